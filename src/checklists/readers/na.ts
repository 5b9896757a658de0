// Reads «Không áp dụng» where a question's type has no such answer of its own: taken where the workbook lets the question be
// not applicable, otherwise it is said what can be done. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, quoted } from './reading.js';
import type { Reading } from './reading.js';
import { asserts } from './states.js';
import { keyOf, literalOf, spellingsOf, splitNote, tidy, withoutCourtesy } from './typed.js';

const NOT_APPLICABLE: AnswerValue = { type: 'NA' };

/** [Không áp dụng], for questions the workbook says may be. */
export const naOption = (question: Question): readonly Option[] =>
  question.mayBeNa && !hasOwnNa(question) ? [{ value: NOT_APPLICABLE, label: { key: 'value-na' } }] : [];

const hasOwnNa = (question: Question): boolean => question.type === 'YESNO' || question.type === 'STATUS';

const POLITE = '(?:da |thua |dv |don vi |co quan |cau nay |noi dung nay |muc nay )*';
const NOT_APPLIED = '(?:kad|(?:khong|ko|k|kh|kg) (?:ap dung|ad)|n/a|not applicable)';
const NOT_OURS =
  '(?:khong|ko|k|kh|kg|chua) thuoc (?:doi tuong|pham vi|tham quyen|dien|nhiem vu|chuc nang|trach nhiem|linh vuc)';
const WHOSE =
  '(?: (?:cho|voi|doi voi|o|tai|cua|quan ly|giai quyet|thuc hien|kiem tra|ap dung|dieu chinh|bao cao|don vi|co quan|ubnd|phuong|xa|so|quan|huyen|chung toi|ben em|minh|toi|em|nay|duoc|nhe|a))*';
const SAYS_NA = new RegExp(`^${POLITE}(?:${NOT_APPLIED}|${NOT_OURS})(?: .*)?$`);
const BARE = /^(?:kad|khong ap dung|ko ap dung|not applicable)$/;
const ONLY_NA = new RegExp(`^${POLITE}(?:${NOT_APPLIED}|${NOT_OURS})${WHOSE}$`);
const IS_OURS_NOT = new RegExp(`^${POLITE}${NOT_OURS}(?: |$)`);

/** «… vì …», «… do …», «lý do: …»: what stands before the reason, and the reason. */
const BECAUSE =
  /^(.{2,80}?)[\s,;:.–(-]+(?:là\s+|la\s+)?(?:bởi vì|boi vi|tại vì|tai vi|vì|(?<!(?:đơn|don)\s+)vi|bởi|boi|do|lý do(?: là)?|lí do(?: là)?|ly do(?: la)?|because|due to|since)[\s:]+(\S[\s\S]*)$/iu;

interface SaidNa {
  readonly lead: string;
  readonly reason: string | undefined;
}

/** «Không áp dụng» by itself, with a reason or after a comma; null when the words say something else. */
function findNa(typed: string): SaidNa | null {
  const text = withoutCourtesy(typed);
  const [, before, reason] = BECAUSE.exec(text) ?? [];
  if (before !== undefined && reason !== undefined && spellingsOf(before).some((key) => ONLY_NA.test(key))) {
    // That it is none of the unit's duties is a reason by itself.
    const isOursNot = spellingsOf(before).some((key) => IS_OURS_NOT.test(key));
    return { lead: before, reason: isOursNot ? text : reason.replace(/\)$/, '') };
  }
  const split = splitNote(typed);
  const lead = split?.lead ?? typed;
  if (!spellingsOf(lead).some((key) => SAYS_NA.test(key))) return null;
  const isOursNot = spellingsOf(lead).some((key) => IS_OURS_NOT.test(key));
  return { lead, reason: isOursNot ? text : split?.rest };
}

/** «Không áp dụng» for a question that may be so; null when the words say something else. */
export function readNa(question: Question, typed: string): Reading | null {
  if (question.type === 'TEXT') return null;
  const found = findNa(typed);
  if (!found) return null;
  const own = hasOwnNa(question);
  // Said in one word, or with more that is no reason, it is one of the question's own answers.
  if (own && found.reason === undefined && !spellingsOf(found.lead).some((key) => ONLY_NA.test(key))) return null;
  if (!own && !question.mayBeNa) return none(refuse('read-na-not-here'));
  const value = own ? ({ type: question.type, value: 'NA' } as AnswerValue) : NOT_APPLICABLE;
  const { lead, reason } = found;
  // «không áp dụng, có 3/11»: an answer beside it takes it back.
  const said = keyOf(reason ?? typed);
  if (
    asserts(said) ||
    typed.includes('?') ||
    /(?:^|[ ,])(?:co )?\d+(?:[.,]\d+)? ?(?:%|\/ ?\d+$|\/ ?\d+ (?!kh|qd))/.test(said)
  )
    return takenBack(value, own && asserts(said) && spellingsOf(lead).some((key) => BARE.test(key)), typed);
  const literal = ['không áp dụng', 'not applicable'].includes(literalOf(lead));
  return one(value, literal ? undefined : quoted(lead), reason);
}

/** After a comma the question's own reader offers what was said beside it too. */
const takenBack = (value: AnswerValue, isOwnsToo: boolean, typed: string): Reading | null =>
  isOwnsToo && splitNote(typed) !== null
    ? null
    : confirm(value, { key: 'value-na' }, refuse('read-confirm-words', { typed: quoted(typed) }), tidy(typed));
