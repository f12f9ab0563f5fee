import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { sql } from 'kysely';
import type { Collected } from './collect.ts';
import type { Compilation, Row } from './compilation.ts';
import { type Slot, slotOf } from './slots.ts';
import { concat, literal, type Piece, type Sql } from './text.ts';

interface Branch {
  members: { values: string[]; type: GraphQLObjectType }[];
  fields: Collected;
}
const typeOf = ({ members: [first] }: Branch) => (first as Branch['members'][0]).type;

/**
 * JSON text for a row of an interface or union. Types whose selection compiles to the same SQL (usually all of them, when
 * only the interface's fields are asked for) share one branch. Of different ones what they share is written once, and only
 * what each has of its own goes by CASE on the discriminator: what stands in a branch is planned even if no row is of its type.
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
  const shared = branches.length > 1 ? sharedFields(branches) : [];
  if (shared.length > 0) return mergedText(c, branches, shared, row, discriminator);
  const texts = branches.map((branch) =>
    c.object(typeOf(branch), branch.fields, row, typenameCase(discriminator, branch.members)),
  );
  if (texts.length === 1) return texts[0] as Sql;
  return caseOf(discriminator, branches, texts, 'null');
}

/**
 * One object: the fields that all branches share are written once, and before, between and after them stands what each
 * type has of its own, by CASE. Of `{ id ... on Book { pages } title ... on Film { minutes } }` it is
 *
 *     {"id":…  case BOOK: ,"pages":…  ,"title":…  case FILM: ,"minutes":…  }
 *
 * A branch with nothing of its own gives the empty text, so a comma cannot stand between two parts: it belongs to a
 * field. Before the first shared field it follows each field, as one is sure to come; later it goes before each.
 */
function mergedText(c: Compilation, branches: Branch[], shared: string[], row: Row, discriminator: Sql): Sql {
  const [first] = branches as [Branch];
  const typename = typenameCase(
    discriminator,
    branches.flatMap((branch) => branch.members),
  );
  const split = branches.map((branch) => ({ ...branch, parts: splitAt(branch.fields, shared) }));
  /** What stands before the shared field of this number. */
  const between = (n: number): Piece[] => {
    const own = split.filter(({ parts }) => parts[n]?.length);
    if (own.length === 0) return [];
    const texts = own.map((branch) => {
      const name = typenameCase(discriminator, branch.members);
      const entries = (branch.parts[n] ?? []).map((entry) => c.entry(typeOf(branch), entry, row, name));
      return concat(entries.flatMap((pieces) => (n ? [',', ...pieces] : [...pieces, ','])));
    });
    return [caseOf(discriminator, own, texts, '')];
  };
  const pieces = shared.flatMap((name, n) => {
    const entry = c.entry(typeOf(first), [name, first.fields.get(name) ?? []], row, typename);
    return [...between(n), ...(n ? [','] : []), ...entry];
  });
  return concat(['{', ...pieces, ...between(shared.length), '}']);
}

const caseOf = (discriminator: Sql, branches: Branch[], texts: Sql[], otherwise: string): Sql =>
  sql`case ${sql.join(
    branches.map(({ members }, b) => {
      const values = members.flatMap((member) => member.values).map(literal);
      return sql`when ${discriminator}::text in (${sql.join(values)}) then ${texts[b]}`;
    }),
    sql` `,
  )} else ${literal(otherwise)} end`;

/** The name of a row's type, where it may be one of several. */
const typenameCase = (discriminator: Sql, members: Branch['members']): Sql | undefined =>
  members.length > 1
    ? sql`case ${discriminator}::text ${sql.join(
        members.flatMap(({ values, type }) =>
          values.map((value) => sql`when ${literal(value)} then ${literal(type.name)}`),
        ),
        sql` `,
      )} end`
    : undefined;

/** The response names that compile to the same SQL in every branch, if they come in one order in all of them. */
function sharedFields(branches: Branch[]): string[] {
  const [first, ...others] = branches as [Branch, ...Branch[]];
  const names = [...first.fields.keys()].filter((name) => others.every((other) => sameField(first, other, name)));
  const isShared = new Set(names);
  const inOrder = others.every(({ fields }) =>
    [...fields.keys()].filter((name) => isShared.has(name)).every((name, n) => name === names[n]),
  );
  return inOrder ? names : [];
}

/** The fields before each of these, and those after the last. */
function splitAt(fields: Collected, names: string[]): [string, FieldNode[]][][] {
  const parts: [string, FieldNode[]][][] = [[]];
  for (const entry of fields) {
    if (entry[0] === names[parts.length - 1]) parts.push([]);
    else parts.at(-1)?.push(entry);
  }
  return parts;
}

function branchesOf(
  c: Compilation,
  types: Readonly<Record<string, string>>,
  sets: readonly SelectionSetNode[],
): Branch[] {
  const branches: Branch[] = [];
  for (const [value, name] of Object.entries(types)) {
    const type = c.schema.getType(name);
    if (!isObjectType(type)) throw new Error(`"${name}" is not an object type of the schema.`);
    const fields = c.collector.collect(type, sets);
    const branch = branches.find((other) => sameSql(other, { members: [{ values: [value], type }], fields }));
    const known = branch?.members.find((other) => other.type === type);
    if (known) known.values.push(value);
    else if (branch) branch.members.push({ values: [value], type });
    else branches.push({ members: [{ values: [value], type }], fields });
  }
  return branches;
}

/** Do these selections compile to the same SQL, `__typename` and ids aside? */
function sameSql(a: Branch, b: Branch): boolean {
  if (typeOf(a) === typeOf(b)) return true;
  if (a.fields.size !== b.fields.size) return false;
  const names = [...a.fields.keys()];
  return [...b.fields.keys()].every((name, i) => names[i] === name && sameField(a, b, name));
}
/** Does this field? */
function sameField(a: Branch, b: Branch, name: string): boolean {
  const [mine, theirs] = [a.fields.get(name) ?? [], b.fields.get(name) ?? []];
  const field = ({ name: { value } }: FieldNode, branch: Branch) => typeOf(branch).getFields()[value];
  return (
    mine.length > 0 &&
    mine.length === theirs.length &&
    mine.every((node, n) => {
      const [one, other] = [field(node, a), field(node, b)];
      return theirs[n] === node && (one === other || (one && other && sameSlot(slotOf(one), slotOf(other))));
    })
  );
}

/** Fields that a type has from its interface share the interface's slot; global ids differ by the type's name only. */
const sameSlot = (a: Slot | undefined, b: Slot | undefined) =>
  a === b || (a?.kind === 'globalId' && b?.kind === 'globalId' && a.column === b.column);
