/** Regions: the regional offices of the agency. */
import { builder } from '../builder.ts';
import { dayIn, holdsOn, inheritsDay } from '../shared/days.ts';
import { eb } from '../shared/sql.ts';
import { Area, areaNode } from './area.ts';
import { areaIdOf } from './area-ids.ts';
import { BY_CODE, DAY, existingAt } from './arguments.ts';
import { membersOf } from './memberships.ts';
import { seatOf } from './names.ts';
import { Nation } from './nation.ts';

export const Region = areaNode('Region');
Region.implement({
  description: 'A regional office of the agency and the provinces it is responsible for (_kantor wilayah_).',
  interfaces: [Area],
  fields: (t) => ({
    numeral: t.expression({
      type: 'String',
      nullable: true,
      description:
        'The Roman numeral of the regional office, such as `VII`. Null where none is known; newer press articles leave it out.',
      sql: ({ row }) =>
        eb
          .selectFrom('area_code as c')
          .select('c.code')
          .where('c.area_id', '=', row('id'))
          .where('c.system', '=', 'OFFICE')
          .limit(1)
          .$asScalar(),
    }),
    seat: t.expression({
      type: 'String',
      nullable: true,
      description: 'The town where the regional office has its seat on the day `at`. Null where it is not known.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
  }),
});
Nation.extend((t) => ({
  regions: t.many({
    type: Region,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => membersOf('ADMINISTRATIVE', parent('id'), dayIn(args.at, parent('zone'))),
    orderBy: [{ column: 'code' }],
    size: 11,
    description: 'The regional offices of the day `at`.',
  }),
}));

builder.kyselyQuery((t) => ({
  region: t.one({
    type: Region,
    nullable: true,
    args: { code: t.arg.string(BY_CODE) },
    where: ({ row, args }) => [eb(row('id'), '=', areaIdOf({ typename: 'Region', key: args.code }))],
    description: 'The region with this code, such as `VII`, even one that exists no longer or not yet.',
  }),
  regions: t.many({
    type: Region,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: existingAt('regions') }) },
    where: ({ row, args }) => [eb(row('kind'), '=', 'REGION'), holdsOn(row, args.at)],
    orderBy: [{ column: 'code' }],
    size: 11,
    description: 'All regions by code; there are eleven.',
  }),
}));
