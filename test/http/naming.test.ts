import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
/** The answer of a document; it asks the database at most once. */
const ask = async (query: string, variables?: Record<string, unknown>) => {
  const { json, status, stats } = await api.query(query, variables);
  expect(stats.http).toBeLessThanOrEqual(1);
  return { ...json, status };
};

describe('an area is named by its id, or by its code', () => {
  test.each([
    ['a province', '64', 'Province:64'],
    ['a city', '63.72', 'LocalGovernment:63.72'],
    ['a region', 'VII', 'Region:VII'],
    ['a region without a numeral', 'JAWA-TIMUR', 'Region:JAWA-TIMUR'],
    ['a branch', 'KC-BANJARMASIN', 'Branch:KC-BANJARMASIN'],
    ['a pioneer branch', 'KCP-SANGGAU', 'Branch:KCP-SANGGAU'],
    ['a market', 'PASAR-KAHAYAN', 'Market:PASAR-KAHAYAN'],
  ])('%s', async (_name, code, id) => {
    const document = `query ($area: ID!, $areas: [ID!]!) {
      area(by: { id: $area }) { id code }
      mous(filter: { within: $area }) { totalCount }
      figures(filter: { within: $area }) { totalCount }
      ranking(measure: PARTICIPANTS, among: [REGENCY, CITY, PROVINCE], within: $area) { area { code } }
      reporting(month: "2026-07", within: $area) { branch { code } }
      compare(areas: $areas, measures: [PARTICIPANTS]) { area { code } }
      series(areas: $areas, measures: [PARTICIPANTS]) { area { code } }
      calendar(area: $area, from: "2022-01-01", to: "2027-12-31") { totalCount } }`;
    const [byCode, byId] = [
      await ask(document, { area: code, areas: [code] }),
      await ask(document, { area: id, areas: [id] }),
    ];
    expect(byCode.errors).toBeUndefined();
    expect(byCode.data).toEqual(byId.data);
    expect(byCode.data.area).toEqual({ id, code });
    expect(byCode.data.compare).toEqual([{ area: { code } }]);
    // A literal is as good as a variable.
    expect((await ask(`{ area(by: { id: "${code}" }) { id } }`)).data.area).toEqual({ id });
  });
});

test('the nation too', async () => {
  expect((await ask('{ area(by: { id: "ID" }) { id } }')).data.area).toEqual({ id: 'Nation:ID' });
});

describe('an official code is that of the day of the operation', () => {
  test.each([
    ['92.01', '2014-08-21', '2022-12-08', '96.01', 'Kabupaten Sorong'],
    ['91.04', '2014-08-21', '2022-07-25', '94.01', 'Kabupaten Nabire'],
    ['64.04', '2012-11-15', '2012-11-16', '65.01', 'Kabupaten Bulungan'],
  ])('%s', async (former, on, since, code, name) => {
    const at = (day: string) =>
      ask(
        `query @asKnownAt(at: "2026-11-29T00:00:00Z", on: "${day}T12:00:00+09:00") { localGovernment(code: "${former}") { code name } within: mous(filter: { within: "${former}" }) { totalCount } area(by: { code: { system: KEMENDAGRI, code: "${former}" } }) { code } }`,
      );
    expect((await at(on)).data).toMatchObject({ localGovernment: { code, name }, area: { code } });
    const { data, errors } = await at(since);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(errors[0].message).toContain(`There is no such area as ${former}. Similar codes: ${code} (${name})`);
    // Today's code names it on every day.
    for (const day of [on, since])
      expect(
        (
          await ask(
            `query @asKnownAt(at: "2026-11-29T00:00:00Z", on: "${day}T12:00:00+09:00") { localGovernment(code: "${code}") { name } }`,
          )
        ).data,
      ).toEqual({
        localGovernment: { name },
      });
  });
});

describe('what is no code is told, with what is nearest', () => {
  test.each([
    '{ province(code: "99") { name } }',
    '{ region(code: "XVII") { name } }',
    '{ localGovernment(code: "64.99") { name } }',
    '{ branch(code: "KC-SAMARIND") { name } }',
    '{ market(code: "PASAR-NOWHERE") { name } }',
    '{ area(by: { id: "64.99" }) { name } }',
    '{ mous(filter: { within: "64.99" }) { totalCount } }',
    '{ mous(filter: { counterparty: { area: "64.99" } }) { totalCount } }',
    '{ figures(filter: { within: "64.99" }) { totalCount } }',
    '{ ranking(measure: PARTICIPANTS, among: [REGENCY], within: "64.99") { rank } }',
    '{ unranked(measure: PARTICIPANTS, among: [REGENCY], within: "64.99") { totalCount } }',
    '{ reporting(month: "2026-07", within: "64.99") { status } }',
    '{ compare(areas: ["64", "64.99"], measures: [PARTICIPANTS]) { area { code } } }',
    '{ series(areas: ["64", "64.99"], measures: [PARTICIPANTS]) { area { code } } }',
    '{ calendar(area: "64.99", from: "2026-01-01", to: "2026-12-31") { totalCount } }',
    // Also where no row would be compared with it.
    '{ localGovernment(code: "63.71") { mous(filter: { within: "99" }) { totalCount } } }',
    '{ localGovernment(code: "63.71") { mous(filter: { counterparty: { area: "99" } }) { totalCount } } }',
    '{ market(code: "PASAR-KAHAYAN") { figures(filter: { within: "99" }) { totalCount } } }',
    '{ mou(by: { code: "64:2020-06-15" }) { children(filter: { within: "99" }) { totalCount } } }',
    '{ submissions(filter: { office: "KC-XX" }) { totalCount } }',
    '{ changes(since: "2199-01-01T00:00:00Z", filter: { within: "64.99" }) { totalCount } }',
    '{ localGovernments(filter: { province: "99" }) { totalCount } }',
    '{ area(by: { code: { system: BPS, code: "6199" } }) { name } }',
    '{ area(by: { code: { system: KEMENDAGRI, code: "99.99" } }) { name } }',
    // A code is written in capitals.
    '{ mous(filter: { within: "kc-banjarmasin" }) { totalCount } }',
    '{ mous(filter: { within: "vii" }) { totalCount } }',
    '{ mous(filter: { within: "banten" }) { totalCount } }',
    // As ids.
    '{ area(by: { id: "Province:99" }) { name } }',
  ])('%s', async (document) => {
    const { data, errors } = await ask(document);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^There is no such area as [A-Za-z0-9.-]+\. Similar codes: .+ \(.+\), .+ \(.+\)\.$/,
        ),
        extensions: { code: 'NOT_FOUND' },
      },
    ]);
  });

  test('the Similar codes: those of the most alike code or name, or of that code in another system', async () => {
    const nearest = async (code: string) => (await ask(`{ area(by: { id: "${code}" }) { name } }`)).errors[0].message;
    expect(await nearest('KC-SAMARIND')).toContain('Similar codes: KC-SAMARINDA (');
    expect((await ask('{ localGovernment(code: "Balikpapan") { name } }')).errors[0].message).toContain(
      '64.71 (Kota Balikpapan)',
    );
    expect(await nearest('vii')).toContain('Similar codes: VII (');
    expect(await nearest('6471')).toContain('Similar codes: 64.71 (Kota Balikpapan)');
  });

  test.each([
    ['area(by: { id: $name }) { code }', 'Kalimantan Timur', '64 (Kalimantan Timur)'],
    ['mous(filter: { within: $name }) { totalCount }', 'Kalimantan Timur', '64 (Kalimantan Timur)'],
    ['mous(filter: { within: $name }) { totalCount }', 'East Kalimantan', '64 (Kalimantan Timur)'],
    ['mous(filter: { counterparty: { area: $name } }) { totalCount }', 'Balikpapan', '64.71 (Kota Balikpapan)'],
    ['figures(filter: { within: $name }) { totalCount }', 'Kota Balikpapan', '64.71 (Kota Balikpapan)'],
    ['changes(since: "2199-01-01T00:00:00Z", filter: { within: $name }) { totalCount }', 'Papua', '91 (Papua)'],
    [
      'ranking(measure: PARTICIPANTS, among: [REGENCY], within: $name) { rank }',
      'Sanggau',
      '61.03 (Kabupaten Sanggau)',
    ],
    [
      'reporting(month: "2026-07", within: $name) { status }',
      'Kantor Wilayah Kalimantan',
      'VII (Kantor Wilayah Kalimantan)',
    ],
    ['localGovernments(filter: { province: $name }) { totalCount }', 'Jawa Timur', '35 (Jawa Timur)'],
    ['submissions(filter: { office: $name }) { totalCount }', 'Kantor Cabang Berau', 'KC-BERAU (Kantor Cabang Berau)'],
    ['calendar(area: $name, from: "2026-01-01", to: "2026-12-31") { totalCount }', 'Indonesia', 'ID (Indonesia)'],
    ['compare(areas: ["64", $name], measures: [PARTICIPANTS]) { area { code } }', 'Bali', '51 (Bali)'],
    ['series(areas: [$name], measures: [PARTICIPANTS]) { area { code } }', 'Bali', '51 (Bali)'],
  ])('%s with a name, %s, tells whose it is', async (field, name, nearest) => {
    const asVariable = await ask(`query ($name: ID!) { ${field} }`, { name });
    const asLiteral = await ask(`{ ${field.replace('$name', JSON.stringify(name))} }`);
    for (const { data, errors } of [asVariable, asLiteral]) {
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(errors[0].message).toMatch(/^There is no such area as [\p{L} ]+\. Similar codes: /u);
      expect(errors[0].message).toContain(nearest);
    }
    // A statement that is kept for names takes no more than names.
    expect((await ask(`query ($name: ID!) { ${field} }`, { name: '64 <b>' })).errors).toMatchObject([
      { message: expect.stringContaining('"64 <b>" is not an id'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('an id where a code is asked for says which code', async () => {
    expect((await ask('{ province(code: "Province:64") { name } }')).errors).toMatchObject([
      { message: 'Province:64 is an id. Write the code alone here: 64.', extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  test('a code of another kind of area says of which', async () => {
    for (const [document, message] of [
      [
        '{ localGovernment(code: "64") { name } }',
        '64 does not name an area of the kind that is asked for here. It is a province: Kalimantan Timur.',
      ],
      [
        '{ mous(filter: { within: "Region:64" }) { totalCount } }',
        '64 does not name an area of the kind that is asked for here. It is a province: Kalimantan Timur.',
      ],
      [
        '{ province(code: "64.71") { name } }',
        '64.71 does not name an area of the kind that is asked for here. It is a city: Kota Balikpapan.',
      ],
    ] as const)
      expect((await ask(document)).errors).toMatchObject([{ message, extensions: { code: 'NOT_FOUND' } }]);
  });

  test('of several in one operation each is looked at, also within a variable', async () => {
    const document = `query ($f: MouFilter) { province(code: "63") { mous(filter: $f) { totalCount nodes { code } } } }`;
    expect((await ask(document, { f: { within: '63' } })).errors).toBeUndefined();
    expect((await ask(document, { f: null })).errors).toBeUndefined();
    expect((await ask(document, { f: { within: '63.99' } })).errors[0].message).toContain('no such area as 63.99');
  });

  test('a province is named by its id too, where local governments are listed', async () => {
    const list = (province: string) =>
      ask('query ($province: ID) { localGovernments(filter: { province: $province }) { totalCount } }', { province });
    expect((await list('63')).data.localGovernments.totalCount).toBe(13);
    expect((await list('Province:63')).data).toEqual((await list('63')).data);
    expect((await list('VII')).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a code that was sent as a number is to be quoted', async () => {
    const QUOTE =
      /: 6(3\.10?|4) must be a text here: put it in quotation marks\.$|; 63\.1 must be a text here: put it in quotation marks\.$/;
    for (const document of [
      '{ mous(filter: { within: 63.10 }) { totalCount } }',
      '{ localGovernment(code: 63.10) { name } }',
      '{ province(code: 64) { name } }',
    ])
      expect((await ask(document)).errors[0].message).toMatch(QUOTE);
    for (const type of ['ID!', 'String!']) {
      const field = type === 'ID!' ? 'area(by: { id: $code }) { name }' : 'localGovernment(code: $code) { name }';
      const { errors } = await ask(`query ($code: ${type}) { ${field} }`, { code: 63.1 });
      expect(errors[0].message).toMatch(QUOTE);
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
      // What a client made a text of has lost its last digit.
      const lost = await ask(`query ($code: ${type}) { ${field} }`, { code: '63.1' });
      expect(lost.errors[0].message).toContain(
        'It may be 63.10 that is meant: a code that is kept as a number loses the 0 at its end.',
      );
    }
  });

  test('node gives null, as Relay has it', async () => {
    expect((await ask('{ node(id: "Province:99") { id } }')).data).toEqual({ node: null });
  });
});

test('the days of younger provinces are marked', async () => {
  const { data } = await ask(
    '{ province(code: "65") { validFrom validFromVerification } old: province(code: "64") { validFrom validFromVerification } }',
  );
  expect(data).toEqual({
    province: { validFrom: '2012-11-16', validFromVerification: 'UNVERIFIED' },
    old: { validFrom: null, validFromVerification: null },
  });
});
