-- What lies below each area, followed through all memberships, and kept ready: one look at an index however large the
-- country is.

/* Everything above some areas, by all ways that lead up. OFFICE_LOCATION is a way of one step: what an office serves is not
   the province's that the office lies in. */
create function ways_up(areas bigint[])
returns table (ancestor_id bigint, descendant_id bigint, valid daterange, via membership_kind[]) stable
begin atomic
  with recursive up as (
    select d as descendant_id, d as ancestor_id, daterange(null, null) as valid, '{}'::membership_kind[] as via
    from unnest(areas) d
    union
    select u.descendant_id, m.parent_id, u.valid * m.valid, case when m.kind = any (u.via) then u.via else u.via || m.kind end
    from up u join membership m on m.child_id = u.ancestor_id
    where not isempty(u.valid * m.valid) and (m.kind <> 'OFFICE_LOCATION' or u.ancestor_id = u.descendant_id))
  select up.ancestor_id, up.descendant_id, up.valid, up.via from up where up.ancestor_id <> up.descendant_id;
end;

/* Follows a changed membership: above its lower area, and above all that lies below that. */
create function follow_membership() returns trigger language plpgsql security definer set search_path from current as $$
declare
  moved bigint[] := array(
    select distinct w.descendant_id from area_within w where w.ancestor_id in (new.child_id, old.child_id));
begin
  delete from area_within w where w.descendant_id = any (moved) and w.ancestor_id <> w.descendant_id;
  insert into area_within (ancestor_id, descendant_id, valid, via) select * from ways_up(moved);
  -- A branch counts its days as what it serves does.
  perform follow_zones(moved || new.parent_id || old.parent_id
    || array(select m.parent_id from membership m where m.child_id = any (moved) and m.kind = 'WORKING_AREA'));
  return null;
end $$;

create function follow_new_area() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into area_within (ancestor_id, descendant_id, valid, via) values (new.id, new.id, daterange(null, null), '{}');
  return null;
end $$;

/* Makes it anew: some hundred areas, while nobody reads. */
create procedure rebuild_area_within() language plpgsql as $$
begin
  delete from area_within;
  insert into area_within (ancestor_id, descendant_id, valid, via)
  select a.id, a.id, daterange(null, null), '{}' from area a
  union all select * from ways_up(array(select a.id from area a));
end $$;
revoke execute on procedure rebuild_area_within from anonymous, authenticated, app_api;

call describe('area_within', 'Every area with everything below it, itself included; kept by trigger.', '{
  "ancestor_id": "The upper area.", "descendant_id": "The lower area, or the same.", "valid": "Days on which it lies below.",
  "via": "The kinds of membership on the way."}');
call protect('area_within', everybody_reads => true, is_data => false, is_logged => false);
call make_ready('area_within');
create trigger follow_membership after insert or update or delete on membership
  for each row execute function follow_membership();
create trigger follow_new_area after insert on area for each row execute function follow_new_area();
