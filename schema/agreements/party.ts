/** The parties of an agreement: the office agrees, whoever signs for it. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { enumOf } from '../shared/enum-of.ts';
import { needs } from '../shared/permissions.ts';
import { eb, fn } from '../shared/sql.ts';
import { spoken } from '../shared/texts.ts';
import { PartyRole } from './enums.ts';
import { Mou } from './mou.ts';

export const SigningCapacity = enumOf<db.SigningCapacity>(
  'SigningCapacity',
  'In which capacity somebody signed an agreement for a party.',
  {
    IN_OFFICE: 'As holder of the office.',
    ACTING: 'As acting holder (_Pj, Plt_).',
    PROXY: 'On behalf of the holder, by power of attorney (_kuasa_).',
    UNKNOWN: 'Not said.',
    NOT_SIGNED: 'Nobody signed for the party, as far as the source says: at a launch or a meeting, or as a witness.',
  },
);

const MouParty = builder.kyselyObject('MouParty', { table: 'mou_party' });
MouParty.implement({
  description:
    'A party to an agreement (_pihak_). The party is the office, whoever signs for it. Witnesses are listed too; `role` tells them apart.',
  fields: (t) => ({
    role: t.column('role', { type: PartyRole, description: 'What kind of party the office is.' }),
    office: t.expression({
      type: 'String',
      description: 'The name of the office. A natural person is shown by role only.',
      sql: ({ row }) => spoken(row('office')),
    }),
    person: t.expression({
      type: 'String',
      nullable: true,
      sql: ({ row }) =>
        eb
          .selectFrom('mou_person as p')
          .select('p.name')
          .where('p.mou_id', '=', row('mou_id'))
          .where('p.position', '=', row('position'))
          .$asScalar(),
      ...needs<db.MouPartyRow>(
        'READ_INTERNAL',
        'The name of a natural person who is a party, where it is recorded. `office` says the role only.',
        ({ row }) => fn.may_with('READ_INTERNAL', row('mou_id')),
      ),
    }),
    area: t.one({ type: Area, nullable: true, description: 'The area of the office.' }),
    signatory: t.column('signatory', {
      type: 'String',
      description: 'The public official who signed for the party, where the source names one (_penanda tangan_).',
    }),
    attendee: t.column('attendee', {
      type: 'String',
      description:
        'The public official who was present as a witness, or where nothing was signed. Null where the source names none.',
    }),
    capacity: t.column('capacity', {
      type: SigningCapacity,
      description: 'In which capacity the official signed: in office, acting, or by proxy; or that nobody signed.',
    }),
  }),
});

Mou.extend((t) => ({
  parties: t.many({
    type: MouParty,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'position' }],
    size: 3,
    description: 'The offices that agree (_para pihak_), and the witnesses.',
  }),
}));
