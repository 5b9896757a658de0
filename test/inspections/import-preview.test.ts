// The preview of a workbook in chat: what looks like ours is asked about, what is not used is named, every change can be read
// page by page, and the file can be taken out of the chat.
import { describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writeAmendedWorkbook } from '../../src/demo/amended.js';
import type { InspectionRow } from '../../src/inspections/workbook/plan.js';
import { writePlanWorkbook, type WritablePlan } from '../../src/inspections/workbook/write.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { asOpenDocument } from './habits.js';
import { openWithOther } from './workbook-samples.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const sends = (phone: Phone, bytes: Uint8Array, name = 'kế hoạch.xlsx') =>
  phone.sendsFile({ name, mime: XLSX, bytes: Buffer.from(bytes) });
const office = (name: string) => stage().seat({ name, role: 'OFFICE' });
const labels = (phone: Phone) => phone.last().rows;

/** The city as the stage holds it: without shortcomings of earlier years. */
const HELD: WritablePlan = { ...CITY, carriedOver: [] };

/** The city's own workbook, changed with another program. */
async function cityWith(
  change: (book: Awaited<ReturnType<typeof openWithOther>>) => void,
  plan: WritablePlan = HELD,
): Promise<Buffer> {
  const book = await openWithOther(await writePlanWorkbook(plan));
  change(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const same = () => undefined;
const schedule = (change: (row: InspectionRow) => InspectionRow) => ({
  ...HELD,
  schedule: CITY.schedule.map(change),
});

describe('a column that looks like ours', () => {
  it('is asked about before anything is shown to apply; read as ours when it is, named as unused when it is not', async () => {
    const hoa = await office('Trần Thị Minh Họa');
    const renamed = await cityWith((book) => {
      book.getWorksheet('Lịch kiểm tra')!.getCell('E1').value = 'Kiểm tra đột xuất';
      book.getWorksheet('Phiếu kiểm tra')!.getCell('J1').value = 'Minh chứng kèm theo';
    });
    await sends(hoa, renamed);
    hoa.sees(/Cần hỏi trước khi đọc tiếp: 02 chỗ trong tệp/);
    hoa.sees(/\*\*Lịch kiểm tra, cột “Kiểm tra đột xuất”: có phải “Đột xuất”\?\*\*/);
    expect(labels(hoa)).toEqual([['Đúng', 'Không phải'], ['Hủy']]);
    await hoa.presses('Đúng');
    hoa.sees(/\*\*Phiếu kiểm tra, cột “Minh chứng kèm theo”: có phải “Minh chứng”\?\*\*/);
    await hoa.presses('Đúng');
    hoa.sees('Tệp trùng với dữ liệu hiện có; không có thay đổi.');
    await sends(hoa, renamed);
    await hoa.presses('Không phải');
    await hoa.presses('Không phải');
    hoa.sees(/^Tệp trùng với dữ liệu hiện có; không có thay đổi\./);
    hoa.sees(/Lịch kiểm tra: không còn cột “Đột xuất”\*\* mà lần nhập trước có; \d\d giá trị đang lưu được giữ nguyên/);
    hoa.sees(
      /Bỏ qua 02 cột ngoài mẫu: “Kiểm tra đột xuất” \(Lịch kiểm tra\), “Minh chứng kèm theo” \(Phiếu kiểm tra\)/,
    );
    expect(await stage().db.inspection.count({ where: { surprise: true } })).toBeGreaterThan(0);
  });
});

describe('what is not used', () => {
  it('is named also when nothing else changes', async () => {
    const lan = await office('Nguyễn Thị Lan');
    const beside = await cityWith((book) => {
      book.addWorksheet('Phân công').addRow(['In ấn', 'A']);
      book.getWorksheet('Đơn vị')!.getCell('N1').value = 'Ghi chú riêng';
    });
    await sends(lan, beside);
    lan.sees(/^Tệp trùng với dữ liệu hiện có; không có thay đổi\./);
    lan.sees(/Không dùng 01 trang tính: “Phân công”/);
    lan.sees(/Bỏ qua 01 cột ngoài mẫu: “Ghi chú riêng” \(Đơn vị\)/);
  });
});

describe('a plan in another dress', () => {
  it('without an ending or with a strange one is looked into; as .csv it is told how to be sent', async () => {
    const ha = await office('Trịnh Thị Hà');
    const workbook = await cityWith(same);
    for (const name of ['kế hoạch 2023', 'KH.XLSX ', 'lịch.bản cuối cùng'])
      await ha.sendsFile({ name, mime: 'application/octet-stream', bytes: workbook });
    expect(ha.heard().filter(({ text }) => text.startsWith('Tệp trùng với dữ liệu hiện có'))).toHaveLength(3);
    await ha.sendsFile({ name: 'don-vi.csv', mime: 'text/csv', bytes: Buffer.from('Mã đơn vị,Tên\nSO-01,Sở\n') });
    ha.sees(/Tệp này ở dạng \.csv\. Đề nghị mở tệp, lưu lại dạng \.xlsx rồi gửi\./);
  });

  it('as .ods is read outright', async () => {
    const ha = await office('Trịnh Văn Hải');
    const ods = await asOpenDocument({
      'Đơn vị': [
        ['Mã đơn vị', 'Tên đơn vị', 'Loại'],
        ['X-91', 'UBND xã Chép Lại', 'Xã'],
      ],
    });
    await ha.sendsFile({
      name: 'don-vi.ods',
      mime: 'application/vnd.oasis.opendocument.spreadsheet',
      bytes: Buffer.from(ods),
    });
    ha.sees(/^\*\*Xem trước thay đổi · Kế hoạch 61\/KH-UBND\*\*/);
    ha.sees(/Đơn vị mới: UBND xã Chép Lại/);
    await ha.presses('Hủy');
  });
});

describe('the preview', () => {
  it('names new units, new visits, overlaps with how the days meet, and teams left without a lead', async () => {
    const mai = await office('Lê Thị Mai');
    const [first] = CITY.schedule;
    const added = await cityWith(same, {
      ...HELD,
      units: [...CITY.units, { code: 'X-90', name: 'UBND xã Mới Lập', class: 'XA', kind: 'xã' }],
      schedule: [...CITY.schedule, { ...first!, code: 'I-90', unit: 'X-90', inspectOn: '2023-11-15', surprise: false }],
      otherInspections: [
        ...CITY.otherInspections,
        { agency: 'Sở Kiểm Mẫu', unit: 'X-90', fromOn: '2023-11-14', toOn: '2023-11-16' },
      ],
      delegation: CITY.delegation.filter((row) => row.team !== 'C' || !row.roles.includes('LEAD')),
    });
    await sends(mai, added);
    mai.sees(/Đơn vị mới: UBND xã Mới Lập/);
    mai.sees(/Cuộc kiểm tra mới: UBND xã Mới Lập 15\/11\/2023/);
    mai.sees(
      /– UBND xã Mới Lập: Đoàn 15\/11\/2023; Sở Kiểm Mẫu 14\/11\/2023–16\/11\/2023 \(trong thời gian đoàn đó làm việc\)/,
    );
    mai.sees(/\*\*Chưa có Tổ trưởng sau khi áp dụng: Tổ C\*\*/);
    mai.sees(/bỏ 01 người không còn trong danh sách: Đỗ Văn Thử Nghiệm/);
    expect(labels(mai)).toEqual([['Áp dụng'], ['Xem chi tiết'], ['Xóa tệp khỏi trò chuyện'], ['Hủy']]);
    await mai.presses('Hủy');
  });

  it('names what the file no longer has and asks: it stays in the schedule until the office cancels it', async () => {
    const bich = await office('Phan Thị Bích');
    const last = CITY.schedule.filter((row) => !row.surprise).at(-1)!;
    const without = { ...HELD, schedule: CITY.schedule.filter((row) => row.code !== last.code) };
    await sends(bich, await cityWith(same, without));
    bich.sees(
      new RegExp(
        `Không còn trong tệp, vẫn giữ trong lịch \\(01\\): ${last.code} .+ Đề nghị hủy từng cuộc không tiến hành nữa`,
      ),
    );
    await bich.presses(`Hủy ${last.code}`);
    bich.sees(new RegExp(`^\\*\\*Hủy cuộc kiểm tra ${last.code} · `));
    await bich.presses('Xác nhận hủy');
    await sends(bich, await cityWith(same, without));
    expect(bich.last().text).not.toContain('Không còn trong tệp');
    await stage().db.inspection.update({ where: { code: last.code }, data: { cancelledAt: null } });
  });

  it('leads to every change, page by page, each with its unit and both values', async () => {
    const thu = await office('Phạm Thị Thu');
    const moved = await cityWith(
      same,
      schedule((row) => ({ ...row, place: `Nhà văn hoá số ${row.code}` })),
    );
    await sends(thu, moved);
    await thu.presses('Xem chi tiết');
    thu.sees(/^\*\*Chi tiết thay đổi · trang 1\/3\*\* – 18 mục/);
    thu.sees(
      /Lịch kiểm tra · .*Sở Phát triển Mẫu, \d\d\/\d\d\/2023 \(I-01\) – Địa điểm: trụ sở Sở Phát triển Mẫu → Nhà văn hoá số I-01/,
    );
    await thu.presses('Sau ›');
    thu.sees(/trang 2\/3/);
    await thu.presses('Sau ›');
    thu.sees(/trang 3\/3/);
    thu.sees(/\(I-18\) – Địa điểm: \(trống\) → Nhà văn hoá số I-18/);
    expect(labels(thu)).toEqual([['‹ Trước'], ['Áp dụng']]);
  });

  it('takes the file out of the chat when asked, once; what was read of it can still be applied', async () => {
    const an = await office('Vũ Thị An');
    await sends(an, await writeAmendedWorkbook());
    const sent = () => an.heard().length;
    const before = sent();
    await an.presses('Xóa tệp khỏi trò chuyện');
    expect(an.toast()).toBe('Đang xóa tệp khỏi trò chuyện.');
    expect(stage().simulator.stats().calls['deletemessage']).toBe(1);
    await an.presses('Xóa tệp khỏi trò chuyện');
    expect(stage().simulator.stats().calls['deletemessage']).toBe(1);
    expect(sent()).toBe(before);
    await an.presses('Áp dụng');
    an.sees(/Đã áp dụng lúc/);
    expect((await stage().db.planImport.findFirstOrThrow({ where: { state: 'APPLIED' } })).changes).toEqual([]);
  });
});

describe('units that would have one name', () => {
  it('a name merged down its column is a fault that names the cells', async () => {
    const hoa = await office('Trần Thị Minh Họa');
    await sends(hoa, await cityWith((book) => book.getWorksheet('Đơn vị')!.mergeCells('B2:B6')));
    hoa.sees(/Đơn vị, ô B2: các ô B2:B6 gộp làm một, trong khi “[^”]+” phải riêng từng dòng/);
    expect(labels(hoa).flat()).not.toContain('Áp dụng');
  });

  it('typed for several units, it is shown by name with their codes before anything is applied', async () => {
    const hoa = await office('Trần Thị Minh Họa');
    await sends(
      hoa,
      await cityWith((book) => {
        const sheet = book.getWorksheet('Đơn vị')!;
        sheet.getCell('B3').value = sheet.getCell('B2').value;
      }),
    );
    const [one, other] = CITY.units.map(({ code }) => code);
    hoa.sees(new RegExp(`Nhiều đơn vị sẽ có cùng một tên: “[^”]+” \\(${one}, ${other}\\)`));
  });

  it('is not said of a file that gives each its own', async () => {
    const hoa = await office('Trần Thị Minh Họa');
    await sends(
      hoa,
      await cityWith((book) => void (book.getWorksheet('Đơn vị')!.getCell('B3').value = 'Sở Thử nghiệm')),
    );
    expect(hoa.last().text).not.toMatch(/cùng một tên/);
  });
});
