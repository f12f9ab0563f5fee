/**
 * Submissions: figures on their way in. Until one is released its rows are no figures, and only the office that sent it
 * and those above it see that it is there (migrations/rules/figures/submissions.sql).
 */
import { idOf, type Pg, type TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { areaIdOf, namesArea } from '../places/area-ids.ts';
import { Region } from '../places/region.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { needs } from '../shared/permissions.ts';
import { Quantity } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { Source } from '../shared/source.ts';
import { eb, fn, sql, told } from '../shared/sql.ts';
import { Attribution } from './enums.ts';
import { Figure } from './figure.ts';

const SubmissionState = enumOf<db.SubmissionState>('SubmissionState', 'The state of a submission.', {
  DRAFT: 'Its rows are still being taken in.',
  SUBMITTED: 'Submitted, and waiting to be released.',
  RETURNED: 'Returned with a remark, to be mended and submitted again.',
  WITHDRAWN: 'Taken back by the office that sent it.',
  RELEASED: 'All rows that were accepted are figures now.',
});

const SubmissionAct = builder.kyselyObject('SubmissionAct', { table: 'submission_act' });
SubmissionAct.implement({
  description: 'Something that was done with a submission.',
  fields: (t) => ({
    state: t.column('state', { type: SubmissionState, description: 'The state of the submission from then on.' }),
    at: t.column('at', { type: 'DateTime', description: 'When it was done.' }),
    by: t.expression({
      type: 'String',
      description: 'The office that did it.',
      sql: ({ row }) => fn.office_of_act(row('id')),
    }),
    released: t.column('released', {
      type: 'Int',
      description:
        'How many rows it released, those that were figures already among them: a long submission is released in parts, and each of them is an act. Null where it released none.',
    }),
    remark: t.column('remark', {
      type: 'String',
      description:
        'A remark by the office that did it, for example what has to be corrected, or why numbers were replaced.',
    }),
  }),
});

/** Where it stands in the list, or in the file, that was sent. */
const rowOf = (row: TypedRef<db.SubmissionRowRow>) =>
  sql<number>`coalesce((${row('given')} ->> 'line')::int, ${row('place')})`;
const ROW =
  'Its position in the list that was sent, from 1. For a file, it is the number of the row in the file; row 1 is the header.';

const SubmissionRow = builder.kyselyObject('SubmissionRow', {
  table: 'submission_row',
  key: ['submission_id', 'place'],
});
SubmissionRow.implement({
  description: 'A row of a submission that nothing is wrong with.',
  fields: (t) => ({
    row: t.expression({ type: 'Int', description: ROW, sql: ({ row }) => rowOf(row) }),
    area: t.one({ type: Area, nullable: true, description: 'The area that the number is about.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers are counted.' }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    quantity: t.embed({ type: Quantity, column: 'quantity', description: 'The number.' }),
    note: t.column('note', { type: 'String', description: 'Remarks.' }),
    figure: t.one({
      type: Figure,
      nullable: true,
      description: 'The figure that the row has become; null before it is released.',
    }),
    unchanged: t.column('unchanged', {
      type: 'Boolean',
      description: 'True if an identical figure already existed, so that nothing was recorded for the row.',
    }),
  }),
});

/** Why a row is not taken. */
const finding = (row: TypedRef<db.SubmissionRowRow>) =>
  fn.refusal_sentence(row('refusal_code').$castTo<string>(), row('refusal_parameters').$castTo<Pg<'jsonb'>>());
/** Which column of a row is meant, by its name in the input; none where the whole row is. */
const columnOf = (row: TypedRef<db.SubmissionRowRow>) => sql<string | null>`(${row('refusal_path')})[2]`;

/** The cells of a file as they were, without what was made of them. */
const sent = (row: TypedRef<db.SubmissionRowRow>) =>
  sql<Pg<'jsonb'>>`case when ${row('given')} ? 'line'
    then coalesce(${row('given')} -> 'sent', ${row('given')} - array['quantity', 'unread'])
    else ${row('given')} - 'unread' end`;

const SubmissionFinding = builder.kyselyObject('SubmissionFinding', {
  table: 'submission_row',
  key: ['submission_id', 'place'],
});
SubmissionFinding.implement({
  description: 'What is wrong with a row that was not accepted.',
  fields: (t) => ({
    row: t.expression({ type: 'Int', description: ROW, sql: ({ row }) => rowOf(row) }),
    column: t.expression({
      type: 'String',
      nullable: true,
      description: 'Which value of the row is wrong, by its name in the input; null where the whole row is.',
      sql: ({ row }) => columnOf(row),
    }),
    value: t.expression({
      type: 'String',
      nullable: true,
      description: 'The value, as it was sent.',
      sql: ({ row }) =>
        sql<
          string | null
        >`coalesce(${row('given')} -> ${columnOf(row)} ->> 'value', ${sent(row)} ->> ${columnOf(row)})`,
    }),
    message: t.expression({
      type: 'String',
      description: 'What is wrong, why, and how to mend it: the first thing that was found.',
      sql: ({ row }) => told(finding(row)),
    }),
    messageSentence: t.embed({ type: Sentence, sql: ({ row }) => finding(row), description: sentenceOf('message') }),
    sentences: t.many({
      type: Sentence,
      description: 'All that is wrong with the row, the first thing first.',
      from: ({ parent }) => fn.findings_of_row(parent('given'), finding(parent)),
      size: 2,
    }),
    given: t.expression({ type: 'JSON', description: 'The whole row, as it was sent.', sql: ({ row }) => sent(row) }),
  }),
});

const SubmissionCount = builder.kyselyObject('SubmissionCount', { table: 'submission_count' });
SubmissionCount.implement({
  description: 'How many rows a submission has.',
  fields: (t) => ({
    read: t.column('read', { type: 'Int', description: 'All rows that were sent.' }),
    accepted: t.column('accepted', { type: 'Int', description: 'Those that nothing is wrong with.' }),
    rejected: t.column('rejected', { type: 'Int', description: 'Those that something is wrong with.' }),
    released: t.column('released', { type: 'Int', description: 'Those that have become figures.' }),
    unchanged: t.column('unchanged', {
      type: 'Int',
      description: 'Of the released ones, those for which an identical figure already existed.',
    }),
  }),
});

export const Submission = builder.kyselyNode('Submission', { table: 'submission', id: 'id' });
Submission.implement({
  description:
    'Numbers sent by an office (_kiriman_). They are not public and count in no answer until they are released. Only the office and those above it see a submission.',
  fields: (t) => ({
    office: t.one({ type: Area, description: 'The area whose office sent it.' }),
    source: t.one({ type: Source, description: 'Who says the numbers.' }),
    basis: t.column('basis', { type: Basis, description: 'Which participants are counted.' }),
    attribution: t.column('attribution', { type: Attribution, description: 'Where a worker is counted.' }),
    asOf: t.embed({
      type: PartialDate,
      column: 'as_of',
      description: 'The day, month or year that the numbers are true of.',
    }),
    state: t.expression({
      type: SubmissionState,
      description: 'Its state.',
      sql: ({ row }) => fn.state_of(row('id')),
    }),
    acts: t.many({
      type: SubmissionAct,
      on: { submission_id: 'id' },
      description: 'What was done with it, the first thing first.',
      orderBy: [{ column: 'id' }],
      size: 3,
    }),
    count: t.one({
      type: SubmissionCount,
      guaranteed: 'count_of_rows always gives a row',
      from: ({ parent }) => fn.count_of_rows(parent('id')),
      description: 'How many rows it has, and how many of them are taken and released.',
    }),
    rows: t.connection({
      type: SubmissionRow,
      on: { submission_id: 'id' },
      where: ({ row }) => [eb(row('refusal_code'), 'is', null)],
      orderBy: [{ column: 'place' }],
      description: 'The rows that nothing is wrong with, in the order in which they were sent.',
    }),
    findings: t.connection({
      type: SubmissionFinding,
      on: { submission_id: 'id' },
      where: ({ row }) => [eb(row('refusal_code'), 'is not', null)],
      orderBy: [{ column: 'place' }],
      description: 'What is wrong with each row that was not accepted, in the order in which they were sent.',
    }),
  }),
});

Region.extend((t) => ({
  branchesRelease: t.expression({
    type: 'Boolean',
    description:
      'Whether the branches of the region record figures and release their submissions themselves. Where not, the region releases them.',
    sql: ({ row }) =>
      eb
        .exists(eb.selectFrom('branches_release as b').select('b.region_id').where('b.region_id', '=', row('id')))
        .$castTo<boolean>(),
  }),
}));

const SubmissionFilter = builder.inputType('SubmissionFilter', {
  description: 'Which submissions to list. What is not given does not restrict the list.',
  fields: (t) => ({
    state: t.field({ type: SubmissionState, description: 'Only submissions in this state.' }),
    office: t.id(namesArea('Only submissions of the office of this area.')),
  }),
});

builder.kyselyQuery((t) => ({
  submission: t.one({
    type: Submission,
    nullable: true,
    description: 'One submission; null where there is none that you may see.',
    args: {
      id: t.arg.id({ required: true, ...idOf('Submission'), description: 'The id of the submission.' }),
    },
    where: ({ row, args }) => [eb(eb.cast<string>(row('id'), 'text'), '=', args.id.key)],
  }),
  submissions: t.connection({
    type: Submission,
    // The state of each is that of its last act: all that one may see are looked at.
    cost: ({ args }) => (args.filter?.state ? 150 : 1),
    ...needs('SUBMIT_FIGURE', 'The submissions of your office and of those below it, the newest first.', () =>
      fn.may_somewhere('SUBMIT_FIGURE'),
    ),
    args: { filter: t.arg({ type: SubmissionFilter, description: 'Which submissions. When not given, all.' }) },
    where: ({ row, args: { filter } }) => [
      filter?.state && eb(fn.state_of(row('id')), '=', filter.state),
      filter?.office && eb(row('area_id'), '=', areaIdOf(filter.office)),
    ],
    orderBy: [{ column: 'made_at', direction: 'desc' }],
  }),
}));
