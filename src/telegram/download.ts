// Fetches one file from Telegram into the vault: asks where it is, streams it with a limit, a clock and a count of
// the bytes, and says how it went as a value. Half a paper is never kept, nor an error page in its place.
// It must not know whose file it is. Addresses hold the bot's token, so nothing Telegram or fetch says leaves this file.
import { isAbsolute } from 'node:path';
import type { Vault } from '../kit/vault.js';
import { LARGEST_ANSWER_BYTES, readAnswer, readRetrySeconds } from './answers.js';

/** Why a file could not be fetched this time; `incomplete` is a body that ended early or came out at another length. */
export type DownloadFault =
  | 'rate-limited'
  | 'unavailable'
  | 'unauthorized'
  | 'server'
  | 'network'
  | 'timeout'
  | 'incomplete'
  | 'disk'
  | 'stopped';

/** How a download went. `too-big` and `gone` will not change by trying again; `retry-later` may, not before `retryAfterMs`. */
export type Downloaded =
  | { readonly ok: true; readonly hash: string; readonly bytes: number }
  | { readonly ok: false; readonly kind: 'too-big' }
  | { readonly ok: false; readonly kind: 'gone' }
  | { readonly ok: false; readonly kind: 'retry-later'; readonly fault: DownloadFault; readonly retryAfterMs: number };

/** What to fetch, from where, and within which limits; `expectedBytes` is what the message said, `timeoutMs` covers the whole download. */
export interface DownloadOrder {
  readonly apiRoot: string;
  readonly token: string;
  readonly fileId: string;
  readonly expectedBytes?: number;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

type Verdict = Exclude<Downloaded, { ok: true }>;
type Located = { readonly path: string; readonly bytes: number | undefined };

const RETRY_AFTER_MS: Record<DownloadFault, number> = {
  'rate-limited': 30_000,
  unavailable: 60_000,
  unauthorized: 300_000,
  server: 30_000,
  network: 15_000,
  timeout: 30_000,
  incomplete: 5_000,
  disk: 60_000,
  stopped: 0,
};

const TOO_BIG: Verdict = { ok: false, kind: 'too-big' };
const GONE: Verdict = { ok: false, kind: 'gone' };
const later = (fault: DownloadFault, retryAfterMs = RETRY_AFTER_MS[fault]): Verdict => ({
  ok: false,
  kind: 'retry-later',
  fault,
  retryAfterMs,
});

/** Brings one file into the vault. Never throws; every failure is a verdict without token, address or words in it. */
export async function downloadFile(order: DownloadOrder, vault: Vault): Promise<Downloaded> {
  if (order.expectedBytes !== undefined && order.expectedBytes > order.maxBytes) return TOO_BIG;
  const clock = AbortSignal.timeout(order.timeoutMs);
  const signal = order.signal ? AbortSignal.any([order.signal, clock]) : clock;
  const broken = (fault: DownloadFault): Verdict =>
    order.signal?.aborted ? later('stopped') : clock.aborted ? later('timeout') : later(fault);

  try {
    // A link lives about an hour; if it has just died, one fresh link is asked for before the file is called gone.
    for (let round = 1; ; round += 1) {
      const located = await locate(order, signal);
      if ('ok' in located) return located;
      if (located.bytes !== undefined && located.bytes > order.maxBytes) return TOO_BIG;
      const fetched = await bring(order, located, vault, signal, broken);
      if (fetched.ok || fetched.kind !== 'gone' || round === 2) return fetched;
    }
  } catch {
    return broken('network');
  }
}

async function locate(order: DownloadOrder, signal: AbortSignal): Promise<Located | Verdict> {
  const response = await fetch(`${order.apiRoot}/bot${order.token}/getFile`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ file_id: order.fileId }),
    redirect: 'manual',
    signal,
  });
  const answer = readAnswer(parsed(await bodyOf(response)), response.status);
  // A proxy or a portal on the way may answer 200 with a page of its own.
  if (answer === null) return later('server');
  if (answer.ok) return locatedBy(answer.result, order);
  const { error_code: code, description, parameters } = answer;
  if (code === 429) return later('rate-limited', (parameters.retry_after ?? 30) * 1000);
  // Telegram answers 404 to a token it cannot read, and 400 to a file it does not know.
  if (code === 401 || code === 403 || code === 404) return later('unauthorized');
  if (code >= 500) return later('server');
  if (/file is too big/i.test(description)) return TOO_BIG;
  if (/temporarily unavailable/i.test(description)) return later('unavailable');
  return code === 400 ? GONE : later('server');
}

async function bring(
  order: DownloadOrder,
  located: Located,
  vault: Vault,
  signal: AbortSignal,
  broken: (fault: DownloadFault) => Verdict,
): Promise<Downloaded> {
  const path = located.path.split('/').filter((part) => part !== '');
  if (path.some((part) => part === '..' || part === '.')) return later('server');
  const response = await fetch(`${order.apiRoot}/file/bot${order.token}/${path.map(encodeURIComponent).join('/')}`, {
    headers: { 'accept-encoding': 'identity' },
    redirect: 'manual',
    signal,
  });
  const refused = refusedBody(response, order.maxBytes);
  if (refused || response.body === null) {
    await response.body?.cancel();
    return refused ?? later('incomplete');
  }
  const expected = located.bytes ?? announcedBytes(response);
  return keep(response.body as AsyncIterable<Uint8Array>, expected, order.maxBytes, vault, broken);
}

function refusedBody(response: Response, maxBytes: number): Verdict | undefined {
  if (response.status === 200) return (announcedBytes(response) ?? 0) > maxBytes ? TOO_BIG : undefined;
  if (response.status === 404 || response.status === 410) return GONE;
  if (response.status === 401 || response.status === 403) return later('unauthorized');
  if (response.status !== 429) return later('server');
  const header = response.headers.get('retry-after');
  const seconds = /^\d+$/.test(header ?? '') ? readRetrySeconds(Number(header)) : 30;
  return later('rate-limited', seconds * 1000);
}

function announcedBytes(response: Response): number | undefined {
  const header = response.headers.get('content-length');
  // With a content encoding the announced length is not that of the file.
  return header === null || response.headers.has('content-encoding') ? undefined : Number(header);
}

async function keep(
  source: AsyncIterable<Uint8Array>,
  expectedBytes: number | undefined,
  maxBytes: number,
  vault: Vault,
  broken: (fault: DownloadFault) => Verdict,
): Promise<Downloaded> {
  let sourceFault: 'incomplete' | undefined;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    try {
      for await (const chunk of source) {
        bytes += chunk.byteLength;
        if (expectedBytes !== undefined && bytes > expectedBytes) break;
        yield chunk;
      }
    } catch (error) {
      sourceFault = 'incomplete';
      throw error;
    }
    // Counted before the vault is told that this was all, so a shortened paper never gets a hash.
    if (expectedBytes !== undefined && bytes !== expectedBytes) {
      sourceFault = 'incomplete';
      throw new Error('The file came out at another length than announced');
    }
  };
  try {
    const kept = await vault.put(counted(), { maxBytes });
    return kept.ok ? { ok: true, hash: kept.hash, bytes: kept.bytes } : TOO_BIG;
  } catch {
    return broken(sourceFault ?? 'disk');
  }
}

/** Where the file lies; a path on a disk, as a Bot API server in local mode gives it, is never followed: that disk may be ours. */
function locatedBy(result: unknown, order: DownloadOrder): Located | Verdict {
  const { file_path: path, file_size: size } = (result ?? {}) as Record<string, unknown>;
  if (typeof path !== 'string' || path === '') return later('unavailable');
  if (isAbsolute(path)) return GONE;
  const isSize = Number.isSafeInteger(size) && (size as number) >= 0;
  return { path, bytes: isSize ? (size as number) : order.expectedBytes };
}

/** The words of an answer; what has no end is left, and is no answer. */
async function bodyOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > LARGEST_ANSWER_BYTES) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
