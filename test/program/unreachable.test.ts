// What the program cannot reach at its start is told by the setting that leads there, the place and the reason: one sentence,
// exit code 1, without a password.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../database.js';
import { dondoc, endAll, startChild } from './child.js';

const database = useDatabase();
let folder = '';
let other: Server;
let taken = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-unreachable-'));
  other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  taken = (other.address() as { port: number }).port;
});
afterAll(async () => {
  await endAll();
  other.close();
  await rm(folder, { recursive: true, force: true });
});

/** The address of the tests' database with something about it changed. */
function changed(change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

const SETTINGS = () => ({ DATA_DIR: folder, DATABASE_URL: database.url, PORT: '0', DEMO_PORT: '0' });

describe('what cannot be reached', { timeout: 60_000 }, () => {
  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'a server that is not there',
      () => ({ DATABASE_URL: 'postgresql://an:mat-khau-9172@127.0.0.1:1/phieu' }),
      /DATABASE_URL \(127\.0\.0\.1:1\/\w+\): nothing answers there \(ECONNREFUSED\)\./,
    ],
    [
      'a host nobody knows',
      () => ({ DATABASE_URL: 'postgresql://an:mat-khau-9172@khong-co.invalid/phieu' }),
      /DATABASE_URL \(khong-co\.invalid.*\): nobody knows this name/,
    ],
    [
      'a wrong user',
      () => ({ DATABASE_URL: changed((url) => ((url.username = 'nguoi_la'), (url.password = 'mat-khau-9172'))) }),
      /DATABASE_URL \(.+\): it does not accept this user/,
    ],
    [
      'a database that does not exist',
      () => ({ DATABASE_URL: changed((url) => (url.pathname = '/khong_co')) }),
      /DATABASE_URL \(.+\/khong_co\): there is no such database \(3D000\)\./,
    ],
    ['a port in use', () => ({ PORT: String(taken) }), /PORT \(127\.0\.0\.1:\d+\): another program uses it/],
    ['the page’s port in use', () => ({ DEMO_PORT: String(taken) }), /DEMO_PORT \(127\.0\.0\.1:\d+\): another program/],
  ])('%s', async (_name, settings, words) => {
    const child = startChild('main.ts', [], { ...SETTINGS(), ...settings() });
    expect({ code: await child.ended(), said: child.said() }).toEqual({
      code: 1,
      said: expect.stringMatching(words) as string,
    });
    expect(child.said()).not.toContain('mat-khau-9172');
  });

  it('a start that finds no way to Telegram leaves nothing behind that looks like data', async () => {
    const alone = await mkdtemp(join(tmpdir(), 'dondoc-no-way-'));
    const child = startChild('main.ts', [], {
      ...{ DATA_DIR: alone, PORT: '0', BOT_TOKEN: '123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789' },
      TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
    });
    expect(await child.ended()).toBe(1);
    expect(child.said()).not.toContain('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(await readdir(alone)).toEqual([]);
    await rm(alone, { recursive: true });
  });

  it('a word at the start that nobody knows is told, and nothing is started', async () => {
    const child = startChild('main.ts', ['--frsh'], SETTINGS());
    expect(await child.ended()).toBe(1);
    expect(child.said()).toMatch(/^Not known: "--frsh"\. There is --fresh;/);
  });

  it('is told by the commands too', async () => {
    const DATABASE_URL = 'postgresql://an:mat-khau-9172@127.0.0.1:1/phieu';
    expect(
      await dondoc(['invite', '--unit', 'H-02', '--role', 'focal'], { ...SETTINGS(), DATABASE_URL }),
    ).toMatchObject({
      code: 1,
      said: expect.stringMatching(/DATABASE_URL \(127\.0\.0\.1:1\/\w+\): nothing answers there/) as string,
    });
  });
});
