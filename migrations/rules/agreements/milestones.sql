-- Milestones: the steps that an agreement announces, by when they are due and when they were met.

/* Met from the day on which it was met; else late from the day after it was due. Without a due day it is never late. */
create function milestone_status_on(due_on date, met_on date, at date) returns milestone_status immutable
  return (case when met_on <= at then 'MET' when due_on < at then 'LATE' else 'DUE' end)::milestone_status;

comment on function milestone_status_on is 'Where a step stands on a day. @notNull';

/* [{"title", "dueOn", "metOn"}]: milestones of an agreement, added, or by their title put right. A day that is not
   given stays, null takes it out; what was known before stays known as it was. Runs as the owner, as the policies let
   nobody close a row. */
create function set_milestones(mou_id bigint, named jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  milestone_named jsonb;
  closed milestone;
begin
  if not may_with('WRITE_MOU', set_milestones.mou_id) then return may_not_write_mou(); end if;
  for milestone_named in select * from jsonb_array_elements(named) loop
    if (milestone_named ->> 'metOn')::date > today_of_mou(mou_id) then
      return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,milestones}');
    end if;
    update milestone s set known = closing(s.known)
    where s.mou_id = set_milestones.mou_id
      -- Whoever reads it in Indonesian names it so.
      and btrim(milestone_named ->> 'title') in (s.title, in_indonesian(s.title))
      and upper_inf(s.known)
    returning s.* into closed;
    insert into milestone (id, mou_id, title, due_on, met_on)
    values (
      coalesce(closed.id, nextval('milestone_step')), set_milestones.mou_id, btrim(milestone_named ->> 'title'),
      case when milestone_named ? 'dueOn' then (milestone_named ->> 'dueOn')::date else closed.due_on end,
      case when milestone_named ? 'metOn' then (milestone_named ->> 'metOn')::date else closed.met_on end);
  end loop;
  return done(set_milestones.mou_id);
exception
  when check_violation or exclusion_violation then
    return refused('INVALID_INPUT', 'MILESTONE_IMPOSSIBLE', '{input,milestones}');
end $$;

/* {"milestone", "metOn"} */
create function confirm_milestone(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  confirmed milestone;
  met_on date := (input ->> 'metOn')::date;
begin
  select s.* into confirmed from milestone s where s.id::text = input ->> 'milestone';
  if confirmed.id is null then return refused('INVALID_INPUT', 'NO_SUCH_MILESTONE', '{input,milestone}'); end if;
  if met_on > today_of_mou(confirmed.mou_id) then
    return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,metOn}');
  end if;
  if not may_with('CONFIRM_MILESTONE', confirmed.mou_id) then
    return forbidden('CONFIRMATION_FORBIDDEN', 'CONFIRM_MILESTONE', '{input,milestone}');
  end if;
  if confirmed.met_on <> met_on then
    return refused('CONFLICT', 'MILESTONE_CONFIRMED', '{input,metOn}',
      jsonb_build_object('met_on', confirmed.met_on), details => '{metOn}');
  end if;
  if confirmed.met_on is null then perform meet_milestone(confirmed.id, met_on); end if;
  return done(confirmed.id);
exception
  when check_violation then return refused('INVALID_INPUT', 'MILESTONE_DAY_OUT_OF_RANGE', '{input,metOn}');
end $$;

/* Says when a milestone was met, in another row of it, as what was known before stays. Runs as the owner, as the
   policies let nobody close a row. False where the viewer may not confirm it. */
create function meet_milestone(milestone_id bigint, met_on date) returns boolean
language plpgsql security definer set search_path from current as $$
declare
  closed milestone;
begin
  update milestone s set known = closing(s.known)
  where s.id = milestone_id and upper_inf(s.known) and may_with('CONFIRM_MILESTONE', s.mou_id)
  returning s.* into closed;
  insert into milestone (id, mou_id, title, due_on, met_on)
  select closed.id, closed.mou_id, closed.title, closed.due_on, meet_milestone.met_on where closed.id is not null;
  return found;
end $$;

call describe('milestone', 'Steps an agreement announces; another day for one is another row of it.', '{
  "row_id": "Surrogate key.",
  "id": "The step, whatever has been said of it since.",
  "mou_id": "The agreement.",
  "title": "The step in words.",
  "due_on": "Day by which; unknown where not said.",
  "met_on": "Day it was taken.",
  "known": "From when until when this was what the system knew."}');
call protect('milestone');
create policy known_with_mou on milestone for select using (
  is_current(known)
  and exists (select from mou_version v where v.mou_id = milestone.mou_id and is_current(v)));
create policy writers on milestone for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on milestone to authenticated;
grant usage on sequence milestone_step to authenticated;
