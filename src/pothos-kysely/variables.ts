import {
  type ASTNode,
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
import { badInput, ERRORS, saidBy } from './errors.ts';
import type { Variables } from './params.ts';
import { type Said, said } from './said.ts';

/** So many mistakes are told; a client that sends more mends these first. */
const MAX_MISTAKES = 19;
/** Of a value that is wrong so many characters are shown. */
const SHOWN = 60;
/** What is longer resembles no name, and looking for one that it resembles takes memory many times its length. */
const MAX_NAME = 200;

/** Why a value is wrong. Of a number where a text is wanted, such as a code that was not quoted, how to mend it. */
export function whyWrong(error: Error): Said {
  const given = /^(?:ID|String) cannot represent .*value: (-?[\d.]+)$/.exec(error.message)?.[1];
  return given ? said(ERRORS.QUOTE_THE_TEXT, { given }) : saidBy(error);
}

/**
 * A mistake that graphql-js found in a literal, with the argument that has it (`filter.at`; '' for none), or the variable
 * whose default has it (`$filter.at`), and its place.
 */
export function inLiteral(error: Error, name: string, nodes: ASTNode | readonly ASTNode[] | undefined): GraphQLError {
  const why = whyWrong(error);
  if (!name) return badInput(why, nodes);
  return badInput(
    name.startsWith('$')
      ? said(ERRORS.IN_DEFAULT, { variable: name, why })
      : said(ERRORS.IN_ARGUMENT, { argument: name, why }),
    nodes,
  );
}

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
  const refuse = (what: Said, node: VariableDefinitionNode) => {
    if (mistakes.length < MAX_MISTAKES) return void mistakes.push(badInput(what, node));
    mistakes.push(badInput(said(ERRORS.MORE_IS_WRONG, { count: MAX_MISTAKES })));
    throw new Enough();
  };
  // Without a prototype, so that a variable named `__proto__` is one like others.
  const coerced: Record<string, unknown> = Object.create(null);
  try {
    for (const definition of definitions) {
      const variable = definition.variable.name.value;
      const type = typeFromAST(schema, definition.type as never);
      if (!isInputType(type)) {
        refuse(said(ERRORS.VARIABLE_OF_NO_INPUT_TYPE, { variable, type: print(definition.type) }), definition);
        continue;
      }
      if (!Object.hasOwn(values, variable)) {
        if (definition.defaultValue) coerced[variable] = valueFromAST(definition.defaultValue, type);
        else if (isNonNullType(type))
          refuse(said(ERRORS.VARIABLE_MISSING, { variable, type: String(type) }), definition);
        continue;
      }
      const value = values[variable];
      if (value === null && isNonNullType(type)) {
        refuse(said(ERRORS.VARIABLE_NULL, { variable, type: String(type) }), definition);
        continue;
      }
      const tell = (path: readonly (string | number)[], invalid: unknown, error: Error) => {
        const at = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
        const wrong = { variable, given: shown(invalid), why: whyWrong(error) };
        const place = `${variable}${at}`;
        refuse(
          at ? said(ERRORS.VARIABLE_WRONG_WITHIN, { ...wrong, place }) : said(ERRORS.VARIABLE_WRONG, wrong),
          definition,
        );
      };
      coerced[variable] = coerceInputValue(value, type, tell, hasLongText(value));
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
