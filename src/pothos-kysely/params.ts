import type { ASTNode } from 'graphql';
import { type RawBuilder, sql } from 'kysely';
import { badInput, ERRORS, located } from './errors.ts';
import { said } from './said.ts';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * A statement parameter whose value is worked out per request from the operation's variables. While a statement is
 * compiled only this stands in for the value, so a value can never shape, or end up in, the SQL text.
 */
export class Param {
  readonly #resolve: (variables: Variables) => unknown;
  readonly #node: ASTNode | undefined;
  /** @param node where the value comes from, for mistakes to stand at */
  constructor(resolve: (variables: Variables) => unknown, node?: ASTNode) {
    this.#resolve = resolve;
    this.#node = node;
  }

  /** The value for one request, in a form the driver sends. Throws BAD_USER_INPUT on what PostgreSQL cannot store. */
  value(variables: Variables): unknown {
    return located(this.#node, () => storable(this.#resolve(variables)));
  }
}

/** Fills a compiled statement's parameters for one request. */
export const fill = (parameters: readonly unknown[], variables: Variables): unknown[] =>
  parameters.map((parameter) => (parameter instanceof Param ? parameter.value(variables) : storable(parameter)));

/** A parameter cast to its PostgreSQL type, so that the type never depends on where it stands. */
export const parameter = (param: Param, pgType: string): RawBuilder<unknown> =>
  sql`${sql.val(param)}::${sql.raw(pgType)}`;

/** A value as the JSON that a statement is given. Throws BAD_USER_INPUT on what PostgreSQL cannot store. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'string' ? storable(part) : part));

function storable(value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) {
    throw badInput(said(ERRORS.NUL_CHARACTER));
  }
  if (Array.isArray(value)) return value.map(storable);
  return value !== null && typeof value === 'object' ? storable(JSON.stringify(value)) : value;
}
