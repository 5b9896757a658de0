// A unit whose last day has passed: it owes nothing and hears nothing, the office is asked who succeeds it, and what was open
// goes over to the successor under its old unit's name, or ends with that reason.
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { asksForMoreTime, carryOver, seat } from './desk.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let office: Phone;
let lead: Phone;
let focal: Phone;
let heir: Phone;

beforeAll(async () => {
  await carryOver(stage());
  office = await seat(stage(), 'office');
  lead = await seat(stage(), 'lead');
  focal = await seat(stage(), 'unit');
  heir = await stage().seat({ name: 'Lê Thị Kế Thừa', role: 'FOCAL', unit: 'H-01' });
  await stage().at('2023-09-07 08:31');
});

const endsAfter = (code: string, validTo: string | null) =>
  stage().db.unit.update({ where: { code }, data: { validTo } });
const since = (phone: Phone, before: number) =>
  phone
    .heard()
    .slice(before)
    .map(({ text }) => text);
const owedBy = async (code: string) => {
  const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code } });
  return stage().db.deadline.count({ where: { unitId: id, closedAt: null } });
};

describe('the day after its last day', () => {
  it('asks for more time on its last days, like anybody', async () => {
    await asksForMoreTime(focal);
    await endsAfter('H-02', '2023-09-10');
    await focal.says('/viec');
    focal.sees(/Xác nhận thông báo kiểm tra ngày 21\/09/);
  });

  it('the unit owes nothing, is reminded of nothing and is in no audience; the lead’s lists leave it out', async () => {
    const before = focal.heard().length;
    for (const at of ['2023-09-11 08:15', '2023-09-12 08:15', '2023-09-15 08:15']) await stage().at(at);
    const ended = since(focal, before);
    expect(ended).toEqual([
      expect.stringMatching(
        /^Kính gửi UBND huyện Tre Xanh\. UBND huyện Tre Xanh đã hết hiệu lực sau ngày 10\/09\/2023; đang chờ[^]*Trong thời gian chờ, Quý cơ quan không phải/,
      ),
    ]);
    const told = lead.heard().filter(({ text }) => text.includes('Trong thời gian chờ, Hệ thống không nhắc đơn vị'));
    expect(told).toHaveLength(1);
    for (const phone of [focal, lead]) {
      await phone.says('/lich');
      phone.sees(/21\/09.*đơn vị hết hiệu lực sau ngày 10\/09\/2023, đang chờ cơ quan thường trực xác định/);
    }
    const { notices, id: visit } = await stage().db.inspection.findFirstOrThrow({
      where: { unit: { code: 'H-02' }, inspectOn: '2023-09-21' },
      include: { notices: { where: { firedAt: { not: null } } } },
    });
    for (const act of [`checklists.start:${visit}`, `inspections.ack:${notices[0]!.id}`]) {
      await focal.taps(focal.last().id, act);
      expect(focal.last().text).toMatch(
        /^Đơn vị đã hết hiệu lực; đang chờ cơ quan thường trực xác định đơn vị kế thừa/,
      );
      expect(focal.last().rows.flat()).not.toContain('Đã nhận');
    }
    await focal.says('/viec');
    focal.sees(/^Hiện không có việc nào cần Ông\/Bà thực hiện\./);
    await focal.says('/khacphuc');
    focal.sees(/đơn vị hết hiệu lực sau ngày 10\/09\/2023; chờ xác định đơn vị kế thừa/);
    await lead.says('/viec');
    expect(lead.last().text).not.toMatch(/Tre Xanh.*(chưa xác nhận|chưa có người nhận)/);
    await lead.says('/thongbao');
    await lead.says('Đề nghị các đơn vị rà soát hồ sơ.');
    const labels = lead.card().rows.flat();
    await lead.presses(labels.find((label) => label.startsWith('Tất cả đơn vị Tổ B'))!);
    expect(lead.card().text).toMatch(/đơn vị, 01 người/);
    await lead.presses('Xem danh sách');
    expect(lead.last().text).not.toContain('Tre Xanh');
    await lead.presses('Quay lại');
  });

  it('the office is asked, on its morning card and in /viec', async () => {
    const card = office.heard().find(({ text }) => text.includes('chưa xác định đơn vị kế thừa'))!;
    expect(card.text).toContain(
      'Đơn vị hết hiệu lực, chưa xác định đơn vị kế thừa (01): UBND huyện Tre Xanh (sau ngày 10/09/2023; 02 nội dung khắc phục, 01 đề nghị gia hạn đang chờ, 01 cuộc kiểm tra chưa kết thúc)',
    );
    expect(card.rows.flat()).toEqual(expect.arrayContaining(['Chọn đơn vị kế thừa', 'Không có đơn vị kế thừa']));
    await office.says('/viec');
    office.sees(
      /UBND huyện Tre Xanh đã hết hiệu lực \(sau ngày 10\/09\/2023\), chưa xác định đơn vị kế thừa: 02 nội dung/,
    );
  });
});

describe('the successor', () => {
  it('is searched for by name or code, and confirmed once more', async () => {
    const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    await office.taps(office.last().id, `remediation.heir:${id}`);
    office.sees(/trường hợp được tách thành nhiều đơn vị, đề nghị chọn đơn vị tiếp nhận toàn bộ việc đang mở\./);
    await office.presses('Chọn đơn vị kế thừa');
    await office.says('h-01');
    expect(office.last().text).toMatch(/^\*\*Đơn vị nào kế thừa UBND huyện Tre Xanh\?\*\*.*\n1\. UBND huyện Lúa Vàng/);
    await office.presses('1');
    office.sees(
      /^\*\*UBND huyện Lúa Vàng kế thừa UBND huyện Tre Xanh\?\*\* Toàn bộ việc đang mở chuyển sang một đơn vị này: 02 nội dung khắc phục/,
    );
    office.sees(/Được báo trong giờ làm việc: UBND huyện Lúa Vàng, UBND huyện Tre Xanh, Tổ trưởng\./);
    await office.presses('Quay lại');
    await office.presses('Chọn đơn vị kế thừa');
    await office.says('so-02');
    await office.presses('1');
    office.sees(
      /Được báo trong giờ làm việc: UBND huyện Tre Xanh, Tổ trưởng\. Chưa có người nhận được tin của Hệ thống: [^,]+; đề nghị báo trực tiếp\./,
    );
    await office.presses('Quay lại');
    await office.presses('Chọn đơn vị kế thừa');
    await office.says('h-01');
    await office.presses('1');
    expect(await owedBy('H-01')).toBe(0);
    await office.presses('Xác nhận kế thừa');
    office.sees(
      /^Đã ghi: UBND huyện Lúa Vàng kế thừa UBND huyện Tre Xanh\. UBND huyện Lúa Vàng được báo qua Hệ thống \(01 người\)/,
    );
  });

  it('takes over items, requests, deadlines and the visit, named as taken over; everybody hears of it once', async () => {
    await stage().at('2023-09-15 09:00');
    expect(await owedBy('H-02')).toBe(0);
    heir.sees(
      /^Kính gửi UBND huyện Lúa Vàng\. UBND huyện Tre Xanh đã hết hiệu lực.*theo xác định của cơ quan thường trực \(Trần Thị Minh Họa\), từ ngày 15\/09\/2023 .*\nTiếp nhận từ UBND huyện Tre Xanh: 02 nội dung.*\n1\. .+ \(.*2022\) – chậm nhất 17h00 ngày \d\d\/\d\d\/2023 .*\n2\. .+\n3\. Cuộc kiểm tra ngày 21\/09\/2023\nChi tiết tại/,
      5,
    );
    heir.sees(/^THÔNG BÁO[\s\S]*Kính gửi: UBND huyện Lúa Vàng/, 5);
    const told = focal.heard().filter(({ text }) => text.startsWith('UBND huyện Tre Xanh đã hết hiệu lực'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining('các việc đang mở do UBND huyện Lúa Vàng tiếp nhận. Ông/Bà không còn việc cần thực hiện'),
    ]);
    expect(lead.heard().filter(({ text }) => text.includes('đơn vị kế thừa: UBND huyện Lúa Vàng'))).toHaveLength(1);
    await heir.says('/viec');
    heir.sees(/Niêm yết TTHC|niêm yết TTHC/);
    expect(heir.last().text).toContain('tiếp nhận từ UBND huyện Tre Xanh');
    await lead.says('/giahan');
    lead.sees(/UBND huyện Lúa Vàng/);
    await focal.says('/khacphuc');
    focal.sees('Không có nội dung nào đang khắc phục.');
  });

  it('is reminded of what it took over, with where that comes from', async () => {
    await stage().at('2023-09-22 08:15');
    expect(
      since(heir, 0).some((text) =>
        text.includes('Nội dung này được tiếp nhận từ UBND huyện Tre Xanh từ ngày 15/09/2023.'),
      ),
    ).toBe(true);
  });

  it('sees a visit that was over before it came, until it is concluded', async () => {
    const visit = await stage().db.inspection.findFirstOrThrow({
      where: { unit: { code: 'H-01' }, takenFromId: { not: null } },
    });
    await stage().at('2023-09-22 09:00');
    expect(visit.inspectOn < '2023-09-22').toBe(true);
    await heir.says('/viec');
    if (heir.last().rows.flat().includes('Xem theo dõi')) await heir.presses('Xem theo dõi');
    heir.sees(/Cuộc kiểm tra ngày 21\/09\/2023 \(tiếp nhận từ UBND huyện Tre Xanh\): chờ kết luận của Đoàn kiểm tra/);
    const lines = heir.last().text.split('\n').slice(1);
    const n = lines.findIndex((line) => line.includes('chờ kết luận')) + 1;
    await heir.presses(`${n} · Xem`);
    heir.sees(/21\/09\/2023/);
  });

  it('is not taken away from by the same workbook sent again', async () => {
    const ended = { ...CITY, units: CITY.units.map((u) => (u.code === 'H-02' ? { ...u, validTo: '2023-09-10' } : u)) };
    await office.sendsFile({ name: 'ke-hoach.xlsx', mime: XLSX, bytes: Buffer.from(await writePlanWorkbook(ended)) });
    office.sees(/^Tệp trùng với dữ liệu hiện có; không có thay đổi/);
  });

  it('history keeps what happened, and the audit who decided', async () => {
    const events = await stage().db.itemEvent.findMany({ where: { kind: 'TAKEN_OVER' } });
    expect(events.map(({ text }) => text)).toEqual(['UBND huyện Tre Xanh', 'UBND huyện Tre Xanh']);
    const [entry] = await stage().db.auditEntry.findMany({ where: { act: 'unit.succeeded' } });
    expect(entry).toMatchObject({ personId: office.personId, facts: { items: 2, visits: 1, requests: 1 } });
  });
});

describe('no successor', () => {
  it('ends what is open with that reason, cancels what is to come, and tells the lead', async () => {
    await endsAfter('H-01', '2023-09-22');
    await stage().at('2023-09-25 08:15');
    await office.presses('Không có đơn vị kế thừa');
    office.sees(/^\*\*Không có đơn vị kế thừa UBND huyện Lúa Vàng\?\*\* Kết thúc theo dõi: 02 nội dung khắc phục/);
    await office.presses('Xác nhận kết thúc');
    office.sees(/^Đã ghi: UBND huyện Lúa Vàng không có đơn vị kế thừa/);
    await stage().at('2023-09-25 09:00');
    expect(await owedBy('H-01')).toBe(0);
    expect(await stage().db.deadline.count({ where: { closedAt: null, kind: { in: ['VERIFY', 'DECIDE'] } } })).toBe(0);
    lead.sees(
      /UBND huyện Lúa Vàng đã hết hiệu lực sau ngày 22\/09\/2023; .*không có đơn vị kế thừa\. Đã kết thúc theo dõi: 02 nội dung/,
      6,
    );
    await lead.says('/khacphuc');
    await lead.presses('Đã kết thúc');
    lead.sees(/^\*\*Đã kết thúc · .*– kết thúc theo dõi 02, tính đến/);
    lead.sees(/đã kết thúc theo dõi ngày 25\/09(?:\/2023)?: đơn vị hết hiệu lực, không có đơn vị kế thừa/);
    await office.says('/viec');
    expect(office.last().text).not.toContain('kế thừa');
  });
});

it('a workbook that gives a unit its last day says beforehand what that will end', async () => {
  const X = await stage().db.unit.findUniqueOrThrow({ where: { code: 'X-03' } });
  expect(X.validTo).toBeNull();
  const units = CITY.units.map((u) =>
    u.code === 'X-03'
      ? { ...u, validTo: '2023-09-30' }
      : {
          ...u,
          ...({ 'H-02': { validTo: '2023-09-10' }, 'H-01': { validTo: '2023-09-22' } } as Record<string, object>)[
            u.code
          ],
        },
  );
  await office.sendsFile({
    ...{ name: 'ke-hoach.xlsx', mime: XLSX },
    bytes: Buffer.from(await writePlanWorkbook({ ...CITY, units })),
  });
  office.sees(
    /\*\*UBND xã Hoà An[^\n]*: hết hiệu lực sau ngày 30\/09\/2023\.\*\* Từ đó không còn được giao việc, nhắc việc, gửi thông báo\. Đang mở: 01 cuộc kiểm tra chưa kết thúc; khi đó Hệ thống hỏi đơn vị kế thừa\./,
  );
});

it('what a workbook gives an ended unit after the decision is asked about too, and goes where the office says', async () => {
  await stage().at('2023-09-28 09:00');
  await endsAfter('H-02', '2023-09-10');
  const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const heirUnit = await stage().db.unit.findUniqueOrThrow({ where: { code: 'TX-01' } });
  await stage().db.unit.update({ where: { id }, data: { successorId: heirUnit.id, succeededAt: stage().clock.now() } });
  await office.says('/viec');
  const before = await owedBy('TX-01');
  expect(office.last().text).not.toMatch(/Tre Xanh.*01 nội dung khắc phục/);
  const row = { ...CITY.carriedOver[0]!, code: 'R99', unit: 'H-02', text: 'Nội dung gửi muộn', dueOn: '2023-11-30' };
  await inTransaction(stage().db, (tx) => applyCarriedOver(tx, [{ ...row, status: 'OPEN' }], stage().clock.now()));
  await office.says('/viec');
  office.sees(/Tre Xanh.*01 nội dung khắc phục/, 2);
  await office.taps(office.last().id, `remediation.heirask:${id}:${heirUnit.id}`);
  await office.presses('Xác nhận kế thừa');
  expect(await owedBy('TX-01')).toBe(before + 1);
  await office.says('/viec');
  expect(office.last().text).not.toMatch(/Tre Xanh.*01 nội dung khắc phục/);
});
