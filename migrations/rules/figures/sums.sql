-- Sums: the number of an area of which nothing is reported in a month, where all of its parts have one. A part counts
-- by its own number, which may be a sum too: local governments make a province, provinces a region, regions the nation;
-- and local governments a branch, where its working area is known whole. These sums are kept ready in figure_sum.

/* Does an area of one kind have those of another as the parts that make its number? The agency's branches are no parts
   of a region or a province, as no source lists all of them. */
create function is_part_summed(whole area_kind, membership membership_kind, part area_kind) returns boolean immutable
  return case whole
    when 'NATION' then membership = 'ADMINISTRATIVE' and part = 'REGION'
    when 'REGION' then membership = 'REGION' and part = 'PROVINCE'
    when 'PROVINCE' then membership = 'ADMINISTRATIVE' and part in ('REGENCY', 'CITY')
    when 'BRANCH' then membership = 'WORKING_AREA' and part in ('REGENCY', 'CITY')
    else false end;

/* The parts of an area that are known on a day. */
create function parts_named(area_id bigint, at date) returns setof bigint stable
begin atomic
  select part.id
  from area whole
  join membership m on m.parent_id = whole.id
  join area part on part.id = m.child_id
  where whole.id = parts_named.area_id
    and holds(m.valid, parts_named.at)
    and holds(part.valid, parts_named.at)
    and is_part_summed(whole.kind, m.kind, part.kind);
end;

/* The parts whose numbers make that of an area on a day; none where not all parts are known. */
create function parts_summed(area_id bigint, at date) returns setof bigint stable
begin atomic
  select p.id
  from parts_named(parts_summed.area_id, parts_summed.at) p(id)
  where knows_parts(parts_summed.area_id, parts_summed.at);
end;

/* The areas that an area is a part of on a day. */
create function wholes_of(area_id bigint, at date) returns setof bigint stable
begin atomic
  select m.parent_id
  from membership m
  join area part on part.id = m.child_id
  join area whole on whole.id = m.parent_id
  where m.child_id = wholes_of.area_id
    and holds(m.valid, wholes_of.at)
    and holds(part.valid, wholes_of.at)
    and is_part_summed(whole.kind, m.kind, part.kind);
end;

/* Does a source say that the local governments recorded for a branch on a day are all that it serves? */
create function is_working_area_closed(branch_id bigint, at date) returns boolean stable
  return exists (
    select from closed_working_area c
    where c.branch_id = is_working_area_closed.branch_id and c.valid @> is_working_area_closed.at
      and is_current(c.known));

create type complete_sum as (
  area_id bigint,
  measure measure,
  segment segment,
  basis basis,
  month date,
  as_of_day date,
  quantity quantity,
  attribution attribution,
  flags figure_flag[],
  figures bigint[]);

-- The number of a part of an area.
create type part_number as (
  quantity quantity, as_of_day date, attribution attribution, flags figure_flag[], figures bigint[]);

/* The sum that stands for an area in a month, given by its first day, on a basis: there is one where all of its parts
   have a number and the area itself has none. The numbers must be attributed alike: one that counts workers where they
   live and one that counts them where their employer is registered do not add up.
   With `from_kept` parts that are sums are read from figure_sum; else they are worked out, too. */
create function sum_in_month(
  area_id bigint, measure measure, segment segment, basis basis, month date, from_kept boolean)
returns setof complete_sum language plpgsql stable set search_path from current as $$
declare
  last_day constant date := month_end(sum_in_month.month);
  part bigint;
  number part_number;
  numbers part_number[];
begin
  if sum_in_month.measure = 'COVERAGE' or exists (
    select from last_reported(
      row(sum_in_month.area_id, sum_in_month.segment, sum_in_month.basis, last_day)::enrollment,
      sum_in_month.measure, sum_in_month.month))
  then
    return;
  end if;
  for part in select p from parts_summed(sum_in_month.area_id, last_day) p loop
    -- Mostly a part has none, and then the others need not be looked at.
    select n.* into number
    from number_of_part(
      part, sum_in_month.measure, sum_in_month.segment, sum_in_month.basis, sum_in_month.month, from_kept) n;
    if not found then return; end if;
    numbers := numbers || number;
  end loop;
  return query
  select
    sum_in_month.area_id, sum_in_month.measure, sum_in_month.segment, sum_in_month.basis, sum_in_month.month,
    max(n.as_of_day),
    with_provenance(
      quantity_between(
        sum(low_of(n.quantity)),
        sum(high_of(n.quantity)),
        bool_or((n.quantity).precision = 'MORE_THAN'),
        min((n.quantity).unit),
        max((n.quantity).precision)),
      sum_in_month.basis,
      min((n.quantity).scheme),
      max(n.as_of_day),
      union_of((n.quantity).sources)),
    min(n.attribution),
    all_doubts(n.flags),
    union_of(n.figures)
  from unnest(numbers) n
  having min(n.attribution) = max(n.attribution) and min((n.quantity).unit) = max((n.quantity).unit);
end $$;

/* The number of a part in a month on a basis: its own, else the sum that stands for it. */
create function number_of_part(
  area_id bigint, measure measure, segment segment, basis basis, month date, from_kept boolean)
returns setof part_number stable
begin atomic
  select own.quantity, own.as_of_day, own.attribution, own.flags, own.figures
  from last_reported(
    row(number_of_part.area_id, number_of_part.segment, number_of_part.basis, month_end(number_of_part.month))
      ::enrollment,
    number_of_part.measure, number_of_part.month) own
  union all
  select s.quantity, s.as_of_day, s.attribution, s.flags, s.figures
  from figure_sum s
  where from_kept
    and s.area_id = number_of_part.area_id and s.measure = number_of_part.measure
    and s.segment = number_of_part.segment and s.month = number_of_part.month and s.basis = number_of_part.basis
    and is_current(s.while_known)
  union all
  select s.quantity, s.as_of_day, s.attribution, s.flags, s.figures
  from sum_in_month(
    number_of_part.area_id, number_of_part.measure, number_of_part.segment, number_of_part.basis,
    number_of_part.month, false) s
  where not from_kept;
end;

/* The last sum that stands for an area up to the end of a scope, from the month of `since` on. */
create function last_sum(
  scope enrollment, measure measure, since date,
  out quantity quantity, out as_of_day date, out attribution attribution, out flags figure_flag[],
  out figures bigint[])
returns setof record stable
begin atomic
  (
    select s.quantity, s.as_of_day, s.attribution, s.flags, s.figures
    from figure_sum s
    where (select is_ready('figure_sum'))
      and s.area_id = (scope).area_id and s.measure = last_sum.measure and s.segment = (scope).segment
      and s.month >= coalesce(last_sum.since, '-infinity') and s.month <= (scope).until
      and ((scope).basis is null or s.basis = (scope).basis)
      and s.as_of_day <= (scope).until and is_current(s.while_known)
      and (s.basis <> 'REGISTERED' or (scope).basis is not null
        or not gives_way_to_active(s.area_id, s.measure, s.segment, s.as_of_day))
    order by s.month desc, s.basis limit 1)
  union all
  (
    select s.quantity, s.as_of_day, s.attribution, s.flags, s.figures
    from sums_worked_out(scope, last_sum.measure, last_sum.since) s
    where not (select is_ready('figure_sum'))
      and (s.basis <> 'REGISTERED' or (scope).basis is not null
        or not gives_way_to_active(s.area_id, s.measure, s.segment, s.as_of_day))
    limit 1);
end;

/* All sums that stand for an area in the months of a scope, from that of `since` on. */
create function sums_of(scope enrollment, measure measure, since date) returns setof complete_sum stable
begin atomic
  select
    s.area_id, s.measure, s.segment, s.basis, s.month, s.as_of_day, s.quantity, s.attribution, s.flags, s.figures
  from figure_sum s
  where (select is_ready('figure_sum'))
    and s.area_id = (scope).area_id and s.measure = sums_of.measure and s.segment = (scope).segment
    and s.month >= coalesce(sums_of.since, '-infinity') and s.month <= (scope).until
    and ((scope).basis is null or s.basis = (scope).basis)
    and s.as_of_day <= (scope).until and is_current(s.while_known)
  union all
  select s.*
  from sums_worked_out(scope, sums_of.measure, sums_of.since) s
  where not (select is_ready('figure_sum'));
end;

/* All numbers of an area over some days: figures that are shown first, and sums that stand for it. */
create function numbers_of(
  scope enrollment, measure measure, since date,
  out figure_id bigint, out as_of partial_date, out as_of_day date, out basis basis, out quantity quantity,
  out attribution attribution, out flags figure_flag[], out figures bigint[])
returns setof record stable
begin atomic
  select f.id, f.as_of, f.as_of_day, f.basis, f.quantity, f.attribution, f.flags, array[f.id]
  from figure_current f
  where f.area_id = (scope).area_id
    and f.measure = numbers_of.measure
    and f.segment = (scope).segment
    and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis)
    -- Not "is null or": an index is searched by this condition, although the days are worked out only when the
    -- statement runs.
    and f.as_of_day between coalesce(numbers_of.since, '-infinity') and coalesce((scope).until, 'infinity')
  union all
  select null, partial_date_of(to_char(s.month, 'YYYY-MM'), 'MONTH'), month_end(s.month), s.basis, s.quantity,
    s.attribution, s.flags, s.figures
  from sums_of(
    row((scope).area_id, (scope).segment, (scope).basis, coalesce((scope).until, 'infinity'))::enrollment,
    numbers_of.measure, month_of(numbers_of.since)) s
  where month_end(s.month) between coalesce(numbers_of.since, '-infinity') and coalesce((scope).until, 'infinity');
end;

/* The sums of sums_of, the last month first: the long way, while figure_sum is made anew. It is plpgsql, so that
   statements are not planned with it. */
create function sums_worked_out(scope enrollment, measure measure, since date) returns setof complete_sum
language plpgsql stable set search_path from current as $$
declare
  in_month date;
begin
  if (select a.kind from area a where a.id = (scope).area_id) not in ('NATION', 'REGION', 'PROVINCE', 'BRANCH') then
    return;
  end if;
  for in_month in
    select distinct month_of(f.as_of_day)
    from figure_current f
    where f.area_id in (select w.descendant_id from area_within w where w.ancestor_id = (scope).area_id)
      and f.measure = sums_worked_out.measure
      and f.segment = any (segments_of_whole((scope).segment))
      and f.as_of_day between coalesce(sums_worked_out.since, '-infinity') and (scope).until
    order by 1 desc
  loop
    return query
    select s.*
    from unnest(enum_range(null::basis)) of_basis(basis)
    cross join lateral sum_in_month(
      (scope).area_id, sums_worked_out.measure, (scope).segment, of_basis.basis, in_month, false) s
    where ((scope).basis is null or of_basis.basis = (scope).basis) and s.as_of_day <= (scope).until
    order by s.basis;
  end loop;
end $$;


-- How figure_sum is kept.

/* Something of an area that sums of a month rest on, and since when it is known to be so. */
create type sum_change as (
  area_id bigint, measure measure, segment segment, basis basis, month date, since timestamptz);

/* Works out anew the sums that changes touch: those of the areas themselves, and of what is above them as far as
   anything changes there. What was known at each moment from `since` on is worked out as an operation that looks at
   that moment would; a request writes at the last one.
   Plans are kept, as planning would take longer than all of this. */
create function keep_sums(changes sum_change[]) returns void
language plpgsql set search_path from current set plan_cache_mode to force_generic_plan as $$
declare
  looked_at constant timestamptz := known_at();
  are_themselves boolean := true;
  todo sum_change[];
  moment timestamptz;
  at_moment sum_change[];
  worked_out complete_sum[];
  touched sum_change[];
begin
  loop
    todo := array(
      with candidate as materialized (
        select t.area_id, t.measure, t.segment, t.basis, t.month, min(t.since) as since
        from (
          select c.*
          from unnest(changes) c
          join area a on a.id = c.area_id and a.kind not in ('REGENCY', 'CITY', 'MARKET')
          where are_themselves
          union all
          select whole.id, c.measure, c.segment, c.basis, c.month, c.since
          from unnest(changes) c
          cross join lateral wholes_of(c.area_id, month_end(c.month)) whole(id)) t
        group by t.area_id, t.measure, t.segment, t.basis, t.month)
      select row(k.*)::sum_change
      from candidate k
      where exists (select from may_have_sum(k.area_id, k.measure, k.segment, k.basis, k.month)));
    exit when todo = '{}';
    are_themselves := false;
    changes := '{}';

    -- What was kept from then on is forgotten.
    with forgotten as (
      delete from figure_sum s using unnest(todo) t
      where is_sum_of(s, t) and known_from(s.while_known) >= t.since
      returning t)
    select array_agg(distinct f.t) into touched from forgotten f;
    changes := changes || touched;
    update figure_sum s set while_known = tstzrange(lower(s.while_known), null)
    from unnest(todo) t
    where is_sum_of(s, t) and upper(s.while_known) >= t.since;

    for moment, at_moment in
      select m, array_agg(t order by t)
      from unnest(todo) t
      cross join lateral moments_since(t) m
      group by m order by m
    loop
      perform look_at(moment);
      worked_out := array(
        select s
        from unnest(at_moment) t
        cross join lateral sum_in_month(t.area_id, t.measure, t.segment, t.basis, t.month, true) s);

      with closed as (
        update figure_sum s set while_known = tstzrange(lower(s.while_known), moment)
        from unnest(at_moment) t
        where is_sum_of(s, t) and upper_inf(s.while_known)
          and not exists (select from unnest(worked_out) w where is_same_sum(s, w))
        returning t)
      select array_agg(distinct c.t) into touched from closed c;
      changes := changes || touched;

      with opened as (
        insert into figure_sum as s (
          area_id, measure, segment, basis, month, as_of_day, quantity, attribution, flags, figures, while_known)
        select
          w.area_id, w.measure, w.segment, w.basis, w.month, w.as_of_day, w.quantity, w.attribution, w.flags,
          w.figures, tstzrange(moment, null)
        from unnest(worked_out) w
        where not exists (
          select from figure_sum o
          where (o.area_id, o.measure, o.segment, o.month, o.basis)
            = (w.area_id, w.measure, w.segment, w.month, w.basis) and upper_inf(o.while_known))
        returning s.area_id, s.measure, s.segment, s.basis, s.month)
      select array_agg(row(o.area_id, o.measure, o.segment, o.basis, o.month, moment)::sum_change)
        into touched from opened o;
      changes := changes || touched;
    end loop;
  end loop;
  perform look_at(looked_at);
end $$;

/* Can there be a sum for an area in a month, or was there one? Mostly there is none, as some part has no figure: that
   is told by one look at an index for each part, up to the first without one. It gives one row where there can be, none
   where not: so the planner puts it into the statement that asks for many sums, where calls would cost far more. */
create function may_have_sum(area_id bigint, measure measure, segment segment, basis basis, month date)
returns setof boolean stable
begin atomic
  select true
  where exists (
      select from figure_sum s
      where s.area_id = may_have_sum.area_id and s.measure = may_have_sum.measure
        and s.segment = may_have_sum.segment and s.basis = may_have_sum.basis and s.month = may_have_sum.month)
    -- Of most branches nobody says that the working area is whole: they have no sum, whatever their parts have.
    or (exists (
        select from area a
        where a.id = may_have_sum.area_id and (a.kind <> 'BRANCH' or exists (
          select from closed_working_area c
          where c.branch_id = a.id and c.valid @> month_end(may_have_sum.month))))
      and not exists (
        select from membership m
        join area part on part.id = m.child_id
        join area whole on whole.id = m.parent_id and is_part_summed(whole.kind, m.kind, part.kind)
        where m.parent_id = may_have_sum.area_id
          and holds(m.valid, month_end(may_have_sum.month)) and holds(part.valid, month_end(may_have_sum.month))
          and not exists (
            select from figure f
            where f.area_id = part.id and f.measure = may_have_sum.measure
              and f.segment = any (segments_needed(may_have_sum.segment)) and f.basis = may_have_sum.basis
              and f.preferred
              and f.as_of_day >= may_have_sum.month and f.as_of_day <= month_end(may_have_sum.month))
          and not exists (
            select from figure_sum s
            where s.area_id = part.id and s.measure = may_have_sum.measure
              and s.segment = may_have_sum.segment and s.basis = may_have_sum.basis and s.month = may_have_sum.month)));
end;

/* The segments of which there is one in every number of a segment: where ALL is a sum of segments, formal workers or
   construction workers are among them. */
create function segments_needed(segment segment) returns segment[] immutable
  return case segment when 'ALL' then '{ALL,FORMAL,JAKON}'::segment[] else array[segment] end;

/* The segments whose figures can make a number of a segment: of ALL, all that workers are divided into. */
create function segments_of_whole(segment segment) returns segment[] immutable
  return case segment when 'ALL' then 'ALL'::segment || division_segments() else array[segment] end;

/* Is a kept sum of what a change names? */
create function is_sum_of(kept figure_sum, change sum_change) returns boolean immutable
  return ((kept).area_id, (kept).measure, (kept).segment, (kept).basis, (kept).month)
    = ((change).area_id, (change).measure, (change).segment, (change).basis, (change).month);

/* Does a kept sum say what was worked out? */
create function is_same_sum(kept figure_sum, sum complete_sum) returns boolean immutable
  return ((kept).area_id, (kept).measure, (kept).segment, (kept).month, (kept).basis)
      = ((sum).area_id, (sum).measure, (sum).segment, (sum).month, (sum).basis)
    and ((kept).as_of_day, (kept).quantity, (kept).attribution, (kept).flags, (kept).figures)
      = ((sum).as_of_day, (sum).quantity, (sum).attribution, (sum).flags, (sum).figures);

/* The moments, from that of a change on, at which something became known or was superseded that sums of the area in the
   month rest on. A request writes at the last stamp there is: nothing is later. */
create function moments_since(change sum_change) returns setof timestamptz
language plpgsql stable set search_path from current as $$
begin
  return next (change).since;
  if not exists (select from dataset d where d.stamp > (change).since) then return; end if;
  return query
  with part as (
    select (change).area_id as id
    union
    select m.child_id
    from membership m
    join area part on part.id = m.child_id
    join area whole on whole.id = m.parent_id and is_part_summed(whole.kind, m.kind, part.kind)
    where m.parent_id = (change).area_id and holds(m.valid, month_end((change).month)))
  select distinct moment.at
  from (
    select f.known
    from figure f
    where f.area_id in (select part.id from part) and f.measure = (change).measure
      and f.segment = any (segments_of_whole((change).segment))
      and (f.preferred or f.contradicted_while <> '{}')
      and f.basis = (change).basis and f.as_of_day between (change).month and month_end((change).month)
    union all
    select s.while_known
    from figure_sum s
    where s.area_id in (select part.id from part where part.id <> (change).area_id)
      and s.measure = (change).measure and s.segment = (change).segment and s.basis = (change).basis
      and s.month = (change).month
    union all
    select c.known from closed_working_area c where c.branch_id = (change).area_id) of
  cross join lateral (values (lower(of.known)), (upper(of.known))) moment(at)
  where moment.at > (change).since;
end $$;

/* After figures were recorded, superseded or taken back: keeps the sums that rest on them. A figure of a segment also
   changes ALL, which may be a sum of segments. */
create function follow_figures() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform keep_sums(array(
    select row(f.area_id, f.measure, of_segment.segment, f.basis, month_of(f.as_of_day),
      min(case when tg_op = 'UPDATE' then coalesce(upper(f.known), '-infinity') else lower(f.known) end))::sum_change
    from changed f
    cross join lateral (
      select f.segment
      union
      select 'ALL'::segment
      where f.measure in ('PARTICIPANTS', 'EMPLOYERS') and f.segment = any (division_segments())) of_segment(segment)
    where f.measure <> 'COVERAGE' and (f.as_of).precision in ('MONTH', 'DAY')
    group by f.area_id, f.measure, of_segment.segment, f.basis, month_of(f.as_of_day)));
  return null;
end $$;

/* Works out anew all sums of some areas, and what rests on them, in the months that end in some days. */
create function keep_sums_of(areas bigint[], days daterange) returns void
language plpgsql set search_path from current as $$
begin
  perform keep_sums(array(
    select distinct
      row(whole.id, f.measure, of_segment.segment, f.basis, month_of(f.as_of_day), '-infinity')::sum_change
    from unnest(areas) whole(id)
    join area_within w on w.ancestor_id = whole.id
    join figure f on f.area_id = w.descendant_id
    cross join lateral (select f.segment union select 'ALL'::segment) of_segment(segment)
    where f.measure <> 'COVERAGE' and (f.as_of).precision in ('MONTH', 'DAY')
      and keep_sums_of.days @> month_end(f.as_of_day)));
end $$;

/* After a membership changed: keeps the sums of the areas that gained or lost a part by it. */
create function follow_parts() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op <> 'INSERT' then perform keep_sums_of(array[old.parent_id], old.valid); end if;
  if tg_op <> 'DELETE' then perform keep_sums_of(array[new.parent_id], new.valid); end if;
  return null;
end $$;

/* After it became known, or known no more, that a working area is whole. */
create function follow_closure() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform keep_sums_of(array[coalesce(new.branch_id, old.branch_id)], coalesce(new.valid, old.valid));
  return null;
end $$;

/* Makes the sums of a month anew, given by its first day. */
create function keep_sums_in(month date) returns void language plpgsql set search_path from current as $$
begin
  delete from figure_sum s where s.month = keep_sums_in.month;
  perform keep_sums(array(
    select distinct
      row(f.area_id, f.measure, of_segment.segment, f.basis, keep_sums_in.month, '-infinity')::sum_change
    from figure f
    cross join lateral (select f.segment union select 'ALL'::segment) of_segment(segment)
    where f.as_of_day between keep_sums_in.month and month_end(keep_sums_in.month)
      and f.measure <> 'COVERAGE' and (f.as_of).precision in ('MONTH', 'DAY')));
end $$;

/* Makes all of it anew, a month at a time: between two months others write, and their triggers keep it. */
create procedure rebuild_figure_sum() language plpgsql as $$
declare
  in_month date;
begin
  for in_month in
    select month_of(f.as_of_day) from figure f
    union select s.month from figure_sum s
    order by 1
  loop
    perform await_turn();
    perform keep_sums_in(in_month);
    commit;
  end loop;
end $$;
revoke execute on procedure rebuild_figure_sum from anonymous, authenticated, app_api;
revoke execute on function keep_sums, keep_sums_of, keep_sums_in from anonymous, authenticated, app_api;

call describe('figure_sum',
  'Complete sums over the parts of an area in a month of which the area has no number itself; kept by trigger.', '{
  "area_id": "The area that the sum stands for.",
  "measure": "What is counted.",
  "segment": "Which workers.",
  "basis": "On which basis all of its parts count.",
  "month": "First day of the month.",
  "as_of_day": "The latest day that a number of a part is of.",
  "quantity": "The sum, with the sources of all parts.",
  "attribution": "Where all of its parts count a worker.",
  "flags": "Doubts about numbers of parts.",
  "figures": "The figures that it rests on.",
  "while_known": "From when until when this was what figures came to."}');
call protect('figure_sum', everybody_reads => true, is_data => false, is_logged => false);

create trigger follow_recorded after insert on figure referencing new table as changed
  for each statement execute function follow_figures();
create trigger follow_superseded after update on figure referencing new table as changed
  for each statement execute function follow_figures();
create trigger follow_deleted after delete on figure referencing old table as changed
  for each statement execute function follow_figures();
-- After follow_membership, which keeps area_within: triggers run in the order of their names.
create trigger follow_parts after insert or update or delete on membership
  for each row execute function follow_parts();

call describe('closed_working_area',
  'On which days the local governments recorded for a branch are all that it serves.', '{
  "id": "Surrogate key.",
  "branch_id": "The branch.",
  "valid": "The days.",
  "source_id": "Who says so.",
  "note": "Remarks of the seed data.",
  "known": "From when until when this was what the system knew."}');
call protect('closed_working_area', everybody_reads => true);
create trigger follow_closure after insert or update or delete on closed_working_area
  for each row execute function follow_closure();

call describe('opened_working_area',
  'From which day on the local governments recorded for a branch need not be all that it serves.', '{
  "id": "Surrogate key.",
  "branch_id": "The branch.",
  "opened_from": "The first of those days.",
  "source_id": "Who says so.",
  "note": "Remarks.",
  "known": "From when until when this was what the system knew."}');
call protect('opened_working_area', everybody_reads => true);
