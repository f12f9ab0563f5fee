import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

const { access, apiUrl, asOwner } = useAccess();
const api = useApi(apiUrl);
let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: access().apiUrl });
  await client.connect();
});
afterAll(() => client?.end());

/** Pages that a statement touches, asked by nobody in particular; once before, so that those of the catalog that planning reads are not counted. */
async function pages(sql: string): Promise<number> {
  await client.query('begin');
  await client.query("select app.begin_request(null, '{}')");
  await client.query(sql);
  const { rows } = await client.query(`explain (analyze, buffers, format json, timing off) ${sql}`);
  await client.query('rollback');
  return rows[0]['QUERY PLAN'][0].Plan['Shared Hit Blocks'] + rows[0]['QUERY PLAN'][0].Plan['Shared Read Blocks'];
}
/** Signed agreements of governments, in turn for each regency and city, some of them over. */
const agreements = (count: number, where: string) =>
  asOwner(`create temp table made as select 'GEN:' || n as code, a.id as area_id, n from generate_series(1, ${count}) n
      join (select id, row_number() over (order by code) as r, count(*) over () as t from area where kind in ('REGENCY', 'CITY') and valid @> date '2026-06-01' and ${where}) a on a.r = n % a.t + 1;
    insert into mou (code, area_id) select code, area_id from made;
    insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
      select m.id, 1, 'MOU', 'x', 'SIGNED', true, d, d, d, partial_date_of(((d).first_day + 200 + n % 900)::text, 'DAY'), 1, tstzrange('2020-01-01', null)
      from made join mou m using (code) cross join lateral partial_date_of((date '2020-01-01' + n * 37 % 2200)::text, 'DAY') d;
    insert into mou_party (mou_id, position, role, office, capacity, known) select m.id, 1, 'GOVERNMENT', 'x', 'IN_OFFICE', tstzrange('2020-01-01', null) from made join mou m using (code);
    analyze`);
const PROVINCE = "(select id from area where code = '61')";
const STATEMENTS = [
  `select * from cascade_slots(${PROVINCE}, '2026-06-01')`,
  `select * from mou_coverage(${PROVINCE}, '2026-06-01')`,
  `select * from covered_below(${PROVINCE}, '2026-06-01')`,
  `select * from status_counts(${PROVINCE}, '2026-06-01')`,
  `select * from cascade_history(${PROVINCE}, '2026-01-01', 6)`,
];

test('a province reads its own agreements, however many there are elsewhere', async () => {
  // As autovacuum leaves them at any time: what is planned, and the pages read, must not depend on whether it came by.
  await asOwner('vacuum analyze');
  const before = [];
  for (const sql of STATEMENTS) before.push(await pages(sql));
  await agreements(5000, "code not like '61.%'");
  await asOwner('vacuum analyze');
  for (const [i, sql] of STATEMENTS.entries())
    expect([sql, (await pages(sql)) / (before[i] as number)]).toEqual([sql, expect.toSatisfy((n: number) => n < 1.5)]);
}, 30_000);

test('a nation of 514 slots and 5,000 agreements is answered, and as each slot by itself', async () => {
  const { json, stats } = await api.query(
    '{ nation { mouProgress(at: "2026-06-01") { expected covered ratio { value } slots { status localGovernment { code } } byStatus { count } history(from: "2026-01", months: 6) { covered expected } } } }',
  );
  expect([json.errors, stats.http]).toEqual([undefined, 1]);
  const { expected, covered, slots, byStatus, history } = json.data.nation.mouProgress;
  expect([expected, slots.length, history.at(-1).expected]).toEqual([514, 514, 514]);
  const alone = await asOwner(
    "select a.code from area a where a.kind in ('REGENCY', 'CITY') and a.valid @> date '2026-06-01' and is_covered(a.id, '2026-06-01') order by 1",
  );
  const together = slots
    .filter(({ status }: { status: string }) => status === 'COVERED')
    .map(({ localGovernment }: { localGovernment: { code: string } }) => localGovernment.code);
  expect(together.toSorted()).toEqual(alone.map(({ code }) => code).toSorted());
  expect(covered).toBe(alone.length);
  expect(covered).toBeGreaterThan(400);
  expect(covered).toBeLessThan(514);
  expect(byStatus.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBeGreaterThan(4000);
}, 30_000);
