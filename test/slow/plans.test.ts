import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Acceptance, acceptanceQueries, nodesOf, type PlanNode } from '../../scripts/acceptance.ts';
import { seedSynthetic } from '../../scripts/synthetic.ts';
import { SEARCH_PATH } from '../../src/db/rules.gen.ts';
import { createDatabase, runAsOwner } from '../support/database.ts';

const queries = await acceptanceQueries();
let acceptance: Acceptance;
const seen: string[] = [];
let url: string;
beforeAll(async () => {
  url = await createDatabase('seeded');
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
  /** Rows of a relation that answering a document reads: those it goes on with, and those it looks at in vain; and how often it looks. */
  const read = async (document: string, relation: string) => {
    const { sent, errors } = await acceptance.ask(document);
    expect(errors).toBeUndefined();
    const { Plan: plan } = await acceptance.explain(sent, true);
    const reads = [...nodesOf(plan)].filter((node) => node['Relation Name'] === relation && node['Actual Loops']);
    expect(reads).not.toEqual([]);
    const sum = (rows: 'Actual Rows' | 'Rows Removed by Filter') =>
      reads.reduce((all, node) => all + (node[rows] ?? 0) * (node['Actual Loops'] ?? 0), 0);
    const looks = reads.reduce((all, node) => all + (node['Actual Loops'] ?? 0), 0);
    return { kept: sum('Actual Rows'), passedOver: sum('Rows Removed by Filter'), looks };
  };
  const series = (fields: string, from = '2026-06', to = '2026-08') =>
    `{ series(areas: ["Province:64", "Province:63"], measures: [PARTICIPANTS, JOINED], segments: [PU, BPU], from: "${from}", to: "${to}") { points { ${fields} } } }`;

  test('a month is added up without the years before it', async () => {
    const [, nation] = queries.find(([name]) => name.startsWith('N01')) as [string, string];
    // Each of 514 local governments has a year and more before it.
    expect((await read(nation, 'figure')).passedOver).toBeLessThan(514);
  });

  test('a ranking reads the figures of the last day in one go, and looks area by area only for those that have none', async () => {
    const ranking = (at: string) =>
      `{ ranking(measure: PARTICIPANTS, segment: BPU, among: REGENCY, at: "${at}", first: 1) { rank } }`;
    const looks = async (at: string) => (await read(ranking(at), 'figure')).looks;
    const [last, later] = [await looks('2026-08'), await looks('2029-08')];
    expect(last).toBeLessThan(20);
    expect(later).toBeLessThanOrEqual(2 * 416 + 20);
  });

  test('a series reads its own months, and the year before only where it is asked for', async () => {
    const own = await read(series('quantity { value }'), 'figure');
    expect(own).toMatchObject({ kept: 2 * 2 * 2 * 3, passedOver: 0 });
    expect((await read(series('month change { percent }'), 'figure')).kept).toBeLessThan(3 * own.kept);
    for (const field of ['yearOnYear { percent }', 'cumulative { value }']) {
      // As many again, of this year from June 2025 on.
      expect((await read(series(`quantity { value } ${field}`), 'figure')).kept).toBeGreaterThan(3 * own.kept);
    }
  });

  test('what was superseded is not read, of figures nor of agreements', async () => {
    await runAsOwner(
      url,
      `set search_path to ${SEARCH_PATH};
      update figure set known = tstzrange(lower(known), lower(known) + interval '1 hour') where area_id = (select id from area where code = '64') and upper_inf(known);
      insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, preferred, preferred_reason, flags, published_scope, revision, revision_reason, previous_id, known)
        select f.area_id, f.segment, f.measure, f.basis, f.as_of, f.quantity, f.source_id, f.preferred, f.preferred_reason, f.flags, f.published_scope, f.revision + 1, 'x', f.id, tstzrange(upper(f.known), null)
        from figure f where f.area_id = (select id from area where code = '64') and not upper_inf(f.known) and not exists (select from figure n where n.previous_id = f.id);
      update mou_version set known = tstzrange(lower(known), lower(known) + interval '1 hour') where upper_inf(known);
      insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, reason, known)
        select v.mou_id, v.version + 1, v.instrument, v.published_instrument, v.stage, v.is_public, v.event_on, v.signed_on, v.effective_from, v.effective_to, v.source_id, 'x', tstzrange(upper(v.known), null)
        from mou_version v where not upper_inf(v.known) and not exists (select from mou_version n where n.mou_id = v.mou_id and n.version > v.version);
      analyze figure, mou_version`,
    );
    expect(await read(series('quantity { value }'), 'figure')).toMatchObject({ kept: 2 * 2 * 2 * 3, passedOver: 0 });
    const slots = '{ province(code: "35") { mouProgress(at: "2026-11-01") { slots { mou { code } } } } }';
    expect((await read(slots, 'mou_version')).passedOver).toBe(0);
  });
});

describe('a list reads what it shows, and a count of everything comes from a tally', () => {
  /** Rows of a relation that answering reads, those passed over too. */
  const rowsRead = async (document: string, relation: string) => {
    const { sent, errors } = await acceptance.ask(document);
    expect(errors).toBeUndefined();
    const { Plan: plan } = await acceptance.explain(sent, true);
    return [...nodesOf(plan)]
      .filter((node) => node['Relation Name'] === relation)
      .reduce(
        (all, node) =>
          all + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 0),
        0,
      );
  };
  const figures = (filter: string, fields = 'nodes { id }', page = 'first: 1') =>
    `{ figures(filter: { ${filter} }, ${page}) { ${fields} } }`;

  // There are 27 kinds of figures, 10 of them of every month; of each a page and one row more.
  test.each([
    ['all', figures(''), 60],
    ['the oldest', figures('', 'nodes { id }', 'last: 1'), 60],
    [
      'a page, and whether there is more before a cursor',
      figures('', 'pageInfo { hasPreviousPage } nodes { id }', 'first: 100'),
      1_200,
    ],
    ['of a kind that there is none of', figures('segment: PMI, basis: REGISTERED'), 0],
    ['of a measure that there is none of', figures('measure: MARKETS'), 0],
    ['of a combination that there is none of', figures('measure: EMPLOYERS, segment: BPU'), 0],
    ['of a kind that is rare', figures('basis: REGISTERED'), 2],
    ['of a kind that is long ago', figures('segment: INFORMAL'), 4],
    ['within the nation over all time', figures('within: "Nation:ID", from: "2000-01", to: "2026-10"'), 60],
    ['of a kind within the nation', figures('within: "Nation:ID", segment: PU, measure: JOINED'), 6],
    ['within a market that has none', figures('within: "Market:PASAR-KAHAYAN"'), 0],
    ['within a province', figures('within: "Province:64"'), 60],
    ['for this one', '{ province(code: "64") { figures(first: 1) { nodes { id } } } }', 3],
  ])('figures: %s', async (_what, document, most) => {
    expect(await rowsRead(document, 'figure')).toBeLessThanOrEqual(most);
  });
  test('figures: how many there are', async () => {
    const all = figures('', 'totalCount');
    const { data } = await acceptance.ask(all);
    const count = (data as { figures: { totalCount: number } }).figures.totalCount;
    expect(await runAsOwner(url, `select count(*)::int from app.figure where upper_inf(known)`)).toEqual([{ count }]);
    expect(await rowsRead(all, 'figure')).toBeLessThan(10);
  });
  test.each([
    ['by signature', 'orderBy: NEWEST'],
    ['by end', 'orderBy: ENDING'],
    ['by code', 'orderBy: CODE'],
  ])('agreements: %s', async (_what, order) => {
    expect(await rowsRead(`{ mous(first: 2, ${order}) { nodes { code } } }`, 'mou')).toBeLessThan(20);
  });
  test('sources: what cites one is not read to know that it is cited', async () => {
    const document = '{ sources(first: 100) { totalCount nodes { citation } } }';
    expect(await rowsRead(document, 'figure')).toBe(0);
    const before = await acceptance.ask(`query @asKnownAt(at: "2010-01-01T00:00:00Z") ${document}`);
    expect(before.data).toMatchObject({ sources: { totalCount: 0 } });
  });
  test('what comes before a cursor is told by one row', async () => {
    const page = (after: string) =>
      `{ changes(since: "2015-01-01T00:00:00Z", first: 5${after}) { pageInfo { hasPreviousPage endCursor } } }`;
    const { data } = await acceptance.ask(page(''));
    const { endCursor } = (data as { changes: { pageInfo: { endCursor: string } } }).changes.pageInfo;
    expect(await rowsRead(page(`, after: "${endCursor}"`), 'figure')).toBeLessThan(50);
  });
});

test('the same factor makes the same data, once', async () => {
  const sum = async () => {
    const another = await createDatabase('seeded');
    await seedSynthetic(another, 0.01, () => {});
    await expect(seedSynthetic(another, 0.01, () => {})).rejects.toThrow(/here already/);
    return runAsOwner(
      another,
      `select count(*), md5(string_agg(concat_ws(' ', a.code, f.segment, f.measure, f.as_of, f.quantity), ',' order by a.code, f.segment, f.measure, f.as_of))
        from app.figure f join app.area a on a.id = f.area_id`,
    );
  };
  const [first, second] = [await sum(), await sum()];
  expect(first).toEqual([{ count: expect.stringMatching(/^7\d{3}$/), md5: expect.any(String) }]);
  expect(second).toEqual(first);
}, 60_000);
