// Random Vietnamese sentences around figures and days: whatever could change a figure keeps it from being stored unasked, what
// only frames it does not, and nothing but what was typed is ever stored. The seed stands in each test's name; SEED=… repeats it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/kit/calendar.js';
import { fold } from '../../src/kit/vietnamese.js';
import { readAnswer } from '../../src/checklists/readers.js';
import type { Reading } from '../../src/checklists/readers.js';
import type { AnswerValue, Question } from '../../src/checklists/types.js';
import { sameValue } from '../../src/checklists/values.js';
import { DIALOGUES, DISBURSED, LAST_DIALOGUE, PLAN, REMEDIED, REPORTS, TASKS, context, words } from './cast.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const RUNS = 1500;
const TODAY = '2023-09-08';

const COUNTED: Question = { ...DIALOGUES, max: 9_999_999 };
const SHARED: Question = { ...TASKS, max: 9_999_999 };

/** Words that change, deny, move or double a figure. */
const CHANGING = fc.constantFrom(
  'khoảng', 'gần', 'hơn', 'trừ', 'ngoài', 'chưa', 'không', 'dưới', 'xấp xỉ', 'ước', 'tối thiểu', 'ít nhất', 'sau', 'trước', 'dự kiến',
  'nếu', 'hoặc', 'thiếu', 'chỉ', 'thêm', 'giảm', 'tăng', 'còn', 'hoãn', 'gửi sau', 'từ', 'nhưng', 'tạm tính', 'theo kế hoạch cũ',
); // prettier-ignore
/** Words that say nothing against it. */
const FRAMING = fc.constantFrom(
  '',
  'dạ',
  'đạt',
  'là',
  'có',
  'được',
  'tổng số',
  'báo cáo anh',
  'em xin báo cáo',
  'đơn vị có',
);
const CLOSING = fc.constantFrom('', 'ạ', 'nhé', 'trong năm 2023', 'ạ.', '.');
/** Things of other kinds that hold digits. */
const FOREIGN = fc.constantFrom(
  'ngày 7/3/2023', '61/KH-UBND', '0912345678', '8h30', '14 giờ 15', 'quý 2', '6 tháng đầu năm', 'ngày 9 tháng 10', 'tháng 3/2023', 'từ 01/01/2023',
); // prettier-ignore
const typist = fc.constantFrom<(text: string) => string>(
  (text) => text,
  fold,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll(' ', '  '),
);

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
/** A whole number as people write it, without the forms that are doubtful by themselves (1.420 may be 1,42; 5.000 may be 5). */
const figure = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1_000_000, max: 9_999_999 })), fc.boolean())
  .map(([n, dots]) => ({ n, text: dots && n > 999_999 ? grouped(n) : String(n) }));

const stored = (reading: Reading): AnswerValue | null => (reading.kind === 'one' ? reading.value : null);
const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');

/** Whatever is not stored says why, or offers what was read. */
function expectAnswered(reading: Reading): void {
  const said =
    reading.kind === 'none'
      ? reading.refusal
      : reading.kind === 'partial'
        ? reading.ask
        : reading.kind === 'one'
          ? null
          : reading.why;
  if (said) expect(words.vi.t(said.refusal, said.args).length).toBeGreaterThan(0);
}

const hold = <T>(name: string, held: fc.IProperty<T>): void =>
  it(`${name} (seed ${SEED})`, () => fc.assert(held, { numRuns: RUNS, seed: SEED }));
const read = (of: Question, typed: string): Reading => readAnswer(of, typed, context({ todayOn: TODAY }));

describe('a figure in a sentence', () => {
  hold(
    'is stored as it is when only frame and unit stand around it',
    fc.property(
      FRAMING,
      figure,
      fc.constantFrom('', 'cuộc'),
      CLOSING,
      typist,
      (open, { n, text }, unit, close, how) => {
        const typed = how(join(open, text, unit, close));
        const reading = read(COUNTED, typed);
        if (reading.kind !== 'one') throw new Error(`«${typed}» was read as ${reading.kind}`);
        expect(reading.value).toEqual({ type: 'COUNT', value: n });
      },
    ),
  );
  hold(
    'is asked, never stored, beside a word that could change it',
    fc.property(
      fc.constantFrom(COUNTED, SHARED, DISBURSED),
      figure,
      figure,
      CHANGING,
      fc.boolean(),
      FRAMING,
      typist,
      (of: Question, one: { n: number; text: string }, other: { text: string }, word: string, before, open, how) => {
        const figures =
          of.type === 'RATIO'
            ? `${one.text}/${other.text}`
            : of.type === 'PERCENT'
              ? `${one.n % 100}%`
              : `${one.text} cuộc`;
        const typed = how(before ? join(open, word, figures) : join(open, figures, word, 'quý trước'));
        const reading = read(of, typed);
        if (stored(reading)) throw new Error(`«${typed}» was stored`);
        expectAnswered(reading);
      },
    ),
  );
  hold(
    'is never stored beside days, clock times, telephone numbers or documents, nor are those stored as figures',
    fc.property(
      fc.constantFrom(COUNTED, SHARED, DISBURSED),
      fc.option(figure, { nil: null }),
      FOREIGN,
      fc.boolean(),
      typist,
      (of: Question, one: { text: string } | null, foreign: string, before, how) => {
        const own = one ? (of.type === 'RATIO' ? `${one.text}/99999` : one.text) : '';
        const typed = how(before ? join(foreign, own) : join(own, foreign));
        const reading = read(of, typed);
        if (stored(reading)) throw new Error(`«${typed}» was stored`);
        expectAnswered(reading);
      },
    ),
  );
  hold(
    'of two that differ neither is stored unasked',
    fc.property(
      figure,
      figure,
      fc.constantFrom(' và ', ', ', '; ', ' hoặc ', ' - ', ' cuộc, ', '+'),
      typist,
      (a, b, sign, how) => {
        fc.pre(a.n !== b.n && !(sign === ', ' && /^\d{3}$/.test(b.text)));
        const typed = how(`${a.text}${sign}${b.text}`);
        if (stored(read(COUNTED, typed))) throw new Error(`«${typed}» was stored`);
      },
    ),
  );
});

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(TODAY, -n));
const spelled = fc.constantFrom<(on: string) => string>(
  (on) => on,
  (on) => `${Number(on.slice(8))}/${Number(on.slice(5, 7))}/${on.slice(0, 4)}`,
  (on) => `${on.slice(8)}.${on.slice(5, 7)}.${on.slice(0, 4)}`,
  (on) => `${on.slice(8)}-${on.slice(5, 7)}-${on.slice(2, 4)}`,
  (on) => `ngày ${Number(on.slice(8))} tháng ${Number(on.slice(5, 7))} năm ${on.slice(0, 4)}`,
  (on) => `ngày ${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`,
);

describe('a day in a sentence', () => {
  hold(
    'is stored when only a clock time, a place or a courtesy stands beside it',
    fc.property(
      day,
      spelled,
      fc.constantFrom('', 'dạ', '14h', 'vào', '8 giờ 30'),
      fc.constantFrom('', 'tại hội trường', 'ạ', 'tại UBND phường'),
      typist,
      (on: string, write: (on: string) => string, before: string, after: string, how) => {
        const typed = how(join(before, write(on), after));
        const reading = read(LAST_DIALOGUE, typed);
        if (reading.kind !== 'one') throw new Error(`«${typed}» was read as ${reading.kind}`);
        expect(reading.value).toEqual({ type: 'DATE', on });
      },
    ),
  );
  hold(
    'is asked beside a word that could move it, a second day or without its year',
    fc.property(day, day, spelled, CHANGING, fc.nat(2), typist, (on, other, write, word, kind, how) => {
      fc.pre(kind !== 1 || on !== other);
      const sentence =
        kind === 0
          ? join(word, write(on))
          : kind === 1
            ? join(write(on), 'và', write(other))
            : `${on.slice(8)}/${on.slice(5, 7)}`;
      const value = stored(read(LAST_DIALOGUE, how(sentence)));
      if (value && sameValue(value, { type: 'DATE', on })) throw new Error(`«${how(sentence)}» was stored`);
    }),
  );
  hold(
    'never makes a document of a sentence without its number, nor a figure of a document',
    fc.property(
      day,
      spelled,
      fc.constantFrom('dự thảo', 'thay thế', 'bãi bỏ', 'trừ', 'khoảng', 'chưa có'),
      typist,
      (on, write, word, how) => {
        const typed = how(`${word} 15/KH-UBND ${write(on)}`);
        const value = stored(read(PLAN, typed));
        if (value) throw new Error(`«${typed}» was stored`);
        expect(stored(read(PLAN, how(write(on))))).toBeNull();
      },
    ),
  );
});

describe('a state in a sentence', () => {
  hold(
    'is asked when something is taken back',
    fc.property(
      fc.constantFrom('có', 'đã gửi', 'đã hoàn thành', 'xong', 'đã thực hiện', 'đã làm xong'),
      fc.constantFrom(
        ', trừ',
        ' nhưng',
        ', còn thiếu',
        ' tuy',
        ', chưa',
        ' ngoài',
        ', chỉ',
        ' hầu hết, còn',
        ', riêng quý 2 chưa',
      ),
      fc.constantFrom('nội dung biên chế', 'báo cáo quý 2', 'một số đơn vị', 'đủ', 'phần còn lại'),
      fc.constantFrom(REPORTS, REMEDIED),
      typist,
      (lead: string, turn: string, rest: string, of: Question, how) => {
        const typed = how(`${lead}${turn} ${rest}`);
        if (stored(read(of, typed))) throw new Error(`«${typed}» was stored`);
      },
    ),
  );
});
