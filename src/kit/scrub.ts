// Takes secrets and telephone numbers out of a finished line of text, whatever put them there.
// The last safety net of the log; it knows patterns, not rooms.

// No \b: in «bot123456:AAH…» there is no word boundary before the digits.
const BOT_TOKEN = /\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}/gi;
const URL_LOGIN = /([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>/]+@/gi;
// Hashes and UUIDs may hold ten digits in a row by chance; they are kept as they are.
const PHONE_OR_HASH =
  /[0-9a-f]{32,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![\d.])(?:\+?84|0)[\s.-]?(?:[35789]\d|2\d{1,2})(?:[\s.-]?\d){7}(?!\d)/gi;
const HIDDEN = '[hidden]';
const SHORTEST_SECRET = 4;

/** Makes the function that hides `secrets` (whole, percent-encoded, or the password inside an address), bot tokens, logins in addresses and Vietnamese telephone numbers. */
export function makeScrubber(secrets: readonly string[]): (line: string) => string {
  const literals = [...new Set(secrets.flatMap(formsOf))]
    .filter((form) => form.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
  return (line) => {
    let clean = line;
    for (const literal of literals) clean = clean.replaceAll(literal, HIDDEN);
    return clean
      .replace(BOT_TOKEN, HIDDEN)
      .replace(URL_LOGIN, `$1${HIDDEN}@`)
      .replace(PHONE_OR_HASH, (found) => (/^(?:\+?84|0)[\s\d.-]{8,14}$/.test(found) ? HIDDEN : found));
  };
}

function formsOf(secret: string): string[] {
  const parts = [secret];
  const token = /^\d+:([A-Za-z0-9_-]+)$/.exec(secret);
  if (token?.[1]) parts.push(token[1]);
  const login = /^[a-z][a-z0-9+.-]*:\/\/[^:/@\s]*:([^\s]*)@/i.exec(secret);
  if (login?.[1]) parts.push(login[1], decoded(login[1]));
  return parts.flatMap((part) => [part, encodeURIComponent(part), JSON.stringify(part).slice(1, -1)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
