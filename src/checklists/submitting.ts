// Hands a checklist in: up to which day the figures count, once more «Nộp», the receipt. Late is stamped, never refused.
import type { KnownTurn } from '../dialogue/turn.js';
import { closeDeadline, findDeadline } from '../deadlines/store.js';
import { dayOf, isDay, type Day } from '../kit/calendar.js';
import { refuse } from '../kit/refusal.js';
import { button } from '../outbox/message.js';
import { roleInUnit } from '../people/rules.js';
import { listNames } from '../people/store.js';
import { calendarFor, missingOf, showMissing } from './pages.js';
import { exampleDay, quoted, readAnswer } from './readers.js';
import { decideDataAsOf, latenessOf } from './rules.js';
import { isEndKnown } from './concluded-store.js';
import { readChecklist, type AnsweredQuestion, type WholeChecklist } from './store.js';
import { lockChecklist, oweReview, saveSubmission } from './submit-store.js';
import { readHanded, receiptKey, receiptMessage, showSubmitted } from './submitted.js';
import { findWalk, goToPage, PAGE, type PageData } from './turns.js';
import type { Question } from './types.js';
import type { Walk } from './walk.js';

const isBusy = (walk: Walk): boolean => walk.stand.state !== 'OPEN' && walk.stand.state !== 'RETURNED';

/** A checklist ready to be handed in; otherwise the screen that says why not has been shown. */
async function findReady(
  turn: KnownTurn,
  checklistId: string | undefined,
): Promise<{ walk: Walk; whole: WholeChecklist } | null> {
  const walk = await findWalk(turn, checklistId);
  if (!walk) return null;
  if (isBusy(walk)) {
    await showSubmitted(turn, walk);
    return null;
  }
  const whole = (await readChecklist(turn.tx, walk.stand.checklistId))!;
  if (missingOf(whole, walk.stand.untouched).length > 0) {
    await showMissing(turn, checklistId);
    return null;
  }
  return { walk, whole };
}

/** [Nộp]: «Số liệu tính đến ngày nào?» */
export async function askAsOf(
  turn: KnownTurn,
  checklistId: string | undefined,
  echo: readonly string[] = [],
): Promise<void> {
  const ready = await findReady(turn, checklistId);
  if (!ready) return;
  const { t, f } = turn.words;
  const id = ready.whole.id;
  const today = dayOf(turn.now);
  goToPage(turn, id, 'as-of');
  turn.show({
    text: [...echo, t('checklists-as-of')].join('\n'),
    rows: [
      [button(f.day(today), `checklists.asof:${id}:${today}`)],
      [button(t('checklists-button-other-day'), `checklists.otherday:${id}`)],
      [button(t('button-back'), `checklists.review:${id}`, 2)],
    ],
  });
}

/** [Ngày khác]: the day is typed. */
export async function askOtherDay(
  turn: KnownTurn,
  checklistId: string | undefined,
  echo: readonly string[] = [],
): Promise<void> {
  const ready = await findReady(turn, checklistId);
  if (!ready) return;
  const { t, f } = turn.words;
  goToPage(turn, ready.whole.id, 'other-day');
  turn.show({
    text: [...echo, t('checklists-as-of-type', { example: f.day(dayOf(turn.now)) })].join('\n'),
    rows: [[button(t('button-back'), `checklists.submit:${ready.whole.id}`, 2)]],
  });
}

const AS_OF: Question = {
  code: '',
  order: 0,
  section: 'C1',
  area: '',
  text: '',
  type: 'DATE',
  choices: [],
  required: true,
  evidence: 'NONE',
  classes: [],
  forms: [],
  answeredBy: 'UNIT',
};

/** A day typed where the day of the figures is asked. */
export async function takeAsOf(turn: KnownTurn, checklistId: string, typed: string): Promise<void> {
  const { t, f } = turn.words;
  const reading = readAnswer(AS_OF, typed, { todayOn: dayOf(turn.now), f });
  const value = reading.kind === 'one' || reading.kind === 'confirm' ? reading.value : null;
  if (value?.type === 'DATE' && !value.none) return chooseAsOf(turn, checklistId, value.on);
  const unread = refuse('read-date-unread', { typed: quoted(typed), ...exampleDay(dayOf(turn.now)) });
  const why = reading.kind === 'none' ? reading.refusal : reading.kind === 'partial' ? reading.ask : unread;
  return askOtherDay(turn, checklistId, [t(why.refusal, why.args)]);
}

/** The day is known: asked once more when it is old, otherwise the last question before handing in. */
export async function chooseAsOf(
  turn: KnownTurn,
  checklistId: string | undefined,
  on: Day | undefined,
  sure = false,
  echo: readonly string[] = [],
): Promise<void> {
  const ready = await findReady(turn, checklistId);
  if (!ready) return;
  const { t, f } = turn.words;
  const { id } = ready.whole;
  if (!on || !isDay(on)) return askAsOf(turn, id);
  const decided = decideDataAsOf(on, dayOf(turn.now), f);
  if (decided.kind === 'none') return askOtherDay(turn, id, [t(decided.refusal.refusal, decided.refusal.args)]);
  if (decided.kind === 'confirm' && !sure) {
    goToPage(turn, id, 'sure', { on });
    return turn.show({
      text: t(decided.why.refusal, decided.why.args),
      rows: [
        [button(t('checklists-as-of-right', { day: f.day(on) }), `checklists.asof:${id}:${on}:1`)],
        [button(t('option-again'), `checklists.otherday:${id}`, 6)],
        [button(t('button-back'), `checklists.review:${id}`, 2)],
      ],
    });
  }
  const sent = sentQuestions(ready.whole);
  const supplement = ready.whole.state === 'RETURNED';
  const asked = (await isEndKnown(turn.tx, ready.whole.inspectionId))
    ? 'checklists-submit-ask-concluded'
    : supplement
      ? 'checklists-submit-ask-supplement'
      : 'checklists-submit-ask';
  goToPage(turn, id, 'confirm', { on, at: turn.now.toISOString() });
  turn.show({
    text: [
      ...echo,
      t(asked, {
        questions: f.count(sent.length),
        n: sent.length,
        files: f.count(filesOf(sent)),
        team: ready.whole.teamName,
      }),
      t('checklists-submit-as-of', { day: f.day(on) }),
    ].join('\n'),
    rows: [
      [button(t('checklists-button-submit'), `checklists.send:${id}:${on}`)],
      [button(t('button-back'), `checklists.review:${id}`, 2)],
    ],
  });
}

/** What others did since the question that was just confirmed was drawn: said before anything is handed in. */
async function changedSince(turn: KnownTurn, whole: WholeChecklist): Promise<string[]> {
  const page = turn.dialogue.kind === PAGE ? (turn.dialogue.data as unknown as PageData) : null;
  const drawnAt = page?.c === whole.id && page.at ? new Date(page.at) : null;
  if (!drawnAt) return [];
  const { t, f } = turn.words;
  const mine = turn.who.personId;
  const touched = whole.questions.flatMap(({ number, answeredAt, answeredById, explainedAt, explainedById }) => {
    if (number === null) return [];
    const byValue = answeredAt && answeredAt > drawnAt && answeredById !== mine ? answeredById : null;
    const byWords = explainedAt && explainedAt > drawnAt && explainedById !== mine ? explainedById : null;
    const by = byValue ?? byWords;
    return by ? [{ number, by }] : [];
  });
  if (touched.length === 0) return [];
  const names = await listNames(
    turn.tx,
    touched.map(({ by }) => by),
  );
  const named = touched.slice(0, 6).map(({ number, by }) => {
    return t('checklists-changed-one', { n: number, who: names.get(by) ?? t('people-gone') });
  });
  const more = touched.length > named.length ? [`+${f.number(touched.length - named.length)}`] : [];
  return [t('checklists-changed-since', { what: [...named, ...more].join(', ') })];
}

/** What is handed in now: every question asked, or after a return those sent back. */
function sentQuestions(whole: WholeChecklist): AnsweredQuestion[] {
  const asked = whole.questions.filter((entry) => entry.number !== null);
  return whole.state === 'RETURNED' ? asked.filter((entry) => entry.reopenedAt !== null) : asked;
}

const filesOf = (entries: readonly AnsweredQuestion[]): number => entries.reduce((sum, entry) => sum + entry.files, 0);

/** The second «Nộp»: closes the checklist, gives the receipt, ends the duty. Who comes second is shown the first one's receipt. */
export async function submit(turn: KnownTurn, checklistId: string | undefined, on: Day | undefined): Promise<void> {
  const first = await findWalk(turn, checklistId);
  if (!first) return;
  if (!on || !isDay(on) || on > dayOf(turn.now)) return askAsOf(turn, checklistId);
  await lockChecklist(turn.tx, first.stand.checklistId);
  const ready = await findReady(turn, checklistId);
  if (!ready) return;
  const { walk, whole } = ready;
  const changed = await changedSince(turn, whole);
  if (changed.length > 0) return chooseAsOf(turn, checklistId, on, true, changed);
  const kind = whole.state === 'RETURNED' ? 'SUPPLEMENT' : 'REPORT';
  const dueAt =
    (await findDeadline(turn.tx, kind, whole.id))?.dueAt ?? (kind === 'REPORT' ? whole.dueAt : whole.supplementDueAt);
  const calendar = await calendarFor(turn.tx, turn.now, dueAt);
  const late =
    dueAt && turn.now > dueAt ? (calendar ? latenessOf(calendar, dueAt, turn.now) : { workingDays: 0 }) : null;
  const sent = sentQuestions(whole);
  const submission = await saveSubmission(turn.tx, {
    checklistId: whole.id,
    unit: whole.unitTitle,
    before: whole.state,
    questions: whole.questions,
    counts: { questions: sent.length, files: filesOf(sent) },
    personId: turn.who.personId,
    role: roleInUnit(turn.who, walk.stand.unitId)!,
    dataAsOfOn: on,
    lateWorkingDays: late?.workingDays ?? null,
    now: turn.now,
  });
  await closeDeadline(turn.tx, kind, whole.id, 'submitted', turn.now);
  await oweReview(turn.tx, whole, turn.now);
  turn.audit('checklists.submitted', whole.id, {
    submission: submission.id,
    round: submission.round,
    late: late?.workingDays ?? null,
  });
  turn.tell(
    receiptMessage(turn.words, submission, await readHanded(turn.tx, submission), { withdrawable: true }),
    receiptKey(submission.id),
  );
  turn.close();
  turn.show({
    text: turn.words.t('checklists-submitted-card', { unit: whole.unitTitle, at: turn.words.f.moment(turn.now) }),
    rows: [[button(turn.words.t('button-todo'), 'desk.todo', 4)]],
  });
}
