/** `npm run codegen`: database types and catalog from a freshly migrated database, then the printed SDL. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../migrations/migrate.ts';
import { generateTypes } from './generate-types.ts';
import { openPostgres } from './postgres.ts';

const root = new URL('../', import.meta.url);
const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-codegen-'));
const postgres = await openPostgres({ dataDir, log: console.log });
try {
  await migrate(postgres.url, () => {});
  for (const [name, text] of Object.entries(await generateTypes(postgres.url)))
    await writeFile(new URL(`src/db/${name}.gen.ts`, root), text);
} finally {
  await postgres.remove();
}
// Only now: the schema is built on what was just written.
const { printSdl } = await import('../schema/sdl.ts');
await writeFile(new URL('schema/schema.graphql', root), printSdl());
console.log('wrote src/db/*.gen.ts and schema/schema.graphql');
