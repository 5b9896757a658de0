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
    expect(await bot.end('SIGTERM')).toBe(0);
  });
});

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
