// A message to thousands while connections are cut after the message was taken, and others go on pressing buttons.
// Counts what the people got against what the books say they got.
import { LANE, type Outgoing } from '../../src/outbox/message.js';
import { ANSWER, beginAnswering } from './answering.js';
import { pause, seconds, spread, type Part } from './figures.js';
import type { Card, LedgerLine, PaceStats, Phones } from './phones.js';
import { openWorld } from './world.js';

const SENT_PER_SECOND = 30;
const PRESSERS = 20;
const BETWEEN_PRESSES_MS = 3000;
const TEXT = 'Thông báo đo: không cần trả lời.';

/** 5,000 people at 30 a second, every twentieth send cut half a second after it was taken. */
export const broadcast: Part = async ({ quick, seed }) => {
  const count = quick ? 500 : 5000;
  const { db, phones, seat } = await openWorld({ perSecond: SENT_PER_SECOND, limits: true });
  const people = await seat(count + PRESSERS);
  const pressers = people.slice(0, PRESSERS);
  const receivers = people.slice(PRESSERS);
  await phones.call('limits', { perSecond: SENT_PER_SECOND });
  const cards: Card[] = [];
  for (const { chat } of pressers) cards.push(await beginAnswering(phones, chat));
  await pause(1500);
  await phones.call('stats/reset', {});
  await phones.call('faults', { kind: 'dropAfter', method: 'sendMessage', rate: 0.05, ms: 500, seed });

  const body = { do: 'SEND', message: { text: TEXT } } satisfies Outgoing;
  const createdAt = new Date();
  await db.outboxMessage.createMany({
    data: receivers.map(({ chat, personId }) => ({
      dedupeKey: `broadcast:bench:${personId}`,
      chatId: BigInt(chat),
      personId,
      lane: LANE.BROADCAST,
      atAnyHour: true, // it is run on any day
      body,
      createdAt,
    })),
  });
  const from = performance.now();
  let done = false;
  const times: number[] = [];
  const pressing = pressers.map(async ({ chat }, n) => {
    let card = cards[n]!;
    await pause((n * BETWEEN_PRESSES_MS) / PRESSERS);
    while (!done && card.buttons.some(({ label }) => ANSWER.includes(label))) {
      const next = await phones.press(chat, card, ANSWER);
      times.push(next.ms);
      card = next.card;
      await pause(BETWEEN_PRESSES_MS - next.ms);
    }
  });
  const ours = { dedupeKey: { startsWith: 'broadcast:bench:' } };
  const until = from + (count / SENT_PER_SECOND) * 3000 + 60_000;
  const open = { ...ours, state: { in: ['WAITING' as const, 'SENDING' as const] } };
  let left = count;
  while (left > 0 && performance.now() < until) {
    await pause(100);
    left = await db.outboxMessage.count({ where: open });
  }
  // In the product the sender is woken by whoever confirms; here it finds the rows within a second, which is not counted.
  const { _min: first, _max: last } = await db.outboxMessage.aggregate({
    where: ours,
    _min: { claimedAt: true },
    _max: { settledAt: true },
  });
  const tookMs = Number(last.settledAt) - Number(first.claimedAt);
  done = true;
  await Promise.all(pressing);

  const got = await countGot(phones);
  const rows = await db.outboxMessage.findMany({ where: ours, select: { chatId: true, state: true } });
  const stateOf = new Map(rows.map((row) => [Number(row.chatId), row.state]));
  const where = (test: (copies: number, state: string) => boolean): number =>
    receivers.filter(({ chat }) => test(got.get(chat) ?? 0, stateOf.get(chat) ?? 'none')).length;
  const stats = await phones.call<PaceStats>('stats');
  return [
    [
      'broadcast',
      `${count} people, dropAfter 5 % (seed ${seed})`,
      `${seconds(tookMs)} from the first to the last, ${left} left`,
    ],
    ['broadcast', 'refused with 429', String(stats.refused429)],
    ['broadcast', 'lost / doubled', `${where((n) => n === 0)} / ${where((n) => n > 1)}`],
    [
      'broadcast',
      'reported wrongly / as unknown',
      `${where((n, state) => (state === 'SENT') !== n > 0 && state !== 'UNKNOWN')} / ${where((_, s) => s === 'UNKNOWN')}`,
    ],
    ['broadcast', `${PRESSERS} people pressing meanwhile`, spread(times)],
    ['broadcast', 'most sends in any second', String(stats.mostInOneSecond)],
    ['broadcast', 'smallest gap in a chat', `${stats.smallestGapMs?.toFixed(0) ?? '–'} ms`],
  ];
};

async function countGot(phones: Phones): Promise<Map<number, number>> {
  const got = new Map<number, number>();
  for (const line of await phones.call<LedgerLine[]>('ledger'))
    if (line.text.includes(TEXT)) got.set(line.chat, (got.get(line.chat) ?? 0) + 1);
  return got;
}
