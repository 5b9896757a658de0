// A checklist that has been handed in: who did, the receipt, what was sent, and taking it back while nobody reviews it.
import type { Submission } from '../generated/prisma/client.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { showWhole } from '../dialogue/whole.js';
import { closeDeadline, findDeadline, openDeadline } from '../deadlines/store.js';
import { WAIVED } from '../deadlines/waiver-store.js';
import type { Locale, Words } from '../kit/words.js';
import { button, type Button, type Message } from '../outbox/message.js';
import { markOpened } from '../outbox/store.js';
import type { Step } from '../outbox/tick.js';
import { listNames, listPeople, type Addressee } from '../people/store.js';
import { mayReadTeam } from '../people/rules.js';
import type { Tx } from '../kit/database.js';
import { addressKey } from '../people/rules.js';
import { isEndKnown, isEndUnknown } from './concluded-store.js';
import { findUnitOfChecklist } from './store.js';
import type { UnitView } from '../people/store.js';
import { roleWord, type Room } from './asking.js';
import { cut } from './question-screens.js';
import { findLastSubmission, findSubmission, lockChecklist, saveWithdrawn, type Snapshot } from './submit-store.js';
import { goToPage, mayAnswer, standOf } from './turns.js';
import { formatValue } from './values.js';
import { walkOf, type Walk } from './walk.js';

export const receiptKey = (submissionId: string): string => `checklists:receipt:${submissionId}`;

/** Who handed in, and for which unit. */
export interface Handed {
  /** As far as they can be told something now. */
  readonly person: Addressee | undefined;
  readonly name: string | undefined;
  readonly unit: UnitView | null;
}

export async function readHanded(tx: Tx, submission: Submission): Promise<Handed> {
  const [person] = await listPeople(tx, [submission.submittedById]);
  const name = (await listNames(tx, [submission.submittedById])).get(submission.submittedById);
  return { person, name, unit: await findUnitOfChecklist(tx, submission.checklistId) };
}

/** «{họ tên}, đầu mối»: who handed in, in the role of that moment. */
const namedIn = (words: Words, { name, unit }: Handed, submission: Submission): string =>
  words.t('checklists-named', {
    name: name ?? words.t('people-gone'),
    role: roleWord(words, submission.submittedRole, unit),
  });

/** The receipt: evidence, never rewritten; at most a line is appended when it was taken back, and buttons go. */
export function receiptMessage(
  words: Words,
  submission: Submission,
  handed: Handed,
  how: { withdrawable: boolean; appended?: string },
): Message {
  const { before, late } = submission.snapshot as unknown as Snapshot;
  const text = words.t('checklists-receipt', {
    at: words.f.moment(submission.submittedAt),
    late: !late ? 'none' : submission.lateWorkingDays === 0 ? 'some' : words.f.count(submission.lateWorkingDays),
    code: submission.receipt,
    round: before === 'RETURNED' ? 'more' : 'first',
    questions: words.f.count(submission.questions),
    files: words.f.count(submission.files),
    day: words.f.day(submission.dataAsOfOn),
    who: namedIn(words, handed, submission),
    whom: words.t(handed.unit ? addressKey(handed.unit.class) : 'address-agency'),
  });
  const rows: Button[][] = [[button(words.t('checklists-button-sent'), `checklists.sent:${submission.id}`, 6)]];
  if (how.withdrawable)
    rows.push([button(words.t('checklists-button-withdraw'), `checklists.withdraw:${submission.id}`, 7)]);
  return { text: how.appended === undefined ? text : `${text}\n${how.appended}`, rows };
}

/** Draws the receipt anew for whoever handed in, in their language: without the way back, or with a line appended. */
export async function redrawReceipt(
  { tx, effects }: Step,
  words: Readonly<Record<Locale, Words>>,
  submission: Submission,
  version: string,
  append?: (words: Words) => string,
): Promise<void> {
  const handed = await readHanded(tx, submission);
  const { person } = handed;
  if (!person?.chatId) return;
  const own = words[person.locale];
  const receipt = receiptMessage(own, submission, handed, {
    withdrawable: false,
    appended: append?.(own),
  });
  effects.edit({ chatId: person.chatId, personId: person.personId }, receiptKey(submission.id), receipt, version);
}

/** To whoever opens a checklist that has been handed in. */
export async function showSubmitted(turn: KnownTurn, walk: Walk): Promise<void> {
  const { t, f } = turn.words;
  const { stand } = walk;
  const submission = await findLastSubmission(turn.tx, stand.checklistId);
  goToPage(turn, stand.checklistId, 'submitted');
  if (!submission) return turn.show({ text: t('checklists-none'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
  const who = namedIn(turn.words, await readHanded(turn.tx, submission), submission);
  const lines = [t('checklists-already', { who, at: f.moment(submission.submittedAt), code: submission.receipt })];
  const isEndHidden = stand.state === 'CONCLUDED' && (await isEndUnknown(turn.tx, stand.inspectionId));
  if (stand.state === 'IN_REVIEW' || isEndHidden) lines.push(t('checklists-in-review', { team: stand.teamName }));
  else if (stand.state === 'ACCEPTED') lines.push(t('checklists-accepted'));
  else if (stand.state === 'CONCLUDED' || (await isEndKnown(turn.tx, stand.inspectionId)))
    lines.push(t('checklists-concluded'));
  const rows: Button[][] = [[button(t('checklists-button-sent'), `checklists.sent:${submission.id}`, 6)]];
  if (stand.state === 'SUBMITTED')
    rows.push([button(t('checklists-button-withdraw'), `checklists.withdraw:${submission.id}`, 7)]);
  rows.push([button(t('button-todo'), 'desk.todo', 4)]);
  turn.show({ text: lines.join('\n'), rows });
}

const SENT_PAGE = 6;

/** A submission and its stand, for the unit and for whoever may read the team's work; null when the rights sentence was said. */
async function findReadable(turn: KnownTurn, submissionId: string | undefined) {
  const submission = submissionId ? await findSubmission(turn.tx, submissionId) : null;
  const stand = submission ? await standOf(turn, submission.checklistId, 'UNIT', null) : null;
  if (submission && stand && (mayAnswer(turn.who, stand, turn.now) || mayReadTeam(turn.who, stand.teamId)))
    return submission;
  turn.refuseRights();
  return null;
}

/** [Đọc hết] of what was handed in: every answer whole, with what was explained and noted. */
export async function showSentWhole(
  turn: KnownTurn,
  submissionId: string | undefined,
  page: string | undefined,
): Promise<void> {
  const submission = await findReadable(turn, submissionId);
  if (!submission) return;
  const { t, f } = turn.words;
  const { answers } = submission.snapshot as unknown as Snapshot;
  const parts = answers.map((answer) => ({
    label: `${answer.n}. ${answer.text}`,
    text: [
      answer.value ? formatValue(answer.value, f, (key, args) => t(key, args)) : t('checklists-sent-nothing'),
      answer.explanation ? `${t('whole-explanation')}: ${answer.explanation}` : '',
      answer.note ? `${t('whole-note')}: ${answer.note}` : '',
    ]
      .filter(Boolean)
      .join('\n'),
  }));
  const place = { act: `checklists.whole:${submission.id}`, back: `checklists.sent:${submission.id}:0` };
  showWhole(turn, parts, { ...place, page });
}

/** [Xem bản đã nộp]: what was handed in, as it was, to the unit and to whoever may read the team's work. */
export async function showSent(
  turn: KnownTurn,
  submissionId: string | undefined,
  page: string | undefined,
): Promise<void> {
  const { t, f } = turn.words;
  const submission = await findReadable(turn, submissionId);
  if (!submission) return;
  const { answers, unit } = submission.snapshot as unknown as Snapshot;
  const last = Math.max(0, Math.ceil(answers.length / SENT_PAGE) - 1);
  const at = Math.min(page && /^\d{1,3}$/.test(page) ? Number(page) : 0, last);
  const lines = answers.slice(at * SENT_PAGE, at * SENT_PAGE + SENT_PAGE).map((answer) =>
    t('checklists-sent-line', {
      n: answer.n,
      question: cut(answer.text, 60),
      value: answer.value
        ? cut(
            formatValue(answer.value, f, (key, args) => t(key, args)),
            45,
          )
        : t('checklists-sent-nothing'),
      files: answer.files > 0 ? f.count(answer.files) : 'none',
    }),
  );
  const pager = [
    ...(at > 0 ? [button(t('button-previous'), `checklists.sent:${submission.id}:${at - 1}`, 8)] : []),
    ...(at < last ? [button(t('button-next'), `checklists.sent:${submission.id}:${at + 1}`, 9)] : []),
  ];
  goToPage(turn, submission.checklistId, 'sent', { s: submission.id });
  turn.show({
    text: [
      t('checklists-sent-head', { unit, at: f.moment(submission.submittedAt), code: submission.receipt }),
      ...lines,
    ].join('\n'),
    rows: [
      ...(pager.length > 0 ? [pager] : []),
      [button(t('button-whole'), `checklists.whole:${submission.id}`, 6), button(t('button-todo'), 'desk.todo', 4)],
    ],
  });
}

/** [Rút lại để sửa]: only until the review begins; the answers stay as they are, the deadline runs again. */
export async function withdraw(turn: KnownTurn, room: Room, submissionId: string | undefined): Promise<void> {
  const { t } = turn.words;
  const submission = submissionId ? await findSubmission(turn.tx, submissionId) : null;
  const stand = submission ? await standOf(turn, submission.checklistId, 'UNIT', null) : null;
  if (!submission || !stand || !mayAnswer(turn.who, stand, turn.now)) return turn.refuseRights();
  if (turn.input.kind === 'press') await markOpened(turn.tx, receiptKey(submission.id), null, turn.now);
  const state = await lockChecklist(turn.tx, submission.checklistId);
  const last = await findLastSubmission(turn.tx, submission.checklistId);
  if (last?.id !== submission.id) return turn.tell({ text: t('checklists-withdraw-gone') });
  if (state !== 'SUBMITTED') return turn.tell({ text: t('checklists-withdraw-late', { team: stand.teamName }) });
  await saveWithdrawn(turn.tx, submission, turn.now);
  const { before } = submission.snapshot as unknown as Snapshot;
  const owed = await findDeadline(turn.tx, before === 'RETURNED' ? 'SUPPLEMENT' : 'REPORT', submission.checklistId);
  await closeDeadline(turn.tx, 'REVIEW', submission.checklistId, 'withdrawn', turn.now);
  if (owed && owed.closedWhy !== WAIVED)
    await openDeadline(turn.tx, { ...owed, dueText: owed.dueText ?? undefined }, turn.now);
  turn.audit('checklists.withdrawn', submission.checklistId, { submission: submission.id, round: submission.round });
  await redrawReceipt({ tx: turn.tx, effects: turn }, room.words, submission, 'withdrawn', (words) =>
    words.t('checklists-withdrawn', { who: turn.who.fullName, at: words.f.moment(turn.now) }),
  );
  const now = await standOf(turn, submission.checklistId, 'UNIT', null);
  const walk = walkOf(now!);
  goToPage(turn, submission.checklistId, 'start');
  turn.show({
    text: t('checklists-withdrawn-card'),
    rows: [
      [button(t('checklists-button-review'), `checklists.review:${submission.checklistId}`, 5)],
      [button(t('checklists-button-all'), `checklists.all:${walk.stand.checklistId}:0`, 6)],
      [button(t('button-todo'), 'desk.todo', 4)],
    ],
  });
}
