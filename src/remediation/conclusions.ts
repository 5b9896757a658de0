// The conclusion of a visit as a working copy: previewed exactly as it will read, sent once to the unit's people in their
// languages, acknowledged by the first of them. The official paper goes its own way, and the text says so.
import type { Conclusion } from '../generated/prisma/client.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { splitAct, type KnownTurn } from '../dialogue/turn.js';
import { findPressedKey } from '../inspections/copy-store.js';
import { findInspection, type InspectionView } from '../inspections/store.js';
import type { Locale, Words } from '../kit/words.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { markOpened } from '../outbox/store.js';
import { headTitleOf } from '../people/names.js';
import { roleInUnit } from '../people/rules.js';
import { findUnit } from '../people/store.js';
import { peopleOfUnit, tellAll } from './announce.js';
import { conclusionText, type ConclusionFacts } from './conclusion-text.js';
import { leavesAt, tellTakenBack } from '../deadlines/hours.js';
import { closeDeadline, loadCalendar } from '../deadlines/store.js';
import { causeText } from './finding-screens.js';
import {
  acknowledgeConclusion,
  findConclusionById,
  listEarlier,
  listUnsaid,
  lockFindings,
  openItem,
  saveConclusion,
} from './finding-store.js';
import { endChecklist } from './concluded-store.js';
import { conclusionKey, findConclusionReach, type ConclusionReach } from '../checklists/concluded-store.js';
import { takeBack } from './held-conclusions-store.js';
import { actOf } from './item-screens.js';
import { oweAcknowledgement } from './conclusion-duties.js';
import { concluding, factsOf, markOf, preview } from './conclusion-preview.js';
import { showVisit } from './visits.js';

/** What the unit has to remedy begins now, with what it is told. */
async function openItems(
  turn: KnownTurn,
  inspection: InspectionView,
  facts: ConclusionFacts,
  ports: RoomPorts,
): Promise<void> {
  const dates = new Map(facts.findings.map((each) => [each.id, each.dueAt]));
  for (const finding of await listUnsaid(turn.tx, inspection.id)) {
    const dueAt = dates.get(finding.id);
    if (!dueAt || finding.causeKind === null) continue;
    const cause = causeText(ports.words.vi, finding.causeKind, finding.cause || null);
    const year = Number(inspection.inspectOn.slice(0, 4));
    await openItem(turn.tx, finding, { teamId: inspection.teamId, cause, dueAt, year }, turn.now);
  }
}

const noticeOf = (words: Words, conclusion: Conclusion, appended?: string): Message => {
  const texts = conclusion.texts as Record<Locale, string> & Partial<Record<`${Locale}Whole`, string>>;
  const see = button(words.t('conclusion-see'), actOf('list', 0), 6);
  const whole = texts[`${words.locale}Whole`];
  const more =
    whole === undefined ? [] : [[button(words.t('button-whole'), actOf('wholeconclusion', conclusion.id), 9)]];
  const rows: Button[][] =
    appended === undefined
      ? [...layOut([button(words.t('conclusion-got'), actOf('got', conclusion.id)), see]), ...more]
      : [[see], ...more];
  return { text: [texts[words.locale], appended].filter(Boolean).join('\n'), rows };
};

/** Sends it; pressed again, or by a colleague at the same time, it is sent once. */
async function conclude(
  turn: KnownTurn,
  [inspectionId, version, mark]: readonly string[],
  ports: RoomPorts,
): Promise<void> {
  const inspection = await concluding(turn, inspectionId);
  if (!inspection) return;
  await lockFindings(turn.tx, inspection.id);
  const facts = await factsOf(turn, inspection, ports.demo);
  // What was previewed is what is sent: a finding recorded, changed or removed meanwhile, or a conclusion sent by a colleague,
  // shows the preview anew.
  if (String(facts.version) !== version || markOf(turn.words, facts) !== mark)
    return preview(turn, inspection.id, ports, true);
  // One made before that has not left is replaced by this one: the unit gets the latest only.
  const replaced = await takeBack(turn.tx, inspection.id, turn.now);
  if (replaced) {
    turn.audit('conclusion.withdrawn', inspection.id, { version: replaced.version, replaced: true });
    await tellTakenBack(turn, ports.words, replaced);
  }
  const { vi, en } = ports.words;
  const said = { vi: conclusionText(vi, facts), en: conclusionText(en, facts) };
  const whole = { viWhole: conclusionText(vi, facts, true), enWhole: conclusionText(en, facts, true) };
  // What a message had to leave out is kept beside it, to be read whole.
  const isCut = said.vi !== whole.viWhole || said.en !== whole.enWhole;
  const texts = { ...said, ...(isCut ? whole : {}) };
  const conclusion = await saveConclusion(turn.tx, {
    inspectionId: inspection.id,
    version: facts.version,
    texts,
    sentById: turn.who.personId,
    now: turn.now,
  });
  if (!conclusion) return showVisit(turn, inspection.id);
  await openItems(turn, inspection, facts, ports);
  await endChecklist(turn.tx, conclusion, turn.now);
  // Of several only the last one is to be acknowledged.
  for (const { id } of await listEarlier(turn.tx, conclusion))
    await closeDeadline(turn.tx, 'ACKNOWLEDGE_CONCLUSION', id, 'superseded', turn.now);
  await oweAcknowledgement(turn.tx, conclusion, inspection, turn.now);
  turn.audit('conclusion.sent', inspection.id, { version: facts.version, findings: facts.findings.length });
  const people = await peopleOfUnit(turn.tx, inspection.unitId, turn.now);
  tellAll(turn, ports.words, people, {
    key: conclusionKey(conclusion.id),
    build: (words) => noticeOf(words, conclusion),
  });
  const { t, f } = turn.words;
  const leaves = leavesAt(await loadCalendar(turn.tx), turn.now);
  const isQuiet = leaves > turn.now;
  const reach: ConclusionReach = people.length === 0 ? 'kept' : isQuiet ? 'waiting' : 'sent';
  const recorded = { kept: 'conclusion-record-kept', waiting: 'conclusion-record-waiting', sent: 'conclusion-record' };
  const about = { unit: facts.unit, name: turn.who.fullName, at: f.momentShort(turn.now) };
  turn.record(t(recorded[reach], about));
  const echo = t(`conclusion-${reach}`, { unit: facts.unit, count: f.count(people.length), leaves: f.moment(leaves) });
  await showVisit(turn, inspection.id, echo, reach);
}

/** [Rút lại]: nothing of it has left, so it is taken back whole, and what was recorded can be changed again. */
async function withdraw(turn: KnownTurn, inspectionId: string | undefined, ports: RoomPorts): Promise<void> {
  const inspection = await concluding(turn, inspectionId);
  if (!inspection) return;
  const { t, f } = turn.words;
  const taken = await takeBack(turn.tx, inspection.id, turn.now);
  if (!taken) return showVisit(turn, inspection.id, t('conclusion-not-withdrawn'));
  turn.audit('conclusion.withdrawn', inspection.id, { version: taken.version });
  await tellTakenBack(turn, ports.words, taken);
  const unit = (await findUnit(turn.tx, inspection.unitId))?.title ?? '…';
  turn.record(t('conclusion-record-withdrawn', { unit, name: turn.who.fullName, at: f.momentShort(turn.now) }));
  await showVisit(turn, inspection.id, t('conclusion-withdrawn', { unit }));
}

/** What waited was let go at once: a card that offers to take a conclusion back says that it has been sent. */
export async function redrawSent(turn: KnownTurn): Promise<void> {
  const acts = turn.dialogue.cardRows.flat().map(({ act }) => splitAct(act).act);
  const held = acts.find((act) => act.startsWith(actOf('unconclude', '')));
  if (held) await showVisit(turn, held.slice(actOf('unconclude', '').length), null, 'sent', true);
}

/** The conclusion, if it went to a unit this person acts for now. */
export async function received(
  turn: KnownTurn,
  id: string | undefined,
): Promise<{ conclusion: Conclusion; unitId: string } | null> {
  const conclusion = id ? await findConclusionById(turn.tx, id) : null;
  const inspection = conclusion && (await findInspection(turn.tx, conclusion.inspectionId));
  const isTheirs = conclusion && inspection && roleInUnit(turn.who, inspection.unitId) !== null;
  // What has not left is the team's own.
  if (isTheirs && (await findConclusionReach(turn.tx, conclusion.id)) !== 'waiting')
    return { conclusion, unitId: inspection.unitId };
  turn.refuseRights();
  return null;
}

/** [Đã nhận]: the first of the unit counts; everybody's copy says who it was. */
async function got(turn: KnownTurn, id: string | undefined, ports: RoomPorts): Promise<void> {
  const found = await received(turn, id);
  if (!found) return;
  const { conclusion, unitId } = found;
  const key = `${conclusionKey(conclusion.id)}:${turn.who.personId}`;
  // Pressed on something else that we sent, such as the morning card: that proves nothing about this copy.
  const pressed = turn.input.kind === 'press' ? await findPressedKey(turn.tx, turn.chatId, turn.input.messageId) : '';
  if (pressed === null || pressed === key) await markOpened(turn.tx, key, null, turn.now);
  const role = roleInUnit(turn.who, unitId)!;
  const first = await acknowledgeConclusion(turn.tx, conclusion.id, turn.who.personId, role, turn.now);
  const { t } = turn.words;
  turn.toast(t('conclusion-got-toast'));
  if (!first) return;
  await closeDeadline(turn.tx, 'ACKNOWLEDGE_CONCLUSION', conclusion.id, 'acknowledged', turn.now);
  turn.audit('conclusion.acknowledged', conclusion.id, { role });
  const unit = await findUnit(turn.tx, unitId);
  for (const person of await peopleOfUnit(turn.tx, unitId, turn.now)) {
    const words = ports.words[person.locale];
    const line = words.t('conclusion-acknowledged', {
      name: turn.who.fullName,
      role: role === 'HEAD' && unit ? headTitleOf(words, unit) : words.t(`conclusion-role-${role}`),
      at: words.f.moment(turn.now),
    });
    const to = { chatId: person.chatId, personId: person.personId };
    turn.edit(
      to,
      `${conclusionKey(conclusion.id)}:${person.personId}`,
      noticeOf(words, conclusion, line),
      'acknowledged',
    );
  }
}

/** A conclusion again, for those who joined later or press it in /viec. */
async function showConclusion(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await received(turn, id);
  if (!found) return;
  turn.close();
  turn.show(noticeOf(turn.words, found.conclusion, found.conclusion.acknowledgedAt === null ? undefined : ''));
}

/** The acts of conclusions. */
export const conclusionActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  conclude: (turn, [id, anyway]) => preview(turn, id, ports, anyway === 'anyway'),
  concluded: (turn, args) => conclude(turn, args, ports),
  unconclude: (turn, [id]) => withdraw(turn, id, ports),
  got: (turn, [id]) => got(turn, id, ports),
  conclusion: (turn, [id]) => showConclusion(turn, id),
});
