import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../src/kit/vault.js';
import type { Vault } from '../../src/kit/vault.js';
import { downloadFile } from '../../src/telegram/download.js';
import type { DownloadOrder } from '../../src/telegram/download.js';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';
const PAPER = randomBytes(300_000);
const HASH = createHash('sha256').update(PAPER).digest('hex');

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let dir = '';
let vault: Vault;
let server: Server;
let asked: string[] = [];
let onGetFile: Handler;
let onFile: Handler;

const json =
  (status: number, body: unknown): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
const located = (file: Record<string, unknown>): Handler =>
  json(200, { ok: true, result: { file_id: 'F', file_unique_id: 'U', ...file } });
const refused = (code: number, description: string, parameters?: object): Handler =>
  json(code, { ok: false, error_code: code, description, parameters });
const sends =
  (body: Buffer, headers: Record<string, string | number> = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  };

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'download-'));
  vault = await openVault(join(dir, 'documents'));
  asked = [];
  onGetFile = located({ file_path: 'documents/tệp 1.pdf', file_size: PAPER.length });
  onFile = sends(PAPER, { 'content-length': PAPER.length });
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(TOKEN, '<token>');
    asked.push(path);
    if (path === '/bot<token>/getFile') onGetFile(request, response);
    else onFile(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(dir, { recursive: true, force: true });
});

const root = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const order = (change: Partial<DownloadOrder> = {}): DownloadOrder => ({
  apiRoot: root(),
  token: TOKEN,
  fileId: 'F',
  maxBytes: 20_000_000,
  timeoutMs: 5_000,
  ...change,
});

async function onDisk(): Promise<string[]> {
  const found = await readdir(join(dir, 'documents'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('a file that is there', () => {
  it('ends in the vault, whole and counted', async () => {
    expect(await downloadFile(order(), vault)).toEqual({ ok: true, hash: HASH, bytes: PAPER.length });
    expect((await readFile(vault.path(HASH))).equals(PAPER)).toBe(true);
    expect(asked).toEqual(['/bot<token>/getFile', '/file/bot<token>/documents/tệp 1.pdf']);
  });

  it('without any announced length is taken as it comes', async () => {
    onGetFile = located({ file_path: 'documents/x' });
    onFile = (_request, response) => {
      response.write(PAPER.subarray(0, 1000));
      response.end(PAPER.subarray(1000));
    };
    expect(await downloadFile(order(), vault)).toMatchObject({ ok: true, hash: HASH });
  });
});

describe('a file that is too big', () => {
  it.each<[string, Partial<DownloadOrder>, () => void, number]>([
    ['by the message: nothing is asked', { expectedBytes: 20_000_001 }, () => undefined, 0],
    ['by getFile', { maxBytes: 1000 }, () => undefined, 1],
    ['by Telegram’s own limit', {}, () => (onGetFile = refused(400, 'Bad Request: file is too big')), 1],
    ['by the length announced with the body', { maxBytes: 1000 }, () => (onGetFile = located({ file_path: 'x' })), 2],
    [
      'only seen while it comes',
      { maxBytes: 1000 },
      () => {
        onGetFile = located({ file_path: 'x' });
        onFile = (_request, response) => {
          response.on('error', () => undefined);
          const more = (): void =>
            void (response.writable && response.write(Buffer.alloc(10_000), () => setImmediate(more)));
          more();
        };
      },
      2,
    ],
  ])('%s', async (_what, change, arrange, requests) => {
    arrange();
    expect(await downloadFile(order(change), vault)).toEqual({ ok: false, kind: 'too-big' });
    expect(asked).toHaveLength(requests);
    expect(await onDisk()).toEqual([]);
  });
});

describe('a file that cannot be had', () => {
  const retry = (fault: string): object => ({ ok: false, kind: 'retry-later', fault });
  const half = PAPER.subarray(0, 150_000);

  it.each<[string, () => void, object]>([
    ['unknown to Telegram', () => (onGetFile = refused(400, 'Bad Request: invalid file_id')), { kind: 'gone' }],
    [
      'not ready',
      () => (onGetFile = refused(400, 'Bad Request: wrong file_id or the file is temporarily unavailable')),
      retry('unavailable'),
    ],
    ['an answer without end', () => (onGetFile = (_q, r) => void r.end('x'.repeat(5_000_000))), retry('server')],
    [
      'too many requests, for a time that is none',
      () => (onGetFile = (_q, r) => void r.end('{"ok":false,"error_code":"429","parameters":{"retry_after":"abc"}}')),
      { ...retry('rate-limited'), retryAfterMs: 1000 },
    ],
    [
      'too many requests, for half a life',
      () => (onGetFile = refused(429, 'Too Many Requests', { retry_after: 1e9 })),
      { ...retry('rate-limited'), retryAfterMs: 3_600_000 },
    ],
    ['refused without words', () => (onGetFile = json(400, { ok: false, error_code: 400 })), { kind: 'gone' }],
    ['without a path', () => (onGetFile = located({})), retry('unavailable')],
    [
      'too many requests',
      () => (onGetFile = refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 })),
      { ...retry('rate-limited'), retryAfterMs: 7000 },
    ],
    ['token refused', () => (onGetFile = refused(401, 'Unauthorized')), retry('unauthorized')],
    ['token unreadable', () => (onGetFile = refused(404, 'Not Found')), retry('unauthorized')],
    ['Telegram ill', () => (onGetFile = refused(502, 'Bad Gateway')), retry('server')],
    [
      'a portal’s page instead of Telegram',
      () => (onGetFile = (_q, r) => void r.end('<html>Đăng nhập</html>')),
      retry('server'),
    ],
    [
      'redirected elsewhere',
      () => (onGetFile = (_q, r) => void r.writeHead(302, { location: '/elsewhere' }).end()),
      retry('server'),
    ],
    [
      'redirected elsewhere at the file',
      () => (onFile = (_q, r) => void r.writeHead(302, { location: '/elsewhere' }).end('x')),
      retry('server'),
    ],
    ['file server ill', () => (onFile = (_q, r) => void r.writeHead(500).end('error page')), retry('server')],
    [
      'file server busy',
      () => (onFile = (_q, r) => void r.writeHead(429, { 'retry-after': '9' }).end()),
      { ...retry('rate-limited'), retryAfterMs: 9000 },
    ],
    ['connection cut at getFile', () => (onGetFile = (_q, r) => void r.destroy()), retry('network')],
    ['connection cut at the file', () => (onFile = (_q, r) => void r.destroy()), retry('network')],
    [
      'body cut short',
      () =>
        (onFile = (_q, r) => void r.writeHead(200, { 'content-length': PAPER.length }).write(half, () => r.destroy())),
      retry('incomplete'),
    ],
    ['body shorter than getFile said', () => (onFile = sends(half)), retry('incomplete')],
    ['body longer than getFile said', () => (onFile = sends(Buffer.concat([PAPER, half]))), retry('incomplete')],
    ['empty body', () => (onFile = sends(Buffer.alloc(0))), retry('incomplete')],
    ['a path that climbs', () => (onGetFile = located({ file_path: '../../secret' })), retry('server')],
  ])('%s', async (_what, arrange, expected) => {
    arrange();
    const result = await downloadFile(order(), vault);
    expect(result).toMatchObject({ ok: false, ...expected });
    expect(inspect(result)).not.toMatch(/AAHdq|http|127\.0\.0\.1/);
    expect(asked).not.toContain('/elsewhere');
    expect(await onDisk()).toEqual([]);
  });

  it('on a disk is gone: no file of this machine is ever read', async () => {
    const path = join(dir, 'secret.txt');
    await writeFile(path, PAPER);
    for (const file_path of [path, '/etc/passwd']) {
      onGetFile = located({ file_path });
      expect(await downloadFile(order(), vault)).toEqual({ ok: false, kind: 'gone' });
    }
    expect(asked).toEqual(['/bot<token>/getFile', '/bot<token>/getFile']);
    expect(await onDisk()).toEqual([]);
  });

  it('shorter than the message said, when nobody else knows the length', async () => {
    onGetFile = located({ file_path: 'x' });
    onFile = sends(half);
    expect(await downloadFile(order({ expectedBytes: PAPER.length }), vault)).toMatchObject(retry('incomplete'));
  });

  it('saves no 404 page: asks for a fresh link once, then says gone', async () => {
    onFile = (_request, response) =>
      void response.writeHead(404).end('{"ok":false,"error_code":404,"description":"Not Found"}');
    expect(await downloadFile(order(), vault)).toEqual({ ok: false, kind: 'gone' });
    expect(asked).toHaveLength(4);
    expect(await onDisk()).toEqual([]);
  });

  it('a link that has just died is replaced by a fresh one', async () => {
    let times = 0;
    onFile = (request, response) =>
      ++times === 1 ? void response.writeHead(404).end() : sends(PAPER)(request, response);
    expect(await downloadFile(order(), vault)).toMatchObject({ ok: true, hash: HASH });
  });

  it('does not hang on a body that stops without end', async () => {
    onFile = (_request, response) => void response.writeHead(200, { 'content-length': PAPER.length }).write(half);
    expect(await downloadFile(order({ timeoutMs: 300 }), vault)).toMatchObject(retry('timeout'));
    expect(await onDisk()).toEqual([]);
  });

  it('does not hang on a server that says nothing', async () => {
    onGetFile = () => undefined;
    expect(await downloadFile(order({ timeoutMs: 300 }), vault)).toMatchObject(retry('timeout'));
  });

  it('stops when told to, in the middle of the body', async () => {
    const stop = new AbortController();
    onFile = (_request, response) => {
      response.writeHead(200, { 'content-length': PAPER.length }).write(half, () => setTimeout(() => stop.abort(), 50));
    };
    expect(await downloadFile(order({ signal: stop.signal }), vault)).toMatchObject({
      ...retry('stopped'),
      retryAfterMs: 0,
    });
    expect(await onDisk()).toEqual([]);
  });

  it('nobody at the address', async () => {
    const nobody = order();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    expect(await downloadFile(nobody, vault)).toMatchObject(retry('network'));
  });

  it('survives a disk that refuses to be written', async () => {
    const full: Vault = {
      ...vault,
      put: async (source) => {
        for await (const _chunk of source as AsyncIterable<Uint8Array>) {
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        }
        throw new Error('unreached');
      },
    };
    expect(await downloadFile(order(), full)).toMatchObject(retry('disk'));
    await rm(join(dir, 'documents', 'tmp'), { recursive: true });
    expect(await downloadFile(order(), vault)).toMatchObject(retry('disk'));
  });
});
