/** SQL for which area an id means, who belongs to whom on a day, and where they sit. */
import { type Expression, sql } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import type { AreaRow } from '../generated/types.ts';

/** The type of each kind of area. */
export const AREA_TYPES = {
  NATION: 'Nation',
  REGION: 'Region',
  PROVINCE: 'Province',
  REGENCY: 'LocalGovernment',
  CITY: 'LocalGovernment',
  BRANCH: 'Branch',
  MARKET: 'Market',
} as const satisfies Record<AreaRow['kind'], string>;
/** The kinds of area that a type is made of. */
export const kindsOf = (typename: string) =>
  sql`(${sql.join(
    Object.entries(AREA_TYPES)
      .filter(([, type]) => type === typename)
      .map(([kind]) => sql.lit(kind)),
  )})`;
type AreaId = { typename: string; key: Expression<string> };
const areaOf = ({ typename, key }: AreaId) => {
  const named = sql`area a where a.code = ${key} and a.kind in ${kindsOf(typename)}`;
  return typename === AREA_TYPES.MARKET ? sql`${named} and ${registeredMarket(() => sql`a.id`)}` : named;
};
/**
 * The key of the area that an id means; null where there is none by the moment the operation looks at: `Region:64` is
 * no region, and a market is there once it is registered.
 */
export const areaIdOf = (id: AreaId) => sql<number>`(select a.id from ${areaOf(id)})`;
/** Its code, likewise. */
export const areaCodeOf = (id: AreaId) => sql<string>`(select a.code from ${areaOf(id)})`;

type MembershipKind = 'ADMINISTRATIVE' | 'REGION' | 'WORKING_AREA' | 'PARENT_BRANCH' | 'LOCATION' | 'OFFICE_LOCATION';
/** Areas that belong to a parent in one order of things on a day. */
export const membersOf = (kind: MembershipKind, parent: unknown, day: unknown) =>
  sql<AreaRow>`(select a.* from membership m join area a on a.id = m.child_id where m.kind = ${sql.lit(kind)} and m.parent_id = ${parent} and m.valid @> ${day} and a.valid @> ${day})`;
/** The area that a child belongs to, likewise. */
export const parentIn = (kind: MembershipKind, child: unknown, day: unknown) =>
  sql<AreaRow>`(select a.* from area a where a.id = parent_of(${child}, ${sql.lit(kind)}, ${day}))`;
export const today = (area: (column: 'zone') => unknown) => sql<Pg<'date'>>`day_in(${area('zone')})`;
/** Is a branch one that a source names by the moment the operation looks at? */
export const namedBranch = (row: (column: 'id') => unknown) =>
  sql<boolean>`exists (select from branch b where b.area_id = ${row('id')} and (b.first_seen).first_day <= known_at()::date)`;
/** Is a market one that was registered by the moment the operation looks at? */
export const registeredMarket = (row: (column: 'id') => unknown) =>
  sql<boolean>`exists (select from market m where m.area_id = ${row('id')} and m.recorded_at <= known_at())`;
/** Is an area one that was there by the moment the operation looks at? All are, but markets that were registered later. */
export const knownArea = (row: (column: 'id' | 'kind') => unknown) =>
  sql<boolean>`(${row('kind')} <> 'MARKET' or ${registeredMarket(row)})`;
export const seatOf = (id: unknown, day: unknown) =>
  sql<string | null>`(select s.name from area_seat s where s.area_id = ${id} and s.valid @> ${day})`;
export const DAY = 'On which day. Today in the area when not given.';
