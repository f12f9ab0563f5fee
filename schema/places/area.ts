/** Areas: places and offices that figures, targets and MoUs can be about. One table, told apart by its kind. */
import { builder } from '../builder.ts';
import { dayIn, inheritsDay } from '../shared/days.ts';
import { Verification } from '../shared/enums.ts';
import { mayBy } from '../shared/permissions.ts';
import { eb, fn, holds, lastDay, sql } from '../shared/sql.ts';
import { textOf } from '../shared/texts.ts';
import { validFrom } from '../shared/validity.ts';
import { AREA_TYPES, areaIdOf, kindsOf, namesArea, registeredMarket } from './area-ids.ts';
import { DAY, LANGUAGE_OF_NAME } from './arguments.ts';
import { AreaKind, CodeSystem, Language } from './enums.ts';

export const Area = builder.kyselyInterface('Area', {
  table: 'area',
  discriminator: 'kind',
  types: AREA_TYPES,
  id: 'code',
  span: 10,
});
/** About how many regencies and cities lie below an area of each type. The costs of an operation are counted by it. */
const BELOW = { Nation: 514, Region: 50, Province: 14, LocalGovernment: 1, Branch: 5, Market: 1 } as const;
/** The same for the area that an id names. */
const belowNamed = (id: unknown): number => BELOW[String(id).split(':')[0] as keyof typeof BELOW] ?? BELOW.Province;

/** One of the types of areas; its fields are given in the file of its noun. */
export const areaNode = (type: (typeof AREA_TYPES)[keyof typeof AREA_TYPES]) =>
  builder.kyselyNode(type, {
    table: 'area',
    id: 'code',
    span: BELOW[type],
    where: ({ row }) => {
      const ofType = eb(row('kind'), 'in', kindsOf(type));
      return type === 'Market' ? eb.and([ofType, registeredMarket(row)]) : ofType;
    },
  });

const may = mayBy(fn.may);
const AreaPermissions = builder.kyselyObject('AreaPermissions', { table: 'area' });
AreaPermissions.implement({
  description: 'What your roles allow you to do in an area today.',
  fields: (t) => ({
    submitFigures: t.expression(may('SUBMIT_FIGURE', 'You may submit figures, to be released.')),
    recordFigures: t.expression(may('WRITE_FIGURE', 'You may record figures, and release those that are submitted.')),
    correctFigures: t.expression(may('CORRECT_FIGURE', 'You may correct figures that are recorded already.')),
    correctOwnFigures: t.expression(
      may('CORRECT_OWN_FIGURE', 'You may correct and withdraw, for some days, figures that you recorded yourself.'),
    ),
    setTargets: t.expression(may('WRITE_TARGET', 'You may set targets.')),
    recordMous: t.expression(may('WRITE_MOU', 'You may record agreements and the stages they reach.')),
    keepMarkets: t.expression(may('WRITE_MARKET', 'You may register and update markets.')),
    recordOutreach: t.expression(may('WRITE_OUTREACH', 'You may record outreach.')),
    manageAccess: t.expression(may('MANAGE_ACCESS', 'You may register actors, make API keys and grant roles.')),
    readAudit: t.expression(may('READ_AUDIT', 'You may read the log of writes.')),
  }),
});

Area.implement({
  description:
    'A place or an office that figures, targets and agreements can be about (_wilayah_): the nation, a region, a province, a local government, a branch or a market.',
  fields: (t) => ({
    code: t.column('code', {
      type: 'String',
      description:
        'The code by which this API names the area, such as `ID` (the nation), `VII` (a region), `64` (a province), `64.71` (a city), `KC-BALIKPAPAN` (a branch) or `PASAR-KAHAYAN` (a market).',
    }),
    name: t.expression({
      type: 'String',
      description:
        'The name of the area on the day `at`. Where no name in the language is known, the Indonesian one. Where no name is known for that day, the earliest that is known.',
      args: {
        language: t.arg({ type: Language, description: LANGUAGE_OF_NAME }),
        at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }),
      },
      sql: ({ row, args }) => fn.name_of(row('id'), args.language, dayIn(args.at, row('zone'))),
    }),
    kind: t.column('kind', { type: AreaKind, description: 'What the area is.' }),
    validFrom: t.expression(
      validFrom(
        'The first day on which the area exists. Null where it is not known, or where the area always existed.',
      ),
    ),
    validFromVerification: t.column('valid_verification', {
      type: Verification,
      description: 'What the first day of the area rests on. Null where no first day is known.',
    }),
    validTo: t.expression({
      type: 'Date',
      nullable: true,
      description:
        'The last day on which the area exists; of a market, the last day before it closed for good. Null where the area still exists, or where the day is not known.',
      sql: ({ row }) =>
        lastDay(
          eb
            .case(row('kind'))
            .when('MARKET')
            .then(fn.market_days(row('id'), row('valid')))
            .else(row('valid'))
            .end(),
        ),
    }),
    note: t.expression(textOf('note', 'Remarks on the area.')),
    above: t.many({
      type: Area,
      args: { at: t.arg({ type: 'Date', ...inheritsDay, description: DAY }) },
      from: ({ parent, args }) =>
        eb
          .selectFrom('area as a')
          .selectAll('a')
          .where(({ ref }) =>
            eb.exists(
              eb
                .selectFrom('area_within as w')
                .where('w.ancestor_id', '=', ref('a.id'))
                .where('w.descendant_id', '=', parent('id'))
                .where('w.descendant_id', '!=', ref('a.id'))
                .where((w) => holds<'date'>(w.ref('w.valid'), dayIn(args.at, parent('zone')))),
            ),
          ),
      orderBy: [{ column: 'kind' }, { column: 'code' }],
      size: 4,
      description:
        'All areas that it lies in on the day `at`: the nation, its region, its province, and the branches that serve it. A branch lies in the province that its office is in, and in the branch above it.',
    }),
    viewerCan: t.embed({ type: AreaPermissions, description: 'What you may do in this area today.' }),
  }),
});

const AreaCodeReference = builder.inputType('AreaCodeReference', {
  description: 'A code of an area in an official system, such as `6471` of BPS.',
  fields: (t) => ({
    system: t.field({ type: CodeSystem, required: true, description: 'The system that the code is from.' }),
    code: t.string({ required: true, description: 'The code, written as in that system.' }),
  }),
});
const AreaReference = builder.inputType('AreaReference', {
  description:
    'Names one area. Give `id` (an id or a code of this API) or `code` (a code of an official system), not both.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id(namesArea('The area.')),
    code: t.field({ type: AreaCodeReference, description: 'An official code that is in use today.' }),
  }),
});

builder.kyselyQuery((t) => ({
  area: t.one({
    type: Area,
    nullable: true,
    description: 'One area of any kind. Where none has the id or code, the answer is NOT_FOUND with the nearest ones.',
    args: { by: t.arg({ type: AreaReference, required: true, description: 'Names the area.' }) },
    span: ({ by }) => belowNamed(by.id),
    where: ({ row, args }) => [
      args.by.id && eb(row('id'), '=', areaIdOf(args.by.id)),
      args.by.code &&
        eb(row('id'), '=', sql<bigint>`(select ${fn.area_of_official_code(args.by.code.system, args.by.code.code)})`),
    ],
  }),
}));
