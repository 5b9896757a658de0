// What is said of papers seldom: one that is too big, words taken off a paper, one sent where nothing more is taken.
import { beforeAll, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { paperOf, seatUnits } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });
let unit: Phone;
let checklistId: string;
beforeAll(async () => {
  ({ checklistId, unit } = await seatUnits(stage()));
  await unit.says('/traloi');
}, 120_000);

it(
  'a paper over the limit is not taken, with its size, the limit and what can be done',
  { timeout: 60_000 },
  async () => {
    await unit.says('câu 4');
    await unit.sendsFile({ name: 'rat lon.pdf', bytes: Buffer.alloc(21 * 1024 * 1024) });
    unit.sees(/^Chưa nhận được rat lon\.pdf \(21 MB; tối đa 20 MB\)\. Ông\/Bà có thể nén PDF hoặc chia/, 3);
    expect(await stage().db.evidence.count({ where: { name: 'rat lon.pdf' } })).toBe(0);
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
});
