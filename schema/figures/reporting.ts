/** The monthly calendar of reports: which branches have sent their figures, and which still owe them. */
import { builder } from '../builder.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { ID_OR_CODE } from '../places/arguments.ts';
import { Branch } from '../places/branch.ts';
import { enumOf } from '../shared/enum-of.ts';
import { eb, firstOfMonth, fn, monthOf } from '../shared/sql.ts';

type Status = 'REPORTED' | 'DUE' | 'LATE';
const ReportStatus = enumOf<Status>('ReportStatus', 'Whether a month was reported.', {
  REPORTED: 'There is a figure of that month.',
  DUE: 'Not yet, and there is time.',
  LATE: 'Not yet, and the last day to report is over.',
});

const BranchReport = builder.kyselyObject('BranchReport', { table: 'branch_report', key: ['branch_id'] });
BranchReport.implement({
  description:
    'Whether a branch has reported a month (_laporan bulanan_): it has as soon as there is a figure of that month about the branch itself.',
  fields: (t) => ({
    branch: t.one({
      type: Branch,
      on: { id: 'branch_id' },
      guaranteed: 'the function takes its rows from area',
      description: 'The branch.',
    }),
    month: t.expression({
      type: 'Month',
      description: 'The month that is reported (`2014-07`).',
      sql: ({ row }) => monthOf(row('month')),
    }),
    status: t.expression({
      type: ReportStatus,
      description: 'Whether the month was reported.',
      sql: ({ row }) => row('status').$castTo<Status>(),
    }),
    dueOn: t.column('due_on', {
      type: 'Date',
      description: 'The last day to report: the 21st of the next month, in the time zone of the branch.',
    }),
    reportedAt: t.column('reported_at', {
      type: 'DateTime',
      description: 'When the first figure of the month became known; null where there is none.',
    }),
    figures: t.column('figures', { type: 'Int', description: 'How many figures of that month the branch has.' }),
  }),
});

builder.kyselyQuery((t) => ({
  reporting: t.many({
    planning: 20,
    type: BranchReport,
    description: 'Every branch, and whether it has reported a month. It answers: who has not reported July?',
    args: {
      month: t.arg({ type: 'Month', required: true, description: 'The month that is reported (`2014-07`).' }),
      within: t.arg.id({
        ...namesArea(),
        description: `List only branches below this area. ${ID_OR_CODE}`,
      }),
      status: t.arg({ type: [ReportStatus], description: 'List only branches with one of these statuses.' }),
    },
    from: ({ args }) => fn.branch_reports(firstOfMonth(args.month), args.within ? areaIdOf(args.within) : null),
    where: ({ row, args }) => args.status && eb(row('status'), '=', eb.fn.any(args.status)),
    orderBy: [{ column: 'branch_id' }],
    size: 30,
    cost: 5,
  }),
}));
