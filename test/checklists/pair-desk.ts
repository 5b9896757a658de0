// Two people of one unit, Lan and Bình, at a checklist made for the test, on a channel of plain words. No test.
import type { QuestionRow } from '../../src/inspections/workbook/plan.js';
import { announce } from './announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from './plain-desk.js';
import { cityAsking } from './small-plan.js';

export interface PairDesk {
  readonly desk: PlainDesk;
  readonly lan: Typist;
  readonly binh: Typist;
  readonly checklistId: string;
}

/** The desk with these questions, announced to their unit. */
export async function openPairDesk(questions: readonly QuestionRow[]): Promise<PairDesk> {
  const desk = await openPlainDesk({ at: '2023-09-08 10:14', numbered: false, plan: cityAsking(questions) });
  const checklistId = await announce(desk, 'I-14', '2023-09-14 17:00');
  const lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const binh = await desk.seat({ name: 'Trần Văn Giả Sử', role: 'DEPUTY', unit: 'H-02' });
  return { desk, lan, binh, checklistId };
}

/** As if nothing had been answered, sent or handed in yet; both are at the beginning of their checklist. */
export async function beginAnew({ desk, lan, binh, checklistId }: PairDesk): Promise<void> {
  const where = { checklistId };
  await desk.db.evidence.deleteMany({ where });
  await desk.db.answer.deleteMany({ where });
  await desk.db.answerHistory.deleteMany({ where });
  await desk.db.answerConflict.deleteMany({ where });
  await desk.db.submission.deleteMany({ where });
  await desk.db.checklist.update({ where: { id: checklistId }, data: { state: 'OPEN' } });
  for (const person of [lan, binh]) await person.types('/traloi');
}
