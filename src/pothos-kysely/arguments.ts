import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import type { Expression } from 'kysely';
import { badInput, ERRORS, inArgument, located } from './errors.ts';
import type { GlobalIds } from './global-id.ts';
import { jsonText, Param, parameter, type Variables } from './params.ts';
import { type ArgumentRules, keeping, rulesOf } from './rules.ts';
import { said } from './said.ts';
import type { Scalars } from './scalars.ts';
import type { Args, KyselyOptions } from './slots.ts';

/** Is the value itself part of the statement's shape (a plain value in callbacks), or only a parameter? */
const isPlain = (type: GraphQLLeafType) => isEnumType(type) || type.name === 'Boolean';

/**
 * Turns the arguments of fields into what SQL callbacks are given. Null, booleans, enum values, which keys an input
 * object has and which type an id names are plain; every other value is a parameter.
 */
export class Arguments {
  readonly #variables: Variables;
  readonly #scalars: Scalars;
  readonly #ids: GlobalIds;
  /** The argument that is looked at. */
  #place: ArgumentNode | undefined;
  /** What fields inherit from those above them. */
  #above: HandedDown | undefined;
  /** What arguments that take codes name, by where they stand; each once. */
  readonly #named = new Map<string, { at: ArgumentNode | undefined; id: Named }>();

  /** @param variables coerced by graphql-js, so that types and defaults are settled */
  constructor(variables: Variables, scalars: Scalars, ids: GlobalIds) {
    this.#variables = variables;
    this.#scalars = scalars;
    this.#ids = ids;
  }

  /** What was named by arguments that take codes, of all fields so far but those of the node `without`. */
  named(without?: FieldNode): Named[] {
    return [...this.#named.values()].filter(({ at }) => !at || !without?.arguments?.includes(at)).map(({ id }) => id);
  }

  /** The arguments of one field, for SQL callbacks. */
  of(field: GraphQLField<unknown, unknown>, node: FieldNode): Args {
    const given = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument.value]));
    const args: Args = {};
    for (const argument of field.args) {
      const { name, type } = argument;
      this.#place = node.arguments?.find((each) => each.name.value === name);
      const value = located(this.#place, () => this.#fromNode(argument, given.get(name), name));
      if (value === undefined && isNonNullType(type)) {
        throw badInput(said(ERRORS.ARGUMENT_MISSING, { argument: name, type: String(type) }), node);
      }
      if (value === null && isNonNullType(type)) {
        throw badInput(said(ERRORS.ARGUMENT_NULL, { argument: name, type: String(type) }), node);
      }
      if (value !== undefined) args[name] = value;
    }
    return args;
  }

  /** Compiles what is below a field, which inherits what the field was given to hand down. Null hands nothing down. */
  inheriting<Compiled>(field: GraphQLField<unknown, unknown>, args: Args, below: () => Compiled): Compiled {
    const above = this.#above;
    const given = handedDown(field.args, args);
    if (given) this.#above = given.value === null ? undefined : given;
    try {
      return below();
    } finally {
      this.#above = above;
    }
  }

  #inherited(definition: Definition): unknown {
    const above = this.#above;
    return above && rulesOf(definition).inherited?.[above.type]?.(above.value as Expression<never>);
  }

  /** The raw value behind a scalar argument, per request; null when absent. For paging, which works on values. */
  raw(field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): ((v: Variables) => unknown) | null {
    const definition = field.args.find((argument) => argument.name === name);
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (!definition) return null;
    if (value?.kind === Kind.VARIABLE) {
      const variable = value.name.value;
      if (this.#variables[variable] == null) return null;
      return (variables) => variables[variable];
    }
    if (!value) return definition.defaultValue == null ? null : () => definition.defaultValue;
    const read = (variables: Variables) => valueFromAST(value, definition.type, variables);
    return read(this.#variables) == null ? null : read;
  }

  /** @param path of the value, from the argument on: `filter.counterparty.area`, `input.parties[0].area` */
  #fromNode(definition: Definition, node: ValueNode | undefined, path: string): unknown {
    const { type, defaultValue } = definition;
    const fallback = () =>
      defaultValue === undefined
        ? this.#inherited(definition)
        : this.#lift(definition, path, defaultValue, () => defaultValue);
    if (!node) return fallback();
    if (node.kind === Kind.NULL) return null;
    if (node.kind === Kind.VARIABLE) {
      const name = node.name.value;
      const value = this.#variables[name];
      return value === undefined ? fallback() : this.#lift(definition, path, value, (variables) => variables[name]);
    }
    const nullable = getNullableType(type);
    if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
      const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
      return fieldsOf(nullable, (field) => this.#fromNode(field, given.get(field.name), `${path}.${field.name}`));
    }
    // A leaf or a list; a variable inside a list literal is looked up per request.
    const value = valueFromAST(node, type, this.#variables);
    if (value === undefined) throw badInput(said(ERRORS.ITEM_NULL, { type: String(type) }), node);
    return this.#lift(definition, path, value, (variables) => valueFromAST(node, type, variables));
  }

  #lift(definition: Definition, path: string, value: unknown, resolve: (variables: Variables) => unknown): unknown {
    if (value === undefined) return this.#inherited(definition);
    if (value === null) return value;
    const nullable = getNullableType(definition.type);
    if (isInputObjectType(nullable)) {
      const object = value as Record<string, unknown>;
      return fieldsOf(nullable, (field) =>
        this.#lift(
          field,
          `${path}.${field.name}`,
          object[field.name],
          (v) => (resolve(v) as Record<string, unknown>)[field.name],
        ),
      );
    }
    const rules = rulesOf(definition);
    const checked = (variables: Variables) => keeping(rules, definition.name, resolve(variables));
    if (rules.asJson) return parameter(new Param((v) => jsonText(checked(v)), this.#place), 'jsonb');
    if (isListType(nullable)) {
      // Before anything is made of its items, and again in each request, as others have more.
      const items = keeping(rules, definition.name, value as unknown[]);
      return this.#list(path, nullable.ofType, rules, items, checked);
    }
    const leaf = nullable as GraphQLLeafType;
    if (isPlain(leaf)) return value;
    if (leaf.name === 'ID') {
      const parse = (id: unknown) => inArgument(path, () => this.#ids.parse(id, rules));
      const key = new Param((v) => parse(resolve(v)).key, this.#place);
      // Which type it names is part of the shape: what is refused is refused here, for every request.
      const { typename } = parse(value);
      const id = { typename, key: parameter(key, 'text') as Named['key'] };
      // A field may be compiled more than once, as a list and as its count.
      if (rules.byCode) this.#named.set(`${this.#place?.loc?.start} ${path}`, { at: this.#place, id });
      return id;
    }
    return parameter(new Param(checked, this.#place), this.#scalars.pgType(leaf));
  }

  #list(
    path: string,
    item: GraphQLInputType,
    rules: ArgumentRules,
    value: unknown[],
    resolve: (variables: Variables) => unknown,
  ): unknown {
    const leaf = getNullableType(item);
    if (isListType(leaf)) throw new Error(`Lists of lists cannot be arguments of compiled fields: ${item}.`);
    // How many there are is part of the shape, as which keys each has is.
    if (isInputObjectType(leaf))
      return value.map((_item, i) =>
        this.#lift(
          { name: leaf.name, type: leaf } as Definition,
          `${path}[${i}]`,
          value[i],
          (v) => (resolve(v) as unknown[])[i],
        ),
      );
    if (leaf.name !== 'ID') return parameter(new Param(resolve, this.#place), `${this.#scalars.pgType(leaf)}[]`);
    const parse = (id: unknown, i: number) =>
      rules.each ? this.#ids.find(id, rules) : inArgument(`${path}[${i}]`, () => this.#ids.parse(id, rules));
    const place = this.#place;
    const ids = (variables: Variables) => located(place, () => (resolve(variables) as unknown[]).map(parse));
    const part = (of: 'typename' | 'key') =>
      parameter(new Param((v) => ids(v).map((id) => id?.[of] ?? null), this.#place), 'text[]');
    const typenames = [...new Set(value.flatMap((id, i) => parse(id, i)?.typename ?? []))].sort();
    return { typenames, typename: part('typename'), key: part('key'), ids, given: resolve };
  }
}

type Named = Parameters<NonNullable<KyselyOptions['named']>>[0];
type Definition = GraphQLArgument | GraphQLInputField;

interface HandedDown {
  /** The scalar of the argument that it was given for. */
  type: string;
  value: unknown;
}
/** What a field was given that those below it inherit: as an argument, or within an input object. */
function handedDown(definitions: readonly Definition[], given: Args): HandedDown | undefined {
  for (const definition of definitions) {
    const value = given[definition.name];
    if (value === undefined) continue;
    const type = getNullableType(definition.type);
    if (rulesOf(definition).inherited) return { type: (type as GraphQLLeafType).name, value };
    const within =
      isInputObjectType(type) && value ? handedDown(Object.values(type.getFields()), value as Args) : undefined;
    if (within) return within;
  }
  return undefined;
}

function fieldsOf(type: GraphQLInputObjectType, value: (field: GraphQLInputField) => unknown): Args {
  const object: Args = {};
  for (const field of Object.values(type.getFields())) {
    const lifted = value(field);
    if (lifted !== undefined) object[field.name] = lifted;
  }
  return object;
}

/**
 * What of a variable's value a statement depends on, as text: two values of one shape share a compiled statement.
 * Mirrors what `Arguments` treats as plain.
 */
export function shapeOf(type: GraphQLInputType, value: unknown, ids: GlobalIds, rules: ArgumentRules = {}): string {
  if (value === undefined) return 'u';
  if (value === null) return 'n';
  if (rules.asJson) return 'v';
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    const object = value as Record<string, unknown>;
    return `{${Object.values(nullable.getFields())
      .map((field) => shapeOf(field.type, object[field.name], ids, rulesOf(field)))
      .join()}}`;
  }
  if (isListType(nullable)) {
    const leaf = getNullableType(nullable.ofType);
    if (isInputObjectType(leaf)) return `[${(value as unknown[]).map((item) => shapeOf(leaf, item, ids)).join()}]`;
    if (isListType(leaf) || leaf.name !== 'ID') return 'v';
    return `[${[...new Set((value as unknown[]).map((id) => typenameOf(id, ids)))].sort().join()}]`;
  }
  const leaf = nullable as GraphQLLeafType;
  if (isPlain(leaf)) return String(value);
  return leaf.name === 'ID' ? typenameOf(value, ids) : 'v';
}

/** What is no id is for the argument it goes to, which refuses it and has a name; of a list, some refuse it by itself. */
const typenameOf = (id: unknown, ids: GlobalIds) => ids.find(id, { byCode: true })?.typename ?? '?';
