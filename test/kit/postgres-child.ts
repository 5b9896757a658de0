// A program of its own that uses the built-in PostgreSQL and is then killed by its test.
import pg from 'pg';
import { silentLog } from '../../src/kit/log.js';
import { startPostgres } from '../../src/kit/postgres.js';

const postgres = await startPostgres({ dataDir: process.argv[2] ?? '', log: silentLog });
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS promise (word text)');
await client.query(`INSERT INTO promise VALUES ('kept')`);
process.stdout.write('committed\n');
