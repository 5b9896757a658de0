// A unit that is visited twice in one week: each line of its lists says which visit it is about; with one visit none does.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { announce } from './announced.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

it('tells two checklists of one unit apart by day and team', { timeout: 60_000 }, async () => {
  const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await lan.says('/viec');
  lan.sees(/1\. Phiếu kiểm tra, đã trả lời 0\/30 – chậm nhất/, 1);
  const { id: unitId } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  await stage().db.inspection.update({ where: { code: 'I-16' }, data: { unitId, inspectOn: '2023-09-19' } });
  await announce(stage(), 'I-16', '2023-09-12 17:00');
  await lan.says('/viec');
  lan.sees(/1\. Phiếu kiểm tra \(kiểm tra ngày 19\/09, Tổ A\), đã trả lời 0\/\d\d – chậm nhất/, 1);
  lan.sees(/2\. Phiếu kiểm tra \(kiểm tra ngày 21\/09, Tổ B\), đã trả lời 0\/30 – chậm nhất/, 1);
  await lan.says('/lich');
  const lines = lan
    .last()
    .text.split('\n')
    .filter((line) => line.includes('hạn nộp phiếu kiểm tra ('));
  expect(lines).toHaveLength(2);

  // On the morning cards and in the list of what is overdue too.
  await stage().at('2023-09-12 08:15');
  expect(lan.last().text).toMatch(/nộp phiếu kiểm tra \(cuộc kiểm tra ngày 19\/09\)/);
  await stage().at('2023-09-13 08:15');
  expect(lan.last().text).toMatch(/Nội dung này thuộc cuộc kiểm tra ngày 19\/09\.|ngày 19\/09\): đã quá/);
  await stage().at('2023-09-15 08:15');
  const said = lan.heard().map(({ text }) => text);
  expect(said.some((text) => /thuộc cuộc kiểm tra ngày 21\/09|cuộc kiểm tra ngày 21\/09\): đã quá/.test(text))).toBe(
    true,
  );
  const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  await office.says('/viec');
  await office.presses('Việc quá thời hạn');
  office.sees(/UBND huyện Tre Xanh – nộp phiếu kiểm tra \(cuộc kiểm tra ngày 19\/09\): đã quá thời hạn/);
  office.sees(/UBND huyện Tre Xanh – nộp phiếu kiểm tra \(cuộc kiểm tra ngày 21\/09\): đã quá thời hạn/);
});

it('tells the questions on site of two visits to one unit apart, of one day by the time', async () => {
  const { db } = stage();
  const { id: unitId } = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const { teamId } = await db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
  await db.inspection.updateMany({ where: { code: { notIn: ['I-14', 'I-16'] } }, data: { cancelledAt: new Date() } });
  await db.inspection.update({ where: { code: 'I-16' }, data: { unitId, teamId, inspectOn: '2023-09-19' } });
  await stage().at('2023-09-22 09:00');
  const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  await lead.says('/viec');
  lead.sees(/Câu kiểm tra tại chỗ: UBND huyện Tre Xanh \(kiểm tra ngày 19\/09, Tổ B\), đã ghi 0\/\d/);
  lead.sees(/Câu kiểm tra tại chỗ: UBND huyện Tre Xanh \(kiểm tra ngày 21\/09, Tổ B\), đã ghi 0\/\d/);
  await db.inspection.update({ where: { code: 'I-14' }, data: { startTime: '08:00' } });
  await db.inspection.update({ where: { code: 'I-16' }, data: { inspectOn: '2023-09-21', startTime: '14:00' } });
  await lead.says('/viec');
  lead.sees(/Tre Xanh \(kiểm tra 08h00 ngày 21\/09, Tổ B\), đã ghi/);
  lead.sees(/Tre Xanh \(kiểm tra 14h00 ngày 21\/09, Tổ B\), đã ghi/);
});
