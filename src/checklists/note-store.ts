// What stands beside an answer without being one: words, ticks, and the mark that it was put off. Neither touches the version, so
// nobody who is answering is overtaken by it. It decides nothing.
import { Prisma } from '../generated/prisma/client.js';
import type { Side } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Ticked } from './types.js';

/**
 * Keeps words that are no answer beside it, without touching the version. A remark goes below the one before; of tries that
 * could not be read only the last is kept.
 */
export async function saveNote(
  tx: Tx,
  place: { checklistId: string; code: string; side: Side },
  note: string,
  how: 'below' | 'instead' = 'below',
): Promise<void> {
  const kept = how === 'below' ? Prisma.sql`concat_ws('; ', a.note, EXCLUDED.note)` : Prisma.sql`EXCLUDED.note`;
  await tx.$executeRaw`
    INSERT INTO answer AS a (id, checklist_id, question_code, side, note, version)
    VALUES (${newId()}, ${place.checklistId}, ${place.code}, ${place.side}::"Side", ${note}, 0)
    ON CONFLICT (checklist_id, question_code, side) DO UPDATE SET note = ${kept}`;
}

/** Words beside an answer were corrected: they follow where they stand; false when they are not there any more. */
export async function correctNote(
  tx: Tx,
  place: { checklistId: string; code: string; side: Side },
  before: string,
  after: string,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE answer SET note = overlay(note PLACING ${after} FROM position(${before} IN note) FOR char_length(${before}))
    WHERE checklist_id = ${place.checklistId} AND question_code = ${place.code} AND side = ${place.side}::"Side"
      AND position(${before} IN note) > 0`;
  return changed > 0;
}

/** Takes the words beside an answer away; false when there were none. */
export async function dropNote(tx: Tx, place: { checklistId: string; code: string; side: Side }): Promise<boolean> {
  const { checklistId, code: questionCode, side } = place;
  const where = { checklistId, questionCode, side, note: { not: null } };
  return (await tx.answer.updateMany({ where, data: { note: null } })).count > 0;
}

/** Keeps options ticked so far, until they are given as the answer; none take the mark away. */
export async function saveTicks(
  tx: Tx,
  place: { checklistId: string; code: string; side: Side },
  ticked: Ticked,
): Promise<void> {
  if (ticked.choices.length === 0) {
    const { checklistId, code: questionCode, side } = place;
    await tx.answer.updateMany({ where: { checklistId, questionCode, side }, data: { ticked: Prisma.DbNull } });
    return;
  }
  await tx.$executeRaw`
    INSERT INTO answer AS a (id, checklist_id, question_code, side, ticked, version)
    VALUES (${newId()}, ${place.checklistId}, ${place.code}, ${place.side}::"Side", ${JSON.stringify(ticked)}::jsonb, 0)
    ON CONFLICT (checklist_id, question_code, side) DO UPDATE SET ticked = EXCLUDED.ticked`;
}

/** Sets a question aside («Để sau»): only a mark, an answer given meanwhile is left alone. */
export async function saveAside(
  tx: Tx,
  place: { checklistId: string; code: string; side: Side },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO answer AS a (id, checklist_id, question_code, side, set_aside_at, version)
    VALUES (${newId()}, ${place.checklistId}, ${place.code}, ${place.side}::"Side", ${now}::timestamptz, 0)
    ON CONFLICT (checklist_id, question_code, side) DO UPDATE SET set_aside_at = EXCLUDED.set_aside_at WHERE a.value IS NULL`;
}
