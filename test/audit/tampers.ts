// Ways to change a sealed log behind the bot's back, each at a place of chance. What they write they write as whoever has the
// database in hand would: by SQL, and with the right hash where that is what they try.
import { sealOf } from '../../src/audit/chain.js';
import { listSealed } from '../../src/audit/store.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import type { Tx } from '../../src/kit/database.js';

/** Where it was done, by the numbers in the chain: `no` and `other`, different ones from 1 to `last`. */
export interface Place {
  readonly no: number;
  readonly other: number;
  readonly last: number;
}

/** Does it and tells at which numbers it must be noticed; null where only the end can show it. */
type Tamper = (tx: Tx, place: Place) => Promise<number[] | null>;

const set =
  (what: Prisma.Sql) =>
  async (tx: Tx, { no }: Place) => {
    await tx.$executeRaw`UPDATE audit SET ${what} WHERE seal_no = ${no}::bigint`;
    return [no];
  };

const swap =
  (columns: readonly string[]): Tamper =>
  async (tx, { no, other }) => {
    const what = Prisma.raw(columns.map((each) => `${each} = b.${each}`).join(', '));
    await tx.$executeRaw`
    UPDATE audit a SET ${what} FROM audit b
    WHERE (a.seal_no, b.seal_no) IN ((${no}::bigint, ${other}::bigint), (${other}::bigint, ${no}::bigint))`;
    return [no, other];
  };

/** Seals the chain anew from this number on, as the bot would have. */
async function sealAnew(tx: Tx, fromNo: number, toNo: number): Promise<string> {
  const rows = await listSealed(tx, 1_000_000);
  let before = rows.find((row) => row.sealNo === BigInt(fromNo - 1))?.seal ?? '';
  for (const row of rows) {
    if (row.sealNo! < fromNo || row.sealNo! > toNo) continue;
    before = sealOf(row.sealNo!, before, row);
    await tx.$executeRaw`UPDATE audit SET seal = ${before} WHERE id = ${row.id}::bigint`;
  }
  return before;
}

const setHead = (tx: Tx, no: number, seal: string) =>
  tx.$executeRaw`UPDATE fact SET value = value || jsonb_build_object('no', ${String(no)}::text, 'seal', ${seal}::text)
    WHERE name = 'audit.head'`;

const copyOf = (tx: Tx, no: number, sealNo: Prisma.Sql, seal: Prisma.Sql, at = Prisma.sql`at`) =>
  tx.$executeRaw`INSERT INTO audit (at, person_id, act, subject, facts, seal_no, seal)
    SELECT ${at}, 'somebody', act, subject, facts, ${sealNo}, ${seal} FROM audit WHERE seal_no = ${no}::bigint`;

const renumber = (tx: Tx, fromNo: number, by: number) =>
  tx.$executeRaw`UPDATE audit SET seal_no = seal_no + ${by}::bigint WHERE seal_no >= ${fromNo}::bigint`;

const OTHER_SEAL = 'f'.repeat(64);

export const TAMPERS: Readonly<Record<string, Tamper>> = {
  'another act': set(Prisma.sql`act = act || '.'`),
  'another person': set(Prisma.sql`person_id = CASE person_id WHEN 'an' THEN 'chi' ELSE 'an' END`),
  'no person': async (tx, place) => {
    await tx.$executeRaw`UPDATE audit SET person_id = 'x' WHERE seal_no = ${place.no}::bigint AND person_id IS NULL`;
    return set(Prisma.sql`person_id = nullif(person_id, person_id)`)(tx, place).then(() =>
      tx.$executeRaw`UPDATE audit SET subject = coalesce(subject, '') || ' ' WHERE seal_no = ${place.no}::bigint`.then(
        () => [place.no],
      ),
    );
  },
  'a subject that is empty instead of none': set(Prisma.sql`subject = CASE WHEN subject IS NULL THEN '' END`),
  'a millisecond later': set(Prisma.sql`at = at + interval '1 millisecond'`),
  'the same day before Christ': set(Prisma.sql`at = at - interval '4046 years'`),
  'for ever': set(Prisma.sql`at = 'infinity'`),
  'one more fact': set(Prisma.sql`facts = facts || '{"more": 1}'`),
  'no facts': set(Prisma.sql`facts = CASE facts WHEN '{}' THEN '[]'::jsonb ELSE '{}' END`),
  'a fact written otherwise': set(Prisma.sql`facts = jsonb_build_object('version', 1.0, 'was', facts)`),
  'another row id': set(Prisma.sql`id = id + 1000000`),
  'another seal': set(Prisma.sql`seal = ${OTHER_SEAL}`),
  'a capital letter in the seal': set(Prisma.sql`seal = 'A' || substr(seal, 2)`),
  'the seal taken off': set(Prisma.sql`seal = NULL`),
  'the number taken off': set(Prisma.sql`seal_no = NULL`),
  'seal and number taken off': set(Prisma.sql`seal_no = NULL, seal = NULL`),
  'a number below the first': set(Prisma.sql`seal_no = 0`),
  'a number far behind': set(Prisma.sql`seal_no = seal_no + 5000`),
  'altered and sealed anew itself': async (tx, { no, last }) => {
    await set(Prisma.sql`act = act || '.'`)(tx, { no, other: 0, last });
    await sealAnew(tx, no, no);
    return no === last ? null : [no, no + 1];
  },
  'altered and all behind sealed anew': async (tx, { no, last }) => {
    await set(Prisma.sql`act = act || '.'`)(tx, { no, other: 0, last });
    await sealAnew(tx, no, last);
    return null;
  },
  'altered and all behind sealed anew, and the head': async (tx, { no, last }) => {
    await set(Prisma.sql`act = act || '.'`)(tx, { no, other: 0, last });
    await setHead(tx, last, await sealAnew(tx, no, last));
    return null;
  },
  'one removed': async (tx, { no }) => {
    await tx.$executeRaw`DELETE FROM audit WHERE seal_no = ${no}::bigint`;
    return [no];
  },
  'some removed': async (tx, { no, other }) => {
    const [from, to] = [Math.min(no, other), Math.max(no, other)];
    await tx.$executeRaw`DELETE FROM audit WHERE seal_no BETWEEN ${from}::bigint AND ${to}::bigint`;
    return [from, to];
  },
  'all removed': async (tx, { last }) => {
    await tx.$executeRaw`DELETE FROM audit`;
    return [1, last];
  },
  'the newest removed': async (tx, { no, last }) => {
    await tx.$executeRaw`DELETE FROM audit WHERE seal_no >= ${no}::bigint`;
    return [no, last];
  },
  'the newest removed and the head': async (tx, { no }) => {
    await tx.$executeRaw`DELETE FROM audit WHERE seal_no >= ${no}::bigint`;
    await tx.$executeRaw`DELETE FROM fact WHERE name = 'audit.head'`;
    return null;
  },
  'the newest removed and the head set back': async (tx, { no }) => {
    const [before] = (await listSealed(tx, 1_000_000)).filter((row) => row.sealNo === BigInt(no - 1));
    await tx.$executeRaw`DELETE FROM audit WHERE seal_no >= ${no}::bigint`;
    await setHead(tx, no - 1, before?.seal ?? '');
    return null;
  },
  'one removed and the gap closed': async (tx, { no, last }) => {
    await tx.$executeRaw`DELETE FROM audit WHERE seal_no = ${no}::bigint`;
    await renumber(tx, no + 1, -1);
    return no === last ? null : [no];
  },
  'a copy beside its original': async (tx, { no }) => {
    await copyOf(tx, no, Prisma.sql`seal_no`, Prisma.sql`seal`);
    return [no];
  },
  'one put in between': async (tx, { no }) => {
    await renumber(tx, no, 1);
    await copyOf(tx, no + 1, Prisma.sql`${no}::bigint`, Prisma.sql`${OTHER_SEAL}`);
    return [no, no + 1];
  },
  'one put in between, rightly sealed': async (tx, { no }) => {
    await renumber(tx, no, 1);
    await copyOf(tx, no + 1, Prisma.sql`${no}::bigint`, Prisma.sql`${OTHER_SEAL}`);
    await sealAnew(tx, no, no);
    return [no, no + 1];
  },
  'one put behind, wrongly sealed': async (tx, { no, last }) => {
    await copyOf(tx, no, Prisma.sql`${last + 1}::bigint`, Prisma.sql`${OTHER_SEAL}`);
    return [last + 1];
  },
  'one put behind, rightly sealed': async (tx, { no, last }) => {
    await copyOf(tx, no, Prisma.sql`${last + 1}::bigint`, Prisma.sql`${OTHER_SEAL}`);
    await sealAnew(tx, last + 1, last + 1);
    return null;
  },
  'one written in afterwards with an earlier time, left for the bot to seal': async (tx, { no }) => {
    await copyOf(tx, no, Prisma.sql`NULL`, Prisma.sql`NULL`, Prisma.sql`at - interval '4 days'`);
    return null;
  },
  'one with a seal and no number': async (tx, { no }) => {
    await copyOf(tx, no, Prisma.sql`NULL`, Prisma.sql`seal`);
    return null;
  },
  'two that change places': swap(['seal_no']),
  'two that change places with their seals': swap(['seal_no', 'seal']),
  'two that change what they say': swap(['at', 'person_id', 'act', 'subject', 'facts', 'id'].slice(0, 5)),
  'two that change their times': async (tx, places) => {
    // Of one instant, as several writers may have it, there would be nothing to see.
    await tx.$executeRaw`
      UPDATE audit SET at = at + interval '1 millisecond' WHERE seal_no = ${places.no}
        AND at = (SELECT at FROM audit WHERE seal_no = ${places.other})`;
    return swap(['at'])(tx, places);
  },
  'the head removed': async (tx) => {
    await tx.$executeRaw`DELETE FROM fact WHERE name = 'audit.head'`;
    return null;
  },
  'the head made unreadable': async (tx) => {
    await tx.$executeRaw`UPDATE fact SET value = '"?"' WHERE name = 'audit.head'`;
    return null;
  },
};
