// Prisma's schema engine as WebAssembly: it compares a database with prisma/schema.prisma and writes the SQL between them.
// Only for development and tests: the running program applies finished migrations and needs no engine.
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';

// Node has it; its types would bring the whole browser along.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loading: Promise<void> | undefined;

/** The package's own entry imports the .wasm as a module, which Node does not do without a flag. */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engine,
  });
  (engine as unknown as { __wbg_set_wasm(exports: object): void }).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

const CHAR = 18;
const TEXT = 25;

/**
 * PostgreSQL's one-letter type, which its catalogue is full of, is unknown to the adapter although the engine asks for
 * it: the driver is made to call it text, and the adapter's answer is marked as a letter again.
 */
async function connectWithLetters(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const letters = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const asText = async (...args: unknown[]): Promise<pg.QueryResult> => {
    const result = await query(...args);
    const columns = result.fields.flatMap(({ dataTypeID }, column) => (dataTypeID === CHAR ? [column] : []));
    for (const column of columns) result.fields[column]!.dataTypeID = TEXT;
    letters.set(result.rows, columns);
    return result;
  };
  pool.query = asText;
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (asked) => {
    const result = await queryRaw(asked);
    for (const column of letters.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

interface Session {
  readonly engine: engine.SchemaEngine;
  readonly files: { path: string; content: string }[];
}

async function ask<T>(url: string, schema: string, question: (session: Session) => Promise<T>): Promise<T> {
  await (loading ??= load());
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectWithLetters(pool),
    connectToShadowDb: () => Promise.reject(new Error('a database is compared, never a folder of migrations')),
  });
  const session = await engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
  try {
    return await question({ engine: session, files: [{ path: 'schema.prisma', content: schema }] });
  } finally {
    session.free();
    await pool.end();
  }
}

const NOTHING_LEFT_OUT = { externalTables: [], externalEnums: [] };

/** The SQL that leads from the database at `url` to `schema`, the text of a schema.prisma; empty when they agree. */
export async function writeDifference(url: string, schema: string): Promise<string> {
  const { stdout } = await ask(url, schema, ({ engine, files }) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NOTHING_LEFT_OUT,
    }),
  );
  const script = (stdout ?? '').trim();
  return script === '-- This is an empty migration.' ? '' : script;
}

/** What Prisma itself says about the book of migrations in the database at `url`. */
export function readPrismasView(
  url: string,
  schema: string,
  migrations: readonly { name: string; sql: string }[],
): Promise<engine.DiagnoseMigrationHistoryOutput> {
  return ask(url, schema, ({ engine }) =>
    engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: 'prisma/migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters: NOTHING_LEFT_OUT,
    }),
  );
}
