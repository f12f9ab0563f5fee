-- Who asks, and what they may do: actors, their keys and grants, the log of what they did, and how a request begins.
create type viewer_role as enum ('GOVERNMENT', 'BRANCH', 'REGION', 'AUDITOR', 'ADMIN');
create type capability as enum ('READ_INTERNAL', 'COMMENT', 'CONFIRM_MILESTONE', 'WRITE_MOU', 'WRITE_MARKET', 'WRITE_OUTREACH', 'WRITE_FIGURE',
  'CORRECT_FIGURE', 'WRITE_TARGET', 'PUBLISH', 'READ_ACCESS', 'MANAGE_ACCESS', 'READ_AUDIT');

create table role_capability (
  role viewer_role not null,
  capability capability not null,
  as_party boolean not null default false,
  primary key (role, capability)
);
call describe('role_capability', 'What each role may do, in the areas of its grant and below.', '{
  "role": "The role.", "capability": "What it may do.", "as_party": "Only with agreements that a government of these areas is a party to."}');
insert into role_capability (role, capability, as_party) values
  ('GOVERNMENT', 'READ_INTERNAL', true), ('GOVERNMENT', 'COMMENT', true), ('GOVERNMENT', 'CONFIRM_MILESTONE', true);
insert into role_capability (role, capability)
  select 'BRANCH'::viewer_role, unnest('{READ_INTERNAL,COMMENT,CONFIRM_MILESTONE,WRITE_MOU,WRITE_MARKET,WRITE_OUTREACH,WRITE_FIGURE}'::capability[])
  union all select 'REGION', unnest(enum_range(null::capability))
  union all select 'AUDITOR', unnest('{READ_INTERNAL,READ_ACCESS,READ_AUDIT}'::capability[])
  union all select 'ADMIN', unnest(enum_range(null::capability));

create table actor (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9.-]{2,63}$'),
  name text not null check (name <> '' and length(name) <= 200),
  area_id bigint not null references area,
  issuer text,
  subject text,
  created_at timestamptz not null,
  created_by bigint references actor,
  unique (issuer, subject),
  check ((issuer is null) = (subject is null)),
  check (length(issuer) between 1 and 500 and length(subject) between 1 and 500)
);
create index on actor (area_id);
create index on actor (created_by);
call describe('actor', 'An office or a program that asks with a credential; never a person by name.', '{
  "id": "Surrogate key.", "code": "Short name: gubernur-64.", "name": "The office.", "area_id": "The area it belongs to.", "issuer": "Who vouches for it, for tokens (iss).", "subject": "Its name there (sub).",
  "created_at": "When it was registered.", "created_by": "By whom; empty for the operator."}');

create table actor_grant (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  role viewer_role not null,
  area_id bigint not null,
  area_kind area_kind not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid) and not lower_inf(valid)),
  granted_at timestamptz not null,
  granted_by bigint references actor,
  ended_at timestamptz,
  foreign key (area_id, area_kind) references area (id, kind),
  check (case role when 'GOVERNMENT' then area_kind in ('PROVINCE', 'REGENCY', 'CITY') when 'BRANCH' then area_kind = 'BRANCH'
    when 'REGION' then area_kind = 'REGION' else area_kind = 'NATION' end),
  exclude using gist (actor_id with =, role with =, area_id with =, valid with &&) where (ended_at is null)
);
create index on actor_grant (actor_id);
create index on actor_grant (area_id, area_kind);
create index on actor_grant (granted_by);
call describe('actor_grant', 'Which role an actor has, for which area and everything below it, on which days.', '{
  "id": "Surrogate key.", "actor_id": "Who.", "role": "As what.", "area_id": "For which area and what lies below it that day.", "area_kind": "Its kind: a governor''s office holds no branch.",
  "valid": "On which days, counted in the area''s zone.", "granted_at": "When it was granted.", "granted_by": "By whom; empty for the operator.", "ended_at": "When it was ended before its time."}');

create table api_key (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9]{12}$'),
  actor_id bigint not null references actor,
  label text not null check (label <> '' and length(label) <= 100),
  created_at timestamptz not null,
  created_by bigint references actor,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '400 days'),
  revoked_at timestamptz,
  last_used_on date not null default (now() at time zone 'UTC')::date
);
create index on api_key (actor_id);
create index on api_key (created_by);
call describe('api_key', 'Keys, without what is secret of them.', '{
  "id": "Surrogate key.", "code": "The part of the key that may be shown.", "actor_id": "Whose key it is.", "label": "What it is for.", "created_at": "When it was made.", "created_by": "By whom; empty for the operator.",
  "expires_at": "From when it is no longer taken; at most 400 days later.", "revoked_at": "When it was taken back.", "last_used_on": "Last UTC day on which it was used, or made: written once a day."}');

-- A source that an office brings is its own until a row cites it that others see; offices may bring the same one, and learn nothing of each other.
alter table source add foreign key (reporter_id) references actor;
create index on source (reporter_id);
create index on source (publisher, citation, id);

-- A table of its own, so that nobody who may read keys can read these.
create table api_key_hash (
  key_id bigint primary key references api_key,
  hash bytea not null unique check (length(hash) = 32)
);
call describe('api_key_hash', 'Of each key an HMAC-SHA-256, made with a secret that the database does not have.', '{"key_id": "The key.", "hash": "The HMAC of the whole key."}');

create table mou_note (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  author_id bigint references actor,
  at timestamptz not null,
  words text not null check (words <> '' and length(words) <= 4000)
);
create index on mou_note (mou_id, at);
create index on mou_note (author_id);
call describe('mou_note', 'What those who work on an agreement tell each other; never public.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "author_id": "Who wrote it.", "at": "When.", "words": "The note."}');

-- The viewer of a request: {"actor", "key", "roles": [], "everywhere": [capability], "areas": {capability: "{ids}"}, "parties": likewise}.
create function viewer() returns jsonb stable return nullif(current_setting('app.viewer', true), '')::jsonb;
create function viewer_actor() returns bigint stable return (viewer() ->> 'actor')::bigint;
alter table source alter column reporter_id set default viewer_actor();
create function everywhere(capability capability) returns boolean stable return coalesce(viewer() -> 'everywhere' ? capability::text, false);
create function areas_for(capability capability) returns bigint[] stable return coalesce((viewer() -> 'areas' ->> capability::text)::bigint[], '{}');
create function parties_for(capability capability) returns bigint[] stable return coalesce((viewer() -> 'parties' ->> capability::text)::bigint[], '{}');
/* May the viewer do this in the area? */
create function may(capability capability, area_id bigint) returns boolean stable
  return everywhere(may.capability) or may.area_id = any (areas_for(may.capability));
/* May the viewer do this anywhere at all? */
create function may_somewhere(capability capability) returns boolean stable
  return everywhere(may_somewhere.capability) or areas_for(may_somewhere.capability) <> '{}';
/* May the viewer do this with the agreement: in its area, or for one of its parties? Reads past the policies that ask it. */
create function may_with(capability capability, mou_id bigint) returns boolean stable security definer set search_path = app, pg_temp
  return everywhere(may_with.capability)
    or exists (select from mou m where m.id = may_with.mou_id and m.area_id = any (areas_for(may_with.capability)))
    or exists (select from mou_party p where p.mou_id = may_with.mou_id and p.role in ('GOVERNMENT', 'AGENCY') and upper_inf(p.known)
      and p.area_id = any (parties_for(may_with.capability)));
/* A role may be given by whom its area belongs to; regional offices give only those below them. */
create function may_grant(role viewer_role, area_id bigint) returns boolean stable
  return everywhere('MANAGE_ACCESS') or (may_grant.role in ('GOVERNMENT', 'BRANCH') and may('MANAGE_ACCESS', may_grant.area_id));
/* An actor is managed by whom could give it everything it has: nobody makes a key that can do more than they can. */
create function manages(actor_id bigint) returns boolean stable security definer set search_path = app, pg_temp
  return exists (select from actor a where a.id = manages.actor_id and may('MANAGE_ACCESS', a.area_id)
    and not exists (select from actor_grant g where g.actor_id = a.id and g.ended_at is null and not may_grant(g.role, g.area_id)));
/* The office behind something the viewer may read: its own, one whose access it sees, who is in a log it reads, or who wrote a note it reads. */
create function actor_name(actor_id bigint) returns text stable security definer set search_path = app, pg_temp
  return (select a.name from actor a where a.id = actor_name.actor_id and (a.id = viewer_actor() or may('READ_ACCESS', a.area_id) or may_somewhere('READ_AUDIT')
    or exists (select from mou_note n where n.author_id = a.id and may_with('READ_INTERNAL', n.mou_id))));

/* Turns a credential into a viewer, or refuses it without saying why. {"key", "hash"} of an API key, or {"issuer", "subject"} of a verified token. */
create function authenticate(credential jsonb) returns jsonb language plpgsql stable security definer set search_path = app, pg_temp as $$
declare
  used api_key;
  who bigint;
begin
  if credential ? 'key' then
    select k.* into used from api_key k join api_key_hash h on h.key_id = k.id
    where k.code = credential ->> 'key' and h.hash = decode(credential ->> 'hash', 'hex') and k.revoked_at is null and k.expires_at > now();
    who := used.actor_id;
  else
    select a.id into who from actor a where a.issuer = credential ->> 'issuer' and a.subject = credential ->> 'subject';
  end if;
  if who is null then raise exception 'The credential is refused.' using errcode = 'JK401'; end if;
  return (
    with held as (
      select g.role, g.area_id, g.area_kind = 'NATION' as everywhere, (now() at time zone zone_of(g.area_id))::date as today
      from actor_grant g
      where g.actor_id = who and g.ended_at is null and g.valid @> (now() at time zone zone_of(g.area_id))::date),
    reached as (
      select c.capability, c.as_party, array_agg(distinct b.id)::text as ids
      from held h cross join lateral areas_below(h.area_id, h.today) b(id) join role_capability c on c.role = h.role
      where not h.everywhere group by 1, 2)
    select jsonb_build_object('actor', who, 'key', used.id, 'unrecorded', coalesce(used.last_used_on < (now() at time zone 'UTC')::date, false),
      'roles', (select coalesce(jsonb_agg(distinct h.role), '[]') from held h),
      'everywhere', (select coalesce(jsonb_agg(distinct c.capability), '[]') from held h join role_capability c on c.role = h.role where h.everywhere),
      'areas', (select coalesce(jsonb_object_agg(r.capability, r.ids), '{}') from reached r where not r.as_party),
      'parties', (select coalesce(jsonb_object_agg(r.capability, r.ids), '{}') from reached r where r.as_party)));
end $$;

/* Notes the day of a key's use: once a day, after the answer. */
create function record_use(key_id bigint) returns void security definer set search_path = app, pg_temp
begin atomic
  update api_key set last_used_on = (now() at time zone 'UTC')::date where id = key_id and last_used_on < (now() at time zone 'UTC')::date;
end;

-- What a write came to under a key of the caller's choice (draft-ietf-httpapi-idempotency-key-header), so that it can be sent again.
create table request_outcome (
  actor_id bigint not null references actor,
  key text not null check (length(key) between 1 and 255),
  fingerprint text not null,
  answer text,
  writer xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index on request_outcome (at);
call describe('request_outcome', 'Outcomes of writes that came with an idempotency key, kept for two days.', '{
  "actor_id": "Who sent it.", "key": "The caller''s key.", "fingerprint": "Hash of the field and its arguments.",
  "answer": "What the write came to, its row of outcome, without secrets; none while it is being written.",
  "writer": "The transaction that writes.", "at": "When."}');
create index on request_outcome (writer);
/* Finds what a write came to that was sent before, for it not to be run again; refuses another write under the same key. Else a
   place is kept for its outcome. Whose key it is, the credential tells, not a setting. */
create function replay(credential jsonb, key text, fingerprint text) returns void
language plpgsql security definer set search_path = app, pg_temp as $$
declare
  sender bigint := authenticate(credential) ->> 'actor';
  kept request_outcome;
begin
  -- The same request twice at once: the second waits here until the first has committed.
  perform pg_advisory_xact_lock(hashtextextended('request_outcome ' || sender || ' ' || key, 0));
  delete from request_outcome o where o.at < now() - interval '2 days' or o.actor_id = sender and o.key = replay.key and o.answer is null;
  insert into request_outcome as o (actor_id, key, fingerprint) values (sender, replay.key, replay.fingerprint)
  on conflict on constraint request_outcome_pkey do nothing;
  if found then return; end if;
  select o.* into kept from request_outcome o where o.actor_id = sender and o.key = replay.key;
  if kept.fingerprint <> replay.fingerprint then raise exception 'Another request used this key.' using errcode = 'JK409'; end if;
  perform set_config('app.replayed', kept.answer, true);
end $$;
/* Keeps what a write came to in the place that replay kept in this transaction, if it did; gives it back. A new API key is never kept. */
create function remember(answer text) returns text language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update request_outcome o set answer = replace(remember.answer, coalesce(nullif(current_setting('app.fresh_key', true), '')::jsonb ->> 'secret', ''), '(shown once)')
  where o.writer = pg_current_xact_id() and o.answer is null;
  return remember.answer;
end $$;

/* First statement of every request: who asks, as which role, which moment is looked at and which day is today, for this
   transaction only. What is known is all up to the last stamp, or to the moment given where that is earlier; today is that of the
   clock, or of that moment, unless `on` names another.
   request: {"requestId", "on", "cost" (of a read), "credential", "idempotency": {"key", "fingerprint"}, "freshKey": {"code", "secret", "hash"}}.
   A read that is dear is told at once that too many such are running: each holds one of a few advisory locks to its end, in its
   own range of costs, so that those in between neither take the places of the dearest nor are kept waiting by them. All places
   together are fewer than the sessions that a pool in front of the database has (ten at least), so that what is cheap, and
   writes, find one free. Who asks makes no difference. */
create function begin_request(known_at timestamptz default null, request jsonb default '{}',
  out version text, out known timestamptz, out at timestamptz, out actor bigint, out unrecorded_key bigint) language plpgsql as $$
declare
  viewer jsonb;
  cost numeric := coalesce((request ->> 'cost')::numeric, 0);
  range_of_costs text := case when cost > 2000 then 'dear requests' when cost > 150 then 'middling requests' end;
  places int := case when cost > 2000 then 2 else 5 end;
begin
  -- The session may be one that somebody has set otherwise: nothing of it is used before, and what an answer's form hangs on is
  -- set. What it made for itself is looked at last: a temporary table stands for none of ours.
  perform pg_catalog.set_config('search_path', 'app, pg_temp', true);
  -- What was sent is UTF-8, and was read as something else: another session is asked.
  if current_setting('client_encoding') <> 'UTF8' then raise exception 'The session speaks no UTF-8.' using errcode = '57P03'; end if;
  if range_of_costs is not null then
    for place in 1 .. places + 1 loop
      if place > places then raise exception 'As many dear requests run as may.' using errcode = 'JK503'; end if;
      exit when pg_try_advisory_xact_lock(hashtext(range_of_costs), place);
    end loop;
  end if;
  perform set_config('role', 'none', true), set_config('row_security', 'on', true), set_config('TimeZone', 'UTC', true),
    set_config('DateStyle', 'ISO, MDY', true), set_config('IntervalStyle', 'postgres', true),
    set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),
    set_config('gin_fuzzy_search_limit', '0', true), set_config('restrict_nonsystem_relation_kind', '', true),
    -- How long one waits for another who writes.
    set_config('lock_timeout', '3s', true),
    set_config('app.request_id', coalesce(request ->> 'requestId', ''), true), set_config('app.viewer', '', true),
    set_config('app.replayed', '', true), set_config('app.fresh_key', coalesce(request ->> 'freshKey', ''), true);
  if request ? 'credential' then
    viewer := app.authenticate(request -> 'credential');
    perform set_config('app.viewer', viewer::text, true);
    if request ? 'idempotency' then
      perform app.replay(request -> 'credential', request -> 'idempotency' ->> 'key', request -> 'idempotency' ->> 'fingerprint');
    end if;
  end if;
  perform set_config('role', case when viewer is null then 'anonymous' else 'authenticated' end, true);
  select d.version, least(begin_request.known_at, d.stamp) into version, known from dataset d;
  at := coalesce((request ->> 'on')::timestamptz, least(begin_request.known_at, now()));
  perform set_config('app.known_at', known::text, true), set_config('app.at', at::text, true);
  actor := viewer ->> 'actor';
  unrecorded_key := case when (viewer ->> 'unrecorded')::boolean then viewer ->> 'key' end;
end $$;
comment on function begin_request is 'First statement of every request: authenticates, sets role, schema, the moment looked at and today, for this transaction only; answers the data''s version and both moments.';

-- Every write through the API leaves a row; loading the seed is the operator's and leaves its sources.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default take_stamp(),
  actor_id bigint references actor,
  request_id text,
  action text not null check (action in ('INSERT', 'UPDATE', 'DELETE')),
  relation text not null,
  row_key text not null,
  area_id bigint references area,
  before jsonb,
  after jsonb
);
create index on audit_log (at desc, id desc);
create index on audit_log (area_id, at desc, id desc);
create index on audit_log (actor_id, at desc, id desc);
call describe('audit_log', 'Who wrote what, and when: append-only, written by triggers.', '{
  "id": "Surrogate key.", "at": "When.", "actor_id": "Who.", "request_id": "In which request.", "action": "What happened to the row.", "relation": "In which table.", "row_key": "To which row.", "area_id": "About which area, where the row has one.",
  "before": "The row before, without secrets.", "after": "The row after, without secrets."}');
/* Is this write a request's, or anything else that the API's login does? Whoever skips begin_request is not spared, nor is the clock. */
create function is_audited() returns boolean stable
  return session_user = 'app_api' or viewer() is not null or current_user in ('anonymous', 'authenticated', 'app_api')
    or coalesce(starts_with(current_setting('app.request_id', true), 'clock '), false);
create function write_audit() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'hash' end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'hash' end;
  any_row jsonb := coalesce(new_row, old_row);
begin
  insert into audit_log (actor_id, request_id, action, relation, row_key, area_id, before, after)
  values (viewer_actor(), nullif(current_setting('app.request_id', true), ''), tg_op, tg_table_name,
    coalesce(any_row ->> 'code', any_row ->> 'id', any_row ->> 'area_id', any_row ->> 'key_id'),
    case when tg_table_name = 'area' then (any_row ->> 'id')::bigint else coalesce((any_row ->> 'area_id')::bigint, (any_row ->> 'market_id')::bigint,
      (select m.area_id from mou m where m.id = (any_row ->> 'mou_id')::bigint), (select a.area_id from actor a where a.id = (any_row ->> 'actor_id')::bigint)) end,
    old_row, new_row);
  return null;
end $$;
create function refuse_change() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  raise exception 'The audit log is append-only.' using errcode = '23001';
end $$;
create trigger append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_log for each statement execute function refuse_change();
