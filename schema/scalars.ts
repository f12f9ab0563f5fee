import { Kind, print, type ValueNode } from 'graphql';
import ERRORS from '../src/errors.json' with { type: 'json' };
import { inPart, Mistake, said, shown } from '../src/pothos-kysely/index.ts';
import { builder } from './builder.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** A literal as a message shows it: as it is written, or how that begins. */
const literalShown = (node: ValueNode) => (node.kind === Kind.STRING ? shown(node.value) : inPart(print(node)));

/**
 * Makes a scalar whose inputs are strings of a given form.
 * @param read gives the value that a text stands for, and undefined for a text that is not of the form
 * @param refusal says to the client which form it is
 */
function textScalar(
  name: 'Date' | 'DateTime' | 'Decimal' | 'Month',
  description: string,
  read: (text: string) => string | undefined,
  refusal: typeof ERRORS.NOT_A_DATE,
) {
  /** @param written the value as the client wrote it */
  const taken = (value: unknown, written: () => string): string => {
    const text = typeof value === 'string' ? read(value) : undefined;
    if (text !== undefined) return text;
    throw new Mistake(said(refusal, { given: written() }));
  };
  builder.scalarType(name, {
    description,
    serialize: (value) => value as string,
    parseValue: (value) => taken(value, () => shown(value)),
    parseLiteral: (node) => taken(node.kind === Kind.STRING ? node.value : undefined, () => literalShown(node)),
  });
}

/** Is this a day of the calendar, from 1900 to 2199? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const day = new Date(`${text}T00:00:00Z`);
  return year >= FIRST_YEAR && year <= LAST_YEAR && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const kept = (fits: (text: string) => boolean) => (text: string) => (fits(text) ? text : undefined);

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const MINUTE_MS = 60_000;

/**
 * A moment of RFC 3339 in UTC, as PostgreSQL reads it; undefined for any other text. PostgreSQL keeps microseconds:
 * further digits are cut and not rounded, so that a moment never becomes later. It has no leap seconds: one is read as
 * the moment after it. A leap second only ever ends a month in UTC (RFC 3339, section 5.7); any other is refused.
 */
function dateTime(text: string): string | undefined {
  const [, day = '', time, second, fraction = '0', sign, hours, minutes] = DATE_TIME.exec(text) ?? [];
  if (!isDay(day)) return undefined;
  const offset = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
  const isLeap = second === '60';
  const minute = Date.parse(`${day}T${time}:00Z`) + ((isLeap ? 1 : 0) - offset) * MINUTE_MS;
  const utc = new Date(minute).toISOString();
  // In UTC, in which it is told and asked for again, it must be one of these days too.
  if (!isDay(utc.slice(0, 10)) || (isLeap && !utc.includes('-01T00:00'))) return undefined;
  return `${utc.slice(0, 17)}${isLeap ? '00' : second}.${fraction.slice(0, 6)}Z`;
}

textScalar(
  'Date',
  'A day of the calendar, written `YYYY-MM-DD`, such as `2014-08-21`, from 1900 to 2199. No time zone ever moves it to another day.',
  kept(isDay),
  ERRORS.NOT_A_DATE,
);
textScalar(
  'Month',
  'A month of the calendar, written `YYYY-MM`, such as `2014-07`, from 1900 to 2199.',
  kept((text) => isDay(`${text}-01`)),
  ERRORS.NOT_A_MONTH,
);
textScalar(
  'DateTime',
  'A moment with its offset from UTC, as in RFC 3339, such as `2014-08-21T17:00:00+08:00`, from 1900 to 2199 (in UTC). Answers are in UTC with 6 decimal places of a second: to ask with such a moment, send it unchanged. Further decimals (up to 9) are ignored; a leap second is read as the moment after it.',
  dateTime,
  ERRORS.NOT_A_DATE_TIME,
);
textScalar(
  'Decimal',
  'An exact decimal number, written as a string, such as `"60293"` or `"0.879800"`. It is a string because many programs read JSON numbers as floating-point numbers, which cannot hold every amount of rupiah and every ratio exactly.',
  kept((text) => /^-?\d{1,30}(\.\d{1,30})?$/.test(text)),
  ERRORS.NOT_A_DECIMAL,
);

/** @param written the value as the client wrote it */
function countOf(value: unknown, written: () => string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Mistake(said(ERRORS.NOT_A_COUNT, { given: written() }));
}
builder.scalarType('Count', {
  description: 'How many there are of something: a whole number from 0 to 2^53 - 1.',
  serialize: (value) => value as number,
  parseValue: (value) => countOf(value, () => shown(value)),
  // A number that JavaScript does not know exactly is shown as it is written.
  parseLiteral: (node) => countOf(node.kind === Kind.INT ? Number(node.value) : undefined, () => literalShown(node)),
});
builder.scalarType('JSON', {
  description: 'Any JSON value. It occurs only in answers, never as an input.',
  serialize: (value) => value,
  parseValue: () => {
    throw new Mistake(said(ERRORS.JSON_NOT_TAKEN));
  },
});
