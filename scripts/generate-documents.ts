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

/** Of these enums the pages also tell what a value means. */
const EXPLAINED = ['FigureFlag', 'RatioFlag'];

/** The module that has what values of enums are called, for tables: by language, enum and value. */
export function generateLabels(): string {
  const terms: Record<string, Record<string, Record<'id' | 'en', [string, string]>>> = JSON.parse(
    readFileSync(TERMS, 'utf8'),
  );
  const texts = (part: 0 | 1, names: readonly string[]) => {
    const told = (language: 'id' | 'en') =>
      Object.fromEntries(
        names.map((name) => [
          name,
          Object.fromEntries(Object.entries(terms[name] ?? {}).map(([value, each]) => [value, each[language][part]])),
        ]),
      );
    return JSON.stringify({ id: told('id'), en: told('en') }, null, 1);
  };
  return `/** Labels of terms.json, and of some enums what the values mean. Written by \`npm run codegen\`. */
type Texts = Readonly<Record<'id' | 'en', Readonly<Record<string, Readonly<Record<string, string>>>>>>;
export const LABELS: Texts = ${texts(0, Object.keys(terms))};
export const EXPLAINED: Texts = ${texts(1, EXPLAINED)};
`;
}
