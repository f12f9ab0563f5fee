/** How numbers, days and the values of enums are written, in each language. */

import { EXPLAINED, LABELS } from '../documents/labels.gen.ts';
import type { LanguageTag } from '../documents/saved.ts';
import { dayOf } from '../http/days.ts';
import type { View } from './page.ts';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;

/** Formatters are dear to make, so each is made once. */
function once<Made>(make: (locale: string) => Made): (language: LanguageTag) => Made {
  const made = new Map<LanguageTag, Made>();
  return (language) => {
    const known = made.get(language) ?? make(LOCALES[language]);
    made.set(language, known);
    return known;
  };
}
const whole = once((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const short = once((locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }));
const share = once((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }));
const day = once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const month = once((locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const moment = once(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' }),
);

/** What a number is measured in decides how it is written: percent and rupiah have their sign. */
export type Unit = string;
export const isPercent = (unit: Unit): boolean => unit.startsWith('PERCENT');
/** Before an amount of money, without a blank, as the language has it. */
const moneySign = (unit: Unit) => (unit === 'RUPIAH' ? 'Rp' : '');

/** A number with all its digits, at most two after the comma: `441.177`, `35,68%`, `Rp772.000.000`. */
export const numberText = (view: View, value: string | number, unit: Unit = ''): string =>
  isPercent(unit)
    ? share(view.language).format(Number(value) / 100)
    : moneySign(unit) + whole(view.language).format(Number(value));

/** The same in few characters, for marks: `441 rb`, `1,4 jt`. */
export const shortText = (view: View, value: string | number, unit: Unit = ''): string =>
  isPercent(unit)
    ? share(view.language).format(Number(value) / 100)
    : moneySign(unit) + short(view.language).format(Number(value));

/**
 * A fraction in percent: `"0.306198"` is 30,62%.
 * @param digits after the comma, at most 2
 */
export const shareText = (view: View, fraction: string, digits: number): string =>
  share(view.language).format(Number(Number(fraction).toFixed(2 + digits)));

/** A date as exactly as it is known: `2014`, `2014-07` or `2014-07-31`. */
export function dateText(view: View, date: string): string {
  if (date.length === 4) return date;
  const format = date.length === 7 ? month : day;
  return format(view.language).format(Date.parse(date.length === 7 ? `${date}-01` : date));
}

/** A moment, in western Indonesian time. */
export const momentText = (view: View, at: string): string => `${moment(view.language).format(Date.parse(at))} WIB`;

/** The month of a moment, as addresses write it: `2026-11`. */
export const monthOf = (at: string): string => dayOf(at).slice(0, 7);

/** What a value of an enum is called. */
export const label = (view: View, enumName: string, value: string): string =>
  LABELS[view.language][enumName]?.[value] ?? value;

/** The same as the beginning of a heading or a cell. */
export const heading = (view: View, enumName: string, value: string): string => capital(label(view, enumName, value));

/** What a value of an enum of doubts means, as a sentence. */
export const explained = (view: View, enumName: string, value: string): string =>
  EXPLAINED[view.language][enumName]?.[value] ?? '';

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
