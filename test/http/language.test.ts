/** In which language an answer speaks: as the operation, or else the header, asks; and no answer mixes two. */
import { isEnumType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { wholeSchema } from '../../schema/index.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';
import { SENTENCES } from './sentences.ts';

const schema = wholeSchema();

const { apiUrl, bearer, asOwner } = useAccess();
const api = useApi(apiUrl);
const both = useApi(apiUrl, {}, 'both');

const MOU = 'mou(by: { code: "64:2020-06-15" }) { statusReason(at: "2021-01-01") }';
const TOLD = {
  ID: 'Sudah ditandatangani; berlaku sejak Januari 2020 dan hari berakhirnya tidak diketahui sehingga tidak diketahui apakah masih berlaku.',
  EN: 'Signed. In force since January 2020; no last day is known, so whether it still holds is unknown.',
} as const;
const spoken = ({ json, headers }: Awaited<ReturnType<typeof api.query>>) => [
  json.data?.mou.statusReason,
  headers.get('content-language'),
];

describe('the language of an answer', () => {
  test.each([
    ['nobody asks: English', undefined, '', 'EN'],
    ['the header asks', 'id-ID,id;q=0.9,en;q=0.8', '', 'ID'],
    ['the header asks for one that we have not', 'fr', '', 'EN'],
    ['the directive asks', undefined, '@language(is: ID)', 'ID'],
    ['the directive goes before the header', 'id', '@language(is: EN)', 'EN'],
    ['beside another directive', 'en', '@asKnownAt(at: "2026-11-22T00:00:00Z") @language(is: ID)', 'ID'],
  ] as const)('%s', async (_name, header, directive, language) => {
    const document = `query ${directive || 'Q'} { ${MOU} }`;
    const answer = await both.query(document, undefined, {}, header ? { 'accept-language': header } : {});
    expect(spoken(answer)).toEqual([TOLD[language], language.toLowerCase()]);
  });

  test('may be a variable; another one is refused', async () => {
    const document = `query ($in: Language!) @language(is: $in) { ${MOU} }`;
    expect(spoken(await api.query(document, { in: 'ID' }))).toEqual([TOLD.ID, 'id']);
    expect(spoken(await api.query(document, { in: 'EN' }))).toEqual([TOLD.EN, 'en']);
    const { json } = await api.query(document, { in: 'FR' });
    expect(json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('is that of a query by GET too, and of no later request in the same session', async () => {
    const address = `/graphql?query=${encodeURIComponent(`{ ${MOU} }`)}`;
    expect(spoken(await api.fetch(address, { headers: { 'accept-language': 'id' } }))).toEqual([TOLD.ID, 'id']);
    expect(spoken(await api.fetch(address))).toEqual([TOLD.EN, 'en']);
  });

  test('is that of names too, where it was asked for and the field names none', async () => {
    const document = '{ province(code: "64") { name id: name(language: ID) en: name(language: EN) } }';
    const names = { id: 'Kalimantan Timur', en: 'East Kalimantan' };
    for (const [header, name] of [
      ['fr', names.id],
      ['id', names.id],
      ['en', names.en],
    ] as const) {
      const { json } = await api.query(document, undefined, {}, { 'accept-language': header });
      expect([header, json.data.province]).toEqual([header, { name, ...names }]);
    }
  });

  test('is that of names of the catalogue too, and of what it says', async () => {
    const names = (name: string) => `{
      programmes(at: "2014-08-21") { ${name} description benefits(at: "2014-08-21") { ${name} } }
      segments(at: "2014-08-21") { ${name} meaning pays subSegments { ${name} reason } }
      channels(at: "2026-01-01") { ${name} operator note }
      sanctions { ${name} description imposedBy }
      legalBases(at: "2014-08-21") { ${name.replace('name', 'title')} says }
      localGovernment(code: "62.71") { outreach { topic result } }
      region(code: "VII") { enrollment(at: "2014-07") { participants { scheme { ${name} note } } } } }`;
    const told = async (name: string, headers = {}) => {
      const { json } = await api.query(names(name), undefined, {}, headers);
      expect(json.errors).toBeUndefined();
      return json.data;
    };
    const [id, en] = [await told('name', { 'accept-language': 'id' }), await told('name', { 'accept-language': 'en' })];
    expect(id).toMatchObject({
      programmes: [
        { name: 'Jaminan Kecelakaan Kerja' },
        { name: 'Jaminan Kematian', description: 'Santunan bagi keluarga peserta yang meninggal dunia.' },
        { name: 'Jaminan Hari Tua', benefits: [{ name: 'Bantuan uang muka perumahan' }] },
      ],
      segments: [
        {
          name: 'Sektor formal',
          meaning: 'Pekerja yang bekerja pada pemberi kerja.',
          pays: 'Pemberi kerja dan pekerja',
        },
        { name: 'Sektor informal', subSegments: [{ name: 'Pedagang pasar tradisional' }] },
      ],
      sanctions: [{ name: 'Teguran tertulis' }, { name: 'Denda' }, {}],
      localGovernment: { outreach: [{ topic: 'Manfaat program' }] },
      region: { enrollment: { participants: { scheme: { name: 'Sektor formal dan informal' } } } },
    });
    expect(en).toMatchObject({
      programmes: [
        { name: 'Work Accident Insurance' },
        { name: 'Death Insurance', description: 'Compensation to the family of a participant who dies.' },
        { name: 'Old-Age Savings', benefits: [{ name: 'Help with the down payment on a house' }] },
      ],
      segments: [
        { name: 'Formal sector', meaning: 'Workers under an employer.', pays: 'Employer and worker' },
        { name: 'Informal sector', subSegments: [{ name: 'Traders in traditional markets' }] },
      ],
      sanctions: [{ name: 'Written warning' }, { name: 'Fine' }, {}],
      localGovernment: { outreach: [{ topic: 'Benefits of the programmes' }] },
      region: { enrollment: { participants: { scheme: { name: 'Formal and informal sector' } } } },
    });
    const channels = ({ channels }: { channels: { name: string; operator: string }[] }) =>
      channels.map(({ name, operator }) => [name, operator]);
    expect(channels(id)).toEqual([
      ['Bank Rakyat Indonesia (BRI)', 'Bank BRI'],
      ['Kios elektronik', 'BPJS Ketenagakerjaan'],
      ['Agen Perisai', 'Lembaga yang memiliki agen'],
      ['SIPP Mitra', 'Pengelola pasar'],
    ]);
    expect(channels(en)).toEqual([
      ['Bank Rakyat Indonesia (BRI)', 'Bank BRI'],
      ['Electronic kiosk', 'BPJS Ketenagakerjaan'],
      ['Perisai agents', 'Institutions with agents'],
      ['SIPP Mitra', 'Market operators'],
    ]);
    expect(id.legalBases[0]).toEqual({
      title: 'Perubahan kesembilan atas PP 14/1993',
      says: expect.stringMatching(/^Pemberi kerja dengan sepuluh pekerja/),
    });
    // Names are Indonesian where nothing asks for a language, and sentences English.
    const unasked = await told('name');
    expect(unasked.programmes[1]).toEqual({ ...en.programmes[1], name: 'Jaminan Kematian' });
    expect(unasked.channels.map(({ name }: { name: string }) => name)).toEqual(channels(id).map(([name]) => name));
    // The argument goes before the header.
    const named = await told('name(language: EN)', { 'accept-language': 'id' });
    expect(named.programmes[1]).toEqual({ ...id.programmes[1], name: 'Death Insurance' });
    expect(named.channels[1].name).toBe('Electronic kiosk');
  });

  const REMARKS = `{
    figures(filter: { within: "61", measure: COVERAGE }) { nodes { note noteLanguage } }
    mou(by: { code: "61.08:2025-08-22" }) { scope funding note textLanguage commitments { words } versions { scope textLanguage } }
    governed: mou(by: { code: "64:2020-06-15" }) { milestones { title } followUps { scope } publishedAgency parties { office } }
    region(code: "VII") { note seats { note } statements { code subject predicate unit scope words } }
    area(by: { id: "Nation:ID" }) { targets { note } }
    branch(code: "KC-TANJUNG") { facts { areaWords note } closedWorkingArea(at: "2014-06-01") { note } }
  }`;
  test('is that of remarks, promises and statements too, and they say which it is', async () => {
    const [id, en] = await Promise.all(
      ['id', 'en'].map(async (language) => {
        const { json } = await api.query(REMARKS, undefined, {}, { 'accept-language': language });
        expect(json.errors).toBeUndefined();
        return json.data;
      }),
    );
    const contradicts = (note: string, noteLanguage: string) => expect.arrayContaining([{ note, noteLanguage }]);
    expect(id.figures.nodes).toEqual(
      contradicts('bertentangan dengan 37% yang disebutkan pada 25 Desember 2025', 'ID'),
    );
    expect(en.figures.nodes).toEqual(contradicts('contradicts the 37 % given on 25 December 2025', 'EN'));
    expect(id.mou).toMatchObject({
      scope: '3.000 pekerja kelapa sawit + 837 pekerja rentan',
      funding: 'DBH sawit Rp604 juta + APBD Rp168 juta',
      textLanguage: 'ID',
      commitments: [{ words: '3.000 pekerja kelapa sawit + 837 pekerja rentan' }],
      versions: [{ scope: '3.000 pekerja kelapa sawit + 837 pekerja rentan', textLanguage: 'ID' }],
    });
    expect(en.mou).toMatchObject({ funding: 'DBH sawit Rp604 million + APBD Rp168 million', textLanguage: 'EN' });
    const stock = ({ region }: typeof id) => region.statements.find(({ code }: { code: string }) => code === 'F04');
    // The article's own words are what they are.
    expect([stock(id), stock(en)]).toMatchObject([
      { subject: 'peserta sektor informal', predicate: 'jumlah', unit: 'tenaga kerja', words: '441.177' },
      { subject: 'informal participants', predicate: 'stock', unit: 'workers', words: '441.177' },
    ]);
    expect(id.region.note).toMatch(/^7 kantor cabang perintis \(KCP\) baru menurut sebuah artikel tahun 2015; /);
    expect(JSON.stringify(id)).not.toMatch(/\b(the|of|and|is|by)\b/);
  });

  test("is English, and said to be, of an English remark that has no Indonesian; an office's is what it wrote", async () => {
    const COVERAGE = '{ figures(filter: { within: "61", measure: COVERAGE }) { nodes { note noteLanguage } } }';
    const remark = 'contradicts the 37 % given on 25 December 2025';
    const recorded = await api.query(
      `mutation { recordFigure(input: { area: "Province:61", segment: ALL, measure: COVERAGE, basis: ACTIVE, asOf: "2024-12", quantity: { value: "30" }, note: "for 2015", source: { new: { citation: "Laporan", publisher: "Kantor" } } }) { __typename } }`,
      undefined,
      {},
      bearer('region'),
    );
    expect(recorded.json.errors).toBeUndefined();
    expect(recorded.json.data.recordFigure.__typename).toBe('RecordFigureSuccess');
    await asOwner(`delete from ${RULES_SCHEMA}.catalogue_text where english = '${remark}'`);
    const { json } = await api.query(COVERAGE, undefined, {}, { 'accept-language': 'id' });
    expect(json.data.figures.nodes).toEqual(
      expect.arrayContaining([
        { note: remark, noteLanguage: 'EN' },
        // Word for word it is a remark of the data; yet an office wrote it.
        { note: 'for 2015', noteLanguage: null },
      ]),
    );
    const { text } = await api.fetch('/id/mutu?within=61', { headers: { accept: 'text/html' } });
    expect(text).toContain(`<q lang="en">${remark}</q> <span class="quiet">(dalam bahasa Inggris)</span>`);
  });

  test('a plan that is kept serves both: asked by turns many times, each gets its own', async () => {
    const document = `{ ${MOU} }`;
    const asked = Array.from({ length: 60 }, (_, i) => (i % 2 ? 'id' : 'en'));
    for (const language of asked) {
      const answer = await api.query(document, undefined, {}, { 'accept-language': language });
      expect(spoken(answer)).toEqual([TOLD[language === 'id' ? 'ID' : 'EN'], language]);
    }
    const [id, en] = await Promise.all(
      ['id', 'en'].map((language) => api.query(document, undefined, {}, { 'accept-language': language })),
    );
    expect([id?.stats, en?.stats].map((stats) => stats?.statements.at(-1))).toEqual([
      expect.stringMatching(/^select answer\(/),
      expect.stringMatching(/^select answer\(/),
    ]);
    const atOnce = await Promise.all(
      asked.map((language) => api.query(document, undefined, {}, { 'accept-language': language })),
    );
    expect(atOnce.map(spoken)).toEqual(asked.map((language) => [TOLD[language === 'id' ? 'ID' : 'EN'], language]));
  });
});

describe('a sentence names a basis', () => {
  test.each([
    ['ACTIVE', 'peserta aktif', 'active participants'],
    ['UNSPECIFIED', 'tidak disebutkan', 'not said'],
  ])('%s, also where none is said', async (basis, indonesian, english) => {
    const reasons = async (measure: string, language: string) => {
      const document = `{ unranked(measure: ${measure}, among: PROVINCE, basis: ${basis}, at: "2010-01") { nodes { reason } } }`;
      const { json } = await api.query(document, undefined, {}, { 'accept-language': language });
      return new Set(json.data.unranked.nodes.map(({ reason }: { reason: string }) => reason));
    };
    for (const [measure, id, en] of [
      ['PARTICIPANTS', 'Sampai saat itu', 'up to then'],
      ['JOINED', 'Untuk bulan itu', 'for that month'],
    ] as const) {
      expect(await reasons(measure, 'id')).toEqual(
        new Set([`${id} tidak ada angka yang diketahui dengan dasar penghitungan “${indonesian}”.`]),
      );
      expect(await reasons(measure, 'en')).toEqual(
        new Set([`No figure of this area on the basis "${english}" is known ${en}.`]),
      );
    }
  });
});

describe('a refusal', () => {
  const REFUSED =
    'mutation { recordMouStage(input: { mou: "Mou:none", version: 1, stage: AGREED, on: "2026-01-01" }) { ... on MutationError { code message messageSentence { code text parameters { name } } } } }';
  test.each([
    ['id', 'Tidak ada kesepakatan dengan id ini yang boleh Anda lihat. Ambil id-nya dari `mous`.'],
    ['en', 'There is no agreement with this id that you may see. Take the id from `mous`.'],
  ])('is told in the language asked for, with its code: %s', async (language, message) => {
    const { json } = await api.query(REFUSED, undefined, {}, { 'accept-language': language, ...bearer('region') });
    expect(json.data.recordMouStage).toEqual({
      code: 'INVALID_INPUT',
      message,
      messageSentence: { code: 'NO_SUCH_AGREEMENT', text: message, parameters: [] },
    });
  });

  test('that was kept is told anew, in the language of whoever asks again', async () => {
    const headers = (language: string) => ({
      'accept-language': language,
      'idempotency-key': 'told-twice',
      ...bearer('region'),
    });
    const told = async (language: string) =>
      (await api.query(REFUSED, undefined, {}, headers(language))).json.data.recordMouStage.message;
    expect([await told('id'), await told('en'), await told('id')]).toEqual([
      expect.stringMatching(/^Tidak ada/),
      expect.stringMatching(/^There is no/),
      expect.stringMatching(/^Tidak ada/),
    ]);
  });

  test.each([
    [
      'id',
      /^Untuk ini diperlukan salah satu peran ini: kantor wilayah \(REGION\), auditor \(AUDITOR\), atau administrator \(ADMIN\)\.$/,
    ],
    ['en', /^This needs one of these roles: region \(REGION\), auditor \(AUDITOR\) or administrator \(ADMIN\)\.$/],
  ])('of a field that needs a role: %s', async (language, message) => {
    const { json } = await api.query('{ auditLog { totalCount } }', undefined, {}, { 'accept-language': language });
    expect(json.errors[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

describe('an error', () => {
  const MONTH = '{ region(code: "VII") { enrollment(at: "x") { at } } }';
  const ID = 'Argumen "at": "x" bukan nilai Month: tulis bulan dari tahun 1900 sampai 2199 seperti "2014-07".';
  const EN = 'Argument "at": Month cannot be "x": write a month from 1900 to 2199 as "2014-07".';
  const DEAR = `{ provinces { mous(first: 100) { nodes { children(first: 100) { nodes { children(first: 100) { nodes { code } } } } } } } }`;
  const of = ({ json, headers }: Awaited<ReturnType<typeof api.query>>) => [
    json.errors[0].message,
    headers.get('content-language'),
    json.errors[0].extensions.docs,
  ];
  const [idDocs, enDocs] = ['/errors?lang=id#BAD_USER_INPUT', '/errors?lang=en#BAD_USER_INPUT'];

  test('is told as the header asks, with the page that explains it; in English where nothing asks', async () => {
    const ask = async (language: string) => of(await both.query(MONTH, undefined, {}, { 'accept-language': language }));
    expect(await ask('id-ID, en;q=0.5')).toEqual([ID, 'id', idDocs]);
    expect(await ask('en')).toEqual([EN, 'en', enDocs]);
    expect(await ask('fr')).toEqual([EN, 'en', enDocs]);
  });

  test('that graphql-js finds stands in Indonesian as a quotation', async () => {
    const message = async (language: string, document: string, variables?: Record<string, unknown>) => {
      const { json } = await both.query(document, variables, {}, { 'accept-language': language });
      expect(json.errors).toHaveLength(1);
      return json.errors[0].message;
    };
    for (const [document, variables, id, en] of [
      [
        '{ mous(filter: { status: [NOPE] }) { totalCount } }',
        undefined,
        'Argumen "filter.status[0]": “Value "NOPE" does not exist in "MouStatus" enum.” (graphql-js)',
        'Argument "filter.status[0]": Value "NOPE" does not exist in "MouStatus" enum.',
      ],
      [
        'query ($n: Int) { mous(first: $n) { totalCount } }',
        { n: 1e12 },
        'Variabel "$n" diberi nilai yang salah, yaitu 1000000000000; “Int cannot represent non 32-bit signed integer value: 1000000000000” (graphql-js)',
        'Variable "$n" got invalid value 1000000000000; Int cannot represent non 32-bit signed integer value: 1000000000000',
      ],
      [
        'query ($f: MouFilter) { mous(filter: $f) { totalCount } }',
        { f: { nope: 1 } },
        'Variabel "$f" diberi nilai yang salah, yaitu {…}; “Field "nope" is not defined by type "MouFilter".” (graphql-js)',
        'Variable "$f" got invalid value {…}; Field "nope" is not defined by type "MouFilter".',
      ],
      // A code that was not quoted has words of ours.
      [
        '{ province(code: 64) { name } }',
        undefined,
        'Argumen "code": 64 di sini harus berupa teks: tulis di antara tanda kutip.',
        'Argument "code": 64 must be a text here: put it in quotation marks.',
      ],
      // A document that is not valid is refused in the words of graphql-js alone.
      [
        '{ xyzzy }',
        undefined,
        'Cannot query field "xyzzy" on type "Query".',
        'Cannot query field "xyzzy" on type "Query".',
      ],
    ] as const)
      expect([await message('id', document, variables), await message('en', document, variables)]).toEqual([id, en]);
  });

  test('is told as the directive asks, by a literal, a variable or its default, also of an operation that is not valid', async () => {
    for (const [head, variables] of [
      ['query @language(is: ID)', {}],
      ['query ($in: Language!) @language(is: $in)', { in: 'ID' }],
      ['query ($in: Language = ID) @language(is: $in)', {}],
    ] as const) {
      expect(of(await both.query(`${head} ${MONTH}`, variables))).toEqual([ID, 'id', idDocs]);
      const { json } = await both.query(`${head} ${DEAR}`, variables);
      expect(json.errors[0].message).toMatch(/^Biaya operasi ini melebihi batas 5\.000\. Yang termahal dari yang /);
    }
    expect(of(await both.query(`query @language(is: EN) ${MONTH}`, {}, {}, { 'accept-language': 'id' }))).toEqual([
      EN,
      'en',
      enDocs,
    ]);
  });

  test('of an address that is kept is in the language that the address names, or Indonesian', async () => {
    const path = '/q/followers?nothing=1';
    const told = async (address: string) => of(await api.fetch(address, { headers: { 'accept-language': 'en' } }));
    const id =
      'Tidak ada parameter "nothing". Parameter followers: within (ID!, misalnya Province:63), at (Date), knownAt (DateTime), dan lang (id atau en).';
    expect(await told(path)).toEqual([id, 'id', idDocs]);
    expect(await told(`${path}&lang=en`)).toEqual([
      'There is no parameter "nothing". followers takes: within (ID!, such as Province:63), at (Date), knownAt (DateTime) and lang (id or en).',
      'en',
      enDocs,
    ]);
  });

  test('of a credential that is not good is the same whatever the operation says', async () => {
    const ask = (head: string, authorization: string) =>
      both.query(`${head} ${MONTH}`, {}, {}, { authorization, 'x-request-id': 'the-same-one' });
    const [known, unknown] = [bearer('revoked').authorization, 'Bearer x'];
    const texts = [await ask('query @language(is: ID)', unknown), await ask('query', unknown)].map(({ text }) => text);
    const valid = await both.query(
      'query @language(is: ID) { dataset { version } }',
      {},
      {},
      {
        authorization: known,
        'x-request-id': 'the-same-one',
      },
    );
    expect(new Set([...texts, valid.text]).size).toBe(1);
  });

  test('where nothing is asks the header', async () => {
    const { json } = await api.fetch('/nothing', { headers: { 'accept-language': 'id' } });
    expect(json.errors[0].message).toBe(
      'Tidak ada apa-apa di alamat ini. API ada di /graphql, skemanya di /schema.graphql.',
    );
  });
});

describe('a page', () => {
  test.each(['/q', '/errors'])(
    '%s is in the language of its address, else of the header, else Indonesian',
    async (path) => {
      const html = { accept: 'text/html' };
      const language = async (address: string, headers = {}) => {
        const answer = await api.fetch(address, { headers: { ...html, ...headers } });
        expect(answer.headers.get('vary')).toContain('Accept-Language');
        const page = await api.fetch(answer.headers.get('location') ?? '', { headers: html });
        const named = /<html lang="(\w\w)">/.exec(page.text)?.[1];
        expect(page.headers.get('content-language')).toBe(named);
        return named;
      };
      expect(await language(path)).toBe('id');
      expect(await language(path, { 'accept-language': 'en-GB' })).toBe('en');
      expect(await language(`${path}?lang=id`, { 'accept-language': 'en-GB' })).toBe('id');
      expect(await language(`${path}?lang=en`)).toBe('en');
      expect((await api.fetch(`${path}?lang=fr`, { headers: html })).status).toBe(400);
    },
  );
});

test('a sentence says its code and parameters, each with its kind', async () => {
  const { json } = await api.query(
    `{ mou(by: { code: "64:2020-06-15" }) { sentence: statusReasonSentence(at: "2021-01-01") { code text parameters { name kind enum value } } } }`,
  );
  expect(json.data.mou.sentence).toEqual({
    code: 'SIGNED_MAY_STILL_HOLD',
    text: TOLD.EN,
    parameters: [{ name: 'from', kind: 'DATE', enum: null, value: '2020-01' }],
  });
});

describe('terms', () => {
  const values = Object.values(schema.getTypeMap()).flatMap((type) =>
    isEnumType(type) && !type.name.startsWith('__')
      ? type.getValues().map(({ name, description }) => ({ enum: type.name, value: name, description }))
      : [],
  );
  const nameOf = (term: { enum: string; value: string }) => `${term.enum}.${term.value}`;
  const termsOf = async (args: string, headers: Record<string, string> = {}) => {
    const { json } = await api.query(`{ terms${args} { enum value label explanation } }`, undefined, {}, headers);
    expect(json.errors).toBeUndefined();
    return json.data.terms as { enum: string; value: string; label: string; explanation: string }[];
  };

  test.each(['ID', 'EN'])(
    'name every value of every enum in the language %s, each once, in the order of the schema',
    async (language) => {
      const terms = await termsOf(`(language: ${language})`);
      // Sorting by enum leaves the values of each as they stand.
      const byEnum = (all: readonly { enum: string; value: string }[]) =>
        all.toSorted((a, b) => a.enum.localeCompare(b.enum)).map(nameOf);
      expect(byEnum(terms)).toEqual(byEnum(values));
      expect(terms.filter(({ label, explanation }) => !label.trim() || !/[.]$/.test(explanation))).toEqual([]);
    },
  );

  test('explain a value in English as the schema describes it, and in Indonesian otherwise', async () => {
    const described = new Map(values.map((value) => [nameOf(value), value.description]));
    const [english, indonesian] = await Promise.all([termsOf('(language: EN)'), termsOf('(language: ID)')]);
    const asDescribed = (term: (typeof english)[number]) => term.explanation === described.get(nameOf(term));
    expect(english.filter((term) => !asDescribed(term))).toEqual([]);
    // A name is the same in both.
    expect(indonesian.filter(asDescribed).map(nameOf)).toEqual(['PartyRole.AGENCY']);
  });

  test('are those of one enum', async () => {
    const terms = await termsOf('(enum: "Precision", language: ID)');
    expect(terms.map(({ value, label }) => [value, label])).toEqual([
      ['EXACT', 'tepat'],
      ['APPROXIMATE', 'sekitar'],
      ['ESTIMATE', 'diperkirakan'],
      ['AT_LEAST', 'sedikitnya'],
      ['MORE_THAN', 'lebih dari'],
      ['RANGE', 'rentang'],
    ]);
  });

  test.each(['Nope', 'precision', ''])(
    'of an enum that is not there, %j, are refused with the names there are',
    async (name) => {
      for (const [language, said] of [
        ['en', `There is no enum of the name "${name}". There are: AreaKind, `],
        ['id', `Tidak ada enum bernama "${name}". Yang ada: AreaKind, `],
      ] as const) {
        const document = `{ terms(enum: "${name}") { value } }`;
        const { json } = await api.query(document, undefined, {}, { 'accept-language': language });
        expect(json.data ?? null).toBeNull();
        expect(json.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
        const [{ message }] = json.errors as [{ message: string }];
        expect(message.startsWith(said)).toBe(true);
        expect(message).toMatch(language === 'id' ? /\w, dan \w+[.]$/ : /\w and \w+[.]$/);
        for (const each of new Set(values.map((value) => value.enum)))
          expect(message).toMatch(new RegExp(`\\b${each}(,|[.]$| and )`));
      }
    },
  );

  test('are in the language of the operation where the field names none', async () => {
    const label = async (args: string, headers = {}) => (await termsOf(args, headers))[0]?.label;
    expect(await label('(enum: "Basis")')).toBe('active participants');
    expect(await label('(enum: "Basis")', { 'accept-language': 'id' })).toBe('peserta aktif');
    expect(await label('(enum: "Basis", language: EN)', { 'accept-language': 'id' })).toBe('active participants');
  });
});

test('a reason, a message and words always have their sentence beside them', () => {
  const alone = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ name, type: given }) =>
          /^(reason|message|words|.*Reason)$/.test(name) &&
          /^String!?$/.test(String(given)) &&
          !SENTENCES.some(([of, field]) => of === type.name && field === name)
            ? [`${type.name}.${name}`]
            : [],
        )
      : [],
  );
  expect(alone.filter((field) => !field.startsWith('__')).toSorted()).toEqual(
    [
      // What somebody has written, or a source says, is the same in every language.
      'FigureWithdrawal.reason',
      'Commitment.words',
      'MouNote.words',
      'SubSegment.reason',
      'Statement.words',
    ].toSorted(),
  );
});
