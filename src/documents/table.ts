/**
 * The answer of a saved document as a table. The rule is one for all: the list that `# rows:` names gives the rows, and
 * where the way to it leads through other lists, each of their items has its rows below it, or one row without them.
 * What is asked beside it is repeated in each row. An object within a row becomes columns `a_b`. A list of objects within
 * a row becomes counted columns, `a_1_b`, `a_2_b`, for as many items as the longest such list has; a list of values
 * is one column, with `; ` between them. Beside a value of an enum stands what it is called. The order is the document's.
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
import COLUMNS from '../../documents/columns.json' with { type: 'json' };
import { wholeSchema } from '../../schema/index.ts';
import { LABELS } from './labels.gen.ts';
import type { LanguageTag, SavedDocument } from './saved.ts';

export interface Column {
  readonly name: string;
  /** The name of its type in the schema. */
  readonly type: string;
  /** Is it a list of values? */
  readonly isList: boolean;
  /** What it is called, with the objects on the way to it: `pembagi – angka`. */
  readonly title: string;
  /** What it means, in the language asked for. */
  readonly description: string;
  /** The field that it is of, by the type that declares it: `Quantity.value`, `Area.code` also of a province. */
  readonly of: string;
  /** Of which list's item, counted along the way to the rows; 0 is the answer itself. */
  readonly level: number;
  /** Response names from that item to the value, and places in lists, counted from 0. */
  readonly keys: readonly (string | number)[];
  /** Where it tells what values of an enum are called: that of each value. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}
export interface Table {
  readonly columns: readonly Column[];
  /** The way from each level to the list that has the next one's items. */
  readonly ways: readonly (readonly string[])[];
}
export type Cell = string | number | boolean | null;

export const SEPARATOR = '; ';

/**
 * The columns of an answer. Throws where the document's comment names no list of it.
 * @param pages the data of all its pages: how long their lists are says how many columns there are
 * @param language of the labels
 */
export function tableOf(
  { name, operation, rows }: SavedDocument,
  pages: readonly unknown[],
  language: LanguageTag,
): Table {
  const columns: Column[] = [];
  const ways: string[][] = [];

  /** @param items all that the answer has at this place */
  const walk = (
    set: SelectionSetNode,
    type: GraphQLObjectType,
    on: readonly string[] | undefined,
    at: Place,
    items: readonly unknown[],
  ) => {
    for (const { key, field, selection } of fieldsOf(set, type)) {
      const named = getNamedType(field.type);
      const isList = isListType(getNullableType(field.type));
      const keys = [...at.keys, key];
      const of = declared(type, field.name);
      // Pages of a list are no thing of their own.
      const titles = field.name === 'nodes' ? at.titles : [...at.titles, calledIn(language, of)];
      if (isLeafType(named)) {
        const numbered = keys.map((part) => (typeof part === 'number' ? part + 1 : part));
        const column = {
          name: [...at.prefix, ...numbered].join('_'),
          type: named.name,
          isList,
          title: titles.join(' – '),
          description: (language === 'id' ? WORDS[of]?.[1] : field.description) ?? '',
          of,
          level: at.level,
          keys,
        };
        columns.push(column);
        const labels = LABELS[language][named.name];
        if (labels)
          columns.push({
            ...column,
            name: `${column.name}_label`,
            type: 'String',
            title: `${column.title} (${LABEL_OF[language].title})`,
            description: LABEL_OF[language].description(column.name),
            labels,
          });
        continue;
      }
      if (named.name === 'PageInfo') continue;
      const further = on?.[0] === key ? on.slice(1) : undefined;
      const values = items.map((item) => (item as Record<string, unknown> | null | undefined)?.[key]);
      const below = (place: Place, inner: readonly unknown[]) =>
        walk(selection.selectionSet as SelectionSetNode, named as GraphQLObjectType, further, place, inner);
      if (isList && further) {
        ways[at.level] = keys.filter((part) => typeof part === 'string');
        const prefix = further.length === 0 ? [] : ways[at.level]?.filter((part) => part !== 'nodes').slice(-1);
        const called = further.length === 0 ? [] : titles.slice(-1);
        below({ level: at.level + 1, keys: [], prefix: prefix ?? [], titles: called }, values.flat());
      } else if (isList) {
        const lists = values as (unknown[] | null | undefined)[];
        // One at least, so that the columns are there also where all lists are empty.
        const longest = lists.reduce((most, list) => Math.max(most, list?.length ?? 0), 1);
        for (let i = 0; i < longest; i++)
          below(
            { ...at, keys: [...keys, i], titles: titles.with(-1, `${titles.at(-1)} ${i + 1}`) },
            lists.map((list) => list?.[i]),
          );
      } else below({ ...at, keys, titles }, values);
    }
  };
  const query = wholeSchema().getQueryType() as GraphQLObjectType;
  walk(operation.selectionSet, query, rows, { level: 0, keys: [], prefix: [], titles: [] }, pages);
  const led = ways.flat().join('.');
  if (led !== rows.join('.')) throw new Error(`documents/${name}.graphql: "# rows:" leads to no list.`);
  return { columns, ways };
}
interface Place {
  level: number;
  keys: readonly (string | number)[];
  /** Of the names of columns. */
  prefix: readonly string[];
  /** What the objects on the way are called. */
  titles: readonly string[];
}

/** Words of fields in Indonesian: what each is called and, of a value, what it means. English is that of the schema. */
const WORDS: Readonly<Record<string, string | readonly string[]>> = COLUMNS;

/** A field by the type or interface that its words are of: fields of `Area` are explained once for all areas. */
const declared = (type: GraphQLObjectType, field: string): string =>
  `${type.getInterfaces().find((each) => each.name !== 'Node' && each.getFields()[field])?.name ?? type.name}.${field}`;

/** What a field is called; in English that is its name, with blanks. */
function calledIn(language: LanguageTag, of: string): string {
  if (language === 'en') return of.replace(/.*\./, '').replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
  return [WORDS[of] ?? of].flat()[0] ?? of;
}

const LABEL_OF = {
  en: { title: 'label', description: (name: string) => `What the value of ${name} is called.` },
  id: { title: 'sebutan', description: (name: string) => `Sebutan bagi nilai pada kolom ${name}.` },
} as const;

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
    const list = (valueAt(items[level], way) ?? []) as unknown[];
    // What has nothing below it is not left out; where there is nothing at all, there are no rows.
    for (const item of list.length > 0 || level === 0 ? list : [null]) yield* below(level + 1, [...items, item]);
  }
  yield* below(0, [data]);
}

/** The value at the end of a way. */
const valueAt = (item: unknown, keys: readonly (string | number)[]): unknown =>
  keys.reduce((value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key], item);

function cellOf({ keys, isList, labels }: Column, item: unknown): Cell {
  const value = valueAt(item, keys) ?? null;
  const written = (code: unknown) => labels?.[String(code)] ?? code;
  if (!isList) return written(value) as Cell;
  const all = (value ?? []) as unknown[];
  return all.length === 0 ? null : all.map((each) => written(each) ?? '').join(SEPARATOR);
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
  walk(operation.selectionSet, wholeSchema().getQueryType() as GraphQLObjectType, data);
  return [...found.values()];
}
