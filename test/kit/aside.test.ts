// Work in a process of its own: whatever it does there, it ends, it ends nothing else, and the next work is done.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Fallen, makeAside, NotDone, Overrun, type Aside } from '../../src/kit/aside.js';
import { isAlive } from '../program/child.js';
import { build, built, writeModule } from './built.js';

type Work =
  | 'pid'
  | 'environment'
  | 'endless'
  | 'regexp'
  | 'greedy'
  | 'aborts'
  | 'bytes'
  | 'some-bytes'
  | 'falls'
  | 'falls-later'
  | 'throws'
  | 'far';

const works = () =>
  writeModule(`
    import { answerAside } from ${JSON.stringify(built('kit/answer-aside.js').href)};
    const works = {
      pid: () => process.pid,
      environment: () => process.env,
      endless: (report) => { report(process.pid); for (;;); },
      regexp: (report) => { report(process.pid); return /^(a+)+$/.test('a'.repeat(60) + '!'); },
      greedy: () => { const all = []; for (;;) all.push(new Array(1000).fill({ n: all.length })); },
      aborts: () => '=41'.repeat(8e6).replace(/=([0-9a-f]{2})/g, (whole, code) => String.fromCharCode(parseInt(code, 16))),
      bytes: () => { const all = []; for (;;) if (all.length < 60) all.push(Buffer.alloc(10e6, 1)); },
      'some-bytes': () => Buffer.alloc(60e6, 1).length,
      falls: () => new Promise(() => setTimeout(() => { throw new Error('Nguyễn Văn A'); }, 1)),
      'falls-later': () => { setTimeout(() => { throw new Error('later'); }, 30); return process.pid; },
      throws: () => { throw new RangeError('Nguyễn Văn A'); },
      far: (report) => { report(1); report(2); return 'done'; },
    };
    answerAside(async (what, report) => works[what](report));
  `);
/** A program that has work done aside and hangs at it: says in which process. */
const program = () =>
  writeModule(`
    import { makeAside } from ${JSON.stringify(built('kit/aside.js').href)};
    const limits = { withinMs: 600_000, idleMs: 0, heapMb: 40, residentMb: 300 };
    const aside = makeAside({ file: new URL(process.argv[2]), ...limits });
    await aside.ask(process.argv[3], (pid) => console.log(pid));
  `);

let file: ReturnType<typeof works>;
const open: Aside<Work, unknown, number>[] = [];
/** A place for work; the limit of time is short, so that nobody waits for the tests. */
function place(more: { withinMs?: number; idleMs?: number; url?: URL } = {}): Aside<Work, unknown, number> {
  const { url = file.url, withinMs = 10_000, idleMs = 60_000 } = more;
  const made = makeAside<Work, unknown, number>({ file: url, withinMs, idleMs, heapMb: 40, residentMb: 300 });
  open.push(made);
  return made;
}

/** What does not come to its end is told by its name within seconds, not by the tests hanging. */
async function inTime<T>(what: Promise<T>, ms = 15_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the process was not ended in time')), ms);
  });
  return Promise.race([what, late]).finally(() => clearTimeout(timer));
}

/** Whether a process goes on: one that only waits to be collected does not. */
function goesOn(pid: number): boolean {
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return process.platform !== 'linux' && isAlive(pid);
  }
}
/** Has work done that hangs; the process it hangs in, and what becomes of it. */
async function hang(aside: Aside<Work, unknown, number>, what: 'endless' | 'regexp') {
  let ended: Promise<unknown> = Promise.resolve();
  const pid = await inTime(
    new Promise<number>((resolve) => {
      ended = aside.ask(what, resolve).catch((error: unknown) => error);
    }),
  );
  return { pid, ended };
}

beforeAll(() => {
  build();
  file = works();
}, 240_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.stop()));
});
afterAll(() => file.remove());

describe('work that never ends', { timeout: 60_000 }, () => {
  it.each(['endless', 'regexp'] as const)(
    '(%s) is ended; everybody else goes on meanwhile and afterwards',
    async (what) => {
      const aside = place({ withinMs: 3_000 });
      // A free machine starts a process in a twentieth of that.
      await aside.ask('pid');
      let turns = 0;
      const going = setInterval(() => (turns += 1), 10);
      const { pid, ended } = await hang(aside, what);
      expect(await aside.ask('pid')).toEqual(expect.any(Number));
      expect(await inTime(ended)).toBeInstanceOf(Overrun);
      clearInterval(going);
      expect(turns).toBeGreaterThan(20);
      await expect.poll(() => goesOn(pid), { timeout: 5_000 }).toBe(false);
      expect(await aside.ask('pid')).toEqual(expect.any(Number));
    },
  );

  it.each(['endless', 'regexp'] as const)('(%s) is not done when the program stops; nothing goes on', async (what) => {
    const aside = place({ withinMs: 60_000 });
    const waiting = (await aside.ask('pid')) as number;
    const { pid, ended } = await hang(aside, what);
    const other = await aside.ask('pid');
    expect(pid).toBe(waiting);
    const before = Date.now();
    await aside.stop();
    expect([pid, other].map((each) => goesOn(each as number))).toEqual([false, false]);
    expect(await inTime(ended)).toBeInstanceOf(NotDone);
    expect(Date.now() - before).toBeLessThan(5_000);
    await expect(aside.ask('pid')).rejects.toBeInstanceOf(NotDone);
  });

  it.each(['endless', 'regexp'])('(%s) ends within seconds when the program is killed', async (what) => {
    const hanging = program();
    const parent = spawn(process.execPath, [hanging.url.pathname, file.url.href, what], { stdio: 'pipe' });
    const pid = await inTime(new Promise<number>((resolve) => parent.stdout.once('data', (said) => resolve(+said))));
    expect(goesOn(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => goesOn(pid), { timeout: 10_000 }).toBe(false);
    hanging.remove();
  });
});

describe('a process', { timeout: 60_000 }, () => {
  it.each(['greedy', 'aborts'] as const)('that wants more memory than it may have (%s) ends alone', async (what) => {
    const aside = place({ withinMs: 30_000 });
    const pid = await aside.ask('pid');
    const { ended } = await hang(aside, 'endless');
    await expect(inTime(aside.ask(what), 30_000)).rejects.toBeInstanceOf(Overrun);
    expect(await aside.ask('pid')).not.toBe(pid);
    await aside.stop();
    expect(await ended).toBeInstanceOf(NotDone);
  });

  it('that takes more bytes outside its heap than it may have ends alone; fewer are nobody’s fault', async () => {
    const aside = place({ withinMs: 30_000 });
    const { ended } = await hang(aside, 'endless');
    await expect(inTime(aside.ask('bytes'))).rejects.toBeInstanceOf(Overrun);
    for (let n = 0; n < 4; n++) expect(await aside.ask('some-bytes')).toBe(60e6);
    await aside.stop();
    expect(await ended).toBeInstanceOf(NotDone);
  });

  it('is used again, until it has waited too long', async () => {
    const aside = place({ idleMs: 300 });
    const first = await aside.ask('pid');
    expect(await aside.ask('pid')).toBe(first);
    await expect.poll(() => goesOn(first as number), { timeout: 10_000 }).toBe(false);
    expect(await aside.ask('pid')).not.toBe(first);
  });

  it('is told no secret, and goes on with its work when the program is told to end', async () => {
    const aside = place({ withinMs: 20_000 });
    process.env.BOT_TOKEN = 'secret';
    const told = (await aside.ask('environment')) as Record<string, string>;
    delete process.env.BOT_TOKEN;
    expect(Object.keys(told)).not.toContain('BOT_TOKEN');
    expect(JSON.stringify(told)).not.toContain('secret');
    const pid = (await aside.ask('pid')) as number;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
    expect(await aside.ask('pid')).toBe(pid);
  });

  it('that falls over its work says so; what the work before left behind is nobody else’s fault', async () => {
    const aside = place();
    await expect(aside.ask('falls')).rejects.toBeInstanceOf(Fallen);
    const first = await aside.ask('falls-later');
    // Asked of the process that is about to fall; a fresh one does it.
    const far = aside.ask('far');
    await expect(far).resolves.toBe('done');
    await expect.poll(() => goesOn(first as number), { timeout: 10_000 }).toBe(false);
    expect(await aside.ask('pid')).not.toBe(first);
  });

  it('tells what kind of fault the work threw and no word of it, and how far it is', async () => {
    const aside = place();
    const said = await aside.ask('throws').catch((error: unknown) => (error as Error).message);
    expect(said).toContain('RangeError');
    expect(said).not.toContain('Nguyễn');
    const steps: number[] = [];
    expect(await aside.ask('far', (step) => steps.push(step))).toBe('done');
    expect(steps).toEqual([1, 2]);
  });

  it('that cannot be started says nothing about the work', async () => {
    const aside = place({ url: new URL('nowhere.mjs', file.url) });
    await expect(aside.ask('pid')).rejects.toBeInstanceOf(NotDone);
  });
});
