import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import { badInput } from './errors.ts';
import type { Variables } from './params.ts';

/** So many mistakes are told; a client that sends more mends these first. */
const MAX_MISTAKES = 19;
/** Of a value that is wrong so many characters are shown. */
const SHOWN = 60;
/** What is longer resembles no name, and looking for one that it resembles takes memory many times its length. */
const MAX_NAME = 200;

/** What graphql-js says of a number where a text is wanted, such as a code that was not quoted, with how to mend it. */
export const withQuoting = (message: string): string =>
  /(ID|String) cannot represent .*value: -?[\d.]+$/.test(message) ? `${message}. It is a text: quote it.` : message;

class Enough extends Error {}

/**
 * The values of an operation's variables, as the GraphQL specification coerces them. What graphql-js has for that repeats
 * in each message the whole value that a mistake is in; here a value is shown in part, and counting stops. Throws
 * BAD_USER_INPUT, several as an AggregateError.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  values: Readonly<Record<string, unknown>>,
): Variables {
  const mistakes: GraphQLError[] = [];
  const refuse = (message: string, node: VariableDefinitionNode) => {
    if (mistakes.length < MAX_MISTAKES) return void mistakes.push(badInput(message, node));
    mistakes.push(badInput(`More is wrong with the variables; the first ${MAX_MISTAKES} mistakes are told.`));
    throw new Enough();
  };
  // Without a prototype, so that a variable named `__proto__` is one like others.
  const coerced: Record<string, unknown> = Object.create(null);
  try {
    for (const definition of definitions) {
      const name = definition.variable.name.value;
      const type = typeFromAST(schema, definition.type as never);
      if (!isInputType(type)) {
        refuse(
          `Variable "$${name}" cannot be of type "${print(definition.type)}", which is no input type.`,
          definition,
        );
        continue;
      }
      if (!Object.hasOwn(values, name)) {
        if (definition.defaultValue) coerced[name] = valueFromAST(definition.defaultValue, type);
        else if (isNonNullType(type))
          refuse(`Variable "$${name}" of required type "${type}" was not provided.`, definition);
        continue;
      }
      const value = values[name];
      if (value === null && isNonNullType(type)) {
        refuse(`Variable "$${name}" of non-null type "${type}" must not be null.`, definition);
        continue;
      }
      const tell = (path: readonly (string | number)[], invalid: unknown, { message }: Error) => {
        const at = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
        const place = at && ` at "${name}${at}"`;
        refuse(`Variable "$${name}" got invalid value ${shown(invalid)}${place}; ${withQuoting(message)}`, definition);
      };
      coerced[name] = coerceInputValue(value, type, tell, hasLongText(value));
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  if (mistakes.length > 1) throw new AggregateError(mistakes, 'Several variables are wrong.');
  if (mistakes[0]) throw mistakes[0];
  return { ...coerced };
}

/** Is a text in it, or the name of a member, longer than any name? */
function hasLongText(value: unknown): boolean {
  // Not recursive: a body nests deeper than the stack.
  const open: unknown[] = [value];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at === 'string' && at.length > MAX_NAME) return true;
    if (typeof at !== 'object' || at === null) continue;
    if (!Array.isArray(at) && Object.keys(at).some((key) => key.length > MAX_NAME)) return true;
    for (const item of Object.values(at)) if (item !== null && item !== undefined) open.push(item);
  }
  return false;
}

/** A value as a message shows it: how a text begins, and of lists and objects only that they are there. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
}
