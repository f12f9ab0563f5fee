/** Which language an answer speaks. */
import { parseAccept } from 'hono/utils/accept';

export type Language = 'ID' | 'EN';

/** In Indonesian (`id`, `in` in the past) and in English; with a region (`id-ID`) too. */
const TAGS: readonly [tag: RegExp, Language][] = [
  [/^(id|in)(-|$)/i, 'ID'],
  [/^en(-|$)/i, 'EN'],
];
/** The language that an address names by `?lang=`; undefined where it is none of ours. */
export const namedLanguage = (tag = ''): Language | undefined => TAGS.find(([pattern]) => pattern.test(tag))?.[1];

/**
 * The language that a request asks for by `Accept-Language`: the one of ours that it likes best. Undefined where it asks
 * for none of them.
 */
export function askedLanguage(headers: Headers): Language | undefined {
  const accepted = headers.get('accept-language');
  // What programs send that take any.
  if (!accepted || accepted === '*') return undefined;
  const liked = parseAccept(accepted).filter(({ q }) => q > 0);
  return liked.map(({ type }) => namedLanguage(type)).find((language) => language !== undefined);
}

/** The language of sentences where the request asks for none: a program asks, whose people read English or who has its own. */
export const spoken = (language: Language | undefined): Language => language ?? 'EN';

/** As the header `Content-Language` names a language. */
export const tagOf = (language: Language) => language.toLowerCase() as Lowercase<Language>;
