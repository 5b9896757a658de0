// What of a workbook is not used, as the preview says it: sheets, columns, lines that are no lines of a table. Pure.
import { cut } from '../kit/cut.js';
import type { Words } from '../kit/words.js';
import type { Preview } from './importing.js';

const NAME_CHARACTERS = 40;
const UNUSED_CHARACTERS = 400;

/** Every sheet and column that is not used, by its name; columns the last import had; lines that are no lines of a table. */
export function unusedLines(preview: Preview, words: Words): string[] {
  const { t, f } = words;
  const { ignoredSheets, ignoredColumns, lostColumns, passedRows } = preview;
  const list = (kind: 'sheet' | 'column' | 'row', items: readonly string[]) => {
    let room = UNUSED_CHARACTERS;
    const shown = items.filter((item) => (room -= item.length + 2) > 0);
    const rest = items.length - shown.length;
    return rest > 0
      ? t('import-names-more', { kind, names: shown.join(', '), count: f.count(rest) })
      : shown.join(', ');
  };
  const columns = ignoredColumns.map(({ column, sheet }) =>
    t('import-column', { column: cut(column, NAME_CHARACTERS), sheet }),
  );
  const rows = passedRows.map(({ sheet, row, text }) =>
    t('import-row', { sheet, row, text: cut(text, NAME_CHARACTERS) }),
  );
  return [
    ...lostColumns.map(({ sheet, column, values }) =>
      t('import-column-lost', { sheet, column, count: f.count(values) }),
    ),
    ...(ignoredSheets.length > 0
      ? [
          t('import-sheets-unused', {
            count: f.count(ignoredSheets.length),
            n: ignoredSheets.length,
            sheets: list(
              'sheet',
              ignoredSheets.map((title) => `“${cut(title, NAME_CHARACTERS)}”`),
            ),
          }),
        ]
      : []),
    ...(columns.length > 0
      ? [t('import-ignored', { count: f.count(columns.length), columns: list('column', columns) })]
      : []),
    ...(rows.length > 0 ? [t('import-rows-passed', { count: f.count(rows.length), rows: list('row', rows) })] : []),
  ];
}
