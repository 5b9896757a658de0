// The workbook an office starts from: eight sheets with headers, the usual numbers of days, the days off known so far, and
// a sheet of notes. The office puts right what has been ordered since.
import { ALL_HOLIDAYS_VN } from '../../kit/holidays-vn.js';
import type { SheetToWrite } from '../../kit/workbook-write.js';
import { SHEETS } from './headers.js';
import { PLAN_DEFAULTS } from './plan.js';
import { headerText, writePlanWorkbook } from './write.js';

/** The workbook an office starts from: headers, the default numbers of days, days off of 2023–2026, and notes. */
export const writeTemplateWorkbook = (): Promise<Buffer> =>
  writePlanWorkbook({ plan: PLAN_DEFAULTS, holidays: ALL_HOLIDAYS_VN }, [notesSheet()]);

const NOTES: readonly (readonly [string, string])[] = [
  [
    'Cách dùng',
    'Điền các trang tính rồi gửi tệp cho Hệ thống bằng lệnh /kehoach. Hệ thống cho xem trước thay đổi; dữ liệu chỉ đổi khi bấm “Áp dụng”.',
  ],
  [
    'Cột có dấu *',
    'Bắt buộc. Thứ tự cột, chữ hoa, chữ thường, có dấu hay không dấu không ảnh hưởng. Cột lạ được bỏ qua và báo lại.',
  ],
  [
    'Mã',
    'Mã là căn cước của từng dòng: nhập lại cùng mã là sửa, mã mới là thêm. Dòng không có trong tệp được giữ nguyên.',
  ],
  [
    'Trang tính vắng mặt',
    'Giữ nguyên dữ liệu hiện có của trang tính đó. Chỉ đổi lịch thì chỉ cần gửi trang tính Lịch kiểm tra.',
  ],
  ['Ngày', 'Ghi dd/MM/yyyy, ví dụ 21/09/2023, hoặc dùng ô kiểu ngày.'],
  [
    'Ngày nghỉ',
    'Đã ghi sẵn ngày nghỉ và ngày làm bù các năm 2023–2026 theo thông báo hằng năm; đề nghị kiểm tra, bổ sung trước khi áp dụng.',
  ],
  ['Có hay không', 'Ghi x hoặc có; để trống nếu không.'],
  [
    'Loại đơn vị',
    'SO, HUYEN, PHONG, XA, DVSN, DNNN, hoặc Sở, Quận, Huyện, Thị xã, Phòng, Phường, Xã, Thị trấn, Đơn vị sự nghiệp, Doanh nghiệp. Nên ghi bằng chữ để tên đơn vị hiện đúng.',
  ],
  [
    'Đột xuất',
    'Cuộc đột xuất không hiện với bất kỳ đơn vị nào cho đến khi Đoàn có mặt. Nên xóa tệp khỏi trò chuyện sau khi áp dụng.',
  ],
  ['Lựa chọn', 'Với kiểu Chọn một, Chọn nhiều: cách nhau bằng dấu ;'],
  ['Hỏi khi', 'Ví dụ: Q01 = Có · Q18 < 95 · Q03 <> Không áp dụng và Q01 = Có'],
  ['Lĩnh vực', 'CDDH, THECHE, TTHC, TCBM, CDCV, TCC, CQS'],
  [
    'Ngày nghỉ',
    'Nhập đủ ngày nghỉ của từng năm có tính thời hạn; năm không có dòng nào thì Hệ thống không tính ngày làm việc.',
  ],
  ['Điện thoại', 'Ví dụ 0912 345 678 hoặc 024 3825 1234. Không có thì để trống.'],
];

function notesSheet(): SheetToWrite {
  const columns = SHEETS.map((spec) => [spec.title, spec.columns.map(headerText).join(' · ')] as const);
  return {
    title: 'Hướng dẫn',
    widths: [24, 110],
    headerRows: 1,
    rows: [['Mục', 'Nội dung'], ...NOTES, ['Trang tính', 'Các cột (dấu * là bắt buộc)'], ...columns],
  };
}
