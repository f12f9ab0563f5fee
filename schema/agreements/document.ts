/** Papers of an agreement. */
import { builder } from '../builder.ts';
import { Mou } from './mou.ts';

const Document = builder.kyselyObject('Document', { table: 'document' });
Document.implement({
  description: 'A paper of an agreement, with the address at which it can be read.',
  fields: (t) => ({
    title: t.column('title', { type: 'String', description: 'What the paper is.' }),
    url: t.column('url', { type: 'String', description: 'The address at which the paper can be read.' }),
  }),
});

Mou.extend((t) => ({
  documents: t.many({
    type: Document,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'title' }],
    size: 3,
    description: 'The papers of the agreement. Papers that are not public are listed only for those who may read them.',
  }),
}));
