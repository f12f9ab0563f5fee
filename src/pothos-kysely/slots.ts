import type { Expression, RawBuilder } from 'kysely';

/** A column reference of the row a callback is about. */
export type Ref = (column: string) => RawBuilder<unknown>;
export type Args = Record<string, unknown>;
type Condition = Expression<unknown> | undefined | null | false;
export type Conditions = Condition | readonly Condition[];

/** One term of an ordering: a column of the child's table, or an expression of it. */
export interface OrderTerm {
  column?: string;
  sql?: (cx: { row: Ref; args: Args }) => Expression<unknown>;
  pgType?: string;
  nullable?: boolean;
  direction?: 'asc' | 'desc';
  nulls?: 'first' | 'last';
}

/** Where the rows of a relation come from; `parent` is absent at the root. */
export interface Source {
  on?: Readonly<Record<string, string>> | undefined;
  from?: (cx: { parent: Ref; args: Args }) => Expression<unknown>;
  where?: (cx: { row: Ref; parent: Ref; args: Args }) => Conditions;
  orderBy?: readonly OrderTerm[] | ((cx: { args: Args }) => readonly OrderTerm[]);
}

/** A cost in units: a number, or one that depends on which arguments are given. */
export type Weight = number | ((cx: { args: Args }) => number);
/** What a weight comes to with these arguments. */
export const weigh = (weight: Weight, args: Args): number => (typeof weight === 'function' ? weight({ args }) : weight);

/** How many rows there are, from the values of the field's arguments in a request. */
export type SizeOf = (given: Readonly<Record<string, unknown>>) => number;

/** How one field becomes SQL, and what it costs (see `Cost`). Kept under `extensions.kysely` of the GraphQL field. */
export type Slot = Shape & {
  guard?: Guard;
  /** For each row it is evaluated on. */
  cost?: Weight;
  /** Once for the statement. */
  planning?: Weight;
  /** What it is about: how many areas, months … For lists that say `size: 'span'`, and fields with a `spanCost`. */
  span?: SizeOf;
  /** For each row it is evaluated on and each of the span it is about. */
  spanCost?: number | SizeOf;
};

/** Who may ask for a field: everybody else is refused with the message, and the whole operation with it. */
export interface Guard {
  allowed: (cx: { row: Ref }) => Expression<unknown>;
  message: string;
}

type Shape =
  | { kind: 'column'; column: string }
  | { kind: 'globalId'; column: string }
  | { kind: 'expression'; sql: (cx: { row: Ref; args: Args }) => Expression<unknown> }
  | {
      kind: 'embed';
      column?: string;
      sql?: (cx: { row: Ref; args: Args }) => Expression<unknown>;
      when?: (cx: { row: Ref; args: Args }) => Expression<unknown>;
    }
  | ({ kind: 'one'; guaranteed?: string } & Source)
  | ({ kind: 'many'; limit?: number; size?: number | SizeOf | 'span'; rowCost?: number; first?: PageSize } & Source)
  | ({
      kind: 'connection';
      maxPage: number;
      defaultPage: number;
      count?: Count;
      countCost?: Weight;
      rowCost?: number;
      parts?: Parts;
      /** `Type.field` where it is declared, an interface's for all its types; set when the schema is built. */
      name?: string;
    } & Source)
  | ({ kind: 'aggregate'; of: () => string; sql: (cx: { row: Ref; args: Args }) => Expression<unknown> } & Source)
  | { kind: 'node' }
  | { kind: 'nodes' }
  | { kind: 'write'; write: (cx: { args: Args }) => Expression<unknown> };

type Count = (cx: { parent: Ref; args: Args }) => Expression<unknown>;
type Parts = (cx: {
  row: Ref;
  parent: Ref;
  args: Args;
}) => { values: Expression<unknown>; of: (part: Expression<never>) => Expression<unknown> } | undefined;

/** The bounds of a `first` argument. */
export interface PageSize {
  max: number;
  default: number;
}

/** What a type stands on. Kept under `extensions.kysely` of the GraphQL type. */
export interface TypePlan {
  table: string;
  key: readonly string[];
  /** How much fields of such a row are about, as a slot's `span`; the field's own comes first. */
  span?: number | undefined;
  /** For nodes: the column behind the global id, and which rows of a shared table are of this type. */
  node?: { column: string; pgType: string; where?: (cx: { row: Ref }) => Expression<unknown> };
  /** For interfaces and unions: the column that says which object type a row is, and the type's name by its values. */
  members?: { discriminator: string; types: Readonly<Record<string, string>> };
}

/** How a scalar travels: what an argument is cast to, and how a value becomes JSON text. */
export interface ScalarCodec {
  pgType: string;
  /** `text`: a JSON string of `value::text`. `raw`: `value::text` as it is. Or SQL that returns JSON text. */
  json: 'text' | 'raw' | ((value: RawBuilder<unknown>) => RawBuilder<unknown>);
}

/** Options of the plugin: `new SchemaBuilder({ plugins: ['kysely'], kysely: { … } })`. */
export interface KyselyOptions {
  catalog: import('./catalog.ts').Catalog;
  /** By GraphQL scalar name. `String ID Int Float Boolean` are known. */
  scalars?: Readonly<Record<string, ScalarCodec>>;
  /** By GraphQL enum name, for those that are given in lists: the PostgreSQL enum that a list is cast to, or `text`. */
  enums?: Readonly<Record<string, string>>;
  /**
   * The id that a code stands for, where an argument takes codes (`byCode`) of these types; undefined for what is no
   * code. What may be meant as one can have an id of nothing: `named` then tells that there is no such thing.
   */
  idOfCode?: (code: string, types: readonly string[]) => string | undefined;
  /**
   * Of what an argument of a query that takes codes names: SQL that is null nowhere, and raises an error where there is
   * no such thing. So an unknown code is told also where no row is ever compared with it.
   */
  named?: (id: { typename: string; key: Expression<string> }) => Expression<unknown>;
  /** SQL of type text that raises an error with this message, for fields with a `guard`. It must be volatile. */
  refuse?: (message: string) => Expression<string>;
  /** For writes that may be sent again; every `write` then selects, from a function say, and modifies nothing by itself. */
  again?: Again;
}

/** How an outcome row outlives its transaction, as JSON text. */
export interface Again {
  /** What this write came to when it was sent before: then it is not run, and null else. */
  kept: () => Expression<string | null>;
  /** Keeps what it comes to, and gives it back. Called only where it is run. */
  keep: (outcome: Expression<string>) => Expression<string>;
}

export const EXTENSION = 'kysely';
/** Extension with the names of options that nothing here knows, for the check of the schema. */
export const UNKNOWN = 'kyselyUnknown';
/** The resolver of every compiled field. Where the built schema has another, somebody expects it to be run. */
export const unresolved = () => {
  throw new Error('A field of the kysely plugin is answered by its compiler, not by graphql-js: use createCompiler.');
};
export const slotOf = (field: { extensions?: unknown }) =>
  (field.extensions as Record<string, unknown> | undefined)?.[EXTENSION] as Slot | undefined;
export const planOf = (type: { extensions?: unknown }) =>
  (type.extensions as Record<string, unknown> | undefined)?.[EXTENSION] as TypePlan | undefined;
