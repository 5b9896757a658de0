// What is written reads back as the same answer, for every type and both languages; and whatever is typed, reading
// stores only values of the question's own type, never throws, and always has a sentence for what it says.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/kit/calendar.js';
import { fold } from '../../src/kit/vietnamese.js';
import { optionsOf, readAnswer } from '../../src/checklists/readers.js';
import { QUESTION_TYPES } from '../../src/checklists/types.js';
import type { AnswerValue, Question, QuestionType } from '../../src/checklists/types.js';
import { formatValue, sameValue, writeValue } from '../../src/checklists/values.js';
import { context, en, question, vi, words } from './cast.js';

const TODAY = '2023-09-08';

/** Words of an option: never empty, no semicolon, something left when folded. */
const choiceText = fc
  .array(
    fc.constantFrom('Đầy', 'đủ', 'Chưa', 'Trụ', 'sở', 'mạng', 'nhóm', 'UBND', 'một', 'phần', 'và', 'khác', '2', '14'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));
const choiceList = fc.uniqueArray(choiceText, { minLength: 2, maxLength: 7, selector: fold });

const count = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 9_999_999_999 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9_999 }).map((thousands) => thousands * 1000) },
);
const dayUpToToday = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays(TODAY, -n));
const symbolWord = fc.constantFrom('KH', 'QĐ', 'TTr', 'UBND', 'SNV', 'BC', 'CCHC&PC', 'HĐND', 'VPCP', 'TB', 'BCĐCCHC');
const docNumber = fc
  .tuple(
    fc.integer({ min: 1, max: 99_999 }),
    fc.option(fc.integer({ min: 1990, max: 2023 }), { nil: null }),
    fc.array(symbolWord, { minLength: 1, maxLength: 3 }),
  )
  .map(([n, year, symbol]) => `${String(n).padStart(2, '0')}${year === null ? '' : `/${year}`}/${symbol.join('-')}`);
const subject = fc
  .array(fc.constantFrom('cải cách', 'hành chính', 'năm 2023', 'về việc', 'số 5', 'kiểm tra,', 'quý 3/2023'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(' ').replace(/,$/, ''))
  .filter((text) => text.length >= 3);

type Case = { of: Question; value: AnswerValue };
const caseOf = (type: QuestionType, value: fc.Arbitrary<AnswerValue>): fc.Arbitrary<Case> =>
  value.map((v) => ({
    of: question({
      type,
      text: type === 'DATE' ? 'Ngày tổ chức đối thoại' : 'Số hồ sơ, kiến nghị',
      // Whatever is within what the workbook calls plausible.
      ...(type === 'COUNT' || type === 'RATIO' ? { max: 9_999_999_999 } : {}),
      earliestOn: '1900-01-01',
    }),
    value: v,
  }));

const CASES: Record<QuestionType, fc.Arbitrary<Case>> = {
  YESNO: caseOf(
    'YESNO',
    fc.constantFrom('YES', 'NO', 'NOT_YET', 'NA').map((value) => ({ type: 'YESNO', value })),
  ),
  STATUS: caseOf(
    'STATUS',
    fc.constantFrom('DONE', 'IN_PROGRESS', 'NOT_STARTED', 'NA').map((value) => ({ type: 'STATUS', value })),
  ),
  COUNT: caseOf(
    'COUNT',
    count.map((value) => ({ type: 'COUNT', value })),
  ),
  RATIO: caseOf(
    'RATIO',
    fc.oneof(
      fc
        .tuple(count, count)
        .map(([a, b]) => ({ type: 'RATIO' as const, numerator: Math.min(a, b), denominator: Math.max(a, b, 1) })),
      fc.constant({ type: 'RATIO' as const, none: true as const }),
    ),
  ),
  PERCENT: caseOf(
    'PERCENT',
    fc.integer({ min: 0, max: 1_000_000 }).map((n) => ({ type: 'PERCENT', value: n / 10_000 })),
  ),
  DATE: caseOf(
    'DATE',
    fc.oneof(
      dayUpToToday.map((on) => ({ type: 'DATE' as const, on })),
      fc.constant({ type: 'DATE' as const, none: true as const }),
    ),
  ),
  DOCREF: caseOf(
    'DOCREF',
    fc.oneof(
      fc.tuple(docNumber, dayUpToToday).map(([number, on]) => ({ type: 'DOCREF' as const, number, on })),
      fc
        .tuple(docNumber, dayUpToToday, subject)
        .map(([number, on, about]) => ({ type: 'DOCREF' as const, number, on, subject: about })),
      fc.constant({ type: 'DOCREF' as const, none: true as const }),
    ),
  ),
  TEXT: caseOf(
    'TEXT',
    fc.oneof(
      fc
        .string({ minLength: 20, maxLength: 80, unit: 'grapheme' })
        .map((text) => ({ type: 'TEXT' as const, parts: [`– ${text.normalize('NFC')}.`] })),
      fc.constant({ type: 'TEXT' as const, none: true as const }),
    ),
  ),
  CHOICE: choiceList.chain((choices) =>
    fc
      .constantFrom(...choices)
      .map((choice) => ({ of: question({ type: 'CHOICE', choices }), value: { type: 'CHOICE', choice } as const })),
  ),
  MULTI: choiceList.chain((choices) =>
    fc.subarray(choices, { minLength: 1 }).map((picked) => ({
      of: question({ type: 'MULTI', choices }),
      value: { type: 'MULTI', choices: picked } as const,
    })),
  ),
  FILE: caseOf('FILE', fc.constant({ type: 'FILE' as const, value: 'NOT_YET' as const })),
};

describe.each([
  ['vi', vi],
  ['en', en],
] as const)('written and read back, %s', (locale, f) => {
  it.each(QUESTION_TYPES)('%s', (type) => {
    fc.assert(
      fc.property(CASES[type], ({ of, value }) => {
        const typed = writeValue(value, f, words[locale].t, of);
        const reading = readAnswer(of, typed, context({ f, todayOn: TODAY }));
        // «1,000» may be one, with noughts behind its comma: it is asked which of the two.
        if (reading.kind === 'two' && /\d[.,]000$/.test(typed)) {
          expect(reading.options.map((option) => option.value)).toContainEqual(value);
          return;
        }
        if (reading.kind !== 'one') throw new Error(`«${typed}» was read as ${reading.kind}`);
        expect(reading.value).toEqual(value);
        expect(sameValue(reading.value, value)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const typedText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        'chua', 'chưa', 'không', 'ko', 'co', 'dang', 'xong', 'ngày', 'tháng', 'năm', 'số', 'so', 'tổng', 'trên', 'hom nay', 'KH-UBND',
        '1', '3', '07', '15', '23', '2023', '1399', '1420', '1.420', '1,420', '98,5', '0,985', '985', '%', '/', '-', '.', ',', ':', '=', '(', ')', '\n', ' ', ' ',
      ), // prettier-ignore
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const QUESTIONS: readonly Question[] = QUESTION_TYPES.map((type) =>
  question({ type, choices: type === 'CHOICE' || type === 'MULTI' ? ['Đầy đủ', 'Chưa đầy đủ', 'Chưa thực hiện'] : [] }),
);

function expectWhole(of: Question, value: AnswerValue): void {
  expect(value.type).toBe(of.type);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  if (value.type === 'COUNT') expect(Number.isSafeInteger(value.value) && value.value >= 0).toBe(true);
  if (value.type === 'PERCENT') expect(value.value >= 0 && value.value <= 100).toBe(true);
  if (value.type === 'RATIO' && !value.none) {
    expect(value.denominator).toBeGreaterThan(0);
    expect(value.numerator).toBeGreaterThanOrEqual(0);
    expect(value.numerator).toBeLessThanOrEqual(value.denominator);
  }
  if (value.type === 'DATE' && !value.none) expect(value.on <= TODAY).toBe(true);
  if (value.type === 'DOCREF' && !value.none) {
    expect(value.on <= TODAY).toBe(true);
    expect(value.number).toMatch(/^\d{1,5}/);
  }
  if (value.type === 'CHOICE') expect(of.choices).toContain(value.choice);
  if (value.type === 'MULTI') {
    expect(value.choices.length).toBeGreaterThan(0);
    expect(value.choices).toEqual(of.choices.filter((choice) => value.choices.includes(choice)));
  }
}

describe('whatever is typed', () => {
  it.each([false, true])(
    'reads to whole values of the right type, with a sentence for the rest (numbered: %s)',
    (numbered) => {
      fc.assert(
        fc.property(fc.constantFrom(...QUESTIONS), typedText, fc.constantFrom('vi', 'en'), (of, typed, locale) => {
          const w = words[locale];
          const reading = readAnswer(of, typed, context({ f: w.f, todayOn: TODAY, numbered }));
          if (reading.kind === 'one' || reading.kind === 'confirm') {
            expectWhole(of, reading.value);
            expect(formatValue(reading.value, w.f, w.t, of).length).toBeGreaterThan(0);
          }
          if (reading.kind === 'confirm') w.t(reading.label.key, reading.label.args);
          const sentence =
            reading.kind === 'two' || reading.kind === 'confirm'
              ? reading.why
              : reading.kind === 'none'
                ? reading.refusal
                : reading.kind === 'partial'
                  ? reading.ask
                  : null;
          if (sentence) expect(w.t(sentence.refusal, sentence.args).length).toBeGreaterThan(0);
          for (const option of reading.kind === 'two'
            ? reading.options
            : reading.kind === 'none'
              ? (reading.offers ?? [])
              : []) {
            expectWhole(of, option.value);
            expect(w.t(option.label.key, option.label.args).length).toBeGreaterThan(0);
          }
          if (reading.kind === 'two') {
            expect(reading.options.length).toBeGreaterThanOrEqual(2);
            expect(new Set(reading.options.map((option) => JSON.stringify(option.value))).size).toBe(
              reading.options.length,
            );
          }
        }),
        { numRuns: 1500 },
      );
    },
  );

  it('a partial reading, fed back with nothing useful, is never turned into an answer of another type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUESTIONS), typedText, typedText, (of, first, second) => {
        const begun = readAnswer(of, first, context({ todayOn: TODAY }));
        if (begun.kind !== 'partial') return;
        const then = readAnswer(of, second, context({ todayOn: TODAY, partial: begun.value }));
        if (then.kind === 'one' || then.kind === 'confirm') expectWhole(of, then.value);
      }),
      { numRuns: 1500 },
    );
  });

  it('the number of an option is that option where answers are numbered', () => {
    for (const of of QUESTIONS) {
      optionsOf(of, context()).forEach((option, index) => {
        const reading = readAnswer(of, String(index + 1), context({ numbered: true }));
        expect(reading).toMatchObject({ kind: 'one', value: option.value });
      });
    }
  });
});
