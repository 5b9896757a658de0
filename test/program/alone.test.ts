// The program with nothing set, as whoever has just cloned it runs it: the made-up city, its page, its health, the commands
// beside it and without it, a second bot, Ctrl-C, kill -9.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoWorkbook } from '../../src/demo/workbook.js';
import { dondoc, endAll, isAlive, startChild, type Child } from './child.js';

let folder = '';
let settings: Record<string, string> = {};
let bot: Child;
let page = '';
let health = '';

async function startBot(args: readonly string[] = []): Promise<Child> {
  bot = startChild('main.ts', args, settings);
  page = (await bot.says(/open at (\S+)/))[1]!;
  health = (await bot.says(/health: (\S+)/))[1]!;
  return bot;
}

/** Process id of the database server of our folder. */
const serverPid = async (): Promise<number> => {
  const [, cluster] = /"cluster":"([^"]+)"/.exec(
    await readFile(join(folder, 'demo', 'postgres', 'server.json'), 'utf8'),
  )!;
  const file = join(cluster!.startsWith('/') ? cluster! : join(folder, 'demo', 'postgres', cluster!), 'postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n')[0]);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-alone-'));
  settings = { DATA_DIR: folder, PORT: '0', DEMO_PORT: '0' };
});
afterAll(async () => {
  await endAll();
  try {
    process.kill(await serverPid(), 'SIGQUIT');
  } catch {
    // it is gone, as it should be
  }
  await rm(folder, { recursive: true, force: true });
});

describe('the program with nothing set', { timeout: 120_000 }, () => {
  it('opens the made-up city and tells its health', async () => {
    await startBot();
    // Whoever waits at the terminal reads what is being done, in this order.
    expect(bot.said()).toMatch(
      /Starting the database .*Bringing the tables up to date .*Loading the made-up city .*Starting the bot /s,
    );
    const answer = await fetch(page);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('DỮ LIỆU MINH HỌA');
    await expect
      .poll(async () => await (await fetch(health)).json(), { timeout: 10_000 })
      .toMatchObject({
        database: 'up',
        lastTickAt: expect.stringMatching(/^20/) as string,
        inbox: { waiting: 0, lagMs: 0, aside: 0 },
        outbox: { waiting: 0, lagMs: 0, unknown: 0, unreachable: 0 },
      });
  });

  it('refuses a second bot on the same data, and goes on', async () => {
    const second = startChild('main.ts', [], settings);
    expect(await second.ended()).toBe(1);
    expect(second.said()).toContain(`A bot is already running on this data (${join(folder, 'demo')}); stop it first.`);
    expect((await fetch(health)).status).toBe(200);
  });

  it('has its commands beside the running bot: a dry run, and a link that the bot takes', async () => {
    const file = join(folder, 'ke-hoach.xlsx');
    await writeFile(file, await writeDemoWorkbook());
    expect(await dondoc(['import', file, '--dry-run'], settings)).toMatchObject({
      code: 0,
      said: expect.stringContaining('không có thay đổi') as string,
    });
    const made = await dondoc(['invite', '--unit', 'P-02', '--role', 'focal'], settings);
    const [, payload] = /\?start=(\S+)/.exec(made.said)!;
    const { token } = (await (await fetch(`${page}control/token`)).json()) as { token: string };
    const key = { 'x-control-token': token };
    const call = async (path: string, body?: object) =>
      (await (
        await fetch(`${page}control/${path}`, {
          method: body ? 'POST' : 'GET',
          ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...key } }),
        })
      ).json()) as { id: number; messages: { text: string; fromBot: boolean }[] };
    const { id } = await call('persons', { firstName: 'Người mới' });
    await call(`persons/${id}/start`, { payload });
    await expect
      .poll(async () => (await call(`persons/${id}/chat`)).messages.at(-1)?.text, { timeout: 10_000 })
      .toContain('Thông tin về dữ liệu cá nhân');
  });

  it('turns its clock neither back nor beyond half a year at once, and stays where it is', async () => {
    const { token } = (await (await fetch(`${page}control/token`)).json()) as { token: string };
    const headers = { 'content-type': 'application/json', 'x-control-token': token };
    const readClock = async () => ((await (await fetch(`${page}demo/clock`)).json()) as { now: string }).now;
    for (const [to, code] of [
      ['2033-09-07T01:30:00Z', 'clock-far'],
      ['+275760-09-13T00:00:00Z', 'clock-far'],
      ['2003-09-07T01:30:00Z', 'clock-back'],
    ]) {
      const answer = await fetch(`${page}demo/clock`, { method: 'POST', headers, body: JSON.stringify({ to }) });
      expect([answer.status, await answer.json()]).toEqual([400, { error: code }]);
    }
    expect(await readClock()).toMatch(/^2023-09-06T/);
  });

  it('is stopped by one signal, with its server', async () => {
    const server = await serverPid();
    const from = Date.now();
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(Date.now() - from).toBeLessThan(40_000);
    expect(isAlive(server) && !isGone(server)).toBe(false);
  });

  it('has its commands without a bot too, and leaves no server behind', async () => {
    const made = await dondoc(
      ['invite', '--role', 'office', '--name', 'Trần Thị Minh Họa', '--phone', '0912345678'],
      settings,
    );
    expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/^https:\/\/t\.me\//) as string });
    await expect(serverPid()).rejects.toThrow();
  });

  it('adopts what a kill left running, and what was there is still there', async () => {
    await startBot();
    const server = await serverPid();
    await bot.end('SIGKILL');
    expect(isAlive(server)).toBe(true);
    await startBot();
    expect(await serverPid()).toBe(server);
    expect(bot.said()).toContain('"adopted":true');
    const { messages } = (await (await fetch(`${page}control/persons/5000000001/chat`)).json()) as {
      messages: { text: string }[];
    };
    expect(messages[0]?.text).toBe('/start');
    expect(await bot.end('SIGINT')).toBe(0);
    expect(isAlive(server) && !isGone(server)).toBe(false);
  });

  it('begins anew when asked to', async () => {
    await startBot(['--fresh']);
    const { persons } = (await (await fetch(`${page}control/state`)).json()) as { persons: { firstName: string }[] };
    expect(persons.map(({ firstName }) => firstName)).not.toContain('Người mới');
  });

  it('speaks the page’s language to everybody who is in and to whoever joins, the plan’s questions too', async () => {
    const read = async (path: string) => (await (await fetch(`${page}${path}`)).json()) as PageAnswer;
    const { token } = await read('control/token');
    const headers = { 'content-type': 'application/json', 'x-control-token': token };
    const post = (path: string, body: object) =>
      fetch(`${page}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const lastOf = async (id: number) => (await read(`control/persons/${id}/chat`)).messages.at(-1)?.text;
    expect((await post('demo/language', { language: 'fr' })).status).toBe(400);
    expect((await post('demo/language', { language: 'en' })).status).toBe(200);

    const { language, people, story } = await read('demo/state');
    expect(language).toBe('en');
    const [newcomer, deputy] = ['Nguyễn Thị Ví Dụ', 'Lê Thị Dự Phòng'].map(
      (name) => people.find((person) => person.name === name)!.personId,
    ) as [number, number];
    const { payload } = story.flatMap(({ acts }) => acts).find(({ kind }) => kind === 'open')!;
    await post(`control/persons/${newcomer}/start`, { payload });
    await post(`control/persons/${deputy}/say`, { text: '/khacphuc' });
    await expect.poll(() => lastOf(newcomer), { timeout: 10_000 }).toContain('personal data');
    await expect
      .poll(() => lastOf(deputy), { timeout: 10_000 })
      .toMatch(/Procedures not fully on display.*Working hours/s);
    const { commands } = await read(`control/persons/${deputy}/chat`);
    expect(commands.find(({ command }) => command === 'viec')?.description).toMatch(/^What you have to do/);
    // What the link carried stands in no chat.
    expect((await read(`control/persons/${newcomer}/chat`)).messages[0]?.text).toBe('/start');
  });

  it('begins anew from the page, under the same address', async () => {
    const stateNow = async () => (await (await fetch(`${page}demo/state`)).json()) as PageAnswer;
    const { token } = (await (await fetch(`${page}control/token`)).json()) as PageAnswer;
    const before = await stateNow();
    expect(before.canStartOver).toBe(true);
    expect((await fetch(`${page}demo/start-over`, { method: 'POST' })).status).toBe(403);
    const headers = { 'x-control-token': token };
    expect((await fetch(`${page}demo/start-over`, { method: 'POST', headers })).status).toBe(200);
    const cityNow = () =>
      stateNow().then(
        ({ city }) => city ?? before.city,
        () => before.city,
      );
    await expect.poll(cityNow, { timeout: 60_000, interval: 200 }).not.toBe(before.city);
    expect((await stateNow()).language).toBe('vi');
    await expect
      .poll(
        () =>
          fetch(health).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200);
    expect(await bot.end('SIGTERM')).toBe(0);
  });
});

/** The fields of the page's answers that are looked at here. */
interface PageAnswer {
  readonly token: string;
  readonly city: string | null;
  readonly language: string;
  readonly canStartOver: boolean;
  readonly people: readonly { readonly personId: number; readonly name: string }[];
  readonly story: readonly { readonly acts: readonly { readonly kind: string; readonly payload?: string }[] }[];
  readonly messages: readonly { readonly text: string }[];
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

/** A zombie still has a number: its parent may not have collected it yet. */
function isGone(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .startsWith('Z');
  } catch {
    return true;
  }
}
