// Days that a workbook moves, above all into the past: named before it is applied, and told to whom they concern once it was. What the
// days of shortcomings are now, the room that owns them says. It must not know a chat.
import type { Prisma } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { cut } from '../kit/cut.js';
import type { Words } from '../kit/words.js';
import { button, LANE } from '../outbox/message.js';
import type { Ending } from '../people/ending.js';
import { teamTitle } from '../people/names.js';
import { isReachable, listTeamPeople, listUnitPeople } from '../people/store.js';
import type { Judged } from './judging.js';
import { listChanges } from './notice-store.js';
import { findToldPastDay } from './rules.js';

const MOVES_SHOWN = 3;
const SHOWN = 5;
const UNIT_CHARACTERS = 60;

/** A day the file gives that has passed already; `from` is null where it is new. */
export interface PastDate {
  readonly what: 'item' | 'visit';
  readonly code: string;
  readonly unit: string;
  readonly from: string | null;
  readonly to: string;
  /** It was done, and the file says it is open again. */
  readonly isReopened?: boolean;
}

/** Visits that have not been held and that these rows of the schedule move from a day to come to one that has passed. */
async function listVisits(tx: Tx, plan: Judged['plan'], today: string) {
  const past = (plan.schedule ?? []).filter((row) => row.inspectOn < today);
  if (past.length === 0) return [];
  const held = await findVisits(tx, { code: { in: past.map(({ code }) => code) }, inspectOn: { gte: today } });
  const days = new Map(past.map(({ code, inspectOn }) => [code, inspectOn]));
  return held.map((visit) => ({ ...visit, to: days.get(visit.code)! }));
}

const findVisits = (tx: Tx, where: Prisma.InspectionWhereInput) =>
  tx.inspection.findMany({
    where: { cancelledAt: null, arrivedAt: null, ...where },
    include: { unit: true, team: true, notices: { where: { firedAt: { not: null }, supersededAt: null } } },
    orderBy: [{ inspectOn: 'asc' }, { code: 'asc' }],
  });

/** Visits of which a passed day was told, and that these rows of the schedule move on, to a day to come or to another one. */
async function listMovedOn(tx: Tx, plan: Judged['plan'], today: string) {
  const days = new Map((plan.schedule ?? []).map(({ code, inspectOn }) => [code, inspectOn]));
  const where = { code: { in: [...days.keys()] }, inspectOn: { lt: today }, surprise: false };
  const passed = (await findVisits(tx, where)).filter((visit) => days.get(visit.code) !== visit.inspectOn);
  const ids = passed.map(({ id }) => id);
  const changes = await listChanges(tx, ids);
  return passed
    .filter(({ id }) => findToldPastDay(changes.get(id) ?? []) !== null)
    .map((visit) => ({ ...visit, to: days.get(visit.code)! }));
}

/** Every visit the plan moves into the past, as the preview names it. */
export const listPastVisits = async (tx: Tx, plan: Judged['plan'], today: string): Promise<PastDate[]> =>
  (await listVisits(tx, plan, today)).map(({ code, unit, inspectOn, to }) => ({
    ...{ what: 'visit' as const, code, unit: unit.name },
    ...{ from: inspectOn, to },
  }));

/**
 * Says each such visit's old and new day once to whoever of the unit has its notice, and to the leads of its team; so too each
 * day that comes after one told like this. A unit hears of a day to come by its notice. Gives what is to be called when the plan
 * has been applied.
 */
export async function gatherPastVisits(
  tx: Tx,
  plan: Judged['plan'],
  { effects, words, now }: Pick<Ending, 'effects' | 'words' | 'now'>,
  today: string,
): Promise<() => Promise<void>> {
  const passed = (await listVisits(tx, plan, today)).filter((visit) => !visit.surprise);
  const visits = [...passed, ...(await listMovedOn(tx, plan, today))];
  return async () => {
    // What waits to be sent would name an outage as the reason why it is not.
    const waiting = { inspectionId: { in: visits.map(({ id }) => id) }, firedAt: null, supersededAt: null };
    await tx.notice.deleteMany({ where: waiting });
    for (const { id, unitId, teamId, team, unit, notices, inspectOn, to } of visits) {
      const isPast = to < today;
      const isTold = isPast && notices.some((notice) => notice.unitId === unitId);
      const unitPeople = isTold ? await listUnitPeople(tx, [unitId], today) : [];
      const ofUnit = new Set(unitPeople.map(({ personId }) => personId));
      const people = [...unitPeople, ...(await listTeamPeople(tx, teamId))].filter(isReachable);
      for (const person of new Map(people.map((each) => [each.personId, each])).values()) {
        const { t, f } = words[person.locale];
        const whom = ofUnit.has(person.personId) ? unit.name : teamTitle(words[person.locale], team.name);
        const facts = { whom, unit: unit.name, from: f.day(inspectOn), to: f.day(to) };
        const text = t(isPast ? 'inspections-moved-past' : 'inspections-moved-on', facts);
        const rows = isPast
          ? [[button(t('button-contact'), 'desk.contact', 7)]]
          : [[button(t('button-calendar'), 'desk.lich', 6)]];
        effects.send(
          person,
          { text, rows, ring: true, againNote: t('inspections-sent-again') },
          { key: `moved-past:${id}:${now.getTime().toString(36)}:${person.personId}`, lane: LANE.NOTICE },
        );
      }
    }
  };
}

/** Each by name, the first of them; the rest is counted by its kind. */
export function pastDateLines(dates: readonly PastDate[], { t, f }: Words): string[] {
  return (['visit', 'item'] as const).flatMap((what) => {
    const all = dates.filter((each) => each.what === what);
    const rest = all.length - SHOWN;
    return [
      ...all.slice(0, SHOWN).map(({ code, unit, from, to, isReopened }) => {
        const facts = { code, unit: cut(unit, UNIT_CHARACTERS), to: f.day(to) };
        if (isReopened) return t('import-past-item-again', facts);
        return from === null
          ? t('import-past-item-new', facts)
          : t(what === 'item' ? 'import-past-item' : 'import-past-visit', { ...facts, from: f.day(from) });
      }),
      ...(rest > 0
        ? [t(what === 'item' ? 'import-past-items-more' : 'import-past-visits-more', { count: f.count(rest) })]
        : []),
    ];
  });
}

/** Visits that move: the unit, the old and the new day, the first of them; the rest is counted. */
export function moveLines({ diff }: Pick<Judged, 'diff'>, unit: (code: string) => string, { t, f }: Words): string[] {
  const moves = (diff.schedule?.changed ?? []).flatMap(({ before, after }) =>
    after.inspectOn === before.inspectOn
      ? []
      : [t('import-move', { code: unit(after.unit), from: f.day(before.inspectOn), to: f.day(after.inspectOn) })],
  );
  const rest = moves.length - MOVES_SHOWN;
  return [...moves.slice(0, MOVES_SHOWN), ...(rest > 0 ? [t('import-moves-more', { count: f.count(rest) })] : [])];
}
