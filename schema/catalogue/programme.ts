/** Insurance programmes and their benefits. */
import { builder } from '../builder.ts';
import { ABOVE_OR_TODAY, LANGUAGE_OF_NAME, TODAY } from '../places/arguments.ts';
import { Language } from '../places/enums.ts';
import { holdsOn, inheritsDay } from '../shared/days.ts';
import { ProgrammeCode } from '../shared/enums.ts';
import { Source } from '../shared/source.ts';
import { fn } from '../shared/sql.ts';
import { spoken } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';

const Benefit = builder.kyselyObject('Benefit', { table: 'benefit' });
Benefit.implement({
  description: 'A benefit that participants of a programme can get (_manfaat_), such as a loan for a down payment.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The short code of the benefit, such as `MLT-KPR`.' }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'The name of the benefit.',
      sql: ({ row, args }) => fn.name_in(args.language, row('name_id'), row('name_en')),
    }),
    nameId: t.column('name_id', {
      type: 'String',
      deprecationReason: 'Ask for `name(language: ID)`.',
      description: 'The name of the benefit in Indonesian.',
    }),
    validFrom: t.expression(validFrom('The first day on which the benefit exists; null where that day is not known.')),
    validTo: t.expression(
      validTo('The last day on which the benefit exists, included; null where no end of it is known.'),
    ),
    note: t.expression({
      type: 'String',
      nullable: true,
      description: 'Conditions of the benefit, and remarks about it.',
      sql: ({ row }) => spoken(row('note')),
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});

const Programme = builder.kyselyObject('Programme', { table: 'programme' });
Programme.implement({
  description: 'An insurance programme for workers (_program_), such as work accident insurance.',
  fields: (t) => ({
    code: t.column('code', { type: ProgrammeCode, description: 'The code of the programme.' }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'The name of the programme.',
      sql: ({ row, args }) => fn.name_in(args.language, row('name_id'), row('name_en')),
    }),
    nameId: t.column('name_id', {
      type: 'String',
      deprecationReason: 'Ask for `name(language: ID)`.',
      description: 'The name of the programme in Indonesian.',
    }),
    description: t.expression({
      type: 'String',
      description: 'What the programme gives, in one sentence.',
      sql: ({ row }) => spoken(row('description')),
    }),
    validFrom: t.expression(
      validFrom('The first day on which the programme exists; null where that day is not known.'),
    ),
    validTo: t.expression(
      validTo('The last day on which the programme exists, included; null where no end of it is known.'),
    ),
    benefits: t.many({
      type: Benefit,
      on: { programme: 'code' },
      args: {
        at: t.arg({
          type: 'Date',
          ...inheritsDay,
          description: `Only benefits that exist on this day, such as \`2026-08-31\`. ${ABOVE_OR_TODAY}`,
        }),
      },
      where: ({ row, args }) => holdsOn(row, args.at),
      orderBy: [{ column: 'code' }],
      description: 'The additional benefits of the programme, by code.',
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});

builder.kyselyQuery((t) => ({
  programmes: t.many({
    type: Programme,
    args: {
      at: t.arg({
        type: 'Date',
        ...inheritsDay,
        description: `Only programmes that exist on this day, such as \`2026-08-31\`. ${TODAY}`,
      }),
    },
    where: ({ row, args }) => holdsOn(row, args.at),
    orderBy: [{ column: 'code' }],
    size: 5,
    description: 'The insurance programmes for workers, by code.',
  }),
}));
