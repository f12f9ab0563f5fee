/** Dates as exact as their source. */

import { builder } from '../builder.ts';
import { DatePrecision } from './enums.ts';

export const PartialDate = builder.kyselyObject('PartialDate', { table: 'partial_date' });
PartialDate.implement({
  description: 'A date as exact as its source: "2014" may be all that is known.',
  fields: (t) => ({
    value: t.column('value', {
      type: 'String',
      description: 'ISO 8601: `2014`, `2014-07` or `2014-08-21`; null when unknown.',
    }),
    precision: t.column('precision', { type: DatePrecision, description: 'How exact it is.' }),
    firstDay: t.column('first_day', { type: 'Date', description: 'First day it can mean.' }),
    lastDay: t.column('last_day', { type: 'Date', description: 'Last day it can mean.' }),
  }),
});
