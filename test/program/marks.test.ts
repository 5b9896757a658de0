// Made-up and real data never meet: each start and each command is refused on the other's, with one sentence, exit code 1 and
// nothing changed. On databases of one's own and on what an earlier version left under DATA_DIR.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataMark, refuseOthers, saveDataMark, type DataKind } from '../../src/data-mark.js';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { cloneDatabase, type TestDatabase } from '../database.js';
import { dondoc, endAll, startChild } from './child.js';

const TOKEN = '110201543:TEST-marks-token-not-a-real-one-00000';

let folder = '';
let database: TestDatabase;
let simulator: Simulator;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-marks-'));
  database = await cloneDatabase();
  simulator = await startSimulator({ port: 0, token: TOKEN, botUsername: 'bot_cua_so' });
});
afterEach(async () => {
  await simulator.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});
afterAll(endAll);

const settingsOf = (kind: DataKind): Record<string, string> => ({
  DATA_DIR: folder,
  DATABASE_URL: database.url,
  PORT: '0',
  DEMO_PORT: '0',
  ...(kind === 'live' && { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: simulator.apiRoot }),
});

async function start(args: readonly string[], settings: Record<string, string>) {
  const child = startChild('main.ts', args, settings);
  return { code: await child.ended(), said: child.said() };
}

const everything = async () => JSON.stringify([await database.db.fact.findMany(), await database.db.person.count()]);

describe('data of the other kind', { timeout: 120_000 }, () => {
  it('the made-up city is opened by no real bot, also when only recognised by what it holds', async () => {
    await database.db.fact.create({ data: { name: 'demo.clock-offset', value: -1 } });
    const before = await everything();
    const refused = {
      code: 1,
      said: expect.stringContaining('holds the made-up city: a real bot never opens it') as string,
    };
    expect(await start([], settingsOf('live'))).toMatchObject(refused);
    expect(await dondoc(['invite', '--unit', 'H-02', '--role', 'focal'], settingsOf('live'))).toMatchObject(refused);
    expect(await everything()).toBe(before);
  });

  it('real data are opened by no made-up city, marked or not', async () => {
    await database.db.person.create({
      data: { id: 'P1', chatId: 1n, fullName: 'Người thật', consentVersion: 1, createdAt: new Date() },
    });
    const before = await everything();
    expect(await start([], settingsOf('demo'))).toMatchObject({
      code: 1,
      said: expect.stringContaining("holds an office's real data: the made-up city never opens it") as string,
    });
    expect(await everything()).toBe(before);
  });

  it('another bot’s data are refused with the way out', async () => {
    await saveDataMark(database.db, 'live', { id: 1, name: 'bot_truoc' });
    expect(await start([], settingsOf('live'))).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        /belongs to the bot @bot_truoc; BOT_TOKEN is of @bot_cua_so.*change-bot --yes/,
      ) as string,
    });
    expect((await dondoc(['change-bot', '--yes'], settingsOf('live'))).said).toContain('now belong to @bot_cua_so');
    expect(await readDataMark(database.url)).toMatchObject({ kind: 'live', bot: { name: 'bot_cua_so' } });
  });

  it('what an earlier version kept in one place is told with the commands, and left as it is', async () => {
    for (const name of ['postgres', 'documents', 'simulator']) await mkdir(join(folder, name));
    const before = await readdir(folder);
    for (const [kind, args] of [
      ['demo', []],
      ['demo', ['--fresh']],
      ['live', []],
    ] as const) {
      const { DATABASE_URL: _none, ...settings } = settingsOf(kind);
      expect(await start(args, settings)).toMatchObject({
        code: 1,
        said: expect.stringContaining(`holds the made-up city; nothing was changed. Move it`) as string,
      });
    }
    expect(await readdir(folder)).toEqual(before);
  });

  it('the folder of one kind given as the folder of both is told, with the one to give', async () => {
    for (const name of ['postgres', 'documents']) await mkdir(join(folder, 'live', name), { recursive: true });
    const { DATABASE_URL: _none, ...settings } = settingsOf('live');
    const told = expect.stringContaining(`Give the folder above: DATA_DIR="${folder}"`) as string;
    expect(await start([], { ...settings, DATA_DIR: join(folder, 'live') })).toMatchObject({ code: 1, said: told });
  });

  it('a command guesses neither between two nor what nobody has begun', async () => {
    const { DATABASE_URL: _none, ...settings } = settingsOf('demo');
    const order = ['invite', '--unit', 'H-02', '--role', 'focal'];
    expect(await dondoc(order, settings)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/no data under/) as string,
    });
    for (const name of ['demo', 'live']) await mkdir(join(folder, name));
    expect(await dondoc(order, settings)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/set BOT_TOKEN for the real ones/) as string,
    });
  });
});

it('an empty database takes the mark of whoever opens it first, and keeps it', async () => {
  expect(await readDataMark(database.url)).toEqual({ kind: null, marked: false, bot: null });
  await saveDataMark(database.db, 'demo', null);
  const mark = await readDataMark(database.url);
  expect(mark).toEqual({ kind: 'demo', marked: true, bot: null });
  expect(() => refuseOthers(mark, 'demo', 'here', null)).not.toThrow();
  expect(() => refuseOthers(mark, 'live', 'here', null)).toThrow(/made-up city/);
});
