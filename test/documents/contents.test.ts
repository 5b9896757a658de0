// What papers are worked on with, without a database: contents held and dropped, places that are never too many, a scanner
// that counts as out, and who may open what.
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  ANSWERING,
  isDoubtful,
  isOut,
  mayProbe,
  outSince,
  type Circuit,
} from '../../src/documents/circuit.js';
import { watchContents } from '../../src/documents/contents.js';
import { fetchWaitMs } from '../../src/documents/fetching.js';
import { checkKey, receiptCheckKey, mayOpen } from '../../src/documents/opening.js';
import { makePlaces, type Work } from '../../src/documents/places.js';
import { at } from '../../src/kit/calendar.js';
import type { Vault } from '../../src/kit/vault.js';
import type { TickContext } from '../../src/outbox/tick.js';
import { testLog as log } from '../log.js';

describe('a content', () => {
  const open = (fails = false) => {
    const removed: string[] = [];
    const remove = (hash: string) =>
      fails ? Promise.reject(new Error('planned')) : Promise.resolve(void removed.push(hash));
    return { removed, contents: watchContents({ remove } as unknown as Vault) };
  };
  const yes = () => Promise.resolve(true);

  it('is dropped when nobody works with it, and only then', async () => {
    const { removed, contents } = open();
    expect([contents.hold('a'), contents.hold('a')]).toEqual([true, true]);
    expect(await contents.drop('a', yes)).toBe(false);
    contents.release('a');
    expect(await contents.drop('a', yes)).toBe(false);
    expect(await contents.drop('b', yes)).toBe(true);
    contents.release('a');
    expect(await contents.drop('a', yes)).toBe(true);
    contents.release('never held');
    expect(contents.hold('never held')).toBe(true);
    expect(removed).toEqual(['b', 'a']);
  });

  it('that is being dropped is not worked with, nor dropped twice; needed by then, it stays', async () => {
    const { removed, contents } = open();
    let answer = (_needed: boolean) => {};
    const dropping = contents.drop('a', () => new Promise((resolve) => (answer = resolve)));
    expect([contents.hold('a'), contents.hold('b')]).toEqual([false, true]);
    expect(await contents.drop('a', yes)).toBe(false);
    answer(false);
    expect([await dropping, removed]).toEqual([false, []]);
    expect(contents.hold('a')).toBe(true);
  });

  it('whose removal fails can be held and dropped again', async () => {
    const { contents } = open(true);
    await expect(contents.drop('a', yes)).rejects.toThrow('planned');
    expect(contents.hold('a')).toBe(true);
  });
});

describe('places', () => {
  const context = { log } as unknown as TickContext;
  const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
  const open = (more: Partial<Work<{ id: string }>> = {}) => {
    const waiting = new Set<string>();
    const begun: string[] = [];
    const asked: { except: string[]; most: number }[] = [];
    const ends = new Map<string, (error?: Error) => void>();
    const places = makePlaces<{ id: string }>({
      ...{ size: 2, waitMs: 20 },
      due: (_context, except, most) => {
        asked.push({ except: [...except].sort(), most });
        return Promise.resolve([...waiting].filter((id) => !except.includes(id)).map((id) => ({ id })));
      },
      work: (_context, { id }) =>
        new Promise<void>((resolve, reject) => {
          begun.push(id);
          ends.set(id, (error) => {
            waiting.delete(id);
            if (error) reject(error);
            else resolve();
          });
        }),
      ...more,
    });
    const add = (...ids: string[]) => void ids.forEach((id) => waiting.add(id));
    const end = async (id: string, error?: Error) => {
      ends.get(id)!(error);
      await soon();
    };
    return { places, waiting, begun, asked, add, end };
  };

  it('are never more than there are; a free one takes the next, and each is begun once between two rings', async () => {
    const { places, begun, asked, add, end } = open();
    add('a', 'b', 'c');
    expect(await places.fill(context)).toBe(2);
    expect([begun, asked[0]]).toEqual([['a', 'b'], { except: [], most: 2 }]);
    await end('a', new Error('planned'));
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(asked.at(-1)).toEqual({ except: ['a', 'b'], most: 1 });
    add('a');
    await end('c');
    expect(begun).toHaveLength(3);
    expect(await places.fill(context)).toBe(1);
    expect(begun).toEqual(['a', 'b', 'c', 'a']);
    await end('a');
    await end('b');
    expect(await places.fill(context)).toBe(0);
  });

  it('ring no longer than they have to, and no longer than they may', async () => {
    const quick = open({ waitMs: 60_000, work: () => Promise.resolve() });
    quick.add('a');
    expect(await quick.places.fill(context)).toBe(1);
    const slow = open();
    slow.add('a');
    const from = Date.now();
    expect(await slow.places.fill(context)).toBe(1);
    expect(Date.now() - from).toBeGreaterThanOrEqual(15);
    await slow.end('a');
  });

  it('are asked about once more by whoever rings while they are looked at', async () => {
    let answer = (_rows: { id: string }[]) => {};
    let looks = 0;
    const due = () => {
      looks++;
      return looks === 1 ? new Promise<{ id: string }[]>((resolve) => (answer = resolve)) : Promise.resolve([]);
    };
    const { places } = open({ due });
    const rings = [places.fill(context), places.fill(context)];
    expect(looks).toBe(1);
    answer([]);
    expect(await Promise.all(rings)).toEqual([0, 0]);
    expect(looks).toBe(2);
  });

  it('go on after a look that failed', async () => {
    let fails = true;
    const { places } = open({
      due: () => (fails ? Promise.reject(new Error('planned')) : Promise.resolve([{ id: 'a' }])),
      work: () => Promise.resolve(),
    });
    await expect(places.fill(context)).rejects.toThrow('planned');
    fails = false;
    expect(await places.fill(context)).toBe(1);
  });

  it('take nothing new when they stop, and wait for what is under way, but not for ever', async () => {
    const { places, begun, add, end } = open();
    add('a', 'b', 'c');
    await places.fill(context);
    const from = Date.now();
    await places.stop(30);
    expect(Date.now() - from).toBeGreaterThanOrEqual(25);
    const stopping = places.stop(60_000);
    await end('a');
    await end('b');
    await stopping;
    expect(begun).toEqual(['a', 'b']);
    expect(await places.fill(context)).toBe(0);
  });
});

describe('a scanner', () => {
  const now = at('2023-03-01 08:00');
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  it('counts as out after three failures in a row, and is asked again after 5 s, 10 s … five minutes', () => {
    let circuit: Circuit = ANSWERING;
    expect([isDoubtful(circuit), isOut(circuit), mayProbe(circuit, now)]).toEqual([false, false, true]);
    const waits: number[] = [];
    for (let n = 1; n <= 9; n++) {
      circuit = afterFailure(circuit, n === 1 ? now : later(n));
      expect([isDoubtful(circuit), isOut(circuit), circuit.failingSince]).toEqual([true, n >= 3, now]);
      waits.push((circuit.probeAt!.getTime() - (n === 1 ? now : later(n)).getTime()) / 1000);
      expect(mayProbe(circuit, new Date(circuit.probeAt!.getTime() - 1))).toBe(false);
      expect(mayProbe(circuit, circuit.probeAt!)).toBe(true);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(outSince(now)).toEqual({ failures: 3, failingSince: now, probeAt: null });
    expect([isOut(outSince(now)), mayProbe(outSince(now), now)]).toEqual([true, true]);
  });
});

describe('a fetch', () => {
  it('is tried again after 2 s, then twice as long up to an hour, 22 times in all', () => {
    const seconds = Array.from({ length: 22 }, (_, n) => fetchWaitMs(n + 1)).map((ms) => ms && ms / 1000);
    expect(seconds.slice(0, 12)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600]);
    expect(seconds.slice(20)).toEqual([3600, null]);
  });
});

describe('a paper', () => {
  const kept = { state: 'KEPT' as const, hash: 'h', openUnscanned: false, sentById: 'an' };
  it.each([
    ['PENDING', false, 'another', false],
    ['PENDING', false, 'an', true],
    ['PENDING', true, 'another', true],
    ['CLEAN', false, 'another', true],
    ['UNSCANNABLE', false, 'another', false],
    ['UNSCANNABLE', true, 'another', true],
    ['INFECTED', true, 'an', false],
  ] as const)('%s, open unscanned %s, may be opened by %s: %s', (scan, openUnscanned, reader, may) => {
    expect(mayOpen({ ...kept, scan, openUnscanned }, reader)).toBe(may);
    for (const state of ['WAITING', 'REMOVED', 'REFUSED', 'QUARANTINED'] as const)
      expect(mayOpen({ ...kept, scan, openUnscanned, state }, reader)).toBe(false);
    expect(mayOpen({ ...kept, scan, openUnscanned, hash: null }, reader)).toBe(false);
  });

  it.each([
    ['KEPT', 'PENDING', true, null],
    ['KEPT', 'PENDING', false, 'documents-scan-pending'],
    ['WAITING', 'PENDING', true, 'documents-scan-pending'],
    ['WAITING', 'CLEAN', false, 'documents-scan-pending'],
    ['KEPT', 'CLEAN', true, 'documents-scan-clean'],
    ['REFUSED', 'INFECTED', false, 'documents-scan-infected'],
    ['KEPT', 'UNSCANNABLE', true, 'documents-scan-unscannable'],
  ] as const)('%s and %s (%s) is told as %s', (state, scan, openUnscanned, key) => {
    expect(checkKey({ state, scan, openUnscanned })).toBe(key);
  });

  it('says nothing of a scan to its sender where no scanner is set up; whoever reviews is told all the same', () => {
    const unscanned = { state: 'KEPT', scan: 'UNSCANNABLE', openUnscanned: true } as const;
    expect(receiptCheckKey(unscanned)).toBeNull();
    expect(receiptCheckKey({ ...unscanned, scan: 'PENDING' })).toBeNull();
    expect(receiptCheckKey({ ...unscanned, openUnscanned: false })).toBe('documents-scan-unscannable');
    expect(checkKey(unscanned)).toBe('documents-scan-unscannable');
  });
});
