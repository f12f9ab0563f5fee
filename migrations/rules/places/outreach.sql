-- Outreach (sosialisasi): what branches do on the ground to tell workers of their benefits.

/* {"area", "heldOn", "place", "audience", "topic", "result", "source"} */
create function record_outreach(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  at_area bigint;
  held_on partial_date := partial_date_from(input ->> 'heldOn');
  new_id bigint;
begin
  select a.id into at_area from area a where a.code = input ->> 'area';
  if at_area is null then return no_such_area(input ->> 'area', '{input,area}'); end if;
  if held_on is null then return refused('INVALID_INPUT', 'OUTREACH_DAY_NOT_A_DATE', '{input,heldOn}'); end if;
  if (held_on).first_day > today_in(at_area) then
    return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,heldOn}');
  end if;
  insert into outreach_activity (area_id, held_on, place, audience, topic, result, source_id)
  values (at_area, held_on, input ->> 'place', (input ->> 'audience')::segment, input ->> 'topic', input ->> 'result',
    coalesce(source_for(input -> 'source'), source_of_viewer()))
  returning id into new_id;
  return done(new_id);
exception
  when insufficient_privilege then return forbidden('OUTREACH_FORBIDDEN', 'WRITE_OUTREACH', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'OUTREACH_RECORDED', '{input,place}');
  when check_violation then return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,heldOn}');
end $$;

call describe('outreach_activity', 'Public information on benefits: where, when, for whom, with what result.', '{
  "id": "Surrogate key.",
  "area_id": "Where.",
  "held_on": "When.",
  "place": "Place in words.",
  "audience": "For which segment.",
  "topic": "About what.",
  "result": "What came of it, in words.",
  "source_id": "Where that is from.",
  "known": "From when until when this was what the system knew."}');
call protect('outreach_activity');
create policy known_by_then on outreach_activity for select using (is_current(known));
create policy hosts on outreach_activity for insert to authenticated with check (may('WRITE_OUTREACH', area_id));
call let_insert('outreach_activity');
