-- Access, given and taken: actors, their API keys, and the roles they are granted. The policies of the tables say who
-- may.

create function register_actor(code text, name text, area text, issuer text, subject text) returns outcome
language plpgsql set search_path from current as $$
declare
  place bigint;
  new_id bigint;
begin
  select a.id into place from area a where a.code = register_actor.area;
  if place is null then return no_such_area(register_actor.area, '{input,area}'); end if;
  insert into actor (code, name, area_id, issuer, subject, created_by)
  values (register_actor.code, register_actor.name, place, register_actor.issuer, register_actor.subject,
    viewer_actor())
  returning actor.id into new_id;
  return done(new_id);
exception
  when insufficient_privilege then return forbidden('ACTOR_FORBIDDEN', 'MANAGE_ACCESS', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'ACTOR_TAKEN', '{input,code}');
  when check_violation then return refused('INVALID_INPUT', 'ACTOR_IMPOSSIBLE', '{input}');
end $$;

/* The key itself is made by the Worker and comes with the request: {"code", "secret", "hash"}. Only its hash is kept.
   */
create function create_api_key(actor text, label text, expires_at timestamptz) returns outcome
language plpgsql set search_path from current as $$
declare
  holder bigint;
  fresh_key jsonb := nullif(current_setting('app.fresh_key', true), '')::jsonb;
  new_id bigint;
begin
  select a.id into holder from actor a where a.code = create_api_key.actor;
  if holder is null then return refused('INVALID_INPUT', 'NO_SUCH_ACTOR', '{input,actor}'); end if;
  insert into api_key (code, actor_id, label, created_by, expires_at)
  values (fresh_key ->> 'code', holder, create_api_key.label, viewer_actor(),
    coalesce(create_api_key.expires_at, now() + interval '365 days'))
  returning api_key.id into new_id;
  insert into api_key_hash (key_id, hash) values (new_id, decode(fresh_key ->> 'hash', 'hex'));
  return done(new_id, fresh_key ->> 'secret');
exception
  when insufficient_privilege then return forbidden('API_KEY_FORBIDDEN', 'MANAGE_ACCESS', '{input,actor}');
  when check_violation then return refused('INVALID_INPUT', 'API_KEY_IMPOSSIBLE', '{input}');
end $$;

/* Revoked twice, a key stays revoked since the first time. */
create function revoke_api_key(key text) returns outcome language plpgsql set search_path from current as $$
declare
  key_id bigint;
  revoked_id bigint;
begin
  select k.id into key_id from api_key k where k.code = key;
  if key_id is null then return refused('INVALID_INPUT', 'NO_SUCH_API_KEY', '{input,apiKey}'); end if;
  update api_key set revoked_at = coalesce(revoked_at, now()) where id = key_id returning id into revoked_id;
  -- The policy leaves no row to update where the viewer may not.
  if revoked_id is null then return refused('FORBIDDEN', 'API_KEY_OF_OTHERS', '{input,apiKey}'); end if;
  return done(revoked_id);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'API_KEY_OF_OTHERS', '{input,apiKey}');
end $$;

create function grant_role(actor text, role viewer_role, area text, from_day date, to_day date) returns outcome
language plpgsql set search_path from current as $$
declare
  holder bigint;
  place area;
  first_day date;
  new_id bigint;
begin
  select a.id into holder from actor a where a.code = grant_role.actor;
  if holder is null then return refused('INVALID_INPUT', 'NO_SUCH_ACTOR', '{input,actor}'); end if;
  select a.* into place from area a where a.code = grant_role.area;
  if not found then return no_such_area(grant_role.area, '{input,area}'); end if;
  first_day := coalesce(from_day, today_in(place.id));
  if to_day < first_day then return refused('INVALID_INPUT', 'LAST_DAY_BEFORE_FIRST', '{input,to}'); end if;
  insert into actor_grant (actor_id, role, area_id, area_kind, valid, granted_by)
  values (holder, grant_role.role, place.id, place.kind, daterange(first_day, to_day, '[]'), viewer_actor())
  returning actor_grant.id into new_id;
  return done(new_id);
exception
  when insufficient_privilege then return forbidden('GRANT_FORBIDDEN', 'MANAGE_ACCESS', '{input,role}');
  when check_violation then return refused('INVALID_INPUT', 'ROLE_NOT_FOR_AREA', '{input,area}');
  when exclusion_violation then return refused('CONFLICT', 'ROLE_HELD_ALREADY', '{input,from}');
end $$;

/* Ended twice, a grant stays ended since the first time. */
create function end_grant(grant_id text) returns outcome language plpgsql set search_path from current as $$
declare
  found_id bigint;
  ended_id bigint;
begin
  select g.id into found_id from actor_grant g where g.id::text = grant_id;
  if found_id is null then return refused('INVALID_INPUT', 'NO_SUCH_GRANT', '{input,grant}'); end if;
  update actor_grant set ended_at = coalesce(ended_at, now()) where id = found_id returning id into ended_id;
  -- The policy leaves no row to update where the viewer may not.
  if ended_id is null then return refused('FORBIDDEN', 'GRANT_OF_OTHERS', '{input,grant}'); end if;
  return done(ended_id);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'GRANT_OF_OTHERS', '{input,grant}');
end $$;
