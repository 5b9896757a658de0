import { describe, expect, test } from 'vitest';
import { evaluateCondition, parseCondition } from '../../src/checklists/conditions.js';
import { CITY } from '../../src/demo/city.js';
import type { InspectionForm, QuestionRow, UnitClass } from '../../src/inspections/workbook/plan.js';
import { isRefusal } from '../../src/kit/refusal.js';

/** The questions asked before anything has been answered. */
const askedOf = (unitClass: UnitClass, form: InspectionForm, by: QuestionRow['answeredBy']): QuestionRow[] =>
  CITY.questions.filter((question) => {
    const condition = question.askIf ? parseCondition(question.askIf) : null;
    if (isRefusal(condition)) throw new Error(`${question.code}: ${condition.refusal}`);
    const fits = <T>(all: readonly T[] | undefined, one: T) => !all?.length || all.includes(one);
    return (
      question.answeredBy === by &&
      fits(question.classes, unitClass) &&
      fits(question.forms, form) &&
      (condition === null || evaluateCondition(condition, new Map()))
    );
  });

describe('the made-up city', () => {
  test('UBND huyện Tre Xanh answers thirty questions, in the places the scripts name', () => {
    const asked = askedOf('HUYEN', 'ONSITE', 'UNIT');
    expect(asked).toHaveLength(30);
    const at = (n: number) => asked[n - 1]!.code;
    expect([at(1), at(4), at(6), at(9), at(11), at(26), at(30)]).toEqual([
      'Q01',
      'Q04',
      'Q07',
      'Q16',
      'Q18',
      'Q44',
      'Q52',
    ]);
    const inSection = (section: string) => asked.filter((question) => question.section === section).length;
    expect(['C1', 'C2', 'C3', 'C4'].map(inSection)).toEqual([5, 8, 10, 7]);
  });

  test('every type of answer is asked of UBND huyện Tre Xanh', () => {
    expect(new Set(askedOf('HUYEN', 'ONSITE', 'UNIT').map(({ type }) => type)).size).toBe(11);
  });

  test('the delegation answers five of its own at a ward, presence second', () => {
    expect(askedOf('XA', 'ONSITE', 'DELEGATION').map(({ code }) => code)).toEqual(['Q42', 'Q36', 'Q37', 'Q21', 'Q30']);
  });

  test('names, counts and traps are those of the demo', () => {
    const count = (unitClass: UnitClass) => CITY.units.filter((unit) => unit.class === unitClass).length;
    expect((['SO', 'HUYEN', 'PHONG', 'XA', 'DVSN', 'DNNN'] as const).map(count)).toEqual([4, 5, 3, 10, 2, 2]);
    expect(CITY.units.filter(({ name }) => name === 'UBND phường Quang Trung')).toHaveLength(2);
    expect(CITY.units.map(({ name }) => name)).toContain('UBND xã Hoà An');
    expect(CITY.schedule.filter(({ surprise }) => surprise).map(({ code }) => code)).toEqual(['I-15']);
    expect(CITY.schedule).toHaveLength(18);
  });

  test('a button can carry every choice', () => {
    for (const choice of CITY.questions.flatMap(({ choices }) => choices ?? [])) {
      expect(choice.length).toBeLessThanOrEqual(24);
    }
  });

  test('everything is composed text', () => {
    const text = JSON.stringify(CITY);
    expect(text).toBe(text.normalize('NFC'));
  });
});
