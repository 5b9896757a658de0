// Work in a thread of its own: whatever it does there, it ends, it ends nothing else, and the next work is done.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Fallen, makeAside, NotDone, Overrun, type Aside } from '../../src/kit/aside.js';
import { build, built, writeModule } from './built.js';

type Work =
  'thread' | 'endless' | 'regexp' | 'greedy' | 'bytes' | 'some-bytes' | 'falls' | 'falls-later' | 'throws' | 'far';

const thread = () =>
  writeModule(`
    import { threadId } from 'node:worker_threads';
    import { answerAside } from ${JSON.stringify(built('kit/aside.js').href)};
    const works = {
      thread: () => threadId,
      endless: () => { for (;;); },
      regexp: () => /^(a+)+$/.test('a'.repeat(60) + '!'),
      greedy: () => { const all = []; for (;;) all.push(new Array(1000).fill({ n: all.length })); },
      bytes: () => { const all = []; for (;;) if (all.length < 60) all.push(Buffer.alloc(10e6, 1)); },
      'some-bytes': () => Buffer.alloc(60e6, 1).length,
      falls: () => new Promise(() => setTimeout(() => { throw new Error('Nguyễn Văn A'); }, 1)),
      'falls-later': () => { setTimeout(() => { throw new Error('later'); }, 30); return threadId; },
      throws: () => { throw new RangeError('Nguyễn Văn A'); },
      far: (report) => { report(1); report(2); return 'done'; },
    };
    answerAside(async (what, report) => works[what](report));
  `);

let file: ReturnType<typeof thread>;
const open: Aside<Work, unknown, number>[] = [];
/** A place for work; the limit of time is short, so that nobody waits for the tests. */
function place(more: { withinMs?: number; idleMs?: number; url?: URL } = {}): Aside<Work, unknown, number> {
  const { url = file.url, withinMs = 10_000, idleMs = 60_000 } = more;
  const made = makeAside<Work, unknown, number>({ file: url, withinMs, idleMs, heapMb: 40, growMb: 200 });
  open.push(made);
  return made;
}

/** What does not come to its end is told by its name within seconds, not by the tests hanging. */
async function inTime<T>(what: Promise<T>, ms = 15_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the thread was not ended in time')), ms);
  });
  return Promise.race([what, late]).finally(() => clearTimeout(timer));
}

beforeAll(() => {
  build();
  file = thread();
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
      // A free machine starts a thread in a twentieth of that.
      await aside.ask('thread');
      let turns = 0;
      const going = setInterval(() => (turns += 1), 10);
      const ended = aside.ask(what).catch((error: unknown) => error);
      expect(await aside.ask('thread')).toEqual(expect.any(Number));
      expect(await inTime(ended)).toBeInstanceOf(Overrun);
      clearInterval(going);
      expect(turns).toBeGreaterThan(20);
      expect(await aside.ask('thread')).toEqual(expect.any(Number));
    },
  );

  it('is not done when the program stops, nor is what is asked then', async () => {
    const aside = place({ withinMs: 60_000 });
    await aside.ask('thread');
    const [before, ended] = [Date.now(), aside.ask('endless').catch((error: unknown) => error)];
    await aside.stop();
    expect(await inTime(ended)).toBeInstanceOf(NotDone);
    expect(Date.now() - before).toBeLessThan(10_000);
    await expect(aside.ask('thread')).rejects.toBeInstanceOf(NotDone);
  });
});

describe('a thread', { timeout: 60_000 }, () => {
  it('that wants more memory than it may have ends alone', async () => {
    const aside = place({ withinMs: 30_000 });
    await expect(inTime(aside.ask('greedy'))).rejects.toBeInstanceOf(Overrun);
    expect(await aside.ask('thread')).toEqual(expect.any(Number));
  });

  it('that takes more bytes outside its heap than the program may grow by ends alone', async () => {
    const aside = place({ withinMs: 30_000 });
    await expect(inTime(aside.ask('bytes'))).rejects.toBeInstanceOf(Overrun);
    expect(await aside.ask('some-bytes')).toBe(60e6);
  });

  it('is blamed for no bytes while another one works beside it: nothing is known of it then', async () => {
    const aside = place({ withinMs: 30_000 });
    const beside = aside.ask('endless').catch((error: unknown) => error);
    await expect(inTime(aside.ask('bytes'))).rejects.toBeInstanceOf(NotDone);
    await aside.stop();
    expect(await inTime(beside)).toBeInstanceOf(NotDone);
  });

  it('is used again, until it has waited too long', async () => {
    const aside = place({ idleMs: 300 });
    const first = await aside.ask('thread');
    expect(await aside.ask('thread')).toBe(first);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await aside.ask('thread')).not.toBe(first);
  });

  it('that falls over its work says so; what the work before left behind is nobody else’s fault', async () => {
    const aside = place();
    await expect(aside.ask('falls')).rejects.toBeInstanceOf(Fallen);
    const first = await aside.ask('falls-later');
    // Asked of the thread that is about to fall; a fresh one does it.
    const far = aside.ask('far');
    await expect(far).resolves.toBe('done');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await aside.ask('thread')).not.toBe(first);
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
    await expect(aside.ask('thread')).rejects.toBeInstanceOf(NotDone);
  });
});
