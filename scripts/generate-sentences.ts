/** What `npm run codegen` writes of the files of sentences: docs/sentences.md, the table of all of them. */
import { readFile } from 'node:fs/promises';
import { WITHOUT_SENTENCES, wordFiles } from '../migrations/words.ts';

export const SENTENCES_PAGE = 'docs/sentences.md';
const FOLDER = new URL('../migrations/rules/words/', import.meta.url);
/** What the Worker says by itself, under the headings that the page has for them. */
const ERRORS = {
  errors: '../src/errors.json',
  'errors of an operation': '../src/pothos-kysely/errors.json',
  'errors of a file': '../src/sheets/faults.json',
};

const INTRODUCTION = `# All sentences

<!-- npm run codegen writes this page from migrations/rules/words/*.json, src/errors.json, src/pothos-kysely/errors.json and
     src/sheets/faults.json. Change
     those. -->

Each sentence of this API has a code, which stays as it is, and a text in each language, which may change. A place in
braces is filled in by the parameter of that name: a date, a number or a name as the language writes it, or what a value
of an enum is called (\`terms\`). \`{days|day|days}\` is the first word where the number is 1, else the second.

The last three parts have the messages of errors, whose code in \`extensions\` is one of a few (\`/errors\`): the names
here are those of the texts, and no answer carries them.

[api.md](api.md#languages) says how to choose the language, and [CONTRIBUTING.md](../CONTRIBUTING.md#change-a-text) how
to change a text.
`;

interface Sentence {
  id: string;
  en: string;
}

/** @returns the text of the page */
export async function sentencesPage(): Promise<string> {
  const files = Object.entries(await wordFiles(FOLDER)).filter(([file]) => !WITHOUT_SENTENCES.includes(file));
  for (const [heading, path] of Object.entries(ERRORS))
    files.push([heading, await readFile(new URL(path, import.meta.url), 'utf8')]);
  const topics = files.map(([file, text]) => {
    const rows = Object.entries<Sentence>(JSON.parse(text)).map(
      ([code, { id, en }]) => `| \`${code}\` | ${cell(id)} | ${cell(en)} |`,
    );
    return [
      `## ${file.replace('.json', '')}`,
      '',
      '| code | Indonesian | English |',
      '| --- | --- | --- |',
      ...rows,
      '',
    ];
  });
  return [INTRODUCTION, ...topics.flat()].join('\n');
}

/** Text as it is seen in a cell of a table: a bar would end the cell, and what is in angle brackets would be taken for HTML. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
