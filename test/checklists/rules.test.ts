// Which questions are asked, how they are numbered, what is missing, and what a late or old submission is called.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { ALL_HOLIDAYS_VN } from '../../src/kit/holidays-vn.js';
import {
  applicable,
  decideDataAsOf,
  effectOfAnswer,
  evidenceNeeded,
  lacksEvidence,
  latenessOf,
  listMissing,
  maySubmit,
  minutesFor,
  nextOpen,
  numberIn,
  progressBySection,
  progressOf,
  questionAfter,
  questionBefore,
  questionsFor,
  readReceiptCode,
  receiptCode,
} from '../../src/checklists/rules.js';
import type { AnswerState } from '../../src/checklists/rules.js';
import type { AnswerValue, EvidenceRule } from '../../src/checklists/types.js';
import { NO, YES, codes, q } from './asked.js';
import { vi, words } from './cast.js';

describe('which questions are asked', () => {
  const list = [
    q('A'),
    q('B', { classes: ['SO', 'HUYEN'] }),
    q('C', { forms: ['ONSITE'] }),
    q('D', { answeredBy: 'DELEGATION', section: 'C3' }),
    q('E', { classes: ['XA'], forms: ['ONSITE', 'DIGITAL'], section: 'C1' }),
  ];
  it('follows class, form, contents and side; empty means all', () => {
    const of = (unitClass: 'SO' | 'XA' | 'DNNN', form: 'ONSITE' | 'REPORT', more = {}) =>
      codes(questionsFor(list, { unitClass, form, ...more }));
    expect(of('SO', 'ONSITE')).toBe('A B C D');
    expect(of('XA', 'ONSITE')).toBe('A C D E');
    expect(of('XA', 'REPORT')).toBe('A D');
    expect(of('DNNN', 'REPORT', { answeredBy: 'UNIT' })).toBe('A');
    expect(of('DNNN', 'REPORT', { answeredBy: 'DELEGATION' })).toBe('D');
    expect(of('XA', 'ONSITE', { contents: ['C1', 'C3'] })).toBe('D E');
    expect(of('XA', 'ONSITE', { contents: [] })).toBe('A C D E');
  });

  const chain = [
    q('P'),
    q('Q', { if: 'P = Có' }),
    q('R', { if: 'Q = Có' }),
    q('S', { if: 'P <> Có' }),
    q('T', { if: 'Z = Có' }),
  ];
  it('waits for the answer a condition names, and forgets those no longer asked', () => {
    expect(codes(applicable(chain, new Map()))).toBe('P S');
    expect(codes(applicable(chain, new Map([['P', YES]])))).toBe('P Q');
    expect(codes(applicable(chain, new Map([['P', YES], ['Q', YES]])))).toBe('P Q R'); // prettier-ignore
    // Q was answered once; now that it is not asked, R is not either.
    expect(codes(applicable(chain, new Map([['P', NO], ['Q', YES]])))).toBe('P S'); // prettier-ignore
    expect(codes(applicable(chain, new Map([['Z', YES]])))).toBe('P S');
    expect(codes(applicable(chain, new Map([['P', null]])))).toBe('P S');
  });
  it('a condition on a question of another class meets no answer', () => {
    const sheet = [q('P', { classes: ['XA'] }), q('Q', { if: 'P = Có' })];
    const of = (unitClass: 'SO' | 'XA') =>
      codes(applicable(questionsFor(sheet, { unitClass, form: 'ONSITE' }), new Map([['P', YES]])));
    expect(of('SO')).toBe('');
    expect(of('XA')).toBe('P Q');
  });
  it('a circle that slipped through hangs nobody', () => {
    const circle = [q('A', { if: 'B = Có' }), q('B', { if: 'A = Có' })];
    expect(codes(applicable(circle, new Map([['A', YES], ['B', YES]])))).toBe(''); // prettier-ignore
  });
  it('a changed answer tells what it does to the others', () => {
    expect(effectOfAnswer(chain, new Map([['P', YES], ['Q', YES]]), 'P', NO)).toEqual({
      before: 3,
      after: 2,
      added: ['S'],
      dropped: ['Q', 'R'],
    }); // prettier-ignore
    expect(effectOfAnswer(chain, new Map([['P', NO]]), 'P', NO)).toEqual({
      before: 2,
      after: 2,
      added: [],
      dropped: [],
    });
    expect(effectOfAnswer(chain, new Map([['P', YES]]), 'P', null)).toMatchObject({
      before: 2,
      after: 2,
      added: ['S'],
      dropped: ['Q'],
    });
    // «Số câu: 30 → 28»
    const thirty = [
      ...Array.from({ length: 27 }, (_, i) => q(`N${i}`)),
      q('G'),
      q('H', { if: 'G = Có' }),
      q('I', { if: 'G = Có' }),
    ];
    expect(effectOfAnswer(thirty, new Map([['G', YES]]), 'G', { type: 'YESNO', value: 'NOT_YET' })).toMatchObject({
      before: 30,
      after: 28,
    });
  });
});

describe('numbers and the way through', () => {
  const asked = [q('A'), q('B'), q('C'), q('D')];
  it('«Câu 12/30» counts what is asked', () => {
    expect(numberIn(asked, 'A')).toEqual({ number: 1, total: 4 });
    expect(numberIn(asked, 'D')).toEqual({ number: 4, total: 4 });
    expect(numberIn(asked, 'Z')).toBeNull();
  });
  it('forward and back, ending at the ends', () => {
    expect(questionAfter(asked, 'A')?.code).toBe('B');
    expect(questionAfter(asked, 'D')).toBeNull();
    expect(questionAfter(asked, 'Z')).toBeNull();
    expect(questionBefore(asked, 'B')?.code).toBe('A');
    expect(questionBefore(asked, 'A')).toBeNull();
  });
  it('the next open question: onward, round again, set aside last', () => {
    const of = (states: Record<string, AnswerState>, after?: string) =>
      nextOpen(asked, new Map(Object.entries(states)), after)?.code ?? null;
    expect(of({})).toBe('A');
    expect(of({}, 'B')).toBe('C');
    expect(of({ C: { value: YES } }, 'B')).toBe('D');
    expect(of({ C: { value: YES }, D: { value: YES } }, 'B')).toBe('A');
    expect(of({ C: { setAside: true } }, 'B')).toBe('D');
    expect(of({ A: { value: NO }, B: { value: NO }, C: { setAside: true }, D: { value: NO } }, 'B')).toBe('C');
    expect(of({ A: { value: NO }, C: { value: YES }, D: { value: NO } }, 'B')).toBeNull();
    expect(of({ A: { value: NO }, C: { value: YES }, D: { value: NO } })).toBe('B');
    expect(of({}, 'Z')).toBe('A');
  });
  it('progress, whole and by section', () => {
    const mixed = [q('A', { section: 'C1' }), q('B', { section: 'C1' }), q('C', { section: 'C3' })];
    const states = new Map<string, AnswerState>([
      ['A', { value: YES, setAside: true }],
      ['B', { setAside: true }],
      ['Z', { value: YES }],
    ]);
    expect(progressOf(mixed, states)).toEqual({ answered: 1, total: 3, setAside: 1 });
    expect(progressBySection(mixed, states)).toEqual([
      { section: 'C1', answered: 1, total: 2 },
      { section: 'C3', answered: 0, total: 1 },
    ]);
  });
  it('thirty questions take about forty minutes', () => {
    expect([1, 5, 30, 31, 35].map(minutesFor)).toEqual([5, 10, 40, 45, 50]);
  });
});

describe('documents', () => {
  it.each<[EvidenceRule, AnswerValue, boolean]>([
    ['NONE', YES, false],
    ['REQUIRED', YES, true],
    ['REQUIRED', NO, true],
    ['REQUIRED', { type: 'YESNO', value: 'NA' }, false],
    ['REQUIRED', { type: 'STATUS', value: 'NA' }, false],
    ['REQUIRED', { type: 'DOCREF', none: true }, false],
    ['REQUIRED', { type: 'RATIO', none: true }, false],
    ['REQUIRED', { type: 'RATIO', numerator: 0, denominator: 3 }, true],
    ['REQUIRED', { type: 'COUNT', value: 0 }, true],
    ['IF_YES', YES, true],
    ['IF_YES', NO, false],
    ['IF_YES', { type: 'YESNO', value: 'NOT_YET' }, false],
    ['IF_YES', { type: 'COUNT', value: 0 }, false],
    ['IF_YES', { type: 'COUNT', value: 1 }, true],
    ['IF_YES', { type: 'PERCENT', value: 0 }, false],
    ['IF_YES', { type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' }, true],
    ['IF_YES', { type: 'DATE', none: true }, false],
    ['IF_YES', { type: 'CHOICE', choice: 'Đầy đủ' }, true],
    ['IF_YES', { type: 'CHOICE', choice: 'Chưa đầy đủ' }, true],
    ['IF_YES', { type: 'TEXT', parts: ['a'] }, true],
    ['IF_YES', { type: 'MULTI', choices: ['a'] }, true],
    ['IF_DONE', { type: 'STATUS', value: 'DONE' }, true],
    ['IF_DONE', { type: 'STATUS', value: 'IN_PROGRESS' }, false],
    ['IF_YES', { type: 'STATUS', value: 'IN_PROGRESS' }, true],
    ['IF_DONE', { type: 'RATIO', numerator: 5, denominator: 5 }, true],
    ['IF_DONE', { type: 'RATIO', numerator: 4, denominator: 5 }, false],
    ['IF_DONE', { type: 'PERCENT', value: 100 }, true],
    ['IF_DONE', { type: 'PERCENT', value: 99.9 }, false],
    ['IF_DONE', YES, true],
    ['NONE', { type: 'FILE', value: 'NOT_YET' }, true],
  ])('%s with %j: %s', (evidence, value, needed) => {
    expect(evidenceNeeded(q('A', { evidence, type: value.type === 'NA' ? 'TEXT' : value.type }), value)).toBe(needed);
  });
  it('none is needed before there is an answer; one file is enough', () => {
    const reports = q('A', { evidence: 'REQUIRED' });
    expect(evidenceNeeded(reports, null)).toBe(false);
    expect(lacksEvidence(reports, undefined)).toBe(false);
    expect(lacksEvidence(reports, { value: YES })).toBe(true);
    expect(lacksEvidence(reports, { value: YES, files: 0 })).toBe(true);
    expect(lacksEvidence(reports, { value: YES, files: 1 })).toBe(false);
  });
});

describe('submitting', () => {
  const asked = [
    q('Q17', { evidence: 'NONE' }),
    q('Q18'),
    q('Q20', { required: false }),
    q('Q22'),
    q('Q26', { evidence: 'IF_YES' }),
    q('Q27', { required: false, evidence: 'REQUIRED' }),
  ];
  const states = new Map<string, AnswerState>([
    ['Q17', { value: YES }],
    ['Q20', { setAside: true }],
    ['Q22', { setAside: true }],
    ['Q26', { value: YES }],
  ]);
  it('names what is missing, in order and by number', () => {
    expect(listMissing(asked, states)).toEqual([
      { code: 'Q18', number: 2, why: 'UNANSWERED' },
      { code: 'Q22', number: 4, why: 'SET_ASIDE' },
      { code: 'Q26', number: 5, why: 'EVIDENCE' },
    ]);
    const refusal = maySubmit(asked, states, vi)!;
    expect(words.vi.t(refusal.refusal, refusal.args)).toBe('Còn 03 mục cần hoàn thiện trước khi nộp:');
    expect(words.en.t(refusal.refusal, { ...refusal.args, count: '1', n: 1 })).toBe(
      '1 item left before you can submit:',
    );
    expect(refusal.missing).toHaveLength(3);
  });
  it('an explanation stands for missing documents, an empty one does not', () => {
    const done = (explanation: string | null) =>
      new Map<string, AnswerState>([
        ...states,
        ['Q18', { value: NO }],
        ['Q22', { value: NO }],
        ['Q26', { value: YES, explanation }],
      ]);
    expect(maySubmit(asked, done('Đang trình ký, gửi trước 20/09'), vi)).toBeNull();
    expect(listMissing(asked, done('  ')).map((item) => item.code)).toEqual(['Q26']);
    expect(listMissing(asked, done(null)).map((item) => item.code)).toEqual(['Q26']);
  });
  it('an optional question asks for documents only once it is answered', () => {
    const only = [q('Q27', { required: false, evidence: 'REQUIRED' })];
    expect(maySubmit(only, new Map(), vi)).toBeNull();
    expect(maySubmit(only, new Map([['Q27', { value: YES }]]), vi)).not.toBeNull();
  });
  it('late is counted in working days, and never late by a minute before', () => {
    const calendar = makeCalendar(ALL_HOLIDAYS_VN);
    const late = (submitted: string) => latenessOf(calendar, at('2023-09-14 17:00'), at(submitted));
    expect(late('2023-09-13 16:42')).toBeNull();
    expect(late('2023-09-14 17:00')).toBeNull();
    expect(late('2023-09-14 17:01')).toEqual({ workingDays: 0 });
    expect(late('2023-09-15 08:00')).toEqual({ workingDays: 1 });
    expect(late('2023-09-17 08:00')).toEqual({ workingDays: 1 });
    expect(late('2023-09-18 08:00')).toEqual({ workingDays: 2 });
  });
  it('old figures are asked about, future ones refused', () => {
    const of = (on: string, months?: number) => decideDataAsOf(on, '2023-09-13', vi, months);
    expect(of('2023-09-13')).toEqual({ kind: 'one', on: '2023-09-13' });
    expect(of('2023-06-14')).toEqual({ kind: 'one', on: '2023-06-14' });
    const asked3 = of('2023-06-13');
    expect(asked3.kind).toBe('confirm');
    expect(of('2023-06-13', 4).kind).toBe('one');
    const old = of('2023-03-31');
    expect(old.kind === 'confirm' && words.vi.t(old.why.refusal, old.why.args)).toBe(
      'Số liệu cách nay 05 tháng. Đề nghị xác nhận.',
    );
    const ahead = of('2023-09-14');
    expect(ahead.kind === 'none' && words.vi.t(ahead.refusal.refusal, ahead.refusal.args)).toBe(
      'Ngày 14/09/2023 sau ngày hôm nay (13/09/2023). Đề nghị kiểm tra lại.',
    );
  });
});

describe('receipt codes', () => {
  it('have no letters that can be mistaken, and read back', () => {
    expect(receiptCode(Uint8Array.from([7, 19, 3, 9, 2, 15]))).toBe('7K3-92F');
    expect(receiptCode(Uint8Array.from([0, 31, 32, 255, 1, 18, 99]))).toBe('0Z0-Z1J');
    expect(readReceiptCode(' 7k3 92f ')).toBe('7K3-92F');
    expect(readReceiptCode('q84-imd')).toBe('Q84-1MD');
    expect(readReceiptCode('O84–LMD')).toBe('084-1MD');
    expect(readReceiptCode('7K3-92U')).toBeNull();
    expect(readReceiptCode('7K3-92')).toBeNull();
    expect(() => receiptCode(new Uint8Array(5))).toThrow();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 12 }), (bytes) => {
        const code = receiptCode(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
        expect(readReceiptCode(code.toLowerCase())).toBe(code);
      }),
    );
  });
});
