import { GraphQLError, type ValueNode } from 'graphql';
import { builder } from './builder.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** Makes a scalar whose inputs are strings of a given form. */
function textScalar(
  name: 'Date' | 'DateTime' | 'Decimal' | 'Month',
  description: string,
  read: (text: string) => boolean,
  form: string,
) {
  builder.scalarType(name, {
    description,
    serialize: (value) => value as string,
    parseValue: (value) => {
      if (typeof value === 'string' && read(value)) return value;
      throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)?.slice(0, 60)}: write ${form}.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
    parseLiteral: (node: ValueNode) => {
      const value = 'value' in node ? node.value : undefined;
      if (node.kind === 'StringValue' && typeof value === 'string' && read(value)) return value;
      throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)?.slice(0, 60)}: write ${form}.`, {
        nodes: node,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  });
}

/** Is this a day of the calendar, from 1900 to 2199? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const day = new Date(`${text}T00:00:00Z`);
  return year >= FIRST_YEAR && year <= LAST_YEAR && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const isDateTime = (text: string) => isDay(DATE_TIME.exec(text)?.[1] ?? '');

textScalar(
  'Date',
  'A day, `YYYY-MM-DD`, from 1900 to 2199. Never moved by a time zone.',
  isDay,
  'a day from 1900 to 2199 as "2014-08-21"',
);
textScalar(
  'Month',
  'A month, `YYYY-MM`, from 1900 to 2199.',
  (text) => isDay(`${text}-01`),
  'a month from 1900 to 2199 as "2014-07"',
);
textScalar(
  'DateTime',
  'A moment, RFC 3339 with its offset, such as `2014-08-21T17:00:00+08:00`. Answers are in UTC and to the microsecond: keep them as they are to ask again with them, as what came then was not there a millisecond before.',
  isDateTime,
  'RFC 3339 with an offset, from 1900 to 2199, as "2014-08-21T17:00:00+08:00"',
);
textScalar(
  'Decimal',
  'An exact decimal number as a string, such as `"60293"` or `"0.879800"`: rupiah and ratios do not fit a float.',
  (text) => /^-?\d{1,30}(\.\d{1,30})?$/.test(text),
  'digits with an optional fraction as "34.55"',
);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
builder.scalarType('Count', {
  description: 'A whole number of things, from 0 to 2^53 - 1.',
  serialize: (value) => value as number,
  parseValue: (value) => {
    if (isCount(value)) return value;
    throw new GraphQLError('Count must be a whole number from 0 to 2^53 - 1.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  },
});
builder.scalarType('JSON', {
  description: 'Any JSON value. Only given, never taken.',
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError('JSON is not taken as input.', { extensions: { code: 'BAD_USER_INPUT' } });
  },
});
