// What the tests of review begin with: a district's checklist answered in full and handed in. No test.
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { dayOf } from '../../src/kit/calendar.js';
import { readChecklist } from '../../src/checklists/store.js';
import { saveSubmission } from '../../src/checklists/submit-store.js';
import type { AnswerValue, Question } from '../../src/checklists/types.js';
import { closeDeadline } from '../../src/deadlines/store.js';
import type { Stage } from '../stage.js';

const PLAIN: Record<Question['type'], AnswerValue> = {
  YESNO: { type: 'YESNO', value: 'YES' },
  STATUS: { type: 'STATUS', value: 'DONE' },
  COUNT: { type: 'COUNT', value: 4 },
  RATIO: { type: 'RATIO', numerator: 1399, denominator: 1420 },
  PERCENT: { type: 'PERCENT', value: 98.5 },
  DATE: { type: 'DATE', on: '2023-03-07' },
  DOCREF: { type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' },
  TEXT: { type: 'TEXT', parts: ['Đã thực hiện theo kế hoạch, chưa có vướng mắc.'] },
  CHOICE: { type: 'CHOICE', choice: '' },
  MULTI: { type: 'MULTI', choices: [] },
  FILE: { type: 'FILE', value: 'GIVEN' },
};

const valueFor = (question: Question): AnswerValue => {
  const first = question.choices[0] ?? '';
  if (question.type === 'CHOICE') return { type: 'CHOICE', choice: first };
  if (question.type === 'MULTI') return { type: 'MULTI', choices: [first] };
  return PLAIN[question.type];
};

/** Answers everything that is asked (values of `given` first), one paper for each answer but those of `paperless`. */
export async function answerAll(
  { db, clock }: Pick<Stage, 'db' | 'clock'>,
  checklistId: string,
  personId: string,
  given: Record<string, AnswerValue> = {},
  paperless: readonly string[] = [],
): Promise<void> {
  await inTransaction(db, async (tx) => {
    // Answers change what is asked: twice is enough for the made-up questions.
    for (let round = 0; round < 3; round++) {
      const whole = await readChecklist(tx, checklistId);
      for (const entry of whole!.questions) {
        if (entry.number === null || entry.value !== null) continue;
        const { code } = entry.question;
        const value = given[code] ?? valueFor(entry.question);
        await tx.answer.create({
          data: {
            id: newId(),
            checklistId,
            questionCode: code,
            value: value,
            version: 1,
            answeredById: personId,
            answeredAt: clock.now(),
          },
        });
        if (!paperless.includes(code))
          await keepPaper(tx, { checklistId, questionCode: code, name: `${code}.pdf` }, personId, clock.now());
      }
    }
  });
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

/** A paper as if it had been fetched, judged and scanned. */
export async function keepPaper(
  tx: Tx,
  place: { checklistId?: string; questionCode?: string; itemId?: string; name: string },
  personId: string,
  now: Date,
): Promise<void> {
  const id = newId();
  await tx.evidence.create({
    data: {
      id,
      ...place,
      sentById: personId,
      fileId: id,
      fileUniqueId: id,
      bytes: 1_200_000,
      state: 'KEPT',
      scan: 'CLEAN',
      hash: null,
      receivedAt: now,
    },
  });
}

/** Hands a checklist in. */
export async function handIn(
  { db, clock }: Pick<Stage, 'db' | 'clock'>,
  checklistId: string,
  personId: string,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const whole = (await readChecklist(tx, checklistId))!;
    const asked = whole.questions.filter(
      (entry) => entry.number !== null && (whole.state !== 'RETURNED' || entry.reopenedAt !== null),
    );
    const submission = await saveSubmission(tx, {
      checklistId,
      unit: whole.unitTitle,
      before: whole.state,
      questions: whole.questions,
      counts: { questions: asked.length, files: asked.reduce((sum, entry) => sum + entry.files, 0) },
      personId,
      role: 'FOCAL',
      dataAsOfOn: dayOf(clock.now()),
      lateWorkingDays: null,
      now: clock.now(),
    });
    await closeDeadline(
      tx,
      whole.state === 'RETURNED' ? 'SUPPLEMENT' : 'REPORT',
      checklistId,
      'submitted',
      clock.now(),
    );
    return submission.id;
  });
}
