// What a review looks like: the queue, the submission, a section, one answer, the end. Builds messages from what it is given.
// The unit's value is only ever shown; it must not query or decide.
import type { Submission } from '../generated/prisma/client.js';
import { formatValue, writeValue } from '../checklists/values.js';
import type { AnswerValue, Question } from '../checklists/types.js';
import { dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { wholeButton } from '../dialogue/whole.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { cut } from './due-words.js';
import { actOf, backButton, PAGE, pager } from './item-screens.js';
import { namePapers, sayUnscanned } from './papers.js';
import { sayReason } from './reasons.js';
import {
  countReview,
  nextRow,
  rowKey,
  rowsLeft,
  rowsToJudge,
  rowsToLookAt,
  sayNumbers,
  sectionsOf,
  seenOf,
  type Review,
  type ReviewRow,
} from './review-rules.js';
import type { Evidence } from './review-store.js';

/** Answers on one page of a section. */
const SECTION_PAGE = 4;

const say = (words: Words) => (key: string, args?: Readonly<Record<string, string | number>>) => words.t(key, args);

/** The unit's value in a line. */
export const sayValue = (words: Words, question: Question, value: AnswerValue | null, chars = 60): string =>
  value === null ? words.t('review-no-value') : cut(formatValue(value, words.f, say(words), question), chars);

/** The unit's value in full, for its own card. */
const sayWhole = (words: Words, question: Question, value: AnswerValue | null): string =>
  value === null ? words.t('review-no-value') : cut(writeValue(value, words.f, say(words), question), 420);

/** Not late, late on the very day, or by working days: what the receipt of the unit says too. */
export function latenessOf(words: Words, submission: Submission): string {
  const { late } = submission.snapshot as { late?: boolean };
  if (submission.lateWorkingDays > 0) return words.f.count(submission.lateWorkingDays);
  return late === true ? 'some' : 'none';
}

/** «câu 26 (thiếu minh chứng), câu 30 (chưa thực hiện) và câu 31, 40–44» */
function nameLookFirst(words: Words, rows: readonly ReviewRow[]): string {
  const { t } = words;
  const named = rows
    .slice(0, 3)
    .map((row) => t('review-look-one', { n: String(row.n), why: t(`review-look-${row.lookFirst}`) }));
  const others = rows.slice(3);
  return [
    named.join(', '),
    others.length > 0 ? t('review-look-more', { numbers: sayNumbers(others), n: others.length }) : null,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The submission as it reaches its reviewer: what came, what deserves a look first, how far the review is. */
export function reviewScreen(
  words: Words,
  review: Review,
  may: { judge: boolean },
  echo: string | null = null,
): Message {
  const { t, f } = words;
  const { whole, submission } = review;
  const count = countReview(review);
  const look = rowsToLookAt(review);
  const head = t('review-head', {
    unit: whole.unitTitle,
    at: f.moment(submission.submittedAt),
    late: latenessOf(words, submission),
    asOf: f.day(submission.dataAsOfOn),
  });
  const again = review.previous !== null;
  const size = t(again ? 'review-size-again' : 'review-size', {
    questions: f.count(again ? rowsToJudge(review).length : count.total),
    n: again ? rowsToJudge(review).length : count.total,
    files: f.count(submission.files),
    f: submission.files,
  });
  const first =
    look.length === 0
      ? ''
      : ` · ${t('review-size-look', { look: f.count(look.length), l: look.length, named: nameLookFirst(words, look) })}`;
  const lines = [echo, head, size + first, whole.state === 'SUBMITTED' ? null : sayProgress(words, review)];
  const rows: Button[][] = [];
  if (may.judge) {
    const next = nextRow(rowsLeft(review), 0);
    if (!next) rows.push([button(t('review-end'), actOf('end', whole.id))]);
    else if (whole.state === 'SUBMITTED') rows.push([button(t('review-begin'), actOf('begin', whole.id))]);
    else rows.push([button(t('review-go-on', { n: String(next.n) }), actOf('answer', whole.id, rowKey(next)))]);
  }
  if (look.length > 0) rows.push([button(t('review-look'), actOf('first', whole.id))]);
  const sections = sectionsOf(review).map(({ section }) =>
    button(t('review-section', { section }), actOf('section', whole.id, section)),
  );
  for (let n = 0; n < sections.length; n += 2) rows.push(sections.slice(n, n + 2));
  rows.push([
    button(t('finding-of-visit'), actOf('visit', whole.inspectionId), 7),
    backButton(words, actOf('queue', 0)),
  ]);
  return { text: lines.filter(Boolean).join('\n'), rows };
}

function sayProgress(words: Words, review: Review): string {
  const { f } = words;
  const count = countReview(review);
  return words.t('review-progress', {
    accepted: f.count(count.accepted),
    returned: f.count(count.returned),
    left: f.count(count.left),
  });
}

/** What a verdict is called, with who gave it. */
function sayVerdict(words: Words, row: ReviewRow, names: ReadonlyMap<string, string>): string {
  const { t, f } = words;
  if (row.settled) return t('review-verdict-settled');
  if (row.verdict === null) return t('review-verdict-none');
  const name = names.get(row.verdict.reviewerId) ?? t('people-gone');
  const who = { name, at: f.momentShort(row.verdict.reviewedAt) };
  return row.verdict.verdict === 'ACCEPTED'
    ? t('review-verdict-accepted', who)
    : t('review-verdict-returned', {
        ...who,
        reason: sayReason(words, row.verdict.reasonCode, row.verdict.reason, 160),
      });
}

/** What one answer's card shows besides the answer. */
export interface AnswerCard {
  readonly papers: readonly Evidence[];
  readonly names: ReadonlyMap<string, string>;
  readonly twins: readonly { unit: string | null; place: string; at: Date }[];
  readonly echo?: string | null;
}

/** One answer: the question, the unit's value, what changed since it was sent back, its papers, the verdict so far. */
export function answerScreen(
  words: Words,
  review: Review,
  row: ReviewRow,
  card: AnswerCard,
  may: { judge: boolean },
): Message {
  const { t, f } = words;
  const { whole } = review;
  const { question } = row.entry;
  const key = rowKey(row);
  const changed = row.sentBack === null ? null : sayChange(words, review, row, card.papers);
  const lines = [
    t('review-answer-head', {
      n: String(row.n),
      total: String(review.rows.length),
      area: question.area,
      unit: whole.unitTitle,
    }),
    card.echo,
    t('review-answer', { question: cut(question.text, 300), value: sayWhole(words, question, row.entry.value) }),
    row.entry.explanation ? t('review-explanation', { said: cut(row.entry.explanation, 200) }) : null,
    row.entry.explanationCode ? t('review-explanation-code', { said: t('checklists-absent-none') }) : null,
    row.entry.note ? t('review-note', { said: cut(row.entry.note, 160) }) : null,
    changed,
    card.papers.length > 0
      ? t('review-files', { names: namePapers(words, card.papers) })
      : t(row.lookFirst === 'evidence' ? 'review-files-missing' : 'review-files-none'),
    sayUnscanned(words, card.papers),
    ...card.twins
      .slice(0, 2)
      .map((twin) =>
        twin.unit === null
          ? t('documents-reviewer-twin-outside')
          : t('documents-reviewer-twin', { unit: twin.unit, place: twin.place, on: f.dayAt(twin.at) }),
      ),
    t('review-verdict', { verdict: sayVerdict(words, row, card.names) }),
  ];
  const seen = seenOf(row.verdict);
  const rows: Button[][] = [];
  if (may.judge && !row.settled) {
    rows.push(
      [button(t('remediation-accept'), actOf('ok', whole.id, key, seen))],
      [button(t('remediation-return'), actOf('more', whole.id, key, seen))],
    );
  }
  const text = lines.filter(Boolean).join('\n');
  const acts: Button[] = [...wholeButton(words, text, actOf('wholeanswer', whole.id, key))];
  if (may.judge) acts.push(button(t('finding-record'), actOf('raise', whole.id, key), 7));
  if (card.papers.length > 0) acts.push(button(t('remediation-see-files'), actOf('proof', whole.id, key), 8));
  rows.push(...layOut(acts), [
    backButton(words, actOf('prev', whole.id, key)),
    button(t('button-later'), actOf('skip', whole.id, key), 1),
  ]);
  return { text, rows };
}

/** «Trước: 98,5%, 01 tệp → sau: 98,0%, 02 tệp (mới: xac-nhan.pdf)», and what had been asked for. */
function sayChange(words: Words, review: Review, row: ReviewRow, papers: readonly Evidence[]): string {
  const { t, f } = words;
  const { question, value } = row.entry;
  const since = review.previous?.submittedAt ?? new Date(0);
  const fresh = papers.filter((paper) => paper.receivedAt > since);
  const files = (count: number) => t('review-files-count', { count: f.count(count), n: count });
  const after = t('review-changed', {
    before: sayValue(words, question, row.before?.value ?? null),
    filesBefore: files(row.before?.files ?? 0),
    after: sayValue(words, question, value),
    filesAfter: files(papers.length),
    fresh: fresh.length > 0 ? t('review-fresh', { names: cut(fresh.map((paper) => paper.name).join(', '), 120) }) : '',
  });
  return `${t('review-was-asked', { reason: sayReason(words, row.sentBack?.reasonCode, row.sentBack?.reason, 160) })}\n${after}`;
}

/** The answers of one section, with what was said of each. */
export function sectionScreen(
  words: Words,
  review: Review,
  section: string,
  page: number,
  may: { judge: boolean },
): Message {
  const { t, f } = words;
  const { whole } = review;
  const rows = rowsToJudge(review).filter((row) => row.entry.question.section === section);
  const left = rows.filter((row) => row.verdict === null).length;
  const shown = rows.slice(page * SECTION_PAGE, page * SECTION_PAGE + SECTION_PAGE);
  const state = (row: ReviewRow) =>
    row.verdict === null
      ? t('review-line-open')
      : t(row.verdict.verdict === 'ACCEPTED' ? 'review-line-accepted' : 'review-line-returned');
  const lines = shown.map((row) =>
    t('review-line', {
      n: String(row.n),
      question: cut(row.entry.question.text.replace(/[?:]\s*$/, ''), 70),
      value: sayValue(words, row.entry.question, row.entry.value, 40),
      look: row.lookFirst === null ? '' : t(`review-look-${row.lookFirst}`),
      has: row.lookFirst === null ? 'no' : 'yes',
      state: state(row),
    }),
  );
  const buttons = shown.map((row) =>
    button(t('review-question', { n: String(row.n) }), actOf('answer', whole.id, rowKey(row))),
  );
  const turnPage: Button[] = [];
  if (page > 0) turnPage.push(button(t('button-previous'), actOf('section', whole.id, section, page - 1), 8));
  if ((page + 1) * SECTION_PAGE < rows.length)
    turnPage.push(button(t('button-next'), actOf('section', whole.id, section, page + 1), 9));
  return {
    text: [
      t('review-section-head', {
        section,
        unit: whole.unitTitle,
        questions: f.count(rows.length),
        left: f.count(left),
        n: rows.length,
      }),
      ...lines,
    ].join('\n'),
    rows: [
      ...layOut(buttons),
      ...(turnPage.length > 0 ? [turnPage] : []),
      ...(may.judge && left > 0 ? [[button(t('review-rest'), actOf('rest', whole.id, section), 6)]] : []),
      [backButton(words, actOf('review', whole.id))],
    ],
  };
}

/** A line of the queue. */
export interface QueueLine {
  readonly checklistId: string;
  readonly unit: string;
  readonly submission: Submission;
  readonly inspectOn: string;
  readonly begun: boolean;
  readonly again: boolean;
}

/** /rasoat: submissions that wait, the oldest first. */
export function queueScreen(
  words: Words,
  place: string,
  lines: readonly QueueLine[],
  page: number,
  now: Date,
): Message {
  const { t, f } = words;
  const shown = lines.slice(page * PAGE, page * PAGE + PAGE);
  const bottom = [[button(t('finding-visits'), actOf('visits', 0), 7), button(t('button-todo'), 'desk.todo', 4)]];
  if (lines.length === 0) return { text: t('review-none'), rows: bottom };
  const text = shown.map((line, n) =>
    t(line.again ? 'review-queue-line-again' : 'review-queue-line', {
      i: String(page * PAGE + n + 1),
      unit: line.unit,
      questions: f.count(line.submission.questions),
      n: line.submission.questions,
      on: f.dayShort(dayOf(line.submission.submittedAt)),
      visit: f.day(line.inspectOn),
      begun: line.begun ? t('review-queue-begun') : '',
    }),
  );
  const buttons = shown.map((line, n) =>
    button(`${page * PAGE + n + 1} · ${t('review-label')}`, actOf('review', line.checklistId)),
  );
  return {
    text: [
      t('review-queue', { place, count: f.count(lines.length), n: lines.length, now: f.moment(now) }),
      ...text,
    ].join('\n'),
    rows: [...layOut(buttons), ...pager(words, (to) => actOf('queue', to), page, lines.length), ...bottom],
  };
}

/** The end of a review: what will be sent, and until when supplements are due. */
export function endScreen(
  words: Words,
  review: Review,
  due: { at: Date; days: number } | null,
  /** How many people of the unit a message reaches. */
  reached: number,
  echo: string | null = null,
): Message {
  const { t, f } = words;
  const { whole } = review;
  const count = countReview(review);
  const text =
    due === null
      ? t('review-end-all', { unit: whole.unitTitle, accepted: f.count(count.accepted), n: count.accepted, reached })
      : t('review-end-ask', {
          unit: whole.unitTitle,
          accepted: f.count(count.accepted),
          returned: f.count(count.returned),
          due: f.until(due.at),
          days: f.count(due.days),
          n: due.days,
        });
  const returned = rowsToJudge(review).filter((row) => row.verdict?.verdict === 'RETURNED');
  const which = due === null ? null : t('review-end-returned', { numbers: sayNumbers(returned), n: returned.length });
  const on = due === null ? '-' : dayOf(due.at);
  const rows: Button[][] = [[button(t('remediation-send-unit'), actOf('sendall', whole.id, on))]];
  if (due !== null) rows.push([button(t('review-other-due'), actOf('otherdue', whole.id), 6)]);
  rows.push([backButton(words, actOf('review', whole.id))]);
  return { text: [echo, text, which].filter(Boolean).join('\n'), rows };
}
