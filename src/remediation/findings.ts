// Recording a finding: one card per field, kept from the first field on, resumed where it was left, saved once. A limitation
// becomes an item the unit has to remedy; whether it was raised before is recognised from the words or the question.
import type { CauseKind, Finding, Severity } from '../generated/prisma/client.js';
import { readChecklist } from '../checklists/store.js';
import { loadCalendar } from '../deadlines/store.js';
import type { DialogueFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { addDays, dayOf, type WorkingCalendar } from '../kit/calendar.js';
import { plain } from '../kit/words.js';
import { causeWords, readCause } from './cause-words.js';
import { dueAfter, keepSpan, readSpan, type Span } from './due-span.js';
import { cut, readDueDay } from './due-words.js';
import {
  causeInSentence,
  fieldScreen,
  fieldsOf,
  fieldsScreen,
  isField,
  isFilled,
  summaryScreen,
  type Field,
} from './finding-screens.js';
import { findingChangeActs } from './finding-changes.js';
import {
  changeDraft,
  dropDraft,
  findFinding,
  isFindingTold,
  isSameFinding,
  listRaised,
  openFinding,
  saveEdit,
  saveFinding,
} from './finding-store.js';
import { actOf, sayRefusal } from './item-screens.js';
import { CAUSE_KINDS, countRaised, isReason, SEVERITIES } from './rules.js';
import { isDone, showVisit } from './visits.js';
import { conclusionDay, factsOf, ownDraft, usualDue, visitToRecord, type Form } from './finding-drafts.js';

export const FINDING_DIALOGUE = 'remediation.finding';

const VERSION = 1;

/** How far ahead a due date may lie. */
const LONGEST_DAYS = 366;

const enter = (turn: KnownTurn, step: string, findingId: string): void =>
  turn.open(FINDING_DIALOGUE, VERSION, step, { findingId });

/** Asks one field. */
async function askField(
  turn: KnownTurn,
  form: Form,
  field: Field,
  part: 'kind' | 'words' = 'kind',
  echo: string | null = null,
): Promise<void> {
  const facts = await factsOf(turn, form, await loadCalendar(turn.tx));
  enter(turn, part === 'words' ? 'cause-words' : field, form.finding.id);
  turn.show(fieldScreen(turn.words, form.finding, facts, field, part, echo));
}

/** The first field that is still empty, or the whole finding. */
async function goOn(turn: KnownTurn, form: Form, echo: string | null = null): Promise<void> {
  const missing = fieldsOf(form.finding).find((field) => !isFilled(form.finding, field));
  if (missing)
    return askField(
      turn,
      form,
      missing,
      missing === 'cause' && form.finding.causeKind !== null ? 'words' : 'kind',
      echo,
    );
  const facts = await factsOf(turn, form, await loadCalendar(turn.tx));
  enter(turn, 'summary', form.finding.id);
  turn.show(summaryScreen(turn.words, form.finding, facts, echo));
}

/** Stores a field of a draft and goes on. */
async function fill(
  turn: KnownTurn,
  form: Form,
  data: Parameters<typeof changeDraft>[2],
  echo: string | null = null,
): Promise<void> {
  const finding = await changeDraft(turn.tx, form.finding.id, data);
  if (!finding) return showVisit(turn, form.inspection.id, turn.words.t('finding-already-saved'));
  await goOn(turn, { ...form, finding }, echo);
}

/** Begins a finding, or goes on with the draft of the same thing. */
async function begin(
  turn: KnownTurn,
  inspectionId: string,
  kind: Finding['kind'],
  from: { questionCode: string; area: string } | null,
): Promise<void> {
  const visit = await visitToRecord(turn, inspectionId);
  if (!visit) return;
  const { t } = turn.words;
  if (visit.inspection.cancelledAt !== null) return showVisit(turn, inspectionId, t('finding-cancelled'));
  if (!isDone(visit.inspection, turn.now) && from === null) return showVisit(turn, inspectionId, t('finding-not-yet'));
  const what = {
    inspectionId,
    unitId: visit.unit.id,
    questionCode: from?.questionCode ?? null,
    area: from?.area ?? null,
    kind,
  };
  const finding = await openFinding(turn.tx, what, turn.who.personId, turn.now);
  await goOn(turn, { finding, ...visit }, finding.text === null ? null : t('finding-resumed'));
}

/** [Ghi tồn tại] at an answer. */
async function raise(turn: KnownTurn, checklistId: string | undefined, order: string | undefined): Promise<void> {
  const whole = checklistId ? await readChecklist(turn.tx, checklistId) : null;
  const entry = whole?.questions.find((each) => String(each.question.order) === order);
  if (!whole || !entry) return turn.refuseRights();
  const { code: questionCode, area } = entry.question;
  await begin(turn, whole.inspectionId, 'LIMITATION', { questionCode, area });
}

const withDraft =
  (work: (turn: KnownTurn, form: Form, rest: readonly string[]) => Promise<void>) =>
  async (turn: KnownTurn, [id, ...rest]: readonly string[]): Promise<void> => {
    const form = await ownDraft(turn, id);
    if (form) await work(turn, form, rest);
  };

async function useProposal(turn: KnownTurn, form: Form): Promise<void> {
  const { proposal } = await factsOf(turn, form, await loadCalendar(turn.tx));
  return proposal === null ? askField(turn, form, 'text') : fill(turn, form, { text: proposal });
}

async function useUsualDue(turn: KnownTurn, form: Form): Promise<void> {
  const usual = await usualDue(turn, form.inspection, await loadCalendar(turn.tx));
  return usual
    ? fill(turn, form, { dueAt: usual.at, dueSpan: keepSpan({ count: usual.days, unit: 'days', from: 'conclusion' }) })
    : askField(turn, form, 'due', 'kind', turn.words.t('remediation-no-calendar'));
}

/** A due date typed as a span: which day it counts from and comes to is said, and stands to be changed before it is saved. */
async function typeSpan(
  turn: KnownTurn,
  form: Form,
  span: Span,
  typed: string,
  calendar: WorkingCalendar,
): Promise<void> {
  const { t, f } = turn.words;
  const today = dayOf(turn.now);
  const planned = await conclusionDay(turn, form.inspection, calendar);
  const on = span.from === 'today' ? today : span.from === 'visit' ? form.inspection.inspectOn : planned.on;
  const from = span.from === 'conclusion' && planned.isPlanned ? 'planned' : span.from;
  const dueAt = dueAfter(calendar, span, on);
  const said = { typed: cut(typed, 60), from, on: f.day(on), due: f.until(dueAt) };
  if (dayOf(dueAt) <= today || dayOf(dueAt) > addDays(today, LONGEST_DAYS))
    return askField(turn, form, 'due', 'kind', t('finding-span-outside', said));
  return fill(turn, form, { dueAt, dueSpan: keepSpan(span) }, t('finding-span-read', said));
}

/** A due day typed: any working day of the next twelve months. */
async function typeDue(turn: KnownTurn, form: Form, typed: string): Promise<void> {
  const calendar = await loadCalendar(turn.tx);
  const today = dayOf(turn.now);
  const { t, f } = turn.words;
  try {
    const range = { fromOn: calendar.addWorkingDays(today, 1), toOn: addDays(today, LONGEST_DAYS) };
    const span = readSpan(typed);
    if (span) return await typeSpan(turn, form, span, typed, calendar);
    const read = readDueDay(calendar, range, typed, f);
    if (read.ok) return await fill(turn, form, { dueAt: read.dueAt, dueSpan: null });
    const near = read.near === null ? '' : ` ${t('finding-near', { day: f.day(read.near) })}`;
    return await askField(turn, form, 'due', 'kind', sayRefusal(turn.words, read.why) + near);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CalendarMissingError') throw error;
    return askField(turn, form, 'due', 'kind', t('remediation-no-calendar'));
  }
}

/** The cause as typed: its kind where it is said, the words about it as the person's own. */
async function typeCause(turn: KnownTurn, form: Form, typed: string): Promise<void> {
  const { t } = turn.words;
  const read = readCause(typed);
  if (!read && turn.dialogue.step === 'cause') return askField(turn, form, 'cause', 'kind', t('finding-choose'));
  if (!read) return fill(turn, form, { cause: causeWords(typed) });
  const { kind: causeKind, words } = read;
  const finding = await changeDraft(turn.tx, form.finding.id, { causeKind });
  if (!finding) return goOn(turn, form);
  if (words === null) return askField(turn, { ...form, finding }, 'cause', 'words');
  return fill(
    turn,
    { ...form, finding },
    { cause: words },
    t('finding-cause-read', { cause: causeInSentence(turn.words, causeKind, cut(words, 200)) }),
  );
}

/** Which field is to be changed? */
async function showFields(turn: KnownTurn, form: Form): Promise<void> {
  enter(turn, 'fields', form.finding.id);
  turn.show(fieldsScreen(turn.words, form.finding, await factsOf(turn, form, await loadCalendar(turn.tx))));
}

/** [Lưu]: the finding is recorded; the unit hears of it with the conclusion. */
async function save(turn: KnownTurn, form: Form): Promise<void> {
  const { finding, inspection, unit } = form;
  if (fieldsOf(finding).some((field) => !isFilled(finding, field))) return goOn(turn, form);
  const isStrength = finding.kind === 'STRENGTH';
  if (!isStrength && finding.dueAt! <= turn.now)
    return askField(turn, form, 'due', 'kind', turn.words.t('finding-due-passed'));
  const raised = isStrength
    ? { times: 1, earlierYear: null }
    : countRaised(
        { inspectionId: inspection.id, questionCode: finding.questionCode, text: finding.text! },
        await listRaised(turn.tx, unit.id),
      );
  if (finding.editsId !== null) return saveChanges(turn, form, raised);
  await saveFinding(turn.tx, finding, raised, turn.now);
  turn.audit('finding.saved', finding.id, { kind: finding.kind, times: raised.times });
  const { t, f } = turn.words;
  const said = {
    unit: unit.title,
    text: cut(finding.text!, 120),
    name: turn.who.fullName,
    at: f.momentShort(turn.now),
  };
  turn.record(t(isStrength ? 'finding-record-strength' : 'finding-record-limitation', said));
  const echo = isStrength ? t('finding-saved-strength') : t('finding-saved', { due: f.until(finding.dueAt!) });
  await showVisit(turn, inspection.id, echo);
}

/** [Lưu] of changes: taken by what is recorded, unless the unit was told of it meanwhile, or it is gone. */
async function saveChanges(
  turn: KnownTurn,
  { finding, inspection, unit }: Form,
  raised: { times: number; earlierYear: number | null },
): Promise<void> {
  const { t, f } = turn.words;
  const recorded = await findFinding(turn.tx, finding.editsId!, true);
  if (!recorded || (await isFindingTold(turn.tx, recorded))) {
    await dropDraft(turn.tx, finding.id);
    return showVisit(turn, inspection.id, t(recorded ? 'finding-told' : 'finding-was-removed'));
  }
  if (isSameFinding(finding, recorded)) {
    await dropDraft(turn.tx, finding.id);
    return showVisit(turn, inspection.id, t('finding-unchanged'));
  }
  await saveEdit(turn.tx, finding, raised);
  turn.audit('finding.changed', recorded.id, { kind: recorded.kind, times: raised.times });
  const said = { unit: unit.title, text: cut(finding.text!, 120), name: turn.who.fullName };
  turn.record(t('finding-record-changed', { ...said, at: f.momentShort(turn.now) }));
  await showVisit(turn, inspection.id, t('finding-changed'));
}

/** [Hủy]: the draft is dropped, nothing was recorded or changed. */
async function drop(turn: KnownTurn, form: Form): Promise<void> {
  await dropDraft(turn.tx, form.finding.id);
  const isEdit = form.finding.editsId !== null;
  await showVisit(turn, form.inspection.id, turn.words.t(isEdit ? 'finding-edit-dropped' : 'finding-dropped'));
}

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((each) => each === text) ?? null;

/** The acts of recording. */
export const findingActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  raise: (turn, [id, order]) => raise(turn, id, order),
  limit: (turn, [id = '']) => begin(turn, id, 'LIMITATION', null),
  strength: (turn, [id = '']) => begin(turn, id, 'STRENGTH', null),
  draft: withDraft((turn, form) => goOn(turn, form)),
  field: withDraft(async (turn, form, [field]) =>
    isField(field) && fieldsOf(form.finding).includes(field) ? askField(turn, form, field) : goOn(turn, form),
  ),
  fields: withDraft(showFields),
  proposal: withDraft(useProposal),
  severity: withDraft(async (turn, form, [given]) => {
    const severity: Severity | null = oneOf(SEVERITIES, given);
    return severity ? fill(turn, form, { severity }) : askField(turn, form, 'severity');
  }),
  cause: withDraft(async (turn, form, [given]) => {
    const causeKind: CauseKind | null = oneOf(CAUSE_KINDS, given);
    if (!causeKind) return askField(turn, form, 'cause');
    const finding = await changeDraft(turn.tx, form.finding.id, { causeKind });
    return finding ? askField(turn, { ...form, finding }, 'cause', 'words') : goOn(turn, form);
  }),
  causeless: withDraft((turn, form) => fill(turn, form, { cause: '' })),
  bearer: withDraft((turn, form, [who]) =>
    fill(turn, form, {
      responsible: ports.words.vi.t(who === 'HEAD' ? 'finding-bearer-head' : 'finding-bearer-unit', {
        unit: form.unit.name,
      }),
    }),
  ),
  usualdue: withDraft(useUsualDue),
  city: withDraft((turn, form) => fill(turn, form, { needsCity: !form.finding.needsCity })),
  async savef(turn, [id]) {
    const form = await ownDraft(turn, id, true);
    if (form) await save(turn, form);
  },
  dropf: withDraft(drop),
  ...findingChangeActs(goOn),
});

/** What is typed while a finding is recorded: the field that is asked. */
export const findingDialogue: DialogueFace = {
  version: VERSION,
  edits: 'again',
  async text(turn, typed) {
    const { findingId } = turn.dialogue.data as { findingId?: string };
    const form = await ownDraft(turn, findingId);
    if (!form) return;
    const words = plain(typed).trim();
    const { t } = turn.words;
    switch (turn.dialogue.step) {
      case 'text':
        return isReason(words)
          ? fill(turn, form, { text: words })
          : askField(turn, form, 'text', 'kind', t('remediation-more-words'));
      case 'cause':
      case 'cause-words':
        return typeCause(turn, form, words);
      case 'solution':
        return fill(turn, form, { solution: words });
      case 'responsible':
        return fill(turn, form, { responsible: words });
      case 'due':
        return typeDue(turn, form, words);
      case 'severity':
        return askField(turn, form, 'severity', 'kind', t('finding-choose'));
      default:
        return goOn(turn, form, t('finding-choose'));
    }
  },
  isHalfDone: () => true,
  composed: (step, { findingId }) => (step === 'summary' ? { change: actOf('fields', String(findingId)) } : null),
  dutyAct: ({ findingId }) => actOf('draft', String(findingId)),
  async resume(turn) {
    const { findingId } = turn.dialogue.data as { findingId?: string };
    const form = await ownDraft(turn, findingId);
    if (!form) return;
    const step = turn.dialogue.step ?? '';
    if (step === 'cause-words') return askField(turn, form, 'cause', 'words');
    if (step === 'fields') return showFields(turn, form);
    return isField(step) && fieldsOf(form.finding).includes(step) ? askField(turn, form, step) : goOn(turn, form);
  },
};
