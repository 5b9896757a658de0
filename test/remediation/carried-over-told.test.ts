// Shortcomings of earlier years in an amended workbook: one that is new, given to another unit or open again is told to whoever owes
// it now and to whoever owed it, and is owed there.
import { expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { inTransaction } from '../../src/kit/database.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import { amend } from '../inspections/stage-plan.js';
import { wordsOfTests } from '../printed.js';
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
  other.sees(/“Nội dung thử”: chưa hoàn thành, mở lại; khắc phục chậm nhất 17h00 ngày 20\/11\/2023/, 3);
  expect((await duty()).closedAt).toBeNull();
});

it('done by the sheet and open again with the same date, is shown, told, owed and reminded of; a date that passed is asked for', async () => {
  const { at, db, drain } = stage();
  await at('2023-09-18 09:00');
  const office = await stage().seat({ name: 'Hoàng Thị Văn Phòng Hai', role: 'OFFICE' });
  const focal = await stage().seat({ name: 'Nguyễn Thị Thử Lại', role: 'FOCAL', unit: 'P-02' });
  const row = (code: string, more: object) => ({
    ...{ ...CITY.carriedOver[0]!, code, unit: 'P-02', text: `Nội dung ${code}`, dueOn: '2023-10-20' },
    ...more,
  });
  const sends = async (...rows: object[]) => {
    const carriedOver = [...CITY.carriedOver, ...rows] as typeof CITY.carriedOver;
    const bytes = Buffer.from(await writePlanWorkbook({ ...CITY, carriedOver }));
    await office.sendsFile({ name: 'ke-hoach.xlsx', mime: XLSX, bytes });
    await drain();
  };
  await sends(row('R91', { status: 'ACCEPTED' }), row('R92', { status: 'ACCEPTED', dueOn: '2023-09-08' }));
  await office.presses('Áp dụng');
  await at('2023-09-18 09:10');
  focal.neverSaw(/Nội dung R9/);
  await sends(row('R91', { status: 'OPEN' }), row('R92', { status: 'OPEN', dueOn: '2023-09-08' }));
  expect(office.last().text).toMatch(
    /R92 · [^:]*: nội dung đã hoàn thành được mở lại với thời hạn khắc phục 08\/09\/2023 đã qua; .*Đề nghị ghi thời hạn mới/,
  );
  expect(office.last().text).not.toMatch(/R91 · [^:]*: nội dung đã hoàn thành/);
  await office.presses('Áp dụng');
  await at('2023-09-18 09:20');
  focal.sees(/“Nội dung R91”: chưa hoàn thành, mở lại; khắc phục chậm nhất 17h00 ngày 20\/10\/2023\n/, 3);
  focal.sees(/“Nội dung R92”: chưa hoàn thành, mở lại; khắc phục chậm nhất 17h00 ngày 08\/09\/2023 \(đã qua\)/, 3);
  await focal.says('/viec');
  focal.sees(/Nội dung R91/, 2);
  const item = await db.remediationItem.findUniqueOrThrow({ where: { code: 'R91' } });
  expect(item).toMatchObject({ state: 'OPEN', closedAt: null });
  await at('2023-10-20 08:30');
  focal.sees(/R91/, 3);
  // Accepted here since: the same old row says nothing new.
  await db.remediationItem.update({ where: { code: 'R91' }, data: { state: 'ACCEPTED' } });
  await db.itemEvent.create({
    data: { id: 'ev-r91', itemId: item.id, kind: 'ACCEPTED', round: 1, at: stage().clock.now() },
  });
  await sends(row('R91', { status: 'OPEN' }), row('R92', { status: 'OPEN', dueOn: '2023-09-08' }));
  expect(office.last().text).toMatch(/không có thay đổi/);
});

it('a new date and a new shortcoming are read in one message, an unchanged one in none', async () => {
  const { at, drain } = stage();
  await at('2023-11-06 09:00');
  const office = await stage().seat({ name: 'Hoàng Thị Văn Phòng Ba', role: 'OFFICE' });
  const focal = await stage().seat({ name: 'Nguyễn Thị Thử Ba', role: 'FOCAL', unit: 'P-05' });
  const row = (code: string, dueOn: string) => ({
    ...{ ...CITY.carriedOver[0]!, code, unit: 'P-05', text: `Nội dung ${code}`, status: 'OPEN' as const, dueOn },
  });
  for (const rows of [[row('R95', '2023-12-01')], [row('R95', '2023-12-08'), row('R96', '2023-12-15')]]) {
    const bytes = Buffer.from(await writePlanWorkbook({ ...CITY, carriedOver: rows }));
    await office.sendsFile({ name: 'ke-hoach.xlsx', mime: XLSX, bytes });
    await drain();
    await office.presses('Áp dụng');
    await at(`2023-11-06 09:${rows.length}5`);
  }
  const told = focal.heard().filter(({ text }) => /Nội dung R95”: .*08\/12/.test(text));
  expect(told).toHaveLength(1);
  expect(told[0]!.text).toMatch(/Nội dung R96”: khắc phục chậm nhất/);
});

it('given another date after its unit’s visit went to another team, is still reminded of by the team that follows it, and told to its lead', async () => {
  const { at, db } = stage();
  await at('2023-10-02 09:00');
  const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  const other = await stage().seat({ name: 'Lê Văn Thí Dụ', role: 'LEAD', team: 'A' });
  const rows = (dueOn: string) => [{ ...CITY.carriedOver[0]!, code: 'R95', text: 'Nội dung theo Tổ', dueOn }];
  const applies = async (dueOn: string) =>
    inTransaction(
      db,
      async (tx) => {
        const tell = { effects: gatherEffects(null), words: wordsOfTests(), by: null };
        await applyCarriedOver(tx, rows(dueOn), stage().clock.now(), tell);
        await flushEffects(tx, tell.effects, stage().clock.now());
      },
      { timeoutMs: 30_000 },
    );
  await applies('2023-10-20');
  await at('2023-10-02 09:05');
  await amend(stage(), 'I-14', { team: 'A' });
  await applies('2023-10-27');
  await at('2023-10-02 09:10');
  const item = await db.remediationItem.findUniqueOrThrow({ where: { code: 'R95' } });
  const duty = await db.deadline.findFirstOrThrow({ where: { subjectId: item.id, kind: 'REMEDIATION' } });
  expect(duty.teamId).toBe(item.teamId);
  lead.sees(/“Nội dung theo Tổ”: 20\/10\/2023 → \*\*27\/10\/2023\*\*/, 9);
  other.neverSaw(/Nội dung theo Tổ/);
});
