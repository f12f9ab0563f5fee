create function tally_opened() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into figure_tally as t (day, opened) select utc_day(lower(known)), count(*) from added group by 1 order by 1
  on conflict (day) do update set opened = t.opened + excluded.opened;
  return null;
end $$;

create function tally_closed() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into figure_tally as t (day, closed) select utc_day(upper(known)), count(*) from closed group by 1 order by 1
  on conflict (day) do update set closed = t.closed + excluded.closed;
  return null;
end $$;

/* Figures that became known before a moment: those of whole days from the tally, the rest one by one. */
create function figures_opened(before timestamptz) returns bigint stable
  return case when is_ready('figure_tally') then
      (select coalesce(sum(t.opened), 0) from figure_tally t where t.day < utc_day(before))
      + (select count(*) from figure f
        where lower(f.known) >= utc_day(before)::timestamp at time zone 'UTC' and lower(f.known) < before)
    else (select count(*) from figure f where lower(f.known) < before) end;

/* Figures that were superseded before a moment, likewise. */
create function figures_closed(before timestamptz) returns bigint stable
  return case when is_ready('figure_tally') then
      (select coalesce(sum(t.closed), 0) from figure_tally t where t.day < utc_day(before))
      + (select count(*) from figure f
        where upper(f.known) >= utc_day(before)::timestamp at time zone 'UTC' and upper(f.known) < before
          and not upper_inf(f.known))
    else (select count(*) from figure f where upper(f.known) < before and not upper_inf(f.known)) end;

/* Makes the tally anew, month by month: between them others write, and their triggers keep it. */
create procedure rebuild_figure_tally() language plpgsql as $$
declare
  month date;
begin
  delete from figure_tally t
  where not exists (select from figure f where utc_day(lower(f.known)) = t.day or utc_day(upper(f.known)) = t.day);
  for month in
    select distinct month_of(utc_day(m)) from figure f, unnest(array[lower(f.known), upper(f.known)]) m
    where m is not null order by 1
  loop
    perform await_turn();
    delete from figure_tally t where t.day between month and month_end(month);
    insert into figure_tally (day, opened, closed)
    select d.day, sum(d.opened), sum(d.closed)
    from (
      select utc_day(lower(f.known)) as day, 1 as opened, 0 as closed from figure f
      where lower(f.known) >= month::timestamp at time zone 'UTC'
        and lower(f.known) < (month + interval '1 month') at time zone 'UTC'
      union all
      select utc_day(upper(f.known)), 0, 1 from figure f
      where upper(f.known) >= month::timestamp at time zone 'UTC'
        and upper(f.known) < (month + interval '1 month') at time zone 'UTC' and not upper_inf(f.known)) d
    group by d.day;
    commit;
  end loop;
end $$;
revoke execute on procedure rebuild_figure_tally from anonymous, authenticated, app_api;

call describe('figure_tally', 'How many figures became known on a day, and how many were superseded; kept by trigger.', '{
  "day": "Day in UTC.", "opened": "Figures that became known.", "closed": "Figures that were superseded."}');
call protect('figure_tally', everybody_reads => true, is_data => false, is_logged => false);
