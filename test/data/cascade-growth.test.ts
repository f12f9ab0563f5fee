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
/** Signed agreements of governments, in turn for each regency and city; those up to 2025 some of them over, every third with another last day since. */
const agreements = (count: number, where: string, days = 2200) =>
  asOwner(`create temp table made on commit drop as select 'GEN-${days}:' || n as code, a.id as area_id, n from generate_series(1, ${count}) n
      join (select id, row_number() over (order by code) as r, count(*) over () as t from area where kind in ('REGENCY', 'CITY') and valid @> date '2026-06-01' and ${where}) a on a.r = n % a.t + 1;
    insert into mou (code, area_id) select code, area_id from made;
    insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
      select m.id, 1, 'MOU', 'x', 'SIGNED', true, d, d, d, partial_date_of(((d).first_day + 200 + n % 900)::text, 'DAY'), 1, tstzrange('2020-01-01', null)
      from made join mou m using (code) cross join lateral partial_date_of((date '2020-01-01' + n * 37 % ${days})::text, 'DAY') d;
    insert into mou_party (mou_id, position, role, office, capacity, known) select m.id, 1, 'GOVERNMENT', 'x', 'IN_OFFICE', tstzrange('2020-01-01', null) from made join mou m using (code);
    update mou_version v set known = tstzrange('2020-01-01', '2021-01-01') from made join mou m using (code) where v.mou_id = m.id and made.n % 3 = 0;
    insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, reason, known)
      select v.mou_id, 2, v.instrument, 'x', 'SIGNED', true, v.event_on, v.signed_on, v.effective_from, partial_date_of(((v.effective_from).first_day + 1 + n * 7 % 900)::text, 'DAY'), 1, 'put right', tstzrange('2021-01-01', null)
      from made join mou m using (code) join mou_version v on v.mou_id = m.id where made.n % 3 = 0;
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

test('nor does it read what is over, when it asks for what covers it', async () => {
  const NOT_OVER = `select * from agreements_within(${PROVINCE}, '2026-06-01', '2026-06-01')`;
  const statements = [...STATEMENTS.filter((sql) => !/cascade_slots|status_counts/.test(sql)), NOT_OVER];
  const before = [];
  for (const sql of statements) before.push(await pages(sql));
  // Forty of each regency and city, all over by the end of 2023.
  await agreements(14 * 40, "code like '61.%'", 300);
  await asOwner('vacuum analyze');
  for (const [i, sql] of statements.entries())
    expect([sql, (await pages(sql)) / (before[i] as number)]).toEqual([sql, expect.toSatisfy((n: number) => n < 1.5)]);
}, 30_000);

test.each(['2019-12-31', '2020-01-01', '2021-03-10', '2023-06-17', '2026-06-01', '2027-01-01'])(
  'what is found by index on %s is what stands so, looked at one by one',
  async (day) => {
    const made = "not exists (select from mou m where m.area_id = a.id and m.code not like 'GEN%')";
    const found = await asOwner(
      `select a.code from covered_below((select id from area where code = 'ID'), '${day}') a where ${made} order by 1`,
    );
    expect(found).toEqual(
      await asOwner(`select distinct a.code from area a join mou_current m on m.area_id = a.id cross join lateral standing(m, '${day}') s
      where ${made} and s.status in ('SIGNED', 'ACTIVE', 'EXPIRING') and m.signed_day <= '${day}' order by 1`),
    );
    for (const statuses of ['ACTIVE', 'ACTIVE, EXPIRING', 'EXPIRED', 'EXPIRED, UNKNOWN', 'RENEWED, SIGNED']) {
      const { json } = await api.query(
        `{ here: mous(filter: { within: "Province:61", at: "${day}", status: [${statuses}] }) { totalCount } all: mous(filter: { at: "${day}", status: [${statuses}] }) { totalCount } }`,
      );
      const [alone] =
        await asOwner(`select count(*) filter (where w.place is not null)::int as here, count(*)::int as all from mou_current m cross join lateral standing(m, '${day}') s
      left join lateral (select true as place from area_within w where w.ancestor_id = ${PROVINCE} and w.descendant_id = m.area_id and w.valid @> date '${day}' limit 1) w on true
      where m.is_public and s.status = any ('{${statuses}}')`);
      expect([statuses, json.data?.here.totalCount, json.data?.all.totalCount]).toEqual([
        statuses,
        alone?.here,
        alone?.all,
      ]);
    }
  },
  30_000,
);

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
