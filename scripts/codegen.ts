/**
 * `npm run codegen`: the saved documents and the table of sentences; the name of the rules' schema, database types and
 * catalog from a fresh database; then the printed SDL.
 */
import { writeFile } from 'node:fs/promises';
import { deploy } from '../migrations/deploy.ts';
import { readRules } from '../migrations/rules.ts';
import { DOCUMENTS_MODULE, generateDocuments, generateLabels, LABELS_MODULE } from './generate-documents.ts';
import { SENTENCES_PAGE, sentencesPage } from './generate-sentences.ts';
import { generateTypes } from './generate-types.ts';
import { withThrowAway } from './throw-away.ts';

const root = new URL('../', import.meta.url);
await writeFile(new URL(DOCUMENTS_MODULE, root), generateDocuments());
await writeFile(new URL(LABELS_MODULE, root), generateLabels());
await writeFile(new URL(SENTENCES_PAGE, root), await sentencesPage());
await withThrowAway('codegen', async (databases) => {
  const url = await databases.create('fresh');
  const rules = await readRules();
  await deploy(url, () => {}, rules);
  for (const [path, text] of Object.entries(await generateTypes(url, rules.schema)))
    await writeFile(new URL(path, root), text);
});
// Only now: the schema is built on what was just written.
const { printSdl } = await import('../schema/sdl.ts');
await writeFile(new URL('schema/schema.graphql', root), printSdl());
console.log(
  `wrote schema/generated, src/db/rules.gen.ts, ${DOCUMENTS_MODULE}, ${LABELS_MODULE}, schema/schema.graphql and ${SENTENCES_PAGE}`,
);
