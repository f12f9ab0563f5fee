import type { GraphQLArgument, GraphQLInputField } from 'graphql';
import type { Expression } from 'kysely';
import { badInput, ERRORS } from './errors.ts';
import { said } from './said.ts';
import { EXTENSION } from './slots.ts';

/** What an argument or input field takes beyond its type. Kept under its `extensions.kysely`. */
export interface ArgumentRules {
  /** Of an ID: which types it may name; an interface stands for its members. */
  types?: readonly string[];
  /** Of an ID: may it also be a code? Which id that is, the option `idOfCode` says. */
  byCode?: boolean;
  /**
   * Where it is left out, it has the value that the nearest field above was given for an argument or input field that has
   * this rule. By the scalar of that one: what its value is as this one.
   */
  inherited?: Readonly<Record<string, (value: Expression<never>) => Expression<unknown>>>;
  /** Of a list of ids: an item that is none is refused by itself, and not the whole. */
  each?: boolean;
  /**
   * Of a list of input objects: callbacks get all of it as one parameter, JSON, instead of an array. So the statement is
   * the same however many there are and whatever they say; an id in it is not looked at.
   */
  asJson?: boolean;
  /** Of a list: at most so many items. @default MOST_ITEMS */
  maxItems?: number;
  /** Of a text: at most so many characters. */
  maxLength?: number;
  /** Of a number: this or more. */
  min?: number;
  /** Of a number: this or less. */
  max?: number;
}

/** How many items a list has at most that does not say otherwise. */
const MOST_ITEMS = 250;

export const rulesOf = (definition: GraphQLArgument | GraphQLInputField): ArgumentRules =>
  (definition.extensions[EXTENSION] as ArgumentRules | undefined) ?? {};

/** Options of an argument or input field that keeps rules: `t.arg.int({ ...ruled({ min: 0 }), description })`. */
export const ruled = (rules: ArgumentRules) => ({ extensions: { [EXTENSION]: rules } });
/** Options of an ID argument or input field that names one of these types: `t.arg.id(idOf('Book', 'Film'))`. */
export const idOf = (...types: [string, ...string[]]) => ruled({ types });

/** How many characters a text has, as PostgreSQL's length() counts them: one outside the first plane is one, not two. */
const charactersOf = (text: string) => {
  let pairs = 0;
  for (let i = 1; i < text.length; i++) if ((text.codePointAt(i - 1) as number) > 0xffff) pairs++;
  return text.length - pairs;
};

/** The value, if it keeps the rules. Throws BAD_USER_INPUT. */
export function keeping<T>(rules: ArgumentRules, name: string, value: T): T {
  const { maxItems = MOST_ITEMS, maxLength, min, max } = rules;
  if (Array.isArray(value) && value.length > maxItems)
    throw badInput(said(ERRORS.TOO_MANY_ITEMS, { argument: name, limit: maxItems, given: value.length }));
  if (maxLength !== undefined && typeof value === 'string' && charactersOf(value) > maxLength)
    throw badInput(said(ERRORS.TEXT_TOO_LONG, { argument: name, limit: maxLength, given: charactersOf(value) }));
  if (min !== undefined && typeof value === 'number' && value < min)
    throw badInput(said(ERRORS.TOO_SMALL, { argument: name, min, given: String(value) }));
  if (max !== undefined && typeof value === 'number' && value > max)
    throw badInput(said(ERRORS.TOO_LARGE, { argument: name, max, given: String(value) }));
  return value;
}
