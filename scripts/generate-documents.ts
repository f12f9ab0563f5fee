import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Where the saved documents lie, one operation each. */
export const DOCUMENTS = new URL('../documents/', import.meta.url);
export const DOCUMENTS_MODULE = 'src/documents/documents.gen.ts';

/** The module that carries the saved documents into the Worker: name, text, and the SHA-256 of the text. */
export function generateDocuments(): string {
  const names = readdirSync(DOCUMENTS)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted();
  const rows = names.map((file) => {
    const text = readFileSync(new URL(file, DOCUMENTS), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    return `  { name: ${JSON.stringify(file.replace('.graphql', ''))}, hash: '${hash}', text: ${JSON.stringify(text)} },`;
  });
  return `/** The files of documents/. Written by \`npm run codegen\`. */\nexport const DOCUMENTS: readonly { name: string; hash: string; text: string }[] = [\n${rows.join('\n')}\n];\n`;
}
