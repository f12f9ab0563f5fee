/** Errors are told in the language of the request: each text of the Worker is met here, in both, and none besides. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startIssuer } from '../../scripts/issuer.ts';
import ERRORS from '../../src/errors.json' with { type: 'json' };
import { LIMITS } from '../../src/graphql/limits.ts';
import COMPILER_ERRORS from '../../src/pothos-kysely/errors.json' with { type: 'json' };
import type { Text } from '../../src/pothos-kysely/index.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { BIG, DEAR, many, members } from '../support/refused.ts';
import { useTimeouts } from '../support/timeouts.ts';

const { apiUrl, bearer } = useAccess(false);
const bindings: Parameters<typeof useApi>[1] = {};
const api = useApi(apiUrl, bindings);
type Headers = Record<string, string>;

const logged = vi.spyOn(console, 'error');
beforeEach(() => void logged.mockReset().mockImplementation(() => {}));
afterAll(() => logged.mockRestore());

const TEXTS = { ...ERRORS, ...COMPILER_ERRORS } as Record<string, Text & { id: string; en: string }>;
const UNMARKED = structuredClone(TEXTS);
const restore = () => {
  for (const [code, text] of Object.entries(TEXTS)) Object.assign(text, UNMARKED[code]);
};

const query = (document: string, variables?: Record<string, unknown>, more = {}, headers: Headers = {}) => ({
  path: '/graphql',
  init: {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: document, variables, ...more }),
  },
});
const get = (path: string, headers: Headers = {}) => ({ path, init: { headers } });
const post = (body: string, headers: Headers = {}) => ({
  path: '/graphql',
  init: { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body },
});
const VERSION = '{ dataset { version } }';
const counted = (n: number, each: (i: number) => string) => query(`{ ${many(n, each)} }`);
const FILTER = 'query ($f: MouFilter) { mous(filter: $f) { totalCount } }';
const at = (literal: string) => query(`query @asKnownAt(at: ${literal}) ${VERSION}`);
const WRITE = 'recordMouStage(input: { mou: "Mou:none", version: 1, stage: AGREED, on: "2026-01-01" }) { __typename }';

/** What is refused; the codes are found in what is told. */
const REQUESTS: Record<string, { path: string; init: RequestInit }> = {
  'a NUL': query(FILTER, { f: { text: 'a\0' } }),
  'first and last': query('{ mous(first: 1, last: 1) { totalCount } }'),
  'a page of none': query('{ mous(first: 0) { totalCount } }'),
  'null for an argument': query('query ($c: String = "64") { province(code: $c) { name } }', { c: null }),
  'null in a list': query('query ($s: MouStatus = ACTIVE) { mous(filter: { status: [$s] }) { totalCount } }', {
    s: null,
  }),
  'no id': query('{ node(id: "x") { id } }'),
  'no id in a list': query('{ nodes(ids: ["x"]) { id } }'),
  'an id of another type': query('{ mou(by: { id: "Province:64" }) { code } }'),
  'a code of another type': query('{ localGovernments(filter: { province: "64.71" }) { totalCount } }'),
  'no cursor': query('{ mous(after: "x") { nodes { code } } }'),
  'no operation': query(`query A ${VERSION}`, undefined, { operationName: 'B' }),
  'several operations': query(`query A ${VERSION} query B ${VERSION}`),
  'too many areas': query(
    'query ($a: [ID!]!) { compare(areas: $a, measures: [PARTICIPANTS], at: "2024-12") { measure } }',
    { a: Array(51).fill('Province:64') },
  ),
  'a long text': query(FILTER, { f: { text: 'x'.repeat(201) } }),
  'a number too small': query('{ mous(filter: { expiringWithin: -1 }) { totalCount } }'),
  'a number too large': query('{ contribution(workers: 1, payer: SELF, from: "2026-01", months: 121) { reason } }'),
  'a code that is not quoted': query('{ province(code: 64) { name } }'),
  'a variable that is missing': query('query ($c: String!) { province(code: $c) { name } }'),
  'a variable that is null': query('query ($c: String!) { province(code: $c) { name } }', { c: null }),
  'a wrong variable': query('query ($d: Date) { province(code: "64") { capital(at: $d) } }', { d: '2014-02-30' }),
  'a wrong member': query(FILTER, { f: { expiringBefore: '2014-02-30' } }),
  'many wrong members': query(FILTER, { f: members(20, 1) }),
  'too dear': query(DEAR['pages within pages'] as string),
  'a mutation too dear': query(
    'mutation { recordMouStage(input: { mou: "Mou:none", version: 1, stage: AGREED, on: "2026-01-01" }) { ... on RecordMouStageSuccess { mou { area { mous(first: 100) { nodes { children(first: 100) { nodes { code statusReason } } } } } } } } }',
    undefined,
    {},
  ),
  'no query': post('{}'),
  'a query that is no text': post('{"query":1}'),
  'variables that are no object': post(`{"query":"${VERSION}","variables":[]}`),
  'a mutation by GET': get(`/graphql?query=mutation{${encodeURIComponent(WRITE)}}`),
  'a subscription': query('subscription { x }'),
  'too many tokens': query(`{ ${'a '.repeat(LIMITS.tokens)} }`),
  'too many characters': query(`${VERSION}${' '.repeat(LIMITS.characters)}`),
  'too many lines': query(`${VERSION}${'\n'.repeat(LIMITS.lines)}`),
  'too deep': query(`{ province(code: "64") { ${'region { provinces { '.repeat(6)}code${' } }'.repeat(6)} } }`),
  'too many aliases': counted(LIMITS.aliases + 1, (i) => `a${i}: dataset { version }`),
  'too many directives': query(`{ dataset { version ${many(51, () => '@include(if: true)')} } }`),
  'too many root fields': counted(LIMITS.rootFields + 1, () => 'dataset { version }'),
  'too many fields': query(
    `{ a { ...F0 } } ${many(9, (i) => `fragment F${i} on Q { a { ...F${i + 1} } b { ...F${i + 1} } c { ...F${i + 1} } }`)}`,
  ),
  'a long list': query(`{ nodes(ids: [${many(251, () => '"x"')}]) { id } }`),
  'a long list in a variable': query('query ($i: [ID!]!) { nodes(ids: $i) { id } }', {
    i: Array(LIMITS.listInVariables + 1).fill('x'),
  }),
  'a long name': query(`query ${'a'.repeat(201)} ${VERSION}`),
  'fields of one name': query(`{ dataset { ${many(201, () => 'version')} } }`),
  'no date': query('{ province(code: "64") { capital(at: "x") } }'),
  'no month': query('{ region(code: "VII") { enrollment(at: "x") { at } } }'),
  'no moment': at('"x"'),
  'no decimal': query(
    'mutation { recordMouProgress(input: { mou: "Mou:x", asOf: "2026-05", workers: { value: "x" } }) { __typename } }',
  ),
  'no count': query('{ contribution(workers: -1, payer: SELF, from: "2026-01") { reason } }'),
  'JSON as input': query(`query ($x: JSON = 1) { dataset { version @include(if: $x) } }`),
  'nothing there': get('/nothing'),
  'another method': { path: '/graphql', init: { method: 'PUT' } },
  'another method of a saved document': { path: '/q/series', init: { method: 'POST' } },
  'another language': get('/q/series?lang=fr'),
  'another form': get('/graphql?query={dataset{version}}', { accept: 'text/csv' }),
  'another form of a saved document': get('/q/series', { accept: 'image/png' }),
  'another form of the list': get('/q', { accept: 'text/csv' }),
  'an empty idempotency key': query(VERSION, undefined, {}, { 'idempotency-key': '' }),
  'a form': post('query={}', { 'content-type': 'application/x-www-form-urlencoded' }),
  'another charset': post('{}', { 'content-type': 'application/json; charset=latin1' }),
  'a packed body': post('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
  'a large body': post(`{"query":"#${'x'.repeat(1_000_000)}"}`),
  'a deep body': post(`{"query":"${VERSION}","extensions":{"x":${'['.repeat(200)}${']'.repeat(200)}}}`),
  'a body of many values': post(BIG['empty objects'] as string),
  'no JSON': post('{'),
  'no UTF-8': get('/graphql?query=%FF'),
  'no object': get('/graphql?query={dataset{version}}&variables=1'),
  'half of a character': post(`{"query":"${VERSION}","variables":{"x":"\\ud800"}}`),
  'a query and a document': post(`{"query":"${VERSION}","documentId":"x"}`),
  'no document of this id': post('{"documentId":"sha256:0"}'),
  'no document of this name': get('/q/nothing'),
  'no form of this ending': get('/q/series.pdf'),
  'a parameter given twice': get('/q/series?area=64&area=65'),
  'nothing that a parameter names': get('/q/agreement?code=nope'),
  'no area in an address': get('/q/participants?area=x'),
  'another mark for Excel': get('/q/series.csv?bom=2'),
  'a hash of another text': post(
    `{"query":"${VERSION}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`,
  ),
  'another version of Apollo': post(`{"query":"${VERSION}","extensions":{"persistedQuery":{"version":2}}}`),
  'an unknown parameter': get('/q/followers?nothing=1'),
  'no month in an address': get('/q/participants?at=x'),
  'no number in an address': get('/q/figures?first=many'),
  'the table of a page': get('/q/home.csv'),
  'no name of a calendar': get('/calendar/x.ics'),
  'no name of a feed': get('/feed/x.atom'),
  'no kind of change': get('/feed/64.atom?kinds=x'),
  'a bad credential': query(VERSION, undefined, {}, { authorization: 'Bearer x' }),
};

/** What the database may say, by SQLSTATE. */
const STATES = ['42501', 'JK409', 'JK503', '55P03', '54000', '40001', '22023', '23505', '53300', 'XX000'];
/** Yoga, validation or the limit of costs come before these; who uses the compiler without them is told. */
const OF_THE_COMPILER_ALONE = [
  'ARGUMENT_MISSING',
  'VARIABLE_OF_NO_INPUT_TYPE',
  'NO_SUCH_OPERATION',
  'SEVERAL_OPERATIONS',
  'TOO_MANY_RELATIONS',
];
/** The stack of Node holds what that of workerd does not: test/http/worker. So many rows are in test/saved/forms. */
const MET_ELSEWHERE = ['NESTED_TOO_DEEPLY', 'TOO_MANY_ROWS'];

describe('with texts that are marked', () => {
  const met = new Set<string>();
  beforeAll(() => {
    for (const [code, { id, en }] of Object.entries(UNMARKED))
      Object.assign(TEXTS[code] as object, { id: `⟦ID ${code} ${id}⟧`, en: `⟦EN ${code} ${en}⟧` });
  });
  afterAll(restore);

  /** Asks in both languages; gives the first message in each. */
  const refusals = async (ask: (language: string) => Promise<{ json: { errors: { message: string }[] } }>) => {
    for (const language of ['id', 'en']) {
      const { json } = await ask(language);
      const told = json.errors.map(({ message }) => message).join('\n');
      const other = language === 'id' ? 'EN' : 'ID';
      expect(told).toMatch(new RegExp(`^⟦${language.toUpperCase()} [A-Z0-9_]+ `));
      expect(told).not.toContain(`⟦${other} `);
      for (const [, code] of told.matchAll(/⟦\w\w (\w+) /g)) met.add(code as string);
    }
  };
  /** By header, or as addresses that are kept are asked. */
  const inLanguage = (path: string, init: RequestInit, language: string) => {
    const [address, parameters = ''] = path.split('?');
    const lang = /^\/(q|feed|calendar)/.test(path) && !parameters.includes('lang=') ? `lang=${language}` : '';
    const query = [parameters, lang].filter(Boolean).join('&');
    const headers = { ...(init.headers as Headers), 'accept-language': language };
    return api.fetch(query ? `${address}?${query}` : path, { ...init, headers });
  };

  test.each(Object.entries(REQUESTS))('%s', async (_name, { path, init }) => {
    // An address that names no language of ours is answered in Indonesian.
    if (path.includes('lang=fr')) {
      const { json } = await api.fetch(path, init);
      expect(json.errors[0].message).toMatch(/^⟦ID DOCUMENT_TAKES ⟦ID WRONG_LANGUAGE /);
      return void met.add('WRONG_LANGUAGE');
    }
    await refusals((language) => inLanguage(path, init, language));
  });

  describe('what the database says', () => {
    afterEach(() => vi.mocked(fetch).mockRestore());
    test.each(STATES)('%s', async (code) => {
      const write = query(`mutation { ${WRITE} }`, undefined, {}, { ...bearer('region'), 'idempotency-key': 'a' });
      const read = query(VERSION);
      vi.spyOn(globalThis, 'fetch').mockImplementation(async () =>
        Response.json({ message: 'secret', code }, { status: 400 }),
      );
      const { path, init } = code === '55P03' || code === 'JK409' ? write : read;
      await refusals((language) => inLanguage(path, init, language));
    });
  });

  test('a database that is away, and a write that nobody confirmed', async () => {
    const away = { kind: 'reset' } as const;
    const ask = (document: string, headers: Headers) => async (language: string) => {
      const isSecond = document.includes('b: ');
      api.endpoint().fault(isSecond ? { kind: 'latency', ms: 0 } : away, away);
      const { path, init } = query(document, undefined, {}, headers);
      const answer = await inLanguage(path, init, language);
      api.endpoint().fault();
      return answer;
    };
    await refusals(ask(VERSION, {}));
    await refusals(ask(`mutation { ${WRITE} }`, bearer('region')));
    await refusals(ask(`mutation { a: ${WRITE} b: ${WRITE} c: ${WRITE} }`, bearer('region')));
  });

  test('an issuer that is away, and too many requests', async () => {
    const issuer = await startIssuer();
    const authorization = `Bearer ${await issuer.token({ sub: 'admin' })}`;
    const away = { TOKEN_ISSUER: issuer.url, TOKEN_AUDIENCE: issuer.audience, TOKEN_JWKS_URL: 'http://127.0.0.1:1/' };
    Object.assign(bindings, away);
    const { path, init } = query(VERSION, undefined, {}, { authorization });
    await refusals((language) => inLanguage(path, init, language));
    await issuer.close();
    for (const name of Object.keys(away)) delete bindings[name as keyof typeof away];

    bindings.RATE_LIMITER = { limit: async () => ({ success: false }) };
    for (const address of [path, '/q/series']) await refusals((language) => inLanguage(address, {}, language));
    delete bindings.RATE_LIMITER;
  });

  describe('the time of a request', () => {
    const time = useTimeouts();
    test('is over before the next field is begun', async () => {
      await refusals(async (language) => {
        const { path, init } = query(`mutation { a: ${WRITE} b: ${WRITE} }`, undefined, {}, bearer('region'));
        const began = vi.spyOn(globalThis, 'fetch');
        const answered = new Promise<void>((resolve) => {
          began.mockImplementationOnce(async (...asked) => {
            began.mockRestore();
            const response = await fetch(...asked);
            const text = await response.text();
            time.pass();
            resolve();
            return new Response(text, { status: response.status });
          });
        });
        const [answer] = await Promise.all([inLanguage(path, init, language), answered]);
        return answer;
      });
    });
  });

  test('errors that are cut, and more of them than are told', async () => {
    const long = query(FILTER, { f: { ['x'.repeat(5_000)]: 1 } });
    await refusals((language) => inLanguage(long.path, long.init, language));
    const { path, init } = query('query ($i: [ID!]!) { nodes(ids: $i) { id } }', { i: many(30, String).split(' ') });
    await refusals((language) => inLanguage(path, init, language));
  });

  test('no text is left that nobody was told', () => {
    const elsewhere = [...OF_THE_COMPILER_ALONE, ...MET_ELSEWHERE];
    expect(
      Object.keys(TEXTS)
        .filter((code) => !met.has(code))
        .toSorted(),
    ).toEqual(elsewhere.toSorted());
  });
});
