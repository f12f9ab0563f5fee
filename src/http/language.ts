import type { RequestContext } from '../context.ts';
import { type Language, namedLanguage } from '../language.ts';
import { Refusal } from './refusal.ts';

/**
 * The language of an answer that follows from its address: what `?lang=` says, or Indonesian. The header is not asked, so
 * that what is kept under the address has one language. The request speaks it from here on.
 */
export function speak(lang: string | undefined, { outcome }: Pick<RequestContext, 'outcome'>): Language {
  const language = namedLanguage(lang ?? 'id');
  if (!language) throw new Refusal(400, 'BAD_USER_INPUT', 'There are two languages: lang=id and lang=en.');
  outcome.language = language;
  return language;
}
