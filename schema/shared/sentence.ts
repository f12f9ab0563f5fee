/** Sentences: a text for people, and the code and parameters that it is made of, for programs. */
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { SentenceRow } from '../generated/types.ts';
import { enumOf } from './enum-of.ts';
import { composite, fn, told } from './sql.ts';

type Kind = 'AREA' | 'AREAS' | 'DATE' | 'DATES' | 'NUMBER' | 'QUANTITY' | 'TEXT' | 'VALUE';
const ParameterKind = enumOf<Kind>(
  'ParameterKind',
  'What the parameter of a sentence is, so that a program can write it in its own way.',
  {
    AREA: 'The code of an area: `63.71`. The sentence has its name.',
    AREAS: 'The codes of several areas, with a comma and a space between them: `63.71, 63.72`.',
    DATE: 'A date, as exact as it is known: `2026`, `2026-08` or `2026-08-31`.',
    DATES: 'Several dates, with a comma and a space between them: `2026-07, 2026-08`.',
    NUMBER: 'A number, such as `1440814` or `12.5`.',
    QUANTITY:
      'A number that says how exact it is: `60293`, `~60000` (about), `>=60293` (at least), `>60293` (more than) or `12..14` (a range).',
    TEXT: 'A name, a code, or what somebody has written. It is the same in every language.',
    VALUE: 'A value of an enum, or several with a comma and a space between them. `terms` says what they are called.',
  },
);
const SentenceParameter = builder.kyselyObject('SentenceParameter', { table: 'sentence_parameter', key: ['name'] });
SentenceParameter.implement({
  description: 'A date, number or word that a sentence names.',
  fields: (t) => ({
    name: t.column('name', {
      type: 'String',
      description: 'The name of the parameter. It is the same in every language.',
    }),
    kind: t.expression({
      type: ParameterKind,
      description: 'What it is.',
      sql: ({ row }) => row('kind').$castTo<Kind>(),
    }),
    enum: t.column('enum', { type: 'String', description: 'For a VALUE, the name of its enum; else null.' }),
    value: t.column('value', { type: 'String', description: 'What it is in this sentence, for programs.' }),
  }),
});

/** The row of a sentence as the composite that the database's functions take. */
const whole = (row: TypedRef<SentenceRow>) =>
  composite('sentence', { code: row('code'), parameters: row('parameters') });

export const Sentence = builder.kyselyObject('Sentence', { table: 'sentence' });
Sentence.implement({
  description:
    'A sentence of this API: its text for people, and what it is made of, so that a program can write its own. `docs/sentences.md` lists all of them.',
  fields: (t) => ({
    code: t.column('code', {
      type: 'String',
      description:
        'Which sentence it is, such as `HOLDS_UNTIL`. AS_WRITTEN is what somebody has written, which no language changes.',
    }),
    text: t.expression({
      type: 'String',
      description: 'The sentence in the language of the operation (see `@language`).',
      sql: ({ row }) => told(whole(row)),
    }),
    parameters: t.many({
      type: SentenceParameter,
      from: ({ parent }) => fn.parameters_of(whole(parent)),
      orderBy: [{ column: 'name' }],
      size: 2,
      description: 'The dates, numbers and words that it names.',
    }),
  }),
});

/** What is said of the field that gives the sentence of another field. */
export const sentenceOf = (field: string) => `What \`${field}\` says, as a code with its parameters.`;
