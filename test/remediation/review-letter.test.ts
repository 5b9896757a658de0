// What a review's letter to the unit names: every question sent back, however many, and the receipts of everything handed in.
import { beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { sayNumbers } from '../../src/remediation/review-rules.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { answerAll } from './handed-in.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
let lead: Phone;
let unit: Phone;
let checklist = '';

beforeAll(async () => {
  lead = await seat(stage(), 'lead');
  unit = await seat(stage(), 'unit');
  checklist = await announce(stage(), 'I-14', '2023-09-14 17:00');
  await answerAll(stage(), checklist, unit.personId!);
  await unit.taps(unit.last().id, `checklists.send:${checklist}:2023-09-06`);
  await lead.says('/rasoat');
  await lead.taps(lead.last().id, `remediation.begin:${checklist}`);
}, 120_000);

/** Every answer judged: these numbers sent back, the others accepted. */
async function judge(isReturned: (n: number) => boolean): Promise<number[]> {
  const { db, clock } = stage();
  const { template, submissions } = await db.checklist.findUniqueOrThrow({
    where: { id: checklist },
    include: { template: { include: { questions: true } }, submissions: true },
  });
  const round = Math.max(...submissions.map((each) => each.round));
  const answers = (submissions.find((each) => each.round === round)!.snapshot as { answers: { code: string }[] })
    .answers;
  const order = new Map(template.questions.map((each) => [each.code, each.position]));
  const codes = answers.map(({ code }) => code).sort((a, b) => order.get(a)! - order.get(b)!);
  const reviewed = { checklistId: checklist, round, reviewerId: lead.personId!, reviewedAt: clock.now() };
  await db.answerReview.createMany({
    data: codes.map((questionCode, n) => ({
      ...{ id: newId(), ...reviewed, questionCode },
      ...(isReturned(n + 1)
        ? { verdict: 'RETURNED' as const, reasonCode: 'evidence' }
        : { verdict: 'ACCEPTED' as const }),
    })),
  });
  return codes.flatMap((_, n) => (isReturned(n + 1) ? [n + 1] : []));
}

it('numbers stand in order, three and more in a row as from–to', () => {
  const said = (...numbers: number[]) => sayNumbers(numbers.map((n) => ({ n })));
  expect([said(4), said(4, 5), said(1, 2, 3, 7, 9, 10), said(2, 4, 5, 6, 7)]).toEqual([
    '4',
    '4, 5',
    '1–3, 7, 9, 10',
    '2, 4–7',
  ]);
});

it('names every question sent back, before it is sent and in the letter', async () => {
  const numbers = await judge((n) => n % 2 === 0 && n <= 24);
  expect(numbers).toHaveLength(12);
  await lead.taps(lead.last().id, `remediation.end:${checklist}`);
  lead.sees(/^Đề nghị bổ sung: câu 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24\.$/m);
  await lead.presses('Gửi đơn vị');
  const letter = unit.sees(/^Kính gửi UBND huyện Tre Xanh\. Đoàn kiểm tra đề nghị bổ sung 12 câu/).text;
  for (const n of numbers.slice(0, 8)) expect(letter).toMatch(new RegExp(`^– Câu ${n}: thiếu minh chứng\\.$`, 'm'));
  expect(letter).toMatch(/^– Câu 18, 20, 22, 24: lý do tại từng câu trong phiếu\.$/m);
});

it('names the receipts of everything handed in when all is accepted, each supplement too', async () => {
  const { db, clock } = stage();
  for (const round of [2, 3]) {
    await db.checklist.update({ where: { id: checklist }, data: { state: 'SUBMITTED' } });
    const { id, receipt, snapshot, ...first } = await db.submission.findFirstOrThrow({
      where: { checklistId: checklist },
    });
    await db.submission.create({
      data: {
        ...first,
        id: newId(),
        receipt: `BS${round}-00${round}`,
        round,
        snapshot: snapshot as object,
        submittedAt: clock.now(),
      },
    });
    expect([id, receipt]).not.toContain('');
    await lead.taps(lead.last().id, `remediation.begin:${checklist}`);
    if (round === 2) await judge((n) => n === 1);
    else await judge(() => false);
    await lead.taps(lead.last().id, `remediation.end:${checklist}`);
    await lead.presses('Gửi đơn vị');
  }
  unit.sees(/\(mã tiếp nhận [0-9A-Z-]{7}; bổ sung BS2-002, BS3-003\)/);
});
