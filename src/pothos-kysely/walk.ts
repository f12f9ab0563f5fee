import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { sql } from 'kysely';
import { abstractText } from './abstract.ts';
import type { Arguments } from './arguments.ts';
import type { CatalogTable } from './catalog.ts';
import { type Collected, type Collector, selectionsOf } from './collect.ts';
import { type Compilation, type Faults, type Field, type FromClause, noParent, type Row } from './compilation.ts';
import type { Cost, Factor } from './cost.ts';
import { connectionText, pageSize } from './page.ts';
import { aggregateValue, listText, oneText } from './relation.ts';
import type { Scalars } from './scalars.ts';
import {
  type Args,
  type KyselyOptions,
  planOf,
  type Ref,
  type SizeOf,
  type Slot,
  slotOf,
  type TypePlan,
} from './slots.ts';
import { concat, type Piece, presentIf, type Sql } from './text.ts';

/** Walks the selections of one statement and gives SQL that returns JSON text. */
export class Walk implements Compilation {
  readonly schema: GraphQLSchema;
  readonly options: KyselyOptions;
  readonly scalars: Scalars;
  readonly args: Arguments;
  readonly collector: Collector;
  readonly cost: Cost;
  readonly faults: Faults;
  #aliases = 0;

  constructor(parts: {
    schema: GraphQLSchema;
    options: KyselyOptions;
    scalars: Scalars;
    args: Arguments;
    collector: Collector;
    cost: Cost;
    faults: Faults;
  }) {
    this.schema = parts.schema;
    this.options = parts.options;
    this.scalars = parts.scalars;
    this.args = parts.args;
    this.collector = parts.collector;
    this.cost = parts.cost;
    this.faults = parts.faults;
  }

  alias(): string {
    return `t${this.#aliases++}`;
  }

  from(table: string): FromClause {
    const from = { joins: [], relations: 0 };
    this.relate(from, table);
    return from;
  }

  relate(from: FromClause, table: string): void {
    const { relations = 1 } = this.table(table);
    this.cost.plan(from.relations, relations);
    from.relations += relations;
  }

  table(name: string): CatalogTable {
    const table = this.options.catalog.tables[name];
    if (!table) throw new Error(`No table, view or composite type "${name}" in the catalog: regenerate it.`);
    return table;
  }

  plan(type: GraphQLNamedType): TypePlan {
    const plan = planOf(type);
    if (!plan) throw new Error(`Type ${type.name} stands on no table: define it with the kysely plugin.`);
    return plan;
  }

  composite(type: GraphQLNamedType, sets: readonly SelectionSetNode[], row: Row): Sql {
    if (isObjectType(type)) return this.object(type, this.collector.collect(type, sets), row);
    if (isAbstractType(type)) return abstractText(this, type, sets, row);
    throw new Error(`${type.name} has no fields to select.`);
  }

  object(type: GraphQLObjectType, fields: Collected, row: Row, typename?: Sql): Sql {
    const entries = [...fields].map((entry) => this.entry(type, entry, row, typename));
    return concat(['{', ...entries.flatMap((pieces, i) => (i ? [',', ...pieces] : pieces)), '}']);
  }

  entry(type: GraphQLObjectType, [name, nodes]: [string, FieldNode[]], row: Row, typename?: Sql): Piece[] {
    return [`"${name}":`, ...this.cost.of(name, () => this.#field(type, nodes, row, typename))];
  }

  #field(type: GraphQLObjectType, nodes: FieldNode[], row: Row, typename?: Sql): Piece[] {
    const [node] = nodes as [FieldNode];
    const name = node.name.value;
    if (name === '__typename') return typename ? ['"', typename, '"'] : [`"${type.name}"`];
    const field = type.getFields()[name] as Field;
    const slot = slotOf(field);
    if (!slot) throw new Error(`${type.name}.${name} has no SQL.`);
    if (slot.kind === 'globalId') {
      return [
        sql`to_json(concat(${typename ? sql`${typename}, ':'` : sql.raw(`'${type.name}:'`)}, ${row.ref(slot.column)}))`,
      ];
    }
    return this.value(field, slot, nodes, row);
  }

  value(field: Field, slot: Slot, nodes: FieldNode[], row: Row | undefined): Piece[] {
    const span = this.#sizeOf(field, nodes[0] as FieldNode, slot.span) ?? planOf(getNamedType(field.type))?.span;
    const pieces = this.cost.spanning(span, () => this.#unguarded(field, slot, nodes, row));
    const { guard } = slot;
    if (!guard) return pieces;
    const allowed = guard.allowed({ row: row?.ref ?? noParent });
    return [sql`case when ${allowed} then ${concat(pieces)} else ${this.options.refuse?.(guard.message)} end`];
  }

  #unguarded(field: Field, slot: Slot, nodes: FieldNode[], row: Row | undefined): Piece[] {
    const [node] = nodes as [FieldNode];
    const args = this.args.of(field, node);
    this.cost.field(slot, args, this.#sizeOf(field, node, slot.spanCost));
    return this.args.inheriting(field, args, () => this.#pieces(field, slot, nodes, row, args));
  }

  #pieces(field: Field, slot: Slot, nodes: FieldNode[], row: Row | undefined, args: Args): Piece[] {
    const [node] = nodes as [FieldNode];
    const sets = selectionsOf(nodes);
    const named = getNamedType(field.type);
    const ref = (row?.ref ?? noParent) as Ref;
    switch (slot.kind) {
      case 'column': {
        const column = this.table((row as Row).table).columns[slot.column];
        return this.scalars.json(field.type, ref(slot.column), column?.nullable === false);
      }
      case 'expression':
        return this.scalars.json(field.type, sql`(${slot.sql({ row: ref, args })})`, false);
      case 'aggregate':
        return this.scalars.json(field.type, aggregateValue(this, slot, row, args), false);
      case 'embed':
        return [this.#embed(field, slot, sets, row as Row, args)];
      case 'one':
        return [oneText(this, named, slot, sets, row, args)];
      case 'many':
        return [
          listText(this, named, slot, sets, row, args, {
            page: slot.first && pageSize(this, field, node, 'first', slot.first),
            rows: slot.size === 'span' ? this.cost.span : this.#sizeOf(field, node, slot.size),
          }),
        ];
      case 'connection':
        return [connectionText(this, field, slot, nodes, row, args)];
      default:
        throw new Error(`A ${slot.kind} field can only be a root field.`);
    }
  }

  /** How many rows there are, from the values of a field's arguments. */
  #sizeOf(field: Field, node: FieldNode, size: number | SizeOf | undefined): Factor | undefined {
    return typeof size === 'function' ? (variables) => size(getArgumentValues(field, node, variables)) : size;
  }

  #embed(field: Field, slot: Slot & { kind: 'embed' }, sets: readonly SelectionSetNode[], row: Row, args: Args): Sql {
    const named = getNamedType(field.type);
    const { column } = slot;
    const when = slot.when?.({ row: row.ref, args });
    const made = slot.sql && sql`(${slot.sql({ row: row.ref, args })})`;
    const composite = made ?? (column === undefined ? undefined : row.ref(column));
    if (!composite) {
      const text = this.composite(named, sets, row);
      return when ? presentIf(sql`${when}`, text) : text;
    }
    const inner: Row = {
      table: this.plan(named).table,
      ref: (name) => sql`(${composite}).${sql.id(name)}`,
      from: row.from,
    };
    const text = this.composite(named, sets, inner);
    const present = when ?? (isNonNullType(field.type) ? undefined : sql`not (${composite} is null)`);
    return present ? presentIf(sql`${present}`, text) : text;
  }
}
