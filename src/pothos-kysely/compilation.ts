import type {
  FieldNode,
  GraphQLError,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import type { Arguments } from './arguments.ts';
import type { CatalogTable } from './catalog.ts';
import type { Collected, Collector } from './collect.ts';
import type { Cost } from './cost.ts';
import type { Variables } from './params.ts';
import type { Scalars } from './scalars.ts';
import type { KyselyOptions, Ref, Slot, TypePlan } from './slots.ts';
import type { Piece, Sql } from './text.ts';

/** The row an object stands on while its selection is compiled. */
export interface Row {
  table: string;
  ref: Ref;
  from: FromClause;
}

/** The FROM clause that a row comes from, as far as what stands on the row adds to it. */
export interface FromClause {
  /** LEFT JOINs of to-one relations. */
  readonly joins: Sql[];
  /** How many relations it has by now. */
  relations: number;
}

export type Field = GraphQLField<unknown, unknown>;
export type Faults = ((variables: Variables) => GraphQLError[])[];

/** One statement under construction, as what compiles a part of it knows it. */
export interface Compilation {
  readonly schema: GraphQLSchema;
  readonly options: KyselyOptions;
  readonly scalars: Scalars;
  readonly args: Arguments;
  readonly collector: Collector;
  readonly cost: Cost;
  /** What is wrong with the values of a request, but no more than null in its place. */
  readonly faults: Faults;
  /** A name that nothing in the statement has yet. */
  alias(): string;
  /** The FROM clause of a table's rows, its planning counted. */
  from(table: string): FromClause;
  /** Counts what it costs to plan a table into a FROM clause. */
  relate(from: FromClause, table: string): void;
  table(name: string): CatalogTable;
  plan(type: GraphQLNamedType): TypePlan;
  /** JSON text for a row of an object, interface or union type; SQL null never. */
  composite(type: GraphQLNamedType, sets: readonly SelectionSetNode[], row: Row): Sql;
  /** JSON text of an object; `typename` where rows of several types share one selection. */
  object(type: GraphQLObjectType, fields: Collected, row: Row, typename?: Sql): Sql;
  /** One `"name":value` of an object. */
  entry(type: GraphQLObjectType, entry: [string, FieldNode[]], row: Row, typename?: Sql): Piece[];
  /** The pieces of JSON text for a field below `row`; without a row, for a root field. */
  value(field: Field, slot: Slot, nodes: FieldNode[], row: Row | undefined): Piece[];
}

/** Root fields have no row above them. */
export const noParent: Ref = (column) => {
  throw new Error(`A root field has no parent row to take "${column}" from.`);
};
