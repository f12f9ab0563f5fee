-- Who gives access to whom. The policies decide; these functions put their decision, and every other expected refusal, into an outcome.
create type outcome as (kind text, message text, path text[], id bigint, secret text, version int, details text[]);
comment on column outcome.kind is 'DONE, or which refusal: FORBIDDEN, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION, UNACKNOWLEDGED. @notNull';
comment on column outcome.message is 'What, why, and how to mend it; empty when done. @notNull';
comment on column outcome.path is 'The argument a refusal is about. @notNull';
comment on column outcome.id is 'The row that was written.';
comment on column outcome.secret is 'What is shown this once.';
comment on column outcome.version is 'Of a conflict: the version that is there now.';
comment on column outcome.details is 'Of a conflict: the fields that changed; of an illegal transition: the stages allowed; of a warning: what to acknowledge. @notNull';
create function done(id bigint, secret text default null) returns outcome immutable return row('DONE', '', '{}', id, secret, null, '{}')::outcome;
create function refused(kind text, message text, path text[] default '{}', version int default null, details text[] default '{}') returns outcome immutable
  return row(kind, message, path, null, null, version, details)::outcome;

/* Runs a function of ours that takes its input as JSON and gives an outcome; whatever a refusal had written until then is undone.
   One after the other: what is written takes the one stamp of the data, so writers wait for each other in any case; waiting first, each sees what the one
   before has made, and no two can wait for each other.
   A source is looked up, or made, here: as whom asks, who may name only what they see, also where the act runs as the owner. */
create function attempt(act regproc, input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  result outcome;
  cited bigint;
begin
  result := bad_text(input);
  if result.kind is not null then return result; end if;
  perform await_turn();
  if input -> 'source' <> 'null' then
    begin
      cited := source_for(input -> 'source');
    exception
      when insufficient_privilege then return refused('FORBIDDEN', 'You may bring new sources only as an office that records figures.', '{input,source}');
      when check_violation then return refused('INVALID_INPUT', 'A source has a citation and a publisher; its address begins with http:// or https://, its day is not ahead, nor before 1900.', '{input,source}');
    end;
    if cited is null then return refused('INVALID_INPUT', 'There is no such source: take its id from `sources`, or describe a new one.', '{input,source}'); end if;
    input := input || jsonb_build_object('source', jsonb_build_object('id', cited));
  end if;
  execute format('select * from %s($1)', act) into result using input;
  if result.kind <> 'DONE' then raise exception using errcode = 'JK000', message = 'refused'; end if;
  return result;
exception when sqlstate 'JK000' then
  return result;
end $$;

create type viewer_identity as (actor_id bigint, roles text[]);
comment on column viewer_identity.actor_id is 'The actor; null without a credential.';
comment on column viewer_identity.roles is 'PUBLIC, and the roles of the grants valid now. @notNull';
create function viewer_identity() returns viewer_identity stable
  return row(viewer_actor(), array['PUBLIC'] || array(select jsonb_array_elements_text(viewer() -> 'roles')))::viewer_identity;

/* Raises the refusal of a field that needs a role. Volatile, so that it is not worked out before the role is looked at. */
create function refuse(message text) returns text language plpgsql volatile set search_path = app, pg_temp as $$
begin
  raise exception '%', message using errcode = 'JK403';
end $$;

create function register_actor(code text, name text, area text, issuer text, subject text) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  place bigint;
  made bigint;
begin
  select a.id into place from area a where a.code = register_actor.area;
  if place is null then return refused('INVALID_INPUT', 'There is no area with this id: take it from an `id` field of an area.', '{input,area}'); end if;
  insert into actor (code, name, area_id, issuer, subject, created_by)
  values (register_actor.code, register_actor.name, place, register_actor.issuer, register_actor.subject, viewer_actor()) returning actor.id into made;
  return done(made);
exception
  when insufficient_privilege then
    return refused('FORBIDDEN', 'You may register actors only in areas whose access you manage, and tokens (issuer, subject) only as ADMIN.', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'This code, or this issuer and subject, is taken.', '{input,code}');
  when check_violation then
    return refused('INVALID_INPUT', 'A code is 3 to 64 of a-z, 0-9, "." and "-", a name says something, in at most 200 characters; issuer and subject go together.', '{input}');
end $$;

create function create_api_key(actor text, label text, expires_at timestamptz) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  owner bigint;
  fresh jsonb := nullif(current_setting('app.fresh_key', true), '')::jsonb;
  made bigint;
begin
  select a.id into owner from actor a where a.code = create_api_key.actor;
  if owner is null then return refused('INVALID_INPUT', 'There is no such actor, or it is not yours to see: register it, or take its id from `actors`.', '{input,actor}'); end if;
  insert into api_key (code, actor_id, label, created_by, expires_at)
  values (fresh ->> 'code', owner, create_api_key.label, viewer_actor(), coalesce(create_api_key.expires_at, now() + interval '365 days'))
  returning api_key.id into made;
  insert into api_key_hash (key_id, hash) values (made, decode(fresh ->> 'hash', 'hex'));
  return done(made, fresh ->> 'secret');
exception
  when insufficient_privilege then
    return refused('FORBIDDEN', 'You may make keys only for actors in areas whose access you manage, and that have no role you could not grant.', '{input,actor}');
  when check_violation then return refused('INVALID_INPUT', 'A key ends after now and within 400 days, and its label says something, in at most 100 characters.', '{input}');
end $$;

create function revoke_api_key(key text) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  found_id bigint;
  revoked bigint;
begin
  select k.id into found_id from api_key k where k.code = key;
  if found_id is null then return refused('INVALID_INPUT', 'There is no such key, or it is not yours to see: take its id from `apiKeys`.', '{input,apiKey}'); end if;
  -- Twice is once.
  update api_key set revoked_at = coalesce(revoked_at, now()) where id = found_id returning id into revoked;
  if revoked is null then return refused('FORBIDDEN', 'You may revoke only your own keys and those of actors you manage.', '{input,apiKey}'); end if;
  return done(revoked);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may revoke only your own keys and those of actors you manage.', '{input,apiKey}');
end $$;

create function grant_role(actor text, role viewer_role, area text, from_day date, to_day date) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  holder bigint;
  place area;
  made bigint;
begin
  select a.id into holder from actor a where a.code = grant_role.actor;
  if holder is null then return refused('INVALID_INPUT', 'There is no such actor, or it is not yours to see: register it, or take its id from `actors`.', '{input,actor}'); end if;
  select a.* into place from area a where a.code = grant_role.area;
  if not found then return refused('INVALID_INPUT', 'There is no area with this id: take it from an `id` field of an area.', '{input,area}'); end if;
  if to_day < coalesce(from_day, today_in(place.id)) then return refused('INVALID_INPUT', 'The last day is before the first.', '{input,to}'); end if;
  insert into actor_grant (actor_id, role, area_id, area_kind, valid, granted_by)
  values (holder, grant_role.role, place.id, place.kind, daterange(coalesce(from_day, today_in(place.id)), to_day, '[]'), viewer_actor()) returning actor_grant.id into made;
  return done(made);
exception
  when insufficient_privilege then
    return refused('FORBIDDEN', 'You may grant GOVERNMENT and BRANCH in areas whose access you manage, to actors you manage; other roles as ADMIN.', '{input,role}');
  when check_violation then
    return refused('INVALID_INPUT', 'GOVERNMENT is for a province, regency or city, BRANCH for a branch, REGION for a region, AUDITOR and ADMIN for the nation.', '{input,area}');
  when exclusion_violation then return refused('CONFLICT', 'The actor has this role there on some of these days already: end that grant first.', '{input,from}');
end $$;

create function end_grant(grant_id text) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  found_id bigint;
  ended bigint;
begin
  select g.id into found_id from actor_grant g where g.id::text = grant_id;
  if found_id is null then
    return refused('INVALID_INPUT', 'There is no such grant, or it is not yours to see: take its id from an actor''s `grants`.', '{input,grant}');
  end if;
  update actor_grant set ended_at = coalesce(ended_at, now()) where id = found_id returning id into ended;
  if ended is null then return refused('FORBIDDEN', 'You may end only grants that you could give.', '{input,grant}'); end if;
  return done(ended);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may end only grants that you could give.', '{input,grant}');
end $$;
