/** The data as a whole: its version, and what changed. */

import { sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { Mou } from '../agreements/mou.ts';
import { builder } from '../builder.ts';
import { Figure } from '../figures/figure.ts';
import { Target } from '../figures/target.ts';
import { Area } from '../places/area.ts';
import { ChangeKind } from './enums.ts';

const Dataset = builder.kyselyObject('Dataset', { table: 'dataset' });
Dataset.implement({
  description: 'The data as a whole.',
  fields: (t) => ({
    version: t.expression({
      type: 'String',
      description:
        'Changes with every transaction that writes, once. Opaque. That of now, also under `@asKnownAt`: it is not kept by moment.',
      sql: ({ row }) => sql<string>`${row('version')}::text`,
    }),
    knownAt: t.expression({
      type: 'DateTime',
      description:
        'What became known up to this moment is what this operation knows: the stamp of the last write, or the moment of `@asKnownAt`.',
      sql: () => sql<Pg<'timestamptz'>>`known_at()`,
    }),
    expiringDays: t.column('expiring_days', {
      type: 'Int',
      description: 'How many days before its end an agreement counts as EXPIRING.',
    }),
    figures: t.expression({
      type: 'Count',
      sql: () =>
        sql<number>`figures_opened(known_at() + interval '1 microsecond') - figures_closed(known_at() + interval '1 microsecond')`,
      description: 'How many figures are known.',
    }),
    mous: t.aggregate({
      of: Mou,
      type: 'Count',
      sql: () => sql<number>`count(*)`,
      description: 'How many agreements are known.',
    }),
  }),
});

const Change = builder.kyselyObject('Change', { table: 'change', key: ['id'] });
Change.implement({
  description: 'Something that became known.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When it became known.' }),
    kind: t.column('kind', { type: ChangeKind, description: 'What happened.' }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'both sides of the view reference area',
      description: 'About which area.',
    }),
    figure: t.one({ type: Figure, on: { id: 'figure_id' }, nullable: true, description: 'The figure, if it is one.' }),
    mou: t.one({ type: Mou, on: { id: 'mou_id' }, nullable: true, description: 'The agreement, if it is one.' }),
    target: t.one({ type: Target, on: { id: 'target_id' }, nullable: true, description: 'The target, if it is one.' }),
    words: t.column('words', { type: 'String', description: 'In words.' }),
  }),
});

builder.kyselyQuery((t) => ({
  dataset: t.one({ type: Dataset, guaranteed: 'the table has exactly one row', description: 'The data as a whole.' }),
  changes: t.connection({
    cost: 30,
    countCost: 100,
    planning: 35,
    type: Change,
    description:
      'What became known since a moment, in the order in which it was told. Ask again with the last `endCursor`, or since the `knownAt` of the answer before: nothing is missed either way.',
    args: {
      since: t.arg({
        type: 'DateTime',
        required: true,
        description: 'From this moment on, itself included: what was told at it comes again.',
      }),
    },
    where: ({ row, args }) => sql`${row('at')} >= ${args.since}`,
    orderBy: [{ column: 'at' }, { column: 'place' }],
    count: ({ args }) => sql<number>`select changes_since(${args.since})`,
  }),
}));
