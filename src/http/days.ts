const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of the zones of Indonesia, from UTC: WIB, WITA, WIT. */
const OFFSETS = [7 * HOUR, 8 * HOUR, 9 * HOUR];

/**
 * The last midnight in any zone of Indonesia, in milliseconds. From one such midnight to the next no place has another
 * day, so what depends on days alone stays as it is.
 */
export const lastMidnight = (now: number): number =>
  Math.max(...OFFSETS.map((offset) => Math.floor((now + offset) / DAY) * DAY - offset));

/** The day of a moment in western Indonesian time: `2026-11-30`. */
export const dayOf = (at: string): string =>
  new Date(Date.parse(at) + (OFFSETS[0] as number)).toISOString().slice(0, 10);
