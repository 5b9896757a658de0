// Units that a workbook would give one name. Pure.
import { cut } from '../kit/cut.js';
import { fold } from '../kit/vietnamese.js';
import type { Preview } from './importing.js';

/** Names that would be those of several units, where the file gives them; each with the codes of those units. */
export function sameNames({ diff, names }: Pick<Preview, 'diff' | 'names'>): string[] {
  const given = [
    ...(diff.units?.added ?? []),
    ...(diff.units?.changed ?? [])
      .filter(({ fields }) => fields.some(({ field }) => field === 'name'))
      .map(({ after }) => after),
  ];
  const codes = new Map<string, string[]>();
  for (const [code, name] of names) codes.set(fold(name), [...(codes.get(fold(name)) ?? []), code]);
  return [...new Map(given.map(({ name }) => [fold(name), name]))].flatMap(([key, name]) => {
    const same = codes.get(key) ?? [];
    return same.length > 1 ? [`“${cut(name, 60)}” (${cut(same.join(', '), 40)})`] : [];
  });
}
