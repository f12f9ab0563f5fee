-- Sums over areas, beside what is reported for the whole; and areas beside each other.
create type roll_up_over as enum ('LOCAL_GOVERNMENT', 'PROVINCE', 'REGION', 'BRANCH');

/* What a sum over an area adds up, as it is on that day: a regency that changes its branch on a day is counted once, where it is that day. */
create function parts_of(area_id bigint, over roll_up_over, at date) returns setof area stable
begin atomic
  select a.* from areas_below(parts_of.area_id, parts_of.at, case over when 'BRANCH' then '{PARENT_BRANCH}' else '{OFFICE_LOCATION,PARENT_BRANCH}' end::membership_kind[]) b(id)
  join area a on a.id = b.id
  where a.id <> parts_of.area_id and a.valid @> parts_of.at
    and a.kind = any (case over when 'LOCAL_GOVERNMENT' then '{REGENCY,CITY}' when 'PROVINCE' then '{PROVINCE}' when 'REGION' then '{REGION}' else '{BRANCH}' end::area_kind[]);
end;

create type roll_up as (scope enrollment, measure measure, over roll_up_over, sum quantity, reported quantity, residual quantity, expected int, counted int, is_complete boolean, reason text,
  not_computable not_computable);
comment on column roll_up.over is 'Over which areas. @notNull';
comment on column roll_up.measure is 'What is counted. @notNull';
comment on column roll_up.sum is 'The sum of those that have a figure of the month.';
comment on column roll_up.reported is 'What is reported for the whole in that month.';
comment on column roll_up.residual is 'Reported less the sum; only where the sum is complete.';
comment on column roll_up.expected is 'How many areas there are. @notNull';
comment on column roll_up.counted is 'How many of them have a figure of the month. @notNull';
comment on column roll_up.is_complete is 'Do all? @notNull';
comment on column roll_up.reason is 'Why it is not complete.';
comment on column roll_up.not_computable is 'Why there is no sum.';

/* The preferred figure of an area in the month of a day: a sum adds up what is true of one month only. */
create function figure_of_month(area_id bigint, measure measure, segment segment, basis basis, until date) returns setof figure_current stable
begin atomic
  select f.* from figure_current f
  where f.area_id = figure_of_month.area_id and f.measure = figure_of_month.measure and f.segment = figure_of_month.segment and f.preferred
    and (figure_of_month.basis is null or f.basis = figure_of_month.basis)
    and f.as_of_day between date_trunc('month', figure_of_month.until)::date and figure_of_month.until and (f.as_of).precision <> 'YEAR'
  order by f.as_of_day desc, f.basis, f.id desc limit 1;
end;

/* The sum over an area's parts, as the aggregate `total` would give it. What counts on another basis or by another scheme does not add up; a part
   without a figure of the month makes the sum incomplete, never 0. */
create function roll_up_of(scope enrollment, measure measure, over roll_up_over) returns roll_up stable
  return (select row(scope, roll_up_of.measure, over, s.sum, r.quantity, case when s.counted = s.expected and s.expected > 0 then minus(r.quantity, s.sum) end,
      s.expected, s.counted, s.expected > 0 and s.counted = s.expected,
      case when s.expected = 0 then 'No areas of this kind are known below this area.' when s.counted < s.expected then (s.expected - s.counted) || ' of ' || s.expected || ' areas have no figure of that month.' end,
      case when s.bases > 1 then row('BASIS_DIFFERS', 'The areas count on different bases: ask for one with `basis`.')::not_computable
        when s.schemes > 1 then row('SCHEME_DIFFERS', 'The areas divide workers in different ways that month.')::not_computable
        when s.counted = 0 then row('NO_FIGURE', 'None of the areas has a figure of that month.')::not_computable end)::roll_up
    from (select p.*, case when p.bases = 1 and p.schemes <= 1 and p.units = 1
        then counted(quantity_between(p.low, p.high, p.strict, p.unit, p.exactness), p.basis, p.scheme, p.as_of, p.sources) end as sum
      from (select count(*)::int as expected, count(f.id)::int as counted, count(distinct f.basis) as bases, count(distinct (f.quantity).scheme) as schemes,
          count(distinct (f.quantity).unit) as units, min((f.quantity).unit) as unit, min(f.basis) as basis, min((f.quantity).scheme) as scheme,
          sum(low_of(f.quantity)) as low, sum(high_of(f.quantity)) as high, bool_or((f.quantity).precision = 'MORE_THAN') as strict,
          max((f.quantity).precision) as exactness, max(f.as_of_day) as as_of, array_agg(distinct f.source_id) filter (where f.id is not null) as sources
        from parts_of((scope).area_id, over, (scope).until) a
        left join lateral figure_of_month(a.id, roll_up_of.measure, (scope).segment, (scope).basis, (scope).until) f on true) p) s
    left join lateral figure_of_month((scope).area_id, roll_up_of.measure, (scope).segment, (scope).basis, (scope).until) r on true);

create type comparison as (area_id bigint, measure measure, figure_id bigint);
comment on column comparison.area_id is 'The area. @notNull';
comment on column comparison.measure is 'What is counted. @notNull';
comment on column comparison.figure_id is 'The figure; null where there is none.';

create type distribution as (areas int, counted int, minimum numeric, p25 numeric, median numeric, p75 numeric, maximum numeric);
comment on column distribution.areas is 'How many areas there are. @notNull';
comment on column distribution.counted is 'How many of them have a figure that is one number. @notNull';
comment on column distribution.minimum is 'The least.';
comment on column distribution.p25 is 'A quarter lies below.';
comment on column distribution.median is 'Half lies below.';
comment on column distribution.p75 is 'Three quarters lie below.';
comment on column distribution.maximum is 'The most.';
/* How the last figures of an area's parts lie, ends interpolated (percentile_cont); ranges and areas without a figure are not in it. */
create function distribution_of(area_id bigint, over roll_up_over, measure measure, segment segment, basis basis, until date) returns distribution stable
  return (select row(count(*)::int, count((f.quantity).value)::int, min((f.quantity).value), percentile_cont(0.25) within group (order by (f.quantity).value)::numeric,
      percentile_cont(0.5) within group (order by (f.quantity).value)::numeric, percentile_cont(0.75) within group (order by (f.quantity).value)::numeric, max((f.quantity).value))::distribution
    from parts_of(distribution_of.area_id, over, distribution_of.until) p
    left join lateral figure_for(p.id, distribution_of.measure, distribution_of.segment, distribution_of.basis, distribution_of.until) f on true);

/* Workers for each employer that takes part. */
create function employer_size(scope enrollment) returns ratio stable return ratio_of(enrolled(scope, 'PARTICIPANTS'), enrolled(scope, 'EMPLOYERS'));

call settle_routines();
