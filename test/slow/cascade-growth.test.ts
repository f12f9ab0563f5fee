import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
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
  await client.query(`select ${RULES_SCHEMA}.begin_request(null, '{}')`);
  await client.query(sql);
  const { rows } = await client.query(`explain (analyze, buffers, format json, timing off) ${sql}`);
  await client.query('rollback');
  return rows[0]['QUERY PLAN'][0].Plan['Shared Hit Blocks'] + rows[0]['QUERY PLAN'][0].Plan['Shared Read Blocks'];
}
/** Signed agreements of governments, in turn for each regency and city, from so many days on; those up to 2025 some of them over, every third with another last day since. */
const agreements = (count: number, where: string, { from = '2020-01-01', days = 2200 } = {}) =>
  asOwner(`create temp table made on commit drop as select 'GEN-${from}-${days}:' || n as code, a.id as area_id, n from generate_series(1, ${count}) n
      join (select id, row_number() over (order by code) as r, count(*) over () as t from area where kind in ('REGENCY', 'CITY') and valid @> date '2026-06-01' and ${where}) a on a.r = n % a.t + 1;
    insert into mou (code, area_id) select code, area_id from made;
    insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
      select m.id, 1, 'MOU', 'x', 'SIGNED', true, d, d, d, partial_date_of(((d).first_day + 200 + n % 900)::text, 'DAY'), 1, tstzrange('2020-01-01', null)
      from made join mou m using (code) cross join lateral partial_date_of((date '${from}' + n * 37 % ${days})::text, 'DAY') d;
    insert into mou_party (mou_id, position, role, office, capacity, known) select m.id, 1, 'GOVERNMENT', 'x', 'IN_OFFICE', tstzrange('2020-01-01', null) from made join mou m using (code);
    update mou_version v set known = tstzrange('2020-01-01', '2021-01-01') from made join mou m using (code) where v.mou_id = m.id and made.n % 3 = 0;
    insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, reason, known)
      select v.mou_id, 2, v.instrument, 'x', 'SIGNED', true, v.event_on, v.signed_on, v.effective_from, partial_date_of(((v.effective_from).first_day + 1 + n * 7 % 900)::text, 'DAY'), 1, 'put right', tstzrange('2021-01-01', null)
      from made join mou m using (code) join mou_version v on v.mou_id = m.id where made.n % 3 = 0;
    analyze`);
/** A day that SQL works out, as an exact date. */
const day = (sql: string) => `partial_date_of((${sql})::text, 'DAY')`;
/**
 * Agreements that are not like those, three to five of each regency and city of a province, by kind: known by month (1), by year (2), or not known to
 * end (3); renewed (4) in time or late (5); one (8) with a second government that never signed, and renewed (6); a draft (7);
 * a renewal that was given up (9); suspended (10); signed after its own end (11); ended early (12). 5, 6 and 12 are of two governments.
 */
const unlike = () =>
  asOwner(
    `create temp table odd on commit drop as
      select 'GEN-ODD-' || k || ':' || a.code as code, a.id as area_id, a.other_id, k, a.n
      from (select id, code, lead(id, 1, id) over (order by code) as other_id, (row_number() over (order by code))::int as n
        from area where code like '61.%' and kind in ('REGENCY', 'CITY') and valid @> date '2026-06-01') a
      -- What renews is of the area of what it renews; one that does not end would cover all of them.
      join (values (0, '{1,4,5,9}'::int[]), (1, '{3,7,12}'), (2, '{2,6,8,11}'), (3, '{4,10,11,12}'), (4, '{9,10,12}')) of_area(remainder, kinds) on remainder = n % 5 cross join unnest(kinds) k;
    insert into mou (code, area_id) select code, area_id from odd;
    insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, renews_id, source_id, known)
      select m.id, 1, 'MOU', 'x', case k when 7 then 'DRAFTING' when 9 then 'CANCELLED' when 10 then 'SUSPENDED' when 12 then 'TERMINATED' else 'SIGNED' end::mou_stage, k <> 7,
        case when k in (10, 12) then ${day('p.first_day + 200')} when k = 11 then ${day('p.first_day + 150')} else d end,
        case k when 7 then null when 11 then ${day('p.first_day + 150')} else d end, d,
        case k when 1 then partial_date_of(to_char(p.first_day + 400, 'YYYY-MM'), 'MONTH') when 2 then partial_date_of(to_char(p.first_day + 400, 'YYYY'), 'YEAR') when 3 then null
          else ${day('p.first_day + case k when 4 then 500 when 5 then 900 when 11 then 100 else 600 end')} end,
        (select r.id from mou r join odd q on q.code = r.code and q.area_id = o.area_id where q.k = case o.k when 5 then 4 when 6 then 8 when 9 then 1 end), 1, tstzrange('2020-01-01', null)
      from odd o join mou m using (code)
      -- Of the renewals some begin before what they renew ends, some after it.
      cross join lateral (select date '2012-02-10' + n * 53 + k + case k when 5 then 480 + n * 20 when 6 then 590 + n * 2 else 0 end as first_day) p
      cross join lateral (select case k when 1 then partial_date_of(to_char(p.first_day, 'YYYY-MM'), 'MONTH') when 2 then partial_date_of(to_char(p.first_day, 'YYYY'), 'YEAR') else ${day('p.first_day')} end) as given(d)
      order by k in (5, 6, 9), m.id;
    insert into mou_party (mou_id, position, role, office, area_id, capacity, known)
      select m.id, position, 'GOVERNMENT', 'x', case position when 1 then o.area_id else o.other_id end, case when k = 8 and position = 2 then 'NOT_SIGNED' else 'IN_OFFICE' end::signing_capacity, tstzrange('2020-01-01', null)
      from odd o join mou m using (code) cross join generate_series(1, 2) position where (position = 1 or k in (5, 6, 8, 12) and other_id <> o.area_id);
    analyze`,
  );
const byCode = (a: { code?: unknown }, b: { code?: unknown }) => (String(a.code) < String(b.code) ? -1 : 1);
const PROVINCE = "(select id from area where code = '61')";
const STATEMENTS = [
  `select * from cascade_slots(${PROVINCE}, '2026-06-01')`,
  `select * from mou_coverage(${PROVINCE}, '2026-06-01')`,
  `select * from pending_below(${PROVINCE}, '2026-06-01')`,
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

test('nor does it read what is over, when it asks for what covers it, or how far each is that is covered', async () => {
  // Of each regency and city one that holds.
  await agreements(14, "code like '61.%'", { from: '2026-05-20', days: 12 });
  const NOT_OVER = `select * from agreements_within(${PROVINCE}, '2026-06-01', '2026-06-01')`;
  // How many there are that are over is counted from all of them.
  const statements = [...STATEMENTS.filter((sql) => !/status_counts/.test(sql)), NOT_OVER];
  await asOwner('vacuum analyze');
  const before = [];
  for (const sql of statements) before.push(await pages(sql));
  // Forty of each regency and city, all over by the end of 2023.
  await agreements(14 * 40, "code like '61.%'", { days: 300 });
  await asOwner('vacuum analyze');
  for (const [i, sql] of statements.entries())
    expect([sql, (await pages(sql)) / (before[i] as number)]).toEqual([sql, expect.toSatisfy((n: number) => n < 1.5)]);
}, 30_000);

describe('what is found by index is what stands so, looked at one by one', () => {
  beforeAll(async () => {
    await unlike();
  });
  const DAYS = [
    '2012-06-30',
    '2013-09-30',
    '2014-05-31',
    '2015-10-17',
    '2019-12-31',
    '2020-01-01',
    '2023-06-17',
    '2027-01-01',
  ];

  test.each(DAYS)(
    'covered on %s',
    async (day) => {
      const made = "not exists (select from mou m where m.area_id = a.id and m.code not like 'GEN%')";
      const found = await asOwner(
        `select a.code from local_governments_below((select id from area where code = 'ID'), '${day}') a where 'COVERED' in (select covering(a.id, '${day}')) and ${made} order by 1`,
      );
      expect(found).toEqual(
        await asOwner(`select distinct a.code from mou_current m join mou_party p on p.mou_id = m.id and p.role = 'GOVERNMENT' and p.capacity <> 'NOT_SIGNED' and is_current(p.known)
        join area a on a.id = coalesce(p.area_id, m.area_id) and a.kind in ('REGENCY', 'CITY') and a.valid @> date '${day}' cross join lateral standing(m, '${day}') s
      where ${made} and s.status in ('ACTIVE', 'EXPIRING') and m.signed_day <= '${day}' order by 1`),
      );
      // Each one's slot says the same, and of what else there is that it has lapsed or is on its way; and names the agreement.
      const slots = await asOwner(
        `select a.code, s.status, s.mou_id from cascade_slots((select id from area where code = 'ID'), '${day}') s join area a on a.id = s.local_government_id where ${made}`,
      );
      const covered = slots.filter(({ status }) => status === 'COVERED').toSorted(byCode);
      expect(covered.map(({ code }) => ({ code }))).toEqual(found);
      const first = `order by array_position('{COVERED,POSSIBLY_COVERED,SIGNED,IN_PREPARATION,LAPSED,UNKNOWN}', c), case c when 'LAPSED'
        then least((m.effective_to).last_day, case when m.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') then (m.event_on).last_day end) else (m.event_on).last_day end desc, m.id`;
      const alone =
        await asOwner(`select a.code, (array_agg(c ${first}))[1] as status, (array_agg(m.id ${first}))[1] as mou_id
      from area a cross join lateral cascade_agreements(a.id, '${day}') m cross join lateral cascade_standing(m, '${day}') c where a.kind in ('REGENCY', 'CITY') and a.valid @> date '${day}' and ${made} group by 1`);
      expect(slots.filter(({ status }) => status !== 'NOT_STARTED').toSorted(byCode)).toEqual(alone.toSorted(byCode));
    },
    30_000,
  );

  test.each(DAYS)('by status on %s', async (day) => {
    const alone =
      await asOwner(`select s.status, count(w.place)::int as here, count(*)::int as all from mou_current m cross join lateral standing(m, '${day}') s
      left join lateral (select w.ancestor_id as place from area_within w where w.ancestor_id = ${PROVINCE} and w.valid @> date '${day}'
        and w.descendant_id in (select m.area_id union all select p.area_id from mou_party p where p.mou_id = m.id and is_current(p.known) and p.role = 'GOVERNMENT' and p.capacity <> 'NOT_SIGNED') limit 1) w on true
      where m.is_public group by 1`);
    for (const list of [
      'ACTIVE',
      'ACTIVE, EXPIRING',
      'EXPIRED',
      'EXPIRED, UNKNOWN',
      'RENEWED, SIGNED',
      'GAP, CANCELLED',
      'DRAFTING',
    ]) {
      const { json } = await api.query(
        `{ here: mous(filter: { within: "Province:61", at: "${day}", status: [${list}] }) { totalCount } all: mous(filter: { at: "${day}", status: [${list}] }) { totalCount } }`,
      );
      const counted = alone.filter(({ status }) => list.split(', ').includes(String(status)));
      const sum = (of: 'here' | 'all') => counted.reduce((total, each) => total + Number(each[of]), 0);
      expect([list, json.data?.here.totalCount, json.data?.all.totalCount]).toEqual([list, sum('here'), sum('all')]);
    }
  });

  test('of what has lapsed a slot names the last to, however it did', async () => {
    const shown = await asOwner(
      `select distinct split_part(m.code, ':', 1) as kind from unnest('{2013-09-30,2014-05-31,2014-12-31,2015-10-17,2016-12-31}'::date[]) day
        cross join lateral cascade_slots(${PROVINCE}, day) s join mou m on m.id = s.mou_id where s.status = 'LAPSED'`,
    );
    // 4 ended later than what was suspended or ended early in the same areas, although that came later.
    expect(shown.map(({ kind }) => kind).sort()).toEqual(['GEN-ODD-12', 'GEN-ODD-4', 'GEN-ODD-5', 'GEN-ODD-6']);
  });
  test('and there are some of each kind', async () => {
    const counts =
      await asOwner(`select s.status, count(*)::int as n from mou_current m cross join unnest('{2013-09-30,2014-05-31,2015-10-17}'::date[]) day cross join lateral standing(m, day) s
      where m.code like 'GEN-ODD%' group by 1`);
    expect(counts.map(({ status }) => status).sort()).toEqual([
      'ACTIVE',
      'CANCELLED',
      'DRAFTING',
      'EXPIRED',
      'EXPIRING',
      'GAP',
      'POSSIBLY_ACTIVE',
      'RENEWED',
      'SUSPENDED',
      'TERMINATED',
      'UNKNOWN',
    ]);
  });
});

test('a nation of 514 slots and 5,000 agreements is answered, and as each slot by itself', async () => {
  const progress = async (fields: string) => {
    const { json, stats } = await api.query(`{ nation { mouProgress(at: "2026-06-01") { ${fields} } } }`);
    expect([json.errors, stats.http]).toEqual([undefined, 1]);
    return json.data.nation.mouProgress;
  };
  const { expected, covered, slots } = await progress('expected covered slots { status localGovernment { code } }');
  const { byStatus } = await progress('byStatus { count } ratio { value }');
  const { history } = await progress('history(from: "2026-01", months: 6) { covered expected }');
  expect([expected, slots.length, history.at(-1).expected]).toEqual([514, 514, 514]);
  const alone = await asOwner(
    "select a.code from area a where a.kind in ('REGENCY', 'CITY') and a.valid @> date '2026-06-01' and 'COVERED' in (select covering(a.id, '2026-06-01')) order by 1",
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
