create function register_actor(code text, name text, area text, issuer text, subject text) returns outcome language plpgsql set search_path from current as $$
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

create function create_api_key(actor text, label text, expires_at timestamptz) returns outcome language plpgsql set search_path from current as $$
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

create function revoke_api_key(key text) returns outcome language plpgsql set search_path from current as $$
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

create function grant_role(actor text, role viewer_role, area text, from_day date, to_day date) returns outcome language plpgsql set search_path from current as $$
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

create function end_grant(grant_id text) returns outcome language plpgsql set search_path from current as $$
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
