// `npm run year`: the made-up city's year 2023, March to December, played day by day on the local Telegram: 31 phones of
// people who answer, dawdle or say nothing, faults now and then. It prints who got how many messages, and fails with the
// message when a law is broken (scripts/year/laws.ts).   --seed=n --from=2023-03-01 --to=2023-12-29 --all (every case)
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCalendar } from '../src/deadlines/store.js';
import { addDays, at } from '../src/kit/calendar.js';
import { loadWords } from '../src/kit/words.js';
import { ROOT, undoAll } from './bench/ending.js';
import { CAST, CHANCE, seat, type Player } from './year/cast.js';
import { makeChance, type Chance } from './year/chance.js';
import { takeUp, type Hand } from './year/hand.js';
import type { Presence, Reader, Year } from './year/journal.js';
import { judge } from './year/laws.js';
import { AMENDMENTS, amendPlan, comeIn, lookAsOffice } from './year/office-habits.js';
import { drawBroken, drawMonths, drawPeaks } from './year/report.js';
import { openStage, type Stage } from './year/stage.js';
import { broadcast, lookAsTeam } from './year/team-habits.js';
import { lookAsUnit } from './year/unit-habits.js';
import { startWatch, type Watch } from './year/watching.js';
import { beginWeather, blow, waitOut } from './year/weather.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '61' },
    from: { type: 'string', default: '2023-03-01' },
    to: { type: 'string', default: '2023-12-29' },
    all: { type: 'boolean', default: false },
    progress: { type: 'boolean', default: false },
    /** Writes every message to this file. */
    journal: { type: 'string' },
  },
});

type Stop = readonly [time: string, who: 'unit' | 'team' | 'nobody', share: number];

/** When the clock stops on a working day (or on a share of them), and who may look at the phone then. */
const STOPS: readonly Stop[] = [
  ['08:15', 'nobody', 1],
  ['08:30', 'unit', 1],
  ['10:30', 'team', 1],
  ['12:20', 'unit', 0.3],
  ['14:00', 'unit', 1],
  ['15:30', 'team', 1],
  ['17:30', 'unit', 1],
  ['21:30', 'team', 0.5],
];
/** On days off somebody looks at the phone all the same, now and then. */
const STOPS_OFF: readonly Stop[] = [['10:00', 'team', 0.5]];
const LATE = 0.15;

interface Person {
  readonly player: Player;
  readonly reader: Reader;
  readonly hand: Hand;
  readonly spans: { from: Date; to: Date | null }[];
}

async function main(): Promise<boolean> {
  const began = performance.now();
  const seed = Number(values.seed);
  const chance = makeChance(seed);
  console.log(`seed ${seed}: ${values.from} to ${values.to}, ${CAST.length} phones`);
  const stage = await openStage(at(`${values.from} 07:30`));
  const words = loadWords(join(ROOT, 'locales'), 'refuse').vi;
  const readers: Reader[] = [];
  for (const player of CAST) readers.push(await seat(stage, player));
  const watch = await startWatch(stage, readers, words);
  const people = CAST.map((player, n): Person => {
    const reader = readers[n]!;
    const spans = player.joinsOn === undefined ? [{ from: stage.clock.now(), to: null }] : [];
    return { player, reader, hand: takeUp(stage, watch, reader), spans };
  });
  beginWeather(stage.simulator, seed);
  const days = await play(stage, watch, people, chance);

  const year: Year = {
    said: watch.said,
    lives: watch.lives(),
    units: [...watch.units.values()],
    presences: people.map(({ reader, spans }): Presence => ({ reader, spans })),
    calendar: await loadCalendar(stage.db),
    endedAt: stage.clock.now(),
  };
  const broken = judge(year);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const acts = people.reduce((sum, { hand }) => sum + hand.acts(), 0);
  console.log(drawMonths(year.said));
  console.log(drawPeaks(year.said));
  console.log(await drawRound(stage));
  console.log(`${days} days, ${acts} acts, ${year.said.length} messages and edits, ${minutes} minutes, seed ${seed}`);
  for (const error of new Set(stage.errors)) console.log(`ERROR in the log: ${error}`);
  if (broken.length > 0) console.log(drawBroken(broken, values.all ? Infinity : undefined));
  const laws = new Set(broken.map(({ law }) => law));
  console.log(broken.length === 0 ? 'ok: no law was broken' : `FAIL: ${broken.length} breaches of ${laws.size} laws`);
  return broken.length === 0 && stage.errors.length === 0;
}

async function play(stage: Stage, watch: Watch, people: readonly Person[], chance: Chance): Promise<number> {
  const calendar = await loadCalendar(stage.db);
  let days = 0;
  let kept = 0;
  let isEnough = false;
  process.once('SIGTERM', () => void (isEnough = true));
  process.once('SIGINT', () => void (isEnough = true));
  if (values.journal) await rm(values.journal, { force: true });
  for (let on = values.from; on <= values.to && !isEnough; on = addDays(on, 1), days += 1) {
    const works = calendar.isWorkingDay(on);
    if (values.progress)
      console.error(
        `${on}  ${watch.said.length} messages, ${Math.round(process.cpuUsage().user / 1e6)} s of user time`,
      );
    for (const [time, who, share] of works ? STOPS : STOPS_OFF) {
      if (!chance.is(share)) continue;
      const calm = blow(stage.simulator, chance);
      await stage.moveTo(at(`${on} ${time}`));
      calm();
      await watch.look();
      if (time === '08:15') await watch.noteDay();
      // What waits for a later try mostly leaves at once, sometimes only after the clock has gone on.
      if (chance.is(0.5) && (await waitOut(stage))) await watch.look();
      if (time === '08:30') await happen(stage, watch, people, on);
      if (who !== 'nobody') await liveThrough(stage, watch, people, chance, { who, late: time > '17:00' || !works });
      await waitOut(stage);
      await watch.look();
    }
    const lines = watch.said.slice(kept).map((said) => `${JSON.stringify(said)}\n`);
    if (values.journal) await appendFile(values.journal, lines.join(''));
    kept = watch.said.length;
  }
  return days;
}

/** What has its day: somebody blocks the bot or comes back, somebody comes in, the plan is amended. */
async function happen(stage: Stage, watch: Watch, people: readonly Person[], on: string): Promise<void> {
  for (const { player, reader, hand, spans } of people) {
    if (player.blocksOn === on) {
      stage.simulator.block(reader.chat);
      spans.at(-1)!.to = stage.clock.now();
    }
    if (player.unblocksOn === on) {
      stage.simulator.unblock(reader.chat);
      spans.push({ from: stage.clock.now(), to: null });
    }
    if (player.joinsOn === on) {
      await comeIn(stage, hand, player, reader);
      spans.push({ from: stage.clock.now(), to: null });
    }
    if (player.role === 'OFFICE' && AMENDMENTS[on]) await amendPlan(stage, hand, on);
  }
  await stage.drain();
  await watch.look();
}

/** Everybody of one side who looks at the phone at this stop. */
async function liveThrough(
  stage: Stage,
  watch: Watch,
  people: readonly Person[],
  chance: Chance,
  { who, late }: { who: 'unit' | 'team'; late: boolean },
): Promise<void> {
  for (const { player, reader, hand } of people) {
    const isTeam = reader.unitId === null;
    if ((who === 'team') !== isTeam || !hand.isThere()) continue;
    if (!chance.is(CHANCE[player.temper] * (late ? LATE : 1))) continue;
    if (player.role === 'OFFICE' || player.role === 'SECRETARY') await lookAsOffice(hand);
    else if (isTeam) await lookAsTeam(hand, chance);
    else await lookAsUnit(hand, chance);
    if (['OFFICE', 'LEAD'].includes(player.role) && chance.is(0.02)) await broadcast(hand, chance);
    await stage.drain();
    await watch.look();
  }
}

/** How the round ended, so that a year in which nobody got anywhere is seen. */
async function drawRound({ db }: Stage): Promise<string> {
  const count = <T extends string>(rows: readonly { state: T; _count: number }[]) =>
    rows.map((row) => `${row.state} ${row._count}`).join(', ');
  const checklists = await db.checklist.groupBy({ by: ['state'], _count: true });
  const items = await db.remediationItem.groupBy({ by: ['state'], _count: true });
  const extensions = await db.extension.groupBy({ by: ['state'], _count: true });
  const sent = await db.outboxMessage.groupBy({ by: ['state'], _count: true });
  return [
    `checklists: ${count(checklists)}; items: ${count(items)}; requests for time: ${count(extensions)}`,
    `conclusions ${await db.conclusion.count()}, broadcasts ${await db.broadcast.count({ where: { state: 'DONE' } })}; outbox: ${count(sent)}`,
  ].join('\n');
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  await undoAll();
}
