-- Disagreements: a whole and segments of it that cannot both be right, of one area, measure, basis and time. Numbers are
-- intervals, and approximate ones are as wide as their rounding: what may agree does.

create type segment_number as (segment segment, quantity quantity);

-- A whole, segments of it that come to more or less than it can be, and the two ends that do not meet.
create type disagreement as (
  whole segment, parts segment[], is_above boolean, parts_come_to numeric, whole_is numeric
);

/* What is said of segments and a whole that they are in. Those that are apart come to no more than it. Migrant workers
   may be reported within wage earners, and construction workers within those without an employer, so these are not
   apart. Those that are all of it come to no less; the `needed` ones must be there, the others may be. */
create function segment_rules(out whole segment, out parts segment[], out needed segment[], out are_apart boolean)
returns setof record immutable
begin atomic
  select a.whole, a.parts, a.parts, true
  from (
    select 'ALL'::segment, array[part.of_all]
    from unnest('PU_BPU'::segment || division_segments()) part(of_all)
    union all
    values ('PU_BPU'::segment, '{PU}'::segment[]), ('PU_BPU', '{BPU}'), ('PU_BPU', '{PU,BPU}'),
      ('ALL', '{PU,BPU}'), ('ALL', '{PU,JAKON}'), ('ALL', '{PMI,BPU}'), ('ALL', '{PMI,JAKON}'),
      ('ALL', '{FORMAL,INFORMAL}'), ('ALL', '{FORMAL,JAKON}')) a(whole, parts)
  union all
  select a.whole, a.parts, a.needed, false
  from (values
    ('PU_BPU'::segment, '{PU,BPU}'::segment[], '{PU,BPU}'::segment[]),
    ('ALL', '{PU_BPU,JAKON,PMI}', '{PU_BPU,JAKON}'),
    ('ALL', '{PU,BPU,JAKON,PMI}', '{PU,BPU,JAKON}'),
    ('ALL', '{FORMAL,INFORMAL,JAKON}', '{FORMAL,INFORMAL}')) a(whole, parts, needed);
end;

/* Which numbers of some segments, at most one of each, disagree; the fewest segments first. An employer may have workers
   of several segments, so of employers only a single segment is held against its whole. Coverages have no whole. */
create function disagreements(measure measure, numbers segment_number[]) returns setof disagreement immutable
begin atomic
  select r.whole, parts.segments, r.are_apart, case when r.are_apart then parts.low else parts.high end,
    case when r.are_apart then highest_of(w.quantity) else lowest_of(w.quantity) end
  from unnest(numbers) w
  join segment_rules() r on r.whole = w.segment
  cross join lateral (
    select array_agg(n.segment order by n.segment) as segments, sum(lowest_of(n.quantity)) as low,
      sum(highest_of(n.quantity)) as high, bool_or((n.quantity).precision = 'MORE_THAN') as are_more
    from unnest(numbers) n
    where n.segment = any (r.parts)) parts
  where disagreements.measure in ('PARTICIPANTS', 'EMPLOYERS', 'JOINED', 'LEFT')
    and (disagreements.measure <> 'EMPLOYERS' or r.are_apart and cardinality(r.parts) = 1)
    and r.needed <@ parts.segments
    and case
      when r.are_apart
        then parts.low > highest_of(w.quantity) or parts.low = highest_of(w.quantity) and parts.are_more
      else parts.high < lowest_of(w.quantity)
        or parts.high = lowest_of(w.quantity) and (w.quantity).precision = 'MORE_THAN' end
  order by cardinality(parts.segments), r.whole, parts.segments;
end;

/* The numbers that are shown first of the segments of an area, on one basis, attributed alike and true of the same
   days. */
create function numbers_by_segment(
  area_id bigint, measure measure, basis basis, as_of partial_date, attribution attribution)
returns setof segment_number stable
begin atomic
  select distinct on (f.segment) f.segment, f.quantity
  from figure_current f
  where f.area_id = numbers_by_segment.area_id
    and f.as_of_day = (numbers_by_segment.as_of).last_day
    and f.measure = numbers_by_segment.measure
    and f.basis = numbers_by_segment.basis
    and f.attribution = numbers_by_segment.attribution
    and f.preferred
    and days_counted(f.measure, f.as_of) = days_counted(f.measure, numbers_by_segment.as_of)
  order by f.segment, (f.as_of).first_day desc;
end;

/* The warning that a number would disagree with others: with those `given` with it, of one area, measure, basis and
   time, and with what is recorded of other segments. Null where it would not. */
create function disagreement_warning(
  segment segment, given segment_number[], area_id bigint, measure measure, basis basis, as_of partial_date,
  attribution attribution)
returns outcome stable
begin atomic
  select case
      when d.is_above
        then refused('UNACKNOWLEDGED', 'SEGMENTS_ABOVE_WHOLE', '{input,quantity}',
          jsonb_build_object('parts', array_to_string(d.parts, ', '), 'sum', d.parts_come_to, 'whole', d.whole,
            'limit', d.whole_is),
          details => '{DOES_NOT_ADD_UP}')
      else refused('UNACKNOWLEDGED', 'SEGMENTS_BELOW_WHOLE', '{input,quantity}',
        jsonb_build_object('parts', array_to_string(d.parts, ', '), 'sum', d.parts_come_to, 'whole', d.whole,
          'limit', d.whole_is),
        details => '{DOES_NOT_ADD_UP}') end
  from disagreements(disagreement_warning.measure, given || array(
    select row(n.segment, n.quantity)::segment_number
    from numbers_by_segment(
      disagreement_warning.area_id, disagreement_warning.measure, disagreement_warning.basis,
      disagreement_warning.as_of, disagreement_warning.attribution) n
    where n.segment not in (select g.segment from unnest(given) g))) d
  where disagreement_warning.segment = d.whole or disagreement_warning.segment = any (d.parts)
  limit 1;
end;

/* All doubts about some figures: those said of each, and DOES_NOT_ADD_UP where one of them is known, is shown first and
   disagrees with others of its days. */
create function doubts_about(figures bigint[]) returns figure_flag[] stable
  return array(
    select f.flag
    from (
      select unnest(said.flags)
      from figure said
      where said.id = any (figures)
      union
      select 'DOES_NOT_ADD_UP'::figure_flag
      from figure_current shown
      where shown.id = any (figures) and shown.preferred
        and exists (
          select from disagreements(shown.measure, array(
            select n
            from numbers_by_segment(shown.area_id, shown.measure, shown.basis, shown.as_of, shown.attribution) n)) d
          where shown.segment = d.whole or shown.segment = any (d.parts))) f(flag)
    order by f.flag);
comment on function doubts_about is 'All doubts about some figures. @notNull';

/* All doubts about the number that is shown of an area, which some figures make; or where it is a sum over its parts,
   those that this rests on. Null where there is no number. */
create function doubts_about_number(
  area_id bigint, measure measure, segment segment, number quantity, figures bigint[])
returns figure_flag[] language plpgsql stable set search_path from current as $$
begin
  return case when not (number is null) then doubts_about(
    case when figures = '{}'
      then figures_behind(
        doubts_about_number.area_id, doubts_about_number.measure, doubts_about_number.segment, (number).basis,
        (number).as_of)
      else figures end) end;
end $$;
