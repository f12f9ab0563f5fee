-- Who asks, and what they may do: actors, their keys and grants, outcomes that are kept, and the log of what they did.
create type viewer_role as enum ('GOVERNMENT', 'BRANCH', 'REGION', 'AUDITOR', 'ADMIN');
create type capability as enum (
  'READ_INTERNAL', 'COMMENT', 'CONFIRM_MILESTONE', 'WRITE_MOU', 'WRITE_MARKET', 'WRITE_OUTREACH', 'WRITE_FIGURE',
  'CORRECT_FIGURE', 'WRITE_TARGET', 'PUBLISH', 'READ_ACCESS', 'MANAGE_ACCESS', 'READ_AUDIT');

create table role_capability (
  role viewer_role not null,
  capability capability not null,
  as_party boolean not null default false,
  primary key (role, capability)
);

insert into role_capability (role, capability, as_party) values
  ('GOVERNMENT', 'READ_INTERNAL', true), ('GOVERNMENT', 'COMMENT', true), ('GOVERNMENT', 'CONFIRM_MILESTONE', true);

insert into role_capability (role, capability)
select 'BRANCH'::viewer_role, unnest('{
  READ_INTERNAL, COMMENT, CONFIRM_MILESTONE, WRITE_MOU, WRITE_MARKET, WRITE_OUTREACH, WRITE_FIGURE}'::capability[])
union all select 'REGION', unnest(enum_range(null::capability))
union all select 'AUDITOR', unnest('{READ_INTERNAL, READ_ACCESS, READ_AUDIT}'::capability[])
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
  check (length(issuer) between 1 and 500 and length(subject) between 1 and 500),
  constraint actor_name_text check (says_something(name))
);
create index on actor (area_id);
create index on actor (created_by);

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
  check (case role
    when 'GOVERNMENT' then area_kind in ('PROVINCE', 'REGENCY', 'CITY')
    when 'BRANCH' then area_kind = 'BRANCH'
    when 'REGION' then area_kind = 'REGION'
    else area_kind = 'NATION' end),
  exclude using gist (actor_id with =, role with =, area_id with =, valid with &&) where (ended_at is null)
);
create index on actor_grant (actor_id);
create index on actor_grant (area_id, area_kind);
create index on actor_grant (granted_by);

create table api_key (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9]{12}$'),
  actor_id bigint not null references actor,
  label text not null check (label <> '' and length(label) <= 100),
  created_at timestamptz not null,
  created_by bigint references actor,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '400 days'),
  revoked_at timestamptz,
  last_used_on date not null default (now() at time zone 'UTC')::date,
  constraint api_key_label_text check (says_something(label))
);
create index on api_key (actor_id);
create index on api_key (created_by);

-- A table of its own, so that nobody who may read keys can read these.
create table api_key_hash (
  key_id bigint primary key references api_key,
  hash bytea not null unique check (length(hash) = 32)
);

-- What a write came to under a key of the caller's choice, so that it can be sent again
-- (draft-ietf-httpapi-idempotency-key-header).
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
create index on request_outcome (writer);

-- Every write through the API leaves a row; loading the seed is the operator's and leaves its sources.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
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
