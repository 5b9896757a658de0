// The program's own web face, spoken to over raw sockets: who may not be heard costs nothing, and only this machine hears it.
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttp, type HttpFace } from '../src/http.js';
import type { Health } from '../src/kit/health.js';
import { watchReception } from '../src/telegram/reception.js';
import { secretCheck, webhookHandler } from '../src/telegram/webhook.js';

const SECRET = 'a-secret-only-telegram-knows';
const UPDATE = JSON.stringify({ update_id: 1 });

let face: HttpFace | undefined;
let stored = 0;
const unread: number[] = [];

afterEach(async () => {
  await face?.stop();
  stored = 0;
  unread.length = 0;
});

async function open(host = '127.0.0.1'): Promise<number> {
  face = await startHttp({
    port: 0,
    host,
    health: () => Promise.resolve({ database: 'up', healthy: true } as Health),
    webhook: {
      path: '/hook',
      accepts: secretCheck(SECRET),
      handle: webhookHandler({
        secret: SECRET,
        reception: watchReception('webhook'),
        store: (updates) => {
          stored++;
          for (const each of updates) if (each.update === undefined) unread.push(each.bytesOf().length);
          return Promise.resolve();
        },
      }),
    },
  });
  return face.port;
}

/** Sends these bytes and nothing more; gives back what comes until the other side closes. */
const say = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => void (heard += text));
    socket.once('close', () => resolve(heard));
    socket.once('error', reject);
    socket.write(bytes);
  });

const head = (headers: string) => `POST /hook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n`;

describe('a stop', () => {
  it('does not wait for whoever has not said their whole request', async () => {
    const port = await open();
    const heard = say(port, 'POST /hook HTTP/1.1\r\nHost: x\r\nContent-Le');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const startedAt = performance.now();
    await face!.stop();
    face = undefined;
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(await heard).toBe('');
  }, 30_000);
});

describe('the webhook', () => {
  it.each([
    ['without a secret', ''],
    ['with a wrong one', 'X-Telegram-Bot-Api-Secret-Token: guessed\r\n'],
  ])('hangs up on a stranger %s before reading: a huge body, a slow one, one without an end', async (_how, secret) => {
    const port = await open();
    for (const body of [
      'Content-Length: 900000000\r\n',
      `Content-Length: ${UPDATE.length}\r\n`,
      'Transfer-Encoding: chunked\r\n',
    ])
      expect(await say(port, head(secret + body))).toMatch(/^HTTP\/1\.1 401 /);
    expect(stored).toBe(0);
  });

  it('takes an update of whoever knows the secret', async () => {
    const port = await open();
    const headers = `X-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\nConnection: close\r\nContent-Length: ${UPDATE.length}\r\n`;
    expect(await say(port, head(headers) + UPDATE)).toMatch(/^HTTP\/1\.1 200 /);
    expect(stored).toBe(1);
  });
});

describe('an update far larger than any', () => {
  const MB = 1024 * 1024;
  it.each([
    ['of nothing but brackets', '['.repeat(900_000), 900_000],
    ['of two MB, kept whole', JSON.stringify({ update_id: 1, more: 'x'.repeat(2 * MB) }), 2 * MB + 25],
    ['of twenty MB, kept by its beginning', '['.repeat(20 * MB), 64 * 1024],
  ])('%s: is set aside unread and not asked for again', async (_what, body, kept) => {
    const port = await open();
    const headers = { 'x-telegram-bot-api-secret-token': SECRET, 'content-type': 'application/json' };
    const { status } = await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', headers, body });
    expect(status).toBe(200);
    expect(unread).toEqual([kept]);
  });
});

describe('the address', () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;
  const ask = (host: string, port: number) =>
    fetch(`http://${host}:${port}/health`).then(
      ({ status }) => status,
      () => 'nobody',
    );

  it('is this machine’s own unless another is given', async () => {
    const port = await open();
    expect(await ask('127.0.0.1', port)).toBe(200);
    if (outside) expect(await ask(outside, port)).toBe('nobody');
  });

  it('is the given one', async () => {
    const port = await open('0.0.0.0');
    expect(await ask(outside ?? '127.0.0.1', port)).toBe(200);
  });

  it('that is taken is told at the start', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as { port: number };
    const health = () => Promise.resolve({ database: 'up', healthy: true } as Health);
    await expect(startHttp({ port, host: '127.0.0.1', health, webhook: null })).rejects.toThrow(/EADDRINUSE/);
    squatter.close();
  });
});
