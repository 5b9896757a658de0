// The sentences: Vietnamese and English complete, the same variables, none unused, none of the words that cost trust.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOLD, loadWords, type Words } from '../src/kit/words.js';
import { askingsOf, halfAskingsOf, holesIn, pluralOfOne, sentencesOf, type Sentence } from './sentences.js';

const root = join(import.meta.dirname, '..');

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'generated' ? [] : sourcesUnder(path);
    return name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

const [vi, en] = [sentencesOf('vi'), sentencesOf('en')];
const code = sourcesUnder(join(root, 'src')).join('\n');

describe('the sentences', () => {
  it('stand in both languages with the same variables', () => {
    expect([...vi.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !vi.has(key))).toEqual([]);
    const differing = [...vi].filter(([key, sentence]) => {
      const english = en.get(key)!;
      const missing = sentence.variables.filter(
        (name) => !english.variables.includes(name) && !sentence.choices.has(name),
      );
      const added = english.variables.filter(
        (name) => !sentence.variables.includes(name) && !english.choices.has(name),
      );
      return missing.length + added.length > 0;
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are all used', () => {
    const quoted = new Set(code.match(/['"`][a-zA-Z][\w-]+['"`]/g)?.map((word) => word.slice(1, -1)));
    // A key may be put together: `nudge-item-${kind}`, `${prefix}-one`.
    const begun = [...code.matchAll(/`([a-z][\w-]*-)\$\{/g)].map((found) => found[1]!);
    const ended = [...code.matchAll(/\$\{[^}]*\}(-[\w-]+)`/g)].map((found) => found[1]!);
    const used = (key: string) =>
      quoted.has(key) || begun.some((start) => key.startsWith(start)) || ended.some((end) => key.endsWith(end));
    expect([...vi.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it('are never compared with: what is stored is a code, with a person’s own words beside', () => {
    const comparing =
      /(?:===|!==|includes\(|startsWith\(|indexOf\() ?(?:[\w.]+\.)?t\('|\bt\('[^']+'(?:, [^)]*)?\) (?:===|!==)/;
    expect(code.split('\n').filter((line) => comparing.test(line))).toEqual([]);
  });

  it('are written in composed letters', () => {
    for (const [key, { text }] of [...vi, ...en]) expect(text.normalize('NFC'), key).toBe(text);
  });

  it('never scold, shout, or call the activity by another name', () => {
    const wrong = /\bbạn\b|vui lòng|thanh tra|đồng chí|xin lỗi vì|trễ hạn|chậm trễ|trả lại đơn vị|!/iu;
    const faulty = [...vi].filter(([, { text }]) => wrong.test(text.replace(/Thanh tra Thành phố|thư xin lỗi/g, '')));
    expect(faulty.map(([key]) => key)).toEqual([]);
  });

  it('use the words of the office, one for one thing, and no colloquial ones', () => {
    const wrong: readonly [RegExp, string][] = [
      [/đã chặn/iu, 'names somebody as refusing'],
      [/không chuông|sẽ đi lúc|: ta \{|ông bà|gửi dở|cột lạ|đời cũ|(?<![\p{L}])bấm vào/iu, 'colloquial'],
      [/dòng nhắc|điều kiện nhắc|đi vòng|bỏ ra ngoài/iu, 'a calque'],
      [/người quản trị|quản trị hệ thống|người vận hành(?! Hệ thống)/iu, 'the operator under another name'],
      [/cơ quan thường trực đã được báo/iu, 'told as done before it is'],
      [/lịch ngày nghỉ/iu, 'the list of days off under another name'],
      [/(?<!\p{L})(?:tổ[.,]|hệ thống)/u, 'a name written small'],
      [/cán bộ cơ quan|Phòng Nội vụ/u, 'an office that is not everywhere'],
      [/chưa phải (?:ngày|giờ|số)/iu, 'what never will be said as not yet'],
      [/\b(?:19|20)\d\d\b/u, 'one year'],
    ];
    const faulty = [...vi].flatMap(([key, { text }]) =>
      wrong.filter(([sign]) => sign.test(saidOf(text))).map(([, why]) => `${key}: ${why}`),
    );
    expect(faulty).toEqual(['workbook-phone-replaced: one year']);
  });

  it('use in English the words of an office, one for one thing', () => {
    const wrong: readonly [RegExp, string][] = [
      [/\bbroadcast\b/iu, 'a general notice under another name'],
      [/\bjudg|verdict/iu, 'a review under another name'],
      [/\bsecret\b|restricted internal/iu, 'classified under another name'],
      [
        /stands? (?:twice|already)|already stands|lies? (?:between|before|outside|in)|none arose|no petition/iu,
        'a calque',
      ],
      [
        /at the latest|take part in the system since|standing office has been told|contact the office\b/iu,
        'a calque or untrue',
      ],
      [/whoever runs|\boperator(?! of the system)/iu, 'the operator under another name'],
      [/\b(?:19|20)\d\d\b/u, 'one year'],
    ];
    const faulty = [...en].flatMap(([key, { text }]) =>
      wrong.filter(([sign]) => sign.test(saidOf(text))).map(([, why]) => `${key}: ${why}`),
    );
    expect(faulty).toEqual(['workbook-phone-replaced: one year']);
  });

  it('begin every message of the delegation to a unit with whom it is to', () => {
    const toUnits = [
      ...['inspections-joint', 'inspections-withdrawal', 'inspections-cancelled-unit', 'inspections-arrival'],
      ...['inspections-change-to', 'review-told', 'review-told-accepted', 'remediation-accepted-unit'],
      ...['remediation-returned-unit', 'extension-granted-unit', 'extension-declined-unit', 'conclusion-opening'],
      ...['conclusion-opening-clear', 'broadcasts-message-to', 'nudge-before', 'nudge-today', 'nudge-overdue'],
      ...['nudge-waiting', 'nudge-escalate-head', 'people-invitation-unit', 'people-invitation-person'],
    ];
    expect(toUnits.filter((key) => !/^Kính gửi:? /u.test(saidOf(vi.get(key)!.text)))).toEqual([]);
    expect(toUnits.filter((key) => !/^To:? /u.test(saidOf(en.get(key)!.text)))).toEqual([]);
    // Whatever ends as a letter does is one.
    const letters = [...vi].filter(([, sentence]) => /Trân trọng\.?(?:\/\.)?$/u.test(sentence.text));
    const parts = /^(?:inspections-(?:notice|change)|review-told-|nudge-|conclusion-close|broadcasts-message-end)/u;
    expect(
      letters.filter(([key]) => !parts.test(key)).flatMap(([key, each]) => (/Kính gửi/u.test(each.text) ? [] : [key])),
    ).toEqual([]);
  });

  it('leave no hole where a variable is without words: they are refused, or expect it', () => {
    const strict = loadWords(join(root, 'locales'), 'refuse');
    const said = { whole: 0, refused: 0 };
    const faulty: string[] = [];
    for (const [voice, sentences] of both(strict)) {
      for (const sentence of sentences.values()) {
        for (const args of halfAskingsOf(sentence, 'Ví dụ')) {
          const text = render(voice, sentence, args);
          if (text === null) said.refused += 1;
          else said.whole += 1;
          if (text === null) continue;
          const whole = render(voice, sentence, filled(args));
          const holes = holesIn(text).filter((hole) => !holesIn(whole!).includes(hole));
          if (holes.length > 0) faulty.push(`${voice.locale} ${sentence.key}: ${holes.join(', ')}: ${text}`);
        }
      }
    }
    expect(faulty).toEqual([]);
    expect(said.whole).toBeGreaterThan(2000);
    expect(said.refused).toBeGreaterThan(10_000);
  });

  it('show what is unknown as «…» to somebody who waits, and never as nothing', () => {
    const { vi: voice } = loadWords(join(root, 'locales'));
    expect(voice.t('desk-watched', { line: ' ' })).toBe('Theo dõi: …');
  });

  it('have a singular in English wherever a number stands', () => {
    const strict = loadWords(join(root, 'locales'), 'refuse').en;
    // Two at least, names of kinds of files, numbers that name questions.
    const never = ['read-two', 'documents-refused-resave', 'documents-refused-print', 'checklists-since-one'];
    const counting = [...en.values()].filter(({ key }) => !never.includes(key));
    const faulty = counting.flatMap((sentence) =>
      [...askingsOf(sentence, '1'), ...askingsOf(sentence, '1').map(allOne)]
        .map((args) => strict.t(sentence.key, args).replaceAll(BOLD, ''))
        .filter((text) => pluralOfOne(text))
        .map((text) => `${sentence.key}: ${text}`),
    );
    expect(faulty).toEqual([]);
    expect(strict.t('documents-duty-quarantined', { count: strict.f.count(1) })).toMatch(/^1 file that looks/);
    expect(strict.t('documents-duty-quarantined', { count: strict.f.count(1000) })).toMatch(/^1,000 files that look/);
  });
});

/** A sentence without the remark above it and without its key. */
const saidOf = (text: string): string => text.replace(/^(?:#.*\n)*[\w-]+ =\s*/u, '').replace(/\$\w+/gu, '');

const both = (words: Record<'vi' | 'en', Words>) =>
  [
    [words.vi, vi],
    [words.en, en],
  ] as const;

const filled = (args: Record<string, string>) =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, value || 'Ví dụ']));

const allOne = (args: Record<string, string>) =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, value === '2' ? '1' : value]));

/** The sentence, or null when it refuses to be said like this. */
function render(voice: Words, sentence: Sentence, args: Record<string, string>): string | null {
  try {
    return voice.t(sentence.key, args).replaceAll(BOLD, '');
  } catch (error) {
    if (error instanceof Error && / is empty$/.test(error.message)) return null;
    throw error;
  }
}
