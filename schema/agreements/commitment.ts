/** What an agreement promises. */
import { builder } from '../builder.ts';
import { ProgrammeCode, Segment } from '../shared/enums.ts';
import { Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { spoken } from '../shared/texts.ts';
import { Payer } from './enums.ts';
import { Mou } from './mou.ts';

const Commitment = builder.kyselyObject('Commitment', { table: 'commitment' });
Commitment.implement({
  description: 'A promise that an agreement makes (_komitmen_): which workers are to be covered, and who pays.',
  fields: (t) => ({
    words: t.expression({
      type: 'String',
      description: 'The promise in the words of the source.',
      sql: ({ row }) => spoken(row('words')),
    }),
    segment: t.column('segment', { type: Segment, description: 'Which workers are to be covered.' }),
    programmes: t.column('programmes', {
      type: [ProgrammeCode],
      description: 'The programmes in which the workers are to be covered, where the source names them.',
    }),
    workers: t.embed({
      type: Quantity,
      column: 'workers',
      description: 'How many workers or traders are to be covered.',
    }),
    payer: t.column('payer', { type: Payer, description: 'Who pays the contributions (_iuran_).' }),
    budget: t.embed({ type: Quantity, column: 'budget', description: 'The money set aside for it, in rupiah.' }),
    source: t.one({ type: Source, description: 'The source of the promise.' }),
  }),
});

Mou.extend((t) => ({
  commitments: t.many({
    type: Commitment,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'words' }],
    size: 2,
    description: 'What the agreement promises.',
  }),
}));
