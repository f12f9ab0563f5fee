import type { FieldRef, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core';
import type { Expression, SqlBool } from 'kysely';
import { connectionRef } from './connection.ts';
import { EXTENSION, type PageSize, type Slot, UNKNOWN, unresolved } from './slots.ts';
import type {
  ColumnName,
  FieldWords,
  Guard,
  KyselyRef,
  Lazy,
  RelationOptions,
  RowOf,
  SizeOf,
  SqlArgs,
  SqlShape,
  TypedRef,
  Weight,
} from './types.ts';

/** What the plugin needs of a Pothos field builder. */
export interface PothosFields {
  arg: unknown;
  field(options: Record<string, unknown>): FieldRef<SchemaTypes>;
}

const WORDS = ['type', 'description', 'deprecationReason', 'extensions'];
const COMPILED = [...WORDS, 'cost', 'planning', 'span', 'spanCost'];
const RELATION = [...COMPILED, 'args', 'guard', 'on', 'from', 'where', 'orderBy'];
/** The options that each kind of field looks at. TypeScript lets others through in a spread. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  column: [...COMPILED, 'nullable'],
  expression: [...COMPILED, 'args', 'guard', 'nullable', 'sql'],
  one: [...RELATION, 'nullable', 'guaranteed'],
  many: [...RELATION, 'limit', 'size', 'rowCost', 'first'],
  connection: [...RELATION, 'maxPage', 'defaultPage', 'count', 'countCost', 'rowCost', 'parts'],
  embed: [...COMPILED, 'args', 'nullable', 'column', 'sql', 'when'],
  aggregate: [...COMPILED, 'args', 'guard', 'nullable', 'of', 'on', 'from', 'where', 'sql'],
  write: [...COMPILED, 'args', 'nullable', 'write'],
  resolved: [...WORDS, 'args', 'nullable', 'resolve'],
};
/** The options that a field of this kind would ignore: the check of the schema refuses them. */
const unknownTo = (kind: string, options: object) =>
  Object.keys(options).filter((option) => !OPTIONS[kind]?.includes(option));
const force = <T>(lazy: Lazy<T>): T => (typeof lazy === 'function' ? (lazy as () => T)() : lazy);

/** The words of a field with any arguments. */
type AnyWords = Omit<FieldWords, 'args' | 'cost' | 'planning' | 'span' | 'spanCost'> &
  Partial<Record<'args' | 'cost' | 'planning' | 'span' | 'spanCost', unknown>>;

type Fits<Types extends SchemaTypes, Type extends TypeParam<Types>, Value> =
  NonNullable<Value> extends SqlShape<Types, Type>
    ? unknown
    : { type: ['This scalar cannot hold the values of the column', NonNullable<Value>] };

export interface ColumnOptions<Value, Type> extends FieldWords<never> {
  type: Type;
  /** A column that may be null can only be a nullable field. @default what the column is */
  nullable?: null extends Value ? true : boolean;
}

export interface ExpressionOptions<
  Types extends SchemaTypes,
  Row,
  Type extends TypeParam<Types>,
  Nullable,
  Args extends InputFieldMap,
> extends FieldWords<Args> {
  type: Type;
  /** @default everybody may ask for it */
  guard?: Guard<Row>;
  /** @default false */
  nullable?: Nullable;
  sql: (cx: {
    row: TypedRef<Row>;
    args: SqlArgs<Args>;
  }) => Expression<Nullable extends true ? SqlShape<Types, Type> | null : SqlShape<Types, Type>>;
}

/** Makes the compiled fields of one type; `Row` is the row that type stands on, `never` at the root. */
export class KyselyFields<Types extends SchemaTypes, Row> {
  readonly #builder: PothosSchemaTypes.SchemaBuilder<Types>;
  readonly #fields: PothosFields;
  /** Pothos' argument builder. */
  readonly arg: PothosSchemaTypes.InputFieldBuilder<Types, 'Arg'>['argBuilder'] extends () => infer Builder
    ? Builder
    : never;

  constructor(builder: PothosSchemaTypes.SchemaBuilder<Types>, fields: PothosFields) {
    this.#builder = builder;
    this.#fields = fields;
    this.arg = fields.arg as typeof this.arg;
  }

  /** A column as it is. Nullability follows the column. */
  column<C extends ColumnName<Row>, Type extends TypeParam<Types>>(
    column: C,
    options: ColumnOptions<Row[C], Type> & Fits<Types, Type, Row[C]>,
  ): FieldRef<Types> {
    return this.#make(options, options.type, options.nullable, { kind: 'column', column });
  }

  /** A SQL expression of the row. */
  expression<Type extends TypeParam<Types>, Nullable extends boolean = false, Args extends InputFieldMap = {}>(
    options: ExpressionOptions<Types, Row, Type, Nullable, Args>,
  ): FieldRef<Types> {
    return this.#make(options, options.type, options.nullable ?? false, {
      kind: 'expression',
      sql: options.sql as never,
    });
  }

  /** One row of another type. */
  one<Table extends string, Args extends InputFieldMap = {}>(
    options: RelationOptions<Types, Row, Table, Args> & {
      /** @default false, which a NOT NULL foreign key or `guaranteed` must prove */
      nullable?: boolean;
      /** Why there always is a row, where the catalog cannot prove it. */
      guaranteed?: string;
    },
  ): FieldRef<Types> {
    const { guaranteed, ...source } = options;
    return this.#relation(options, force(options.type), options.nullable ?? false, {
      kind: 'one',
      guaranteed,
      ...source,
    });
  }

  /** A list of rows. */
  many<Table extends string, Args extends InputFieldMap = {}>(
    options: RelationOptions<Types, Row, Table, Args> & {
      /** At most so many. */
      limit?: number;
      /**
       * How many rows the list is taken to have when an operation's cost is counted: a number, or worked out from its
       * arguments, or as many as the `span` of the field above. @default `limit`, or 10
       */
      size?: number | SizeOf<Args> | 'span';
      /** What it costs to find each of its rows. @default 0.1 */
      rowCost?: number;
      /** Adds the argument `first` with these bounds. */
      first?: PageSize;
    },
  ): FieldRef<Types> {
    const { first } = options;
    const description = first && `How many, from 1 to ${first.max}; ${first.default} when not given.`;
    const paging: InputFieldMap = first
      ? { first: (this.arg as never as { int(o: object): never }).int({ description }) }
      : {};
    const args = { ...options.args, ...paging };
    return this.#relation({ ...options, args }, [force(options.type)], false, { kind: 'many', ...options });
  }

  /** A Relay connection. */
  connection<Table extends string, Args extends InputFieldMap = {}>(
    options: RelationOptions<Types, Row, Table, Args> & {
      /** @default 100 */
      maxPage?: number;
      /** @default 20 */
      defaultPage?: number;
      /** SQL of `totalCount`, where it is known without counting the rows. */
      count?: (cx: { parent: TypedRef<Row>; args: SqlArgs<Args> }) => Expression<number | bigint>;
      /** What counting the list costs. @default 1 with `count`, else 5 */
      countCost?: Weight<Args>;
      /** What it costs to find each row of a page. @default 0.1 */
      rowCost?: number;
      /**
       * Parts of the list, each of which is read in its order by itself, no further than the page, and then merged: for
       * when the index of that order begins with what the arguments leave open. `values` is a FROM item with one column,
       * each value once; `of` says whether a row is of a part. Every row is of one.
       */
      parts?: (cx: {
        row: TypedRef<RowOf<Types, Table>>;
        parent: TypedRef<Row>;
        args: SqlArgs<Args>;
      }) => { values: Expression<unknown>; of: (part: Expression<never>) => Expression<SqlBool | null> } | undefined;
    },
  ): FieldRef<Types> {
    const { maxPage = 100, defaultPage = 20, ...source } = options;
    const arg = this.#builder;
    const { type, args: paging } = connectionRef(arg, this.arg as never, force(options.type), maxPage, defaultPage);
    const slot = { kind: 'connection', maxPage, defaultPage, ...source };
    return this.#relation({ ...options, args: { ...options.args, ...paging } }, type, false, slot);
  }

  /** An object on the same row: a composite column, a composite made of it (`sql`), or, without both, more of the row itself. */
  embed<Table extends string, Args extends InputFieldMap = {}>(
    options: FieldWords<Args> & {
      type: Lazy<KyselyRef<Types, Table>>;
      column?: ColumnName<Row>;
      /** A composite value of the type that `type` stands on; never null unless `nullable`. */
      sql?: (cx: { row: TypedRef<Row>; args: SqlArgs<Args> }) => Expression<RowOf<Types, Table> | null>;
      /** When the object is there; else it is null. */
      when?: (cx: { row: TypedRef<Row>; args: SqlArgs<Args> }) => Expression<SqlBool | null>;
      /** @default whether the column may be null, or `when` is given */
      nullable?: boolean;
    },
  ): FieldRef<Types> {
    const { column, sql, when } = options;
    const slot = { kind: 'embed', column, sql, when };
    return this.#relation(options, force(options.type), options.nullable ?? (when ? true : undefined), slot);
  }

  /** A count, sum or other aggregate over the rows that a relation would give. */
  aggregate<
    Table extends string,
    Type extends TypeParam<Types>,
    Nullable extends boolean = false,
    Args extends InputFieldMap = {},
  >(
    options: Omit<RelationOptions<Types, Row, Table, Args>, 'type' | 'orderBy'> & {
      of: Lazy<KyselyRef<Types, Table>>;
    } & Omit<ExpressionOptions<Types, RowOf<Types, Table>, Type, Nullable, Args>, 'args'>,
  ): FieldRef<Types> {
    const { of, type, ...source } = options;
    const slot = { kind: 'aggregate', ...source, of: () => this.#nameOf(force(of)) };
    return this.#make(options, type, options.nullable ?? false, slot as never);
  }

  /** A mutation: a data-modifying statement that returns one outcome row, and the payload that stands on it. */
  write<Table extends string, Args extends InputFieldMap = {}>(
    options: FieldWords<Args> & {
      type: Lazy<KyselyRef<Types, Table>>;
      nullable?: boolean;
      /** The row that `type` stands on. */
      write: (cx: { args: SqlArgs<Args> }) => Expression<RowOf<Types, Table>>;
    },
  ): FieldRef<Types> {
    const { write } = options;
    return this.#make(options, force(options.type), options.nullable ?? false, { kind: 'write', write } as never);
  }

  /** A field that graphql-js resolves. Only root fields can be. */
  resolved<Type extends TypeParam<Types>, Args extends InputFieldMap = {}>(
    options: Pick<FieldWords<Args>, 'description' | 'deprecationReason' | 'args' | 'extensions'> & {
      type: Type;
      nullable?: boolean;
      resolve: (root: unknown, args: Record<string, unknown>, context: Types['Context']) => unknown;
    },
  ): FieldRef<Types> {
    const extensions = { ...options.extensions, [UNKNOWN]: unknownTo('resolved', options) };
    return this.#fields.field({ nullable: false, ...options, extensions }) as never;
  }

  #relation(options: AnyWords, type: unknown, nullable: boolean | undefined, slot: object): FieldRef<Types> {
    return this.#make(options, type, nullable, slot as Slot);
  }

  #make(options: AnyWords, type: unknown, nullable: boolean | undefined, slot: Slot): FieldRef<Types> {
    const { description, deprecationReason, cost, planning, span, spanCost, args, extensions, guard } =
      options as AnyWords & { guard?: Slot['guard'] };
    return this.#fields.field({
      type,
      // Settled by the plugin when the schema is built, where the options leave it to the catalog.
      nullable: nullable ?? true,
      description,
      deprecationReason,
      args,
      extensions: {
        ...extensions,
        [EXTENSION]: { ...slot, guard, cost, planning, span, spanCost },
        [`${EXTENSION}Nullable`]: nullable,
        [UNKNOWN]: unknownTo(slot.kind, options),
      },
      resolve: unresolved,
    }) as never;
  }

  #nameOf(ref: KyselyRef<Types, string>): string {
    return this.#builder.configStore.getTypeConfig(ref).name;
  }
}
