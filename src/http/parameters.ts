/** What an address gives besides its path. What it does not take is refused with the list of what it takes. */
import ERRORS from '../errors.json' with { type: 'json' };
import type { Language } from '../language.ts';
import { inPart, type Said, said } from '../pothos-kysely/index.ts';
import { speak } from './language.ts';
import { Refusal } from './refusal.ts';

export interface Parameters {
  /** By name, `lang` too. */
  given: ReadonlyMap<string, string>;
  /** Of the answer: what `lang` says, else that of the request. */
  language: Language;
  /** What is wrong, with the list of what the address takes. */
  listed(why: Said): Said;
  refuse(why: Said): Refusal;
}

/**
 * Reads the parameters of an address that takes `lang` and these: none twice, and no others.
 * @param what the address is of, as people know it
 * @param takes how each parameter is told in the list, by its name
 * @param language of the request
 */
export function readParameters(
  url: string,
  what: string,
  takes: Readonly<Record<string, Said>>,
  language: Language | undefined,
): Parameters {
  const parameters = [...Object.values(takes), said(ERRORS.PARAMETER_LANG)];
  const listed = (why: Said) => said(ERRORS.DOCUMENT_TAKES, { why, document: what, parameters });
  const refuse = (why: Said) => new Refusal(400, 'BAD_USER_INPUT', listed(why));
  const given = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    const shown = inPart(name);
    if (given.has(name)) throw refuse(said(ERRORS.PARAMETER_TWICE, { name: shown }));
    if (name !== 'lang' && !Object.hasOwn(takes, name)) throw refuse(said(ERRORS.NO_SUCH_PARAMETER, { name: shown }));
    given.set(name, value);
  }
  return { given, language: speak(given.get('lang'), language, refuse), listed, refuse };
}
