// Papers at which the built program hangs or dies, or V8 gives up, whatever the reason: it answers, it stops when told, nothing
// of it goes on, and what has killed it twice is refused and not begun a third time.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { CONSENT_VERSION } from '../../src/people/rules.js';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { pdf } from '../checklists/announced.js';
import { cloneDatabase, type TestDatabase } from '../database.js';
import { build, writeModule } from '../kit/built.js';
import { endAll, freePort, isAlive, startBuilt, type Child } from './child.js';

const TOKEN = '110201543:TEST-deadly-paper-token-not-a-real-one';
const ITEM = 'any-item';
const HANGS = '% hangs';
const KILLS = '% kills';
const ABORTS = '% aborts';
/** How often a paper at which V8 gives up was looked into. */
const looked = join(tmpdir(), `dondoc-looked-${newId()}`);

// Loaded before the program and in each process it starts: reading such a paper goes wrong where papers are judged, and nowhere else.
const trap = writeModule(`
  import files from 'node:fs/promises';
  import processes from 'node:child_process';
  import { appendFileSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { readFile } = files;
  const { fork } = processes;
  if (process.send === undefined)
    processes.fork = (file, of, how) =>
      fork(file, of, { ...how, execArgv: [...how.execArgv, '--import=' + import.meta.url] });
  else
    files.readFile = async (...of) => {
      const bytes = await readFile(...of);
      if (bytes.includes('${HANGS}')) for (;;);
      if (bytes.includes('${KILLS}')) process.kill(process.ppid, 'SIGKILL');
      if (bytes.includes('${ABORTS}')) {
        appendFileSync(${JSON.stringify(looked)}, '.');
        '=41'.repeat(21e6).replace(/=([0-9a-f]{2})/g, (whole, code) => String.fromCharCode(parseInt(code, 16)));
      }
      return bytes;
    };
  syncBuiltinESMExports();
`);

let folder = '';
let database: TestDatabase;
let simulator: Simulator;
let settings: Record<string, string> = {};
let person = 0;
const personId = newId();

beforeAll(async () => {
  build();
  folder = await mkdtemp(join(tmpdir(), 'dondoc-deadly-'));
  database = await cloneDatabase();
  simulator = await startSimulator({ port: 0, token: TOKEN });
  settings = {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    PORT: String(await freePort()),
    LOG_LEVEL: 'info',
  };
  person = simulator.createPerson({ firstName: 'Nguyễn Thị Ví Dụ' }).id;
  const data = { fullName: 'Nguyễn Thị Ví Dụ', consentVersion: CONSENT_VERSION, createdAt: new Date() };
  simulator.start(person);
  const roles = { create: { id: newId(), role: 'OFFICE' as const, fromAt: new Date() } };
  await database.db.person.create({ data: { id: personId, chatId: BigInt(person), ...data, roles } });
}, 300_000);
afterAll(async () => {
  await endAll();
  await simulator.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  await rm(looked, { force: true });
  trap.remove();
});

const start = async (): Promise<Child> => {
  const bot = startBuilt([`--import=${trap.url.href}`], settings);
  await bot.says(/health: /);
  return bot;
};
const health = async (): Promise<number> =>
  (await fetch(`http://127.0.0.1:${settings.PORT}/health`, { signal: AbortSignal.timeout(5_000) })).status;
/** The processes it has started, and those of them that go on. */
const startedBy = async ({ pid }: Child): Promise<number[]> =>
  (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean).map(Number);
const goOn = (pids: readonly number[]) => pids.filter(isAlive);
const paperOf = (name: string) => database.db.evidence.findFirst({ where: { name, itemId: ITEM } });
const within = { timeout: 30_000, interval: 50 };

/** A paper as it stands when somebody has sent it for something. */
async function sends(name: string, mark = '', { bytes } = pdf(name)): Promise<void> {
  const sent = simulator.sendDocument(person, { name, bytes: Buffer.concat([bytes, Buffer.from(`\n${mark}\n`)]) });
  const { file_id: fileId, file_unique_id: fileUniqueId } = sent.document!;
  const of = { itemId: ITEM, sentById: personId, receivedAt: new Date() };
  await database.db.evidence.create({ data: { id: newId(), name, fileId, fileUniqueId, ...of } });
}

describe('a paper at which the program', { timeout: 240_000 }, () => {
  it('hangs: it answers all the same, keeps what else comes, and ends on SIGTERM; the paper is begun anew', async () => {
    const bot = await start();
    await sends('treo.pdf', HANGS);
    await expect.poll(async () => (await paperOf('treo.pdf'))?.begun, within).toBe(1);
    expect(await health()).toBe(200);
    await sends('thường.pdf');
    await expect.poll(async () => (await paperOf('thường.pdf'))?.state, within).toBe('KEPT');
    expect(await paperOf('treo.pdf')).toMatchObject({ state: 'WAITING', begun: 1 });
    const started = await startedBy(bot);
    expect(started.length).toBeGreaterThan(0);
    const asked = Date.now();
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(Date.now() - asked).toBeLessThan(20_000);
    await expect.poll(() => goOn(started), within).toEqual([]);
    expect(await paperOf('treo.pdf')).toMatchObject({ state: 'WAITING', begun: 0 });

    const next = await start();
    await expect.poll(async () => (await paperOf('treo.pdf'))?.state, { ...within, timeout: 60_000 }).toBe('REFUSED');
    expect(await health()).toBe(200);
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('would be ended by V8 is refused; the program goes on, and does not look into the same content again', async () => {
    const bot = await start();
    await sends('vỡ.pdf', ABORTS);
    await expect.poll(async () => (await paperOf('vỡ.pdf'))?.state, { ...within, timeout: 60_000 }).toBe('REFUSED');
    expect(await health()).toBe(200);
    await sends('vẫn thường.pdf');
    await expect.poll(async () => (await paperOf('vẫn thường.pdf'))?.state, within).toBe('KEPT');
    await sends('vỡ lần hai.pdf', ABORTS, pdf('vỡ.pdf'));
    await expect.poll(async () => (await paperOf('vỡ lần hai.pdf'))?.state, within).toBe('REFUSED');
    expect(await readFile(looked, 'utf8')).toBe('.');
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('dies is begun once more and then refused; one judged beside it is kept', async () => {
    const first = await start();
    await sends('chết.pdf', KILLS);
    expect(await first.ended()).toBeNull();
    expect(await paperOf('chết.pdf')).toMatchObject({ state: 'WAITING', begun: 1 });
    // As if this one had been under way at the same moment.
    await database.db.evidence.updateMany({
      where: { name: 'thường.pdf', itemId: ITEM },
      data: { state: 'WAITING', hash: null, type: null, begun: 1 },
    });
    const second = startBuilt([`--import=${trap.url.href}`], settings);
    expect(await second.ended()).toBeNull();
    expect(await paperOf('chết.pdf')).toMatchObject({ state: 'WAITING', begun: 2 });
    const third = await start();
    await expect.poll(async () => (await paperOf('chết.pdf'))?.state, within).toBe('REFUSED');
    await expect.poll(async () => (await paperOf('thường.pdf'))?.state, within).toBe('KEPT');
    const said = () => simulator.chat(person, { limit: 20 }).messages.map((message) => message.text ?? '');
    await expect
      .poll(said, within)
      .toContainEqual(expect.stringMatching(/^Chưa nhận được chết\.pdf: nội dung bên trong tệp quá lớn khi mở ra\./));
    expect(await third.end('SIGTERM')).toBe(0);
  });
});
