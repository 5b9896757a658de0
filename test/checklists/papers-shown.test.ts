// The papers of a question on its card, whether it is answered or not; and what is asked for after a correction: what belongs
// to the value that stands, nothing that belonged to the one before.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginAnew, openPairDesk, type PairDesk } from './pair-desk.js';
import type { PlainDesk, Typist } from './plain-desk.js';
import { row } from './small-plan.js';

const PAPER = { evidence: 'REQUIRED', maxPoints: 1 } as const;

describe('papers and corrections', { timeout: 120_000 }, () => {
  let pair: PairDesk;
  let desk: PlainDesk;
  let lan: Typist;
  let checklistId: string;
  beforeAll(async () => {
    pair = await openPairDesk([
      row('Q1', 'YESNO', PAPER),
      row('Q2', 'STATUS', { evidence: 'IF_DONE', maxPoints: 1, evidenceHint: 'Báo cáo kết quả khắc phục' }),
      row('Q3', 'COUNT'),
      row('Q4', 'CHOICE', { choices: ['A', 'B', 'C', 'D'], help: 'Đọc Kế hoạch', mayBeNa: true }),
      row('Q5', 'TEXT', { required: false }),
      row('Q6', 'MULTI', { choices: ['Trụ sở', 'Trang TTĐT', 'Loa', 'Báo'], help: 'Đọc Kế hoạch' }),
    ]);
    ({ desk, lan, checklistId } = pair);
  });
  afterAll(() => desk.close());
  beforeEach(() => beginAnew(pair));

  it.each(
    [1, 2, 3, 4, 5, 6].flatMap((n) => ['de sau', 'cau 3', 'Câu tiếp', '/viec'].map((away) => [n, away] as const)),
  )('of unanswered question %i left by «%s» stand on its card with the button that takes one away', async (n, away) => {
    await lan.types(`cau ${n}`);
    for (const name of ['mot.pdf', 'hai.pdf', 'ba.pdf', 'bon.pdf']) await lan.sends(name);
    if (away === 'Câu tiếp') {
      await lan.types(`cau ${n === 1 ? 3 : n - 1}`);
      await lan.types(n === 1 ? '3' : '/viec');
    } else await lan.types(away);
    await lan.types('/traloi');
    await lan.types(`cau ${n}`);
    expect(lan.last()).toContain('Tệp: 04');
    expect(lan.labels()).toContain('Tệp (4)');
    expect(lan.labels().length).toBeLessThanOrEqual(8);
    await lan.presses('Tệp (4)');
    await lan.presses('Gỡ 1');
    expect(await desk.db.evidence.count({ where: { checklistId, state: 'WAITING' } })).toBe(3);
  });

  it('stand also on the card of a text that has begun', async () => {
    await lan.types('cau 5');
    await lan.types('Đơn vị đã rà soát toàn bộ thủ tục hành chính trong quý III.');
    await lan.sends('mot.pdf');
    await lan.types('cau 5');
    expect(lan.last()).toContain('Tệp: 01');
    expect(lan.labels()).toContain('Tệp (1)');
  });

  it('are not asked for any more once an edited message takes away why', async () => {
    await lan.types('cau 2');
    await lan.types('hoan thanh');
    expect(lan.last()).toContain('Đề nghị gửi báo cáo kết quả khắc phục');
    await lan.retypes('dang thuc hien');
    expect(lan.last()).toContain('Hoàn thành → Đang thực hiện');
    expect(lan.last()).not.toContain('Đề nghị gửi');
    expect(lan.last()).toMatch(/^Câu 3\/6/);
    expect((await desk.db.answer.findFirst({ where: { questionCode: 'Q2' } }))?.value).toMatchObject({
      value: 'IN_PROGRESS',
    });
  });

  it('are asked for once an edited message gives a reason to, wherever its author is', async () => {
    await lan.types('cau 2');
    await lan.types('dang thuc hien');
    expect(lan.last()).toMatch(/^Câu 3\/6/);
    await lan.retypes('hoan thanh');
    expect(lan.last()).toContain('Câu 2 còn cần tài liệu kiểm chứng');
    await lan.types('câu 2');
    expect(lan.last()).toContain('Đề nghị gửi báo cáo kết quả khắc phục');
  });

  it('give way to the reason a corrected answer wants, and the other way round', async () => {
    await lan.types('cau 1');
    await lan.types('có');
    await lan.retypes('không');
    expect(lan.last()).toContain('Đề nghị nêu lý do');
    await lan.retypes('có');
    expect(lan.last()).toContain('Đề nghị gửi');
    expect(lan.last()).not.toContain('nêu lý do');
  });
});

describe('a question with more options than a card has room for', { timeout: 120_000 }, () => {
  let desk: PlainDesk;
  let lan: Typist;
  beforeAll(async () => {
    const choices = ['Trụ sở', 'Trang TTĐT', 'Loa', 'Báo', 'Đài', 'Mạng xã hội', 'Bảng tin'];
    ({ desk, lan } = await openPairDesk([
      row('Q1', 'CHOICE', { choices: choices.slice(0, 6) }),
      row('Q2', 'MULTI', { choices }),
    ]));
    await lan.types('/traloi');
  });
  afterAll(() => desk.close());

  it('has its options typed by their numbers, as it says, once papers stand beside them', async () => {
    await lan.types('cau 1');
    expect(lan.labels()).toContain('Loa');
    await lan.sends('mot.pdf');
    expect(lan.labels()).not.toContain('3');
    expect(lan.labels()).toContain('Tệp (1)');
    expect(lan.last()).toMatch(/\n3\. Loa\n[^]*nhập số thứ tự của mục cần chọn/);
    await lan.types('3');
    expect((await desk.db.answer.findFirst({ where: { questionCode: 'Q1' } }))?.value).toMatchObject({ choice: 'Loa' });
  });

  it('of which several may be chosen, takes their numbers in one go', async () => {
    await lan.types('cau 2');
    expect(lan.last()).toMatch(/\n7\. Bảng tin\n[^]*nhập số thứ tự của các mục cần chọn/);
    expect(lan.labels().some((label) => label.startsWith('Xong'))).toBe(false);
    await lan.types('1, 3');
    expect((await desk.db.answer.findFirst({ where: { questionCode: 'Q2' } }))?.value).toMatchObject({
      choices: ['Trụ sở', 'Loa'],
    });
  });
});
