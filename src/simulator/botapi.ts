// The Bot API face: /bot<token>/<method> and /file/bot<token>/<path>. Reads the call, lets the faults strike, runs the
// method, answers as Telegram does. It must not know which bot stands behind the token.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { readCall } from './body.js';
import type { CallBody } from './body.js';
import type { Fault, Faults } from './faults.js';
import { WRITING_METHODS } from './methods.js';
import type { Method, MethodContext } from './methods.js';
import { READING_METHODS, webhookMethods } from './reading.js';
import { TelegramRefusal } from './types.js';
import type { UpdateQueue } from './updates.js';
import type { WebhookSender } from './webhook.js';

export interface BotApi {
  /** Answers a request of the bot; `path` is the part before the query. */
  handle(req: IncomingMessage, res: ServerResponse, path: string, query: string): Promise<void>;
  /** Runs a method without HTTP (a call that stood in a webhook answer). */
  run(method: string, params: Record<string, unknown>): unknown;
  /** Calls by method since the last reset. */
  calls: Map<string, number>;
  /** How many answers of each code were given since the last reset. */
  answers: Map<number, number>;
}

export interface BotApiOptions {
  context: MethodContext;
  queue: UpdateQueue;
  webhook: WebhookSender;
  faults: Faults;
}

const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** Builds the Bot API face. */
export function createBotApi({ context, queue, webhook, faults }: BotApiOptions): BotApi {
  const { world, pace } = context;
  const methods: Record<string, Method> = {
    ...READING_METHODS,
    ...WRITING_METHODS,
    ...webhookMethods(queue, webhook),
    close: () => true,
    logout: () => true,
  };
  const calls = new Map<string, number>();
  const answers = new Map<number, number>();

  const send = (res: ServerResponse, status: number, payload: unknown): void => {
    count(answers, status);
    if (res.destroyed) return;
    const text = JSON.stringify(payload);
    res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    res.end(text);
  };

  const sendRefusal = (res: ServerResponse, error: TelegramRefusal): void => {
    const { code, description, parameters } = error;
    send(res, code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });
  };

  const tooMany = (wait: number): TelegramRefusal =>
    new TelegramRefusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });

  const getUpdates = async (res: ServerResponse, body: CallBody): Promise<unknown> => {
    if (world.settings.webhook) {
      throw new TelegramRefusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const { offset, limit, timeout, allowed_updates: allowed } = body.fields;
    if (Array.isArray(allowed) && JSON.stringify(allowed) !== JSON.stringify(world.settings.allowedUpdates)) {
      world.settings.allowedUpdates = allowed as string[];
      world.saveSettings();
    }
    const poll = queue.poll({ offset: offset as number, limit: limit as number, timeout: timeout as number });
    res.once('close', poll.abandon);
    const updates = await poll.updates;
    res.removeListener('close', poll.abandon);
    return updates;
  };

  /** Faults that strike before the method runs; true when the call ends here. */
  const strikeBefore = async (struck: Fault[], req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    for (const fault of struck) {
      if (fault.kind === 'slow') await pause(fault.ms ?? 2_000);
      if (fault.kind === 'dropBefore') {
        req.socket.destroy();
        return true;
      }
      if (fault.kind === 'status500') {
        send(res, 500, { ok: false, error_code: 500, description: 'Internal Server Error' });
        return true;
      }
      if (fault.kind === '429') {
        const wait = fault.retryAfter ?? 3;
        pace.pause(wait, fault.chat);
        sendRefusal(res, tooMany(wait));
        return true;
      }
    }
    return false;
  };

  /** Faults that strike after the method ran; true when no answer is to be given. */
  const strikeAfter = async (struck: Fault[], req: IncomingMessage): Promise<boolean> => {
    for (const fault of struck) {
      if (fault.kind === 'timeout') return true;
      if (fault.kind === 'dropAfter') {
        await pause(fault.ms ?? 500);
        req.socket.destroy();
        return true;
      }
    }
    return false;
  };

  const callMethod = async (req: IncomingMessage, res: ServerResponse, name: string, query: string): Promise<void> => {
    const lower = name.toLowerCase();
    const method = methods[lower];
    if (!method && lower !== 'getupdates') throw new TelegramRefusal(404, 'Not Found: method not found');
    count(calls, lower);
    const body = await readCall(req, query);
    const chat = Number(body.fields.chat_id);
    const struck = faults.strike(lower, Number.isNaN(chat) ? undefined : chat);
    if (struck.length > 0 && (await strikeBefore(struck, req, res))) return;
    let result: unknown;
    let refused: Error | undefined;
    try {
      result = method ? method(context, body) : await getUpdates(res, body);
    } catch (error) {
      refused = error instanceof Error ? error : new Error('unknown');
    }
    if (struck.length > 0 && (await strikeAfter(struck, req))) return;
    if (refused) throw refused;
    send(res, 200, { ok: true, result });
  };

  const download = async (req: IncomingMessage, res: ServerResponse, filePath: string): Promise<void> => {
    count(calls, 'file');
    const struck = faults.strike('file', undefined);
    if (struck.length > 0 && (await strikeBefore(struck, req, res))) return;
    const record = world.files.findByPath(filePath);
    if (!record || struck.some(({ kind }) => kind === '404file')) throw new TelegramRefusal(404, 'Not Found');
    let bytes: Buffer;
    try {
      bytes = world.files.bytesOf(record);
    } catch {
      throw new TelegramRefusal(404, 'Not Found');
    }
    res.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    if (struck.some(({ kind }) => kind === 'truncatedFile')) {
      res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => setTimeout(() => req.socket.destroy(), 20));
      return;
    }
    if (await strikeAfter(struck, req)) return;
    res.end(bytes);
  };

  return {
    calls,
    answers,
    run: (name, params) => methods[name.toLowerCase()]?.(context, { fields: params, files: new Map() }),
    async handle(req, res, path, query) {
      try {
        const isFile = path.startsWith('/file/bot');
        const rest = path.slice(isFile ? 9 : 4);
        const slash = rest.indexOf('/');
        const token = slash < 0 ? rest : rest.slice(0, slash);
        if (decodeURIComponent(token) !== world.token) throw new TelegramRefusal(401, 'Unauthorized');
        const name = slash < 0 ? '' : rest.slice(slash + 1);
        if (isFile) await download(req, res, decodeURIComponent(name));
        else await callMethod(req, res, name, query);
      } catch (error) {
        // Unread bytes of a refused upload would otherwise hold the connection.
        if (!req.complete) req.resume();
        if (error instanceof TelegramRefusal) sendRefusal(res, error);
        else if (!req.socket.destroyed)
          send(res, 500, { ok: false, error_code: 500, description: 'Internal Server Error' });
      }
    },
  };
}
