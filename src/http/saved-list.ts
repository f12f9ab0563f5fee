/** The list of saved documents, for programs. People have a page: src/pages/saved.tsx. */
import type { SavedDocument } from '../documents/saved.ts';

/** The forms of an answer: how an address ends, and the media type. */
export const FORMS = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'metadata.json': 'application/csvm+json',
} as const;
export type Form = keyof typeof FORMS;
export const SAVED_FORMS = Object.keys(FORMS) as Form[];

/** In which forms a document's answer is given. */
export const formsOf = ({ hasTable }: SavedDocument): Form[] => (hasTable ? SAVED_FORMS : ['json']);

/**
 * The address of a document with the examples of all variables that have one.
 * @param more what else it asks
 */
export function exampleAddress({ name, variables }: SavedDocument, form: Form, more = {}): string {
  const examples = Object.fromEntries(variables.flatMap(({ name, example }) => (example ? [[name, example]] : [])));
  const query = new URLSearchParams({ ...examples, ...more });
  return `/q/${name}.${form}${query.size > 0 ? `?${query}` : ''}`;
}

/** Addresses are of the host that was asked. */
export const savedList = (documents: readonly SavedDocument[], url: string) =>
  documents.map((document) => {
    const { name, title, words, variables, hash } = document;
    const address = (form: Form) => new URL(url).origin + exampleAddress(document, form);
    const links = Object.fromEntries(formsOf(document).map((form) => [form, address(form)]));
    return { name, title, description: words, variables, hash: `sha256:${hash}`, links };
  });
