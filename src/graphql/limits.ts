import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** What an operation may ask for. Tokens are counted by the parser, cost by the compiler. */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  introspectionDepth: 15,
  aliases: 30,
  /** Each multiplies what `graphql-js` has to walk; the tools that introspect use none. */
  introspectionAliases: 5,
  directives: 50,
  rootFields: 20,
  list: 250,
  cost: 5_000,
  /** In one statement: PostgreSQL takes about 0.3 MB to plan each. */
  relations: 300,
} as const;

export const tooComplex = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COMPLEX' } });

const INTROSPECTION = /^__(schema|type)$/;

interface Counts {
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
  introspects: boolean;
}

/**
 * Refuses a document for its depth, aliases, directives, root fields and list literals, fragments followed; throws a
 * GraphQLError that says how to mend it. Called once for each document, as part of parsing: so that a refusal comes
 * before validation has spent time on it. graphql-armor's rules run within validation, tell no stable code, and count
 * neither root fields nor lists.
 */
export function checkDocument(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, Counts>();

  const measure = (set: SelectionSetNode, path: readonly string[]): Counts => {
    const sum: Counts = { depth: 0, aliases: 0, directives: 0, rootFields: 0, introspects: false };
    for (const selection of set.selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragment(selection.name.value, path)
          : selection.selectionSet && measure(selection.selectionSet, path);
      const isField = selection.kind === Kind.FIELD;
      sum.depth = Math.max(sum.depth, (inner?.depth ?? 0) + (isField ? 1 : 0));
      sum.aliases += (inner?.aliases ?? 0) + (isField && selection.alias ? 1 : 0);
      sum.directives += (inner?.directives ?? 0) + (selection.directives?.length ?? 0);
      sum.rootFields += isField ? 1 : (inner?.rootFields ?? 0);
      sum.introspects ||= isField ? INTROSPECTION.test(selection.name.value) : (inner?.introspects ?? false);
    }
    return sum;
  };
  // A fragment within itself is for validation to refuse; here it only must not loop.
  const fragment = (name: string, path: readonly string[]): Counts | undefined => {
    const definition = fragments.get(name);
    if (!definition || path.includes(name)) return undefined;
    const known = measured.get(name) ?? measure(definition.selectionSet, [...path, name]);
    measured.set(name, known);
    return known;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { selectionSet, directives = [] } = definition;
    const counts = measure(selectionSet, []);
    const nothingElse = selectionSet.selections.every((s) => s.kind === Kind.FIELD && s.name.value.startsWith('__'));
    const depth = nothingElse ? LIMITS.introspectionDepth : LIMITS.depth;
    const aliases = counts.introspects ? LIMITS.introspectionAliases : LIMITS.aliases;
    check('a depth of', counts.depth, depth, 'Ask in several operations.');
    check('aliases:', counts.aliases, aliases, 'Ask in several operations.');
    check('directives:', counts.directives + directives.length, LIMITS.directives, 'Leave some out.');
    check('root fields:', counts.rootFields, LIMITS.rootFields, 'Ask in several operations.');
  }
  visit(document, {
    enter(node) {
      if (node.kind === Kind.LIST) check('a list of length', node.values.length, LIMITS.list, 'Send it in parts.');
    },
  });
}

function check(what: string, found: number, limit: number, mend: string): void {
  if (found > limit) throw tooComplex(`The operation has ${what} ${found}; the limit is ${limit}. ${mend}`);
}

/** Refuses variables with lists that are too long, at any depth. */
export function checkLists(variables: unknown): void {
  // Not recursive: a body of 1 MB nests deeper than the stack.
  const open: unknown[] = [variables];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null || typeof value !== 'object') continue;
    if (Array.isArray(value) && value.length > LIMITS.list)
      throw tooComplex(
        `A variable has a list of length ${value.length}; the limit is ${LIMITS.list}. Send it in parts.`,
      );
    for (const item of Object.values(value)) if (item !== null && typeof item === 'object') open.push(item);
  }
}
