/** Provinces. */
import { builder } from '../builder.ts';
import { dayIn, holdsOn, inheritsDay } from '../shared/days.ts';
import { Verification } from '../shared/enums.ts';
import { eb } from '../shared/sql.ts';
import { Area, areaNode } from './area.ts';
import { areaIdOf } from './area-ids.ts';
import { BY_CODE, DAY, existingAt } from './arguments.ts';
import { membersOf, parentIn } from './memberships.ts';
import { seatOf } from './names.ts';
import { Region } from './region.ts';

export const Province = areaNode('Province');
Province.implement({
  description: 'A province (_provinsi_).',
  interfaces: [Area],
  fields: (t) => ({
    capital: t.expression({
      type: 'String',
      nullable: true,
      description: 'The capital on the day `at` (_ibu kota_). Null where it is not known.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
    timeZone: t.column('zone', {
      type: 'String',
      description:
        'The IANA time zone of the province: `Asia/Jakarta` (WIB), `Asia/Makassar` (WITA) or `Asia/Jayapura` (WIT). "Today" in the province is the day in this zone.',
    }),
    timeZoneVerification: t.column('time_zone_verification', {
      type: Verification,
      description: 'What the time zone rests on.',
    }),
    region: t.one({
      type: Region,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => parentIn('REGION', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The regional office that is responsible for the province on the day `at`.',
    }),
  }),
});
Region.extend((t) => ({
  provinces: t.many({
    type: Province,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => membersOf('REGION', parent('id'), dayIn(args.at, parent('zone'))),
    where: ({ row }) => eb(row('kind'), '=', 'PROVINCE'),
    orderBy: [{ column: 'code' }],
    size: 6,
    description: 'The provinces that the regional office is responsible for on the day `at`.',
  }),
}));

builder.kyselyQuery((t) => ({
  province: t.one({
    type: Province,
    nullable: true,
    args: { code: t.arg.string(BY_CODE) },
    where: ({ row, args }) => [eb(row('id'), '=', areaIdOf({ typename: 'Province', key: args.code }))],
    description:
      'The province with this code of the Ministry of Home Affairs, such as `64`, even one that exists no longer or not yet.',
  }),
  provinces: t.many({
    type: Province,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: existingAt('provinces') }) },
    where: ({ row, args }) => [eb(row('kind'), '=', 'PROVINCE'), holdsOn(row, args.at)],
    orderBy: [{ column: 'code' }],
    size: 38,
    description: 'All provinces by code; there have been 38 since 2022.',
  }),
}));
