/**
 * Operations whose price is looked at: every compiled field alone, every argument and every field of a filter alone, and
 * random combinations, all with values that the data has. Nothing here knows a field by name except for its values.
 */
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { rulesOf } from '../src/pothos-kysely/index.ts';
import { planOf, slotOf } from '../src/pothos-kysely/slots.ts';
import { literal, type Random, random } from './random.ts';

type Field = GraphQLField<unknown, unknown>;
type Definition = GraphQLArgument | GraphQLInputField;

export interface Operation {
  /** What it is for, in a word. */
  kind: 'acceptance' | 'field' | 'argument' | 'page' | 'random';
  name: string;
  /** It, or the same for fewer rows: the first that the limit lets through is measured. */
  sizes: readonly Sized[];
  /** Does it need somebody who may read everything? */
  needsRole: boolean;
  /** The field that it is about, `Type.field`; of what it costs more than `base`, that is the reason. */
  field?: string;
}
export interface Sized {
  query: string;
  /** The same without the field, and where in its answer the rows are that have it. */
  base?: { query: string; path: readonly string[] };
}

/** Global ids by type, and what else has to be there. */
export interface Known {
  ids: ReadonlyMap<string, readonly string[]>;
  /** A cursor in the middle of what a query gives; undefined where that has no page. */
  cursor(query: string): Promise<string | undefined>;
}

/** Beyond this many rows a page is as dear per row as before. */
const ROWS = [100, 20, 5, 1] as const;
/** An enum with no more values than this decides how something is worked out: each is asked for. */
const FEW_VALUES = 6;
/** What of a type comes first, as having the most below it. */
const WIDEST: Readonly<Record<string, string>> = {
  Region: 'Region:JAWA-TIMUR',
  Province: 'Province:35',
  LocalGovernment: 'LocalGovernment:64.71',
  Branch: 'Branch:KC-BANJARMASIN',
  Mou: 'Mou:64.03:SYN-0',
};
/** By name of an argument or input field, where its type does not say what makes sense. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  at: ['2026-08', '2025-12', '2020-03'],
  month: ['2026-08', '2025-12', '2019-05'],
  from: ['2015-01', '2024-01', '2025-09'],
  to: ['2026-10', '2026-08', '2025-12'],
  since: ['2026-08-01', '2026-10-15', '2020-01-01'],
  until: ['2026-12-31', '2026-10-31'],
  changedSince: ['2026-08-01', '2015-01-01'],
  signedFrom: ['2015-01-01', '2026-01-01'],
  signedTo: ['2026-10-31', '2020-12-31'],
  expiringBefore: ['2027-06-30', '2020-12-31'],
  expiringWithin: [90, 400],
  days: [90, 400],
  months: [36, 12],
  skip: [0, 50],
  workers: [1000],
  text: ['kota', 'synthetic', 'Balikpapan'],
  office: ['bupati', 'Wali Kota'],
  name: ['kota', 'a'],
  relation: ['figure', 'mou_version'],
  requestId: ['none'],
  province: ['35', '64'],
  enum: ['MouStatus', 'Unit'],
};
/** Where a name is used twice: by `Type.field`, then by argument. */
const VALUES_OF: Readonly<Record<string, readonly unknown[]>> = {
  'Mou.diff.from': [1],
  'Mou.diff.to': [2],
  measure: ['PARTICIPANTS', 'JOINED', 'EMPLOYERS', 'LEFT', 'COVERAGE'],
  segment: ['ALL', 'BPU', 'PU', 'JAKON', 'PMI'],
};

/** Every field that the compiler answers, the arguments of each and the fields of their input objects. */
export function wanted(schema: GraphQLSchema): Set<string> {
  const names = new Set<string>();
  const input = (definition: Definition) => {
    const type = getNamedType(definition.type);
    if (!isInputObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      if (names.has(`${type.name}.${field.name}`)) continue;
      names.add(`${type.name}.${field.name}`);
      input(field);
    }
  };
  const open: GraphQLNamedType[] = [schema.getQueryType() as GraphQLObjectType];
  const met = new Set(open);
  for (let type = open.pop(); type; type = open.pop()) {
    for (const field of compiledFields(type)) {
      if (isObjectType(type)) names.add(`${type.name}.${field.name}`);
      for (const arg of field.args) {
        names.add(`${ownerOf(type, field.name)}.${field.name}(${arg.name})`);
        input(arg);
      }
      const target = getNamedType(field.type);
      for (const each of [target, ...(isAbstractType(target) ? schema.getPossibleTypes(target) : [])])
        if (!met.has(each)) {
          met.add(each);
          open.push(each);
        }
    }
  }
  return names;
}

/** What of that a document asks for. */
export function namesIn(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (parent && field) names.add(`${parent.name}.${field.name}`);
      },
      Argument: () => {
        const [parent, field, argument] = [types.getParentType(), types.getFieldDef(), types.getArgument()];
        if (parent && field && argument) names.add(`${ownerOf(parent, field.name)}.${field.name}(${argument.name})`);
      },
      ObjectField: (node) => {
        const type = getNamedType(types.getParentInputType());
        if (type) names.add(`${type.name}.${node.name.value}`);
      },
    }),
  );
  return names;
}

/** The interface that a type has a field from, or the type. */
function ownerOf(type: GraphQLNamedType, field: string): string {
  const from =
    isObjectType(type) && type.getInterfaces().find((each) => each.name !== 'Node' && each.getFields()[field]);
  return from ? from.name : type.name;
}
const isComposite = (type: GraphQLNamedType) => isObjectType(type) || isAbstractType(type);
const isConnection = (type: GraphQLNamedType) => type.name.endsWith('Connection');
const pagedOver = (type: GraphQLNamedType) =>
  getNamedType(((type as GraphQLObjectType).getFields().nodes as Field).type);

/** Fields with SQL, and those of connections. */
function compiledFields(type: GraphQLNamedType): Field[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).filter(
    (field) => isInterfaceType(type) || isStructural(type) || slotOf(field) !== undefined,
  );
}
const isStructural = (type: GraphQLNamedType) => /(Connection|Edge)$|^PageInfo$/.test(type.name);
/** Does it only show what a row has? */
const isColumn = (field: Field) =>
  ['column', 'globalId'].includes(slotOf(field)?.kind ?? '') && !field.args.some(isRequiredArgument);
const needsRole = (field: Field) =>
  Boolean((field.extensions.directives as { requiresRole?: unknown } | undefined)?.requiresRole);

/** A code that is there, in each official system. */
const OFFICIAL_CODES: Readonly<Record<string, string>> = {
  KEMENDAGRI: '64',
  BPS: '64',
  ISO_3166_2: 'ID-KI',
  OFFICE: 'VII',
};
/** A selection in which each code is one of the system that it is said to be of: an unknown one is refused. */
const withOfficialCodes = (selection: string) =>
  selection.replace(
    /system: (\w+), code: "[^"]*"|code: "[^"]*", system: (\w+)/g,
    (_, before: string | undefined, after: string) => {
      const system = before ?? after;
      return `system: ${system}, code: "${OFFICIAL_CODES[system]}"`;
    },
  );

/** A way to rows of a type: from the root, or from ids. */
interface Way {
  /** Before the selection, by number of rows. */
  open(rows: number): string;
  close: string;
  path: readonly string[];
  needsRole: boolean;
  /** How many rows there can be. */
  most: number;
}

export class Operations {
  readonly #schema: GraphQLSchema;
  readonly #known: Known;
  readonly #r: Random;
  readonly #ways: Map<string, Way>;

  constructor(schema: GraphQLSchema, known: Known, seed: number) {
    this.#schema = schema;
    this.#known = known;
    this.#r = random(seed);
    this.#ways = this.#findWays();
  }

  /** Every field of every type by itself, its arguments one by one, and its pages. */
  async *alone(): AsyncGenerator<Operation> {
    const argued = new Set<string>();
    for (const [name, way] of this.#ways) {
      const type = this.#schema.getType(name) as GraphQLObjectType;
      // What pages are made of is asked for with each page.
      if (isStructural(type)) continue;
      const columns = compiledFields(type).filter(isColumn);
      if (columns.length)
        yield this.#ofRows(name, way, 'field', `${name}'s columns`, columns.map(({ name }) => name).join(' '));
      for (const field of compiledFields(type)) {
        if (isColumn(field)) continue;
        const owner = `${ownerOf(type, field.name)}.${field.name}`;
        // Kinds of one interface share the field: its arguments are looked at where there is most below, and for many rows.
        const first = !argued.has(owner);
        argued.add(owner);
        const more = first || name === 'Region';
        yield* this.#ofField(type, field, way, more);
      }
    }
  }

  async *#ofField(type: GraphQLObjectType, field: Field, way: Way, more: boolean): AsyncGenerator<Operation> {
    const name = `${type.name}.${field.name}`;
    const one = (kind: Operation['kind'], words: string, args: readonly string[], body: string): Operation => ({
      ...this.#ofRows(
        type.name,
        way,
        kind,
        words ? `${name} ${words}` : name,
        `${field.name}${args.length ? `(${args.join(', ')})` : ''}${body}`,
      ),
      field: name,
      needsRole: way.needsRole || needsRole(field),
    });
    const target = getNamedType(field.type);
    const needed = field.args.filter(isRequiredArgument);
    const pickRequired = () => needed.map((arg) => this.#required(name, arg));
    const required = pickRequired();
    const paged = isConnection(target);
    const bodies: Shape[] = paged
      ? PAGES(this.#leaves(pagedOver(target)))
      : [['', [], isComposite(target) ? ` ${this.#leaves(target)}` : '']];
    const listed = bodies[0]?.[2] ?? '';
    if (!paged && field.args.some((arg) => arg.name === 'first')) bodies.push(['first: 100', ['first: 100'], listed]);
    for (const [words, page, body] of bodies) yield one(paged ? 'page' : 'field', words, [...required, ...page], body);
    if (paged) {
      // What was picked may find nothing to page through: other values are tried.
      let found = required;
      let cursor: string | undefined;
      for (let tries = needed.length ? TRIES : 1; tries > 0 && !cursor; tries--) {
        cursor = await this.#known.cursor(
          `${way.open(1)}${field.name}(${[...found, 'first: 10'].join(', ')}) { edges { cursor } }${way.close}`,
        );
        if (!cursor) found = pickRequired();
      }
      if (cursor)
        for (const [words, page] of [
          ['after', `first: 20, after: "${cursor}"`],
          ['before', `last: 20, before: "${cursor}"`],
        ] as const)
          yield one(
            'page',
            words,
            [...found, page],
            ` { nodes ${this.#leaves(pagedOver(target))} pageInfo { hasNextPage hasPreviousPage } }`,
          );
    }
    if (!more) return;
    for (const arg of field.args) {
      if (PAGING.has(arg.name)) continue;
      for (const [words, text] of this.#variants(name, arg)) {
        const args = [...required.filter((each) => !each.startsWith(`${arg.name}:`)), `${arg.name}: ${text}`];
        // Of lists the first page, and how many there are: both must not read everything.
        const shapes = paged ? [PAGES(this.#leaves(pagedOver(target)))[1], PAGES('')[2]] : bodies.slice(0, 1);
        for (const shape of shapes)
          if (shape) yield one('argument', `${words} ${shape[0]}`.trim(), [...args, ...shape[1]], shape[2]);
      }
    }
  }

  /** A selection on rows of a type, as many as the limit lets through. */
  #ofRows(type: string, way: Way, kind: Operation['kind'], name: string, asked: string): Operation {
    const selection = withOfficialCodes(asked);
    const sizes = [...new Set(ROWS.map((rows) => Math.min(rows, way.most)))];
    return {
      kind,
      name,
      needsRole: way.needsRole,
      sizes: sizes.map((rows) => ({
        query: `${way.open(rows)}${selection}${way.close}`,
        ...(type === 'Query' ? {} : { base: { query: `${way.open(rows)}__typename${way.close}`, path: way.path } }),
      })),
    };
  }

  /** An argument with each value that decides how something is worked out, or each field of its input object. */
  #variants(of: string, definition: Definition): [words: string, text: string][] {
    const type = getNullableType(definition.type);
    const list = isListType(type);
    const named = getNamedType(type);
    const wrap = (text: string) => (list ? `[${text}]` : text);
    if (isInputObjectType(named))
      return Object.values(named.getFields()).flatMap((field) => {
        const others = Object.values(named.getFields()).filter((each) => each !== field && isRequiredInputField(each));
        const rest = named.isOneOf ? [] : others.map((each) => this.#argument(of, each));
        return this.#variants(of, field).map(([words, text]): [string, string] => [
          `${definition.name}.${words}`,
          wrap(`{ ${[`${field.name}: ${text}`, ...rest].join(', ')} }`),
        ]);
      });
    if (isEnumType(named) && named.getValues().length <= FEW_VALUES)
      return named.getValues().map(({ name }) => [`${definition.name}: ${name}`, wrap(name)]);
    return [[definition.name, this.#argument(of, definition).replace(/^\w+: /, '')]];
  }

  /** What has to be there, and no more: a filter that asks for nothing. */
  #required(of: string, arg: GraphQLArgument): string {
    const type = getNullableType(arg.type);
    const empty =
      isInputObjectType(type) && !type.isOneOf && !Object.values(type.getFields()).some(isRequiredInputField);
    return empty ? `${arg.name}: {}` : this.#argument(of, arg);
  }

  #argument(of: string, definition: Definition): string {
    return `${definition.name}: ${literal(this.#json(of, definition, definition.type), definition.type)}`;
  }

  #json(of: string, definition: Definition, type: Definition['type']): unknown {
    const nullable = getNullableType(type);
    const { name } = definition;
    const rules = rulesOf(definition);
    if (isListType(nullable)) {
      const most = Math.min(rules.maxItems ?? 3, 3);
      return [...new Set(Array.from({ length: most }, () => this.#json(of, definition, nullable.ofType)))];
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      const given = nullable.isOneOf
        ? [this.#r.pick(fields)]
        : fields.filter((field) => isRequiredInputField(field) || this.#r.chance(0.3));
      return Object.fromEntries(given.map((field) => [field.name, this.#json(of, field, field.type)]));
    }
    const own = VALUES_OF[`${of}.${name}`] ?? VALUES_OF[name.replace(/s$/, '')];
    if (isEnumType(nullable)) {
      const values = nullable.getValues().map((value) => value.name);
      const fit = own?.filter((value) => values.includes(String(value)));
      return fit?.length && this.#r.chance(0.9) ? this.#r.pick(fit) : this.#r.pick(values);
    }
    if (nullable.name === 'ID') {
      const types = (rules.types ?? ['Figure', 'Mou', 'Region']).flatMap((each) => this.#members(each));
      const fit = types.filter((each) => this.#known.ids.get(each)?.length);
      return this.#id(this.#r.chance(0.5) && fit.includes('Nation') ? 'Nation' : this.#r.pick(fit));
    }
    if (name === 'code') {
      const field = (this.#schema.getQueryType() as GraphQLObjectType).getFields()[of.replace('Query.', '')];
      const [typename] = this.#members(getNamedType((field as Field).type).name);
      return this.#id(typename ?? 'Province').replace(/^\w+:/, '');
    }
    const value = own ?? VALUES[name];
    if (nullable.name === 'Boolean') return this.#r.chance(0.7);
    if (!value) throw new Error(`${of}(${name}) needs values: say which in the table of the operations.`);
    const picked = this.#r.pick(value);
    if (nullable.name === 'Month') return String(picked).slice(0, 7);
    if (nullable.name === 'Date') return `${String(picked)}-28`.slice(0, 10);
    if (nullable.name === 'DateTime') return `${`${String(picked)}-01`.slice(0, 10)}T00:00:00Z`;
    return picked;
  }

  #members(name: string): string[] {
    const type = this.#schema.getType(name);
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map((member) => member.name) : [name];
  }
  #id(typename: string): string {
    const ids = this.#known.ids.get(typename) ?? [];
    return this.#r.chance(0.3) ? (ids[0] as string) : this.#r.pick(ids);
  }

  /** Some columns of a type. */
  #leaves(type: GraphQLNamedType): string {
    const names = compiledFields(type)
      .filter(isColumn)
      .map(({ name }) => name);
    return `{ ${(isObjectType(type) && names.length ? names.slice(0, 3) : ['__typename']).join(' ')} }`;
  }

  #findWays(): Map<string, Way> {
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const ways = new Map<string, Way>();
    ways.set(query.name, { open: () => '{ ', close: ' }', path: [], needsRole: false, most: 1 });
    for (const [typename, ids] of this.#known.ids) {
      if (!ids.length) continue;
      const wide = [...(WIDEST[typename] ? [WIDEST[typename]] : []), ...ids.filter((id) => id !== WIDEST[typename])];
      ways.set(typename, {
        open: (rows) =>
          rows === 1
            ? `{ node(id: ${JSON.stringify(wide[0])}) { ... on ${typename} { `
            : `{ nodes(ids: ${JSON.stringify(wide.slice(0, rows))}) { ... on ${typename} { `,
        close: ' } } }',
        path: ['nodes|node'],
        needsRole: PRIVATE.has(typename),
        most: ids.length,
      });
    }
    const open = [...ways.keys()];
    for (let name = open.shift(); name !== undefined; name = open.shift()) {
      const from = ways.get(name) as Way;
      for (const field of compiledFields(this.#schema.getType(name) as GraphQLNamedType)) {
        const target = getNamedType(field.type);
        if (!isComposite(target) || (name === query.name && /^nodes?$/.test(field.name))) continue;
        for (const member of this.#members(target.name)) {
          if (ways.has(member)) continue;
          const paged = isConnection(target) ? ['first: 5'] : [];
          const args = [
            ...field.args.filter(isRequiredArgument).map((arg) => this.#argument(`${name}.${field.name}`, arg)),
            ...paged,
          ];
          const step = `${field.name}${args.length ? `(${args.join(', ')})` : ''} { `;
          const narrowed = isAbstractType(target) ? `... on ${member} { ` : '';
          ways.set(member, {
            open: (rows) => `${from.open(rows)}${step}${narrowed}`,
            close: `${narrowed && ' }'} }${from.close}`,
            path: [...from.path, field.name],
            needsRole: from.needsRole || needsRole(field),
            most: from.most,
          });
          open.push(member);
        }
      }
    }
    return ways;
  }

  /** A random operation: a few fields of a few types within each other, with random arguments and pages. */
  random(name: string): Operation {
    this.#aliases = 0;
    this.#asksRole = false;
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const depth = 1 + this.#r.int(4);
    const text = this.#selection(query, depth, 1 + this.#r.int(2));
    return { kind: 'random', name, sizes: [{ query: withOfficialCodes(text) }], needsRole: this.#asksRole };
  }
  #aliases = 0;
  #asksRole = false;

  #selection(type: GraphQLNamedType, depth: number, parts = 1 + this.#r.int(4)): string {
    if (isAbstractType(type) && this.#r.chance(0.6)) {
      const member = this.#r.pick(this.#schema.getPossibleTypes(type));
      return `{ __typename ... on ${member.name} ${this.#selection(member, depth)} }`;
    }
    const fields = compiledFields(type).filter((field) => depth > 0 || !isComposite(getNamedType(field.type)));
    if (!fields.length) return '{ __typename }';
    const chosen = new Set(Array.from({ length: parts }, () => this.#r.pick(fields)));
    return `{ ${[...chosen].map((field) => this.#part(type, field, depth)).join(' ')} }`;
  }

  #part(type: GraphQLNamedType, field: Field, depth: number): string {
    this.#asksRole ||= needsRole(field) || PRIVATE.has(getNamedType(field.type).name);
    const of = `${type.name}.${field.name}`;
    const target = getNamedType(field.type);
    const given = field.args.filter((arg) => isRequiredArgument(arg) || (!PAGING.has(arg.name) && this.#r.chance(0.4)));
    const args = given.map((arg) => this.#argument(of, arg));
    const sized = field.args.some((arg) => arg.name === 'first');
    if (sized)
      args.push(
        `${this.#r.chance(0.85) || !isConnection(target) ? 'first' : 'last'}: ${this.#r.pick([1, 5, 10, 50, 100])}`,
      );
    const head = `${this.#aliases < 25 ? `a${this.#aliases++}: ` : ''}${field.name}${args.length ? `(${args.join(', ')})` : ''}`;
    if (!isComposite(target)) return head;
    if (!isConnection(target)) return `${head} ${this.#selection(target, depth - 1)}`;
    const node = this.#selection(pagedOver(target), depth - 1);
    const page = [
      this.#r.chance(0.6) ? `nodes ${node}` : `edges { cursor node ${node} }`,
      ...(this.#r.chance(0.3) ? ['totalCount'] : []),
      ...(this.#r.chance(0.3) ? ['pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'] : []),
    ];
    return `${head} { ${page.join(' ')} }`;
  }
}

/** So often other values are picked. */
const TRIES = 10;
const PAGING: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);
/** Types whose rows only somebody with a role sees. */
const PRIVATE: ReadonlySet<string> = new Set(['Actor', 'Grant', 'ApiKey', 'AuditEntry', 'MouNote']);
/** A connection's pages: what is asked for, and how. */
type Shape = readonly [words: string, args: readonly string[], body: string];
const PAGES = (leaves: string): Shape[] => [
  ['first: 100', ['first: 100'], ` { nodes ${leaves} }`],
  ['first: 1', ['first: 1'], ` { nodes ${leaves} }`],
  ['totalCount', ['first: 1'], ' { totalCount }'],
  [
    'last: 100',
    ['last: 100'],
    ` { edges { cursor node ${leaves} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
  ],
];

/** SQL columns behind the ids of a type, and which rows are of it; see `kyselyNode`. */
export const nodeTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    const plan = isObjectType(type) ? planOf(type) : undefined;
    return plan?.node ? [{ typename: type.name, table: plan.table, node: plan.node }] : [];
  });
