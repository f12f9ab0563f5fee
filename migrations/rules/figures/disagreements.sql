-- Disagreements: numbers that cannot all be right: of a whole and its segments, of an area and its parts, of a time and
-- times within it. Numbers are intervals, and approximate ones are as wide as their rounding: what may agree does.
-- An area of which nothing is reported in a month has the sum of its parts, which is held against others as a reported
-- number is. Which of two numbers is held against another one is said here once, whether it is recorded (see
-- misfits.sql) or shown.

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

/* The same, and of segments of which the area has no number beside these the sum that stands for it, or what those of
   its parts have together that have one, which it is at least. What is `given` goes before what is recorded, of the
   area and of its parts. Sums are of a month, so they stand beside the numbers of all its days. */
create function numbers_with_parts(
  area_id bigint, measure measure, basis basis, as_of partial_date, attribution attribution,
  given figure_proposal[] default '{}')
returns setof segment_number
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  is_month constant boolean := is_of_month(numbers_with_parts.measure, numbers_with_parts.as_of);
  last_day constant date := case when is_month then month_end((numbers_with_parts.as_of).last_day)
    else (numbers_with_parts.as_of).last_day end;
  first_day constant date := case when is_month then month_of(last_day) else last_day end;
  own constant segment_number[] := array(
    with given_of_it as (
      select g.segment, g.quantity from unnest(given) g
      where g.area_id = numbers_with_parts.area_id and g.measure = numbers_with_parts.measure)
    select row(g.segment, g.quantity)::segment_number from given_of_it g
    union all
    select row(n.segment, n.quantity)::segment_number
    from numbers_by_segment(
      numbers_with_parts.area_id, numbers_with_parts.measure, numbers_with_parts.basis, numbers_with_parts.as_of,
      numbers_with_parts.attribution) n
    where n.segment not in (select g.segment from given_of_it g));
  others segment[];
begin
  return query select o.* from unnest(own) o;
  if not has_parts(numbers_with_parts.area_id) then return; end if;
  -- Mostly no area has a figure of another segment then, nor can ALL be added up of any: that is told by one look at an
  -- index for each.
  if cardinality(given) = 0 and not exists (
      select from unnest(enum_range(null::segment)) s
      where s <> all (array(select o.segment from unnest(own) o))
        and (s = 'ALL' and numbers_with_parts.measure in ('PARTICIPANTS', 'EMPLOYERS') or exists (
          select from figure f
          where f.of_kind = figure_kind(numbers_with_parts.measure, s, numbers_with_parts.basis)
            and f.as_of_day >= first_day and f.as_of_day <= last_day)))
  then
    return;
  end if;
  -- Of which other segments parts have numbers, or are given some; or what lies below them. Mostly it is none.
  others := array(
    select f.segment
    from parts_named(numbers_with_parts.area_id, last_day) p join figure f on f.area_id = p
    where f.measure = numbers_with_parts.measure and f.basis = numbers_with_parts.basis and f.preferred
      and f.as_of_day >= first_day and f.as_of_day <= last_day
      and f.segment <> all (array(select o.segment from unnest(own) o))
    union
    select s.segment
    from figure_sum s
    where s.area_id = numbers_with_parts.area_id and s.measure = numbers_with_parts.measure
      and s.basis = numbers_with_parts.basis and s.month = first_day
    union
    select g.segment from unnest(given) g where g.measure = numbers_with_parts.measure
    union
    select unnest(segments_below(
      numbers_with_parts.area_id, numbers_with_parts.measure, numbers_with_parts.basis, first_day, last_day))
    except
    select o.segment from unnest(own) o);
  if others = '{}' then return; end if;
  return query
  with other as materialized (
    select o as segment
    from unnest(others) o
    where not exists (
      select from figure_current f
      where f.area_id = numbers_with_parts.area_id and f.measure = numbers_with_parts.measure
        and f.segment = o and f.basis = numbers_with_parts.basis and f.preferred
        and f.as_of_day >= first_day and f.as_of_day <= last_day
        and is_beside(f.measure, f.as_of, numbers_with_parts.as_of))),
  kept as materialized (
    select s.segment, s.attribution, sum_meant(s.quantity, s.figures) as quantity
    from other o
    cross join lateral sums_of(
      row(numbers_with_parts.area_id, o.segment, numbers_with_parts.basis, last_day)::enrollment,
      numbers_with_parts.measure, first_day) s
    where is_month and cardinality(given) = 0)
  select k.segment, k.quantity from kept k where k.attribution = numbers_with_parts.attribution
  union all
  select o.segment,
    quantity_between(t.at_least, coalesce(t.at_most, 'Infinity'), false, unit_of(numbers_with_parts.measure), 'RANGE')
  from other o
  cross join lateral parts_together(
    numbers_with_parts.area_id, numbers_with_parts.measure, o.segment, numbers_with_parts.basis,
    numbers_with_parts.as_of, numbers_with_parts.attribution, given) t
  where o.segment not in (select k.segment from kept k) and t.at_least is not null;
end $$;

/* Has an area parts whose numbers may make its own? */
create function has_parts(area_id bigint) returns boolean stable
  return exists (
    select from area a where a.id = has_parts.area_id and a.kind not in ('REGENCY', 'CITY', 'MARKET'));

/* A sum as it may be off by the rounding of each number in it. */
create function sum_meant(sum quantity, figures bigint[]) returns quantity stable
  return case (sum).precision when 'EXACT' then sum else meant_by_figures(sum, figures, false) end;

/* Is a segment a whole, or one of those that it is divided into? */
create function is_of_whole(segment segment, whole segment) returns boolean immutable
  return whole = 'ALL' or segment in ('PU_BPU', 'PU', 'BPU');

/* What the parts of an area come to that have a number beside one of some days (see is_beside), on a basis and
   attributed alike: at least; and where all parts are known and have one, at most. What is `given` of an area goes
   before what is recorded of it. A part that has no number has what its own parts have together.
   A region has no less than its branches, either (see branches_together).
   Figures are read in one go; only what may be a sum is asked for one by one (see number_of_part). Mostly no part has a
   number, which is told by one look at an index for each. */
create function parts_together(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  given figure_proposal[], out at_least numeric, out at_most numeric)
returns record language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  most numeric;
  known int;
  expected int;
  without bigint[];
  part_id bigint;
  below record;
  has_sums constant boolean := is_of_month(parts_together.measure, parts_together.as_of);
  last_day constant date := case when has_sums then month_end((parts_together.as_of).last_day)
    else (parts_together.as_of).last_day end;
  first_day constant date := case when has_sums then month_of(last_day) else last_day end;
begin
  with part as materialized (
    select p as id, g.quantity as given
    from parts_named(parts_together.area_id, last_day) p
    left join unnest(parts_together.given) g
      on g.area_id = p and g.measure = parts_together.measure and g.segment = parts_together.segment),
  own as materialized (
    select distinct on (p.id) p.id, f.quantity, f.attribution
    from part p
    join figure f on f.area_id = p.id
    where p.given is null and f.measure = parts_together.measure and f.segment = parts_together.segment
      and f.basis = parts_together.basis and f.preferred
      and f.as_of_day >= first_day and f.as_of_day <= last_day
      and is_beside(f.measure, f.as_of, parts_together.as_of) and is_current(f.known)
      -- Of ALL a whole division of a later day would go before it.
      and (parts_together.segment <> 'ALL' or f.as_of_day = last_day)
    order by p.id, f.as_of_day desc, (f.as_of).first_day desc, f.id desc),
  number as (
    select least_of(p.given) as at_least, highest_of(p.given) as at_most from part p where not (p.given is null)
    union all
    select least_of(o.quantity), highest_of(o.quantity)
    from own o where o.attribution = parts_together.attribution)
  select
    sum(n.at_least), sum(n.at_most), count(n.at_most), (select count(*) from part),
    array(select p.id from part p where p.given is null and p.id not in (select o.id from own o))
  into at_least, most, known, expected, without
  from number n;

  if without <> '{}' and has_sums then
    with other as materialized (
      select w as id
      from unnest(without) w
      where parts_together.segment = 'ALL' and exists (
          select from figure f
          where f.area_id = w and f.measure = parts_together.measure
            and f.segment = any (segments_needed(parts_together.segment)) and f.basis = parts_together.basis
            and f.preferred and f.as_of_day >= first_day and f.as_of_day <= last_day)
        or exists (
          select from figure_sum s
          where s.area_id = w and s.measure = parts_together.measure and s.segment = parts_together.segment
            and s.basis = parts_together.basis and s.month = first_day)
          and not is_any_below(parts_together.given, w, last_day)),
    summed as materialized (
      select o.id, sum_meant(n.quantity, n.figures) as quantity, n.attribution
      from other o
      cross join lateral number_of_part(
        o.id, parts_together.measure, parts_together.segment, parts_together.basis, first_day,
        (select is_ready('figure_sum'))) n)
    select
      sum(least_of(s.quantity)) as at_least, sum(highest_of(s.quantity)) as at_most,
      count(highest_of(s.quantity)) as known,
      array(select w from unnest(without) w where w not in (select s.id from summed s)) as without
    into below
    from summed s
    where s.attribution = parts_together.attribution;
    at_least := coalesce(at_least + below.at_least, at_least, below.at_least);
    most := coalesce(most + below.at_most, most, below.at_most);
    known := known + below.known;
    without := below.without;
  end if;

  -- What has parts itself has at least what these have.
  without := array(
    select a.id from area a where a.id = any (without) and a.kind not in ('REGENCY', 'CITY'));
  if without <> '{}' and (cardinality(parts_together.given) > 0 or has_numbers_below(
      without, array[figure_kind(parts_together.measure, parts_together.segment, parts_together.basis)],
      first_day, last_day))
  then
    foreach part_id in array without loop
      select t.* into below
      from parts_together(
        part_id, parts_together.measure, parts_together.segment, parts_together.basis, parts_together.as_of,
        parts_together.attribution, parts_together.given) t;
      at_least := coalesce(at_least + below.at_least, at_least, below.at_least);
      most := coalesce(most + below.at_most, most, below.at_most);
      known := known + num_nonnulls(below.at_most);
    end loop;
  end if;
  if known = expected and knows_parts(parts_together.area_id, last_day) then at_most := most; end if;
  if (select a.kind = 'REGION' from area a where a.id = parts_together.area_id) then
    at_least := greatest(at_least, branches_together(
      parts_together.area_id, parts_together.measure, parts_together.segment, parts_together.basis,
      parts_together.as_of, parts_together.attribution, parts_together.given, first_day, last_day));
    if at_most < at_least then at_most := at_least; end if;
  end if;
end $$;

/* The branches of a region that are known on a day. What a pioneer branch counts its main branch may count, too. */
create function branches_counted(area_id bigint, at date) returns setof bigint stable
begin atomic
  select b.id
  from membership m
  join area b on b.id = m.child_id and b.kind = 'BRANCH'
  where m.parent_id = branches_counted.area_id and m.kind = 'REGION'
    and holds(m.valid, branches_counted.at) and holds(b.valid, branches_counted.at)
    and not exists (
      select from membership o
      where o.child_id = b.id and o.kind = 'PARENT_BRANCH' and holds(o.valid, branches_counted.at));
end;

/* What the branches of a region have together that have a number beside one of some days: the region has that at least,
   as no source lists all branches. What is `given` goes before what is recorded. */
create function branches_together(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  given figure_proposal[], first_day date, last_day date)
returns numeric language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  return (
    with branch as materialized (
      select b as id, g.quantity as given
      from branches_counted(branches_together.area_id, branches_together.last_day) b
      left join unnest(branches_together.given) g
        on g.area_id = b and g.measure = branches_together.measure and g.segment = branches_together.segment),
    own as materialized (
      select distinct on (b.id) f.quantity, f.attribution
      from branch b
      join figure f on f.area_id = b.id
      where b.given is null and f.measure = branches_together.measure and f.segment = branches_together.segment
        and f.basis = branches_together.basis and f.preferred
        and f.as_of_day >= branches_together.first_day and f.as_of_day <= branches_together.last_day
        and is_beside(f.measure, f.as_of, branches_together.as_of) and is_current(f.known)
      order by b.id, f.as_of_day desc, (f.as_of).first_day desc, f.id desc)
    select sum(n.at_least)
    from (
      select least_of(b.given) as at_least from branch b where not (b.given is null)
      union all
      select least_of(o.quantity) from own o where o.attribution = branches_together.attribution) n);
end $$;

/* Of a region or the nation, the segments of which something has figures of some days that lies below parts without
   any; or of which branches of the region have. */
create function segments_below(area_id bigint, measure measure, basis basis, first_day date, last_day date)
returns segment[] language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  empty bigint[];
  of_branches segment[];
begin
  if not exists (
      select from area a where a.id = segments_below.area_id and a.kind in ('NATION', 'REGION'))
  then
    return '{}';
  end if;
  of_branches := array(
    select f.segment
    from branches_counted(segments_below.area_id, segments_below.last_day) b
    join figure f on f.area_id = b
    where f.measure = segments_below.measure and f.basis = segments_below.basis and f.preferred
      and f.as_of_day >= segments_below.first_day and f.as_of_day <= segments_below.last_day);
  empty := array(
    select p
    from parts_named(segments_below.area_id, segments_below.last_day) p
    where not exists (
      select from figure f
      where f.area_id = p and f.measure = segments_below.measure and f.basis = segments_below.basis and f.preferred
        and f.as_of_day >= segments_below.first_day and f.as_of_day <= segments_below.last_day));
  if not has_numbers_below(
      empty, figure_kinds(segments_below.measure, null, segments_below.basis), segments_below.first_day,
      segments_below.last_day)
  then
    return of_branches;
  end if;
  return of_branches || array(
    select s from unnest(enum_range(null::segment)) s
    where has_numbers_below(
      empty, array[figure_kind(segments_below.measure, s, segments_below.basis)], segments_below.first_day,
      segments_below.last_day));
end $$;

/* Has anything that lies below some areas a figure of one of these kinds, of some days? Figures are read by their kind
   and day: mostly there is none, or the first one lies below. With "offset 0" the planner does not begin with all that
   lies below. */
create function has_numbers_below(areas bigint[], kinds int[], first_day date, last_day date)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  if areas = '{}' then return false; end if;
  return exists (
    select from figure f
    where f.of_kind = any (kinds)
      and f.as_of_day >= has_numbers_below.first_day and f.as_of_day <= has_numbers_below.last_day
      and f.preferred
      and exists (
        select
        from area a
        join area_within w on w.descendant_id = a.id
        where a.id = f.area_id and a.kind <> 'MARKET'
          and w.ancestor_id = any (areas) and w.ancestor_id <> a.id and w.valid @> has_numbers_below.last_day
          and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}'
        offset 0));
end $$;

/* Does an area lie above one of those of which numbers are given? */
create function is_any_below(given figure_proposal[], area_id bigint, at date) returns boolean
language plpgsql stable set search_path from current as $$
begin
  return exists (
    select from unnest(given) g
    join area_within w on w.descendant_id = g.area_id and w.ancestor_id = is_any_below.area_id
    where w.valid @> is_any_below.at and g.area_id <> is_any_below.area_id);
end $$;

/* Is a number of what there is on a day or at the end of a month, or of who joined or left in a month? Of these there
   are sums: those of a month stand beside each other, whatever the day. */
create function is_of_month(measure measure, as_of partial_date) returns boolean immutable
  return (as_of).precision = 'MONTH' or (as_of).precision = 'DAY' and measure not in ('JOINED', 'LEFT');

/* Is a number of some days held against one of others, of an area that it is part of? So it is within a month; and of a
   year, of January to some day, or of who joined on a day, where these are the very same days. Coverages do not add
   up. */
create function is_beside(measure measure, as_of partial_date, other partial_date) returns boolean immutable
  return measure <> 'COVERAGE' and case
    when is_of_month(measure, other)
      then is_of_month(measure, as_of) and month_of((as_of).last_day) = month_of((other).last_day)
    else (as_of).first_day = (other).first_day and (as_of).last_day = (other).last_day end;

/* Does a number of an area disagree with those of its own parts, on that basis and attributed alike? It cannot be less
   than those have that are known; nor more, where all are. */
create function differs_from_parts(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  number quantity)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  if not has_parts(differs_from_parts.area_id) then return false; end if;
  return (
    select coalesce(highest_of(number) < t.at_least or least_of(number) > t.at_most, false)
    from parts_together(
      differs_from_parts.area_id, differs_from_parts.measure, differs_from_parts.segment, differs_from_parts.basis,
      differs_from_parts.as_of, differs_from_parts.attribution, '{}') t);
end $$;

/* Is a number of an area alone above that of one that it lies in, of its segment or one that holds this, on that basis
   and attributed alike? What all parts have together is held against the whole: which of them is wrong it does not
   say. */
create function is_above_whole(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  number quantity)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  last_day constant date := month_end((is_above_whole.as_of).last_day);
begin
  return exists (
    select
    from area a
    join area_within w on w.descendant_id = a.id and w.ancestor_id <> a.id
    join figure f on f.area_id = w.ancestor_id
    where a.id = is_above_whole.area_id and a.kind <> 'MARKET'
      and w.valid @> last_day and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}'
      and f.measure = is_above_whole.measure and f.segment = any (segments_above(is_above_whole.segment))
      and f.basis = is_above_whole.basis and f.attribution = is_above_whole.attribution and f.preferred
      and f.as_of_day >= month_of(last_day) and f.as_of_day <= last_day
      and is_beside(f.measure, f.as_of, is_above_whole.as_of) and is_current(f.known)
      and highest_of(f.quantity) < least_of(number));
end $$;

/* A segment, and those that it is part of. */
create function segments_above(segment segment) returns segment[] immutable
  return case
    when segment in ('PU', 'BPU') then array[segment, 'PU_BPU', 'ALL']
    when segment = 'ALL' then '{ALL}'
    else array[segment, 'ALL'] end::segment[];

-- Who joined or left over some days, and those who did over times within these: what both come to.
create type time_disagreement as (
  first_day date, last_day date, at_least numeric, at_most numeric, parts_at_least numeric, parts_at_most numeric);

/* Numbers of who joined or left, figures and sums over parts, that disagree with one of some time, of the same area,
   segment and basis and attributed alike: it is one of those within a longer time, or the longer one. Those within a
   year come to no more than the year; and to no less, where they leave no day of it out. Counted once are a number of
   January to some month with those of the months after it, and days only where nothing is known of their month. */
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
        and f.as_of is distinct from time_disagreements.as_of
      union all
      select from figure_sum s
      where s.area_id = time_disagreements.area_id and s.measure = time_disagreements.measure
        and s.segment = time_disagreements.segment and s.basis = time_disagreements.basis
        and s.month >= new_year and s.month < new_year + 366)
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
    -- Months of which its parts make the number.
    select s.month, month_end(s.month), 'MONTH', sum_meant(s.quantity, s.figures)
    from sums_of(
      row(time_disagreements.area_id, time_disagreements.segment, time_disagreements.basis,
        (new_year + interval '1 year - 1 day')::date)::enrollment,
      time_disagreements.measure, new_year) s
    where s.attribution = time_disagreements.attribution
      and (s.month, month_end(s.month))
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

/* Does a number that is recorded not fit others? Mostly nothing is recorded of what lies below its area. */
create function is_misfit(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  number quantity)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  has_parts_beside boolean;
begin
  if is_misfit.measure = 'COVERAGE' then return false; end if;
  has_parts_beside := has_figures_below(is_misfit.area_id, is_misfit.measure, is_misfit.basis, is_misfit.as_of);
  return exists (
      select from disagreements(is_misfit.measure, array(
        select n
        from numbers_with_parts(
          is_misfit.area_id, is_misfit.measure, is_misfit.basis, is_misfit.as_of, is_misfit.attribution) n
        where has_parts_beside
        union all
        select n
        from numbers_by_segment(
          is_misfit.area_id, is_misfit.measure, is_misfit.basis, is_misfit.as_of, is_misfit.attribution) n
        where not has_parts_beside)) d
      where is_of_whole(is_misfit.segment, d.whole))
    or has_parts_beside and differs_from_parts(
      is_misfit.area_id, is_misfit.measure, is_misfit.segment, is_misfit.basis, is_misfit.as_of,
      is_misfit.attribution, number)
    or does_not_fit_beyond(
      is_misfit.area_id, is_misfit.measure, is_misfit.segment, is_misfit.basis, is_misfit.as_of,
      is_misfit.attribution, number);
end $$;

/* Is anything recorded, on a basis and of the days that numbers stand beside, of what an area is made of? */
create function has_figures_below(area_id bigint, measure measure, basis basis, as_of partial_date)
returns boolean language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  is_month constant boolean := is_of_month(has_figures_below.measure, has_figures_below.as_of);
  last_day constant date := case when is_month then month_end((has_figures_below.as_of).last_day)
    else (has_figures_below.as_of).last_day end;
  first_day constant date := case when is_month then month_of(last_day) else last_day end;
  kind constant area_kind := (select a.kind from area a where a.id = has_figures_below.area_id);
begin
  return kind in ('NATION', 'REGION', 'PROVINCE', 'BRANCH') and exists (
      select
      from parts_named(has_figures_below.area_id, last_day) p
      join figure f on f.area_id = p
      where f.measure = has_figures_below.measure and f.basis = has_figures_below.basis and f.preferred
        and f.as_of_day >= first_day and f.as_of_day <= last_day)
    or kind in ('NATION', 'REGION') and has_numbers_below(
      array[has_figures_below.area_id], figure_kinds(has_figures_below.measure, null, has_figures_below.basis),
      first_day, last_day);
end $$;

/* Does a number not fit one of an area that it is part of, or of a longer or shorter time? */
create function does_not_fit_beyond(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date, attribution attribution,
  number quantity)
returns boolean language plpgsql stable set search_path from current as $$
begin
  return is_above_whole(
      does_not_fit_beyond.area_id, does_not_fit_beyond.measure, does_not_fit_beyond.segment,
      does_not_fit_beyond.basis, does_not_fit_beyond.as_of, does_not_fit_beyond.attribution, number)
    or exists (
      select from time_disagreements(
        does_not_fit_beyond.area_id, does_not_fit_beyond.segment, does_not_fit_beyond.measure,
        does_not_fit_beyond.basis, does_not_fit_beyond.attribution, does_not_fit_beyond.as_of, number));
end $$;

/* Does a sum that stands for an area not fit others? Its parts make it, so it is held against what is recorded of other
   segments in that month, against the areas that it is part of, and against longer times. */
create function is_sum_misfit(s complete_sum) returns boolean
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  last_day constant date := month_end((s).month);
begin
  return exists (
      select
      from (
        select distinct f.as_of
        from figure_current f
        where f.area_id = (s).area_id and f.measure = (s).measure and f.basis = (s).basis
          and f.attribution = (s).attribution and f.preferred
          and f.as_of_day >= (s).month and f.as_of_day <= last_day and is_of_month(f.measure, f.as_of)) own
      cross join lateral disagreements((s).measure, array(
        select n
        from numbers_with_parts((s).area_id, (s).measure, (s).basis, own.as_of, (s).attribution) n)) d
      where is_of_whole((s).segment, d.whole))
    or does_not_fit_beyond(
      (s).area_id, (s).measure, (s).segment, (s).basis, partial_date_of(to_char((s).month, 'YYYY-MM'), 'MONTH'),
      (s).attribution, sum_meant((s).quantity, (s).figures));
end $$;

/* The sums that stand for areas and are made of these figures alone, where anything is recorded that they may not fit:
   a number that is worked out of the figures is one of them, or rests on them. A branch has those of its own local
   governments only: the number of their province does not rest on it.
   Figures of one area make a sum only where it is the only part of another one, so most are not asked about. */
create function sums_made_of(figures bigint[]) returns setof complete_sum
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  if (select count(distinct f.area_id) from figure f where f.id = any (figures)) = 1 and not exists (
      select
      from figure f
      join membership m on m.child_id = f.area_id and holds(m.valid, month_end(f.as_of_day))
      where f.id = any (figures) and m.kind in ('ADMINISTRATIVE', 'REGION', 'WORKING_AREA') and not exists (
        select from membership o
        where o.parent_id = m.parent_id and o.kind = m.kind and o.child_id <> m.child_id
          and holds(o.valid, month_end(f.as_of_day))))
  then
    return;
  end if;
  return query
  with of_kind as materialized (
    select f.measure, f.basis, month_of(f.as_of_day) as month, array_agg(distinct f.area_id) as areas
    from figure f
    where f.id = any (figures) and f.measure <> 'COVERAGE' and is_of_month(f.measure, f.as_of)
    group by 1, 2, 3),
  above as materialized (
    select distinct k.measure, k.basis, k.month, k.areas, a.id, a.kind
    from of_kind k
    join area_within w on w.descendant_id = any (k.areas) and w.valid @> month_end(k.month)
    join area a on a.id = w.ancestor_id and a.kind in ('NATION', 'REGION', 'PROVINCE', 'BRANCH')),
  recorded as (
    select a.*
    from above a
    cross join lateral (select case when a.measure in ('JOINED', 'LEFT') then 'year' else 'month' end as unit) time
    where exists (
      select from figure f
      where f.area_id = a.id and f.measure = a.measure and f.basis = a.basis and f.preferred
        and f.as_of_day >= date_trunc(time.unit, a.month::timestamp)::date
        and f.as_of_day < (date_trunc(time.unit, a.month::timestamp) + ('1 ' || time.unit)::interval)::date)),
  looked_at as (
    select a.* from above a
    where (a.measure, a.basis, a.month) in (select r.measure, r.basis, r.month from recorded r))
  select s.*
  from looked_at l
  cross join unnest(enum_range(null::segment)) of_segment(segment)
  cross join lateral sums_of(
    row(l.id, of_segment.segment, l.basis, month_end(l.month))::enrollment, l.measure, l.month) s
  where s.figures <@ sums_made_of.figures
    and (l.kind <> 'BRANCH' or l.areas <@ array(select p from parts_named(l.id, month_end(l.month)) p));
end $$;

/* All doubts about some figures: those said of each, and DOES_NOT_ADD_UP where one of them is known, is shown first and
   does not fit others, or where a sum does not that is made of them. */
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
        and is_misfit(
          shown.area_id, shown.measure, shown.segment, shown.basis, shown.as_of, shown.attribution, shown.quantity)
      union
      select 'DOES_NOT_ADD_UP'
      from sums_made_of(figures) s
      where is_sum_misfit(s)) f(flag)
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
