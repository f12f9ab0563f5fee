/** The data as a whole: its version, and how much of it is known. */
import { Mou } from '../agreements/mou.ts';
import { builder } from '../builder.ts';
import { eb, fn } from '../shared/sql.ts';

const Dataset = builder.kyselyObject('Dataset', { table: 'dataset' });
Dataset.implement({
  description: 'The data as a whole.',
  fields: (t) => ({
    version: t.expression({
      type: 'String',
      description:
        'The version of the data. It changes with every transaction that writes; compare it only for equality. It is the version of now, also under `@asKnownAt`, because versions of the past are not kept.',
      sql: ({ row }) => eb.cast<string>(row('version'), 'text'),
    }),
    knownAt: t.expression({
      type: 'DateTime',
      description:
        'The moment up to which this operation knows things: that of the last write, or that of `@asKnownAt`. What became known later is not in the answer.',
      sql: () => fn.known_at(),
    }),
    expiringDays: t.column('expiring_days', {
      type: 'Int',
      description: 'How many days before its last day an agreement has the status EXPIRING.',
    }),
    undoDays: t.column('undo_days', {
      type: 'Int',
      description: 'How many days an office may correct or withdraw a figure that it recorded itself.',
    }),
    reportDays: t.column('report_days', {
      type: 'Int',
      description: 'How many days after the end of a month its figures are due.',
    }),
    comparableMonths: t.column('comparable_months', {
      type: 'Int',
      description:
        'How many months older than others a number may be and still be compared with them: in a `ranking`, and where a number of registered participants gives way to an earlier one of active participants.',
    }),
    figures: t.expression({
      type: 'Count',
      sql: () => fn.figures_known(),
      description: 'How many figures are known.',
    }),
    mous: t.aggregate({
      cost: 150,
      of: Mou,
      type: 'Count',
      sql: () => eb.fn.countAll<bigint>(),
      description: 'How many agreements are known.',
    }),
  }),
});

builder.kyselyQuery((t) => ({
  dataset: t.one({ type: Dataset, guaranteed: 'the table has exactly one row', description: 'The data as a whole.' }),
}));
