-- What hangs on an agreement, written: who is responsible and who are its persons, steps, notes, what follows it, what it promises; and what differs between two versions.
create table mou_agency (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  agency text not null check (agency <> '' and length(agency) <= 200),
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  known tstzrange not null check (not isempty(known)),
  exclude using gist (mou_id with =, valid with &&, known with &&)
);
call describe('mou_agency', 'Which agency of the government (OPD) is responsible for an agreement, on which days: it moves from one to another.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "agency": "Its name.", "valid": "Days it is responsible.",
  "known": "From when until when this was what the system knew."}');
call protect('mou_agency');
create policy known_with_mou on mou_agency for select using (is_current(known)
  and exists (select from mou_version v where v.mou_id = mou_agency.mou_id and is_current(v)));

-- A table of its own, so that whoever may see that a person is a party need not see who: the public is shown the role.
create table mou_person (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  position int not null,
  name text not null check (name <> '' and length(name) <= 200),
  known tstzrange not null check (not isempty(known)),
  exclude using gist (mou_id with =, position with =, known with &&)
);
call describe('mou_person', 'Names of natural persons who are parties, for those who work on the agreement.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "position": "Which party.", "name": "The name.", "known": "From when until when this was what the system knew."}');
call protect('mou_person');
create policy readers on mou_person for select using (is_current(known) and may_with('READ_INTERNAL', mou_id));
create policy writers on mou_person for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on mou_person to authenticated;
grant usage on sequence milestone_step to authenticated;

create type mou_change as (field text, before jsonb, after jsonb);
comment on column mou_change.field is 'Which field. @notNull';
comment on column mou_change.before is 'What it was.';
comment on column mou_change.after is 'What it became.';
/* What hung on an agreement at a moment, of which a version is not later. Reads past the policies that show only what is known now, of agreements that the viewer sees. */
create function hung_on(version_id bigint, at timestamptz) returns jsonb language sql stable security definer set search_path = app, pg_temp
begin atomic
  select coalesce((select jsonb_build_object(
    'commitments', (select jsonb_agg(jsonb_build_object(
        'words', c.words, 'segment', c.segment, 'programmes', c.programmes, 'workers', (c.workers).value::text, 'payer', c.payer, 'budget', (c.budget).value::text)
      order by c.words) from commitment c where c.mou_id = v.mou_id and c.known @> hung_on.at),
    'parties', (select jsonb_agg(jsonb_build_object('role', p.role, 'office', p.office, 'area', (select a.code from area a where a.id = p.area_id),
        'signatory', p.signatory, 'attendee', p.attendee, 'capacity', p.capacity)
      order by p.position) from mou_party p where p.mou_id = v.mou_id and p.known @> hung_on.at),
    'milestones', (select jsonb_agg(jsonb_build_object('title', s.title, 'dueOn', s.due_on, 'metOn', s.met_on) order by s.title)
      from milestone s where s.mou_id = v.mou_id and s.known @> hung_on.at),
    'responsible_agency', (select jsonb_agg(jsonb_build_object('agency', g.agency, 'since', lower(g.valid)) order by g.valid)
      from mou_agency g where g.mou_id = v.mou_id and g.known @> hung_on.at))
    from mou_version v where v.id = version_id and hung_on.at >= lower(v.known) and (v.is_public or may_with('READ_INTERNAL', v.mou_id))), '{}');
end;
/* What a version says, and what hung on it at a moment, with codes for numbers of rows: only of what the viewer sees. */
create function words_of(version mou_version, at timestamptz) returns jsonb stable
  return to_jsonb(version) - '{id,mou_id,mou_area_id,version,reason,also_changed,begun_on,over_after,known,known_until,parent_id,renews_id,source_id}'::text[] || jsonb_build_object(
    'parent', (select m.code from mou m where m.id = (version).parent_id), 'renews', (select m.code from mou m where m.id = (version).renews_id),
    'source', (select s.citation from source s where s.id = (version).source_id)) || hung_on((version).id, words_of.at);
/* What differs between two versions of an agreement. Where one of them is not there, or not the viewer's to see, only that is said. */
create function mou_diff(mou_id bigint, from_version int, to_version int) returns setof mou_change stable
begin atomic
  select camel(a.key), nullif(a.value, 'null'), nullif(b.value, 'null')
  from mou_version o join mou_version n on n.mou_id = o.mou_id
  cross join lateral jsonb_each(words_of(o, lower(o.known))) a join lateral jsonb_each(words_of(n, lower(n.known))) b on b.key = a.key
  where o.mou_id = mou_diff.mou_id and o.version = from_version and n.version = to_version and a.value <> b.value
    and greatest(lower(o.known), lower(n.known)) <= known_at()
  union all
  select 'version', to_jsonb(seen.one), to_jsonb(seen.other)
  from (select (select v.version from mou_version v where v.mou_id = mou_diff.mou_id and v.version = from_version and lower(v.known) <= known_at()) as one,
    (select v.version from mou_version v where v.mou_id = mou_diff.mou_id and v.version = to_version and lower(v.known) <= known_at()) as other) seen
  where seen.one is null or seen.other is null
  order by 1;
end;

/* What changed after a version, up to another: its own fields, and what hangs on it. */
create function changed_since(mou_id bigint, from_version int, to_version int) returns text[] stable
  return array(select d.field from mou_diff(changed_since.mou_id, from_version, to_version) d where d.field <> 'version'
    union select f from mou_version v cross join unnest(v.also_changed) f
      where v.mou_id = changed_since.mou_id and v.version > from_version and v.version <= to_version order by 1);

/* The persons of an agreement by the party they are, of those that whoever asks sees. */
create function persons_of(mou_id bigint, at timestamptz) returns text[] stable
  return array(select p.position || ' ' || p.name from mou_person p where p.mou_id = persons_of.mou_id and p.known @> persons_of.at order by p.position);
/* What came of an act, or a refusal where nothing is otherwise by it than just before; who its persons are counts too, though no difference names them.
   Reads past the policies, as what was there before is not seen. */
create function unless_idle(result outcome, before int) returns outcome language sql security definer set search_path = app, pg_temp
  return case when may_with('WRITE_MOU', (result).id) and not exists (select from mou_version o join mou_version n on n.mou_id = o.mou_id and n.version = before + 1
      where o.mou_id = (result).id and o.version = before and (words_of(o, known_at() - interval '1 microsecond'), persons_of(o.mou_id, known_at() - interval '1 microsecond'))
        is distinct from (words_of(n, known_at()), persons_of(n.mou_id, known_at())))
    then refused('INVALID_INPUT', 'Nothing is changed: name what is otherwise than it was.', '{input}') else result end;

/* Who is responsible for an agreement from a day on (OPD); what was so before stays, also as it was known before. Reads past the policy that shows only what is known. */
create function set_agency(mou_id bigint, named jsonb) returns outcome language plpgsql security definer set search_path = app, pg_temp as $$
declare
  since date := coalesce((named ->> 'since')::date, today_in((select m.area_id from mou m where m.id = set_agency.mou_id)));
  old mou_agency;
begin
  if not may_with('WRITE_MOU', set_agency.mou_id) then return forbidden_mou(); end if;
  if exists (select from mou_agency g where g.mou_id = set_agency.mou_id and upper_inf(g.known) and lower(g.valid) > since) then
    return refused('CONFLICT', 'Who is responsible from a later day on is recorded already: name a day after that.', '{input,responsibleAgency,since}');
  end if;
  if exists (select from mou_agency g where g.mou_id = set_agency.mou_id and upper_inf(g.known) and upper_inf(g.valid) and g.agency = named ->> 'name' and lower(g.valid) <= since) then
    return done(set_agency.mou_id);
  end if;
  update mou_agency g set known = closing(g.known)
  where g.mou_id = set_agency.mou_id and upper_inf(g.known) and upper_inf(g.valid) returning g.* into old;
  if old.id is not null and lower(old.valid) < since then
    insert into mou_agency (mou_id, agency, valid) values (set_agency.mou_id, old.agency, daterange(lower(old.valid), since));
  end if;
  insert into mou_agency (mou_id, agency, valid) values (set_agency.mou_id, named ->> 'name', daterange(since, null));
  return done(set_agency.mou_id);
exception
  when check_violation then return refused('INVALID_INPUT', 'An agency has a name of 1 to 200 characters; days from 1900 to 2199.', '{input,responsibleAgency}');
end $$;

/* Steps that an agreement announces, added or put right: [{"title", "dueOn", "metOn"}]; what is not given stays, and so does what was known before.
   Reads past the policies, as a row that is closed is not seen. */
create function add_milestones(mou_id bigint, steps jsonb) returns outcome language plpgsql security definer set search_path = app, pg_temp as $$
declare
  step jsonb;
  old milestone;
begin
  if not may_with('WRITE_MOU', add_milestones.mou_id) then return forbidden_mou(); end if;
  for step in select * from jsonb_array_elements(steps) loop
    if (step ->> 'metOn')::date > today_in((select m.area_id from mou m where m.id = add_milestones.mou_id)) then
      return refused('INVALID_INPUT', 'That day is still to come.', '{input,milestones}');
    end if;
    update milestone s set known = closing(s.known)
    where s.mou_id = add_milestones.mou_id and s.title = btrim(step ->> 'title') and upper_inf(s.known) returning s.* into old;
    insert into milestone (id, mou_id, title, due_on, met_on)
    values (coalesce(old.id, nextval('milestone_step')), add_milestones.mou_id, btrim(step ->> 'title'), case when step ? 'dueOn' then (step ->> 'dueOn')::date else old.due_on end,
      case when step ? 'metOn' then (step ->> 'metOn')::date else old.met_on end);
  end loop;
  return done(add_milestones.mou_id);
exception
  when check_violation or exclusion_violation then return refused('INVALID_INPUT', 'A step has a title, once; days from 1900 to 2199.', '{input,milestones}');
end $$;

/* {"mou", "words"} */
create function comment_on_mou(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  about bigint;
  made bigint;
begin
  select m.id into about from mou m where m.code = input ->> 'mou';
  if about is null then return missing_mou(); end if;
  insert into mou_note (mou_id, author_id, words) values (about, viewer_actor(), input ->> 'words');
  return done(about);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may comment only on agreements that you work on.', '{input,mou}');
  when check_violation then return refused('INVALID_INPUT', 'A note has 1 to 4,000 characters.', '{input,words}');
end $$;

/* Says of a step when it was taken: another row of it, as what was known before stays. Reads past the policies, as a row that is closed is not seen.
   False where the viewer may not. */
create function meet_milestone(step bigint, met_on date) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
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
create function confirm_milestone(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  about bigint;
  step milestone;
begin
  select s.mou_id into about from milestone s where s.id::text = input ->> 'milestone';
  if about is null then return refused('INVALID_INPUT', 'There is no such milestone, or it is not yours to see: take its id from `milestones`.', '{input,milestone}'); end if;
  if (input ->> 'metOn')::date > today_in((select m.area_id from mou m where m.id = about)) then return refused('INVALID_INPUT', 'That day is still to come.', '{input,metOn}'); end if;
  if not may_with('CONFIRM_MILESTONE', about) then return refused('FORBIDDEN', 'You may confirm steps only of agreements that you work on.', '{input,milestone}'); end if;
  select s.* into step from milestone s where s.id::text = input ->> 'milestone';
  if step.met_on <> (input ->> 'metOn')::date then return refused('CONFLICT', 'It is confirmed already, for ' || step.met_on || '.', '{input,metOn}', null, '{metOn}'); end if;
  if step.met_on = (input ->> 'metOn')::date then return done(step.id); end if;
  perform meet_milestone(step.id, (input ->> 'metOn')::date);
  return done(step.id);
exception
  when check_violation then return refused('INVALID_INPUT', 'A day from 1900 to 2199.', '{input,metOn}');
end $$;

/* The area's code, the day, the kind and the number; those without a number are told apart by one of ours, also from those the viewer does not see. */
create function free_follow_up_code(place bigint, stem text, number text) returns text stable security definer set search_path = app, pg_temp
  return (select case when not may('WRITE_MOU', place) then null when number is not null then stem || ':' || btrim(regexp_replace(upper(number), '[^A-Z0-9]+', '-', 'g'), '-')
    else (select c from (select stem || case n when 1 then '' else '.' || n end as c, n from generate_series(1, 1000) n) codes
      where not exists (select from follow_up_instrument f where f.code = c) order by n limit 1) end);
/* {"mou" or "area", "kind", "number", "issuedOn", "effectiveFrom", "effectiveTo", "issuer", "addressee", "scope", "funding", "note", "workers", "source"} */
create function add_follow_up(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  about mou;
  place bigint;
  made bigint;
begin
  if input ->> 'mou' is not null then
    select m.* into about from mou m where m.code = input ->> 'mou';
    if about.id is null then return missing_mou(); end if;
    if not may_with('WRITE_MOU', about.id) then return forbidden_mou(); end if;
  end if;
  select a.id into place from area a where a.code = input ->> 'area';
  if place is null and input ? 'area' then return refused('INVALID_INPUT', 'There is no area with this id: take it from an `id` field of an area.', '{input,area}'); end if;
  if place <> about.area_id then return refused('INVALID_INPUT', 'The agreement is for another area: leave the area out, or name that one.', '{input,area}'); end if;
  place := coalesce(about.area_id, place);
  if place is null then return refused('INVALID_INPUT', 'Name the agreement it follows, or the area it is for.', '{input,area}'); end if;
  if not may('WRITE_MOU', place) then return refused('FORBIDDEN', 'You may add instruments only for areas of your grant and below.', '{input,area}'); end if;
  if input ->> 'number' !~ '[A-Za-z0-9]' then return refused('INVALID_INPUT', 'A number has letters or digits; leave it out where there is none.', '{input,number}'); end if;
  if input ->> 'workers' is not null and quantity_from(input -> 'workers', 'WORKERS') is null then
    return refused('INVALID_INPUT', 'Not a number of workers: whole, 0 or more.', '{input,workers}');
  end if;
  if (bad_day(input, 'issuedOn', 'effectiveFrom', 'effectiveTo')).kind is not null then return bad_day(input, 'issuedOn', 'effectiveFrom', 'effectiveTo'); end if;
  if (partial_date_from(input ->> 'issuedOn')).first_day > today_in(place) then
    return refused('INVALID_INPUT', 'That day is still to come: add it once it is issued.', '{input,issuedOn}');
  end if;
  if (partial_date_from(input ->> 'effectiveFrom')).first_day > (partial_date_from(input ->> 'effectiveTo')).last_day then
    return refused('INVALID_INPUT', 'It would end before it begins.', '{input,effectiveTo}');
  end if;
  insert into follow_up_instrument (code, kind, published_kind, number, issued_on, effective_from, effective_to, area_id, mou_id, issuer, addressee, scope, workers, funding, note, source_id)
  values (free_follow_up_code(place, (select a.code from area a where a.id = place) || ':' || (input ->> 'issuedOn') || ':' || (input ->> 'kind'), input ->> 'number'), (input ->> 'kind')::follow_up_kind, input ->> 'kind', input ->> 'number', partial_date_from(input ->> 'issuedOn'), partial_date_from(input ->> 'effectiveFrom'), partial_date_from(input ->> 'effectiveTo'),
    place, about.id, input ->> 'issuer', input ->> 'addressee', input ->> 'scope', case when input ->> 'workers' is not null then quantity_from(input -> 'workers', 'WORKERS') end, input ->> 'funding', input ->> 'note',
    coalesce(source_for(input -> 'source'), source_of_viewer())) returning id into made;
  return done(made);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may add instruments only for areas of your grant and below.', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'This instrument is there already.', '{input,number}');
  when check_violation then return refused('INVALID_INPUT', 'A value is not one that can be kept: days from 1900 to 2199, whole workers.', '{input}');
end $$;

/* Closes a commitment in these words, for another to take its place. Reads past the policy that shows only what is known. */
create function close_commitment(mou_id bigint, words text) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not may_with('WRITE_MOU', close_commitment.mou_id) then raise exception 'Not yours to write.' using errcode = '42501'; end if;
  update commitment c set known = closing(c.known)
  where c.mou_id = close_commitment.mou_id and c.words = close_commitment.words and upper_inf(c.known);
end $$;
/* {"mou", "version", "words", "segment", "programmes", "workers", "payer", "budget"}: a promise, or another in place of one in the same words. */
create function set_commitment(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  target record := writable_mou(input ->> 'mou');
  result outcome;
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  if input ->> 'workers' is not null and quantity_from(input -> 'workers', 'WORKERS') is null then
    return refused('INVALID_INPUT', 'Not a number of workers: whole, 0 or more.', '{input,workers}');
  end if;
  if (quantity_from(input -> 'workers', 'WORKERS')).value = 0 then
    return refused('INVALID_INPUT', 'A promise of no workers is none: leave the number out where it is not known.', '{input,workers}');
  end if;
  if input ->> 'budget' is not null and quantity_from(input -> 'budget', 'RUPIAH') is null then return refused('INVALID_INPUT', 'Not an amount of rupiah: 0 or more.', '{input,budget}'); end if;
  -- The version first, as in amend_mou: who comes too late is told of what others have changed, not of this.
  result := next_mou_version((target.agreement).id, (input ->> 'version')::int, '{}', 'Commitment: ' || left(input ->> 'words', 200), '{commitments}');
  if result.kind <> 'DONE' then return result; end if;
  perform close_commitment((target.agreement).id, input ->> 'words');
  insert into commitment (mou_id, words, segment, programmes, workers, payer, budget, source_id)
  values ((target.agreement).id, input ->> 'words', (input ->> 'segment')::segment,
    array(select distinct p::programme_code from jsonb_array_elements_text(coalesce(nullif(input -> 'programmes', 'null'), '[]')) p order by 1),
    case when input ->> 'workers' is not null then quantity_from(input -> 'workers', 'WORKERS') end, (input ->> 'payer')::payer,
    case when input ->> 'budget' is not null then quantity_from(input -> 'budget', 'RUPIAH') end, source_of_viewer());
  return unless_idle(result, (input ->> 'version')::int);
exception
  when check_violation or not_null_violation then return refused('INVALID_INPUT', 'Whole workers, 0 or more; rupiah, 0 or more.', '{input}');
end $$;

call settle_routines();
