/** Regulations, circulars, decrees and cooperation agreements that follow an agreement, or stand alone. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { Area } from '../places/area.ts';
import { enumOf } from '../shared/enum-of.ts';
import { PartialDate } from '../shared/partial-date.ts';
import { Quantity } from '../shared/quantity.ts';
import { Source } from '../shared/source.ts';
import { spoken, textOf } from '../shared/texts.ts';
import { Mou } from './mou.ts';

export const FollowUpKind = enumOf<db.FollowUpKind>(
  'FollowUpKind',
  'The kind of an instrument that follows an agreement, or stands alone.',
  {
    PKS: 'Cooperation agreement (_perjanjian kerja sama_).',
    PERGUB: "Governor's regulation (_peraturan gubernur_).",
    PERBUP: "Regent's regulation (_peraturan bupati_).",
    PERWALI: "Mayor's regulation (_peraturan wali kota_).",
    PERDA: 'Regional bylaw (_peraturan daerah_).',
    SK: 'Decree (_surat keputusan_).',
    CIRCULAR: 'Circular (_surat edaran_).',
    APBD_LINE: 'A line in the regional budget.',
  },
);

export const FollowUpInstrument = builder.kyselyNode('FollowUpInstrument', {
  table: 'follow_up_instrument',
  id: 'code',
});
FollowUpInstrument.implement({
  description:
    'A regulation, circular, decree, budget line or cooperation agreement (PKS) that follows an agreement, or stands alone for an area.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The public code of the instrument.' }),
    kind: t.column('kind', { type: FollowUpKind, description: 'What kind of instrument it is.' }),
    publishedKind: t.expression({
      type: 'String',
      description: 'The kind of instrument in the words of the source.',
      sql: ({ row }) => spoken(row('published_kind')),
    }),
    number: t.column('number', { type: 'String', description: 'The number of the instrument, where it is known.' }),
    issuedOn: t.embed({ type: PartialDate, column: 'issued_on', description: 'When the instrument was issued.' }),
    effectiveFrom: t.embed({
      type: PartialDate,
      column: 'effective_from',
      description: 'The first day on which the instrument is in force.',
    }),
    effectiveTo: t.embed({
      type: PartialDate,
      column: 'effective_to',
      description: 'The last day on which the instrument is in force, itself included.',
    }),
    area: t.one({ type: Area, description: 'The area that the instrument is for.' }),
    mou: t.one({
      type: Mou,
      on: { id: 'mou_id' },
      nullable: true,
      description: 'The agreement that the instrument follows, where there is one.',
    }),
    issuer: t.column('issuer', { type: 'String', description: 'The office that issued the instrument.' }),
    addressee: t.expression(
      textOf('addressee', 'To whom it is addressed, or the other party of a cooperation agreement.'),
    ),
    scope: t.expression(textOf('scope', 'What the instrument orders.')),
    workers: t.embed({
      type: Quantity,
      column: 'workers',
      description: 'How many workers the instrument covers.',
    }),
    funding: t.expression(textOf('funding', 'Who pays, in the words of the source.')),
    followUp: t.expression(textOf('follow_up', 'The next step that the instrument requires.')),
    note: t.expression(textOf('note', 'Remarks.')),
    source: t.one({ type: Source, description: 'The source of what is said here.' }),
  }),
});

Mou.extend((t) => ({
  followUps: t.many({
    type: FollowUpInstrument,
    on: { mou_id: 'id' },
    orderBy: [{ column: 'code' }],
    size: 3,
    description: 'The regulations, decrees and cooperation agreements (PKS) that follow the agreement.',
  }),
}));
Area.extend((t) => ({
  instruments: t.many({
    type: FollowUpInstrument,
    on: { area_id: 'id' },
    orderBy: [{ column: 'code' }],
    description: 'Regulations, circulars and decrees for this very area, whether or not they follow an agreement.',
  }),
}));
