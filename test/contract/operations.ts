/** Random operations over the real schema. */
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { random } from '../../scripts/random.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const schema = wholeSchema();

/** Values a client might send, right ones and odd ones, by scalar. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: ['VII', '64', '64.71', 'KC-SAMARINDA', 'PASAR-KAHAYAN', '', '%', "';--", '☕'],
  ID: [
    'Region:VII',
    'Province:64',
    'LocalGovernment:64.71',
    'Mou:64:2020-06-15',
    'Figure:1',
    'Source:999999',
    'Province:99',
  ],
  Int: [1, 2, 90, 0, -1, 2147483647],
  Boolean: [true, false],
  Date: ['2014-08-21', '2020-06-15', '1900-01-01', '2199-12-31'],
  Month: ['2014-07', '2025-12', '1900-01', '2199-12'],
  DateTime: ['2014-08-21T17:00:00+08:00', '2026-01-01T00:00:00Z'],
  Decimal: ['0', '34.55'],
};

function generate(seed: number): string {
  const r = random(seed);
  let aliases = 0;
  const value = (type: GraphQLInputType, name: string): string => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return `[${Array.from({ length: r.int(3) }, () => value(nullable.ofType, name))}]`;
    if (isEnumType(nullable)) return r.pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      const given = nullable.isOneOf
        ? [r.pick(fields)]
        : fields.filter((field) => isNonNullType(field.type) || r.chance(0.3));
      return `{ ${given.map((field) => `${field.name}: ${value(field.type, field.name)}`).join(', ')} }`;
    }
    if (name === 'first' || name === 'last') return String(1 + r.int(5));
    if (name === 'enum') return JSON.stringify(r.pick(['MouStatus', 'Segment', 'Nope']));
    return JSON.stringify(r.pick(VALUES[nullable.name] ?? ['x']));
  };
  const args = (given: readonly GraphQLArgument[]) => {
    const chosen = given.filter(
      (arg) => isNonNullType(arg.type) || (r.chance(0.35) && !['after', 'before', 'last'].includes(arg.name)),
    );
    return chosen.length ? `(${chosen.map((arg) => `${arg.name}: ${value(arg.type, arg.name)}`).join(', ')})` : '';
  };
  const selection = (type: GraphQLNamedType, depth: number): string => {
    if (isAbstractType(type) && r.chance(0.4))
      return `{ __typename ... on ${r.pick(schema.getPossibleTypes(type)).name} ${selection(r.pick(schema.getPossibleTypes(type)), 0).replace(/^\{.*$/, '{ __typename }')} }`;
    const fields = 'getFields' in type ? Object.values((type as GraphQLObjectType).getFields()) : [];
    const fit = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    const named = new Set<string>();
    const parts = Array.from({ length: 1 + r.int(3) }, () => {
      if (!fit.length) return '__typename';
      const field = r.pick(fit);
      const given = getNamedType(field.type);
      // Only what is there twice has another name, as an operation may have only so many.
      const alias = named.has(field.name) ? `a${aliases++}: ` : '';
      named.add(field.name);
      return `${alias}${field.name}${args(field.args)}${isCompositeType(given) ? ` ${selection(given, depth - 1)}` : ''}`;
    });
    return `{ ${parts.join(' ')} }`;
  };
  return selection(schema.getQueryType() as GraphQLObjectType, 4);
}

/** Defines the test, which asks as one who may ask for every field. @param count - of operations */
export function tryOperations(count: number): void {
  const access = useAccess();
  const api = useApi(access.apiUrl);
  test(`${count} random valid operations over the real schema: never a server error, and one round trip at most`, {
    timeout: 120_000,
  }, async () => {
    let answered = 0;
    for (let seed = 0, done = 0; done < count; seed++) {
      const query = generate(seed);
      if (validate(schema, parse(query)).length) continue;
      done++;
      const { status, json, stats } = await api.query(query, undefined, {}, access.bearer('admin'));
      const where = `seed ${seed}\n${query}\n${JSON.stringify(json?.errors)}`;
      expect(status, where).toBeLessThan(500);
      expect(stats.http, where).toBeLessThanOrEqual(1);
      if (json.errors)
        expect(json.errors[0].extensions.code, where).toMatch(/^(BAD_USER_INPUT|NOT_FOUND|OPERATION_TOO_COMPLEX)$/);
      else answered++;
    }
    expect(answered).toBeGreaterThan(count / 2);
  });
}
