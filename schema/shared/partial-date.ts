/** Dates that are as exact as their source. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { enumOf } from './enum-of.ts';

const DatePrecision = enumOf<db.DatePrecision>('DatePrecision', 'How exactly a date is known.', {
  DAY: 'The day is known.',
  MONTH: 'The month is known, the day is not.',
  YEAR: 'The year is known, the month is not.',
  YEAR_TO_DATE: 'A period is meant, from 1 January up to the day (_sampai dengan_).',
  UNKNOWN: 'Nothing is known.',
});

export const PartialDate = builder.kyselyObject('PartialDate', { table: 'partial_date' });
PartialDate.implement({
  description:
    'A date that is as exact as its source. Of some dates only the month or the year is known. `firstDay` and `lastDay` say between which days it lies.',
  fields: (t) => ({
    value: t.column('value', {
      type: 'String',
      description: 'The date in the form of ISO 8601: `2014`, `2014-07` or `2014-08-21`. Null where it is not known.',
    }),
    precision: t.column('precision', { type: DatePrecision, description: 'How exactly the date is known.' }),
    firstDay: t.column('first_day', {
      type: 'Date',
      description: 'The first day that the date can mean: `2014-07-01` for `2014-07`.',
    }),
    lastDay: t.column('last_day', {
      type: 'Date',
      description: 'The last day that the date can mean: `2014-07-31` for `2014-07`.',
    }),
  }),
});
