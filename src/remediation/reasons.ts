// The usual reasons a lead gives with one tap, kept as codes with the person's own words beside them, and said in the reader's
// language. It must not know the database.
import { plain, type Words } from '../kit/words.js';
import { cut } from './due-words.js';

/** What is often missing, and why an answer or a result is often returned. */
export const MISSING = ['documents', 'issued', 'figures'] as const;
export const REASONS = ['evidence', 'mismatch', 'unclear'] as const;
export type Missing = (typeof MISSING)[number];
export type Reason = (typeof REASONS)[number];

const isOf = <T extends string>(list: readonly T[], value: string | null | undefined): value is T =>
  (list as readonly (string | null | undefined)[]).includes(value);

export const isReason = (value: string | null | undefined): value is Reason => isOf(REASONS, value);
export const isMissing = (value: string | null | undefined): value is Missing => isOf(MISSING, value);

/** A usual reason in words, or the person's own, cut to `max`; empty when neither was given. */
export function sayReason(
  words: Words,
  code: string | null | undefined,
  own: string | null | undefined,
  max: number,
): string {
  return isReason(code) ? words.t(`remediation-reason-${code}`) : cut(plain(own ?? ''), max);
}

/** What is missing in words, or the person's own. */
export function sayMissing(
  words: Words,
  code: string | null | undefined,
  own: string | null | undefined,
  max: number,
): string {
  return isMissing(code) ? words.t(`remediation-missing-${code}`) : cut(plain(own ?? ''), max);
}
