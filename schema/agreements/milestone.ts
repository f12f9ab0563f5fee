/** The steps that an agreement announces. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { DAY } from '../places/arguments.ts';
import { inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { fn } from '../shared/sql.ts';
import { spoken } from '../shared/texts.ts';
import { Mou } from './mou.ts';

const MilestoneStatus = enumOf<db.MilestoneStatus>(
  'MilestoneStatus',
  'Where a step of an agreement stands on a day. It is worked out from the days of the step.',
  {
    DUE: 'Still to be taken. Its day has not passed, or it has none.',
    MET: 'Done.',
    LATE: 'Not taken, though its day has passed.',
  },
);

export const Milestone = builder.kyselyNode('Milestone', { table: 'milestone', id: 'id', key: ['id'] });
Milestone.implement({
  description: 'A step that an agreement announces.',
  fields: (t) => ({
    title: t.expression({ type: 'String', description: 'What is to be done.', sql: ({ row }) => spoken(row('title')) }),
    dueOn: t.column('due_on', {
      type: 'Date',
      description: 'The last day on which the step is in time; null where no day is said.',
    }),
    metOn: t.column('met_on', {
      type: 'Date',
      description: 'The day on which the step was taken; null where none is known.',
    }),
    status: t.expression({
      type: MilestoneStatus,
      description: 'Where the step stands on a day. It is worked out from `dueOn` and `metOn`.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) =>
        fn.milestone_status_on(row('due_on'), row('met_on'), args.at ?? fn.today_of_mou(row('mou_id'))),
    }),
  }),
});

Mou.extend((t) => ({
  milestones: t.many({
    type: Milestone,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'due_on' }],
    size: 2,
    description: 'The steps that the agreement announces, earliest due day first.',
  }),
}));
