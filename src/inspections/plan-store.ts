// Writes a checked plan into the tables: only what is new or different, in batches, inside the caller's transaction.
// Codes are identity, so the same plan twice changes nothing. It must not read spreadsheets and decides nothing about notices.
import type { Question } from '../generated/prisma/client.js';
import { newId } from '../kit/ids.js';
import type { Tx } from '../kit/database.js';
import { fold } from '../kit/vietnamese.js';
import { QUESTION_DEFAULTS, type CheckedPlan, type PlanRow, type QuestionRow, type UnitRow } from './workbook/plan.js';

/** What applying changed, per sheet. */
export interface Applied {
  readonly added: number;
  readonly changed: number;
}

const BATCH = 1000;

/** Applies every sheet that is present, in the order in which they refer to each other. `onSheet` is told the progress. */
export async function applyPlan(
  tx: Tx,
  incoming: CheckedPlan,
  now: Date,
  onSheet: (done: number, of: number) => void = () => {},
): Promise<Applied> {
  const steps = [
    () => (incoming.plan ? applyPlanRow(tx, incoming.plan, now) : none),
    () => applyHolidays(tx, incoming.holidays ?? []),
    () => applyUnits(tx, incoming.units ?? [], now),
    () => applyDelegation(tx, incoming.delegation ?? [], incoming.schedule ?? []),
    () => applyQuestions(tx, incoming.questions ?? [], now),
    () => applySchedule(tx, incoming.schedule ?? [], now),
    () => applyOthers(tx, incoming.otherInspections ?? []),
  ];
  let [added, changed] = [0, 0];
  for (const [n, step] of steps.entries()) {
    const applied = await step();
    added += applied.added;
    changed += applied.changed;
    onSheet(n + 1, steps.length);
  }
  if (added + changed > 0) await tx.plan.updateMany({ where: { active: true }, data: { revision: { increment: 1 } } });
  return { added, changed };
}

const none: Applied = { added: 0, changed: 0 };

/** Keeps only fields the incoming row says something about, and drops those that are the same already. */
function changesOf(
  current: Record<string, unknown>,
  incoming: Record<string, unknown>,
): Record<string, unknown> | null {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(incoming)) {
    if (value === undefined) continue;
    if (JSON.stringify(current[field] ?? null) !== JSON.stringify(value ?? null)) changes[field] = value;
  }
  return Object.keys(changes).length > 0 ? changes : null;
}

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await write(rows.slice(at, at + BATCH));
}

async function applyPlanRow(tx: Tx, row: PlanRow, now: Date): Promise<Applied> {
  const { officeHours, ...rest } = row;
  const incoming = { ...rest, officeHours: officeHours?.map((span) => `${span.from}-${span.to}`).join(', ') };
  const current = await tx.plan.findUnique({ where: { number: row.number } });
  if (!current) {
    await tx.plan.updateMany({ data: { active: false } });
    await tx.plan.create({ data: { id: newId(), createdAt: now, ...incoming } });
    return { added: 1, changed: 0 };
  }
  const changes = changesOf(current, { ...incoming, active: true });
  if (!changes) return none;
  await tx.plan.update({ where: { id: current.id }, data: changes });
  return { added: 0, changed: 1 };
}

async function applyHolidays(tx: Tx, rows: NonNullable<CheckedPlan['holidays']>): Promise<Applied> {
  const current = new Map((await tx.holiday.findMany()).map((row) => [row.on, row]));
  const fresh = rows.filter((row) => !current.has(row.on));
  await tx.holiday.createMany({ data: fresh.map((row) => ({ on: row.on, kind: row.kind, note: row.note ?? null })) });
  let changed = 0;
  for (const row of rows) {
    const held = current.get(row.on);
    const changes = held && changesOf(held, { kind: row.kind, note: row.note });
    if (!changes) continue;
    await tx.holiday.update({ where: { on: row.on }, data: changes });
    changed++;
  }
  return { added: fresh.length, changed };
}

async function applyUnits(tx: Tx, rows: readonly UnitRow[], now: Date): Promise<Applied> {
  const current = new Map((await tx.unit.findMany()).map((row) => [row.code, row]));
  const ids = new Map([...current.values()].map((row) => [row.code, row.id]));
  const fresh = rows.filter((row) => !current.has(row.code));
  for (const row of fresh) ids.set(row.code, newId());
  await inBatches(fresh, (batch) =>
    tx.unit.createMany({
      data: batch.map(({ parent: _, ...row }) => ({
        ...row,
        id: ids.get(row.code)!,
        folded: fold(row.name),
        createdAt: now,
      })),
    }),
  );
  let changed = 0;
  for (const { parent, ...row } of rows) {
    const held = current.get(row.code);
    const parentId = parent === undefined ? undefined : parent === null ? null : ids.get(parent)!;
    if (!held) {
      if (parentId) await tx.unit.update({ where: { code: row.code }, data: { parentId } });
      continue;
    }
    const changes = changesOf(held, { ...row, parentId });
    if (!changes) continue;
    if ('name' in changes || 'class' in changes || 'parentId' in changes) {
      const was = { name: held.name, class: held.class, parentId: held.parentId };
      await tx.unitName.create({ data: { id: newId(), unitId: held.id, ...was, untilAt: now } });
    }
    await tx.unit.update({ where: { id: held.id }, data: { ...changes, folded: fold(row.name) } });
    changed++;
  }
  return { added: fresh.length, changed };
}

async function applyDelegation(
  tx: Tx,
  rows: NonNullable<CheckedPlan['delegation']>,
  schedule: NonNullable<CheckedPlan['schedule']>,
): Promise<Applied> {
  const names = new Set(
    [...rows.map((row) => row.team), ...schedule.map((row) => row.team)].filter((name) => name != null),
  );
  const teams = new Map((await tx.team.findMany()).map((team) => [team.name, team.id]));
  const fresh = [...names].filter((name) => !teams.has(name));
  for (const name of fresh) teams.set(name, newId());
  await tx.team.createMany({ data: fresh.map((name) => ({ id: teams.get(name)!, name })) });
  const current = new Map((await tx.delegate.findMany()).map((row) => [`${row.fullName}\n${row.agency}`, row]));
  let [added, changed] = [0, 0];
  // Whoever stands in the register no more is no longer of the delegation; a sheet without a line says nothing of anybody.
  if (rows.length > 0) {
    const stay = new Set(rows.map((row) => `${row.name}\n${row.agency}`));
    const gone = [...current].flatMap(([key, { id }]) => (stay.has(key) ? [] : [id]));
    changed += (await tx.delegate.deleteMany({ where: { id: { in: gone } } })).count;
  }
  for (const row of rows) {
    const held = current.get(`${row.name}\n${row.agency}`);
    const teamId = row.team === undefined ? undefined : row.team === null ? null : teams.get(row.team)!;
    const incoming = {
      title: row.title,
      roles: [...row.roles],
      teamId,
      areas: row.areas ? [...row.areas] : undefined,
      phone: row.phone,
    };
    if (!held) {
      await tx.delegate.create({ data: { id: newId(), fullName: row.name, agency: row.agency, ...incoming } });
      added++;
      continue;
    }
    const changes = changesOf(held, incoming);
    if (!changes) continue;
    await tx.delegate.update({ where: { id: held.id }, data: changes });
    changed++;
  }
  return { added, changed };
}

/** Questions that differ from the newest version of their checklist become a new version; inspections stay pinned to theirs. */
async function applyQuestions(tx: Tx, rows: readonly QuestionRow[], now: Date): Promise<Applied> {
  const byChecklist = new Map<string, QuestionRow[]>();
  for (const row of rows) byChecklist.set(row.checklist, [...(byChecklist.get(row.checklist) ?? []), row]);
  let [added, changed] = [0, 0];
  for (const [code, questions] of byChecklist) {
    const newest = await tx.checklistTemplate.findFirst({
      where: { code },
      orderBy: { version: 'desc' },
      include: { questions: { orderBy: { position: 'asc' } } },
    });
    const held = newest?.questions.map(({ id: _, templateId: __, ...rest }) => rest) ?? [];
    const heldByCode = new Map(held.map((row) => [row.code, row]));
    const incoming = questions.map((row, n) => questionData(row, n + 1, heldByCode.get(row.code)));
    const difference = incoming.filter(
      (row, n) => JSON.stringify(sorted(held[n])) !== JSON.stringify(sorted(row)),
    ).length;
    if (newest && difference === 0 && held.length === incoming.length) continue;
    const templateId = newId();
    await tx.checklistTemplate.create({
      data: { id: templateId, code, version: (newest?.version ?? 0) + 1, createdAt: now },
    });
    await inBatches(incoming, (batch) =>
      tx.question.createMany({ data: batch.map((row) => ({ id: newId(), templateId, ...row })) }),
    );
    if (newest) changed += Math.max(difference, 1);
    else added += incoming.length;
  }
  return { added, changed };
}

const sorted = (row: object | undefined): unknown =>
  row ? Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)) : null;

type QuestionData = Omit<Question, 'id' | 'templateId'>;

/** A question as a row: what its line is silent about stays as it is held, or takes its default when the question is new. */
function questionData(row: QuestionRow, position: number, held: QuestionData | undefined): QuestionData {
  const told = <T>(value: T | null | undefined, was: T | null | undefined, otherwise: T): T =>
    (value === undefined ? was : value) ?? otherwise;
  const { section, area, required, evidence } = QUESTION_DEFAULTS;
  const byDelegation = row.answeredBy === undefined ? undefined : row.answeredBy === 'DELEGATION';
  return {
    position,
    code: row.code,
    section: told(row.section, held?.section, section),
    area: told(row.area, held?.area, area),
    text: row.question,
    help: told(row.help, held?.help, null),
    type: row.type,
    choices: [...told(row.choices, held?.choices, [])],
    required: told(row.required, held?.required, required),
    evidence: told(row.evidence, held?.evidence, evidence),
    evidenceHint: told(row.evidenceHint, held?.evidenceHint, null),
    askIf: told(row.askIf, held?.askIf, null),
    classes: [...told(row.classes, held?.classes, [])],
    forms: [...told(row.forms, held?.forms, [])],
    byDelegation: told(byDelegation, held?.byDelegation, false),
    maxPoints: told(row.maxPoints, held?.maxPoints, null),
    min: told(row.min, held?.min, null),
    max: told(row.max, held?.max, null),
    earliestOn: told(row.earliestOn, held?.earliestOn, null),
    latestOn: told(row.latestOn, held?.latestOn, null),
    mayBeNa: told(row.mayBeNa, held?.mayBeNa, false),
    asksAbsence: told(row.asksAbsence, held?.asksAbsence, false),
    noneWord: told(row.noneWord, held?.noneWord, null),
    numerator: told(row.numerator, held?.numerator, null),
  };
}

async function applySchedule(tx: Tx, rows: NonNullable<CheckedPlan['schedule']>, now: Date): Promise<Applied> {
  if (rows.length === 0) return none;
  const units = new Map(
    (await tx.unit.findMany({ select: { id: true, code: true } })).map((row) => [row.code, row.id]),
  );
  const teams = new Map((await tx.team.findMany()).map((row) => [row.name, row.id]));
  const current = new Map((await tx.inspection.findMany()).map((row) => [row.code, row]));
  const asData = (row: (typeof rows)[number]) => ({
    code: row.code,
    unitId: units.get(row.unit)!,
    teamId: teams.get(row.team)!,
    form: row.form,
    surprise: row.surprise,
    inspectOn: row.inspectOn,
    startTime: row.time,
    place: row.place,
    themes: row.themes,
    contents: row.contents ? [...row.contents] : undefined,
    checklistCode: row.checklist,
    jointWith: row.jointWith,
  });
  const fresh = rows.filter((row) => !current.has(row.code));
  await inBatches(fresh, (batch) =>
    tx.inspection.createMany({ data: batch.map((row) => ({ id: newId(), createdAt: now, ...asData(row) })) }),
  );
  let changed = 0;
  for (const row of rows) {
    const held = current.get(row.code);
    const changes = held && changesOf(held, asData(row));
    if (!changes) continue;
    const version = held.version + 1;
    const facts = Object.fromEntries(
      Object.entries(changes).map(([field, to]) => [
        field,
        { from: (held as Record<string, unknown>)[field] ?? null, to },
      ]),
    );
    await tx.inspection.update({ where: { id: held.id }, data: { ...changes, version } });
    await tx.inspectionChange.create({
      data: {
        id: newId(),
        inspectionId: held.id,
        version,
        changes: JSON.parse(JSON.stringify(facts)) as object,
        changedAt: now,
      },
    });
    changed++;
  }
  return { added: fresh.length, changed };
}

async function applyOthers(tx: Tx, rows: NonNullable<CheckedPlan['otherInspections']>): Promise<Applied> {
  if (rows.length === 0) return none;
  const units = new Map(
    (await tx.unit.findMany({ select: { id: true, code: true } })).map((row) => [row.code, row.id]),
  );
  const keyOf = (row: { agency: string; unitId: string; fromOn: string }) =>
    `${row.agency}\n${row.unitId}\n${row.fromOn}`;
  const current = new Map((await tx.otherInspection.findMany()).map((row) => [keyOf(row), row]));
  let [added, changed] = [0, 0];
  for (const row of rows) {
    const data = {
      agency: row.agency,
      unitId: units.get(row.unit)!,
      fromOn: row.fromOn,
      toOn: row.toOn,
      subject: row.subject,
    };
    const held = current.get(keyOf(data));
    const changes = held && changesOf(held, data);
    if (!held) {
      await tx.otherInspection.create({ data: { id: newId(), ...data } });
      added++;
    } else if (changes) {
      await tx.otherInspection.update({ where: { id: held.id }, data: changes });
      changed++;
    }
  }
  return { added, changed };
}
