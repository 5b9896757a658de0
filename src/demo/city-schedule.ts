// The made-up round: delegation, 18 inspections, other delegations' visits, shortcomings of 2022, days off of 2023 and 2024.
// Only the plan and the six agencies are real; every person is a placeholder without a phone. Data only.

import type {
  CarriedOverRow,
  DelegationRow,
  HolidayRow,
  InspectionForm,
  InspectionRow,
  OtherInspectionRow,
} from '../inspections/workbook/plan.js';

/** The code of the one checklist of the made-up round. */
export const CITY_CHECKLIST = 'PKT-2023';

/** The delegation: seven people of six agencies, teams A (procedures), B (public service), C (reports, digital, finance). */
export const CITY_DELEGATION: readonly DelegationRow[] = [
  {
    name: 'Nguyễn Văn Mẫu',
    agency: 'Sở Nội vụ',
    title: 'Lãnh đạo Sở',
    roles: ['DELEGATION_HEAD'],
    team: null,
    areas: ['CDDH'],
    phone: null,
  },
  {
    name: 'Trần Thị Minh Họa',
    agency: 'Sở Nội vụ',
    title: 'Chuyên viên phòng CCHC',
    roles: ['SECRETARY', 'OFFICE'],
    team: null,
    areas: ['CDDH', 'TCBM', 'CDCV'],
    phone: null,
  },
  {
    name: 'Lê Văn Thí Dụ',
    agency: 'Văn phòng UBND Thành phố',
    title: 'Chuyên viên',
    roles: ['LEAD'],
    team: 'A',
    areas: ['TTHC'],
    phone: null,
  },
  {
    name: 'Phạm Giả Định',
    agency: 'Thanh tra Thành phố',
    title: 'Chuyên viên',
    roles: ['LEAD'],
    team: 'B',
    areas: ['CDCV'],
    phone: null,
  },
  {
    name: 'Hoàng Thị Ví Dụ',
    agency: 'Sở Tư pháp',
    title: 'Chuyên viên',
    roles: ['MEMBER'],
    team: 'B',
    areas: ['THECHE'],
    phone: null,
  },
  {
    name: 'Đỗ Văn Thử Nghiệm',
    agency: 'Sở Thông tin và Truyền thông',
    title: 'Chuyên viên',
    roles: ['LEAD'],
    team: 'C',
    areas: ['CQS'],
    phone: null,
  },
  {
    name: 'Vũ Thị Tạm Gọi',
    agency: 'Sở Tài chính',
    title: 'Chuyên viên',
    roles: ['MEMBER'],
    team: 'C',
    areas: ['TCC'],
    phone: null,
  },
];

const PLACE_AND_TIME: Record<InspectionForm, (body: string) => Pick<InspectionRow, 'time' | 'place'>> = {
  ONSITE: (body) => ({ time: '08:30', place: `trụ sở ${body}` }),
  DIGITAL: () => ({ time: '14:00', place: 'họp trực tuyến' }),
  REPORT: () => ({ time: null, place: null }),
};

const inspection = (
  code: string,
  unit: string,
  body: string,
  team: string,
  form: InspectionForm,
  inspectOn: string,
  more: Partial<InspectionRow> = {},
): InspectionRow => ({
  code,
  unit,
  team,
  form,
  surprise: false,
  inspectOn,
  ...PLACE_AND_TIME[form](body),
  themes: null,
  contents: ['C1', 'C2', 'C3', 'C4'],
  checklist: CITY_CHECKLIST,
  jointWith: null,
  ...more,
});

/** The schedule as first issued; the later move of I-09 to 13/07 is an amendment, not part of it. */
export const CITY_SCHEDULE: readonly InspectionRow[] = [
  inspection('I-01', 'SO-01', 'Sở Phát triển Mẫu', 'A', 'ONSITE', '2023-04-12'),
  inspection('I-02', 'Q-01', 'UBND quận Sen Hồng', 'A', 'ONSITE', '2023-04-20'),
  inspection('I-03', 'P-01', 'UBND phường Quang Trung', 'C', 'DIGITAL', '2023-04-24'),
  inspection('I-04', 'H-01', 'UBND huyện Lúa Vàng', 'B', 'ONSITE', '2023-05-11'),
  inspection('I-05', 'TT-01', 'UBND thị trấn Lúa Vàng', 'C', 'DIGITAL', '2023-05-15'),
  inspection('I-06', 'X-01', 'UBND xã Hòa Bình', 'B', 'ONSITE', '2023-05-16'),
  inspection('I-07', 'DN-01', 'Công ty Dịch vụ Đô thị Mẫu', 'C', 'REPORT', '2023-06-05', {
    themes: 'dịch vụ công ích',
  }),
  inspection('I-08', 'SO-02', 'Sở Thông tin Mẫu', 'C', 'DIGITAL', '2023-06-14'),
  inspection('I-09', 'TX-01', 'UBND thị xã Gốm Cổ', 'B', 'ONSITE', '2023-07-06'),
  inspection('I-10', 'DV-02', 'Trung tâm Dịch vụ công Mẫu', 'C', 'REPORT', '2023-07-20', {
    themes: 'tự chủ đơn vị sự nghiệp',
  }),
  inspection('I-11', 'Q-02', 'UBND quận Hoa Sữa', 'A', 'ONSITE', '2023-08-10'),
  inspection('I-12', 'P-02', 'UBND phường Quang Trung', 'C', 'DIGITAL', '2023-08-14', {
    themes: 'số hóa hồ sơ',
    contents: ['C2'],
  }),
  inspection('I-13', 'SO-04', 'Ban Quản lý Khu Mẫu', 'C', 'REPORT', '2023-09-07', {
    jointWith: 'Đoàn kiểm tra chuyên ngành (giả định)',
  }),
  inspection('I-14', 'H-02', 'UBND huyện Tre Xanh', 'B', 'ONSITE', '2023-09-21'),
  inspection('I-15', 'P-03', 'UBND phường Hồ Sen', 'B', 'ONSITE', '2023-10-10', {
    surprise: true,
    time: null,
    contents: ['C4'],
    themes: 'kỷ luật, kỷ cương hành chính',
  }),
  inspection('I-16', 'SO-03', 'Văn phòng Sở Mẫu', 'A', 'ONSITE', '2023-10-26', {
    place: 'Bộ phận Một cửa, Văn phòng Sở Mẫu',
  }),
  inspection('I-17', 'X-03', 'UBND xã Hoà An', 'C', 'REPORT', '2023-11-09'),
  inspection('I-18', 'DV-01', 'Bệnh viện Đa khoa Mẫu', 'C', 'REPORT', '2023-11-23'),
];

/** Visits of other delegations: one is joint with I-13, one lies around I-11. */
export const CITY_OTHER_INSPECTIONS: readonly OtherInspectionRow[] = [
  {
    agency: 'Đoàn kiểm tra chuyên ngành (giả định)',
    unit: 'SO-04',
    fromOn: '2023-09-07',
    toOn: '2023-09-08',
    subject: 'Kiểm tra chuyên ngành về hạ tầng khu (giả định)',
  },
  {
    agency: 'Sở Phát triển Mẫu',
    unit: 'Q-02',
    fromOn: '2023-08-08',
    toOn: '2023-08-11',
    subject: 'Khảo sát tình hình phát triển đô thị (giả định)',
  },
];

/** Shortcomings of 2022: two of UBND huyện Tre Xanh are still being remedied, two of other units are done. */
export const CITY_CARRIED_OVER: readonly CarriedOverRow[] = [
  {
    code: 'R15',
    unit: 'H-02',
    source: 'INDEX',
    year: 2022,
    text: 'Niêm yết TTHC chưa đầy đủ',
    cause: 'khách quan: danh mục TTHC thay đổi nhiều lần trong năm',
    solution: 'rà soát, niêm yết lại tại trụ sở và trên Trang TTĐT',
    dueOn: '2023-09-29',
    status: 'IN_PROGRESS',
  },
  {
    code: 'R16',
    unit: 'H-02',
    source: 'CIVIL_SERVICE_INSPECTION',
    year: 2022,
    text: 'Giờ làm việc chưa được chấp hành nghiêm',
    cause: 'chủ quan: chưa kiểm tra thường xuyên',
    solution: 'chấn chỉnh, tự kiểm tra định kỳ',
    dueOn: '2023-09-29',
    status: 'IN_PROGRESS',
  },
  {
    code: 'R17',
    unit: 'Q-02',
    source: 'INDEX',
    year: 2022,
    text: 'Tỷ lệ hồ sơ trực tuyến thấp',
    cause: 'khách quan: người dân chưa quen sử dụng',
    solution: 'lập tổ hỗ trợ dịch vụ công trực tuyến',
    dueOn: '2023-06-30',
    status: 'ACCEPTED',
  },
  {
    code: 'R18',
    unit: 'X-03',
    source: 'CCHC_INSPECTION',
    year: 2022,
    text: 'Sổ theo dõi hồ sơ ghi chưa đủ cột',
    cause: 'chủ quan',
    solution: 'tập huấn, dùng mẫu sổ thống nhất',
    dueOn: '2023-05-31',
    status: 'ACCEPTED',
  },
];

const off = (note: string, ...days: string[]): HolidayRow[] => days.map((on) => ({ on, kind: 'OFF' as const, note }));

/** Days off for civil servants in 2023 and 2024, as announced; 2024 is needed because the last duties of the round fall there. */
export const CITY_HOLIDAYS: readonly HolidayRow[] = [
  ...off('Tết Dương lịch', '2023-01-01'),
  ...off('Nghỉ bù Tết Dương lịch', '2023-01-02'),
  ...off('Tết Nguyên đán', '2023-01-20', '2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24'),
  ...off('Tết Nguyên đán', '2023-01-25', '2023-01-26'),
  ...off('Giỗ Tổ Hùng Vương', '2023-04-29'),
  ...off('Ngày Chiến thắng', '2023-04-30'),
  ...off('Ngày Quốc tế lao động', '2023-05-01'),
  ...off('Nghỉ bù', '2023-05-02', '2023-05-03'),
  ...off('Quốc khánh', '2023-09-01', '2023-09-02'),
  ...off('Nghỉ bù Quốc khánh', '2023-09-03', '2023-09-04'),
  ...off('Tết Dương lịch', '2024-01-01'),
  ...off('Tết Nguyên đán', '2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'),
  ...off('Tết Nguyên đán', '2024-02-13', '2024-02-14'),
  ...off('Giỗ Tổ Hùng Vương', '2024-04-18'),
  ...off('Hoán đổi ngày làm việc', '2024-04-29'),
  ...off('Ngày Chiến thắng', '2024-04-30'),
  ...off('Ngày Quốc tế lao động', '2024-05-01'),
  { on: '2024-05-04', kind: 'WORK', note: 'Làm bù cho ngày 29/04/2024' },
  ...off('Quốc khánh', '2024-08-31', '2024-09-01', '2024-09-02', '2024-09-03'),
];
