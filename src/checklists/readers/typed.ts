// Makes typed words comparable: full-width signs, odd spaces, missing diacritics, the debris of Telex and VNI keyboards.
// Knows no question and no value.

import { withoutEndManners } from '../../kit/vietnamese-manners.js';
import { fold } from '../../kit/vietnamese.js';

/** The text composed, with full-width signs and odd spaces made plain and invisible signs dropped. */
export function tidy(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/([.,;:!?…*_–-])\1{3,}/g, '$1$1$1')
    .replace(/[⁄∕]/g, '/')
    .replace(/[−‐‑‒]|(?<=\p{L})—(?=\p{L})/gu, '-')
    .replace(/[ \t|\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .trim();
}

const EDGE = /^[\s.,;:!?…"“”'‘’()«»*-]$/;

/** Without the signs at both edges; sign by sign, since a pattern tries a run of signs in the middle from each of them. */
function withoutEdges(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && EDGE.test(text[from]!)) from++;
  while (to > from && EDGE.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** The words folded, without punctuation at the edges. */
export const keyOf = (typed: string): string => withoutEdges(fold(tidy(typed)));

/** The words without punctuation at the edges, as typed but lower case: equal only to a literal answer. */
export const literalOf = (typed: string): string => withoutEdges(tidy(typed).toLowerCase()).replace(/\s+/g, ' ');

/** Folded words without what a Telex or VNI keyboard leaves behind: «khoong» → khong, «ddang lamf» → dang lam, «chu7a» → chua. */
export function withoutDebris(key: string): string {
  return key
    .split(' ')
    .map((word) => {
      if (!/^[a-z]+\d?[a-z]*\d?$/.test(word)) return word;
      const plain = word
        .replace(/(?<=[a-z])\d/g, '')
        .replace(/dd/g, 'd')
        .replace(/([aeo])\1+/g, '$1')
        .replace(/w/g, '');
      const vowel = plain.search(/[aeiouy]/);
      if (vowel < 0) return plain;
      // After its vowel a Vietnamese syllable never has s, f, r, x, j: there they are tones.
      return plain.slice(0, vowel + 1) + plain.slice(vowel + 1).replace(/[sfrxjz]/g, '');
    })
    .join(' ');
}

/** The folded words, and the same without keyboard debris when that differs. */
export function spellingsOf(typed: string): string[] {
  const key = keyOf(typed);
  const clean = withoutDebris(key);
  return clean === key ? [key] : [key, clean];
}

/** Words without the courtesies around them: «dạ có», «có rồi ạ». */
export const withoutCourtesy = (typed: string): string =>
  withoutEndManners(tidy(typed).replace(/^(?:dạ|thưa)[\s,]+(?=\S)/iu, ''));

/** An accepted opening and what follows it after a comma, colon, full stop, line break or in brackets: «có, đã gửi tháng 3». */
export function splitNote(typed: string): { lead: string; rest: string } | null {
  const found = /^([^,;:.\n–]{1,30}?)\s*(?:[,;:.\n]|\s[–-]\s)\s*(\S[\s\S]*)$/.exec(tidy(typed));
  const bracketed = /^([^()]{1,30}?)\s*\(([^()]+)\)\W*$/u.exec(tidy(typed));
  const split = bracketed ?? found;
  return split ? { lead: split[1]!, rest: split[2]!.trim() } : null;
}

const NOTHING = new Set([
  'khong',
  'khong co',
  'ko',
  'ko co',
  'k',
  'k co',
  'kh',
  'kh co',
  'khong a',
  'khong phat sinh',
  'ko phat sinh',
  'k phat sinh',
  'kps',
  'none',
  'none arose',
  'nothing',
  'nothing to report',
  'no',
]);

/** True for «không», «ko có», «không phát sinh» …: there is none. */
export const saysNone = (typed: string): boolean => spellingsOf(typed).some((key) => NOTHING.has(key));

/** True for «chưa», «chưa có», and «chưa» followed by one of the given folded words. */
export function saysNotYet(typed: string, deeds: readonly string[] = []): boolean {
  return spellingsOf(typed).some((key) => {
    if (key === 'chua' || key === 'chua co' || key === 'chua a') return true;
    if (/^not (yet|held|issued|started)$/.test(key)) return true;
    return key.startsWith('chua ') && deeds.includes(key.slice('chua '.length));
  });
}
