// A clamd over a real socket that reads INSTREAM as the real one does and can be made to misbehave: silent, resetting,
// answering nonsense, away. What it is given is kept, so that a test can tell what was scanned. No test.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How it answers a whole document; `undefined` is silence. */
export type Answer = (document: Buffer) => string | undefined | Promise<string>;

export interface Clamd {
  readonly address: { readonly host: string; readonly port: number };
  /** Documents it was given whole, without the harmless line that asks whether it is there. */
  readonly seen: Buffer[];
  /** How many connections were made. */
  connections(): number;
  /** Answers like this from now on; harmless lines of up to 64 bytes are answered the same way. */
  answers(how: Answer): void;
  /** Resets the connection once this many bytes of a document have come, as over a limit. */
  resetsAfter(bytes: number): void;
  /** Nobody listens any more. */
  goesAway(): Promise<void>;
  /** Listens again at the same place. */
  comesBack(): Promise<void>;
  stop(): Promise<void>;
}

/** A virus in the tests is whatever holds this word. */
export const HARMFUL = 'EICAR-IN-A-TEST';
export const judges: Answer = (document) =>
  document.includes(HARMFUL) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
export const silent: Answer = () => undefined;

export async function startClamd(): Promise<Clamd> {
  let answer = judges;
  let resetAt = Infinity;
  let connections = 0;
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();

  const serve = (socket: Socket): void => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    let isDone = false;
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      if (received.length > resetAt) return void socket.resetAndDestroy();
      const document = documentIn(received);
      if (!document || isDone) return;
      isDone = true;
      if (document.length > 64) seen.push(document);
      void Promise.resolve(answer(document)).then((says) => says !== undefined && socket.end(says));
    });
  };
  let server: Server | null = createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function goesAway(): Promise<void> {
    const closing = server;
    server = null;
    if (!closing) return;
    for (const socket of sockets) socket.destroy();
    closing.close();
    await once(closing, 'close');
  }
  return {
    address: { host: '127.0.0.1', port },
    seen,
    connections: () => connections,
    answers(how) {
      answer = how;
      resetAt = Infinity;
    },
    resetsAfter: (bytes) => void (resetAt = bytes),
    goesAway,
    async comesBack() {
      if (server) return;
      server = createServer(serve);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: goesAway,
  };
}

/** The document, once the closing empty chunk has come. */
function documentIn(received: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
