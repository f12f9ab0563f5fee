/** What became known, and when: figures, agreements, targets and working areas in one list, for those who follow the data. */
import type { Expression } from 'kysely';
import type { Pg, SqlArg, TypedRef } from '../../src/pothos-kysely/index.ts';
import { Mou } from '../agreements/mou.ts';
import { builder } from '../builder.ts';
import { Figure } from '../figures/figure.ts';
import { placesWithin } from '../figures/figure-filter.ts';
import { Target } from '../figures/target.ts';
import type * as db from '../generated/types.ts';
import type { ChangeRow } from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { namesArea } from '../places/area-ids.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Measure } from '../shared/enums.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { eb, fn, sql, told } from '../shared/sql.ts';

const ChangeKind = enumOf<db.ChangeKind>('ChangeKind', 'What became known.', {
  FIGURE_PUBLISHED: 'A figure was published.',
  FIGURE_CORRECTED: 'A figure was corrected.',
  FIGURE_CHOSEN:
    'Of several figures that contradict each other, another one is shown first now. There are two such changes: one for the figure that is shown first now, one for the figure that was before.',
  FIGURE_WITHDRAWN:
    'A figure was withdrawn: it is not known any more. Nothing came in its place, but for a rival that is shown first now.',
  MOU_RECORDED: 'An agreement was recorded, or became public: its first version that you see.',
  MOU_AMENDED: 'An agreement has a new version.',
  MOU_EXPIRING: 'An agreement is about to end.',
  MOU_EXPIRED: 'The last day of an agreement has passed.',
  TARGET_SET: 'A target was set.',
  TARGET_CHANGED: 'A target has a new version.',
  WORKING_AREA_CLOSED: 'The working area of a branch is known whole on some days (`closedWorkingArea`).',
  WORKING_AREA_OPENED: 'From a day on the working area of a branch does not count as whole any more.',
});
const Change = builder.kyselyObject('Change', { table: 'change', key: ['id'] });
Change.implement({
  description: 'Something that became known: about a figure, an agreement, a target or the working area of a branch.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'The moment at which it became known.' }),
    kind: t.column('kind', { type: ChangeKind, description: 'What became known.' }),
    area: t.one({
      type: Area,
      on: { id: 'area_id' },
      guaranteed: 'both sides of the view reference area',
      description: 'The area that it is about.',
    }),
    figure: t.one({
      type: Figure,
      on: { id: 'figure_id' },
      nullable: true,
      description: 'The figure that it is about. Null where it is not about a figure.',
    }),
    mou: t.one({
      type: Mou,
      on: { id: 'mou_id' },
      nullable: true,
      description: 'The agreement that it is about. Null where it is not about an agreement.',
    }),
    target: t.one({
      type: Target,
      on: { id: 'target_id' },
      nullable: true,
      description: 'The target that it is about. Null where it is not about a target.',
    }),
    words: t.expression({
      type: 'String',
      description: 'What happened, in a sentence.',
      sql: ({ row }) => told(row('said')),
    }),
    wordsSentence: t.embed({ type: Sentence, column: 'said', description: sentenceOf('words') }),
  }),
});

const ChangeFilter = builder.inputType('ChangeFilter', {
  description: 'Which changes to list. What is not given does not restrict the list.',
  fields: (t) => ({
    within: t.id(namesArea('Only changes about this area, or about an area that is or once was below it.')),
    kinds: t.field({ type: [ChangeKind], description: 'Only changes of one of these kinds.' }),
    measures: t.field({
      type: [Measure],
      description: 'Only changes of figures and targets that count one of these; no others.',
    }),
  }),
});
type Filter = SqlArg<typeof ChangeFilter.$inferInput> | null | undefined;

/** What is asked of each change, but for the place. */
const asked = (row: TypedRef<ChangeRow>, filter: Filter) => [
  // The parts in which there is none of these kinds are then not read.
  filter?.kinds && eb(row('part'), '=', eb.fn.any(fn.change_parts(filter.kinds))),
  filter?.kinds && eb(row('kind'), '=', eb.fn.any(filter.kinds)),
  filter?.measures && eb(row('measure'), '=', eb.fn.any(filter.measures)),
];
/** What a page and a count cost with a filter: in the worst case all changes are looked through, or all of some areas. */
const FILTERED = 1_500;
const FILTERED_WITHIN = 150;
const COUNTED = 3_000;
const isFiltered = (filter: Filter) =>
  Object.values(filter ?? {}).some((value) => value !== null && value !== undefined);

/** Of all there is a tally; what is asked for is counted one by one. */
function changeCount(since: Expression<Pg<'timestamptz'>>, filter: Filter) {
  if (!isFiltered(filter)) return fn.changes_since(since);
  const row = ((column: string) => sql.ref(`c.${column}`)) as TypedRef<ChangeRow>;
  const places = placesWithin(filter);
  const conditions = [
    eb(row('at'), '>=', since),
    places && eb(row('area_id'), '=', eb.fn.any(sql<bigint[]>`array(${places})`)),
    ...asked(row, filter),
  ].filter((condition) => !!condition);
  return eb
    .selectFrom('change as c')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where(eb.and(conditions))
    .$asScalar();
}

builder.kyselyQuery((t) => ({
  changes: t.connection({
    cost: ({ args: { filter } }) => (filter?.within ? FILTERED_WITHIN : isFiltered(filter) ? FILTERED : 30),
    countCost: ({ args: { filter } }) => (isFiltered(filter) ? COUNTED : 100),
    planning: 60,
    type: Change,
    description:
      'Everything that became known since a moment, in the order in which it became known. To follow the data, ask again after the last `endCursor`, or since the `knownAt` of the answer before. Either way no change is missed.',
    args: {
      since: t.arg({
        type: 'DateTime',
        required: true,
        description:
          'Changes at this moment or later (`2026-08-31T09:00:00+08:00`). A change at this very moment is included, so it may come a second time.',
      }),
      filter: t.arg({ type: ChangeFilter, description: 'Which changes to list. When not given, all.' }),
    },
    where: ({ row, args }) => [eb(row('at'), '>=', args.since), ...asked(row, args.filter)],
    orderBy: [{ column: 'at' }, { column: 'place' }],
    parts: ({ row, args }) => {
      const values = placesWithin(args.filter);
      return values && { values, of: (area: Expression<bigint>) => eb(row('area_id'), '=', area) };
    },
    count: ({ args }) => changeCount(args.since, args.filter),
  }),
}));
