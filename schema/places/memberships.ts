/** Which areas belong to which on a day. */
import type { Expression } from 'kysely';
import type { MembershipKind } from '../generated/types.ts';
import type { Day } from '../shared/days.ts';
import { eb, fn, holds } from '../shared/sql.ts';

/** Areas that belong to a parent in one order of things on a day. */
export const membersOf = (kind: MembershipKind, parent: Expression<bigint>, day: Day) =>
  eb
    .selectFrom('membership as m')
    .innerJoin('area as a', 'a.id', 'm.child_id')
    .selectAll('a')
    .where('m.kind', '=', kind)
    .where('m.parent_id', '=', parent)
    .where(({ ref }) => holds<'date'>(ref('m.valid'), day))
    .where(({ ref }) => holds<'date'>(ref('a.valid'), day));
/** The area that a child belongs to, likewise. */
export const parentIn = (kind: MembershipKind, child: Expression<bigint | null>, day: Day) =>
  eb
    .selectFrom('area as a')
    .selectAll('a')
    .where('a.id', '=', fn.parent_of(child, kind, day));
