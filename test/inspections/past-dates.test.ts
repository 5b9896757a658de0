// An amended workbook that moves days into the past: each is named before it is applied, and whom it concerns is told the old
// and the new day once.
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-10-11 09:00', city: true });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// Eight of its kind: the preview names five.
const MANY = Array.from({ length: 8 }, (_, n) => ({
  ...({ code: `R3${n}`, unit: 'SO-03', source: 'INDEX', year: 2022, cause: null, solution: null } as const),
  ...{ text: `Nội dung thử ${n}`, dueOn: '2023-12-20' },
}));
const ITEMS = [...CITY.carriedOver, ...MANY];
let office: Phone;
let lead: Phone;
let unit: Phone;

beforeAll(async () => {
  await inTransaction(stage().db, (tx) => applyCarriedOver(tx, ITEMS, stage().clock.now()));
  office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'A' });
  unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'SO-03' });
  await stage().at('2023-10-12 09:00');
  await stage().at('2023-10-13 09:00');
});

const sends = async (plan: Partial<typeof CITY>) => {
  const bytes = Buffer.from(await writePlanWorkbook({ ...CITY, carriedOver: ITEMS, ...plan }));
  await office.sendsFile({ name: 'ke-hoach.xlsx', mime: XLSX, bytes });
};
const heard = (phone: Phone, words: string) =>
  phone
    .heard()
    .map(({ text }) => text)
    .filter((text) => text.includes(words));

describe('shortcomings of earlier years', () => {
  const carriedOver = ITEMS.map((row) =>
    MANY.some(({ code }) => code === row.code) ? { ...row, dueOn: '2023-10-02' } : row,
  );

  it('are named in the preview, five and a rest', async () => {
    await sends({ carriedOver });
    office.sees(
      /\*\*R30 · Văn phòng Sở Mẫu: thời hạn khắc phục 20\/12\/2023 → 02\/10\/2023 đã qua; khi áp dụng, nội dung này quá thời hạn ngay\.\*\*/,
    );
    expect(office.last().text.match(/đã qua; khi áp dụng/g)).toHaveLength(5);
    office.sees('… và 03 nội dung khắc phục khác có thời hạn đã qua.');
  });

  it('are told to the unit and the lead in one message, with both dates', async () => {
    await office.presses('Áp dụng');
    await stage().at('2023-10-13 10:00');
    for (const phone of [unit, lead]) {
      const [told, ...more] = heard(phone, 'đã điều chỉnh thời hạn khắc phục');
      expect(more).toEqual([]);
      expect(told!.startsWith(`Kính gửi ${phone === unit ? 'Văn phòng Sở Mẫu' : 'Tổ trưởng Tổ A'}. `)).toBe(true);
      expect(told).toMatch(
        /^Kính gửi .*\(08 nội dung\):\n– Văn phòng Sở Mẫu · “Nội dung thử 0”: 20\/12\/2023 → \*\*02\/10\/2023\*\* \(đã qua\)\n/,
      );
    }
  });

  it('are not named when they are finished, nor when the same file comes again', async () => {
    await sends({ carriedOver });
    office.sees(/^Tệp trùng với dữ liệu hiện có/);
    const done = CITY.carriedOver[0]!;
    await stage().db.remediationItem.update({ where: { code: done.code }, data: { state: 'ACCEPTED' } });
    await sends({ carriedOver: carriedOver.map((row) => (row === done ? { ...row, dueOn: '2023-10-02' } : row)) });
    expect(office.last().text).not.toContain('đã qua');
  });

  it('that are new with a date that has passed are named too', async () => {
    await sends({ carriedOver: [...carriedOver, { ...MANY[0]!, code: 'R40', dueOn: '2023-10-02' }] });
    office.sees(/R40 · Văn phòng Sở Mẫu: nội dung mới có thời hạn khắc phục 02\/10\/2023 đã qua/);
  });
});

describe('visits', () => {
  const moved: Record<string, string> = { 'I-16': '2023-10-05', 'I-18': '2023-10-06' };
  const schedule = CITY.schedule.map((row) => ({ ...row, inspectOn: moved[row.code] ?? row.inspectOn }));

  it('are named in the preview; who has the notice and the lead are told once', async () => {
    await sends({ schedule });
    office.sees(
      /\*\*I-16 · Văn phòng Sở Mẫu: ngày kiểm tra 26\/10\/2023 → 05\/10\/2023 đã qua; Hệ thống không lập thông báo/,
    );
    await office.presses('Áp dụng');
    await stage().at('2023-10-13 11:00');
    for (const phone of [unit, lead]) {
      expect(heard(phone, 'đã điều chỉnh ngày kiểm tra')).toEqual([
        expect.stringContaining('26/10/2023 → **05/10/2023** (đã qua)'),
      ]);
    }
  });

  it('that come back to the first day are told again, as a correction with its calendar file', async () => {
    const before = [unit, lead].map((phone) => phone.heard().length);
    await sends({});
    await office.presses('Áp dụng');
    await stage().at('2023-10-13 14:00');
    const [toUnit, toLead] = [unit, lead].map((phone, n) => phone.heard().slice(before[n]));
    const [told, ...more] = toUnit!.filter(({ text }) => text.startsWith('THÔNG BÁO ĐIỀU CHỈNH'));
    expect(more).toEqual([]);
    expect(told!.text).toMatch(/Kính gửi: Văn phòng Sở Mẫu\n1\. Thời gian: .*05\/10\/2023 → \*\*.*26\/10\/2023\*\*/);
    expect(toUnit!.some(({ text }) => text.startsWith('Tệp lịch (.ics) của cuộc kiểm tra ngày 26/10/2023'))).toBe(true);
    expect(toLead!.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('tại Văn phòng Sở Mẫu: 05/10/2023 → **26/10/2023**'),
    );
    await unit.says('/viec');
    unit.sees(/Xác nhận thông báo kiểm tra ngày 26\/10/);
  });

  it('move from one passed day to another and every one of them is told', async () => {
    const at = (inspectOn: string) => ({
      schedule: CITY.schedule.map((row) => (row.code === 'I-16' ? { ...row, inspectOn } : row)),
    });
    for (const on of ['2023-10-04', '2023-10-03']) {
      await sends(at(on));
      await office.presses('Áp dụng');
      await stage().at(`2023-10-13 15:0${on.at(-1)!}`);
    }
    for (const phone of [unit, lead]) expect(heard(phone, '04/10/2023 → **03/10/2023** (đã qua)')).toHaveLength(1);
    expect(heard(unit, 'Kính gửi Văn phòng Sở Mẫu. Cơ quan thường trực đã điều chỉnh ngày kiểm tra')).toHaveLength(3);
    expect(heard(lead, 'Kính gửi Tổ A. Cơ quan thường trực đã điều chỉnh ngày kiểm tra')).toHaveLength(4);
    await sends({ schedule });
    await office.presses('Áp dụng');
    await stage().at('2023-10-13 16:30');
  });

  it('of which no notice had gone out are never said to have missed it by an outage', async () => {
    for (const day of ['2023-11-08', '2023-11-09', '2023-11-10', '2023-11-24']) await stage().at(`${day} 09:00`);
    expect(heard(office, 'do bị gián đoạn')).toEqual([]);
  });
});
