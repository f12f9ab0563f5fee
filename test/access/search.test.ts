/** A text finds what the viewer sees with it, and no more. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { useActs } from '../writes/acts.ts';

const { api, bearer, asOwner, send, propose, agreed, signed } = useActs();
const ask = async (query: string, variables: Record<string, unknown>, office?: Office) => {
  const { json } = await api.query(query, variables, {}, office ? bearer(office) : {});
  expect(json.errors).toBeUndefined();
  return json.data.mous;
};

interface Agreement {
  code: string;
  /** The texts that are told in Indonesian, each by itself. */
  told: (string | null)[];
  title: string | null;
  number: string | null;
  scope: string | null;
  note: string | null;
  publishedGovernment: string | null;
  area: { names: { name: string }[] };
  parties: { office: string; signatory: string | null; attendee: string | null }[];
}
/** What a text is looked for in, each as it stands together. */
const texts = ({ title, number, scope, note, publishedGovernment, area, parties, told }: Agreement) =>
  [
    ...told.map((text) => [text]),
    [title, number, scope, note, publishedGovernment],
    ...area.names.map(({ name }) => [name]),
    ...parties.map(({ office, signatory, attendee }) => [office, signatory, attendee]),
  ].map((words) => alike(words.filter((word) => word !== null).join(' ')));
/** A text as it is looked for, and in: whatever case, form of letters and blanks it is written in, and without what is not seen. */
const alike = (text: string) =>
  text
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/\p{White_Space}+/gu, ' ')
    .normalize('NFC')
    .toLowerCase();

// Parts of words, words across two fields, too short for an index, with what has a meaning to LIKE, and what is nowhere.
const WORDS = [
  'kutai',
  'KUTAI',
  'CANARY(64',
  'title canary',
  'bupati',
  'ko',
  'a',
  '%',
  '_',
  'k_tai',
  '\\',
  '100%',
  '"',
  "'",
  'nowhere at all',
  '',
  'ku\u00adtai',
  '\u200bKU\ufeffTAI\u200b',
  'wali  kota',
  'wali\u00a0\u3000\tKOTA',
  ' bupati ',
  'wa li',
  'PÉRLINDUNGAN DÉSA',
  'pe\u0301rlindungan de\u0301sa',
  'perlindungan desa',
  'ÅNGSTRÖM',
  'A\u030angstro\u0308m',
  '\u212bngström',
  '\u200b',
  'caféx',
  'pekerja rentan',
  'vulnerable workers',
  '(SAKSI',
  'tindak lanjut:',
];
/** An agreement for each way to write; drafts too. */
const WRITTEN = [
  { title: 'Pérlindungan\u00a0\u2003désa', scope: 'Ångström  caf\u00adé', isPublic: true },
  { title: 'Pe\u0301r\u00adlindungan de\u0301sa', scope: 'A\u030angstro\u0308m', isPublic: true },
  { title: 'PÉRLINDUNGAN DE\u0301SA', scope: '\u212bngström', isPublic: false },
  { title: 'Perlindungan\u200b desa', scope: 'Angstrom', isPublic: false },
];
beforeAll(async () => {
  for (const { isPublic, ...written } of WRITTEN) {
    const { id } = await propose(written);
    if (isPublic) await send('publishMou', { mou: id, version: 1, reason: 'x' });
  }
});
// One who sees no drafts, one who is a party of some, one who sees those of a region.
describe.each([undefined, 'governor', 'region'] as const)('as %s', (office) => {
  test('it finds all that is seen with it, and nothing else', async () => {
    const list = (directive: string) =>
      ask(
        `query ${directive} { mous(first: 100) { nodes { code title number scope note publishedGovernment area { names { name } } parties { office signatory attendee } } } }`,
        {},
        office,
      );
    const { nodes: inIndonesian }: { nodes: Agreement[] } = await list('@language(is: ID)');
    const { nodes }: { nodes: Agreement[] } = await list('@language(is: EN)');
    const seen = nodes.map((agreement, i) => {
      const { scope = null, note = null, publishedGovernment = null } = inIndonesian[i] ?? {};
      return { ...agreement, told: [scope, note, publishedGovernment] };
    });
    expect(seen.filter(({ scope, told }) => scope !== told[0]).length).toBeGreaterThan(15);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.length).toBeLessThan(100);
    let found = 0;
    let written = 0;
    for (const words of WORDS) {
      const { nodes, totalCount } = await ask(
        'query ($words: String) { mous(first: 100, filter: { text: $words }) { totalCount nodes { code } } }',
        { words },
        office,
      );
      const expected = seen.filter((agreement) => texts(agreement).some((text) => text.includes(alike(words).trim())));
      if (/lindungan/i.test(words)) written += totalCount;
      expect([words, nodes.map(({ code }: Agreement) => code).sort()]).toEqual([
        words,
        expected.map(({ code }) => code).sort(),
      ]);
      expect(totalCount).toBe(expected.length);
      if (words.startsWith('CANARY')) found += totalCount;
    }
    // With é: two that are public and a draft; with e: a draft.
    const isReader = office !== undefined;
    expect(written).toBe(isReader ? 3 + 3 + 1 : 2 + 2);
    // Of the drafts there are some, for whom they are.
    expect(found > 0).toBe(isReader);
  });
});

test('parties are found by their office, places by their names, in the same way', async () => {
  const count = async (office: string) =>
    (await ask('query ($o: String) { mous(filter: { counterparty: { office: $o } }) { totalCount } }', { o: office }))
      .totalCount;
  const mayors = await count('wali kota');
  expect(mayors).toBeGreaterThan(0);
  for (const office of ['WALI  KOTA', ' wali\u00a0kota', 'Wa\u00adli Ko\u200bta'])
    expect(await count(office)).toBe(mayors);
  expect([await count('walikota%'), await count('w_li')]).toEqual([0, 0]);
  const places = async (name: string) => {
    const query = 'query ($n: String) { localGovernments(filter: { name: $n }) { totalCount } }';
    return (await api.query(query, { n: name })).json.data.localGovernments.totalCount;
  };
  const kutai = await places('kutai kartanegara');
  expect(kutai).toBe(1);
  for (const name of ['KUTAI  Kartanegara', 'kutai\u3000kartanegara ', 'Ku\u00adtai kartanegara'])
    expect(await places(name)).toBe(1);
  expect(await places('kutai_kartanegara')).toBe(0);
});

test('a long text, of what has a meaning to LIKE too, is looked for in time, also by a plan that is kept', async () => {
  // Worked out for each row, its pattern would take longer than the test may.
  for (let run = 0; run < 8; run++)
    for (const words of ['%'.repeat(200), '_\\'.repeat(100), '🙂'.repeat(100), '-'.repeat(200)]) {
      const { totalCount } = await ask('query ($words: String) { mous(filter: { text: $words }) { totalCount } }', {
        words,
      });
      expect(totalCount).toBe(0);
    }
});

test('a text of more than 200 characters is refused before anything is compared', async () => {
  for (const [length, refused] of [
    [200, false],
    [201, true],
  ] as const)
    for (const filter of ['{ text: $words }', '{ counterparty: { office: $words } }']) {
      const query = `query ($words: String) { mous(filter: ${filter}) { totalCount } }`;
      const { json, stats } = await api.query(query, { words: 'x'.repeat(length) });
      expect([json.errors?.[0].extensions.code, stats.http]).toEqual(refused ? ['BAD_USER_INPUT', 0] : [undefined, 1]);
    }
});

describe('what is written later', () => {
  /** The codes that a text finds, for somebody, at a moment. */
  const found = async (words: string, { office, at }: { office?: Office; at?: unknown } = {}) => {
    const opening = `query ($words: String) ${at ? `@asKnownAt(at: "${at}")` : ''}`;
    const { nodes } = await ask(
      `${opening} { mous(first: 100, filter: { text: $words }) { nodes { code } } }`,
      { words },
      office,
    );
    return nodes.map(({ code }: Agreement) => code);
  };
  const moment = async () =>
    (await asOwner(`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`))[0]
      ?.at;

  test('a text that was amended away is found in what was known then, and nowhere else', async () => {
    const mou = await signed();
    const before = await moment();
    await send('amendMou', { mou: mou.id, version: 3, title: 'Nelayan kecil', reason: 'x' });
    const between = await moment();
    await send('amendMou', { mou: mou.id, version: 4, title: 'Petani sawit', reason: 'x' });
    for (const office of [undefined, 'region'] as const) {
      expect([await found('nelayan', { office, at: before }), await found('nelayan', { office })]).toEqual([[], []]);
      expect(await found('NELAYAN kecil', { office, at: between })).toEqual([mou.code]);
      expect(await found('petani sawit', { office, at: between })).toEqual([]);
      expect(await found('petani sawit', { office })).toEqual([mou.code]);
    }
  });

  test('a draft is found by everybody once it is public, and looking back still only by those it was for', async () => {
    const draft = await agreed({ title: 'Pengemudi daring' });
    const before = await moment();
    expect([await found('pengemudi'), await found('pengemudi', { office: 'mayor' })]).toEqual([[], [draft.code]]);
    await send('signMou', { mou: draft.id, version: 2, signedOn: '2026-04-10' });
    for (const office of [undefined, 'mayor', 'elsewhere'] as const)
      expect(await found('pengemudi', { office })).toEqual([draft.code]);
    expect([
      await found('pengemudi', { at: before }),
      await found('pengemudi', { office: 'mayor', at: before }),
    ]).toEqual([[], [draft.code]]);
  });

  test('a draft for two governments is found by both, by any word of either', async () => {
    const draft = await propose({
      title: 'Buruh bagasi',
      parties: [
        { role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' },
        { role: 'GOVERNMENT', office: 'Wali Kota Samarinda Ulung', area: 'LocalGovernment:64.72' },
      ],
    });
    for (const words of ['bagasi', 'samarinda ulung']) {
      for (const office of ['mayor', 'governor', 'region', 'auditor'] as const)
        expect([office, await found(words, { office })]).toEqual([office, [draft.code]]);
      for (const office of [undefined, 'branch', 'elsewhere'] as const)
        expect([office, await found(words, { office })]).toEqual([office, []]);
    }
  });
});
