// What was recorded at a visit can be changed or taken away by whoever decides for the team, until the unit is told of it by the
// conclusion. Changes are a draft beside the recorded words, which hold until the draft is saved.
import type { KnownTurn } from '../dialogue/turn.js';
import { settleConclusions } from '../inspections/conclusion-due-store.js';
import { button } from '../outbox/message.js';
import { pageOf, pageRows, toPage } from '../people/pages.js';
import { loadCalendar } from '../deadlines/store.js';
import { factsOf, visitToRecord, type Form } from './finding-drafts.js';
import { recordedScreen } from './finding-screens.js';
import { findFinding, isFindingTold, listUntold, openEdit, removeFinding, type Finding } from './finding-store.js';
import { findHeld } from './held-conclusions-store.js';
import { cut } from './due-words.js';
import { actOf, backButton } from './item-screens.js';
import { showVisit } from './visits.js';

/** A recorded finding this person may change now; otherwise they have been shown its visit, or the rights sentence. */
async function changeable(turn: KnownTurn, id: string | undefined, lock = false): Promise<Form | null> {
  const finding = id ? await findFinding(turn.tx, id, lock) : null;
  const visit = finding?.saved ? await visitToRecord(turn, finding.inspectionId) : (turn.refuseRights(), null);
  if (!finding || !visit) return null;
  if (!(await isFindingTold(turn.tx, finding))) return { finding, ...visit };
  const held = await findHeld(turn.tx, visit.inspection.id);
  await showVisit(turn, visit.inspection.id, turn.words.t(held ? 'finding-held' : 'finding-told'));
  return null;
}

const lineOf = (turn: KnownTurn, finding: Finding): string =>
  turn.words.t(finding.kind === 'STRENGTH' ? 'finding-recorded-strength' : 'finding-recorded-limitation', {
    text: cut(finding.text ?? '', 160),
  });

/** [Sửa mục đã ghi]: everything recorded at a visit of which the unit has not been told. */
async function showRecorded(turn: KnownTurn, id: string | undefined, page: string | undefined): Promise<void> {
  const visit = await visitToRecord(turn, id ?? null);
  if (!visit) return;
  const { t } = turn.words;
  const all = await listUntold(turn.tx, visit.inspection.id);
  if (all.length === 0) return showVisit(turn, visit.inspection.id, t('finding-none-to-change'));
  turn.close();
  const at = pageOf(all, toPage(page));
  const lines = at.shown.map((finding, n) => `${n + 1}. ${lineOf(turn, finding)}`);
  const buttons = at.shown.map((finding, n) => button(String(n + 1), actOf('recordedf', finding.id)));
  turn.show({
    text: [t('finding-recorded-head', { unit: visit.unit.title }), ...lines].join('\n'),
    rows: pageRows(turn.words, buttons, actOf('recorded', visit.inspection.id), at, [
      backButton(turn.words, actOf('visit', visit.inspection.id)),
    ]),
  });
}

/** One of them: changed, or taken away. */
async function showOne(turn: KnownTurn, id: string | undefined): Promise<void> {
  const form = await changeable(turn, id);
  if (!form) return;
  turn.close();
  turn.show(recordedScreen(turn.words, form.finding, await factsOf(turn, form, await loadCalendar(turn.tx))));
}

/** [Xóa]: asked once more. */
async function askRemove(turn: KnownTurn, id: string | undefined): Promise<void> {
  const form = await changeable(turn, id);
  if (!form) return;
  const { t } = turn.words;
  turn.show({
    text: t('finding-remove-ask', { said: lineOf(turn, form.finding), unit: form.unit.title }),
    rows: [
      [button(t('finding-remove-yes'), actOf('removefyes', form.finding.id))],
      [backButton(turn.words, actOf('recordedf', form.finding.id))],
    ],
  });
}

async function remove(turn: KnownTurn, id: string | undefined): Promise<void> {
  const form = await changeable(turn, id, true);
  if (!form) return;
  const { finding, inspection, unit } = form;
  await removeFinding(turn.tx, finding.id);
  await settleConclusions(turn.tx, turn.now, inspection.id);
  turn.audit('finding.removed', finding.id, { kind: finding.kind, inspection: inspection.id });
  const { t, f } = turn.words;
  const said = { unit: unit.title, text: cut(finding.text ?? '', 120), name: turn.who.fullName };
  turn.record(t('finding-record-removed', { ...said, at: f.momentShort(turn.now) }));
  await showVisit(turn, inspection.id, t('finding-removed'));
}

/** The acts of changing what was recorded; `goOn` shows a draft. */
export const findingChangeActs = (
  goOn: (turn: KnownTurn, form: Form, echo: string) => Promise<void>,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  recorded: (turn, [id, page]) => showRecorded(turn, id, page),
  recordedf: (turn, [id]) => showOne(turn, id),
  async editf(turn, [id]) {
    const form = await changeable(turn, id, true);
    if (!form) return;
    const finding = await openEdit(turn.tx, form.finding, turn.who.personId, turn.now);
    await goOn(turn, { ...form, finding }, turn.words.t('finding-editing'));
  },
  removef: (turn, [id]) => askRemove(turn, id),
  removefyes: (turn, [id]) => remove(turn, id),
});
