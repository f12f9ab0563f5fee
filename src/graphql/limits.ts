import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What an operation may ask for. Tokens are counted by the parser, cost by the compiler. */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  introspectionDepth: 15,
  aliases: 30,
  directives: 50,
  rootFields: 20,
  list: 250,
  cost: 5_000,
} as const;

export const tooComplex = (message: string, nodes?: FieldNode) =>
  new GraphQLError(message, { nodes, extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } } });

interface Counts {
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
}

/**
 * A validation rule for depth, aliases, directives, root fields and list literals, fragments followed. It looks at the
 * document only, because validation is cached by document.
 */
export function limitsRule(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, Counts>();
  const measure = (set: SelectionSetNode, path: readonly string[]): Counts => {
    const sum: Counts = { depth: 0, aliases: 0, directives: 0, rootFields: 0 };
    for (const selection of set.selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragment(selection.name.value, path)
          : selection.selectionSet
            ? measure(selection.selectionSet, path)
            : undefined;
      const isField = selection.kind === Kind.FIELD;
      sum.depth = Math.max(sum.depth, (inner?.depth ?? 0) + (isField ? 1 : 0));
      sum.aliases += (inner?.aliases ?? 0) + (isField && selection.alias ? 1 : 0);
      sum.directives += (inner?.directives ?? 0) + (selection.directives?.length ?? 0);
      sum.rootFields += isField ? 1 : (inner?.rootFields ?? 0);
    }
    return sum;
  };
  // A fragment within itself is another rule's error; here it only must not loop.
  const fragment = (name: string, path: readonly string[]): Counts | undefined => {
    const definition = context.getFragment(name);
    if (!definition || path.includes(name)) return undefined;
    const known = measured.get(name) ?? measure(definition.selectionSet, [...path, name]);
    measured.set(name, known);
    return known;
  };
  const check = (what: string, found: number, limit: number, mend: string) => {
    if (found > limit)
      context.reportError(tooComplex(`The operation has ${what} ${found}; ${limit} is the limit. ${mend}`));
  };
  return {
    OperationDefinition(operation) {
      const counts = measure(operation.selectionSet, []);
      const introspects = operation.selectionSet.selections.every(
        (s) => s.kind === Kind.FIELD && s.name.value.startsWith('__'),
      );
      check(
        'depth',
        counts.depth,
        introspects ? LIMITS.introspectionDepth : LIMITS.depth,
        'Ask in several operations.',
      );
      check('aliases:', counts.aliases, LIMITS.aliases, 'Ask in several operations.');
      check(
        'directives:',
        counts.directives + (operation.directives?.length ?? 0),
        LIMITS.directives,
        'Leave some out.',
      );
      check('root fields:', counts.rootFields, LIMITS.rootFields, 'Ask in several operations.');
    },
    ListValue(node) {
      check('a list of length', node.values.length, LIMITS.list, 'Send it in parts.');
    },
  };
}

/** Refuses variables with lists that are too long, at any depth. */
export function checkLists(value: unknown): void {
  if (Array.isArray(value) && value.length > LIMITS.list) {
    throw tooComplex(`A variable has a list of length ${value.length}; ${LIMITS.list} is the limit. Send it in parts.`);
  }
  if (value !== null && typeof value === 'object') for (const item of Object.values(value)) checkLists(item);
}
