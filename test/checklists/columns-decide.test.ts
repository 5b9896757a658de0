// What a question does is a column of the workbook, never its wording: what a number counts and which option counts as «Có»
// are read from the sheet, survive writing and reading, and stay whatever the question is called.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/checklists/readers.js';
import { evidenceNeeded } from '../../src/checklists/rules.js';
import { formatValue } from '../../src/checklists/values.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { CITY } from '../../src/demo/city.js';
import { faultsOf, goodRows, makeWorkbook, planOf } from '../inspections/workbook-samples.js';
import { context, question, words } from './cast.js';

const say = (key: string, args?: Record<string, string | number>) => words.vi.t(key, args);
const OPTIONS = ['Đầy đủ', 'Chưa đầy đủ', 'Không có sổ'];
const wording = fc.constantFrom('Số cuộc họp', 'Số hồ sơ', 'Tổng số người', 'Tỷ lệ văn bản', 'Câu hỏi khác');

describe('what a number counts', () => {
  it('is the column «Đơn vị tính» and nothing else, whatever the question is called', () => {
    fc.assert(
      fc.property(wording, fc.constantFrom(null, 'cuộc', 'phiên'), (text, countOf) => {
        const asked = question({ type: 'COUNT', text, countOf });
        const said = formatValue({ type: 'COUNT', value: 1420 }, words.vi.f, say, asked);
        expect(said).toBe(countOf ? `1.420 ${countOf}` : '1.420');
      }),
    );
  });

  it('is asked with the total of a ratio', () => {
    const asked = question({ type: 'RATIO', text: 'Kết quả giải quyết', countOf: 'hồ sơ' });
    const reading = readAnswer(asked, '1399', context());
    const why = reading.kind === 'partial' ? reading.ask : null;
    expect(words.vi.t(why!.refusal, why!.args)).toBe('Đã ghi tử số 1.399. Tổng số hồ sơ? (2/2)');
  });
});

describe('an option', () => {
  const needs = (choice: string, yesChoices: string[]) =>
    evidenceNeeded(question({ type: 'CHOICE', text: 'Sổ?', choices: OPTIONS, evidence: 'IF_YES', yesChoices }), {
      type: 'CHOICE',
      choice,
    });

  it('counts as «Có» where the column says so, not by how it begins', () => {
    expect(OPTIONS.map((choice) => needs(choice, ['Đầy đủ', 'Chưa đầy đủ']))).toEqual([true, true, false]);
    expect(OPTIONS.map((choice) => needs(choice, ['Không có sổ']))).toEqual([false, false, true]);
  });

  it('counts as «Có» where nothing is said: papers are rather asked for than forgotten', () => {
    expect(OPTIONS.map((choice) => needs(choice, []))).toEqual([true, true, true]);
  });
});

describe('in the workbook', () => {
  const withColumns = (countOf: string, yes: string) => {
    const rows = goodRows();
    const [head, ...lines] = rows['Phiếu kiểm tra']!;
    rows['Phiếu kiểm tra'] = [
      [...head!, 'Đơn vị tính', 'Tính là Có'],
      ...lines.map((line) => (line[1] === 'Q03' ? [...line, countOf, yes] : line)),
    ];
    return makeWorkbook(rows);
  };

  it('both columns are read', async () => {
    const { plan } = await planOf(await withColumns('lượt', 'Đầy đủ'));
    expect(plan.questions!.find(({ code }) => code === 'Q03')).toMatchObject({
      countOf: 'lượt',
      yesChoices: ['Đầy đủ'],
    });
  });

  it('what counts as «Có» must be one of the options', async () => {
    const faults = await faultsOf(await withColumns('', 'Đầy đủ; Tốt'));
    expect(faults).toEqual([
      expect.stringMatching(/^Phiếu kiểm tra, ô \w+: “Tốt” không có trong danh mục; nhận: Đầy đủ; Chưa đầy đủ$/),
    ]);
  });

  it('both are written as they are read', async () => {
    const { plan } = await planOf(await writePlanWorkbook(CITY));
    const said = (rows: typeof CITY.questions) =>
      rows.map(({ code, countOf, yesChoices }) => [code, countOf ?? null, [...(yesChoices ?? [])]]);
    expect(said(plan.questions!)).toEqual(said(CITY.questions));
    expect(plan.questions!.filter(({ countOf }) => countOf)).toHaveLength(13);
    expect(plan.questions!.filter(({ yesChoices }) => (yesChoices ?? []).length > 0)).toHaveLength(4);
  });
});
