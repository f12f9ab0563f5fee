import { type GraphQLAbstractType, type GraphQLObjectType, isObjectType, type SelectionSetNode } from 'graphql';
import { sql } from 'kysely';
import type { Collected } from './collect.ts';
import type { Compilation, Row } from './compilation.ts';
import { joined } from './relation.ts';
import { type Member, type Slot, slotOf } from './slots.ts';
import { literal, type Sql } from './text.ts';

interface Branch {
  members: { values: string[]; type: GraphQLObjectType }[];
  fields: Collected;
  member: Member;
}

/**
 * JSON text for a row of an interface or union: CASE on the discriminator. Types whose selection compiles to the same
 * SQL (usually all of them, when only the interface's fields are asked for) share one branch.
 */
export function abstractText(
  c: Compilation,
  type: GraphQLAbstractType,
  sets: readonly SelectionSetNode[],
  row: Row,
): Sql {
  const members = c.plan(type).members;
  if (!members) throw new Error(`${type.name} has no discriminator: its rows cannot be told apart.`);
  const discriminator = row.ref(members.discriminator);
  const branches = branchesOf(c, members.types, sets);
  const texts = branches.map((branch) => {
    const [first] = branch.members as [Branch['members'][0]];
    const typename = branch.members.length > 1 ? typenameCase(discriminator, branch) : undefined;
    const { on } = branch.member;
    const text = on
      ? joined(c, first.type, on, row, (inner) => c.object(first.type, branch.fields, inner, typename))
      : c.object(first.type, branch.fields, row, typename);
    return { values: branch.members.flatMap((member) => member.values), text };
  });
  if (texts.length === 1) return (texts[0] as { text: Sql }).text;
  return sql`case ${sql.join(
    texts.map(
      ({ values, text }) => sql`when ${discriminator}::text in (${sql.join(values.map(literal))}) then ${text}`,
    ),
    sql` `,
  )} else 'null' end`;
}

const typenameCase = (discriminator: Sql, branch: Branch): Sql =>
  sql`case ${discriminator}::text ${sql.join(
    branch.members.flatMap(({ values, type }) =>
      values.map((value) => sql`when ${literal(value)} then ${literal(type.name)}`),
    ),
    sql` `,
  )} end`;

function branchesOf(
  c: Compilation,
  types: Readonly<Record<string, Member>>,
  sets: readonly SelectionSetNode[],
): Branch[] {
  const branches: Branch[] = [];
  for (const [value, member] of Object.entries(types)) {
    const type = c.schema.getType(member.type);
    if (!isObjectType(type)) throw new Error(`"${member.type}" is not an object type of the schema.`);
    const fields = c.collector.collect(type, sets);
    const branch = branches.find((other) => sameSql(other, type, fields, member));
    const known = branch?.members.find((other) => other.type === type);
    if (known) known.values.push(value);
    else if (branch) branch.members.push({ values: [value], type });
    else branches.push({ members: [{ values: [value], type }], fields, member });
  }
  return branches;
}

/** Would this type's selection compile to the same SQL as the branch's first type, `__typename` and ids aside? */
function sameSql(branch: Branch, type: GraphQLObjectType, fields: Collected, member: Member): boolean {
  const [first] = branch.members as [Branch['members'][0]];
  if (first.type === type) return true;
  if (member.on || branch.member.on || branch.fields.size !== fields.size) return false;
  const names = [...branch.fields.keys()];
  return [...fields].every(([name, nodes], i) => {
    const others = branch.fields.get(name);
    return (
      names[i] === name &&
      others?.length === nodes.length &&
      nodes.every((node, n) => {
        const [mine, theirs] = [type, first.type].map((t) => t.getFields()[node.name.value]);
        return others[n] === node && (mine === theirs || (mine && theirs && sameSlot(slotOf(mine), slotOf(theirs))));
      })
    );
  });
}

/** Fields that a type has from its interface share the interface's slot; global ids differ by the type's name only. */
const sameSlot = (a: Slot | undefined, b: Slot | undefined) =>
  a === b || (a?.kind === 'globalId' && b?.kind === 'globalId' && a.column === b.column);
