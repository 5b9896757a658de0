// Joins the import of workbooks with the rooms that own parts of it: conditions of questions, shortcomings of earlier years.
import { judgeAside } from './import-aside.js';
import { readCondition } from './import-conditions.js';
import type { ImportLinks } from './inspections/importing.js';
import { countOpen } from './remediation/succession-store.js';
import { applyCarriedOver, listCarriedOver, listPastDates } from './remediation/carried-over.js';

export const importLinks: ImportLinks = {
  applyCarriedOver,
  listCarriedOver,
  listPastDates,
  readCondition,
  countOpen,
  // From its sources the program starts no further thread: that would compile them all once more.
  ...(import.meta.url.endsWith('.js') ? { judgeAside } : {}),
};
