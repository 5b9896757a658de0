// What the made-up city's plan says, in English: every question with its help, hints and options, the shortcomings of 2022 with
// causes and solutions, themes and places of inspections. The plan itself is kept in Vietnamese; a test holds the two together.
// Names of units, papers and areas stay as they are. Data only.
import type { Glossary } from '../kit/glossary.js';
import { CITY_SCHEDULE } from './city-schedule.js';
import { CITY_UNITS } from './city-units.js';
import { ON_SITE, ORGANISATION, PROCEDURES, STEERING, type Said } from './in-english-questions.js';

const OPTIONS: Said = [
  ['Đầy đủ', 'Complete'],
  ['Chưa đầy đủ', 'Incomplete'],
  ['Chưa thực hiện', 'Not done'],
  ['Trụ sở', 'At the offices'],
  ['Trang TTĐT', 'On the website'],
  ['Hệ thống PAKN', 'On the complaints system'],
  ['Nhóm 1', 'Group 1'],
  ['Nhóm 2', 'Group 2'],
  ['Nhóm 3', 'Group 3'],
  ['Nhóm 4', 'Group 4'],
  ['Đủ mục, kịp thời', 'All items, up to date'],
  ['Đủ mục, chưa kịp thời', 'All items, out of date'],
  ['Chưa đủ mục', 'Items missing'],
  ['Tốt', 'Good'],
  ['Đạt', 'Satisfactory'],
  ['Chưa đạt', 'Unsatisfactory'],
  ['Không có sổ', 'No register'],
];

const SHORTCOMINGS: Said = [
  ['Niêm yết TTHC chưa đầy đủ', 'Procedures not fully on display'],
  [
    'khách quan: danh mục TTHC thay đổi nhiều lần trong năm',
    'external: the list of procedures changed several times that year',
  ],
  ['rà soát, niêm yết lại tại trụ sở và trên Trang TTĐT', 'review, display again at the offices and on the website'],
  ['Giờ làm việc chưa được chấp hành nghiêm', 'Working hours not strictly kept'],
  ['chủ quan: chưa kiểm tra thường xuyên', 'internal: not checked regularly'],
  ['chấn chỉnh, tự kiểm tra định kỳ', 'corrective measures, regular checks of your own'],
  ['Tỷ lệ hồ sơ trực tuyến thấp', 'Low share of online applications'],
  ['khách quan: người dân chưa quen sử dụng', 'external: citizens are not used to it yet'],
  ['lập tổ hỗ trợ dịch vụ công trực tuyến', 'a team that helps people with online services'],
  ['Sổ theo dõi hồ sơ ghi chưa đủ cột', 'Registers of applications with columns left empty'],
  ['chủ quan', 'internal'],
  ['tập huấn, dùng mẫu sổ thống nhất', 'training, one common form of register'],
];

const INSPECTIONS: Said = [
  ['Kế hoạch kiểm tra công tác cải cách hành chính năm 2023', 'Plan of inspections of administrative reform in 2023'],
  ['họp trực tuyến', 'online meeting'],
  ['dịch vụ công ích', 'public-utility services'],
  ['tự chủ đơn vị sự nghiệp', 'autonomy of public-service units'],
  ['số hóa hồ sơ', 'digitised applications'],
  ['kỷ luật, kỷ cương hành chính', 'administrative discipline'],
  ['Bộ phận Một cửa, Văn phòng Sở Mẫu', 'one-stop desk, Văn phòng Sở Mẫu'],
  ['Kiểm tra chuyên ngành về hạ tầng khu (giả định)', 'Specialised inspection of the zone’s infrastructure (invented)'],
  ['Khảo sát tình hình phát triển đô thị (giả định)', 'Survey of urban development (invented)'],
  ['Đoàn kiểm tra chuyên ngành (giả định)', 'Specialised inspection delegation (invented)'],
];

const OFFICES_OF = 'trụ sở ';
const PLACES = CITY_SCHEDULE.flatMap(({ place }) =>
  place?.startsWith(OFFICES_OF) ? [[place, `offices of ${place.slice(OFFICES_OF.length)}`] as const] : [],
);

/** Heads are called by their office; the place keeps its name. */
const OFFICES: Readonly<Record<string, string>> = {
  'Chủ tịch UBND': 'Chair of UBND',
  'Giám đốc': 'Director of',
  'Trưởng phòng': 'Head of Phòng',
  'Trưởng ban': 'Head of',
  'Trưởng Ban': 'Head of Ban',
  'Chánh Văn phòng': 'Chief of Văn phòng',
};
const HEADS = CITY_UNITS.flatMap(({ headTitle }) => {
  const office = Object.keys(OFFICES).find((word) => headTitle?.startsWith(`${word} `));
  return headTitle && office ? [[headTitle, headTitle.replace(office, OFFICES[office]!)] as const] : [];
});

/** The plan's words and what they are in English. */
export const CITY_IN_ENGLISH: Glossary = new Map([
  ...OPTIONS,
  ...STEERING,
  ...PROCEDURES,
  ...ORGANISATION,
  ...ON_SITE,
  ...SHORTCOMINGS,
  ...INSPECTIONS,
  ...PLACES,
  ...HEADS,
]);
