-- The parties of an agreement: the offices that agree and the witnesses, who signed for each, and the names of natural
-- persons who are parties, which only those who work on the agreement see.

/* The persons of an agreement that the viewer sees, by the position of the party they are: '2 Haji Anang'. */
create function persons_of(mou_id bigint, at timestamptz) returns text[] stable
  return array(
    select p.position || ' ' || p.name
    from mou_person p
    where p.mou_id = persons_of.mou_id and p.known @> persons_of.at
    order by p.position);

/* Has anybody agreed besides the agency? */
create function has_counterparty(mou_id bigint) returns boolean stable
  return exists (
    select from mou_party p
    where p.mou_id = has_counterparty.mou_id and upper_inf(p.known) and p.role not in ('AGENCY', 'WITNESS'));

/* The parties of an agreement in the form in which set_parties takes them. */
create function named_parties(mou_id bigint) returns jsonb stable
  return (
    select coalesce(
      jsonb_agg(
        jsonb_strip_nulls(jsonb_build_object(
          'role', p.role,
          'office', p.office,
          'area', (select a.code from area a where a.id = p.area_id),
          'person', (
            select n.name
            from mou_person n
            where p.role = 'INFLUENTIAL_PERSON'
              and n.mou_id = p.mou_id
              and n.position = p.position
              and upper_inf(n.known))))
        order by p.position),
      '[]')
    from mou_party p
    where p.mou_id = named_parties.mou_id and upper_inf(p.known));

/* [{"role", "office", "area", "person"}]: these are the parties, in place of those before, which stay known as they
   were. An office that is named again with the same role and area keeps who had signed for it, and, unless "person" is
   given, who the person is. Runs as the owner, as the policies let nobody close a row, nor see one that is closed. */
create function set_parties(mou_id bigint, named jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  party jsonb;
  n int;
  office_area bigint;
  refusal outcome;
  before mou_party;
  person text;
begin
  if not may_with('WRITE_MOU', set_parties.mou_id) then return may_not_write_mou(); end if;
  update mou_party p set known = closing(p.known) where p.mou_id = set_parties.mou_id and upper_inf(p.known);
  update mou_person p set known = closing(p.known) where p.mou_id = set_parties.mou_id and upper_inf(p.known);
  for party, n in select * from jsonb_array_elements(named) with ordinality loop
    office_area := (select a.id from area a where a.code = party ->> 'area');
    refusal := refusal_of_party(mou_id, party, office_area, array['input', 'parties', (n - 1)::text]);
    if refusal.kind is not null then return refusal; end if;
    select p.* into before
    from mou_party p
    where p.mou_id = set_parties.mou_id
      and closed_in_this_act(p.known)
      and p.role::text = party ->> 'role'
      and p.office = party ->> 'office'
      and p.area_id is not distinct from office_area;
    insert into mou_party (mou_id, position, role, office, area_id, signatory, attendee, capacity)
    values (
      set_parties.mou_id, n, (party ->> 'role')::party_role, party ->> 'office', office_area,
      before.signatory, before.attendee,
      coalesce(
        before.capacity,
        case party ->> 'role' when 'WITNESS' then 'NOT_SIGNED' else 'UNKNOWN' end::signing_capacity));
    person := case
      when party ? 'person' then party ->> 'person'
      else (
        select p.name
        from mou_person p
        where p.mou_id = before.mou_id and p.position = before.position and closed_in_this_act(p.known)) end;
    if person is not null then
      insert into mou_person (mou_id, position, name) values (set_parties.mou_id, n, person);
    end if;
  end loop;
  return done(set_parties.mou_id);
exception
  when exclusion_violation then
    return refused('INVALID_INPUT', 'PARTY_NAMED_TWICE', array['input', 'parties', (n - 1)::text]);
end $$;

/* Why the viewer cannot name a party, which stands at `path` of the input; null where they can. */
create function refusal_of_party(mou_id bigint, party jsonb, office_area bigint, path text[]) returns outcome stable
  return case
    when office_area is null and party ? 'area'
      then no_such_area(party ->> 'area', path || 'area'::text)
    when not may_name_office(mou_id, office_area)
      then refused('FORBIDDEN', 'OFFICE_FORBIDDEN', path || 'area'::text)
    when party ->> 'person' is not null and party ->> 'role' <> 'INFLUENTIAL_PERSON'
      then refused('INVALID_INPUT', 'PERSON_NOT_INFLUENTIAL', path || 'person'::text) end;

/* May the viewer name an office of this area as a party, in whatever role? Yes where the area is within their own
   grant, above or below the agreement's area, or of its province. An office that is a party already, or a party to what
   the agreement renews, may stay one. An office without an area is anybody's to name. */
create function may_name_office(mou_id bigint, office_area bigint) returns boolean stable
  return office_area is null
    or may('WRITE_MOU', office_area)
    or exists (
      select from mou m
      join area_within w on (w.ancestor_id, w.descendant_id) in ((m.area_id, office_area), (office_area, m.area_id))
      where m.id = may_name_office.mou_id and w.valid @> today_in(office_area))
    or share_province(
      (select m.area_id from mou m where m.id = may_name_office.mou_id), office_area, today_in(office_area))
    or exists (
      select from mou_party p
      where p.area_id = office_area
        and (upper_inf(p.known) or closed_in_this_act(p.known))
        and p.mou_id in (
          select may_name_office.mou_id
          union all
          select v.renews_id from mou_version v where v.mou_id = may_name_office.mou_id and upper_inf(v.known)));

/* Was a row closed by the act that runs now, to make way for another? */
create function closed_in_this_act(known tstzrange) returns boolean stable
  return upper(known) = written_at();

/* [{"position", "signatory", "capacity"}]: who signed for the party at a position; its row is closed and another one
   takes its place. Runs as the owner, as the policies let nobody close a row. */
create function set_signatories(mou_id bigint, signatories jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  signed jsonb;
  n int;
  path text[];
  party mou_party;
  refusal outcome;
begin
  if not may_with('WRITE_MOU', set_signatories.mou_id) then return may_not_write_mou(); end if;
  for signed, n in select * from jsonb_array_elements(signatories) with ordinality loop
    path := array['input', 'signatories', (n - 1)::text];
    select p.* into party
    from mou_party p
    where p.mou_id = set_signatories.mou_id and p.position = (signed ->> 'position')::int and upper_inf(p.known);
    if party.id is null then
      return refused('INVALID_INPUT', 'NO_PARTY_AT_POSITION', path || 'position'::text,
        jsonb_build_object('position', signed -> 'position'));
    end if;
    if exists (
      select from jsonb_array_elements(signatories) with ordinality other(signatory, i)
      where other.i < n and other.signatory -> 'position' = signed -> 'position') then
      return refused('INVALID_INPUT', 'POSITION_NAMED_TWICE', path || 'position'::text,
        jsonb_build_object('position', signed -> 'position'));
    end if;
    refusal := refusal_of_signatory(party.role, signed ->> 'signatory', signed ->> 'capacity', path);
    if refusal.kind is not null then return refusal; end if;
    -- A party that this act named itself was known to nobody yet: its row goes, where others are closed.
    if lower(party.known) = written_at() then
      delete from mou_party p where p.id = party.id;
    else
      update mou_party p set known = closing(p.known) where p.id = party.id;
    end if;
    insert into mou_party (mou_id, position, role, office, area_id, signatory, attendee, capacity)
    values (
      party.mou_id, party.position, party.role, party.office, party.area_id, signed ->> 'signatory',
      case when signed ->> 'capacity' = 'NOT_SIGNED' then party.attendee end,
      (signed ->> 'capacity')::signing_capacity);
  end loop;
  return done(set_signatories.mou_id);
end $$;

/* Why a party of this role cannot have signed so, which stands at `path` of the input; null where it can. */
create function refusal_of_signatory(role party_role, signatory text, capacity text, path text[]) returns outcome stable
  return case
    when signatory is not null and capacity = 'NOT_SIGNED'
      then refused('INVALID_INPUT', 'SIGNATORY_OF_UNSIGNED', path || 'capacity'::text)
    when signatory is not null and role = 'INFLUENTIAL_PERSON'
      then refused('INVALID_INPUT', 'PERSON_NEVER_SIGNATORY', path || 'signatory'::text)
    when role = 'WITNESS' and capacity <> 'NOT_SIGNED'
      then refused('INVALID_INPUT', 'WITNESS_SIGNS_NOT', path || 'position'::text) end;

call describe('mou_party', 'The offices that agree, and witnesses; who signed for them may be acting or a proxy.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "mou_area_id": "The area that is for. Set by trigger.",
  "position": "Order among the parties.",
  "role": "What kind of party.",
  "office": "The office: a natural person is only ever shown by role.",
  "area_id": "The office''s area.",
  "signatory": "Public official who signed, where named.",
  "attendee": "Public official named as taking part in something that was not signed, or as a witness.",
  "capacity": "In office, acting, or by power of attorney; or that nobody signed for it.",
  "known": "From when until when this was what the system knew."}');
call protect('mou_party');
create trigger carry_area before insert on mou_party for each row execute function carry_area();
create policy known_with_mou on mou_party for select using (
  is_current(known)
  and exists (select from mou_version v where v.mou_id = mou_party.mou_id and is_current(v)));
create policy writers on mou_party for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
call let_insert('mou_party');

call describe('mou_person', 'Names of natural persons who are parties, for those who work on the agreement.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "position": "Which party.",
  "name": "The name.",
  "known": "From when until when this was what the system knew."}');
call protect('mou_person');
create policy readers on mou_person for select using (is_current(known) and may_with('READ_INTERNAL', mou_id));
create policy writers on mou_person for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
call let_insert('mou_person');
