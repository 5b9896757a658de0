// The sealed audit log: nothing is passed over however late it commits, and whatever is changed afterwards is found.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChainReport, Expected, Head } from '../../src/audit/chain.js';
import { sealEntries } from '../../src/audit/sealing.js';
import { auditHealth, listSealed } from '../../src/audit/store.js';
import { verifyAudit } from '../../src/audit/verify.js';
import { verify } from '../../src/cli/audit.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { cloneDatabase, useDatabase } from '../database.js';
import { TAMPERS } from './tampers.js';
import { writeTogether } from './writers.js';

const now = at('2023-03-01 08:00');

const note = (tx: Tx, act: string) => {
  const effects = gatherEffects(null);
  effects.audit(act, null);
  return flushEffects(tx, effects, now);
};

describe('sealing', () => {
  const database = useDatabase();

  it('seals what commits late after what it saw before, and passes nothing over', async () => {
    const { db } = database;
    let commit = () => {};
    let noted = () => {};
    const isNoted = new Promise<void>((resolve) => (noted = resolve));
    const late = inTransaction(db, async (tx) => {
      await note(tx, 'late');
      noted();
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await isNoted;
    await note(db, 'early');
    await sealEntries(db, now);
    expect((await verify(db, [])).sealed).toBe(1);
    commit();
    await late;
    await sealEntries(db, now);
    const rows = await db.auditEntry.findMany({ orderBy: { sealNo: 'asc' } });
    expect(rows.map(({ act, sealNo }) => [act, sealNo])).toEqual([
      ['early', 1n],
      ['late', 2n],
    ]);
    expect(rows[1]!.id).toBeLessThan(rows[0]!.id);
    expect(await verify(db, [])).toMatchObject({ sealed: 2, unsealed: 0, findings: [] });
  });

  it('catches up after a standstill, and tells meanwhile how much waits and since when', async () => {
    const { db } = database;
    await db.$executeRaw`INSERT INTO audit (at, act) SELECT ${now}::timestamptz + n * interval '1 second', 'many'
      FROM generate_series(1, 2500) n`;
    const later = at('2023-03-01 09:00');
    expect(await auditHealth.read(db, later)).toEqual({
      ...{ sealed: 2, lastSealAt: now, lastSealAgeMs: 3_600_000 },
      ...{ unsealed: 2500, lagMs: 3_599_000 },
    });
    expect(await sealEntries(db, later, 1)).toBe(1000);
    expect(await verify(db, [])).toMatchObject({ sealed: 1002, unsealed: 1500, findings: [] });
    expect(await sealEntries(db, later)).toBe(1500);
    expect(await sealEntries(db, at('2023-03-01 10:00'))).toBe(0);
    expect(await auditHealth.read(db, later)).toEqual({
      ...{ sealed: 2502, lastSealAt: later, lastSealAgeMs: 0 },
      ...{ unsealed: 0, lagMs: 0 },
    });
  });

  it('goes on when somebody removed the head, and shows for ever that it was', async () => {
    const { db } = database;
    await db.fact.deleteMany({ where: { name: 'audit.head' } });
    await note(db, 'after');
    await sealEntries(db, now);
    const report = await verify(db, []);
    expect(report.findings).toEqual([{ kind: 'missing', no: 2503n, untilNo: 2503n }]);
    await note(db, 'still');
    await sealEntries(db, now);
    expect((await verify(db, [])).findings).toEqual(report.findings);
  });
});

describe('a chain of several writers', () => {
  const database = useDatabase({ poolMax: 12 });
  let [last, written] = [0, 0];
  let kept: Head;
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

  beforeAll(async () => {
    written = await writeTogether(database.db, 240, seed);
    const report = await verify(database.db, []);
    last = report.sealed;
    kept = report.head!;
  });

  /** What verifying tells after `change`, which is undone again. */
  async function after(change: (tx: Tx) => Promise<unknown>, expected: Expected[] = []): Promise<ChainReport> {
    class Undo extends Error {}
    let report: ChainReport | undefined;
    await inTransaction(database.db, async (tx) => {
      await change(tx);
      report = await verifyAudit(tx, expected);
      throw new Undo();
    }).catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
    return report!;
  }

  /** Whether it is told where it was done. */
  const named = ({ findings }: ChainReport, places: readonly number[]) =>
    findings.some(({ no, untilNo = no }) => places.some((place) => no! <= place && untilNo! >= place));

  it('has every committed entry once, numbered without a gap, and agrees with itself', async () => {
    const rows = await inTransaction(database.db, (tx) => listSealed(tx, 1_000_000));
    expect({ seed, written: rows.length }).toEqual({ seed, written });
    expect(rows.map((row) => Number(row.sealNo))).toEqual(rows.map((_row, n) => n + 1));
    expect(await verify(database.db, [kept])).toMatchObject({ sealed: written, unsealed: 0, findings: [] });
  });

  it('shows each of 1,000 changes of chance', { timeout: 300_000 }, async () => {
    const found = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(TAMPERS)),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        async (name, one, two) => {
          const no = 1 + (one % last);
          const other = 1 + ((no + (two % (last - 1))) % last);
          let places = null as number[] | null;
          const tamper = async (tx: Tx) => (places = await TAMPERS[name]!(tx, { no, other, last }));
          const report = await after(tamper, [kept]);
          expect(report.findingCount, name).toBeGreaterThan(0);
          if (places !== null) expect(named(report, places), `${name} at ${JSON.stringify(places)}`).toBe(true);
          found.set(name, (found.get(name) ?? 0) + 1);
        },
      ),
      { numRuns: 1000 },
    );
    expect([...found.values()].reduce((sum, count) => sum + count, 0)).toBe(1000);
    expect([...found.keys()].sort()).toEqual(Object.keys(TAMPERS).sort());
  });

  it('needs a head kept elsewhere only against whoever writes all of it anew, the head too', async () => {
    const needsKept: string[] = [];
    for (const [name, tamper] of Object.entries(TAMPERS)) {
      const report = await after((tx) => tamper(tx, { no: 40, other: 70, last }));
      if (report.findingCount === 0) needsKept.push(name);
    }
    expect(needsKept).toEqual([
      'altered and all behind sealed anew, and the head',
      'the newest removed and the head set back',
    ]);
  });

  it('proves an older head by number and seal, or by the seal alone, and refuses the seal of another chain', async () => {
    const rows = await inTransaction(database.db, (tx) => listSealed(tx, 1_000_000));
    const { sealNo: no, seal } = rows[49]!;
    const nothing = async () => {};
    expect(
      (
        await after(nothing, [
          { no, seal: seal! },
          { no: null, seal: seal! },
        ])
      ).findings,
    ).toEqual([]);
    expect((await after(nothing, [{ no: 51n, seal: seal! }])).findings).toEqual([{ kind: 'not-expected', no: 51n }]);
    const other = await cloneDatabase();
    try {
      expect((await verify(other.db, [{ no: null, seal: seal! }])).findings).toEqual([
        { kind: 'not-expected', no: undefined },
      ]);
    } finally {
      await other.drop();
    }
  });
});
