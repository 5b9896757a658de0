// Settings of the Prisma command line: where schema and migrations lie. `prisma generate` works without any database.
import { defineConfig } from 'prisma/config';

// Without this, `prisma generate` tries to download a migration engine it does not need, and fails offline.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL || 'postgresql://localhost:5432/dondoc' },
});
