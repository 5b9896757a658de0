// What is said of papers seldom: one that is too big, words taken off a paper, one sent where nothing more is taken.
import { beforeAll, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { atPapers, paperOf, seatUnits } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });
let unit: Phone;
let ward: Phone;
let checklistId: string;
beforeAll(async () => {
  ({ checklistId, unit, ward } = await seatUnits(stage()));
  await unit.says('/traloi');
}, 120_000);

it(
  'a paper over the limit is not taken, with its size, the limit and what can be done; one of just the limit is',
  { timeout: 60_000 },
  async () => {
    await unit.says('câu 4');
    await unit.sendsFile({ name: 'rat lon.pdf', bytes: Buffer.alloc(21 * 1024 * 1024) });
    unit.sees(/^Chưa nhận được rat lon\.pdf \(21 MB; tối đa 20 MB\)\. Ông\/Bà có thể nén PDF hoặc chia/, 3);
    expect(await stage().db.evidence.count({ where: { name: 'rat lon.pdf' } })).toBe(0);
    const { bytes } = pdf('vua du.pdf');
    await unit.sendsFile({
      name: 'vua du.pdf',
      bytes: Buffer.concat([bytes, Buffer.alloc(20 * 1024 * 1024 - bytes.length, '\n')]),
    });
    expect(await paperOf(stage(), 'vua du.pdf')).toMatchObject({ bytes: 20 * 1024 * 1024 });
  },
);

it('words taken off a paper are gone from its receipt, and that is said', { timeout: 60_000 }, async () => {
  await unit.says('câu 4');
  await unit.sendsFile({ ...pdf('co loi.pdf'), caption: 'gửi nhầm lời' });
  await unit.editsLast('');
  unit.sees('Đã bỏ ghi chú của tệp co loi.pdf.', 3);
  expect((await paperOf(stage(), 'co loi.pdf')).note).toBeNull();
});

it('a paper sent at a question that is open no more is not taken, and that is said', { timeout: 60_000 }, async () => {
  await unit.says('câu 4');
  await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED' } });
  await unit.sendsFile(pdf('muon.pdf'));
  unit.sees('Câu này hiện không nhận thêm tệp.', 3);
  expect(await stage().db.evidence.count({ where: { name: 'muon.pdf' } })).toBe(0);
  await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'OPEN' } });
});

it('one asked about is cleared while its question is open; later it stays as it is, and that is said', async () => {
  await unit.says('câu 4');
  await unit.sendsFile(pdf('so mat 3.pdf'));
  await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED' } });
  await unit.presses('Không phải tài liệu mật');
  expect(unit.toast()).toBe('Nội dung này đã nộp; tệp được giữ nguyên.');
  expect((await paperOf(stage(), 'so mat 3.pdf')).state).toBe('QUARANTINED');
  await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'OPEN' } });
  await unit.presses('Gỡ tệp');
  // It had no receipt that could say so.
  unit.sees(/^Đã gỡ tệp so mat 3\.pdf lúc/, 2);
  expect(unit.toast()).toBe('Đã gỡ tệp.');
  const { id } = await paperOf(stage(), 'so mat 3.pdf');
  await unit.taps(unit.last().id, `documents.move:${id}`);
  expect(unit.toast()).toBe('Đã gỡ tệp.');
});

it('a paper that does not count goes nowhere, nor does one whose place is the only one', async () => {
  await unit.says('câu 4');
  await unit.sendsFile(pdf('bao cao mat 4.pdf'));
  const { id } = await paperOf(stage(), 'bao cao mat 4.pdf');
  await unit.taps(unit.last().id, `documents.move:${id}`);
  expect(unit.toast()).toBe('Tệp này không được tính nên không chuyển được.');
  await atPapers(ward);
  await ward.sendsFile(pdf('mot noi.pdf'));
  await ward.presses('Chuyển nội dung khác');
  expect(ward.toast()).toBe('Hiện không có câu nào khác đang mở để chuyển tệp.');
});

it('a paper of somebody of whom nothing is asked now is not taken, and they hear so', async () => {
  const idle = await stage().seat({ name: 'Hồ Văn Rảnh Rỗi', role: 'FOCAL', unit: 'P-01' });
  await idle.sendsFile(pdf('khong ai hoi.pdf'));
  expect(idle.last().text).toBe('Hệ thống chưa hiểu nội dung Ông/Bà vừa gửi. Đề nghị chọn một mục dưới đây.');
  expect(await stage().db.evidence.count({ where: { name: 'khong ai hoi.pdf' } })).toBe(0);
});
