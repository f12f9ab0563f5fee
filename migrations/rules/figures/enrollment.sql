-- Enrollments: who takes part in an area, of a segment, by a day. What is reported for the segment is shown; for ALL
-- also a whole division of workers into segments, summed.

/* What an enrollment looks at; its parts are worked out when they are asked for. */
create type enrollment as (area_id bigint, segment segment, basis basis, until date);

/* The latest number of an area's own: the figure reported for the segment; for participants and employers of ALL also a
   whole division, summed. The later of the two wins. Additions and leavers are those of the very month. With `since`
   only what is surely true of a day or a month from then on. */
create function last_reported(
  scope enrollment, measure measure, since date default null,
  out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[])
returns setof record stable
begin atomic
  select latest.quantity, latest.as_of_day, latest.attribution, latest.flags, latest.figures
  from (select 1) always
    left join lateral figure_for((scope).area_id, last_reported.measure, (scope).segment, (scope).basis, (scope).until,
      coalesce(last_reported.since,
        case when last_reported.measure in ('JOINED', 'LEFT') then month_of((scope).until) end)) reported on true
    cross join lateral (
      select reported.quantity, reported.as_of_day, reported.attribution, reported.flags,
        array[reported.id] as figures
      where reported.id is not null
      union all
      -- A division is dear to add up, and most areas have a reported figure: only later divisions are looked for.
      select d.quantity, d.as_of_day, d.attribution, d.flags, d.figures
      from last_division(scope, last_reported.measure, reported.as_of_day, last_reported.since) d
      where (scope).segment = 'ALL' and last_reported.measure in ('PARTICIPANTS', 'EMPLOYERS')
        and (reported.as_of_day < (scope).until) is not false) latest
  order by latest.as_of_day desc limit 1;
end;

/* The last whole division of an area's workers or employers into segments, summed; of a day after the one that is
   given, or else not before `since`. Looked for on the days of INFORMAL or BPU, one of which every whole division has.
   It is plpgsql, so that statements are not planned with it: it is asked of ALL alone. */
create function last_division(
  scope enrollment, measure measure, after date, since date,
  out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[])
returns setof record language plpgsql stable set search_path from current as $$
begin
  return query
  select d.total, d.as_of_day, d.attribution, d.flags, d.figures
  from unnest('{INFORMAL,BPU}'::segment[]) as part(segment)
    cross join lateral (
      select f.as_of_day, o.attribution, o.flags, o.figures, o.total
      from figure_current f
        cross join lateral divisions(scope, last_division.measure, f.as_of_day, f.as_of_day) o
      where f.area_id = (scope).area_id and f.measure = last_division.measure and f.segment = part.segment
        and f.preferred and ((scope).basis is null or f.basis = (scope).basis)
        and f.as_of_day <= (scope).until
        and f.as_of_day > coalesce(last_division.after, last_division.since - 1, '-infinity')
        and (last_division.since is null or (f.as_of).precision in ('DAY', 'MONTH'))
        and (f.basis <> 'REGISTERED' or (scope).basis is not null or last_division.since is not null
          or not gives_way_to_active((scope).area_id, last_division.measure, 'ALL', f.as_of_day))
        and not (o.total is null) and o.basis = f.basis and o.days = days_counted(f.measure, f.as_of)
      order by f.measure, f.segment, f.as_of_day desc, f.basis, (f.as_of).first_day desc limit 1) d
  order by d.as_of_day desc limit 1;
end $$;

/* The number that is shown of an area, the latest: its own; or a sum over all of its parts of a later month, in which
   it has none itself (see sums.sql), with the figures of all of them. `since` as in last_reported. */
create function last_enrolled(
  scope enrollment, measure measure, since date default null,
  out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[], out is_derived boolean)
returns setof record stable
begin atomic
  select shown.quantity, shown.as_of_day, shown.attribution, shown.flags, shown.figures, shown.is_derived
  from (select 1) always
    left join lateral last_reported(scope, last_enrolled.measure, last_enrolled.since) own on true
    cross join lateral (
      select own.quantity, own.as_of_day, own.attribution, own.flags, own.figures,
        cardinality(own.figures) <> 1 as is_derived
      where own.as_of_day is not null
      union all
      select s.quantity, s.as_of_day, s.attribution, s.flags, s.figures, true
      from last_sum(scope, last_enrolled.measure, greatest(
        month_end(own.as_of_day) + 1,
        last_enrolled.since,
        case when last_enrolled.measure in ('JOINED', 'LEFT') then month_of((scope).until) end)) s) shown
  order by shown.as_of_day desc limit 1;
end;

/* The same of some areas. Most have a figure of the last day: those are read in one go along an index, and only the
   others are asked as above. Nothing comes before such a figure: no number is later, and a sum, of segments or of
   parts, gives way to what is reported of the same month. Where no basis is asked for, a number of registered ones is
   left to the others, as it may give way to an earlier one. `since` as in last_reported. */
create function all_enrolled(
  areas bigint[], segment segment, basis basis, until date, measure measure, since date default null,
  out area_id bigint, out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[], out is_derived boolean)
returns setof record stable
begin atomic
  with of_last_day as materialized (
    select distinct on (f.area_id) f.area_id, f.id, f.quantity, f.as_of_day, f.attribution, f.flags
    from figure_current f
    where f.area_id = any (all_enrolled.areas)
      and f.measure = all_enrolled.measure and f.segment = all_enrolled.segment
      and f.as_of_day = all_enrolled.until
      and f.preferred
      and (f.basis = all_enrolled.basis or all_enrolled.basis is null and f.basis <> 'REGISTERED')
      and ((f.as_of).precision = 'MONTH' or f.measure not in ('JOINED', 'LEFT')
        and (all_enrolled.since is null or (f.as_of).precision = 'DAY'))
    order by f.area_id, f.basis, (f.as_of).first_day desc, f.id desc)
  select f.area_id, f.quantity, f.as_of_day, f.attribution, f.flags, array[f.id], false
  from of_last_day f
  union all
  select other.id, e.quantity, e.as_of_day, e.attribution, e.flags, e.figures, e.is_derived
  from (
    select unnest(all_enrolled.areas) as id
    except
    select f.area_id from of_last_day f) other
  cross join lateral last_enrolled(
    row(other.id, all_enrolled.segment, all_enrolled.basis, all_enrolled.until)::enrollment, all_enrolled.measure,
    all_enrolled.since) e;
end;

/* What is shown of an area where nothing is asked for: the first of these measures of which it has a number, whenever;
   participants where it has none. */
create function measure_to_show(area_id bigint, segment segment, basis basis) returns measure
language plpgsql stable set search_path from current as $$
declare
  measure measure;
begin
  foreach measure in array '{PARTICIPANTS,COVERAGE,EMPLOYERS}'::measure[] loop
    if exists (
      select from last_enrolled(
        row(measure_to_show.area_id, measure_to_show.segment, measure_to_show.basis, 'infinity')::enrollment, measure))
    then
      return measure;
    end if;
  end loop;
  return 'PARTICIPANTS';
end $$;
comment on function measure_to_show is 'What is shown of an area where nothing is asked for. @notNull';

/* The basis of the number that was shown of an area before this one, where that is another one and none is asked for;
   else null. Mostly a local government has figures on one basis only, which is told by one look at them. */
create function basis_before(scope enrollment, measure measure, number quantity) returns basis
language plpgsql stable set search_path from current as $$
begin
  if (scope).basis is not null
    or exists (select from area a where a.id = (scope).area_id and a.kind in ('REGENCY', 'CITY', 'MARKET'))
      and not exists (
        select from figure f
        where f.area_id = (scope).area_id and f.measure = basis_before.measure and f.basis <> (number).basis
          and f.as_of_day < month_of((number).as_of))
  then
    return null;
  end if;
  return (
    select (before.quantity).basis
    from last_enrolled(
      row((scope).area_id, (scope).segment, null, month_of((number).as_of) - 1)::enrollment,
      basis_before.measure) before
    where (before.quantity).basis <> (number).basis);
end $$;

/* All doubts about a number that is shown of an area, by the figures that make it, also that it is on another basis
   than the one before; null where there is no number. */
create function doubts_about_enrolled(scope enrollment, measure measure, number quantity, figures bigint[])
returns figure_flag[] stable
  return case when not (number is null) and figures is not null
    then doubts_about(figures)
      || case when basis_before(scope, doubts_about_enrolled.measure, number) is not null then '{BASIS_CHANGES}'
        else '{}' end::figure_flag[] end;

/* Its quantity alone. What is asked of many areas at once gives its row as a set: PostgreSQL reads such a function into
   the statement that asks, whereas it calls one that gives a single value. */
create function enrolled(scope enrollment, measure measure) returns setof quantity stable
begin atomic
  select (e.quantity).* from last_enrolled(scope, enrolled.measure) e where not (e.quantity is null);
end;

/* What an enrollment shows of a part of its area, if that is of its very month: a sum adds up what is true of one month
   only. */
create function enrolled_in_month(
  area_id bigint, scope enrollment, measure measure,
  out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[], out is_derived boolean)
returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.attribution, e.flags, e.figures, e.is_derived
  from last_enrolled(
    row(enrolled_in_month.area_id, (scope).segment, (scope).basis, (scope).until)::enrollment,
    enrolled_in_month.measure, month_of((scope).until)) e
  where not (e.quantity is null)
    and ((scope).basis is not null or (e.quantity).basis is distinct from 'REGISTERED'
      or not gives_way_to_active(
        enrolled_in_month.area_id, enrolled_in_month.measure, (scope).segment, e.as_of_day));
end;

/* The same of some areas, in one go. */
create function all_enrolled_in_month(
  areas bigint[], scope enrollment, measure measure,
  out area_id bigint, out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[])
returns setof record stable
begin atomic
  select e.area_id, e.quantity, e.as_of_day, e.attribution, e.flags, e.figures
  from all_enrolled(
    all_enrolled_in_month.areas, (scope).segment, (scope).basis, (scope).until, all_enrolled_in_month.measure,
    month_of((scope).until)) e
  where not (e.quantity is null)
    and ((scope).basis is not null or (e.quantity).basis is distinct from 'REGISTERED'
      or not gives_way_to_active(e.area_id, all_enrolled_in_month.measure, (scope).segment, e.as_of_day));
end;

/* The segments that workers are divided into. */
create function division_segments() returns segment[] immutable
  return '{FORMAL,INFORMAL,PU,BPU,JAKON,PMI}'::segment[];

/* Do these segments, in order, make a whole: formal and informal, or those of the regulations? Among the latter there
   must be construction workers, and may be migrant workers. */
create function is_whole_division(segments segment[]) returns boolean immutable
  return segments in ('{FORMAL,INFORMAL}', '{PU,BPU,JAKON}', '{PU,BPU,JAKON,PMI}');

/* Is a segment one of the two that the press of 2014 divides workers into? The others are those of the regulations. */
create function is_of_2014(segment segment) returns boolean immutable return segment in ('FORMAL', 'INFORMAL');

/* How participants or employers were divided over some days, each way to divide workers for itself: for each segment
   the figure that is shown, whoever gives it. Only a whole division has a total. */
create function divisions(
  scope enrollment, measure measure, since date, until date,
  out as_of partial_date, out days int, out basis basis, out segments segment[], out figures bigint[],
  out total quantity, out attribution attribution, out flags figure_flag[])
returns setof record stable
begin atomic
  with shown as (
    select distinct on (f.as_of_day, counted.days, f.basis, f.segment) f.*, counted.days
    from figure_current f
      cross join lateral (select days_counted(f.measure, f.as_of) as days) counted
    where f.area_id = (scope).area_id and f.measure = divisions.measure and f.segment = any(division_segments())
      and f.preferred and ((scope).basis is null or f.basis = (scope).basis)
      and f.as_of_day between divisions.since and divisions.until
    order by f.as_of_day, counted.days, f.basis, f.segment, (f.as_of).first_day desc)
  select (array_agg(s.as_of order by (s.as_of).first_day desc))[1], s.days, s.basis,
    array_agg(s.segment order by s.segment), array_agg(s.id),
    case when is_whole_division(array_agg(s.segment order by s.segment)) then total(s.quantity order by s.segment) end,
    s.attribution,
    all_doubts(s.flags)
  from shown s
  group by s.as_of_day, s.days, s.basis, s.attribution, (s.quantity).unit, is_of_2014(s.segment);
end;

/* The last day up to the end of a scope on which a segment has a figure. */
create function last_figure_day(scope enrollment, measure measure, segment segment) returns setof date stable
begin atomic
  select f.as_of_day from figure_current f
  where f.area_id = (scope).area_id and f.measure = last_figure_day.measure and f.segment = last_figure_day.segment
    and f.preferred and ((scope).basis is null or f.basis = (scope).basis) and f.as_of_day <= (scope).until
  order by f.measure, f.segment, f.as_of_day desc limit 1;
end;

/* Do two segments belong to one way to divide workers? Construction workers are named beside either. */
create function is_named_beside(segment segment, other segment) returns boolean immutable
  return segment = 'JAKON' or other = 'JAKON' or is_of_2014(segment) = is_of_2014(other);

create type segment_share as (
  figure_id bigint, segment segment, participants quantity, share ratio, figures bigint[]);

/* The last sums over parts that stand for the segments of an area, all of one month, from that of `since` on. It is
   plpgsql, so that it is not planned with the statement: most areas have none. */
create function segment_sums(
  scope enrollment, since date,
  out segment segment, out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[])
returns setof record language plpgsql stable set search_path from current as $$
begin
  return query
  select of_month.segment, of_month.quantity, of_month.as_of_day, of_month.attribution, of_month.flags, of_month.figures
  from (
    select part.segment, s.*, max(month_of(s.as_of_day)) over () as last_month
    from unnest(case when (scope).segment = 'ALL' then division_segments() else array[(scope).segment] end)
        as part(segment)
      cross join lateral last_sum(
        row((scope).area_id, part.segment, (scope).basis, (scope).until)::enrollment, 'PARTICIPANTS',
        month_of(segment_sums.since)) s
    where part.segment = any (division_segments())) of_month
  where month_of(of_month.as_of_day) = of_month.last_month;
end $$;

/* The segments on the last day on which participants were divided, or on which one segment alone was named, with their
   shares. What is no part of the whole is there too: what is counted on another basis, so that there is no whole; and
   construction workers beside formal and informal ones, among whom they may be as well. A segment of which the area has
   no figure that month stands by the sum over its parts, where there is one. */
create function segments_of(scope enrollment) returns setof segment_share stable
begin atomic
  with last as (
    select max(n.day) as day
    from unnest(case when (scope).segment = 'ALL' then division_segments() else array[(scope).segment] end)
        as part(segment)
      cross join lateral last_figure_day(scope, 'PARTICIPANTS', part.segment) as n(day)),
  summed as materialized (
    select s.* from last cross join lateral segment_sums(scope, last.day) s),
  division as (
    select d.*
    from last
      cross join lateral divisions(scope, 'PARTICIPANTS', last.day, last.day) d
    where ((scope).segment = 'ALL' or (scope).segment = any(d.segments))
      and not exists (select from summed s where month_of(s.as_of_day) > last.day)
    order by cardinality(d.segments) desc, d.segments = '{JAKON}', d.basis, d.days limit 1),
  own as (
    select f.id, f.segment, f.quantity, f.as_of_day, f.basis, f.attribution, f.flags
    from division d
      join figure_current f on f.area_id = (scope).area_id and f.measure = 'PARTICIPANTS'
        and f.segment = any(division_segments())
        and f.preferred and f.as_of_day = (d.as_of).last_day and days_counted(f.measure, f.as_of) = d.days
        and (f.id = any(d.figures)
          or f.segment <> all(d.segments) and is_named_beside(f.segment, d.segments[1])
            and ((scope).basis is null or f.basis = (scope).basis))),
  shown as (
    select o.*, array[o.id] as figures from own o
    union all
    select null, s.segment, s.quantity, s.as_of_day, (s.quantity).basis, s.attribution, s.flags, s.figures
    from summed s
    where s.segment not in (select o.segment from own o)
      and not exists (select from own o where not is_named_beside(s.segment, o.segment))),
  whole as (
    select count(distinct s.basis) > 1 as are_mixed, max(s.as_of_day) as as_of_day,
      coalesce(
        (select d.total from division d),
        case when count(distinct s.basis) = 1 and count(distinct s.attribution) = 1
            and is_whole_division(array_agg(s.segment order by s.segment))
          then total(s.quantity order by s.segment) end) as total,
      coalesce((select d.segments from division d where not (d.total is null)),
        array_agg(s.segment order by s.segment)) as segments,
      coalesce((select d.flags from division d where not (d.total is null)), all_doubts(s.flags)) as flags,
      coalesce((select d.figures from division d where not (d.total is null)),
        union_of(s.figures)) as figures
    from shown s)
  select s.id, s.segment, s.quantity,
    case
      when w.are_mixed
        then no_ratio('BASIS_DIFFERS', said('SEGMENTS_ON_OTHER_BASES'),
          s.quantity, null)
      when w.total is null
        then no_ratio('NO_DENOMINATOR', said('SEGMENTS_NOT_WHOLE'),
          s.quantity, null)
      when s.segment <> all(w.segments)
        then no_ratio('NO_DENOMINATOR', said('SEGMENT_BESIDE_WHOLE'),
          s.quantity, null)
      else ratio_of(s.quantity, w.total, of_other_day.flags || input_flags(w.flags), w.figures) end,
    s.figures
  from whole w
    cross join lateral (
      select case
        -- Of the very month asked for, a whole division is of the same month as the total, which is of no later one.
        when w.total is null or month_of(w.as_of_day) = month_of((scope).until) then '{}'
        else date_flags(w.as_of_day, (select e.as_of_day from last_enrolled(scope, 'PARTICIPANTS') e))
        end::ratio_flag[] as flags) of_other_day
    cross join shown s
  where (scope).segment in ('ALL', s.segment)
  order by s.segment;
end;

/* The segments of workers who have an employer, among those of a segment. */
create function wage_segments(segment segment) returns segment[] immutable
  return case
    when segment in ('ALL', 'PU_BPU') then '{PU,FORMAL}'
    when segment in ('PU', 'FORMAL', 'JAKON') then array[segment]
    else '{}' end::segment[];

/* The wage earners among the workers of a scope: the latest number of them. */
create function wage_earners_of(
  scope enrollment, out segment segment, out quantity quantity, out as_of_day date, out flags figure_flag[],
  out figures bigint[])
returns setof record stable
begin atomic
  select part.segment, e.quantity, e.as_of_day, e.flags, e.figures
  from unnest(wage_segments((scope).segment)) with ordinality part(segment, n)
  cross join lateral last_enrolled(
    row((scope).area_id, part.segment, (scope).basis, (scope).until)::enrollment, 'PARTICIPANTS') e
  order by e.as_of_day desc, part.n limit 1;
end;

/* The employers of wage earners: the latest number of those of their segment, or of all employers, as only wage earners
   have one. Contractors (JAKON) are counted apart. */
create function employers_of(
  scope enrollment, out quantity quantity, out as_of_day date, out flags figure_flag[], out figures bigint[])
returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.flags, e.figures
  from unnest(case when (scope).segment = 'JAKON' then '{JAKON}' else array[(scope).segment, 'ALL'] end::segment[])
    with ordinality part(segment, n)
  cross join lateral last_enrolled(
    row((scope).area_id, part.segment, (scope).basis, (scope).until)::enrollment, 'EMPLOYERS') e
  order by e.as_of_day desc, part.n limit 1;
end;

/* Why there are no workers for each employer in a segment: those who pay for themselves have none. */
create function no_employers(workers quantity) returns ratio immutable
  return no_ratio('UNIT_DIFFERS', said('SELF_PAYING_HAVE_NO_EMPLOYERS'), workers, null);

/* Workers for each employer, or which of the two is not known. */
create function workers_by_employers(
  workers quantity, employers quantity, flags ratio_flag[] default '{}', figures bigint[] default '{}')
returns ratio immutable
  return case
    when workers is null then no_ratio('NO_FIGURE', said('WAGE_EARNERS_UNKNOWN'), workers, employers)
    when employers is null then no_ratio('NO_DENOMINATOR', said('EMPLOYERS_UNKNOWN'), workers, employers)
    else ratio_of(workers, employers, flags, figures) end;

/* Wage earners for each employer that takes part. They may be of another month than the total that they stand
   beside. */
create function employer_size(scope enrollment) returns setof ratio stable
begin atomic
  select (r.size).*
  from (
    select
      case when wage_segments((scope).segment) = '{}' then no_employers(null)
        else workers_by_employers(workers.quantity, employers.quantity,
          case
            when month_of(workers.as_of_day) <> month_of(total.as_of_day) then '{DATES_DIFFER}'
            else date_flags(workers.as_of_day, employers.as_of_day) end
            || input_flags(workers.flags || employers.flags),
          workers.figures || employers.figures) end as size
    from (select 1) always
      left join lateral wage_earners_of(scope) workers on true
      left join lateral employers_of(
        row((scope).area_id, coalesce(workers.segment, (scope).segment), (scope).basis, (scope).until)::enrollment)
        employers on true
      -- What is shown of one segment of wage earners is these.
      left join lateral last_enrolled(scope, 'PARTICIPANTS') total on (scope).segment in ('ALL', 'PU_BPU')
    offset 0) r;
end;

/* Exactly the sources that the participants and employers of an enrollment come from. */
create function enrollment_sources(scope enrollment) returns setof source_row stable
begin atomic
  select s.* from source_row s
  where s.id in (
    select unnest((e.quantity).sources)
    from (
      select * from last_enrolled(scope, 'PARTICIPANTS')
      union all select * from last_enrolled(scope, 'EMPLOYERS')) e);
end;

/* What other sources say of the same participants in the same month. */
create function enrollment_rivals(scope enrollment) returns setof figure_row stable
begin atomic
  select r.*
  from last_enrolled(scope, 'PARTICIPANTS') e
    cross join unnest(e.figures) as shown(id)
    cross join lateral rivals_of(shown.id) r;
end;

comment on column enrollment.area_id is 'Which area. @notNull';
comment on column enrollment.segment is 'Which workers. @notNull';
comment on column enrollment.until is 'The last figure up to this day counts. @notNull';

comment on column segment_share.figure_id is 'The figure; null where the number is a sum over parts.';
comment on column segment_share.segment is 'The segment. @notNull';
comment on column segment_share.participants is 'Its participants. @notNull';
comment on column segment_share.figures is 'The figures that make its participants. @notNull';
comment on column segment_share.share is 'Its part of all segments of that statement. @notNull';
