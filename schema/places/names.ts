/** What areas are called, which codes other systems give them, and where they have their seats: all by day. */
import type { Expression } from 'kysely';
import { builder } from '../builder.ts';
import type { Day } from '../shared/days.ts';
import { Verification } from '../shared/enums.ts';
import { eb, holds } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { validFrom, validTo } from '../shared/validity.ts';
import { Area } from './area.ts';
import { CodeSystem, Language } from './enums.ts';

const AreaCode = builder.kyselyObject('AreaCode', { table: 'area_code' });
AreaCode.implement({
  description: 'The code of an area in an official system (_kode wilayah_).',
  fields: (t) => ({
    system: t.column('system', { type: CodeSystem, description: 'The system that the code is from.' }),
    code: t.column('code', { type: 'String', description: 'The code, written as in that system.' }),
    validFrom: t.expression(validFrom('The first day on which the code is in use. Null where no first day is known.')),
    validTo: t.expression(validTo('The last day on which the code is in use. Null where no last day is known.')),
    verification: t.column('verification', { type: Verification, description: 'What the code rests on.' }),
    note: t.expression(textOf('note', 'Remarks on where the code is from.')),
  }),
});

export const AreaName = builder.kyselyObject('AreaName', { table: 'area_name' });
AreaName.implement({
  description: 'A name of an area and the days on which the area has that name, or another spelling of its name.',
  fields: (t) => ({
    name: t.column('name', { type: 'String', description: 'The name.' }),
    language: t.column('language', { type: Language, description: 'The language of the name.' }),
    isAlias: t.column('is_alias', {
      type: 'Boolean',
      description: 'True for another spelling; false for the official name.',
    }),
    validFrom: t.expression(validFrom('The first day on which this is the name. Null where no first day is known.')),
    validTo: t.expression(validTo('The last day on which this is the name. Null where no last day is known.')),
    verification: t.column('verification', { type: Verification, description: 'What the name rests on.' }),
  }),
});

const Seat = builder.kyselyObject('Seat', { table: 'area_seat' });
Seat.implement({
  description: 'The capital of a place or the seat of an office, with the days on which it is that.',
  fields: (t) => ({
    name: t.column('name', { type: 'String', description: 'The town; of an office, the town or the address.' }),
    validFrom: t.expression(validFrom('The first day on which this is the seat. Null where no first day is known.')),
    validTo: t.expression(validTo('The last day on which this is the seat. Null where no last day is known.')),
    verification: t.column('verification', {
      type: Verification,
      description: 'What the seat and its days rest on.',
    }),
    note: t.expression(textOf('note', 'Remarks on the seat.')),
  }),
});
/** Where an area has its seat on a day. */
export const seatOf = (area: Expression<bigint>, day: Day) =>
  eb
    .selectFrom('area_seat as s')
    .select('s.name')
    .where('s.area_id', '=', area)
    .where(({ ref }) => holds<'date'>(ref('s.valid'), day))
    .$asScalar();

Area.extend((t) => ({
  names: t.many({
    type: AreaName,
    on: { area_id: 'id' },
    orderBy: [{ column: 'language' }, { column: 'valid' }],
    size: 3,
    description: 'All names of the area, with former names and other spellings.',
  }),
  codes: t.many({
    type: AreaCode,
    on: { area_id: 'id' },
    orderBy: [{ column: 'system' }],
    size: 3,
    description:
      'The codes of the area in official systems. No code can be worked out from another: they differ for many areas.',
  }),
  seats: t.many({
    type: Seat,
    on: { area_id: 'id' },
    orderBy: [{ column: 'valid' }],
    size: 2,
    description: 'The capitals of the place or the seats of the office, former ones too (_ibu kota, kedudukan_).',
  }),
}));
