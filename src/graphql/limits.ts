import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import ERRORS from '../errors.json' with { type: 'json' };
import { Mistake, type Said, said } from '../pothos-kysely/index.ts';

/** What an operation may ask for, and how much a refusal of it says. Tokens are counted by the parser, cost by the compiler. */
export const LIMITS = {
  /** Of the document, in characters: long values belong into variables. */
  characters: 100_000,
  /** Of the document: each place that an error names is found by counting them. */
  lines: 2_500,
  /** Of each name in it, in characters: errors repeat names. */
  name: 200,
  tokens: 2_000,
  depth: 12,
  introspectionDepth: 15,
  aliases: 30,
  /** Each multiplies what `graphql-js` has to walk; the tools that introspect use none. */
  introspectionAliases: 5,
  directives: 50,
  rootFields: 20,
  /** With fragments followed wherever they are spread, of all operations and fragments of the document. */
  fields: 10_000,
  list: 250,
  /** Of an argument it is 250, unless the argument says otherwise. */
  listInVariables: 1_000,
  /** Of fields that go under one name and must agree, each with each; two that differ count as a hundred pairs. */
  comparisons: 20_000,
  cost: 5_000,
  /** In one statement: PostgreSQL takes about 0.3 MB to plan each. */
  relations: 300,
  /** Of a mutation: all who write wait for one another while its payload is read. */
  mutationCost: 500,
} as const;

const LINE_END = /\r\n|[\n\r]/g;
/** Refuses a document for its size, before it is parsed. */
export function checkSize(text: string): void {
  check(ERRORS.TOO_MANY_CHARACTERS, text.length, LIMITS.characters);
  check(ERRORS.TOO_MANY_LINES, 1 + (text.match(LINE_END)?.length ?? 0), LIMITS.lines);
}

export const tooComplex = (what: Said) => new Mistake(what, { code: 'OPERATION_TOO_COMPLEX' });

const INTROSPECTION = /^__(schema|type)$/;

interface Counts {
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
  introspects: boolean;
}

/**
 * Refuses a document for its depth, aliases, directives, root fields, list literals and names, fragments followed; throws a
 * Mistake that says how to mend it. Called once for each document, as part of parsing: so that a refusal comes
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
    check(ERRORS.TOO_DEEP, counts.depth, depth);
    check(ERRORS.TOO_MANY_ALIASES, counts.aliases, aliases);
    check(ERRORS.TOO_MANY_DIRECTIVES, counts.directives + directives.length, LIMITS.directives);
    check(ERRORS.TOO_MANY_ROOT_FIELDS, counts.rootFields, LIMITS.rootFields);
  }
  checkFields(document, fragments);
  visit(document, {
    enter(node) {
      if (node.kind === Kind.LIST) check(ERRORS.LIST_TOO_LONG, node.values.length, LIMITS.list);
      if (node.kind === Kind.NAME) check(ERRORS.NAME_TOO_LONG, node.value.length, LIMITS.name);
    },
  });
}

/** What is told of two that differ takes as long as comparing so many that agree. */
const DIFFERING = 100;

/** A selection, and the fragments that led to it. */
interface Reached {
  set: SelectionSetNode;
  within: readonly string[];
}

/**
 * Refuses documents of too many fields, fragments followed: a few bytes make millions. Refuses selections in which too
 * many fields go under one name: validation compares each of them with each, and tells of what lies below in one message.
 * It stops at the limit, so that its own work is bounded by that and not by the document.
 */
function checkFields(document: DocumentNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): void {
  let found = 0;
  let compared = 0;
  const wordsOf = remembered(({ alias, name, arguments: given = [] }: FieldNode) =>
    [alias?.value ?? name.value, name.value, ...given.map(print)].join(' '),
  );
  const follow = (reached: readonly Reached[]) => {
    const byName = new Map<string, { field: FieldNode; within: readonly string[] }[]>();
    const byWords = new Map<string, number>();
    const spread = new Set<string>();
    const collect = ({ set, within }: Reached) => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) collect({ set: selection.selectionSet, within });
        else if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const name = selection.name.value;
          const definition = fragments.get(name);
          // One within itself is for validation to refuse.
          if (!definition || spread.has(name) || within.includes(name)) continue;
          spread.add(name);
          collect({ set: definition.selectionSet, within: [...within, name] });
        } else {
          if (++found > LIMITS.fields) throw tooComplex(said(ERRORS.TOO_MANY_FIELDS, { limit: LIMITS.fields }));
          const name = (selection.alias ?? selection.name).value;
          const same = byName.get(name) ?? [];
          byName.set(name, same);
          const words = wordsOf(selection);
          const agreeing = byWords.get(words) ?? 0;
          byWords.set(words, agreeing + 1);
          compared += agreeing + DIFFERING * (same.push({ field: selection, within }) - 1 - agreeing);
          if (compared > LIMITS.comparisons) throw tooComplex(said(ERRORS.TOO_MANY_OF_ONE_NAME));
        }
      }
    };
    for (const each of reached) collect(each);
    for (const same of byName.values()) {
      const below = same.flatMap(({ field: { selectionSet: set }, within }) => (set ? [{ set, within }] : []));
      if (below.length) follow(below);
    }
  };
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    compared = 0;
    const within = definition.kind === Kind.FRAGMENT_DEFINITION ? [definition.name.value] : [];
    follow([{ set: definition.selectionSet, within }]);
  }
}

/** A function that works out each answer once. */
function remembered<Of extends object, Answer>(work: (of: Of) => Answer): (of: Of) => Answer {
  const known = new Map<Of, Answer>();
  return (of) => {
    const answer = known.get(of) ?? work(of);
    known.set(of, answer);
    return answer;
  };
}

function check(text: typeof ERRORS.TOO_DEEP, found: number, limit: number): void {
  if (found > limit) throw tooComplex(said(text, { found, limit }));
}

/** Refuses variables with lists that are longer than any argument takes, at any depth. */
export function checkLists(variables: unknown): void {
  // Not recursive: a body of 1 MB nests deeper than the stack.
  const open: unknown[] = [variables];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null || typeof value !== 'object') continue;
    if (Array.isArray(value)) check(ERRORS.LIST_OF_VARIABLE_TOO_LONG, value.length, LIMITS.listInVariables);
    for (const item of Object.values(value)) if (item !== null && typeof item === 'object') open.push(item);
  }
}
