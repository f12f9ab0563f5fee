import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const file = new URL('../../migrations/seed/agreements.csv', import.meta.url);
const published: Record<string, string>[] = parse(readFileSync(file), { columns: true });
const codeOf = (row: Record<string, string>) => `${row.region_code}:${row.event_date}`;
/** Kinds of rows that are instruments only, without an agreement. */
const ALONE = /^(PERGUB|PERBUP|PERWALI|SURAT_EDARAN_GUBERNUR)$/;

const DATE = '{ value precision }';
const MOU = `code instrument publishedInstrument number title stage status statusReason warnings eventOn ${DATE} signedOn ${DATE} effectiveFrom ${DATE}
  effectiveTo ${DATE} daysLeft publishedGovernment publishedAgency scope funding note area { code } source { publisher citation } version
  parties { role office signatory attendee capacity area { code } } commitments { words workers { value precision unit } budget { value } payer programmes }
  milestones { title status } followUps { kind number } versions { version stage reason } events { nodes { kind } } progress { status reason }`;
const read = async () => {
  const { json, stats } = await api.query(
    `query @asKnownAt(at: "2026-11-22T00:00:00Z") { mous(first: 40, orderBy: CODE) { totalCount nodes { ${MOU} } } }`.replaceAll(
      /\s+/g,
      ' ',
    ),
  );
  expect([json.errors, stats.http]).toEqual([undefined, 1]);
  return new Map<string, Record<string, never>>(
    json.data.mous.nodes.map((mou: { code: string }) => [mou.code, mou as never]),
  );
};

test('the 27 rows are all read: as agreements, or as instruments that stand alone', async () => {
  expect(published).toHaveLength(27);
  const mous = await read();
  const codes = published.filter((row) => !ALONE.test(row.instrument as string)).map(codeOf);
  expect([...mous.keys()].filter((code) => !code.endsWith(':IMPLIED')).toSorted()).toEqual(codes.toSorted());
  for (const row of published.filter((row) => ALONE.test(row.instrument as string))) {
    const { json } = await api.query(
      `{ area(by: { code: { system: KEMENDAGRI, code: "${row.region_code}" } }) { instruments { kind publishedKind number issuer scope issuedOn ${DATE} mou { code } source { publisher } } } }`,
    );
    const found = json.data.area.instruments.filter(
      ({ publishedKind, issuedOn }: { publishedKind: string; issuedOn: { value: string } }) =>
        publishedKind === row.instrument && issuedOn.value === row.event_date,
    );
    expect([codeOf(row), found]).toEqual([
      codeOf(row),
      [expect.objectContaining({ number: row.number || null, issuer: row.party_gov, mou: null })],
    ]);
  }
});

test('each says what its source says, in its words and as exactly', async () => {
  const mous = await read();
  for (const row of published.filter((row) => !ALONE.test(row.instrument as string))) {
    const mou = mous.get(codeOf(row)) as never as {
      [field: string]: unknown;
      eventOn: { value: string };
      commitments: { workers: { value: string } | null; budget: { value: string } | null }[];
      parties: { office: string }[];
      statusReason: string;
      source: { citation: string };
    };
    expect(mou, codeOf(row)).toMatchObject({
      publishedInstrument: row.instrument,
      publishedGovernment: row.party_gov,
      publishedAgency: row.party_bpjs,
      scope: row.scope || null,
      funding: row.funding || null,
      eventOn: { value: row.event_date },
    });
    expect(mou.parties.length, codeOf(row)).toBeGreaterThan(1);
    expect(mou.statusReason.length).toBeGreaterThan(10);
    expect(mou.source.citation).toBe(row.source);
    if (row.workers) expect(mou.commitments[0]?.workers?.value, codeOf(row)).toBe(row.workers);
    if (row.amount_idr) expect(mou.commitments[0]?.budget?.value, codeOf(row)).toBe(row.amount_idr);
  }
});

describe('their oddities', () => {
  const one = async (code: string) => (await read()).get(code);
  test.each([
    [
      'effective before it was signed, by a proxy',
      '64:2020-06-15',
      { warnings: ['RETROACTIVE', 'SIGNED_BY_PROXY', 'END_UNKNOWN', 'DATE_INEXACT'] },
    ],
    [
      'months only: both ends',
      '64.02:2021-10',
      { effectiveTo: { value: '2022-12', precision: 'MONTH' }, status: 'EXPIRED' },
    ],
    [
      'a partner that is no government',
      '65:2022-01-25',
      {
        stage: 'SIGNED',
        parties: expect.arrayContaining([
          expect.objectContaining({ role: 'ASSOCIATION' }),
          expect.objectContaining({ role: 'WITNESS', capacity: 'NOT_SIGNED' }),
        ]),
      },
    ],
    [
      'two papers in one row',
      '61.12:2022-09-15',
      { instrument: 'KESEPAKATAN_BERSAMA', warnings: expect.arrayContaining(['INSTRUMENT_UNCLEAR']) },
    ],
    [
      'two names for one paper',
      '61.71:2026-02-11',
      { instrument: 'NOTA_KESEPAHAMAN', warnings: expect.arrayContaining(['INSTRUMENT_UNCLEAR', 'DATE_UNKNOWN']) },
    ],
    ['signed by agencies, not by the regent', '62.10:2023-09-27', { instrument: 'PKS', status: 'POSSIBLY_ACTIVE' }],
    [
      'a renewal that is only discussed',
      '61.04:2025-06-02',
      { stage: 'LEGAL_REVIEW', status: 'LEGAL_REVIEW', signedOn: null },
    ],
    [
      'a launch: nothing is known to be signed',
      '64.08:2024-05-22',
      { stage: 'LAUNCHED', status: 'LAUNCHED', signedOn: null },
    ],
    [
      'a launch for some months',
      '65:2023-08-08',
      { status: 'EXPIRED', warnings: expect.arrayContaining(['SHORT_TERM', 'DATE_INEXACT']) },
    ],
    [
      'a regulation and a launch in one',
      '64:2023-07-05',
      { number: null, followUps: [{ kind: 'PERGUB', number: '19/2023' }] },
    ],
    [
      'known first by a word of the article, then by a report',
      '61:2014',
      {
        version: 2,
        versions: [expect.objectContaining({ stage: 'UNKNOWN' }), expect.objectContaining({ stage: 'SIGNED' })],
      },
    ],
    ['a month of signature', '63.09:2025-03', { signedOn: { value: '2025-03', precision: 'MONTH' } }],
    [
      'with a market, paid by traders',
      '64.71:2017-11-06',
      {
        instrument: 'MARKET_PROGRAMME',
        area: { code: 'PASAR-PANDANSARI' },
        commitments: [
          expect.objectContaining({ payer: 'SELF', workers: { value: '437', precision: 'EXACT', unit: 'TRADERS' } }),
        ],
      },
    ],
    ['implied, and nothing more', '65:2014:IMPLIED', { status: 'UNKNOWN', signedOn: null }],
  ])('%s', async (_name, code, expected) => {
    expect(await one(code)).toMatchObject(expected);
  });
});
