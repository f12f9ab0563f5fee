-- What the scheme is made of: programmes, segments, channels, law and sanctions; offices on the ground and markets.
create type segment as enum ('ALL', 'FORMAL', 'INFORMAL', 'PU', 'BPU', 'PU_BPU', 'JAKON', 'PMI');
create type programme_code as enum ('JKK', 'JKM', 'JHT', 'JP', 'JKP');
create type enforcement as enum ('NONE', 'SANCTIONS');
create type permanence as enum ('PERMANENT', 'SEMI_PERMANENT', 'TRANSIENT');

create table legal_basis (
  code text primary key,
  title text not null,
  says text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source
);
create index on legal_basis (source_id);
call describe('legal_basis', 'Laws and regulations the domain rests on.', '{
  "code": "Short citation such as PP 86/2013.", "title": "What it is.", "says": "What it says, in a sentence.", "valid": "Days in force, as far as known.", "source_id": "Where that is from."}');

create table programme (
  code programme_code primary key,
  name_id text not null,
  name_en text not null,
  description text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source
);
create index on programme (source_id);
call describe('programme', 'Insurance programmes and the days they exist.', '{
  "code": "JKK, JKM, JHT, JP or JKP.", "name_id": "Indonesian name.", "name_en": "English name.", "description": "What it gives.", "valid": "Days it exists.", "source_id": "Where that is from."}');
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
call describe('benefit', 'What a programme pays, additional benefits among them.', '{
  "code": "Short code.", "programme": "Of which programme.", "purpose": "What it is for: on any day a programme has one benefit for a purpose.", "name_id": "Indonesian name.", "name_en": "English name.", "valid": "Days it exists.", "source_id": "Where that is from.", "note": "Conditions."}');

create table segment_scheme (
  code text primary key,
  name text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  note text not null,
  exclude using gist (valid with &&)
);
call describe('segment_scheme', 'How workers are divided, one way in any era: figures of different schemes are not one series.', '{
  "code": "Short code.", "name": "What it is called.", "valid": "Days it was in use.", "note": "How it relates to the others."}');
/* How workers were divided on a day. */
create function scheme_at(day date) returns text stable return (select s.code from segment_scheme s where s.valid @> day);
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
call describe('segment_definition', 'Segments of workers and the rule each is under.', '{
  "segment": "The segment.", "scheme": "The scheme that has it.", "name_id": "Indonesian name.", "name_en": "English name.", "meaning": "Who is in it.",
  "enforcement": "Can the agency compel enrolment?", "pays": "Who pays the contribution.", "has_employers": "Are employers counted beside workers?", "source_id": "Where that is from."}');
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
call describe('sub_segment', 'Groups of informal workers by how long they stay in their work.', '{
  "code": "Short code.", "segment": "Part of which segment.", "name_id": "Indonesian name.", "name_en": "English name.", "permanence": "How long they stay in the work.", "reason": "Why.", "source_id": "Where that is from."}');

create type channel_purpose as enum ('REGISTRATION', 'PAYMENT', 'REGISTRATION_AND_PAYMENT', 'INFORMATION');
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
call describe('channel', 'Ways to register or pay.', '{
  "code": "Short code.", "name": "Name.", "operator": "Who runs it.", "purpose": "What it is for; payment is not assumed from registration.", "valid": "Days it is open, as far as known.", "source_id": "Where that is from.", "note": "Remarks."}');

create type sanction_kind as enum ('INSTITUTIONAL', 'ADMINISTRATIVE');
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
call describe('sanction', 'Sanctions against employers who do not enrol their workers.', '{
  "code": "Short code.", "kind": "Institutional or administrative.", "name_id": "Indonesian name.", "name_en": "English name.", "description": "What it is and its limits.",
  "imposed_by": "Who imposes it.", "legal_basis": "The regulation.", "article": "Its article.", "step": "Order in which they follow each other."}');
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
call describe('sanction_count', 'How many employers were sanctioned in an area: aggregates only, never names.', '{
  "id": "Surrogate key.", "area_id": "Where.", "sanction": "Which sanction.", "period": "In which days.", "employers": "How many employers.", "source_id": "Where that is from."}');

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
call describe('branch', 'What sources say of an office on the ground. The list is not complete.', '{
  "area_id": "The branch as an area.", "kind": "Main or pioneer office.", "area_words": "Its working area in the source''s words.", "first_seen": "First evidence.", "source_id": "Where that is from.", "note": "Remarks of the seed data."}');

create type manager_kind as enum ('GOVERNMENT', 'PRIVATE', 'UNKNOWN');
create table market (
  area_id bigint primary key references area,
  source_id bigint not null references source,
  note text,
  edits text[] not null default '{registered}',
  recorded_at timestamptz not null default '-infinity'
);
create index on market (source_id);
call describe('market', 'A traditional market that takes part, or is asked to.', '{
  "area_id": "The market as an area.", "source_id": "Where that is from.", "note": "Remarks.", "edits": "What each version of its entry changed, the first one first: as many versions as there are.",
  "recorded_at": "When it was registered; the operator''s have always been there."}');
create table market_manager (
  id bigint generated always as identity primary key,
  market_id bigint not null references market,
  kind manager_kind not null,
  manager text check (manager <> '' and length(manager) <= 200),
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  known tstzrange not null default tstzrange(null, null) check (not isempty(known)),
  exclude using gist (market_id with =, valid with &&, known with &&)
);
create index on market_manager (source_id);
call describe('market_manager', 'Who manages a market, with the days: one that turns private stops counting, and its history stays.', '{
  "id": "Surrogate key.", "market_id": "The market.", "kind": "Only government-managed markets count towards a branch''s two.", "manager": "Who, where named.", "valid": "Days it does; open where not known.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');
create type collection_frequency as enum ('DAILY', 'WEEKLY', 'MONTHLY');
create table market_collection (
  id bigint generated always as identity primary key,
  market_id bigint not null references market,
  frequency collection_frequency not null,
  collector text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  known tstzrange not null default tstzrange(null, null) check (not isempty(known)),
  exclude using gist (market_id with =, valid with &&, known with &&)
);
create index on market_collection (source_id);
call describe('market_collection', 'Who collects traders'' contributions, and how often.', '{
  "id": "Surrogate key.", "market_id": "The market.", "frequency": "How often.", "collector": "Who collects.", "valid": "Days it runs.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');

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
  unique nulls not distinct (area_id, place, held_on)
);
create index on outreach_activity (source_id);
call describe('outreach_activity', 'Public information on benefits: where, when, for whom, with what result.', '{
  "id": "Surrogate key.", "area_id": "Where.", "held_on": "When.", "place": "Place in words.", "audience": "For which segment.", "topic": "About what.", "result": "What came of it, in words.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');
