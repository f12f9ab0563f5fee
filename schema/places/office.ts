/** Offices and who held them; the office is the party of an MoU, whoever holds it. */
import type { Expression } from 'kysely';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { type Day, dayIn, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { eb, fn } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { DAY } from './arguments.ts';
import { LocalGovernment } from './local-government.ts';
import { Province } from './province.ts';
import { Region } from './region.ts';

const OfficeKind = enumOf<db.OfficeKind>('OfficeKind', 'An office whose holder signs agreements.', {
  REGION_HEAD: 'Head of a regional office (_kepala kantor wilayah_).',
  GOVERNOR: 'Governor (_gubernur_).',
  REGENT: 'Regent (_bupati_).',
  MAYOR: 'Mayor (_wali kota_).',
  BRANCH_HEAD: 'Head of a branch (_kepala kantor cabang_).',
});

/** The office of a term. Foreign keys say that there is one, and a person: hence `$notNull` of what is looked up. */
const officeOf = (term: (column: 'office_id') => Expression<bigint>) =>
  eb.selectFrom('office as o').where('o.id', '=', term('office_id'));

const OfficeTerm = builder.kyselyObject('OfficeTerm', { table: 'office_term' });
OfficeTerm.implement({
  description:
    'A person in an office (_pejabat_). The dates say when a source shows the person in that office; the true term may be longer.',
  fields: (t) => ({
    kind: t.expression({
      type: OfficeKind,
      description: 'The kind of office.',
      sql: ({ row }) => officeOf(row).select('o.kind').$asScalar().$notNull(),
    }),
    title: t.expression({
      type: 'String',
      description: 'The title of the office in Indonesian, as it was at that time.',
      sql: ({ row }) =>
        eb.fn.coalesce(
          fn.in_indonesian(row('title').$notNull()),
          officeOf(row).select('o.title').$asScalar().$notNull(),
        ),
    }),
    holder: t.expression({
      type: 'String',
      description: 'The name of the public official, as printed.',
      sql: ({ row }) =>
        eb.selectFrom('person as p').select('p.name').where('p.id', '=', row('person_id')).$asScalar().$notNull(),
    }),
    acting: t.column('acting', {
      type: 'Boolean',
      description: 'True for somebody who stands in and was not elected or appointed in full (_Pj, Plt_).',
    }),
    seenFrom: t.embed({
      type: PartialDate,
      column: 'seen_from',
      description: 'The first date for which the source shows the person in office, as exactly as the source says.',
    }),
    seenTo: t.embed({
      type: PartialDate,
      column: 'seen_to',
      description: 'The last date for which the source shows the person in office, as exactly as the source says.',
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
    note: t.expression(textOf('note', 'Remarks on the term.')),
  }),
});

/** The holder of an area's office on a day, or the last one seen before it: by the last day an inexact date can mean. */
const holderOf = (area: Expression<bigint>, day: Day) =>
  eb
    .selectFrom('office_term as t')
    .innerJoin('office as o', 'o.id', 't.office_id')
    .selectAll('t')
    .where('o.area_id', '=', area)
    .where('t.seen_day', '<=', day)
    .orderBy('t.seen_day', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1);

Region.extend((t) => ({
  head: t.one({
    type: OfficeTerm,
    nullable: true,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => holderOf(parent('id'), dayIn(args.at, parent('zone'))),
    description: 'The head of the regional office whom a source shows last, up to the day `at`.',
  }),
}));
Province.extend((t) => ({
  governor: t.one({
    type: OfficeTerm,
    nullable: true,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => holderOf(parent('id'), dayIn(args.at, parent('zone'))),
    description: 'The governor (_gubernur_) whom a source shows last, up to the day `at`.',
  }),
}));
LocalGovernment.extend((t) => ({
  headTitle: t.expression({
    type: 'String',
    description: 'The title of its head: `Bupati` (regent) or `Wali Kota` (mayor).',
    // Not null: each local government is loaded with the office of its head.
    sql: ({ row }) =>
      eb.selectFrom('office as o').select('o.title').where('o.area_id', '=', row('id')).$asScalar().$notNull(),
  }),
  head: t.one({
    type: OfficeTerm,
    nullable: true,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => holderOf(parent('id'), dayIn(args.at, parent('zone'))),
    description: 'The regent or mayor (_bupati, wali kota_) whom a source shows last, up to the day `at`.',
  }),
}));
