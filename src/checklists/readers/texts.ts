// Reads TEXT answers, which may come in several messages, and words sent where a FILE is asked. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { nfc } from '../../kit/vietnamese.js';
import { noneLabel } from '../values.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { none, one, quoted } from './reading.js';
import type { Reader } from './reading.js';
import { keyOf, saysNone, saysNotYet, tidy } from './typed.js';

/** Characters a required text must have in all. */
export const MIN_TEXT_CHARS = 20;

/** How many characters an answer in words needs. */
export const minCharsOf = (question: Question): number => (question.required ? MIN_TEXT_CHARS : 1);

/** Characters of all parts, as people count them. */
export const charsOf = (parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + [...new Intl.Segmenter('vi').segment(part)].length, 0);

const NOTHING =
  /^(khong|ko|k|kh|khong co|ko co|k co) ?(kien nghi|y kien|noi dung|de xuat|vuong mac|kho khan|gi)?( gi)?$/;

/** Said after a text to end it, not to be part of it. */
const ENOUGH =
  /^(?:ok|oke|okie|okay|xong|xong roi|het|het roi|het a|du roi|the thoi|vay thoi|chi vay thoi|roi|vang|da|da vang|dung|dung roi|duoc|duoc roi|khong|khong con|cam on|em cam on|cam on a|ok a|k|ko|nop|gui|done|that is all|thanks|yes|no)(?: (?:a|nhe|nha|em|anh|chi|roi))*$/;

/** [Không có kiến nghị] or [Không có]. */
export const textNoneOption = (question: Question): Option => ({
  value: { type: 'TEXT', none: true },
  label: { key: noneLabel(question) },
});

/** Adds a message to the text; `ctx.partial` holds the parts so far. Too short in all is refused, kindly. */
export const readText: Reader = (question, typed, ctx) => {
  const before = ctx.partial?.type === 'TEXT' ? ctx.partial.parts : [];
  const part = nfc(typed).trim();
  if (
    before.length === 0 &&
    (saysNone(typed) || NOTHING.test(keyOf(typed)) || ['no petition', 'no requests'].includes(keyOf(typed)))
  ) {
    return one({ type: 'TEXT', none: true }, quoted(typed));
  }
  if (before.length > 0 && ENOUGH.test(keyOf(typed))) return none(refuse('read-text-enough'));
  const min = minCharsOf(question);
  if (part === '' || charsOf([...before, part]) < min) {
    const option = textNoneOption(question);
    return none(
      refuse('read-text-short', {
        min: String(min),
        none: option.label.key === 'value-no-petition' ? 'petition' : 'other',
      }),
      {
        offers: [option],
      },
    );
  }
  return one({ type: 'TEXT', parts: [...before, part] });
};

/** [Chưa có tài liệu] */
export const FILE_OPTIONS: readonly Option[] = [
  { value: { type: 'FILE', value: 'NOT_YET' }, label: { key: 'value-no-document' } },
];

const NO_DOCUMENT: AnswerValue = { type: 'FILE', value: 'NOT_YET' };

/** Words only: «chưa có» is an answer, anything else is kept as a note while the file is still asked. */
export const readFileWords: Reader = (_question, typed, ctx) => {
  if (
    saysNotYet(typed, ['co tai lieu', 'co file', 'co tep', 'xong']) ||
    saysNone(typed) ||
    /^(khong|ko|k) co (tai lieu|file|tep)$|^no document yet$/.test(keyOf(typed))
  ) {
    return one(NO_DOCUMENT, quoted(typed));
  }
  if (ctx.numbered && keyOf(typed) === '1') return one(NO_DOCUMENT);
  return none(refuse('read-file-needed'), { kept: tidy(typed), offers: FILE_OPTIONS });
};
