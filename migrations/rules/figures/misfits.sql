-- Misfits: of numbers that are given, to be recorded or submitted, those that would not fit others. They are held
-- against each other and against what is recorded, by the rules by which numbers that are shown are flagged (see
-- disagreements.sql); and so are the sums that they would make, up to the nation.

-- What does not fit: the given numbers of these areas and segments are meant, and the warning.
create type misfit as (areas bigint[], measure measure, segments segment[], warning outcome);

-- A number of an area that is given, or follows from what is given of these areas: of its segment, or of those that
-- workers are divided into.
create type touched_number as (
  area_id bigint, measure measure, segment segment, areas bigint[], is_divided boolean);

-- The same beside what is said of the area itself, and what its parts come to.
create type number_beside_parts as (touched touched_number, own quantity, at_least numeric, at_most numeric);

/* What does not fit, of numbers that are given on one basis for one time: an area and its parts, segments of an area of
   which some are sums of its parts, such a sum for a month and its year; and more participants than there are workers,
   so that coverage would be above 100 %. It is asked once for all of them. `before` are those that were given before
   these. Looked at are the given areas and all that they are parts of, where there is anything to hold against. */
create function misfits_of(
  given figure_proposal[], before figure_proposal[], basis basis, as_of partial_date, attribution attribution)
returns setof misfit language plpgsql stable set search_path from current as $$
declare
  usable constant figure_proposal[] := array(
    select g from unnest(given) g where (g.refusal).kind is null and g.area_id is not null);
  divided constant number_beside_parts[] := array(
    select d from divisions_given(usable, before, misfits_of.basis, misfits_of.as_of, misfits_of.attribution) d);
  -- All numbers as they would be.
  known constant figure_proposal[] :=
    usable || before || array(select number_proposed(d.touched, d.own) from unnest(divided) d);
  numbers constant number_beside_parts[] := array(
    select n
    from numbers_beside_parts(
      touched_wholes(
        array(
          select row(g.area_id, g.measure, g.segment, array[g.area_id], false)::touched_number from unnest(usable) g
          union all
          select d.touched from unnest(divided) d),
        usable, known, misfits_of.basis, misfits_of.as_of),
      known, misfits_of.basis, misfits_of.as_of, misfits_of.attribution) n);
begin
  return query select m.* from misfits_with_parts(numbers) m;
  return query
  select m.*
  from misfits_of_segments(numbers, known, misfits_of.basis, misfits_of.as_of, misfits_of.attribution) m;
  return query select m.* from misfits_with_workforce(usable, divided || numbers, misfits_of.basis, misfits_of.as_of) m;
  return query
  select m.* from misfits_with_times(numbers, misfits_of.basis, misfits_of.as_of, misfits_of.attribution) m;
end $$;

/* What follows of segments of an area, as a number that is given. It has no place in a list. */
create function number_proposed(t touched_number, number quantity) returns figure_proposal immutable
  return row(
    null, (t).area_id, (t).segment, (t).measure, null, null, number, null, null, null, null, null)::figure_proposal;

/* Participants or employers of ALL, where what is given makes a whole division into segments, with those given before
   and those recorded, and no number of ALL is among them. */
create function divisions_given(
  given figure_proposal[], before figure_proposal[], basis basis, as_of partial_date, attribution attribution)
returns setof number_beside_parts stable
begin atomic
  with given_area as materialized (
    select distinct g.area_id, g.measure
    from unnest(given) g where g.measure in ('PARTICIPANTS', 'EMPLOYERS')),
  number as (
    select distinct on (n.area_id, n.measure, n.segment) n.*
    from (
      select g.area_id, g.measure, g.segment, g.quantity, 1 as place from unnest(given) g
      union all
      select b.area_id, b.measure, b.segment, b.quantity, 2 from unnest(before) b
      union all
      select a.area_id, a.measure, r.segment, r.quantity, 3
      from given_area a
      cross join lateral numbers_by_segment(
        a.area_id, a.measure, divisions_given.basis, divisions_given.as_of, divisions_given.attribution) r) n
    join given_area using (area_id, measure)
    order by n.area_id, n.measure, n.segment, n.place)
  select row(
    row(n.area_id, n.measure, 'ALL', array[n.area_id], true)::touched_number,
    quantity_between(sum(least_of(n.quantity)), sum(highest_of(n.quantity)), false, unit_of(n.measure), 'RANGE'),
    sum(low_of(n.quantity)), null)::number_beside_parts
  from number n
  group by n.area_id, n.measure
  having is_whole_division(array_agg(n.segment order by n.segment) filter (
      where n.segment = any (division_segments())))
    and not bool_or(n.segment = 'ALL')
    and bool_or(n.place = 1 and n.segment = any (division_segments()));
end;

/* The numbers of areas with parts that are given, and those that follow from touched ones of what lies below: where the
   area has numbers, known or recorded, of that time or of its year; or where it is known how many workers there are. */
create function touched_wholes(
  touched touched_number[], given figure_proposal[], known figure_proposal[], basis basis, as_of partial_date)
returns touched_number[] language plpgsql stable set search_path from current as $$
declare
  last_day constant date := month_end((touched_wholes.as_of).last_day);
  new_year constant date := date_trunc('year', last_day::timestamp)::date;
begin
  return array(
    with recursive way_up as (
      select distinct t.area_id, t.area_id as whole_id from unnest(touched) t
      union
      select u.area_id, w
      from way_up u
      cross join lateral (
        select w from wholes_of(u.whole_id, last_day) w
        union all
        select m.parent_id from membership m
        where m.child_id = u.whole_id and m.kind = 'REGION' and holds(m.valid, last_day)) w(w)),
    number as (
      select u.whole_id as area_id, t.measure, t.segment, t.areas, t.is_divided
      from unnest(touched) t join way_up u on u.area_id = t.area_id and u.whole_id <> t.area_id
      union all
      select g.area_id, g.measure, g.segment, array[g.area_id], false from unnest(given) g),
    looked_at as (
      select n.area_id, n.measure
      from (select distinct n.area_id, n.measure from number n where n.measure <> 'COVERAGE') n
      where has_parts(n.area_id) and (
        (n.area_id, n.measure) in (select k.area_id, k.measure from unnest(known) k)
        or exists (
          select from figure f
          where f.area_id = n.area_id and f.measure = n.measure and f.basis = touched_wholes.basis and f.preferred
            and f.as_of_day >= case when n.measure in ('JOINED', 'LEFT') then new_year else month_of(last_day) end
            and f.as_of_day <= case when n.measure in ('JOINED', 'LEFT') then new_year + 365 else last_day end)
        or n.measure = 'PARTICIPANTS' and exists (
          select from potential p
          where p.area_id = n.area_id and p.kind = 'ELIGIBLE_WORKFORCE'
            and p.as_of_day >= last_day - 366 and p.as_of_day <= last_day)))
    select row(n.area_id, n.measure, n.segment, union_of(n.areas), bool_or(n.is_divided))::touched_number
    from number n join looked_at l on l.area_id = n.area_id and l.measure = n.measure
    group by n.area_id, n.measure, n.segment);
end $$;

/* Numbers of areas as they would be: their own, given or recorded, beside what their parts would have together. Not
   beside that where the own number is a division into segments: these are held against the parts themselves. Not of an
   area whose own number counts workers elsewhere. */
create function numbers_beside_parts(
  touched touched_number[], known figure_proposal[], basis basis, as_of partial_date, attribution attribution)
returns setof number_beside_parts
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  last_day constant date := month_end((numbers_beside_parts.as_of).last_day);
begin
  return query
  with beside as materialized (
    select b.area_id, b.measure, b.numbers
    from known_beside(array(select t.area_id from unnest(touched) t), known, last_day) b)
  select row(t.*)::touched_number, coalesce(said.quantity, own.quantity),
    case when cardinality(own.figures) > 1 then null else p.at_least end,
    case when cardinality(own.figures) > 1 then null else p.at_most end
  from unnest(touched) t
  left join beside b on b.area_id = t.area_id and b.measure = t.measure
  left join lateral (
    select k.quantity from unnest(b.numbers) k
    where k.area_id = t.area_id and k.measure = t.measure and k.segment = t.segment and k.place is not null
    limit 1) said on true
  left join lateral recorded_beside(
    t.area_id, t.measure, t.segment, numbers_beside_parts.basis, numbers_beside_parts.as_of) own
    on said.quantity is null
  cross join lateral parts_together(
    t.area_id, t.measure, t.segment, numbers_beside_parts.basis, numbers_beside_parts.as_of,
    numbers_beside_parts.attribution, coalesce(b.numbers, '{}')) p
  where own.attribution is null or own.attribution = numbers_beside_parts.attribution;
end $$;

/* What is recorded of an area beside numbers of some days; of a month as it is shown. */
create function recorded_beside(
  area_id bigint, measure measure, segment segment, basis basis, as_of partial_date,
  out quantity quantity, out attribution attribution, out figures bigint[])
returns setof record language plpgsql stable set search_path from current as $$
begin
  if is_of_month(recorded_beside.measure, recorded_beside.as_of) then
    return query
    select r.quantity, r.attribution, r.figures
    from last_reported(
      row(recorded_beside.area_id, recorded_beside.segment, recorded_beside.basis,
        month_end((recorded_beside.as_of).last_day))::enrollment,
      recorded_beside.measure, month_of((recorded_beside.as_of).last_day)) r;
  else
    return query
    select f.quantity, f.attribution, array[f.id]
    from figure_current f
    where f.area_id = recorded_beside.area_id and f.measure = recorded_beside.measure
      and f.segment = recorded_beside.segment and f.basis = recorded_beside.basis and f.preferred
      and f.as_of_day = (recorded_beside.as_of).last_day
      and is_beside(f.measure, f.as_of, recorded_beside.as_of);
  end if;
end $$;

/* Of some areas, the known numbers of each measure of the area itself and of what lies below. */
create function known_beside(
  areas bigint[], known figure_proposal[], last_day date,
  out area_id bigint, out measure measure, out numbers figure_proposal[])
returns setof record stable
begin atomic
  with place as materialized (
    select distinct w.ancestor_id, w.descendant_id
    from area_within w
    where w.ancestor_id = any (areas) and w.descendant_id in (select k.area_id from unnest(known) k)
      and w.valid @> known_beside.last_day)
  select p.ancestor_id, k.measure, array_agg(k)
  from unnest(known) k join place p on p.descendant_id = k.area_id
  group by p.ancestor_id, k.measure;
end;

/* The given numbers that are meant by a touched one. */
create function segments_meant(t touched_number) returns segment[] immutable
  return case when (t).is_divided then segments_of_whole((t).segment) else array[(t).segment] end;

/* An area and its parts. */
create function misfits_with_parts(numbers number_beside_parts[]) returns setof misfit stable
begin atomic
  select row((n.touched).areas, (n.touched).measure, segments_meant(n.touched),
    refused('UNACKNOWLEDGED',
      case when n.at_least > highest_of(n.own) then 'AREAS_ABOVE_WHOLE' else 'AREAS_BELOW_WHOLE' end,
      '{input,quantity}',
      jsonb_build_object('area', a.code,
        'number', trim_scale(round(
          case when n.at_least > highest_of(n.own) then highest_of(n.own) else least_of(n.own) end, 1)),
        'parts', trim_scale(round(case when n.at_least > highest_of(n.own) then n.at_least else n.at_most end, 1)),
        'warnings', 'DOES_NOT_ADD_UP'),
      details => '{DOES_NOT_ADD_UP}'))::misfit
  from unnest(numbers) n
  join area a on a.id = (n.touched).area_id
  where n.at_least > highest_of(n.own) or n.at_most < least_of(n.own);
end;

/* Segments of an area, of which some are sums of its parts. Where the area is given itself they are those of that time;
   where parts are, those of each day of the month of which the area has a number that none is given in place of. */
create function misfits_of_segments(
  numbers number_beside_parts[], known figure_proposal[], basis basis, as_of partial_date, attribution attribution)
returns setof misfit
language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  last_day constant date := month_end((misfits_of_segments.as_of).last_day);
begin
  return query
  with place as materialized (
    select (n.touched).area_id as id, (n.touched).measure as measure, array_agg(n.touched) as touched
    from unnest(numbers) n
    group by 1, 2),
  beside as materialized (
    select b.area_id, b.measure, b.numbers
    from known_beside(array(select p.id from place p), known, last_day) b),
  -- A whole that follows of segments that are given of the area itself is none beside the sum of its parts.
  given as materialized (
    select p.id, p.measure, p.touched,
      array(select k from unnest(b.numbers) k where k.area_id = p.id and k.place is not null) as own,
      array(select k from unnest(b.numbers) k where k.area_id <> p.id) as below
    from place p join beside b on b.area_id = p.id and b.measure = p.measure),
  compared as (
    select g.id, g.measure, g.touched, g.own || g.below as numbers, misfits_of_segments.as_of as day
    from given g where g.own <> '{}'
    union
    select g.id, g.measure, g.touched, g.below, f.as_of
    from given g
    join figure_current f on f.area_id = g.id and f.measure = g.measure
    where g.below <> '{}'
      and f.basis = misfits_of_segments.basis and f.attribution = misfits_of_segments.attribution and f.preferred
      and f.as_of_day >= month_of(last_day) and f.as_of_day <= last_day
      and is_beside(f.measure, f.as_of, misfits_of_segments.as_of)
      and (g.own = '{}' or f.as_of_day <> (misfits_of_segments.as_of).last_day))
  select named.areas, c.measure, named.segments, refusal_of_area_segments(d, a.code)
  from compared c
  join area a on a.id = c.id
  cross join lateral disagreements(c.measure, array(
    select n
    from numbers_with_parts(
      c.id, c.measure, misfits_of_segments.basis, c.day, misfits_of_segments.attribution, c.numbers) n)) d
  cross join lateral (
    select union_of(t.areas) as areas, array_agg(distinct s.segment) as segments
    from unnest(c.touched) t cross join lateral unnest(segments_meant(t)) s(segment)
    where is_of_whole(t.segment, d.whole)) named
  where named.areas <> '{}';
end $$;

/* More participants than there are workers: of those given, and of sums. */
create function misfits_with_workforce(
  given figure_proposal[], sums number_beside_parts[], basis basis, as_of partial_date)
returns setof misfit stable
begin atomic
  select row(s.areas, 'PARTICIPANTS', s.segments,
    refused('UNACKNOWLEDGED', 'PARTICIPANTS_ABOVE_WORKFORCE', '{input,quantity}',
      jsonb_build_object('area', a.code, 'participants', trim_scale(round(s.participants, 1)),
        'workforce', as_parameter(p.quantity), 'warnings', 'DOES_NOT_ADD_UP'),
      details => '{DOES_NOT_ADD_UP}'))::misfit
  from (
    select g.area_id, g.segment, array[g.area_id] as areas, array[g.segment] as segments,
      low_of(g.quantity) as participants
    from unnest(given) g where g.measure = 'PARTICIPANTS'
    union all
    select (n.touched).area_id, (n.touched).segment, (n.touched).areas, segments_meant(n.touched), n.at_least
    from unnest(sums) n
    where (n.touched).measure = 'PARTICIPANTS' and ((n.touched).is_divided or n.own is null)) s
  join area a on a.id = s.area_id
  cross join lateral potential_near(
    row(s.area_id, s.segment, misfits_with_workforce.basis, month_end((misfits_with_workforce.as_of).last_day))
      ::enrollment,
    'ELIGIBLE_WORKFORCE', (misfits_with_workforce.as_of).last_day) p
  where abs(p.as_of_day - (misfits_with_workforce.as_of).last_day) <= 366 and s.participants > high_of(p.quantity);
end;

/* Who joined or left in a month by the sum of the parts, and over longer times. */
create function misfits_with_times(
  sums number_beside_parts[], basis basis, as_of partial_date, attribution attribution)
returns setof misfit stable
begin atomic
  select row((n.touched).areas, (n.touched).measure, segments_meant(n.touched),
    refusal_of_area_times(t, a.code))::misfit
  from unnest(sums) n
  join area a on a.id = (n.touched).area_id
  cross join lateral time_disagreements(
    (n.touched).area_id, (n.touched).segment, (n.touched).measure, misfits_with_times.basis,
    misfits_with_times.attribution, misfits_with_times.as_of,
    quantity_between(n.at_least, n.at_most, false, unit_of((n.touched).measure), 'RANGE')) t
  where (n.touched).measure in ('JOINED', 'LEFT') and n.own is null and n.at_most is not null
    and is_of_month((n.touched).measure, misfits_with_times.as_of);
end;

/* The warning that segments disagree with their whole. */
create function refusal_of_segments(d disagreement) returns outcome stable
  return case
    when (d).segments_at_least > (d).at_most
      then refused('UNACKNOWLEDGED', 'SEGMENTS_ABOVE_WHOLE', '{input,quantity}',
        jsonb_build_object('whole', (d).whole, 'segments', trim_scale(round((d).segments_at_least, 1)),
          'number', trim_scale(round((d).at_most, 1)), 'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}')
    when (d).segments_at_most < (d).at_least
      then refused('UNACKNOWLEDGED', 'SEGMENTS_BELOW_WHOLE', '{input,quantity}',
        jsonb_build_object('whole', (d).whole, 'segments', trim_scale(round((d).segments_at_most, 1)),
          'number', trim_scale(round((d).at_least, 1)), 'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}') end;

/* The same of an area, where sums of its parts are among them. */
create function refusal_of_area_segments(d disagreement, area text) returns outcome stable
  return case
    when (d).segments_at_least > (d).at_most
      then refused('UNACKNOWLEDGED', 'AREA_SEGMENTS_ABOVE_WHOLE', '{input,quantity}',
        jsonb_build_object('area', area, 'whole', (d).whole, 'segments', trim_scale(round((d).segments_at_least, 1)),
          'number', trim_scale(round((d).at_most, 1)), 'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}')
    when (d).segments_at_most < (d).at_least
      then refused('UNACKNOWLEDGED', 'AREA_SEGMENTS_BELOW_WHOLE', '{input,quantity}',
        jsonb_build_object('area', area, 'whole', (d).whole, 'segments', trim_scale(round((d).segments_at_most, 1)),
          'number', trim_scale(round((d).at_least, 1)), 'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}') end;

/* The warning that a time and times within it disagree. */
create function refusal_of_times(t time_disagreement) returns outcome stable
  return case
    when (t).parts_at_least > (t).at_most
      then refused('UNACKNOWLEDGED', 'TIMES_ABOVE_LONGER', '{input,quantity}',
        jsonb_build_object('first_day', (t).first_day, 'last_day', (t).last_day,
          'number', trim_scale(round((t).at_most, 1)), 'parts', trim_scale(round((t).parts_at_least, 1)),
          'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}')
    when (t).parts_at_most < (t).at_least
      then refused('UNACKNOWLEDGED', 'TIMES_BELOW_LONGER', '{input,quantity}',
        jsonb_build_object('first_day', (t).first_day, 'last_day', (t).last_day,
          'number', trim_scale(round((t).at_least, 1)), 'parts', trim_scale(round((t).parts_at_most, 1)),
          'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}') end;

/* The same of an area, where sums of its parts are among them. */
create function refusal_of_area_times(t time_disagreement, area text) returns outcome stable
  return case
    when (t).parts_at_least > (t).at_most
      then refused('UNACKNOWLEDGED', 'AREA_TIMES_ABOVE_LONGER', '{input,quantity}',
        jsonb_build_object('area', area, 'first_day', (t).first_day, 'last_day', (t).last_day,
          'number', trim_scale(round((t).at_most, 1)), 'parts', trim_scale(round((t).parts_at_least, 1)),
          'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}')
    when (t).parts_at_most < (t).at_least
      then refused('UNACKNOWLEDGED', 'AREA_TIMES_BELOW_LONGER', '{input,quantity}',
        jsonb_build_object('area', area, 'first_day', (t).first_day, 'last_day', (t).last_day,
          'number', trim_scale(round((t).at_least, 1)), 'parts', trim_scale(round((t).parts_at_most, 1)),
          'warnings', 'DOES_NOT_ADD_UP'),
        details => '{DOES_NOT_ADD_UP}') end;

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
      select refusal_of_times(t)
      from time_disagreements(p.area_id, p.segment, p.measure, p.basis, p.attribution, p.as_of, p.quantity) t
      limit 1));

/* The warning that a number would disagree with others: with those `given` with it, of one area, measure, basis and
   time, and with what is recorded of other segments. Null where it would not. */
create function disagreement_warning(
  segment segment, given segment_number[], area_id bigint, measure measure, basis basis, as_of partial_date,
  attribution attribution)
returns outcome language plpgsql stable set search_path from current set plan_cache_mode to force_generic_plan as $$
begin
  return (
    select refusal_of_segments(d)
    from disagreements(disagreement_warning.measure, given || array(
      select row(n.segment, n.quantity)::segment_number
      from numbers_by_segment(
        disagreement_warning.area_id, disagreement_warning.measure, disagreement_warning.basis,
        disagreement_warning.as_of, disagreement_warning.attribution) n
      where n.segment not in (select g.segment from unnest(given) g))) d
    where is_of_whole(disagreement_warning.segment, d.whole)
    order by d.whole desc limit 1);
end $$;
