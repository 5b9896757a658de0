// Shortcomings of earlier years in an amended workbook: one that is new, given to another unit or open again is told to whoever owes
// it now and to whoever owed it, and is owed there.
import { expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import { useStage } from '../stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const stage = useStage({ at: '2023-09-15 09:00', city: true });

it('is told to both units, and owed by the one that has it now', async () => {
  const office = await stage().seat({ name: 'Hoàng Thị Văn Phòng', role: 'OFFICE' });
  const own = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const other = await stage().seat({ name: 'Lý Thị Tên Tạm', role: 'FOCAL', unit: 'TX-01' });
  const rows = (unit: string, more: object = {}) => [
    ...CITY.carriedOver,
    {
      ...CITY.carriedOver[0]!,
      code: 'R90',
      unit,
      text: 'Nội dung thử',
      dueOn: '2023-10-20',
      status: 'OPEN' as const,
      ...more,
    },
  ];
  let minute = 10;
  const applies = async (carriedOver: typeof CITY.carriedOver) => {
    const bytes = Buffer.from(await writePlanWorkbook({ ...CITY, carriedOver }));
    await office.sendsFile({ name: 'ke-hoach.xlsx', mime: XLSX, bytes });
    await stage().drain();
    await office.presses('Áp dụng');
    minute += 5;
    await stage().at(`2023-09-15 09:${minute}`);
  };
  await inTransaction(stage().db, (tx) => applyCarriedOver(tx, CITY.carriedOver, stage().clock.now()));
  await applies(rows('H-02'));
  own.sees(/tồn tại chuyển tiếp \(01 nội dung\):\n– .*“Nội dung thử”: khắc phục chậm nhất 17h00 ngày 20\/10\/2023/, 3);
  await applies(rows('TX-01'));
  own.sees(/“Nội dung thử”: không còn thuộc đơn vị này/, 3);
  other.sees(/“Nội dung thử”: chuyển về đơn vị này, khắc phục chậm nhất 17h00 ngày 20\/10\/2023/, 3);
  const { id, unitId } = await stage().db.remediationItem.findUniqueOrThrow({ where: { code: 'R90' } });
  const duty = () => stage().db.deadline.findFirstOrThrow({ where: { subjectId: id } });
  expect((await duty()).unitId).toBe(unitId);
  await stage().db.remediationItem.update({ where: { id }, data: { state: 'ACCEPTED' } });
  await stage().db.deadline.updateMany({ where: { subjectId: id }, data: { closedAt: stage().clock.now() } });
  await applies(rows('TX-01', { dueOn: '2023-11-20' }));
  other.sees(/“Nội dung thử”: khắc phục chậm nhất 17h00 ngày 20\/11\/2023/, 3);
  expect((await duty()).closedAt).toBeNull();
});
