/**
 * The saved documents: operations whose text lies in documents/, which anybody may ask by name. The comments of a file are
 * its words: of the operation and of each variable a line in English and one in Indonesian; `# rows:` names the list
 * whose items are the rows of a table; `# no table` says that the answer is for a page and would be no table to work with.
 */
import {
  type ArgumentNode,
  type DocumentNode,
  GraphQLBoolean,
  GraphQLInt,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  Kind,
  type NamedTypeNode,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  parse,
  print,
  TokenKind,
  type TypeNode,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import TITLES from '../../documents/titles.json' with { type: 'json' };
import { leafSchema } from '../../schema/index.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import type { Language } from '../language.ts';
import { coerceVariables, Mistake, type Said, said } from '../pothos-kysely/index.ts';
import { DOCUMENTS } from './documents.gen.ts';

/** A language, by the name that addresses have for it. */
export type LanguageTag = Lowercase<Language>;
export type Words = Readonly<Record<LanguageTag, string>>;

export interface SavedVariable {
  name: string;
  /** As the document writes it, such as `Month!`. */
  type: string;
  isRequired: boolean;
  /** The default, as an address writes it; where there is none, what the comment says after `such as:`. */
  example: string | undefined;
  words: Words;
}
export interface SavedDocument {
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  /** What people call it. */
  readonly title: Words;
  readonly words: Words;
  /** The response names that lead to the list of rows; none where the answer is one row. */
  readonly rows: readonly string[];
  /** Is its answer also given as a table? */
  readonly hasTable: boolean;
  /** What an address may give besides the language, which all addresses take. */
  readonly variables: readonly SavedVariable[];
  readonly document: DocumentNode;
  /** With all that the document takes. */
  readonly operation: OperationDefinitionNode;
}

const byName = new Map(DOCUMENTS.map((file) => [file.name, file]));
const textByHash = new Map(DOCUMENTS.map(({ hash, text }) => [hash, text]));
/** Parsed when they are first asked for. */
const read = new Map<string, SavedDocument>();

export const savedNames: readonly string[] = [...byName.keys()];

/** The text that has this SHA-256; undefined where no saved document has. */
export const textOf = (hash: string): string | undefined => textByHash.get(hash);

/** A document by its name; undefined where there is none. */
export function savedDocument(name: string): SavedDocument | undefined {
  const file = byName.get(name);
  const known = read.get(name) ?? (file && readFile(file));
  if (known) read.set(name, known);
  return known;
}

function readFile(file: (typeof DOCUMENTS)[number]): SavedDocument {
  const document = parse(file.text);
  const written = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!written) throw new Error(`documents/${file.name}.graphql has no operation.`);
  const variableDefinitions = [...(written.variableDefinitions ?? []), KNOWN_AT as VariableDefinitionNode];
  return {
    ...file,
    document,
    operation: { ...written, variableDefinitions },
    title: TITLES[file.name as keyof typeof TITLES],
    words: wordsBefore(written),
    rows: /^# rows: (.+)$/m.exec(file.text)?.[1]?.split('.') ?? [],
    hasTable: !/^# no table$/m.test(file.text),
    variables: variableDefinitions.map(variableOf),
  };
}

const variableOf = (definition: VariableDefinitionNode): SavedVariable => ({
  name: definition.variable.name.value,
  type: print(definition.type),
  isRequired: definition.type.kind === Kind.NON_NULL_TYPE && !definition.defaultValue,
  example: definition.defaultValue
    ? addressForm(definition.defaultValue)
    : commentBefore(definition)
        .find((line) => line.startsWith(SUCH_AS))
        ?.slice(SUCH_AS.length),
  words: wordsBefore(definition),
});

/** What every document takes besides its own variables. */
const [KNOWN_AT] = (
  parse(`query (
  # Up to which moment things are known. Up to now, when not given.
  # Sampai saat mana data diketahui. Sampai kini, bila tidak disebut.
  $knownAt: DateTime
) { a }`).definitions as OperationDefinitionNode[]
).flatMap(({ variableDefinitions = [] }) => variableDefinitions);

const SUCH_AS = 'such as: ';

/** The lines of the comment before a node. */
function commentBefore({ loc }: OperationDefinitionNode | VariableDefinitionNode): string[] {
  const lines: string[] = [];
  for (let token = loc?.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev)
    lines.unshift(token.value.trim());
  return lines;
}

/** Its first two lines. */
function wordsBefore(node: OperationDefinitionNode | VariableDefinitionNode): Words {
  const [en = '', id = ''] = commentBefore(node);
  return { en, id };
}

/** A literal as an address writes it: a list has commas. */
function addressForm(value: ValueNode): string {
  if (value.kind === Kind.LIST) return value.values.map(addressForm).join(',');
  return 'value' in value ? String(value.value) : print(value);
}

/** How each parameter of a document is told in the list of what it takes, by its name. */
export const takesOf = ({ variables }: SavedDocument): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    variables.map(({ name, type, example }) => [
      name,
      example
        ? said(ERRORS.PARAMETER_SUCH_AS, { name, type, example })
        : said(ERRORS.PARAMETER_OF_TYPE, { name, type }),
    ]),
  );

/** What a parameter cannot have. */
export class WrongVariables extends Error {
  readonly said: Said;
  /** The first parameter that has what it cannot have, or is missing. */
  readonly parameter: string;
  constructor(what: Said, parameter: string) {
    super('These are not what the document takes.');
    this.said = what;
    this.parameter = parameter;
  }
}

/**
 * The values of a document's variables, in the document's order, from the parameters of an address: so that two addresses
 * that ask the same have the same values. Throws WrongVariables.
 * @param given by their names, as texts; a list has commas. Others than the document's are passed over
 */
export function readVariables(
  { operation }: SavedDocument,
  given: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const key = variable.name.value;
    const text = given.get(key);
    if (text !== undefined) values[key] = readValue(type, text);
  }
  try {
    return coerceVariables(leafSchema(), operation.variableDefinitions ?? [], values);
  } catch (error) {
    const first = error instanceof AggregateError ? error.errors[0] : error;
    if (!(first instanceof Mistake)) throw error;
    throw new WrongVariables(asParameter(operation, first.said), String(first.said.parameters.variable));
  }
}

/** A mistake in a variable, as who writes an address knows it: what the parameter takes, and an example. */
function asParameter({ variableDefinitions = [] }: OperationDefinitionNode, mistake: Said): Said {
  const { variable: name, given, why } = mistake.parameters;
  const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
  if (!definition || name === undefined || why === undefined) return mistake;
  const type = typeFromAST(leafSchema(), definition.type as NamedTypeNode);
  const named = type && getNamedType(type);
  const shown = String(given).replace(/^"|"$/g, '');
  const values = isEnumType(named) ? named.getValues().map((value) => value.name) : ['true', 'false'];
  if (isEnumType(named) || named === GraphQLBoolean) {
    const text = isListType(getNullableType(type)) ? ERRORS.WRONG_VALUE_IN_LIST : ERRORS.WRONG_VALUE;
    return said(text, { parameter: name, given: shown, values });
  }
  if (named !== GraphQLInt) return said(ERRORS.IN_PARAMETER, { name, why });
  const example = definition.defaultValue ? addressForm(definition.defaultValue) : '12';
  return said(ERRORS.NOT_A_WHOLE_NUMBER, { parameter: name, given: shown, example });
}

/** From which parameter of the address the value is that a mistake is about; undefined where it is from none. */
export function parameterOf({ operation }: SavedDocument, { parameters: { argument } }: Said): string | undefined {
  // Such as `filter.within`, or `areas[0]`.
  const of = /(\w+)(\[\d+\])?$/.exec(String(argument))?.[1];
  let name: string | undefined;
  const look = ({ name: { value: own }, value }: ArgumentNode | ObjectFieldNode) => {
    if (own === of && value.kind === Kind.VARIABLE) name ??= value.name.value;
  };
  visit(operation, { Argument: look, ObjectField: look });
  return name;
}

/** A mistake in an argument of the document, as who asks by an address knows it: by the parameter that it is about. */
export function inParameter(document: SavedDocument, mistake: Said): Said | undefined {
  const { why } = mistake.parameters;
  const name = parameterOf(document, mistake);
  if (name === undefined) return undefined;
  return why === undefined
    ? { ...mistake, parameters: { ...mistake.parameters, argument: name } }
    : said(ERRORS.IN_PARAMETER, { name, why });
}

const WHOLE = /^-?\d+$/;
/** A text of an address as JSON would have it for this type. What it cannot be stays a text, which the type then refuses. */
function readValue(node: TypeNode, text: string): unknown {
  if (node.kind === Kind.NON_NULL_TYPE) return readValue(node.type, text);
  if (node.kind === Kind.LIST_TYPE) return text.split(',').map((item) => readValue(node.type, item.trim()));
  const type = node.name.value;
  if (isEnumType(leafSchema().getType(type))) return text.toUpperCase();
  if (type === 'Boolean') return text === 'true' || (text === 'false' ? false : text);
  // A number that would be rounded stays what was sent, for the refusal to name.
  const isWhole = (type === 'Int' || type === 'Count') && WHOLE.test(text) && Number.isSafeInteger(Number(text));
  return isWhole ? Number(text) : text;
}
