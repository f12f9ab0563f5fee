/** Potentials: estimates of how many workers there are to cover, and what a target would take of them. */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { ABOVE_OR_TODAY_THERE } from '../places/arguments.ts';
import { dayOr, inheritsDay, inheritsMonth } from '../shared/days.ts';
import { Segment, Verification } from '../shared/enums.ts';
import { wasKnown } from '../shared/known.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Quantity, Ratio } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { Source } from '../shared/source.ts';
import { eb, fn, knownFrom, sql, told } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { PotentialKind } from './enums.ts';
import { Target } from './target.ts';

const includedIn = (row: TypedRef<db.PotentialRow>) =>
  fn.who_is_included(row('kind'), sql<db.Unit>`(${row('quantity')}).unit`, row('segment'));

export const Potential = builder.kyselyNode('Potential', { table: 'potential', id: 'id', where: wasKnown });
Potential.implement({
  description:
    'An estimate of how many workers there are to cover (_potensi_). Only an estimate of the ELIGIBLE_WORKFORCE is by itself what coverage is divided by.',
  fields: (t) => ({
    area: t.one({ type: Area, description: 'The area that the estimate is about.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers are counted.' }),
    kind: t.column('kind', { type: PotentialKind, description: 'What the estimate means.' }),
    asOf: t.embed({
      type: PartialDate,
      column: 'as_of',
      description: 'The day, month or year that the estimate is true of.',
    }),
    quantity: t.embed({
      type: Quantity,
      sql: ({ row }) =>
        fn.quantity_of_potential(
          row('quantity'),
          row('kind'),
          fn.scheme_at(row('as_of_day')),
          row('as_of_day'),
          row('source_id'),
        ),
      description: 'How many workers; where the unit is PERCENT, which share of the employed.',
    }),
    includes: t.expression({
      type: 'String',
      nullable: true,
      description:
        'Who is included, where the number is of all workers and of the labour force survey (_Sakernas_). Null where only the source can say, as for one segment.',
      sql: ({ row }) => told(includedIn(row)),
    }),
    includesSentence: t.embed({
      type: Sentence,
      nullable: true,
      sql: ({ row }) => includedIn(row),
      description: sentenceOf('includes'),
    }),
    verification: t.column('verification', {
      type: Verification,
      description: 'Whether the estimate was published, or was derived from what was.',
    }),
    note: t.expression(textOf('note', 'Remarks.')),
    knownFrom: t.expression({
      type: 'DateTime',
      description: 'The moment from which the API knows this estimate.',
      sql: ({ row }) => knownFrom(row('known')),
    }),
    source: t.one({ type: Source, description: 'Who said it.' }),
  }),
});

Ratio.extend((t) => ({
  potentials: t.many({
    type: Potential,
    from: ({ parent }) =>
      eb
        .selectFrom('potential as p')
        .selectAll('p')
        .where('p.id', '=', eb.fn.any(parent('potentials').$notNull())),
    orderBy: [{ column: 'segment' }],
    size: 1,
    description:
      'The estimates of workers that it divides by: one, or one for each segment of a whole. Empty where it divides by something else.',
  }),
}));

const PotentialUse = builder.kyselyObject('PotentialUse', { table: 'potential_use' });
PotentialUse.implement({
  description:
    'A target as a share of the estimated workers: how many of them it would take, and how many would be left.',
  fields: (t) => ({
    potential: t.one({
      type: Potential,
      on: { id: 'potential_id' },
      nullable: true,
      description: 'The latest estimate of that kind; null where none is known.',
    }),
    share: t.embed({ type: Ratio, column: 'share', description: 'The target divided by the estimate.' }),
    remainder: t.embed({
      type: Quantity,
      column: 'remainder',
      description: 'The estimate less the target: what would be left.',
    }),
    reason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why `remainder` is null, in words; else null.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
  }),
});

Target.extend((t) => ({
  potential: t.one({
    cost: 4,
    type: PotentialUse,
    guaranteed: 'it gives a row for every target known',
    description: 'The target as a share of the estimated workers (`Potential`).',
    args: {
      kind: t.arg({ type: PotentialKind, required: true, description: 'Which kind of estimate.' }),
      at: t.arg({
        type: 'Date',
        ...inheritsDay,
        description: `Take the latest estimate up to this day, such as \`2014-08-31\`. ${ABOVE_OR_TODAY_THERE}`,
      }),
    },
    from: ({ parent, args }) => fn.potential_use_of(parent('id'), args.kind, dayOr(args.at, parent('area_id'))),
  }),
}));

Area.extend((t) => ({
  potential: t.many({
    cost: 2,
    type: Potential,
    on: { area_id: 'id' },
    description: 'Estimates of how many workers there are to cover in this area (_potensi_), newest first.',
    args: {
      segment: t.arg({ type: Segment, description: 'Only estimates of this segment.' }),
      at: t.arg({
        type: 'Month',
        ...inheritsMonth,
        description: 'Only estimates up to the end of this month (`2014-07`).',
      }),
    },
    where: ({ row, args }) => [
      fn.is_current(row('known')),
      args.segment && eb(row('segment'), '=', args.segment),
      args.at && eb(row('as_of_day'), '<=', fn.month_end(args.at)),
    ],
    orderBy: [{ column: 'as_of_day', direction: 'desc' }],
  }),
}));
