-- Made-up national data, to try the size of the country. Nothing in it is true.
--
-- What it makes:
--   branches     so many that there are 325, each with the local governments that it serves;
--   figures      what every local government has in each month, and the sums of every area above;
--   potentials   who could take part, once a year;
--   targets      what was to be added in each year;
--   agreements   one after the other for every province and local government, with their parties and promises.
-- What is made up shows it: branches by a code such as KC-SYN-12, agreements by one such as 64.03:SYN-0, memberships by
-- their note, and all that cites a source by the source `synthetic data of this project`.
--
-- How the factor works: up to 1 it is how much of the past is made, of 144 months of figures and 5,000 agreements, the
-- youngest first. Above 1 all of the past is made, and then every figure and agreement is corrected: once up to 2,
-- twice up to 3, and so on. Factor 0.1 makes 14 months and 500 agreements; factor 4 makes all, and corrects it three
-- times. Branches are the same at any factor. From 0.1 on, so are the agreements that hold on 2026-11-01.
--
-- The same factor makes the same rows, so that measurements can be compared: nothing here asks chance or the clock. Ids
-- are given in the order in which rows are inserted. Where a statement does not say it, the planner chooses it: other
-- joins, or other columns of a temporary table, can then give other ids.
--
-- The script runs in one transaction. The caller has set synthetic.factor, and search_path to the schemas with pg_temp
-- last. So a temporary table must not have the name of a table or view of the schemas: that one would be read instead.

/* A number from 0 up to, but not including, 1. It looks like chance, but the same words always give the same number. */
create function pg_temp.noise(words text) returns numeric immutable
  return (hashtextextended(words, 1) & 2147483647)::numeric / 2147483648;

/* Known from the beginning of a day (UTC) on, and not superseded. */
create function pg_temp.known_since(day date) returns tstzrange immutable
  return tstzrange(day::timestamp at time zone 'UTC', null);

insert into source (citation, publisher, title, published, verification, note)
values (
  'synthetic data of this project',
  'Jangkau',
  'Synthetic data',
  partial_date_of(null, 'UNKNOWN'),
  'UNVERIFIED',
  'Made up to try the size of the country. Nothing in it is true.');

-- This has one row, with what the statements below need.
create temporary table synthetic on commit drop as
  select
    source.id as source_id,
    current_setting('synthetic.factor')::numeric as factor,
    date '2026-10-01' as last_month
  from source
  where source.citation = 'synthetic data of this project';


-- Branches.

-- This says which made-up branch serves each local government that no real branch serves. All columns stay, although
-- `code` is not read any more: ids depend on them, as the head says.
create temporary table working_area on commit drop as
  with
  -- `place` counts the local governments of a region from 0.
  unserved as (
    select
      government.id as government_id,
      government.code,
      in_province.parent_id as province_id,
      in_region.parent_id as region_id,
      row_number() over (partition by in_region.parent_id order by government.code) - 1 as place,
      count(*) over (partition by in_region.parent_id) as governments
    from area government
    join membership in_province
      on in_province.child_id = government.id
      and in_province.kind = 'ADMINISTRATIVE'
      and upper_inf(in_province.valid)
    join membership in_region
      on in_region.child_id = in_province.parent_id
      and in_region.kind = 'REGION'
      and upper_inf(in_region.valid)
    where government.kind in ('REGENCY', 'CITY')
      and not exists (
        select from membership served
        where served.child_id = government.id and served.kind = 'WORKING_AREA')),
  missing as (
    select 325 - count(*) as branches from area where kind = 'BRANCH'),
  region as (
    select
      region_id,
      governments,
      sum(governments) over (order by region_id) as governments_so_far,
      sum(governments) over () as all_governments
    from (select distinct region_id, governments from unserved) one_row_each),
  -- A region gets branches in proportion to its local governments. What all regions up to it get is rounded down, not
  -- what it gets itself, so that no branch is left over. With 4 branches for three regions of 10 local governments
  -- each, the first region gets 1 (of 1.33), the first two get 2 (of 2.67), all get 4: they have 1, 1 and 2.
  quota as (
    select
      region.region_id,
      floor(missing.branches * governments_so_far / all_governments)
        - floor(missing.branches * (governments_so_far - governments) / all_governments) as branches
    from region cross join missing)
  -- Neighbours by code share a branch: of 10 local governments with 3 branches, the first has 4, the others 3 each.
  select
    unserved.*,
    'KC-SYN-' || dense_rank() over (
      order by unserved.region_id, floor(unserved.place * quota.branches / unserved.governments)) as branch_code
  from unserved join quota using (region_id);

insert into area (kind, code)
select distinct 'BRANCH'::area_kind, branch_code
from working_area
order by branch_code;

insert into area_name (area_id, language, name, verification)
select branch.id, 'ID', 'Kantor Cabang Sintetis ' || substring(branch.code from '\d+$'), 'UNVERIFIED'
from area branch
where branch.code like 'KC-SYN-%';

insert into branch (area_id, kind, first_seen, source_id)
select branch.id, 'MAIN', partial_date_of('2014', 'YEAR'), synthetic.source_id
from area branch cross join synthetic
where branch.code like 'KC-SYN-%';

-- A branch serves its local governments, belongs to their region, and has its office in a province of theirs. It is one
-- statement, so that the trigger that follows each membership all the way up finds all of them there.
insert into membership (kind, child_id, parent_id, verification, note)
select 'WORKING_AREA', served.government_id, branch.id, 'UNVERIFIED'::verification, 'synthetic'
from working_area served join area branch on branch.code = served.branch_code
union all
select distinct 'REGION'::membership_kind, branch.id, served.region_id, 'UNVERIFIED'::verification, 'synthetic'
from working_area served join area branch on branch.code = served.branch_code
union all
select distinct on (branch.id)
  'OFFICE_LOCATION'::membership_kind, branch.id, served.province_id, 'UNVERIFIED'::verification, 'synthetic'
from working_area served join area branch on branch.code = served.branch_code;


-- Figures.

-- These are the months that are made, up to the last one. `age` is 1 for the last, 144 for the first that there can be.
create temporary table reporting_month on commit drop as
  select
    month::date as first_day,
    to_char(month, 'YYYY-MM') as name,
    row_number() over (order by month desc) as age
  from
    synthetic,
    generate_series(
      last_month - make_interval(months => greatest(1, round(144 * least(factor, 1)))::int - 1),
      last_month,
      '1 month') month;

-- This is what local governments have in each month. `luck` is one number for a local government and month: it decides
-- whether the month is reported, and how many joined and left.
create temporary table local_figure on commit drop as
  with
  -- In the first of 144 months a segment has 500 to 40,500 workers; they grow by 0.1 to 0.7 % in each month after it.
  beginning as (
    select
      government.id as area_id,
      government.code,
      of_segment.segment,
      500 + 40000 * pg_temp.noise(government.code || of_segment.segment) as workers,
      0.001 + 0.006 * pg_temp.noise(of_segment.segment || government.code) as growth
    from area government cross join unnest('{PU,BPU,JAKON}'::segment[]) of_segment(segment)
    where government.kind in ('REGENCY', 'CITY')),
  grown as (
    select
      beginning.area_id,
      beginning.code,
      beginning.segment,
      month.name,
      month.first_day,
      round(beginning.workers * (1 + beginning.growth) ^ (144 - month.age)) as workers,
      pg_temp.noise(beginning.code || month.name) as luck
    from beginning cross join reporting_month month)
  -- Each segment has its workers as participants,
  select
    area_id,
    first_day,
    name as month,
    segment,
    'PARTICIPANTS'::measure as measure,
    'WORKERS'::unit as unit,
    workers as value,
    luck
  from grown
  union all
  -- and all segments together have the sum of them.
  select area_id, first_day, name, 'ALL', 'PARTICIPANTS', 'WORKERS', sum(workers), luck
  from grown
  group by area_id, first_day, name, luck
  union all
  -- One employer has 40 to 100 workers: the same number in all months of a place.
  select
    area_id,
    first_day,
    name,
    'ALL',
    'EMPLOYERS',
    'EMPLOYERS',
    round(sum(workers) / (40 + 60 * pg_temp.noise(code))),
    luck
  from grown
  group by area_id, first_day, name, code, luck
  union all
  -- In a month 1.2 to 2.2 % of the workers join, and 0.8 to 1.8 % leave.
  select area_id, first_day, name, segment, flow.measure, 'WORKERS', round(workers * (flow.base + 0.01 * luck)), luck
  from grown cross join (values ('JOINED'::measure, 0.012), ('LEFT', 0.008)) flow(measure, base)
  where segment in ('PU', 'BPU');

-- This says which local governments lie in which province, region, branch and nation. An office brings what it serves
-- neither to the province that it lies in, nor to the branch above it.
create temporary table part_of on commit drop as
  select distinct way.ancestor_id as whole_id, way.descendant_id as government_id
  from area_within way
  join area whole on whole.id = way.ancestor_id
  join area government on government.id = way.descendant_id
  where whole.kind not in ('REGENCY', 'CITY')
    and government.kind in ('REGENCY', 'CITY')
    and upper_inf(way.valid)
    and not way.via && '{OFFICE_LOCATION,PARENT_BRANCH}';

-- The planner knows nothing of new temporary tables. Now it learns how large these two are.
analyze local_figure;
analyze part_of;

insert into figure (
  area_id, segment, measure, basis, as_of, quantity, source_id, flags, published_scope, known)
select
  stated.area_id,
  stated.segment,
  stated.measure,
  'ACTIVE',
  partial_date_of(stated.month, 'MONTH'),
  quantity_of(stated.value, stated.unit),
  synthetic.source_id,
  '{ESTIMATE}',
  'synthetic',
  -- A month becomes known on the 21st of the next: what January had, on 21 February.
  pg_temp.known_since((stated.first_day + interval '1 month 20 days')::date)
from (
  -- Three local governments in a hundred have not reported a month.
  select area_id, first_day, month, segment, measure, unit, value
  from local_figure
  where luck >= 0.03
  union all
  -- The areas above them know what these have all the same, so there a sum is more than what its parts report.
  select part_of.whole_id, part.first_day, part.month, part.segment, part.measure, part.unit, sum(part.value)
  from local_figure part join part_of on part_of.government_id = part.area_id
  group by part_of.whole_id, part.first_day, part.month, part.segment, part.measure, part.unit) stated
cross join synthetic
order by stated.first_day, stated.area_id, stated.segment, stated.measure
-- Where a real source gives a number of the same month, that one stays.
on conflict do nothing;


-- Potentials and targets, from the figures above.

-- Those who could take part are 1.5 to 2.5 times the participants of August, the month of the labour force survey.
insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope, known)
select
  participants.area_id,
  participants.segment,
  'ELIGIBLE_WORKFORCE',
  participants.as_of,
  quantity_of(
    round((participants.quantity).value * (1.5 + pg_temp.noise(participants.area_id::text))), 'WORKERS', 'APPROXIMATE'),
  participants.source_id,
  'UNVERIFIED',
  'synthetic',
  participants.known
from figure participants join synthetic using (source_id)
where participants.measure = 'PARTICIPANTS'
  and participants.segment in ('ALL', 'PU', 'BPU')
  and extract(month from participants.as_of_day) = 8;

-- Provinces, regions, branches and the nation are to add, in each year, 8 % of the participants that they had in the
-- December before.
insert into target (
  area_id, segment, measure, kind, quantity, period, basis, issuer, interpretation, source_id, known)
select
  participants.area_id,
  participants.segment,
  'PARTICIPANTS',
  'ADDITION',
  quantity_of(round((participants.quantity).value * 0.08), 'WORKERS'),
  daterange(participants.as_of_day + 1, (participants.as_of_day + interval '1 year 1 day')::date),
  'OFFICE',
  'synthetic',
  'WHOLE_PERIOD',
  participants.source_id,
  participants.known
from figure participants
join synthetic using (source_id)
join area on area.id = participants.area_id
where participants.measure = 'PARTICIPANTS'
  and participants.segment in ('PU', 'BPU')
  and extract(month from participants.as_of_day) = 12
  and area.kind not in ('REGENCY', 'CITY');


-- Agreements.

-- Each holds for 480 days. Round 0 of every government was signed in the 480 days before 2026-11-01, round 1 in about
-- the 480 days before those, and so on. From one signature to the next it is 480 days, give or take 160: an agreement
-- that was signed 400 days after the one before follows in time; one that was signed 560 days after it leaves a gap of
-- 80 days. So there are both.
create temporary table new_agreement on commit drop as
  with planned as (
    select
      government.id as area_id,
      government.code,
      government.valid,
      round,
      date '2026-11-01' - (
        480 * round
        + 320 * pg_temp.noise(government.code)
        + 160 * pg_temp.noise(government.code || round))::int as signed_on
    from area government cross join generate_series(0, 11) round
    where government.kind in ('REGENCY', 'CITY', 'PROVINCE'))
  select planned.area_id, planned.code || ':SYN-' || planned.round as code, planned.signed_on
  from planned
  -- None was signed before there was that government, and one in ten never was.
  where planned.signed_on <@ planned.valid
    and pg_temp.noise(planned.code || 'signed' || planned.round) >= 0.1
  order by planned.round, planned.code
  limit round(5000 * (select least(factor, 1) from synthetic));

insert into mou (code, area_id)
select code, area_id
from new_agreement
order by signed_on, code;

insert into mou_version (
  mou_id, version, instrument, published_instrument, title, stage, is_public,
  event_on, signed_on, effective_from, effective_to, source_id, known)
select
  mou.id,
  1,
  'NOTA_KESEPAKATAN',
  'synthetic',
  'Synthetic agreement ' || agreed.code,
  'SIGNED',
  true,
  signature.day,
  signature.day,
  signature.day,
  -- The 480th day is the last.
  partial_date_of((agreed.signed_on + 479)::text, 'DAY'),
  synthetic.source_id,
  pg_temp.known_since(agreed.signed_on)
from new_agreement agreed
join mou using (code)
cross join lateral (select partial_date_of(agreed.signed_on::text, 'DAY') as day) signature
cross join synthetic;

insert into mou_party (mou_id, position, role, office, area_id, capacity, known)
select mou.id, 1, 'GOVERNMENT', head.title, agreed.area_id, 'IN_OFFICE', pg_temp.known_since(agreed.signed_on)
from new_agreement agreed
join mou using (code)
join office head on head.area_id = agreed.area_id and head.kind in ('GOVERNOR', 'REGENT', 'MAYOR');

insert into commitment (mou_id, words, segment, programmes, workers, payer, source_id, known)
select
  mou.id,
  'synthetic',
  'BPU',
  '{JKK,JKM}',
  quantity_of(round(500 + 5000 * pg_temp.noise(agreed.code)), 'WORKERS'),
  'APBD',
  synthetic.source_id,
  pg_temp.known_since(agreed.signed_on)
from new_agreement agreed
join mou using (code)
cross join synthetic;


-- Corrections, for a factor above 1: revision 2 of every figure and agreement, then revision 3, and so on. Each becomes
-- known a day after the one before. A figure grows by the number of its revision: 1,000 becomes 1,002 in revision 2,
-- then 1,005 in revision 3. Sums over the parts of areas are made once, at the end.
do $$
declare
  next_revision int;
begin
  if current_setting('synthetic.factor')::numeric <= 1 then return; end if;
  alter table figure disable trigger follow_recorded, disable trigger follow_superseded;
  for next_revision in 2..ceil(current_setting('synthetic.factor')::numeric)::int loop
    update figure superseded
    set known = tstzrange(lower(superseded.known), lower(superseded.known) + interval '1 day')
    from synthetic
    where superseded.source_id = synthetic.source_id and upper_inf(superseded.known);

    insert into figure (
      area_id, segment, measure, basis, as_of, quantity, source_id, flags, published_scope,
      revision, revision_reason, previous_id, known)
    select
      superseded.area_id,
      superseded.segment,
      superseded.measure,
      superseded.basis,
      superseded.as_of,
      quantity_of((superseded.quantity).value + next_revision, (superseded.quantity).unit),
      superseded.source_id,
      superseded.flags,
      superseded.published_scope,
      next_revision,
      'synthetic',
      superseded.id,
      tstzrange(upper(superseded.known), null)
    from figure superseded join synthetic using (source_id)
    where superseded.revision = next_revision - 1;

    update mou_version superseded
    set known = tstzrange(lower(superseded.known), lower(superseded.known) + interval '1 day')
    from synthetic
    where superseded.source_id = synthetic.source_id and upper_inf(superseded.known);

    insert into mou_version (
      mou_id, version, instrument, published_instrument, title, stage, is_public,
      event_on, signed_on, effective_from, effective_to, source_id, reason, known)
    select
      superseded.mou_id,
      next_revision,
      superseded.instrument,
      superseded.published_instrument,
      superseded.title,
      superseded.stage,
      superseded.is_public,
      superseded.event_on,
      superseded.signed_on,
      superseded.effective_from,
      superseded.effective_to,
      superseded.source_id,
      'synthetic',
      tstzrange(upper(superseded.known), null)
    from mou_version superseded join synthetic using (source_id)
    where superseded.version = next_revision - 1;
  end loop;
  alter table figure enable trigger follow_recorded, enable trigger follow_superseded;
  perform keep_sums_in(m.first_day) from reporting_month m;
end $$;
