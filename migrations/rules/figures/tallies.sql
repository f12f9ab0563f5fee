-- How many figures became known, and how many were superseded, before a moment: for the totals of lists at any moment.
-- The tally has the numbers of each day (UTC), so that counting takes no longer when there are more figures.

/* How many figures are known at the moment looked at: what became known up to it, less what was superseded. */
create function figures_known() returns bigint stable
  return figures_opened(known_at() + interval '1 microsecond') - figures_closed(known_at() + interval '1 microsecond');
comment on function figures_known is 'How many figures are known at the moment looked at. @notNull';

/* Figures that became known before a moment: those of whole days from the tally, the rest one by one. */
create function figures_opened(before timestamptz) returns bigint stable
  return case
    when (select is_ready('figure_tally')) then
      (select coalesce(sum(t.opened), 0) from figure_tally t where t.day < utc_day(before))
      + (select count(*) from figure f
        where lower(f.known) >= utc_midnight(utc_day(before)) and lower(f.known) < before)
    else (figures_counted(before)).opened end;

/* Figures that were superseded before a moment, likewise. */
create function figures_closed(before timestamptz) returns bigint stable
  return case
    when (select is_ready('figure_tally')) then
      (select coalesce(sum(t.closed), 0) from figure_tally t where t.day < utc_day(before))
      + (select count(*) from figure f
        where upper(f.known) >= utc_midnight(utc_day(before)) and upper(f.known) < before and not upper_inf(f.known))
    else (figures_counted(before)).closed end;

/* Both, counted one by one: the long way, while the tally is made anew. It is plpgsql, so that statements are not
   planned with it. */
create function figures_counted(before timestamptz, out opened bigint, out closed bigint)
language plpgsql stable set search_path from current as $$
begin
  opened := (select count(*) from figure f where lower(f.known) < before);
  closed := (select count(*) from figure f where upper(f.known) < before and not upper_inf(f.known));
end $$;

create function tally_opened() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into figure_tally as t (day, opened)
  select utc_day(lower(known)), count(*) from added group by 1 order by 1
  on conflict (day) do update set opened = t.opened + excluded.opened;
  -- The operator also records what was superseded long ago.
  insert into figure_tally as t (day, closed)
  select utc_day(upper(known)), count(*) from added where not upper_inf(known) group by 1 order by 1
  on conflict (day) do update set closed = t.closed + excluded.closed;
  return null;
end $$;

create function tally_closed() returns trigger language plpgsql security definer set search_path from current as $$
begin
  -- Not a join of both: the session keeps its plan, and one for a few rows would take hours for a million.
  insert into figure_tally as t (day, closed)
  select c.day, sum(c.rows)
  from (
    select utc_day(upper(known)) as day, 1 as rows from closed where not upper_inf(known)
    union all
    select utc_day(upper(known)), -1 from was where not upper_inf(known)) c
  group by c.day having sum(c.rows) <> 0 order by c.day
  on conflict (day) do update set closed = t.closed + excluded.closed;
  return null;
end $$;

/* Makes the tally anew, a month at a time. Each month waits for its turn to write; between two months others write, and
   the triggers keep the tally meanwhile. */
create procedure rebuild_figure_tally() language plpgsql as $$
declare
  month date;
begin
  for month in
    select month_of(utc_day(lower(f.known))) from figure f
    union select month_of(utc_day(upper(f.known))) from figure f where not upper_inf(f.known)
    -- Where the tally has days and there are no figures any more, nothing is put in their place.
    union select month_of(t.day) from figure_tally t
    order by 1
  loop
    perform await_turn();
    delete from figure_tally t where t.day between month and month_end(month);
    insert into figure_tally (day, opened, closed)
    select d.day, sum(d.opened), sum(d.closed)
    from (
      select utc_day(lower(f.known)) as day, 1 as opened, 0 as closed from figure f
      where lower(f.known) >= utc_midnight(month) and lower(f.known) < utc_midnight(month_end(month) + 1)
      union all
      select utc_day(upper(f.known)), 0, 1 from figure f
      where upper(f.known) >= utc_midnight(month) and upper(f.known) < utc_midnight(month_end(month) + 1)
        and not upper_inf(f.known)) d
    group by d.day;
    commit;
  end loop;
end $$;
revoke execute on procedure rebuild_figure_tally from anonymous, authenticated, app_api;

call describe('figure_tally', 'How many figures became known on a day, and how many were superseded; kept by trigger.',
  '{
  "day": "Day in UTC.",
  "opened": "Figures that became known.",
  "closed": "Figures that were superseded."}');
call protect('figure_tally', everybody_reads => true, is_data => false, is_logged => false);

create trigger tally_opened after insert on figure referencing new table as added
  for each statement execute function tally_opened();
create trigger tally_closed after update on figure referencing old table as was new table as closed
  for each statement execute function tally_closed();
