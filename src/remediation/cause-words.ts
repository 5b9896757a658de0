// The kind of a cause as somebody types it: «chủ quan: phân công chưa rõ», «do khách quan», «nguyên nhân chủ quan là …», with or
// without diacritics. Pure.
import type { CauseKind } from '../generated/prisma/client.js';
import { skips } from '../dialogue/skipping.js';
import { fold } from '../kit/vietnamese.js';

export interface TypedCause {
  readonly kind: CauseKind;
  /** The person's own words, null when only the kind was said. */
  readonly words: string | null;
}

const ONE = '(?:chu quan|khach quan|subjective|objective|internal|external)';
const KIND = new RegExp(
  `^(?:(?:cac |nhung )?nguyen nhan )?(?:(?:la )?(?:do|vi) )?(?:nguyen nhan )?(?:(ca hai|both)|(?:ca )?(${ONE})(?: ?(?:va|lan|,|and|/) ?(?:ca )?(${ONE}))?)(?![a-z])`,
);
/** What may stand between the kind and the words about it. */
const JOINT = /^(?:\s*[:,;.()–—-]+\s*(?:la |do |vi )?|\s+(?:la do|la vi|la|do|vi|because of|due to)\s+|\s*\n\s*|\s*$)/;

/** What was typed at the question of the cause, when it says which kind; null when it does not. */
export function readCause(typed: string): TypedCause | null {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  // Folded letter by letter, so that what follows the kind can be taken from the person's own words.
  const folded = [...text].map((letter) => (letter === ' ' ? ' ' : fold(letter) || letter)).join('');
  const found = KIND.exec(folded);
  if (!found || folded.length !== [...text].length) return null;
  const [, both, one, other] = found;
  const kinds = new Set([one, other].flatMap((each) => (each === undefined ? [] : [kindOf(each)])));
  const kind: CauseKind = both !== undefined || kinds.size > 1 ? 'BOTH' : [...kinds][0]!;
  const joint = JOINT.exec(folded.slice(found[0].length));
  // Words that go on without a joint are kept as they stand.
  if (!joint) return { kind, words: text };
  const rest = [...text]
    .slice(found[0].length + joint[0].length)
    .join('')
    .replace(/\)$/, '')
    .trim();
  return { kind, words: rest === '' ? null : rest };
}

const kindOf = (said: string): CauseKind => (/^(?:chu|sub|int)/.test(said) ? 'INTERNAL' : 'EXTERNAL');

/** The words about a cause; none where they only leave it out («không có», «bỏ qua»). */
export const causeWords = (typed: string): string => (skips(typed, 'nguyen nhan|ly do|cause|reason') ? '' : typed);
