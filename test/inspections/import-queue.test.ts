// Workbooks sent in chat, one after the other: one that cannot be fetched, read, marked or applied ends with a word to whoever
// sent it, and the next person's is read all the same.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writeAmendedWorkbook } from '../../src/demo/amended.js';
import { MAX_TRIES, waitAfterMs } from '../../src/outbox/due.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { goodRows, makeWorkbook } from './workbook-samples.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
const CHART_SHEET = readFileSync(`${import.meta.dirname}/files/chartsheet-and-one-fault.xlsx`);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const sends = (phone: Phone, name: string, bytes: Buffer) => phone.sendsFile({ name, mime: XLSX, bytes });
const office = (name: string) => stage().seat({ name, role: 'OFFICE' });
const health = async () => (await stage().app.health()) as unknown as Record<string, Record<string, number>>;
const newest = () => stage().db.planImport.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });

/** Lets time pass until the queue has tried `tries` times. */
async function passTries(from: number, tries: number): Promise<void> {
  for (let n = from; n < from + tries; n++) {
    stage().clock.move(new Date(stage().clock.now().getTime() + (waitAfterMs(n) ?? 0)));
    await stage().drain();
  }
}

afterEach(() => void stage().simulator.faults.clear());

describe('a workbook of which no marked copy can be made', () => {
  it('is answered with the list of its faults, and the next one is read', async () => {
    const hoa = await office('Trần Thị Minh Họa');
    const mai = await office('Lê Thị Mai');
    await sends(hoa, 'kế hoạch.xlsx', CHART_SHEET);
    await sends(mai, 'sửa.xlsx', await writeAmendedWorkbook());
    const said = hoa.last();
    expect(said.text).toMatch(/^\*\*Chưa áp dụng được: 0?1 lỗi\. Dữ liệu chưa thay đổi\.\*\*\nLịch kiểm tra, ô F\d+: /);
    expect(said.text).toMatch(/Không kèm tệp đánh dấu lỗi: tệp có nội dung \(như biểu đồ, hình ảnh\)/);
    expect(hoa.heard().filter((message) => message.document)).toEqual([]);
    mai.sees(/Xem trước thay đổi/);
    expect((await health())['imports']).toMatchObject({ waiting: 0, unread: 0 });
  });

  it('with more faults than fit, as many as a message holds', async () => {
    const hoa = await office('Phạm Thị Dài');
    const rows = goodRows();
    for (let n = 0; n < 300; n++)
      rows['Đơn vị']!.push([`X-${n}`, 'UBND xã', 'XA', `${'K'.repeat(37)}-${n}`, 'không có']);
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await makeWorkbook(rows)) as unknown as ArrayBuffer);
    book
      .addWorksheet('Bảng')
      .addTable({ name: 'T', ref: 'A1', headerRow: true, columns: [{ name: 'Một' }], rows: [['a']] });
    await sends(hoa, 'dài.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
    const { text } = hoa.last();
    expect(text).toMatch(/… và \d+ lỗi khác, sẽ nêu sau khi các lỗi trên được sửa\./);
    expect(text.length).toBeLessThan(4_096);
    expect(text.split('\n').length).toBeGreaterThan(20);
  });
});

describe('a workbook that cannot be fetched', () => {
  it('waits longer each time, is told once and ended with a word; others go on', async () => {
    const lan = await office('Nguyễn Thị Lan');
    stage().simulator.faults.add({ kind: 'truncatedFile' });
    await sends(lan, 'dở dang.xlsx', await writeAmendedWorkbook());
    lan.sees('Chưa tải được dở dang.xlsx. Hệ thống sẽ tự thử lại; Ông/Bà chưa cần gửi lại.');
    const asked = () => stage().simulator.stats().calls['getfile'];
    const before = asked();
    for (let second = 0; second < 14; second++) {
      stage().clock.move(new Date(stage().clock.now().getTime() + 1_000));
      await stage().drain();
    }
    expect(asked(), 'nothing is asked for while it waits').toBe(before);
    expect((await health())['jobs']).toMatchObject({ waiting: 1 });
    stage().simulator.faults.clear();
    const mai = await office('Lê Thị Mai');
    await sends(mai, 'sửa.xlsx', await writeAmendedWorkbook());
    mai.sees(/Xem trước thay đổi/);
    stage().simulator.faults.add({ kind: 'truncatedFile' });
    await passTries(1, MAX_TRIES - 1);
    lan.sees('Chưa nhận được dở dang.xlsx. Đề nghị gửi lại tệp.');
    expect(await stage().db.planImport.count({ where: { state: 'FETCHING' } })).toBe(0);
    expect((await health())['jobs']).toMatchObject({ waiting: 0, ended: 1 });
  });

  it('is read when it comes at a later try', async () => {
    const lan = await office('Nguyễn Thị Lan Anh');
    stage().simulator.faults.add({ kind: 'truncatedFile', times: 1 });
    await sends(lan, 'chậm.xlsx', await writeAmendedWorkbook());
    lan.sees(/Chưa tải được/);
    await passTries(1, 1);
    lan.sees(/Xem trước thay đổi/);
  });
});

describe('a workbook at which reading or applying breaks', () => {
  it('is settled with a code, and counted', async () => {
    const lan = await office('Nguyễn Thị Đọc');
    // As it stands after the program has died three times over it.
    await stage().db
      .$executeRaw`CREATE FUNCTION died() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.begun := 3; RETURN NEW; END'`;
    await stage().db.$executeRaw`CREATE TRIGGER died BEFORE INSERT ON plan_import FOR EACH ROW EXECUTE FUNCTION died()`;
    await sends(lan, 'nặng.xlsx', await writeAmendedWorkbook());
    await stage().db.$executeRaw`DROP TRIGGER died ON plan_import`;
    lan.sees(/Hệ thống chưa đọc được nặng\.xlsx \(mã [0-9A-Z]{4}\)\. Dữ liệu chưa thay đổi\./);
    expect(await newest()).toMatchObject({ state: 'FAULTY', faultCode: expect.any(String) as string });
    expect((await health())['imports']).toMatchObject({ waiting: 0, unread: 1 });
  });

  it('is not looked into once more when the same content comes within a day', async () => {
    const lan = await office('Nguyễn Thị Lại');
    const bytes = await writeAmendedWorkbook();
    await sends(lan, 'lần một.xlsx', bytes);
    lan.sees(/Xem trước thay đổi/);
    const named = (fileName: string) => stage().db.planImport.findFirstOrThrow({ where: { fileName } });
    const { id } = await named('lần một.xlsx');
    // As it stands after the process that read it has ended.
    await stage().db.planImport.update({ where: { id }, data: { state: 'FAULTY', begun: 3 } });
    await sends(lan, 'lần hai.xlsx', bytes);
    lan.sees(/Tệp sau khi giải nén lớn hơn mức cho phép/);
    expect(await named('lần hai.xlsx')).toMatchObject({ state: 'FAULTY', begun: 0 });
    const settledAt = new Date(stage().clock.now().getTime() - 25 * 3_600_000);
    await stage().db.planImport.update({ where: { id }, data: { settledAt } });
    await sends(lan, 'lần ba.xlsx', bytes);
    lan.sees(/Xem trước thay đổi/);
  });

  it('while the plan is being read is settled too, and does not hold up the next', async () => {
    const [lan, mai] = [await office('Nguyễn Thị Hỏng'), await office('Lê Thị Sau')];
    // What is held cannot be read for a moment: anything may throw there.
    await stage().db.$executeRaw`ALTER TABLE holiday RENAME TO holiday_gone`;
    try {
      await sends(lan, 'hỏng.xlsx', await writeAmendedWorkbook());
      lan.sees(/Hệ thống chưa đọc được hỏng\.xlsx/);
    } finally {
      await stage().db.$executeRaw`ALTER TABLE holiday_gone RENAME TO holiday`;
    }
    await sends(mai, 'sau.xlsx', await writeAmendedWorkbook());
    mai.sees(/Xem trước thay đổi/);
  });

  it('while it is applied changes nothing, says so, is tried again, and is applied when it can be', async () => {
    const lan = await office('Nguyễn Thị Áp');
    await sends(
      lan,
      'áp.xlsx',
      await writePlanWorkbook({
        ...CITY,
        holidays: [...CITY.holidays, { on: '2023-12-29', kind: 'OFF', note: 'Thử' }],
      }),
    );
    await stage().db.$executeRaw`ALTER TABLE holiday ADD CONSTRAINT not_now CHECK (note IS DISTINCT FROM 'Thử')`;
    const before = await stage().db.plan.findFirstOrThrow();
    await lan.presses('Áp dụng');
    lan.sees('**Chưa áp dụng được.** Dữ liệu chưa thay đổi. Hệ thống sẽ tự thử lại và báo kết quả tại đây.');
    expect(await stage().db.plan.findFirstOrThrow()).toEqual(before);
    lan.neverSaw(/Đã áp dụng/);
    await stage().db.$executeRaw`ALTER TABLE holiday DROP CONSTRAINT not_now`;
    await passTries(1, 1);
    lan.sees(/Đã áp dụng lúc/);
    expect(await stage().db.holiday.count({ where: { on: '2023-12-29' } })).toBe(1);
  });

  it('for good is ended with a word, and nobody is told that it was applied', async () => {
    const lan = await office('Nguyễn Thị Mãi');
    await stage().db.$executeRaw`ALTER TABLE holiday ADD CONSTRAINT never CHECK (note IS DISTINCT FROM 'Mãi')`;
    await sends(
      lan,
      'mãi.xlsx',
      await writePlanWorkbook({
        ...CITY,
        holidays: [...CITY.holidays, { on: '2023-12-28', kind: 'OFF', note: 'Mãi' }],
      }),
    );
    await lan.presses('Áp dụng');
    await passTries(1, MAX_TRIES - 1);
    lan.sees(/^\*\*Chưa áp dụng được\.\*\* Dữ liệu chưa thay đổi\. Đề nghị gửi lại mãi\.xlsx/);
    lan.neverSaw(/Đã áp dụng/);
    expect(await newest()).toMatchObject({ state: 'FAULTY' });
  });
});
