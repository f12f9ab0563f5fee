-- The working areas of branches as they change: a local government goes to another branch from a day on; and a source
-- says that those recorded for a branch are all that it serves, or from a day on that they need not be.

/* {"localGovernment", "branch", "from", "reason"}. Before that day it belongs where it did; on it and after it to the
   branch. So each day it is counted once, and the sums of the region stay as they are. Whose grants reach it changes
   with that, so it takes who manages access there; asked here, as no policy lets anybody change memberships. */
create function move_local_government(input jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  place bigint;
  to_branch area;
  from_day date := (input ->> 'from')::date;
  latest membership;
begin
  select a.id into place from area a where a.code = input ->> 'localGovernment' and a.kind in ('REGENCY', 'CITY');
  if place is null then return no_such_area(input ->> 'localGovernment', '{input,localGovernment}'); end if;
  select a.* into to_branch from area a where a.code = input ->> 'branch' and a.kind = 'BRANCH';
  if to_branch.id is null then return no_such_area(input ->> 'branch', '{input,branch}'); end if;
  if not may('MANAGE_ACCESS', place) or not may('MANAGE_ACCESS', to_branch.id) then
    return forbidden('MOVE_FORBIDDEN', 'MANAGE_ACCESS', '{input,localGovernment}');
  end if;
  if from_day not between '1900-01-01' and '2199-12-31' then
    return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,from}');
  end if;
  -- The last there is: that of the day, or one that is recorded from a later day on.
  select m.* into latest from membership m
  where m.kind = 'WORKING_AREA' and m.child_id = place and (upper(m.valid) > from_day or upper_inf(m.valid))
  order by m.valid desc
  limit 1
  for update;
  if latest.parent_id = to_branch.id and latest.valid @> from_day then
    return refused('CONFLICT', 'NOTHING_CHANGED', '{input,branch}');
  end if;
  if lower(latest.valid) >= from_day then
    return refused('CONFLICT', 'MOVE_RECORDED_LATER', '{input,from}', jsonb_build_object('day', lower(latest.valid)));
  end if;
  update membership m set valid = daterange(lower(latest.valid), from_day) where m.id = latest.id;
  insert into membership (kind, child_id, parent_id, valid, verification, note)
  values ('WORKING_AREA', place, to_branch.id, daterange(from_day, upper(latest.valid)), 'PUBLISHED',
    input ->> 'reason');
  return done(place);
end $$;

/* {"branch", "from", "to", "source", "note"}. On these days, or with no last one from the first on, the local
   governments that are recorded for the branch are all that it serves. So their numbers make that of the branch, and it
   takes who corrects figures there; asked here, as no policy lets anybody say so. */
create function close_working_area(input jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  branch bigint;
  from_day date := (input ->> 'from')::date;
  to_day date := (input ->> 'to')::date;
  closed closed_working_area;
begin
  select a.id into branch from area a where a.code = input ->> 'branch' and a.kind = 'BRANCH';
  if branch is null then return no_such_area(input ->> 'branch', '{input,branch}'); end if;
  if not may('CORRECT_FIGURE', branch) then
    return forbidden('CLOSURE_FORBIDDEN', 'CORRECT_FIGURE', '{input,branch}');
  end if;
  if from_day not between '1900-01-01' and '2199-12-31' then
    return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,from}');
  end if;
  if to_day > '2199-12-31' then return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,to}'); end if;
  if to_day < from_day then return refused('INVALID_INPUT', 'LAST_DAY_BEFORE_FIRST', '{input,to}'); end if;
  if not exists (
    select from membership m
    where m.kind = 'WORKING_AREA' and m.parent_id = branch and m.valid @> from_day)
  then
    return refused('INVALID_INPUT', 'BRANCH_SERVES_NONE', '{input,from}');
  end if;
  select c.* into closed
  from closed_working_area c
  where c.branch_id = branch and upper_inf(c.known) and c.valid && daterange(from_day, to_day, '[]')
  limit 1;
  if found then
    return refused('CONFLICT', 'CLOSED_ALREADY', '{input,from}',
      jsonb_build_object('day', greatest(lower(closed.valid), from_day)));
  end if;
  insert into closed_working_area (branch_id, valid, source_id, note)
  values (branch, daterange(from_day, to_day, '[]'), source_for(input -> 'source'), input ->> 'note');
  return done(branch);
exception
  when not_null_violation then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input,source}');
  when exclusion_violation then
    return refused('CONFLICT', 'CLOSED_ALREADY', '{input,from}', jsonb_build_object('day', from_day));
end $$;

/* {"branch", "from", "source", "note"}. From this day on it is not recorded any more that the local governments of the
   branch are all that it serves; what is recorded of the days before stays. Who may say the one may say the other. */
create function open_working_area(input jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  branch bigint;
  from_day date := (input ->> 'from')::date;
  closed closed_working_area;
  is_closed boolean := false;
begin
  select a.id into branch from area a where a.code = input ->> 'branch' and a.kind = 'BRANCH';
  if branch is null then return no_such_area(input ->> 'branch', '{input,branch}'); end if;
  if not may('CORRECT_FIGURE', branch) then
    return forbidden('CLOSURE_FORBIDDEN', 'CORRECT_FIGURE', '{input,branch}');
  end if;
  if from_day not between '1900-01-01' and '2199-12-31' then
    return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,from}');
  end if;
  for closed in
    select c.* from closed_working_area c
    where c.branch_id = branch and upper_inf(c.known) and (upper(c.valid) > from_day or upper_inf(c.valid))
    for update
  loop
    is_closed := true;
    update closed_working_area c set known = closing(c.known) where c.id = closed.id;
    if lower(closed.valid) < from_day then
      insert into closed_working_area (branch_id, valid, source_id, note)
      values (branch, daterange(lower(closed.valid), from_day), closed.source_id, closed.note);
    end if;
  end loop;
  if not is_closed then
    return refused('CONFLICT', 'NOT_CLOSED_SINCE', '{input,from}', jsonb_build_object('day', from_day));
  end if;
  insert into opened_working_area (branch_id, opened_from, source_id, note)
  values (branch, from_day, source_for(input -> 'source'), input ->> 'note');
  return done(branch);
exception
  when not_null_violation then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input,source}');
end $$;
