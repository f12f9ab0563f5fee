/** Words of arguments that many fields take. */

/** Of arguments that name a day of the whole country, where they may be left out. */
export const OR_TODAY = 'When not given, the day that the nearest field above was given, else today in Jakarta.';
/** Of arguments that name a day of an area, where they may be left out. */
export const TODAY =
  'When not given, the day that the nearest field above was given, else today in the time zone of the area.';
/** Of arguments `at` of fields of an area. */
export const DAY = `The day to look at, such as \`2026-08-31\`. ${TODAY}`;
/** Of arguments `at` of lists of areas. */
export const existingAt = (areas: string) =>
  `Only ${areas} that exist on this day, such as \`2026-08-31\`. ${OR_TODAY}`;
/** Of arguments that name an area by its code. */
export const BY_CODE =
  'The code of the area, as text: its `code` in this API, or the code that it has at the Ministry of Home Affairs on the day of the operation. Where no such area has it, the answer is NOT_FOUND with the nearest ones.';
/** Of arguments that name an area in either way. */
export const ID_OR_CODE = 'By its id, or by its code as text, such as `64.71`.';

/** What is said of the argument that gives a name its language. */
export const LANGUAGE_OF_NAME =
  'The language of the name. When not given, the language of the operation (`@language`, or the header `Accept-Language`), or Indonesian where it asks for none.';
