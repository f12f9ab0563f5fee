/** Writing a note to an agreement (rules/agreements/notes.sql). */
import { builder } from '../builder.ts';
import { attempt, resultOf } from '../shared/outcomes.ts';
import { needsToWrite } from '../shared/permissions.ts';
import { mouArgument } from './mou-inputs.ts';
import { mouSuccess } from './mou-writes.ts';

const CommentOnMouInput = builder.inputType('CommentOnMouInput', {
  description: 'A note for those who work on an agreement. Notes are never public.',
  fields: (t) => ({
    mou: t.id(mouArgument),
    words: t.string({ required: true, description: 'The text of the note: 1 to 4,000 characters.' }),
  }),
});

builder.kyselyMutation((t) => ({
  commentOnMou: t.write({
    type: resultOf('CommentOnMou', mouSuccess('CommentOnMou', 'The note is recorded.')),
    nullable: true,
    ...needsToWrite('COMMENT', 'Writes a note to an agreement.'),
    args: { input: t.arg({ type: CommentOnMouInput, required: true, description: 'The note.' }) },
    write: ({ args: { input } }) => attempt('comment_on_mou', input),
  }),
}));
