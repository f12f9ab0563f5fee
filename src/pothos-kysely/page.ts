import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
} from 'graphql';
import { sql } from 'kysely';
import { type Collected, selectionsOf } from './collect.ts';
import { type Compilation, noParent, type Row } from './compilation.ts';
import { beyond, cursorKeys, cursorOf, decode, orderSql, signature } from './cursor.ts';
import { badInput, ERRORS, located } from './errors.ts';
import { Param, parameter, type Variables } from './params.ts';
import { joinsSql, open, orderKeys, whereSql } from './relation.ts';
import { said } from './said.ts';
import { type Args, type PageSize, type Slot, slotOf, type TypePlan, weigh } from './slots.ts';
import { concat, jsonArray, orNull, type Piece, type Sql } from './text.ts';

type Connection = Slot & { kind: 'connection' };
type Field = GraphQLField<unknown, unknown>;

/** What counting a list costs where nothing is said. */
const COUNT = 5;

/** Which page a field's arguments ask for. */
interface Page {
  backward: boolean;
  size: (variables: Variables) => number;
  after: ((variables: Variables) => unknown) | null;
  before: ((variables: Variables) => unknown) | null;
  /** Where an argument stands in the document, for a mistake in it. */
  place: (name: string) => ArgumentNode | undefined;
}

/**
 * JSON text of a Relay connection (https://relay.dev/graphql/connections.htm). One row more than the page tells
 * whether there is a next one; what lies on the other side of a cursor is asked with EXISTS, only when selected.
 */
export function connectionText(
  c: Compilation,
  field: Field,
  slot: Connection,
  nodes: FieldNode[],
  parent: Row | undefined,
  args: Args,
): Sql {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const fields = c.collector.collect(type, selectionsOf(nodes));
  const page = pageOf(c, field, slot, nodes[0] as FieldNode);
  // A page size that cannot be is refused also where nothing selected needs it.
  c.cost.check((variables) => void page.size(variables));
  return new PageCompiler(c, type, slot, page, parent, args).text(fields);
}

function pageOf(c: Compilation, field: Field, slot: Connection, node: FieldNode): Page {
  const [first, last, after, before] = ['first', 'last', 'after', 'before'].map((name) =>
    c.args.raw(field, node, name),
  );
  if (first && last) throw badInput(said(ERRORS.FIRST_AND_LAST, { field: field.name }), node);
  const bounds = { max: slot.maxPage, default: slot.defaultPage };
  const size = pageSize(c, field, node, last ? 'last' : 'first', bounds);
  const place = (name: string) => node.arguments?.find((argument) => argument.name.value === name);
  return { backward: Boolean(last), size, after: after ?? null, before: before ?? null, place };
}

/** How many rows an argument asks for, worked out and checked per request. */
export function pageSize(c: Compilation, field: Field, node: FieldNode, name: string, bounds: PageSize) {
  const given = c.args.raw(field, node, name);
  return (variables: Variables): number => {
    const n = given ? Number(given(variables)) : bounds.default;
    if (n >= 1 && n <= bounds.max) return n;
    const { max } = bounds;
    throw badInput(said(ERRORS.PAGE_SIZE, { argument: name, field: field.name, max, given: String(n) }), node);
  };
}

class PageCompiler {
  readonly #c: Compilation;
  readonly #type: GraphQLObjectType;
  readonly #slot: Connection;
  readonly #page: Page;
  readonly #parent: Row | undefined;
  readonly #args: Args;
  readonly #node: GraphQLNamedType;
  readonly #plan: TypePlan;
  /** Columns of the page's rows: JSON texts of edges and nodes, and the cursor. */
  readonly #columns: Sql[] = [];
  #needsCursor = false;
  /** Does the object aggregate over the page's rows? Else there is nothing to read them for. */
  #paged = false;

  constructor(
    c: Compilation,
    type: GraphQLObjectType,
    slot: Connection,
    page: Page,
    parent: Row | undefined,
    args: Args,
  ) {
    this.#c = c;
    this.#type = type;
    this.#slot = slot;
    this.#page = page;
    this.#parent = parent;
    this.#args = args;
    const edge = getNamedType((type.getFields().edges as Field).type) as GraphQLObjectType;
    this.#node = getNamedType((edge.getFields().node as Field).type);
    this.#plan = c.plan(this.#node);
  }

  text(fields: Collected): Sql {
    const opened = open(this.#c, this.#slot, this.#plan, this.#parent, this.#args);
    const { row } = opened;
    const { keys, names } = orderKeys(this.#c, this.#slot, this.#plan, row, this.#args);
    const sign = signature(String(this.#slot.name), keys, names);
    const { after, before, backward, place } = this.#page;
    const afterKeys = after && cursorKeys(after, keys, sign, 'after', place('after'));
    const beforeKeys = before && cursorKeys(before, keys, sign, 'before', place('before'));
    // A cursor that cannot be one is refused also where nothing selected needs it.
    for (const [given, side] of [
      [after, 'after'],
      [before, 'before'],
    ] as const)
      if (given)
        this.#c.cost.check(
          (variables) => void located(place(side), () => decode(String(given(variables)), keys, sign, side)),
        );
    const cursor = cursorOf(keys, sign);
    const id = sql.id(opened.alias);

    const parent = this.#parent?.ref ?? noParent;
    const parts = this.#slot.parts?.({ row: row.ref, parent, args: this.#args });
    /** Rows of the list, of each part by itself where it has some. `end` is an order and how many. */
    const listed = (conditions: readonly Sql[], end: Sql, what: Sql = sql`${id}.*`): Sql => {
      const all = (where: readonly Sql[], shown: Sql) =>
        sql`select ${shown} from ${opened.from} as ${id}${whereSql(where)}${end}`;
      if (!parts) return all(conditions, what);
      const part = this.#c.alias();
      const ofPart = sql`(${parts.of(sql.ref(`${part}.part`))})`;
      return sql`select ${what} from ${parts.values} as ${sql.id(part)}(part) cross join lateral (${all([...conditions, ofPart], sql`${id}.*`)}) as ${id}${end}`;
    };
    /** Is there a row of the whole list on the far side of the cursor, the cursor's own row included? The first one from there tells. */
    const beyondCursor = (at: Sql[] | null, side: 'after' | 'before'): Sql => {
      if (!at) return sql.raw('false');
      this.#c.from(this.#plan.table);
      const conditions = [...opened.where, beyond(keys, at, side, true)];
      const first = sql` order by ${orderSql(keys, side === 'before')} limit 1`;
      return sql`((${listed(conditions, first, sql`true`)}) is not null)`;
    };

    const pieces: Piece[] = ['{'];
    for (const [name, nodes] of fields) {
      pieces.push(`${pieces.length > 1 ? ',' : ''}"${name}":`);
      const field = (nodes[0] as FieldNode).name.value;
      if (field === '__typename') pieces.push(`"${this.#type.name}"`);
      else if (field === 'edges') pieces.push(this.#list(name, () => this.#edge(nodes, row, cursor)));
      else if (field === 'nodes')
        pieces.push(this.#list(name, () => this.#c.composite(this.#node, selectionsOf(nodes), row)));
      else if (field === 'pageInfo') {
        const ahead = () => beyondCursor(beforeKeys, 'after');
        const back = () => beyondCursor(afterKeys, 'before');
        const next = () => (backward ? ahead() : sql`(${this.#more()} or ${ahead()})`);
        const previous = () => (backward ? sql`(${this.#more()} or ${back()})` : back());
        pieces.push(this.#pageInfo(nodes, next, previous));
      } else if (field === 'totalCount') {
        const { count } = this.#slot;
        this.#c.cost.of(name, () => this.#c.cost.add(weigh(this.#slot.countCost ?? (count ? 1 : COUNT), this.#args)));
        this.#c.from(this.#plan.table);
        const counted = count?.({ parent, args: this.#args });
        pieces.push(sql`(${counted ?? sql`select count(*) from ${opened.from} as ${id}${whereSql(opened.where)}`})`);
      } else throw new Error(`${this.#type.name}.${field} has no SQL.`);
    }
    const object = concat([...pieces, '}']);
    if (!this.#paged) return object;

    const conditions = [...opened.where];
    if (afterKeys) conditions.push(beyond(keys, afterKeys, 'after'));
    if (beforeKeys) conditions.push(beyond(keys, beforeKeys, 'before'));
    const rows = sql`(${listed(conditions, sql` order by ${orderSql(keys, backward)} limit ${this.#size()} + 1`)})`;
    const columns = this.#columns.map((column, i) => sql`${column} as ${sql.id(`e${i}`)}`);
    if (this.#needsCursor) columns.push(sql`${cursor} as c`);
    columns.push(sql`row_number() over (order by ${orderSql(keys, backward)}) as i`);
    return sql`(select ${object} from (select ${sql.join(columns)} from ${rows} as ${id}${joinsSql(row)}) as p)`;
  }

  /** The page size as a parameter; checked when the parameter is filled. */
  #size(): Sql {
    return parameter(new Param(this.#page.size), 'int4');
  }

  /** Were more rows read than the page shows? */
  #more(): Sql {
    this.#paged = true;
    return sql`count(*) > ${this.#size()}`;
  }

  #list(name: string, item: () => Sql): Sql {
    this.#paged = true;
    const { cost } = this.#c;
    const rows = () => cost.times(this.#page.size, item, this.#slot.rowCost);
    const text = cost.of(name, () => cost.spanning(this.#plan.span, rows));
    const column = sql.ref(`p.e${this.#columns.push(text) - 1}`);
    return jsonArray(column, this.#page.backward ? sql`p.i desc` : sql`p.i`, sql`p.i <= ${this.#size()}`);
  }

  #edge(nodes: FieldNode[], row: Row, cursor: Sql): Sql {
    const edge = getNamedType((this.#type.getFields().edges as Field).type) as GraphQLObjectType;
    const pieces: Piece[] = ['{'];
    for (const [name, inner] of this.#c.collector.collect(edge, selectionsOf(nodes))) {
      pieces.push(`${pieces.length > 1 ? ',' : ''}"${name}":`);
      const field = (inner[0] as FieldNode).name.value;
      if (field === '__typename') pieces.push(`"${edge.name}"`);
      else if (field === 'cursor') pieces.push('"', cursor, '"');
      else if (field === 'node')
        pieces.push(this.#c.cost.of(name, () => this.#c.composite(this.#node, selectionsOf(inner), row)));
      else
        throw new Error(`${edge.name}.${field} has no SQL${slotOf(edge.getFields()[field] as Field) ? ' here' : ''}.`);
    }
    return concat([...pieces, '}']);
  }

  #pageInfo(nodes: FieldNode[], hasNext: () => Sql, hasPrevious: () => Sql): Sql {
    const type = getNamedType((this.#type.getFields().pageInfo as Field).type) as GraphQLObjectType;
    const pieces: Piece[] = ['{'];
    for (const [name, [node]] of this.#c.collector.collect(type, selectionsOf(nodes))) {
      pieces.push(`${pieces.length > 1 ? ',' : ''}"${name}":`);
      const field = (node as FieldNode).name.value;
      if (field === '__typename') pieces.push(`"${type.name}"`);
      else if (field === 'hasNextPage') pieces.push(sql`(${hasNext()})::text`);
      else if (field === 'hasPreviousPage') pieces.push(sql`(${hasPrevious()})::text`);
      else pieces.push(this.#endCursor((field === 'endCursor') !== this.#page.backward));
    }
    return concat([...pieces, '}']);
  }

  /** The cursor of the page's first or last row in the order it was read. */
  #endCursor(last: boolean): Sql {
    this.#needsCursor = true;
    this.#paged = true;
    const order = sql.raw(last ? 'p.i desc' : 'p.i');
    return orNull(sql`'"' || (array_agg(p.c order by ${order}) filter (where p.i <= ${this.#size()}))[1] || '"'`);
  }
}
