/** Lists of input objects that are given to the database as JSON, and as an array of parameters. */
import SchemaBuilder from '@pothos/core';
import { parse } from 'graphql';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import KyselyPlugin, { type Batch, createCompiler, type IdInput, ruled } from '../../../src/pothos-kysely/index.ts';
import { catalog } from '../../pothos-kysely/generated/catalog.ts';
import type { DB } from '../../pothos-kysely/generated/types.ts';

const builder = new SchemaBuilder<{ KyselyDB: DB; Scalars: { ID: { Input: IdInput; Output: string } } }>({
  plugins: [KyselyPlugin],
  kysely: { catalog },
});
const Row = builder.inputType('Row', { fields: (t) => ({ name: t.string(), priced: t.boolean() }) });
const List = builder.inputType('List', {
  fields: (t) => ({
    json: t.field({ type: [Row], ...ruled({ asJson: true, maxItems: 3 }) }),
    items: t.field({ type: [Row] }),
  }),
});
builder.queryType({});
builder.kyselyQuery((t) => ({
  told: t.expression({
    type: 'String',
    args: { list: t.arg({ type: List, required: true }) },
    sql: ({ args: { list } }) =>
      list.json
        ? sql<string>`(${list.json})::text`
        : sql<string>`concat(${sql.join((list.items ?? []).map((row) => row.name ?? ''))})`,
  }),
}));
const compiler = createCompiler(builder.toSchema());
const VARIABLE = parse('query ($list: List!) { told(list: $list) }');

/** What is sent for an operation. */
async function sent(document = VARIABLE, variableValues: Record<string, unknown> = {}) {
  const batches: Batch[] = [];
  const run = async (batch: Batch) => {
    batches.push(batch);
    return ['""'];
  };
  await compiler.prepare({ document, variableValues }).execute({ run, contextValue: {} });
  return batches[0]?.statements[0];
}
const given = (json: unknown[]) => sent(VARIABLE, { list: { json } });

test('a list as JSON is one parameter, and one statement for all lists', async () => {
  const rows = [{ name: `a"b',c`, priced: true }, { name: null }, {}];
  const statement = await given(rows);
  expect(statement?.parameters).toEqual([JSON.stringify(rows)]);
  for (const other of [[], [{ priced: false }]]) {
    const shorter = await given(other);
    expect(shorter).toEqual({ sql: statement?.sql, parameters: [JSON.stringify(other)] });
  }
  const literal = parse(`{ told(list: { json: [{ name: "x" }] }) }`);
  expect((await sent(literal))?.parameters).toEqual(['[{"name":"x"}]']);
  // Without the rule each is a parameter, and their number is part of the statement.
  const items = await sent(VARIABLE, { list: { items: [{ name: 'x' }, { name: 'y' }] } });
  expect(items?.parameters).toEqual(['x', 'y']);
});

test('a list as JSON keeps its rules, and no text of it has what cannot be stored', async () => {
  await expect(given([{}, {}, {}, {}])).rejects.toThrow('"json" takes at most 3 items, not 4.');
  await expect(given([{ name: 'a\0b' }])).rejects.toThrow('U+0000');
  // Written as six characters, it is no such character.
  expect((await given([{ name: 'a\\u0000b' }]))?.parameters).toEqual(['[{"name":"a\\\\u0000b"}]']);
});
