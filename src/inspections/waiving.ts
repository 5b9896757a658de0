// What was waived of an inspection's duties, by whom and why, and what may be waived of them now; and the unit it was taken over
// from. Waiving itself is the remediation room's, which comes later and is named only by its acts.
import { listOverdueOf, listWaived } from '../deadlines/waiver-store.js';
import { sayWaived } from '../deadlines/waiver-words.js';
import { itemWords } from '../deadlines/screens.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { button, type Button } from '../outbox/message.js';
import { mayWaive } from '../people/rights.js';
import { findUnit } from '../people/store.js';
import { listSubjects } from './notice-store.js';
import type { VisibleInspection } from './store.js';

/** Duties named on one card. */
const SHOWN = 2;

export async function findWaiving(
  turn: KnownTurn,
  inspection: VisibleInspection,
): Promise<{ notes: string[]; acts: Button[] }> {
  const { tx, who, now, words } = turn;
  const { t } = words;
  const subjects = await listSubjects(tx, [inspection.id]);
  const from = inspection.takenFromId === null ? null : await findUnit(tx, inspection.takenFromId);
  const may = (kind: string) =>
    mayWaive(who, { kind, unitId: inspection.unitId, teamId: inspection.teamId, unreached: false });
  const waived = (await listWaived(tx, subjects)).slice(-SHOWN);
  const overdue = (await listOverdueOf(tx, subjects, now)).filter(({ kind }) => may(kind)).slice(0, SHOWN);
  const sayKind = (kind: string) => t(`waiver-kind-${kind.toLowerCase()}`);
  return {
    notes: [
      ...(from ? [t('inspections-taken-from', { from: from.title })] : []),
      ...waived.map((waiver) =>
        t('waiver-note', {
          item: itemWords({ kind: waiver.kind, title: '' }, words),
          said: sayWaived(words, waiver, inspection.teamName),
        }),
      ),
    ],
    acts: [
      ...overdue.map(({ id, kind }) =>
        button(t('waiver-button-of', { kind: sayKind(kind) }), `remediation.waive:${id}`),
      ),
      ...waived
        .filter(({ kind }) => may(kind))
        .map(({ id, kind }) => button(t('waiver-back-of', { kind: sayKind(kind) }), `remediation.unwaive:${id}`)),
    ],
  };
}
