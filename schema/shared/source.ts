/** Sources: every number and claim names one. */

import { sql } from 'kysely';
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { SourceRow } from '../generated/types.ts';
import { Verification } from './enums.ts';
import { PartialDate } from './partial-date.ts';
import { Quantity } from './quantity.ts';

/** Was it known at the moment looked at? */
const isKnown = (row: TypedRef<SourceRow>) =>
  sql<boolean>`is_known(${row('published')}, ${row('id')}, ${row('recorded_at')}, ${row('reporter_id')})`;

export const Source = builder.kyselyNode('Source', {
  table: 'source',
  id: 'id',
  where: ({ row }) => isKnown(row),
});
Source.implement({
  description:
    'Where a statement comes from (_sumber_). Press figures are what a spokesperson said, not official series.',
  fields: (t) => ({
    citation: t.expression({
      type: 'String',
      description: 'Address or title, as given; of what an office states through the API, that it does.',
      sql: ({ row }) => sql`citation_of(${row('kind')}, ${row('citation')})`,
    }),
    publisher: t.column('publisher', { type: 'String', description: 'Who published it; for press, its host.' }),
    title: t.column('title', { type: 'String', description: 'Headline, where known.' }),
    url: t.column('url', { type: 'String', description: 'Address, where the citation is a single one.' }),
    publishedOn: t.embed({ type: PartialDate, column: 'published', description: 'When it was published.' }),
    speaker: t.column('speaker', { type: 'String', description: 'Who is quoted.' }),
    verification: t.column('verification', { type: Verification, description: 'How it came to be here.' }),
    licence: t.column('licence', { type: 'String', description: 'Licence of data taken over as a set.' }),
    note: t.column('note', { type: 'String', description: 'Anything else about it.' }),
  }),
});
Quantity.extend((t) => ({
  sources: t.many({
    type: Source,
    from: ({ parent }) => sql`(select s.* from source s where s.id = any(${parent('sources')}))`,
    orderBy: [{ column: 'publisher' }],
    size: 2,
    description: 'Who says so: all sources of its inputs. None where what it belongs to names its source.',
  }),
}));

builder.kyselyQuery((t) => ({
  sources: t.connection({
    cost: 20,
    countCost: 30,
    type: Source,
    description:
      'Sources by publisher: those known at the moment looked at. One that was there before this API is known since its publication; where the day of that is not known, what cites it tells.',
    where: ({ row }) => isKnown(row),
    orderBy: [{ column: 'publisher' }, { column: 'citation' }],
  }),
}));
