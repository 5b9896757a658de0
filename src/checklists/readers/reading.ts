// What can come of reading a typed answer, and what reading needs to know. One reading is stored at once and echoed;
// two that differ store nothing and are offered; what is right inside something wrong is kept.
// Knows no sentence: only the keys of locales/<language>/readers.ftl.

import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import type { Day } from '../../kit/calendar.js';
import type { Formats } from '../../kit/vietnamese.js';
import type { UnitClassName } from '../../people/rules.js';
import type { AnswerValue, Option, PartialValue, Question, Said } from '../types.js';

/** What is still to be asked after a partial reading. */
export type MissingPart = 'denominator' | 'day' | 'symbol' | 'symbol-and-day' | 'number';

/** The outcome of reading what a person typed for one question. Nothing is stored unless `kind` is 'one'. */
export type Reading =
  /** Stored at once. `readFrom` quotes the words when the reading was not literal; `note` is what followed them. */
  | { readonly kind: 'one'; readonly value: AnswerValue; readonly readFrom?: string; readonly note?: string }
  /** Something is known; `ask` says what was read and what is still missing. The value goes into `ctx.partial` next time. */
  | { readonly kind: 'partial'; readonly value: PartialValue; readonly missing: MissingPart; readonly ask: Refusal }
  /** Readings that differ; `again` tells whether «Nhập lại» belongs under them. */
  | {
      readonly kind: 'two';
      readonly options: readonly Option[];
      readonly why: Refusal;
      readonly again: boolean;
      readonly note?: string;
    }
  /** One reading that is too unlikely to store unasked: one button with `label`, one «Nhập lại». */
  | {
      readonly kind: 'confirm';
      readonly value: AnswerValue;
      readonly label: Said;
      readonly why: Refusal;
      readonly note?: string;
    }
  /** No reading. `kept` is to be stored as a note; `offers` are values as buttons above «Nhập lại». */
  | {
      readonly kind: 'none';
      readonly refusal: Refusal;
      readonly kept?: string;
      readonly offers?: readonly Option[];
    };

/** What reading an answer needs besides the question and the words. */
export interface ReadContext {
  readonly todayOn: Day;
  /** The reader's formats: also decide whether «1,420» or «1.420» is the odd one. */
  readonly f: Formats;
  /** What kind of body is asked: whose papers an example names. */
  readonly unitClass?: UnitClassName;
  /** The question's number among those that apply, «Câu 4», «Câu Đ1». */
  readonly position?: number | string;
  /** The unit's answer of the year before. */
  readonly lastYear?: { readonly year: number; readonly value: AnswerValue } | null;
  /** What a reading of kind 'partial' gave before, or the parts of a TEXT so far. */
  readonly partial?: PartialValue | null;
  /** True on a channel without buttons: a bare number is then the number of an answer in displayed order. */
  readonly numbered?: boolean;
}

/** A reader of one type of question. */
export type Reader = (question: Question, typed: string, ctx: ReadContext) => Reading;

export const one = (value: AnswerValue, readFrom?: string, note?: string): Reading => ({
  kind: 'one',
  value,
  ...(readFrom === undefined ? {} : { readFrom }),
  ...(note ? { note } : {}),
});

export const partial = (value: PartialValue, missing: MissingPart, ask: Refusal): Reading => ({
  kind: 'partial',
  value,
  missing,
  ask,
});

export const confirm = (value: AnswerValue, label: Said, why: Refusal, note?: string): Reading => ({
  kind: 'confirm',
  value,
  label,
  why,
  ...(note ? { note } : {}),
});

/** A figure that is asked because of the time beside it: the words stay with it as its note. */
export const withTime = (reading: Reading, words: string, isTimed: boolean): Reading =>
  isTimed && reading.kind === 'confirm' && reading.note === undefined ? { ...reading, note: words } : reading;

export const none = (refusal: Refusal, more: { kept?: string; offers?: readonly Option[] } = {}): Reading => ({
  kind: 'none',
  refusal,
  ...(more.kept ? { kept: more.kept } : {}),
  ...(more.offers && more.offers.length > 0 ? { offers: more.offers } : {}),
});

/** «“chua” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn:» with the options as buttons. */
export const several = (ctx: ReadContext, typed: string, options: readonly Option[], note?: string): Reading => ({
  kind: 'two',
  options,
  why: refuse('read-two', { typed: quoted(typed), count: options.length === 2 ? 'two' : ctx.f.count(options.length) }),
  again: false,
  ...(note ? { note } : {}),
});

/** A button that shows a value already written: «98,5%», «Đầy đủ». */
export const plainLabel = (value: string): Said => ({ key: 'option-plain', args: { value } });
/** «Đúng, 1.420» */
export const rightLabel = (value: string): Said => ({ key: 'option-right', args: { value } });

const QUOTE_CHARS = 60;

/** What was typed, as it may be quoted inside a sentence: one line, cut with «…». */
export function quoted(typed: string): string {
  const line = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (line === '') return '…';
  const signs = [...line];
  return signs.length <= QUOTE_CHARS ? line : `${signs.slice(0, QUOTE_CHARS - 1).join('')}…`;
}

/** The place of the question for «Câu 4 nhận: …»; 'none' lets the sentence say «Câu này». */
export const placeOf = (ctx: ReadContext): string => (ctx.position === undefined ? 'none' : String(ctx.position));
