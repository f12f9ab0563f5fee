/** Which area an id means, and which areas were there by the moment the operation looks at. */
import type { Expression } from 'kysely';
import type { AreaKind, AreaRow } from '../generated/types.ts';
import { eb, fn } from '../shared/sql.ts';

/** The type of each kind of area. */
export const AREA_TYPES = {
  NATION: 'Nation',
  REGION: 'Region',
  PROVINCE: 'Province',
  REGENCY: 'LocalGovernment',
  CITY: 'LocalGovernment',
  BRANCH: 'Branch',
  MARKET: 'Market',
} as const satisfies Record<AreaKind, string>;
type AreaType = (typeof AREA_TYPES)[AreaKind];
/** The kinds of area that a type is made of. */
export const kindsOf = (typename: AreaType): AreaKind[] =>
  (Object.keys(AREA_TYPES) as AreaKind[]).filter((kind) => AREA_TYPES[kind] === typename);

type AreaId = { typename: string; key: Expression<string> };
const areaOf = ({ typename, key }: AreaId) =>
  eb
    .selectFrom('area as a')
    .where('a.code', '=', key)
    .where('a.kind', 'in', kindsOf(typename as AreaType))
    .$if(typename === AREA_TYPES.MARKET, (areas) => areas.where(({ ref }) => registeredMarket(() => ref('a.id'))));
/**
 * The key of the area that an id means; null where there is none by the moment the operation looks at: `Region:64` is
 * no region, and a market is there once it is registered.
 */
export const areaIdOf = (id: AreaId) => areaOf(id).select('a.id').$asScalar();
/** The same, but 0 where there is none: no area has that key, so below it lies nothing, whereas null means everywhere. */
export const areaIdOrNone = (id: AreaId) => eb.fn.coalesce(areaIdOf(id), eb.lit(0));
/** Its code, likewise. */
export const areaCodeOf = (id: AreaId) => areaOf(id).select('a.code').$asScalar();

/** The code of an area, to order by. */
export const codeOf = (area: Expression<bigint>) =>
  eb.selectFrom('area as a').select('a.code').where('a.id', '=', area).$asScalar();

/** Is a market one that was registered by the moment the operation looks at? */
export const registeredMarket = (row: AreaColumn<'id'>) =>
  eb.exists(
    eb.selectFrom('market as m').where('m.area_id', '=', row('id')).where('m.recorded_at', '<=', fn.known_at()),
  );
/** Is an area one that was there by the moment the operation looks at? All are, but markets that were registered later. */
export const knownArea = (row: AreaColumn<'id' | 'kind'>) =>
  eb.or([eb(row('kind'), '<>', 'MARKET'), registeredMarket(row)]);
/** Columns of a row of areas. */
export type AreaColumn<Column extends keyof AreaRow> = <C extends Column>(column: C) => Expression<AreaRow[C]>;
