// The last guards stand in SQL: when two things are done to one message at the same time, the state the row has at that very
// moment decides. Each is held in an open transaction here while the other one comes.
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kit/database.js';
import type { OutboxState } from '../../src/generated/prisma/client.js';
import type { Outgoing } from '../../src/outbox/message.js';
import { settleApart } from '../../src/outbox/settling.js';
import {
  cancelWaiting,
  freeOrphans,
  markOpened,
  retryUnreachable,
  settle,
  settleAndClaim,
  type Claim,
  type SettledRow,
} from '../../src/outbox/store.js';
import { decideSettlement } from '../../src/outbox/verdict.js';
import { useDatabase } from '../database.js';
import { testLog as log } from '../log.js';

const database = useDatabase();
const now = new Date('2023-09-15T02:00:00Z');
const all: Claim = {
  edits: 100,
  interactive: 30,
  bulk: 30,
  busyInteractive: [],
  busyBulk: [],
  pausedLanes: [],
  quiet: false,
};
const body = { do: 'SEND', message: { text: 'x' } } satisfies Outgoing;

beforeEach(async () => {
  await database.db.outboxMessage.deleteMany();
});

async function row(state: OutboxState, key = 'k', more: { chatId?: bigint; lane?: number; notBefore?: Date } = {}) {
  return database.db.outboxMessage.create({
    data: { dedupeKey: key, chatId: 1n, lane: 0, body, createdAt: now, state, claimedAt: now, ...more },
  });
}

const stateOf = async (key = 'k') =>
  (await database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: key } })).state;

const sent = (id: bigint): SettledRow => ({
  id,
  chatId: 1n,
  settlement: decideSettlement(
    { lane: 0, body, attempts: 1, doubted: false, resendOf: null },
    { kind: 'sent', messageId: 5n },
  ),
  messageId: 5n,
  called: true,
});

/** Runs `first` in a transaction that stays open until `second` waits for it or has ended, then commits. */
async function meanwhile<T>(
  first: (tx: Parameters<typeof settle>[0]) => Promise<unknown>,
  second: () => Promise<T>,
): Promise<T> {
  let later: Promise<T> | undefined;
  await inTransaction(database.db, async (tx) => {
    await first(tx);
    later = second();
    later.catch(() => undefined);
    for (let looks = 0; looks < 100; looks++) {
      const [{ n } = { n: 0n }] = await database.db.$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM pg_locks WHERE NOT granted`;
      if (n > 0n) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  return later!;
}

describe('a message taken back', () => {
  it('while it is about to be claimed is not claimed', async () => {
    await row('WAITING');
    const claimed = await meanwhile(
      (tx) => cancelWaiting(tx, 'k', now),
      () => settleAndClaim(database.db, [], all, now),
    );
    expect(claimed).toEqual([]);
    expect(await stateOf()).toBe('CANCELLED');
  });

  it('while it is being claimed has left, and is not called taken back', async () => {
    await row('WAITING');
    const cancelled = await meanwhile(
      (tx) => settleAndClaim(tx, [], all, now),
      () => cancelWaiting(database.db, 'k', now),
    );
    expect(cancelled).toBe(0);
    expect(await stateOf()).toBe('SENDING');
  });
});

describe('two claims at once', () => {
  it('never take the same message', async () => {
    await row('WAITING');
    const second = await meanwhile(
      (tx) => settleAndClaim(tx, [], all, now),
      () => settleAndClaim(database.db, [], all, now),
    );
    expect(second).toEqual([]);
  });
});

describe('an answer of Telegram that comes late', () => {
  const STATES = ['WAITING', 'CANCELLED', 'UNREACHABLE', 'UNKNOWN', 'FAILED', 'SUPERSEDED'] as const;

  it.each(STATES)('settles nothing that is %s by now, with a claim and without', async (state) => {
    const { id } = await row(state);
    await settle(database.db, [sent(id)], now);
    expect(await stateOf()).toBe(state);
    await settleAndClaim(database.db, [sent(id)], { ...all, edits: 0, interactive: 0, bulk: 0 }, now);
    expect(await stateOf()).toBe(state);
  });

  it('settles what is under way', async () => {
    const [one, two] = [await row('SENDING', 'one'), await row('SENDING', 'two')];
    await settle(database.db, [sent(one.id)], now);
    await settleAndClaim(database.db, [sent(two.id)], all, now);
    expect([await stateOf('one'), await stateOf('two')]).toEqual(['SENT', 'SENT']);
  });
});

describe('what only one state allows', () => {
  it('an orphan is given back only while it is under way', async () => {
    for (const state of ['SENT', 'CANCELLED', 'UNKNOWN', 'SENDING'] as const) await row(state, state);
    expect(await freeOrphans(database.db, [])).toBe(1);
    expect(await stateOf('SENDING')).toBe('WAITING');
    expect(await stateOf('SENT')).toBe('SENT');
  });

  it('only what found nobody is tried again when the person comes back', async () => {
    const states = ['SENT', 'CANCELLED', 'UNKNOWN', 'SENDING', 'FAILED', 'UNREACHABLE'] as const;
    for (const state of states) await row(state, state);
    await retryUnreachable(database.db, [...states]);
    const waiting = await database.db.outboxMessage.findMany({ where: { state: 'WAITING' } });
    expect(waiting.map(({ dedupeKey }) => dedupeKey)).toEqual(['UNREACHABLE']);
  });

  it('a tap proves the delivery of what was unknown, and changes no other state', async () => {
    for (const state of ['UNKNOWN', 'CANCELLED', 'WAITING'] as const) {
      await row(state, state);
      await markOpened(database.db, state, 9n, now);
    }
    expect([await stateOf('UNKNOWN'), await stateOf('CANCELLED'), await stateOf('WAITING')]).toEqual([
      'SENT',
      'CANCELLED',
      'WAITING',
    ]);
  });
});

describe('the order within one chat', () => {
  const claimed = async (claim: Partial<Claim> = {}) =>
    (await settleAndClaim(database.db, [], { ...all, ...claim }, now)).map(({ id }) => id);

  it('gives one answer of a chat at a time, the oldest, and others theirs beside it', async () => {
    const [first] = [await row('WAITING', 'a'), await row('WAITING', 'b')];
    const other = await row('WAITING', 'c', { chatId: 2n });
    expect(await claimed()).toEqual([first.id, other.id]);
  });

  it('gives nothing of a chat whose oldest answer is to be tried again later, nor its notices', async () => {
    await row('WAITING', 'a', { notBefore: new Date(Date.now() + 60_000) });
    await row('WAITING', 'b');
    await row('WAITING', 'n', { lane: 1 });
    expect(await claimed()).toEqual([]);
  });

  it('gives of a chat in bulk the most urgent and oldest, one at a time, and only when no answer waits', async () => {
    await row('WAITING', 'broadcast', { lane: 3 });
    const notice = await row('WAITING', 'notice', { lane: 1 });
    await row('WAITING', 'notice 2', { lane: 1 });
    expect(await claimed()).toEqual([notice.id]);
    const answer = await row('WAITING', 'answer');
    expect(await claimed()).toEqual([answer.id]);
  });
});

describe('books that refuse', () => {
  const passing = () => Object.assign(new Error('busy'), { code: '40001' });
  const bad = (id: bigint, more: Partial<SettledRow['settlement']> = {}): SettledRow => ({
    ...sent(id),
    messageId: BigInt(1e300),
    settlement: { ...sent(id).settlement, verdict: 'odd', retryAfterMs: 7, ...more },
  });

  it('what came back settle each by itself, once, and take the next all the same', async () => {
    const [one, two, three] = [await row('SENDING', '1'), await row('SENDING', '2'), await row('SENDING', '3')];
    const handed: number[] = [];
    const rows = [bad(one.id), bad(two.id, { state: 'WAITING' }), sent(three.id)];
    const result = await settleApart({ db: database.db, log, now }, rows, async (some) => {
      handed.push(some.length);
      await settle(database.db, some, now);
      return 'taken';
    });
    expect([result, handed]).toEqual(['taken', [3, 0]]);
    const written = await database.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(written).toMatchObject([
      { state: 'SENT', messageId: null, verdict: null, notBefore: null },
      { state: 'WAITING', messageId: null, verdict: null },
      { state: 'SENT', messageId: 5n },
    ]);
    const waitMs = written[1]!.notBefore!.getTime() - Date.now();
    expect(waitMs).toBeGreaterThan(30_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });

  it('for a while, or with nothing to settle, are asked again later, and nothing is written apart', async () => {
    const { id } = await row('SENDING');
    const refuse = async (rows: SettledRow[], error: Error) => {
      const books = () => Promise.reject(error);
      await expect(settleApart({ db: database.db, log, now }, rows, books)).rejects.toBe(error);
      expect(await stateOf()).toBe('SENDING');
    };
    await refuse([sent(id)], passing());
    await refuse([], new Error('for good'));
  });

  it('while they are being asked for each row, give the rest back as it is', async () => {
    const { id } = await row('SENDING');
    const failing = { $executeRaw: () => Promise.reject(passing()) } as unknown as typeof database.db;
    const handed: number[] = [];
    const books = (some: readonly SettledRow[]) => (handed.push(some.length), Promise.reject(new Error('for good')));
    await expect(settleApart({ db: failing, log, now }, [sent(id)], books)).rejects.toThrow('busy');
    expect(handed).toEqual([1]);
  });
});
