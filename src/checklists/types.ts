// What a checklist is made of: questions as the workbook defines them, and the value an answer may have for each type.
// Values are plain JSON with the type in them, so a stored answer can be read without its question.
// Knows no database and no sentence.

import type { Day } from '../kit/calendar.js';

/** Có/Không, Tình trạng, Số, Tỷ lệ, Phần trăm, Ngày, Văn bản, Nội dung, Chọn một, Chọn nhiều, Tệp. */
export type QuestionType =
  'YESNO' | 'STATUS' | 'COUNT' | 'RATIO' | 'PERCENT' | 'DATE' | 'DOCREF' | 'TEXT' | 'CHOICE' | 'MULTI' | 'FILE';

export const QUESTION_TYPES: readonly QuestionType[] = [
  'YESNO',
  'STATUS',
  'COUNT',
  'RATIO',
  'PERCENT',
  'DATE',
  'DOCREF',
  'TEXT',
  'CHOICE',
  'MULTI',
  'FILE',
];

export const SECTIONS = ['C1', 'C2', 'C3', 'C4'] as const;
export type Section = (typeof SECTIONS)[number];
export type UnitClass = 'SO' | 'HUYEN' | 'PHONG' | 'XA' | 'DVSN' | 'DNNN';
export type InspectionForm = 'ONSITE' | 'DIGITAL' | 'REPORT';
/** When documents must come with an answer: Không, Bắt buộc, Nếu Có, Nếu Hoàn thành. */
export type EvidenceRule = 'NONE' | 'REQUIRED' | 'IF_YES' | 'IF_DONE';
/** Who answers a question: the inspected unit, or the delegation on site. */
export type AnsweredBy = 'UNIT' | 'DELEGATION';

export type CompareOp = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** When a question is asked («Hỏi khi»): comparisons of earlier answers joined by «và» (all) and «hoặc» (any). */
export type Condition =
  | { readonly kind: 'compare'; readonly code: string; readonly op: CompareOp; readonly value: string }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

/** A question of a checklist template. */
export interface Question {
  readonly code: string;
  /** Place in the whole template; what a unit sees is numbered anew among what applies to it. */
  readonly order: number;
  readonly section: Section;
  readonly area: string;
  readonly text: string;
  readonly help?: string | null;
  readonly type: QuestionType;
  /** Options of CHOICE and MULTI as registered, in displayed order; empty for the other types. */
  readonly choices: readonly string[];
  readonly required: boolean;
  readonly evidence: EvidenceRule;
  readonly evidenceHint?: string | null;
  readonly askIf?: Condition | null;
  /** Classes of units it is asked of; empty = all. */
  readonly classes: readonly UnitClass[];
  /** Forms of inspection it is asked in; empty = all. */
  readonly forms: readonly InspectionForm[];
  readonly answeredBy: AnsweredBy;
  readonly maxPoints?: number | null;
  /** What is plausible, from the workbook: outside it a figure or a day is asked about, not refused. */
  readonly min?: number | null;
  readonly max?: number | null;
  readonly earliestOn?: Day | null;
  readonly latestOn?: Day | null;
  /** Takes «Không áp dụng», whatever its type. */
  readonly mayBeNa?: boolean;
  /** A ratio of people present: whoever is absent is asked about. */
  readonly asksAbsence?: boolean;
  /** How «there is none» is called; absent: the word of the type. */
  readonly noneWord?: NoneWord | null;
  /** What the first number of a ratio counts: «số đúng và trước hạn». */
  readonly numerator?: string | null;
  /** What a number counts, echoed beside it: «hồ sơ». */
  readonly countOf?: string | null;
  /** Options that count as «Có»; none named: every option does. */
  readonly yesChoices?: readonly string[];
}

/** How a question calls «there is none»: not held, not started, not issued, no petition, nothing. */
export type NoneWord = 'NOT_HELD' | 'NOT_STARTED' | 'NOT_ISSUED' | 'NO_PETITION' | 'NOTHING';

export type YesNo = 'YES' | 'NO' | 'NOT_YET' | 'NA';
export type Status = 'DONE' | 'IN_PROGRESS' | 'NOT_STARTED' | 'NA';

/**
 * The value of an answer. `none: true` is a real answer, not an absence: nothing arose (RATIO), not held (DATE),
 * not issued (DOCREF), nothing to say (TEXT). CHOICE and MULTI hold the options' registered words.
 * FILE: GIVEN once a file has been received, NOT_YET for «Chưa có tài liệu».
 */
export type AnswerValue =
  | { readonly type: 'YESNO'; readonly value: YesNo }
  | { readonly type: 'STATUS'; readonly value: Status }
  | { readonly type: 'COUNT'; readonly value: number }
  | { readonly type: 'RATIO'; readonly numerator: number; readonly denominator: number; readonly none?: undefined }
  | { readonly type: 'RATIO'; readonly none: true }
  | { readonly type: 'PERCENT'; readonly value: number }
  | { readonly type: 'DATE'; readonly on: Day; readonly none?: undefined }
  | { readonly type: 'DATE'; readonly none: true }
  | {
      readonly type: 'DOCREF';
      readonly number: string;
      readonly on: Day;
      readonly subject?: string;
      readonly none?: undefined;
    }
  | { readonly type: 'DOCREF'; readonly none: true }
  | { readonly type: 'TEXT'; readonly parts: readonly string[]; readonly none?: undefined }
  | { readonly type: 'TEXT'; readonly none: true }
  | { readonly type: 'CHOICE'; readonly choice: string }
  | { readonly type: 'MULTI'; readonly choices: readonly string[] }
  | { readonly type: 'FILE'; readonly value: 'GIVEN' | 'NOT_YET' }
  /** «Không áp dụng» of a question whose own type has no such value; the workbook says which may be (YESNO and STATUS have their own). */
  | { readonly type: 'NA' };

/** What has been read so far of an answer that comes in two steps; kept in the dialogue, never stored as the answer. */
export type PartialValue =
  | { readonly type: 'RATIO'; readonly numerator: number; readonly inDoubt?: true }
  | { readonly type: 'DATE'; readonly year: number; readonly month: number }
  /** `ordinal` is a bare «15» without its symbol; `number` the whole «15/KH-UBND». With number and day, the subject is asked. */
  | { readonly type: 'DOCREF'; readonly ordinal?: string; readonly number?: string; readonly on?: Day }
  | { readonly type: 'TEXT'; readonly parts: readonly string[] };

/** A locale key and what its sentence needs, already formatted: for labels of buttons and values. */
export interface Said {
  readonly key: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** One thing that can be tapped instead of typing: a value and the button's words. */
export interface Option {
  readonly value: AnswerValue;
  readonly label: Said;
}

/** Ticks of one person beside one version of an answer; beside another they count no more. */
export interface Ticked {
  readonly by: string;
  readonly v: number;
  readonly choices: readonly string[];
}
