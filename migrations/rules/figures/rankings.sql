-- Rankings: areas by their last figure, by its change since a month, or by the ratio of either to a base, the largest
-- first; or by how many of their local governments are covered by an agreement. An area that has nothing to be ranked
-- by is not the last one: it is unranked, with a reason.

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
  scope enrollment,
  figures bigint[]);

comment on column ranked_area.place is 'Which one it is from the first, equal ones by their key. @notNull';
comment on column ranked_area.rank is 'Place; equal numbers share one. @notNull';
comment on column ranked_area.area_id is 'The area. @notNull';
comment on column ranked_area.figure_id is 'Its figure; null where the number is a sum.';
comment on column ranked_area.is_derived is 'Is the number a sum?';
comment on column ranked_area.quantity is 'The number of the figure.';
comment on column ranked_area.ratio is 'The ratio it is ranked by, where one is asked for.';
comment on column ranked_area.measure is 'What is counted; null where agreements are ranked by.';
comment on column ranked_area.scope is 'What of the area is looked at. @notNull';
comment on column ranked_area.figures is 'The figures that make what it is ranked by; null where that is agreements.';
comment on column ranked_area.reason is 'Why the places do not say which is larger; null where they do.';

/* The areas that have something to be ranked by, the largest first. Areas that cannot be compared are ranked all the
   same; the reason then says why their places do not tell which is larger. So is a number that is much older than the
   latest, which may have changed since. Two areas cannot be compared where what their numbers may mean overlaps: 100 to
   200 stands before 140, yet may be less; and about 1,000 before 990, or 1,000 of which another source says 980. */
create function ranked_areas(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base,
  since date default null)
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
      when min(a.target_kind) over () <> max(a.target_kind) over ()
        then said('SOME_TARGETS_OF_OTHER_KIND',
          'some', (min(a.target_kind) over ())::text, 'others', (max(a.target_kind) over ())::text)
      when a.doubt is not null then a.doubt
      when is_older_than_comparable(a.as_of_day, max(a.as_of_day) over ())
        then said('OLDER_THAN_OTHERS', 'day', a.as_of_day::text, 'latest', (max(a.as_of_day) over ())::text)
      -- Does its upper end lie above the lower end of one before it, or its lower end below the upper end of one after?
      when min(least(a.low, (a.meant).low)) over (
            order by a.sort_by desc, a.high desc, a.area_id rows between unbounded preceding and 1 preceding)
            < greatest(a.high, (a.meant).high)
          or max(greatest(a.high, (a.meant).high)) over (
            order by a.sort_by, a.high, a.area_id desc rows between unbounded preceding and 1 preceding)
            > least(a.low, (a.meant).low)
        then said('PLACE_NOT_SURE')
    end,
    a.is_derived,
    ranked_areas.measure,
    row(a.area_id, ranked_areas.segment, ranked_areas.basis, ranked_areas.until)::enrollment,
    a.figures
  from rankable_areas(
    ranked_areas.measure, ranked_areas.segment, ranked_areas.basis, kinds, within_id, ranked_areas.until, base,
    ranked_areas.since) a
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
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base,
  since date default null)
returns setof unranked_area stable
begin atomic
  select r.area_id, r.code, r.reason
  from rankable_areas(
    unranked_areas.measure, unranked_areas.segment, unranked_areas.basis, kinds, within_id, unranked_areas.until,
    base, unranked_areas.since) r
  where r.sort_by is null;
end;

/* An area with what it is ranked by. `sort_by` orders the areas; `low` and `high` are the open ends of the interval
   that its number lies in, and `meant` is all that it may mean where that is more; `unit` is that of a figure, null for
   a ratio; `reason` says why there is nothing to sort by, and `doubt` why the number does not compare. */
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
  target_kind target_kind,
  doubt sentence,
  as_of_day date,
  meant quantity);

/* The areas that a ranking looks at: of some kinds, below an area (`within_id`), or all where that is null. */
create function areas_among(kinds area_kind[], within_id bigint, at date, out id bigint, out code text)
returns setof record stable
begin atomic
  select a.id, a.code
  from area a
  where a.kind = any (kinds)
    and a.valid @> areas_among.at
    and (
      within_id is null
      or exists (
        select from area_within w
        where w.ancestor_id = within_id and w.descendant_id = a.id and w.valid @> areas_among.at))
    and (a.kind <> 'MARKET' or is_listed_market(a.id, areas_among.at));
end;

/* What areas are ranked by: without a measure their agreements; with the base TARGET how far a target is reached; with
   `since` the change of their numbers; else these. Only the last is read into the statement that asks, as the others
   would be planned with it. */
create function rankable_areas(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base,
  since date)
returns setof rankable_area stable
begin atomic
  select n.*
  from rankable_by_number(
    rankable_areas.measure, rankable_areas.segment, rankable_areas.basis, kinds, within_id, rankable_areas.until,
    base) n
  where rankable_areas.measure is not null and rankable_areas.since is null and base is distinct from 'TARGET'
  union all
  select c.*
  from rankable_by_change(
    rankable_areas.measure, rankable_areas.segment, rankable_areas.basis, kinds, within_id, rankable_areas.until, base,
    rankable_areas.since) c
  where rankable_areas.since is not null and base is distinct from 'TARGET'
  union all
  select t.*
  from rankable_by_target(
    rankable_areas.measure, rankable_areas.segment, rankable_areas.basis, kinds, within_id, rankable_areas.until) t
  where base = 'TARGET'
  union all
  select m.*
  from rankable_by_agreements(kinds, within_id, rankable_areas.until) m
  where rankable_areas.measure is null;
end;

/* Areas of some kinds with their last preferred figure up to a day and, where a base is named, its ratio to that.
   Below an area (`within_id`), or all where that is null. */
create function rankable_by_number(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base)
returns setof rankable_area stable
begin atomic
  with candidate as materialized (select a.* from areas_among(kinds, within_id, rankable_by_number.until) a),
  -- Materialized, so that the numbers of all are not worked out again for each.
  figure as materialized (
    select e.*
    from (select array_agg(c.id) as areas from candidate c) all_of
    cross join lateral all_enrolled(
      all_of.areas, rankable_by_number.segment, rankable_by_number.basis, rankable_by_number.until,
      rankable_by_number.measure) e)
  select
    a.id,
    a.code,
    case when not figure.is_derived then figure.figures[1] end,
    figure.quantity,
    ranked_by.ratio,
    -- Of two ends the middle counts.
    coalesce(number.value, (number.low + number.high) / 2),
    open_low(number.value, number.low, number.precision),
    open_high(number.value, number.high, number.precision),
    case when base is null then (figure.quantity).unit end,
    case when not (figure.quantity is null) then ((ranked_by.ratio).not_computable).reason
      else no_figure_reason(rankable_by_number.measure, rankable_by_number.basis) end,
    figure.is_derived,
    figure.attribution,
    coalesce((ranked_by.ratio).figures, figure.figures),
    null::target_kind,
    null::sentence,
    figure.as_of_day,
    case when base is null then in_doubt.numerator
      else ratio_meant(ranked_by.ratio, in_doubt.numerator, in_doubt.denominator) end
  from candidate a
  cross join lateral (
    select row(a.id, rankable_by_number.segment, rankable_by_number.basis, rankable_by_number.until)::enrollment
      as scope) looked_at
  left join figure on figure.area_id = a.id
  -- Only the one base that is asked for is looked up.
  left join lateral employers_of(looked_at.scope) employers on base = 'EMPLOYERS'
  left join lateral last_enrolled(
      row(a.id, 'ALL', rankable_by_number.basis, rankable_by_number.until)::enrollment, 'PARTICIPANTS') all_segments
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
        else '{}'::figure_flag[] end as flags,
      case base when 'EMPLOYERS' then employers.figures when 'ALL_SEGMENTS' then all_segments.figures
        else '{}'::bigint[] end as figures,
      case when base = 'ELIGIBLE_WORKFORCE' then workforce.potentials else '{}' end as potentials) denominator
  cross join lateral (
    select
      case
        when base is null then null
        when rankable_by_number.measure not in ('PARTICIPANTS', 'JOINED', 'LEFT')
          then no_ratio(
            'UNIT_DIFFERS', said('ONLY_WORKERS_ARE_PARTS'), figure.quantity, null)
        when base = 'EMPLOYERS' and rankable_by_number.segment <> all(wage_segments(rankable_by_number.segment))
          then no_employers(figure.quantity)
        when base = 'ELIGIBLE_WORKFORCE' and rankable_by_number.measure = 'PARTICIPANTS'
          then coverage_from(figure.quantity, figure.as_of_day, figure.flags, figure.figures,
            workforce.quantity, workforce.as_of_day, workforce.quantity, 'ELIGIBLE_WORKFORCE', workforce.potentials)
        else ratio_of(
          figure.quantity,
          denominator.quantity,
          date_flags(figure.as_of_day, denominator.as_of_day)
            || input_flags(figure.flags || denominator.flags)
            || case when base = 'ALL_SEGMENTS' and low_of(figure.quantity) > high_of(all_segments.quantity)
              then '{DENOMINATOR_SUSPECT}' else '{}' end::ratio_flag[],
          figure.figures || denominator.figures,
          denominator.potentials)
      end as ratio
    offset 0) ranked_by
  cross join lateral (
    select
      meant_in_doubt(figure.quantity, figure.flags, figure.figures) as numerator,
      meant_in_doubt(denominator.quantity, denominator.flags, denominator.figures) as denominator offset 0) in_doubt
  cross join lateral (
    select
      case when base is null then (figure.quantity).value else (ranked_by.ratio).value end as value,
      case when base is null then (figure.quantity).low else (ranked_by.ratio).low end as low,
      case when base is null then (figure.quantity).high else (ranked_by.ratio).high end as high,
      case when base is null then (figure.quantity).precision else (ranked_by.ratio).precision end as precision) number;
end;

/* How much the last number of each area up to a day differs from that of the month of `since`; where a base is named,
   the ratio to that. A change that a series would not call comparable has a doubt. */
create function rankable_by_change(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base,
  since date)
returns setof rankable_area language plpgsql stable set search_path from current as $$
declare
  areas constant bigint[] := array(select a.id from areas_among(kinds, within_id, rankable_by_change.until) a);
begin
  return query
  with latest as materialized (
    select e.*
    from all_enrolled(
      areas, rankable_by_change.segment, rankable_by_change.basis, rankable_by_change.until,
      rankable_by_change.measure) e),
  earlier as materialized (
    select e.*
    from all_enrolled(
      areas, rankable_by_change.segment, rankable_by_change.basis, month_end(rankable_by_change.since),
      rankable_by_change.measure) e
    where e.as_of_day >= rankable_by_change.since),
  counted as materialized (
    select a.id, a.code, l.as_of_day, l.attribution, e.quantity as before, change.absolute, change.percent,
      change.flags, change.figures, change.reasons[1] as doubt,
      change_meant(change.absolute,
        e.quantity, meant_in_doubt(e.quantity, e.flags, e.figures),
        l.quantity, meant_in_doubt(l.quantity, l.flags, l.figures)) as meant,
      case
        when l.as_of_day is null then no_figure_reason(rankable_by_change.measure, rankable_by_change.basis)
        when change.absolute is null then coalesce(change.reasons[1], said('NO_NUMBER_OF_MONTH_BEFORE'))
        end as reason
    from area a
    left join latest l on l.area_id = a.id
    left join earlier e on e.area_id = a.id and e.as_of_day < l.as_of_day
    left join lateral change_between(
        month_step(rankable_by_change.measure, e.as_of_day, e.quantity, e.attribution, e.figures, e.flags),
        month_step(rankable_by_change.measure, l.as_of_day, l.quantity, l.attribution, l.figures, l.flags),
        array(select m from moves_of(a.id) m)) change
      on e.as_of_day is not null
    where a.id = any (areas)),
  divided as materialized (
    select c.*,
      case
        when base is null or c.absolute is null then null
        when rankable_by_change.measure not in ('PARTICIPANTS', 'JOINED', 'LEFT') and base <> 'BEFORE'
          then no_ratio('UNIT_DIFFERS', said('ONLY_WORKERS_ARE_PARTS'), c.absolute, null)
        when base = 'EMPLOYERS' and rankable_by_change.segment <> all(wage_segments(rankable_by_change.segment))
          then no_employers(c.absolute)
        else with_digits_of(
          ratio_in_sure_digits(
            ratio_of(c.absolute, denominator.quantity, input_flags(c.flags || denominator.flags),
              c.figures || denominator.figures, denominator.potentials),
            c.meant, meant_in_doubt(denominator.quantity, denominator.flags, denominator.figures)),
          case when base = 'BEFORE' then c.percent end) end as ratio
    from counted c
    left join lateral (
      select c.before as quantity, '{}'::figure_flag[] as flags, '{}'::bigint[] as figures,
        '{}'::bigint[] as potentials
      where base = 'BEFORE'
      union all
      select e.quantity, e.flags, e.figures, '{}'
      from employers_of(
        row(c.id, rankable_by_change.segment, rankable_by_change.basis, rankable_by_change.until)::enrollment) e
      where base = 'EMPLOYERS'
      union all
      select e.quantity, e.flags, e.figures, '{}'
      from last_enrolled(
        row(c.id, 'ALL', rankable_by_change.basis, rankable_by_change.until)::enrollment, 'PARTICIPANTS') e
      where base = 'ALL_SEGMENTS'
      union all
      select p.quantity, '{}', '{}', p.potentials
      from potential_near(
        row(c.id, rankable_by_change.segment, null, rankable_by_change.until)::enrollment, 'ELIGIBLE_WORKFORCE',
        c.as_of_day) p
      where base = 'ELIGIBLE_WORKFORCE') denominator on true)
  select (one.ranked).*
  from divided d
  cross join lateral (
    select rankable(
      d.id, d.code, d.absolute, d.ratio, coalesce(d.reason, ((d.ratio).not_computable).reason), d.attribution,
      coalesce((d.ratio).figures, d.figures), null, d.doubt, d.as_of_day, d.meant) as ranked offset 0) one;
end $$;

/* How far the target of each area is reached on a day, by numbers on a basis where one is asked for; see
   target_to_rank_by. A number of which no figure says where it counts a worker counts as the target does. */
create function rankable_by_target(
  measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, at date)
returns setof rankable_area language plpgsql stable set search_path from current as $$
begin
  return query
  select (one.ranked).*
  from areas_among(kinds, within_id, rankable_by_target.at) a
  left join lateral target_to_rank_by(
    a.id, rankable_by_target.measure, rankable_by_target.segment, rankable_by_target.at) t on true
  left join lateral progress_of(t.id, rankable_by_target.at) p on true
  cross join lateral (
    select meant_in_doubt(p.actual,
      case when 'CONTRADICTED_INPUT' = any ((p.achieved).flags) then '{CONTRADICTED}' else '{}' end::figure_flag[],
      (p.achieved).figures) as actual offset 0) meant
  cross join lateral (
    select rankable(
      a.id, a.code, p.actual, p.achieved,
      coalesce(
        ((p.achieved).not_computable).reason,
        case
          when t.id is null then said('NO_TARGET_ON_DAY')
          when (p.actual).basis <> rankable_by_target.basis
            then said('TARGET_ON_OTHER_BASIS', 'basis', (p.actual).basis::text) end),
      coalesce(
        (select min(f.attribution) from figure f where f.id = any ((p.achieved).figures)),
        t.attribution),
      (p.achieved).figures, t.kind,
      case when 'BASIS_CHANGES' = any ((p.achieved).flags)
        then said('BASIS_CHANGES',
          'from', basis_before(row(a.id, t.segment, null, null)::enrollment, t.measure, p.actual)::text,
          'to', (p.actual).basis::text) end,
      (p.actual).as_of, meant.actual) as ranked offset 0) one;
end $$;

/* The target that an area is ranked by on a day. Where several plans have one, it is the office's own, or else that of
   the first plan in the order of target_basis, and of these the one that was set last. */
create function target_to_rank_by(area_id bigint, measure measure, segment segment, at date)
returns setof target_current stable rows 1
begin atomic
  select t.*
  from target_current t
  where t.area_id = target_to_rank_by.area_id and t.measure = target_to_rank_by.measure
    and t.segment = target_to_rank_by.segment and t.period @> target_to_rank_by.at
  order by t.basis, lower(t.known) desc, t.id desc limit 1;
end;

/* Which part of its local governments is covered by an agreement on a day, of each area. */
create function rankable_by_agreements(kinds area_kind[], within_id bigint, at date)
returns setof rankable_area language plpgsql stable set search_path from current as $$
begin
  return query
  select (rankable(
    a.id, a.code, (covered.ratio).numerator, covered.ratio, ((covered.ratio).not_computable).reason, null, null,
    null, null, null, null)).*
  from areas_among(kinds, within_id, rankable_by_agreements.at) a
  join mou_coverages(
    array(select c.id from areas_among(kinds, within_id, rankable_by_agreements.at) c),
    rankable_by_agreements.at) covered on covered.area_id = a.id;
end $$;

/* An area that is ranked by a ratio, or where there is none by a number; both are worked out. `meant` is all that the
   number may mean, where that is more than it says. */
create function rankable(
  area_id bigint, code text, number quantity, ratio ratio, reason sentence, attribution attribution, figures bigint[],
  target_kind target_kind, doubt sentence, as_of_day date, meant quantity)
returns rankable_area stable
  return (
    select row(
      area_id, code, null, number, ratio,
      -- Of two ends the middle counts.
      case when reason is null then coalesce(n.value, (n.low + n.high) / 2) end,
      open_low(n.value, n.low, n.precision),
      open_high(n.value, n.high, n.precision),
      case when ratio is null then (number).unit end,
      reason, not (number is null), attribution, figures, target_kind, doubt, as_of_day,
      case when ratio is null then meant else ratio_meant(ratio, meant, null) end)::rankable_area
    from (
      select
        case when ratio is null then (number).value else (ratio).value end as value,
        case when ratio is null then (number).low else (ratio).low end as low,
        case when ratio is null then (number).high else (ratio).high end as high,
        case when ratio is null then (number).precision else (ratio).precision end as precision) n);

/* All that may be meant by a number where that is more than it says, as a range: with its rounding, and with what other
   sources say that contradict it. Null where it is no more. What follows is plpgsql, so that statements are not planned
   with it: most numbers are exact and not contradicted. */
create function meant_in_doubt(number quantity, flags figure_flag[], figures bigint[]) returns quantity stable
  return case when 'CONTRADICTED' = any (flags) or (number).precision in ('APPROXIMATE', 'ESTIMATE')
    then meant_by_doubts(number, 'CONTRADICTED' = any (flags), figures) end;

create function meant_by_doubts(number quantity, is_contradicted boolean, figures bigint[]) returns quantity
language plpgsql stable set search_path from current as $$
begin
  if is_contradicted or cardinality(figures) > 1 then return meant_by_figures(number, figures, is_contradicted); end if;
  return meant_by(number);
end $$;

/* The same of a change, by what its numbers may mean. */
create function change_meant(
  change quantity, earlier quantity, earlier_meant quantity, later quantity, later_meant quantity)
returns quantity language plpgsql immutable set search_path from current as $$
begin
  if change is null or earlier_meant is null and later_meant is null then return null; end if;
  return make_quantity(null,
    coalesce(low_of(later_meant), low_of(later)) - coalesce(high_of(earlier_meant), high_of(earlier)),
    coalesce(high_of(later_meant), high_of(later)) - coalesce(low_of(earlier_meant), low_of(earlier)),
    (change).unit, 'RANGE');
end $$;

/* A number of an area as the step of a series by the month, to work out how it changed. */
create function month_step(
  measure measure, as_of_day date, number quantity, attribution attribution, figures bigint[], flags figure_flag[])
returns series_step immutable
  return row(
    null, month_of(as_of_day),
    case when measure in ('JOINED', 'LEFT') then partial_date_of(to_char(as_of_day, 'YYYY-MM'), 'MONTH')
      else partial_date_of(to_char(as_of_day, 'YYYY-MM-DD'), 'DAY') end,
    case when measure in ('JOINED', 'LEFT') then month_of(as_of_day) else as_of_day end,
    number, (number).basis, attribution, null, figures, flags)::series_step;

/* The lower end of the interval that a number lies in, as an open end, so that two intervals overlap exactly where
   `low < other.high and high > other.low`.
   A point p is (p, p): it overlaps no other point, and no interval that it only touches with an open end. A range or an
   AT_LEAST holds its lower end, so the end is moved out by 1e-9, less than the last digit that is kept of any number:
   AT_LEAST 100 overlaps 100, MORE_THAN 100 does not. */
create function open_low(value numeric, low numeric, exactness quantity_precision) returns numeric immutable
  return case
    when exactness <= 'ESTIMATE' then value
    else coalesce(low, value) - case when exactness <> 'MORE_THAN' then 1e-9 else 0 end end;

/* The upper end likewise; without an upper end it is infinity. */
create function open_high(value numeric, high numeric, exactness quantity_precision) returns numeric immutable
  return case
    when exactness <= 'ESTIMATE' then value
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
