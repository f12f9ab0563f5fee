/** What a page is: where it is, what it asks, and what it shows of the answer. */
import type { ComponentChildren } from 'preact';
import type { Dataset } from '../db/database.ts';
import type { LanguageTag } from '../documents/saved.ts';
import { WORDS, type Words } from './words.ts';

export interface Page<Data = unknown> {
  /** Below the language, with parameters as Hono writes them: `/wilayah/:code`. */
  readonly path: string;
  /** Under which word of `words.nav` the page is in the list of pages; none where it is not. */
  readonly nav?: keyof Words['nav'];
  /** The saved document that it shows, by name. A page without one asks nothing of the database. */
  readonly document?: string;
  /**
   * Values of the document's variables that follow from the path, as an address writes them. All other variables are
   * taken from the query string by their names.
   * @param parameter gives a parameter of the path
   * @param given what the query string gives
   */
  values?(parameter: (name: string) => string, given: ReadonlyMap<string, string>): Readonly<Record<string, string>>;
  /** Where this leads instead, below the language; undefined where it is answered here. */
  elsewhere?(parameter: (name: string) => string): string | undefined;
  /** What is said where there is nothing to show; that nothing is at the address, where this is not there. */
  missing?(view: View): ComponentChildren;
  /** Gives what the page shows; undefined where the answer has nothing to show, which is told as 404. */
  show(data: Data, view: View): Shown | undefined;
}

/** What every part of a page may need to know. */
export interface View {
  readonly language: LanguageTag;
  readonly words: Words;
  /** `https://…`, without a path. */
  readonly origin: string;
  /** Below the language, with what is asked: `/wilayah/64?segment=BPU`. It has nothing that the page does not know. */
  readonly address: string;
  /** The address that shows the same later, when more is known: to cite. */
  readonly cited: string;
  /** What the data looked like; undefined on a page that asks nothing. */
  readonly dataset: Dataset | undefined;
  /** The values of the document's variables. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Shown {
  title: string;
  content: ComponentChildren;
  /** One sentence for search engines. */
  description?: string;
  /** What search engines read, in words of schema.org. */
  jsonLd?: object;
  /** Where what becomes known of it can be followed, as Atom. */
  feed?: string;
  /** Is it in place of a page that could not be made? Search engines then keep nothing of it. */
  isFailure?: boolean;
}

/** A page whose data have a type; to the route they are JSON. */
export const definePage = <Data>(page: Page<Data>): Page => page as Page;

/** A view of what is no page of its own, such as what went wrong. */
export const plainView = (language: LanguageTag, origin: string, address: string): View => ({
  language,
  words: WORDS[language],
  origin,
  address,
  cited: address,
  dataset: undefined,
  variables: {},
});

/** An address on this site in the language of the view, with what is asked. */
export function link(view: View, path: string, asked: Readonly<Record<string, unknown>> = {}): string {
  const query = queryOf(asked);
  return `/${view.language}${path}${query.size > 0 ? `?${query}` : ''}`;
}

/** What an address asks; what is null or empty is left out. */
export function queryOf(asked: Readonly<Record<string, unknown>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  return query;
}
