// Opens a checklist and shows the pages around its questions: start or resume, the list, review, what is missing.
// It stores nothing but the checklist itself when it is first needed.
import type { KnownTurn } from '../dialogue/turn.js';
import { findDeadline, loadCalendar } from '../deadlines/store.js';
import { warnOfSecrets } from '../documents/warning.js';
import { findInspectionForDelegation, findVisibleInspection } from '../inspections/store.js';
import { CalendarMissingError, dayOf, type WorkingCalendar } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { listEnds } from '../people/in-force-store.js';
import { button } from '../outbox/message.js';
import { findUnit, listNames } from '../people/store.js';
import { roleWord, showQuestion, type Room } from './asking.js';
import { findNamed } from './conflict-store.js';
import {
  isListFilter,
  listScreen,
  missingScreen,
  resumeScreen,
  reviewScreen,
  startScreen,
  timeLeft,
  type MissingLine,
} from './page-screens.js';
import { lacksEvidence, listMissing, progressBySection, type AnswerState } from './rules.js';
import {
  ensureChecklist,
  findInspectionOfChecklist,
  listAnsweredSince,
  readChecklist,
  type WholeChecklist,
} from './store.js';
import { showSubmitted } from './submitted.js';
import { newestTemplateId } from './template-store.js';
import { findWalk, goToPage } from './turns.js';
import { firstOpen, numberOf, openQuestions, questionAt, totalOf, type Walk } from './walk.js';

/** The calendar of the plan; null in a year without a table, when only dates can be said. */
export async function calendarFor(tx: Tx, now: Date, dueAt: Date | null): Promise<WorkingCalendar | null> {
  const calendar = await loadCalendar(tx);
  try {
    if (dueAt) calendar.workingDaysLeft(now, dueAt);
    return calendar;
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}

/** When the checklist, or its supplement, is due. */
export async function dueOf(tx: Tx, walk: Walk): Promise<Date | null> {
  const kind = walk.stand.state === 'RETURNED' ? 'SUPPLEMENT' : 'REPORT';
  return (await findDeadline(tx, kind, walk.stand.checklistId))?.dueAt ?? walk.stand.dueAt;
}

/** Opens the unit's checklist of an inspection, named by either; made now when nobody needed it before. */
export async function openChecklist(turn: KnownTurn, id: string | undefined): Promise<void> {
  const inspectionId = id && ((await findInspectionOfChecklist(turn.tx, id)) ?? id);
  const inspection = inspectionId ? await findVisibleInspection(turn.tx, turn.who, inspectionId) : null;
  if (!inspection || inspection.cancelledAt) return turn.refuseRights();
  if ((await listEnds(turn.tx, [inspection.unitId], dayOf(turn.now))).size > 0) {
    const { t } = turn.words;
    turn.close();
    return turn.show({ text: t('inspections-ended-nothing'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
  }
  if (!(await hasQuestions(turn.tx, inspection))) return showNothingToAnswer(turn);
  const checklist = await ensureChecklist(turn.tx, inspection, turn.now, inspection.notice?.reportDueAt ?? undefined);
  const walk = await findWalk(turn, checklist.id);
  if (walk) await showStart(turn, walk);
}

/** True when questions were ever imported for the inspection. */
const hasQuestions = async (tx: Tx, of: { templateId: string | null; checklistCode: string }): Promise<boolean> =>
  (of.templateId ?? (await newestTemplateId(tx, of.checklistCode))) !== null;

function showNothingToAnswer(turn: KnownTurn): void {
  const { t } = turn.words;
  turn.show({ text: t('checklists-none-applies'), rows: [[button(t('button-contact'), 'desk.contact', 7)]] });
}

/** The start card before the first answer, the resume card afterwards, the receipt's facts once it is handed in. */
export async function showStart(turn: KnownTurn, walk: Walk): Promise<void> {
  const { stand } = walk;
  if (stand.state !== 'OPEN' && stand.state !== 'RETURNED') return showSubmitted(turn, walk);
  const { words, now } = turn;
  const { checklistId, unitTitle: unit } = stand;
  goToPage(turn, checklistId, 'start');
  const first = walk.questions[0];
  if (!first) return showNothingToAnswer(turn);
  await warnOfSecrets(turn, { checklistId });
  const dueAt = await dueOf(turn.tx, walk);
  if (stand.state === 'OPEN' && stand.answered.size === 0 && stand.aside.size === 0) {
    return turn.show(
      startScreen(words, { checklistId, unit, total: totalOf(walk), dueAt, firstOrder: first.order, now }),
    );
  }
  const next = firstOpen(walk);
  const aside = walk.questions.filter(
    (question) => stand.aside.has(question.code) && !stand.answered.has(question.code),
  ).length;
  turn.show(
    resumeScreen(words, {
      checklistId,
      unit,
      answered: walk.questions.filter((question) => stand.answered.has(question.code)).length,
      total: totalOf(walk),
      aside: stand.state === 'RETURNED' ? 0 : aside,
      left: timeLeft(words, await calendarFor(turn.tx, now, dueAt), dueAt, now),
      since: await sinceLine(turn, walk),
      next: next ? { number: numberOf(walk, next), order: next.order } : null,
      returned: stand.state === 'RETURNED' ? { count: stand.reopened.size, open: openQuestions(walk).length } : null,
    }),
  );
}

/** «Từ lần trước (08/09, 16h40): đầu mối dự phòng đã trả lời câu 13–15.» Null when nobody else has answered meanwhile. */
async function sinceLine(turn: KnownTurn, walk: Walk): Promise<string | null> {
  const { t, f } = turn.words;
  const found = await listAnsweredSince(turn.tx, walk.stand.checklistId, walk.stand.side, turn.who.personId);
  if (!found) return null;
  const people = await findNamed(
    turn.tx,
    found.answers.map((answer) => answer.byId),
  );
  const names = await listNames(
    turn.tx,
    found.answers.map((answer) => answer.byId),
  );
  const isHead = [...people.values()].some(({ role }) => role === 'HEAD');
  const unit = isHead ? await findUnit(turn.tx, walk.stand.unitId) : null;
  // Whoever holds no role any more is called by their name.
  const whoIs = (byId: string): string => {
    const role = people.get(byId)?.role;
    return role ? roleWord(turn.words, role, unit) : (names.get(byId) ?? t('people-gone'));
  };
  const byRole = new Map<string, number[]>();
  for (const { code, byId } of found.answers) {
    const question = walk.questions.find((each) => each.code === code);
    if (!question) continue;
    const role = whoIs(byId);
    byRole.set(role, [...(byRole.get(role) ?? []), numberOf(walk, question)]);
  }
  if (byRole.size === 0) return null;
  const who = [...byRole]
    .map(([role, numbers]) =>
      t('checklists-since-one', { who: role, questions: rangesOf(numbers), many: numbers.length > 1 ? 'yes' : 'no' }),
    )
    .join('; ');
  return t('checklists-since', {
    at: t('checklists-at', { day: f.dayShort(dayOf(found.since)), time: f.time(found.since) }),
    who,
  });
}

/** Numbers as people write them: 13, 14, 15, 18 is «13–15, 18». */
export function rangesOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const n of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** The list of questions, whole or in part. */
export async function showList(
  turn: KnownTurn,
  checklistId: string | undefined,
  page: string | undefined,
  filter = '',
): Promise<void> {
  const walk = await findWalk(turn, checklistId);
  if (!walk) return;
  const whole = await readChecklist(turn.tx, walk.stand.checklistId);
  goToPage(turn, walk.stand.checklistId, 'list');
  const { id, unitTitle: unit, questions } = whole!;
  turn.show(
    listScreen(turn.words, {
      checklistId: id,
      unit,
      questions,
      filter: isListFilter(filter) ? filter : '',
      lacking: lackingIn(whole!),
      page: pageOf(page),
    }),
  );
}

const pageOf = (text: string | undefined): number => (text && /^\d{1,3}$/.test(text) ? Number(text) : 0);

/** What stands between a checklist and its submission, in order; also rival answers and returned questions nobody touched. */
export function missingOf(whole: WholeChecklist, untouched: ReadonlySet<string>): MissingLine[] {
  const asked = whole.questions.filter((entry) => entry.number !== null);
  const states = statesOf(whole);
  const missing = new Map(
    listMissing(
      asked.map((entry) => entry.question),
      states,
    ).map((item) => [item.code, item.why]),
  );
  const open = whole.state === 'RETURNED';
  return asked.flatMap((entry): MissingLine[] => {
    const { code, order } = entry.question;
    const line = { number: entry.number!, order };
    if (whole.disputed.includes(code)) return [{ ...line, why: 'disputed' }];
    if (open && entry.reopenedAt === null) return [];
    if (open && untouched.has(code)) return [{ ...line, why: 'untouched' }];
    const why = missing.get(code);
    return why
      ? [{ ...line, why: why === 'UNANSWERED' ? 'unanswered' : why === 'SET_ASIDE' ? 'aside' : 'evidence' }]
      : [];
  });
}

/** Questions answered without the papers they ask for. */
function lackingIn(whole: WholeChecklist): Set<string> {
  const states = statesOf(whole);
  const lacking = whole.questions.filter(
    ({ number, question }) => number !== null && lacksEvidence(question, states.get(question.code)),
  );
  return new Set(lacking.map(({ question }) => question.code));
}

const statesOf = (whole: WholeChecklist): Map<string, AnswerState> =>
  new Map(
    whole.questions.map(({ question, value, setAside, files, explanation, explanationCode }) => [
      question.code,
      { value, setAside, files, explanation, explanationCode },
    ]),
  );

/** The review screen: the end of the way for a unit. */
export async function showReview(turn: KnownTurn, walk: Walk, echo: readonly string[] = []): Promise<void> {
  const { stand } = walk;
  if (stand.state !== 'OPEN' && stand.state !== 'RETURNED') return showSubmitted(turn, walk);
  const whole = (await readChecklist(turn.tx, stand.checklistId))!;
  const asked = whole.questions.filter((entry) => entry.number !== null);
  const states = statesOf(whole);
  goToPage(turn, stand.checklistId, 'review');
  turn.show(
    reviewScreen(turn.words, {
      checklistId: stand.checklistId,
      unit: whole.unitTitle,
      answered: asked.filter((entry) => entry.value !== null).length,
      total: asked.length,
      sections: progressBySection(
        asked.map((entry) => entry.question),
        states,
      ),
      files: asked.reduce((sum, entry) => sum + entry.files, 0),
      lacking: lackingIn(whole).size,
      missing: missingOf(whole, stand.untouched).length,
      echo,
    }),
  );
}

/** What is missing, each question a button. */
export async function showMissing(turn: KnownTurn, checklistId: string | undefined): Promise<void> {
  const walk = await findWalk(turn, checklistId);
  if (!walk) return;
  const whole = (await readChecklist(turn.tx, walk.stand.checklistId))!;
  goToPage(turn, whole.id, 'missing');
  turn.show(missingScreen(turn.words, { checklistId: whole.id, missing: missingOf(whole, walk.stand.untouched) }));
}

/** «Phiếu có 30 câu. Ví dụ: câu 18.» */
export function showOutOfRange(turn: KnownTurn, walk: Walk): void {
  const { t } = turn.words;
  const total = totalOf(walk);
  goToPage(turn, walk.stand.checklistId, 'start');
  turn.show({
    text: t('checklists-out-of-range', { total, example: Math.max(1, Math.round(total * 0.6)) }),
    rows: [
      [button(t('checklists-button-all'), `checklists.all:${walk.stand.checklistId}:0`, 6)],
      [button(t('button-back'), `checklists.resume:${walk.stand.checklistId}`, 2)],
    ],
  });
}

/** Opens the questions the delegation answers on site, at the one of this number, else at the first that is open. */
export async function openOnSite(
  turn: KnownTurn,
  room: Room,
  inspectionId: string | undefined,
  number?: string,
): Promise<void> {
  const inspection = inspectionId ? await findInspectionForDelegation(turn.tx, turn.who, inspectionId) : null;
  if (!inspection || inspection.cancelledAt) return turn.refuseRights();
  if (!(await hasQuestions(turn.tx, inspection))) return showNothingToAnswer(turn);
  const { id } = await ensureChecklist(turn.tx, inspection, turn.now);
  const walk = await findWalk(turn, id, 'DELEGATION');
  if (!walk) return;
  const named = number === undefined ? undefined : questionAt(walk, Number(number));
  if (named === null) return showOutOfRange(turn, walk);
  const next = named ?? firstOpen(walk);
  return next ? showQuestion(turn, walk, next) : room.showEnd(turn, walk, []);
}

/** On site: how many are recorded, and those that are left. */
export function showOnSiteEnd(turn: KnownTurn, walk: Walk, echo: readonly string[]): void {
  const { t } = turn.words;
  const { stand } = walk;
  const answered = walk.questions.filter((question) => stand.answered.has(question.code)).length;
  const total = totalOf(walk);
  const key = total > 0 && answered === total ? 'checklists-onsite-done' : 'checklists-onsite-left';
  goToPage(turn, stand.checklistId, 'onsite');
  const buttons = walk.questions.slice(0, 6).map((question) => {
    const n = t('checklists-number-onsite', { n: numberOf(walk, question) });
    return button(t('checklists-button-question', { n }), `checklists.go:${stand.checklistId}:${question.order}`);
  });
  const rows = [buttons.slice(0, 3), buttons.slice(3, 6)].filter((row) => row.length > 0);
  turn.show({
    text: [...echo, t(key, { unit: stand.unitTitle, answered, total })].join('\n'),
    rows: [...rows, [button(t('button-todo'), 'desk.todo', 4)]],
  });
}
