/** Words and rules of arguments that many fields take. */
import { ruled } from '../../src/pothos-kysely/index.ts';

/**
 * Rules of a text that names something, or is searched for. No code or name is longer; and where none is the same, the
 * database looks for those that are alike, which would take too long.
 */
export const SEARCHED = ruled({ maxLength: 200 });

/** Of a text to search for: which ways of writing it count as the same. The function `searchable` sees to it. */
export const ALIKE =
  'Case, the kind and number of spaces, and Unicode composition make no difference. Invisible characters, such as soft hyphens, are ignored.';

const ABOVE = 'When not given: the day given to the closest enclosing field that has one, or else';
/** Of arguments within other fields that name a day of the whole country, where they may be left out. */
export const ABOVE_OR_TODAY = `${ABOVE} today in Jakarta.`;
/** Of arguments within other fields that name a day of an area, where they may be left out. */
export const ABOVE_OR_TODAY_THERE = `${ABOVE} today in the time zone of the area.`;
/** Of arguments of `Query`, which have no field around them, that name a day of the whole country. */
export const TODAY = 'When not given, today in Jakarta.';
/** Of inputs of writes that name a day of an area. */
export const TODAY_THERE = 'When not given, today in the time zone of the area.';
/** Of arguments `at` of fields of an area. */
export const DAY = `The day to look at, such as \`2026-08-31\`. ${ABOVE_OR_TODAY_THERE}`;
/** Of arguments `at` of fields of `Query` that list areas. */
export const existingAt = (areas: string) => `Only ${areas} that exist on this day, such as \`2026-08-31\`. ${TODAY}`;
/** Options of an argument that names an area by its code. */
export const BY_CODE = {
  required: true,
  ...SEARCHED,
  description:
    'The code of the area, as text: its `code` in this API, or the code that it has at the Ministry of Home Affairs on the day of the operation. Where no such area has it, the answer is NOT_FOUND with the nearest ones.',
} as const;

/** What is said of the argument that gives a name its language. */
export const LANGUAGE_OF_NAME =
  'The language of the name. When not given, the language of the operation (`@language`, or the header `Accept-Language`), or Indonesian where it asks for none.';
