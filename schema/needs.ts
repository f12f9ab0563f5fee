/** Fields that need a role: their words, their directive in the SDL, and their guard in SQL, from one table of the database. */
import { type Expression, type RawBuilder, sql } from 'kysely';
import { ROLES } from '../src/db/capabilities.gen.ts';
import type { Capability } from '../src/db/types.gen.ts';
import type { TypedRef } from '../src/pothos-kysely/index.ts';
import { builder } from './builder.ts';

/** `A, B or C`. */
const either = (words: readonly string[]) => words.join(', ').replace(/, (\w+)$/, ' or $1');

/**
 * The words, directive and guard of a field that needs a capability.
 * @param allowed SQL that says whether the viewer has it for the row
 */
export const needs = <Row>(
  capability: Capability,
  description: string,
  allowed: (cx: { row: TypedRef<Row> }) => ReturnType<typeof sql<boolean>>,
) => {
  const roles = ROLES[capability];
  return {
    description: `${description} Needs the role ${either(roles)} for the area; others get FORBIDDEN.`,
    extensions: { directives: { requiresRole: { roles } } },
    guard: { allowed, message: `This needs the role ${either(roles)} for the area.` },
  };
};

/** An object type of yes-or-no fields: what the viewer may do with a row. Each is a capability, with its words. */
export function permissionsType<Table extends 'area' | 'mou_current'>(
  name: string,
  options: {
    table: Table;
    description: string;
    can: Readonly<Record<string, [capability: Capability, words: string]>>;
    /** SQL that says whether the viewer has the capability for the row with this id. */
    ask: (capability: Expression<string>, id: Expression<bigint>) => RawBuilder<boolean>;
  },
) {
  const { table, description, can, ask } = options;
  const type = builder.kyselyObject(name, { table: table as 'area' });
  type.implement({
    description,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(can).map(([field, [capability, words]]) => [
          field,
          t.expression({
            type: 'Boolean',
            description: words,
            sql: ({ row }) => ask(sql.lit(capability), row('id')),
          }),
        ]),
      ),
  });
  return type as unknown as ReturnType<typeof builder.kyselyObject<Table>>;
}
