-- What lies below each area, followed through all memberships and kept ready: one look at an index answers, however
-- large the country is.

/* Everything above some areas, by all ways that lead up, with the days on which the whole way holds and the kinds of
   membership on it. OFFICE_LOCATION counts as the first step only: what an office serves does not become the
   province's that the office lies in. */
create function ways_up(areas bigint[])
returns table (ancestor_id bigint, descendant_id bigint, valid daterange, via membership_kind[]) stable
begin atomic
  with recursive way_up as (
    select start as descendant_id, start as ancestor_id, daterange(null, null) as valid, '{}'::membership_kind[] as via
    from unnest(areas) start
    union
    select w.descendant_id, m.parent_id, w.valid * m.valid,
      case when m.kind = any (w.via) then w.via else w.via || m.kind end
    from way_up w join membership m on m.child_id = w.ancestor_id
    where not isempty(w.valid * m.valid)
      and (m.kind <> 'OFFICE_LOCATION' or w.ancestor_id = w.descendant_id))
  select w.ancestor_id, w.descendant_id, w.valid, w.via
  from way_up w
  where w.ancestor_id <> w.descendant_id;
end;

/* After a membership changed: works out anew what is above its lower area, and above everything below that. */
create function follow_membership() returns trigger language plpgsql security definer set search_path from current as $$
declare
  moved bigint[] := array(
    select distinct w.descendant_id from area_within w where w.ancestor_id in (new.child_id, old.child_id));
begin
  delete from area_within w where w.descendant_id = any (moved) and w.ancestor_id <> w.descendant_id;
  insert into area_within (ancestor_id, descendant_id, valid, via) select * from ways_up(moved);
  return null;
end $$;

/* A new area lies within itself. */
create function follow_new_area() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into area_within (ancestor_id, descendant_id, valid, via) values (new.id, new.id, daterange(null, null), '{}');
  return null;
end $$;

/* Makes all of it anew, while nobody reads: it is about some hundred areas. */
create procedure rebuild_area_within() language plpgsql as $$
begin
  delete from area_within;
  insert into area_within (ancestor_id, descendant_id, valid, via)
  select a.id, a.id, daterange(null, null), '{}' from area a
  union all
  select * from ways_up(array(select a.id from area a));
end $$;
revoke execute on procedure rebuild_area_within from anonymous, authenticated, app_api;

call describe('area_within', 'Every area with everything below it, itself included; kept by trigger.', '{
  "ancestor_id": "The upper area.",
  "descendant_id": "The lower area, or the same.",
  "valid": "Days on which it lies below.",
  "via": "The kinds of membership on the way."}');
call protect('area_within', everybody_reads => true, is_data => false, is_logged => false);
call make_ready('area_within');
create trigger follow_membership after insert or update or delete on membership
  for each row execute function follow_membership();
create trigger follow_new_area after insert on area for each row execute function follow_new_area();
