/** What became known, and when: figures, agreements and targets in one list, for those who follow the data. */
import { Mou } from '../agreements/mou.ts';
import { builder } from '../builder.ts';
import { Figure } from '../figures/figure.ts';
import { Target } from '../figures/target.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { eb, fn, told } from '../shared/sql.ts';

const ChangeKind = enumOf<db.ChangeKind>('ChangeKind', 'What became known.', {
  FIGURE_PUBLISHED: 'A figure was published.',
  FIGURE_CORRECTED: 'A figure was corrected.',
  FIGURE_CHOSEN:
    'Of several figures that contradict each other, another one is shown first now. There are two such changes: one for the figure that is shown first now, one for the figure that was before.',
  MOU_RECORDED: 'An agreement was recorded.',
  MOU_AMENDED: 'An agreement has a new version.',
  MOU_EXPIRING: 'An agreement is about to end.',
  MOU_EXPIRED: 'The last day of an agreement has passed.',
  TARGET_SET: 'A target was set.',
  TARGET_CHANGED: 'A target has a new version.',
});
const Change = builder.kyselyObject('Change', { table: 'change', key: ['id'] });
Change.implement({
  description: 'Something that became known: about a figure, an agreement or a target.',
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

builder.kyselyQuery((t) => ({
  changes: t.connection({
    cost: 30,
    countCost: 100,
    planning: 35,
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
    },
    where: ({ row, args }) => eb(row('at'), '>=', args.since),
    orderBy: [{ column: 'at' }, { column: 'place' }],
    count: ({ args }) => fn.changes_since(args.since),
  }),
}));
