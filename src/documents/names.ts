// The names people give their files: made safe to show, never used as a path, and read for the mark of a state secret.
// Also the short code by which a unit and the delegation can tell that they hold the same bytes. Pure.
import { fold, nfc } from '../kit/vietnamese.js';

/** MARKED: set the file apart. ASK: a word without diacritics may be «mật», «mặt» or «mất». NONE: nothing to see. */
export type SecretMark = 'MARKED' | 'ASK' | 'NONE';

/** What a name says about secrecy, and the word that says it, as typed. */
export type SecretReading = { readonly mark: 'NONE' } | { readonly mark: 'MARKED' | 'ASK'; readonly word: string };

const LONGEST_NAME = 120;
const NAMELESS = 'tai-lieu';
// Controls, line separators, and everything that turns or hides letters: «pdf.exe» must not read as «exe.pdf».
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** The name as it is shown and kept: composed, on one line, without path separators, at most 120 characters, its ending kept. */
export function cleanName(raw: string): string {
  const name = nfc(raw)
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, '')
    // What stood between two blanks may have been nothing to see.
    .replace(/ {2,}/g, ' ')
    .replace(/[/\\\u2044\u2215\u29F8\uFF0F\uFF3C]/g, '-')
    .replace(/^[\s.-]+|[\s.]+$/g, '');
  if (name === '') return NAMELESS;
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return `${letters.slice(0, LONGEST_NAME - ending.length - 1).join('')}…${ending}`;
}

/** Sent as a picture: such papers have no name of their own, only the moment they were sent at (telegram/read.ts). */
export const isPhotoName = (name: string, mime: string | null): boolean =>
  mime === 'image/jpeg' && /^anh-\d{4}-\d{2}-\d{2}.*\.jpg$/.test(name);

/** The name of a photo of which so many of the same moment came before: «anh-…-2.jpg»; the first of an album is «-1». */
export function numberedPhoto(name: string, before: number, isOfAlbum: boolean): string {
  return before === 0 && !isOfAlbum ? name : name.replace(/\.jpg$/, `-${before + 1}.jpg`);
}

/** The ending of a name, lower case, without the dot; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}_-]{1,12})$/u.exec(cleanName(name))?.[1]?.toLowerCase() ?? '';
}

/** The code shown on receipts: the first eight digits of the file's hash, «9F2C-A17B». */
export function checkCode(hash: string): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
}

/** Reads a file name (or a caption) for a mark of secrecy. */
export function secretMark(name: string): SecretMark {
  return readSecretMark(name).mark;
}

// Ordinary words that contain «mật» and say nothing about the paper: password, density, close, honey, cipher (an agency's
// field of work), intimate, gall-bladder and stones (hospitals are inspected too).
const INNOCENT_AFTER = new Set(['khẩu', 'độ', 'thiết', 'ong', 'mã']);
const INNOCENT_BEFORE = new Set(['thân', 'túi', 'sỏi', 'ống']);
// «Bảo mật» is information security, an everyday subject of these inspections, and no level of secrecy in law; it is
// asked about only where it describes the paper itself («tài liệu bảo mật»).
const PAPERS = new Set(['liệu', 'bản', 'sơ', 'văn', 'lieu', 'ban', 'so', 'van']);
// «Bí mật (nhà nước)» is as often the subject of an ordinary report as its level, «thông mật» is no fixed word: ask.
const UNCLEAR_BEFORE = new Set(['bí', 'thông']);
// Without diacritics only where no reading can be a level: Mặt trận, mặt bằng, mật khẩu; vắng mặt, bề mặt, ra mắt, khuôn mặt.
const PLAIN_INNOCENT_AFTER = new Set(['tran', 'bang', 'khau']);
const PLAIN_INNOCENT_BEFORE = new Set(['vang', 'be', 'ra', 'khuon']);

type Word = { readonly typed: string; readonly lower: string; readonly joined: boolean };

/** Like {@link secretMark}, with the word that gave rise to it, for the question put to the person. */
export function readSecretMark(name: string): SecretReading {
  const words = wordsOf(name);
  let asked: string | undefined;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const around = {
      before: word.joined ? words[index - 1]?.lower : undefined,
      paper: word.joined && words[index - 1]?.joined ? words[index - 2]?.lower : undefined,
      after: next?.joined ? next.lower : undefined,
    };
    const mark = markOfWord(word, around);
    if (mark === 'MARKED') return { mark, word: word.typed };
    if (mark === 'ASK') asked ??= word.typed;
  }
  return asked === undefined ? { mark: 'NONE' } : { mark: 'ASK', word: asked };
}

function markOfWord(word: Word, around: { before?: string; paper?: string; after?: string }): SecretMark {
  const { before = '', paper = '', after = '' } = around;
  if (word.lower === 'mật') {
    if (before === 'tối' || before === 'tuyệt') return 'MARKED';
    if (before === 'bảo') return PAPERS.has(paper) ? 'ASK' : 'NONE';
    if (UNCLEAR_BEFORE.has(before)) return 'ASK';
    return INNOCENT_BEFORE.has(before) || INNOCENT_AFTER.has(after) ? 'NONE' : 'MARKED';
  }
  if (/(?:tối|tuyệt)mật/.test(word.lower)) return 'MARKED';
  // Written together («báocáomật», «BaocaoMẬT») the mark may be part of another word.
  if (word.lower.includes('mật')) return /bảomật|mậtkhẩu|mậtđộ/.test(word.lower) ? 'NONE' : 'ASK';
  if (!['mat', 'mât', 'mạt'].includes(word.lower)) return /t(?:oi|uyet)mat/.test(word.lower) ? 'ASK' : 'NONE';
  // Nothing but the level is pronounced «tuyet mat»; «toi mat» can be «tôi mất», so it is asked about.
  if (before === 'tuyet' || before === 'tuyệt') return 'MARKED';
  if (before === 'bao' || before === 'bảo') return PAPERS.has(paper) ? 'ASK' : 'NONE';
  return PLAIN_INNOCENT_BEFORE.has(fold(before)) || PLAIN_INNOCENT_AFTER.has(fold(after)) ? 'NONE' : 'ASK';
}

/** The words of a name; `joined` when only a space, hyphen or underscore stands before. Letters spaced out («M Ậ T») are one word. */
function wordsOf(name: string): Word[] {
  const words: Word[] = [];
  const spacedOut = nfc(name)
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, '')
    .replace(/(?<!\p{L})(?:\p{L} ){2,}\p{L}(?!\p{L})/gu, (run) => run.replaceAll(' ', ''));
  let end = 0;
  // Only the letters are looked for: what stands between them, however long, is read once.
  for (const { 0: run, index: at } of spacedOut.matchAll(/\p{L}+/gu)) {
    const gap = spacedOut.slice(end, at);
    end = at + run.length;
    // «BaocaoMAT» has a word where the capitals begin; «mẬT» is one word and a caps-lock key.
    for (const [index, typed] of run.split(/(?<=\p{Ll}{2})(?=\p{Lu})/u).entries()) {
      words.push({ typed, lower: typed.toLowerCase(), joined: index > 0 || /^[ _-]{0,3}$/.test(gap) });
    }
  }
  return words;
}
