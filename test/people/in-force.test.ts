// Whether a unit is in force on a day: the rule, the condition and the SQL say the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { inForceOn, inForceSql, onlyInForce } from '../../src/people/in-force-store.js';
import { isInForce } from '../../src/people/rules.js';
import { cloneDatabase, type TestDatabase } from '../database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const DAYS = [null, '2023-06-29', '2023-06-30', '2023-07-01'];
const ON = ['2023-06-28', '2023-06-29', '2023-06-30', '2023-07-01', '2023-07-02'];

it('counts its first and its last day in, wherever it is asked', async () => {
  const units = DAYS.flatMap((validFrom) =>
    DAYS.map((validTo) => {
      const id = `${validFrom ?? '-'}..${validTo ?? '-'}`;
      const told = { code: id, class: 'XA' as const, name: id, folded: id, createdAt: new Date() };
      return { id, ...told, validFrom, validTo };
    }),
  );
  await database.db.unit.createMany({ data: units });
  for (const on of ON) {
    const byRule = units.filter((unit) => isInForce(unit, on)).map(({ id }) => id);
    const byCondition = await database.db.unit.findMany({ where: inForceOn(on), select: { id: true } });
    const bySql = await database.db.$queryRaw<{ id: string }[]>(
      Prisma.sql`SELECT u.id FROM unit u WHERE ${inForceSql(on)}`,
    );
    const rows = await onlyInForce(
      database.db,
      units.map(({ id }) => ({ unitId: id })),
      on,
    );
    for (const ids of [byCondition, bySql, rows.map(({ unitId }) => ({ id: unitId }))])
      expect(ids.map(({ id }) => id).sort()).toEqual([...byRule].sort());
  }
  expect(isInForce({ validFrom: null, validTo: '2023-06-30' }, '2023-06-30')).toBe(true);
  expect(isInForce({ validFrom: null, validTo: '2023-06-30' }, '2023-07-01')).toBe(false);
});
