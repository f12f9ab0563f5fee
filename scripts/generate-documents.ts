import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Where the saved documents lie, one operation each. */
export const DOCUMENTS = new URL('../documents/', import.meta.url);
export const DOCUMENTS_MODULE = 'src/documents/documents.gen.ts';
export const LABELS_MODULE = 'src/documents/labels.gen.ts';
const TERMS = new URL('../migrations/rules/words/terms.json', import.meta.url);

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

/** The module that has what values of enums are called, for tables: by language, enum and value. */
export function generateLabels(): string {
  const terms: Record<string, Record<string, Record<'id' | 'en', [string, string]>>> = JSON.parse(
    readFileSync(TERMS, 'utf8'),
  );
  const labels = (language: 'id' | 'en') =>
    Object.fromEntries(
      Object.entries(terms).map(([name, values]) => [
        name,
        Object.fromEntries(Object.entries(values).map(([value, texts]) => [value, texts[language][0]])),
      ]),
    );
  const text = JSON.stringify({ id: labels('id'), en: labels('en') }, null, 1);
  return `/** Labels of terms.json. Written by \`npm run codegen\`. */\nexport const LABELS: Readonly<Record<'id' | 'en', Readonly<Record<string, Readonly<Record<string, string>>>>>> = ${text};\n`;
}
