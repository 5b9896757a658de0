// A reminder as it leaves is looked at once more; an answer rings in office hours only; whoever a reminder cannot reach is told of.
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDelivery, type DeliveryPorts } from '../../src/outbox/delivery.js';
import { LANE, type Message, type Outgoing } from '../../src/outbox/message.js';
import { makePace, type Pace } from '../../src/outbox/pace.js';
import type { ClaimedRow } from '../../src/outbox/store.js';
import type { Verdict } from '../../src/outbox/verdict.js';
import { useDatabase } from '../database.js';
import { testLog as log } from '../log.js';

const database = useDatabase();
let sent: { text: string; ring: boolean | undefined }[];
let removed: [bigint, bigint][];
let verdict: Verdict;
let pace: Pace;
beforeEach(async () => {
  [sent, removed, verdict] = [[], [], { kind: 'sent', messageId: 44n }];
  pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 1 });
  await database.db.outboxMessage.deleteMany();
});

const delivery = (more: Partial<DeliveryPorts>) =>
  makeDelivery({
    ...{ db: database.db, log, pace, ms: () => 10_000, onStop: () => undefined },
    channel: {
      send: (_chatId, { text, ring }) => (sent.push({ text, ring }), Promise.resolve(verdict)),
      edit: () => Promise.resolve(verdict),
      strip: () => Promise.resolve(verdict),
      remove: (chatId, messageId) => (removed.push([chatId, messageId]), Promise.resolve(verdict)),
      leave: () => Promise.resolve(verdict),
    },
    ...more,
  });
const rowOf = (body: Outgoing, lane: ClaimedRow['lane'], id = 1n): ClaimedRow => ({
  ...{ id, chatId: 7n, lane, body, attempts: 1, editsId: null, targetMessageId: null, resendOf: null, doubted: false },
});
/** Sends one message whose place was promised. */
async function deliver(
  more: Partial<DeliveryPorts>,
  lane: ClaimedRow['lane'],
  message: Message = { text: 'card', ring: true },
) {
  pace.held += 1;
  return delivery(more)(rowOf({ do: 'SEND', message }, lane, await kept()));
}
/** The row as it is written. */
const kept = async (): Promise<bigint> =>
  (
    await database.db.outboxMessage.create({
      data: {
        ...{ dedupeKey: `k${Math.random()}`, chatId: 7n, personId: 'p', lane: LANE.NUDGE, state: 'SENDING' },
        ...{ body: {}, createdAt: new Date('2023-09-15T01:15:00Z') },
      },
    })
  ).id;
const body = async () => (await database.db.outboxMessage.findFirstOrThrow()).body;

describe('a reminder as it leaves', () => {
  it('is said as written while it holds', async () => {
    for (const lookAgain of [() => Promise.resolve(null), () => Promise.resolve({ text: 'card', ring: false })]) {
      pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 1 });
      expect(await deliver({ lookAgain }, LANE.NUDGE)).toMatchObject({ called: true, settlement: { state: 'SENT' } });
      expect(sent.pop()).toEqual({ text: 'card', ring: true });
    }
    expect([sent, pace.held]).toEqual([[], 0]);
  });

  it('is said in other words, which are kept, when it holds otherwise', async () => {
    const asked: unknown[] = [];
    const lookAgain: DeliveryPorts['lookAgain'] = (row) => (
      asked.push(row),
      Promise.resolve({ text: 'other', ring: true })
    );
    expect(await deliver({ lookAgain }, LANE.NUDGE)).toMatchObject({ called: true });
    expect(sent).toEqual([{ text: 'other', ring: true }]);
    expect(await body()).toEqual({ do: 'SEND', message: { text: 'other', ring: true } });
    expect(asked).toMatchObject([{ personId: 'p', createdAt: new Date('2023-09-15T01:15:00Z') }]);
  });

  it('is let go when there is nothing left to say, and gives its place back', async () => {
    const gone = await deliver({ lookAgain: () => Promise.resolve('gone') }, LANE.NUDGE);
    expect(gone).toMatchObject({ called: false, messageId: null });
    expect(gone.settlement.state).not.toBe('WAITING');
    expect([sent, pace.held]).toEqual([[], 0]);
  });

  it('waits a moment when it cannot be looked at, and gives its place back', async () => {
    const later = await deliver({ lookAgain: () => Promise.reject(new Error('broken')) }, LANE.NUDGE);
    expect(later).toMatchObject({ called: false, messageId: null, settlement: { state: 'WAITING' } });
    expect([sent, pace.held]).toEqual([[], 0]);
  });

  it('only reminders are looked at', async () => {
    const lookAgain = () => Promise.resolve('gone' as const);
    for (const lane of [LANE.INTERACTIVE, LANE.NOTICE, LANE.BROADCAST]) {
      pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 3 });
      expect(await deliver({ lookAgain }, lane)).toMatchObject({ called: true });
    }
    const edit = rowOf({ do: 'EDIT', message: { text: 'x' } }, LANE.NUDGE);
    expect(await delivery({ lookAgain })({ ...edit, editsId: 1n, targetMessageId: 9n })).toMatchObject({
      called: true,
    });
    expect(sent).toHaveLength(3);
  });
});

describe('an answer', () => {
  const ring = async (isQuiet: DeliveryPorts['isQuiet'], lane: ClaimedRow['lane'], message?: Message) => {
    pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 3 });
    await deliver({ isQuiet }, lane, message);
    return sent.pop()!.ring;
  };
  const [quiet, loud] = [() => Promise.resolve(true), () => Promise.resolve(false)];
  it('rings in office hours only; what may leave at night at all rings as it was written', async () => {
    expect(await ring(quiet, LANE.INTERACTIVE)).toBe(false);
    expect(await ring(loud, LANE.INTERACTIVE)).toBe(true);
    expect(await ring(undefined, LANE.INTERACTIVE)).toBe(true);
    expect(await ring(quiet, LANE.NOTICE)).toBe(true);
    expect(await ring(quiet, LANE.INTERACTIVE, { text: 'x' })).toBeUndefined();
    expect(await ring(loud, LANE.INTERACTIVE, { text: 'x', ring: false })).toBe(false);
  });
});

describe('somebody out of reach', () => {
  const told = async (lane: ClaimedRow['lane'], how: Verdict) => {
    const heard: unknown[] = [];
    pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 3 });
    verdict = how;
    await deliver({ onUnreachable: (...of) => (heard.push(of), Promise.resolve()) }, lane);
    return heard;
  };
  const blocked: Verdict = { kind: 'unreachable', why: 'blocked' };
  it('is told of when a reminder finds it, and by nothing else', async () => {
    expect(await told(LANE.NUDGE, blocked)).toEqual([[7n, 'blocked']]);
    expect(await told(LANE.BROADCAST, blocked)).toEqual([]);
    expect(await told(LANE.INTERACTIVE, blocked)).toEqual([]);
    expect(await told(LANE.NUDGE, { kind: 'sent', messageId: 1n })).toEqual([]);
    expect(await told(LANE.NUDGE, { kind: 'unknown', why: 'x' })).toEqual([]);
  });
  it('is settled all the same when it cannot be told', async () => {
    verdict = blocked;
    const onUnreachable = () => Promise.reject(new Error('broken'));
    expect(await deliver({ onUnreachable }, LANE.NUDGE)).toMatchObject({ settlement: { state: 'UNREACHABLE' } });
    pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 1 });
    expect(await deliver({}, LANE.NUDGE)).toMatchObject({ settlement: { state: 'UNREACHABLE' } });
  });
});

it('a message that was sent is removed by its number', async () => {
  expect(await delivery({})(rowOf({ do: 'REMOVE', messageId: '55' }, LANE.INTERACTIVE))).toMatchObject({
    called: true,
  });
  expect(removed).toEqual([[7n, 55n]]);
});
