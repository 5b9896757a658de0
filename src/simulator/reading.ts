// The Bot API methods that write no message: who am I, files, commands, chats, the webhook's settings.
// It must not know HTTP; long polling stands in botapi.ts.
import { asText } from './body.js';
import type { Method, MethodContext } from './methods.js';
import { writableChat } from './methods.js';
import { badRequest } from './types.js';
import type { BotCommand } from './types.js';
import type { UpdateQueue } from './updates.js';
import type { WebhookSender } from './webhook.js';
import type { World } from './world.js';

const LARGEST_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** The key under which commands of a scope and language are kept. */
export function commandsKey(fields: Record<string, unknown>): string {
  const scope = fields.scope as { type?: string; chat_id?: number | string } | undefined;
  const type = scope?.type ?? 'default';
  const place = type.startsWith('chat') ? `chat:${scope?.chat_id}` : type;
  const language = fields.language_code ? `|${asText(fields.language_code)}` : '';
  return place + language;
}

/** The commands a person sees, the narrowest scope first, as Telegram picks them. */
export function commandsFor(world: World, chatId: number, language: string): BotCommand[] {
  for (const scope of [`chat:${chatId}`, 'all_private_chats', 'default']) {
    const found = world.settings.commands[`${scope}|${language}`] ?? world.settings.commands[scope];
    if (found) return found;
  }
  return [];
}

const getFile: Method = ({ world }, { fields }) => {
  const record = world.files.find(asText(fields.file_id));
  if (!record) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (record.size > LARGEST_DOWNLOAD_BYTES) throw badRequest('file is too big');
  return { file_id: record.fileId, file_unique_id: record.uniqueId, file_size: record.size, file_path: record.path };
};

const setMyCommands: Method = ({ world }, { fields }) => {
  const commands = fields.commands as BotCommand[];
  if (!Array.isArray(commands) || commands.length > 100) throw badRequest("can't parse commands");
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command ?? '')) throw badRequest('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
  }
  world.settings.commands[commandsKey(fields)] = commands.map(({ command, description }) => ({
    command: command.replace(/^\//, ''),
    description,
  }));
  world.saveSettings();
  return true;
};

const getChat: Method = ({ world }, { fields }) => {
  const chat = world.wireChat(Number(fields.chat_id));
  if (!chat) throw badRequest('chat not found');
  return { ...chat, accent_color_id: 0, max_reaction_count: 11 };
};

const leaveChat: Method = ({ world }, { fields }) => {
  const group = world.groups.get(Number(fields.chat_id));
  if (!group) throw badRequest(world.persons.has(Number(fields.chat_id)) ? "chat can't be left" : 'chat not found');
  if (!group.botIsMember) throw badRequest(`bot is not a member of the ${group.type} chat`);
  world.saveGroup({ ...group, botIsMember: false });
  return true;
};

/** The methods that write no message, by their name in lower case. */
export const READING_METHODS: Record<string, Method> = {
  getme: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  getfile: getFile,
  getchat: getChat,
  leavechat: leaveChat,
  setmycommands: setMyCommands,
  getmycommands: ({ world }, { fields }) => world.settings.commands[commandsKey(fields)] ?? [],
  deletemycommands: ({ world }, { fields }) => {
    delete world.settings.commands[commandsKey(fields)];
    world.saveSettings();
    return true;
  },
  setchatmenubutton: () => true,
  getchatmenubutton: () => ({ type: 'commands' }),
  setmydescription: () => true,
  setmyshortdescription: () => true,
  setmyname: () => true,
  sendchataction: ({ world }, { fields }) => {
    writableChat(world, fields.chat_id);
    return true;
  },
};

/** The webhook's methods, by their name in lower case. */
export function webhookMethods(queue: UpdateQueue, sender: WebhookSender): Record<string, Method> {
  const set = ({ world }: MethodContext, url: string, fields: Record<string, unknown>): true => {
    const secretToken = fields.secret_token === undefined ? undefined : asText(fields.secret_token);
    if (secretToken !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secretToken)) {
      throw badRequest('secret token contains unallowed characters');
    }
    if (url !== '' && !/^https?:\/\/[^/]+/.test(url)) throw badRequest('bad webhook: invalid URL');
    if (fields.drop_pending_updates === true) queue.dropAll();
    const maxConnections = Math.min(100, Math.max(1, Number(fields.max_connections ?? 40)));
    world.settings.webhook = url === '' ? null : { url, secretToken, maxConnections };
    if (Array.isArray(fields.allowed_updates)) world.settings.allowedUpdates = fields.allowed_updates as string[];
    world.saveSettings();
    queue.endPolls();
    sender.wake();
    return true;
  };
  return {
    setwebhook: (context, { fields }) => set(context, asText(fields.url), fields),
    deletewebhook: (context, { fields }) => set(context, '', fields),
    getwebhookinfo: ({ world }) => {
      const webhook = world.settings.webhook;
      const error = sender.lastError();
      return {
        url: webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.waiting.size,
        ...(webhook && { max_connections: webhook.maxConnections }),
        ...(webhook && error && { last_error_date: Math.floor(error.atMs / 1000), last_error_message: error.message }),
        ...(world.settings.allowedUpdates && { allowed_updates: world.settings.allowedUpdates }),
      };
    },
  };
}
