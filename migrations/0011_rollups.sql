-- Sums over areas, beside what is reported for the whole; and areas beside each other.
create type roll_up_over as enum ('LOCAL_GOVERNMENT', 'PROVINCE', 'REGION', 'BRANCH');

/* What a sum over an area adds up, as it is on that day: a regency that changes its branch on a day is counted once, where it is that day. */
create function parts_of(area_id bigint, over roll_up_over, at date) returns setof area stable
begin atomic
  select a.* from area a
  -- A local government is its own only one.
  where (a.id <> parts_of.area_id or over = 'LOCAL_GOVERNMENT') and a.valid @> parts_of.at
    -- Of branches those that a source names by the moment looked at.
    and (over <> 'BRANCH' or exists (select from branch k where k.area_id = a.id and (k.first_seen).first_day <= known_at()::date))
    and a.kind = any (case over when 'LOCAL_GOVERNMENT' then '{REGENCY,CITY}' when 'PROVINCE' then '{PROVINCE}' when 'REGION' then '{REGION}' else '{BRANCH}' end::area_kind[])
    and exists (select from area_within w where w.ancestor_id = parts_of.area_id and w.descendant_id = a.id and w.valid @> parts_of.at
      and not w.via && case over when 'BRANCH' then '{PARENT_BRANCH}' else '{OFFICE_LOCATION,PARENT_BRANCH}' end::membership_kind[]);
end;

/* The last day of the month that is added up or counted: of the one asked for; where that is not over there and nothing of it is known, or none is asked for, of the last one
   of which the area or one of its parts has a number; where none has, of the last that is over. */
create function last_month_of(scope enrollment, measure measure, over roll_up_over) returns date stable
  return (select coalesce(month_end(max(f.as_of_day)), max(t.last_month))
    from (select case when (scope).until > d.today and (scope).until <= month_end(d.today) then (scope).until else month_of(d.today) - 1 end as last_day, month_of(d.today) - 1 as last_month from (select today_in((scope).area_id) as today) d offset 0) t
    cross join lateral (select (scope).area_id as id, true as is_whole union all select p.id, false from parts_of((scope).area_id, over, t.last_day) p) a
    -- As it is counted: of a month or a day, of ALL also a whole division; of what was a part on that day.
    left join lateral last_enrolled(row(a.id, (scope).segment, (scope).basis, t.last_day)::enrollment, last_month_of.measure, '1900-01-01') f
      on a.is_whole or exists (select from parts_of((scope).area_id, over, f.as_of_day) p where p.id = a.id));
create function month_reported(scope enrollment, measure measure, over roll_up_over) returns date stable
  return case when month_end((scope).until) < today_in((scope).area_id) then (scope).until else last_month_of(scope, measure, over) end;
/* Is it known of which parts an area is made? Of the branches, and of the working area of one, only what sources name is. */
create function knows_parts(area_id bigint, branches boolean default false) returns boolean stable
  return not branches and (select a.kind <> 'BRANCH' from area a where a.id = knows_parts.area_id);
/* Why a sum over an area is not complete; null where it is. */
create function incomplete_reason(expected int, counted int, parts text, knows_parts boolean) returns text immutable
  return case when expected = 0 then 'No ' || parts || ' are known below this area, so what a sum over it needs is not known.'
    when counted < expected then (expected - counted) || ' of ' || expected || ' ' || parts || ' have no figure of that month.'
    when not knows_parts then 'All that sources name here (' || parts || ': ' || expected || ') have a figure of that month; whether there are more, none says.' end;

create type roll_up as (scope enrollment, measure measure, over roll_up_over, sum quantity, reported quantity, residual quantity, residual_reason text, expected int, counted int, is_complete boolean, reason text,
  not_computable not_computable);
comment on column roll_up.scope is 'What of each area is looked at, up to the end of the month. @notNull';
comment on column roll_up.over is 'Over which areas. @notNull';
comment on column roll_up.measure is 'What is counted. @notNull';
comment on column roll_up.sum is 'The sum of those that have a figure of the month.';
comment on column roll_up.reported is 'What is reported for the whole in that month.';
comment on column roll_up.residual is 'Reported less the sum.';
comment on column roll_up.residual_reason is 'Why there is no residual, or what it also holds.';
comment on column roll_up.expected is 'How many areas are known. @notNull';
comment on column roll_up.counted is 'How many of them have a figure of the month. @notNull';
comment on column roll_up.is_complete is 'Do all, and is it known that they are all? @notNull';
comment on column roll_up.reason is 'Why it is not complete.';
comment on column roll_up.not_computable is 'Why there is no sum.';

/* The sum over an area's parts, as the aggregate `total` would give it. What counts on another basis or by another scheme does not add up; a part
   without a figure of the month makes the sum incomplete, never 0. Where not all parts are known, it is complete if it is exactly what is reported for the whole. */
create function roll_up_of(scope enrollment, measure measure, over roll_up_over) returns setof roll_up stable
begin atomic
  select (r.roll_up).* from (select row(row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, roll_up_of.measure, over, s.sum, r.quantity, d.residual,
      case when s.sum is null or r.quantity is null then 'One of the two is not known.'
        when d.residual is null then coalesce((unlike(r.quantity, s.sum)).reason, 'The sum has no upper end.')
        when s.counted < s.expected then 'It holds what the areas have that are missing in the sum.'
        when d.reason is not null then 'It holds what areas have that no source names, if there are any.' end,
      s.expected, s.counted, d.reason is null, d.reason,
      case when roll_up_of.measure = 'COVERAGE' then row('UNIT_DIFFERS', 'Coverages do not add up: take the participants, and divide.')::not_computable
        when s.bases > 1 then row('BASIS_DIFFERS', 'The areas count on different bases, ' || s.all_bases || ': ask for one with `basis`.')::not_computable
        when s.schemes > 1 then row('SCHEME_DIFFERS', 'The areas divide workers in different ways that month.')::not_computable
        when s.counted = 0 then row('NO_FIGURE', 'None of the areas has a figure of that month.')::not_computable end)::roll_up as roll_up
    from (select month_reported(scope, roll_up_of.measure, over) as until offset 0) l
    cross join lateral (select p.*, case when p.bases = 1 and p.schemes <= 1 and p.units = 1 and roll_up_of.measure <> 'COVERAGE'
        then counted(quantity_between(p.low, p.high, p.strict, p.unit, p.exactness), p.basis, p.scheme, p.as_of, p.sources) end as sum
      from (select count(*)::int as expected, count(f.as_of_day)::int as counted, count(distinct (f.quantity).basis) as bases, string_agg(distinct (f.quantity).basis::text, ', ') as all_bases,
          count(distinct (f.quantity).scheme) as schemes, count(distinct (f.quantity).unit) as units, min((f.quantity).unit) as unit, min((f.quantity).basis) as basis,
          min((f.quantity).scheme) as scheme, sum(low_of(f.quantity)) as low, sum(high_of(f.quantity)) as high, bool_or((f.quantity).precision = 'MORE_THAN') as strict,
          max((f.quantity).precision) as exactness, max(f.as_of_day) as as_of, array_agg(distinct ((f.quantity).sources)[1]) filter (where f.as_of_day is not null) as sources
        from parts_of((scope).area_id, over, l.until) a left join lateral of_month(a.id, row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, roll_up_of.measure) f on true) p) s
    left join lateral of_month((scope).area_id, row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, roll_up_of.measure) r on true
    cross join lateral (select w.residual, incomplete_reason(s.expected, s.counted, 'areas', knows_parts((scope).area_id, over = 'BRANCH') or coalesce((w.residual).value = 0 and (w.residual).precision = 'EXACT', false)) as reason
      from (select minus(r.quantity, s.sum) as residual) w) d offset 0) r;
end;

create type completeness as (scope enrollment, expected int, reported int, reason text);
comment on column completeness.scope is 'What of each area is looked at, up to the end of the month. @notNull';
comment on column completeness.expected is 'Local governments known below the area on that day. @notNull';
comment on column completeness.reported is 'How many of them have a figure of that month. @notNull';
comment on column completeness.reason is 'Why a sum over them is not complete; null where it is.';
/* The same as a sum over the local governments says of them; a function of its own, called only where it is asked. */
create function sum_incomplete_reason(scope enrollment) returns text stable return (select r.reason from roll_up_of(scope, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r);
create function completeness_of(scope enrollment) returns setof completeness stable
begin atomic
  select row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, c.expected, c.reported,
    case when c.reported = c.expected and c.expected > 0 and not knows_parts((scope).area_id) then sum_incomplete_reason(scope)
      else incomplete_reason(c.expected, c.reported, 'local governments', true) end
  from (select month_reported(scope, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') as until offset 0) l
  cross join lateral (select count(*)::int as expected, (count(*) filter (where e.as_of_day is not null))::int as reported
    from local_governments_below((scope).area_id, l.until) a
      left join lateral of_month(a.id, row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, 'PARTICIPANTS') e on true) c;
end;

create type comparison as (area_id bigint, measure measure, quantity quantity, figure_id bigint);
comment on column comparison.area_id is 'The area. @notNull';
comment on column comparison.measure is 'What is counted. @notNull';
comment on column comparison.quantity is 'The number.';
comment on column comparison.figure_id is 'The figure; null where there is none, or the number is a sum of segments.';

create type distribution as (scope enrollment, measure measure, over roll_up_over, areas int, counted int, earliest date, latest date, minimum quantity, p25 quantity, median quantity,
  p75 quantity, maximum quantity, not_computable not_computable);
comment on column distribution.scope is 'What of each area is looked at. @notNull';
comment on column distribution.measure is 'What is counted. @notNull';
comment on column distribution.over is 'Over which areas. @notNull';
comment on column distribution.areas is 'How many areas there are. @notNull';
comment on column distribution.counted is 'How many of them have a figure. @notNull';
comment on column distribution.earliest is 'As-of day of the oldest of their figures.';
comment on column distribution.latest is 'As-of day of the latest.';
comment on column distribution.minimum is 'The least.';
comment on column distribution.p25 is 'A quarter lies below.';
comment on column distribution.median is 'Half lies below.';
comment on column distribution.p75 is 'Three quarters lie below.';
comment on column distribution.maximum is 'The most.';
comment on column distribution.not_computable is 'Why there are none.';
/* How the last numbers of an area's parts lie, interpolated (percentile_cont): points as exact as the worst of them; where some are ranges or bounds, what lies
   between where their lower and their upper ends do. Numbers on different bases, or by different schemes, do not lie beside each other. */
create function distribution_of(scope enrollment, over roll_up_over, measure measure) returns distribution stable
  return (select row(scope, distribution_of.measure, over, d.areas, d.counted, d.earliest, d.latest,
      q.quantiles[1], q.quantiles[2], q.quantiles[3], q.quantiles[4], q.quantiles[5],
      case when d.bases > 1 then row('BASIS_DIFFERS', 'The areas count on different bases, ' || d.all_bases || ': ask for one with `basis`.')::not_computable
        when d.schemes > 1 then row('SCHEME_DIFFERS', 'The areas divide workers in different ways.')::not_computable
        when d.counted = 0 then row('NO_FIGURE', 'None of the areas has a figure.')::not_computable end)::distribution
    from (select count(*)::int as areas, count(f.as_of_day)::int as counted, min(f.as_of_day) as earliest, max(f.as_of_day) as latest, count(distinct (f.quantity).basis) as bases,
        string_agg(distinct (f.quantity).basis::text, ', ') as all_bases, count(distinct (f.quantity).scheme) as schemes, min((f.quantity).basis) as basis, min((f.quantity).scheme) as scheme,
        max((f.quantity).precision) filter (where (f.quantity).precision <= 'APPROXIMATE') as exactness, max((f.quantity).value) filter (where (f.quantity).precision = 'MORE_THAN') as more_than, bool_and((f.quantity).precision = 'MORE_THAN') as all_more_than,
        percentile_cont('{0,0.25,0.5,0.75,1}'::float8[]) within group (order by low_of(f.quantity)::float8) as lows, percentile_cont('{0,0.25,0.5,0.75,1}'::float8[]) within group (order by high_of(f.quantity)::float8) as highs
      from parts_of((scope).area_id, over, (scope).until) p
        left join lateral last_enrolled(row(p.id, (scope).segment, (scope).basis, (scope).until)::enrollment, distribution_of.measure) f on true) d
    cross join lateral (select array_agg(counted(quantity_between(trim_scale(x.low::numeric), trim_scale(x.high::numeric), d.all_more_than or x.n = 5 and x.low = d.more_than, unit_of(distribution_of.measure),
          case when x.low = x.high then d.exactness else 'RANGE' end), d.basis, d.scheme, d.latest, null) order by x.n) as quantiles
      -- Between two numbers without an upper end float arithmetic says NaN.
      from (select e.low, coalesce(nullif(e.high, 'NaN'), 'Infinity') as high, e.n from unnest(d.lows, d.highs) with ordinality as e(low, high, n)) x where d.bases = 1 and d.schemes <= 1) q);
/* Workers for each employer that takes part. */
create function employer_size(scope enrollment) returns setof ratio stable
begin atomic
  select (r.size).* from (select ratio_of(w.quantity, e.quantity, apart(w.as_of_day, e.as_of_day)) as size from (select 1) always
    left join lateral last_enrolled(scope, 'PARTICIPANTS') w on true left join lateral last_enrolled(scope, 'EMPLOYERS') e on true offset 0) r;
end;

/* What a measure is divided by, for areas of different size to be compared. */
create type ratio_base as enum ('EMPLOYERS', 'ELIGIBLE_WORKFORCE', 'ALL_SEGMENTS');
create type rankable_area as (area_id bigint, figure_id bigint, quantity quantity, ratio ratio, sort_by numeric, low numeric, high numeric, unit unit, reason text);
/* Areas of some kinds with their last preferred figure up to a day, and its ratio to a base where one is named: only workers are a part of workers, or
   come with employers. What has two ends counts by its middle. */
create function rankable_areas(measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base) returns setof rankable_area stable
begin atomic
  select a.id, case when cardinality(n.figures) = 1 then n.figures[1] end, n.quantity, r.ratio,
    coalesce(k.value, (k.low + k.high) / 2),
    -- What holds its ends may be as large as what is there: by less than any digit that is kept it overlaps that.
    case when k.precision <= 'APPROXIMATE' then k.value else coalesce(k.low, k.value) - case when k.precision <> 'MORE_THAN' then 1e-9 else 0 end end,
    case when k.precision <= 'APPROXIMATE' then k.value when k.precision = 'RANGE' then k.high + 1e-9 else 'Infinity' end, case when base is null then (n.quantity).unit end,
    case when not (n.quantity is null) then ((r.ratio).not_computable).reason else 'No figure of it is known ' || case when rankable_areas.measure in ('JOINED', 'LEFT') then 'of that month' else 'up to then' end || coalesce(' that counts ' || rankable_areas.basis, '') || '.' end
  from area a
  cross join lateral (select row(a.id, rankable_areas.segment, rankable_areas.basis, rankable_areas.until)::enrollment as scope) of_area
  left join lateral last_enrolled(of_area.scope, rankable_areas.measure) n on true
  left join lateral last_enrolled(of_area.scope, 'EMPLOYERS') m on base = 'EMPLOYERS'
  left join lateral last_enrolled(row(a.id, 'ALL', rankable_areas.basis, rankable_areas.until)::enrollment, 'PARTICIPANTS') w on base = 'ALL_SEGMENTS'
  left join lateral potential_near(of_area.scope, 'ELIGIBLE_WORKFORCE', n.as_of_day) p on base = 'ELIGIBLE_WORKFORCE'
  cross join lateral (select case when base is null then null
    when rankable_areas.measure not in ('PARTICIPANTS', 'JOINED', 'LEFT') then no_ratio('UNIT_DIFFERS', 'Only workers are a part of workers, or come with employers.', n.quantity, null)
    when base = 'ELIGIBLE_WORKFORCE' and rankable_areas.measure = 'PARTICIPANTS'
      then coverage_from(n.quantity, n.as_of_day, n.flags, p.quantity, p.as_of_day, p.quantity, 'ELIGIBLE_WORKFORCE')
    else ratio_of(n.quantity, case base when 'EMPLOYERS' then m.quantity when 'ALL_SEGMENTS' then w.quantity else p.quantity end,
        apart(n.as_of_day, case base when 'EMPLOYERS' then m.as_of_day when 'ALL_SEGMENTS' then w.as_of_day else p.as_of_day end)
      || case when base = 'ALL_SEGMENTS' and low_of(n.quantity) > high_of(w.quantity) then '{DENOMINATOR_SUSPECT}' else '{}' end::ratio_flag[]) end as ratio offset 0) r
  cross join lateral (select case when base is null then (n.quantity).value else (r.ratio).value end as value, case when base is null then (n.quantity).low else (r.ratio).low end as low,
    case when base is null then (n.quantity).high else (r.ratio).high end as high, case when base is null then (n.quantity).precision else (r.ratio).precision end as precision) k
  where a.kind = any (kinds) and a.valid @> rankable_areas.until
    and (within_id is null or exists (select from area_within w where w.ancestor_id = within_id and w.descendant_id = a.id and w.valid @> rankable_areas.until));
end;
create type ranked_area as (rank int, place int, area_id bigint, figure_id bigint, quantity quantity, ratio ratio, reason text);
comment on column ranked_area.place is 'Which one it is from the first, equal ones by their key. @notNull';
comment on column ranked_area.rank is 'Place; equal numbers share one. @notNull';
comment on column ranked_area.area_id is 'The area. @notNull';
comment on column ranked_area.figure_id is 'Its figure; null where a ratio rests on a sum of several.';
comment on column ranked_area.quantity is 'The number of the figure.';
comment on column ranked_area.ratio is 'The ratio it is ranked by, where one is asked for.';
comment on column ranked_area.reason is 'Why the places do not say which is larger; null where they do.';
/* Largest first. Whoever has nothing to be ranked by is not the last: see unranked_areas. */
create function ranked_areas(measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base) returns setof ranked_area stable
begin atomic
  select (rank() over (order by a.sort_by desc, a.high desc))::int, (row_number() over (order by a.sort_by desc, a.high desc, a.area_id))::int, a.area_id, a.figure_id, a.quantity, a.ratio,
    case when min((a.quantity).basis) over () <> max((a.quantity).basis) over () then 'The areas count on different bases, ' || concat_ws(', ', case when bool_or((a.quantity).basis = 'ACTIVE') over () then 'ACTIVE' end,
        case when bool_or((a.quantity).basis = 'REGISTERED') over () then 'REGISTERED' end, case when bool_or((a.quantity).basis = 'UNSPECIFIED') over () then 'UNSPECIFIED' end) || ': ask for one with `basis`.'
      when min((a.quantity).scheme) over () <> max((a.quantity).scheme) over () then 'Some of the areas divide workers by ' || min((a.quantity).scheme) over ()
        || ', others by ' || max((a.quantity).scheme) over () || ': ask for a later month.'
      when min(a.unit) over () <> max(a.unit) over () then 'Some of the areas count ' || lower((min(a.unit) over ())::text) || ', others ' || lower((max(a.unit) over ())::text) || '.'
      when min(a.low) over (order by a.sort_by desc, a.high desc, a.area_id rows between unbounded preceding and 1 preceding) < a.high
        or max(a.high) over (order by a.sort_by, a.high, a.area_id desc rows between unbounded preceding and 1 preceding) > a.low
        then 'It is a range or a bound, or stands beside one that holds its number too: which is larger is not known.' end
  from rankable_areas(ranked_areas.measure, ranked_areas.segment, ranked_areas.basis, kinds, within_id, ranked_areas.until, base) a where a.sort_by is not null;
end;
create type unranked_area as (area_id bigint, code text, reason text);
comment on column unranked_area.area_id is 'The area. @notNull';
comment on column unranked_area.code is 'Its code, to order by. @notNull';
comment on column unranked_area.reason is 'Why it has no place. @notNull';
create function unranked_areas(measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base) returns setof unranked_area stable
begin atomic
  select a.id, a.code, r.reason from rankable_areas(unranked_areas.measure, unranked_areas.segment, unranked_areas.basis, kinds, within_id, unranked_areas.until, base) r join area a on a.id = r.area_id where r.sort_by is null;
end;

call settle_routines();
