// The made-up city, opened: the local Telegram with its page, a clock that can be moved, the plan and the people in the tables.
// It knows rooms and simulator so that they need not know each other; the product itself is reached over HTTP as always.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { App } from '../app.js';
import type { Config } from '../config.js';
import { applyCarriedOver } from '../remediation/carried-over.js';
import { applyPlan } from '../inspections/plan-store.js';
import { at } from '../kit/calendar.js';
import { makeMovableClock, type Clock, type MovableClock } from '../kit/clock.js';
import { inTransaction, type Db, type Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Log } from '../kit/log.js';
import type { Locale } from '../kit/words.js';
import { CONSENT_VERSION } from '../people/rules.js';
import { reached } from '../kit/setup-fault.js';
import { startSimulator, type Simulator } from '../simulator/server.js';
import { CITY } from './city.js';
import { clockMover, readDemoClock, saveDemoClock } from './clock.js';
import { spokenLanguage } from './language.js';
import { FIGURES } from './people.js';
import { makeStory } from './story.js';

/** Where the made-up city's year begins for a visitor: the day before the notice to UBND huyện Tre Xanh. */
const FIRST_DAY = '2023-09-06 09:00';
/** The bot of the made-up city; what follows its number in the token is made anew at each start, so nobody else knows it. */
const BOT_ID = 1_000_000_001;

export interface DemoCity {
  readonly token: string;
  readonly apiRoot: string;
  readonly botName: string;
  readonly clock: Clock;
  readonly pageUrl: string;
  /** The language for whoever is not known yet: the page's. */
  newcomersLocale(): Locale;
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
  /** Begins the city anew, shortly after this returns; null where that cannot be. */
  startOver: (() => void) | null;
  say(line: string): void;
}): Promise<DemoCity> {
  const { config, db } = ports;
  const clock = (await readDemoClock(db)) ?? makeMovableClock({ offsetMs: at(FIRST_DAY).getTime() - Date.now() });
  const token = `${BOT_ID}:${randomBytes(24).toString('base64url')}`;
  const simulator = await reached(
    'DEMO_PORT',
    `127.0.0.1:${config.demoPort}`,
    startSimulator({
      port: config.demoPort,
      token,
      statePath: join(ports.folder, 'simulator'),
      clock: () => clock.now().getTime(),
    }),
  );
  const phones = await settlePeople(db, simulator, clock, ports);
  let app: App | null = null;

  const mover = clockMover({
    db,
    clock,
    async ring() {
      await app?.ticks.runAll();
      await app?.idle();
    },
  });
  const chats = Object.values(phones);
  const language = await spokenLanguage(db, async (spoken) => {
    for (const id of chats) simulator.setLanguage(id, spoken);
    for (const id of chats) await app?.refreshMenu(BigInt(id));
  });

  simulator.attachDemo(
    makeStory({ db, clock, phones, mover, language, city: await cityId(db), startOver: ports.startOver }),
  );
  return {
    token,
    apiRoot: simulator.apiRoot,
    botName: simulator.botUsername,
    clock,
    pageUrl: `${simulator.url}/`,
    newcomersLocale: language.now,
    join: (running) => void (app = running),
    stop: () => simulator.stop(),
  };
}

const PHONES = 'demo.phones';
const CITY_ID = 'demo.city';

/** Tells this made-up city from one begun before or after it. */
async function cityId(db: Db): Promise<string> {
  const made = { name: CITY_ID, value: newId() };
  const { value } = await db.fact.upsert({ where: { name: CITY_ID }, create: made, update: {} });
  return typeof value === 'string' ? value : made.value;
}

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
