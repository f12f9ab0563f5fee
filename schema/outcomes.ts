/** What a mutation comes to: done, or one of the expected refusals. All stand on one composite type, `outcome`. */
import { builder } from './builder.ts';

export const MutationError = builder.kyselyInterface('MutationError', {
  table: 'outcome',
  discriminator: 'kind',
  types: { FORBIDDEN: 'ForbiddenError', INVALID_INPUT: 'InvalidInputError', CONFLICT: 'ConflictError' },
});
MutationError.implement({
  description: 'An expected refusal: nothing was written.',
  fields: (t) => ({
    code: t.column('kind', {
      type: 'String',
      description: 'Which refusal: `FORBIDDEN`, `INVALID_INPUT` or `CONFLICT`.',
    }),
    message: t.column('message', { type: 'String', description: 'What, why, and how to mend it.' }),
    path: t.column('path', { type: ['String'], description: 'The argument it is about, from the outside in.' }),
  }),
});

/** An error type: the interface's fields and no others. */
function errorType(name: string, description: string) {
  const ref = builder.kyselyObject(name, { table: 'outcome' });
  ref.implement({ description, interfaces: [MutationError], fields: () => ({}) });
  return ref;
}
const ForbiddenError = errorType(
  'ForbiddenError',
  'Your roles do not allow it. Ask whoever manages access for the area.',
);
const InvalidInputError = errorType('InvalidInputError', 'Something in the input cannot be; `path` says what.');
const ConflictError = errorType('ConflictError', 'It contradicts what is there already.');

/** The result of a mutation: its success or an error. */
export const resultOf = (mutation: string, success: ReturnType<typeof errorType>) =>
  builder.kyselyUnion(`${mutation}Result`, {
    table: 'outcome',
    description: `What ${mutation.replace(/^./, (letter) => letter.toLowerCase())} came to.`,
    discriminator: 'kind',
    types: {
      DONE: { type: success },
      FORBIDDEN: { type: ForbiddenError },
      INVALID_INPUT: { type: InvalidInputError },
      CONFLICT: { type: ConflictError },
    },
  });
