/**
 * Figures: one published or reported number about an area. A figure is never overwritten: a correction is a new row
 * (migrations/0007_figures.sql), and `known` says which one was known when; `@asKnownAt` moves the whole operation.
 */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { Language } from '../places/enums.ts';
import { Basis, Measure, Segment } from '../shared/enums.ts';
import { wasKnown } from '../shared/known.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Quantity } from '../shared/quantity.ts';
import { Sentence, sentenceOf } from '../shared/sentence.ts';
import { Source } from '../shared/source.ts';
import { eb, fn, knownFrom, sql, told } from '../shared/sql.ts';
import { Attribution, FigureFlag } from './enums.ts';
import { FigureFilter, figureConditions, figureCount, figureCountCost, figureParts } from './figure-filter.ts';

const FigureWithdrawal = builder.kyselyObject('FigureWithdrawal', { table: 'figure_withdrawal', key: ['figure_id'] });
FigureWithdrawal.implement({
  description: 'The withdrawal of a figure: when and why.',
  fields: (t) => ({
    at: t.column('withdrawn_at', {
      type: 'DateTime',
      description: 'The moment from which on the figure is not known any more.',
    }),
    reason: t.column('reason', { type: 'String', description: 'Why, in the words of whoever withdrew it.' }),
  }),
});

export const Figure = builder.kyselyNode('Figure', { table: 'figure', id: 'id', where: wasKnown });
Figure.implement({
  description:
    'One published or reported number about an area (_angka_), with what is needed to trust or doubt it: when it was true, who said it, how exact it is. Words that recur: a rival is a figure that another source gives for the same thing and time. The figure that is shown first among rivals is the preferred one, which answers use. A whole is the number that segments or parts add up to. The basis says which participants are counted (`Basis`). A number is unusual if a `FigureWarning` applies to it.',
  fields: (t) => ({
    area: t.one({ type: Area, description: 'The area that the number is about.' }),
    segment: t.column('segment', { type: Segment, description: 'Which workers are counted, as published.' }),
    measure: t.column('measure', { type: Measure, description: 'What is counted.' }),
    basis: t.column('basis', {
      type: Basis,
      description: 'Which participants are counted: active, ever registered, or not said.',
    }),
    attribution: t.column('attribution', { type: Attribution, description: 'Where a worker is counted.' }),
    asOf: t.embed({
      type: PartialDate,
      column: 'as_of',
      description: 'The day, month or year that the number is true of; not the day on which it was said.',
    }),
    quantity: t.embed({
      type: Quantity,
      sql: ({ row }) =>
        fn.quantity_of_figure(
          row('quantity'),
          row('measure'),
          row('basis'),
          fn.scheme_at(row('as_of_day')),
          row('as_of_day'),
          sql<bigint[]>`array[${row('source_id')}]`,
        ),
      description: 'The number, with its unit and precision.',
    }),
    source: t.one({ type: Source, description: 'Who said it.' }),
    flags: t.expression({
      cost: 2,
      type: [FigureFlag],
      description:
        'Known doubts about the number. It is CONTRADICTED while another source is known that gives a number of the same month which it cannot be.',
      sql: ({ row }) => fn.doubts_about(sql<bigint[]>`array[${row('id')}]`),
    }),
    note: t.expression({
      type: 'String',
      nullable: true,
      description: 'Remarks.',
      sql: ({ row }) => fn.text_told(row('note'), row('note_language')),
    }),
    noteLanguage: t.expression({
      type: Language,
      nullable: true,
      description:
        'The language of `note` here: the one asked for, where the data has it in both. Null where it is not known, as of what an office wrote.',
      sql: ({ row }) => fn.language_told(row('note_language'), row('note')),
    }),
    publishedScope: t.column('published_scope', {
      type: 'String',
      description: 'What the number is about, in the words of its source.',
    }),
    knownFrom: t.expression({
      type: 'DateTime',
      description:
        'The moment from which the API knows this figure: when it was recorded or corrected. For a figure that was published before this API began, it is the last day that its date of publication can mean.',
      sql: ({ row }) => knownFrom(row('known')),
    }),
    revision: t.column('revision', {
      type: 'Int',
      description: '1 for the first statement. Each correction, and each choice between rivals, adds 1.',
    }),
    revisionReason: t.expression({
      type: 'String',
      nullable: true,
      description:
        'Why the number was corrected or recorded again, or why the figure was or was not chosen among rivals; null for the first statement.',
      sql: ({ row }) => told(fn.why_revised(row('previous_id'), row('recorded_by'), row('revision_reason'))),
    }),
    revisionReasonSentence: t.embed({
      type: Sentence,
      nullable: true,
      sql: ({ row }) => fn.why_revised(row('previous_id'), row('recorded_by'), row('revision_reason')),
      description: sentenceOf('revisionReason'),
    }),
    previous: t.one({
      type: Figure,
      nullable: true,
      description: 'The revision before this one; null for the first.',
    }),
    revisions: t.many({
      type: Figure,
      description: 'All revisions of this figure, the first one first. Those that came after this one are there too.',
      from: ({ parent }) => fn.revisions_of(parent('id')),
      where: wasKnown,
      orderBy: [{ column: 'revision' }],
      size: 3,
    }),
    withdrawal: t.one({
      type: FigureWithdrawal,
      on: { figure_id: 'id' },
      nullable: true,
      where: ({ row }) => eb(row('withdrawn_at'), '<=', fn.known_at()),
      description: 'When and why this revision was withdrawn; null where it was not.',
    }),
    rivals: t.many({
      type: Figure,
      from: ({ parent }) => fn.rivals_of(parent('id')),
      orderBy: [{ column: 'id' }],
      size: 2,
      description: 'Figures that other sources give for the same thing in the same month.',
    }),
    preferred: t.expression({
      type: 'Boolean',
      description:
        'Whether this figure is the one to show first, where several sources give one for the same day. One that is withdrawn is not.',
      sql: ({ row }) => fn.is_shown_first(row('id'), row('preferred'), row('known')),
    }),
    preferredReason: t.expression({
      type: 'String',
      nullable: true,
      description: 'Why this figure is or is not shown first; null where no other figure is for the same day.',
      sql: ({ row }) => sql<string | null>`(select told(why.*) from why_preferred(${row('id')}) why)`,
    }),
    preferredReasonSentence: t.one({
      type: Sentence,
      nullable: true,
      from: ({ parent }) => fn.why_preferred(parent('id')),
      description: sentenceOf('preferredReason'),
    }),
  }),
});

const FigureOrder = builder.enumType('FigureOrder', {
  description: 'In which order figures are listed.',
  values: {
    NEWEST: { description: 'Figures of the latest day first.' },
    OLDEST: { description: 'Figures of the earliest day first.' },
  },
});
const figureOrder = (order: 'NEWEST' | 'OLDEST' | null | undefined) =>
  [{ column: 'as_of_day', direction: order === 'OLDEST' ? 'asc' : 'desc' }] as const;

Area.extend((t) => ({
  figures: t.connection({
    type: Figure,
    on: { area_id: 'id' },
    cost: ({ args }) => (args.filter?.within ? 12 : args.filter ? 4 : 1),
    countCost: ({ args }) => (args.filter ? 40 : 10),
    description: 'Figures about this very area, not about areas below it.',
    args: {
      filter: t.arg({ type: FigureFilter, description: 'Which figures to list. When not given, all.' }),
      orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => figureConditions(row, args.filter),
    orderBy: ({ args }) => figureOrder(args.orderBy),
    count: ({ parent, args }) => figureCount(args.filter, parent('id')),
  }),
}));

builder.kyselyQuery((t) => ({
  figures: t.connection({
    // What is doubtful is rare, and looked for among all that there are in the place.
    cost: ({ args }) => 30 + (args.filter.doubtful ? figureCountCost({ args }) : 0),
    planning: 20,
    countCost: figureCountCost,
    type: Figure,
    description: 'Figures of all areas.',
    args: {
      filter: t.arg({ type: FigureFilter, required: true, description: 'Which figures to list; `{}` lists all.' }),
      orderBy: t.arg({ type: FigureOrder, defaultValue: 'NEWEST', description: 'In which order.' }),
    },
    where: ({ row, args }) => figureConditions(row, args.filter),
    orderBy: ({ args }) => figureOrder(args.orderBy),
    parts: ({ row, args }) => figureParts(row, args.filter),
    count: ({ args }) => figureCount(args.filter),
  }),
}));
