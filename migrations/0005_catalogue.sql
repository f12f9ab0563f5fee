-- What the scheme is made of: law, programmes and benefits, segments of workers, channels, sanctions, contributions.
create type programme_code as enum ('JKK', 'JKM', 'JHT', 'JP', 'JKP');
create type enforcement as enum ('NONE', 'SANCTIONS');
create type permanence as enum ('PERMANENT', 'SEMI_PERMANENT', 'TRANSIENT');
create type channel_purpose as enum ('REGISTRATION', 'PAYMENT', 'REGISTRATION_AND_PAYMENT', 'INFORMATION');
create type sanction_kind as enum ('INSTITUTIONAL', 'ADMINISTRATIVE');

create table legal_basis (
  code text primary key,
  title text not null,
  says text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source
);
create index on legal_basis (source_id);

create table programme (
  code programme_code primary key,
  name_id text not null,
  name_en text not null,
  description text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source
);
create index on programme (source_id);

create table benefit (
  code text primary key,
  programme programme_code not null references programme,
  purpose text not null,
  name_id text not null,
  name_en text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  note text,
  exclude using gist (programme with =, purpose with =, valid with &&)
);
create index on benefit (programme);
create index on benefit (source_id);

create table segment_scheme (
  code text primary key,
  name text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  note text not null,
  exclude using gist (valid with &&)
);

create table segment_definition (
  segment segment primary key,
  scheme text not null references segment_scheme,
  name_id text not null,
  name_en text not null,
  meaning text not null,
  enforcement enforcement not null,
  pays text not null,
  has_employers boolean not null,
  source_id bigint not null references source
);
create index on segment_definition (scheme);
create index on segment_definition (source_id);

create table sub_segment (
  code text primary key,
  segment segment not null references segment_definition,
  name_id text not null,
  name_en text not null,
  permanence permanence not null,
  reason text not null,
  source_id bigint not null references source
);
create index on sub_segment (segment);
create index on sub_segment (source_id);

create table channel (
  code text primary key,
  name text not null,
  operator text not null,
  purpose channel_purpose not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  note text
);
create index on channel (source_id);

create table sanction (
  code text primary key,
  kind sanction_kind not null,
  name_id text not null,
  name_en text not null,
  description text not null,
  imposed_by text not null,
  legal_basis text not null references legal_basis,
  article text not null,
  step int not null check (step > 0)
);
create index on sanction (legal_basis);

create table sanction_count (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  sanction text not null references sanction,
  period daterange not null check (is_bounded(period) and not isempty(period)),
  employers int not null check (employers >= 0),
  source_id bigint not null references source,
  unique (area_id, sanction, period, source_id)
);
create index on sanction_count (sanction);
create index on sanction_count (source_id);

-- What it costs to cover self-paying workers: rates and discounts are dated rows, never constants.
create type contribution_sector as enum ('TRANSPORT', 'OTHER');

create table contribution_rate (
  id bigint generated always as identity primary key,
  programme programme_code not null references programme (code),
  segment segment not null,
  monthly numeric not null check (monthly >= 0),
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  note text,
  exclude using gist (programme with =, segment with =, valid with &&)
);
create index on contribution_rate (source_id);

create table contribution_discount (
  id bigint generated always as identity primary key,
  programme programme_code not null references programme (code),
  sector contribution_sector not null,
  percent numeric not null check (percent > 0 and percent <= 100),
  excluded_payers payer[] not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  legal_basis text not null references legal_basis,
  source_id bigint not null references source,
  exclude using gist (programme with =, sector with =, valid with &&)
);
create index on contribution_discount (source_id);
create index on contribution_discount (legal_basis);
