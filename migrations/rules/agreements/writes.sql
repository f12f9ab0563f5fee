/* The area's code and the day, told apart where there are several; also from those the viewer does not see. */
create function free_mou_code(area_code text, on_day date) returns text stable security definer set search_path from current
  return (select c from (select area_code || ':' || on_day || case n when 1 then '' else ':' || n end as c, n from generate_series(1, 1000) n) codes
    where may('WRITE_MOU', (select a.id from area a where a.code = area_code)) and not exists (select from mou m where m.code = c) order by n limit 1);

create function missing_mou() returns outcome immutable
  return refused('INVALID_INPUT', 'NO_SUCH_AGREEMENT', '{input,mou}');

create function forbidden_mou() returns outcome immutable
  return refused('FORBIDDEN', 'AGREEMENT_FORBIDDEN', '{input,mou}');

/* The next version of an agreement: the one before with these columns changed. Refused with what changed since when `expected` is not the last one. */
create function next_mou_version(mou_id bigint, expected int, changes jsonb, reason text, also_changed text[] default '{}') returns outcome language plpgsql set search_path from current as $$
declare
  old mou_version;
  next mou_version;
  there int;
  columns text := (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a where a.attrelid = 'mou_version'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'id');
begin
  update mou_version v set known = closing(v.known)
  where v.mou_id = next_mou_version.mou_id and v.version = expected and upper_inf(v.known) returning v.* into old;
  if old.id is null then
    select v.version into there from mou_version v where v.mou_id = next_mou_version.mou_id and upper_inf(v.known);
    return refused('CONFLICT', 'VERSION_IS_OTHER', '{input,version}', jsonb_build_object('version', there, 'expected', expected), version => there,
      details => changed_since(next_mou_version.mou_id, expected, there));
  end if;
  if old.stage in ('CANCELLED', 'TERMINATED') and not changes ? 'is_public' then
    return refused('INVALID_INPUT', 'AGREEMENT_ENDED', '{input,mou}', jsonb_build_object('stage', old.stage));
  end if;
  next := jsonb_populate_record(old, changes);
  if (next.effective_from).first_day > (next.effective_to).last_day then
    return refused('INVALID_INPUT', 'AGREEMENT_ENDS_BEFORE_IT_BEGINS',
      array['input', case when changes ? 'effective_to' then 'effectiveTo' else 'effectiveFrom' end], jsonb_build_object('first_day', (next.effective_from).value, 'last_day', (next.effective_to).value));
  end if;
  if (next.effective_to).last_day < (next.event_on).first_day and (next.stage = 'SUSPENDED' or next.event_on <> next.signed_on) and changes ? 'effective_to' then
    return refused('INVALID_INPUT', 'ENDS_BEFORE_LAST_STEP', '{input,effectiveTo}', jsonb_build_object('stage', next.stage, 'day', (next.event_on).value));
  end if;
  execute format('insert into mou_version (%s) select %s from jsonb_populate_record($1, $2)', columns, columns)
    using old, changes || jsonb_build_object('version', expected + 1, 'reason', reason, 'reason_code', changes -> 'reason_code', 'also_changed', also_changed, 'known', null);
  return done(mou_id);
exception
  when insufficient_privilege then return forbidden_mou();
  when check_violation then return refused('INVALID_INPUT', 'AGREEMENT_DATES_IMPOSSIBLE', '{input}');
end $$;

/* An agreement by its code, where the viewer may write it; else the refusal. */
create function writable_mou(code text, out agreement mou, out refusal outcome) language plpgsql stable set search_path from current as $$
begin
  select m.* into agreement from mou m where m.code = writable_mou.code;
  -- Asked here too, for acts that run as the owner: what is not seen is not there.
  if agreement.id is null or not (agreement.is_public or may_with('READ_INTERNAL', agreement.id)) then refusal := missing_mou();
  elsif not may_with('WRITE_MOU', agreement.id) then refusal := forbidden_mou(); end if;
end $$;

create function stage_of(mou_id bigint) returns mou_stage stable return (select v.stage from mou_version v where v.mou_id = stage_of.mou_id and upper_inf(v.known));

/* Where it may go from its stage; what rests is taken up as what it was: as launched where nothing was signed. */
create function stages_from(mou_id bigint) returns mou_stage[] stable
  return array(select t.to_stage from mou_version v join mou_transition t on t.from_stage = v.stage where v.mou_id = stages_from.mou_id and upper_inf(v.known)
    and not (v.stage = 'SUSPENDED' and t.to_stage = (case when (v.signed_on).last_day is null then 'SIGNED' else 'LAUNCHED' end)::mou_stage) order by 1);

/* Is an act dated before the step that it follows, ahead, or after the end where it is to end what holds? A refusal, or nothing. Where nothing is known
   but that it exists, there is no step before. */
create function misdated(agreement mou, expected int, to_stage mou_stage, field text, day partial_date) returns outcome stable
  return (select case
      when v.stage <> 'UNKNOWN' and (day).last_day < (v.event_on).first_day
        then refused('INVALID_INPUT', 'BEFORE_THE_STEP_BEFORE', array['input', field], jsonb_build_object('stage', v.stage, 'day', (v.event_on).value))
      when (day).first_day > today_in((agreement).area_id)
        then case when to_stage = 'TERMINATED' then refused('INVALID_INPUT', 'TERMINATION_TO_COME', array['input', field])
          else refused('INVALID_INPUT', 'ACT_TO_COME', array['input', field]) end
      when to_stage in ('SUSPENDED', 'TERMINATED') and (day).first_day > (v.effective_to).last_day
        then refused('INVALID_INPUT', 'OVER_BY_THEN', array['input', field], jsonb_build_object('last_day', (v.effective_to).value)) end
    from mou_version v where v.mou_id = (agreement).id and upper_inf(v.known) and v.version = expected);

/* Another day of the signature of what is signed, put right; where the signing was the last step, it is the step's too. */
create function signature_of(agreement mou, day partial_date, out changes jsonb, out refusal outcome) language plpgsql stable set search_path from current as $$
declare
  there mou_version;
  before mou_version;
begin
  select v.* into there from mou_version v where v.mou_id = (agreement).id and upper_inf(v.known);
  select v.* into before from mou_version v where v.mou_id = (agreement).id and v.version < (select min(s.version) from mou_version s where s.mou_id = v.mou_id and (s.signed_on).last_day is not null)
  order by v.version desc limit 1;
  day := narrowed(day, case when before.stage <> 'UNKNOWN' and (before.event_on).first_day <= (day).last_day then (before.event_on).first_day end, today_in((agreement).area_id));
  changes := jsonb_build_object('signed_on', day) || case when there.stage = 'SIGNED' and there.event_on is not distinct from there.signed_on then jsonb_build_object('event_on', day) else '{}' end;
  refusal := case
    when (there.signed_on).last_day is null then refused('INVALID_INPUT', 'NOT_SIGNED_YET', '{input,signedOn}')
    when (day).last_day is null then refused('INVALID_INPUT', 'SIGNATURE_DAY_MISSING', '{input,signedOn}')
    when (day).first_day > today_in((agreement).area_id) then refused('INVALID_INPUT', 'DAY_TO_COME', '{input,signedOn}')
    when before.stage <> 'UNKNOWN' and (day).last_day < (before.event_on).first_day
      then refused('INVALID_INPUT', 'BEFORE_THE_STEP_BEFORE', '{input,signedOn}', jsonb_build_object('stage', before.stage, 'day', (before.event_on).value))
    when not changes ? 'event_on' and (day).first_day > (there.event_on).last_day
      then refused('INVALID_INPUT', 'AFTER_THE_STEP_AFTER', '{input,signedOn}', jsonb_build_object('stage', there.stage, 'day', (there.event_on).value)) end;
end $$;

/* Which agreement one follows from, by its code. Refused where there is none, where it would follow from itself, also by way of others, and where it is of another province. */
create function parent_for(child bigint, area_id bigint, code text, out id bigint, out refusal outcome) language plpgsql stable set search_path from current as $$
declare
  place bigint;
begin
  select m.id, m.area_id into parent_for.id, place from mou m where m.code = parent_for.code;
  if parent_for.id is null then
    refusal := refused('INVALID_INPUT', 'NO_SUCH_PARENT', '{input,parent}');
  elsif exists (with recursive above as (select parent_for.id as id union select v.parent_id from above a join mou_version v on v.mou_id = a.id and upper_inf(v.known) where v.parent_id is not null)
      select from above a where a.id = child) then
    refusal := refused('INVALID_INPUT', 'PARENT_OF_ITSELF', '{input,parent}');
  elsif not exists (select from area_within w where w.ancestor_id = place and w.descendant_id = parent_for.area_id)
    and not exists (select from area_within w join area_within o on o.ancestor_id = w.ancestor_id and o.descendant_id = place join area a on a.id = w.ancestor_id and a.kind = 'PROVINCE'
      where w.descendant_id = parent_for.area_id) then
    refusal := refused('INVALID_INPUT', 'PARENT_OF_OTHER_PROVINCE', '{input,parent}');
  end if;
end $$;

/* {"area", "instrument", "stage", "title", "scope", "funding", "note", "parent", "proposedOn", "responsibleAgency": {"name", "since"}, "milestones": [{"title", "dueOn"}],
   "parties": [{"role", "office", "area", "person"}]}: a draft, seen by those who work on it. */
create function propose_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  place bigint;
  on_day partial_date;
  above record;
  made bigint;
  hung outcome;
begin
  select a.id into place from area a where a.code = input ->> 'area';
  if place is null then return refused('INVALID_INPUT', 'NO_SUCH_AREA', '{input,area}'); end if;
  if not may('WRITE_MOU', place) then return refused('FORBIDDEN', 'PROPOSAL_FORBIDDEN', '{input,area}'); end if;
  on_day := partial_date_of(coalesce(input ->> 'proposedOn', today_in(place)::text), 'DAY');
  if (on_day).first_day > today_in(place) then return refused('INVALID_INPUT', 'ACT_TO_COME', '{input,proposedOn}'); end if;
  if coalesce(input ->> 'stage', 'PROPOSED') not in ('IDENTIFIED', 'PROPOSED') then
    return refused('INVALID_INPUT', 'BEGINS_AT_OTHER_STAGE', '{input,stage}');
  end if;
  above := parent_for(null, place, input ->> 'parent');
  if input ->> 'parent' is not null and (above.refusal).kind is not null then return above.refusal; end if;
  insert into mou (code, area_id) values (free_mou_code(input ->> 'area', (on_day).first_day), place) returning id into made;
  insert into mou_version (mou_id, version, instrument, published_instrument, title, stage, is_public, event_on, parent_id, renews_id, scope, funding, note, source_id)
  values (made, 1, (input ->> 'instrument')::mou_instrument, input ->> 'instrument', input ->> 'title', coalesce((input ->> 'stage')::mou_stage, 'PROPOSED'), false, on_day, above.id, (input ->> 'renews')::bigint,
    input ->> 'scope', input ->> 'funding', input ->> 'note', source_of_viewer());
  hung := set_parties(made, input -> 'parties');
  if hung.kind <> 'DONE' then return hung; end if;
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
  when insufficient_privilege then return refused('FORBIDDEN', 'PROPOSAL_FORBIDDEN', '{input,area}');
  when check_violation then return refused('INVALID_INPUT', 'PROPOSAL_IMPOSSIBLE', '{input}');
end $$;

/* Takes an agreement to a stage, if it may go there, on the day that `field` of the input gives. `changes` are what goes with it. */
create function move_mou(input jsonb, to_stage mou_stage, field text, changes jsonb, reason text) returns outcome language plpgsql set search_path from current as $$
declare
  target record := writable_mou(input ->> 'mou');
  allowed text[];
  day partial_date := partial_date_from(input ->> field);
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  allowed := stages_from((target.agreement).id)::text[];
  if to_stage::text <> all (allowed) and exists (select from mou_version v where v.mou_id = (target.agreement).id and upper_inf(v.known) and v.version = (input ->> 'version')::int) then
    return refused('ILLEGAL_TRANSITION', 'STAGE_NOT_NEXT', '{input}', jsonb_build_object('stage', stage_of((target.agreement).id), 'wanted', to_stage), details => allowed);
  end if;
  if (misdated(target.agreement, (input ->> 'version')::int, to_stage, field, day)).kind is not null then
    return misdated(target.agreement, (input ->> 'version')::int, to_stage, field, day);
  end if;
  day := narrowed(day, (select (v.event_on).first_day from mou_version v where v.mou_id = (target.agreement).id and upper_inf(v.known) and v.stage <> 'UNKNOWN'), today_in((target.agreement).area_id));
  return next_mou_version((target.agreement).id, (input ->> 'version')::int,
    changes || jsonb_build_object('stage', to_stage, 'event_on', day) || case when field = 'signedOn' then jsonb_build_object('signed_on', day) else '{}' end, reason);
end $$;

/* {"mou", "version", "stage", "on", "note"} */
create function record_mou_stage(input jsonb) returns outcome language plpgsql set search_path from current as $$
begin
  if input ->> 'stage' in ('SUSPENDED', 'TERMINATED', 'CANCELLED', 'UNKNOWN') or (input ->> 'stage' in ('SIGNED', 'LAUNCHED') and
    coalesce(stage_of((select m.id from mou m where m.code = input ->> 'mou')), 'SUSPENDED') <> 'SUSPENDED') then
    return refused('INVALID_INPUT', 'STAGE_HAS_ITS_ACT', '{input,stage}');
  end if;
  if (bad_day(input, 'on')).kind is not null then return bad_day(input, 'on'); end if;
  return move_mou(input, (input ->> 'stage')::mou_stage, 'on', jsonb_strip_nulls(jsonb_build_object('note', input -> 'note'))
    || '{"reason_code": "STAGE_RECORDED"}',
    input ->> 'note');
end $$;

/* {"mou", "version", "signedOn", "effectiveFrom", "effectiveTo", "number", "title", "signatories": [{"position", "signatory", "capacity"}]}: signed, and public from then on. */
create function sign_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  signed outcome;
begin
  if (bad_day(input, 'signedOn', 'effectiveFrom', 'effectiveTo')).kind is not null then return bad_day(input, 'signedOn', 'effectiveFrom', 'effectiveTo'); end if;
  signed := move_mou(input, 'SIGNED', 'signedOn', jsonb_strip_nulls(jsonb_build_object('is_public', true,
    'effective_from', partial_date_json(input ->> 'effectiveFrom'), 'effective_to', partial_date_json(input ->> 'effectiveTo'), 'number', input -> 'number', 'title', input -> 'title', 'reason_code', 'SIGNED')), null);
  if signed.kind <> 'DONE' then return signed; end if;
  if not has_other_side(signed.id) then
    return refused('INVALID_INPUT', 'OTHER_SIDE_MISSING', '{input,mou}');
  end if;
  return case when input ->> 'signatories' is null then signed else sign_parties(signed.id, input -> 'signatories') end;
end $$;

/* {"mou", "version", "reason", and any of "title", "number", "instrument", "scope", "funding", "note", "effectiveFrom", "effectiveTo", "parent"; what is null is taken out;
   "signedOn", "parties", "signatories", "responsibleAgency": {"name", "since"}, "milestones": [{"title", "dueOn", "metOn"}]} */
create function amend_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  target record := writable_mou(input ->> 'mou');
  changes jsonb := '{}';
  also text[] := '{}';
  above record;
  signature record;
  amended outcome;
  hung outcome;
  field text;
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'AMENDMENT_WITHOUT_REASON', '{input,reason}'); end if;
  foreach field in array '{title,number,instrument,scope,funding,note}'::text[] loop
    if input ? field then changes := changes || jsonb_build_object(field, input -> field); end if;
  end loop;
  if (bad_day(input, 'effectiveFrom', 'effectiveTo', 'signedOn')).kind is not null then return bad_day(input, 'effectiveFrom', 'effectiveTo', 'signedOn'); end if;
  if input ? 'signedOn' then
    signature := signature_of(target.agreement, partial_date_from(input ->> 'signedOn'));
    if (signature.refusal).kind is not null then return signature.refusal; end if;
    changes := changes || signature.changes;
  end if;
  foreach field in array '{effective_from,effective_to}'::text[] loop
    continue when not input ? camel(field);
    changes := changes || jsonb_build_object(field, partial_date_json(input ->> camel(field)));
  end loop;
  if input ? 'parent' then
    above := parent_for((target.agreement).id, (target.agreement).area_id, input ->> 'parent');
    if input ->> 'parent' is not null and (above.refusal).kind is not null then return above.refusal; end if;
    changes := changes || jsonb_build_object('parent_id', above.id);
  end if;
  foreach field in array '{parties,signatories,responsibleAgency,milestones}'::text[] loop
    continue when coalesce(input ->> field, '[]') = '[]' and not (field = 'parties' and input ->> field is not null);
    also := also || case field when 'signatories' then 'parties' else field end;
  end loop;
  if changes ->> 'instrument' is null and changes ? 'instrument' then return refused('INVALID_INPUT', 'INSTRUMENT_MISSING', '{input,instrument}'); end if;
  -- The version first: of two who write at once the second waits here, and is told of the first before it touches what hangs on the agreement.
  amended := next_mou_version((target.agreement).id, (input ->> 'version')::int, changes, input ->> 'reason', also);
  if amended.kind <> 'DONE' then return amended; end if;
  foreach field in array '{parties,signatories,responsibleAgency,milestones}'::text[] loop
    continue when input ->> field is null;
    hung := case field when 'parties' then set_parties((target.agreement).id, input -> field) when 'signatories' then sign_parties((target.agreement).id, input -> field)
      when 'responsibleAgency' then set_agency((target.agreement).id, input -> field) else add_milestones((target.agreement).id, input -> field) end;
    if hung.kind <> 'DONE' then return hung; end if;
  end loop;
  if input ->> 'parties' is not null and not has_other_side((target.agreement).id) then
    return refused('INVALID_INPUT', 'PARTY_MISSING', '{input,parties}');
  end if;
  return unless_idle(amended, (input ->> 'version')::int);
end $$;

/* {"mou", "version", "on", "reason"} */
create function end_mou(input jsonb, to_stage mou_stage) returns outcome language plpgsql set search_path from current as $$
begin
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'REASON_MISSING', '{input,reason}'); end if;
  if (bad_day(input, 'on')).kind is not null then return bad_day(input, 'on'); end if;
  return move_mou(input, to_stage, 'on', '{}', input ->> 'reason');
end $$;

create function suspend_mou(input jsonb) returns outcome language sql set search_path from current return end_mou(input, 'SUSPENDED');

create function terminate_mou(input jsonb) returns outcome language sql set search_path from current return end_mou(input, 'TERMINATED');

/* {"mou", "version", "reason"}: the draft as it stands, for everybody to read. */
create function make_mou_public(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  target record := writable_mou(input ->> 'mou');
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  if not may_with('PUBLISH', (target.agreement).id) then return refused('FORBIDDEN', 'PUBLICATION_FORBIDDEN', '{input,mou}'); end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'REASON_MISSING', '{input,reason}'); end if;
  if (target.agreement).is_public then return refused('CONFLICT', 'PUBLIC_ALREADY', '{input,mou}'); end if;
  return next_mou_version((target.agreement).id, (input ->> 'version')::int, '{"is_public": true}', input ->> 'reason');
end $$;

create function cancel_mou(input jsonb) returns outcome language sql set search_path from current return end_mou(input, 'CANCELLED');

/* {"mou", "version", "title", "proposedOn"}: a draft that renews an agreement, with the same parties. Both stay, and so does a gap between them. */
create function renew_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  target record := writable_mou(input ->> 'mou');
  old mou_version;
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  select v.* into old from mou_version v where v.mou_id = (target.agreement).id and upper_inf(v.known);
  if old.version <> (input ->> 'version')::int then
    return refused('CONFLICT', 'VERSION_IS_OTHER', '{input,version}', jsonb_build_object('version', old.version, 'expected', input -> 'version'), version => old.version,
      details => changed_since((target.agreement).id, (input ->> 'version')::int, old.version));
  end if;
  if old.stage not in ('SIGNED', 'SUSPENDED', 'TERMINATED', 'LAUNCHED') then
    return refused('ILLEGAL_TRANSITION', 'RENEWAL_OF_UNSIGNED', '{input,mou}', jsonb_build_object('stage', old.stage), details => stages_from((target.agreement).id)::text[]);
  end if;
  if (input ->> 'proposedOn')::date < (old.signed_on).first_day then
    return refused('INVALID_INPUT', 'RENEWAL_BEFORE_SIGNATURE', '{input,proposedOn}', jsonb_build_object('signed_on', (old.signed_on).value));
  end if;
  return propose_mou(jsonb_build_object('area', (select a.code from area a where a.id = (target.agreement).area_id), 'instrument', old.instrument, 'title', coalesce(input ->> 'title', old.title),
    'scope', old.scope, 'funding', old.funding, 'responsibleAgency', (select jsonb_build_object('name', g.agency) from mou_agency g
      where g.mou_id = (target.agreement).id and upper_inf(g.known) and g.valid @> today_in((target.agreement).area_id)), 'renews', (target.agreement).id, 'proposedOn', input -> 'proposedOn', 'parent', (select m.code from mou m where m.id = old.parent_id),
    'parties', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', p.role, 'office', p.office, 'area', (select a.code from area a where a.id = p.area_id),
        'person', (select n.name from mou_person n where p.role = 'INFLUENTIAL_PERSON' and n.mou_id = p.mou_id and n.position = p.position and upper_inf(n.known)))) order by p.position), '[]')
      from mou_party p where p.mou_id = (target.agreement).id and upper_inf(p.known))));
exception
  when exclusion_violation then return refused('CONFLICT', 'RENEWAL_UNDER_WAY', '{input,mou}', version => old.version);
end $$;

call describe('mou_transition', 'From which stage an agreement may go to which: Permendagri 22/2020''s order, with steps back and steps left out.', '{"from_stage": "Where it is.", "to_stage": "Where it may go."}');
call protect('mou_transition', everybody_reads => true, is_logged => false);
