// What a submitted checklist asks of its reviewer: which answers are to be judged in this round, which deserve a look first,
// what changed since they were sent back, and whether the review may end. Pure; the unit's values are never touched.
import type { AnswerReview, Submission } from '../generated/prisma/client.js';
import { lacksEvidence } from '../checklists/rules.js';
import type { AnsweredQuestion, WholeChecklist } from '../checklists/store.js';
import type { SentAnswer, Snapshot } from '../checklists/submit-store.js';
import { SECTIONS, type AnswerValue, type Section } from '../checklists/types.js';

/** Why an answer deserves a look before the others. */
export type LookFirst = 'evidence' | 'aside' | 'unmet';

/** One answer as the reviewer sees it. */
export interface ReviewRow {
  readonly n: number;
  readonly entry: AnsweredQuestion;
  /** The verdict of this round, sent or not. */
  readonly verdict: AnswerReview | null;
  /** Accepted and sent in an earlier round: nothing to judge. */
  readonly settled: boolean;
  /** What it was sent back for in an earlier round. */
  readonly sentBack: AnswerReview | null;
  /** As it was handed in when it was sent back. */
  readonly before: SentAnswer | null;
  readonly lookFirst: LookFirst | null;
}

/** A submission under review. */
export interface Review {
  readonly whole: WholeChecklist;
  /** The submission in force. */
  readonly submission: Submission;
  /** The one that was sent back, if this one answers it. */
  readonly previous: Submission | null;
  readonly rows: readonly ReviewRow[];
}

/** «Không», «Chưa», not started, not issued, not held: what was asked for is not there. */
export const saysUnmet = (value: AnswerValue | null): boolean => {
  if (value === null) return false;
  switch (value.type) {
    case 'YESNO':
      return value.value === 'NO' || value.value === 'NOT_YET';
    case 'STATUS':
      return value.value === 'NOT_STARTED';
    case 'DATE':
    case 'DOCREF':
      return value.none === true;
    case 'FILE':
      return value.value === 'NOT_YET';
    default:
      return false;
  }
};

function whyLook(entry: AnsweredQuestion): LookFirst | null {
  const { value, files, explanation, explanationCode, setAside } = entry;
  const state = { value, files, explanation, explanationCode, setAside };
  if (lacksEvidence(entry.question, state)) return 'evidence';
  if (entry.value === null) return 'aside';
  return saysUnmet(entry.value) ? 'unmet' : null;
}

/** Puts a checklist beside its verdicts; null when nothing is handed in. */
export function reviewOf(whole: WholeChecklist): Review | null {
  const standing = whole.submissions.filter((submission) => submission.withdrawnAt === null);
  const submission = standing.at(-1);
  if (!submission) return null;
  const sent = whole.reviews.filter((review) => review.sentAt !== null && review.round < submission.round);
  const judgedRound = Math.max(0, ...sent.map((review) => review.round));
  const previous = standing.findLast((each) => each.round <= judgedRound) ?? null;
  const handedIn = new Map(
    previous === null ? [] : (previous.snapshot as unknown as Snapshot).answers.map((answer) => [answer.code, answer]),
  );
  const rows = whole.questions.flatMap((entry): ReviewRow[] => {
    if (entry.number === null) return [];
    const { code } = entry.question;
    const last = sent.findLast((review) => review.questionCode === code) ?? null;
    const sentBack = last?.verdict === 'RETURNED' ? last : null;
    return [
      {
        n: entry.number,
        entry,
        verdict:
          whole.reviews.find((review) => review.round === submission.round && review.questionCode === code) ?? null,
        settled: last?.verdict === 'ACCEPTED',
        sentBack,
        before: sentBack ? (handedIn.get(code) ?? null) : null,
        lookFirst: whyLook(entry),
      },
    ];
  });
  return { whole, submission, previous, rows };
}

/** What this round is about: everything the first time, later only what was sent back or is new. */
export const rowsToJudge = (review: Review): ReviewRow[] => review.rows.filter((row) => !row.settled);

/** Not judged yet in this round. */
export const rowsLeft = (review: Review): ReviewRow[] => rowsToJudge(review).filter((row) => row.verdict === null);

/** What deserves a look first and has not been judged. */
export const rowsToLookAt = (review: Review): ReviewRow[] => rowsLeft(review).filter((row) => row.lookFirst !== null);

/** The next answer after a number that is still to be judged, then from the beginning; null when there is none. */
export function nextRow(rows: readonly ReviewRow[], afterNumber: number): ReviewRow | null {
  return rows.find((row) => row.n > afterNumber) ?? rows[0] ?? null;
}

/** Sections that have answers, with what is left in each. */
export const sectionsOf = (review: Review): { section: Section; rows: ReviewRow[] }[] =>
  SECTIONS.map((section) => ({
    section,
    rows: rowsToJudge(review).filter((row) => row.entry.question.section === section),
  })).filter((part) => part.rows.length > 0);

export interface ReviewCount {
  readonly total: number;
  readonly accepted: number;
  readonly returned: number;
  readonly left: number;
}

/** How far a review is; accepted includes what was accepted in earlier rounds. */
export function countReview(review: Review): ReviewCount {
  const has = (row: ReviewRow, verdict: 'ACCEPTED' | 'RETURNED') => row.verdict?.verdict === verdict;
  return {
    total: review.rows.length,
    accepted: review.rows.filter((row) => row.settled || has(row, 'ACCEPTED')).length,
    returned: review.rows.filter((row) => !row.settled && has(row, 'RETURNED')).length,
    left: rowsLeft(review).length,
  };
}

/** «3, 7–9, 12»: the numbers of answers, three and more in a row as from–to. */
export function sayNumbers(rows: readonly Pick<ReviewRow, 'n'>[]): string {
  const runs: number[][] = [];
  for (const { n } of rows) {
    const run = runs.at(-1);
    if (run?.at(-1) === n - 1) run.push(n);
    else runs.push([n]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}

/** What names an answer in a button: its place in the template, short whatever codes the office uses. */
export const rowKey = (row: ReviewRow): string => String(row.entry.question.order);

/** What a reviewer saw of an answer's verdict when a button was drawn: nothing, accepted, returned. */
export const seenOf = (verdict: Pick<AnswerReview, 'verdict'> | null): '0' | 'A' | 'R' =>
  verdict === null ? '0' : verdict.verdict === 'ACCEPTED' ? 'A' : 'R';

/**
 * Whether a verdict may be written over what stands there now: one's own may be changed, somebody else's only by a reviewer
 * who has seen it. Who presses without having seen it is shown it instead.
 */
export const mayWriteVerdict = (now: AnswerReview | null, seen: string, reviewerId: string): boolean =>
  now === null || now.reviewerId === reviewerId || seenOf(now) === seen;
