-- Disagreements: a whole and segments of it that cannot both be right, of one area, measure, basis and time. Numbers
-- are intervals, and approximate ones are as wide as their rounding: what may agree does.

create type segment_number as (segment segment, quantity quantity);

-- A whole, what it is at least and at most, and what segments of it say that it is.
create type disagreement as (
  whole segment, at_least numeric, at_most numeric, segments_at_least numeric, segments_at_most numeric
);

/* The wholes that numbers of their segments, at most one of each, disagree with.
   Some segments have nobody in common, and come to no more than their whole: wage earners and those without an
   employer. Migrant workers may be reported within the first, and construction workers within the second, so that of
   these only the larger one is sure to add to the others. An employer may have workers of several segments.
   All segments of a scheme come to no less than the whole: wage earners, those without an employer and construction
   workers, whether migrant workers are named or not; or formal and informal workers. Coverages have no whole. */
create function disagreements(measure measure, numbers segment_number[]) returns setof disagreement
language plpgsql immutable set search_path from current as $$
declare
  n segment_number;
  everybody quantity;
  pu_bpu quantity;
  pu quantity;
  bpu quantity;
  jakon quantity;
  pmi quantity;
  formal quantity;
  informal quantity;
  of_pu_bpu disagreement;
  of_all disagreement;
begin
  foreach n in array numbers loop
    case n.segment
      when 'ALL' then everybody := n.quantity;
      when 'PU_BPU' then pu_bpu := n.quantity;
      when 'PU' then pu := n.quantity;
      when 'BPU' then bpu := n.quantity;
      when 'JAKON' then jakon := n.quantity;
      when 'PMI' then pmi := n.quantity;
      when 'FORMAL' then formal := n.quantity;
      when 'INFORMAL' then informal := n.quantity;
    end case;
  end loop;
  if everybody is null and pu_bpu is null or measure not in ('PARTICIPANTS', 'EMPLOYERS', 'JOINED', 'LEFT') then
    return;
  end if;

  of_pu_bpu := row('PU_BPU', least_of(pu_bpu), highest_of(pu_bpu),
    coalesce(least_of(pu), 0) + coalesce(least_of(bpu), 0),
    highest_of(pu) + highest_of(bpu));
  of_all := row('ALL', least_of(everybody), highest_of(everybody),
    greatest(
      least_of(pu_bpu),
      coalesce(greatest(least_of(pu), least_of(pmi)), 0) + coalesce(greatest(least_of(bpu), least_of(jakon)), 0),
      coalesce(least_of(formal), 0) + coalesce(greatest(least_of(informal), least_of(jakon)), 0)),
    least(
      coalesce(highest_of(pu_bpu), highest_of(pu) + highest_of(bpu)) + highest_of(jakon)
        + coalesce(highest_of(pmi), 0),
      highest_of(formal) + highest_of(informal) + coalesce(highest_of(jakon), 0)));
  if measure = 'EMPLOYERS' then
    of_pu_bpu.segments_at_least := greatest(least_of(pu), least_of(bpu));
    of_pu_bpu.segments_at_most := null;
    of_all.segments_at_least := greatest(least_of(pu_bpu), least_of(pu), least_of(bpu), least_of(jakon),
      least_of(pmi), least_of(formal), least_of(informal));
    of_all.segments_at_most := null;
  end if;
  if of_pu_bpu.segments_at_least > of_pu_bpu.at_most or of_pu_bpu.segments_at_most < of_pu_bpu.at_least then
    return next of_pu_bpu;
  end if;
  if of_all.segments_at_least > of_all.at_most or of_all.segments_at_most < of_all.at_least then
    return next of_all;
  end if;
end $$;

/* The least that a number can be. More than 1,000 is not 1,000. */
create function least_of(q quantity) returns numeric immutable
  return lowest_of(q) + case when (q).precision = 'MORE_THAN' then 1e-9 else 0 end;

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

/* Is a segment a whole, or one of those that it is divided into? */
create function is_of_whole(segment segment, whole segment) returns boolean immutable
  return whole = 'ALL' or segment in ('PU_BPU', 'PU', 'BPU');

/* The warning that a number would disagree with others: with those `given` with it, of one area, measure, basis and
   time, and with what is recorded of other segments. Null where it would not. */
create function disagreement_warning(
  segment segment, given segment_number[], area_id bigint, measure measure, basis basis, as_of partial_date,
  attribution attribution)
returns outcome language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  d disagreement;
begin
  select o.* into d
  from disagreements(disagreement_warning.measure, given || array(
    select row(n.segment, n.quantity)::segment_number
    from numbers_by_segment(
      disagreement_warning.area_id, disagreement_warning.measure, disagreement_warning.basis,
      disagreement_warning.as_of, disagreement_warning.attribution) n
    where n.segment not in (select g.segment from unnest(given) g))) o
  where is_of_whole(disagreement_warning.segment, o.whole)
  order by o.whole desc limit 1;
  return case
    when (d).segments_at_least > (d).at_most
      then refused('UNACKNOWLEDGED', 'SEGMENTS_ABOVE_WHOLE', '{input,quantity}',
        jsonb_build_object('whole', (d).whole, 'segments', trim_scale(round((d).segments_at_least, 1)),
          'number', (d).at_most, 'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}')
    when (d).segments_at_most < (d).at_least
      then refused('UNACKNOWLEDGED', 'SEGMENTS_BELOW_WHOLE', '{input,quantity}',
        jsonb_build_object('whole', (d).whole, 'segments', (d).segments_at_most,
          'number', trim_scale(round((d).at_least, 1)), 'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}') end;
end $$;

/* Does a number of an area disagree with those of its own parts of that month, on that basis and attributed alike? It
   cannot be less than those have that are known; nor more, where all are. Mostly no part has a number, which is told by
   one look at an index for each. */
create function differs_from_parts(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  number quantity)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  first_day constant date := month_of((differs_from_parts.as_of).last_day);
  last_day constant date := month_end(first_day);
begin
  if differs_from_parts.measure = 'COVERAGE' or (differs_from_parts.as_of).precision not in ('MONTH', 'DAY')
    or not exists (
      select from area a
      where a.id = differs_from_parts.area_id and a.kind not in ('REGENCY', 'CITY', 'MARKET'))
  then
    return false;
  end if;
  return (
    with part as materialized (select p as id from parts_summed(differs_from_parts.area_id, last_day) p),
    recorded as materialized (
      select p.id
      from part p
      where exists (
          select from figure f
          where f.area_id = p.id and f.measure = differs_from_parts.measure
            and f.segment = any (segments_needed(differs_from_parts.segment)) and f.basis = differs_from_parts.basis
            and f.preferred and f.as_of_day >= first_day and f.as_of_day <= last_day)
        or exists (
          select from figure_sum s
          where s.area_id = p.id and s.measure = differs_from_parts.measure
            and s.segment = differs_from_parts.segment and s.basis = differs_from_parts.basis
            and s.month = first_day))
    select coalesce(
      highest_of(number) < sum(least_of(n.quantity))
        or least_of(number) > sum(highest_of(n.quantity)) and count(*) = (select count(*) from part),
      false)
    from recorded r
    cross join lateral number_of_part(
      r.id, differs_from_parts.measure, differs_from_parts.segment, differs_from_parts.basis, first_day,
      (select is_ready('figure_sum'))) n
    where n.attribution = differs_from_parts.attribution);
end $$;

/* All doubts about some figures: those said of each, and DOES_NOT_ADD_UP where one of them is known, is shown first and
   is of a whole and segments that disagree, or of an area and parts that do. */
create function doubts_about(figures bigint[]) returns figure_flag[]
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  return array(
    select f.flag
    from (
      select unnest(doubts_known(said.flags, said.contradicted_while))
      from figure said
      where said.id = any (figures)
      union
      select 'DOES_NOT_ADD_UP'::figure_flag
      from figure_current shown
      where shown.id = any (figures) and shown.preferred
        and (
          exists (
            select from disagreements(shown.measure, array(
              select n
              from numbers_by_segment(shown.area_id, shown.measure, shown.basis, shown.as_of, shown.attribution) n)) d
            where is_of_whole(shown.segment, d.whole))
          or differs_from_parts(
            shown.area_id, shown.measure, shown.segment, shown.basis, shown.as_of, shown.attribution,
            shown.quantity))) f(flag)
    order by f.flag);
end $$;
comment on function doubts_about is 'All doubts about some figures. @notNull';

/* All doubts about a ratio: those said of it, and that its numbers do not fit others. Asked for alone, as it looks at
   other figures. */
create function doubts_about_ratio(flags ratio_flag[], figures bigint[]) returns ratio_flag[] stable
  return case
    when 'INPUT_DOES_NOT_ADD_UP' = any (flags) or figures = '{}' then flags
    when 'DOES_NOT_ADD_UP' = any (doubts_about(figures)) then flags || '{INPUT_DOES_NOT_ADD_UP}'::ratio_flag[]
    else flags end;
comment on function doubts_about_ratio is 'All doubts about a ratio. @notNull';

/* The doubts about some numbers, with all those about the figures that make them. */
create function doubts_together(doubts figure_flag[], figures bigint[]) returns figure_flag[] stable
  return doubts_once(doubts || doubts_about(figures));
comment on function doubts_together is 'Doubts about numbers, with those about the figures that make them. @notNull';

/* All doubts about the number that is shown of an area, which some figures make; or where it is a sum over its parts,
   those that this rests on. Null where there is no number. */
create function doubts_about_number(
  area_id bigint, measure measure, segment segment, number quantity, figures bigint[])
returns figure_flag[] language plpgsql stable set search_path from current as $$
begin
  return case when not (number is null) and figures is not null then doubts_about(
    case when figures = '{}'
      then figures_behind(
        doubts_about_number.area_id, doubts_about_number.measure, doubts_about_number.segment, (number).basis,
        (number).as_of)
      else figures end) end;
end $$;
