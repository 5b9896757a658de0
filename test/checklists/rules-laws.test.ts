// What holds of the rules whatever the sheet and the answers.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicable, effectOfAnswer, listMissing, nextOpen, progressOf } from '../../src/checklists/rules.js';
import type { AnswerValue, Question } from '../../src/checklists/types.js';
import { NO, YES, codes, q } from './asked.js';

describe('laws', () => {
  const value = fc.constantFrom<AnswerValue>(
    YES,
    NO,
    { type: 'YESNO', value: 'NOT_YET' },
    { type: 'YESNO', value: 'NA' },
  );
  /** Questions whose conditions name earlier ones only, and answers to some of them. */
  const sheet = fc
    .array(
      fc.option(fc.tuple(fc.nat(), fc.constantFrom('= Có', '<> Có', '= Không', '<> Không áp dụng')), { nil: null }),
      { minLength: 1, maxLength: 12 },
    )
    .chain((links) => {
      const questions = links.map((link, i) =>
        q(`Q${i}`, { order: i, ...(link === null || i === 0 ? {} : { if: `Q${link[0] % i} ${link[1]}` }) }),
      );
      return fc.record({
        questions: fc.constant(questions),
        answers: fc.array(fc.tuple(fc.constantFrom(...questions.map((item) => item.code)), value), { maxLength: 12 }),
      });
    });

  it('what is asked depends neither on the order of answers nor on that of the sheet', () => {
    fc.assert(
      fc.property(sheet, fc.infiniteStream(fc.nat()), ({ questions, answers }, shuffle) => {
        const values = new Map(answers);
        const asked = codes(applicable(questions, values));
        const mixed = (list: readonly unknown[]) =>
          list
            .map((item) => [shuffle.next().value, item] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        expect(
          codes(applicable(mixed(questions) as Question[], new Map(mixed([...values]) as [string, AnswerValue][]))),
        ).toBe(asked);
      }),
    );
  });
  it('answers to questions that are not asked change nothing', () => {
    fc.assert(
      fc.property(sheet, ({ questions, answers }) => {
        const values = new Map(answers);
        const asked = applicable(questions, values);
        const live = new Map([...values].filter(([code]) => asked.some((item) => item.code === code)));
        expect(codes(applicable(questions, live))).toBe(codes(asked));
      }),
    );
  });
  it('the effect of an answer balances, and undoing it restores', () => {
    fc.assert(
      fc.property(sheet, value, fc.nat(), ({ questions, answers }, next, pick) => {
        const values = new Map(answers);
        const { code } = questions[pick % questions.length]!;
        const effect = effectOfAnswer(questions, values, code, next);
        expect(effect.before + effect.added.length - effect.dropped.length).toBe(effect.after);
        const back = effectOfAnswer(questions, new Map([...values, [code, next]]), code, values.get(code) ?? null);
        expect(back).toEqual({
          before: effect.after,
          after: effect.before,
          added: effect.dropped,
          dropped: effect.added,
        });
      }),
    );
  });
  it('progress never exceeds the total, and nothing missing means every required question is answered', () => {
    const state = fc.record({
      value: fc.option(value, { nil: null }),
      setAside: fc.boolean(),
      files: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(sheet, fc.array(state, { minLength: 12, maxLength: 12 }), ({ questions }, given) => {
        const states = new Map(questions.map((item, i) => [item.code, given[i]!]));
        const asked = applicable(questions, new Map([...states].map(([code, s]) => [code, s.value])));
        const { answered, total, setAside } = progressOf(asked, states);
        expect(answered + setAside).toBeLessThanOrEqual(total);
        const missing = listMissing(asked, states);
        expect(missing.length).toBe(total - answered);
        expect(nextOpen(asked, states) === null).toBe(answered === total);
        for (const item of missing) expect(asked[item.number - 1]!.code).toBe(item.code);
      }),
    );
  });
});
