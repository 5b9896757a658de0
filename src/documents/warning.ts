// The warning about secret papers, said before the first file: once for a checklist, once for an item. It must not know
// where people are asked for files.
import type { KnownTurn } from '../dialogue/turn.js';
import { MAX_DOCUMENT_BYTES } from './checks.js';

interface Place {
  readonly checklistId: string | null;
  readonly itemId?: string | null;
}

/** Whoever sent a paper that now belongs to a checklist has been warned when it came. */
export async function noteWarned({ tx, now }: KnownTurn, checklistId: string | null): Promise<void> {
  if (checklistId === null) return;
  const where = { id: checklistId, secretsWarnedAt: null };
  await tx.checklist.updateMany({ where, data: { secretsWarnedAt: now } });
}

/** Says it when it has not been said for this place. */
export async function warnOfSecrets(turn: KnownTurn, place: Place): Promise<void> {
  const { checklistId } = place;
  if (checklistId !== null) {
    const where = { id: checklistId, secretsWarnedAt: null };
    const { count } = await turn.tx.checklist.updateMany({ where, data: { secretsWarnedAt: turn.now } });
    if (count === 0) return;
  }
  const text = turn.words.t('documents-before-first', { limit: turn.words.f.bytes(MAX_DOCUMENT_BYTES) });
  // The key keeps it to once where there is no row to note it in.
  turn.tell({ text }, `secrets-warning:${checklistId ?? place.itemId ?? 'loose'}:${turn.who.personId}`);
}
