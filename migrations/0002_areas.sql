-- Places and offices that figures, targets and agreements can be about: their names, codes and seats, and which belongs
-- to which, by the day.
create type area_kind as enum ('NATION', 'REGION', 'PROVINCE', 'REGENCY', 'CITY', 'BRANCH', 'MARKET');
create type code_system as enum ('KEMENDAGRI', 'BPS', 'ISO_3166_2', 'OFFICE');
create type membership_kind as enum (
  'ADMINISTRATIVE', 'REGION', 'WORKING_AREA', 'PARENT_BRANCH', 'LOCATION', 'OFFICE_LOCATION');

create table area (
  id bigint generated always as identity primary key,
  kind area_kind not null,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9.-]*$'),
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  time_zone text check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  time_zone_verification verification,
  zone text not null default 'Asia/Jakarta',
  island_group text,
  note text,
  unique (id, kind),
  check (kind <> 'PROVINCE' or time_zone is not null)
);
create index on area (kind, code);

create table area_name (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  language language not null,
  name text not null check (name <> ''),
  short_name text,
  is_alias boolean not null default false,
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  verification verification not null default 'PUBLISHED',
  note text,
  unique (area_id, language, name, valid),
  exclude using gist (area_id with =, language with =, valid with &&) where (not is_alias),
  constraint area_name_name_text check (says_something(name))
);
create index on area_name (area_id);
create index on area_name using gin (searchable(name) gin_trgm_ops);

create table area_code (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  system code_system not null,
  code text not null check (code <> ''),
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  verification verification not null,
  note text,
  unique (area_id, system, code, valid),
  exclude using gist (system with =, code with =, valid with &&),
  exclude using gist (area_id with =, system with =, valid with &&)
);

create table area_seat (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  name text not null check (name <> ''),
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  verification verification not null,
  note text,
  exclude using gist (area_id with =, valid with &&)
);

create table membership (
  id bigint generated always as identity primary key,
  kind membership_kind not null,
  child_id bigint not null references area,
  parent_id bigint not null references area,
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  verification verification not null,
  note text,
  check (child_id <> parent_id),
  exclude using gist (kind with =, child_id with =, valid with &&)
);
create index on membership (parent_id, kind);
create index on membership (child_id, kind);

-- Memberships followed all the way, and kept ready by trigger: what lies below an area is one look at an index, however
-- large the country is.
create table area_within (
  ancestor_id bigint not null references area,
  descendant_id bigint not null references area,
  valid daterange not null,
  via membership_kind[] not null,
  primary key (ancestor_id, descendant_id, valid, via)
);
create index on area_within (descendant_id);
