/**
 * The answer of a saved document as a table. The rule is one for all: the list that `# rows:` names gives the rows, and
 * where the way to it leads through other lists, each of their items has its rows below it, or one row without them.
 * What is asked beside it is repeated in each row. An object within a row becomes columns `a_b`; a list within a row
 * makes no rows: what is asked of its items is a column, with `; ` between the items. The order is the document's.
 */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { schema } from '../../schema/index.ts';
import type { SavedDocument } from './saved.ts';

export interface Column {
  readonly name: string;
  /** The name of its type in the schema. */
  readonly type: string;
  readonly isList: boolean;
  /** What the schema says of it. */
  readonly description: string;
  /** The type that has the field. */
  readonly of: string;
  /** Of which list's item, counted along the way to the rows; 0 is the answer itself. */
  readonly level: number;
  /** Response names from that item to the value. */
  readonly keys: readonly string[];
}
export interface Table {
  readonly columns: readonly Column[];
  /** The way from each level to the list that has the next one's items. */
  readonly ways: readonly (readonly string[])[];
}
export type Cell = string | number | boolean | null;

export const SEPARATOR = '; ';
const tables = new WeakMap<SavedDocument, Table>();

/** The columns of a document. Throws where its comment names no list of it. */
export function tableOf(document: SavedDocument): Table {
  const table = tables.get(document) ?? makeTable(document);
  tables.set(document, table);
  return table;
}

function makeTable({ name, operation, rows }: SavedDocument): Table {
  const columns: Column[] = [];
  const ways: string[][] = [];

  const walk = (set: SelectionSetNode, type: GraphQLObjectType, on: readonly string[] | undefined, at: Place) => {
    for (const { key, field, selection } of fieldsOf(set, type)) {
      const named = getNamedType(field.type);
      const isList = isListType(getNullableType(field.type));
      const keys = [...at.keys, key];
      if (isLeafType(named)) {
        columns.push({
          name: [...at.prefix, ...keys].join('_'),
          type: named.name,
          isList: at.isList || isList,
          description: field.description ?? '',
          of: type.name,
          level: at.level,
          keys,
        });
      } else if (named.name !== 'PageInfo') {
        const further = on?.[0] === key ? on.slice(1) : undefined;
        const isWay = isList && further !== undefined;
        if (isWay) ways[at.level] = keys;
        const isLast = further?.length === 0;
        const prefix = isLast ? [] : keys.filter((part) => part !== 'nodes').slice(-1);
        const place = isWay
          ? { level: at.level + 1, keys: [], prefix, isList: false }
          : { ...at, keys, isList: at.isList || isList };
        walk(selection.selectionSet as SelectionSetNode, named as GraphQLObjectType, further, place);
      }
    }
  };
  walk(operation.selectionSet, schema.getQueryType() as GraphQLObjectType, rows, {
    level: 0,
    keys: [],
    prefix: [],
    isList: false,
  });
  const led = ways.flat().join('.');
  if (led !== rows.join('.')) throw new Error(`documents/${name}.graphql: "# rows:" leads to no list.`);
  return { columns, ways };
}
interface Place {
  level: number;
  keys: readonly string[];
  /** Of the names of columns. */
  prefix: readonly string[];
  isList: boolean;
}

interface Selected {
  key: string;
  field: GraphQLField<unknown, unknown>;
  selection: FieldNode;
}
/** The fields of a selection. Saved documents have no fragments: each file stands for itself. */
function fieldsOf({ selections }: SelectionSetNode, type: GraphQLObjectType): Selected[] {
  return selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) throw new Error('A saved document has no fragments.');
    const field = type.getFields()[selection.name.value];
    if (!field) throw new Error(`A saved document asks for a field that is not there: ${selection.name.value}.`);
    return { key: (selection.alias ?? selection.name).value, field, selection };
  });
}

/** The rows of an answer's data, one after the other. */
export function* rowsOf({ columns, ways }: Table, data: unknown): Generator<Cell[]> {
  function* below(level: number, items: readonly unknown[]): Generator<Cell[]> {
    const way = ways[level];
    if (!way) return void (yield columns.map((column) => cellOf(column, items[column.level])));
    const list = (valuesAt(items[level], way)[0] ?? []) as unknown[];
    // What has nothing below it is not left out; where there is nothing at all, there are no rows.
    for (const item of list.length > 0 || level === 0 ? list : [null]) yield* below(level + 1, [...items, item]);
  }
  yield* below(0, [data]);
}

/** The values at the end of a way; through lists on the way there are several. */
function valuesAt(item: unknown, keys: readonly string[]): unknown[] {
  const [key, ...further] = keys;
  if (key === undefined) return [item];
  const value = (item as Record<string, unknown> | null | undefined)?.[key];
  if (further.length > 0 && Array.isArray(value)) return value.flatMap((each) => valuesAt(each, further));
  return valuesAt(value, further);
}

function cellOf({ keys, isList }: Column, item: unknown): Cell {
  const values = valuesAt(item, keys);
  if (!isList) return (values[0] ?? null) as Cell;
  const all = values.flat();
  return all.length === 0 || all.every((value) => value === null || value === undefined)
    ? null
    : all.map((value) => value ?? '').join(SEPARATOR);
}

/** All objects of a type in an answer, such as the sources, each one once. */
export function objectsOf({ operation }: SavedDocument, typeName: string, data: unknown): Record<string, unknown>[] {
  const found = new Map<string, Record<string, unknown>>();
  const walk = (set: SelectionSetNode, type: GraphQLObjectType, item: unknown) => {
    if (item === null || item === undefined) return;
    for (const { key, field, selection } of fieldsOf(set, type)) {
      const named = getNamedType(field.type);
      if (isLeafType(named)) continue;
      for (const value of [(item as Record<string, unknown>)[key]].flat(4)) {
        if (named.name === typeName && value) found.set(JSON.stringify(value), value as Record<string, unknown>);
        walk(selection.selectionSet as SelectionSetNode, named as GraphQLObjectType, value);
      }
    }
  };
  walk(operation.selectionSet, schema.getQueryType() as GraphQLObjectType, data);
  return [...found.values()];
}
