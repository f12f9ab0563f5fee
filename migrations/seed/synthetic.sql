-- National data that is made up, to try the size of the country: every row says so by its source. The same factor gives the same rows in the same order.
-- Runs in one transaction with search_path on the schema and synthetic.factor set. The factor is how far back it goes, up to 1: 144 months of figures and
-- 5,000 agreements; above that every figure and agreement is corrected once more per whole number. Places are the same at any factor, and from a tenth
-- on the agreements that hold on 2026-11-01, from which they go back.

/* A number from 0 to 1 that only depends on the words. */
create function pg_temp.noise(words text) returns numeric immutable
  return (hashtextextended(words, 1) & 2147483647)::numeric / 2147483648;

insert into source (citation, publisher, title, published, verification, note)
values ('synthetic data of this project', 'Jangkau', 'Synthetic data', partial_date_of(null, 'UNKNOWN'), 'UNVERIFIED', 'Made up to try the size of the country. Nothing in it is true.');
create temporary table synthetic on commit drop as
  select id as source_id, current_setting('synthetic.factor')::numeric as factor, date '2026-10-01' as last_month from source where citation = 'synthetic data of this project';

-- 325 branches, so many for each region as it has local governments that no branch serves yet.
create temporary table served on commit drop as
  with free as (
    select a.id, a.code, p.parent_id as province_id, r.parent_id as region_id, row_number() over (partition by r.parent_id order by a.code) - 1 as place,
      count(*) over (partition by r.parent_id) as in_region
    from area a
    join membership p on p.child_id = a.id and p.kind = 'ADMINISTRATIVE' and upper_inf(p.valid)
    join membership r on r.child_id = p.parent_id and r.kind = 'REGION' and upper_inf(r.valid)
    where a.kind in ('REGENCY', 'CITY') and not exists (select from membership w where w.child_id = a.id and w.kind = 'WORKING_AREA')),
  wanted as (select 325 - count(*) as branches from area where kind = 'BRANCH'),
  region as (
    select region_id, in_region, sum(in_region) over (order by region_id) as up_to, sum(in_region) over () as total from (select distinct region_id, in_region from free) f),
  quota as (
    select region_id, floor(branches * up_to / total) - floor(branches * (up_to - in_region) / total) as branches from region cross join wanted)
  select f.*, 'KC-SYN-' || dense_rank() over (order by f.region_id, floor(f.place * q.branches / f.in_region)) as branch
  from free f join quota q using (region_id);
insert into area (kind, code) select distinct 'BRANCH'::area_kind, branch from served order by 2;
insert into area_name (area_id, language, name, verification)
  select a.id, 'ID', 'Kantor Cabang Sintetis ' || substring(a.code from '\d+$'), 'UNVERIFIED' from area a where a.code like 'KC-SYN-%';
insert into branch (area_id, kind, first_seen, source_id)
  select a.id, 'MAIN', partial_date_of('2014', 'YEAR'), source_id from area a cross join synthetic where a.code like 'KC-SYN-%';
insert into membership (kind, child_id, parent_id, verification, note)
  select 'WORKING_AREA', s.id, b.id, 'UNVERIFIED'::verification, 'synthetic' from served s join area b on b.code = s.branch
  union all select distinct 'REGION'::membership_kind, b.id, s.region_id, 'UNVERIFIED'::verification, 'synthetic' from served s join area b on b.code = s.branch
  union all select distinct on (b.id) 'OFFICE_LOCATION'::membership_kind, b.id, s.province_id, 'UNVERIFIED'::verification, 'synthetic' from served s join area b on b.code = s.branch;

-- What local governments have, month by month; three in a hundred have not reported, and those above them know all the same.
create temporary table month on commit drop as
  select m::date as first_day, to_char(m, 'YYYY-MM') as name, row_number() over (order by m desc) as age
  from synthetic, generate_series(last_month - make_interval(months => greatest(1, round(144 * least(factor, 1)))::int - 1), last_month, '1 month') m;
create temporary table reported on commit drop as
  with size as (select a.id, a.code, s.segment, 500 + 40000 * pg_temp.noise(a.code || s.segment) as workers, 0.001 + 0.006 * pg_temp.noise(s.segment || a.code) as growth
    from area a cross join unnest('{PU,BPU,JAKON}'::segment[]) s(segment) where a.kind in ('REGENCY', 'CITY')),
  grown as (
    select z.id, z.code, z.segment, m.name, m.first_day, round(z.workers * (1 + z.growth) ^ (144 - m.age)) as workers, pg_temp.noise(z.code || m.name) as chance
    from size z cross join month m)
  select id, first_day, name, segment, 'PARTICIPANTS'::measure as measure, 'WORKERS'::unit as unit, workers as value, chance from grown
  union all select id, first_day, name, 'ALL', 'PARTICIPANTS', 'WORKERS', sum(workers), chance from grown group by 1, 2, 3, chance
  union all select id, first_day, name, 'ALL', 'EMPLOYERS', 'EMPLOYERS', round(sum(workers) / (40 + 60 * pg_temp.noise(code))), chance from grown group by 1, 2, 3, code, chance
  union all select id, first_day, name, segment, flow.measure, 'WORKERS', round(workers * (flow.base + 0.01 * chance)), chance
    from grown cross join (values ('JOINED'::measure, 0.012), ('LEFT', 0.008)) flow(measure, base) where segment in ('PU', 'BPU');
-- Provinces, regions, branches and the nation report what those below them have.
create temporary table below on commit drop as
  select distinct w.ancestor_id, w.descendant_id from area_within w join area a on a.id = w.ancestor_id join area d on d.id = w.descendant_id
  where a.kind not in ('REGENCY', 'CITY') and d.kind in ('REGENCY', 'CITY') and upper_inf(w.valid) and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}';
analyze reported;
analyze below;
insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, flags, published_scope, known)
  select id, segment, measure, 'ACTIVE', partial_date_of(name, 'MONTH'), quantity_of(value, unit), source_id, '{ESTIMATE}', 'synthetic',
    tstzrange((first_day + interval '1 month 20 days') at time zone 'UTC', null)
  from (
    select id, first_day, name, segment, measure, unit, value from reported where chance >= 0.03
    union all select b.ancestor_id, r.first_day, r.name, r.segment, r.measure, r.unit, sum(r.value) from reported r join below b on b.descendant_id = r.id group by 1, 2, 3, 4, 5, 6) f
  cross join synthetic
  order by first_day, id, segment, measure
  -- Where a source gives a number of the same day, that one stays.
  on conflict do nothing;

-- Who could take part, once a year; and what was to be added.
insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
  select f.area_id, f.segment, 'ELIGIBLE_WORKFORCE', f.as_of, quantity_of(round((f.quantity).value * (1.5 + pg_temp.noise(f.area_id::text))), 'WORKERS', 'APPROXIMATE'),
    f.source_id, 'UNVERIFIED', 'synthetic', f.known
  from figure f join synthetic s using (source_id)
  where f.measure = 'PARTICIPANTS' and f.segment in ('ALL', 'PU', 'BPU') and extract(month from f.as_of_day) = 8
  on conflict do nothing;
insert into target (area_id, segment, measure, kind, quantity, period, basis, issuer, interpretation, source_id, known)
  select f.area_id, f.segment, 'PARTICIPANTS', 'ADDITION', quantity_of(round((f.quantity).value * 0.08), 'WORKERS'),
    daterange((f.as_of_day + 1), (f.as_of_day + interval '1 year 1 day')::date), 'OFFICE', 'synthetic', 'WHOLE_PERIOD', f.source_id, f.known
  from figure f join synthetic s using (source_id) join area a on a.id = f.area_id
  where f.measure = 'PARTICIPANTS' and f.segment in ('PU', 'BPU') and extract(month from f.as_of_day) = 12 and a.kind not in ('REGENCY', 'CITY');

-- The youngest 5,000 agreements, or a tenth of them: one after the other for each government back from 2026-11-01, for 480 days each. Some follow in time,
-- some do not; one in ten was never signed, and none before there was that government.
create temporary table agreed on commit drop as
  select g.area_id, g.code || ':SYN-' || g.round as code, g.signed_on
  from (
    select a.id as area_id, a.code, a.valid, round, date '2026-11-01' - (480 * round + 320 * pg_temp.noise(a.code) + 160 * pg_temp.noise(a.code || round))::int as signed_on
    from area a cross join generate_series(0, 11) round where a.kind in ('REGENCY', 'CITY', 'PROVINCE')) g
  where g.signed_on <@ g.valid and pg_temp.noise(g.code || 'signed' || g.round) >= 0.1
  order by g.round, g.code limit round(5000 * (select least(factor, 1) from synthetic));
insert into mou (code, area_id) select code, area_id from agreed order by signed_on, code;
insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, known)
  select m.id, 1, 'NOTA_KESEPAKATAN', 'synthetic', 'Synthetic agreement ' || g.code, 'SIGNED', true, day.on, day.on, day.on,
    partial_date_of((g.signed_on + 479)::text, 'DAY'), source_id, tstzrange(g.signed_on::timestamp at time zone 'UTC', null)
  from agreed g join mou m using (code) cross join lateral (select partial_date_of(g.signed_on::text, 'DAY') as on) day cross join synthetic;
insert into mou_party (mou_id, position, role, office, area_id, capacity, known)
  select m.id, 1, 'GOVERNMENT', o.title, g.area_id, 'IN_OFFICE', tstzrange(g.signed_on::timestamp at time zone 'UTC', null)
  from agreed g join mou m using (code) join office o on o.area_id = g.area_id and o.kind in ('GOVERNOR', 'REGENT', 'MAYOR');
insert into commitment (mou_id, words, segment, programmes, workers, payer, source_id, known)
  select m.id, 'synthetic', 'BPU', '{JKK,JKM}', quantity_of(round(500 + 5000 * pg_temp.noise(g.code)), 'WORKERS'), 'APBD', source_id,
    tstzrange(g.signed_on::timestamp at time zone 'UTC', null)
  from agreed g join mou m using (code) cross join synthetic;

-- Above 1: one correction after the other, each a day later.
do $$
declare next int;
begin
  for next in 2..ceil(current_setting('synthetic.factor')::numeric)::int loop
    update figure f set known = tstzrange(lower(f.known), lower(f.known) + interval '1 day') from synthetic s where f.source_id = s.source_id and upper_inf(f.known);
    insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, flags, published_scope, revision, revision_reason, previous_id, known)
      select f.area_id, f.segment, f.measure, f.basis, f.as_of, quantity_of((f.quantity).value + next, (f.quantity).unit), f.source_id, f.flags, f.published_scope,
        next, 'synthetic', f.id, tstzrange(upper(f.known), null)
      from figure f join synthetic s using (source_id) where f.revision = next - 1;
    update mou_version v set known = tstzrange(lower(v.known), lower(v.known) + interval '1 day') from synthetic s where v.source_id = s.source_id and upper_inf(v.known);
    insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, signed_on, effective_from, effective_to, source_id, reason, known)
      select v.mou_id, next, v.instrument, v.published_instrument, v.title, v.stage, v.is_public, v.event_on, v.signed_on, v.effective_from, v.effective_to, v.source_id,
        'synthetic', tstzrange(upper(v.known), null)
      from mou_version v join synthetic s using (source_id) where v.version = next - 1;
  end loop;
end $$;
