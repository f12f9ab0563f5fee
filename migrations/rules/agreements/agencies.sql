-- Which agency of the government (OPD) is responsible for an agreement: one on a day, and it moves from one to another.

/* {"name", "since"}: from that day on, else from today, this agency is responsible. The one before stays responsible
   up to then, and what was known before stays known as it was. Runs as the owner, as the policies let nobody close a
   row. */
create function set_agency(mou_id bigint, named jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  since date := coalesce((named ->> 'since')::date, today_of_mou(mou_id));
  closed mou_agency;
begin
  if not may_with('WRITE_MOU', set_agency.mou_id) then return may_not_write_mou(); end if;
  if exists (
    select from mou_agency g
    where g.mou_id = set_agency.mou_id and upper_inf(g.known) and lower(g.valid) > since) then
    return refused('CONFLICT', 'AGENCY_RECORDED_LATER', '{input,responsibleAgency,since}');
  end if;
  if exists (
    select from mou_agency g
    where g.mou_id = set_agency.mou_id
      and upper_inf(g.known)
      and g.agency = named ->> 'name'
      and upper_inf(g.valid)
      and lower(g.valid) <= since) then
    return done(set_agency.mou_id);
  end if;
  update mou_agency g set known = closing(g.known)
  where g.mou_id = set_agency.mou_id and upper_inf(g.known) and upper_inf(g.valid)
  returning g.* into closed;
  if lower(closed.valid) < since then
    insert into mou_agency (mou_id, agency, valid)
    values (set_agency.mou_id, closed.agency, daterange(lower(closed.valid), since));
  end if;
  insert into mou_agency (mou_id, agency, valid)
  values (set_agency.mou_id, named ->> 'name', daterange(since, null));
  return done(set_agency.mou_id);
exception
  when check_violation then return refused('INVALID_INPUT', 'AGENCY_IMPOSSIBLE', '{input,responsibleAgency}');
end $$;

call describe('mou_agency',
  'Which agency of the government (OPD) is responsible for an agreement, on which days: it moves from one to another.',
  '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "agency": "Its name.",
  "valid": "Days it is responsible.",
  "known": "From when until when this was what the system knew."}');
call protect('mou_agency');
create policy known_with_mou on mou_agency for select using (
  is_current(known)
  and exists (select from mou_version v where v.mou_id = mou_agency.mou_id and is_current(v)));
