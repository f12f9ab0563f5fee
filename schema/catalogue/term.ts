/** What the values of enums are called, so that no client keeps a dictionary of its own. */
import { builder } from '../builder.ts';
import { SEARCHED } from '../places/arguments.ts';
import { Language } from '../places/enums.ts';
import { eb, fn, sql } from '../shared/sql.ts';

const Term = builder.kyselyObject('Term', { table: 'term' });
Term.implement({
  description: 'What a value of an enum of this API is called, and what it means, in one language.',
  fields: (t) => ({
    enum: t.column('enum', { type: 'String', description: 'The name of the enum, such as `MouStatus`.' }),
    value: t.column('value', { type: 'String', description: 'The value, such as `EXPIRING`.' }),
    label: t.column('label', {
      type: 'String',
      description:
        'What the value is called, in few words, as sentences of this API call it. It begins with a small letter where it is no name.',
    }),
    explanation: t.column('explanation', {
      type: 'String',
      description: 'What the value means. In English it is the description that the value has in this schema.',
    }),
  }),
});

builder.kyselyQuery((t) => ({
  terms: t.many({
    type: Term,
    args: {
      enum: t.arg.string({
        ...SEARCHED,
        description:
          'Only values of the enum of this name, such as `Unit`, `Segment` or `Precision`. A name that no enum has is NOT_FOUND, with the names that there are.',
      }),
      language: t.arg({
        type: Language,
        description:
          'The language of labels and explanations. When not given, that of the sentences of the operation (see `@language`).',
      }),
    },
    where: ({ row, args }) => {
      const isSpoken = eb(row('language'), '=', args.language ?? fn.spoken_language());
      return args.enum
        ? eb.and([isSpoken, eb(row('enum'), '=', sql<string>`(select ${fn.enum_named(args.enum)})`)])
        : isSpoken;
    },
    orderBy: [{ column: 'place' }],
    size: ({ enum: one }) => (one ? 6 : 280),
    description: 'What the values of enums are called, enum by enum, the values of each in the order of the schema.',
  }),
}));
