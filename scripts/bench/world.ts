// A whole system for one part of the bench: PostgreSQL, the local Telegram and the bot, each a process of its own, and an
// office with 60 units whose checklist has 220 questions. It measures nothing.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChecklist } from '../../src/checklists/store.js';
import { openDeadline } from '../../src/deadlines/store.js';
import { CITY } from '../../src/demo/city.js';
import type { CheckedPlan, QuestionRow } from '../../src/inspections/workbook/plan.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import { dayOf } from '../../src/kit/calendar.js';
import { inTransaction, openDatabase, type Db } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { silentLog } from '../../src/kit/log.js';
import { applyMigrations } from '../../src/kit/migrate.js';
import { startPostgres } from '../../src/kit/postgres.js';
import { CONSENT_VERSION } from '../../src/people/rules.js';
import { later, makeFolder, startBot, type Running } from './ending.js';
import { startSimulator } from '../../src/simulator/server.js';
import { openPhones, type Phones } from './phones.js';

export const TOKEN = '1000000002:bench-local-telegram-only-0000000';
const DAY_MS = 86_400_000;
export const QUESTIONS = 220;

export interface World {
  readonly db: Db;
  readonly bot: Running;
  readonly phones: Phones;
  /** Seats people of the units in turn, without a word being said; gives back chat and person. */
  seat(count: number): Promise<{ chat: number; personId: string }[]>;
}

/** Starts an empty database in `folder`, migrated; stopped in the end. */
export async function openEmptyDatabase(folder: string): Promise<{ url: string; db: Db }> {
  // Where the program would keep its own; it takes a database right under the folder for one of an earlier version.
  const dataDir = join(folder, 'live');
  await mkdir(dataDir, { recursive: true });
  const postgres = await startPostgres({ dataDir, log: silentLog });
  later(() => postgres.stop());
  await applyMigrations(postgres.url, { log: silentLog });
  const { db, close } = openDatabase(postgres.url, { poolMax: 4, log: silentLog });
  later(close);
  return { url: postgres.url, db };
}

/** Opens a world. With `limits` the local Telegram counts as strictly as the real one. */
export async function openWorld(options: { perSecond: number; limits: boolean }): Promise<World> {
  const folder = await makeFolder();
  const { url, db } = await openEmptyDatabase(folder);
  await openOffice(db);
  const simulator = await startSimulator({ port: 0, token: TOKEN });
  later(() => simulator.stop());
  if (!options.limits) Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
  const { apiRoot } = simulator;
  const bot = startBot({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    DATABASE_URL: url,
    // Not the folder of the database: the program would take that for its own of an earlier version.
    DATA_DIR: await makeFolder(),
    PORT: '0',
    LOG_LEVEL: 'warn',
    SEND_PER_SECOND: String(options.perSecond),
  });
  await bot.says(/health: /);
  const phones = openPhones(simulator);
  later(async () => phones.stop());
  return { db, bot, phones, seat: (count) => seat(db, phones, count) };
}

const question = (n: number): QuestionRow => ({
  ...CITY.questions[0],
  checklist: 'BENCH',
  code: `B${String(n).padStart(3, '0')}`,
  question: `Câu hỏi đo số ${n}: đơn vị đã thực hiện nội dung này chưa?`,
  help: null,
  type: 'YESNO',
  choices: [],
  required: true,
  evidence: 'NONE',
  evidenceHint: null,
  askIf: null,
  classes: [],
  forms: [],
  answeredBy: 'UNIT',
  maxPoints: null,
});

/** Units enough for everybody of a crowd to have one: two people of one unit would answer each other's questions. */
const UNITS = Array.from({ length: 60 }, (_, n) => ({
  ...CITY.units[0]!,
  code: `B-${n + 1}`,
  name: `Đơn vị đo số ${n + 1}`,
}));

/** Sixty units, the made-up city's teams, this year's calendar, one announced inspection per unit. */
export async function openOffice(db: Db): Promise<void> {
  const now = new Date();
  const inspectOn = dayOf(new Date(now.getTime() + 30 * DAY_MS));
  const year = Number(inspectOn.slice(0, 4));
  const plan: CheckedPlan = {
    plan: { ...CITY.plan, issuedOn: `${year - 1}-01-01`, fromOn: `${year - 1}-01-01`, toOn: `${year}-12-31` },
    units: UNITS,
    delegation: CITY.delegation,
    holidays: [year - 1, year, year + 1].flatMap((each) =>
      ['01-01', '02-10', '02-11', '02-12', '04-10', '04-30', '05-01', '09-02', '09-03'].map((day) => ({
        ...CITY.holidays[0]!,
        on: `${each}-${day}`,
      })),
    ),
    questions: Array.from({ length: QUESTIONS }, (_, n) => question(n + 1)),
    schedule: UNITS.map((unit, n) => ({
      ...CITY.schedule[0]!,
      code: `B-${String(n + 1).padStart(2, '0')}`,
      unit: unit.code,
      form: 'ONSITE' as const,
      surprise: false,
      inspectOn,
      checklist: 'BENCH',
    })),
  };
  const dueAt = new Date(now.getTime() + 20 * DAY_MS);
  await inTransaction(db, (tx) => applyPlan(tx, plan, now), { timeoutMs: 60_000 });
  for (const inspection of await db.inspection.findMany()) {
    await inTransaction(db, async (tx) => {
      const { id: inspectionId, unitId, teamId } = inspection;
      const fired = { dueAt: now, firedAt: now, acknowledgedAt: now, reportDueAt: dueAt };
      await tx.notice.create({ data: { id: newId(), inspectionId, version: 1, ...fired } });
      const checklist = await ensureChecklist(tx, inspection, now, dueAt);
      await openDeadline(tx, { kind: 'REPORT', subjectId: checklist.id, unitId, teamId, dueAt }, now);
    });
  }
}

const AT_ONCE = 8;

/** Seats people of the units in turn. */
export async function seat(db: Db, phones: Pick<Phones, 'call'>, count: number) {
  const units = await db.unit.findMany({ orderBy: { code: 'asc' } });
  const seats: { chat: number; personId: string }[] = [];
  while (seats.length < count) {
    const made = await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - seats.length) }, (_, n) =>
        phones.call<{ id: number }>('persons', { firstName: `Người thử ${seats.length + n + 1}`, started: true }),
      ),
    );
    seats.push(...made.map(({ id }) => ({ chat: id, personId: newId() })));
  }
  const now = new Date();
  await db.person.createMany({
    data: seats.map(({ chat, personId }, n) => ({
      id: personId,
      chatId: BigInt(chat),
      fullName: `Người thử ${n + 1}`,
      consentVersion: CONSENT_VERSION,
      createdAt: now,
    })),
  });
  await db.roleHeld.createMany({
    data: seats.map(({ personId }, n) => ({
      id: newId(),
      personId,
      role: 'FOCAL' as const,
      unitId: units[n % units.length]!.id,
      fromAt: now,
    })),
  });
  return seats;
}
