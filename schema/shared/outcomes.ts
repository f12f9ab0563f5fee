/** What a mutation comes to: done, or one of the expected refusals. All stand on one composite type, `outcome`. */
import type { RawBuilder } from 'kysely';
import type { Arg, Implementable, Pg, TypedRef } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { Functions } from '../generated/functions.ts';
import type { DB, OutcomeRow } from '../generated/types.ts';
import { inputJson } from './inputs.ts';
import { Sentence, sentenceOf } from './sentence.ts';
import { eb, fn, told } from './sql.ts';

/** A refusal as the sentence that says what, why, and how to mend it. */
const refusal = (row: TypedRef<OutcomeRow>) => fn.refusal_sentence(row('code'), row('parameters'));

export const MutationError = builder.kyselyInterface('MutationError', {
  table: 'outcome',
  discriminator: 'kind',
  types: {
    FORBIDDEN: 'ForbiddenError',
    INVALID_INPUT: 'InvalidInputError',
    CONFLICT: 'ConflictError',
    UNACKNOWLEDGED: 'UnacknowledgedWarning',
    ILLEGAL_TRANSITION: 'IllegalTransitionError',
    ROWS_REFUSED: 'RowsRefusedError',
  },
});
MutationError.implement({
  description: 'Why a mutation was refused. Nothing was written.',
  fields: (t) => ({
    code: t.column('kind', {
      type: 'String',
      description: 'The kind of refusal, for programs, such as `FORBIDDEN` or `CONFLICT`.',
    }),
    message: t.expression({
      type: 'String',
      description: 'What was refused, why, and what to do about it, for people.',
      sql: ({ row }) => told(refusal(row)),
    }),
    messageSentence: t.embed({
      type: Sentence,
      sql: ({ row }) => refusal(row),
      description: `${sentenceOf('message')} The code is finer than \`code\`: it says what exactly is wrong.`,
    }),
    path: t.column('path', {
      type: ['String'],
      description: 'The argument that the refusal is about, as names from the outside in: `["input", "name"]`.',
    }),
  }),
});

/** How many rows a list has at most that is written at once. */
export const ROWS = 250;
/** How many rows are submitted at most at once. */
export const SUBMITTED_ROWS = 1_000;

/** An error type: the interface's fields, and those of its own. */
function errorType(
  name: string,
  description: string,
  fields: Parameters<ReturnType<typeof builder.kyselyObject<'outcome'>>['implement']>[0]['fields'] = () => ({}),
) {
  const ref = builder.kyselyObject(name, { table: 'outcome' });
  ref.implement({ description, interfaces: [MutationError], fields });
  return ref;
}
/** By the outcome they are. */
const ERRORS = {
  FORBIDDEN: errorType(
    'ForbiddenError',
    'Your roles do not allow this write. Whoever manages access for the area can grant a role.',
  ),
  INVALID_INPUT: errorType(
    'InvalidInputError',
    'A value in the input is not allowed or names something that does not exist; `path` says which value.',
  ),
  CONFLICT: errorType(
    'ConflictError',
    'The write contradicts what is recorded already, or what it changes was changed by somebody else since you read it.',
    (t) => ({
      currentVersion: t.column('version', {
        type: 'Int',
        description: 'The version or revision that is recorded now. Null where there are no versions.',
      }),
      changedFields: t.column('details', {
        type: ['String'],
        description: 'The fields that have changed since the version you named.',
      }),
    }),
  ),
  UNACKNOWLEDGED: errorType(
    'UnacknowledgedWarning',
    'The input is allowed but unusual. If it is what you mean, send it again with these warnings in `acknowledge`.',
    (t) => ({
      warnings: t.column('details', {
        type: ['String'],
        description: 'All warnings to put into `acknowledge`; `message` is about the first one.',
      }),
    }),
  ),
  ILLEGAL_TRANSITION: errorType(
    'IllegalTransitionError',
    'The agreement cannot go from its present stage to the stage asked for.',
    (t) => ({
      allowed: t.column('details', { type: ['String'], description: 'The stages that the agreement can go to.' }),
    }),
  ),
  ROWS_REFUSED: errorType(
    'RowsRefusedError',
    'Rows of the list are refused, so none is written. `findings` says of each what is wrong with it.',
    (t) => ({
      findings: t.many({
        type: MutationError,
        from: ({ parent }) => fn.findings_in(parent('findings')),
        size: ROWS,
        description:
          'All that is wrong with each refused row, as if it had been sent alone, in the order of the list. `path` has its place in the list, counted from 0: `["input", "rows", "3", "quantity"]`.',
      }),
    }),
  ),
} as const;
type Refusal = keyof typeof ERRORS;

type TypesOf<Builder> = Builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;
/** The tables with an id, as `outcome` tells it of the row that was written. */
type Written = { [Table in keyof DB]: DB[Table] extends { id: bigint } ? Table : never }[keyof DB];

/**
 * The type `<mutation>Success`. Its one field gives what was written; a write that gives more adds it by `extend`.
 * @param description what has been done, as a sentence
 * @param field the name of the field
 * @param type what was written
 * @param words the description of the field
 */
export function successOf<Table extends Written>(
  mutation: string,
  description: string,
  field: string,
  type: Implementable<TypesOf<typeof builder>, Table>,
  words: string,
) {
  const ref = builder.kyselyObject(`${mutation}Success`, { table: 'outcome' });
  ref.implement({
    description,
    fields: (t) => ({
      [field]: t.one({ type, on: { id: 'id' }, guaranteed: 'the write returned its id', description: words }),
    }),
  });
  return ref;
}

/** The result of a mutation: its success or an error. */
export const resultOf = (
  mutation: string,
  success: ReturnType<typeof errorType>,
  refusals: readonly Refusal[] = ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT'],
) =>
  builder.kyselyUnion(`${mutation}Result`, {
    table: 'outcome',
    description: `What \`${mutation.replace(/^./, (letter) => letter.toLowerCase())}\` gives: its success, or why it was refused.`,
    discriminator: 'kind',
    types: {
      DONE: success,
      ...Object.fromEntries(refusals.map((refusal) => [refusal, ERRORS[refusal]])),
    },
  });

/** The functions of the database that take an input as JSON and tell what came of it. */
type Act = {
  [Name in keyof Functions]: Functions[Name] extends (...given: infer Given) => RawBuilder<OutcomeRow>
    ? Given extends [Arg<Pg<'jsonb'>>]
      ? Name
      : never
    : never;
}[keyof Functions];

/** The outcome of a function that writes. */
export const outcomeOf = (call: RawBuilder<OutcomeRow>) => eb.selectFrom(call.as('outcome')).selectAll();

/**
 * The outcome of a write: the function of this name is given the input, and what it wrote is undone where it refuses.
 * @param inTurn false for a function that waits itself for its turn to write
 */
export const attempt = (act: Act, input: object, inTurn = true) =>
  outcomeOf(inTurn ? fn.attempt(act, inputJson(input)) : fn.attempt(act, inputJson(input), false));
