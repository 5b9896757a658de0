// The words an office writes in cells and the values they stand for, in both directions.
// A value is recognised by any of its words or by its code, whatever the case, diacritics and punctuation. Knows no sheet.

import { fold } from '../../kit/vietnamese.js';
import type {
  Answerer,
  Area,
  CarriedSource,
  CarriedStatus,
  DelegationRole,
  EvidenceRule,
  HolidayKind,
  InspectionForm,
  NoneWord,
  QuestionType,
  Section,
  UnitClass,
  UnitKind,
} from './plan.js';

/** The form in which two writings of one header or word are equal: letters and digits only, no marks, lower case. */
export const wordKey = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** A closed list of values: the first word of each is the one we write. */
export interface WordList<T extends string> {
  /** The value of a word or code; undefined when it is none of the list. */
  find(text: string): T | undefined;
  wordOf(value: T): string;
  /** Our words, for the sentence that says what is accepted and for lists offered in cells. */
  readonly words: readonly string[];
}

function wordList<T extends string>(entries: Readonly<Record<T, readonly [string, ...string[]]>>): WordList<T> {
  const values = new Map<string, T>();
  const listed = Object.keys(entries) as T[];
  for (const value of listed) for (const word of [value, ...entries[value]]) values.set(wordKey(word), value);
  return {
    find: (text) => values.get(wordKey(text)),
    wordOf: (value) => entries[value][0],
    words: listed.map((value) => entries[value][0]),
  };
}

export const ROLE_WORDS = wordList<DelegationRole>({
  DELEGATION_HEAD: ['Trưởng Đoàn', 'head'],
  DELEGATION_DEPUTY: ['Phó Trưởng Đoàn', 'deputy_head'],
  SECRETARY: ['Thư ký', 'Thư ký Đoàn'],
  LEAD: ['Tổ trưởng', 'team_lead'],
  MEMBER: ['Thành viên'],
  OFFICE: ['Thường trực', 'standing'],
});

export const FORM_WORDS = wordList<InspectionForm>({
  ONSITE: ['Trực tiếp', 'on site'],
  DIGITAL: ['Môi trường số', 'Qua môi trường số'],
  REPORT: ['Báo cáo', 'Qua báo cáo', 'by report'],
});

export const TYPE_WORDS = wordList<QuestionType>({
  YESNO: ['Có/Không', 'yes_no', 'yes_no_na'],
  STATUS: ['Tình trạng', 'status4'],
  COUNT: ['Số', 'Số lượng'],
  RATIO: ['Tỷ lệ', 'Tỉ lệ'],
  PERCENT: ['Phần trăm'],
  DATE: ['Ngày'],
  DOCREF: ['Văn bản'],
  TEXT: ['Nội dung'],
  CHOICE: ['Chọn một'],
  MULTI: ['Chọn nhiều'],
  FILE: ['Tệp'],
});

export const EVIDENCE_WORDS = wordList<EvidenceRule>({
  NONE: ['Không'],
  REQUIRED: ['Bắt buộc'],
  IF_YES: ['Nếu Có'],
  IF_DONE: ['Nếu Hoàn thành'],
});

export const ANSWERER_WORDS = wordList<Answerer>({
  UNIT: ['Đơn vị'],
  DELEGATION: ['Đoàn', 'Đoàn kiểm tra', 'inspector'],
});

export const NONE_WORDS = wordList<NoneWord>({
  NOT_HELD: ['Chưa tổ chức'],
  NOT_STARTED: ['Chưa thực hiện'],
  NOT_ISSUED: ['Chưa ban hành'],
  NO_PETITION: ['Không có kiến nghị'],
  NOTHING: ['Không có'],
});

export const SECTION_WORDS = wordList<Section>({
  C1: ['C1', 'Khối C1'],
  C2: ['C2', 'Khối C2'],
  C3: ['C3', 'Khối C3'],
  C4: ['C4', 'Khối C4'],
});

export const AREA_WORDS = wordList<Area>({
  CDDH: ['CDDH', 'Chỉ đạo, điều hành'],
  THECHE: ['THECHE', 'Thể chế'],
  TTHC: ['TTHC', 'Thủ tục hành chính'],
  TCBM: ['TCBM', 'Tổ chức bộ máy'],
  CDCV: ['CDCV', 'Chế độ công vụ'],
  TCC: ['TCC', 'Tài chính công'],
  CQS: ['CQS', 'Chính quyền số'],
});

export const SOURCE_WORDS = wordList<CarriedSource>({
  INDEX: ['Chỉ số', 'Chỉ số CCHC'],
  CCHC_INSPECTION: ['Kiểm tra CCHC'],
  CIVIL_SERVICE_INSPECTION: ['Kiểm tra công vụ'],
});

export const STATUS_WORDS = wordList<CarriedStatus>({
  OPEN: ['Chưa thực hiện', 'Chưa khắc phục', 'Mới'],
  IN_PROGRESS: ['Đang thực hiện', 'Đang khắc phục'],
  ACCEPTED: ['Hoàn thành', 'Đã hoàn thành', 'Đã khắc phục'],
});

export const HOLIDAY_WORDS = wordList<HolidayKind>({
  OFF: ['Nghỉ', 'Ngày nghỉ'],
  WORK: ['Làm bù', 'Làm việc bù', 'make_up'],
});

export const YES_WORDS = wordList<'YES' | 'NO'>({
  YES: ['x', 'có', 'true', 'yes', '1', 'đúng'],
  NO: ['không', 'false', 'no', '0'],
});

const CLASS_OF_KIND: Readonly<Record<UnitKind, UnitClass>> = {
  sở: 'SO',
  quận: 'HUYEN',
  huyện: 'HUYEN',
  'thị xã': 'HUYEN',
  phòng: 'PHONG',
  phường: 'XA',
  xã: 'XA',
  'thị trấn': 'XA',
  'đơn vị sự nghiệp': 'DVSN',
  'doanh nghiệp': 'DNNN',
};

/** The codes of classes alone, as used in the column «Loại đơn vị» of the checklist. */
export const CLASS_WORDS = wordList<UnitClass>({
  SO: ['SO', 'Sở'],
  HUYEN: ['HUYEN', 'Quận', 'Huyện', 'Thị xã'],
  PHONG: ['PHONG', 'Phòng'],
  XA: ['XA', 'Phường', 'Xã', 'Thị trấn'],
  DVSN: ['DVSN', 'Đơn vị sự nghiệp', 'Đơn vị sự nghiệp công lập'],
  DNNN: ['DNNN', 'Doanh nghiệp', 'Doanh nghiệp nhà nước'],
});

export const KIND_WORDS = wordList<UnitKind>({
  sở: ['Sở'],
  quận: ['Quận'],
  huyện: ['Huyện'],
  'thị xã': ['Thị xã'],
  phòng: ['Phòng'],
  phường: ['Phường'],
  xã: ['Xã'],
  'thị trấn': ['Thị trấn'],
  'đơn vị sự nghiệp': ['Đơn vị sự nghiệp', 'Đơn vị sự nghiệp công lập'],
  'doanh nghiệp': ['Doanh nghiệp', 'Doanh nghiệp nhà nước'],
});

// «Sở» and the codes SO, XA, HUYEN, PHONG fold to the same letters as their words: as a code, only capitals without marks count.
const IS_CODE = /^[A-Z]+$/;

/** Reads the cell «Loại»: a word gives class and kind, a code gives the class and leaves the kind to the unit's name. */
export function findClass(text: string, name: string): { class: UnitClass; kind: UnitKind | null } | undefined {
  const kind = IS_CODE.test(text.trim()) ? undefined : KIND_WORDS.find(text);
  if (kind) return { class: CLASS_OF_KIND[kind], kind };
  const found = CLASS_WORDS.find(text);
  return found && { class: found, kind: kindFromName(found, name) };
}

function kindFromName(unitClass: UnitClass, name: string): UnitKind | null {
  if (unitClass === 'SO') return 'sở';
  if (unitClass === 'PHONG') return 'phòng';
  if (unitClass === 'DVSN') return 'đơn vị sự nghiệp';
  if (unitClass === 'DNNN') return 'doanh nghiệp';
  const place = fold(name).replace(/^(ubnd|uy ban nhan dan) /, '');
  const kinds = (Object.keys(CLASS_OF_KIND) as UnitKind[]).filter((kind) => CLASS_OF_KIND[kind] === unitClass);
  return kinds.find((kind) => place.startsWith(`${fold(kind)} `)) ?? null;
}
