// The made-up city, opened: the local Telegram with its page, a clock that can be moved, the plan and the people in the tables.
// It knows rooms and simulator so that they need not know each other; the product itself is reached over HTTP as always.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { App } from '../app.js';
import type { Config } from '../config.js';
import { applyCarriedOver } from '../remediation/carried-over.js';
import { applyPlan } from '../inspections/plan-store.js';
import { at, dayOf } from '../kit/calendar.js';
import { makeMovableClock, type Clock, type MovableClock } from '../kit/clock.js';
import { inTransaction, type Db, type Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Log } from '../kit/log.js';
import type { Locale, Words } from '../kit/words.js';
import { loadCalendar } from '../deadlines/store.js';
import { CONSENT_VERSION } from '../people/rules.js';
import { DemoRefusal } from '../simulator/demo.js';
import { startSimulator, type Simulator } from '../simulator/server.js';
import { CITY } from './city.js';
import { readDemoClock, saveDemoClock } from './clock.js';
import { FIGURES } from './people.js';
import { makeStory } from './story.js';

/** Where the made-up city's year begins for a visitor: the day before the notice to UBND huyện Tre Xanh. */
const FIRST_DAY = '2023-09-06 09:00';
/** The bot of the made-up city; what follows its number in the token is made anew at each start, so nobody else knows it. */
const BOT_ID = 1_000_000_001;
/** How far the clock goes at once: half a year. */
const LONGEST_MOVE_MS = 184 * 86_400_000;
/** A jump of the clock is walked in the plan's own hours, so that nothing that falls due on the way is skipped. */
const STOPS = ['08:15', '08:30', '14:00'] as const;

export interface DemoCity {
  readonly token: string;
  readonly apiRoot: string;
  readonly botName: string;
  readonly clock: Clock;
  readonly pageUrl: string;
  /** Hands over the running app: from now on the page can move the clock. */
  join(app: App): void;
  stop(): Promise<void>;
}

/** Opens the city: made anew when its tables are empty, else as it was left. */
export async function openDemo(ports: {
  config: Config;
  /** Where everything of the made-up city lies. */
  folder: string;
  db: Db;
  log: Log;
  words: Readonly<Record<Locale, Words>>;
  say(line: string): void;
}): Promise<DemoCity> {
  const { config, db } = ports;
  const clock = (await readDemoClock(db)) ?? makeMovableClock({ offsetMs: at(FIRST_DAY).getTime() - Date.now() });
  const token = `${BOT_ID}:${randomBytes(24).toString('base64url')}`;
  const simulator = await startSimulator({
    port: config.demoPort,
    token,
    statePath: join(ports.folder, 'simulator'),
    clock: () => clock.now().getTime(),
  });
  const phones = await settlePeople(db, simulator, clock, ports);
  let app: App | null = null;

  async function moveClock(to: string): Promise<void> {
    const goal = new Date(to);
    const aheadMs = goal.getTime() - clock.now().getTime();
    // Everything that has happened stays dated before now; and a slip in the year would leave the city behind for good.
    if (!(aheadMs >= 0)) throw new DemoRefusal('clock-back');
    if (aheadMs > LONGEST_MOVE_MS) throw new DemoRefusal('clock-far');
    for (const stop of await stopsBetween(db, clock.now(), goal)) await ringAt(stop);
    await ringAt(goal);
  }

  async function ringAt(instant: Date): Promise<void> {
    clock.move(instant);
    await saveDemoClock(db, clock);
    await app?.ticks.runAll();
    await app?.idle();
  }

  simulator.attachDemo(makeStory({ db, clock, phones, moveClock, words: ports.words }));
  return {
    token,
    apiRoot: simulator.apiRoot,
    botName: simulator.botUsername,
    clock,
    pageUrl: `${simulator.url}/`,
    join: (running) => void (app = running),
    stop: () => simulator.stop(),
  };
}

const PHONES = 'demo.phones';

/** The plan and the people, once; afterwards only tells whose phone is whose. */
async function settlePeople(
  db: Db,
  simulator: Simulator,
  clock: MovableClock,
  { log, say }: { log: Log; say(line: string): void },
): Promise<Record<string, number>> {
  const known = await db.fact.findUnique({ where: { name: PHONES } });
  if (known) return known.value as Record<string, number>;
  say('Loading the made-up city …');
  const now = clock.now();
  const phones = Object.fromEntries(
    FIGURES.map((figure) => [figure.key, simulator.createPerson({ firstName: figure.name, phone: figure.phone }).id]),
  );
  await inTransaction(
    db,
    async (tx) => {
      await applyPlan(tx, CITY, now);
      await applyCarriedOver(tx, CITY.carriedOver, now);
      for (const figure of FIGURES) if (figure.joined) await seat(tx, figure, phones[figure.key]!, now);
      await tx.fact.create({ data: { name: PHONES, value: phones } });
    },
    { timeoutMs: 60_000 },
  );
  await saveDemoClock(db, clock);
  for (const figure of FIGURES) if (figure.joined) simulator.start(phones[figure.key]!);
  log.info('demo.opened', { people: FIGURES.length });
  return phones;
}

async function seat(tx: Tx, figure: (typeof FIGURES)[number], chatId: number, now: Date): Promise<void> {
  const unit = figure.unit ? await tx.unit.findUniqueOrThrow({ where: { code: figure.unit } }) : null;
  const team = figure.team ? await tx.team.findUniqueOrThrow({ where: { name: figure.team } }) : null;
  await tx.person.create({
    data: {
      id: newId(),
      chatId: BigInt(chatId),
      fullName: figure.name,
      title: figure.title,
      phone: figure.phone,
      consentVersion: CONSENT_VERSION,
      createdAt: now,
      roles: {
        create: { id: newId(), role: figure.role, unitId: unit?.id ?? null, teamId: team?.id ?? null, fromAt: now },
      },
    },
  });
}

/** The hours between two instants at which something may fall due: every stop of every working day. */
async function stopsBetween(db: Db, from: Date, to: Date): Promise<Date[]> {
  const calendar = await loadCalendar(db);
  const stops: Date[] = [];
  for (
    let day = new Date(from);
    day.getTime() <= to.getTime() + 86_400_000;
    day = new Date(day.getTime() + 86_400_000)
  ) {
    const on = dayOf(day);
    try {
      if (!calendar.isWorkingDay(on)) continue;
    } catch {
      break;
    }
    stops.push(...STOPS.map((time) => at(`${on} ${time}`)).filter((stop) => stop > from && stop < to));
  }
  return stops;
}
