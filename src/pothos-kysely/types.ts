import type {
  InputFieldMap,
  InputShapeFromFields,
  InterfaceRef,
  ObjectRef,
  OutputShape,
  SchemaTypes,
  TypeParam,
  UnionRef,
} from '@pothos/core';
import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { Pg } from './functions.ts';

declare const tableBrand: unique symbol;

/** Carries, for TypeScript only, the table that a type stands on. */
export interface StandsOn<Table extends string> {
  readonly [tableBrand]?: Table;
}
/** A type that stands on `Table`: what relations take as their `type`. */
export type KyselyRef<Types extends SchemaTypes, Table extends string> = StandsOn<Table> &
  (ObjectRef<Types, unknown> | InterfaceRef<Types, unknown> | UnionRef<Types, unknown>);
export type Lazy<T> = T | (() => T);

export type TableName<Types extends SchemaTypes> = keyof Types['KyselyDB'] & string;
export type RowOf<Types extends SchemaTypes, Table extends string> = Table extends keyof Types['KyselyDB']
  ? Types['KyselyDB'][Table]
  : never;
export type ColumnName<Row> = keyof Row & string;

/** A typed reference to a column of a row. */
export type TypedRef<Row> = <C extends ColumnName<Row>>(column: C) => RawBuilder<Row[C]>;

/** The input type of scalar ID on a builder with this plugin: `Scalars: { ID: { Input: IdInput; Output: string } }`. */
export interface IdInput {
  readonly typename: string;
  readonly key: string;
}

/** What SQL callbacks are given for an argument: booleans and enum values plain, everything else as a parameter. */
export type SqlArg<T> = T extends null | undefined | boolean
  ? T
  : T extends Pg<string>
    ? Expression<T>
    : T extends IdInput
      ? { readonly typename: string; readonly key: Expression<string> }
      : T extends string
        ? string extends T
          ? Expression<T>
          : T
        : T extends number | bigint
          ? Expression<T>
          : T extends readonly (infer Item)[]
            ? SqlList<Item>
            : { [K in keyof T]: SqlArg<T[K]> };
type SqlList<Item> = Item extends IdInput
  ? {
      readonly typenames: readonly string[];
      readonly typename: Expression<string[]>;
      readonly key: Expression<string[]>;
    }
  : Item extends object
    ? readonly SqlArg<Item>[]
    : Expression<Item[]>;
export type SqlArgs<Args extends InputFieldMap> = {
  [K in keyof InputShapeFromFields<Args>]: SqlArg<InputShapeFromFields<Args>[K]>;
};

/** What a field of this type may be given from SQL. */
export type SqlShape<Types extends SchemaTypes, Type extends TypeParam<Types>> = Type extends readonly [infer Item]
  ? readonly OutputShape<Types, Item>[]
  : OutputShape<Types, Type>;

type Conditions = Expression<SqlBool | null> | undefined | null | false;

/** One term of an ordering. NULLs come last in ascending and first in descending order unless `nulls` says otherwise. */
export type Order<Row> =
  | { column: ColumnName<Row>; direction?: 'asc' | 'desc'; nulls?: 'first' | 'last' }
  | {
      sql: (cx: { row: TypedRef<Row> }) => Expression<unknown>;
      /** The expression's PostgreSQL type; cursors are cast to it. */
      pgType: string;
      nullable?: boolean;
      direction?: 'asc' | 'desc';
      nulls?: 'first' | 'last';
    };

/** A cost in units (see `Cost`): a number, or one that depends on which arguments are given. */
export type Weight<Args extends InputFieldMap = InputFieldMap> = number | ((cx: { args: SqlArgs<Args> }) => number);

/** How many rows there are, from the values of the field's arguments in a request. */
export type SizeOf<Args extends InputFieldMap = InputFieldMap> = (given: InputShapeFromFields<Args>) => number;

export interface FieldWords<Args extends InputFieldMap = InputFieldMap> {
  description?: string;
  deprecationReason?: string;
  /** What one evaluation costs, for SQL that works hard; rows above multiply it. @default by the kind of field; see `Cost` */
  cost?: Weight<Args>;
  /** What planning it costs, for SQL with much to plan; counted once, whatever rows there are. @default by the kind of field */
  planning?: Weight<Args>;
  /**
   * How many areas, months … it is about: what is below it has as many rows where it says `size: 'span'`, and costs as
   * many times its `spanCost`. @default the `span` of the type, or of what is above
   */
  span?: SizeOf<Args>;
  /** What one evaluation costs for each of the span it is about. @default 0 */
  spanCost?: number | SizeOf<Args>;
  args?: Args;
  /** The GraphQL field's extensions. */
  extensions?: Readonly<Record<string, unknown>>;
}

/** Who may ask for a field. Whoever may not is refused with the message: never a null that looks like nothing there. */
export interface Guard<Row> {
  /** Asked for each row the field is selected on; at the root there is none. */
  allowed: (cx: { row: TypedRef<Row> }) => Expression<SqlBool | null>;
  message: string;
}

/** How a relation finds its rows. */
export interface RelationOptions<Types extends SchemaTypes, Parent, Table extends string, Args extends InputFieldMap>
  extends FieldWords<Args> {
  type: Lazy<KyselyRef<Types, Table>>;
  /** @default everybody may ask for it */
  guard?: Guard<Parent>;
  /** Child column: parent column. @default of `one`: the only foreign key of one column to the child's table */
  on?: { [C in ColumnName<RowOf<Types, Table>>]?: ColumnName<Parent> };
  /** Another FROM item with the child's columns, in place of its table: a function call, a subquery. */
  from?: (cx: { parent: TypedRef<Parent>; args: SqlArgs<Args> }) => Expression<RowOf<Types, Table>>;
  where?: (cx: {
    row: TypedRef<RowOf<Types, Table>>;
    parent: TypedRef<Parent>;
    args: SqlArgs<Args>;
  }) => Conditions | readonly Conditions[];
  orderBy?:
    | readonly Order<RowOf<Types, Table>>[]
    | ((cx: { args: SqlArgs<Args> }) => readonly Order<RowOf<Types, Table>>[]);
}

export interface ObjectOptions<Types extends SchemaTypes, Table extends TableName<Types>> {
  table: Table;
  /** How many areas, months … such a row is about: see the `span` of fields. */
  span?: number;
  /** Columns that are unique together and never null. @default the table's primary key */
  key?: readonly ColumnName<RowOf<Types, Table>>[];
}
export interface NodeOptions<Types extends SchemaTypes, Table extends TableName<Types>>
  extends ObjectOptions<Types, Table> {
  /** The unique, not null column behind the global id. */
  id: ColumnName<RowOf<Types, Table>>;
  /** Which rows of a shared table are of this type. */
  where?: (cx: { row: TypedRef<RowOf<Types, Table>> }) => Expression<SqlBool | null>;
}
export interface InterfaceOptions<Types extends SchemaTypes, Table extends TableName<Types>>
  extends ObjectOptions<Types, Table> {
  discriminator: ColumnName<RowOf<Types, Table>>;
  /** Discriminator value: name of the object type. */
  types: Readonly<Record<string, string>>;
  /** Where every member is a node with this id column: the interface implements Node too. */
  id?: ColumnName<RowOf<Types, Table>>;
}
export interface UnionOptions<Types extends SchemaTypes, Table extends TableName<Types>> {
  table: Table;
  description?: string;
  discriminator: ColumnName<RowOf<Types, Table>>;
  /** Discriminator value: the member, which stands on the same table. */
  types: Readonly<Record<string, Lazy<ObjectRef<Types, unknown>>>>;
}
