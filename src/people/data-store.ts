// Everything the system keeps of one person, read across all tables for the copy they may ask for. Reads only.
import type { Tx } from '../kit/database.js';

/** Messages in a copy at most; the newest. */
const MESSAGES = 1000;

/** A copy of what is kept of a person: plain values, instants as ISO text. Null for nobody. */
export async function copyOfPerson(tx: Tx, personId: string): Promise<Record<string, unknown> | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: {
      consents: { orderBy: { givenAt: 'asc' } },
      roles: { orderBy: { fromAt: 'asc' }, include: { unit: true, team: true } },
    },
  });
  if (!person) return null;
  const acts = await tx.auditEntry.findMany({ where: { personId }, orderBy: { id: 'asc' } });
  // One private chat is one person: what was said before they agreed is theirs too.
  const theirs = person.chatId === null ? { personId } : { chatId: person.chatId };
  const messages = await tx.outboxMessage.findMany({
    where: { ...theirs, state: 'SENT' },
    orderBy: { id: 'desc' },
    take: MESSAGES,
  });
  const answers = await tx.answerHistory.findMany({ where: { answeredById: personId }, orderBy: { id: 'asc' } });
  const files = await tx.evidence.findMany({ where: { sentById: personId }, orderBy: { receivedAt: 'asc' } });
  const replies = await tx.broadcastReply.findMany({ where: { personId }, orderBy: { at: 'asc' } });
  return {
    person: {
      fullName: person.fullName,
      title: person.title,
      phone: person.phone,
      chatId: person.chatId?.toString() ?? null,
      language: person.locale,
      since: person.createdAt,
    },
    roles: person.roles.map((role) => ({
      role: role.role,
      unit: role.unit?.name ?? null,
      team: role.team?.name ?? null,
      from: role.fromAt,
      until: role.endedAt,
      pending: role.pending,
    })),
    consents: person.consents.map(({ version, locale, textHash, givenAt, withdrawnAt }) => ({
      version,
      locale,
      textHash,
      givenAt,
      withdrawnAt,
    })),
    answers: answers.map(({ questionCode, value, explanation, answeredAt }) => ({
      questionCode,
      value,
      explanation,
      answeredAt,
    })),
    files: files.map(({ name, bytes, hash, receivedAt }) => ({ name, bytes, hash, receivedAt })),
    replies: replies.map(({ text, at }) => ({ text, at })),
    acts: acts.map(({ at, act }) => ({ at, act })),
    messages: messages
      .reverse()
      .map(({ createdAt, body }) => ({ at: createdAt, text: textOf(body) }))
      .filter(({ text }) => text !== null),
  };
}

function textOf(body: unknown): string | null {
  const text = (body as { message?: { text?: unknown } } | null)?.message?.text;
  return typeof text === 'string' ? text : null;
}
