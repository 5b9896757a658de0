// «Hỏi khi»: what offices write, what it means for each type of answer, and what is said when it cannot be read.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/kit/refusal.js';
import {
  evaluateCondition,
  findConditionCycle,
  parseCondition,
  printCondition,
  questionsIn,
} from '../../src/checklists/conditions.js';
import type { AnswerValue, CompareOp, Condition } from '../../src/checklists/types.js';
import { words } from './cast.js';

const parsed = (text: string, codes?: string[]): Condition => {
  const condition = parseCondition(text, codes);
  if (isRefusal(condition)) throw new Error(`«${text}»: ${condition.refusal}`);
  return condition;
};
const is = (code: string, op: CompareOp, value: string): Condition => ({ kind: 'compare', code, op, value });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });

describe('parsing', () => {
  it.each<[string, Condition]>([
    ['Q01 = Có', is('Q01', '=', 'Có')],
    ['q01=Có', is('Q01', '=', 'Có')],
    ['Q18 < 95', is('Q18', '<', '95')],
    ['Q18<=95,5%', is('Q18', '<=', '95,5%')],
    ['Q18 ≤ 95', is('Q18', '<=', '95')],
    ['Q18 >= 95', is('Q18', '>=', '95')],
    ['Q18 ≥ 95', is('Q18', '>=', '95')],
    ['Q18 > 95', is('Q18', '>', '95')],
    ['Q01 == Có', is('Q01', '=', 'Có')],
    ['Q01 != Có', is('Q01', '<>', 'Có')],
    ['Q01 ≠ Có', is('Q01', '<>', 'Có')],
    ['Q03 <> Không áp dụng', is('Q03', '<>', 'Không áp dụng')],
    ['Q03 <> Không áp dụng và Q01 = Có', all(is('Q03', '<>', 'Không áp dụng'), is('Q01', '=', 'Có'))],
    ['Q03 <> Không áp dụng VA Q01 = Có', all(is('Q03', '<>', 'Không áp dụng'), is('Q01', '=', 'Có'))],
    ['Q03 = Có and Q01 = Có', all(is('Q03', '=', 'Có'), is('Q01', '=', 'Có'))],
    ['Q03 = Có & Q01 = Có', all(is('Q03', '=', 'Có'), is('Q01', '=', 'Có'))],
    ['Q1=Có&&Q2=Có||Q3=Có', any(all(is('Q1', '=', 'Có'), is('Q2', '=', 'Có')), is('Q3', '=', 'Có'))],
    ['Q1 = Có hoặc Q2 = Có', any(is('Q1', '=', 'Có'), is('Q2', '=', 'Có'))],
    ['Q1 = Có hoac Q2 = Có or Q3 = Có', any(is('Q1', '=', 'Có'), is('Q2', '=', 'Có'), is('Q3', '=', 'Có'))],
    ['Q1 = Có hoặc Q2 = Có và Q3 = Có', any(is('Q1', '=', 'Có'), all(is('Q2', '=', 'Có'), is('Q3', '=', 'Có')))],
    ['(Q1 = Có hoặc Q2 = Có) và Q3 = Có', all(any(is('Q1', '=', 'Có'), is('Q2', '=', 'Có')), is('Q3', '=', 'Có'))],
    ['((Q1 = Có))', is('Q1', '=', 'Có')],
    ['Q1 = Có và (Q2 = Có và Q3 = Có)', all(is('Q1', '=', 'Có'), is('Q2', '=', 'Có'), is('Q3', '=', 'Có'))],
    ['Q16 = Đầy đủ và kịp thời', is('Q16', '=', 'Đầy đủ và kịp thời')],
    ['Q16 = Đầy đủ và kịp thời và Q1 = Có', all(is('Q16', '=', 'Đầy đủ và kịp thời'), is('Q1', '=', 'Có'))],
    ['Q16 = "Có và Q2 = Có"', is('Q16', '=', 'Có và Q2 = Có')],
    ['Q16 = “Đầy đủ (cả hai)” hoặc Q1 = Có', any(is('Q16', '=', 'Đầy đủ (cả hai)'), is('Q1', '=', 'Có'))],
    ['Q16 = «Đầy đủ»', is('Q16', '=', 'Đầy đủ')],
    ["Q16 = 'Đầy đủ'", is('Q16', '=', 'Đầy đủ')],
    ['Đ2 = Có', is('Đ2', '=', 'Có')],
    ['TTHC-1.2 = Có', is('TTHC-1.2', '=', 'Có')],
    ['Q5 < 01/03/2023', is('Q5', '<', '01/03/2023')],
    ['  Q01  =   Không   áp dụng  ', is('Q01', '=', 'Không áp dụng')],
  ])('%s', (text, condition) => expect(parseCondition(text)).toEqual(condition));

  it.each([
    ['', 'condition-empty', undefined],
    ['   ', 'condition-empty', undefined],
    ['Q01', 'condition-unread', 4],
    ['= Có', 'condition-unread', 1],
    ['Q01 là Có', 'condition-unread', 5],
    ['Q01 =', 'condition-value-missing', 6],
    ['Q01 = và Q02 = Có', 'condition-value-missing', 7],
    ['Q01 = "Có', 'condition-value-missing', 7],
    ['Q01 < Có', 'condition-not-comparable', 7],
    ['Q01 >= Không áp dụng', 'condition-not-comparable', 8],
    ['(Q01 = Có', 'condition-parenthesis', 1],
    ['Q01 = Có)', 'condition-parenthesis', 9],
    ['Q01 = Có và', 'parsed', undefined],
    ['Q01 = Có và (Q02', 'condition-unread', 13],
    ['Q01 = "Có" Q02 = Có', 'condition-unread', 12],
    [`${'('.repeat(25)}Q1 = Có${')'.repeat(25)}`, 'condition-too-deep', undefined],
    [`Q1 = ${'a'.repeat(2000)}`, 'condition-too-deep', undefined],
  ])('«%s» → %s at %s', (text, key, position) => {
    const condition = parseCondition(text);
    // «Có và» without a comparison after it can only be a value.
    if (key === 'parsed') return expect(condition).toEqual(is('Q01', '=', 'Có và'));
    expect(condition).toMatchObject({ refusal: key, ...(position === undefined ? {} : { args: { position } }) });
    if (isRefusal(condition)) expect(words.vi.t(condition.refusal, condition.args)).not.toMatch(/undefined|\{/);
  });

  it('takes the registered spelling of codes, and refuses a code that is not in the checklist', () => {
    expect(parsed('q01 = Có', ['q01', 'Q02'])).toEqual(is('q01', '=', 'Có'));
    expect(parsed('q01 = Có', ['Q01'])).toEqual(is('Q01', '=', 'Có'));
    const condition = parseCondition('Q99 = Có', ['Q01']);
    expect(condition).toEqual({ refusal: 'condition-unknown-question', args: { code: 'Q99' } });
    if (isRefusal(condition))
      expect(words.vi.t(condition.refusal, condition.args)).toBe('Điều kiện dẫn chiếu câu “Q99” không có trong phiếu.');
  });
  it('reads decomposed text', () => {
    expect(parseCondition('Q03 <> Không áp dụng và Q01 = Có'.normalize('NFD'))).toEqual(
      all(is('Q03', '<>', 'Không áp dụng'), is('Q01', '=', 'Có')),
    );
  });
  it('names its questions once each', () => {
    expect(questionsIn(parsed('Q3 = Có và (Q1 < 5 hoặc Q3 = Chưa)'))).toEqual(['Q3', 'Q1']);
  });
});

describe('meaning', () => {
  const yes: AnswerValue = { type: 'YESNO', value: 'YES' };
  const holds = (text: string, value: AnswerValue | undefined): boolean =>
    evaluateCondition(parsed(text), new Map([['Q', value]]));

  it.each<[string, AnswerValue | undefined, boolean]>([
    ['Q = Có', yes, true],
    ['Q = co', yes, true],
    ['Q = CÓ', yes, true],
    ['Q = Yes', yes, true],
    ['Q = Không', yes, false],
    ['Q <> Có', yes, false],
    ['Q <> Không', yes, true],
    ['Q = Không', { type: 'YESNO', value: 'NOT_YET' }, false],
    ['Q = Chưa', { type: 'YESNO', value: 'NOT_YET' }, true],
    ['Q = Không áp dụng', { type: 'YESNO', value: 'NA' }, true],
    ['Q = Không', { type: 'YESNO', value: 'NA' }, false],
    ['Q > 0', yes, false],
    ['Q = Hoàn thành', { type: 'STATUS', value: 'DONE' }, true],
    ['Q = Đang thực hiện', { type: 'STATUS', value: 'IN_PROGRESS' }, true],
    ['Q = Chưa thực hiện', { type: 'STATUS', value: 'NOT_STARTED' }, true],
    ['Q = Chưa', { type: 'STATUS', value: 'NOT_STARTED' }, true],
    ['Q <> Hoàn thành', { type: 'STATUS', value: 'IN_PROGRESS' }, true],
    ['Q = 0', { type: 'COUNT', value: 0 }, true],
    ['Q > 0', { type: 'COUNT', value: 0 }, false],
    ['Q > 0', { type: 'COUNT', value: 1 }, true],
    ['Q >= 1.420', { type: 'COUNT', value: 1420 }, true],
    ['Q >= 1.420', { type: 'COUNT', value: 1419 }, false],
    ['Q = Có', { type: 'COUNT', value: 2 }, true],
    ['Q = Không', { type: 'COUNT', value: 0 }, true],
    ['Q = Có', { type: 'COUNT', value: 0 }, false],
    ['Q < 95', { type: 'RATIO', numerator: 94, denominator: 100 }, true],
    ['Q < 95', { type: 'RATIO', numerator: 95, denominator: 100 }, false],
    ['Q <= 95', { type: 'RATIO', numerator: 95, denominator: 100 }, true],
    ['Q > 95', { type: 'RATIO', numerator: 95, denominator: 100 }, false],
    ['Q = 100', { type: 'RATIO', numerator: 7, denominator: 7 }, true],
    ['Q < 98,5%', { type: 'RATIO', numerator: 1399, denominator: 1420 }, false],
    ['Q < 98,6', { type: 'RATIO', numerator: 1399, denominator: 1420 }, true],
    ['Q < 95', { type: 'RATIO', none: true }, false],
    ['Q > 95', { type: 'RATIO', none: true }, false],
    ['Q <> 95', { type: 'RATIO', none: true }, true],
    ['Q = Không phát sinh', { type: 'RATIO', none: true }, true],
    ['Q = Có', { type: 'RATIO', none: true }, false],
    ['Q = Có', { type: 'RATIO', numerator: 0, denominator: 5 }, true],
    ['Q < 95', { type: 'PERCENT', value: 94.9 }, true],
    ['Q < 95', { type: 'PERCENT', value: 95 }, false],
    ['Q = 98,5%', { type: 'PERCENT', value: 98.5 }, true],
    ['Q = 98.5', { type: 'PERCENT', value: 98.5 }, true],
    ['Q < 01/03/2023', { type: 'DATE', on: '2023-02-28' }, true],
    ['Q < 01/03/2023', { type: 'DATE', on: '2023-03-01' }, false],
    ['Q <= 1/3/2023', { type: 'DATE', on: '2023-03-01' }, true],
    ['Q > 2023-03-01', { type: 'DATE', on: '2023-03-02' }, true],
    ['Q = 01/03/2023', { type: 'DATE', on: '2023-03-01' }, true],
    ['Q = Chưa tổ chức', { type: 'DATE', none: true }, true],
    ['Q = Có', { type: 'DATE', on: '2023-03-01' }, true],
    ['Q < 01/03/2023', { type: 'DATE', none: true }, false],
    ['Q = Có', { type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' }, true],
    ['Q = 15/kh-ubnd', { type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' }, true],
    ['Q = Có', { type: 'DOCREF', none: true }, false],
    ['Q = Chưa ban hành', { type: 'DOCREF', none: true }, true],
    ['Q = Chưa', { type: 'DOCREF', none: true }, true],
    ['Q <> Chưa', { type: 'DOCREF', none: true }, false],
    ['Q = Có', { type: 'TEXT', parts: ['Thiếu máy quét'] }, true],
    ['Q = Không', { type: 'TEXT', none: true }, true],
    ['Q = thieu may quet', { type: 'TEXT', parts: ['Thiếu máy quét'] }, true],
    ['Q = chua day du', { type: 'CHOICE', choice: 'Chưa đầy đủ' }, true],
    ['Q = Đầy đủ', { type: 'CHOICE', choice: 'Chưa đầy đủ' }, false],
    ['Q = Trụ sở', { type: 'MULTI', choices: ['Trang TTĐT', 'Trụ sở'] }, true],
    ['Q <> Trụ sở', { type: 'MULTI', choices: ['Trang TTĐT', 'Trụ sở'] }, false],
    ['Q = Có', { type: 'FILE', value: 'GIVEN' }, true],
    ['Q = Chưa có tài liệu', { type: 'FILE', value: 'NOT_YET' }, true],
    ['Q <> Không áp dụng', { type: 'FILE', value: 'GIVEN' }, true],
    ['Q = Có', undefined, false],
    ['Q < 95', undefined, false],
    ['Q > 95', undefined, false],
    ['Q <> Không áp dụng', undefined, true],
  ])('%s of %j is %s', (text, value, expected) => expect(holds(text, value)).toBe(expected));

  it('joins by all and any', () => {
    const answers = new Map<string, AnswerValue>([
      ['A', yes],
      ['B', { type: 'YESNO', value: 'NO' }],
    ]);
    const of = (text: string) => evaluateCondition(parsed(text), answers);
    expect(of('A = Có và B = Có')).toBe(false);
    expect(of('A = Có và B = Không')).toBe(true);
    expect(of('B = Có hoặc A = Có')).toBe(true);
    expect(of('B = Có hoặc A = Không')).toBe(false);
    expect(of('A = Có hoặc A = Không và B = Có')).toBe(true);
    expect(of('(A = Có hoặc A = Không) và B = Có')).toBe(false);
  });
});

describe('circles', () => {
  const of = (conditions: Record<string, string | null>) =>
    findConditionCycle(
      Object.entries(conditions).map(([code, text]) => ({ code, askIf: text === null ? null : parsed(text) })),
    );
  it('are found and named', () => {
    expect(of({ A: null, B: 'A = Có', C: 'B = Có và A = Có' })).toBeNull();
    expect(of({ A: 'A = Có' })).toEqual(['A']);
    expect(of({ A: 'B = Có', B: 'A = Có' })).toEqual(['A', 'B']);
    expect(of({ X: null, A: 'X = Có', B: 'A = Có hoặc D = Có', C: 'B = Có', D: 'C = Có' })).toEqual(['B', 'D', 'C']);
    expect(of({ A: 'Z = Có' })).toBeNull();
  });
  it('long chains are walked without running out of stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => ({ code: `Q${i}`, askIf: is(`Q${i + 1}`, '=', 'Có') }));
    expect(findConditionCycle(chain)).toBeNull();
    expect(findConditionCycle([...chain, { code: 'Q20000', askIf: is('Q0', '=', 'Có') }])).toHaveLength(20_001);
  });
});

describe('laws', () => {
  const code = fc.constantFrom('Q01', 'Q2', 'Đ3', 'TTHC-1.2', 'CÂU_7');
  const word = fc.constantFrom(
    'Có',
    'Không áp dụng',
    'và',
    'hoặc',
    'Đầy đủ',
    'Q01 = Có',
    '(cả hai)',
    '95',
    '98,5%',
    'or',
    'sở',
    '<5',
    '“',
    'và Q2 < 3',
  );
  const value = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
  const comparison: fc.Arbitrary<Condition> = fc.oneof(
    fc.tuple(code, fc.constantFrom('=', '<>'), value).map(([c, op, v]) => is(c, op as CompareOp, v)),
    fc
      .tuple(code, fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom('95', '98,5%', '1.420', '01/03/2023'))
      .map(([c, op, v]) => is(c, op as CompareOp, v)),
  );
  const { tree } = fc.letrec<{ tree: Condition; all: Condition; any: Condition }>((tie) => ({
    tree: fc.oneof({ maxDepth: 3, depthIdentifier: 'tree' }, comparison, tie('all'), tie('any')),
    all: fc
      .array(fc.oneof({ maxDepth: 3, depthIdentifier: 'tree' }, comparison, tie('any')), { minLength: 2, maxLength: 3 })
      .map((of) => all(...of)),
    any: fc
      .array(fc.oneof({ maxDepth: 3, depthIdentifier: 'tree' }, comparison, tie('all')), { minLength: 2, maxLength: 3 })
      .map((of) => any(...of)),
  }));

  it('a printed condition parses to the same condition', () => {
    fc.assert(
      fc.property(tree, (condition) => {
        const text = printCondition(condition);
        fc.pre(text.length <= 2000);
        expect(parseCondition(text)).toEqual(condition);
      }),
      { numRuns: 500 },
    );
  });
  it('any text is parsed or refused with a sentence, never thrown', () => {
    const scrap = fc.array(
      fc.constantFrom('Q1', '=', '<>', '<', '(', ')', 'và', 'hoặc', 'Có', ' ', '"', '“', '95', '&'),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          scrap.map((parts) => parts.join(' ')),
        ),
        (text) => {
          const condition = parseCondition(text);
          if (isRefusal(condition)) expect(words.en.t(condition.refusal, condition.args).length).toBeGreaterThan(0);
          else expect(parseCondition(printCondition(condition))).toEqual(condition);
        },
      ),
      { numRuns: 1000 },
    );
  });
  it('a comparison and its opposite never hold together for an answer', () => {
    const numbers = fc.integer({ min: 0, max: 200 }).map((n): AnswerValue => ({ type: 'COUNT', value: n }));
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 200 }), (answer, n) => {
        const holds = (op: CompareOp) => evaluateCondition(is('Q', op, String(n)), new Map([['Q', answer]]));
        expect(holds('<')).toBe(!holds('>='));
        expect(holds('>')).toBe(!holds('<='));
        expect(holds('=')).toBe(!holds('<>'));
        expect(holds('=')).toBe(holds('<=') && holds('>='));
      }),
    );
  });
});
