// What of a sheet is printed: the rows repeated on every page, the area. The library writes these without quotes round the name of
// the sheet, which programs refuse where that has a space; so they are written as names of the workbook. Knows no sheet.
import type { openXlsx, WriteSheet } from 'hucre/xlsx';

type PageSetup = NonNullable<WriteSheet['pageSetup']>;
type NamedRange = NonNullable<Awaited<ReturnType<typeof openXlsx>>['namedRanges']>[number];

interface Printed {
  name: string;
  pageSetup?: PageSetup;
}

/** Takes what is printed off the sheets and gives it as names of the workbook. */
export function takePrintNames(sheets: readonly Printed[]): NamedRange[] {
  return sheets.flatMap((sheet) => {
    if (!sheet.pageSetup) return [];
    const { printArea, printTitlesRow, printTitlesColumn, ...rest } = sheet.pageSetup;
    sheet.pageSetup = rest;
    const quoted = `'${sheet.name.replaceAll("'", "''")}'`;
    const rangeOf = (parts: readonly (string | undefined)[]): string =>
      parts
        .flatMap((part) => part?.split(',') ?? [])
        .map((part) => `${quoted}!${part}`)
        .join(',');
    const named = (name: string, range: string): NamedRange[] =>
      range === '' ? [] : [{ name, range, scope: sheet.name }];
    return [
      ...named('_xlnm.Print_Area', rangeOf([printArea])),
      ...named('_xlnm.Print_Titles', rangeOf([printTitlesColumn, printTitlesRow])),
    ];
  });
}

/** How a place is written without the quotes round the name of its sheet: with and without them it is the same place. */
export const withoutQuotes = (range: string): string =>
  range.replace(/'((?:[^']|'')*)'!/g, (_whole, name: string) => `${name.replaceAll("''", "'")}!`);
