// Migrations against a real server: all or nothing, one program at a time, in Prisma's own book; and no drift between
// prisma/schema.prisma and prisma/migrations.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { readPrismasView, writeDifference } from '../../scripts/schema-engine.js';
import { silentLog } from '../../src/kit/log.js';
import { applyMigrations, readMigrations } from '../../src/kit/migrate.js';
import { isSetupFault } from '../../src/kit/setup-fault.js';
import type { TestDatabase } from '../database.js';
import { cloneDatabase, useDatabase } from '../database.js';

const schema = readFileSync(join(import.meta.dirname, '..', '..', 'prisma', 'schema.prisma'), 'utf8');

describe('schema.prisma and the migrations', () => {
  const database = useDatabase();

  it('say the same (npm run migration -- name writes what is missing)', async () => {
    expect(await writeDifference(database.url, schema)).toBe('');
  });

  it('would not go unnoticed when they drift apart', async () => {
    const drifted = `${schema}\nmodel Drift {\n  id Int @id\n  word String\n}\n`;
    expect(await writeDifference(database.url, drifted)).toMatch(/CREATE TABLE "Drift"/);
    const [, field] = /^ {2}(updateId +BigInt .*)$/m.exec(schema) ?? [];
    expect(await writeDifference(database.url, schema.replace(field ?? '', ''))).toMatch(/DROP COLUMN "update_id"/);
  });

  it('are kept in a book Prisma agrees with', async () => {
    const known = await readMigrations();
    expect(known.length).toBeGreaterThan(0);
    expect(await readPrismasView(database.url, schema, known)).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    const newer = [...known, { name: '99990101000000_newer', sql: 'SELECT 1' }];
    expect((await readPrismasView(database.url, schema, newer)).history?.diagnostic).toBe('databaseIsBehind');
  });
});

describe('applying', () => {
  const databases: TestDatabase[] = [];
  const folders: string[] = [];

  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  const makeEmpty = async (): Promise<string> => {
    const database = await cloneDatabase({ template: false });
    databases.push(database);
    return database.url;
  };

  const writeSteps = (steps: Record<string, string>, folder = mkdtempSync(join(tmpdir(), 'dondoc-steps-'))): string => {
    if (!folders.includes(folder)) folders.push(folder);
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    for (const [name, sql] of Object.entries(steps)) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'migration.sql'), sql);
    }
    return folder;
  };

  const apply = (url: string, folder: string): Promise<string[]> => applyMigrations(url, { log: silentLog, folder });

  const refusalOf = async (work: Promise<unknown>): Promise<string> => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(isSetupFault(error)).toBe(true);
    return (error as Error).message;
  };

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const ONE = { '1_one': 'CREATE TABLE one (id int);' };
  const TWO = { '2_two': 'CREATE TABLE two (id int); INSERT INTO two VALUES (2);' };

  it('does each step once, in order, and later only what is new', async () => {
    const url = await makeEmpty();
    const folder = writeSteps({ ...TWO, ...ONE });
    expect(await apply(url, folder)).toEqual(['1_one', '2_two']);
    expect(await apply(url, folder)).toEqual([]);
    writeSteps({ '3_three': 'ALTER TABLE two ADD COLUMN word text;' }, folder);
    expect(await apply(url, folder)).toEqual(['3_three']);
    expect(
      await ask(
        url,
        'SELECT migration_name AS name, applied_steps_count AS steps FROM _prisma_migrations ORDER BY started_at',
      ),
    ).toEqual(['1_one', '2_two', '3_three'].map((name) => ({ name, steps: 1 })));
  });

  it('is done once when five programs start at the same time', async () => {
    const url = await makeEmpty();
    const folder = writeSteps({ ...ONE, ...TWO });
    const applied = await Promise.all(Array.from({ length: 5 }, () => apply(url, folder)));
    expect(applied.flat().sort()).toEqual(['1_one', '2_two']);
    expect(await ask(url, 'SELECT id FROM two')).toEqual([{ id: 2 }]);
  });

  it('leaves nothing of a step that fails, and goes on from there once it is mended', async () => {
    const url = await makeEmpty();
    const folder = writeSteps({ ...ONE, '2_two': 'CREATE TABLE two (id int); SELECT nonsense;' });
    await expect(apply(url, folder)).rejects.toThrow(/nonsense/);
    expect(
      await ask(url, `SELECT to_regclass('one') IS NOT NULL AS one, to_regclass('two') IS NOT NULL AS two`),
    ).toEqual([{ one: true, two: false }]);
    writeSteps(TWO, folder);
    expect(await apply(url, folder)).toEqual(['2_two']);
  });

  it.each<[string, (url: string, folder: string) => Promise<void> | void, RegExp]>([
    [
      'a newer version made',
      (_url, folder) => rmSync(join(folder, '2_two'), { recursive: true }),
      /newer version \(2_two\)/,
    ],
    [
      'took another form of a step',
      (_url, folder) => void writeSteps({ '1_one': 'SELECT 1' }, folder),
      /1_one was changed/,
    ],
    [
      'Prisma left in the middle of a step',
      async (url) => void (await ask(url, `UPDATE _prisma_migrations SET finished_at = NULL`)),
      /did not finish/,
    ],
    ['is somebody else’s', async (url) => void (await ask(url, 'DROP TABLE _prisma_migrations')), /something else/],
  ])('refuses a database that %s', async (_which, harm, told) => {
    const url = await makeEmpty();
    const folder = writeSteps({ ...ONE, ...TWO });
    await apply(url, folder);
    await harm(url, folder);
    expect(await refusalOf(apply(url, folder))).toMatch(told);
  });

  it('takes a step again that Prisma has marked as rolled back', async () => {
    const url = await makeEmpty();
    const folder = writeSteps(ONE);
    await apply(url, folder);
    await ask(url, 'DROP TABLE one');
    await ask(url, 'UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now()');
    expect(await apply(url, folder)).toEqual(['1_one']);
  });

  it('tells that the database cannot be reached without repeating its address', async () => {
    const told = await refusalOf(applyMigrations('postgresql://me:hidden@127.0.0.1:1/x', { log: silentLog }));
    expect(told).toMatch(/cannot be reached .*DATABASE_URL/);
    expect(told).not.toMatch(/hidden|127/);
  });
});
