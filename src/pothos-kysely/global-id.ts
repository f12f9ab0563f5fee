import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { badInput, ERRORS } from './errors.ts';
import type { ArgumentRules } from './rules.ts';
import { type Said, said, shown } from './said.ts';
import { type KyselyOptions, planOf } from './slots.ts';

export interface GlobalId {
  typename: string;
  key: string;
}

/** No key of a column that ids are made of is longer. */
const MAX_KEY_LENGTH = 400;

/** What a column's text must look like for PostgreSQL to read it; types not named here take any text. */
const SHAPES: Readonly<Record<string, (text: string) => boolean>> = {
  int2: (text) => integer(text, 32_767n),
  int4: (text) => integer(text, 2_147_483_647n),
  int8: (text) => integer(text, 9_223_372_036_854_775_807n),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text),
  numeric: (text) => /^-?\d{1,131}(\.\d{1,1000})?$/.test(text),
  bool: (text) => text === 'true' || text === 'false',
  timestamptz: (text) =>
    /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:?[0-5]\d)?$/.test(text) &&
    isDay(text),
};
const isDay = (text: string) => {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10)) && !text.startsWith('0000');
};
const integer = (text: string, max: bigint) =>
  /^-?\d{1,19}$/.test(text) && BigInt(text) <= max && BigInt(text) >= -max - 1n;

/** Of types that PostgreSQL reads in several ways: the one in which it writes a key, and so the only one in an id. */
const WRITTEN: Readonly<Record<string, RegExp>> = {
  int2: /^(0|[1-9]\d*)$/,
  int4: /^(0|[1-9]\d*)$/,
  int8: /^(0|[1-9]\d*)$/,
  numeric: /^(0|[1-9]\d*)(\.\d+)?$/,
  uuid: /^[^A-F]*$/,
};

/** Can PostgreSQL read this text as the type? Client-made ids and cursors are refused here, not by the database. */
export const readable = (text: string, pgType: string): boolean =>
  SHAPES[pgType]?.(text) ?? (!text.includes('\0') && text.isWellFormed());

export const notAnId = (value: unknown, byCode = false): Said =>
  said(byCode ? ERRORS.NOT_AN_ID_OR_CODE : ERRORS.NOT_AN_ID, { given: shown(String(value)) });

/** Reads global ids, `<type>:<key>`, of the types of one schema that implement Node. */
export class GlobalIds {
  readonly #schema: GraphQLSchema;
  readonly #keyTypes = new Map<string, string>();

  readonly #idOfCode: NonNullable<KyselyOptions['idOfCode']>;

  constructor(schema: GraphQLSchema, idOfCode: KyselyOptions['idOfCode'] = () => undefined) {
    this.#schema = schema;
    this.#idOfCode = idOfCode;
    for (const type of Object.values(schema.getTypeMap())) {
      const node = isObjectType(type) ? planOf(type)?.node : undefined;
      if (node) this.#keyTypes.set(type.name, node.pgType);
    }
  }

  /**
   * The id in a text; undefined for anything that this schema cannot have given out.
   * @param rules whether it may also be a code, and of which types
   */
  find(value: unknown, { types = [], byCode }: ArgumentRules = {}): GlobalId | undefined {
    const text =
      (byCode &&
        this.#idOfCode(
          String(value),
          types.flatMap((name) => this.#members(name)),
        )) ||
      String(value);
    const at = text.indexOf(':');
    const typename = text.slice(0, Math.max(at, 0));
    const key = text.slice(at + 1);
    const pgType = this.#keyTypes.get(typename);
    if (pgType === undefined || key === '' || key.length > MAX_KEY_LENGTH || !readable(key, pgType)) return undefined;
    return (WRITTEN[pgType]?.test(key) ?? true) ? { typename, key } : undefined;
  }

  /**
   * The id in a text. Throws BAD_USER_INPUT for anything that this schema cannot have given out.
   * @param rules which types it may name, interfaces for their members, any when left out; and whether it may be a code
   */
  parse(value: unknown, rules: ArgumentRules = {}): GlobalId {
    const id = this.find(value, rules);
    if (!id) throw badInput(notAnId(value, rules.byCode));
    const members = rules.types?.flatMap((name) => this.#members(name));
    if (members && !members.includes(id.typename))
      throw badInput(
        said(rules.byCode ? ERRORS.ONE_OF_OTHER_TYPE : ERRORS.ID_OF_OTHER_TYPE, {
          given: shown(value),
          type: id.typename,
          types: members,
        }),
      );
    return id;
  }

  #members(name: string): string[] {
    const type = this.#schema.getType(name);
    const declared = type && planOf(type)?.members?.types;
    if (declared) return [...new Set(Object.values(declared))];
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map((member) => member.name) : [name];
  }
}
