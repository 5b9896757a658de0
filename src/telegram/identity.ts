// Whose BOT_TOKEN is, as Telegram tells it; and in one sentence for the operator why it does not tell.
// It must not know what the name is used for.
import { GrammyError } from 'grammy';
import { setupFault } from '../kit/setup-fault.js';
import { makeApi } from './channel.js';

/** The bot whose chats, messages and files the data speak of. */
export interface BotIdentity {
  readonly id: number;
  readonly name: string;
}

/** Somebody waits at the terminal. */
const ASK_SECONDS = 15;
const NAME = /^[A-Za-z0-9_]{4,32}$/;

/**
 * Asks Telegram. Throws a setup fault that says what to look at: the token, the way to Telegram, or whatever answers in its
 * place. The address is named, the token never.
 */
export async function readIdentity(settings: { token: string; apiRoot: string }): Promise<BotIdentity> {
  const { apiRoot } = settings;
  const api = makeApi(settings, ASK_SECONDS);
  const me: unknown = await api.getMe().catch((error: unknown) => {
    if (error instanceof GrammyError && [401, 404].includes(error.error_code))
      throw setupFault('Telegram does not accept BOT_TOKEN: copy it anew from BotFather, whole and without spaces.');
    if (error instanceof GrammyError && error.error_code < 500)
      throw setupFault(`What answers at ${apiRoot} refuses the bot with ${error.error_code}: ${LOOK}`);
    throw setupFault(`Telegram cannot be reached at ${apiRoot}: ${LOOK}`);
  });
  const { id, is_bot, username } = (me ?? {}) as Record<string, unknown>;
  if (Number.isSafeInteger(id) && is_bot === true && typeof username === 'string' && NAME.test(username))
    return { id: id as number, name: username };
  throw setupFault(`What answers at ${apiRoot} is not Telegram: ${LOOK}`);
}

const LOOK = 'look at the network, at a proxy or a sign-in page in between, and at TELEGRAM_API_ROOT.';
