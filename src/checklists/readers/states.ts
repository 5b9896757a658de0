// Reads the answers of YESNO and STATUS questions from the words people use, with or without diacritics.
// «Chưa» (not yet) and «Không» (no) stay different values. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { STATUS_LABELS, YESNO_LABELS } from '../values.js';
import type { AnswerValue, Option, Status, YesNo } from '../types.js';
import { none, one, placeOf, quoted, several } from './reading.js';
import type { Reader, Reading } from './reading.js';
import { keyOf, literalOf, spellingsOf, splitNote, withoutCourtesy } from './typed.js';

const NA_WORDS = 'kad|khong ap dung|ko ap dung|k ap dung|kh ap dung|khong ad|ko ad|na|n/a|not applicable';

const YESNO_WORDS: Record<YesNo, string> = {
  YES: 'co|roi|da|x|yes|y|co a|co roi|da co|da roi|vang|da xong|da thuc hien|da lam',
  NO: 'khong|ko|k|kh|no|n|khong a|khong co|ko co|k co|kh co|khong phai',
  NOT_YET: 'chua|chua co|chua a|chua thuc hien|chua lam|not yet',
  NA: NA_WORDS,
};

const STATUS_WORDS: Record<Status, string> = {
  DONE: 'hoan thanh|da hoan thanh|hoan thanh roi|xong|da xong|xong roi|da lam xong|ht|roi|da thuc hien|da khac phuc|da khac phuc xong|done',
  IN_PROGRESS:
    'dang thuc hien|dang lam|dang|dang th|dth|dang xu ly|gan xong|sap xong|mot phan|da lam mot phan|in progress|doing',
  NOT_STARTED: 'chua thuc hien|chua|chua co|chua lam|chua th|cth|chua bat dau|not started|not yet',
  NA: NA_WORDS,
};

const STATUS_TWO: [RegExp, [Status, Status]][] = [
  [/^chua (.* )?(xong|hoan thanh|het|du|day du)$/, ['IN_PROGRESS', 'NOT_STARTED']],
  [/^(khong|ko|k|kh|no|khong co|ko co)$/, ['NOT_STARTED', 'NA']],
  [/^(co|da|yes|x)$/, ['DONE', 'IN_PROGRESS']],
];

function dictionary<V extends string>(words: Record<V, string>): ReadonlyMap<string, V> {
  const map = new Map<string, V>();
  for (const value of Object.keys(words) as V[]) for (const word of words[value].split('|')) map.set(word, value);
  return map;
}

const YESNO_OF = dictionary(YESNO_WORDS);
const STATUS_OF = dictionary(STATUS_WORDS);

const LITERAL = {
  YESNO: dictionary<YesNo>({
    YES: 'có|yes',
    NO: 'không|no',
    NOT_YET: 'chưa|not yet',
    NA: 'không áp dụng|not applicable',
  }),
  STATUS: dictionary<Status>({
    DONE: 'hoàn thành|done',
    IN_PROGRESS: 'đang thực hiện|in progress',
    NOT_STARTED: 'chưa thực hiện|not started',
    NA: 'không áp dụng|not applicable',
  }),
};

const YESNO_ORDER: readonly YesNo[] = ['YES', 'NO', 'NOT_YET', 'NA'];
const STATUS_ORDER: readonly Status[] = ['DONE', 'IN_PROGRESS', 'NOT_STARTED', 'NA'];

/** The four answers of a yes/no question in displayed order. */
export const YESNO_OPTIONS: readonly Option[] = YESNO_ORDER.map((value) => ({
  value: { type: 'YESNO', value },
  label: { key: YESNO_LABELS[value] },
}));

/** The four answers of a status question in displayed order. */
export const STATUS_OPTIONS: readonly Option[] = STATUS_ORDER.map((value) => ({
  value: { type: 'STATUS', value },
  label: { key: STATUS_LABELS[value] },
}));

function yesNoOf(typed: string): YesNo | null {
  for (const key of spellingsOf(typed)) {
    const found = YESNO_OF.get(key);
    if (found) return found;
    if (/^chua( \S+){1,3}$/.test(key)) return 'NOT_YET';
  }
  return null;
}

/** Reads Có, Không, Chưa, Không áp dụng; «1» is Có and «0» Không on every channel, other numbers only where answers are numbered. */
export const readYesNo: Reader = (_question, typed, ctx) => {
  const key = keyOf(typed);
  if (/^\d+$/.test(key)) {
    const byNumber =
      key === '0' ? YESNO_OPTIONS[1] : key === '1' || ctx.numbered ? YESNO_OPTIONS[Number(key) - 1] : undefined;
    if (byNumber) return one(byNumber.value, ctx.numbered ? undefined : quoted(typed));
  }
  return (
    readWords(typed, yesNoOf, LITERAL.YESNO, (value) => ({ type: 'YESNO', value })) ??
    none(refuse('read-yesno-unread', { typed: quoted(typed), position: placeOf(ctx) }))
  );
};

function statusOf(typed: string): Status | null {
  for (const key of spellingsOf(typed)) {
    const found = STATUS_OF.get(key);
    if (found) return found;
    if (STATUS_TWO.some(([shape]) => shape.test(key))) return null;
    if (/^dang( \S+){1,4}$/.test(key)) return 'IN_PROGRESS';
    if (/^chua( \S+){1,3}$/.test(key)) return 'NOT_STARTED';
  }
  return null;
}

/** Reads Hoàn thành, Đang thực hiện, Chưa thực hiện, Không áp dụng; «chưa xong» may be two of them and is asked. */
export const readStatus: Reader = (_question, typed, ctx) => {
  const key = keyOf(typed);
  if (ctx.numbered && /^\d+$/.test(key)) {
    const byNumber = STATUS_OPTIONS[Number(key) - 1];
    if (byNumber) return one(byNumber.value);
  }
  const read = readWords(typed, statusOf, LITERAL.STATUS, (value) => ({ type: 'STATUS', value }));
  if (read) return read;
  for (const spelling of spellingsOf(typed)) {
    const two = STATUS_TWO.find(([shape]) => shape.test(spelling));
    if (two) {
      return several(
        ctx,
        typed,
        STATUS_OPTIONS.filter((option) => option.value.type === 'STATUS' && two[1].includes(option.value.value)),
      );
    }
  }
  return none(refuse('read-status-unread', { typed: quoted(typed), position: placeOf(ctx) }));
};

/** The words as a whole, or an accepted opening whose rest becomes a note. */
function readWords<V>(
  typed: string,
  read: (words: string) => V | null,
  literal: ReadonlyMap<string, V>,
  make: (value: V) => AnswerValue,
): Reading | null {
  const whole = read(typed) ?? read(withoutCourtesy(typed));
  if (whole !== null) return one(make(whole), literal.get(literalOf(typed)) === whole ? undefined : quoted(typed));
  const split = splitNote(typed);
  const lead = split ? (read(split.lead) ?? read(withoutCourtesy(split.lead))) : null;
  if (!split || lead === null) return null;
  return one(make(lead), literal.get(literalOf(split.lead)) === lead ? undefined : quoted(split.lead), split.rest);
}
