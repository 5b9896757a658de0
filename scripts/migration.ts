// `npm run migration -- name`: writes prisma/migrations/<moment>_<name>/migration.sql, the SQL that leads from the
// migrations so far to prisma/schema.prisma. `--fresh` first removes those so far: only before the first release.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../src/kit/log.js';
import { applyMigrations } from '../src/kit/migrate.js';
import { startPostgres } from '../src/kit/postgres.js';
import { writeDifference } from './schema-engine.js';

const migrations = join(import.meta.dirname, '..', 'prisma', 'migrations');
const schema = readFileSync(join(import.meta.dirname, '..', 'prisma', 'schema.prisma'), 'utf8');

async function writeMigration(name: string, fresh: boolean): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-migration-'));
  chmodSync(dataDir, 0o711); // as root the server runs as another user
  const postgres = await startPostgres({ dataDir, log: silentLog });
  try {
    mkdirSync(migrations, { recursive: true });
    if (!fresh) await applyMigrations(postgres.url, { log: silentLog });
    const sql = await writeDifference(postgres.url, schema);
    if (sql === '') return 'The migrations and the schema agree: nothing to write.';
    if (fresh) rmSync(migrations, { recursive: true });
    const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(migrations, `${moment}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'migration.sql'), `${sql}\n`);
    writeFileSync(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
    return `Written: ${folder}/migration.sql`;
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2).filter((word) => word !== '--fresh');
const [name] = words;
if (words.length !== 1 || !name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name of a-z 0-9 _: npm run migration -- add_phone');
  process.exitCode = 1;
} else {
  console.log(await writeMigration(name, process.argv.includes('--fresh')));
}
