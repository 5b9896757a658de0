// The plan as checked data: what a workbook says once every rule of its sheets has been met.
// Plain values only, no database and no spreadsheet. Codes are identity; days are 'YYYY-MM-DD', clock times 'HH:mm', phones E.164.
// A field that is undefined means «its column is absent: leave it as it is»; null or an empty list means «the cell is empty».

export const UNIT_CLASSES = ['SO', 'HUYEN', 'PHONG', 'XA', 'DVSN', 'DNNN'] as const;
export type UnitClass = (typeof UNIT_CLASSES)[number];

/** The word an office puts between «UBND» and a place, or before a body's name; it stands in names, so it stays Vietnamese. */
export const UNIT_KINDS = [
  'sở',
  'quận',
  'huyện',
  'thị xã',
  'phòng',
  'phường',
  'xã',
  'thị trấn',
  'đơn vị sự nghiệp',
  'doanh nghiệp',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const DELEGATION_ROLES = [
  'DELEGATION_HEAD',
  'DELEGATION_DEPUTY',
  'SECRETARY',
  'LEAD',
  'MEMBER',
  'OFFICE',
] as const;
export type DelegationRole = (typeof DELEGATION_ROLES)[number];

export const INSPECTION_FORMS = ['ONSITE', 'DIGITAL', 'REPORT'] as const;
export type InspectionForm = (typeof INSPECTION_FORMS)[number];

export const SECTIONS = ['C1', 'C2', 'C3', 'C4'] as const;
export type Section = (typeof SECTIONS)[number];

export const AREAS = ['CDDH', 'THECHE', 'TTHC', 'TCBM', 'CDCV', 'TCC', 'CQS'] as const;
export type Area = (typeof AREAS)[number];

export const QUESTION_TYPES = [
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
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** When a document must go with the answer: never, always, when the answer is «Có», when it is «Hoàn thành». */
export const EVIDENCE_RULES = ['NONE', 'REQUIRED', 'IF_YES', 'IF_DONE'] as const;
export type EvidenceRule = (typeof EVIDENCE_RULES)[number];

export const ANSWERERS = ['UNIT', 'DELEGATION'] as const;
export type Answerer = (typeof ANSWERERS)[number];

/** Where a shortcoming of an earlier year was found: the index, a reform inspection, a public-service inspection. */
export const CARRIED_SOURCES = ['INDEX', 'CCHC_INSPECTION', 'CIVIL_SERVICE_INSPECTION'] as const;
export type CarriedSource = (typeof CARRIED_SOURCES)[number];

/** How far the remedy of such a shortcoming has come. */
export const CARRIED_STATUSES = ['OPEN', 'IN_PROGRESS', 'ACCEPTED'] as const;
export type CarriedStatus = (typeof CARRIED_STATUSES)[number];

/** A day off, or a Saturday or Sunday on which offices work to make up for one. */
export const HOLIDAY_KINDS = ['OFF', 'WORK'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** From-to within one day, for example 08:00 to 12:00. */
export interface OfficeSpan {
  readonly from: string;
  readonly to: string;
}

/** The plan itself; counts of days are working days, except `remediationDays`, which are calendar days. */
export interface PlanRow {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly subject?: string | null;
  readonly fromOn: string;
  readonly toOn: string;
  readonly noticeDays?: number;
  readonly ackDays?: number;
  readonly reportDays?: number;
  readonly supplementDays?: number;
  readonly conclusionDays?: number;
  readonly remediationDays?: number;
  readonly officeHours?: readonly OfficeSpan[];
}

/** What a new plan takes where its sheet is silent; the office confirms these numbers, the law does not give them. */
export const PLAN_DEFAULTS = {
  noticeDays: 10,
  ackDays: 2,
  reportDays: 5,
  supplementDays: 3,
  conclusionDays: 10,
  remediationDays: 30,
  officeHours: [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
} as const satisfies Partial<PlanRow>;

/** A body that may be inspected, or that stands above one. `name` is the official name of the body («UBND huyện …»). */
export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly class: UnitClass;
  /** null when neither the class cell nor the name tells it. */
  readonly kind: UnitKind | null;
  readonly parent?: string | null;
  readonly abbreviation?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly focalName?: string | null;
  readonly focalTitle?: string | null;
  readonly focalPhone?: string | null;
  readonly headName?: string | null;
  readonly headTitle?: string | null;
  readonly headPhone?: string | null;
}

/** A person of the delegation; identity is name and agency together. */
export interface DelegationRow {
  readonly name: string;
  readonly agency: string;
  readonly title?: string | null;
  /** The first is the one shown; «Thư ký; Thường trực» in one cell gives two. */
  readonly roles: readonly DelegationRole[];
  /** The team's letter or name without the word «Tổ», for example «A». */
  readonly team?: string | null;
  readonly areas?: readonly Area[];
  readonly phone?: string | null;
}

/** One inspection of the schedule. */
export interface InspectionRow {
  readonly code: string;
  readonly unit: string;
  readonly team: string;
  readonly form: InspectionForm;
  /** Not announced: everything about it is hidden from the units until the team has arrived. */
  readonly surprise?: boolean;
  /** Held rows only: a surprise the team has arrived at, which no workbook moves any more. */
  readonly hasArrived?: boolean;
  readonly inspectOn: string;
  readonly time?: string | null;
  readonly place?: string | null;
  readonly themes?: string | null;
  readonly contents?: readonly Section[];
  readonly checklist: string;
  readonly jointWith?: string | null;
}

/** A visit by another delegation, known only to see overlaps; identity is agency, unit and first day. */
export interface OtherInspectionRow {
  readonly agency: string;
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly subject?: string | null;
}

/** How a question calls «there is none». */
export type NoneWord = 'NOT_HELD' | 'NOT_STARTED' | 'NOT_ISSUED' | 'NO_PETITION' | 'NOTHING';

/** One question of one checklist; identity is checklist and code. Empty `classes` or `forms` mean all of them. */
export interface QuestionRow {
  readonly checklist: string;
  readonly code: string;
  readonly section?: Section | null;
  readonly area?: Area | null;
  readonly question: string;
  readonly help?: string | null;
  readonly type: QuestionType;
  readonly choices?: readonly string[];
  readonly required?: boolean;
  readonly evidence?: EvidenceRule;
  readonly evidenceHint?: string | null;
  /** The condition as the office wrote it, already checked for syntax, unknown questions and cycles. */
  readonly askIf?: string | null;
  readonly classes?: readonly UnitClass[];
  readonly forms?: readonly InspectionForm[];
  readonly answeredBy?: Answerer;
  readonly maxPoints?: number | null;
  /** What is plausible; outside it an answer is asked about. */
  readonly min?: number | null;
  readonly max?: number | null;
  readonly earliestOn?: string | null;
  readonly latestOn?: string | null;
  readonly mayBeNa?: boolean;
  readonly asksAbsence?: boolean;
  readonly noneWord?: NoneWord | null;
  /** What the first number of a ratio counts. */
  readonly numerator?: string | null;
  /** What a number counts: «hồ sơ». */
  readonly countOf?: string | null;
  /** Options that count as «Có»; empty: every option does. */
  readonly yesChoices?: readonly string[];
}

/** What a question takes where its line is silent. */
export const QUESTION_DEFAULTS = {
  section: 'C1',
  area: 'CDDH',
  required: false,
  evidence: 'NONE',
  answeredBy: 'UNIT',
} as const satisfies Partial<QuestionRow>;

/** A shortcoming of an earlier year that is still to be remedied. */
export interface CarriedOverRow {
  readonly code: string;
  readonly unit: string;
  readonly source: CarriedSource;
  readonly year: number;
  readonly text: string;
  readonly cause?: string | null;
  readonly solution?: string | null;
  readonly dueOn: string;
  readonly status?: CarriedStatus | null;
}

/** One day of the table of holidays. */
export interface HolidayRow {
  readonly on: string;
  readonly kind: HolidayKind;
  readonly note?: string | null;
}

/** What a workbook holds, in sheet order; a part is undefined when its sheet is absent, which leaves what is known untouched. */
export interface CheckedPlan {
  readonly plan?: PlanRow;
  readonly units?: readonly UnitRow[];
  readonly delegation?: readonly DelegationRow[];
  readonly schedule?: readonly InspectionRow[];
  readonly otherInspections?: readonly OtherInspectionRow[];
  readonly questions?: readonly QuestionRow[];
  readonly carriedOver?: readonly CarriedOverRow[];
  readonly holidays?: readonly HolidayRow[];
}

/** What is held today, in the same shape; an office without any plan holds `{}`. */
export type PlanSnapshot = CheckedPlan;

/** One thing wrong in a workbook: where, the key of a sentence in the locales, and what that sentence needs. */
export interface WorkbookFault {
  /** The sheet's title as it stands in the file; null when the whole file is meant. */
  readonly sheet: string | null;
  /** For example «F7»; null when the whole sheet is meant. */
  readonly cell: string | null;
  readonly refusal: string;
  readonly args?: Readonly<Record<string, string | number>>;
  /** Further places of the same mistake. */
  readonly also?: readonly { readonly sheet: string | null; readonly cell: string | null }[];
}
