// The floor of this machine at this hour: a bot that writes one row per press and shows the next question, with none of our
// guarantees. What our bot costs is read against it, because machines and hours differ.
import pg from 'pg';
import { Bot } from 'grammy';
import { startSimulator } from '../../src/simulator/server.js';
import { later, makeFolder, ROOT, startNode } from './ending.js';
import { seconds, spread, type Part } from './figures.js';
import { openPhones, type Card } from './phones.js';
import { openEmptyDatabase, TOKEN } from './world.js';
import { join } from 'node:path';

/** The first argument that makes the bench this part's child. */
export const BARE_CHILD = 'bare-child';

const LABEL = ['Có'];
const keyboard = (n: number) => ({ inline_keyboard: [[{ text: LABEL[0]!, callback_data: String(n) }]] });

/** One person pressing without a pause, then fifty at once. */
export const bare: Part = async ({ quick }) => {
  const { url } = await openEmptyDatabase(await makeFolder());
  const simulator = await startSimulator({ port: 0, token: TOKEN });
  later(() => simulator.stop());
  Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
  const child = startNode(['--import', 'tsx', join(ROOT, 'scripts/bench.ts'), BARE_CHILD], {
    DATABASE_URL: url,
    TELEGRAM_API_ROOT: simulator.apiRoot,
  });
  await child.says(/bare bot up/);
  const phones = openPhones(simulator);
  later(async () => phones.stop());
  const cards: [number, Card][] = [];
  for (let n = 0; n < 50; n++) {
    const { id } = await phones.call<{ id: number }>('persons', { firstName: `Người thử ${n}`, started: true });
    cards.push([id, await phones.say(id, 'bắt đầu')]);
  }
  const alone: number[] = [];
  const first = cards[0]![0];
  let card = cards[0]![1];
  for (let n = 0; n < 150; n++) {
    const next = await phones.press(first, card, LABEL);
    card = next.card;
    if (n >= 50) alone.push(next.ms);
  }
  cards[0]![1] = card;
  const lastsMs = quick ? 3000 : 10_000;
  const from = performance.now();
  let count = 0;
  await Promise.all(
    cards.map(async ([chat, start]) => {
      for (let now = start; performance.now() - from < lastsMs; count++)
        now = (await phones.press(chat, now, LABEL)).card;
    }),
  );
  return [
    ['bare', 'one row per press, one person', spread(alone)],
    ['bare', `one row per press, 50 people, ${seconds(lastsMs)}`, `${(count / (lastsMs / 1000)).toFixed(0)} answers/s`],
  ];
};

/** What the child does: writes a row, shows the next question. */
export async function runBareChild(): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query('CREATE TABLE bare (id bigint PRIMARY KEY, data text)');
  const bot = new Bot(TOKEN, { client: { apiRoot: process.env.TELEGRAM_API_ROOT } });
  bot.on('message', (ctx) => ctx.reply('Câu 1', { reply_markup: keyboard(1) }));
  bot.on('callback_query:data', async (ctx) => {
    const values = [ctx.update.update_id, ctx.callbackQuery.data];
    await client.query({ name: 'bare', text: 'INSERT INTO bare VALUES ($1, $2)', values });
    const n = Number(ctx.callbackQuery.data) + 1;
    await ctx.editMessageText(`Câu ${n}`, { reply_markup: keyboard(n) });
    void ctx.answerCallbackQuery().catch(() => undefined);
  });
  await bot.start({ onStart: () => console.log('bare bot up') });
}
