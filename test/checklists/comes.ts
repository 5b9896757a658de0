// What becomes of typed words in short, and tables of them.
import { expect, it } from 'vitest';
import { readAnswer } from '../../src/checklists/readers.js';
import type { Reading } from '../../src/checklists/readers.js';
import type { PartialValue, Question } from '../../src/checklists/types.js';
import { formatValue } from '../../src/checklists/values.js';
import { context, vi, words } from './cast.js';

/** What becomes of it in short: «= value», «? offers», «… what is missing», «! sentence». */
export function comes(of: Question, typed: string, partial: PartialValue | null = null): string {
  const reading: Reading = readAnswer(of, typed, context({ partial }));
  const say = words.vi.t;
  const value = (v: Parameters<typeof formatValue>[0]): string => formatValue(v, vi, say, of);
  switch (reading.kind) {
    case 'one':
      return `= ${value(reading.value)}${reading.note ? ` + ${reading.note}` : ''}${reading.readFrom ? ' ↩' : ''}`;
    case 'confirm':
      return `? ${value(reading.value)}${reading.note ? ` + ${reading.note}` : ''}`;
    case 'two':
      return `? ${reading.options.map((option) => value(option.value)).join(' | ')}`;
    case 'partial':
      return `… ${reading.missing}`;
    case 'none':
      return `! ${reading.refusal.refusal}${(reading.offers ?? []).map((option) => ` [${value(option.value)}]`).join('')}`;
  }
}

export const rows = (of: Question, table: readonly (readonly [string, string])[]): void => {
  it.each(table.map(([typed, becomes]) => [typed, becomes] as const))('«%s» → %s', (typed, becomes) =>
    expect(comes(of, typed)).toBe(becomes),
  );
};
