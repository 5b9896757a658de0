// Writes a checked plan into the tables: only what is new or different, in batches, inside the caller's transaction.
// Codes are identity, so the same plan twice changes nothing. It must not read spreadsheets and decides nothing about notices.
import { newId } from '../kit/ids.js';
import type { Tx } from '../kit/database.js';
import { fold } from '../kit/vietnamese.js';
import { asRecords, inBatches, readAll, unhurried, type Applied } from './batches.js';
import { applyQuestions } from './question-store.js';
import type { CheckedPlan, PlanRow, UnitRow } from './workbook/plan.js';

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

/** The ids of units by their codes. */
async function readUnitIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await readAll((page) => tx.unit.findMany({ ...page, select: { id: true, code: true } }));
  return new Map(rows.map((row) => [row.code, row.id]));
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
  const current = new Map((await readAll((page) => tx.unit.findMany(page))).map((row) => [row.code, row]));
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
  const parentOf = (parent: string | null | undefined) => (typeof parent === 'string' ? ids.get(parent)! : parent);
  const below = fresh.flatMap(({ code, parent }) =>
    parent ? [{ id: ids.get(code)!, parentId: parentOf(parent)! }] : [],
  );
  // Only when all of them are there: one may stand above another of the same file.
  await inBatches(
    below,
    (batch) => tx.$executeRaw`
    UPDATE unit u SET parent_id = r.parent_id
    FROM jsonb_populate_recordset(NULL::unit, ${asRecords(batch)}::jsonb) r WHERE u.id = r.id`,
  );
  const renamed: {
    id: string;
    unitId: string;
    name: string;
    class: UnitRow['class'];
    parentId: string | null;
    untilAt: Date;
  }[] = [];
  const changed: object[] = [];
  for await (const { parent, ...row } of unhurried(rows)) {
    const held = current.get(row.code);
    const changes = held && changesOf(held, { ...row, parentId: parentOf(parent) });
    if (!changes) continue;
    if ('name' in changes || 'class' in changes || 'parentId' in changes) {
      const was = { name: held.name, class: held.class, parentId: held.parentId };
      renamed.push({ id: newId(), unitId: held.id, ...was, untilAt: now });
    }
    changed.push({ ...held, ...changes, folded: fold(row.name) });
  }
  await inBatches(renamed, (data) => tx.unitName.createMany({ data }));
  await inBatches(
    changed,
    (batch) => tx.$executeRaw`
    UPDATE unit u SET (class, kind, name, abbreviation, folded, parent_id, valid_from, valid_to,
        focal_name, focal_title, focal_phone, head_name, head_title, head_phone)
      = (r.class, r.kind, r.name, r.abbreviation, r.folded, r.parent_id, r.valid_from, r.valid_to,
        r.focal_name, r.focal_title, r.focal_phone, r.head_name, r.head_title, r.head_phone)
    FROM jsonb_populate_recordset(NULL::unit, ${asRecords(batch)}::jsonb) r WHERE u.id = r.id`,
  );
  return { added: fresh.length, changed: changed.length };
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

async function applySchedule(tx: Tx, rows: NonNullable<CheckedPlan['schedule']>, now: Date): Promise<Applied> {
  if (rows.length === 0) return none;
  const units = await readUnitIds(tx);
  const teams = new Map((await tx.team.findMany()).map((row) => [row.name, row.id]));
  const current = new Map((await readAll((page) => tx.inspection.findMany(page))).map((row) => [row.code, row]));
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
  const changed: object[] = [];
  const steps: { id: string; inspectionId: string; version: number; changes: object; changedAt: Date }[] = [];
  for await (const row of unhurried(rows)) {
    const held = current.get(row.code);
    // The sheet goes on naming the unit it was planned for, also when its successor has taken the visit over.
    const data = asData(row);
    const isTaken = held && held.takenFromId === data.unitId;
    if (held?.takenFromId && held.unitId === data.unitId)
      await tx.inspection.update({ where: { id: held.id }, data: { takenFromId: null } });
    // Where and when a surprise was held is no plan any more.
    const isHeld = held?.surprise && held.arrivedAt !== null;
    const kept = isHeld ? { unitId: undefined, inspectOn: undefined, startTime: undefined, surprise: undefined } : {};
    const changes = held && changesOf(held, { ...data, ...(isTaken ? { unitId: undefined } : {}), ...kept });
    if (!changes) continue;
    const version = held.version + 1;
    const facts = Object.fromEntries(
      Object.entries(changes).map(([field, to]) => [
        field,
        { from: (held as Record<string, unknown>)[field] ?? null, to },
      ]),
    );
    changed.push({ ...held, ...changes, version });
    steps.push({
      ...{ id: newId(), inspectionId: held.id, version, changedAt: now },
      changes: JSON.parse(JSON.stringify(facts)) as object,
    });
  }
  await inBatches(
    changed,
    (batch) => tx.$executeRaw`
    UPDATE inspection i SET (unit_id, team_id, form, surprise, inspect_on, start_time, place, themes, contents,
        checklist_code, joint_with, version)
      = (r.unit_id, r.team_id, r.form, r.surprise, r.inspect_on, r.start_time, r.place, r.themes, r.contents,
        r.checklist_code, r.joint_with, r.version)
    FROM jsonb_populate_recordset(NULL::inspection, ${asRecords(batch)}::jsonb) r WHERE i.id = r.id`,
  );
  await inBatches(steps, (data) => tx.inspectionChange.createMany({ data }));
  return { added: fresh.length, changed: changed.length };
}

async function applyOthers(tx: Tx, rows: NonNullable<CheckedPlan['otherInspections']>): Promise<Applied> {
  if (rows.length === 0) return none;
  const units = await readUnitIds(tx);
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
