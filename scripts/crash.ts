// `npm run test:crash`: kills the program again and again while people talk and a broadcast runs, then counts what was lost
// or doubled. The local Telegram, PostgreSQL and the bot are processes of their own; only the bot is killed.
//   --kills=50 --terms=20 --people=60 --updates=3000 --sends=3000 --seed=n
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { flushEffects, gatherEffects } from '../src/outbox/effects.js';
import { LANE } from '../src/outbox/message.js';
import { makeFolder, ROOT, startBot, startNode, undoAll, type Running } from './bench/ending.js';
import { pause } from './bench/figures.js';
import { callControl, type LedgerLine } from './bench/phones.js';
import { openEmptyDatabase, openOffice, seat } from './bench/world.js';

const TOKEN = '1000000003:crash-local-telegram-only-000000';
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    terms: { type: 'string', default: '20' },
    people: { type: 'string', default: '60' },
    updates: { type: 'string', default: '3000' },
    sends: { type: 'string', default: '3000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const [kills, terms, people, updates, sends, seed] = [
  values.kills,
  values.terms,
  values.people,
  values.updates,
  values.sends,
  values.seed,
].map(Number) as [number, number, number, number, number, number];

/** Small seeded generator (mulberry32). */
let state = seed >>> 0;
function chance(): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

async function main(): Promise<boolean> {
  console.log(`seed ${seed}: ${kills} × SIGKILL, ${terms} × SIGTERM, ${updates} updates, ${sends} sends`);
  const folder = await makeFolder();
  const { url, db } = await openEmptyDatabase(folder);
  await openOffice(db);
  const telegram = startNode([join(ROOT, 'dist/simulator/serve.js'), '--port', '0', '--token', TOKEN, '--no-limits']);
  const apiRoot = `http://127.0.0.1:${(await telegram.says(/"port":(\d+)/))[1]!}`;
  const phones = { call: <T>(path: string, body?: object) => callControl<T>(apiRoot, path, body) };
  await phones.call('faults', { kind: 'duplicateUpdates', rate: 0.1, seed });
  const seats = await seat(db, phones, people);

  const openBot = async (): Promise<Running> => {
    const settings = { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: apiRoot, DATABASE_URL: url, DATA_DIR: folder };
    const bot = startBot({
      ...settings,
      PORT: '0',
      LOG_LEVEL: 'warn',
      SEND_PER_SECOND: '1000',
    });
    await bot.says(/health: /);
    return bot;
  };

  let said = 0;
  let enqueued = 0;
  let stopped = false;
  // The load is spread over all kills: each start of the bot finds its share of talk and broadcasts, and dies amid it.
  let starts = 0;
  const due = (inAll: number) => Math.ceil((inAll * starts) / (kills + terms));
  /** People talk: each command is answered by exactly one new message. */
  async function talk(): Promise<void> {
    while (!stopped && said < updates) {
      if (said >= due(updates)) {
        await pause(20);
        continue;
      }
      const { chat } = seats[Math.floor(chance() * seats.length)]!;
      await phones.call(`persons/${chat}/say`, { text: chance() < 0.5 ? '/viec' : '/lich' });
      said++;
      await pause(8);
    }
  }
  /** Broadcasts are written as the product writes them: rows of the outbox in one commit. */
  async function broadcast(): Promise<void> {
    while (!stopped && enqueued < sends) {
      if (enqueued >= due(sends)) {
        await pause(20);
        continue;
      }
      const effects = gatherEffects(null);
      for (const { chat, personId } of seats) {
        const text = `Thông báo số ${++enqueued}`;
        effects.send(
          { chatId: BigInt(chat), personId },
          { text },
          { key: `broadcast:crash:${enqueued}`, lane: LANE.BROADCAST, atAnyHour: true },
        );
      }
      await flushEffects(db, effects, new Date());
      await pause(100);
    }
  }
  const load = Promise.all([talk(), broadcast()]);

  let doubtAfterTerm = 0;
  for (let n = 0; n < kills + terms; n++) {
    const bot = await openBot();
    starts = n + 1;
    await pause(50 + chance() * 900);
    if (n < kills) {
      process.kill(bot.pid, 'SIGKILL');
      await pause(30);
      continue;
    }
    await bot.stop();
    doubtAfterTerm += await db.outboxMessage.count({ where: { state: 'SENDING' } });
  }
  await load;
  stopped = true;

  // The last start: everything must come to rest by itself.
  const restartedAt = Date.now();
  const last = await openBot();
  const inDoubt = () => db.outboxMessage.count({ where: { state: 'SENDING' } });
  let settledMs = 0;
  for (;;) {
    const [waiting, open] = [
      await db.inboxUpdate.count({ where: { state: 'WAITING' } }),
      await db.outboxMessage.count({ where: { state: { in: ['WAITING', 'SENDING'] } } }),
    ];
    if (settledMs === 0 && (await inDoubt()) === 0) settledMs = Date.now() - restartedAt;
    const stats = await phones.call<{ waitingUpdates: number }>('stats');
    if (waiting === 0 && open === 0 && stats.waitingUpdates === 0) break;
    if (Date.now() - restartedAt > 120_000) break;
    await pause(200);
  }
  await last.stop();

  const ledger = await phones.call<LedgerLine[]>('ledger?after=0');
  const arrived = ledger.filter((line) => line.text !== undefined);
  const done = await db.inboxUpdate.count({ where: { state: 'DONE' } });
  const kept = await db.inboxUpdate.count();
  const rows = await db.outboxMessage.findMany({
    where: { editsId: null },
    select: { chatId: true, messageId: true, state: true, assumed: true, doubted: true, lane: true, dedupeKey: true },
  });
  const replies = rows.filter((row) => row.lane === LANE.INTERACTIVE);
  const heard = new Set(arrived.map((line) => `${line.chat}:${line.messageId}`));
  const silent = rows.filter(
    (row) => row.state === 'SENT' && !row.assumed && !heard.has(`${row.chatId}:${row.messageId}`),
  ).length;
  const surfaced = rows.filter((row) => row.assumed || row.doubted || row.state === 'UNKNOWN').length;
  // Every answer is one row; one in doubt left once more, so that nobody is left without a card.
  const onceMore = replies.filter((row) => row.doubted).length;
  const named = new Set(rows.map((row) => `${row.chatId}:${row.messageId}`));
  const extraIn = new Map<string, number>();
  for (const line of arrived.filter(({ text }) => !text.startsWith('Thông báo số')))
    if (!named.has(`${line.chat}:${line.messageId}`))
      extraIn.set(String(line.chat), (extraIn.get(String(line.chat)) ?? 0) + 1);
  // In doubt twice, a card is taken as delivered: it is lost when no copy of it is there.
  const lost = seats.reduce((sum, { chat }) => {
    const twice = replies.filter((row) => row.assumed && String(row.chatId) === String(chat)).length;
    return sum + Math.max(0, twice - (extraIn.get(String(chat)) ?? 0));
  }, 0);
  const broadcastTexts = arrived.filter((line) => line.text.startsWith('Thông báo số')).map((line) => line.text);
  const doubled = broadcastTexts.length - new Set(broadcastTexts).size;
  const repliesArrived = arrived.length - broadcastTexts.length;
  const tally = (state: string) => rows.filter((row) => row.lane === LANE.BROADCAST && row.state === state).length;
  const balance = tally('SENT') + tally('UNREACHABLE') + tally('FAILED') + tally('CANCELLED') + tally('UNKNOWN');

  // Seated people have started already, without an update: what was said is all there is, one stored update and one answer each.
  const expected = said;
  const figures: [string, number | string, boolean][] = [
    ['updates sent', expected, true],
    ['updates lost', expected - kept, expected === kept],
    ['updates not done', kept - done, kept === done],
    ['answers doubled (rows beyond one per update)', replies.length - done, replies.length <= done],
    ['answers sent once more, in doubt', onceMore, true],
    [
      'answers arrived beyond rows and their one more copy',
      Math.max(0, repliesArrived - replies.length - onceMore),
      repliesArrived <= replies.length + onceMore,
    ],
    ['answers lost', lost, lost === 0],
    ['sends enqueued', enqueued, enqueued >= sends],
    ['messages silently lost', silent, silent === 0],
    ['broadcasts doubled by us', doubled, doubled === 0],
    ['in doubt, surfaced', surfaced, true],
    ['in doubt settled after the last start, ms', settledMs, settledMs < 60_000],
    ['broadcast rows − sum of states', enqueued - balance, enqueued === balance],
    ['in doubt after SIGTERM', doubtAfterTerm, doubtAfterTerm === 0],
  ];
  for (const [what, figure, holds] of figures) console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}: ${figure}`);
  return figures.every(([, , holds]) => holds);
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  await undoAll();
}
