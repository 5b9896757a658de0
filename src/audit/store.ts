// The audit log in the tables: what waits for its seal, what is sealed, and the newest seal. Entries are written elsewhere,
// with the change they speak of (src/outbox/effects.ts). Statements by hand: a seal covers what the database writes out.
import { Prisma } from '../generated/prisma/client.js';
import { inTransaction, type Db, type Tx } from '../kit/database.js';
import { lagMs, type HealthPart } from '../kit/health.js';
import type { Head, SealedEntry } from './chain.js';

const HEAD = 'audit.head';

/** One sealer at a time; presses neither take this lock nor wait for it. */
const SEALING = Prisma.sql`hashtext('dondoc.audit')`;

// Text, not values: nothing is rounded or lost on the way. jsonb writes its keys in one order, each once. Mind that a bare
// `id` in ORDER BY would be this text.
const COLUMNS = Prisma.sql`id::text AS id, extract(epoch FROM at)::text AS at, person_id AS "personId", act, subject,
  facts::text AS facts, seal_no AS "sealNo", seal`;

/** What has been committed without a seal, behind `afterId` when given, oldest id first. */
export const listUnsealed = (tx: Tx | Db, limit: number, afterId: string | null = null): Promise<SealedEntry[]> =>
  afterId === null
    ? tx.$queryRaw`SELECT ${COLUMNS} FROM audit WHERE seal_no IS NULL ORDER BY seal_no, audit.id LIMIT ${limit}::int`
    : tx.$queryRaw`SELECT ${COLUMNS} FROM audit WHERE seal_no IS NULL AND id > ${afterId}::bigint
        ORDER BY seal_no, audit.id LIMIT ${limit}::int`;

/** The sealed entries behind this one, in the order of their numbers. */
export const listSealed = (
  tx: Tx,
  limit: number,
  after: { no: bigint; id: string } | null = null,
): Promise<SealedEntry[]> =>
  after === null
    ? tx.$queryRaw`SELECT ${COLUMNS} FROM audit WHERE seal_no IS NOT NULL ORDER BY seal_no, audit.id LIMIT ${limit}::int`
    : tx.$queryRaw`SELECT ${COLUMNS} FROM audit WHERE (seal_no, id) > (${after.no}::bigint, ${after.id}::bigint)
        ORDER BY seal_no, audit.id LIMIT ${limit}::int`;

/** Reads the kept head; null before the first seal. A head somebody made unreadable is as good as none. */
export async function findHead(tx: Tx | Db): Promise<(Head & { readonly at: Date }) | null> {
  const fact = await tx.fact.findUnique({ where: { name: HEAD } });
  const value = fact?.value as { no?: unknown; seal?: unknown; at?: unknown } | null | undefined;
  if (typeof value?.no !== 'string' || typeof value.seal !== 'string' || typeof value.at !== 'string') return null;
  return /^\d{1,18}$/.test(value.no) ? { no: BigInt(value.no), seal: value.seal, at: new Date(value.at) } : null;
}

/** The highest number in the chain, whatever the kept head says. */
export async function findLastNo(tx: Tx): Promise<bigint | null> {
  const [row] = await tx.$queryRaw<{ no: bigint }[]>`
    SELECT seal_no AS no FROM audit WHERE seal_no IS NOT NULL ORDER BY seal_no DESC LIMIT 1`;
  return row?.no ?? null;
}

/** Runs `work` as the only sealer; null when another one is at it. */
export const asSealer = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T | null> =>
  inTransaction(db, async (tx) => {
    // A statement of its own: what is read behind it sees everything the sealer before has committed.
    const [row] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${SEALING}) AS mine`;
    return row?.mine ? work(tx) : null;
  });

/** Writes the seals and the new head. */
export async function saveSeals(
  tx: Tx,
  seals: readonly { id: string; no: bigint; seal: string }[],
  head: Head,
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(seals.map(({ id, no, seal }) => ({ id, no: String(no), seal })));
  await tx.$executeRaw`
    UPDATE audit SET seal_no = s.no, seal = s.seal
    FROM jsonb_to_recordset(${rows}::jsonb) AS s(id bigint, no bigint, seal text) WHERE audit.id = s.id`;
  const value = { no: String(head.no), seal: head.seal, at: now.toISOString() };
  await tx.fact.upsert({ where: { name: HEAD }, create: { name: HEAD, value }, update: { value } });
}

/** How much is sealed, when last, how much waits and for how long. */
export const auditHealth: HealthPart = {
  name: 'audit',
  async read(db, now) {
    const head = await findHead(db);
    const [row] = await db.$queryRaw<{ unsealed: bigint; oldest: Date | null }[]>`
      SELECT count(*) AS unsealed, min(at) AS oldest FROM audit WHERE seal_no IS NULL`;
    return {
      sealed: Number(head?.no ?? 0),
      lastSealAt: head?.at ?? null,
      lastSealAgeMs: lagMs(head?.at ?? null, now),
      unsealed: Number(row?.unsealed ?? 0),
      lagMs: lagMs(row?.oldest ?? null, now),
    };
  },
};
