-- Rankings: areas by their last figure, or by its ratio to a base, the largest first. An area that has nothing to be
-- ranked by is not the last one: it is unranked, with a reason.

create type ranked_area as (
  rank int,
  place int,
  area_id bigint,
  figure_id bigint,
  quantity quantity,
  ratio ratio,
  reason sentence,
  is_derived boolean,
  measure measure,
  segment segment,
  figures bigint[]);

comment on column ranked_area.place is 'Which one it is from the first, equal ones by their key. @notNull';
comment on column ranked_area.rank is 'Place; equal numbers share one. @notNull';
comment on column ranked_area.area_id is 'The area. @notNull';
comment on column ranked_area.figure_id is 'Its figure; null where the number is a sum.';
comment on column ranked_area.is_derived is 'Is the number a sum?';
comment on column ranked_area.quantity is 'The number of the figure.';
comment on column ranked_area.ratio is 'The ratio it is ranked by, where one is asked for.';
comment on column ranked_area.measure is 'What is counted. @notNull';
comment on column ranked_area.segment is 'Which workers. @notNull';
comment on column ranked_area.figures is 'The figures that make the number; none where it is a sum over parts.';
comment on column ranked_area.reason is 'Why the places do not say which is larger; null where they do.';

/* The areas that have something to be ranked by, the largest first. Areas that cannot be compared are ranked all the
   same; the reason then says why their places do not tell which is larger. So is a number that is much older than the
   latest, which may have changed since. Two areas cannot be compared where their
   intervals overlap: 100 to 200 stands before 140, yet may be less. */
create function ranked_areas(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base)
returns setof ranked_area stable
begin atomic
  select
    (rank() over (order by a.sort_by desc, a.high desc))::int,
    (row_number() over (order by a.sort_by desc, a.high desc, a.area_id))::int,
    a.area_id,
    a.figure_id,
    a.quantity,
    a.ratio,
    case
      when min((a.quantity).basis) over () <> max((a.quantity).basis) over ()
        then bases_differ(concat_ws(', ',
          case when bool_or((a.quantity).basis = 'ACTIVE') over () then 'ACTIVE' end,
          case when bool_or((a.quantity).basis = 'REGISTERED') over () then 'REGISTERED' end,
          case when bool_or((a.quantity).basis = 'UNSPECIFIED') over () then 'UNSPECIFIED' end))
      when min((a.quantity).scheme) over () <> max((a.quantity).scheme) over ()
        then said('SOME_AREAS_DIVIDE_OTHERWISE',
          'some', min((a.quantity).scheme) over (), 'others', max((a.quantity).scheme) over ())
      when min(a.attribution) over () <> max(a.attribution) over ()
        then attributions_differ(min(a.attribution) over () || ', ' || max(a.attribution) over ())
      when min(a.unit) over () <> max(a.unit) over ()
        then said('SOME_AREAS_COUNT_OTHERS',
          'some', (min(a.unit) over ())::text, 'others', (max(a.unit) over ())::text)
      when is_older_than_comparable(a.as_of_day, max(a.as_of_day) over ())
        then said('OLDER_THAN_OTHERS', 'day', a.as_of_day::text, 'latest', (max(a.as_of_day) over ())::text)
      -- Does its upper end lie above the lower end of one before it, or its lower end below the upper end of one after?
      when min(a.low) over (
            order by a.sort_by desc, a.high desc, a.area_id rows between unbounded preceding and 1 preceding) < a.high
          or max(a.high) over (
            order by a.sort_by, a.high, a.area_id desc rows between unbounded preceding and 1 preceding) > a.low
        then said('PLACE_NOT_SURE')
    end,
    a.is_derived,
    ranked_areas.measure,
    ranked_areas.segment,
    a.figures
  from rankable_areas(
    ranked_areas.measure, ranked_areas.segment, ranked_areas.basis, kinds, within_id, ranked_areas.until, base) a
  where a.sort_by is not null;
end;

/* Is a number more months older than another one than numbers may be that are compared? */
create function is_older_than_comparable(day date, latest date) returns boolean stable
  return day < first_comparable(latest);

create type unranked_area as (area_id bigint, code text, reason sentence);

comment on column unranked_area.area_id is 'The area. @notNull';
comment on column unranked_area.code is 'Its code, to order by. @notNull';
comment on column unranked_area.reason is 'Why it has no place. @notNull';

/* The areas that the same ranking leaves out. */
create function unranked_areas(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base)
returns setof unranked_area stable
begin atomic
  select r.area_id, r.code, r.reason
  from rankable_areas(
    unranked_areas.measure, unranked_areas.segment, unranked_areas.basis, kinds, within_id, unranked_areas.until,
    base) r
  where r.sort_by is null;
end;

/* An area with what it is ranked by. `sort_by` orders the areas; `low` and `high` are the open ends of the interval
   that its number lies in; `unit` is that of a figure, null for a ratio; `reason` says why there is nothing to sort
   by. */
create type rankable_area as (
  area_id bigint,
  code text,
  figure_id bigint,
  quantity quantity,
  ratio ratio,
  sort_by numeric,
  low numeric,
  high numeric,
  unit unit,
  reason sentence,
  is_derived boolean,
  attribution attribution,
  figures bigint[],
  as_of_day date);

/* Areas of some kinds with their last preferred figure up to a day and, where a base is named, its ratio to that.
   Below an area (`within_id`), or all where that is null. */
create function rankable_areas(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base)
returns setof rankable_area stable
begin atomic
  with candidate as materialized (
    select a.id, a.code
    from area a
    where a.kind = any (kinds)
      and a.valid @> rankable_areas.until
      and (
        within_id is null
        or exists (
          select from area_within w
          where w.ancestor_id = within_id and w.descendant_id = a.id and w.valid @> rankable_areas.until))
      and (a.kind <> 'MARKET' or is_listed_market(a.id, rankable_areas.until)))
  select
    a.id,
    a.code,
    case when cardinality(figure.figures) = 1 then figure.figures[1] end,
    figure.quantity,
    ranked_by.ratio,
    -- Of two ends the middle counts.
    coalesce(number.value, (number.low + number.high) / 2),
    open_low(number.value, number.low, number.precision),
    open_high(number.value, number.high, number.precision),
    case when base is null then (figure.quantity).unit end,
    case when not (figure.quantity is null) then ((ranked_by.ratio).not_computable).reason
      else no_figure_reason(rankable_areas.measure, rankable_areas.basis) end,
    figure.is_derived,
    figure.attribution,
    figure.figures,
    figure.as_of_day
  from candidate a
  cross join lateral (
    select row(a.id, rankable_areas.segment, rankable_areas.basis, rankable_areas.until)::enrollment as scope) looked_at
  left join (
    select e.*
    from (select array_agg(c.id) as areas from candidate c) all_of
    cross join lateral all_enrolled(
      all_of.areas, rankable_areas.segment, rankable_areas.basis, rankable_areas.until, rankable_areas.measure) e)
    figure on figure.area_id = a.id
  -- Only the one base that is asked for is looked up.
  left join lateral employers_of(looked_at.scope) employers on base = 'EMPLOYERS'
  left join lateral last_enrolled(
      row(a.id, 'ALL', rankable_areas.basis, rankable_areas.until)::enrollment, 'PARTICIPANTS') all_segments
    on base = 'ALL_SEGMENTS'
  left join lateral potential_near(looked_at.scope, 'ELIGIBLE_WORKFORCE', figure.as_of_day) workforce
    on base = 'ELIGIBLE_WORKFORCE'
  cross join lateral (
    select
      case base when 'EMPLOYERS' then employers.quantity when 'ALL_SEGMENTS' then all_segments.quantity
        else workforce.quantity end as quantity,
      case base when 'EMPLOYERS' then employers.as_of_day when 'ALL_SEGMENTS' then all_segments.as_of_day
        else workforce.as_of_day end as as_of_day,
      case base when 'EMPLOYERS' then employers.flags when 'ALL_SEGMENTS' then all_segments.flags
        else '{}'::figure_flag[] end as flags) denominator
  cross join lateral (
    select
      case
        when base is null then null
        when rankable_areas.measure not in ('PARTICIPANTS', 'JOINED', 'LEFT')
          then no_ratio(
            'UNIT_DIFFERS', said('ONLY_WORKERS_ARE_PARTS'), figure.quantity, null)
        when base = 'EMPLOYERS' and rankable_areas.segment <> all(wage_segments(rankable_areas.segment))
          then no_employers(figure.quantity)
        when base = 'ELIGIBLE_WORKFORCE' and rankable_areas.measure = 'PARTICIPANTS'
          then coverage_from(figure.quantity, figure.as_of_day, figure.flags,
            workforce.quantity, workforce.as_of_day, workforce.quantity, 'ELIGIBLE_WORKFORCE')
        else ratio_of(
          figure.quantity,
          denominator.quantity,
          date_flags(figure.as_of_day, denominator.as_of_day)
            || input_flags(figure.flags || denominator.flags)
            || case when base = 'ALL_SEGMENTS' and low_of(figure.quantity) > high_of(all_segments.quantity)
              then '{DENOMINATOR_SUSPECT}' else '{}' end::ratio_flag[])
      end as ratio
    offset 0) ranked_by
  cross join lateral (
    select
      case when base is null then (figure.quantity).value else (ranked_by.ratio).value end as value,
      case when base is null then (figure.quantity).low else (ranked_by.ratio).low end as low,
      case when base is null then (figure.quantity).high else (ranked_by.ratio).high end as high,
      case when base is null then (figure.quantity).precision else (ranked_by.ratio).precision end as precision) number;
end;

/* The lower end of the interval that a number lies in, as an open end, so that two intervals overlap exactly where
   `low < other.high and high > other.low`.
   A point p is (p, p): it overlaps no other point, and no interval that it only touches with an open end. A range or an
   AT_LEAST holds its lower end, so the end is moved out by 1e-9, less than the last digit that is kept of any number:
   AT_LEAST 100 overlaps 100, MORE_THAN 100 does not. */
create function open_low(value numeric, low numeric, exactness quantity_precision) returns numeric immutable
  return case
    when exactness <= 'APPROXIMATE' then value
    else coalesce(low, value) - case when exactness <> 'MORE_THAN' then 1e-9 else 0 end end;

/* The upper end likewise; without an upper end it is infinity. */
create function open_high(value numeric, high numeric, exactness quantity_precision) returns numeric immutable
  return case
    when exactness <= 'APPROXIMATE' then value
    when exactness = 'RANGE' then high + 1e-9
    else 'Infinity' end;

/* Why an area without a figure has no place. */
create function no_figure_reason(measure measure, basis basis) returns sentence stable
  return case
    when no_figure_reason.measure in ('JOINED', 'LEFT') and no_figure_reason.basis is null
      then said('NO_FIGURE_OF_MONTH')
    when no_figure_reason.measure in ('JOINED', 'LEFT')
      then said('NO_FIGURE_OF_MONTH_ON_BASIS', 'basis', no_figure_reason.basis::text)
    when no_figure_reason.basis is null then said('NO_FIGURE_UP_TO_THEN')
    else said('NO_FIGURE_UP_TO_THEN_ON_BASIS', 'basis', no_figure_reason.basis::text) end;
