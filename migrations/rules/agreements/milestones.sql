/* Met from the day it was; else late from the day after it was due. One without a day is due, and never late. */
create function milestone_status_on(due_on date, met_on date, at date) returns milestone_status immutable
  return (case when met_on <= at then 'MET' when due_on < at then 'LATE' else 'DUE' end)::milestone_status;

/* Steps that an agreement announces, added or put right: [{"title", "dueOn", "metOn"}]; what is not given stays, and so does what was known before.
   Reads past the policies, as a row that is closed is not seen. */
create function add_milestones(mou_id bigint, steps jsonb) returns outcome language plpgsql security definer set search_path from current as $$
declare
  step jsonb;
  old milestone;
begin
  if not may_with('WRITE_MOU', add_milestones.mou_id) then return forbidden_mou(); end if;
  for step in select * from jsonb_array_elements(steps) loop
    if (step ->> 'metOn')::date > today_in((select m.area_id from mou m where m.id = add_milestones.mou_id)) then
      return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,milestones}');
    end if;
    update milestone s set known = closing(s.known)
    where s.mou_id = add_milestones.mou_id and s.title = btrim(step ->> 'title') and upper_inf(s.known) returning s.* into old;
    insert into milestone (id, mou_id, title, due_on, met_on)
    values (coalesce(old.id, nextval('milestone_step')), add_milestones.mou_id, btrim(step ->> 'title'), case when step ? 'dueOn' then (step ->> 'dueOn')::date else old.due_on end,
      case when step ? 'metOn' then (step ->> 'metOn')::date else old.met_on end);
  end loop;
  return done(add_milestones.mou_id);
exception
  when check_violation or exclusion_violation then return refused('INVALID_INPUT', 'MILESTONE_IMPOSSIBLE', '{input,milestones}');
end $$;

/* Says of a step when it was taken: another row of it, as what was known before stays. Reads past the policies, as a row that is closed is not seen.
   False where the viewer may not. */
create function meet_milestone(step bigint, met_on date) returns boolean language plpgsql security definer set search_path from current as $$
declare
  old milestone;
begin
  update milestone s set known = closing(s.known)
  where s.id = step and upper_inf(s.known) and may_with('CONFIRM_MILESTONE', s.mou_id) returning s.* into old;
  insert into milestone (id, mou_id, title, due_on, met_on)
  select old.id, old.mou_id, old.title, old.due_on, meet_milestone.met_on where old.id is not null;
  return found;
end $$;

/* {"milestone", "metOn"} */
create function confirm_milestone(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  about bigint;
  step milestone;
begin
  select s.mou_id into about from milestone s where s.id::text = input ->> 'milestone';
  if about is null then return refused('INVALID_INPUT', 'NO_SUCH_MILESTONE', '{input,milestone}'); end if;
  if (input ->> 'metOn')::date > today_in((select m.area_id from mou m where m.id = about)) then return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,metOn}'); end if;
  if not may_with('CONFIRM_MILESTONE', about) then return refused('FORBIDDEN', 'CONFIRMATION_FORBIDDEN', '{input,milestone}'); end if;
  select s.* into step from milestone s where s.id::text = input ->> 'milestone';
  if step.met_on <> (input ->> 'metOn')::date then return refused('CONFLICT', 'MILESTONE_CONFIRMED', '{input,metOn}', jsonb_build_object('met_on', step.met_on), details => '{metOn}'); end if;
  if step.met_on = (input ->> 'metOn')::date then return done(step.id); end if;
  perform meet_milestone(step.id, (input ->> 'metOn')::date);
  return done(step.id);
exception
  when check_violation then return refused('INVALID_INPUT', 'MILESTONE_DAY_OUT_OF_RANGE', '{input,metOn}');
end $$;

call describe('milestone', 'Steps an agreement announces; another day for one is another row of it.', '{"row_id": "Surrogate key.", "id": "The step, whatever has been said of it since.", "mou_id": "The agreement.", "title": "The step in words.", "due_on": "Day by which; unknown where not said.", "met_on": "Day it was taken.", "known": "From when until when this was what the system knew."}');
call protect('milestone');
create policy known_with_mou on milestone for select using (is_current(known)
  and (exists (select from mou_version v where v.mou_id = milestone.mou_id and is_current(v))));
create policy writers on milestone for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on milestone to authenticated;
grant usage on sequence milestone_step to authenticated;
