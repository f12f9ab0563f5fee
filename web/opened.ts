/**
 * What the address of the explorer opens: `?query=` with `variables=` as JSON, or `?document=` with a saved document's
 * variables as `/q` takes them.
 */
import { Kind, parse, type TypeNode, valueFromASTUntyped } from 'graphql';
import { inLanguage } from './examples.ts';

export interface Opened {
  query: string;
  /** JSON; empty where there are none. */
  variables: string;
}

const files = import.meta.glob<string>('../documents/*.graphql', { query: '?raw', import: 'default', eager: true });

/** Undefined where the address opens nothing, or names no saved document. */
export function openedBy(address: URLSearchParams): Opened | undefined {
  const query = address.get('query');
  if (query !== null) return { query, variables: address.get('variables') ?? '' };
  const text = files[`../documents/${address.get('document')}.graphql`];
  if (text === undefined) return undefined;
  const [operation] = parse(text).definitions;
  const values: Record<string, unknown> = {};
  if (operation?.kind === Kind.OPERATION_DEFINITION)
    for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) {
      const given = address.get(variable.name.value);
      if (given !== null) values[variable.name.value] = jsonOf(type, given);
      else if (defaultValue) values[variable.name.value] = valueFromASTUntyped(defaultValue);
    }
  const variables = Object.keys(values).length > 0 ? JSON.stringify(values, null, 2) : '';
  // Which list a table has is nothing to whoever asks here.
  const asked = inLanguage(text).replace(/^# (rows:|no table).*\n/m, '');
  return { query: asKnownAt(asked, address.get('knownAt')), variables };
}

/** The operation of what was known at a moment, where the address names one. */
function asKnownAt(query: string, moment: string | null): string {
  const [operation] = parse(query).definitions;
  if (moment === null || operation?.kind !== Kind.OPERATION_DEFINITION) return query;
  const { start = 0 } = operation.selectionSet.loc ?? {};
  return `${query.slice(0, start)}@asKnownAt(at: ${JSON.stringify(moment)}) ${query.slice(start)}`;
}

const TEXTS = ['ID', 'String', 'Date', 'Month', 'DateTime', 'Decimal'];
/** A text of an address as a value of JSON. */
function jsonOf(type: TypeNode, text: string): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return jsonOf(type.type, text);
  if (type.kind === Kind.LIST_TYPE) return text.split(',').map((item) => jsonOf(type.type, item.trim()));
  const name = type.name.value;
  // What is none of its type stays a text, which the API then refuses with words.
  if (name === 'Int' || name === 'Count') return Number.isNaN(Number(text)) ? text : Number(text);
  if (name === 'Boolean') return text === 'true' || (text === 'false' ? false : text);
  // The values of enums are written in capitals.
  return TEXTS.includes(name) ? text : text.toUpperCase();
}

/** The address that opens this. */
export function addressOf({ query, variables }: Opened, language: string): string {
  const parameters = new URLSearchParams({ lang: language, query });
  if (variables.trim()) parameters.set('variables', variables);
  return `${location.origin}/explorer?${parameters}`;
}
