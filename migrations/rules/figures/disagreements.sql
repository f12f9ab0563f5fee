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

/* What the parts of an area come to in a month, those that have a number on a basis and are attributed alike: at least;
   and where all parts are known and have one, at most. What is `given` of a part goes before what is recorded of it.
   Figures are read in one go; only what may be a sum is asked for one by one (see number_of_part). Mostly no part has a
   number, which is told by one look at an index for each. */
create function parts_together(
  area_id bigint, measure measure, segment segment, basis basis, month date, attribution attribution,
  given figure_proposal[], out at_least numeric, out at_most numeric, out parts bigint[])
returns record language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  last_day constant date := month_end(parts_together.month);
begin
  with part as materialized (
    select p as id, g.quantity as given
    from parts_named(parts_together.area_id, last_day) p
    left join unnest(parts_together.given) g
      on g.area_id = p and g.measure = parts_together.measure and g.segment = parts_together.segment),
  own as materialized (
    select distinct on (p.id) p.id, f.quantity, f.attribution
    from part p
    join figure_current f on f.area_id = p.id
    where p.given is null and f.measure = parts_together.measure and f.segment = parts_together.segment
      and f.basis = parts_together.basis and f.preferred
      and f.as_of_day >= parts_together.month and f.as_of_day <= last_day
      and has_parts_beside(f.measure, f.as_of)
      -- Of ALL a whole division of a later day would go before it.
      and (parts_together.segment <> 'ALL' or f.as_of_day = last_day)
    order by p.id, f.as_of_day desc, (f.as_of).first_day desc, f.id desc),
  other as materialized (
    select p.id
    from part p
    where p.given is null and p.id not in (select o.id from own o) and (
      parts_together.segment = 'ALL' and exists (
        select from figure f
        where f.area_id = p.id and f.measure = parts_together.measure
          and f.segment = any (segments_needed(parts_together.segment)) and f.basis = parts_together.basis
          and f.preferred and f.as_of_day >= parts_together.month and f.as_of_day <= last_day)
      or exists (
        select from figure_sum s
        where s.area_id = p.id and s.measure = parts_together.measure and s.segment = parts_together.segment
          and s.basis = parts_together.basis and s.month = parts_together.month))),
  number as (
    select p.id, p.given as quantity from part p where not (p.given is null)
    union all
    select o.id, o.quantity from own o where o.attribution = parts_together.attribution
    union all
    select o.id, n.quantity
    from other o
    cross join lateral number_of_part(
      o.id, parts_together.measure, parts_together.segment, parts_together.basis, parts_together.month,
      (select is_ready('figure_sum'))) n
    where n.attribution = parts_together.attribution)
  select
    sum(least_of(n.quantity)),
    case when count(*) = (select count(*) from part) and knows_parts(parts_together.area_id, last_day)
      then sum(highest_of(n.quantity)) end,
    array_agg(n.id)
  into at_least, at_most, parts
  from number n;
end $$;

/* Can a number be held against those of the parts of its area? There is one of a month, as of whatever rises; so who
   joined or left on a day is not summed. */
create function has_parts_beside(measure measure, as_of partial_date) returns boolean immutable
  return measure <> 'COVERAGE'
    and ((as_of).precision = 'MONTH' or (as_of).precision = 'DAY' and measure not in ('JOINED', 'LEFT'));

/* Does a number of an area disagree with those of its own parts of that month, on that basis and attributed alike? It
   cannot be less than those have that are known; nor more, where all are. */
create function differs_from_parts(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  number quantity)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  if not has_parts_beside(differs_from_parts.measure, differs_from_parts.as_of) or not exists (
      select from area a
      where a.id = differs_from_parts.area_id and a.kind not in ('REGENCY', 'CITY', 'MARKET'))
  then
    return false;
  end if;
  return (
    select coalesce(highest_of(number) < t.at_least or least_of(number) > t.at_most, false)
    from parts_together(
      differs_from_parts.area_id, differs_from_parts.measure, differs_from_parts.segment, differs_from_parts.basis,
      month_of((differs_from_parts.as_of).last_day), differs_from_parts.attribution, '{}') t);
end $$;

-- Who joined or left over some days, and those who did over times within these: what both come to.
create type time_disagreement as (
  first_day date, last_day date, at_least numeric, at_most numeric, parts_at_least numeric, parts_at_most numeric);

/* Numbers of who joined or left that disagree with one of some time, of the same area, segment and basis and attributed
   alike: it is one of those within a longer time, or the longer one. Those within a year come to no more than the year;
   and to no less, where they leave no day of it out. Counted once are a number of January to some month with those of
   the months after it, and days only where nothing is known of their month. */
create function time_disagreements(
  area_id bigint, segment segment, measure measure, basis basis, attribution attribution, as_of partial_date,
  number quantity)
returns setof time_disagreement
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  new_year constant date := date_trunc('year', (time_disagreements.as_of).last_day::timestamp)::date;
begin
  -- Mostly nothing else is known of the year, which is told by one look at an index.
  if time_disagreements.measure not in ('JOINED', 'LEFT') or not exists (
      select from figure f
      where f.area_id = time_disagreements.area_id and f.measure = time_disagreements.measure
        and f.segment = time_disagreements.segment and f.basis = time_disagreements.basis and f.preferred
        and f.as_of_day >= new_year and f.as_of_day < new_year + 366
        and f.as_of is distinct from time_disagreements.as_of)
  then
    return;
  end if;
  return query
  with counted as materialized (
    select (f.as_of).first_day, (f.as_of).last_day, (f.as_of).precision, f.quantity
    from figure_current f
    where f.area_id = time_disagreements.area_id and f.measure = time_disagreements.measure
      and f.segment = time_disagreements.segment and f.basis = time_disagreements.basis
      and f.attribution = time_disagreements.attribution and f.preferred
      and f.as_of_day >= new_year and f.as_of_day < new_year + interval '1 year'
      and ((f.as_of).first_day, (f.as_of).last_day)
        <> ((time_disagreements.as_of).first_day, (time_disagreements.as_of).last_day)
    union all
    select (time_disagreements.as_of).first_day, (time_disagreements.as_of).last_day,
      (time_disagreements.as_of).precision, number),
  -- A longer time, and what is counted of it up to some day by one number.
  begun as (
    select w.first_day, w.last_day, w.quantity, w.first_day - 1 as until, 0 as at_least, 0 as at_most
    from counted w where w.precision <> 'DAY'
    union all
    select w.first_day, w.last_day, w.quantity, y.last_day, least_of(y.quantity), highest_of(y.quantity)
    from counted w join counted y on y.first_day = w.first_day and y.last_day < w.last_day
    where y.precision = 'YEAR_TO_DATE'),
  added as (
    select b.first_day, b.last_day, b.quantity,
      b.at_least + coalesce(p.at_least, 0) as at_least,
      case when b.until - b.first_day + 1 + coalesce(p.days, 0) = b.last_day - b.first_day + 1
        then b.at_most + coalesce(p.at_most, 0) end as at_most
    from begun b
    cross join lateral (
      select sum(least_of(p.quantity)) as at_least, sum(highest_of(p.quantity)) as at_most,
        sum(p.last_day - p.first_day + 1) as days
      from counted p
      where p.first_day > b.until and p.last_day <= b.last_day
        and (p.first_day, p.last_day) <> (b.first_day, b.last_day)
        and (p.precision = 'MONTH' or p.precision = 'DAY' and not exists (
          select from counted m
          where m.precision = 'MONTH' and (m.first_day, m.last_day) <> (b.first_day, b.last_day)
            and p.first_day between m.first_day and m.last_day))) p)
  select a.first_day, a.last_day, least_of(a.quantity), highest_of(a.quantity), max(a.at_least), min(a.at_most)
  from added a
  where a.first_day <= (time_disagreements.as_of).first_day and a.last_day >= (time_disagreements.as_of).last_day
  group by a.first_day, a.last_day, a.quantity
  having max(a.at_least) > highest_of(a.quantity) or min(a.at_most) < least_of(a.quantity)
  order by a.last_day - a.first_day;
end $$;

/* All doubts about some figures: those said of each, and DOES_NOT_ADD_UP where one of them is known, is shown first and
   is of a whole and segments that disagree, of an area and parts that do, or of a year and months that do. */
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
            shown.area_id, shown.measure, shown.segment, shown.basis, shown.as_of, shown.attribution, shown.quantity)
          or exists (
            select from time_disagreements(
              shown.area_id, shown.segment, shown.measure, shown.basis, shown.attribution, shown.as_of,
              shown.quantity)))) f(flag)
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

/* All doubts about a number that is shown, by the figures that make it. Null where there is no number. */
create function doubts_about_number(number quantity, figures bigint[]) returns figure_flag[] stable
  return case when not (number is null) and figures is not null then doubts_about(figures) end;

-- What does not fit numbers of other areas, or the workers there are: of which areas and segments rows that are given
-- are meant, and the warning.
create type misfit as (areas bigint[], measure measure, segments segment[], warning outcome);

/* What does not fit, of numbers that are given on one basis for one time: a number of an area with those of its parts,
   be they given or recorded; and more participants than there are workers, so that coverage would be above 100 %. It is
   asked once for all of them. `before` are those that were given before these. */
create function misfits_of(
  given figure_proposal[], before figure_proposal[], basis basis, as_of partial_date, attribution attribution)
returns setof misfit language plpgsql stable set search_path from current as $$
declare
  first_day constant date := month_of((misfits_of.as_of).last_day);
  last_day constant date := month_end(first_day);
  usable constant figure_proposal[] := array(
    select g from unnest(given) g where (g.refusal).kind is null and g.area_id is not null);
begin
  return query
  with number as materialized (
    select g.area_id, g.measure, g.segment, g.quantity
    from unnest(usable) g where has_parts_beside(g.measure, misfits_of.as_of)),
  -- Of each area those alike only, as thousands of them would be looked through for each.
  alike as materialized (
    select g.measure, g.segment, array_agg(g) as proposals
    from unnest(usable || before) g group by g.measure, g.segment),
  above as materialized (
    select n.area_id as part_id, w as whole_id
    from (select distinct o.area_id from number o) n
    cross join lateral wholes_of(n.area_id, last_day) w),
  whole as materialized (
    select n.area_id, n.measure, n.segment, n.quantity
    from number n join area a on a.id = n.area_id and a.kind not in ('REGENCY', 'CITY', 'MARKET')
    union all
    select w.whole_id, w.measure, w.segment, own.quantity
    from (
      select distinct a.whole_id, n.measure, n.segment from number n join above a on a.part_id = n.area_id
      except
      select n.area_id, n.measure, n.segment from number n) w
    left join unnest(before) b
      on b.area_id = w.whole_id and b.measure = w.measure and b.segment = w.segment
    cross join lateral (
      select b.quantity where b.area_id is not null
      union all
      (
        select f.quantity
        from figure_current f
        where b.area_id is null
          and f.area_id = w.whole_id and f.measure = w.measure and f.segment = w.segment and f.preferred
          and f.basis = misfits_of.basis and f.attribution = misfits_of.attribution
          and f.as_of_day >= first_day and f.as_of_day <= last_day and has_parts_beside(f.measure, f.as_of)
        order by f.measure, f.segment, f.as_of_day desc limit 1)) own)
  select w.area_id || t.parts, w.measure, array[w.segment],
    refused('UNACKNOWLEDGED',
      case when t.at_least > highest_of(w.quantity) then 'AREAS_ABOVE_WHOLE' else 'AREAS_BELOW_WHOLE' end,
      '{input,quantity}',
      jsonb_build_object('area', a.code,
        'number', trim_scale(round(
          case when t.at_least > highest_of(w.quantity) then highest_of(w.quantity) else least_of(w.quantity) end, 1)),
        'parts', trim_scale(round(
          case when t.at_least > highest_of(w.quantity) then t.at_least else t.at_most end, 1)),
        'warnings', 'DOES_NOT_ADD_UP'),
      details => '{DOES_NOT_ADD_UP}')
  from whole w
  join area a on a.id = w.area_id
  join alike on alike.measure = w.measure and alike.segment = w.segment
  cross join lateral parts_together(
    w.area_id, w.measure, w.segment, misfits_of.basis, first_day, misfits_of.attribution, alike.proposals) t
  where t.at_least > highest_of(w.quantity) or t.at_most < least_of(w.quantity);

  return query
  with number as materialized (
    select g.area_id, g.segment, g.quantity from unnest(usable) g where g.measure = 'PARTICIPANTS'),
  -- What would be shown: what is given; of ALL, where neither is given nor recorded, a whole division.
  shown as (
    select n.area_id, n.segment, array[n.segment] as segments, low_of(n.quantity) as participants from number n
    union all
    select d.area_id, 'ALL', array_agg(d.segment) filter (where d.is_given), sum(low_of(d.quantity))
    from (
      select distinct on (n.area_id, n.segment) n.*
      from (
        select n.area_id, n.segment, n.quantity, true as is_given, 1 as place from number n
        union all
        select b.area_id, b.segment, b.quantity, false, 2
        from unnest(before) b
        where b.measure = 'PARTICIPANTS' and b.area_id in (select n.area_id from number n)
        union all
        select o.area_id, r.segment, r.quantity, false, 3
        from (select distinct n.area_id from number n) o
        cross join lateral numbers_by_segment(
          o.area_id, 'PARTICIPANTS', misfits_of.basis, misfits_of.as_of, misfits_of.attribution) r) n
      order by n.area_id, n.segment, n.place) d
    group by d.area_id
    having is_whole_division(
      array_agg(d.segment order by d.segment) filter (where d.segment = any (division_segments())))
      and not bool_or(d.segment = 'ALL'))
  select array[s.area_id], 'PARTICIPANTS'::measure, s.segments,
    refused('UNACKNOWLEDGED', 'PARTICIPANTS_ABOVE_WORKFORCE', '{input,quantity}',
      jsonb_build_object('area', a.code, 'participants', s.participants, 'workforce', as_parameter(p.quantity),
        'warnings', 'DOES_NOT_ADD_UP'),
      details => '{DOES_NOT_ADD_UP}')
  from shown s
  join area a on a.id = s.area_id
  cross join lateral potential_near(
    row(s.area_id, s.segment, misfits_of.basis, last_day)::enrollment, 'ELIGIBLE_WORKFORCE',
    (misfits_of.as_of).last_day) p
  where abs(p.as_of_day - (misfits_of.as_of).last_day) <= 366 and s.participants > high_of(p.quantity);
end $$;

/* The warning that a number would not fit others: segments of its area, numbers of other areas, or longer and shorter
   times. Null where it does. */
create function misfit_warning(p figure_proposal, all_of_them figure_proposal[], misfits misfit[]) returns outcome
stable
  return coalesce(
    disagreement_warning(
      p.segment,
      array(
        select row(o.segment, o.quantity)::segment_number
        from unnest(all_of_them) o
        -- Not those of which it cannot be read what they are of.
        where o.area_id = p.area_id and o.measure = p.measure and o.segment is not null),
      p.area_id, p.measure, p.basis, p.as_of, p.attribution),
    (
      select m.warning
      from unnest(misfits) m
      where m.measure = p.measure and p.segment = any (m.segments) and p.area_id = any (m.areas)
      limit 1),
    (
      select refused('UNACKNOWLEDGED',
          case when t.parts_at_least > t.at_most then 'TIMES_ABOVE_LONGER' else 'TIMES_BELOW_LONGER' end,
          '{input,quantity}',
          jsonb_build_object('first_day', t.first_day, 'last_day', t.last_day,
            'number', trim_scale(round(
              case when t.parts_at_least > t.at_most then t.at_most else t.at_least end, 1)),
            'parts', trim_scale(round(
              case when t.parts_at_least > t.at_most then t.parts_at_least else t.parts_at_most end, 1)),
            'warnings', 'DOES_NOT_ADD_UP'),
          details => '{DOES_NOT_ADD_UP}')
      from time_disagreements(p.area_id, p.segment, p.measure, p.basis, p.attribution, p.as_of, p.quantity) t
      limit 1));
