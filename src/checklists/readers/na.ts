// Reads «Không áp dụng» where a question's type has no such answer of its own: taken where the workbook lets the question be
// not applicable, otherwise it is said what can be done. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, quoted } from './reading.js';
import type { Reading } from './reading.js';
import { asserts } from './states.js';
import { keyOf, literalOf, spellingsOf, splitNote, tidy } from './typed.js';

const NOT_APPLICABLE: AnswerValue = { type: 'NA' };

/** [Không áp dụng], for questions the workbook says may be. */
export const naOption = (question: Question): readonly Option[] =>
  question.mayBeNa && !hasOwnNa(question) ? [{ value: NOT_APPLICABLE, label: { key: 'value-na' } }] : [];

const hasOwnNa = (question: Question): boolean => question.type === 'YESNO' || question.type === 'STATUS';

const SAYS_NA =
  /^(?:da |thua |dv |don vi |cau nay |noi dung nay )*(?:kad|khong ap dung|ko ap dung|k ap dung|kh ap dung|khong ad|ko ad|n\/a|not applicable|khong thuoc (?:doi tuong|pham vi|tham quyen|dien))(?: .*)?$/;

/** «Không áp dụng» for a question without that answer among its own; null when the words say something else. */
export function readNa(question: Question, typed: string): Reading | null {
  if (hasOwnNa(question) || question.type === 'TEXT') return null;
  const split = splitNote(typed);
  const lead = split?.lead ?? typed;
  if (!spellingsOf(lead).some((key) => SAYS_NA.test(key))) return null;
  if (!question.mayBeNa) return none(refuse('read-na-not-here'));
  // «không áp dụng, có 3/11»: an answer beside it takes it back.
  const said = keyOf(split?.rest ?? typed);
  if (
    asserts(said) ||
    typed.includes('?') ||
    /(?:^|[ ,])(?:co )?\d+(?:[.,]\d+)? ?(?:%|\/ ?\d+$|\/ ?\d+ (?!kh|qd))/.test(said)
  )
    return confirm(
      NOT_APPLICABLE,
      { key: 'value-na' },
      refuse('read-confirm-words', { typed: quoted(typed) }),
      tidy(typed),
    );
  const literal = ['không áp dụng', 'not applicable'].includes(literalOf(lead));
  return one(NOT_APPLICABLE, literal ? undefined : quoted(lead), split?.rest);
}
