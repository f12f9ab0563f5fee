/** The ways in which workers register or pay. */
import { builder } from '../builder.ts';
import type * as db from '../generated/types.ts';
import { LANGUAGE_OF_NAME, TODAY } from '../places/arguments.ts';
import { Language } from '../places/enums.ts';
import { holdsOn, inheritsDay } from '../shared/days.ts';
import { enumOf } from '../shared/enum-of.ts';
import { Source } from '../shared/source.ts';
import { nameIn, spoken } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';

const ChannelPurpose = enumOf<db.ChannelPurpose>('ChannelPurpose', 'What workers can do through a channel.', {
  REGISTRATION: 'Register.',
  PAYMENT: 'Pay contributions.',
  REGISTRATION_AND_PAYMENT: 'Register and pay contributions.',
  INFORMATION: 'Get information.',
});
export const Channel = builder.kyselyObject('Channel', { table: 'channel' });
Channel.implement({
  description: 'A way for workers to register or to pay contributions (_kanal_), such as a bank or an app.',
  fields: (t) => ({
    code: t.column('code', { type: 'String', description: 'The short code of the channel, such as `BRI`.' }),
    name: t.expression({
      type: 'String',
      args: { language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }) },
      description: 'The name of the channel.',
      sql: ({ row, args }) => nameIn(args.language, row('name')),
    }),
    operator: t.expression({
      type: 'String',
      description: 'The organisation that runs the channel.',
      sql: ({ row }) => spoken(row('operator')),
    }),
    purpose: t.column('purpose', {
      type: ChannelPurpose,
      description:
        'What workers can do through the channel. Where the source names only registration, it is not assumed that they can also pay.',
    }),
    validFrom: t.expression(validFrom('The first day on which the channel is open; null where that is not known.')),
    validTo: t.expression(
      validTo('The last day on which the channel is open, included; null where no end of it is known.'),
    ),
    note: t.expression({
      type: 'String',
      nullable: true,
      description: 'Remarks about the channel.',
      sql: ({ row }) => spoken(row('note')),
    }),
    source: t.one({ type: Source, description: 'The source of these facts.' }),
  }),
});

builder.kyselyQuery((t) => ({
  channels: t.many({
    type: Channel,
    args: {
      at: t.arg({
        type: 'Date',
        ...inheritsDay,
        description: `Only channels that are open on this day, such as \`2026-08-31\`. ${TODAY}`,
      }),
    },
    where: ({ row, args }) => holdsOn(row, args.at),
    orderBy: [{ column: 'code' }],
    description: 'The ways for workers to register or to pay contributions, by code.',
  }),
}));
