// Recognises links that start the bot: https://t.me/<bot>?start=… and tg://resolve?domain=<bot>&start=….
// @ts-check

const known = { bot: '' };

/** @param {string} username */
export const useBot = (username) => void (known.bot = username.toLowerCase());

/**
 * The payload of a link to this bot; null when it is another kind of text.
 * @param {string} text
 * @returns {{ payload: string | undefined } | null}
 */
export function readDeepLink(text) {
  if (!/^(https?:\/\/|tg:\/\/|(www\.)?t\.me\/)\S+$/i.test(text)) return null;
  let url;
  try {
    url = new URL(/^(https?|tg):/i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
  const isWeb = /^(www\.)?(t|telegram)\.me$/i.test(url.hostname);
  const bot = url.protocol === 'tg:' ? url.searchParams.get('domain') : isWeb ? url.pathname.slice(1) : null;
  if (bot?.toLowerCase() !== known.bot) return null;
  return { payload: url.searchParams.get('start') ?? undefined };
}
