/** What the newspaper article of 21 August 2014 says, with which this data began. */
import { builder } from '../builder.ts';
import { Area } from '../places/area.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Source } from '../shared/source.ts';
import { spoken, textOf } from '../shared/texts.ts';

const Statement = builder.kyselyObject('Statement', { table: 'claim' });
Statement.implement({
  description:
    'A statement of the newspaper article of 21 August 2014 with which this data began, in the words of the article. Not every statement has a number.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The code of the statement, from `F01` to `F18`.' }),
    subject: t.expression({
      type: 'String',
      description: 'What the statement is about, such as "informal participants".',
      sql: ({ row }) => spoken(row('subject')),
    }),
    predicate: t.expression({
      type: 'String',
      description: 'What the statement says about its subject, such as "stock".',
      sql: ({ row }) => spoken(row('predicate')),
    }),
    words: t.column('words', { type: 'String', description: 'The Indonesian words of the article.' }),
    number: t.column('number', {
      type: 'Decimal',
      description: 'The number in the statement; null where it has none.',
    }),
    unit: t.expression(
      textOf('unit', 'What the number counts, in words, such as "workers"; null where there is no number.'),
    ),
    precision: t.column('precision', {
      type: 'String',
      description: 'How exact the words are, such as "AT_LEAST"; null where that cannot be said.',
    }),
    asOf: t.embed({ type: PartialDate, column: 'as_of', description: 'The time that the statement is about.' }),
    scope: t.expression({
      type: 'String',
      description: 'The places or people that the statement is about, such as "each branch".',
      sql: ({ row }) => spoken(row('scope')),
    }),
    needsInterpretation: t.column('needs_interpretation', {
      type: 'Boolean',
      description: 'Whether the statement can be read in more than one way.',
    }),
    source: t.one({ type: Source, description: 'The article.' }),
  }),
});
Area.extend((t) => ({
  statements: t.many({
    type: Statement,
    on: { area_id: 'id' },
    orderBy: [{ column: 'code' }],
    description: 'What the newspaper article of 21 August 2014 says of this area, in its own words, by code.',
  }),
}));
