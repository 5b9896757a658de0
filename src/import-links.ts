// Joins the import of workbooks with the rooms that own parts of it: conditions of questions, shortcomings of earlier years.
import { makeImportAside } from './import-aside.js';
import { readCondition } from './import-conditions.js';
import type { ImportLinks } from './inspections/importing.js';
import { countOpen } from './remediation/succession-store.js';
import { applyCarriedOver, listCarriedOver, listPastDates } from './remediation/carried-over.js';

export const makeImportLinks = (): ImportLinks => ({
  applyCarriedOver,
  listCarriedOver,
  listPastDates,
  readCondition,
  countOpen,
  // From its sources the program starts no further process: that would compile them all once more.
  ...(import.meta.url.endsWith('.js') ? makeImportAside() : {}),
});

/** For whoever reads one workbook and ends: the processes of a program that stops are ended with `makeImportLinks` of its own. */
export const importLinks: ImportLinks = makeImportLinks();
