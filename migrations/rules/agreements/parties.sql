/* The persons of an agreement by the party they are, of those that whoever asks sees. */
create function persons_of(mou_id bigint, at timestamptz) returns text[] stable
  return array(select p.position || ' ' || p.name from mou_person p where p.mou_id = persons_of.mou_id and p.known @> persons_of.at order by p.position);

-- The parties of an agreement, written: a whole list of them, and who signed for each.
/* Has anybody agreed besides the agency? */
create function has_other_side(mou_id bigint) returns boolean stable
  return exists (select from mou_party p where p.mou_id = has_other_side.mou_id and upper_inf(p.known) and p.role not in ('AGENCY', 'WITNESS'));

/* May the viewer name an office of this area as a party, in whatever role: of the viewer's grant, above or below the agreement's own area, or of its province? One that is a party
   already, or of what the agreement renews, stays one. */
create function may_name_office(mou_id bigint, place bigint) returns boolean stable
  return may('WRITE_MOU', place)
    or exists (select from mou m join area_within w on (w.ancestor_id, w.descendant_id) in ((m.area_id, place), (place, m.area_id)) and w.valid @> today_in(place) where m.id = may_name_office.mou_id)
    or exists (select from mou m join area_within w on w.descendant_id = m.area_id and w.valid @> today_in(place)
      join area_within o on o.ancestor_id = w.ancestor_id and o.descendant_id = place and o.valid @> today_in(place) join area a on a.id = w.ancestor_id and a.kind = 'PROVINCE' where m.id = may_name_office.mou_id)
    or exists (select from mou_party p where p.area_id = place and (upper_inf(p.known) or upper(p.known) = written_at())
      and p.mou_id in (select may_name_office.mou_id union all select v.renews_id from mou_version v where v.mou_id = may_name_office.mou_id and upper_inf(v.known)));

/* [{"role", "office", "area", "person"}]: these, in place of those before, which stay known as they were. Who had signed for an office of an area stays
   with it, and who the person is, unless null takes the name out. Reads past the policies, as a row that is closed is not seen. */
create function set_parties(mou_id bigint, named jsonb) returns outcome language plpgsql security definer set search_path from current as $$
declare
  party jsonb;
  n int;
  place bigint;
  old mou_party;
  person text;
begin
  if not may_with('WRITE_MOU', set_parties.mou_id) then return forbidden_mou(); end if;
  update mou_party p set known = closing(p.known) where p.mou_id = set_parties.mou_id and upper_inf(p.known);
  update mou_person p set known = closing(p.known) where p.mou_id = set_parties.mou_id and upper_inf(p.known);
  for party, n in select * from jsonb_array_elements(named) with ordinality loop
    select a.id into place from area a where a.code = party ->> 'area';
    if place is null and party ? 'area' then
      return refused('INVALID_INPUT', 'NO_SUCH_AREA', array['input', 'parties', (n - 1)::text, 'area']);
    end if;
    if place is not null and not may_name_office(set_parties.mou_id, place) then
      return refused('FORBIDDEN', 'OFFICE_FORBIDDEN',
        array['input', 'parties', (n - 1)::text, 'area']);
    end if;
    if party ->> 'person' is not null and party ->> 'role' <> 'INFLUENTIAL_PERSON' then
      return refused('INVALID_INPUT', 'PERSON_NOT_INFLUENTIAL', array['input', 'parties', (n - 1)::text, 'person']);
    end if;
    select p.* into old from mou_party p
    where p.mou_id = set_parties.mou_id and upper(p.known) = written_at() and p.role::text = party ->> 'role' and p.office = party ->> 'office' and p.area_id is not distinct from place;
    insert into mou_party (mou_id, position, role, office, area_id, signatory, attendee, capacity)
    values (set_parties.mou_id, n, (party ->> 'role')::party_role, party ->> 'office', place, old.signatory, old.attendee,
      coalesce(old.capacity, case party ->> 'role' when 'WITNESS' then 'NOT_SIGNED' else 'UNKNOWN' end::signing_capacity));
    person := case when party ? 'person' then party ->> 'person' else (select p.name from mou_person p where p.mou_id = old.mou_id and p.position = old.position and upper(p.known) = written_at()) end;
    insert into mou_person (mou_id, position, name) select set_parties.mou_id, n, person where person is not null;
  end loop;
  return done(set_parties.mou_id);
exception
  when exclusion_violation then return refused('INVALID_INPUT', 'PARTY_NAMED_TWICE', array['input', 'parties', (n - 1)::text]);
end $$;

/* [{"position", "signatory", "capacity"}]: who signed for a party. Its row is closed and follows itself. Reads past the policies, as above. */
create function sign_parties(mou_id bigint, signatories jsonb) returns outcome language plpgsql security definer set search_path from current as $$
declare
  who jsonb;
  n int;
  at text[];
  party mou_party;
begin
  if not may_with('WRITE_MOU', sign_parties.mou_id) then return forbidden_mou(); end if;
  for who, n in select * from jsonb_array_elements(signatories) with ordinality loop
    at := array['input', 'signatories', (n - 1)::text];
    select p.* into party from mou_party p where p.mou_id = sign_parties.mou_id and p.position = (who ->> 'position')::int and upper_inf(p.known);
    if party.id is null then return refused('INVALID_INPUT', 'NO_PARTY_AT_POSITION', at || 'position'::text, jsonb_build_object('position', who -> 'position')); end if;
    if exists (select from jsonb_array_elements(signatories) with ordinality o(other, i) where i < n and (other -> 'position') = (who -> 'position')) then
      return refused('INVALID_INPUT', 'POSITION_NAMED_TWICE', at || 'position'::text, jsonb_build_object('position', who -> 'position'));
    end if;
    if who ->> 'signatory' is not null and who ->> 'capacity' = 'NOT_SIGNED' then
      return refused('INVALID_INPUT', 'SIGNATORY_OF_UNSIGNED', at || 'capacity'::text);
    end if;
    if party.role = 'INFLUENTIAL_PERSON' and who ->> 'signatory' is not null then
      return refused('INVALID_INPUT', 'PERSON_NEVER_SIGNATORY', at || 'signatory'::text);
    end if;
    if party.role = 'WITNESS' and who ->> 'capacity' <> 'NOT_SIGNED' then return refused('INVALID_INPUT', 'WITNESS_SIGNS_NOT', at || 'position'::text); end if;
    -- One that was named in this very act is no other row.
    if lower(party.known) = written_at() then delete from mou_party p where p.id = party.id;
    else update mou_party p set known = closing(p.known) where p.id = party.id; end if;
    insert into mou_party (mou_id, position, role, office, area_id, signatory, attendee, capacity)
    values (party.mou_id, party.position, party.role, party.office, party.area_id, who ->> 'signatory', case when who ->> 'capacity' = 'NOT_SIGNED' then party.attendee end,
      (who ->> 'capacity')::signing_capacity);
  end loop;
  return done(sign_parties.mou_id);
end $$;

call describe('mou_party', 'The offices that agree, and witnesses; who signed for them may be acting or a proxy.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "mou_area_id": "The area that is for. Set by trigger.", "position": "Order among the parties.", "role": "What kind of party.", "office": "The office: a natural person is only ever shown by role.",
  "area_id": "The office''s area.", "signatory": "Public official who signed, where named.", "attendee": "Public official named as taking part in something that was not signed, or as a witness.", "capacity": "In office, acting, or by power of attorney; or that nobody signed for it.", "known": "From when until when this was what the system knew."}');
call protect('mou_party');
create trigger carry_area before insert on mou_party for each row execute function carry_area();
create policy known_with_mou on mou_party for select using (is_current(known)
  and (exists (select from mou_version v where v.mou_id = mou_party.mou_id and is_current(v))));
create policy writers on mou_party for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on mou_party to authenticated;

call describe('mou_person', 'Names of natural persons who are parties, for those who work on the agreement.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "position": "Which party.", "name": "The name.", "known": "From when until when this was what the system knew."}');
call protect('mou_person');
create policy readers on mou_person for select using (is_current(known) and may_with('READ_INTERNAL', mou_id));
create policy writers on mou_person for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on mou_person to authenticated;
