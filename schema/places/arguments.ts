/** Words of arguments that many fields take. */

/** Of arguments that name a day of an area, where they may be left out. */
export const TODAY = 'When not given, today in the time zone of the area.';
/** Of arguments `at` of fields of an area. */
export const DAY = `The day to look at, such as \`2026-08-31\`. ${TODAY}`;
/** Of arguments `at` of lists of areas. */
export const existingAt = (areas: string) =>
  `Only ${areas} that exist on this day, such as \`2026-08-31\`. When not given, today in Jakarta.`;
/** Of arguments that name an area by its code. */
export const BY_CODE = 'The `code` of the area in this API.';
