/** Notes of those who work on an agreement; they are never public. */
import { builder } from '../builder.ts';
import type { MouCurrentRow } from '../generated/types.ts';
import { needs } from '../shared/permissions.ts';
import { fn } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const MouNote = builder.kyselyObject('MouNote', { table: 'mou_note' });
MouNote.implement({
  description: 'A note that those who work on an agreement leave for each other. Notes are never public.',
  fields: (t) => ({
    at: t.column('at', { type: 'DateTime', description: 'When the note was written.' }),
    author: t.expression({
      type: 'String',
      nullable: true,
      description: 'The office that wrote the note; null where the operator of this API wrote it.',
      sql: ({ row }) => fn.actor_name(row('author_id')),
    }),
    words: t.column('words', { type: 'String', description: 'The text of the note.' }),
  }),
});

Mou.extend((t) => ({
  notes: t.connection({
    type: MouNote,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'at' }],
    ...needs<MouCurrentRow>(
      'READ_INTERNAL',
      'The notes of those who work on the agreement (_catatan_), oldest first.',
      ({ row }) => fn.may_with('READ_INTERNAL', row('id')),
    ),
  }),
}));
