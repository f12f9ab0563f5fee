/** Asks for everything a schema has to give: every way from each root field to a bounded depth, in as few documents as the limits let through. */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Leaves at the end of a way. A step is a field as it is asked for, or `... on Type`; `%` in it is the size of a page. */
export interface Way {
  /** `Type.field` of its first step. */
  root: string;
  steps: readonly string[];
  leaves: readonly string[];
}
export interface Walk {
  /** Steps of objects below the root field. */
  depth: number;
  /** Arguments of fields that need some: `Type.field`. A missing one is an error. */
  args: Readonly<Record<string, string>>;
  /** Fields not to ask for. */
  without: ReadonlySet<string>;
}

const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const isConnection = (type: GraphQLNamedType) => type.name.endsWith('Connection');
const isList = (type: unknown): boolean => isListType(type) || (isNonNullType(type) && isListType(type.ofType));

/** All ways from the root fields of Query. From each of them a field is followed once, and a type is not met within itself. */
export function waysOf(schema: GraphQLSchema, { depth, args, without }: Walk): Way[] {
  const ways: Way[] = [];
  /** Kinds of one interface are one type here: places lie within places without end. */
  const family = (type: GraphQLNamedType) =>
    isObjectType(type) ? (type.getInterfaces().find(({ name }) => name !== 'Node')?.name ?? type.name) : type.name;

  const asked = (owner: string, field: GraphQLField<unknown, unknown>) => {
    const given = args[`${owner}.${field.name}`];
    if (given === undefined && field.args.some(isRequiredArgument))
      throw new Error(`${owner}.${field.name} needs arguments: say which in the table of the walk.`);
    const page = field.args.some(({ name }) => name === 'first') ? 'first: %' : '';
    const all = [given, page].filter(Boolean).join(', ');
    return all ? `${field.name}(${all})` : field.name;
  };
  interface Here {
    root: string;
    steps: string[];
    type: GraphQLNamedType;
    left: number;
    met: string[];
    done: Set<string>;
  }
  const open: Here[] = [];
  const visit = ({ type, steps, left, met, ...here }: Here) => {
    const { root, done } = here;
    if (isConnection(type)) {
      ways.push({ root, steps, leaves: ['totalCount', 'pageInfo { hasNextPage hasPreviousPage }'] });
      const nodes = fieldsOf(type).find(({ name }) => name === 'nodes') as GraphQLField<unknown, unknown>;
      open.push({ ...here, steps: [...steps, 'nodes'], type: getNamedType(nodes.type), left, met });
      return;
    }
    const leaves: string[] = ['__typename'];
    const narrowed = isObjectType(type) && steps.at(-1)?.startsWith('... on');
    for (const field of fieldsOf(type)) {
      // Interfaces say what their types have; what a field is, and needs, is said once.
      const owner = ownerOf(type, field.name);
      if (without.has(`${owner}.${field.name}`) || (narrowed && owner !== type.name)) continue;
      const target = getNamedType(field.type);
      if (!isCompositeType(target)) leaves.push(asked(owner, field));
      else if (left > 0 && !done.has(`${owner}.${field.name}`)) {
        const again = met.includes(family(target));
        if (!again) done.add(`${owner}.${field.name}`);
        const further = { type: target, left: again ? 0 : left - 1, met: [...met, family(target)] };
        open.push({ ...here, ...further, steps: [...steps, asked(owner, field)] });
      }
    }
    ways.push({ root, steps, leaves });
    if ((isInterfaceType(type) || isUnionType(type)) && (left > 0 || steps.length < 2))
      for (const member of schema.getPossibleTypes(type))
        open.push({ ...here, steps: [...steps, `... on ${member.name}`], type: member, left, met });
  };

  const query = schema.getQueryType() as GraphQLNamedType;
  const isMany = ({ type }: GraphQLField<unknown, unknown>) => isList(type) || isConnection(getNamedType(type));
  const single = new Set(fieldsOf(query).flatMap((field) => (isMany(field) ? [] : [family(getNamedType(field.type))])));
  for (const field of fieldsOf(query)) {
    const root = `Query.${field.name}`;
    const type = getNamedType(field.type);
    if (without.has(root) || !isCompositeType(type)) continue;
    // Every row of a list multiplies; and of most there is a root field for one, which goes further. Of kinds of one interface, the one for any kind does.
    const further = single.has(family(type)) && (isMany(field) || family(type) !== type.name);
    const left = depth - Number(isMany(field)) - Number(further);
    open.push({ root, steps: [asked('Query', field)], type, left, met: [family(type)], done: new Set() });
  }
  // The shortest way to a field first: it has the most left to go on.
  for (let here = open.shift(); here; here = open.shift()) visit(here);
  return ways;
}

/** The interface a type has a field from, or the type. */
export function ownerOf(type: GraphQLNamedType, field: string): string {
  const from =
    isObjectType(type) && type.getInterfaces().find((each) => each.name !== 'Node' && each.getFields()[field]);
  return from ? from.name : type.name;
}

/** One document that goes all these ways. */
export function documentOf(ways: readonly Way[], page: number): string {
  interface Tree {
    leaves: string[];
    children: Map<string, Tree>;
  }
  const tree: Tree = { leaves: [], children: new Map() };
  for (const { steps, leaves } of ways) {
    let at = tree;
    for (const step of steps) {
      const next = at.children.get(step) ?? { leaves: [], children: new Map() };
      at.children.set(step, next);
      at = next;
    }
    at.leaves.push(...leaves);
  }
  const print = ({ leaves, children }: Tree): string =>
    `{ ${[...leaves, ...[...children].map(([step, child]) => `${step} ${print(child)}`)].join(' ')} }`;
  return print(tree).replaceAll('%', String(page));
}

/** The ways in documents that all fit, with as large pages as they may have; not those that nobody can go, being too much alone. */
export function pack(ways: readonly Way[], fits: (document: string) => boolean): string[] {
  for (const page of ways.length > 8 ? [20] : [20, 5, 1]) {
    const document = documentOf(ways, page);
    if (fits(document)) return [document];
  }
  if (ways.length < 2) return [];
  const half = ways.length >> 1;
  return [...pack(ways.slice(0, half), fits), ...pack(ways.slice(half), fits)];
}
