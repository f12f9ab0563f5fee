-- Posts and who holds them; branches; markets, by the day; public information.
create type office_kind as enum ('REGION_HEAD', 'GOVERNOR', 'REGENT', 'MAYOR', 'BRANCH_HEAD');

create table person (
  id bigint generated always as identity primary key,
  name text not null unique check (name <> '')
);

create table office (
  id bigint generated always as identity primary key,
  kind office_kind not null,
  area_id bigint not null references area,
  title text not null,
  unique (kind, area_id)
);
create index on office (area_id);

create table office_term (
  id bigint generated always as identity primary key,
  office_id bigint not null references office,
  person_id bigint not null references person,
  title text,
  acting boolean not null default false,
  seen_from partial_date not null check (is_valid(seen_from) and (seen_from).last_day is not null),
  seen_to partial_date not null check (is_valid(seen_to) and (seen_to).last_day is not null),
  seen_day date not null generated always as ((seen_from).last_day) stored,
  source_id bigint not null references source,
  note text,
  unique (office_id, person_id, seen_from, seen_to),
  check ((seen_from).first_day <= (seen_to).first_day and (seen_from).last_day <= (seen_to).last_day),
  exclude using gist (office_id with =, person_id with <>, sure_days(seen_from, seen_to) with &&)
);
create index on office_term (person_id);
create index on office_term (source_id);

create type branch_kind as enum ('MAIN', 'PIONEER');

create table branch (
  area_id bigint primary key references area,
  kind branch_kind not null,
  area_words text,
  first_seen partial_date not null check (is_valid(first_seen)),
  source_id bigint not null references source,
  note text
);
create index on branch (source_id);

create type manager_kind as enum ('GOVERNMENT', 'PRIVATE', 'UNKNOWN');
create type market_status as enum ('REGISTERED', 'IN_PREPARATION', 'TAKES_PART', 'CLOSED');

create table market (
  area_id bigint primary key references area,
  source_id bigint not null references source,
  note text,
  edits text[] not null default '{registered}',
  recorded_at timestamptz not null default '-infinity',
  constraint market_note_text check (says_something(note) and length(note) <= 4000)
);
create index on market (source_id);

create table market_manager (
  id bigint generated always as identity primary key,
  market_id bigint not null references market,
  kind manager_kind not null,
  manager text check (manager <> '' and length(manager) <= 200),
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  known tstzrange not null default tstzrange(null, null) check (not isempty(known)),
  exclude using gist (market_id with =, valid with &&, known with &&),
  constraint market_manager_manager_text check (says_something(manager) and length(manager) <= 200)
);
create index on market_manager (source_id);

create table market_closure (
  id bigint generated always as identity primary key,
  market_id bigint not null references market,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  exclude using gist (market_id with =, valid with &&, known with &&)
);
create index on market_closure (source_id);

create table outreach_activity (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  held_on partial_date not null check (is_valid(held_on)),
  place text not null,
  audience segment not null,
  topic text not null,
  result text,
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  unique nulls not distinct (area_id, place, held_on),
  constraint outreach_activity_place_text check (says_something(place) and length(place) <= 200),
  constraint outreach_activity_topic_text check (says_something(topic) and length(topic) <= 200),
  constraint outreach_activity_result_text check (says_something(result) and length(result) <= 4000)
);
create index on outreach_activity (source_id);
