/** The list of saved documents: for people as a page, for programs as JSON. */
import { html } from 'hono/html';
import type { LanguageTag, SavedDocument } from '../documents/saved.ts';
import { pageOf } from './page.ts';

const FORMS = ['json', 'csv', 'xlsx', 'metadata.json'] as const;

/** The parameters of an address, with the examples of all variables that have one. */
const exampleOf = ({ variables }: SavedDocument): string =>
  new URLSearchParams(variables.flatMap(({ name, example }) => (example ? [[name, example]] : []))).toString();

/** Addresses are of the host that was asked. */
export const savedList = (documents: readonly SavedDocument[], url: string) =>
  documents.map((document) => {
    const { name, words, variables, hash } = document;
    const address = (form: string) => `${new URL(url).origin}/q/${name}.${form}?${exampleOf(document)}`;
    const links = Object.fromEntries(FORMS.map((form) => [form, address(form)]));
    return { name, description: words, variables, hash: `sha256:${hash}`, links };
  });

const WORDS = {
  en: {
    title: 'Saved questions',
    about:
      'Each has an address. Put your own values into it; what is left out has its example. Answers are JSON, CSV for programs, XLSX for spreadsheets, and metadata that say what the columns are. A CSV for Excel is at the address with bom=1.',
    open: 'Open in the explorer',
    takes: 'It takes',
  },
  id: {
    title: 'Pertanyaan tersimpan',
    about:
      'Masing-masing mempunyai alamat. Isilah dengan nilai Anda sendiri; yang tidak disebut memakai contohnya. Jawabannya berupa JSON, CSV untuk program, XLSX untuk lembar kerja, dan metadata yang menjelaskan kolom-kolomnya. CSV untuk Excel ada di alamat dengan bom=1.',
    open: 'Buka di penjelajah',
    takes: 'Yang dapat diisi',
  },
} as const;

export function savedPage(documents: readonly SavedDocument[], language: LanguageTag) {
  const words = WORDS[language];
  const content = html`<p>${words.about}</p>
${documents.map(
  (document) => html`<h2 id="${document.name}">${document.name}</h2>
<p>${document.words[language]}</p>
<p>${FORMS.map((form) => html`<a href="/q/${document.name}.${form}?${exampleOf(document)}&amp;lang=${language}">${form}</a> `)}
<a href="/explorer?lang=${language}#query=${encodeURIComponent(document.text)}">${words.open}</a></p>
<p>${words.takes}:</p>
<dl>
${document.variables.map(
  ({
    name,
    type,
    example,
    words: meaning,
  }) => html`<dt><code>${name}</code> ${type}${example ? html`, <code>${example}</code>` : ''}</dt>
<dd>${meaning[language]}</dd>
`,
)}</dl>
<p><code>sha256:${document.hash}</code></p>
`,
)}`;
  return pageOf('/q', language, words.title, content);
}
