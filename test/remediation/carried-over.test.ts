// Shortcomings of earlier years: they exist before any visit, a second import touches nothing that was done since, and where no
// team answers for a unit the head or the office does; an unannounced visit does not show through.
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver, listCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });

const WARD = {
  code: 'R20',
  unit: 'P-03',
  source: 'INDEX',
  year: 2022,
  text: 'Sổ theo dõi ghi chưa đủ cột',
  cause: null,
  solution: null,
  dueOn: '2023-10-20',
} as const;
const ROWS = [...CITY.carriedOver, WARD];
const apply = (rows: Parameters<typeof applyCarriedOver>[1]) =>
  inTransaction(stage().db, (tx) => applyCarriedOver(tx, rows, stage().clock.now()));
const item = (code: string) => stage().db.remediationItem.findUniqueOrThrow({ where: { code } });

describe('the import', () => {
  it('adds each once, with a deadline unless it is done', async () => {
    expect(await apply(ROWS)).toEqual({ added: 5, changed: 0 });
    expect(await apply(ROWS)).toEqual({ added: 0, changed: 0 });
    const duties = await stage().db.deadline.findMany({ where: { kind: 'REMEDIATION' } });
    expect(duties.map((duty) => duty.title).sort()).toEqual([
      'Giờ làm việc chưa được chấp hành nghiêm',
      'Niêm yết TTHC chưa đầy đủ',
      'Sổ theo dõi ghi chưa đủ cột',
    ]);
    expect((await item('R15')).teamId).not.toBeNull();
    // The only visit of this ward is a surprise: nothing of it may be seen in its items.
    expect((await item('R20')).teamId).toBeNull();
  });

  it('changes words without touching state, and a date only when the office gives another one', async () => {
    await stage().db.remediationItem.update({ where: { code: 'R15' }, data: { state: 'SUBMITTED', round: 1 } });
    const [first, ...rest] = ROWS;
    expect(await apply([{ ...first!, text: 'Niêm yết TTHC tại trụ sở' }, ...rest])).toEqual({ added: 0, changed: 1 });
    expect(await item('R15')).toMatchObject({ state: 'SUBMITTED', round: 1, text: 'Niêm yết TTHC tại trụ sở' });
    const duty = () => stage().db.deadline.findFirstOrThrow({ where: { title: 'Niêm yết TTHC chưa đầy đủ' } });
    expect((await duty()).version).toBe(1);
    await apply([{ ...first!, dueOn: '2023-10-06' }, ...rest]);
    expect(await duty()).toMatchObject({ version: 2, dueAt: new Date('2023-10-06T10:00:00Z') });
    await apply(ROWS);
    await stage().db.remediationItem.update({ where: { code: 'R15' }, data: { state: 'IN_PROGRESS', round: 0 } });
  });

  it('is listed as the sheet would have it', async () => {
    const listed = await inTransaction(stage().db, (tx) => listCarriedOver(tx));
    expect(listed.map((row) => [row.code, row.unit, row.dueOn])).toEqual(
      ROWS.map((row) => [row.code, row.unit, row.dueOn]),
    );
  });
});

describe('an item no team answers for', { timeout: 120_000 }, () => {
  let ward: Phone;
  let lead: Phone;
  let head: Phone;
  beforeAll(async () => {
    ward = await stage().seat({ name: 'Lý Thị Minh Giải', role: 'FOCAL', unit: 'P-03' });
    lead = await seat(stage(), 'lead');
    head = await stage().seat({ name: 'Nguyễn Văn Mẫu', role: 'DELEGATION_HEAD' });
  });

  it('goes to the head of the delegation, and says nothing of a team', async () => {
    await ward.says('/khacphuc');
    await ward.presses('1 · Cập nhật');
    await ward.presses('Nộp kết quả');
    await ward.presses('Chưa có tài liệu');
    await ward.says('Đã bổ sung đủ cột trong sổ theo dõi từ tháng 8');
    await ward.presses('Nộp kết quả');
    ward.sees('Đoàn kiểm tra sẽ xem xét.');
    ward.neverSaw(/Tổ [A-Z]|đột xuất/);
    await stage().at('2023-09-15 10:30');
    head.sees(/^\*\*Kết quả khắc phục · UBND phường Hồ Sen – quận Hoa Sữa\*\*/);
    await lead.says('/khacphuc');
    lead.neverSaw(/Hồ Sen/);
    const { id } = await item('R20');
    await lead.taps(lead.card().id, `remediation.accepted:${id}:1`);
    expect(lead.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
  });

  it('becomes the team’s once it has arrived', async () => {
    await stage().db.inspection.updateMany({ where: { code: 'I-15' }, data: { arrivedAt: stage().clock.now() } });
    await lead.says('/viec');
    lead.sees('Xem xét kết quả khắc phục: UBND phường Hồ Sen – quận Hoa Sữa, “Sổ theo dõi ghi chưa đủ cột”, nộp 15/09');
    await lead.presses('Xem xét');
    await lead.presses('Chấp nhận');
    await lead.presses('Chấp nhận kết quả');
    ward.sees(/^Kính gửi UBND [^.]+\. Đoàn kiểm tra chấp nhận kết quả khắc phục/);
  });
});
