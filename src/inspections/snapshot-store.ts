// What is held of the plan, in the shape of a checked workbook, so that the two can be compared. Reads only.
import { compareVietnamese } from '../kit/vietnamese.js';
import type { Tx } from '../kit/database.js';
import { readAll } from './batches.js';
import { isRefusal } from '../kit/refusal.js';
import { readOfficeHours } from '../kit/calendar.js';
import type { Area, CarriedOverRow, CheckedPlan, DelegationRole, Section, UnitKind } from './workbook/plan.js';

/** How often the plan has been changed; 0 before the first import. A preview is only applied on the revision it was made on. */
export async function readRevision(tx: Tx): Promise<number> {
  return (await tx.plan.findFirst({ where: { active: true }, select: { revision: true } }))?.revision ?? 0;
}

/** Everything held, sheet by sheet; `{}` before the first import. Shortcomings of earlier years come from the room that keeps them. */
export async function readSnapshot(
  tx: Tx,
  listCarriedOver: (tx: Tx) => Promise<CarriedOverRow[]>,
): Promise<CheckedPlan> {
  const plan = await tx.plan.findFirst({ where: { active: true } });
  if (!plan) return {};
  const hours = readOfficeHours(plan.officeHours);
  const units = await readAll((page) => tx.unit.findMany({ ...page, include: { parent: { select: { code: true } } } }));
  units.sort((a, b) => compareVietnamese(a.code, b.code));
  const codes = new Map(units.map((unit) => [unit.id, unit.code]));
  const delegates = await tx.delegate.findMany({ include: { team: true } });
  const inspections = await readAll((page) => tx.inspection.findMany({ ...page, include: { team: true } }));
  inspections.sort((a, b) => compareVietnamese(a.code, b.code));
  const others = await tx.otherInspection.findMany();
  const templates = await tx.checklistTemplate.findMany({
    orderBy: { version: 'desc' },
    distinct: ['code'],
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  return {
    plan: {
      number: plan.number,
      issuedOn: plan.issuedOn,
      issuer: plan.issuer,
      subject: plan.subject,
      fromOn: plan.fromOn,
      toOn: plan.toOn,
      noticeDays: plan.noticeDays,
      ackDays: plan.ackDays,
      reportDays: plan.reportDays,
      supplementDays: plan.supplementDays,
      conclusionDays: plan.conclusionDays,
      remediationDays: plan.remediationDays,
      ...(isRefusal(hours) ? {} : { officeHours: hours }),
    },
    units: units.map((unit) => ({
      code: unit.code,
      name: unit.name,
      class: unit.class,
      kind: unit.kind as UnitKind | null,
      parent: unit.parent?.code ?? null,
      abbreviation: unit.abbreviation,
      validFrom: unit.validFrom,
      validTo: unit.validTo,
      focalName: unit.focalName,
      focalTitle: unit.focalTitle,
      focalPhone: unit.focalPhone,
      headName: unit.headName,
      headTitle: unit.headTitle,
      headPhone: unit.headPhone,
    })),
    delegation: delegates.map((row) => ({
      name: row.fullName,
      agency: row.agency,
      title: row.title,
      roles: row.roles as DelegationRole[],
      team: row.team?.name ?? null,
      areas: row.areas as Area[],
      phone: row.phone,
    })),
    schedule: inspections.map((row) => ({
      code: row.code,
      unit: codes.get(row.takenFromId ?? row.unitId)!,
      team: row.team.name,
      form: row.form,
      surprise: row.surprise,
      ...(row.surprise && row.arrivedAt !== null ? { hasArrived: true } : {}),
      inspectOn: row.inspectOn,
      time: row.startTime,
      place: row.place,
      themes: row.themes,
      contents: row.contents as Section[],
      checklist: row.checklistCode,
      jointWith: row.jointWith,
    })),
    otherInspections: others.map((row) => ({ ...row, unit: codes.get(row.unitId)! })),
    questions: templates.flatMap((template) =>
      template.questions.map((row) => ({
        checklist: template.code,
        code: row.code,
        section: row.section as Section,
        area: row.area as Area,
        question: row.text,
        help: row.help,
        type: row.type,
        choices: row.choices,
        required: row.required,
        evidence: row.evidence,
        evidenceHint: row.evidenceHint,
        askIf: row.askIf,
        classes: row.classes,
        forms: row.forms,
        answeredBy: row.byDelegation ? ('DELEGATION' as const) : ('UNIT' as const),
        maxPoints: row.maxPoints,
        min: row.min,
        max: row.max,
        earliestOn: row.earliestOn,
        latestOn: row.latestOn,
        mayBeNa: row.mayBeNa,
        asksAbsence: row.asksAbsence,
        noneWord: row.noneWord,
        numerator: row.numerator,
        countOf: row.countOf,
        yesChoices: row.yesChoices,
      })),
    ),
    carriedOver: await listCarriedOver(tx),
    holidays: await tx.holiday.findMany({ orderBy: { on: 'asc' } }),
  };
}
