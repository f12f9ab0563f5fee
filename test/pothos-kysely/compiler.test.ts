import { type GraphQLError, parse } from 'graphql';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CostLimitExceeded, createCompiler } from '../../src/pothos-kysely/index.ts';
import { countedVisits } from '../support/visits.ts';
import { openFixture, runner } from './database.ts';
import { schema } from './schema.ts';

let client: Client;
beforeAll(async () => {
  client = await openFixture();
});
afterAll(() => client.end());

const compiler = createCompiler(schema);
/** Prepares without running; the statement's text and parameters. */
function compile(query: string, variableValues: Record<string, unknown> = {}, from = compiler) {
  const prepared = from.prepare({ document: parse(query), variableValues });
  return prepared;
}
async function run(query: string, variableValues: Record<string, unknown> = {}) {
  const { run, batches } = runner(client);
  const { data, errors } = await compile(query, variableValues).execute({ run });
  return { data: data && JSON.parse(data), text: data, errors, batches };
}
/** The error that preparing or running gives. */
const refusal = (query: string, variables?: Record<string, unknown>): GraphQLError => {
  try {
    compile(query, variables);
  } catch (error) {
    return error as GraphQLError;
  }
  throw new Error('was not refused');
};

describe('one statement', () => {
  test('introspection, plain resolvers and compiled fields keep the order of the document', async () => {
    const { text, batches } = await run(
      '{ b: workCount __schema { queryType { name } } hello(name: "you") __typename a: workCount }',
    );
    expect(text).toBe(
      '{"b":60,"__schema":{"queryType":{"name":"Query"}},"hello":"Hello you","__typename":"Query","a":60}',
    );
    expect(batches.map((batch) => batch.statements.length)).toEqual([1]);
  });

  test('an operation that needs no rows asks the database nothing', async () => {
    const { text, batches } = await run('{ __typename hello(name: "x") }');
    expect(text).toBe('{"__typename":"Query","hello":"Hello x"}');
    expect(batches).toEqual([]);
  });

  test('a failing plain resolver is an error beside compiled data', async () => {
    const { text, errors } = await run('{ workCount fails }');
    expect(text).toBe('{"workCount":60,"fails":null}');
    expect(errors?.map((error) => [error.message, error.path])).toEqual([['on purpose', ['fails']]]);
  });

  test('more than 100 fields and names beyond 63 bytes', async () => {
    const names = Array.from({ length: 150 }, (_, i) => `${'long'.repeat(20)}${i}`);
    const { data } = await run(
      `{ author(by: { name: "Author 1" }) { ${names.map((name) => `${name}: name`).join(' ')} } }`,
    );
    expect(Object.keys(data.author)).toEqual(names);
    expect(new Set(Object.values(data.author))).toEqual(new Set(['Author 1']));
  });

  test('types that share a selection share its SQL', () => {
    const sql = sqlOf(compile('{ works(first: 1) { nodes { __typename id title } } }'));
    expect(sql.match(/"title"::text/g)).toHaveLength(1);
  });

  test('and what they share of one is written once, however much each has of its own', () => {
    const query =
      '{ works(first: 1) { nodes { ... on Book { pages } title author { name } ... on Film { minutes } } } }';
    const sql = sqlOf(compile(query));
    for (const column of ['title', 'name', 'pages', 'minutes'])
      expect([column, sql.match(new RegExp(`"${column}"::text`, 'g'))?.length]).toEqual([column, 1]);
  });
});

const sqlOf = (prepared: ReturnType<typeof compile>) => {
  let text = '';
  void prepared.execute({
    run: async ({ statements }) => {
      text = statements[0]?.sql ?? '';
      return [];
    },
  });
  return text;
};

describe('values stay parameters', () => {
  const hostile = ["'; drop table work; --", '$1', '\\', '"', "E'\\x00'", '${1}', '*/', '--'];
  const query =
    'query ($t: String, $f: WorkFilter, $n: [String!]) { echo(text: $t) works(filter: $f) { totalCount } authors(nicks: $n) { totalCount } }';

  test.each(hostile)('%s never reaches the SQL text, and comes back unharmed', async (value) => {
    const variables = { t: value, f: { titleLike: `%${value}%` }, n: [value] };
    const { data, batches } = await run(query, variables);
    expect(data.echo).toBe(value);
    const [plain] = (await run(query, { t: 'x', f: { titleLike: 'x' }, n: ['x'] })).batches;
    expect(batches[0]?.statements).toEqual(plain?.statements);
    const inline = sqlOf(compile(`{ echo(text: ${JSON.stringify(value)}) }`));
    expect(inline).toBe(sqlOf(compile('{ echo(text: "x") }')));
  });

  test('U+0000 is refused before the database sees it', () => {
    expect(refusal('query ($t: String) { echo(text: $t) }', { t: 'a\0b' })).toMatchObject({
      message: expect.stringContaining('U+0000'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('the cache', () => {
  const document = parse(
    'query ($b: Boolean!, $t: String, $f: WorkFilter) { echo(text: $t) works(filter: $f) { totalCount nodes @include(if: $b) { title } } }',
  );
  /** Compiling reads the document's definitions; a look-up reads only the operation. */
  const sql = (variableValues: Record<string, unknown>) => sqlOf(compiler.prepare({ document, variableValues }));

  test('one statement per shape: null, absent, booleans, keys of input objects', () => {
    const shapes = [
      { b: true },
      { b: false },
      { b: true, t: null },
      { b: true, t: 'x' },
      { b: true, f: {} },
      { b: true, f: { priced: true } },
      { b: true, f: { priced: false } },
      { b: true, f: { titleLike: 'x' } },
    ];
    expect(sql({ b: true, t: 'x' })).toBe(sql({ b: true, t: 'y' }));
    expect(sql({ b: true, f: { titleLike: 'x' } })).toBe(sql({ b: true, f: { titleLike: 'y%' } }));
    expect(new Set(shapes.map(sql)).size).toBe(6);
  });

  test('answers follow the values, not the first request', async () => {
    const { run } = runner(client);
    const ask = async (t: string) =>
      JSON.parse((await compiler.prepare({ document, variableValues: { b: false, t } }).execute({ run })).data ?? '');
    expect((await ask('first')).echo).toBe('first');
    expect((await ask('second')).echo).toBe('second');
  });

  test('is bounded: the least recently used shape is compiled again', () => {
    const small = createCompiler(schema, { cacheSize: 2 });
    const query = parse('query ($s: WorkSort) { works(sort: $s) { totalCount nodes { title } } }');
    const ask = (s: string) => small.prepare({ document: query, variableValues: { s } });
    for (let round = 0; round < 3; round++) for (const s of ['TITLE', 'NEWEST', 'LENGTH', 'SHELF_THEN_NEWEST']) ask(s);
    expect(sqlOf(ask('TITLE'))).toBe(sqlOf(compiler.prepare({ document: query, variableValues: { s: 'TITLE' } })));
  });
});

describe('bad input is BAD_USER_INPUT, and says how to mend it', () => {
  const cursor = async () =>
    (await run('{ works(first: 1, sort: NEWEST) { pageInfo { endCursor } } }')).data.works.pageInfo.endCursor;

  test.each([
    ['{ works(first: 0) { totalCount } }', /from 1 to 100, not 0/],
    ['{ works(first: 101) { totalCount } }', /from 1 to 100, not 101/],
    ['{ works(last: -1) { totalCount } }', /"last"/],
    ['{ works(first: 1, last: 1) { totalCount } }', /exclude each other/],
    ['{ works(after: "x") { nodes { title } } }', /does not belong/],
    ['{ works(before: "WzFd") { nodes { title } } }', /does not belong/],
    ['{ node(id: "Author") { id } }', /not an id/],
    ['{ node(id: "Author:x") { id } }', /not an id/],
    ['{ node(id: "Author:99999999999") { id } }', /not an id/],
    ['{ node(id: "Country:ID") { id } }', /not an id/],
  ])('%s', (query, message) => {
    expect(refusal(query)).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test.each([
    ['{ author(by: { id: "Book:2" }) { name } }', {}],
    ['query ($id: ID) { author(by: { id: $id }) { name } }', { id: 'Book:2' }],
    ['query ($by: AuthorBy!) { author(by: $by) { name } }', { by: { id: 'Book:2' } }],
    ['query ($f: WorkFilter) { works(filter: $f) { totalCount } }', { f: { author: 'Book:2' } }],
  ])('an id of another type than the argument takes: %s', (query, variables) => {
    expect(refusal(query, variables)).toMatchObject({
      message: expect.stringMatching(
        /^Argument "(by\.id|id|filter\.author|author)": "Book:2" is of type Book; wanted here: Author[.] Give its id, from an `id` field\.$/,
      ),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('an interface stands for its members', () => {
    const query = (id: string) => `mutation { addShelf(id: "${id}") { title } }`;
    compile(query('Film:3'));
    expect(refusal(query('Author:3')).message).toMatch(/"Author:3" is of type Author; wanted here: Book or Film[.]/);
  });

  test('at most 100 nodes, in literals and variables', () => {
    const ids = (n: number) => Array<string>(n).fill('Author:1');
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    compile(query, { ids: ids(100) });
    const message = '"ids" takes at most 100 items, not 101. Send them in parts.';
    expect(refusal(query, { ids: ids(101) }).message).toBe(message);
    expect(refusal(`{ nodes(ids: ${JSON.stringify(ids(101))}) { id } }`).message).toBe(message);
  });

  test('what is no id among nodes is null, with an error at its place; the others are as without it', async () => {
    const ids = ['x', 'Author:1', '__proto__:1', 'Author:999', 'Author:x', 'Book:2', ''];
    const expected = [null, { id: 'Author:1' }, null, null, null, { id: 'Book:2' }, null];
    for (const [query, variables] of [
      ['query ($ids: [ID!]!) { some: nodes(ids: $ids) { id } }', { ids }],
      [`{ some: nodes(ids: ${JSON.stringify(ids)}) { id } }`, {}],
      [
        `query ($a: ID!) { some: nodes(ids: ["x", $a, ${ids.slice(2).map((id) => JSON.stringify(id))}]) { id } }`,
        { a: 'Author:1' },
      ],
    ] as const) {
      const { data, errors } = await run(query, variables);
      expect(data.some).toEqual(expected);
      expect(errors?.map(({ path, message, extensions }) => [path, message, extensions.code])).toEqual(
        [0, 2, 4, 6].map((i) => [
          ['some', i],
          `"${ids[i]}" is not an id of this API. Take ids from an \`id\` field.`,
          'BAD_USER_INPUT',
        ]),
      );
    }
    expect(await run('{ nodes(ids: ["x"]) { id } }')).toMatchObject({ data: { nodes: [null] }, errors: [{}] });
    expect(await run('{ nodes(ids: []) { id } }')).toMatchObject({ data: { nodes: [] }, errors: undefined });
  });

  test('a malformed id in another list refuses the whole, also where a cached statement takes both', () => {
    const query = 'query ($ids: [ID!]!, $one: ID!) { nodes(ids: $ids) { id } node(id: $one) { id } }';
    compile(query, { ids: ['x'], one: 'Author:1' });
    expect(refusal(query, { ids: ['Author:1'], one: 'x' }).message).toMatch(/not an id/);
  });

  test('page sizes and cursors in variables are checked on every request', () => {
    const query = 'query ($n: Int, $c: String) { works(first: $n, after: $c) { nodes { title } } }';
    compile(query, { n: 100 });
    expect(refusal(query, { n: 101 }).extensions.code).toBe('BAD_USER_INPUT');
    expect(refusal(query, { n: 1, c: '☕' }).extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a cursor of another ordering, or with other values, is refused', async () => {
    const made = await cursor();
    compile(`{ works(after: "${made}", sort: NEWEST) { nodes { title } } }`);
    expect(refusal(`{ works(after: "${made}", sort: TITLE) { nodes { title } } }`).message).toMatch(/does not belong/);
    const [sign] = JSON.parse(Buffer.from(made, 'base64url').toString());
    for (const values of [['2000-13-45', '1'], ['2000-01-01', 'x'], ['2000-01-01', null], [1, 2], ['2000-01-01']]) {
      const forged = Buffer.from(JSON.stringify([sign, ...values])).toString('base64url');
      expect(refusal(`{ works(after: "${forged}", sort: NEWEST) { nodes { title } } }`).message).toMatch(
        /does not belong/,
      );
    }
  });

  test('a cursor is of the field that its type declares, whichever way that is reached', async () => {
    const authors = '{ authors(first: 100) { nodes { works(first: 1, sort: NEWEST) { pageInfo { endCursor } } } } }';
    const works = (await run(authors)).data.authors.nodes
      .map(({ works }: { works: { pageInfo: { endCursor: string | null } } }) => works.pageInfo.endCursor)
      .find(Boolean);
    const again = (field: string) =>
      `{ again: node(id: "Author:1") { ... on Author { ${field} { nodes { title } } } } }`;
    compile(again(`other: works(first: 1, after: "${works}", sort: NEWEST)`));
    compile(again(`works(last: 1, before: "${works}", sort: NEWEST, filter: { priced: true })`));
    // The same table in the same order, but of another field.
    expect(refusal(`{ works(after: "${works}", sort: NEWEST) { nodes { title } } }`).message).toMatch(
      /does not belong/,
    );
    expect(refusal(again(`works(after: "${await cursor()}", sort: NEWEST)`)).message).toMatch(/does not belong/);
  });

  test('a field of an interface has the cursors of the interface, in all its types', async () => {
    const reviews = 'reviews(first: 1) { pageInfo { endCursor } }';
    const { data } = await run(`{ works(first: 100) { nodes { __typename ${reviews} } } }`);
    const of = (name: string) =>
      data.works.nodes.find(
        (n: { __typename: string; reviews: { pageInfo: { endCursor: unknown } } }) =>
          n.__typename === name && n.reviews.pageInfo.endCursor,
      ).reviews.pageInfo.endCursor;
    for (const made of [of('Book'), of('Film')])
      for (const type of ['Book', 'Film', 'Work'])
        compile(`{ node(id: "Book:2") { ... on ${type} { reviews(after: "${made}") { nodes { body } } } } }`);
  });

  test('variables that do not fit their types, all of them named', () => {
    const error = refusal('query ($n: Int!, $f: WorkFilter) { works(first: $n, filter: $f) { totalCount } }', {
      n: 'x',
      f: { no: 1 },
    });
    expect((error as unknown as AggregateError).errors.map((e: GraphQLError) => e.extensions.code)).toEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
  });

  test('which operation', () => {
    const document = parse('query A { workCount } query B { workCount }');
    expect(() => compiler.prepare({ document })).toThrow(/several operations/);
    expect(() => compiler.prepare({ document, operationName: 'C' })).toThrow(/named "C"/);
    expect(compiler.prepare({ document, operationName: 'B' }).operation.name?.value).toBe('B');
  });
});

describe('cost', () => {
  const cost = (query: string, variables?: Record<string, unknown>) => compile(query, variables).cost;
  const limited = (query: number, cacheSize = 10) =>
    createCompiler(schema, { cacheSize, costLimits: { query, mutation: query, relations: Infinity } });
  const refused = (from: ReturnType<typeof limited>, query: string, variables = {}) => {
    try {
      compile(query, variables, from);
    } catch (error) {
      if (error instanceof CostLimitExceeded) return error;
      throw error;
    }
    throw new Error('was not refused');
  };
  /** Each level doubles; nothing is asked of rows that are there. */
  const doubling = (levels: number) =>
    `{ author(by: { id: "Author:1" }) { ...L1 } } ${Array.from(
      { length: levels },
      (_, i) => `fragment L${i + 1} on Author { mentor { ...L${i + 2} } other: mentor { ...L${i + 2} } }`,
    ).join(' ')} fragment L${levels + 1} on Author { name }`;

  test('of nodes is that of each id that names a type, as of node', () => {
    const fields = 'id ... on Author { works(first: 10) { nodes { title reviews { nodes { body } } } } }';
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${fields} } }`;
    const one = cost(`query ($id: ID!) { node(id: $id) { ${fields} } }`, { id: 'Author:1' });
    const of = (authors: number, ...others: string[]) =>
      cost(query, { ids: [...Array<string>(authors).fill('Author:1'), ...others] });
    expect(Math.abs(of(1) - one)).toBeLessThan(5);
    expect(of(100) - of(50)).toBeCloseTo(50 * (of(3) - of(2)), -2);
    expect(of(50, 'none')).toBe(of(50));
    expect(of(50, 'Book:2')).toBeLessThan(of(51) + 10);
    expect(cost(`{ nodes(ids: ["Author:1", "x"]) { ${fields} } }`)).toBe(of(1));
    expect(cost(`query ($a: ID!) { nodes(ids: ["Author:1", $a]) { ${fields} } }`, { a: 'Author:2' })).toBe(of(2));
  });

  test('of rows multiplies along nested pages, and follows variables on a cached statement', () => {
    const query =
      'query ($n: Int, $m: Int) { authors(first: $n) { nodes { works(first: $m) { nodes { reviews { nodes { body } } } } } } }';
    const of = (n: number, m: number) => cost(query, { n, m });
    expect(of(100, 10) - of(50, 10)).toBeCloseTo(50 * (of(2, 10) - of(1, 10)), -2);
    expect(of(100, 20) - of(100, 10)).toBeGreaterThan(20 * (of(1, 20) - of(1, 10)));
  });

  test('of planning is counted once, whatever rows there are, and grows faster than what is joined', () => {
    const joins = (n: number) =>
      cost(
        `{ author(by: { id: "Author:1" }) { ${Array.from({ length: n }, (_, i) => `a${i}: mentor { name }`).join(' ')} } }`,
      );
    expect(joins(40) - joins(20)).toBeGreaterThan(2 * (joins(20) - joins(1)));
    const page = (n: number) => cost(`{ authors(first: ${n}) { nodes { country { name } } } }`);
    expect(page(100)).toBeLessThan(20 * page(1));
  });

  test('a field may declare what evaluating it costs', () => {
    const of = (fields: string) => cost(`{ authors(first: 100) { nodes { ${fields} } } }`);
    expect(of('name workCount') - of('name')).toBeGreaterThanOrEqual(100 * 5);
    expect(of('name reviews { body }') - of('name')).toBeGreaterThanOrEqual(100 * 7);
  });

  test('a total costs the same on every page', () => {
    const of = (fields: string, first: number) => cost(`{ authors(first: ${first}) { ${fields} } }`);
    expect(of('totalCount', 100)).toBe(of('totalCount', 1));
  });

  test('introspection costs what it completes', () => {
    const types = (fields: string) => cost(`{ __schema { types { ${fields} } } }`);
    expect(types('name')).toBeLessThan(types('name fields { name type { name } args { name } }'));
    expect(cost('{ __typename }')).toBe(0);
  });

  test('counting stops at the limit: what is refused is no more work for being larger', () => {
    const from = limited(1000);
    const work = [8, 14, 20].map((levels) => {
      expect(refused(from, doubling(levels))).toMatchObject({
        limit: 1000,
        extensions: { code: 'OPERATION_TOO_COMPLEX' },
      });
      const { document, visits } = countedVisits(doubling(levels));
      expect(() => from.prepare({ document })).toThrow(CostLimitExceeded);
      return visits();
    });
    expect(new Set(work).size).toBe(1);
    expect(work[0]).toBeGreaterThan(20);
  });

  test('both sides of the limit, also with the variables of another request', () => {
    const query = 'query ($n: Int) { authors(first: $n) { nodes { workCount } } }';
    const from = limited(cost(query, { n: 50 }));
    for (const n of [1, 50]) expect(compile(query, { n }, from).cost).toBe(cost(query, { n }));
    expect(refused(from, query, { n: 51 })).toBeInstanceOf(CostLimitExceeded);
    expect(refused(limited(cost(query, { n: 50 })), query, { n: 51 })).toBeInstanceOf(CostLimitExceeded);
  });

  test('both sides of the number of relations in a statement', () => {
    const from = createCompiler(schema, { costLimits: { query: Infinity, mutation: Infinity, relations: 20 } });
    const joins = (n: number) =>
      compile(
        `{ author(by: { id: "Author:1" }) { ${Array.from({ length: n }, (_, i) => `a${i}: mentor { name }`).join(' ')} } }`,
        {},
        from,
      );
    expect(joins(19).cost).toBeGreaterThan(0);
    expect(() => joins(20)).toThrow(/joins more than 20 relations/);
  });

  test('a refusal names the three dearest fields of what was counted, by path', () => {
    const query =
      '{ cheap: authors(first: 1) { nodes { name } } dear: authors(first: 100) { nodes { a: name workCount reviews { body } } } }';
    const { dearest, message } = refused(limited(900), query);
    expect(dearest.map(({ path }) => path)).toContain('dear.nodes.workCount');
    expect(dearest).toHaveLength(3);
    expect(dearest.map((each) => each.cost)).toEqual([...dearest.map((each) => each.cost)].sort((a, b) => b - a));
    expect(message).toContain(`${dearest[0]?.path} (${dearest[0]?.cost.toLocaleString('en')})`);
  });

  test('what was refused is not kept', () => {
    const from = limited(1000, 1);
    const compiling = vi.spyOn(schema, 'getRootType');
    const asked = parse('{ workCount }');
    from.prepare({ document: asked });
    refused(from, doubling(8));
    const before = compiling.mock.calls.length;
    from.prepare({ document: asked });
    expect(compiling.mock.calls.length).toBe(before);
    compiling.mockRestore();
  });
});

describe('mutations', () => {
  const rename =
    'mutation ($id: ID!, $from: String!, $to: String!) { rename(id: $id, from: $from, to: $to) { __typename ... on RenameSuccess { work { id title } } ... on ConflictError { message } } }';

  test('write, then the payload as it is after the write, in one batch', async () => {
    const { data, batches } = await run(rename, { id: 'Book:2', from: 'Work 14', to: 'Renamed' });
    expect(data).toEqual({ rename: { __typename: 'RenameSuccess', work: { id: 'Book:2', title: 'Renamed' } } });
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ readOnly: false, statements: { length: 2 } });
  });

  test('a refused write answers with its typed error', async () => {
    const { data } = await run(rename, { id: 'Book:4', from: 'not this', to: 'x' });
    expect(data.rename).toEqual({ __typename: 'ConflictError', message: 'The title is Work 28' });
  });

  test('a write that touches nothing gives null', async () => {
    expect((await run(rename, { id: 'Book:999', from: 'a', to: 'b' })).data).toEqual({ rename: null });
  });

  test('a bare data-modifying statement', async () => {
    const { data } = await run('mutation { addShelf(id: "Book:6") { id title author { name } } }');
    expect(data).toEqual({ addShelf: { id: 'Book:6', title: 'Work 1', author: { name: 'Author 4' } } });
  });

  test('several fields run one after the other, a batch each', async () => {
    const { data, batches } = await run(
      'mutation { a: rename(id: "Book:8", from: "Work 15", to: "A") { __typename } b: rename(id: "Book:8", from: "A", to: "B") { __typename } }',
    );
    expect(data).toEqual({ a: { __typename: 'RenameSuccess' }, b: { __typename: 'RenameSuccess' } });
    expect(batches).toHaveLength(2);
  });
});
