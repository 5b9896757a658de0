import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { diffPlan, isEmptyDiff } from '../../src/inspections/diff.js';
import type { CheckedPlan, InspectionRow } from '../../src/inspections/workbook/plan.js';

const moved: readonly InspectionRow[] = CITY.schedule.map((row) =>
  row.code === 'I-09' ? { ...row, inspectOn: '2023-07-13' } : row,
);

describe('what a workbook would change', () => {
  test('the first import adds everything', () => {
    const diff = diffPlan({}, CITY);
    expect(diff.units).toMatchObject({ kept: 0, missing: 0, changed: [] });
    expect(diff.units!.added).toHaveLength(26);
    expect(diff.schedule!.added).toHaveLength(18);
    expect(isEmptyDiff(diff)).toBe(false);
  });

  test('the same workbook again changes nothing', () => {
    const diff = diffPlan(CITY, CITY);
    expect(isEmptyDiff(diff)).toBe(true);
    expect(diff.schedule).toMatchObject({ kept: 18, missing: 0 });
  });

  test('a moved inspection is one change with its old and its new day', () => {
    const diff = diffPlan(CITY, { schedule: moved });
    expect(diff.schedule!.changed.map(({ code, fields }) => ({ code, fields }))).toEqual([
      { code: 'I-09', fields: [{ field: 'inspectOn', from: '2023-07-06', to: '2023-07-13' }] },
    ]);
    expect(diff.schedule).toMatchObject({ added: [], kept: 17, missing: 0 });
    expect(diff.units).toBeUndefined();
  });

  test('rows the file does not have stay, and are counted', () => {
    const diff = diffPlan(CITY, { units: CITY.units.slice(0, 3) });
    expect(diff.units).toMatchObject({ added: [], changed: [], kept: 3, missing: 23 });
    expect(isEmptyDiff(diff)).toBe(true);
  });

  test('an absent column changes nothing, a blank cell does', () => {
    const unit = CITY.units.find(({ code }) => code === 'H-02')!;
    const { focalPhone: _absent, ...without } = unit;
    expect(isEmptyDiff(diffPlan(CITY, { units: [without] }))).toBe(true);
    const diff = diffPlan(CITY, { units: [{ ...unit, focalPhone: null }] });
    expect(diff.units!.changed[0]!.fields).toEqual([{ field: 'focalPhone', from: '+84900000001', to: null }]);
  });

  test('a person is the same one whatever the case; another agency makes another person', () => {
    const person = CITY.delegation[3]!;
    const same = { ...person, name: 'phạm giả định', title: 'Phó Chánh Thanh tra' };
    expect(diffPlan(CITY, { delegation: [same] }).delegation!.changed[0]!.fields.map(({ field }) => field)).toEqual([
      'name',
      'title',
    ]);
    const other = { ...person, agency: 'Sở Y tế' };
    expect(diffPlan(CITY, { delegation: [other] }).delegation!.added).toEqual([other]);
  });

  test('questions asked in another order are a change, other sheets may be sorted freely', () => {
    const diff = diffPlan(CITY, { questions: [...CITY.questions].reverse(), units: [...CITY.units].reverse() });
    expect(diff.questions).toMatchObject({ added: [], changed: [], reordered: true });
    expect(diff.units).toMatchObject({ reordered: false });
    expect(isEmptyDiff(diff)).toBe(false);
  });

  test('nothing is counted twice and nothing is forgotten', () => {
    const codes = fc.uniqueArray(fc.nat(30), { maxLength: 20 });
    const rowsOf = (numbers: number[], place: string): InspectionRow[] =>
      numbers.map((n) => ({ ...CITY.schedule[0]!, code: `I-${n}`, place: n % 3 === 0 ? place : 'chung' }));
    fc.assert(
      fc.property(codes, codes, (held, incoming) => {
        const plan: CheckedPlan = { schedule: rowsOf(incoming, 'mới') };
        const { added, changed, kept, missing } = diffPlan({ schedule: rowsOf(held, 'cũ') }, plan).schedule!;
        expect(added.length + changed.length + kept).toBe(incoming.length);
        expect(changed.length + kept + missing).toBe(held.length);
        expect(changed.every(({ code }) => Number(code.slice(2)) % 3 === 0)).toBe(true);
      }),
    );
  });
});
