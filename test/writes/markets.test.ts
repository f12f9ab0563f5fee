import { expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();
const FIELDS =
  'code status managerKind facts { version manager note } managers { kind manager validFrom validTo } traders { value unit } collection { frequency collector underMou { code } }';
const register = async (name: string) =>
  (
    await send(
      'registerMarket',
      { localGovernment: 'LocalGovernment:63.71', name, managerKind: 'GOVERNMENT', manager: 'Perumda Pasar' },
      'branch',
      'market { id code facts { version } }',
    )
  ).market;
const update = (market: string, version: number, more: Input, office: Office = 'branch') =>
  send('updateMarket', { market, version, ...more }, office, `market { ${FIELDS} }`);
/** An agreement with a market, signed on a day. */
async function agree(market: string, on: string): Promise<string> {
  const { mou } = await send('proposeMou', {
    area: market,
    instrument: 'NOTA_KESEPAHAMAN',
    proposedOn: on,
    parties: [
      { role: 'MARKET_MANAGER', office: 'Kepala UPT Pasar' },
      { role: 'INFLUENTIAL_PERSON', office: 'Tokoh pedagang', person: 'H. Fulan' },
    ],
  });
  await send('recordMouStage', { mou: mou.id, version: 1, stage: 'AGREED', on });
  await send('signMou', { mou: mou.id, version: 2, signedOn: on, effectiveFrom: on });
  return mou.id;
}
const target = async (at: string) => {
  const { json, stats } = await api.query(
    `{ branch(code: "KC-BANJARMASIN") { marketTarget(at: "${at}") { required achieved met } }
       region(code: "VII") { marketTarget(at: "${at}") { branches required achieved branchesMet branchesUnknown reason } } }`,
  );
  expect([json.errors, stats.http]).toEqual([undefined, 1]);
  return { branch: json.data.branch.marketTarget, region: json.data.region.marketTarget };
};

test('E13: one that turns private or closes no longer counts towards the two; its history does', async () => {
  const before = await target('2026-03-01');
  const [a, b] = [await register('Pasar Satu'), await register('Pasar Dua')];
  await agree(a.id, '2026-02-01');
  await agree(b.id, '2026-02-15');
  const owed = before.branch.achieved;
  expect(owed).toBe(0);
  expect((await target('2026-02-14')).branch).toEqual({ required: 2, achieved: 1, met: null });
  expect((await target('2026-02-15')).branch).toEqual({ required: 2, achieved: 2, met: true });

  const turned = await update(a.id, 1, { since: '2026-04-01', managerKind: 'PRIVATE', manager: 'PT Pengelola' });
  expect(turned.market).toMatchObject({
    managerKind: 'PRIVATE',
    status: 'TAKES_PART',
    facts: { version: 2, manager: 'PT Pengelola' },
    managers: [
      { kind: 'GOVERNMENT', manager: 'Perumda Pasar', validFrom: null, validTo: '2026-03-31' },
      { kind: 'PRIVATE', manager: 'PT Pengelola', validFrom: '2026-04-01', validTo: null },
    ],
  });
  expect((await target('2026-03-31')).branch).toMatchObject({ achieved: 2, met: true });
  expect((await target('2026-04-01')).branch).toMatchObject({ achieved: 1, met: null });

  expect((await update(b.id, 1, { closedOn: '2026-05-31' })).market.status).toBe('CLOSED');
  expect((await target('2026-05-31')).branch.achieved).toBe(1);
  expect((await target('2026-06-01')).branch.achieved).toBe(0);
  expect((await target('2026-03-01')).branch.achieved, 'its history stays').toBe(2);
  const open = async (at: string) =>
    (
      await api.query(`{ branch(code: "KC-BANJARMASIN") { markets(at: "${at}") { code } } }`)
    ).json.data.branch.markets.some(({ code }: { code: string }) => code === b.code);
  expect([await open('2026-05-31'), await open('2026-06-01')]).toEqual([true, false]);
  const { json } = await api.query(
    `{ market(code: "${b.code}") { validTo open: status(at: "2026-05-31") closed: status(at: "2026-06-01") mous { nodes { status } } } }`,
  );
  expect(json.data.market).toEqual({
    validTo: '2026-05-31',
    open: 'TAKES_PART',
    closed: 'CLOSED',
    mous: { nodes: [{ status: 'POSSIBLY_ACTIVE' }] },
  });
});

test('a region owes what its branches owe; too many at one do not help another', async () => {
  const { region } = await target('2026-03-01');
  expect(region.required).toBe(2 * region.branches);
  expect(region).toMatchObject({ achieved: 2, branchesMet: 1 });
  expect(region.branchesUnknown).toBeGreaterThan(0);
  expect(region.reason).toMatch(/^1 of \d+ known branches/);
  const third = await register('Pasar Tiga');
  await agree(third.id, '2026-02-20');
  expect((await target('2026-03-01')).region).toMatchObject({ achieved: 3, branchesMet: 1 });
});

test('a suspended agreement does not count while it is', async () => {
  const market = await register('Pasar Empat');
  const mou = await agree(market.id, '2026-01-10');
  await send('suspendMou', { mou, version: 3, on: '2026-02-01', reason: 'Renovasi.' });
  await send('recordMouStage', { mou, version: 4, stage: 'SIGNED', on: '2026-03-01' });
  const { json } = await api.query(
    `{ market(code: "${market.code}") { a: status(at: "2026-01-31") b: status(at: "2026-02-15") c: status(at: "2026-03-01") }
       mou(by: { id: "${mou}" }) { a: status(at: "2026-01-31") b: status(at: "2026-02-15") c: status(at: "2026-03-01") } }`,
  );
  expect(json.data.market).toEqual({ a: 'TAKES_PART', b: 'REGISTERED', c: 'TAKES_PART' });
  expect(json.data.mou).toEqual({ a: 'POSSIBLY_ACTIVE', b: 'SUSPENDED', c: 'ACTIVE' });
});

test('an agreement counts up to its last day, and not the day after', async () => {
  const market = await register('Pasar Berakhir');
  const mou = await agree(market.id, '2026-01-10');
  await send('amendMou', { mou, version: 3, effectiveTo: '2026-04-30', reason: 'Jangka waktu.' });
  const { json } = await api.query(
    `{ market(code: "${market.code}") { on: status(at: "2026-04-30") after: status(at: "2026-05-01") } }`,
  );
  expect(json.data.market).toEqual({ on: 'TAKES_PART', after: 'REGISTERED' });
});

test('traders and the collection of contributions, with the agreement they rest on', async () => {
  const market = await register('Pasar Lima');
  const mou = await agree(market.id, '2026-02-01');
  const { market: kept } = await update(market.id, 1, {
    since: '2026-03-01',
    traders: { value: '437' },
    collection: { frequency: 'DAILY', collector: 'Pengelola pasar', mou },
  });
  expect(kept).toMatchObject({
    traders: { value: '437', unit: 'TRADERS' },
    collection: { frequency: 'DAILY', collector: 'Pengelola pasar', underMou: { code: mou.slice(4) } },
    facts: { version: 2 },
  });
  const other = await register('Pasar Enam');
  expect(
    await update(other.id, 1, { collection: { frequency: 'DAILY', collector: 'x', mou } }),
    'an agreement of another market',
  ).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'collection', 'mou'] });
});

test('an old version is a conflict that says what changed; nothing is written', async () => {
  const market = await register('Pasar Tujuh');
  await update(market.id, 1, { note: 'x' });
  await update(market.id, 2, { managerKind: 'PRIVATE' });
  expect(await update(market.id, 1, { note: 'y' })).toMatchObject({
    __typename: 'ConflictError',
    currentVersion: 3,
    changedFields: ['managerKind', 'note'],
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      send('updateMarket', { market: market.id, version: 3, note: String(i) }, 'branch', 'market { code }', false),
    ),
  );
  expect(answers.filter(({ __typename }) => __typename === 'UpdateMarketSuccess')).toHaveLength(1);
  expect(answers.filter(({ __typename }) => __typename === 'ConflictError')).toHaveLength(19);
});

test.each([
  ['nothing', {}, ['input']],
  ['nothing but nulls', { managerKind: null, traders: null, collection: null }, ['input']],
  ['a day to come', { since: '2199-01-01', note: 'x' }, ['input', 'since']],
  ['a closing to come', { closedOn: '2199-01-01' }, ['input', 'closedOn']],
  ['half a trader', { traders: { value: '0.5' } }, ['input', 'traders']],
  ['no manager', { manager: '' }, ['input', 'manager']],
])('%s is refused, and keeps nothing', async (name, more, path) => {
  const market = await register(`Pasar ${name}`);
  expect(await update(market.id, 1, more)).toMatchObject({ __typename: 'InvalidInputError', path });
  expect(
    await asOwner(
      `select cardinality(edits) as n from market where area_id = (select id from area where code = '${market.code}')`,
    ),
  ).toEqual([{ n: 1 }]);
});

test('only in the areas of the grant; and no day before the last change of manager', async () => {
  const market = await register('Pasar Delapan');
  for (const office of ['mayor', 'governor', 'auditor', 'elsewhere'] as const)
    expect((await update(market.id, 1, { note: 'x' }, office)).__typename).toBe('ForbiddenError');
  await update(market.id, 1, { since: '2026-05-01', managerKind: 'PRIVATE' });
  expect(await update(market.id, 2, { since: '2026-04-01', managerKind: 'UNKNOWN' })).toMatchObject({
    __typename: 'ConflictError',
    path: ['input', 'since'],
  });
});

test('a name is of one market in its regency, and of others elsewhere', async () => {
  const named = async (name: string, code: string) =>
    send(
      'registerMarket',
      { localGovernment: `LocalGovernment:${code}`, name, managerKind: 'UNKNOWN' },
      'region',
      'market { code name }',
    );
  expect((await named('Pasar  Baru!', '63.71')).market).toEqual({ code: 'PASAR-63.71-BARU', name: 'Pasar Baru!' });
  expect(await named('PASAR BARU', '63.71')).toMatchObject({ __typename: 'ConflictError', path: ['input', 'name'] });
  expect((await named('Pasar Baru', '64.71')).market.code).toBe('PASAR-64.71-BARU');
  expect((await named('63.72', '63.71')).market.code).toBe('PASAR-63.71-63-72');
  expect((await named('Pasar Pandansari', '64.71')).__typename, 'one of the seed').toBe('ConflictError');
  expect((await named(`Pasar ${'a'.repeat(150)}`, '64.71')).market.code).toHaveLength(62);
});

test('what was told of a market stays told when another is registered, and when it closes and opens again', async () => {
  const asked = '{ markets(first: 100) { totalCount nodes { code validTo status(at: "2026-06-01") } } }';
  const ask = async (opening = '') => (await api.query(`query ${opening} ${asked}`)).json;
  const told = async () => {
    const { data, extensions } = await ask();
    const { knownAt, at } = extensions.dataset;
    return { data, again: `@asKnownAt(at: "${knownAt}", on: "${at}")` };
  };
  const first = await told();
  const market = await register('Pasar Uji Diingat');
  const second = await told();
  expect(second.data.markets.totalCount).toBe(first.data.markets.totalCount + 1);
  await update(market.id, 1, { closedOn: '2026-05-31' });
  const third = await told();
  expect(third.data.markets.totalCount).toBe(first.data.markets.totalCount);
  await update(market.id, 2, { closedOn: null, since: '2026-07-01' });
  for (const { data, again } of [first, second, third]) expect((await ask(again)).data).toEqual(data);
});

test('one that closes and opens again was closed in between, and what was known before stays known', async () => {
  const market = await register('Pasar Kembali');
  await agree(market.id, '2026-02-01');
  expect(await update(market.id, 1, { closedOn: null }), 'it is open').toMatchObject({
    message: expect.stringContaining('Nothing is changed'),
  });
  for (const closedOn of ['1950-01-01', '2026-01-31'])
    expect(await update(market.id, 1, { closedOn })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'closedOn'],
    });
  const status = async (directive = '') => {
    const days = ['2026-03-31', '2026-04-15', '2026-06-01'].map((at, i) => `d${i}: status(at: "${at}")`);
    return Object.values(
      (await api.query(`query ${directive} { market(code: "${market.code}") { ${days.join(' ')} } }`)).json.data.market,
    );
  };
  await update(market.id, 1, { closedOn: '2026-03-31' });
  const closed = ['TAKES_PART', 'CLOSED', 'CLOSED'];
  expect(await status()).toEqual(closed);
  const [{ then }] = (await asOwner(
    'select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as then',
  )) as [{ then: string }];
  expect(await update(market.id, 2, { closedOn: null, since: '2026-03-01' })).toMatchObject({
    path: ['input', 'since'],
  });
  await update(market.id, 2, { closedOn: null, since: '2026-05-01' });
  expect(await status()).toEqual(['TAKES_PART', 'CLOSED', 'TAKES_PART']);
  expect(await status(`@asKnownAt(at: "${then}")`)).toEqual(closed);
  const open = async (at: string) =>
    (
      await api.query(`{ branch(code: "KC-BANJARMASIN") { markets(at: "${at}") { code } } }`)
    ).json.data.branch.markets.some(({ code }: { code: string }) => code === market.code);
  expect([await open('2026-03-31'), await open('2026-04-15'), await open('2026-05-01')]).toEqual([true, false, true]);
  // It may close again, and another day for that takes its place.
  await update(market.id, 3, { closedOn: '2026-05-31' });
  await update(market.id, 4, { closedOn: '2026-06-30' });
  expect(await status()).toEqual(['TAKES_PART', 'CLOSED', 'TAKES_PART']);
  // Opened again on its last day, it was not closed.
  expect(await update(market.id, 5, { closedOn: null, since: '2026-06-29' })).toMatchObject({
    path: ['input', 'since'],
  });
  await update(market.id, 5, { closedOn: null, since: '2026-06-30' });
  expect((await api.query(`{ market(code: "${market.code}") { status(at: "2026-07-01") } }`)).json.data.market).toEqual(
    {
      status: 'TAKES_PART',
    },
  );
});

test('what says what is there already changes nothing, and makes no version', async () => {
  const market = await register('Pasar Tetap');
  const filled = {
    note: 'Los baru',
    traders: { value: '40' },
    collection: { frequency: 'DAILY', collector: 'Pengelola' },
    since: '2026-03-01',
  };
  expect((await update(market.id, 1, filled)).market.facts.version).toBe(2);
  for (const same of [
    { closedOn: null },
    { note: 'Los baru' },
    { manager: 'Perumda Pasar' },
    { managerKind: 'GOVERNMENT' },
    filled,
  ])
    expect(await update(market.id, 2, same)).toMatchObject({
      __typename: 'InvalidInputError',
      message: expect.stringContaining('Nothing is changed'),
    });
  const { market: changed } = await update(market.id, 2, { note: null, closedOn: null, managerKind: 'GOVERNMENT' });
  expect(changed).toMatchObject({ facts: { version: 3, note: null, manager: 'Perumda Pasar' } });
  expect(changed.managers).toHaveLength(1);
  expect(await update(market.id, 2, {})).toMatchObject({ changedFields: ['note'] });
  // Of the same day another number, and another way of collecting, take the place of those before.
  const right = {
    since: '2026-03-01',
    traders: { value: '41' },
    collection: { frequency: 'WEEKLY', collector: 'UPT' },
  };
  expect((await update(market.id, 3, right)).market).toMatchObject({
    traders: { value: '41' },
    collection: { frequency: 'WEEKLY', collector: 'UPT' },
  });
  expect(
    await update(market.id, 4, { since: '2026-02-28', collection: { frequency: 'DAILY', collector: 'x' } }),
  ).toMatchObject({ __typename: 'ConflictError', path: ['input', 'since'] });
});

test('nothing is otherwise on a day on which it was closed', async () => {
  const market = await register('Pasar Tutup');
  await update(market.id, 1, { closedOn: '2026-06-30' });
  for (const more of [
    { traders: { value: '1' } },
    { managerKind: 'PRIVATE' },
    { manager: 'x' },
    { collection: { frequency: 'DAILY', collector: 'x' } },
  ])
    for (const since of [{}, { since: '2026-07-01' }])
      expect(await update(market.id, 2, { ...more, ...since })).toMatchObject({
        __typename: 'InvalidInputError',
        path: ['input', 'since'],
      });
  expect((await update(market.id, 2, { since: '2026-06-30', traders: { value: '1' } })).market.facts.version).toBe(3);
  expect(await update(market.id, 3, { since: '2026-06-30', closedOn: '2026-06-29' })).toMatchObject({
    path: ['input', 'closedOn'],
  });
  expect((await update(market.id, 3, { closedOn: '2026-07-31' })).market.facts.version).toBe(4);
  // Opened again on a wrong day: closed on its day again, it has not, and opens on the right one.
  await update(market.id, 4, { closedOn: null, since: '2026-08-20' });
  expect((await update(market.id, 5, { closedOn: '2026-07-31' })).market.status).toBe('CLOSED');
  await update(market.id, 6, { closedOn: null, since: '2026-08-10' });
  expect(
    (await api.query(`{ market(code: "${market.code}") { a: status(at: "2026-08-09") b: status(at: "2026-08-10") } }`))
      .json.data.market,
  ).toEqual({ a: 'CLOSED', b: 'REGISTERED' });
  await update(market.id, 7, { closedOn: '2026-07-31' });
  // Opened again, it takes changes from that day on.
  const opened = await update(market.id, 8, { closedOn: null, since: '2026-09-01', traders: { value: '2' } });
  expect(opened.market).toMatchObject({ status: 'REGISTERED', traders: { value: '2' } });
});

test('a letter with a mark is that letter in a code, and a long name is not another one', async () => {
  const named = async (name: string) =>
    send(
      'registerMarket',
      { localGovernment: 'LocalGovernment:63.71', name, managerKind: 'PRIVATE' },
      'branch',
      'market { code name }',
    );
  expect((await named('Pasar Éa')).market.code).toBe('PASAR-63.71-EA');
  expect((await named('Pasar Áa')).market.code).toBe('PASAR-63.71-AA');
  expect((await named('Pasar Ångström')).market.code).toBe('PASAR-63.71-ANGSTROM');
  expect((await named('pasar ea')).__typename).toBe('ConflictError');
  // What a word processor leaves in a name, and nobody sees, makes no other one; and it is not stored.
  expect((await named('\u200bPasar Se\u00adgar\u00a0 Dua\u2060')).market).toEqual({
    code: 'PASAR-63.71-SEGAR-DUA',
    name: 'Pasar Segar Dua',
  });
  for (const same of ['Pasar Segar Dua', 'Pasar Se\u2060gar Dua', 'PASAR\u2003SEGAR DUA'])
    expect((await named(same)).__typename, same).toBe('ConflictError');
  // A letter or digit of another form is what it stands for.
  expect((await named('Pasar ﬁx Ⅱ ¹')).market.code).toBe('PASAR-63.71-FIX-II-1');
  expect((await named('Pasar x')).market.code).toBe('PASAR-63.71-X');
  const long = (n: number) => named(`Pasar ${'Panjang '.repeat(12)}${n}`);
  const codes = [(await long(1)).market.code, (await long(2)).market.code];
  expect(new Set(codes).size).toBe(2);
  expect((await long(2)).__typename).toBe('ConflictError');
});

test('all lists agree on which markets there are: not those closed for good, and in the past not those registered since', async () => {
  const home = '63.01';
  const registered = async (name: string) =>
    (
      await send(
        'registerMarket',
        { localGovernment: `LocalGovernment:${home}`, name, managerKind: 'PRIVATE' },
        'region',
        'market { id code }',
      )
    ).market as { id: string; code: string };
  const first = await registered('Pasar Pertama');
  const ask = async (opening: string, id: string) => {
    const { json } = await api.query(
      `query ($id: ID!) ${opening} {
         markets(first: 100) { nodes { code } }
         localGovernment(code: "${home}") { markets { code } }
         ranking(measure: PARTICIPANTS, among: [MARKET], first: 100) { area { code } }
         unranked(measure: PARTICIPANTS, among: [MARKET], first: 100) { totalCount nodes { area { code } } }
         node(id: $id) { id } nodes(ids: [$id]) { id } }`,
      { id },
    );
    expect(json.errors).toBeUndefined();
    const { knownAt, at } = json.extensions.dataset;
    return { data: json.data, again: `@asKnownAt(at: "${knownAt}", on: "${at}")` };
  };
  const codes = (areas: { code?: string; area?: { code: string } }[]) =>
    areas.map(({ code, area }) => code ?? area?.code).toSorted();
  const lists = (data: Awaited<ReturnType<typeof ask>>['data']) => ({
    all: codes(data.markets.nodes),
    ranked: codes([...data.ranking, ...data.unranked.nodes]),
    here: codes(data.localGovernment.markets),
  });
  const before = await ask('', first.id);
  const second = await registered('Pasar Kedua');
  const told = await ask(before.again, second.id);
  expect(lists(told.data)).toEqual(lists(before.data));
  expect(told.data.unranked).toEqual(before.data.unranked);
  expect(told.data).toMatchObject({
    node: null,
    nodes: [null],
  });
  for (const field of [
    'market(code: "CODE") { code }',
    'area(by: { id: "Market:CODE" }) { code }',
    'series(areas: ["CODE"], measures: [PARTICIPANTS]) { measure }',
    'compare(areas: ["Market:CODE"], measures: [PARTICIPANTS]) { measure }',
    'ranking(measure: PARTICIPANTS, among: [MARKET], within: "CODE") { rank }',
    'unranked(measure: PARTICIPANTS, among: [MARKET], within: "CODE") { totalCount }',
    'figures(filter: { within: "CODE" }) { totalCount }',
  ]) {
    const named = (opening: string) => api.query(`query ${opening} { ${field.replace('CODE', second.code)} }`);
    expect((await named(before.again)).json.errors?.[0].extensions.code, field).toBe('NOT_FOUND');
    expect((await named('')).json.errors, field).toBeUndefined();
  }
  const now = await ask('', second.id);
  expect(lists(now.data).ranked).toEqual(lists(now.data).all);
  expect(lists(now.data).here).toEqual([second.code, first.code]);

  await update(second.id, 1, { closedOn: '2026-05-31' }, 'region');
  const closed = lists((await ask('', second.id)).data);
  expect(closed).toEqual(lists(before.data));
  expect([closed.ranked, closed.here]).toEqual([closed.all, [first.code]]);
});

test('a source that a market cites is known since that market was registered, not before', async () => {
  const citation = 'Nota dinas pasar';
  // An office brought it, and nothing that others see cites it yet.
  const [{ id }] = (await asOwner(
    `insert into source (citation, publisher, published, verification, reporter_id)
     select '${citation}', 'Dinas', partial_date_of(null, 'UNKNOWN'), 'PUBLISHED', id from actor where code = 'region' returning id`,
  )) as [{ id: string }];
  const ask = async (opening = '') =>
    (await api.query(`query ${opening} { node(id: "Source:${id}") { id } sources(first: 1) { totalCount } }`)).json;
  const { data, extensions } = await ask();
  expect(data.node).toBeNull();
  const { knownAt, at } = extensions.dataset;
  await send(
    'registerMarket',
    {
      localGovernment: 'LocalGovernment:63.71',
      name: 'Pasar Nota',
      managerKind: 'PRIVATE',
      source: { id: `Source:${id}` },
    },
    'region',
    'market { id }',
  );
  expect((await ask()).data.node).toEqual({ id: `Source:${id}` });
  expect((await ask(`@asKnownAt(at: "${knownAt}", on: "${at}")`)).data).toEqual(data);
});
