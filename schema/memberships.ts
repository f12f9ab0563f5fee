/** SQL for who belongs to whom on a day, and where they sit. */
import { sql } from 'kysely';

/** Areas of some kinds that belong to a parent in one order of things on a day. */
export const belonging = (
  kind: 'ADMINISTRATIVE' | 'REGION' | 'WORKING_AREA' | 'PARENT_BRANCH' | 'LOCATION',
  parent: unknown,
  day: unknown,
) =>
  sql`(select a.* from membership m join area a on a.id = m.child_id where m.kind = ${sql.lit(kind)} and m.parent_id = ${parent} and m.valid @> ${day} and a.valid @> ${day})`;
export const owner = (
  kind: 'ADMINISTRATIVE' | 'REGION' | 'WORKING_AREA' | 'PARENT_BRANCH' | 'LOCATION',
  child: unknown,
  day: unknown,
) => sql`(select a.* from area a where a.id = parent_of(${child}, ${sql.lit(kind)}, ${day}))`;
export const today = (id: unknown) => sql`today_in(${id})`;
export const seatOf = (id: unknown, day: unknown) =>
  sql<string | null>`(select s.name from area_seat s where s.area_id = ${id} and s.valid @> ${day})`;
export const DAY = 'On which day. Today in the area when not given.';
