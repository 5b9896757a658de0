// Many rows in pages: every row once, in order, whatever their number; and between the pages others have their turn.
import { expect, it } from 'vitest';
import { inBatches, readAll, unhurried } from '../../src/inspections/batches.js';

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: String(n).padStart(5, '0'), name: `hàng ${n}` }));

it.each([0, 1, 249, 250, 251, 500, 1185])('reads all of %i rows once', async (count) => {
  const table = rowsOf(count);
  const asked: (string | undefined)[] = [];
  const rows = await readAll(({ take, where }) => {
    asked.push(where?.id.gt);
    const after = where ? table.findIndex(({ id }) => id > where.id.gt) : 0;
    return Promise.resolve(after < 0 ? [] : table.slice(after, after + take));
  });
  expect(rows).toEqual(table);
  expect(asked).toHaveLength(Math.floor(count / 250) + 1);
});

it.each([0, 1, 250, 1185])('goes through %i rows in their order, and lets others in', async (count) => {
  let others = 0;
  const timer = setInterval(() => others++, 0);
  const seen: string[] = [];
  for await (const { id } of unhurried(rowsOf(count))) {
    const until = performance.now() + 0.02;
    while (performance.now() < until);
    seen.push(id);
  }
  clearInterval(timer);
  expect(seen).toEqual(rowsOf(count).map(({ id }) => id));
  if (count >= 500) expect(others).toBeGreaterThan(0);
});

it('writes every row once, fifty at a time', async () => {
  const batches: number[] = [];
  const written: unknown[] = [];
  await inBatches(rowsOf(120), (batch) => {
    batches.push(batch.length);
    written.push(...batch);
    return Promise.resolve();
  });
  expect(written).toEqual(rowsOf(120));
  expect(batches).toEqual([50, 50, 20]);
});
