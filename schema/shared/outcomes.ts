/** What a mutation comes to: done, or one of the expected refusals. All stand on one composite type, `outcome`. */
import type { RawBuilder } from 'kysely';
import type { Arg, Pg } from '../../src/pothos-kysely/index.ts';
import { builder } from '../builder.ts';
import type { Functions } from '../generated/functions.ts';
import type { OutcomeRow } from '../generated/types.ts';
import { inputJson } from './inputs.ts';
import { eb, fn } from './sql.ts';

export const MutationError = builder.kyselyInterface('MutationError', {
  table: 'outcome',
  discriminator: 'kind',
  types: {
    FORBIDDEN: 'ForbiddenError',
    INVALID_INPUT: 'InvalidInputError',
    CONFLICT: 'ConflictError',
    UNACKNOWLEDGED: 'UnacknowledgedWarning',
    ILLEGAL_TRANSITION: 'IllegalTransitionError',
  },
});
MutationError.implement({
  description: 'An expected refusal: nothing was written.',
  fields: (t) => ({
    code: t.column('kind', {
      type: 'String',
      description: 'Which refusal, such as `FORBIDDEN` or `CONFLICT`.',
    }),
    message: t.expression({
      type: 'String',
      description: 'What, why, and how to mend it.',
      sql: ({ row }) => fn.refusal_message(row('code'), row('parameters')),
    }),
    path: t.column('path', { type: ['String'], description: 'The argument it is about, from the outside in.' }),
  }),
});

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
  FORBIDDEN: errorType('ForbiddenError', 'Your roles do not allow it. Ask whoever manages access for the area.'),
  INVALID_INPUT: errorType('InvalidInputError', 'Something in the input cannot be; `path` says what.'),
  CONFLICT: errorType(
    'ConflictError',
    'It contradicts what is there already, or what it is about has changed in the meantime.',
    (t) => ({
      currentVersion: t.column('version', {
        type: 'Int',
        description: 'The version or revision that is there now, where it has one.',
      }),
      changedFields: t.column('details', { type: ['String'], description: 'What differs from the version you named.' }),
    }),
  ),
  UNACKNOWLEDGED: errorType(
    'UnacknowledgedWarning',
    'Odd, but not wrong: send it again and acknowledge the warnings if it is meant.',
    (t) => ({
      warnings: t.column('details', { type: ['String'], description: 'What to put into `acknowledge`.' }),
    }),
  ),
  ILLEGAL_TRANSITION: errorType(
    'IllegalTransitionError',
    'An agreement does not go from its stage to the one wanted.',
    (t) => ({
      allowed: t.column('details', { type: ['String'], description: 'The stages it can go to.' }),
    }),
  ),
} as const;
type Refusal = keyof typeof ERRORS;

/** The result of a mutation: its success or an error. */
export const resultOf = (
  mutation: string,
  success: ReturnType<typeof errorType>,
  refusals: readonly Refusal[] = ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT'],
) =>
  builder.kyselyUnion(`${mutation}Result`, {
    table: 'outcome',
    description: `What ${mutation.replace(/^./, (letter) => letter.toLowerCase())} came to.`,
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

/** The outcome of a write: the function of this name is given the input, and what it wrote is undone where it refuses. */
export const attempt = (act: Act, input: object) => outcomeOf(fn.attempt(act, inputJson(input)));
