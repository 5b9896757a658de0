// Two people, one question, two values: the first stays in use until someone chooses, the second is kept beside it and in
// the history. It decides nothing.
import type { AnswerConflict, Prisma, Role, Side } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Locale } from '../kit/words.js';
import { listPeople, type Addressee } from '../people/store.js';
import type { StoredAnswer } from './stored-answer.js';
import type { AnswerValue } from './types.js';

const json = (value: AnswerValue | null) => (value ?? undefined) as Prisma.InputJsonValue | undefined;

/** Keeps the value that came second, as a rival in the history and as a conflict to be settled. Returns the conflict's id. */
export async function saveConflict(
  tx: Tx,
  place: { checklistId: string; code: string; side: Side },
  first: StoredAnswer,
  second: { value: AnswerValue; personId: string },
  now: Date,
): Promise<string> {
  const id = newId();
  const { checklistId, code: questionCode, side } = place;
  await tx.answerConflict.create({
    data: {
      id,
      checklistId,
      questionCode,
      firstValue: json(first.value),
      firstById: first.answeredById,
      firstAt: first.answeredAt,
      secondValue: json(second.value),
      secondById: second.personId,
      secondAt: now,
    },
  });
  await tx.answerHistory.create({
    data: {
      checklistId,
      questionCode,
      side,
      version: first.version,
      value: json(second.value),
      rival: true,
      answeredById: second.personId,
      answeredAt: now,
    },
  });
  return id;
}

/** A conflict by id, settled or not. */
export const findConflict = (tx: Tx, id: string): Promise<AnswerConflict | null> =>
  tx.answerConflict.findUnique({ where: { id } });

/** The oldest conflict of a question that nobody has settled yet. */
export const findOpenConflict = (tx: Tx, checklistId: string, code: string): Promise<AnswerConflict | null> =>
  tx.answerConflict.findFirst({
    where: { checklistId, questionCode: code, resolvedAt: null },
    orderBy: { secondAt: 'asc' },
  });

/** Settles a conflict once. False when somebody else did. */
export async function settleConflict(tx: Tx, id: string, personId: string, now: Date): Promise<boolean> {
  const { count } = await tx.answerConflict.updateMany({
    where: { id, resolvedAt: null },
    data: { resolvedAt: now, resolvedById: personId },
  });
  return count === 1;
}

/** People by id with the role to be shown beside their name. */
export async function findNamed(
  tx: Tx,
  personIds: readonly (string | null)[],
): Promise<Map<string, Addressee & { role: Role }>> {
  const ids = personIds.filter((id) => id !== null);
  return new Map((await listPeople(tx, ids)).map((person) => [person.personId, person]));
}

/** The last reason for which the delegation sent a question back to the unit: a usual one by its code, or the lead's own words. */
export const findReturnReason = (
  tx: Tx,
  checklistId: string,
  code: string,
): Promise<{ reasonCode: string | null; reason: string | null } | null> =>
  tx.answerReview.findFirst({
    where: { checklistId, questionCode: code, verdict: 'RETURNED', sentAt: { not: null } },
    orderBy: { round: 'desc' },
    select: { reasonCode: true, reason: true },
  });

/** A question was sent back for want of a paper, and none has come since. */
export async function awaitsPaper(
  tx: Tx,
  { checklistId, side }: { checklistId: string; side: Side },
  code: string,
): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ awaits: boolean }[]>`
    SELECT r.reason_code IS NOT DISTINCT FROM 'evidence' AND NOT EXISTS (
      SELECT 1 FROM evidence e WHERE e.checklist_id = ${checklistId} AND e.question_code = ${code} AND e.side = ${side}::"Side"
        AND e.state IN ('WAITING', 'KEPT', 'QUARANTINED') AND e.received_at >= r.sent_at) AS awaits
    FROM answer_review r WHERE r.checklist_id = ${checklistId} AND r.question_code = ${code} AND r.verdict = 'RETURNED'
      AND r.sent_at IS NOT NULL ORDER BY r.round DESC LIMIT 1`;
  return found?.awaits ?? false;
}

/** People whose open dialogue is at this very question, others than the one in this chat; only those who still hold a role. */
export async function listOthersAt(
  tx: Tx,
  checklistId: string,
  order: number,
  butChat: bigint,
): Promise<{ personId: string; chatId: bigint; locale: Locale }[]> {
  return tx.$queryRaw<{ personId: string; chatId: bigint; locale: Locale }[]>`
    SELECT p.id AS "personId", p.chat_id AS "chatId", p.locale FROM dialogue d JOIN person p ON p.chat_id = d.chat_id
    WHERE d.kind = 'checklists.ask' AND d.data ->> 'c' = ${checklistId} AND d.data ->> 'q' = ${String(order)} AND d.chat_id <> ${butChat}
      AND p.blocked_at IS NULL AND EXISTS (SELECT 1 FROM role_held h WHERE h.person_id = p.id AND h.ended_at IS NULL AND NOT h.pending)`;
}
