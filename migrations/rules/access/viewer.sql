-- Who asks, and what they may do: questions that policies and fields ask about the viewer of a request.
-- begin_request keeps the viewer in the setting app.viewer:
-- {"actor", "key", "roles": [], "everywhere": [capability], "areas": {capability: "{ids}"}, "parties": likewise}

/* Null without a credential. */
create function viewer() returns jsonb stable return nullif(current_setting('app.viewer', true), '')::jsonb;

create function viewer_actor() returns bigint stable return (viewer() ->> 'actor')::bigint;

/* May the viewer do this in the whole nation? */
create function everywhere(capability capability) returns boolean stable
  return coalesce(viewer() -> 'everywhere' ? capability::text, false);

/* The areas in which the viewer may do this, what lies below a grant's area included. */
create function areas_for(capability capability) returns bigint[] stable
  return coalesce((viewer() -> 'areas' ->> capability::text)::bigint[], '{}');

/* The areas for which the viewer may do this with agreements that a government or an office there is a party to. */
create function parties_for(capability capability) returns bigint[] stable
  return coalesce((viewer() -> 'parties' ->> capability::text)::bigint[], '{}');

/* May the viewer do this in the area? */
create function may(capability capability, area_id bigint) returns boolean stable
  return everywhere(may.capability) or may.area_id = any (areas_for(may.capability));
comment on function may is 'May the viewer do this in the area? @notNull';

/* May the viewer do this anywhere at all? */
create function may_somewhere(capability capability) returns boolean stable
  return everywhere(may_somewhere.capability) or areas_for(may_somewhere.capability) <> '{}';
comment on function may_somewhere is 'May the viewer do this anywhere at all? @notNull';

/* May the viewer do this with the agreement: in its area, or for one of its parties? Those are looked at as they
   are now, whatever moment is asked for. It reads past the policies, as they ask it. */
create function may_with(capability capability, mou_id bigint) returns boolean
stable security definer set search_path from current
  return everywhere(may_with.capability)
    or exists (
      select from mou m
      where m.id = may_with.mou_id and m.area_id = any (areas_for(may_with.capability)))
    or exists (
      select from mou_party p
      where p.mou_id = may_with.mou_id
        and p.role in ('GOVERNMENT', 'AGENCY')
        and upper_inf(p.known)
        and p.area_id = any (parties_for(may_with.capability)));

comment on function may_with is 'May the viewer do this with the agreement? @notNull';

/* May the viewer give this role in the area? Whoever manages the area's access gives the roles of a government and
   of a branch there; all others are given by whoever manages access everywhere. */
create function may_grant(role viewer_role, area_id bigint) returns boolean stable
  return everywhere('MANAGE_ACCESS')
    or (may_grant.role in ('GOVERNMENT', 'BRANCH') and may('MANAGE_ACCESS', may_grant.area_id));

/* Does the viewer manage an actor? Only who could give it every role that it has: so nobody makes a key that can do
   more than they can. */
create function manages(actor_id bigint) returns boolean stable security definer set search_path from current
  return exists (
    select from actor a
    where a.id = manages.actor_id
      and may('MANAGE_ACCESS', a.area_id)
      and not exists (
        select from actor_grant g
        where g.actor_id = a.id and g.ended_at is null and not may_grant(g.role, g.area_id)));

/* The name of the office behind something that the viewer may read; null where that is not theirs to know. They
   know their own, those whose access they see, those in a log that they read, and those who wrote a note that they
   read. */
create function actor_name(actor_id bigint) returns text stable security definer set search_path from current
  return (
    select a.name from actor a
    where a.id = actor_name.actor_id
      and (a.id = viewer_actor()
        or may('READ_ACCESS', a.area_id)
        or may_somewhere('READ_AUDIT')
        or exists (select from mou_note n where n.author_id = a.id and may_with('READ_INTERNAL', n.mou_id))));

create type viewer_identity as (actor_id bigint, roles text[]);

comment on column viewer_identity.actor_id is 'The actor; null without a credential.';

comment on column viewer_identity.roles is 'PUBLIC, and the roles of the grants valid now. @notNull';

create function viewer_identity() returns viewer_identity stable
  return row(
    viewer_actor(),
    array['PUBLIC'] || array(select jsonb_array_elements_text(viewer() -> 'roles')))::viewer_identity;

/* The areas of the viewer's grants that hold now, whatever moment is looked at. */
create function viewer_areas() returns setof area_row stable
begin atomic
  select a.* from area_row a
  where exists (
    select from actor_grant g
    where g.area_id = a.id
      and g.actor_id = viewer_actor()
      and g.ended_at is null
      and g.valid @> (now() at time zone a.zone)::date);
end;

/* Has the viewer a role that may do this, wherever and on whatever condition? */
create function has_role_for(capability text) returns boolean stable
  return exists (
    select from role_capability c
    where c.capability::text = has_role_for.capability and viewer() -> 'roles' ? c.role::text);

/* The roles that may do this in their areas, whatever else is so: [BRANCH, REGION, ADMIN]. */
create function roles_for(capability capability) returns text stable
  return (
    select string_agg(c.role::text, ', ' order by c.role) from role_capability c
    where c.capability = roles_for.capability and not c.as_party and not c.where_branches_release);

/* The refusal of an act that needs a capability. Where no role of the viewer has it, that is what is said, and which
   roles have; else the act's own sentence says in which areas it may be done. */
create function forbidden(code text, capability capability, path text[], parameters jsonb default '{}') returns outcome
stable
  return case
    when viewer() -> 'roles' <> '[]' and not has_role_for(forbidden.capability::text)
    then refused('FORBIDDEN', 'ROLE_MAY_NOT', path, jsonb_build_object(
      'roles', (
        select string_agg(r.role, ', ' order by r.role::viewer_role)
        from jsonb_array_elements_text(viewer() -> 'roles') r(role)),
      'needed', roles_for(forbidden.capability)))
    else refused('FORBIDDEN', code, path, parameters) end;

/* Raises the refusal of a field that needs a capability, or no more than a credential, which is no capability. It is
   volatile, so that PostgreSQL does not work it out before the viewer is looked at. */
create function refuse(needed text) returns text language plpgsql volatile set search_path from current as $$
declare
  roles text;
  also_party boolean;
begin
  select string_agg(c.role::text, ', ' order by c.role), bool_or(c.as_party) into roles, also_party
  from role_capability c where c.capability::text = needed;
  raise exception using errcode = 'JK403', message = told(case
    when roles is null then said('CREDENTIAL_NEEDED')
    when also_party then said('ROLE_OR_PARTY_NEEDED', 'roles', roles)
    when has_role_for(needed) then said('ROLE_NEEDED_THERE', 'roles', roles)
    else said('ROLE_NEEDED', 'roles', roles) end);
end $$;

call describe('role_capability', 'What each role may do, in the areas of its grant and below.', '{
  "role": "The role.",
  "capability": "What it may do.",
  "as_party": "Only with agreements that a government of these areas is a party to.",
  "where_branches_release": "Only in regions that let their branches record figures themselves."}');
call protect('role_capability', everybody_reads => true, is_logged => false);

call describe('actor', 'An office or a program that asks with a credential; never a person by name.', '{
  "id": "Surrogate key.",
  "code": "Short name: gubernur-64.",
  "name": "The office.",
  "area_id": "The area it belongs to.",
  "issuer": "Who vouches for it, for tokens (iss).",
  "subject": "Its name there (sub).",
  "created_at": "When it was registered.",
  "created_by": "By whom; empty for the operator."}');
call protect('actor');
create trigger stamp_moments before insert or update on actor for each row execute function stamp_moments(created_at);
create policy readers on actor for select using (id = viewer_actor() or may('READ_ACCESS', area_id));
create policy managers on actor for insert to authenticated
  with check (
    may('MANAGE_ACCESS', area_id)
    and created_by = viewer_actor()
    and (issuer is null or everywhere('MANAGE_ACCESS')));
call let_insert('actor');

call describe('actor_grant', 'Which role an actor has, for which area and everything below it, on which days.', '{
  "id": "Surrogate key.",
  "actor_id": "Who.",
  "role": "As what.",
  "area_id": "For which area and what lies below it that day.",
  "area_kind": "Its kind: a governor''s office holds no branch.",
  "valid": "On which days, counted in the area''s zone.",
  "granted_at": "When it was granted.",
  "granted_by": "By whom; empty for the operator.",
  "ended_at": "When it was ended before its time."}');
call protect('actor_grant');
create trigger stamp_moments before insert or update on actor_grant
  for each row execute function stamp_moments(granted_at, ended_at);
create policy readers on actor_grant for select using (actor_id = viewer_actor() or may('READ_ACCESS', area_id));
create policy managers on actor_grant for insert to authenticated
  with check (may_grant(role, area_id) and manages(actor_id) and granted_by = viewer_actor());
-- What was ended stays so: no update makes it nothing again.
create policy managers_end on actor_grant for update to authenticated
  using (may_grant(role, area_id)) with check (ended_at is not null);
call let_insert('actor_grant');
grant update (ended_at) on actor_grant to authenticated;

call describe('api_key', 'Keys, without what is secret of them.', '{
  "id": "Surrogate key.",
  "code": "The part of the key that may be shown.",
  "actor_id": "Whose key it is.",
  "label": "What it is for.",
  "created_at": "When it was made.",
  "created_by": "By whom; empty for the operator.",
  "expires_at": "From when it is no longer taken; at most 400 days later.",
  "revoked_at": "When it was taken back.",
  "last_used_on": "Last UTC day on which it was used, or made: written once a day."}');
call protect('api_key');
create trigger stamp_moments before insert or update on api_key
  for each row execute function stamp_moments(created_at, revoked_at);
create policy readers on api_key for select using (exists (select from actor a where a.id = actor_id));
create policy managers on api_key for insert to authenticated
  with check (manages(actor_id) and created_by = viewer_actor());
-- What was revoked stays so.
create policy owners_revoke on api_key for update to authenticated
  using (actor_id = viewer_actor() or manages(actor_id)) with check (revoked_at is not null);
call let_insert('api_key');
grant update (revoked_at) on api_key to authenticated;

call describe('api_key_hash', 'Of each key an HMAC-SHA-256, made with a secret that the database does not have.', '{
  "key_id": "The key.",
  "hash": "The HMAC of the whole key."}');
call protect('api_key_hash', is_data => false);
create policy managers on api_key_hash for insert to authenticated
  with check (exists (select from api_key k where k.id = key_id and manages(k.actor_id)));
revoke all on api_key_hash from anonymous, authenticated;
call let_insert('api_key_hash');
