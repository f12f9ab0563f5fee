/* The zone a day is counted in: its own or that of its seat, else of the province it lies in, directly (an office, a local
   government) or through its city (a market), else of its working area, else of the region it belongs to, else the capital's (WIB). */
create function counted_in(area_id bigint) returns text stable
  return coalesce((select a.time_zone from area a where a.id = counted_in.area_id),
    (select p.time_zone from membership m join area p on p.id = m.parent_id
      where m.child_id = counted_in.area_id and m.kind in ('ADMINISTRATIVE', 'OFFICE_LOCATION') and p.time_zone is not null order by m.id limit 1),
    (select p.time_zone from membership m join membership n on n.child_id = m.parent_id and n.kind = 'ADMINISTRATIVE' join area p on p.id = n.parent_id
      where m.child_id = counted_in.area_id and m.kind = 'LOCATION' and p.time_zone is not null order by n.id limit 1),
    (select p.time_zone from membership m join membership n on n.child_id = m.child_id and n.kind = 'ADMINISTRATIVE' join area p on p.id = n.parent_id
      where m.parent_id = counted_in.area_id and m.kind = 'WORKING_AREA' and p.time_zone is not null order by m.id, n.id limit 1),
    (select r.time_zone from membership m join area r on r.id = m.parent_id
      where m.child_id = counted_in.area_id and m.kind = 'REGION' and r.time_zone is not null order by m.id limit 1),
    'Asia/Jakarta');

create function follow_zones(areas bigint[]) returns void
begin atomic
  update area a set zone = counted_in(a.id) where a.id = any (areas) and a.zone <> counted_in(a.id);
end;

create function follow_time_zone() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform follow_zones(array(select w.descendant_id from area_within w where w.ancestor_id = new.id
    union select m.parent_id from membership m join area_within w on w.descendant_id = m.child_id where w.ancestor_id = new.id and m.kind = 'WORKING_AREA'));
  return null;
end $$;

/* The capital's zone where no area is asked about. */
create function zone_of(area_id bigint) returns text stable return coalesce((select a.zone from area a where a.id = zone_of.area_id), 'Asia/Jakarta');

/* The day it is in a zone. */
create function day_in(zone text) returns date stable return (present() at time zone zone)::date;

create function today_in(area_id bigint) returns date stable return day_in(zone_of(area_id));

/* Makes the zones of all areas anew, while nobody reads. */
create procedure rebuild_area_zone() language plpgsql as $$
begin
  perform follow_zones(array(select a.id from area a));
end $$;
revoke execute on procedure rebuild_area_zone from anonymous, authenticated, app_api;
call make_ready('area_zone');
create trigger follow_time_zone after insert or update of time_zone on area
  for each row execute function follow_time_zone();
