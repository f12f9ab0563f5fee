import { LANGUAGES, type Language } from '../documents/saved.ts';
import { Refusal } from './refusal.ts';

/** The language of an answer: what `lang` says in the address, or Indonesian. */
export function languageOf(lang: string | null): Language {
  const language = LANGUAGES.find((known) => known === (lang ?? 'id').toLowerCase());
  if (language) return language;
  throw new Refusal(400, 'BAD_USER_INPUT', 'There are two languages: lang=id and lang=en.');
}
