// Two parts about answering: one person's press to the next question, and fifty people at once.
import { execFileSync } from 'node:child_process';
import { megabytes, pause, percentile, residentBytes, seconds, spread, type Figure, type Part } from './figures.js';
import type { Card, Phones } from './phones.js';
import { openWorld, type World } from './world.js';

/** What answers, and what leads on from a card that asks nothing. */
export const ANSWER = ['Có', 'Câu tiếp'];

/** Opens the checklist at its first open question. */
export async function beginAnswering(phones: Phones, chat: number): Promise<Card> {
  const page = await phones.say(chat, '/traloi');
  const begin = page.buttons.find(({ label }) => /^(Bắt đầu|Tiếp tục)/.test(label));
  return begin ? (await phones.press(chat, page, [begin.label])).card : page;
}

const numberOf = (card: Card): number => Number(/Câu (\d+)\//.exec(card.text)?.[1] ?? 0);

/** So many in turn that nobody is held to Telegram's one new message a second, and nobody waits for another. */
const IN_TURN = 12;
const WARM_UP = 30;

/** Press → next question, early and late in a checklist of 220 questions: late must not be slower. */
export const press: Part = async ({ quick }) => {
  const { phones, seat } = await openWorld({ perSecond: 1000, limits: false });
  const people = await seat(2 * IN_TURN);
  const [late, lateEnd] = quick ? [45, 55] : [195, 205];
  const times = new Map<number, number[]>();

  /** All of them up to this question, one press each in turn. */
  async function upTo(last: number, chats: readonly number[], keep: boolean): Promise<void> {
    const cards = await Promise.all(chats.map((chat) => beginAnswering(phones, chat)));
    for (let n = 1; n <= last; n++) {
      for (const [who, chat] of chats.entries()) {
        const next = await phones.press(chat, cards[who]!, ANSWER);
        if (numberOf(next.card) !== n + 1) throw new Error(`question ${n} did not lead on`);
        cards[who] = next.card;
        if (keep) times.set(n, [...(times.get(n) ?? []), next.ms]);
      }
    }
  }

  const chats = people.map(({ chat }) => chat);
  await upTo(WARM_UP, chats.slice(IN_TURN), false);
  await upTo(lateEnd, chats.slice(0, IN_TURN), true);
  const between = (from: number, to: number) => [...times].flatMap(([n, ms]) => (n >= from && n <= to ? ms : []));
  const [early, end] = [between(5, 15), between(late, lateEnd)];
  const ratio = percentile(end, 0.5) / percentile(early, 0.5);
  return [
    ['press', 'questions 5–15', spread(early)],
    ['press', `questions ${late}–${lateEnd}`, spread(end)],
    ['press', 'late median / early median', ratio.toFixed(2)],
  ];
};

/** The database's own counts since it was made. */
async function readBooks({ db }: World) {
  await pause(1500); // backends report what they did after a second at the latest
  const [row] = await db.$queryRaw<{ commits: number; wal: number }[]>`
    SELECT xact_commit::float8 AS commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS wal
    FROM pg_stat_database WHERE datname = current_database()`;
  return row!;
}

/** Fifty people of fifty units answer as fast as the next question comes. */
export const crowd: Part = async ({ quick }) => {
  const world = await openWorld({ perSecond: 1000, limits: false });
  const { phones } = world;
  const people = await world.seat(50);
  const cards: Card[] = [];
  for (const { chat } of people) cards.push(await beginAnswering(phones, chat));
  const before = await readBooks(world);
  const lastsMs = quick ? 5000 : 20_000;
  const [from, times] = [performance.now(), [] as number[]];
  await Promise.all(
    people.map(async ({ chat }, n) => {
      let card = cards[n]!;
      while (performance.now() - from < lastsMs && card.buttons.some(({ label }) => ANSWER.includes(label))) {
        const next = await phones.press(chat, card, ANSWER);
        if (performance.now() - from <= lastsMs) times.push(next.ms);
        card = next.card;
      }
    }),
  );
  const after = await readBooks(world);
  const rows = await world.db.answer.count();
  const each = (total: number) => (total / Math.max(1, times.length)).toFixed(1);
  return [
    ['crowd', `50 people, ${seconds(lastsMs)}`, `${(times.length / (lastsMs / 1000)).toFixed(1)} answers/s`],
    ['crowd', 'press → next question', spread(times)],
    ['crowd', 'answers stored', String(rows)],
    ['crowd', 'commits per answer', each(after.commits - before.commits)],
    ['crowd', 'WAL bytes per answer', each(after.wal - before.wal)],
    ['crowd', 'bot, resident memory after', megabytes(residentBytes(world.bot.pid))],
  ] satisfies Figure[];
};

/** How busy the machine is that all this was measured on. */
export const machineLine = (): string => execFileSync('uptime', { encoding: 'utf8' }).trim();
