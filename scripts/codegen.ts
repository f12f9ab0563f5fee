/** `npm run codegen`: database types and catalog from a freshly migrated database, then the printed SDL. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { migrate } from '../migrations/migrate.ts';
import { generateTypes } from './generate-types.ts';
import { openPostgres } from './postgres.ts';

const root = new URL('../', import.meta.url);
const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-codegen-'));
const postgres = await openPostgres({ dataDir, log: console.log });
try {
  await migrate(postgres.url, () => {});
  const { types, catalog } = await generateTypes(postgres.url);
  await writeFile(new URL('src/db/types.gen.ts', root), types);
  await writeFile(new URL('src/db/catalog.gen.ts', root), catalog);
} finally {
  await postgres.remove();
}
// Only now: the schema is built on what was just written.
const { schema } = await import('../schema/index.ts');
await writeFile(new URL('schema/schema.graphql', root), `${printSchema(schema)}\n`);
console.log('wrote src/db/types.gen.ts, src/db/catalog.gen.ts and schema/schema.graphql');
