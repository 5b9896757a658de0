import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { makeScanner } from '../../src/documents/scanner.js';
import type { ScannerAddress } from '../../src/documents/scanner.js';

const servers: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }
});

/** A clamd that reads INSTREAM properly and answers by `answer`; `onData` can misbehave earlier. */
async function clamd(
  answer: (document: Buffer) => string | undefined,
  options: { socketPath?: string; onData?: (socket: Socket, received: number) => void } = {},
): Promise<ScannerAddress> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      options.onData?.(socket, received.length);
      const document = documentIn(received);
      const says = document && answer(document);
      if (says !== undefined) socket.end(says);
    });
  });
  servers.push({ server, sockets });
  server.listen(options.socketPath ?? { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  return options.socketPath === undefined
    ? { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
    : { socketPath: options.socketPath };
}

/** The document, once the closing empty chunk has come. */
function documentIn(received: Buffer): Buffer | undefined {
  expect(received.subarray(0, 10).toString('latin1')).toBe('zINSTREAM\0'.slice(0, Math.min(10, received.length)));
  const chunks: Buffer[] = [];
  for (let at = 10; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const PAPER = Buffer.alloc(300_000, 'văn bản ');
const stream = (bytes: Buffer = PAPER): Readable => Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]);

describe('what clamd says', () => {
  it.each([
    ['stream: OK\0', { state: 'CLEAN' }],
    ['stream: Eicar-Test-Signature FOUND\0', { state: 'INFECTED', signature: 'Eicar-Test-Signature' }],
    [
      'stream: Win.Test.EICAR_HDB-1(44d88612fea8a8f36de82e1278abb02f:68) FOUND\0',
      { state: 'INFECTED', signature: 'Win.Test.EICAR_HDB-1' },
    ],
    ['INSTREAM size limit exceeded. ERROR\0', { state: 'UNSCANNABLE', fault: 'over-limit' }],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0', { state: 'UNSCANNABLE', fault: 'over-limit' }],
    ["stream: Can't allocate memory ERROR\0", { state: 'UNSCANNABLE', fault: 'refused' }],
    ['stream: Heuristics.Encrypted.PDF FOUND\0', { state: 'UNSCANNABLE', fault: 'refused' }],
    ['UNKNOWN COMMAND\0', { state: 'UNSCANNABLE', fault: 'refused' }],
    ['stream: OK', { state: 'UNSCANNABLE', fault: 'broken-off' }],
    ['not stream: OK\0', { state: 'UNSCANNABLE', fault: 'refused' }],
    ['', { state: 'UNSCANNABLE', fault: 'broken-off' }],
  ])('%j', async (says, result) => {
    const address = await clamd(() => says);
    expect(await makeScanner(address).scan(stream())).toEqual(result);
  });

  it('about exactly the bytes that were given, over a socket of this machine', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'clamd-'));
    let seen: Buffer = Buffer.alloc(0);
    const address = await clamd(
      (document) => {
        seen = document;
        return 'stream: OK\0';
      },
      { socketPath: join(dir, 'clamd.ctl') },
    );
    expect(await makeScanner(address).scan(stream())).toEqual({ state: 'CLEAN' });
    expect(seen.equals(PAPER)).toBe(true);
    await rm(dir, { recursive: true });
  });
});

it('leaves no clock running behind a scan', async () => {
  const clocks = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
  const scanner = makeScanner(await clamd(() => 'stream: OK\0'));
  const before = clocks();
  for (let n = 0; n < 3; n++) await scanner.scan(stream());
  expect(clocks()).toBe(before);
});

it('waits for the whole answer, in however many pieces it comes', async () => {
  const address = await clamd(() => undefined, {
    onData: (socket, received) => {
      if (received < PAPER.length) return;
      const pieces = [...'stream: Eicar FOUND\0'];
      const next = () => (pieces.length > 0 ? socket.write(pieces.shift()!, () => setTimeout(next, 1)) : undefined);
      next();
    },
  });
  expect(await makeScanner(address).scan(stream())).toEqual({ state: 'INFECTED', signature: 'Eicar' });
});

describe('never clean when', () => {
  it('no scanner is set up', async () => {
    expect(await makeScanner(undefined).scan(stream())).toEqual({ state: 'UNSCANNABLE', fault: 'not-configured' });
  });

  it('nobody listens', async () => {
    const address = { socketPath: join(tmpdir(), 'no-such-clamd.ctl') };
    expect(await makeScanner(address).scan(stream())).toEqual({ state: 'UNSCANNABLE', fault: 'unreachable' });
  });

  it('the connection is reset in the middle, as over a limit', async () => {
    const address = await clamd(() => undefined, {
      onData: (socket, received) => received > 100_000 && socket.resetAndDestroy(),
    });
    expect(await makeScanner(address).scan(stream(Buffer.alloc(5_000_000)))).toEqual({
      state: 'UNSCANNABLE',
      fault: 'broken-off',
    });
  });

  it('clamd says OK before it has everything', async () => {
    const address = await clamd(() => undefined, { onData: (socket) => socket.end('stream: OK\0') });
    const slow = (async function* () {
      for (let part = 0; part < 50; part += 1) {
        yield Buffer.alloc(10_000);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    expect(await makeScanner(address).scan(slow)).toEqual({ state: 'UNSCANNABLE', fault: 'broken-off' });
  });

  it('clamd never answers', async () => {
    const address = await clamd(() => undefined);
    expect(await makeScanner(address, 200).scan(stream())).toEqual({ state: 'UNSCANNABLE', fault: 'timeout' });
  });

  it('clamd takes nothing in and never answers', async () => {
    const address = await clamd(() => undefined, { onData: (socket) => socket.pause() });
    expect(await makeScanner(address, 300).scan(stream(Buffer.alloc(20_000_000)))).toEqual({
      state: 'UNSCANNABLE',
      fault: 'timeout',
    });
  });

  it('the document cannot be read', async () => {
    const address = await clamd(() => 'stream: OK\0');
    const broken = (async function* () {
      yield Buffer.from('half');
      await Promise.resolve();
      throw new Error('disk');
    })();
    expect(await makeScanner(address).scan(broken)).toEqual({ state: 'UNSCANNABLE', fault: 'unreadable' });
  });
});

it('what was found early is heard although clamd hangs up', async () => {
  const address = await clamd(() => undefined, {
    onData: (socket, received) => received > 50_000 && socket.end('stream: Eicar FOUND\0'),
  });
  expect(await makeScanner(address).scan(stream(Buffer.alloc(2_000_000)))).toEqual({
    state: 'INFECTED',
    signature: 'Eicar',
  });
});

it('hangs up on a scanner that talks without end, and takes it for none', async () => {
  const address = await clamd(() => undefined, { onData: (socket) => void socket.write('x'.repeat(5000)) });
  const found = await makeScanner(address, 60_000).scan(Readable.from([Buffer.from('abc')]));
  expect(found).toEqual({ state: 'UNSCANNABLE', fault: 'broken-off' });
});

it('ends every scan under way when the program stops', async () => {
  const begun = { count: 0 };
  const address = await clamd(() => undefined, { onData: () => begun.count++ });
  const scanner = makeScanner(address, 60_000);
  const scans = [scanner.scan(stream()), scanner.scan(stream())];
  while (begun.count < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  scanner.stop();
  expect(await Promise.all(scans)).toEqual([1, 2].map(() => ({ state: 'UNSCANNABLE', fault: 'broken-off' })));
});
