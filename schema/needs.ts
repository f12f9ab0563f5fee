/** Fields that need a role: their words, their directive in the SDL, and their guard in SQL, from one table of the database. */
import type { sql } from 'kysely';
import { ROLES } from '../src/db/capabilities.gen.ts';
import type { Capability } from '../src/db/types.gen.ts';
import type { TypedRef } from '../src/pothos-kysely/index.ts';

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
