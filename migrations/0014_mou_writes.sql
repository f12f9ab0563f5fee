-- The life of an agreement, written: every act makes a version, nothing is overwritten, and whoever writes on an old version is told.
create table mou_transition (
  from_stage mou_stage not null,
  to_stage mou_stage not null,
  primary key (from_stage, to_stage)
);
call describe('mou_transition', 'From which stage an agreement may go to which: Permendagri 22/2020''s order, with steps back and steps left out.', '{"from_stage": "Where it is.", "to_stage": "Where it may go."}');
insert into mou_transition
  select f, t from (values
    ('UNKNOWN', '{PROPOSED,DRAFTING,LEGAL_REVIEW,AGREED,SIGNED,CANCELLED}'), ('IDENTIFIED', '{PROPOSED,DRAFTING,LEGAL_REVIEW,AGREED,CANCELLED}'),
    ('PROPOSED', '{DRAFTING,LEGAL_REVIEW,AGREED,CANCELLED}'), ('DRAFTING', '{PROPOSED,LEGAL_REVIEW,AGREED,CANCELLED}'),
    ('LEGAL_REVIEW', '{DRAFTING,AGREED,CANCELLED}'), ('AGREED', '{DRAFTING,LEGAL_REVIEW,SIGNED,CANCELLED}'),
    ('SIGNED', '{SUSPENDED,TERMINATED}'), ('LAUNCHED', '{SUSPENDED,TERMINATED}'), ('SUSPENDED', '{SIGNED,TERMINATED}')
  ) as s(f_text, t_list) cross join lateral (select f_text::mou_stage as f, unnest(t_list::mou_stage[]) as t) pairs;
call protect('mou_transition', everybody_reads => true, is_data => false, is_logged => false);

/* 'effective_from' as the API writes it: 'effectiveFrom'. */
create function camel(name text) returns text immutable return lower(left(name, 1)) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2);

/* Where a statement is from that an office makes through the API itself. */
create function source_of_viewer() returns bigint language plpgsql set search_path = app, pg_temp as $$
begin
  return source_for(jsonb_build_object('citation', 'Reported by ' || actor_name(viewer_actor()), 'publisher', actor_name(viewer_actor())));
end $$;
/* The area's code and the day, told apart where there are several; also from those the viewer does not see. */
create function free_mou_code(area_code text, on_day date) returns text stable security definer set search_path = app, pg_temp
  return (select c from (select area_code || ':' || on_day || case n when 1 then '' else ':' || n end as c, n from generate_series(1, 1000) n) codes
    where may('WRITE_MOU', (select a.id from area a where a.code = area_code)) and not exists (select from mou m where m.code = c) order by n limit 1);

create function missing_mou() returns outcome immutable
  return refused('INVALID_INPUT', 'There is no such agreement, or it is not yours to see: take its id from `mous`.', '{input,mou}');
create function forbidden_mou() returns outcome immutable
  return refused('FORBIDDEN', 'You may write agreements only of areas of your grant and below.', '{input,mou}');

/* The next version of an agreement: the one before with these columns changed. Refused with what changed since when `expected` is not the last one. */
create function next_mou_version(mou_id bigint, expected int, changes jsonb, reason text, also_changed text[] default '{}') returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  old mou_version;
  there int;
  columns text := (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a where a.attrelid = 'mou_version'::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'id');
begin
  update mou_version v set known = tstzrange(lower(v.known), now())
  where v.mou_id = next_mou_version.mou_id and v.version = expected and upper_inf(v.known) and lower(v.known) < now() returning v.* into old;
  if old.id is null then
    select v.version into there from mou_version v where v.mou_id = next_mou_version.mou_id and upper_inf(v.known);
    return refused('CONFLICT', 'It is at version ' || there || ' now, not ' || expected || '. Read what changed, and decide again.', '{input,version}', there,
      changed_since(next_mou_version.mou_id, expected, there));
  end if;
  execute format('insert into mou_version (%s) select %s from jsonb_populate_record($1, $2)', columns, columns)
    using old, changes || jsonb_build_object('version', expected + 1, 'reason', reason, 'also_changed', also_changed, 'known', tstzrange(now(), null));
  return done(mou_id);
exception
  when insufficient_privilege then return forbidden_mou();
  when check_violation then return refused('INVALID_INPUT', 'The dates do not fit: the end is not before the beginning, days are from 1900 to 2199, and what is signed has a day of signature.', '{input}');
end $$;

/* An agreement by its code, where the viewer may write it; else the refusal. */
create function writable_mou(code text, out agreement mou, out refusal outcome) language plpgsql stable set search_path = app, pg_temp as $$
begin
  select m.* into agreement from mou m where m.code = writable_mou.code;
  -- Asked here too, for acts that run as the owner: what is not seen is not there.
  if agreement.id is null or not (agreement.is_public or may_with('READ_INTERNAL', agreement.id)) then refusal := missing_mou();
  elsif not may_with('WRITE_MOU', agreement.id) then refusal := forbidden_mou(); end if;
end $$;
create function stage_of(mou_id bigint) returns mou_stage stable return (select v.stage from mou_version v where v.mou_id = stage_of.mou_id and upper_inf(v.known));

/* Which of these fields of an input is given and is no date; a refusal, or nothing. */
create function bad_day(input jsonb, variadic fields text[]) returns outcome stable
  return (select refused('INVALID_INPUT', 'This is no date: write 2026, 2026-07 or 2026-07-31, from 1900 to 2199.', array['input', f])
    from unnest(fields) f where input ->> f is not null and partial_date_from(input ->> f) is null limit 1);

/* {"area", "instrument", "stage", "title", "scope", "funding", "note", "parent", "proposedOn", "responsibleAgency": {"name", "since"}, "milestones": [{"title", "dueOn"}],
   "parties": [{"role", "office", "area", "person"}]}: a draft, seen by those who work on it. */
create function propose_mou(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  place bigint;
  on_day partial_date;
  above bigint;
  made bigint;
  party jsonb;
  hung outcome;
begin
  select a.id into place from area a where a.code = input ->> 'area';
  if place is null then return refused('INVALID_INPUT', 'There is no area with this id: take it from an `id` field of an area.', '{input,area}'); end if;
  if not may('WRITE_MOU', place) then return refused('FORBIDDEN', 'You may propose agreements only for areas of your grant and below.', '{input,area}'); end if;
  on_day := partial_date_of(coalesce(input ->> 'proposedOn', today_in(place)::text), 'DAY');
  if coalesce(input ->> 'stage', 'PROPOSED') not in ('IDENTIFIED', 'PROPOSED') then
    return refused('INVALID_INPUT', 'It begins as IDENTIFIED or PROPOSED; record how far it is after that.', '{input,stage}');
  end if;
  if input ->> 'parent' is not null then
    select m.id into above from mou m where m.code = input ->> 'parent';
    if above is null then return refused('INVALID_INPUT', 'There is no such agreement to follow from, or it is not yours to see.', '{input,parent}'); end if;
  end if;
  insert into mou (code, area_id) values (free_mou_code(input ->> 'area', (on_day).first_day), place) returning id into made;
  insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, parent_id, renews_id, scope, funding, note, source_id, known)
  values (made, 1, (input ->> 'instrument')::mou_instrument, input ->> 'instrument', input ->> 'title', coalesce((input ->> 'stage')::mou_stage, 'PROPOSED'), false, on_day, above, (input ->> 'renews')::bigint,
    input ->> 'scope', input ->> 'funding', input ->> 'note', source_of_viewer(), tstzrange(now(), null));
  for party in select * from jsonb_array_elements(input -> 'parties') loop
    insert into mou_party (mou_id, position, role, office, area_id, capacity, known)
    select made, (select count(*) from mou_party p where p.mou_id = made) + 1, (party ->> 'role')::party_role, party ->> 'office', (select a.id from area a where a.code = party ->> 'area'), 'UNKNOWN', tstzrange(now(), null);
    if party ->> 'person' is not null and party ->> 'role' <> 'INFLUENTIAL_PERSON' then
      return refused('INVALID_INPUT', 'Only an influential person is a party as a person; of others the office is.', '{input,parties}');
    end if;
    insert into mou_person (mou_id, position, name)
    select made, (select count(*) from mou_party p where p.mou_id = made), party ->> 'person' where party ->> 'person' is not null;
  end loop;
  if input ->> 'responsibleAgency' is not null then
    hung := set_agency(made, input -> 'responsibleAgency');
    if hung.kind <> 'DONE' then return hung; end if;
  end if;
  if input ->> 'milestones' is not null then
    hung := add_milestones(made, input -> 'milestones');
    if hung.kind <> 'DONE' then return hung; end if;
  end if;
  return done(made);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may propose agreements only for areas of your grant and below.', '{input,area}');
  when check_violation then return refused('INVALID_INPUT', 'A value is not one that can be kept: days from 1900 to 2199, parties with an office.', '{input}');
end $$;

/* Takes an agreement to a stage, if it may go there. `changes` are what goes with it. */
create function move_mou(input jsonb, to_stage mou_stage, changes jsonb, reason text) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  target record := writable_mou(input ->> 'mou');
  allowed text[];
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  allowed := array(select t.to_stage::text from mou_transition t where t.from_stage = stage_of((target.agreement).id) order by t.to_stage);
  if to_stage::text <> all (allowed) and exists (select from mou_version v where v.mou_id = (target.agreement).id and upper_inf(v.known) and v.version = (input ->> 'version')::int) then
    return refused('ILLEGAL_TRANSITION', 'From ' || stage_of((target.agreement).id) || ' it does not go to ' || to_stage || '.', '{input}', null, allowed);
  end if;
  return next_mou_version((target.agreement).id, (input ->> 'version')::int, changes || jsonb_build_object('stage', to_stage), reason);
end $$;

create function on_day(value text) returns jsonb immutable return case when value is null then 'null' else to_jsonb(partial_date_from(value)) end;

/* {"mou", "version", "stage", "on", "note"} */
create function record_mou_stage(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
begin
  if input ->> 'stage' in ('SUSPENDED', 'TERMINATED', 'CANCELLED', 'LAUNCHED', 'UNKNOWN') or (input ->> 'stage' = 'SIGNED' and
    coalesce(stage_of((select m.id from mou m where m.code = input ->> 'mou')), 'SUSPENDED') <> 'SUSPENDED') then
    return refused('INVALID_INPUT', 'This stage has an act of its own: signMou, suspendMou, terminateMou or cancelMou.', '{input,stage}');
  end if;
  if (bad_day(input, 'on')).kind is not null then return bad_day(input, 'on'); end if;
  return move_mou(input, (input ->> 'stage')::mou_stage, jsonb_strip_nulls(jsonb_build_object('event_on', on_day(input ->> 'on'), 'note', input -> 'note')),
    coalesce(input ->> 'note', 'Now at stage ' || (input ->> 'stage') || '.'));
end $$;

/* Who signed for a party: the party's row is closed and follows itself. Reads past the policy that shows only what is known. */
create function sign_party(mou_id bigint, at_position int, signed_by text, signed_as signing_capacity) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
declare
  old mou_party;
  columns text := (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a where a.attrelid = 'mou_party'::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'id');
begin
  if not may_with('WRITE_MOU', mou_id) then raise exception 'Not yours to write.' using errcode = '42501'; end if;
  update mou_party p set known = tstzrange(lower(p.known), now()) where p.mou_id = sign_party.mou_id and p.position = at_position and upper_inf(p.known) and lower(p.known) < now() returning p.* into old;
  if old.id is null then return false; end if;
  execute format('insert into mou_party (%s) select %s from jsonb_populate_record($1, $2)', columns, columns)
    using old, jsonb_build_object('signatory', signed_by, 'capacity', signed_as, 'known', tstzrange(now(), null));
  return true;
end $$;

/* {"mou", "version", "signedOn", "effectiveFrom", "effectiveTo", "number", "title", "signatories": [{"position", "signatory", "capacity"}]}: signed, and public from then on. */
create function sign_mou(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  signed outcome;
  who jsonb;
begin
  if (bad_day(input, 'signedOn', 'effectiveFrom', 'effectiveTo')).kind is not null then return bad_day(input, 'signedOn', 'effectiveFrom', 'effectiveTo'); end if;
  signed := move_mou(input, 'SIGNED', jsonb_strip_nulls(jsonb_build_object('is_public', true, 'event_on', on_day(input ->> 'signedOn'), 'signed_on', on_day(input ->> 'signedOn'),
    'effective_from', on_day(input ->> 'effectiveFrom'), 'effective_to', on_day(input ->> 'effectiveTo'), 'number', input -> 'number', 'title', input -> 'title')), 'Signed.');
  if signed.kind <> 'DONE' then return signed; end if;
  for who in select * from jsonb_array_elements(coalesce(input -> 'signatories', '[]')) loop
    if not sign_party(signed.id, (who ->> 'position')::int, who ->> 'signatory', (who ->> 'capacity')::signing_capacity) then
      return refused('INVALID_INPUT', 'It has no party at position ' || (who ->> 'position') || '.', '{input,signatories}');
    end if;
  end loop;
  return signed;
exception
  when check_violation then return refused('INVALID_INPUT', 'An influential person and a witness are never named as signatories.', '{input,signatories}');
end $$;

/* {"mou", "version", "reason", and any of "title", "number", "instrument", "scope", "funding", "note", "effectiveFrom", "effectiveTo", "parent"; what is null is taken out;
   "responsibleAgency": {"name", "since"}, "milestones": [{"title", "dueOn"}]} */
create function amend_mou(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  target record := writable_mou(input ->> 'mou');
  changes jsonb := '{}';
  also text[] := '{}';
  hung outcome;
  field text;
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'An amendment says why: give a reason.', '{input,reason}'); end if;
  foreach field in array '{title,number,instrument,scope,funding,note}'::text[] loop
    if input ? field then changes := changes || jsonb_build_object(field, input -> field); end if;
  end loop;
  if (bad_day(input, 'effectiveFrom', 'effectiveTo')).kind is not null then return bad_day(input, 'effectiveFrom', 'effectiveTo'); end if;
  foreach field in array '{effective_from,effective_to}'::text[] loop
    continue when not input ? camel(field);
    changes := changes || jsonb_build_object(field, on_day(input ->> camel(field)));
  end loop;
  if input ? 'parent' then
    changes := changes || jsonb_build_object('parent_id', (select m.id from mou m where m.code = input ->> 'parent'));
    if input ->> 'parent' is not null and changes ->> 'parent_id' is null then return refused('INVALID_INPUT', 'There is no such agreement to follow from.', '{input,parent}'); end if;
  end if;
  if input ->> 'responsibleAgency' is not null then
    hung := set_agency((target.agreement).id, input -> 'responsibleAgency');
    if hung.kind <> 'DONE' then return hung; end if;
    also := also || 'responsibleAgency'::text;
  end if;
  if input ->> 'milestones' is not null then
    hung := add_milestones((target.agreement).id, input -> 'milestones');
    if hung.kind <> 'DONE' then return hung; end if;
    also := also || 'milestones'::text;
  end if;
  if changes = '{}' and also = '{}' then return refused('INVALID_INPUT', 'Nothing is changed: name what is.', '{input}'); end if;
  if changes ->> 'instrument' is null and changes ? 'instrument' then return refused('INVALID_INPUT', 'An agreement has a kind.', '{input,instrument}'); end if;
  return next_mou_version((target.agreement).id, (input ->> 'version')::int, changes, input ->> 'reason', also);
end $$;

/* {"mou", "version", "on", "reason"} */
create function end_mou(input jsonb, to_stage mou_stage) returns outcome language plpgsql set search_path = app, pg_temp as $$
begin
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'Say why: give a reason.', '{input,reason}'); end if;
  if (bad_day(input, 'on')).kind is not null then return bad_day(input, 'on'); end if;
  return move_mou(input, to_stage, jsonb_build_object('event_on', on_day(input ->> 'on')), input ->> 'reason');
end $$;
create function suspend_mou(input jsonb) returns outcome language sql set search_path = app, pg_temp return end_mou(input, 'SUSPENDED');
create function terminate_mou(input jsonb) returns outcome language sql set search_path = app, pg_temp return end_mou(input, 'TERMINATED');
/* {"mou", "version", "reason"}: the draft as it stands, for everybody to read. */
create function make_mou_public(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  target record := writable_mou(input ->> 'mou');
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  if not may_with('PUBLISH', (target.agreement).id) then return refused('FORBIDDEN', 'You may publish agreements only of areas in your region.', '{input,mou}'); end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'Say why: give a reason.', '{input,reason}'); end if;
  if (target.agreement).is_public then return refused('CONFLICT', 'It is public already.', '{input,mou}'); end if;
  return next_mou_version((target.agreement).id, (input ->> 'version')::int, '{"is_public": true}', input ->> 'reason');
end $$;
create function cancel_mou(input jsonb) returns outcome language sql set search_path = app, pg_temp return end_mou(input, 'CANCELLED');

/* {"mou", "version", "title", "proposedOn"}: a draft that renews an agreement, with the same parties. Both stay, and so does a gap between them. */
create function renew_mou(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  target record := writable_mou(input ->> 'mou');
  old mou_version;
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  select v.* into old from mou_version v where v.mou_id = (target.agreement).id and upper_inf(v.known);
  if old.version <> (input ->> 'version')::int then
    return refused('CONFLICT', 'It is at version ' || old.version || ' now, not ' || (input ->> 'version') || '. Read what changed, and decide again.', '{input,version}', old.version,
      changed_since((target.agreement).id, (input ->> 'version')::int, old.version));
  end if;
  if old.stage not in ('SIGNED', 'SUSPENDED', 'TERMINATED', 'LAUNCHED') then
    return refused('ILLEGAL_TRANSITION', 'Only what was signed is renewed; this one is at ' || old.stage || '.', '{input,mou}', null, array(select t.to_stage::text from mou_transition t where t.from_stage = old.stage));
  end if;
  return propose_mou(jsonb_build_object('area', (select a.code from area a where a.id = (target.agreement).area_id), 'instrument', old.instrument, 'title', coalesce(input ->> 'title', old.title),
    'scope', old.scope, 'funding', old.funding, 'renews', (target.agreement).id, 'proposedOn', input -> 'proposedOn', 'parent', (select m.code from mou m where m.id = old.parent_id),
    'parties', (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'office', p.office, 'area', (select a.code from area a where a.id = p.area_id)) order by p.position), '[]')
      from mou_party p where p.mou_id = (target.agreement).id and upper_inf(p.known))));
end $$;

call settle_routines();
