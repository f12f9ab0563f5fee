/** Sources: every number and claim names one. */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { SourceRow } from '../generated/types.ts';
import { Verification } from './enums.ts';
import { PartialDate } from './partial-date.ts';
import { Quantity } from './quantity.ts';
import { eb, fn } from './sql.ts';
import { textOf } from './texts.ts';

/** Was a source known at the moment that the operation looks at? */
const isKnown = (row: TypedRef<SourceRow>) =>
  fn.is_known(row('published'), row('id'), row('recorded_at'), row('reporter_id'));

export const Source = builder.kyselyNode('Source', {
  table: 'source',
  id: 'id',
  where: ({ row }) => isKnown(row),
});
Source.implement({
  description:
    'Where a statement is from (_sumber_). Figures from the press are what a spokesperson said; they are not official statistics.',
  fields: (t) => ({
    citation: t.expression({
      type: 'String',
      description:
        'The address or the title that names the source. For what an office reported through this API: `Reported by` and the office.',
      sql: ({ row }) => fn.citation_of(row('kind'), row('citation')),
    }),
    publisher: t.column('publisher', {
      type: 'String',
      description: 'Who published it; for the press, the host name of the site.',
    }),
    title: t.column('title', { type: 'String', description: 'The headline. Null where it is not known.' }),
    url: t.column('url', {
      type: 'String',
      description: 'The address on the web. Null where the citation is not a single address.',
    }),
    publishedOn: t.embed({
      type: PartialDate,
      column: 'published',
      description: 'The date of publication, as exactly as known.',
    }),
    speaker: t.column('speaker', { type: 'String', description: 'The public official who is quoted.' }),
    verification: t.column('verification', { type: Verification, description: 'What the source itself rests on.' }),
    licence: t.column('licence', {
      type: 'String',
      description: 'The licence of the data, where a whole set of data was taken over.',
    }),
    note: t.expression(textOf('note', 'Remarks on the source.')),
  }),
});
Quantity.extend((t) => ({
  sources: t.many({
    type: Source,
    from: ({ parent }) =>
      eb
        .selectFrom('source as s')
        .selectAll('s')
        // Where there are no sources the array is null, and no row is found.
        .where('s.id', '=', eb.fn.any(parent('sources').$notNull())),
    orderBy: [{ column: 'publisher' }],
    size: 2,
    description:
      'Who says so: the sources of all numbers that this one was worked out from. Empty where the object that the number belongs to has a `source` of its own.',
  }),
}));

builder.kyselyQuery((t) => ({
  sources: t.connection({
    cost: 20,
    countCost: 30,
    type: Source,
    description:
      'All sources, by publisher. With `@asKnownAt`, only those known at that moment: a source that was reported through this API since it was reported, any other since its publication, or, where that date is not known, since the first statement that cites it.',
    where: ({ row }) => isKnown(row),
    orderBy: [{ column: 'publisher' }, { column: 'citation' }],
  }),
}));
