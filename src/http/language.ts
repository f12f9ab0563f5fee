import ERRORS from '../errors.json' with { type: 'json' };
import { askedLanguage, type Language, namedLanguage } from '../language.ts';
import { type Said, said } from '../pothos-kysely/index.ts';
import { Refusal } from './refusal.ts';

/** Addresses whose answers are kept, and have one language: the header is not asked. */
const KEPT = /^\/(q\/|calendar\/|feed\/)/;
/** Pages for people whose address begins with their language. */
const IN_LANGUAGE = /^\/(id|en)(\/|$)/;
/** Other pages, and files, for people. */
const PAGES = /^\/(q|errors|imports\/template[.](csv|xlsx))$/;

/**
 * The language that a request asks for, before its operation is read: on a page by its path, at an address that is kept
 * by `?lang=`, for other pages and files by that or the header, elsewhere by the header. People open addresses and pages in Indonesia: without a wish these are
 * Indonesian. Undefined elsewhere.
 */
export function languageOf({ url, headers }: Request): Language | undefined {
  const { pathname, searchParams } = new URL(url);
  const [, tag] = IN_LANGUAGE.exec(pathname) ?? [];
  if (tag) return namedLanguage(tag);
  if (KEPT.test(pathname)) return named(searchParams) ?? 'ID';
  if (pathname === '/imports/figures') return named(searchParams) ?? askedLanguage(headers);
  return PAGES.test(pathname) ? (named(searchParams) ?? askedLanguage(headers) ?? 'ID') : askedLanguage(headers);
}
const named = (parameters: URLSearchParams) => namedLanguage(parameters.get('lang') ?? undefined);

/**
 * The language of an answer that follows from its address.
 * @param lang what `?lang=` says, which is refused where it is none of ours
 * @param language of the request
 * @param refuse gives the refusal that says why
 */
export function speak(lang: string | undefined, language: Language | undefined, refuse = refused): Language {
  if (lang !== undefined && !namedLanguage(lang)) throw refuse(said(ERRORS.WRONG_LANGUAGE));
  return language ?? 'ID';
}
const refused = (why: Said) => new Refusal(400, 'BAD_USER_INPUT', why);
