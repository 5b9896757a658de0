// Words sent along with a paper: they are its note, said on the receipt and to whoever judges the paper, wherever it was sent.
import { beforeAll, expect, it } from 'vitest';
import { readChecklist } from '../../src/checklists/store.js';
import { inTransaction } from '../../src/kit/database.js';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, auditOf, heardOf, paperOf, seatUnits } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });
let unit: Phone;
let checklistId: string;
let ward: Phone;
let head: Phone;
beforeAll(async () => {
  ({ checklistId, unit, ward } = await seatUnits(stage()));
  head = await stage().seat({ name: 'Nguyễn Văn Mẫu', role: 'DELEGATION_HEAD' });
}, 120_000);

it('at an item to remedy: on the receipt, and to whoever judges the result', async () => {
  await atPapers(ward);
  await ward.sendsFile({ ...pdf('so theo doi.pdf'), caption: 'da niem yet xong' });
  await stage().drain();
  expect(heardOf(ward, 'so theo doi.pdf').at(-1)).toContain('“da niem yet xong”');
  await ward.presses('Nộp kết quả');
  await head.says('/viec');
  await head.presses('Xem xét');
  expect(head.card().text).toContain('Kết quả khắc phục');
  expect(head.card().text).toContain('“da niem yet xong”');
  // Corrected after it was handed in: it stays, and nothing is said of a checklist that could be taken back.
  await ward.editsLast('đã niêm yết xong');
  ward.sees('Nội dung này đã nộp; tệp được giữ nguyên.', 2);
  expect((await paperOf(stage(), 'so theo doi.pdf')).note).toBe('da niem yet xong');
});

it('at a question: on the receipt, which follows when the words are corrected', async () => {
  await unit.says('/traloi');
  await unit.says('câu 4');
  await unit.sendsFile({ ...pdf('ke hoach.pdf'), caption: 'day la ke hoach em nhe' });
  expect(heardOf(unit, 'ke hoach.pdf').at(-1)).toContain('“day la ke hoach em nhe”');
  await unit.editsLast('đây là kế hoạch năm 2023');
  expect(heardOf(unit, 'ke hoach.pdf').find((text) => text.includes('đã nhận'))).toContain(
    '“đây là kế hoạch năm 2023”',
  );
  expect(await auditOf(stage(), 'ke hoach.pdf')).toEqual(['received', 'settled', 'note']);
});

it('changed without a change, or of a paper that was taken away, are followed by no word; nor is what was cleared asked about again', async () => {
  await unit.says('/traloi');
  await unit.says('câu 4');
  await unit.sendsFile({ ...pdf('go roi.pdf'), caption: 'bản một' });
  await unit.presses('Gỡ tệp');
  const said = () => heardOf(unit, 'go roi.pdf').length;
  const before = said();
  await unit.editsLast('bản hai');
  expect(said()).toBe(before);
  expect((await paperOf(stage(), 'go roi.pdf')).note).toBe('bản một');

  await unit.sendsFile({ ...pdf('so mat thu 2.pdf'), caption: 'bản một' });
  await unit.editsLast('bản hai');
  // While it is asked about its words are taken, and the question stays.
  expect(await paperOf(stage(), 'so mat thu 2.pdf')).toMatchObject({ state: 'QUARANTINED', note: 'bản hai' });
  await unit.presses('Không phải tài liệu mật');
  await unit.editsLast('bản ba');
  unit.sees('Đã ghi chú cho tệp so mat thu 2.pdf: “bản ba”.', 3);
  expect(await paperOf(stage(), 'so mat thu 2.pdf')).toMatchObject({ state: 'KEPT', note: 'bản ba' });
  await unit.editsLast('bản ba');
  expect(await auditOf(stage(), 'so mat thu 2.pdf')).toEqual([
    ...['received', 'note', 'declared-not-secret', 'settled', 'note'],
  ]);
});

it('a file put in the place of another that is there already is said to be that one, and replaces nothing', async () => {
  await unit.says('/traloi');
  await unit.says('câu 4');
  await unit.sendsFile(pdf('co san.pdf'));
  await unit.sendsFile(pdf('se thay.pdf'));
  await unit.replacesFile({ ...pdf('co san.pdf'), name: 'trung.pdf' });
  unit.sees(/^Tệp này đã có ở Câu 4 /, 3);
  unit.neverSaw(/Đã thay tệp se thay\.pdf bằng trung\.pdf/);
});

it('with a paper sent before they go to that one', async () => {
  await unit.says('/traloi');
  await unit.says('câu 4');
  await unit.sendsFile(pdf('bao cao.pdf'));
  await unit.sendsFile({ ...pdf('bao cao.pdf'), caption: 'bản có dấu' });
  await stage().drain();
  const papers = await stage().db.evidence.findMany({ where: { name: 'bao cao.pdf', state: { not: 'REMOVED' } } });
  expect(papers.map(({ note }) => note)).toEqual(['bản có dấu']);
  unit.sees('Đã ghi chú cho tệp bao cao.pdf: “bản có dấu”.', 4);
  const noted = { subject: papers[0]!.id, act: 'documents.note' };
  expect(await stage().db.auditEntry.count({ where: noted })).toBe(1);
});

it('outside any question: on the receipt at once, and when the paper has its place', async () => {
  await unit.says('/viec');
  await unit.sendsFile({ ...pdf('anh.pdf'), caption: 'ảnh chụp bộ phận một cửa' });
  await unit.presses(unit.card().rows[0]![0]!);
  await stage().drain();
  expect((await paperOf(stage(), 'anh.pdf')).note).toBe('ảnh chụp bộ phận một cửa');
  expect(heardOf(unit, 'anh.pdf').some((text) => text.includes('“ảnh chụp bộ phận một cửa”'))).toBe(true);
});

it('that was the answer of the question: the answer follows an edit until handed in, and then it is said what can be done', async () => {
  const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, checklistId)))!;
  const { number, question } = whole.questions.find(
    (each) => each.number !== null && each.question.type === 'COUNT' && each.value === null,
  )!;
  const valueOf = async () =>
    (await stage().db.answer.findFirst({ where: { checklistId, questionCode: question.code } }))?.value;
  await unit.says('/traloi');
  await unit.says(`câu ${number}`);
  await unit.sendsFile({ ...pdf('so cuoc.pdf'), caption: '3' });
  expect(await valueOf()).toMatchObject({ value: 3 });
  await unit.editsLast('4');
  expect(await valueOf()).toMatchObject({ value: 4 });
  unit.sees(new RegExp(`Câu ${number}: 3[^→]* → \\*\\*4`), 2);
  await unit.editsLast('theo báo cáo của phòng');
  expect(await valueOf()).toMatchObject({ value: 4 });
  unit.sees(/chú thích mới không làm thay đổi câu trả lời; đang ghi \*\*4/, 2);
  await unit.editsLast('5');
  // The words before were no answer: it is said that nothing changes.
  expect(await valueOf()).toMatchObject({ value: 4 });
  unit.sees(/không làm thay đổi câu trả lời; đang ghi \*\*4/, 2);
  await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED' } });
  await unit.editsLast('6');
  expect(await valueOf()).toMatchObject({ value: 4 });
  unit.sees(/không làm thay đổi nội dung đã nộp[^]*“Rút lại để sửa”/, 2);
  await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'OPEN' } });
});
