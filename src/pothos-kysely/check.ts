import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isTypeSubTypeOf,
  isUnionType,
} from 'graphql';
import { isProven } from './catalog.ts';
import { rulesOf } from './rules.ts';
import { Scalars } from './scalars.ts';
import {
  type KyselyOptions,
  planOf,
  type Slot,
  type Source,
  slotOf,
  type TypePlan,
  UNKNOWN,
  unresolved,
} from './slots.ts';

/**
 * Checks what TypeScript cannot: that the schema fits the catalog, that not-null fields cannot be null, that the
 * compiler can reach every field, and that nothing is said which it would ignore. Throws one Error that lists every
 * mistake and how to mend it.
 */
export function checkSchema(schema: GraphQLSchema, options: KyselyOptions): void {
  const checker = new Checker(schema, options);
  const mistakes = checker.run();
  if (mistakes.length) throw new Error(`The schema does not fit the database:\n- ${mistakes.join('\n- ')}`);
}

type Field = GraphQLField<unknown, unknown>;

/** The options that Pothos looks at of an argument or input field, and of an input type. */
const GIVEN = ['type', 'required', 'defaultValue', 'description', 'deprecationReason', 'extensions', 'astNode'];
const INPUT_TYPE = ['fields', 'isOneOf', 'description', 'extensions', 'astNode'];
/** The options of what is given that nothing looks at. Pothos keeps all that it was given in the extensions. */
const unknownIn = ({ extensions }: { extensions: object }, known: readonly string[]) =>
  Object.keys((extensions as { pothosOptions?: object }).pothosOptions ?? {}).filter((name) => !known.includes(name));

class Checker {
  readonly #schema: GraphQLSchema;
  readonly #options: KyselyOptions;
  readonly #mistakes: string[] = [];
  /** Connection, edge and page types: they have no table; the compiler knows their fields by name. */
  readonly #connectionParts = new Set<string>();
  /** The input types that are looked at. */
  readonly #inputs = new Set<string>();

  constructor(schema: GraphQLSchema, options: KyselyOptions) {
    this.#schema = schema;
    this.#options = options;
  }

  run(): string[] {
    const types = Object.values(this.#schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
    for (const type of types)
      if (isObjectType(type) || isInterfaceType(type)) this.#connections(type as GraphQLObjectType);
    const subscription = this.#schema.getSubscriptionType();
    if (subscription) this.#say(subscription.name, 'there are no subscriptions: leave the subscription type out.');
    for (const type of types) {
      this.#scalar(type);
      if (isObjectType(type) || isInterfaceType(type)) this.#fields(type as GraphQLObjectType);
      if (isUnionType(type)) this.#ignored(type.name, type);
      if (isInterfaceType(type) || isUnionType(type)) this.#members(type);
    }
    return this.#mistakes;
  }

  #say(where: string, what: string): void {
    this.#mistakes.push(`${where}: ${what}`);
  }

  #scalar(type: GraphQLNamedType): void {
    if (isScalarType(type) && !new Scalars(this.#options).codec(type.name)) {
      this.#say(
        type.name,
        `say in the option kysely.scalars.${type.name} which PostgreSQL type it is and how it becomes JSON.`,
      );
    }
  }

  #connections(type: GraphQLObjectType): void {
    for (const field of Object.values(type.getFields())) {
      if (slotOf(field)?.kind !== 'connection') continue;
      const connection = getNamedType(field.type) as GraphQLObjectType;
      this.#connectionParts.add(connection.name);
      for (const part of ['edges', 'pageInfo']) {
        this.#connectionParts.add(getNamedType((connection.getFields()[part] as Field).type).name);
      }
    }
  }

  #fields(type: GraphQLObjectType): void {
    const plan = planOf(type);
    const isRoot = [this.#schema.getQueryType(), this.#schema.getMutationType()].includes(type);
    const isPart = this.#connectionParts.has(type.name);
    if (isPart)
      for (const field of Object.values(type.getFields())) this.#resolver(`${type.name}.${field.name}`, field);
    if ((plan || isPart) && type.isTypeOf) {
      this.#say(
        type.name,
        'has an `isTypeOf`, its own or one that another plugin puts there. SQL tells the types of rows apart, so it would never run: leave it out.',
      );
    }
    if (isObjectType(type) || isInterfaceType(type)) this.#inherited(type);
    if (!plan && !isPart) for (const field of Object.values(type.getFields())) this.#completed(type, field);
    if (!plan && !isRoot) return;
    this.#ignored(type.name, type);
    if (plan && !this.#options.catalog.tables[plan.table]) {
      this.#say(
        type.name,
        `there is no table, view or composite type "${plan.table}"; regenerate the catalog or mend the name.`,
      );
      return;
    }
    for (const field of Object.values(type.getFields())) {
      const slot = slotOf(field);
      const where = `${type.name}.${field.name}`;
      this.#ignored(where, field);
      if (slot) {
        this.#resolver(where, field);
        for (const argument of field.args) this.#given(`${where}(${argument.name}:)`, argument);
        this.#slot(where, field, slot, plan);
      } else if (!isRoot)
        this.#say(
          where,
          'has no SQL. Below the root every field needs a column, an expression or a relation; a resolver is never called there.',
        );
    }
  }

  /** Options that nothing would ever look at: whoever wrote them relies on them. */
  #ignored(where: string, { extensions }: Field | GraphQLNamedType): void {
    this.#meaningless(where, (extensions[UNKNOWN] as string[] | undefined) ?? []);
  }

  #meaningless(where: string, options: readonly string[]): void {
    for (const option of options)
      this.#say(where, `the option "${option}" means nothing here and would be ignored: leave it out.`);
  }

  /** A field that graphql-js resolves cannot give what only the compiler can complete. */
  #completed(type: GraphQLObjectType, field: Field): void {
    if (slotOf(field)) return;
    const given = getNamedType(field.type);
    const members = isAbstractType(given) ? [given, ...this.#schema.getPossibleTypes(given)] : [given];
    const compiled = members.find((member) => planOf(member) || this.#connectionParts.has(member.name));
    if (compiled)
      this.#say(
        `${type.name}.${field.name}`,
        `is resolved by graphql-js, but the fields of ${compiled.name} are SQL, which it cannot run. Make it a compiled field of the root (kyselyQuery, kyselyMutation) or of a type with a table.`,
      );
  }

  /** A type's own field stands in place of its interface's, so it must give what that one promises. */
  #inherited(type: GraphQLObjectType | GraphQLInterfaceType): void {
    for (const above of type.getInterfaces())
      for (const promised of Object.values(above.getFields())) {
        const own = type.getFields()[promised.name];
        if (own && !isTypeSubTypeOf(this.#schema, own.type, promised.type))
          this.#say(
            `${type.name}.${own.name}`,
            `gives ${own.type}, but ${above.name}.${promised.name}, in whose place it stands, gives ${promised.type}. Give one of them another name or type.`,
          );
      }
  }

  /** A resolver that would never run: whoever wrote it relies on it. */
  #resolver(where: string, { resolve }: Field): void {
    if (resolve !== unresolved) {
      this.#say(
        where,
        'has a resolver, its own or one that another plugin wraps around it. SQL answers this field, so the resolver would never run: leave it out, and say in a `guard` who may ask for the field.',
      );
    }
  }

  #slot(where: string, field: Field, slot: Slot, plan: TypePlan | undefined): void {
    const named = getNamedType(field.type);
    if (slot.guard && !this.#options.refuse)
      this.#say(where, 'has a guard: say in the option kysely.refuse how SQL raises its message.');
    this.#enum(where, named);
    if (isLeafType(named)) this.#leaf(where, field, slot, plan);
    else if (slot.kind !== 'node' && slot.kind !== 'nodes' && slot.kind !== 'write')
      this.#composite(where, field, slot, plan);
  }

  #leaf(where: string, field: Field, slot: Slot, plan: TypePlan | undefined): void {
    if (slot.kind === 'aggregate') this.#source(where, slot, this.#schema.getType(slot.of()), plan);
    if (slot.kind !== 'column' || !plan) return;
    const column = this.#options.catalog.tables[plan.table]?.columns[slot.column];
    if (!column) return this.#say(where, `table ${plan.table} has no column "${slot.column}".`);
    if (column.nullable && isNonNullType(field.type)) {
      this.#say(
        where,
        `column ${plan.table}.${slot.column} may be null: leave \`nullable\` out, or make the column NOT NULL.`,
      );
    }
    const labels = this.#options.catalog.enums[column.type];
    const type = getNamedType(field.type);
    if (labels && isEnumType(type)) {
      const missing = labels.filter((label) => !type.getValue(label));
      if (missing.length)
        this.#say(where, `enum ${type.name} lacks ${missing.join(', ')} of PostgreSQL's ${column.type}.`);
    }
  }

  /** The JSON of a value is its text in the database, and graphql-js does not translate it. */
  #enum(where: string, type: GraphQLNamedType): void {
    if (!isEnumType(type)) return;
    const other = type.getValues().filter(({ name, value }) => value !== name);
    if (other.length) {
      const names = other.map(({ name }) => name).join(', ');
      this.#say(
        where,
        `enum ${type.name} gives ${names} another value than the name, which answers would not translate: leave the value out.`,
      );
    }
  }

  #composite(where: string, field: Field, slot: Slot, plan: TypePlan | undefined): void {
    const named = getNamedType(field.type);
    if (slot.kind === 'connection') {
      const edge = getNamedType(((named as GraphQLObjectType).getFields().edges as Field).type) as GraphQLObjectType;
      const node = getNamedType((edge.getFields().node as Field).type);
      this.#source(where, slot, node, plan);
      if (!planOf(node)?.key.length)
        this.#say(where, `${node.name} needs a \`key\` to order its rows: name unique, not null columns.`);
      return;
    }
    const child = planOf(named);
    if (!child)
      return this.#say(
        where,
        `${named.name} stands on no table: define it with kyselyObject, kyselyNode, kyselyInterface or kyselyUnion.`,
      );
    if (slot.kind === 'embed') return this.#embed(where, slot, plan, child);
    if (slot.kind !== 'one' && slot.kind !== 'many') return;
    this.#source(where, slot, named, plan);
    if (slot.kind === 'one' && plan && !slot.on && !slot.from && !slot.where) {
      return this.#say(
        where,
        `says nothing of which row of ${child.table} it is, and ${plan.table} has none or several foreign keys of one column to it: say \`on\`.`,
      );
    }
    if (slot.kind === 'one' && isNonNullType(field.type) && !slot.guaranteed) {
      const parent = plan && this.#options.catalog.tables[plan.table];
      if (!parent || !slot.on || slot.where || slot.from || !isProven(parent, child.table, slot.on)) {
        this.#say(
          where,
          'nothing proves that there always is a row: set `nullable: true`, or say in `guaranteed` why there is.',
        );
      }
    }
  }

  #embed(where: string, slot: Slot & { kind: 'embed' }, plan: TypePlan | undefined, child: TypePlan): void {
    if (!plan) return this.#say(where, 'a root field has no row to embed from.');
    // What SQL makes of the row is of the child's type: its author says so.
    if (slot.sql) return;
    const column =
      slot.column === undefined ? undefined : this.#options.catalog.tables[plan.table]?.columns[slot.column];
    if (slot.column !== undefined && !column)
      return this.#say(where, `table ${plan.table} has no column "${slot.column}".`);
    const stands = column ? column.type : plan.table;
    if (stands !== child.table) this.#say(where, `gives rows of "${stands}", but the type stands on "${child.table}".`);
  }

  #source(where: string, source: Source, type: GraphQLNamedType | undefined | null, plan: TypePlan | undefined): void {
    const child = type && planOf(type);
    if (!child) return this.#say(where, `${type?.name ?? 'its type'} stands on no table.`);
    const [childTable, parentTable] = [child.table, plan?.table].map(
      (name) => this.#options.catalog.tables[name ?? ''],
    );
    for (const [column, parentColumn] of Object.entries(source.on ?? {})) {
      if (!childTable?.columns[column]) this.#say(where, `table ${child.table} has no column "${column}".`);
      if (!parentTable?.columns[parentColumn])
        this.#say(where, `table ${plan?.table ?? '(root)'} has no column "${parentColumn}".`);
    }
  }

  /** What is given must be known: the types that an ID names have ids, and a list of an enum is an array of some type. */
  #given(where: string, definition: GraphQLArgument | GraphQLInputField): void {
    const given = getNamedType(definition.type);
    this.#enum(where, given);
    this.#meaningless(where, unknownIn(definition, GIVEN));
    if (isInputObjectType(given) && !this.#inputs.has(given.name)) {
      this.#inputs.add(given.name);
      this.#meaningless(given.name, unknownIn(given, INPUT_TYPE));
      for (const field of Object.values(given.getFields())) this.#given(`${given.name}.${field.name}`, field);
    }
    if (isEnumType(given) && isListType(getNullableType(definition.type)) && !this.#options.enums?.[given.name]) {
      this.#say(
        where,
        `takes a list of ${given.name}: say in the option kysely.enums.${given.name} as what, the name of PostgreSQL's enum or text.`,
      );
    }
    for (const name of rulesOf(definition).types ?? []) {
      const type = this.#schema.getType(name);
      const members = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
      if (!members.every((member) => member && planOf(member)?.node))
        this.#say(where, `takes ids of "${name}", which is neither a node nor an interface of nodes.`);
    }
  }

  #members(type: GraphQLNamedType): void {
    const plan = planOf(type);
    if (!plan?.members) return;
    const column = this.#options.catalog.tables[plan.table]?.columns[plan.members.discriminator];
    if (!column)
      return this.#say(
        type.name,
        `table ${plan.table} has no column "${plan.members.discriminator}" to tell types apart.`,
      );
    for (const [value, name] of Object.entries(plan.members.types)) {
      const member = this.#schema.getType(name);
      const table = member && planOf(member)?.table;
      if (!table) this.#say(type.name, `its member "${name}" for ${value} is not a type of the kysely plugin.`);
      else if (table !== plan.table) {
        this.#say(type.name, `member ${name} stands on "${table}", not on "${plan.table}".`);
      }
      const id = isInterfaceType(type) ? slotOf(type.getFields().id ?? {}) : undefined;
      if (member && id?.kind === 'globalId' && planOf(member)?.node?.column !== id.column)
        this.#say(type.name, `has the id of "${id.column}", but its member ${name} is no node with that id.`);
    }
    const missing = (this.#options.catalog.enums[column.type] ?? []).filter((label) => !plan.members?.types[label]);
    if (missing.length) this.#say(type.name, `says no type for ${plan.members.discriminator} = ${missing.join(', ')}.`);
  }
}
