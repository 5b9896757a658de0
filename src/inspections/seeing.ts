// One inspection whole, its calendar file, and whom to call: for its unit as far as announced, for the delegation as far as
// assigned. Everybody else, and every guessed id, gets the rights sentence.
import { loadCalendar } from '../deadlines/store.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { showWhole } from '../dialogue/whole.js';
import { dayOf } from '../kit/calendar.js';
import { listEnds } from '../people/in-force-store.js';
import { isDelegation, isOffice, unitsOf } from '../people/rules.js';
import { findUnit, findUnitContact, listUnits } from '../people/store.js';
import { calendarFile, calendarFileOf } from './calendar-file.js';
import { gatherFacts, stateOf } from './copies.js';
import type { InspectionPorts } from './links.js';
import { copiesLine, listCopiesAndBlocked } from './live-card.js';
import { hasResults } from './notice-store.js';
import { isToCome } from './rules.js';
import { findWaiving } from './waiving.js';
import { contactScreen, inspectionScreen } from './screens.js';
import {
  findInspectionForDelegation,
  findVisibleInspection,
  listInspectionsForDelegation,
  listInspectionsOfUnits,
  type InspectionView,
  type VisibleInspection,
} from './store.js';

/** Shows one inspection; `echo` says first what was just recorded. */
export async function showInspection(
  turn: KnownTurn,
  ports: InspectionPorts,
  id: string | undefined,
  echo?: string,
): Promise<void> {
  const { tx, who, words, now } = turn;
  const forUnit = await findVisibleInspection(tx, who, id ?? '');
  const inspection: VisibleInspection | null = forUnit ?? (await findForDelegation(turn, id));
  const unit = inspection && (await findUnit(tx, inspection.unitId));
  if (!inspection || !unit) return turn.refuseRights();
  turn.close();
  const { notice } = inspection;
  const state = notice && (await stateOf(tx, notice));
  const { notes, acts: waiving } = await findWaiving(turn, inspection);
  const endedOn = (await listEnds(tx, [unit.id], dayOf(now))).get(unit.id);
  if (endedOn !== undefined && !inspection.cancelledAt)
    notes.push(words.t('inspections-unit-ended', { unit: unit.title, on: words.f.day(endedOn) }));
  const base = {
    inspection,
    unit,
    state,
    notes,
    isEnded: endedOn !== undefined,
    waiving: forUnit ? [] : waiving,
    ...(echo ? { echo } : {}),
  };
  if (forUnit) {
    const facts = notice && !inspection.cancelledAt ? await gatherFacts(tx, ports, inspection, notice, now) : null;
    return turn.show(inspectionScreen(words, { ...base, questions: facts?.questions ?? 0, side: { kind: 'unit' } }));
  }
  const copies =
    notice && copiesLine(words, { unit, notice, copies: await listCopiesAndBlocked(tx, notice.id, unit.id, now), now });
  const { code } = inspection as InspectionView;
  const may = isOffice(who) ? await decideCancelling(turn, inspection) : null;
  turn.show(inspectionScreen(words, { ...base, questions: 0, side: { kind: 'delegation', code, copies, may } }));
}

/** [Đọc hết]: what the plan says of place, themes and company, word for word. */
export async function showWholeInspection(
  turn: KnownTurn,
  id: string | undefined,
  page: string | undefined,
): Promise<void> {
  const seen = (await findVisibleInspection(turn.tx, turn.who, id ?? '')) ?? (await findForDelegation(turn, id));
  if (!seen) return turn.refuseRights();
  const { t } = turn.words;
  const parts = [
    { label: t('whole-place'), text: seen.place },
    { label: t('whole-themes'), text: seen.themes },
    { label: t('whole-joint'), text: seen.jointWith },
  ];
  turn.close();
  showWhole(turn, parts, { act: `inspections.whole:${seen.id}`, back: `inspections.see:${seen.id}`, page });
}

/** A visit of which something has come stays; one whose hour has passed is not planned anew. */
async function decideCancelling(turn: KnownTurn, inspection: VisibleInspection): Promise<'cancel' | 'restore' | null> {
  if (inspection.cancelledAt) return isToCome(inspection, turn.now) ? 'restore' : null;
  return (await hasResults(turn.tx, inspection)) ? null : 'cancel';
}

const findForDelegation = async (turn: KnownTurn, id: string | undefined): Promise<InspectionView | null> =>
  isDelegation(turn.who) ? findInspectionForDelegation(turn.tx, turn.who, id ?? '') : null;

/** Sends the calendar file of one inspection, or of everything coming; what is under embargo gets into nobody's calendar. */
export async function sendCalendarFile(turn: KnownTurn, id: string | undefined): Promise<void> {
  const { tx, who, words } = turn;
  const calendar = await loadCalendar(tx);
  const closesAt = (inspection: VisibleInspection) => calendar.endOfOffice(inspection.inspectOn);
  if (id !== undefined) {
    const inspection = (await findVisibleInspection(tx, who, id)) ?? (await findForDelegation(turn, id));
    const unit = inspection && (await findUnit(tx, inspection.unitId));
    if (!inspection?.notice || !unit) return turn.refuseRights();
    const text = words.t('inspections-ics-caption', { day: words.f.day(inspection.inspectOn), unit: unit.title });
    return turn.tell({ text, attachment: calendarFile(words, unit, inspection, closesAt(inspection)) });
  }
  const today = dayOf(turn.now);
  const own = (await listInspectionsOfUnits(tx, unitsOf(who))).filter((each) => each.inspectOn >= today);
  const delegation = isDelegation(who) ? await listInspectionsForDelegation(tx, who, { fromOn: today }) : [];
  const seen = new Set(own.map((each) => each.id));
  const all = [
    ...own,
    ...delegation.filter((each) => !seen.has(each.id) && (!each.surprise || each.arrivedAt !== null)),
  ];
  const units = await listUnits(
    tx,
    all.map((each) => each.unitId),
  );
  const entries = all.flatMap((inspection) => {
    const unit = units.get(inspection.unitId);
    return unit ? [{ unit, inspection, closesAt: closesAt(inspection) }] : [];
  });
  if (entries.length === 0) return turn.toast(words.t('inspections-ics-none'));
  turn.tell({
    text: words.t('inspections-ics-all'),
    attachment: calendarFileOf(words, entries, `lich-kiem-tra-${today}.ics`),
  });
}

/** Whom to call at the unit of an inspection: only for the delegation. */
export async function showContact(turn: KnownTurn, id: string | undefined): Promise<void> {
  const inspection = await findForDelegation(turn, id);
  const unit = inspection && (await findUnit(turn.tx, inspection.unitId));
  const contact = unit && (await findUnitContact(turn.tx, unit.id));
  if (!inspection || !unit || !contact) return turn.refuseRights();
  turn.close();
  turn.show(contactScreen(turn.words, unit, contact, inspection.id));
}
