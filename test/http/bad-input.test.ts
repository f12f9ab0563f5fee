import { describe, expect, test, vi } from 'vitest';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { useApi } from '../support/api.ts';

const api = useApi(undefined, {}, 'both');
const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  api.fetch('/graphql', { method: 'POST', headers, body });

describe('a mistake in the operation or its variables is told as BAD_USER_INPUT, in under one request to the database', () => {
  test.each([
    ['an unknown field', '{ nothing }', undefined, /Cannot query field "nothing"/],
    ['an unknown argument', '{ region(kode: "VII") { name } }', undefined, /Unknown argument "kode"/],
    ['a syntax error', '{ region(', undefined, /Syntax Error/],
    ['a malformed id', '{ node(id: "Province") { id } }', undefined, /is not an id of this API/],
    [
      'what is neither a code nor a name where a code is asked for',
      '{ mous(filter: { within: "64 <b>" }) { totalCount } }',
      undefined,
      /"64 <b>" is not an id of this API, nor a code[.] Take codes from a `code` field/,
    ],
    ['an id of a type without ids', '{ node(id: "Quantity:1") { id } }', undefined, /is not an id of this API/],
    ['an id that is no number', '{ node(id: "Figure:x") { id } }', undefined, /is not an id of this API/],
    [
      'an id beyond 64 bits',
      '{ node(id: "Figure:99999999999999999999") { id } }',
      undefined,
      /is not an id of this API/,
    ],
    [
      'an id of another type',
      '{ area(by: { id: "Figure:64" }) { code } }',
      undefined,
      /^Argument "by\.id": "Figure:64" is of type Figure; wanted here: Nation, .*Market\. Give its id or code\.$/,
    ],
    [
      'a code of another type',
      '{ localGovernments(filter: { province: "64.71" }) { totalCount } }',
      undefined,
      /^Argument "filter\.province": "64\.71" is of type LocalGovernment; wanted here: Province\. Give its id or code\.$/,
    ],
    [
      'an id of no MoU',
      '{ mou(by: { id: "Province:64:2020-06-15" }) { code } }',
      undefined,
      / is of type Province; wanted here: Mou\. Give its id, from an `id` field\.$/,
    ],
    [
      'an id of no area to look within',
      'query ($f: MouFilter) { mous(filter: $f) { totalCount } }',
      { f: { within: 'Mou:64' } },
      /"Mou:64" is of type Mou; wanted here: Nation/,
    ],
    [
      'an id of no area to rank within',
      'query ($in: ID) { ranking(measure: COVERAGE, among: PROVINCE, within: $in) { rank } }',
      { in: 'Source:1' },
      /"Source:1" is of type Source; wanted here: Nation/,
    ],
    [
      'an id that the database reads, but does not write',
      '{ node(id: "Source:01") { id } }',
      undefined,
      /"Source:01" is not an id of this API/,
    ],
    ['an id before the first', '{ node(id: "Figure:-1") { id } }', undefined, /"Figure:-1" is not an id of this API/],
    [
      'a malformed id in a variable',
      'query ($i: ID!) { mous(filter: { within: $i }) { totalCount } }',
      { i: 'x' },
      /^Argument "filter\.within": "x" is not an id of this API/,
    ],
    [
      'a malformed id deep in a variable',
      'query ($f: MouFilter) { mous(filter: $f) { totalCount } }',
      { f: { counterparty: { area: 'x' } } },
      /^Argument "filter\.counterparty\.area": "x" is not an id of this API/,
    ],
    [
      'a malformed id in a list in a variable',
      'mutation ($p: [MouPartyInput!]!) { proposeMou(input: { area: "Province:64", instrument: PKS, proposedOn: "2026-01-01", parties: $p }) { __typename } }',
      {
        p: [
          { role: 'AGENCY', office: 'x' },
          { role: 'GOVERNMENT', office: 'x', area: 'x' },
        ],
      },
      /^Argument "input\.parties\[1\]\.area": "x" is not an id of this API/,
    ],
    [
      'one of several ids',
      'query ($a: [ID!]!) { series(areas: $a, measures: [PARTICIPANTS]) { measure } }',
      { a: ['Province:64', 'x'] },
      /^Argument "areas\[1\]": "x" is not an id of this API/,
    ],
    ['101 ids', `{ nodes(ids: [${'"Province:64", '.repeat(101)}]) { id } }`, undefined, /at most 100 items, not 101/],
    ['a malformed cursor', '{ mous(after: "nonsense") { nodes { id } } }', undefined, /does not belong to this list/],
    [
      'a malformed cursor where only the total is asked for',
      '{ mous(after: "nonsense") { totalCount } }',
      undefined,
      /does not belong to this list/,
    ],
    ['first: 101', '{ mous(first: 101) { nodes { id } } }', undefined, /from 1 to 100/],
    ['first: 0', '{ mous(first: 0) { nodes { id } } }', undefined, /from 1 to 100/],
    ['first with last', '{ mous(first: 1, last: 1) { nodes { id } } }', undefined, /exclude each other/],
    [
      'first: 101 in a ranking',
      '{ ranking(measure: COVERAGE, among: PROVINCE, first: 101) { rank } }',
      undefined,
      /from 1 to 100/,
    ],
    [
      'a day that is none',
      'query ($d: Date) { province(code: "64") { capital(at: $d) } }',
      { d: '2014-02-30' },
      /Date cannot be/,
    ],
    ['a year before 1900', '{ province(code: "64") { capital(at: "1899-12-31") } }', undefined, /1900 to 2199/],
    [
      'a month that is none',
      '{ region(code: "VII") { enrollment(at: "2014-13") { participants { value } } } }',
      undefined,
      /Month cannot be/,
    ],
    [
      'a moment without an offset',
      'query @asKnownAt(at: "2014-08-21T17:00:00") { dataset { version } }',
      undefined,
      /DateTime cannot be/,
    ],
    ['U+0000', 'query ($c: String!) { region(code: $c) { name } }', { c: 'V\0' }, /U\+0000/],
    [
      'an Int beyond 32 bits',
      'query ($n: Int) { mous(first: $n) { totalCount } }',
      { n: 1e12 },
      /Int cannot represent/,
    ],
    ['a missing variable', 'query ($c: String!) { region(code: $c) { name } }', {}, /required type "String!"/],
    ['two keys of a @oneOf', '{ mou(by: { code: "x", id: "Mou:x" }) { id } }', undefined, /[Ee]xactly one/],
    [
      'no such operation',
      'query A { dataset { version } } query B { dataset { version } }',
      undefined,
      /^The document has no operation of that name, or several of which none is named\./,
    ],
  ])('%s', async (name, query, variables, message) => {
    const { json, status, stats } = await api.query(query, variables as Record<string, unknown>);
    expect(status).toBeLessThan(500);
    if (name !== 'no such operation') expect(json.errors[0].locations).toBeTruthy();
    expect(json.errors[0].message).toMatch(message);
    expect(json.errors[0].extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      requestId: expect.any(String),
      docs: expect.any(String),
    });
    expect(json.data ?? null).toBeNull();
    expect(stats.http).toBe(0);
  });

  test('a text is as long as it has characters, also where one takes two units of UTF-16', async () => {
    const ask = async (text: string) => {
      const { json } = await api.query('query ($t: String!) { mous(filter: { text: $t }) { totalCount } }', {
        t: text,
      });
      return json.errors?.[0].message ?? json.data;
    };
    expect(await ask('😀'.repeat(200))).toEqual({ mous: { totalCount: 0 } });
    expect(await ask('😀'.repeat(201))).toMatch(/at most 200 characters, not 201/);
    expect(await ask('x'.repeat(201))).toMatch(/at most 200 characters, not 201/);
  });

  test.each([
    ['region(code: $t) { code }', 'code'],
    ['province(code: $t) { code }', 'code'],
    ['localGovernment(code: $t) { code }', 'code'],
    ['branch(code: $t) { code }', 'code'],
    ['market(code: $t) { code }', 'code'],
    ['area(by: { code: { system: BPS, code: $t } }) { code }', 'code'],
    ['mou(by: { code: $t }) { code }', 'code'],
    ['terms(enum: $t) { value }', 'enum'],
    ['auditLog(filter: { relation: $t }) { totalCount }', 'relation'],
    ['auditLog(filter: { requestId: $t }) { totalCount }', 'requestId'],
  ])('what names something in %s has at most 200 characters, or the database is not asked', async (field, name) => {
    const ask = (length: number) => api.query(`query ($t: String!) { ${field} }`, { t: 'x'.repeat(length) });
    expect((await ask(200)).stats.http).toBe(1);
    for (const length of [201, 500_000]) {
      const { json, stats } = await ask(length);
      expect([stats.http, json.errors[0].extensions.code]).toEqual([0, 'BAD_USER_INPUT']);
      expect(json.errors[0].message).toBe(
        `"${name}" takes at most 200 characters, not ${length.toLocaleString('en')}. Send a shorter text.`,
      );
    }
  });

  describe('a value that is told in part ends with a whole character and "…"', () => {
    const DATE = 'mous(filter: { at: $v }) { totalCount }';
    const MOMENT = 'mous(filter: { changedSince: $v }) { totalCount }';
    const ID = 'node(id: $v) { id }';
    const AREA = 'mous(filter: { within: $v }) { totalCount }';
    test.each([
      ['60 units, whole', 'Date', DATE, '😀'.repeat(30), '😀'.repeat(30)],
      ['61 units, cut between two', 'Date', DATE, `${'😀'.repeat(30)}x`, `${'😀'.repeat(30)}…`],
      ['cut within one', 'Date', DATE, `x${'😀'.repeat(30)}`, `x${'😀'.repeat(29)}…`],
      ['a moment', 'DateTime', MOMENT, `x${'😀'.repeat(100)}`, `x${'😀'.repeat(29)}…`],
      ['an id', 'ID', ID, `x${'😀'.repeat(100)}`, `x${'😀'.repeat(29)}…`],
      ['an id or a code', 'ID', AREA, `x${'😀'.repeat(100)}`, `x${'😀'.repeat(29)}…`],
    ])('%s', async (_name, type, field, value, shown) => {
      const answers = [
        await api.query(`query ($v: ${type}!) { ${field} }`, { v: value }),
        await api.query(`{ ${field.replace('$v', JSON.stringify(value))} }`),
      ];
      for (const { json, stats } of answers) {
        const [{ message }] = json.errors;
        expect([stats.http, message.isWellFormed()]).toEqual([0, true]);
        expect(message).toContain(`"${shown}"`);
      }
    });
  });

  test.each([
    ['99999999999999999999', false],
    ['9007199254740992', false],
    ['-1', false],
    ['1.5', false],
    ['9007199254740991', true],
  ])('a count of %s is told as it is written', async (literal, isTaken) => {
    const { json, stats } = await api.query(
      `{ contribution(from: "2026-01", months: 1, workers: ${literal}, payer: SELF) { __typename } }`,
    );
    expect(stats.http).toBe(isTaken ? 1 : 0);
    if (!isTaken) expect(json.errors[0].message).toContain(`Count cannot be ${literal}: write`);
  });

  test.each([
    ['a day', '{ province(code: "64") { capital(at: "2014-02-30") } }', 'at', '"2014-02-30"', 38],
    ['a number for a day', '{ province(code: "64") { capital(at: 2014) } }', 'at', '2014', 38],
    ['a list for a day', '{ province(code: "64") { capital(at: [{ x: 1 }]) } }', 'at', '[{x: 1}]', 38],
    ['in an input object', '{ mous(filter: { signedFrom: "x" }) { totalCount } }', 'filter.signedFrom', '"x"', 30],
    [
      'in a list of it',
      '{ mous(filter: { counterparty: { role: [NO] } }) { totalCount } }',
      'filter.counterparty.role[0]',
      'NO',
      41,
    ],
    ['of a directive', 'query @asKnownAt(at: "x") { dataset { version } }', 'at', '"x"', 22],
    ['a number of GraphQL itself', '{ mous(first: "x") { totalCount } }', 'first', '"x"', 15],
  ])('a literal that is no value, %s, is told with its place, its argument and itself', async (...row) => {
    const [, query, argument, value, column] = row;
    const { json } = await api.query(query);
    const [error] = json.errors;
    expect(error.locations).toEqual([{ line: 1, column }]);
    expect(error.message.startsWith(`Argument "${argument}": `)).toBe(true);
    expect(error.message).toContain(value);
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
  });
  test('every scalar says so of a literal, and of a variable by its name; a good one is none of this', async () => {
    const mutation = (quantity: string) =>
      `mutation { recordMouProgress(input: { mou: "Mou:x", asOf: "2026-05", workers: { value: ${quantity} } }) { __typename } }`;
    for (const [query, name] of [
      [mutation('"x"'), 'input.workers.value'],
      [mutation('1.5'), 'input.workers.value'],
      ['{ region(code: "VII") { enrollment(at: "2014-13") { participants { value } } } }', 'at'],
      ['query @asKnownAt(at: 5) { dataset { version } }', 'at'],
    ] as const) {
      const { errors } = (await api.query(query)).json;
      expect(errors[0].locations).toHaveLength(1);
      expect(errors[0].message).toContain(`Argument "${name}": `);
    }
    const variable = (d: unknown) => api.query('query ($d: Date) { province(code: "64") { capital(at: $d) } }', { d });
    const { errors } = (await variable('2014-02-30')).json;
    expect(errors[0].message).toMatch(/^Variable "\$d" got invalid value "2014-02-30"; .*Date cannot be "2014-02-30"/);
    expect(errors[0].locations).toEqual([{ line: 1, column: 8 }]);
    expect((await variable('2014-02-28')).json.errors).toBeUndefined();
    for (const [query, said, column] of [
      ['query ($d: Date = "x") { province(code: "64") { capital(at: $d) } }', '"$d": Date cannot be "x"', 19],
      ['query ($f: MouFilter = { signedFrom: "x" }) { mous(filter: $f) { totalCount } }', '"$f.signedFrom": ', 38],
      ['query ($n: Int! = "x") { mous(first: $n) { totalCount } }', '"$n": Int cannot represent', 19],
    ] as const)
      expect((await api.query(query)).json.errors).toMatchObject([
        {
          message: expect.stringContaining(`Default value of variable ${said}`),
          locations: [{ line: 1, column }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
  });

  describe('a moment is one of RFC 3339', () => {
    const knownAt = async (at: string, asVariable: boolean) => {
      const literal = `query @asKnownAt(at: ${JSON.stringify(at)}) { dataset { version } }`;
      const variable = 'query ($at: DateTime!) @asKnownAt(at: $at) { dataset { version } }';
      const { json } = asVariable ? await api.query(variable, { at }) : await api.query(literal);
      return json.errors ? json.errors[0].message : json.extensions.dataset.knownAt;
    };
    test.each([
      ['2014-08-21t09:00:00z', '2014-08-21T09:00:00.000000Z'],
      ['2014-08-21T17:00:00.5+08:00', '2014-08-21T09:00:00.500000Z'],
      ['2014-08-21T09:00:00.123456789Z', '2014-08-21T09:00:00.123456Z'],
      ['2014-08-21T09:00:00.999999999Z', '2014-08-21T09:00:00.999999Z'],
      ['2014-08-21T09:00:00.0000009Z', '2014-08-21T09:00:00.000000Z'],
      ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000000Z'],
      ['2017-01-01T06:59:60.25+07:00', '2017-01-01T00:00:00.250000Z'],
      ['1990-12-31T15:59:60-08:00', '1991-01-01T00:00:00.000000Z'],
      ['2014-08-21T09:00:00-00:00', '2014-08-21T09:00:00.000000Z'],
      ['2014-08-21T09:00:00+23:59', '2014-08-20T09:01:00.000000Z'],
      ['2014-08-21T09:00:00-23:59', '2014-08-22T08:59:00.000000Z'],
      ['1900-01-01T14:00:00+14:00', '1900-01-01T00:00:00.000000Z'],
    ])('%s is %s', async (at, moment) => {
      expect([await knownAt(at, false), await knownAt(at, true)]).toEqual([moment, moment]);
    });
    test.each([
      '2014-08-21T09:00:00.1234567890Z',
      '2014-08-21T09:00:00.Z',
      '2014-08-21T09:00:61Z',
      '2014-08-21T09:00:60Z',
      '2016-12-30T23:59:60Z',
      '2016-12-31T23:59:60+07:00',
      '2014-08-21T24:00:00Z',
      '2014-08-21T09:00:00+24:00',
      '2014-08-21T09:00:00+08:60',
      '2014-08-21 09:00:00Z',
      '2014-02-29T09:00:00Z',
      '2014-08-21T09:00Z',
      '2200-01-01T00:00:00Z',
      // In UTC, as an answer tells it, it is no moment of these years.
      '1900-01-01T00:00:00+14:00',
      '2199-12-31T23:59:59-01:00',
    ])('%s is none', async (at) => {
      const said = `DateTime cannot be ${JSON.stringify(at)}: write RFC 3339`;
      expect(await knownAt(at, false)).toContain(said);
      expect(await knownAt(at, true)).toContain(said);
    });
  });

  test.each([
    ['an id in a literal', '{ node(id: "Province") { id } }', undefined, 8],
    ['an id in a variable', 'query ($id: ID!) { node(id: $id) { id } }', { id: 'x' }, 25],
    ['an id of another type', '{ mou(by: { id: "Province:64" }) { code } }', undefined, 7],
    [
      'an id of another type in a variable',
      'query ($in: ID) { mous(filter: { within: $in }) { totalCount } }',
      { in: 'Mou:64' },
      24,
    ],
    ['a number below the least', '{ mous(filter: { expiringWithin: -1 }) { totalCount } }', undefined, 8],
    ['a number above the most', '{ mous(filter: { expiringWithin: 36526 }) { totalCount } }', undefined, 8],
    ['one in a variable', 'query ($n: Int) { mous(filter: { expiringWithin: $n }) { totalCount } }', { n: -1 }, 24],
    ['101 ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(101).fill('Province:64') }, 30],
    ['U+0000', 'query ($c: String!) { region(code: $c) { name } }', { c: 'V\0' }, 30],
  ])('what only the compiler refuses has a place too: %s', async (_what, query, variables, column) => {
    const { errors } = (await api.query(query, variables)).json;
    expect([errors[0].extensions.code, errors[0].locations]).toEqual(['BAD_USER_INPUT', [{ line: 1, column }]]);
  });

  test('among nodes, what is no id is null with an error, and costs nothing; node refuses it', async () => {
    const ids = ['Province:64', 'Province', 'Province:99', 'Quantity:1', 'Region:VII'];
    for (const [query, variables] of [
      ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }],
      [`{ nodes(ids: ${JSON.stringify(ids)}) { id } }`, undefined],
    ] as const) {
      const { json, status, stats } = await api.query(query, variables);
      expect([status, stats.http]).toEqual([200, 1]);
      expect(json.data.nodes).toEqual([{ id: 'Province:64' }, null, null, null, { id: 'Region:VII' }]);
      expect(json.errors).toMatchObject(
        [1, 3].map((i) => ({
          path: ['nodes', i],
          message: expect.stringContaining(`"${ids[i]}" is not an id of this API`),
          extensions: { code: 'BAD_USER_INPUT' },
          locations: [{}],
        })),
      );
      expect(json.errors).toHaveLength(2);
    }
    const fields = 'id ... on Province { figures(first: 100) { nodes { id } } }';
    const cost = async (query: string) => (await api.query(query)).json.extensions.cost.requested;
    const one = await cost(`{ node(id: "Province:64") { ${fields} } }`);
    const some = async (...ids: string[]) => cost(`{ nodes(ids: ${JSON.stringify(ids)}) { ${fields} } }`);
    expect(Math.abs((await some('Province:64')) - one)).toBeLessThan(5);
    const two = await some('Province:64', 'Province:63');
    expect(await some('Province:64', 'Province:63', 'x')).toBe(two);
    expect(two).toBeGreaterThan(one);
    expect(two).toBeLessThanOrEqual(2 * one);
  });

  test('a cursor of another field is refused, that of the same field elsewhere is taken', async () => {
    const page = async (query: string) => (await api.query(query)).json;
    const figures = '(filter: {}, first: 1) { pageInfo { endCursor } }';
    const cursors = await page(`{ area: province(code: "64") { figures(first: 1) { pageInfo { endCursor } } }
      all: figures${figures} mous(first: 1) { pageInfo { endCursor } } }`);
    const { area, all, mous } = cursors.data;
    const [ofArea, ofAll, ofMous] = [area.figures, all, mous].map(({ pageInfo }) => pageInfo.endCursor);
    // An area's figures are declared once, by the interface: whichever type, alias or way, they are one field.
    for (const query of [
      `{ province(code: "63") { x: figures(first: 1, after: "${ofArea}") { nodes { id } } } }`,
      `{ node(id: "Region:VII") { ... on Area { figures(last: 1, before: "${ofArea}") { totalCount } } } }`,
      `{ figures(filter: { segment: BPU }, after: "${ofAll}", first: 1) { nodes { id } } }`,
      `{ mous(after: "${ofMous}", first: 1) { nodes { id } } }`,
    ])
      expect([query, (await page(query)).errors]).toEqual([query, undefined]);
    for (const query of [
      `{ figures(filter: {}, after: "${ofArea}", first: 1) { nodes { id } } }`,
      `{ province(code: "64") { figures(first: 1, after: "${ofAll}") { nodes { id } } } }`,
      `{ province(code: "64") { mous(first: 1, after: "${ofMous}") { nodes { id } } } }`,
      `{ sources(first: 1, after: "${ofMous}") { nodes { id } } }`,
    ]) {
      const { errors, data } = await page(query);
      expect([errors[0].extensions.code, data]).toEqual(['BAD_USER_INPUT', undefined]);
      expect(errors[0].message).toMatch(/does not belong to this list/);
    }
  });

  test('a cursor is taken as it was given out, and in no other form', async () => {
    const page = async (after: string) =>
      (
        await api.query('query ($after: String) { mous(orderBy: CODE, first: 1, after: $after) { nodes { code } } }', {
          after,
        })
      ).json;
    const { json } = await api.query('{ mous(orderBy: CODE, first: 1) { pageInfo { endCursor } } }');
    const cursor: string = json.data.mous.pageInfo.endCursor;
    expect((await page(cursor)).data.mous.nodes).toHaveLength(1);
    const [sign, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    const written = (...of: unknown[]) => Buffer.from(JSON.stringify(of)).toString('base64url');
    expect((await page(written(sign, 'x', ...keys.slice(1)))).errors).toBeUndefined();
    for (const wrong of [
      ` ${cursor}`,
      `${cursor}\n`,
      `${cursor}=`,
      `${cursor}+`,
      // Half of a character, by an escape.
      written(sign, '\ud83d', ...keys.slice(1)),
    ]) {
      const { errors } = await page(wrong);
      expect([wrong, errors?.[0].extensions.code]).toEqual([wrong, 'BAD_USER_INPUT']);
      expect(errors[0].message).toMatch(/does not belong to this list/);
    }
  });

  test('a body that is packed is 415, and told how; one that says it is not is taken', async () => {
    const send = (packing: string) =>
      api.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': packing },
        body: '{"query":"{ __typename }"}',
      });
    for (const packing of ['gzip', 'br', 'gzip, identity']) {
      const { status, json } = await send(packing);
      expect([status, json.errors[0].extensions.code]).toEqual([415, 'BAD_USER_INPUT']);
      expect(json.errors[0].message).toBe(`The body is packed by "${packing}" (content-encoding). Send JSON as it is.`);
    }
    for (const packing of ['identity', 'Identity']) expect((await send(packing)).status).toBe(200);
  });

  test.each([[{ a: 1 }], [['A']], [1], [true]])('%j is no name of an operation', async (operationName) => {
    for (const query of ['query A { __typename }', '{ dataset { version } }']) {
      const { status, json, stats } = await api.query(query, undefined, { operationName });
      expect([status, stats.http]).toEqual([400, 0]);
      expect(json.errors[0].message).toMatch(/^"operationName" of the request is of the wrong kind/);
    }
  });

  test('__proto__ and constructor as names and keys do no harm', async () => {
    for (const body of [
      '{"query":"{ __proto__ }"}',
      '{"query":"{ dataset { version } }","variables":{"__proto__":{"x":1}}}',
      '{"query":"query ($f: MouFilter) { mous(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"text":"x"}}}}',
      '{"query":"{ constructor }","operationName":"constructor"}',
    ]) {
      expect((await post(body)).status).toBeLessThan(500);
    }
  });

  test('values at the edge of what a column takes', async () => {
    const query =
      'query ($d: Int!) { mous(filter: { expiringWithin: $d }) { totalCount } province(code: "64") { mouProgress { expiringWithin(days: $d) { id } } } }';
    for (const d of [36525, 0]) expect((await api.query(query, { d })).json.errors).toBeUndefined();
    for (const d of [-2147483648, -1, 36526, 2147483647]) {
      const { json, stats } = await api.query(query, { d });
      expect(json.errors[0]).toMatchObject({
        message: `"expiringWithin" must be ${d < 0 ? '0 or more' : '36,525 or less'}, not ${d}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      });
      expect(stats.http).toBe(0);
    }
    const last = await api.query(
      '{ province(code: "64") { mouProgress(at: "2199-12-31") { expected } enrollment(at: "1900-01") { participants { value } } } }',
    );
    expect(last.json.data).toEqual({ province: { mouProgress: { expected: 10 }, enrollment: { participants: null } } });
  });
});

describe('limits, on both sides', () => {
  const aliases = (n: number) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: dataset { version }`).join(' ')} }`;
  const nested = (depth: number) =>
    `{ mous(first: 1) { nodes { ${'parent { '.repeat(depth - 3)} id ${'} '.repeat(depth - 3)} } } }`;
  const inFields = (n: number, field: (i: number) => string) =>
    `{ dataset { ${Array.from({ length: n }, (_, i) => field(i)).join(' ')} } }`;
  test.each([
    ['depth 12', nested(12), true],
    ['depth 13', nested(13), false],
    ['30 aliases', inFields(30, (i) => `a${i}: version`), true],
    ['31 aliases', inFields(31, (i) => `a${i}: version`), false],
    ['50 directives', inFields(1, () => `version ${'@include(if: true) '.repeat(1)}`), true],
    ['51 directives', inFields(51, () => 'version @include(if: true)'), false],
    ['20 root fields', aliases(20), true],
    ['21 root fields', aliases(21), false],
    ['a list of 250', `{ mous(filter: { status: [${'ACTIVE, '.repeat(250)}] }) { totalCount } }`, true],
    ['a list of 251', `{ mous(filter: { status: [${'ACTIVE, '.repeat(251)}] }) { totalCount } }`, false],
    [
      'the progress of 100 regions',
      '{ localGovernments(first: 100) { nodes { province { region { mouProgress { expected covered ratio { value } } } } } } }',
      false,
    ],
    [
      'the progress of all regions and provinces',
      '{ regions { ...p provinces { ...p } } } fragment p on Area { mouProgress { expected covered ratio { value } } }',
      true,
    ],
    ['cost below 5,000', '{ localGovernments(first: 100) { nodes { mous(first: 20) { nodes { status } } } } }', true],
    ['cost above 5,000', '{ localGovernments(first: 100) { nodes { mous(first: 40) { nodes { status } } } } }', false],
  ])('%s', async (_name, query, allowed) => {
    const { json, status } = await api.query(query);
    expect(status).toBeLessThan(500);
    if (allowed) expect(json.errors).toBeUndefined();
    else expect(json.errors[0].extensions.code).toBe('OPERATION_TOO_COMPLEX');
  });

  test('2,000 tokens are parsed, more are not', async () => {
    const tokens = (n: number) => `{ dataset { ${'version '.repeat(n - 5)} } }`;
    expect((await api.query(tokens(2000))).text).not.toMatch(/token/);
    const { json } = await api.query(tokens(2001));
    expect(json.errors[0]).toMatchObject({
      message: expect.stringMatching(/^The operation has more tokens than the limit of 2,000\./),
      extensions: { code: 'OPERATION_TOO_COMPLEX' },
    });
    const deep = await api.query(`{ nodes(ids: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`);
    expect(deep.status).toBeLessThan(500);
  });

  test('cost follows the variables of a cached document', async () => {
    const query = 'query ($n: Int) { localGovernments(first: $n) { nodes { mous(first: 40) { nodes { status } } } } }';
    expect((await api.query(query, { n: 3 })).json.errors).toBeUndefined();
    expect((await api.query(query, { n: 100 })).json.errors[0].extensions.code).toBe('OPERATION_TOO_COMPLEX');
  });

  test('lists in variables', async () => {
    const query = 'query ($among: [AreaKind!]!) { ranking(measure: PARTICIPANTS, among: $among) { rank } }';
    const told = async (count: number) =>
      (await api.query(query, { among: Array(count).fill('PROVINCE') })).json.errors?.[0].extensions.code;
    expect([await told(250), await told(251), await told(1_000), await told(1_001)]).toEqual([
      undefined,
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'OPERATION_TOO_COMPLEX',
    ]);
  });
});

describe('the HTTP layer', () => {
  test.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/graphql'],
    ['application/graphql-response+json'],
    ['application/json, text/plain'],
    ['text/plain; application/json'],
    ['text/plain; x="application/json"'],
    ['json'],
    [''],
  ])('POST as %s is 415', async (type) => {
    const { status, json } = await post('{"query":"{ dataset { version } }"}', { 'content-type': type });
    expect([status, json.errors[0].extensions.code]).toEqual([415, 'BAD_USER_INPUT']);
  });
  test.each([
    ['application/json; charset=iso-8859-1', 415],
    ['application/json; charset=utf-16', 415],
    ['application/json;CHARSET="UTF-8"', 200],
    ['application/json; charset=utf8', 200],
    ['Application/JSON', 200],
    ['application/json ; charset="utf-8"', 200],
    [' application/JSON;  profile="a; b, c" ; charset=utf-8 ', 200],
    ['application/json; profile=x; charset="iso-8859-1"', 415],
    ['application/GraphQL+JSON ;charset = utf-8', 200],
    ['application/json;', 200],
  ])('POST as %s is %i', async (type, status) => {
    const answer = await post('{"query":"{ dataset { version } }"}', { 'content-type': type });
    expect(answer.status).toBe(status);
    if (status !== 200) expect(answer.json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
  test('a body that is not UTF-8 is refused, not guessed at', async () => {
    const text = (last: number) =>
      new Uint8Array([
        ...new TextEncoder().encode('{"query":"{ region(code: \\"V'),
        last,
        ...new TextEncoder().encode('\\") { name } }"}'),
      ]);
    expect((await post(text(0x49))).status).toBe(200);
    const { status, json, stats } = await post(text(0xe9));
    expect([status, json.errors[0].extensions.code, stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
    expect(json.errors[0].message).toMatch(/not UTF-8/);
  });
  test('bodies that are no JSON object, bad UTF-8, a batch', async () => {
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '[{"query":"{ dataset { version } }"}]',
      new Uint8Array([0x7b, 0xff, 0xfe]),
    ]) {
      const { status } = await post(body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
  test('a body over 1 MB is 413', async () => {
    expect((await post(JSON.stringify({ query: `{ dataset { version } } #${'x'.repeat(1_000_100)}` }))).status).toBe(
      413,
    );
  });
  test('GET parameters that are no JSON, and an address that is not UTF-8', async () => {
    const refusal = async (more: string) => {
      const { status, json, stats } = await api.fetch(`/graphql?query={dataset{version}}${more}`);
      expect([status, json.errors[0].extensions.code, stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
      return json.errors[0].message;
    };
    expect(await refusal('&variables=%7Bx')).toBe('The parameter "variables" is not JSON.');
    expect(await refusal('&extensions=1')).toBe('The parameter "extensions" is not a JSON object.');
    expect(await refusal('&x=%E9')).toBe('The address is not UTF-8.');
    expect((await api.fetch('/graphql?query={dataset{version}}&variables=null&x=%C3%A9')).status).toBe(200);
  });
  test('names beside the query are not ours to refuse; a body without a query is', async () => {
    const query = '{ dataset { version } }';
    for (const more of [{ id: 'x', doc_id: '1' }, { doc_id: null }, { __proto: {}, cacheConfig: {} }])
      expect((await post(JSON.stringify({ query, ...more }))).json.data.dataset.version).toBeTruthy();
    for (const body of [{ id: 'x' }, { doc_id: '1', variables: {} }, { query: null, id: 'x' }, {}]) {
      const { status, json } = await post(JSON.stringify(body));
      expect([status, json.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
    const relay = await api.fetch(`/graphql?query=${encodeURIComponent(query)}&id=x&doc_id=1`);
    expect(relay.status).toBe(200);
  });
  test('half of a surrogate pair is refused wherever a text can come in, a whole one is a character', async () => {
    const region = 'query ($c: String!) { region(code: $c) { name } }';
    const mous = 'query ($f: MouFilter) { mous(filter: $f) { totalCount } }';
    const bodies = (text: string) => [
      `{"query":"{ region(code: \\"${text}\\") { name } }"}`,
      `{"query":"# ${text}\\n{ dataset { version } }"}`,
      `{"query":"{ dataset { version } }","operationName":"${text}"}`,
      `{"query":"${region}","variables":{"c":"${text}"}}`,
      `{"query":"${mous}","variables":{"f":{"text":"${text}"}}}`,
      `{"query":"${mous}","variables":{"f":{"counterparty":{"office":"${text}"}}}}`,
      `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":["Province:64","${text}"]}}`,
      `{"query":"{ dataset { version } }","variables":{"${text}":1}}`,
      `{"query":"{ dataset { version } }","extensions":{"x":[["${text}"]]}}`,
    ];
    for (const half of ['\\ud800', '\\uD83D', '\\udc00', 'x\\ud800x', '\\ude00\\ud83d'])
      for (const body of bodies(half)) {
        const { status, json, stats } = await post(body);
        expect([body, status, json.errors[0].extensions.code, stats.http]).toEqual([body, 400, 'BAD_USER_INPUT', 0]);
        expect(json.errors[0].message).toMatch(/half of a surrogate pair/);
      }
    for (const body of bodies('\\ud83d\\ude00'))
      expect([body, (await post(body)).text]).not.toMatchObject([body, expect.stringMatching(/surrogate/)]);
    // An escape of GraphQL's own: the parser knows.
    const escaped = async (written: string) => (await api.query(`{ region(code: "${written}") { name } }`)).json;
    for (const half of ['\\uD800', '\\u{D800}', '\\uDC00'])
      expect((await escaped(half)).errors[0]).toMatchObject({
        message: expect.stringMatching(/Syntax Error/),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    for (const whole of ['\\uD83D\\uDE00', '\\u{1F600}'])
      expect((await escaped(whole)).errors[0].extensions.code).toBe('NOT_FOUND');
    const variables = encodeURIComponent('{"c":"\\ud800"}');
    const got = await api.fetch(`/graphql?query=${encodeURIComponent(region)}&variables=${variables}`);
    expect([got.status, got.json.errors[0].message]).toEqual([400, expect.stringMatching(/half of a surrogate pair/)]);
  });
  test('any origin may read, without credentials', async () => {
    const { headers } = await api.fetch('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    // A browser may pack a file of figures.
    for (const header of ['authorization', 'content-encoding'])
      expect(headers.get('access-control-allow-headers')).toContain(header);
  });
  test('nothing else is here, and it says so', async () => {
    const { status, json } = await api.fetch('/nothing');
    expect([status, json.errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });
  test('a request id comes back, and a strange one is replaced', async () => {
    const ask = async (id: string) =>
      (await api.fetch('/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await ask('my-request-1')).toBe('my-request-1');
    expect(await ask('<script>alert(1)</script>')).toMatch(/^[0-9a-f-]{36}$/);
  });
  test('/schema.graphql and /health answer', async () => {
    expect((await api.fetch('/schema.graphql')).text).toContain('type Query');
    expect((await api.fetch('/health')).json).toMatchObject({
      status: 'ok',
      rules: RULES_SCHEMA,
      database: { migration: expect.stringMatching(/^\d{4}_/), rules: RULES_SCHEMA },
    });
  });
});

describe('the database away', () => {
  test('is 503 with Retry-After and UNAVAILABLE, and no word of the driver', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const body = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ dataset { version } }"}',
    };
    const away = 'postgres://app_api:secret@127.0.0.1:1/app';
    const answer = await api.fetch('/graphql', body, away);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.json.errors[0].extensions.code).toBe('UNAVAILABLE');
    expect(answer.text).not.toMatch(/secret|127\.0\.0\.1|fetch|Neon|stack/);
    expect((await api.fetch('/health', undefined, away)).status).toBe(503);
    // The log has what the answer has not.
    expect(log.mock.calls.flat().join()).toContain('fetch failed');
    log.mockRestore();
  });
});
