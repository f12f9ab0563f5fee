/** `npm run codegen`: database types and catalog from a freshly migrated database, then the printed SDL. */
import { writeFile } from 'node:fs/promises';
import { migrate } from '../migrations/migrate.ts';
import { generateTypes } from './generate-types.ts';
import { withThrowAway } from './throw-away.ts';

const root = new URL('../', import.meta.url);
await withThrowAway('codegen', async (databases) => {
  const url = await databases.create('fresh');
  await migrate(url, () => {});
  for (const [name, text] of Object.entries(await generateTypes(url)))
    await writeFile(new URL(`src/db/${name}.gen.ts`, root), text);
});
// Only now: the schema is built on what was just written.
const { printSdl } = await import('../schema/sdl.ts');
await writeFile(new URL('schema/schema.graphql', root), printSdl());
console.log('wrote src/db/*.gen.ts and schema/schema.graphql');
