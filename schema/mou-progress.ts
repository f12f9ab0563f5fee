/** How far agreements have come down to the local governments (status_counts, is_covered in migrations/0005). */
import { sql } from 'kysely';
import { LocalGovernment } from './area.ts';
import { builder } from './builder.ts';
import { MouStatus } from './enums.ts';
import { Mou } from './mou.ts';
import { Ratio } from './quantities.ts';

export const MouProgress = builder.kyselyObject('MouProgress', { table: 'mou_progress' });
const MouStatusCount = builder.kyselyObject('MouStatusCount', { table: 'mou_status_count', key: ['status'] });

MouProgress.implement({
  description: "How far a governor's MoU has come down to regents and mayors.",
  fields: (t) => {
    const below = (row: (column: 'area_id' | 'at') => unknown) =>
      sql`local_governments_below(${row('area_id')}, ${row('at')})`;
    return {
      at: t.column('at', { type: 'Date', description: 'The day looked at.' }),
      expected: t.expression({
        type: 'Int',
        description: 'Regencies and cities below the area on that day: one agreement each.',
        sql: ({ row }) => sql<number>`(select count(*) from ${below(row)} a)`,
      }),
      covered: t.expression({
        type: 'Int',
        description: 'Those with an agreement that is signed and not over.',
        sql: ({ row }) => sql<number>`(select count(*) from ${below(row)} a where is_covered(a.id, ${row('at')}))`,
      }),
      byStatus: t.many({
        type: MouStatusCount,
        from: ({ parent }) => sql`status_counts(${parent('area_id')}, ${parent('at')})`,
        orderBy: [{ column: 'status' }],
        description: 'Their agreements by status.',
      }),
      ratio: t.one({
        type: Ratio,
        guaranteed: 'ratio_of always gives a row, with a reason where it has no value',
        from: ({ parent }) =>
          sql`ratio_of(quantity_of((select count(*) from ${below(parent)} a where is_covered(a.id, ${parent('at')})), 'LOCAL_GOVERNMENTS'), quantity_of((select count(*) from ${below(parent)} a), 'LOCAL_GOVERNMENTS'))`,
        description: 'Covered over expected.',
      }),
      pending: t.many({
        type: LocalGovernment,
        from: ({ parent }) => sql`(select a.* from ${below(parent)} a where not is_covered(a.id, ${parent('at')}))`,
        orderBy: [{ column: 'code' }],
        size: 20,
        description: 'Those without one: who is still owed.',
      }),
      expiringWithin: t.many({
        type: Mou,
        args: {
          days: t.arg.int({ defaultValue: 90, description: 'In how many days, counted from the day looked at.' }),
        },
        from: ({ parent, args }) =>
          sql`(select m.* from mou_current m where exists (select from area_within w where w.descendant_id = m.area_id and w.ancestor_id = ${parent('area_id')} and w.valid @> ${parent('at')}) and m.stage = 'SIGNED' and m.end_day - ${parent('at')} between 0 and ${args.days ?? sql.lit(90)})`,
        orderBy: [{ column: 'end_day' }],
        description: 'Agreements of the area and below whose last day comes within so many days.',
      }),
    };
  },
});
MouStatusCount.implement({
  description: 'How many agreements have a status.',
  fields: (t) => ({
    status: t.column('status', { type: MouStatus, description: 'The status.' }),
    count: t.column('count', { type: 'Int', description: 'How many agreements of local governments.' }),
  }),
});
