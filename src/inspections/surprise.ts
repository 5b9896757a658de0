// Surprise inspections: what the assigned team is told on the day, and the one act that lifts the embargo. Until then nothing
// here reaches anybody of a unit; from then on the unit is told at once, at any hour.
import { isQuietHour } from '../deadlines/hours.js';
import { loadCalendar, openDeadline } from '../deadlines/store.js';
import { splitAct, type KnownTurn } from '../dialogue/turn.js';
import { dayOf, instantAt, minutesOf, orMissingYear } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { isRefusal } from '../kit/refusal.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, type Button, type Message } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import { isDelegation, mayDecideForTeam } from '../people/rules.js';
import { findUnit, isReachable, listTeamPeople, type UnitView } from '../people/store.js';
import type { EndedRole } from '../people/welcome.js';
import { gatherFacts, listReaders, sendCopies } from './copies.js';
import type { InspectionPorts } from './links.js';
import { sendLiveCard } from './live-card.js';
import { arrivalText, sayArrival } from './notice-screens.js';
import { findPressedKey, isSaid, surpriseKey, surprisePassedKey } from './copy-store.js';
import {
  findPlan,
  claimArrival,
  createNotices,
  dropUnsentOf,
  findNotice,
  listSurprisesOf,
  listSurprisesToForget,
  withdrawReport,
} from './notice-store.js';
import { arrivalOn, isArrivalDue, reportDueAfterArrival } from './rules.js';
import { findInspection, findInspectionForDelegation, type InspectionView } from './store.js';
import { passedMessage } from './surprise-passed.js';
import { tellOfSurprise } from './surprise-telling.js';

/** Surprises of today that the team should know of by now: from a quarter past the beginning of office hours until they end. */
export async function listSurprisesToTell(tx: Tx, now: Date): Promise<string[]> {
  const today = dayOf(now);
  const { hours } = await loadCalendar(tx);
  const fromAt = instantAt(today, minutesOf(hours[0]!.from) + 15);
  const toAt = instantAt(today, minutesOf(hours.at(-1)!.to));
  return now >= fromAt && now < toAt ? listSurprisesOf(tx, today) : [];
}

/**
 * Tells lead and members of the team, once each; whoever joins the team during the day is told then. Returns how many.
 */
export async function tellTeam(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  id: string,
  now: Date,
): Promise<number> {
  // Whoever is assigned works on that day, but nobody is rung on a day off.
  const ring = !isQuietHour(await loadCalendar(tx), now);
  return tellOfSurprise(tx, effects, ports, id, now, {
    people: ({ teamId }) => listTeamPeople(tx, teamId, true),
    key: surpriseKey,
    say: (words, inspection, unit, { role }) => ({
      ...surpriseMessage(words, inspection, unit, role === 'LEAD'),
      ring,
    }),
    atAnyHour: true,
  });
}

const onsite = (words: Words, id: string): Button =>
  button(words.t('inspections-button-onsite'), `checklists.onsite:${id}`);

function placeOf(words: Words, inspection: InspectionView, unit: UnitView) {
  return { unit: unit.title, day: words.f.day(inspection.inspectOn), team: teamTitle(words, inspection.teamName) };
}

/** What the team reads on the day; only who decides gets the button. */
function surpriseMessage(words: Words, inspection: InspectionView, unit: UnitView, mayAnnounce: boolean): Message {
  const arrive = button(words.t('inspections-button-arrive'), `inspections.arrive:${inspection.id}`);
  return {
    text: words.t('inspections-surprise', placeOf(words, inspection, unit)),
    rows: [[onsite(words, inspection.id)], ...(mayAnnounce ? [[arrive]] : [])],
  };
}

/** Asks once more; the act that cannot be undone stands where the act before it did not. */
function confirmCard(
  words: Words,
  inspection: InspectionView,
  unit: UnitView,
  how: { readers: number; onCard: boolean; now: Date },
): Message {
  const { t } = words;
  const { onCard, now } = how;
  const to = (label: string, day: string) => [button(label, `inspections.confirm:${inspection.id}:${day}`)];
  // Said on a later day, the unit must not read that the visit is going on just now: whoever announces it says since when.
  const isLate = dayOf(now) > inspection.inspectOn;
  const confirm = isLate
    ? [
        to(t('inspections-button-there-since', { day: words.f.dayShort(inspection.inspectOn) }), inspection.inspectOn),
        to(t('inspections-button-there-today', { day: words.f.dayShort(dayOf(now)) }), dayOf(now)),
      ]
    : [to(t('inspections-button-confirm'), dayOf(now))];
  const back = button(t('button-back'), onCard ? 'desk.todo' : `inspections.notyet:${inspection.id}`, 2);
  return {
    text: t('inspections-surprise-confirm', {
      ...placeOf(words, inspection, unit),
      ...{ count: words.f.count(how.readers), isLate: isLate ? 'yes' : 'no' },
    }),
    rows: [...(onCard ? [[onsite(words, inspection.id)]] : []), ...confirm, [back]],
  };
}

/** When the unit was told; the arrival may have been on a day before. */
const announcedAt = ({ notice, arrivedAt }: InspectionView): Date => notice?.firedAt ?? arrivedAt!;

function announcedCard(words: Words, inspection: InspectionView, unit: UnitView, count: number): Message {
  const { t, f } = words;
  const args = {
    ...{ ...placeOf(words, inspection, unit), count: f.count(count) },
    ...{ moment: f.moment(announcedAt(inspection)), arrived: sayArrival(f, inspection.arrivedAt!) },
  };
  return {
    text: t(count > 0 ? 'inspections-surprise-announced' : 'inspections-surprise-nobody', args),
    rows: [[onsite(words, inspection.id)]],
  };
}

/** A surprise inspection this person may decide about; otherwise they get the rights sentence and this is null. */
async function findOwnSurprise(
  turn: KnownTurn,
  id: string | undefined,
): Promise<{ inspection: InspectionView; unit: UnitView } | null> {
  const inspection = isDelegation(turn.who) ? await findInspectionForDelegation(turn.tx, turn.who, id ?? '') : null;
  const unit = inspection && (await findUnit(turn.tx, inspection.unitId));
  const isOwn =
    inspection?.surprise && inspection.cancelledAt === null && mayDecideForTeam(turn.who, inspection.teamId);
  if (!inspection || !unit || !isOwn) {
    turn.refuseRights();
    return null;
  }
  return { inspection, unit };
}

/** Which of the team's messages about this visit was pressed, by its key; null for a card, or when none was sent. */
async function pressedMessage(turn: KnownTurn, inspection: InspectionView): Promise<string | null> {
  const { input, tx, chatId, who } = turn;
  if (input.kind !== 'press' || splitAct(input.act).mark !== null) return null;
  const onDay = surpriseKey(inspection, who.personId);
  const pressed = await findPressedKey(tx, chatId, input.messageId);
  if (pressed === surprisePassedKey(inspection, who.personId)) return pressed;
  return (await isSaid(tx, onDay)) ? onDay : null;
}

/** Answers where the button was: the message is edited in place, anything else becomes the card. */
async function answerInPlace(
  turn: KnownTurn,
  inspection: InspectionView,
  make: (key: string | null) => Message,
): Promise<void> {
  const key = await pressedMessage(turn, inspection);
  if (key === null || turn.input.kind !== 'press') return turn.show(make(null));
  turn.edit({ chatId: turn.chatId, personId: turn.who.personId }, key, make(key), turn.input.callbackId);
}

/** [Đã có mặt]: asks once more. */
export async function askArrival(turn: KnownTurn, id: string | undefined): Promise<void> {
  const own = await findOwnSurprise(turn, id);
  if (!own) return;
  const { inspection, unit } = own;
  const { t, f } = turn.words;
  if (inspection.arrivedAt) return sayAnnounced(turn, inspection);
  if (!isArrivalDue(inspection, turn.now)) {
    return sayShort(turn, t('inspections-surprise-early', { day: f.day(inspection.inspectOn) }));
  }
  const readers = (await listReaders(turn.tx, unit.id, dayOf(turn.now))).length;
  await answerInPlace(turn, inspection, (key) =>
    confirmCard(turn.words, inspection, unit, { readers, onCard: key === null, now: turn.now }),
  );
}

/** [Quay lại] from the confirmation: the message as it was. */
export async function takeBackArrival(turn: KnownTurn, id: string | undefined): Promise<void> {
  const own = await findOwnSurprise(turn, id);
  if (!own) return;
  if (own.inspection.arrivedAt) return sayAnnounced(turn, own.inspection);
  const { inspection, unit } = own;
  await answerInPlace(turn, inspection, (key) =>
    key === surprisePassedKey(inspection, turn.who.personId)
      ? passedMessage(turn.words, inspection, unit, true)
      : surpriseMessage(turn.words, inspection, unit, true),
  );
}

/**
 * [Xác nhận có mặt]: lifts the embargo, once, and tells the unit at once. On a later day than that of the visit it is asked since
 * when the delegation has been there, and only the day is kept.
 */
export async function confirmArrival(
  turn: KnownTurn,
  ports: InspectionPorts,
  id: string | undefined,
  day: string | undefined,
): Promise<void> {
  const own = await findOwnSurprise(turn, id);
  if (!own) return;
  const { unit } = own;
  const { tx, now, who } = turn;
  const arrivedAt = arrivalOn(own.inspection.inspectOn, day, now);
  if (!arrivedAt || !isArrivalDue(own.inspection, now)) return askArrival(turn, id);
  if (!(await claimArrival(tx, own.inspection.id, who.personId, arrivedAt))) {
    const present = await findInspection(tx, own.inspection.id);
    return present?.arrivedAt ? sayAnnounced(turn, present) : askArrival(turn, id);
  }
  const told = await announce(tx, turn, ports, own.inspection.id, unit, now);
  const inspection = (await findInspection(tx, own.inspection.id))!;
  turn.toast(turn.words.t('inspections-surprise-already', { moment: turn.words.f.moment(now) }));
  // The team was told under the planned day.
  const planned = own.inspection;
  for (const person of (await listTeamPeople(tx, inspection.teamId, true)).filter(isReachable)) {
    const card = announcedCard(ports.words[person.locale], inspection, unit, told);
    for (const keyOf of [surpriseKey, surprisePassedKey])
      if (await isSaid(tx, keyOf(planned, person.personId)))
        turn.edit(person, keyOf(planned, person.personId), card, 'announced');
  }
  if ((await pressedMessage(turn, planned)) === null) turn.show(announcedCard(turn.words, inspection, unit, told));
}

/** Tells everyone of the unit who can be reached, and pins the checklist; returns how many are told. */
async function announce(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  id: string,
  unit: UnitView,
  now: Date,
): Promise<number> {
  const arrived = (await findInspection(tx, id))!;
  await dropUnsentOf(tx, id);
  const plan = await findPlan(tx);
  const calendar = await loadCalendar(tx);
  const due = plan && orMissingYear(() => reportDueAfterArrival(calendar, plan, now));
  const reportDueAt = due === null || isRefusal(due) ? null : due;
  const row = { inspectionId: id, unitId: unit.id, version: arrived.version, dueAt: now, firedAt: now, cardAt: now };
  const [noticeId] = await createNotices(tx, [{ ...row, reportDueAt }]);
  // A visit that had been announced before it became a surprise owes no report any more.
  await withdrawReport(tx, id, now);
  const notice = await findNotice(tx, noticeId!);
  const inspection = { ...arrived, notice };
  const facts = notice && (await gatherFacts(tx, ports, inspection, notice, now));
  if (!notice || !facts) throw new Error('an inspection that has arrived has no notice or no plan');
  if (reportDueAt && facts.questions > 0) {
    const duty = { kind: 'REPORT' as const, unitId: unit.id, teamId: arrived.teamId, dueAt: reportDueAt };
    await openDeadline(tx, { ...duty, subjectId: facts.reportSubjectId }, now);
  }
  const readers = await listReaders(tx, unit.id, dayOf(now));
  await sendCopies(tx, effects, ports, facts, readers, (words) => arrivalText(words, facts, arrived.arrivedAt!), {
    atAnyHour: true,
  });
  await sendLiveCard(tx, effects, ports, inspection, notice, unit);
  effects.audit('inspection.arrived', id, { readers: readers.length, on: arrived.inspectOn });
  return readers.length;
}

const sayAnnounced = (turn: KnownTurn, inspection: InspectionView): void =>
  sayShort(
    turn,
    turn.words.t('inspections-surprise-already', { moment: turn.words.f.moment(announcedAt(inspection)) }),
  );

/** A short answer: over the screen after a tap, as a message after typed words. */
function sayShort(turn: KnownTurn, text: string): void {
  if (turn.input.kind === 'press') turn.toast(text);
  else turn.tell({ text });
}

/**
 * For the people room: whoever has left the team loses what they were told of its unannounced visits. What has not left the
 * outbox never does; what has arrived is overwritten.
 */
export const forgetSurprises =
  (ports: { readonly words: InspectionPorts['words'] }) =>
  async (tx: Tx, effects: Effects, ended: EndedRole, now: Date): Promise<void> => {
    if (ended.teamId === null || ended.chatId === null) return;
    const rest = (await listTeamPeople(tx, ended.teamId, true)).some(({ personId }) => personId === ended.personId);
    if (rest) return;
    const to = { chatId: ended.chatId, personId: ended.personId };
    const text = ports.words[ended.locale].t('inspections-surprise-forgotten');
    for (const key of await listSurprisesToForget(tx, ended.teamId, ended.personId, now)) {
      effects.edit(to, key, { text }, 'forgotten');
    }
  };
