// What somebody sent to others at one instant is found by an index, however long the outbox has grown: one of these is asked each minute.
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countFates, countHeld, listHeldWords } from '../../src/outbox/held-store.js';
import { cloneDatabase, type TestDatabase } from '../database.js';

const asked: string[] = [];
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase({ watch: (statement) => void asked.push(statement) });
});
afterAll(() => database.drop());

it.each([
  ['listHeldWords', (db: TestDatabase['db'], at: Date) => listHeldWords(db, at)],
  ['countHeld', (db: TestDatabase['db'], at: Date) => countHeld(db, 'p', at)],
  ['countFates', (db: TestDatabase['db'], at: Date) => countFates(db, 'p', at)],
])('%s reads the outbox by who sent and when', async (_name, ask) => {
  asked.length = 0;
  await ask(database.db, new Date());
  const statement = asked.find((each) => each.includes('outbox'))!;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('SET enable_seqscan = off');
  const plan = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
  await client.end();
  expect(plan.rows.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/using outbox_sent_by_id_created_at_idx/);
});
