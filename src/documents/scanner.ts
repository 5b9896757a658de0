// Asks clamd whether a document carries something harmful, by streaming it over clamd's socket (INSTREAM).
// Only clamd's plain «OK» to the whole document counts as clean; silence, resets, limits and riddles are «not scanned».
// Knows no document by name and keeps nothing.
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';

/** Why a document could not be scanned. `not-configured` and `over-limit` stay so; the others may pass. */
export type ScanFault =
  'not-configured' | 'over-limit' | 'unreachable' | 'broken-off' | 'timeout' | 'unreadable' | 'refused';

/** The outcome of one scan; `signature` is clamd's name for what it found. */
export type ScanResult =
  | { readonly state: 'CLEAN' }
  | { readonly state: 'INFECTED'; readonly signature: string }
  | { readonly state: 'UNSCANNABLE'; readonly fault: ScanFault };

/** Where clamd listens. */
export type ScannerAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** Looks at documents. */
export type Scanner = {
  /** Looks at one document once. Never throws. */
  scan(source: AsyncIterable<Uint8Array>): Promise<ScanResult>;
  /** Whether a harmless line is found clean within a few seconds: the whole road, not only that somebody listens. */
  probe(): Promise<boolean>;
  /** Breaks off whatever is being looked at. */
  stop(): void;
};

const HARMLESS = Buffer.from('Đôn Đốc');
const PROBE_MS = 5_000;

const CHUNK_BYTES = 64 * 1024;
const LONGEST_ANSWER = 4096;

const unscannable = (fault: ScanFault): ScanResult => ({ state: 'UNSCANNABLE', fault });

/** Makes the scanner; without an address every document is «not scanned». `timeoutMs` covers one whole scan. */
export function makeScanner(address: ScannerAddress | undefined, timeoutMs = 60_000): Scanner {
  const sockets = new Set<Socket>();
  const look = async (source: AsyncIterable<Uint8Array>, withinMs: number): Promise<ScanResult> => {
    if (address === undefined) return unscannable('not-configured');
    const socket = 'socketPath' in address ? connect(address.socketPath) : connect(address.port, address.host);
    sockets.add(socket);
    return scanOver(socket, withinMs, source).finally(() => sockets.delete(socket));
  };
  return {
    scan: (source) => look(source, timeoutMs),
    probe: async () => (await look(Readable.from([HARMLESS]), Math.min(timeoutMs, PROBE_MS))).state === 'CLEAN',
    stop() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function scanOver(socket: Socket, timeoutMs: number, source: AsyncIterable<Uint8Array>): Promise<ScanResult> {
  const talk = listen(socket);
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    socket.destroy();
  }, timeoutMs);
  try {
    const sent = await sendAll(socket, talk, source);
    if (sent === 'unreadable') return unscannable('unreadable');
    // clamd may answer (found, over limit) and hang up before it has read everything, so its words count first.
    return (
      decideAnswer(await talk.answer, sent === 'all') ??
      unscannable(isLate ? 'timeout' : talk.wasConnected() ? 'broken-off' : 'unreachable')
    );
  } finally {
    clearTimeout(clock);
    socket.destroy();
  }
}

type Talk = {
  readonly answer: Promise<string>;
  readonly isOver: () => boolean;
  readonly wasConnected: () => boolean;
  readonly closed: Promise<void>;
};

function listen(socket: Socket): Talk {
  let text = '';
  let isOver = false;
  let wasConnected = false;
  socket.on('connect', () => (wasConnected = true));
  socket.on('data', (data: Buffer) => {
    text += data.toString('latin1');
    if (text.includes('\0') || text.length > LONGEST_ANSWER) isOver = true;
    if (text.length > LONGEST_ANSWER) socket.destroy();
  });
  // The reason is told by what was heard before; the error itself says nothing more.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isOver = true;
      resolve();
    });
  });
  // The whole answer may come although clamd does not hang up.
  const answer = new Promise<string>((resolve) => {
    socket.on('data', () => isOver && resolve(text));
    void closed.then(() => resolve(text));
  });
  return { answer, isOver: () => isOver, wasConnected: () => wasConnected, closed };
}

async function sendAll(
  socket: Socket,
  talk: Talk,
  source: AsyncIterable<Uint8Array>,
): Promise<'all' | 'part' | 'unreadable'> {
  const write = async (data: Uint8Array): Promise<void> => {
    if (socket.write(data)) return;
    await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), talk.closed]);
  };
  await write(Buffer.from('zINSTREAM\0'));
  try {
    for await (const chunk of source) {
      for (let at = 0; at < chunk.byteLength; at += CHUNK_BYTES) {
        if (talk.isOver()) return 'part';
        const piece = chunk.subarray(at, at + CHUNK_BYTES);
        await write(lengthOf(piece.byteLength));
        await write(piece);
      }
    }
  } catch {
    return 'unreadable';
  }
  if (talk.isOver()) return 'part';
  await write(lengthOf(0));
  return 'all';
}

function lengthOf(bytes: number): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(bytes);
  return header;
}

function decideAnswer(text: string, wasAllSent: boolean): ScanResult | undefined {
  const answer = /^([^\0]*)\0/.exec(text)?.[1]?.trim();
  if (answer === undefined) return undefined;
  if (answer === 'stream: OK') return wasAllSent ? { state: 'CLEAN' } : unscannable('broken-off');
  const found = /^stream: ([^\s(]+)(?:\(.*\))? FOUND$/.exec(answer)?.[1];
  // With these clamd says that it could not look inside, not that it found something.
  if (found?.startsWith('Heuristics.Limits.Exceeded')) return unscannable('over-limit');
  if (found?.startsWith('Heuristics.Encrypted')) return unscannable('refused');
  if (found !== undefined) return { state: 'INFECTED', signature: found };
  return unscannable(/size limit exceeded/i.test(answer) ? 'over-limit' : 'refused');
}
