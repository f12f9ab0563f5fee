import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Acceptance, acceptanceQueries, nodesOf, type PlanNode } from '../../scripts/acceptance.ts';
import { seedSynthetic } from '../../scripts/synthetic.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

const queries = await acceptanceQueries();
let acceptance: Acceptance;
const seen: string[] = [];
beforeAll(async () => {
  const url = await createDatabase('seeded');
  await seedSynthetic(url, 0.1, (line) => seen.push(line));
  acceptance = await Acceptance.open(
    Object.assign(new URL(inject('apiUrl')), { pathname: new URL(url).pathname }).href,
  );
}, 120_000);
afterAll(() => acceptance?.close());

const scanned = (plan: PlanNode) =>
  [...nodesOf(plan)].flatMap((node) => (node['Node Type'] === 'Seq Scan' ? [node['Relation Name']] : []));

test('the synthetic country has 11 regions, 38 provinces, 514 local governments and 325 branches; a tenth is 109,000 figures', () => {
  expect(seen[0]).toMatch(/"figures":"109\d{3}".*"branches":"325"/);
});

describe('on national data no acceptance query reads all figures', () => {
  test.each(queries)('%s', async (_name, document) => {
    const { sent, errors, roundTrips } = await acceptance.ask(document);
    expect(errors).toBeUndefined();
    expect(roundTrips).toBe(1);
    const { Plan: plan } = await acceptance.explain(sent, false);
    expect(scanned(plan)).not.toContain('figure');
    // Nor by the index that only keeps figures apart: it is in no order that anything is asked in.
    expect([...nodesOf(plan)].map((node) => node['Index Name'] ?? '')).not.toContainEqual(
      expect.stringMatching(/^figure_.*_excl$/),
    );
  });

  test('and the check sees one that does', async () => {
    const { sent } = await acceptance.ask('{ dataset { version } }');
    const all = { query: 'select count(note) from figure', params: [] };
    const { Plan: plan } = await acceptance.explain([sent[0] as (typeof sent)[number], all], false);
    expect(scanned(plan)).toContain('figure');
  });
});

describe('what is looked for is found, not passed over', () => {
  const passedOver = async (document: string, relation: string) => {
    const { sent, errors } = await acceptance.ask(document);
    expect(errors).toBeUndefined();
    const { Plan: plan } = await acceptance.explain(sent, true);
    const reads = [...nodesOf(plan)].filter((node) => node['Relation Name'] === relation && node['Actual Loops']);
    expect(reads).not.toEqual([]);
    return reads.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0) * (node['Actual Loops'] ?? 0), 0);
  };

  test('a month is added up without the years before it', async () => {
    const [, nation] = queries.find(([name]) => name.startsWith('N01')) as [string, string];
    // Each of 514 local governments has a year and more before it.
    expect(await passedOver(nation, 'figure')).toBeLessThan(514);
  });

  test('a series reads its own months', async () => {
    const months = (from: string, to: string) =>
      `{ series(areas: ["Province:64", "Province:63"], measures: [PARTICIPANTS, JOINED], segments: [PU, BPU], from: "${from}", to: "${to}") { points { quantity { value } } } }`;
    expect(await passedOver(months('2026-06', '2026-08'), 'figure')).toBe(0);
  });
});

test('the same factor makes the same data, once', async () => {
  const sum = async () => {
    const url = await createDatabase('seeded');
    await seedSynthetic(url, 0.01, () => {});
    await expect(seedSynthetic(url, 0.01, () => {})).rejects.toThrow(/here already/);
    return runAsOwner(
      url,
      `select count(*), md5(string_agg(concat_ws(' ', a.code, f.segment, f.measure, f.as_of, f.quantity), ',' order by a.code, f.segment, f.measure, f.as_of))
        from app.figure f join app.area a on a.id = f.area_id`,
    );
  };
  const [first, second] = [await sum(), await sum()];
  expect(first).toEqual([{ count: expect.stringMatching(/^7\d{3}$/), md5: expect.any(String) }]);
  expect(second).toEqual(first);
}, 60_000);
