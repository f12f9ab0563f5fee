/** The saved documents: each of them, and how they are asked. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  Kind,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import COLUMNS from '../../documents/columns.json' with { type: 'json' };
import TITLES from '../../documents/titles.json' with { type: 'json' };
import { wholeSchema } from '../../schema/index.ts';
import {
  DOCUMENTS_MODULE,
  generateDocuments,
  generateLabels,
  LABELS_MODULE,
} from '../../scripts/generate-documents.ts';
import { type SavedDocument, savedDocument, savedNames } from '../../src/documents/saved.ts';
import { tableOf } from '../../src/documents/table.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const schema = wholeSchema();

const { apiUrl, bearer } = useAccess();
const api = useApi(apiUrl);
const get = (path: string, headers: Record<string, string> = {}) => api.fetch(path, { headers });
const saved = (name: string) => savedDocument(name) as SavedDocument;
const refused = ({ status, json }: Awaited<ReturnType<typeof get>>) => [status, json.errors[0].extensions.code];

test('the module of the documents is that of their files: npm run codegen', () => {
  expect(readFileSync(DOCUMENTS_MODULE, 'utf8')).toBe(generateDocuments());
  expect(readFileSync(LABELS_MODULE, 'utf8')).toBe(generateLabels());
  expect(savedNames.length).toBeGreaterThan(12);
  expect(Object.keys(TITLES).toSorted()).toEqual(savedNames.toSorted());
});

describe.each(savedNames)('%s', (name) => {
  test('is one valid query of one operation, whose words are there in both languages', () => {
    const { document, operation, words, variables } = saved(name);
    expect(validate(schema, document)).toEqual([]);
    expect(document.definitions.map(({ kind }) => kind)).toEqual([Kind.OPERATION_DEFINITION]);
    expect(operation.operation).toBe('query');
    // The address has one, which the whole answer speaks.
    expect(saved(name).text).not.toMatch(/language|\$lang/);
    for (const said of [words, ...variables.map((variable) => variable.words)]) {
      expect(said.en).toMatch(/^[A-Z].*\.$/);
      expect(said.id).toMatch(/^[A-Z].*\.$/);
      expect(said.id).not.toMatch(/^rows:/);
    }
    expect(variables.filter(({ isRequired }) => isRequired)).toEqual([]);
  });

  test('gives an answer with its defaults, in one request, and columns whose names differ', async () => {
    const { status, json, stats, headers } = await get(`/q/${name}`);
    expect([status, json.errors, stats.http, stats.statements.length]).toEqual([200, undefined, 1, 1]);
    expect(Object.values(json.data)).not.toContain(null);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const names = tableOf(saved(name), [json.data], 'id').columns.map((column) => column.name);
    expect(new Set(names).size).toBe(names.length);
    if (!saved(name).hasTable) return;
    const csv = await get(`/q/${name}.csv`);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    const [head, ...rows] = csv.text.split('\r\n');
    expect(head).toBe(names.join(','));
    expect(rows.length).toBeGreaterThan(name === 'ending' ? 0 : 1);
  });
});

describe('a table', () => {
  const tables = savedNames.filter((name) => saved(name).hasTable);
  const FORMS = ['.csv', '.xlsx', '.metadata.json'];

  test('is not given of what a page shows: it would have hundreds of columns', async () => {
    const pages = savedNames.filter((name) => !saved(name).hasTable);
    expect(pages).toEqual(['agreement-board', 'coverage', 'home', 'parts', 'quality']);
    for (const form of FORMS) {
      const answer = await get(`/q/home${form}?lang=en`);
      expect([...refused(answer), answer.headers.get('cache-control'), answer.stats.http]).toEqual([
        406,
        'BAD_USER_INPUT',
        'no-store',
        0,
      ]);
      expect(answer.json.errors[0].message).toBe(
        'home is what a page shows and is not given as a table: ask for home.json. /q says which documents have tables.',
      );
    }
    expect((await get('/q/home?lang=id', { accept: 'text/csv' })).json.errors[0].message).toMatch(
      /^Dokumen home berisi bahan satu halaman .* minta home\.json\./,
    );
    const { status, headers } = await get('/q/home', { accept: '*/*' });
    expect([status, headers.get('content-type'), headers.get('link')]).toEqual([
      200,
      'application/json; charset=utf-8',
      null,
    ]);
  });

  test('has words in both languages for all that it asks, and there are no others', () => {
    const words: Record<string, unknown> = COLUMNS;
    const lacking = new Set<string>();
    const used = new Set<string>();
    for (const name of tables) {
      const types = new TypeInfo(schema);
      // The list of the rows, and the way to it, are in no name of a column.
      const onTheWay = ({ alias, name: { value } }: FieldNode) => saved(name).rows.includes(alias?.value ?? value);
      const look = (node: FieldNode) => {
        const [type, field] = [types.getParentType() as GraphQLObjectType, types.getFieldDef()];
        if (!field || field.name === 'nodes' || `${type} ${getNamedType(field.type)}`.includes('PageInfo')) return;
        const own = [...type.getInterfaces(), type].map((each) => `${each.name}.${field.name}`);
        const of = own.find((each) => words[each]);
        if (!of && onTheWay(node)) return;
        if (!of || !field.description) return void lacking.add(`${own.at(-1)}`);
        used.add(of);
        // A value is explained, in a sentence; the object that it is in has a name.
        expect([of, words[of]]).toEqual([
          of,
          isLeafType(getNamedType(field.type))
            ? [expect.any(String), expect.stringMatching(/^[A-Z0-9].*\.$/s)]
            : expect.any(String),
        ]);
      };
      visit(saved(name).document, visitWithTypeInfo(types, { Field: look }));
    }
    expect([...lacking]).toEqual([]);
    expect(Object.keys(words).filter((of) => !used.has(of))).toEqual([]);
  });

  test('Indonesian words name the codes that the English ones name, and say what is empty', () => {
    const codes = (words: string) => new Set(words.match(/`dataset [^`]+`|\b[A-Z]{2,}(_[A-Z]+)*\b/g));
    for (const [of, words] of Object.entries<string | string[]>(COLUMNS)) {
      const [type, field] = of.split('.') as [string, string];
      const english = (schema.getType(type) as GraphQLObjectType).getFields()[field]?.description ?? '';
      if (typeof words === 'string') continue;
      const indonesian = String(words[1]);
      for (const code of codes(english)) expect([of, indonesian]).toEqual([of, expect.stringContaining(code)]);
      if (/\bnull\b/i.test(english))
        expect([of, indonesian]).toEqual([of, expect.stringMatching(/kosong|bila (di|sumb)/i)]);
    }
  });

  test('a source is asked for by all that names it, in every document', () => {
    for (const name of savedNames) {
      const types = new TypeInfo(schema);
      const look = ({ selectionSet }: FieldNode) => {
        if (!selectionSet || getNamedType(types.getType())?.toString() !== 'Source') return;
        const asked = selectionSet.selections.map((each) => (each as FieldNode).name.value);
        expect([name, asked]).toEqual([
          name,
          expect.arrayContaining(['publisher', 'citation', 'title', 'url', 'licence']),
        ]);
      };
      visit(saved(name).document, visitWithTypeInfo(types, { Field: look }));
    }
  });

  test.each(tables)(
    '%s: each column has a title and a meaning in both languages, and each number a unit',
    async (name) => {
      const { tableSchema: id } = (await get(`/q/${name}.metadata.json?lang=id`)).json;
      const { tableSchema: en } = (await get(`/q/${name}.metadata.json?lang=en`)).json;
      for (const [i, column] of id.columns.entries()) {
        const [title, meaning] = [column['dc:title'], column['dc:description']];
        expect([title['@language'], meaning['@language']]).toEqual(['id', 'id']);
        // A field that has no words would be called by its name in the schema.
        expect(title['@value']).not.toMatch(/[A-Z]\w*\.\w/);
        expect(meaning['@value'].length).toBeGreaterThan(5);
        // A number is called by what it is of, once.
        for (const called of [title, en.columns[i]['dc:title']].map((each) => each['@value'].split(' – ')))
          expect(called).toEqual(called.filter((part: string, n: number) => part !== called[n - 1]));
        if (column.datatype === 'dateTimeStamp')
          expect([meaning['@value'], en.columns[i]['dc:description']['@value']]).toEqual([
            expect.stringContaining(' Dalam UTC: pukul 17.00 adalah tengah malam di Jakarta'),
            expect.stringContaining(' In UTC: 17:00 is midnight in Jakarta'),
          ]);
        expect(en.columns[i].name).toBe(column.name);
        expect(en.columns[i]['dc:description']).toMatchObject({ '@language': 'en' });
        expect(en.columns[i]['dc:description']['@value']).not.toBe(meaning['@value']);
        expect(en.columns[i]['dc:title']).toMatchObject({ '@language': 'en', '@value': expect.stringMatching(/./) });
        if (['integer', 'decimal'].includes(column.datatype))
          expect([column.name, column['schema:unitText']]).toEqual([column.name, expect.any(String)]);
      }
    },
  );
});

describe('an address', () => {
  test('may name the moment up to which things are known, whose day is then today; its links name it too', async () => {
    const moment = '2026-02-01T10:00:00.000000Z';
    const { status, json, headers, stats } = await get(
      `/q/map?area=Region:VII&over=PROVINCE&measure=COVERAGE&segment=ALL&at=2025-12&knownAt=${moment}`,
    );
    expect([status, stats.http]).toEqual([200, 1]);
    expect(json.extensions.dataset).toMatchObject({ knownAt: moment, at: moment });
    expect(headers.get('link')).toContain(`knownAt=${encodeURIComponent(moment)}`);
    const known = json.data.area.map.map(({ knownFrom }: { knownFrom: string | null }) => knownFrom);
    expect(known).toHaveLength(5);
    for (const from of known) if (from) expect(from <= moment).toBe(true);
    const now = await get('/q/map?area=Region:VII&over=PROVINCE&measure=COVERAGE&segment=ALL&at=2025-12');
    // What became known on the next day is not there.
    expect(JSON.stringify(now.json.data)).toContain('2026-02-01T17:00:00.000000Z');
    expect(known).not.toContain('2026-02-01T17:00:00.000000Z');
    // A table in pages is of that moment on each.
    const csv = await get(`/q/figures.csv?within=VII&first=10&knownAt=${moment}`);
    expect(csv.headers.get('content-disposition')).toContain('2026-02-01');
    expect(csv.text).not.toContain('2026-02-01T17:00');
    const wrong = await get('/q/map?knownAt=2026-02-30&lang=en');
    expect(wrong.json.errors[0].message).toMatch(
      /^The parameter "knownAt": DateTime cannot be "2026-02-30": write RFC 3339/,
    );
  });

  test('gives variables as texts, which become what the operation takes', async () => {
    const { json } = await get(
      '/q/compare?areas=Province:64,Province:63&measures=participants,EMPLOYERS&segment=bpu&at=2023-06&lang=en',
    );
    expect(json.errors).toBeUndefined();
    const compared = json.data.compare.map(
      (row: { area: { code: string }; measure: string }) => `${row.area.code} ${row.measure}`,
    );
    expect(compared).toEqual(['63 PARTICIPANTS', '63 EMPLOYERS', '64 PARTICIPANTS', '64 EMPLOYERS']);
    expect(json.data.compare[2].area.name).toBe('East Kalimantan');
    expect((await get('/q/compare')).json.data.compare[0].area.name).toBe('Kalimantan Barat');
    const { json: paid } = await get('/q/contribution?workers=10&months=1');
    expect(paid.data.contribution.monthly).toHaveLength(1);
  });

  test.each([
    [
      '/q/series?area=Province:64&nothing=1',
      /There is no parameter "nothing"\. series takes: area \(ID!, such as Region:VII\), .*lang \(id or en\)\.$/,
    ],
    ['/q/series?lang=fr', /^Ada dua bahasa: .* Parameter series: area \(.*, dan lang \(id atau en\)\.$/],
    ['/q/series?area=Province:64&area=Province:63', /"area" is given twice\. series takes: area \(/],
    ['/q/series?at=2025-12', /no parameter "at"/],
    [
      '/q/series?from=December',
      /^The parameter "from": Month cannot be "December": write a month .* as "2014-07"\. series takes: area/,
    ],
    [
      '/q/series?segment=NOBODY',
      /^The parameter "segment" cannot have "NOBODY"\. It takes one of: ALL, FORMAL, .*\. series takes:/,
    ],
    [
      '/q/figures?first=many',
      /^The parameter "first" cannot have "many": write a whole number, such as 100\. figures takes:/,
    ],
    ['/q/figures?first=1.5', /^The parameter "first" cannot have "1\.5": write a whole number/],
    ['/q/figures?first=2147483648', /^The parameter "first" cannot have "2147483648": write a whole number/],
    [
      '/q/series?segment=NOBODY&lang=id',
      /^Parameter "segment" tidak dapat berisi "NOBODY"\. Isilah dengan salah satu dari: ALL,/,
    ],
    [
      '/q/figures?first=many&lang=id',
      /^Parameter "first" tidak dapat berisi "many": tulis bilangan bulat, misalnya 100\. Parameter figures: within/,
    ],
    [
      '/q/compare?measures=COVERAGE,NOTHING',
      /^The parameter "measures" cannot have "NOTHING"\. It takes one or several of these, with commas between: PARTICIPANTS,/,
    ],
    [
      '/q/contribution?workers=-4',
      /^The parameter "workers": Count cannot be -4: write a whole number from 0 .* contribution takes: workers/,
    ],
    // It is told as it was sent, not as a program would round it.
    ['/q/contribution?workers=9007199254740993', /^The parameter "workers": Count cannot be "9007199254740993": write/],
    ['/q/contribution?workers=99999999999999999999', /Count cannot be "99999999999999999999": write/],
    ['/q/figures?first=101', /^"first" on "figures" must be from 1 to 100, not 101\. figures takes: .*first \(Int!/],
    ['/q/ending?days=-1', /^"days" must be 0 or more, not -1\. ending takes: within/],
    ['/q/participants?area=64_1', /^The parameter "area": "64_1" is not an id .* participants takes: area \(/],
    ['/q/figures?within=64_1', /^The parameter "within": "64_1" is not an id .* figures takes: /],
    ['/q/compare?areas=Province:64,64_1', /^The parameter "areas": "64_1" is not an id .* compare takes: areas \(/],
    ['/q/series?bom=1', /no parameter "bom"\. (?!.*bom \()/],
    ['/q/series.csv?bom=2', /"bom" cannot have "2"\. .* bom \(1: for Excel\) and lang \(id or en\)\.$/],
    ['/q/series.csv?nothing=2', /no parameter "nothing"\. .* bom \(1: for Excel\)/],
    ['/q/series?__proto__=1', /no parameter "__proto__"/],
  ])('%s is refused with what the document takes', async (path, message) => {
    const answer = await get(path.includes('lang=') ? path : `${path}&lang=en`);
    expect(refused(answer)).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.json.errors[0].message).toMatch(message);
    expect([answer.stats.http, answer.headers.get('cache-control')]).toEqual([0, 'no-store']);
  });

  test.each(['/q/nothing', '/q/nothing.csv', '/q/series.pdf', '/q/.csv', '/q/constructor', '/q/a%2Fb'])(
    '%s is nowhere',
    async (path) => expect(refused(await get(path))).toEqual([404, 'NOT_FOUND']),
  );

  test('with an ending that is none of ours says which there are', async () => {
    const message = async (path: string) => (await get(path)).json.errors[0].message;
    expect(await message('/q/ranking.pdf?lang=en')).toBe(
      'An answer has no form "pdf". There are: ranking.json, ranking.csv, ranking.xlsx and ranking.metadata.json.',
    );
    expect(await message('/q/home.pdf?lang=en')).toBe('An answer has no form "pdf". There are: home.json.');
    expect(await message('/q/nothing.pdf?lang=en')).toBe('There is no saved document "nothing.pdf". /q lists them.');
  });

  test('names an area by its code as by its id', async () => {
    const pairs = [
      ['/q/agreements.csv?within=', '64', 'Province:64'],
      ['/q/changes.csv?within=', '64', 'Province:64'],
      ['/q/compare.csv?areas=', '64,63', 'Province:64,Province:63'],
      ['/q/ranking.csv?within=', 'VII', 'Region:VII'],
      ['/q/reporting.csv?within=', 'VII', 'Region:VII'],
      ['/q/series.csv?area=', 'VII', 'Region:VII'],
      ['/q/map.csv?area=', 'ID', 'Nation:ID'],
      ['/q/participants.csv?area=', '64', 'Province:64'],
      ['/q/targets.csv?area=', 'VII', 'Region:VII'],
    ] as const;
    for (const [path, code, id] of pairs) {
      const [byCode, byId] = [await get(path + code), await get(path + id)];
      expect([path, byCode.status, byCode.text]).toEqual([path, 200, byId.text]);
    }
  });

  test('of an area that is not there, or a page that is too large, says so in every form', async () => {
    for (const form of ['', '.csv', '.xlsx', '.metadata.json']) {
      const answer = await get(`/q/figures${form}?first=101`);
      expect(refused(answer)).toEqual([400, 'BAD_USER_INPUT']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('is asked by GET alone', async () => {
    for (const path of ['/q', '/q/series'])
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const answer = await api.fetch(path, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      }
    const { status, text, headers } = await api.fetch('/q/series', { method: 'HEAD' });
    expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json; charset=utf-8']);
  });

  test('names the form at its end, or by Accept', async () => {
    const type = async (path: string, accept: string) => {
      const { status, headers } = await get(path, { accept });
      return [status, headers.get('content-type')?.split(';')[0], headers.get('vary')?.includes('Accept') ?? false];
    };
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(await type('/q/series', 'text/csv')).toEqual([200, 'text/csv', true]);
    expect(await type('/q/series', xlsx)).toEqual([200, xlsx, true]);
    expect(await type('/q/series', 'application/csvm+json')).toEqual([200, 'application/csvm+json', true]);
    expect(await type('/q/series', 'text/html, */*;q=0.8')).toEqual([200, 'application/json', true]);
    expect(await type('/q/series', 'text/html, text/*;q=0.8')).toEqual([200, 'text/csv', true]);
    // A stable link to a file is that file, whatever a browser would like.
    expect(await type('/q/series.csv', 'text/html')).toEqual([200, 'text/csv', false]);
    expect((await type('/q/series', 'image/png'))[0]).toBe(406);
  });

  test('goes the way of all operations: who may see what, the log, what it costs', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await get('/q/agreement?code=64:2020-06-15', { 'x-request-id': 'saved-nobody' });
    await get('/q/agreement?code=64.71:DRAFT', { 'x-request-id': 'saved-region', ...bearer('region') });
    const lines = log.mock.calls.flat().map((line) => JSON.parse(String(line)));
    log.mockRestore();
    expect(lines).toMatchObject([
      {
        requestId: 'saved-nobody',
        path: '/q/agreement',
        status: 200,
        operation: 'Agreement',
        cost: expect.any(Number),
        actor: null,
        roundTrips: 1,
        cache: 'miss',
      },
      { requestId: 'saved-region', status: 200, operation: 'Agreement', actor: expect.any(String), roundTrips: 1 },
    ]);
    for (const form of ['', '.csv', '.xlsx', '.metadata.json'])
      for (const code of ['64.71:DRAFT', 'nope']) {
        const answer = await get(`/q/agreement${form}?code=${code}&lang=en`);
        expect([...refused(answer), answer.headers.get('cache-control')]).toEqual([404, 'NOT_FOUND', 'no-store']);
        expect(answer.json.errors[0].message).toBe('There is nothing that the parameters of this address name.');
      }
    const own = await get('/q/agreement?code=64.71:DRAFT', bearer('region'));
    expect(own.json.data.mou.code).toBe('64.71:DRAFT');
    expect([own.headers.get('cache-control'), own.headers.get('etag')]).toEqual(['no-store', null]);
    expect(refused(await get('/q/agreement', { authorization: 'Bearer jgk_0123456789ab_x' }))).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
    expect(refused(await get('/q/agreement.csv', bearer('revoked')))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('says when the database is away, and nothing else', async () => {
    for (const form of ['', '.csv', '.xlsx']) {
      api.endpoint().fault({ kind: 'reset' }, { kind: 'reset' });
      const answer = await get(`/q/series${form}`);
      expect(refused(answer)).toEqual([503, 'UNAVAILABLE']);
      expect([answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual(['5', 'no-store']);
    }
  });
});

describe('a document named by its hash', () => {
  const both = useApi(apiUrl, {}, 'both');
  const { text, hash } = saved('series');
  const variables = { area: 'Province:64' };
  const post = (body: object) =>
    both.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const address = (params: object) => {
    const texts = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return both.fetch(`/graphql?${new URLSearchParams(texts)}`);
  };
  const documentId = `sha256:${hash}`;
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };

  test.each(['documentId', 'persistedQuery'])('by %s is answered as its text is, by POST and GET', async (by) => {
    const { json: expected } = await both.query(text, variables);
    const named = by === 'documentId' ? { documentId, variables } : { extensions, variables };
    for (const ask of [post, address]) {
      const { status, json, stats } = await ask(named);
      expect([status, json.data, stats.http]).toEqual([200, expected.data, 1]);
    }
  });

  test.each<[string, object, string]>([
    [
      'an unknown id',
      { documentId: `sha256:${'0'.repeat(64)}` },
      'There is no saved document with this id. /q lists them.',
    ],
    ['another form of id', { documentId: hash }, 'There is no saved document with this id. /q lists them.'],
    ['an unknown hash', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }, 'PersistedQueryNotFound'],
  ])('%s is one error', async (_name, named, message) => {
    for (const ask of [post, address]) {
      const { status, json, stats } = await ask(named);
      expect([status, json.errors.length, json.errors[0].message, stats.http]).toEqual([404, 1, message, 0]);
      expect(json.errors[0].extensions).toMatchObject({ code: 'NOT_FOUND', requestId: expect.any(String) });
    }
  });

  test('beside a text is that of the text, as Apollo sends both; a documentId is refused', async () => {
    const free = '{ dataset { version } }';
    const own = createHash('sha256').update(free).digest('hex');
    const both = (sha256Hash: unknown) => ({ query: free, extensions: { persistedQuery: { version: 1, sha256Hash } } });
    for (const ask of [post, address]) {
      // The second time the document is known.
      for (const _ of [1, 2]) {
        expect((await ask(both(own))).json.data.dataset.version).toMatch(/^\d+$/);
        for (const other of [hash, own.toUpperCase(), 'x', 1]) {
          const answer = await ask(both(other));
          expect([...refused(answer), answer.stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
          expect(answer.json.errors[0].message).toMatch(/^"sha256Hash" is not the SHA-256 of this "query"/);
        }
      }
      expect(refused(await ask({ query: free, documentId }))).toEqual([400, 'BAD_USER_INPUT']);
    }
    // What is null is not given.
    expect((await post({ query: free, documentId: null, extensions: null })).json.data.dataset.version).toMatch(
      /^\d+$/,
    );
    expect((await post({ query: null, documentId, variables })).json.data.area.code).toBe('64');
    expect(refused(await post({ query: null, documentId: null }))).toEqual([400, 'BAD_USER_INPUT']);
  });

  test.each([[2], ['1'], [undefined]])('in version %s of Apollo is refused', async (version) => {
    for (const ask of [post, address])
      for (const query of [undefined, text]) {
        const answer = await ask({
          variables,
          ...(query ? { query } : {}),
          extensions: { persistedQuery: { version, sha256Hash: hash } },
        });
        expect([...refused(answer), answer.stats.http]).toEqual([400, 'BAD_USER_INPUT', 0]);
        expect(answer.json.errors[0].message).toBe('"persistedQuery" is only known with "version" 1 here.');
      }
  });
});

describe('/q', () => {
  test('lists the documents for programs, with addresses that answer', async () => {
    const { headers, json } = await get('/q', { accept: 'application/json' });
    expect(headers.get('vary')).toContain('Accept');
    expect(json.map(({ name }: { name: string }) => name)).toEqual(savedNames);
    for (const { name, hash, description, variables, links } of json) {
      expect(hash).toBe(`sha256:${saved(name).hash}`);
      expect(Object.keys(description)).toEqual(expect.arrayContaining(['en', 'id']));
      expect(variables.every(({ type }: { type: string }) => type.length > 0)).toBe(true);
      expect(Object.keys(links)).toEqual(saved(name).hasTable ? ['json', 'csv', 'xlsx', 'metadata.json'] : ['json']);
      // No address ends in a mark of a query that is not there.
      expect(Object.values(links)).toEqual(
        Object.values(links).map((link) => new URL(String(link)).href.replace(/\?$/, '')),
      );
      const { pathname, search } = new URL(links.csv ?? links.json);
      const answer = await get(pathname + search);
      expect([name, answer.status]).toEqual([name, 200]);
      // The examples of every document show something at once.
      if (links.csv) expect([name, answer.text.split('\r\n').filter(Boolean).length > 1]).toEqual([name, true]);
    }
  });
  test.each(['id', 'en'] as const)('leads people to a page, in %s, that has each document', async (lang) => {
    const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const { headers, status } = await get(`/q?lang=${lang}`, html);
    expect([status, headers.get('location'), headers.get('vary')]).toEqual([
      302,
      `/${lang}/q`,
      'Accept, Accept-Language',
    ]);
    const page = await get(`/${lang}/q`, html);
    expect([page.status, page.stats.http]).toEqual([200, 0]);
    for (const name of savedNames)
      expect(page.text).toContain(
        saved(name).words[lang].replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
      );
  });
  test('the page says in words what a variable may have, and links a CSV for Excel', async () => {
    const { text } = await get('/id/q', { accept: 'text/html' });
    expect(text).not.toMatch(/<td>\[?\w+[!\]]|\?&amp;lang|href="[^"]*\?"/);
    expect(text).toContain('<summary>salah satu dari</summary><ul><li><code>PARTICIPANTS</code> peserta</li>');
    expect(text).toContain('<summary>beberapa dari, dipisahkan koma</summary>');
    expect(text).toContain('id atau kode; beberapa dipisahkan koma');
    for (const type of ['id atau kode', 'bulan, misalnya 2014-07', 'bilangan bulat', 'true (ya) atau false (tidak)'])
      expect(text).toContain(`>${type}<`);
    const [address = ''] = /\/q\/figures\.csv\?[^"]*bom=1[^"]*/.exec(text) ?? [];
    expect((await get(address.replaceAll('&amp;', '&'))).text).toMatch(/^id,area_code,/);
    expect((await get('/en/q', { accept: 'text/html' })).text).toContain('>month, such as 2014-07<');
  });
  test('with a slash at its end leads to it', async () => {
    const { status, headers } = await get('/q/?lang=en');
    expect([status, headers.get('location')]).toEqual([308, '/q?lang=en']);
  });
  test('is in two forms', async () => {
    expect((await get('/q', { accept: 'text/csv' })).status).toBe(406);
    expect((await get('/q?lang=fr')).status).toBe(400);
  });
});
