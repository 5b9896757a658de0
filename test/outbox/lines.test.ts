// The lines of each chat: one after the other in it, side by side with others, answers before bulk.
import { beforeEach, describe, expect, it } from 'vitest';
import { makeLines, type Lines } from '../../src/outbox/lines.js';
import { LANE } from '../../src/outbox/message.js';
import type { ClaimedRow } from '../../src/outbox/store.js';

let lines: Lines;
/** What happened, in order: `>1` leaves, `back 2`, `old 3`, `empty 7 a`. */
let seen: string[];
let answerTo: Map<bigint, (gone: boolean) => void>;

beforeEach(() => {
  seen = [];
  answerTo = new Map();
  lines = makeLines({
    deliver(row) {
      seen.push(`>${row.id}`);
      return new Promise((resolve) => answerTo.set(row.id, resolve));
    },
    handBack: (row) => void seen.push(`back ${row.id}`),
    supersede: (row) => void seen.push(`old ${row.id}`),
    emptied: ({ chatId, bulk }) => void seen.push(`empty ${chatId} ${bulk ? 'b' : 'a'}`),
  });
});

const row = (id: number, more: Partial<ClaimedRow> = {}): ClaimedRow => ({
  ...{ id: BigInt(id), chatId: 7n, lane: LANE.INTERACTIVE, body: { do: 'SEND', message: { text: 'x' } }, attempts: 1 },
  ...{ editsId: null, targetMessageId: null, resendOf: null, doubted: false },
  ...more,
});
const soon = () => new Promise((resolve) => setImmediate(resolve));
async function answered(id: number, gone = true): Promise<string[]> {
  answerTo.get(BigInt(id))!(gone);
  await soon();
  return seen;
}

describe('one chat', () => {
  it('gets one after the other, the next when the first is answered; others do not wait for it', async () => {
    lines.add([row(1), row(2), row(3, { chatId: 8n })]);
    await soon();
    expect(seen).toEqual(['>1', '>3']);
    expect([lines.isBusy(7n), lines.isBusy(9n), lines.isEmpty(), lines.size()]).toEqual([true, false, false, 2]);
    expect(await answered(1)).toEqual(['>1', '>3', '>2']);
    lines.add([row(4)]);
    await soon();
    expect(seen).toHaveLength(3);
    expect(await answered(2)).toEqual(['>1', '>3', '>2', '>4']);
    await answered(4);
    expect(seen.slice(4)).toEqual(['empty 7 a']);
    expect([lines.isBusy(7n), lines.isBusy(8n)]).toEqual([false, true]);
    expect(await answered(3)).toContain('empty 8 a');
    expect([lines.isEmpty(), lines.size()]).toEqual([true, 0]);
    lines.add([row(5)]);
    await soon();
    expect(seen.at(-1)).toBe('>5');
  });

  it('gets nothing behind a row that waits once more', async () => {
    lines.add([row(1), row(2), row(3)]);
    await soon();
    expect(await answered(1, false)).toEqual(['>1', 'back 2', 'back 3', 'empty 7 a']);
  });

  it('gets only the newest of several edits of one message, and those of other messages', async () => {
    const edits = (id: number, of: number | null) => row(id, { editsId: of === null ? null : BigInt(of) });
    lines.add([edits(1, 50), edits(2, 60), edits(3, null), edits(4, null), edits(5, 50)]);
    await soon();
    for (const id of [2, 3, 4, 5]) await answered(id);
    expect(seen).toEqual(['old 1', '>2', '>3', '>4', '>5', 'empty 7 a']);
  });
});

describe('bulk', () => {
  const bulk = (id: number) => row(id, { lane: LANE.NOTICE });

  it('comes after the answers of its chat that are under way with it, whatever was written first', async () => {
    lines.add([bulk(1), row(2), row(3), bulk(4)]);
    await soon();
    expect(seen).toEqual(['>2']);
    expect([lines.busy(false), lines.busy(true), lines.chats(), lines.size()]).toEqual([[7n], [7n], [7n], 2]);
    await answered(2);
    expect(await answered(3)).toEqual(['>2', '>3', 'empty 7 a', '>1']);
    expect([lines.busy(false), lines.busy(true), lines.isEmpty(), lines.size()]).toEqual([[], [7n], false, 1]);
    lines.add([row(5)]);
    await soon();
    expect(seen.at(-1)).toBe('>5');
    await answered(1);
    expect(seen.at(-1), 'the second lets the new answer go first').toBe('>5');
    await answered(5);
    expect(seen.slice(5)).toEqual(['empty 7 a', '>4']);
    expect(await answered(4)).toContain('empty 7 b');
    expect(lines.isEmpty()).toBe(true);
  });

  it('waits also while another answer follows at once', async () => {
    lines.add([row(1), bulk(2)]);
    await soon();
    answerTo.get(1n)!(true);
    // The answer's line ends in this very moment, and the next begins before bulk looks again.
    await Promise.resolve();
    while (lines.isBusy(7n)) await Promise.resolve();
    lines.add([row(3)]);
    await soon();
    expect(seen).toEqual(['>1', 'empty 7 a', '>3']);
    expect(await answered(3)).toEqual(['>1', 'empty 7 a', '>3', 'empty 7 a', '>2']);
  });

  it('of one chat does not hold up another', async () => {
    lines.add([row(1), row(2, { lane: LANE.BROADCAST, chatId: 8n })]);
    await soon();
    expect(seen).toEqual(['>1', '>2']);
    expect([lines.isBusy(8n), lines.busy(true), [...lines.chats()].sort()]).toEqual([false, [8n], [7n, 8n]]);
    await answered(1);
    expect(lines.isEmpty()).toBe(false);
    await answered(2);
    expect(lines.isEmpty()).toBe(true);
  });
});

describe('a line kept for answers still to be decided', () => {
  it('is busy, and lets what comes meanwhile leave in the order of writing', async () => {
    const place = lines.reserve(7n);
    lines.add([row(4), row(2, { lane: LANE.NOTICE })]);
    await soon();
    expect([seen, lines.isBusy(7n)]).toEqual([[], true]);
    place.fill([row(5), row(3), row(1)]);
    await soon();
    for (const id of [1, 3, 4, 5]) await answered(id);
    expect(seen).toEqual(['>1', '>3', '>4', '>5', 'empty 7 a', '>2']);
  });

  it('ends when nothing was decided', async () => {
    lines.reserve(7n).fill([]);
    await soon();
    expect([seen, lines.isEmpty()]).toEqual([['empty 7 a'], true]);
  });
});
