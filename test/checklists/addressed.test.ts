// Words and papers that name the question they are for go to that question, wherever the person is.
import { beforeAll, describe, expect, it } from 'vitest';
import { readAddressed, readJump } from '../../src/checklists/addressed.js';
import { paperOf, seatUnits } from '../documents/unit-desk.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { pdf } from './announced.js';

describe('words that name a question', () => {
  it.each([
    ['câu 18', 18, ''],
    ['cau so 18', 18, ''],
    ['sửa câu 7', 7, ''],
    ['em muốn sửa lại câu 7 ạ', 7, ''],
    ['cho toi xem lai cau 7', 7, ''],
    ['quay lai cau 7 nhe', 7, ''],
    ['câu 7 em ghi nhầm', 7, ''],
    ['câu 7 hỏi gì?', 7, ''],
    ['câu 6: chưa', 6, 'chưa'],
    ['cau 2:11/12', 2, '11/12'],
    ['câu 26 là 12', 26, '12'],
    ['câu 5 - 10/12', 5, '10/12'],
    ['sua cau 7 thanh dang lam', 7, 'dang lam'],
    ['sửa lại câu trả lời câu 7 thành Đang làm', 7, 'Đang làm'],
    ['câu hỏi số 4: có', 4, 'có'],
    ['go to question 12', 12, ''],
    ['change question 12 to 98,5', 12, '98,5'],
  ])('%s', (typed, number, rest) => {
    expect(readAddressed(typed)).toMatchObject({ number, rest });
    expect(readJump(typed)).toBe(rest === '' ? number : null);
  });

  it.each(['câu 4 và câu 5: có', '15/KH-UBND ngày 10/01/2023', 'có 5 câu', 'cau 10.5', 'chưa', '12 câu lạc bộ'])(
    'none: %s',
    (typed) => expect(readAddressed(typed)).toBeNull(),
  );
});

describe('what is said for another question', { timeout: 120_000 }, () => {
  const stage = useStage({ at: '2023-09-08 09:00', city: true });
  let unit: Phone;
  let checklistId: string;
  beforeAll(async () => {
    ({ unit, checklistId } = await seatUnits(stage()));
    await unit.says('/traloi');
  }, 120_000);
  const codeOf = async (number: number): Promise<string> => {
    await unit.says(`câu ${number}`);
    const text = unit.card().text;
    expect(text).toContain(`Câu ${number}/30`);
    const asked = /\*\*(.+?)\*\*/.exec(text.split('\n').find((line) => line.startsWith('**')) ?? '')?.[1] ?? '';
    return (await stage().db.question.findFirstOrThrow({ where: { text: asked } })).code;
  };
  const valueOf = async (questionCode: string) =>
    (await stage().db.answer.findFirst({ where: { checklistId, questionCode } }))?.value ?? null;

  it('is stored there and never at the question that is open', async () => {
    const tasks = await codeOf(2);
    const remedied = await codeOf(6);
    const reports = await codeOf(4);
    await unit.says('câu 6: chưa làm');
    expect(await valueOf(reports)).toBeNull();
    expect(await valueOf(remedied)).toMatchObject({ type: 'STATUS' });
    const checked = await codeOf(5);
    await unit.says('cau 2: 11/12');
    expect(await valueOf(checked)).toBeNull();
    expect(await valueOf(tasks)).toMatchObject({ numerator: 11, denominator: 12 });
    unit.sees('Đã ghi câu 2', 1);
  });

  it('changes an answer from elsewhere, and its number is no figure of the answer', async () => {
    await unit.says('câu 20');
    await unit.says('sua cau 6 thanh dang lam');
    unit.sees('Đã ghi câu 6: **Đang thực hiện**', 1);
    await unit.says('câu 26');
    await unit.says('cau 26 la 12');
    unit.sees('Đã ghi câu 26: **12%**', 1);
    await unit.says('/viec');
    await unit.says('câu 2: 10/12');
    unit.sees('Đã ghi câu 2: **10/12 = 83,3%**', 1);
    await unit.says('xem lại');
    await unit.says('câu 40: có');
    unit.sees('Phiếu có 30 câu', 1);
  });

  it('takes one away from words that wait to be confirmed, and says that they are not recorded', async () => {
    const code = await codeOf(5);
    await unit.says('khoảng 12/15');
    unit.sees('Đề nghị xác nhận', 1);
    const before = await valueOf(code);
    await unit.says('câu 3');
    unit.sees(/^Câu 3\/30[^]*Câu 5: “khoảng 12\/15” chưa được xác nhận nên chưa ghi\./, 1);
    expect(await valueOf(code)).toEqual(before);
  });

  it('in a text stays in the text', async () => {
    await unit.says('câu 8');
    await unit.says('Câu 2 đề nghị Thành phố hướng dẫn cách tính');
    unit.sees('“Câu 2 đề nghị Thành phố hướng dẫn cách tính”', 1);
  });

  it('sends a paper there too, when the words beside it name the question', async () => {
    await unit.says('câu 5');
    await unit.sendsFile({ ...pdf('bao cao khac phuc.pdf'), caption: 'cau 7' });
    const seventh = await codeOf(7);
    expect((await paperOf(stage(), 'bao cao khac phuc.pdf')).questionCode).toBe(seventh);
  });
});
