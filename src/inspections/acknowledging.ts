// [Đã nhận]: the first of focal point, deputy and head acknowledges for the unit, and everyone's copy says so.
import { closeDeadline } from '../deadlines/store.js';
import { splitAct, type KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { button } from '../outbox/message.js';
import { markOpened } from '../outbox/store.js';
import { roleInUnit, unitsOf } from '../people/rules.js';
import { listEnds, unitsServed } from '../people/in-force-store.js';
import { findUnit } from '../people/store.js';
import { refreshCopies, stateOf } from './copies.js';
import type { InspectionPorts } from './links.js';
import { roleText } from './notice-screens.js';
import { findPressedKey, findRecipient, markRecipientOpened } from './copy-store.js';
import { claimAcknowledgement, findNotice, listFired } from './notice-store.js';
import { isAckAsked } from './rules.js';
import { showInspection } from './seeing.js';
import { findVisibleInspection, listInspectionsOfUnits } from './store.js';

/** Acknowledges a notice for the presser's unit; a second press is answered calmly. */
export async function acknowledge(
  turn: KnownTurn,
  ports: InspectionPorts,
  noticeId: string | undefined,
): Promise<void> {
  const { tx, now, who, words } = turn;
  const notice = noticeId ? await findNotice(tx, noticeId) : null;
  const inspection = notice?.firedAt ? await findVisibleInspection(tx, who, notice.inspectionId) : null;
  const role = inspection && roleInUnit(who, inspection.unitId);
  if (!notice || !inspection || !role) return turn.refuseRights();
  await proveOpened(turn, notice.id);
  // Typed where something else is asked, it leaves that where it is.
  const onCard = turn.input.kind === 'press' ? splitAct(turn.input.act).mark !== null : turn.dialogue.kind === null;
  const say = async (text: string) => {
    turn.toast(text);
    if (onCard) await showInspection(turn, ports, inspection.id, text);
    if (turn.input.kind === 'text') await tellOpen(turn, notice.id);
  };
  const endedOn = (await listEnds(tx, [inspection.unitId], dayOf(now))).get(inspection.unitId);
  if (endedOn !== undefined && !notice.acknowledgedAt) return say(words.t('inspections-ended-nothing'));
  if (notice.supersededAt) {
    const newer = (await listFired(tx, inspection.id)).some((other) => other.supersededAt === null);
    return say(words.t(newer ? 'inspections-notice-replaced' : 'inspections-notice-withdrawn'));
  }
  // Cancelled, and the word of it leaves within office hours: nothing is acknowledged any more.
  if (inspection.cancelledAt)
    return say(words.t('inspections-cancelled-nothing', { day: words.f.day(inspection.inspectOn) }));
  if (!(await claimAcknowledgement(tx, notice.id, { personId: who.personId, role }, now))) {
    const unit = await findUnit(tx, inspection.unitId);
    const done = (await stateOf(tx, (await findNotice(tx, notice.id)) ?? notice)).acknowledged;
    if (!done || !unit) return say(words.t('inspections-notice-replaced'));
    const by = { person: done.person, role: roleText(words, done.role, unit), moment: words.f.moment(done.at) };
    return say(words.t('inspections-already-acknowledged', by));
  }
  await closeDeadline(tx, 'ACKNOWLEDGE', notice.id, 'acknowledged', now);
  await refreshCopies(tx, turn, ports, notice.id, 'acknowledged');
  turn.audit('notice.acknowledged', notice.id, { role });
  await say(words.t('inspections-just-acknowledged', { day: words.f.day(inspection.inspectOn) }));
}

/** Notices nobody of this person's units has acknowledged, the next inspection first. */
async function listOpen({ tx, who, now }: KnownTurn) {
  const served = await unitsServed(tx, who, now);
  return (await listInspectionsOfUnits(tx, served)).flatMap(({ notice, surprise, inspectOn, unitId, cancelledAt }) =>
    notice &&
    !notice.acknowledgedAt &&
    cancelledAt === null &&
    (surprise ? isAckAsked(notice.firedAt, now) : inspectOn >= dayOf(now))
      ? [{ notice, inspectOn, unitId }]
      : [],
  );
}

/**
 * Typed words answer one notice. Where others are open, the next one is named below, with its button: the same words typed once
 * more are for that one.
 */
async function tellOpen(turn: KnownTurn, but: string): Promise<void> {
  const { t, f } = turn.words;
  const [next, ...more] = (await listOpen(turn)).filter(({ notice }) => notice.id !== but);
  const unit = next && (await findUnit(turn.tx, next.unitId));
  if (!next || !unit) return;
  const args = { day: f.day(next.inspectOn), unit: unit.title, count: f.count(more.length) };
  turn.tell({
    text: t('inspections-still-open', args),
    rows: [[button(t('inspections-button-ack'), `inspections.ack:${next.notice.id}`)]],
  });
}

/** «Đã nhận» typed where no button waits for it: the unit's next open notice, else who acknowledged the latest one and when. */
export async function acknowledgeTyped(turn: KnownTurn, ports: InspectionPorts): Promise<boolean> {
  const { tx, who, words } = turn;
  const [next] = await listOpen(turn);
  if (next) {
    await acknowledge(turn, ports, next.notice.id);
    return true;
  }
  const noticed = (await listInspectionsOfUnits(tx, unitsOf(who))).flatMap(({ notice, inspectOn }) =>
    notice ? [{ notice, inspectOn }] : [],
  );
  const at = ({ notice }: (typeof noticed)[number]) => notice.acknowledgedAt?.getTime() ?? 0;
  const [latest] = noticed.filter((each) => at(each) > 0).sort((a, b) => at(b) - at(a));
  const row = latest ? await findNotice(tx, latest.notice.id) : null;
  const done = row && (await stateOf(tx, row)).acknowledged;
  if (!latest || !done) return false;
  const args = { person: done.person, moment: words.f.moment(done.at), day: words.f.day(latest.inspectOn) };
  turn.tell({
    text: words.t('inspections-unit-acknowledged', args),
    rows: [[button(words.t('button-todo'), 'desk.todo', 4)]],
  });
  return true;
}

/** Whoever presses has the message, whatever the sender was told about it. */
async function proveOpened(turn: KnownTurn, noticeId: string): Promise<void> {
  const { tx, now, who, chatId, input } = turn;
  await markRecipientOpened(tx, noticeId, who.personId, now);
  const copy = await findRecipient(tx, noticeId, who.personId);
  if (!copy || input.kind !== 'press' || splitAct(input.act).mark !== null) return;
  const pressed = await findPressedKey(tx, chatId, input.messageId);
  // Pressed on something else that we sent, such as the morning card: that proves nothing about this copy.
  const isOther = pressed !== null && pressed !== copy.dedupeKey && pressed !== `${copy.dedupeKey}:again`;
  if (!isOther) await markOpened(tx, pressed ?? copy.dedupeKey, input.messageId, now);
}
