// Checks what a line needs of a column that its sheet does not have: there what is held counts, since an absent column leaves
// it as it is. A cell that is there and blank is the sheet's own business.

import { fold } from '../../kit/vietnamese.js';
import type { CheckContext } from './cross-checks.js';
import { joinKey } from './located.js';

/** Reports leads without a team and questions without choices, where neither the file nor what is held gives them. */
export function checkAbsentColumns({ file, held, report }: CheckContext): void {
  const personOf = (row: { name?: string | null; agency?: string | null }) =>
    joinKey(row.name && fold(row.name), row.agency && fold(row.agency));
  const teams = new Map(held.delegation?.map((row) => [personOf(row), row.team]));
  for (const { draft, ref } of file.delegation?.rows ?? []) {
    const needsTeam = draft.team === undefined && draft.roles?.includes('LEAD');
    if (needsTeam && !teams.get(personOf(draft))) report('delegation')(ref('team'), 'workbook-lead-without-team');
  }
  const choices = new Map(held.questions?.map((row) => [joinKey(row.checklist, row.code), row.choices ?? []]));
  for (const { draft, ref } of file.questions?.rows ?? []) {
    const needsChoices = draft.choices === undefined && (draft.type === 'CHOICE' || draft.type === 'MULTI');
    const found = choices.get(joinKey(draft.checklist, draft.code)) ?? [];
    if (needsChoices && found.length < 2) report('questions')(ref('choices'), 'workbook-choices-missing');
  }
}
