/** The monthly calendar of reports: which branches have sent their figures, and which still owe them. */

import { sql } from 'kysely';
import { idOf } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import { Branch } from '../places/branch.ts';
import { areaIdOf } from '../places/memberships.ts';
import { monthOf } from '../shared/sql.ts';
import { ReportStatus } from './enums.ts';

const BranchReport = builder.kyselyObject('BranchReport', { table: 'branch_report', key: ['branch_id'] });
BranchReport.implement({
  description: "A branch's report of a month (_laporan bulanan_).",
  fields: (t) => ({
    branch: t.one({
      type: Branch,
      from: ({ parent }) => sql`(select * from area where id = ${parent('branch_id')})`,
      guaranteed: 'the function takes its rows from area',
      description: 'The branch.',
    }),
    month: t.expression({
      type: 'Month',
      description: 'The month.',
      sql: ({ row }) => monthOf(row('month')),
    }),
    status: t.expression({
      type: ReportStatus,
      description: 'Whether it was sent.',
      sql: ({ row }) => sql<'REPORTED' | 'DUE' | 'LATE'>`${row('status')}`,
    }),
    dueOn: t.column('due_on', {
      type: 'Date',
      description: 'Last day to send it: the 21st of the next month, in its zone.',
    }),
    reportedAt: t.column('reported_at', {
      type: 'DateTime',
      description: 'When its first figure of the month became known.',
    }),
    figures: t.column('figures', { type: 'Int', description: 'How many figures of that month it has.' }),
  }),
});

builder.kyselyQuery((t) => ({
  reporting: t.many({
    planning: 20,
    type: BranchReport,
    description: 'Every branch of a month, and whether it has reported: who has not reported July?',
    args: {
      month: t.arg({ type: 'Month', required: true, description: 'The month reported.' }),
      within: t.arg.id({ ...idOf('Area'), description: 'Only branches below this area; none where it is not there.' }),
      status: t.arg({ type: [ReportStatus], description: 'Only these.' }),
    },
    from: ({ args }) =>
      sql`branch_reports((${args.month} || '-01')::date, ${args.within ? sql`coalesce(${areaIdOf(args.within)}, 0)` : sql.lit(null)})`,
    where: ({ row, args }) => args.status && sql<boolean>`${row('status')} = any(${args.status})`,
    orderBy: [{ column: 'branch_id' }],
    size: 30,
    cost: 5,
  }),
}));
