// [Đã nhận]: the first of focal point, deputy and head acknowledges for the unit, and everyone's copy says so.
import { closeDeadline } from '../deadlines/store.js';
import { splitAct, type KnownTurn } from '../dialogue/turn.js';
import { markOpened } from '../outbox/store.js';
import { roleInUnit } from '../people/rules.js';
import { findUnit } from '../people/store.js';
import { refreshCopies, stateOf } from './copies.js';
import type { InspectionPorts } from './links.js';
import { roleText } from './notice-screens.js';
import { findPressedKey, findRecipient, markRecipientOpened } from './copy-store.js';
import { claimAcknowledgement, findNotice, listFired } from './notice-store.js';
import { showInspection } from './seeing.js';
import { findVisibleInspection } from './store.js';

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
  };
  if (notice.supersededAt) {
    const newer = (await listFired(tx, inspection.id)).some((other) => other.supersededAt === null);
    return say(words.t(newer ? 'inspections-notice-replaced' : 'inspections-notice-withdrawn'));
  }
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
  await say(words.t('inspections-just-acknowledged'));
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
