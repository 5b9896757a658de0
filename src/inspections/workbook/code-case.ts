// Codes that differ from the known ones by case only are taken for them, with a word: «h-02» is «H-02». What tells rows apart
// stays one thing, whichever way somebody typed it this time. Changes the drafts in place.

import type { CheckContext } from './cross-checks.js';
import type { SheetKey } from './headers.js';
import type { Located } from './located.js';

type Drafts = readonly Located<Record<string, unknown>>[];

/** Takes every code for the one that is known under another case; call it before the checks that compare codes. */
export function matchCodeCase({ file, held, report }: CheckContext): void {
  const rowsOf = (key: SheetKey) => (file[key]?.rows ?? []) as unknown as Drafts;
  const heldOf = (key: SheetKey) => (held[key] ?? []) as unknown as readonly Record<string, unknown>[];

  function take(key: SheetKey, field: string, known: ReadonlyMap<string, string>): Located<Record<string, unknown>>[] {
    return rowsOf(key).filter((row) => {
      const typed = row.draft[field];
      const meant = typeof typed === 'string' ? known.get(typed.toUpperCase()) : undefined;
      if (meant === undefined || meant === typed) return false;
      row.draft[field] = meant;
      report(key)(row.ref(field), 'workbook-code-case', { typed: typed as string, meant });
      return true;
    });
  }

  /** The codes of a column by their capitals, held ones first; rows of the file are made to agree. */
  function settle(key: SheetKey, field: string): Map<string, string> {
    const known = firstWritings([...heldOf(key), ...rowsOf(key).map(({ draft }) => draft)].map((row) => row[field]));
    take(key, field, known);
    return known;
  }

  /** The same for a column in which every code stands once. */
  function settleOnce(key: SheetKey, field: string): Map<string, string> {
    const known = firstWritings([...heldOf(key), ...rowsOf(key).map(({ draft }) => draft)].map((row) => row[field]));
    const before = new Map(rowsOf(key).map((row) => [row.draft[field], row]));
    for (const row of take(key, field, known)) {
      const twin = before.get(row.draft[field]);
      if (twin)
        report(key)(row.ref(field), 'workbook-code-twice', { code: row.draft[field] as string, at: twin.ref(field) });
    }
    return known;
  }

  const units = settleOnce('units', 'code');
  take('units', 'parent', units);
  for (const key of ['schedule', 'otherInspections', 'carriedOver'] as const) take(key, 'unit', units);
  take('schedule', 'team', settle('delegation', 'team'));
  take('schedule', 'checklist', settle('questions', 'checklist'));
  settleOnce('schedule', 'code');
  settleOnce('carriedOver', 'code');
}

/** The first writing of each code, by the code in capitals. */
function firstWritings(codes: readonly unknown[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const code of codes) {
    if (typeof code !== 'string') continue;
    const key = code.toUpperCase();
    if (!found.has(key)) found.set(key, code);
  }
  return found;
}
