/**
 * Fields that need a role: their words, their directive in the SDL, and the guard of those that read. All come from one
 * table of the database, role_capability.
 */
import type { Expression, RawBuilder } from 'kysely';
import type { TypedRef } from '../../src/pothos-kysely/index.ts';
import { ROLES, WHERE_BRANCHES_RELEASE } from '../generated/capabilities.ts';
import type { Capability, ViewerRole } from '../generated/types.ts';

/** `A, B or C`. */
const either = (words: readonly string[]) => words.join(', ').replace(/, (\w+)$/, ' or $1');

/** Who has a capability, in words and as the directive. */
function holders(capability: Capability) {
  const roles = ROLES[capability];
  const party = roles.includes('GOVERNMENT') ? ' (GOVERNMENT: only as a party)' : '';
  const released = WHERE_BRANCHES_RELEASE.includes(capability)
    ? ' (BRANCH: only where its region allows it, see `Region.branchesRelease`)'
    : '';
  return { who: `the role ${either(roles)} for the area${party}${released}`, extensions: requiresRole(roles) };
}
/** The roles that are granted for the whole nation (a check of actor_grant). */
const NATIONAL: readonly ViewerRole[] = ['AUDITOR', 'ADMIN'];
const requiresRole = (roles: readonly ViewerRole[]) => ({ directives: { requiresRole: { roles } } });

/** The words and directive of a field that needs any credential. */
export const needsCredential = (description: string) => ({
  description: `${description} Needs a credential.`,
  extensions: requiresRole([]),
});
/** The words and directive of a mutation that needs a capability; that the database refuses others is data. */
export const needsToWrite = (capability: Capability, description: string) => {
  const { who, extensions } = holders(capability);
  return { description: `${description} Needs ${who}.`, extensions };
};
/** Those of a mutation that needs a capability in the whole nation. */
export const needsToWriteEverywhere = (capability: Capability, description: string) => {
  const roles = ROLES[capability].filter((role) => NATIONAL.includes(role));
  return { description: `${description} Needs the role ${either(roles)}.`, extensions: requiresRole(roles) };
};

/**
 * The words, directive and guard of a field that needs a capability.
 * @param allowed SQL that says whether the viewer has it for the row
 */
export const needs = <Row>(
  capability: Capability,
  description: string,
  allowed: (cx: { row: TypedRef<Row> }) => RawBuilder<boolean>,
) => {
  const { who, extensions } = holders(capability);
  return {
    description: `${description} Needs ${who}; others get FORBIDDEN.`,
    extensions,
    // What is needed; the rule `refuse` makes the sentence of it.
    guard: { allowed, message: capability },
  };
};

/** Options of a yes-or-no field: whether the viewer has a capability for the row, as `ask` says by the row's id. */
export const mayBy =
  (ask: (capability: Capability, id: Expression<bigint>) => RawBuilder<boolean>) =>
  (capability: Capability, description: string) =>
    ({
      type: 'Boolean',
      description,
      sql: ({ row }: { row: (column: 'id') => Expression<bigint> }) => ask(capability, row('id')),
    }) as const;
