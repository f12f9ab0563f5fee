-- Which day it is in an area: Indonesia has three time zones, and a region may span two. Only provinces and some
-- regional offices have a zone of their own (area.time_zone); the zone that the days of any area are counted in
-- (area.zone) is worked out and kept.

/* The zone that an area's days are counted in; the capital's, WIB, where there is no such area. */
create function zone_of(area_id bigint) returns text stable
  return coalesce((select a.zone from area a where a.id = zone_of.area_id), 'Asia/Jakarta');

/* The day it is in a zone, at the moment whose day is today. */
create function day_in(zone text) returns date stable return (present() at time zone zone)::date;

create function today_in(area_id bigint) returns date stable return day_in(zone_of(area_id));
comment on function day_in is 'The day the operation looks at, in a time zone. @notNull';
comment on function today_in is
  'The day the operation looks at, in an area''s zone; in the capital''s where there is no such area. @notNull';

/* The zone that an area's days are to be counted in, the first of these that is known: its own; that of the
   province it lies in; of a market, that of its city's province; of a branch, that of a province of its working
   area; that of its region; the capital's. Where there are several of a kind, the one recorded first. */
create function derived_zone(area_id bigint) returns text stable
  return coalesce(
    (select a.time_zone from area a where a.id = derived_zone.area_id),
    -- A local government or an office lies in its province directly.
    (select province.time_zone
      from membership m join area province on province.id = m.parent_id
      where m.child_id = derived_zone.area_id and m.kind in ('ADMINISTRATIVE', 'OFFICE_LOCATION')
        and province.time_zone is not null
      order by m.id limit 1),
    (select province.time_zone
      from membership location
        join membership city on city.child_id = location.parent_id and city.kind = 'ADMINISTRATIVE'
        join area province on province.id = city.parent_id
      where location.child_id = derived_zone.area_id and location.kind = 'LOCATION'
        and province.time_zone is not null
      order by city.id limit 1),
    (select province.time_zone
      from membership served
        join membership government on government.child_id = served.child_id and government.kind = 'ADMINISTRATIVE'
        join area province on province.id = government.parent_id
      where served.parent_id = derived_zone.area_id and served.kind = 'WORKING_AREA'
        and province.time_zone is not null
      order by served.id, government.id limit 1),
    (select region.time_zone
      from membership m join area region on region.id = m.parent_id
      where m.child_id = derived_zone.area_id and m.kind = 'REGION'
        and region.time_zone is not null
      order by m.id limit 1),
    'Asia/Jakarta');

/* Works the zones of some areas out anew. */
create function refresh_zones(areas bigint[]) returns void
begin atomic
  update area a set zone = derived_zone(a.id) where a.id = any (areas) and a.zone <> derived_zone(a.id);
end;

/* After an area was given a zone: that of everything below it, and of the branches that serve any of that. */
create function follow_time_zone() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform refresh_zones(array(
    select w.descendant_id from area_within w where w.ancestor_id = new.id
    union
    select m.parent_id
    from membership m join area_within w on w.descendant_id = m.child_id
    where w.ancestor_id = new.id and m.kind = 'WORKING_AREA'));
  return null;
end $$;

/* After a membership changed: the zones of its lower area and of all below that. The zone of a branch depends on its
   working area, which lies below it: so the branches above are looked at too. */
create function follow_membership_zone() returns trigger
language plpgsql security definer set search_path from current as $$
declare
  moved bigint[] := array(
    select distinct w.descendant_id from area_within w where w.ancestor_id in (new.child_id, old.child_id));
begin
  perform refresh_zones(moved || new.parent_id || old.parent_id
    || array(select m.parent_id from membership m where m.child_id = any (moved) and m.kind = 'WORKING_AREA'));
  return null;
end $$;

/* Works the zones of all areas out anew, while nobody reads. */
create procedure rebuild_area_zone() language plpgsql as $$
begin
  perform refresh_zones(array(select a.id from area a));
end $$;
revoke execute on procedure rebuild_area_zone from anonymous, authenticated, app_api;

call make_ready('area_zone');
create trigger follow_time_zone after insert or update of time_zone on area
  for each row execute function follow_time_zone();
-- Triggers of a table run in the order of their names: this one after follow_membership, which keeps what lies below.
create trigger follow_membership_zone after insert or update or delete on membership
  for each row execute function follow_membership_zone();
