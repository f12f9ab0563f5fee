/** The words of the pages, in both languages. What the API has words for (labels, sentences, names) is not here. */
import type { LanguageTag } from '../documents/saved.ts';
import { en, type Words } from './words.en.ts';
import { id } from './words.id.ts';

export type { Words } from './words.en.ts';
export const WORDS: Readonly<Record<LanguageTag, Words>> = { id, en };
