/** Local governments: regencies and cities. */
import { builder } from '../builder.ts';
import { dayIn, dayOr, holdsOn, inheritsDay, today } from '../shared/days.ts';
import { eb, fn, holds, lastDay, sql } from '../shared/sql.ts';
import { Area, areaNode } from './area.ts';
import { areaIdOf, kindsOf, namesArea } from './area-ids.ts';
import { ALIKE, BY_CODE, DAY, existingAt, SEARCHED } from './arguments.ts';
import { membersOf, parentIn } from './memberships.ts';
import { AreaName, seatOf } from './names.ts';
import { Province } from './province.ts';
import { Region } from './region.ts';

export const LocalGovernment = areaNode('LocalGovernment');
LocalGovernment.implement({
  description: 'A regency (_kabupaten_) or a city (_kota_): the level of government below a province.',
  interfaces: [Area],
  fields: (t) => ({
    capital: t.expression({
      type: 'String',
      nullable: true,
      description: 'The capital on the day `at` (_ibu kota_). Null where it is not known.',
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      sql: ({ row, args }) => seatOf(row('id'), dayIn(args.at, row('zone'))),
    }),
    province: t.one({
      type: Province,
      nullable: true,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) => parentIn('ADMINISTRATIVE', parent('id'), dayIn(args.at, parent('zone'))),
      description: 'The province that it belongs to on the day `at`.',
    }),
    formerNames: t.many({
      type: AreaName,
      on: { area_id: 'id' },
      where: ({ row, parent }) => [eb.not(row('is_alias')), eb(lastDay(row('valid')), '<', today(parent))],
      orderBy: [{ column: 'valid' }],
      size: 1,
      description: 'The official names that it had before its present one.',
    }),
  }),
});
Region.extend((t) => ({
  localGovernments: t.connection({
    type: LocalGovernment,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => fn.local_governments_below(parent('id'), dayIn(args.at, parent('zone'))),
    orderBy: [{ column: 'code' }],
    description:
      'The regencies and cities in the provinces that the regional office is responsible for on the day `at`.',
  }),
}));
Province.extend((t) => ({
  localGovernments: t.many({
    type: LocalGovernment,
    args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
    from: ({ parent, args }) => membersOf('ADMINISTRATIVE', parent('id'), dayIn(args.at, parent('zone'))),
    orderBy: [{ column: 'code' }],
    size: 14,
    description: 'The regencies and cities of the province on the day `at` (_kabupaten/kota_).',
  }),
}));

const LocalGovernmentFilter = builder.inputType('LocalGovernmentFilter', {
  description: 'Which local governments to list. What is not given does not restrict the list.',
  fields: (t) => ({
    province: t.id(namesArea('Only those of this province.', 'Province')),
    name: t.string({
      ...SEARCHED,
      description: `Only those that have, or had, a name with this text in it. ${ALIKE}`,
    }),
    cities: t.boolean({ description: 'With true, only cities; with false, only regencies.' }),
  }),
});

builder.kyselyQuery((t) => ({
  localGovernment: t.one({
    type: LocalGovernment,
    nullable: true,
    args: { code: t.arg.string(BY_CODE) },
    where: ({ row, args }) => [eb(row('id'), '=', areaIdOf({ typename: 'LocalGovernment', key: args.code }))],
    description:
      'The regency or city with this code of the Ministry of Home Affairs, such as `64.71`, even one that exists no longer or not yet.',
  }),
  localGovernments: t.connection({
    type: LocalGovernment,
    description: 'All regencies and cities by code; there are 514 today.',
    args: {
      at: t.arg({ type: 'Date', ...inheritsDay, description: existingAt('regencies and cities') }),
      filter: t.arg({ type: LocalGovernmentFilter, description: 'Which ones to list. When not given, all.' }),
    },
    where: ({ row, args: { at, filter } }) => [
      eb(row('kind'), 'in', kindsOf('LocalGovernment')),
      holdsOn(row, at),
      filter?.province &&
        eb.exists(
          eb
            .selectFrom('membership as m')
            .where('m.kind', '=', 'ADMINISTRATIVE')
            .where('m.child_id', '=', row('id'))
            .where(({ ref }) => holds<'date'>(ref('m.valid'), dayOr(at, null)))
            .where('m.parent_id', '=', areaIdOf(filter.province)),
        ),
      filter?.name &&
        eb.exists(
          eb
            .selectFrom('area_name as n')
            .where('n.area_id', '=', row('id'))
            // A subquery, so that the pattern is worked out once and not for each name.
            .where(({ ref }) =>
              eb(fn.searchable(ref('n.name')), 'like', sql<string>`(select ${fn.anywhere(filter.name)})`),
            ),
        ),
      filter?.cities != null && eb(row('kind'), '=', filter.cities ? 'CITY' : 'REGENCY'),
    ],
    orderBy: [{ column: 'code' }],
  }),
}));
