/** Offices and who held them; the office is the party of an MoU, whoever holds it. */

import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { OfficeTermRow } from '../generated/types.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { OfficeKind } from './enums.ts';

export const OfficeTerm = builder.kyselyObject('OfficeTerm', { table: 'office_term' });
OfficeTerm.implement({
  description:
    'Somebody in an office (_pejabat_), from when until when a source shows it; the true term may be longer.',
  fields: (t) => ({
    kind: t.expression({
      type: OfficeKind,
      description: 'Which office.',
      sql: ({ row }) => sql`(select o.kind from office o where o.id = ${row('office_id')})`,
    }),
    title: t.expression({
      type: 'String',
      description: 'Title in Indonesian, as it was then.',
      sql: ({ row }) =>
        sql<string>`coalesce(${row('title')}, (select o.title from office o where o.id = ${row('office_id')}))`,
    }),
    holder: t.expression({
      type: 'String',
      description: 'Name of the public official.',
      sql: ({ row }) => sql<string>`(select p.name from person p where p.id = ${row('person_id')})`,
    }),
    acting: t.column('acting', { type: 'Boolean', description: 'Acting (_Pj, Plt_)?' }),
    seenFrom: t.embed({
      type: PartialDate,
      column: 'seen_from',
      description: 'The first time the source shows the holder in office, as exactly as it says.',
    }),
    seenTo: t.embed({
      type: PartialDate,
      column: 'seen_to',
      description: 'The last time the source shows the holder in office, as exactly as it says.',
    }),
    source: t.one({ type: Source, on: { id: 'source_id' }, description: 'Where that is from.' }),
    note: t.column('note', { type: 'String', description: 'Remarks.' }),
  }),
});

/** The holder of an area's office on a day, or the last one seen before it: by the last day an inexact date can mean. */
export const holderOf = (area: unknown, day: unknown) =>
  sql<OfficeTermRow>`(select t.* from office_term t join office o on o.id = t.office_id where o.area_id = ${area} and t.seen_day <= ${day} order by t.seen_day desc, t.id desc limit 1)`;
