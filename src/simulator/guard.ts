// Who may call the local Telegram: programs of this machine, and of all web pages only its own. A page of another site that is
// open in the same browser can send requests here, and by a name of its own that leads to this machine even read the answers.
// It must not know what a call does.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';

/** Carries the token of acts that change something; never in an address, which lands in logs and histories. */
export const TOKEN_HEADER = 'x-control-token';

export interface Guard {
  /** Made anew at each start. The page asks for it; nobody else's page can read the answer. */
  readonly token: string;
  /** Whether the request speaks to this machine by a name of its own. */
  isOurs(req: IncomingMessage): boolean;
  /** Whether it comes from our page, or from no page at all. */
  isOwnPage(req: IncomingMessage): boolean;
  /** Whether it may change something. */
  mayChange(req: IncomingMessage): boolean;
}

/** Whether a browser sent it, on behalf of whatever page: the bot is no browser. */
export const isFromBrowser = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || (name.startsWith('127.') && isIP(name) === 4);
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** The name in a Host header, without port and brackets; whoever has an odd one is not ours. */
function nameOf(host: string | undefined): string {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host ?? '') ?? [];
  return (bracketed ?? plain ?? '').toLowerCase();
}

/** Builds the guard of a server that listens on `host`. */
export function createGuard(host: string): Guard {
  const token = randomBytes(24).toString('base64url');
  const isOurs = (req: IncomingMessage): boolean => {
    const name = nameOf(req.headers.host);
    // An address can never be a name that somebody else made lead to us.
    return isLoopback(name) || name === host.toLowerCase() || (EVERYWHERE.has(host) && isIP(name) > 0);
  };
  const isOwnPage = ({ headers }: IncomingMessage): boolean => {
    const { origin, host: own, 'sec-fetch-site': site } = headers;
    const fromOwn = origin === undefined || origin === `http://${own}`;
    return fromOwn && (site === undefined || site === 'same-origin' || site === 'none');
  };
  return {
    token,
    isOurs,
    isOwnPage,
    mayChange(req) {
      const given = Buffer.from(String(req.headers[TOKEN_HEADER] ?? ''));
      const wanted = Buffer.from(token);
      return req.method === 'POST' && given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}

/** Answers whoever may not; what they were still sending is not read. */
export function turnAway(res: ServerResponse, why: string): void {
  const text = JSON.stringify({ ok: false, error_code: 403, description: `Forbidden: ${why}`, error: why });
  res.writeHead(403, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  });
  res.end(text);
}
