/** The laws and regulations that the insurance rests on. */
import { builder } from '../builder.ts';
import { LANGUAGE_OF_NAME, TODAY } from '../places/arguments.ts';
import { Language } from '../places/enums.ts';
import { holdsOn, inheritsDay } from '../shared/days.ts';
import { Source } from '../shared/source.ts';
import { nameIn, spoken } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';

export const LegalBasis = builder.kyselyObject('LegalBasis', { table: 'legal_basis' });
LegalBasis.implement({
  description: 'A law or regulation that the insurance of workers rests on (_dasar hukum_).',
  fields: (t) => ({
    code: t.column('code', {
      type: 'String',
      description: 'The citation of the law or regulation, such as `PP 86/2013`.',
    }),
    title: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'What the law or regulation is about, in a few words.',
      sql: ({ row, args }) => nameIn(args.language, row('title')),
    }),
    says: t.expression({
      type: 'String',
      description: 'What the law or regulation says, in one sentence.',
      sql: ({ row }) => spoken(row('says')),
    }),
    validFrom: t.expression(validFrom('The first day on which it is in force; null where that day is not known.')),
    validTo: t.expression(validTo('The last day on which it is in force, included; null where no end of it is known.')),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});

builder.kyselyQuery((t) => ({
  legalBases: t.many({
    type: LegalBasis,
    args: {
      at: t.arg({
        type: 'Date',
        ...inheritsDay,
        description: `Only laws and regulations in force on this day, such as \`2026-08-31\`. ${TODAY}`,
      }),
    },
    where: ({ row, args }) => holdsOn(row, args.at),
    orderBy: [{ column: 'code' }],
    description: 'The laws and regulations that the insurance of workers rests on, by code.',
  }),
}));
