import type { Expression } from 'kysely';
import { createQueryId, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { builder } from '../../schema/builder.ts';
import type { AreaRow, EnrollmentRow } from '../../schema/generated/types.ts';
import { composite, eb, field, firstDay, fn, holds, monthOf, oneRow, sql } from '../../schema/shared/sql.ts';
import type { Pg, TypedRef } from '../../src/pothos-kysely/index.ts';

const row = ((column: string) => sql.ref(column)) as TypedRef<AreaRow>;
const day = fn.day_in(row('zone'));
const text = (expression: Expression<unknown>) =>
  new PostgresQueryCompiler().compileQuery(expression.toOperationNode() as never, createQueryId()).sql;

/** What the step `types` of `npm test` holds: each of these does not compile. Nothing runs it. */
void function mistakes() {
  const Type = builder.kyselyObject('Mistakes', { table: 'area' });
  Type.implement({
    fields: (t) => ({
      // @ts-expect-error SQL whose type is not stated
      a: t.expression({ type: 'Int', sql: () => sql`'not a number'` }),
      // @ts-expect-error SQL of another type
      b: t.expression({ type: 'Int', sql: () => sql<string>`'not a number'` }),
      // @ts-expect-error a text column is no Int
      c: t.column('code', { type: 'Int' }),
      // @ts-expect-error a text is no day
      d: t.expression({ type: 'Date', sql: ({ row }) => row('code') }),
      // @ts-expect-error a range of days is no day
      e: t.expression({ type: 'Date', sql: ({ row }) => row('valid') }),
      // @ts-expect-error the first day of a range may be open, the field may not be null
      f: t.expression({ type: 'Date', sql: ({ row }) => firstDay(row('valid')) }),
      // @ts-expect-error a function of another table's rows
      g: t.many({ type: Type, from: ({ parent }) => fn.target_versions(parent('id')) }),
    }),
  });
  return [
    // @ts-expect-error an id is no code
    fn.name_of(row('code'), 'ID', day),
    // @ts-expect-error no language is called so
    fn.name_of(row('id'), 'FR', day),
    // @ts-expect-error there is no such function
    fn.name_off(row('id'), 'ID', day),
    // @ts-expect-error no kind is called so
    eb(row('kind'), '=', 'VILLAGE'),
    // @ts-expect-error there is no such column
    row('kinds'),
    // @ts-expect-error a column is missing
    composite('enrollment', { area_id: row('id'), segment: 'ALL', basis: null }),
    // @ts-expect-error no segment is called so
    oneRow('enrollment', { area_id: row('id'), segment: 'SOME', basis: null, until: day }),
    // @ts-expect-error a text is no range
    holds<'date'>(row('code'), day),
    // @ts-expect-error a composite has no such column
    field(composite('enrollment', { area_id: row('id'), segment: 'ALL', basis: null, until: day }), 'since'),
    // @ts-expect-error an id has no month
    monthOf(row('id')),
  ];
};

test('what a schema is made of becomes SQL, plain values as literals of the type that their place has', () => {
  const scope: Expression<EnrollmentRow> = composite('enrollment', {
    area_id: row('id'),
    segment: 'ALL',
    basis: null,
    until: day,
  });
  const until: Expression<Pg<'date'> | null> = field(scope, 'until');
  expect(text(until)).toBe('(row("id", $1, $2, day_in("zone"))::enrollment)."until"');
  expect(text(monthOf(day))).toBe(`to_char(day_in("zone"), 'YYYY-MM')`);
  expect(text(holds<'date'>(row('valid'), day))).toBe('"valid" @> day_in("zone")');
  expect(text(oneRow('enrollment', { area_id: row('id'), segment: 'PU', basis: null, until: day }))).toBe(
    '(select "id" as "area_id", $1::segment as "segment", $2::basis as "basis", day_in("zone") as "until")',
  );
});
