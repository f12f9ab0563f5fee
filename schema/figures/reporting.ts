/** The monthly calendar of reports: which branches have sent their figures, and which still owe them. */
import { builder } from '../builder.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { Branch } from '../places/branch.ts';
import { LocalGovernment } from '../places/local-government.ts';
import { presentDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Segment } from '../shared/enums.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { eb, firstOfMonth, fn, monthOf, told } from '../shared/sql.ts';

type Status = 'REPORTED' | 'PARTIAL' | 'DUE' | 'LATE' | 'UNKNOWN';
const ReportStatus = enumOf<Status>('ReportStatus', 'Whether a month was reported.', {
  REPORTED:
    'The branch itself has its wage earners and its self-paying workers of that month, or each local government of its working area has both, or the sum of all its workers, and a source says that there are no more.',
  PARTIAL: 'Some of that is there. `missing` and `missingSegments` name the rest.',
  DUE: 'Nothing yet, and there is time.',
  LATE: 'Nothing yet, and the last day to report is over.',
  UNKNOWN:
    'Nothing is reported, and it is not known whether a report is due: the month has not begun, or by that month no source names the branch or what it serves.',
});

const BranchReport = builder.kyselyObject('BranchReport', { table: 'branch_report', key: ['branch_id'] });
BranchReport.implement({
  description:
    'Whether a month of a branch was reported (_laporan bulanan_). What counts is which areas have figures, whoever recorded them.',
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
    reason: t.expression({
      type: 'String',
      description: 'Why the report has this status, in words.',
      sql: ({ row }) => told(row('reason')),
    }),
    reasonSentence: t.embed({ type: Sentence, column: 'reason', description: sentenceOf('reason') }),
    dueOn: t.column('due_on', {
      type: 'Date',
      description:
        'The last day to report, in the time zone of the branch: `dataset { reportDays }` days after the end of the month.',
    }),
    reportedAt: t.column('reported_at', {
      type: 'DateTime',
      description:
        'When the first figure of the month, of the branch or one of its local governments, became known; null where there is none.',
    }),
    figures: t.column('figures', {
      type: 'Int',
      description: 'How many figures of that month the branch and its local governments have.',
    }),
    missingSegments: t.column('missing_segments', {
      type: [Segment],
      description:
        'If the branch itself reported only wage earners or only self-paying workers: the one that is missing.',
    }),
    missing: t.many({
      type: LocalGovernment,
      where: ({ row, parent }) => eb(row('id'), '=', eb.fn.any(parent('missing_ids'))),
      orderBy: [{ column: 'code' }],
      size: 5,
      description:
        'The local governments of its working area that have neither the sum of all their workers of that month, nor both wage earners and self-paying workers.',
    }),
  }),
});

builder.kyselyQuery((t) => ({
  reporting: t.many({
    planning: 20,
    type: BranchReport,
    description: 'Every branch, and whether it has reported a month. It answers: who has not reported July?',
    args: {
      month: t.arg({
        type: 'Month',
        description:
          'The month that is reported (`2014-07`). When not given, the last one whose day to report is over.',
      }),
      within: t.arg.id(namesArea('List only branches below this area.')),
      status: t.arg({ type: [ReportStatus], description: 'List only branches with one of these statuses.' }),
    },
    from: ({ args }) =>
      fn.branch_reports(
        args.month ? firstOfMonth(args.month) : fn.last_month_due(presentDay).$notNull(),
        args.within ? areaIdOf(args.within) : null,
      ),
    where: ({ row, args }) => args.status && eb(row('status'), '=', eb.fn.any(args.status)),
    orderBy: [{ column: 'branch_id' }],
    size: 30,
    // What is asked of each branch: which figures of the month are there, of itself and of its working area.
    cost: 100,
  }),
}));
