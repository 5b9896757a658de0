// Sends the copies of a notice to the people of its unit, shows on every copy what has happened since, and sends the notices
// in force to somebody who joins later. Who may read, and what is due, was decided before.
import { loadCalendar } from '../deadlines/store.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { dayOf, orMissingYear } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { LANE, type Message } from '../outbox/message.js';
import { retryUnreachable } from '../outbox/store.js';
import { UNIT_ROLES, type UnitRole } from '../people/rules.js';
import { findUnit, isReachable, listUnitPeople, type Addressee } from '../people/store.js';
import { calendarFile } from './calendar-file.js';
import type { InspectionLinks, InspectionPorts } from './links.js';
import { arrivalText, copyNow, noticeRows, noticeText, type NoticeFacts, type NoticeState } from './notice-screens.js';
import { findFullName, listCopies, listUnitsActedFor, saveRecipients } from './copy-store.js';
import { findNotice, findPlan } from './notice-store.js';
import { findInspection, listInspectionsOfUnits, type NoticeView, type VisibleInspection } from './store.js';

/** One person of a unit who is to read a notice. */
export interface Reader {
  readonly personId: string;
  readonly chatId: bigint;
  readonly locale: Locale;
  readonly role: UnitRole;
}

/** Everyone of a unit who can be reached, each once, under the strongest role held there. */
export async function listReaders(tx: Tx, unitId: string, on: string): Promise<Reader[]> {
  const people = (await listUnitPeople(tx, [unitId], on)).filter(isReachable);
  const rank = (person: Addressee) => (UNIT_ROLES as readonly string[]).indexOf(person.role);
  const byPerson = new Map<string, Reader>();
  for (const person of people.sort((a, b) => rank(a) - rank(b))) {
    const { personId, chatId, locale, role } = person;
    if (!byPerson.has(personId)) byPerson.set(personId, { personId, chatId, locale, role: role as UnitRole });
  }
  return [...byPerson.values()];
}

/** Gathers what a notice says, with the checklist pinned. Null when the unit or the plan is gone. */
export async function gatherFacts(
  tx: Tx,
  ports: InspectionPorts,
  inspection: VisibleInspection,
  notice: Pick<NoticeView, 'id' | 'ackDueAt' | 'reportDueAt'>,
  now: Date,
): Promise<NoticeFacts | null> {
  const [plan, unit] = [await findPlan(tx), await findUnit(tx, inspection.unitId)];
  if (!plan || !unit) return null;
  const { questions, subjectId: reportSubjectId } = await ports.links.checklists.ensureChecklist(
    tx,
    inspection,
    notice.reportDueAt,
    now,
  );
  const { id: noticeId, ackDueAt, reportDueAt } = notice;
  return { noticeId, plan, unit, inspection, questions, reportSubjectId, ackDueAt, reportDueAt, demo: ports.demo };
}

/** Key of somebody's copy of a notice; a surprise has its own, so that nothing about it looks like a notice before it is one. */
export const copyKey = (inspection: VisibleInspection, noticeId: string, personId: string): string =>
  inspection.surprise ? `arrival:${inspection.id}:${personId}` : `notice:${noticeId}:${personId}`;

/** Sends a notice to its readers, each in their language, with the calendar file as a silent second message. */
export async function sendCopies(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  facts: NoticeFacts,
  readers: readonly Reader[],
  textOf: (words: Words) => string,
  how: { rows?: (words: Words) => Message['rows']; ring?: boolean; atAnyHour?: boolean } = {},
): Promise<void> {
  const { inspection, noticeId } = facts;
  const keyed = readers.map((reader) => ({ ...reader, dedupeKey: copyKey(inspection, noticeId, reader.personId) }));
  await saveRecipients(
    tx,
    noticeId,
    keyed.map(({ personId, role, dedupeKey }) => ({ personId, role, dedupeKey })),
  );
  const calendar = await loadCalendar(tx);
  const { atAnyHour } = how;
  for (const reader of keyed) {
    const words = ports.words[reader.locale];
    const again = words.t('inspections-sent-again');
    const rows =
      how.rows?.(words) ??
      noticeRows(words, { noticeId, inspectionId: inspection.id, isPending: true, isAnswerable: isAnswerable(facts) });
    effects.send(
      reader,
      { text: textOf(words), rows, ring: how.ring ?? true, againNote: again },
      { key: reader.dedupeKey, lane: LANE.NOTICE, atAnyHour },
    );
    if (inspection.surprise) continue;
    const caption = words.t('inspections-ics-caption', {
      day: words.f.day(inspection.inspectOn),
      unit: facts.unit.title,
    });
    const attachment = calendarFile(words, facts.unit, inspection, calendar.endOfOffice(inspection.inspectOn));
    effects.send(
      reader,
      { text: caption, attachment, againNote: again },
      { key: `${reader.dedupeKey}:ics`, lane: LANE.NOTICE, atAnyHour },
    );
  }
}

const isAnswerable = (facts: NoticeFacts): boolean => facts.questions > 0 && !facts.inspection.surprise;

/**
 * Writes on every copy of a notice what has become of it: who acknowledged, what replaced it. The words that were sent stay.
 * `version` names the event, so that the same event is written once.
 */
export async function refreshCopies(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  noticeId: string,
  version: string,
  isWithdrawn = false,
): Promise<void> {
  const notice = await findNotice(tx, noticeId);
  const inspection = notice && (await findInspection(tx, notice.inspectionId));
  const unit = notice && inspection && (await findUnit(tx, notice.unitId ?? inspection.unitId));
  if (!notice || !inspection || !unit) return;
  const state: NoticeState = { ...(await stateOf(tx, notice)), isWithdrawn };
  for (const copy of await listCopies(tx, noticeId)) {
    const { text, rows } = copy.message;
    // What could be answered when it was sent can be answered still; nothing else is known of that copy.
    const answerable = (rows ?? []).flat().some((b) => b.act.startsWith('checklists.'));
    const facts = { text, noticeId, inspectionId: inspection.id, isAnswerable: answerable };
    effects.edit(copy, copy.dedupeKey, copyNow(ports.words[copy.locale], facts, state, unit), version);
  }
}

/** Who acknowledged a notice, by name, and whether it is still in force. */
export async function stateOf(
  tx: Tx,
  notice: Pick<NoticeView, 'acknowledgedAt' | 'acknowledgedById' | 'acknowledgedRole' | 'supersededAt'>,
): Promise<NoticeState> {
  const { acknowledgedAt, acknowledgedById, acknowledgedRole, supersededAt } = notice;
  if (!acknowledgedAt || !acknowledgedById) return { acknowledged: null, supersededAt };
  const person = await findFullName(tx, acknowledgedById);
  return { acknowledged: { person, role: acknowledgedRole as UnitRole, at: acknowledgedAt }, supersededAt };
}

/**
 * Sends the notices in force of somebody's units to them, once each: whoever joins after a notice was sent gets it whole, with
 * the acknowledgement if there is one. Rings only when people may be rung. Returns how many were sent.
 */
export async function replayNotices(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  personId: string,
  now: Date,
): Promise<number> {
  const calendar = await loadCalendar(tx);
  const quiet = orMissingYear(() => calendar.isQuiet(now));
  const ring = quiet === false;
  let sent = 0;
  for (const unitId of await listUnitsActedFor(tx, personId)) {
    const reader = (await listReaders(tx, unitId, dayOf(now))).find((each) => each.personId === personId);
    if (!reader) continue;
    for (const inspection of await listInspectionsOfUnits(tx, [unitId])) {
      const { notice } = inspection;
      if (!notice || inspection.inspectOn < dayOf(now)) continue;
      const facts = await gatherFacts(tx, ports, inspection, notice, now);
      if (!facts) continue;
      const state = await stateOf(tx, notice);
      const text = (words: Words) =>
        inspection.arrivedAt
          ? arrivalText(words, facts, inspection.arrivedAt)
          : noticeText(words, facts, state.acknowledged === null ? now : null);
      const whole = (words: Words) =>
        copyNow(
          words,
          { text: text(words), noticeId: notice.id, inspectionId: inspection.id, isAnswerable: isAnswerable(facts) },
          state,
          facts.unit,
        );
      await sendCopies(tx, effects, ports, facts, [reader], (words) => whole(words).text, {
        rows: (words) => whole(words).rows,
        ring,
        atAnyHour: true,
      });
      // A copy that was written before and found nobody is not written twice, but it leaves now.
      const key = copyKey(inspection, notice.id, personId);
      await retryUnreachable(tx, [key, `${key}:ics`]);
      sent++;
    }
  }
  return sent;
}

/** For the door: whoever takes up a role gets the notices in force of their units. */
export const noticesForNewcomers =
  (given: RoomPorts, links: InspectionLinks) =>
  async (tx: Tx, effects: Effects, personId: string, now: Date): Promise<void> => {
    await replayNotices(tx, effects, { ...given, links }, personId, now);
  };
