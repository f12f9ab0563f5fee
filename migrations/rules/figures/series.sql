-- Series: the figures of one measure over time, a point for each step (a month, a quarter or a year) that has one.
-- Nothing is filled in, and no line is drawn across a change of what is counted: such a place is a break.

create type series as (
  area_id bigint,
  measure measure,
  segment segment,
  basis basis,
  from_day date,
  to_day date,
  every series_interval);

comment on column series.area_id is 'Of which area. @notNull';
comment on column series.measure is 'What is counted. @notNull';
comment on column series.segment is 'Which workers. @notNull';
comment on column series.every is 'How long a step is. @notNull';

/* A series for every combination of some areas, measures and segments. A market is there once it was registered. */
create function series_asked(
  area_types text[], area_codes text[], measures measure[], segments segment[], basis basis, from_day date, to_day date,
  every series_interval)
returns setof series stable
begin atomic
  select a.id, m.measure, s.segment, series_asked.basis, series_asked.from_day, series_asked.to_day, series_asked.every
  from areas_named(area_types, area_codes) a(id)
    cross join (select distinct unnest(measures) as measure) m
    cross join (select distinct unnest(segments) as segment) s;
end;

/* How a number changed, by the algebra of quantities; in percent of the first where both are one number. */
create type series_change as (
  since date,
  absolute quantity,
  percent numeric,
  precision quantity_precision,
  comparable boolean,
  reasons sentence[],
  flags figure_flag[],
  figures bigint[]);

comment on column series_change.since is 'First day of the step it is counted from. @notNull';
comment on column series_change.absolute is 'The later number less the earlier one.';
comment on column series_change.percent is 'In percent of the first, rounded to four places at most.';
comment on column series_change.precision is 'The worse of the two.';
comment on column series_change.comparable is 'Is nothing between them that forbids it? @notNull';
comment on column series_change.reasons is 'What forbids it. @notNull';
comment on column series_change.flags is 'Doubts about the two numbers. @notNull';
comment on column series_change.figures is 'The figures that make them. @notNull';

create type series_point as (
  figure_id bigint,
  bucket date,
  as_of partial_date,
  quantity quantity,
  basis basis,
  change series_change,
  year_on_year series_change,
  cumulative quantity,
  is_derived boolean,
  scope enrollment,
  measure measure,
  figures bigint[]);

comment on column series_point.figure_id is 'The figure of the point; null where it is a sum of segments or of parts.';
comment on column series_point.is_derived is 'Is the number a sum? @notNull';
comment on column series_point.scope is 'What of the area is looked at. @notNull';
comment on column series_point.measure is 'What is counted. @notNull';
comment on column series_point.figures is 'The figures that make the number. @notNull';
comment on column series_point.bucket is 'First day of the month, quarter or year. @notNull';
comment on column series_point.as_of is 'When it was true, as exactly as said. @notNull';
comment on column series_point.quantity is 'The number. @notNull';
comment on column series_point.basis is 'Active, registered or not said. @notNull';
comment on column series_point.change is 'Since the point before.';
comment on column series_point.year_on_year is 'Since the same step of the year before.';
comment on column series_point.cumulative is 'Of additions and leavers: the sum since January.';

/* One number of a series before it is compared with others. `counted_from` is the first day that it counts: of
   additions and leavers the first of their days, of what there was on a day that very day. */
create type series_step as (
  figure_id bigint,
  bucket date,
  as_of partial_date,
  counted_from date,
  quantity quantity,
  basis basis,
  attribution attribution,
  is_derived boolean,
  figures bigint[],
  flags figure_flag[]);

/* The points of a series. Each has its change since the point before, its change since the same step of the year
   before, and the total of the year so far (`cumulative`):
   - of additions and leavers by month, the sum of the months since January; unknown where one of them is missing;
   - of a figure for the year to date, that figure.
   The latter two also look at the year before the first day asked for.
   All that is joined has at most one row for a point, so that the planner leaves out the joins of fields that nobody
   asks for. */
create function series_points(scope series) returns setof series_point stable
begin atomic
  -- The same steps, and those of the year before the first day.
  with wider as materialized (
    select t.bucket, t as step
    -- "offset 0": worked out once, not for each row that is compared with it.
    from (select with_year_before(scope) as scope offset 0) of_years
    cross join lateral series_steps(of_years.scope) t)
  select
    (point.step).figure_id,
    point.bucket,
    (point.step).as_of,
    (point.step).quantity,
    (point.step).basis,
    case when change.since is not null
      then row(change.since, change.absolute, change.percent, change.precision, change.comparable, change.reasons,
        change.flags, change.figures)::series_change end,
    case when yearly.since is not null
      then row(yearly.since, yearly.absolute, yearly.percent, yearly.precision, yearly.comparable, yearly.reasons,
        yearly.flags, yearly.figures)::series_change end,
    case when (scope).measure in ('JOINED', 'LEFT') then case
      when ((point.step).as_of).precision = 'YEAR_TO_DATE' then (point.step).quantity
      when (scope).every = 'MONTH' and so_far.months = extract(month from point.bucket) and so_far.years_to_date = 0
        then so_far.sum end end,
    (point.step).is_derived,
    row((scope).area_id, (scope).segment, (scope).basis, (scope).to_day)::enrollment,
    (scope).measure,
    (point.step).figures
  from (
    select t.bucket, t as step, lag(t) over (order by t.bucket) as earlier
    from series_steps(scope) t
    where not began_before(t.counted_from, scope)) point
  left join (select array_agg(m) as moves from moves_of((scope).area_id) m) of_area on true
  left join change_between(point.earlier, point.step, of_area.moves) change on true
  left join (
    select distinct on (w.bucket) w.bucket, w.step
    from wider w
    order by w.bucket) year_before
    on year_before.bucket = (point.bucket - interval '1 year')::date
  left join change_between(year_before.step, point.step, of_area.moves) yearly on true
  left join (
    select distinct on (w.bucket)
      w.bucket,
      count(*) over since_january as months,
      total((w.step).quantity) over since_january as sum,
      count(*) filter (where ((w.step).as_of).precision = 'YEAR_TO_DATE') over since_january as years_to_date
    from wider w
    window since_january as (partition by date_trunc('year', w.bucket) order by w.bucket)
    order by w.bucket) so_far
    on so_far.bucket = point.bucket;
end;

/* The last preferred figure of each step, or the sum of its months or segments. In a month without one, a sum over the
   parts of the area stands for it. What an enrollment passes over is passed over here too. */
create function series_steps(scope series) returns setof series_step stable
begin atomic
  select distinct on (s.bucket)
    s.figure_id, s.bucket, s.as_of, s.counted_from, s.quantity, s.basis, s.attribution, s.is_derived, s.figures,
    s.flags
  from (
    select
      f.figure_id,
      date_trunc((scope).every::text, f.as_of_day)::date as bucket,
      f.as_of,
      case when (scope).measure in ('JOINED', 'LEFT') then (f.as_of).first_day else f.as_of_day end as counted_from,
      f.quantity,
      f.basis,
      f.attribution,
      f.figure_id is null as is_derived,
      f.figures,
      f.flags,
      f.figure_id is null as is_sum_of_parts,
      false as is_sum
    from series_numbers(scope) f
    where has_place(f.as_of, scope)
    union all
    select s.*, false, true from summed_steps(scope) s
    union all
    select s.*, false, true from divided_steps(scope) s) s
  where not is_passed_over(scope, s.basis, (s.as_of).last_day)
  order by s.bucket, month_of((s.as_of).last_day) desc, s.is_sum_of_parts, (s.as_of).last_day desc, s.is_sum,
    s.basis, (s.as_of).first_day desc, s.figure_id desc;
end;

/* Is a number one of registered ones that gives way to an earlier one of active ones? */
create function is_passed_over(scope series, basis basis, day date) returns boolean stable
  return (scope).basis is null and is_passed_over.basis = 'REGISTERED'
    and gives_way_to_active((scope).area_id, (scope).measure, (scope).segment, day);

create function series_numbers(
  scope series,
  out figure_id bigint, out as_of partial_date, out as_of_day date, out basis basis, out quantity quantity,
  out attribution attribution, out flags figure_flag[], out figures bigint[])
returns setof record stable
begin atomic
  select n.figure_id, n.as_of, n.as_of_day, n.basis, n.quantity, n.attribution, n.flags, n.figures
  from numbers_of(
    row((scope).area_id, (scope).segment, (scope).basis, (scope).to_day)::enrollment, (scope).measure,
    (scope).from_day) n;
end;

/* Does a figure have a place in a series of these steps?
   - Participants and the like: a figure of which only the year is known has one among years only.
   - Additions and leavers are of the days that they count: those of a month, or of January up to a month, have one
     among months; those of a whole year among years. */
create function has_place(as_of partial_date, scope series) returns boolean immutable
  return case
    when (scope).measure not in ('JOINED', 'LEFT') then (as_of).precision <> 'YEAR' or (scope).every = 'YEAR'
    when (scope).every = 'MONTH' then (as_of).precision in ('MONTH', 'YEAR_TO_DATE')
    else (scope).every = 'YEAR'
      and (
        (as_of).precision = 'YEAR'
        or (as_of).precision = 'YEAR_TO_DATE' and extract(month from (as_of).last_day) = 12) end;

/* Additions and leavers of a quarter or a year: the sum of its months, if all of them are there. */
create function summed_steps(scope series) returns setof series_step stable
begin atomic
  select
    (array_agg(f.figure_id order by f.as_of_day desc))[1],
    date_trunc((scope).every::text, f.as_of_day)::date,
    (array_agg(f.as_of order by f.as_of_day desc))[1],
    min((f.as_of).first_day),
    total(f.quantity order by f.as_of_day),
    f.basis,
    f.attribution,
    true,
    union_of(f.figures),
    all_doubts(f.flags)
  from series_numbers(scope) f
  where (scope).measure in ('JOINED', 'LEFT') and (scope).every <> 'MONTH' and (f.as_of).precision = 'MONTH'
  group by date_trunc((scope).every::text, f.as_of_day), f.basis, f.attribution
  having count(distinct f.as_of_day) = case (scope).every when 'YEAR' then 12 else 3 end
    and not (total(f.quantity order by f.as_of_day) is null);
end;

/* Participants and employers of all workers (ALL), where they are given by segments that make a whole: their sum. */
create function divided_steps(scope series) returns setof series_step stable
begin atomic
  select
    null::bigint,
    date_trunc((scope).every::text, (d.as_of).last_day)::date,
    d.as_of,
    (d.as_of).last_day,
    d.total,
    d.basis,
    d.attribution,
    true,
    d.figures,
    d.flags
  from divisions(
    row((scope).area_id, 'ALL', (scope).basis, null)::enrollment,
    (scope).measure,
    coalesce((scope).from_day, '-infinity'),
    coalesce((scope).to_day, 'infinity')) d
  where (scope).segment = 'ALL'
    and (scope).measure in ('PARTICIPANTS', 'EMPLOYERS')
    and has_place(d.as_of, scope)
    and not (d.total is null);
end;

/* Do these additions or leavers also count days before the first one asked for? Then they answer another question. */
create function began_before(counted_from date, scope series) returns boolean immutable
  return (counted_from < (scope).from_day and (scope).measure in ('JOINED', 'LEFT')) is true;

/* The same series from a year earlier on, by whole steps. */
create function with_year_before(scope series) returns series stable
  return row(
    (scope).area_id,
    (scope).measure,
    (scope).segment,
    (scope).basis,
    (date_trunc((scope).every::text, (scope).from_day) - interval '1 year')::date,
    (scope).to_day,
    (scope).every)::series;

/* Figures that no step shows and no sum of months holds. Of numbers of a day, the last of a step stands for those
   before it, so those are not among them. */
create function series_unplaced(scope series) returns setof figure_row stable
begin atomic
  select o.*
  from series_numbers(scope) f
    join figure_row o on o.id = f.figure_id
  where case
    when not has_place(f.as_of, scope) then not exists (
      select from series_steps(scope) s
      where s.bucket = date_trunc((scope).every::text, f.as_of_day)::date
        and s.basis = f.basis
        and (s.as_of).precision = 'MONTH'
        and (f.as_of).precision = 'MONTH')
    else began_before((f.as_of).first_day, scope)
      or is_passed_over(scope, f.basis, f.as_of_day)
      or (scope).measure in ('JOINED', 'LEFT')
        and not exists (select from series_steps(scope) s where s.figure_id = f.figure_id) end;
end;

create type series_break as (before date, after date, cause break_cause, reason sentence);

comment on column series_break.before is 'The last point before the break. @notNull';
comment on column series_break.after is 'The first point after it. @notNull';
comment on column series_break.cause is 'What changes there. @notNull';
comment on column series_break.reason is 'What changes. @notNull';

/* Where two neighbouring points must not be joined by a line, with every cause. */
create function series_breaks(scope series) returns setof series_break stable
begin atomic
  select (pair.earlier).bucket, (pair.later).bucket, difference.cause, difference.reason
  from (
    select t as later, lag(t) over (order by t.bucket) as earlier
    from series_steps(scope) t
    where not began_before(t.counted_from, scope)) pair
  cross join (select array_agg(m) as moves from moves_of((scope).area_id) m) of_area
  cross join lateral differences(pair.earlier, pair.later, of_area.moves) difference
  where (pair.earlier).bucket is not null
  order by 2, 3;
end;

/* What makes two steps of a series incomparable: that they count something else or come from other publishers, or that
   the area changed between them. A sum of several publishers compares with nothing, not even with a sum of the same
   ones. */
create function differences(
  earlier series_step, later series_step, moves series_move[], out cause break_cause, out reason sentence)
returns setof record stable
begin atomic
  select c.cause::break_cause, c.reason
  from (
    select array_agg(distinct o.publisher) as of_both
    from source o
    where o.id = any (((earlier).quantity).sources || ((later).quantity).sources)) publishers
  cross join lateral (select months_in(earlier) as before, months_in(later) as after) months
  cross join lateral (select month_within(earlier) as before, month_within(later) as after) month_of_step
  left join lateral (
    select m.reason from unnest(moves) m
    where m.day > (earlier).counted_from and m.day <= ((later).as_of).last_day
    order by m.day desc limit 1) moved on true
  cross join lateral (values
    (
      'BASIS',
      (earlier).basis <> (later).basis,
      case
        when (earlier).basis = 'UNSPECIFIED' then said('BASIS_SAID_ONLY_LATER', 'to', (later).basis::text)
        when (later).basis = 'UNSPECIFIED' then said('BASIS_SAID_ONLY_EARLIER', 'from', (earlier).basis::text)
        else said('BASIS_CHANGES', 'from', (earlier).basis::text, 'to', (later).basis::text) end),
    (
      'SCHEME',
      ((earlier).quantity).scheme <> ((later).quantity).scheme,
      said('SCHEME_CHANGES', 'from', ((earlier).quantity).scheme, 'to', ((later).quantity).scheme)),
    (
      'ATTRIBUTION',
      (earlier).attribution <> (later).attribution,
      said('ATTRIBUTION_CHANGES', 'from', (earlier).attribution::text, 'to', (later).attribution::text)),
    (
      'SOURCE',
      cardinality(publishers.of_both) > 1,
      said('SOURCE_CHANGES')),
    (
      'GEOGRAPHY',
      moved.reason is not null,
      moved.reason),
    (
      'PERIOD',
      months.before <> months.after or month_of_step.before <> month_of_step.after,
      case when months.before <> months.after
        then said('MONTHS_COUNTED_CHANGE', 'from', months.before::text, 'to', months.after::text)
        else said('MONTH_OF_STEP_CHANGES',
          'from', (month_of_step.before + 1)::text, 'to', (month_of_step.after + 1)::text) end)
    ) as c (cause, holds, reason)
  where c.holds;
end;

/* How many whole months a number counts: 7 of January to July; 0 of what there was on a day. */
create function months_in(step series_step) returns int immutable
  return months_of(age((((step).as_of).last_day + 1)::timestamp, (step).counted_from::timestamp))::int;

/* In which month of its step a number ends, from 0: of August in a quarter, 1. */
create function month_within(step series_step) returns int immutable
  return months_of(age(month_of(((step).as_of).last_day)::timestamp, (step).bucket::timestamp));

/* The whole months of an interval: 14 of one year and two months. */
create function months_of(span interval) returns numeric immutable
  return extract(year from span) * 12 + extract(month from span);

/* How a step changed since an earlier one: one row, of nulls where there is no earlier one. The number of a month and
   that of a year to date have no difference, nor have any two that do not count equally many months. */
create function change_between(earlier series_step, later series_step, moves series_move[])
returns setof series_change stable
begin atomic
  select
    (earlier).bucket,
    case when months_in(earlier) = months_in(later)
      then change_of((earlier).quantity, (later).quantity, step_meant(earlier), step_meant(later)) end,
    case when months_in(earlier) = months_in(later)
      then percent_change((earlier).quantity, (later).quantity, step_meant(earlier), step_meant(later)) end,
    greatest(((earlier).quantity).precision, ((later).quantity).precision),
    count(difference.cause) = 0 and not (minus((later).quantity, (earlier).quantity) is null)
      and why_perhaps_other_way(earlier, later) is null,
    coalesce(
      array_agg(difference.reason order by difference.cause) filter (where difference.cause is not null),
      case
        when ((earlier).quantity).unit <> ((later).quantity).unit
          then array[said('ONE_COUNTS_OTHER_UNIT',
            'one', ((earlier).quantity).unit::text, 'other', ((later).quantity).unit::text)]
        when minus((later).quantity, (earlier).quantity) is null then array[said('CHANGE_HAS_NO_BOUND')] end,
      '{}') || array_remove(array[why_perhaps_other_way(earlier, later)], null),
    doubts_once((earlier).flags || (later).flags),
    (earlier).figures || (later).figures
  from differences(earlier, later, moves) difference;
end;

/* What a number may mean, as a range: with its rounding, and where other sources say otherwise of one of its figures,
   also what it would be by theirs. */
create function step_meant(step series_step) returns quantity stable
  return case
    when 'CONTRADICTED' = any ((step).flags) then meant_by_figures((step).quantity, (step).figures, true)
    when ((step).quantity).precision in ('APPROXIMATE', 'ESTIMATE') and cardinality((step).figures) > 1
      then meant_by_figures((step).quantity, (step).figures, false)
    else meant_by((step).quantity) end;

/* The same by the figures that make the number: each of a sum may be off by its own rounding, and where rivals are
   asked for, each may be what its rivals say. */
create function meant_by_figures(number quantity, figures bigint[], with_rivals boolean) returns quantity
language plpgsql stable set search_path from current as $$
begin
  return (
    select make_quantity(null,
      least(lowest_of(number), low_of(number) - sum(half_rounding_of(f.quantity))) + coalesce(sum(r.less), 0),
      greatest(highest_of(number), high_of(number) + sum(half_rounding_of(f.quantity))) + coalesce(sum(r.more), 0),
      (number).unit, 'RANGE')
    from figure_row f
    cross join lateral (
      select least(min(lowest_of(r.quantity)) - lowest_of(f.quantity), 0) as less,
        greatest(max(highest_of(r.quantity)) - highest_of(f.quantity), 0) as more
      from rivals_of(f.id) r where with_rivals) r
    where f.id = any (figures));
end $$;

/* Why a change may have gone the other way than it seems; null where it cannot. A range of changes shows that by
   itself. */
create function why_perhaps_other_way(earlier series_step, later series_step) returns sentence stable
  return case
    when may_be_opposite((earlier).quantity, (later).quantity, meant_by((earlier).quantity), meant_by((later).quantity))
      then said('CHANGE_WITHIN_ROUNDING')
    when may_be_opposite((earlier).quantity, (later).quantity, step_meant(earlier), step_meant(later))
      then said('RIVALS_TURN_CHANGE') end;

create function may_be_opposite(earlier quantity, later quantity, earlier_meant quantity, later_meant quantity)
returns boolean immutable
  return (
    (later).value > (earlier).value and low_of(later_meant) < high_of(earlier_meant)
    or (later).value < (earlier).value and high_of(later_meant) > low_of(earlier_meant)) is true
    and greatest((earlier).precision, (later).precision) <= 'ESTIMATE';

/* The change in percent of the earlier number, with no more digits than what the numbers may mean leaves; null where
   one of them is a range or a bound, where they do not count the same, or where the earlier one is 0. */
create function percent_change(earlier quantity, later quantity, earlier_meant quantity, later_meant quantity)
returns numeric immutable
  return case
    when (earlier).unit = (later).unit
      and greatest((earlier).precision, (later).precision) <= 'ESTIMATE'
      and is_comparable(earlier, later)
    then in_sure_digits(
      round(((later).value - (earlier).value) / nullif((earlier).value, 0) * 100, 4),
      case when low_of(earlier_meant) > 0
        then 50 * (high_of(later_meant) / low_of(earlier_meant) - low_of(later_meant) / high_of(earlier_meant))
        -- Where there may have been nothing before, the change may be of any size.
        else 'Infinity' end) end;

/* A day on which an area gained or lost a local government. */
create type series_move as (day date, reason sentence);

/* The days on which a local government came to an area or left it. Only local governments count that existed before and
   after: a regency that is split off another one stays in the province. A branch has those that sources name, each from
   the day on which they first do. */
create function moves_of(area_id bigint) returns setof series_move stable
begin atomic
  select distinct
    d.day,
    case of_area.kind
      when 'BRANCH'
        then said('WORKING_AREA_CHANGES', 'day', d.day::text)
      else said('AREA_CHANGES', 'day', d.day::text) end
  from area of_area
  join area_within w on w.ancestor_id = of_area.id
  join area a on a.id = w.descendant_id and a.kind in ('REGENCY', 'CITY')
  cross join lateral (values (lower(w.valid)), (upper(w.valid))) as d (day)
  where of_area.id = moves_of.area_id
    and w.valid <> '(,)'
    and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}'
    and d.day is not null
    and a.valid @> d.day
    and a.valid @> d.day - 1
    -- Where one way down ends as another begins, the area has what it had.
    and not (
      exists (
        select from area_within o
        where (o.ancestor_id, o.descendant_id) = (w.ancestor_id, w.descendant_id)
          and not o.via && '{OFFICE_LOCATION,PARENT_BRANCH}' and o.valid @> d.day)
      and exists (
        select from area_within o
        where (o.ancestor_id, o.descendant_id) = (w.ancestor_id, w.descendant_id)
          and not o.via && '{OFFICE_LOCATION,PARENT_BRANCH}' and o.valid @> d.day - 1));
end;
