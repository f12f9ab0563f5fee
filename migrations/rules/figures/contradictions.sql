-- Contradictions: of which figures another source says otherwise. That is so from when both are known, and as long as
-- they are. `figure.contradicted_while` has it ready, so that a number is shown with its doubts by the one row that it
-- is read from.

/* Do two figures of the same thing and month, from different sources, leave no number that both may mean? An
   approximate one is as wide as its rounding. Additions and leavers are of the same thing where they count over as many
   days. */
create function contradict(
  measure measure, one quantity, one_time partial_date, other quantity, other_time partial_date)
returns boolean immutable
  return (one).unit = (other).unit
    and (measure not in ('JOINED', 'LEFT') or days_counted(measure, one_time) = days_counted(measure, other_time))
    and (highest_of(one) < lowest_of(other) or highest_of(other) < lowest_of(one));

/* By which rivals each of some figures is contradicted, and while which moments each is by the other: from when both
   are known, as long as the other one is. What is superseded keeps what was said against it then. Figures that count
   workers in different places do not contradict each other. */
create function contradictions_of(figures bigint[])
returns table (figure_id bigint, rival_id bigint, while_known tstzrange, rival_while tstzrange) stable
begin atomic
  select f.id, r.id, r.known * tstzrange(lower(f.known), null), f.known * tstzrange(lower(r.known), null)
  from unnest(contradictions_of.figures) of(id)
  join figure f on f.id = of.id
  join figure r on r.area_id = f.area_id
    and r.as_of_day >= month_of(f.as_of_day) and r.as_of_day <= month_end(f.as_of_day)
    -- Not by the index of kinds, in which those of all areas stand together: where many are recorded at once, there are
    -- no statistics yet that would say so.
    and r.of_kind + 0 = f.of_kind and r.source_id <> f.source_id
    and (r.attribution = f.attribution or 'UNSAID' in (r.attribution, f.attribution))
    and r.known && f.known
    and contradict(f.measure, f.quantity, f.as_of, r.quantity, r.as_of);
end;

/* The doubts about a figure at the moment looked at: those said of it, and whether it is contradicted. */
create function doubts_known(flags figure_flag[], contradicted_while tstzmultirange) returns figure_flag[] stable
  return case when contradicted_while @> known_at() and 'CONTRADICTED' <> all(flags) then flags || '{CONTRADICTED}'
    else flags end;
comment on function doubts_known is 'The doubts about a figure at the moment looked at. @notNull';

/* Does a figure need a second look? There is a doubt about it, another source contradicts it, or its own source is not
   verified. Which of rivals is shown first makes none doubtful: sources that agree confirm each other. What is the same
   for all figures of a list is handed in, so that it is asked once and this is part of the statement. */
create function is_doubtful(
  flags figure_flag[], contradicted_while tstzmultirange, source_id bigint, moment timestamptz, unverified bigint[])
returns boolean immutable
  return flags <> '{}' or contradicted_while @> moment or source_id = any (unverified);
comment on function is_doubtful is 'Does a figure need a second look? @notNull';

create function unverified_sources() returns bigint[] stable
begin atomic
  select array(select s.id from source s where s.verification = 'UNVERIFIED');
end;
comment on function unverified_sources is 'The sources that nobody has verified. @notNull';

/* After figures were recorded: they contradict others from then on, and others them. */
create function note_contradictions() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  -- Mostly there is none. An update of no row would call all triggers of updates.
  if not exists (select from contradictions_of(array(select a.id from added a))) then return null; end if;
  with pair as materialized (
    select c.* from contradictions_of(array(select a.id from added a)) c)
  update figure f set contradicted_while = f.contradicted_while + c.while_known
  from (
    select side.id, range_agg(side.while_known) as while_known
    from pair p
    cross join lateral (
      values (p.figure_id, p.while_known), (p.rival_id, p.rival_while)) side(id, while_known)
    group by side.id) c
  where f.id = c.id;
  return null;
end $$;

/* After figures were superseded or taken back: from then on their rivals are contradicted by others only. */
create function end_contradictions() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from gone g where g.contradicted_while <> '{}') then return null; end if;
  update figure f set contradicted_while = left_over.while_known
  from (
    select r.id, coalesce(range_agg(c.while_known), '{}') as while_known
    from gone g
    join figure r on r.area_id = g.area_id and r.of_kind = g.of_kind and r.contradicted_while <> '{}'
      and r.as_of_day >= month_of(g.as_of_day) and r.as_of_day <= month_end(g.as_of_day)
    left join lateral contradictions_of(array[r.id]) c on true
    where g.contradicted_while <> '{}'
    group by r.id, g.id) left_over
  -- Where nothing is left to change it ends: this update is one of figures, too.
  where f.id = left_over.id and f.contradicted_while <> left_over.while_known;
  return null;
end $$;

/* Works all of them out anew, a month at a time: between two months others write, and the triggers keep them. Until a
   month is done, what had kept it before is told of it. */
create procedure rebuild_figure_contradiction() language plpgsql as $$
declare
  in_month date;
begin
  for in_month in select distinct month_of(f.as_of_day) from figure f order by 1 loop
    perform await_turn();
    with of_month as materialized (
      select f.id from figure f where f.as_of_day >= in_month and f.as_of_day <= month_end(in_month)),
    found as materialized (
      select c.figure_id, range_agg(c.while_known) as while_known
      from contradictions_of(array(select m.id from of_month m)) c
      group by c.figure_id)
    update figure f set contradicted_while = coalesce(c.while_known, '{}')
    from of_month m left join found c on c.figure_id = m.id
    where f.id = m.id and f.contradicted_while <> coalesce(c.while_known, '{}');
    commit;
  end loop;
end $$;
revoke execute on procedure rebuild_figure_contradiction from anonymous, authenticated, app_api;

-- Before follow_recorded and its like, which sum up doubts too: triggers run in the order of their names.
create trigger contradict_recorded after insert on figure referencing new table as added
  for each statement execute function note_contradictions();
create trigger contradict_superseded after update on figure referencing new table as gone
  for each statement execute function end_contradictions();
create trigger contradict_deleted after delete on figure referencing old table as gone
  for each statement execute function end_contradictions();
