-- Agreements with governments, market managers, banks and associations. What was agreed is a version, append-only like
-- a figure. Where an agreement stands on a day is worked out from its dates and never stored.
create type mou_instrument as enum (
  'MOU', 'NOTA_KESEPAHAMAN', 'KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN', 'PKS', 'ADDENDUM', 'COOPERATION', 'LAUNCH',
  'MARKET_PROGRAMME');
create type mou_stage as enum (
  'UNKNOWN', 'IDENTIFIED', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'SIGNED', 'LAUNCHED', 'SUSPENDED',
  'TERMINATED', 'CANCELLED');
create type mou_status as enum (
  'UNKNOWN', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'SIGNED', 'LAUNCHED', 'ACTIVE', 'EXPIRING', 'EXPIRED',
  'GAP', 'RENEWED', 'SUSPENDED', 'TERMINATED', 'CANCELLED');
create type mou_warning as enum (
  'RETROACTIVE', 'SIGNED_BY_PROXY', 'GAP_BEFORE_RENEWAL', 'DATE_UNKNOWN', 'END_UNKNOWN', 'DATE_INEXACT', 'SHORT_TERM',
  'INSTRUMENT_UNCLEAR');
create type version_reason as enum ('SIGNED', 'STAGE_RECORDED', 'COMMITMENT_SET');
create type party_role as enum (
  'GOVERNMENT', 'AGENCY', 'MARKET_MANAGER', 'BANK', 'ASSOCIATION', 'INFLUENTIAL_PERSON', 'OTHER', 'WITNESS');
create type signing_capacity as enum ('IN_OFFICE', 'ACTING', 'PROXY', 'UNKNOWN', 'NOT_SIGNED');
create type follow_up_kind as enum ('PKS', 'PERGUB', 'PERBUP', 'PERWALI', 'PERDA', 'SK', 'CIRCULAR', 'APBD_LINE');
create type mou_event_kind as enum ('RECORDED', 'AMENDED', 'EXPIRING', 'EXPIRED');
create type milestone_status as enum ('DUE', 'MET', 'LATE');
create type cascade_status as enum ('NOT_STARTED', 'IN_PREPARATION', 'COVERED', 'LAPSED', 'UNKNOWN');
create type collection_frequency as enum ('DAILY', 'WEEKLY', 'MONTHLY');

-- From which stage an agreement may go to which: the order of Permendagri 22/2020, with steps back and steps left out.
create table mou_transition (
  from_stage mou_stage not null,
  to_stage mou_stage not null,
  primary key (from_stage, to_stage)
);

insert into mou_transition (from_stage, to_stage)
select s.from_stage, unnest(s.to_stages)
from (values
  ('UNKNOWN'::mou_stage, '{PROPOSED, DRAFTING, LEGAL_REVIEW, AGREED, SIGNED, CANCELLED}'::mou_stage[]),
  ('IDENTIFIED', '{PROPOSED, DRAFTING, LEGAL_REVIEW, AGREED, CANCELLED}'),
  ('PROPOSED', '{DRAFTING, LEGAL_REVIEW, AGREED, CANCELLED}'),
  ('DRAFTING', '{PROPOSED, LEGAL_REVIEW, AGREED, CANCELLED}'),
  ('LEGAL_REVIEW', '{DRAFTING, AGREED, CANCELLED}'),
  ('AGREED', '{DRAFTING, LEGAL_REVIEW, SIGNED, CANCELLED}'),
  ('SIGNED', '{SUSPENDED, TERMINATED}'),
  ('LAUNCHED', '{SUSPENDED, TERMINATED}'),
  ('SUSPENDED', '{SIGNED, LAUNCHED, TERMINATED}')) as s(from_stage, to_stages);

create table mou (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9_.:-]*$'),
  area_id bigint not null references area,
  is_public boolean not null default false,
  unique (id, area_id)
);
create index on mou (area_id);

/* The last day of an agreement that is over by its own dates alone; infinity for all others. After that day such an
   agreement is RENEWED, GAP or EXPIRED, whatever else is known of it. */
create function over_after_of(stage mou_stage, event_on partial_date, signed_on partial_date, effective_to partial_date)
returns date immutable
  return case
    when stage = 'SIGNED'
      and (signed_on).last_day <= (effective_to).last_day and (event_on).first_day <= (effective_to).last_day
    then (effective_to).last_day
    else 'infinity' end;

create table mou_version (
  id bigint generated always as identity primary key,
  mou_id bigint not null,
  mou_area_id bigint not null,
  foreign key (mou_id, mou_area_id) references mou (id, area_id),
  version int not null check (version > 0),
  instrument mou_instrument not null,
  published_instrument text not null,
  published_government text,
  published_agency text,
  number text,
  title text,
  stage mou_stage not null,
  is_public boolean not null,
  event_on partial_date not null check (is_valid(event_on)),
  signed_on partial_date check (is_valid(signed_on)),
  effective_from partial_date check (is_valid(effective_from)),
  effective_to partial_date check (is_valid(effective_to)),
  parent_id bigint references mou,
  renews_id bigint references mou,
  scope text,
  funding text,
  note text,
  source_id bigint not null references source,
  -- Why this version was made: in the words of the one who made it, or which act made it; of COMMITMENT_SET, the words
  -- are those of the commitment.
  reason text,
  reason_code version_reason,
  also_changed text[] not null default '{}',
  begun_on date not null,
  over_after date not null generated always as (over_after_of(stage, event_on, signed_on, effective_to)) stored,
  known tstzrange not null check (not isempty(known)),
  known_until timestamptz not null generated always as (known_until(known)) stored,
  unique (mou_id, version),
  check (version = 1 or reason is not null or reason_code is not null),
  -- Only what a source says was signed has a day of signature. (`is null` would be true of a date without any parts.)
  check (signed_on is not distinct from null or stage in ('SIGNED', 'SUSPENDED', 'TERMINATED', 'CANCELLED')),
  check ((effective_from).first_day <= (effective_to).last_day),
  check (parent_id <> mou_id and renews_id <> mou_id),
  -- An agreement is renewed by one other at a time. Where that one was given up or ended, another may renew it.
  constraint one_renewal exclude using gist ((renews_id + 0) with =, (known * tstzrange(null, null)) with &&)
    where (renews_id is not null and stage not in ('CANCELLED', 'TERMINATED')),
  -- Of expressions, as for figures: versions are read by the indexes below.
  exclude using gist ((mou_id + 0) with =, (known * tstzrange(null, null)) with &&),
  constraint mou_version_title_text check (says_something(title) and length(title) <= 500),
  constraint mou_version_number_text check (says_something(number) and length(number) <= 200),
  constraint mou_version_scope_text check (says_something(scope) and length(scope) <= 4000),
  constraint mou_version_funding_text check (says_something(funding) and length(funding) <= 4000),
  constraint mou_version_note_text check (says_something(note) and length(note) <= 4000),
  constraint mou_version_reason_text check (says_something(reason) and length(reason) <= 4000)
);
create index on mou_version (mou_id, known_until);
-- Which agreements of an area are not over by a day, told from the index alone: it has what agreement_ids and the
-- policy ask.
create index on mou_version (mou_area_id, known_until, over_after) include (mou_id, is_public, known, begun_on);
create index on mou_version (parent_id);
create index on mou_version (renews_id);
create index on mou_version (source_id, (lower(known)));
create index on mou_version (lower(known));
-- The orders of lists of agreements.
create index on mou_version (((signed_on).last_day) desc nulls last, mou_id desc);
create index on mou_version (((effective_to).last_day), mou_id);
create index on mou_version using gin (searchable(title, number, scope, note, published_government) gin_trgm_ops)
  where is_public;
create index on mou_version (mou_id) where not is_public;

create table mou_party (
  id bigint generated always as identity primary key,
  mou_id bigint not null,
  mou_area_id bigint not null,
  foreign key (mou_id, mou_area_id) references mou (id, area_id),
  position int not null check (position > 0),
  role party_role not null,
  office text not null check (btrim(office) <> ''),
  area_id bigint references area,
  signatory text,
  attendee text,
  capacity signing_capacity not null,
  known tstzrange not null check (not isempty(known)),
  check (role <> 'INFLUENTIAL_PERSON' or (signatory is null and attendee is null)),
  check (role <> 'WITNESS' or capacity = 'NOT_SIGNED'),
  check (case when capacity = 'NOT_SIGNED' then signatory else attendee end is null),
  exclude using gist (mou_id with =, position with =, known with &&),
  constraint party_once exclude using gist (
    mou_id with =, role with =, md5(office) with =, (coalesce(area_id, 0)) with =, known with &&),
  constraint mou_party_office_text check (says_something(office) and length(office) <= 200),
  constraint mou_party_signatory_text check (says_something(signatory) and length(signatory) <= 200),
  constraint mou_party_attendee_text check (says_something(attendee) and length(attendee) <= 200)
);
create index on mou_party (mou_id);
-- The parties of an area's own agreements are found with those. By this index, the agreements for another area that its
-- government has agreed to.
create index on mou_party (area_id) where area_id <> mou_area_id;
create index on mou_party using gin (searchable(office, signatory, attendee) gin_trgm_ops);

-- Names of persons who are parties. A table of its own, as the public may see that a person is a party, but not who.
create table mou_person (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  position int not null,
  name text not null check (name <> '' and length(name) <= 200),
  known tstzrange not null check (not isempty(known)),
  exclude using gist (mou_id with =, position with =, known with &&),
  constraint mou_person_name_text check (says_something(name) and length(name) <= 200)
);

create table commitment (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  words text not null,
  segment segment not null,
  programmes programme_code[] not null default '{}',
  workers quantity check (is_valid(workers)),
  payer payer not null,
  budget quantity check (is_valid(budget)),
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  check (((workers).value = 0) is not true),
  exclude using gist (mou_id with =, md5(words) with =, known with &&),
  constraint commitment_words_text check (says_something(words) and length(words) <= 4000)
);
create index on commitment (source_id);

-- How far an agreement has come against what it promises, as reported.
create table mou_progress_report (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  as_of partial_date not null check (is_valid(as_of) and (as_of).last_day is not null),
  as_of_day date not null generated always as ((as_of).last_day) stored,
  workers quantity not null check (is_valid(workers) and (workers).unit in ('WORKERS', 'TRADERS')),
  spent quantity check (is_valid(spent) and ((spent).unit = 'RUPIAH') is not false),
  note text,
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  unique (mou_id, as_of, source_id, known),
  constraint mou_progress_report_note_text check (says_something(note) and length(note) <= 4000)
);
create index on mou_progress_report (mou_id, as_of_day desc);
create index on mou_progress_report (source_id);

create sequence milestone_step;

create table milestone (
  row_id bigint generated always as identity primary key,
  id bigint not null default nextval('milestone_step'),
  mou_id bigint not null references mou,
  title text not null,
  due_on date check (is_bounded(due_on)),
  met_on date check (is_bounded(met_on)),
  known tstzrange not null check (not isempty(known)),
  exclude using gist (id with =, known with &&),
  exclude using gist (mou_id with =, md5(title) with =, known with &&),
  constraint milestone_title_text check (says_something(title) and length(title) <= 500)
);
create index on milestone (mou_id);

-- Which agency of the government is responsible for an agreement, by the day.
create table mou_agency (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  agency text not null check (agency <> '' and length(agency) <= 200),
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  known tstzrange not null check (not isempty(known)),
  exclude using gist (mou_id with =, valid with &&, known with &&),
  constraint mou_agency_agency_text check (says_something(agency))
);

create table follow_up_instrument (
  id bigint generated always as identity primary key,
  code text not null unique,
  kind follow_up_kind not null,
  published_kind text not null,
  number text,
  issued_on partial_date not null check (is_valid(issued_on)),
  effective_from partial_date check (is_valid(effective_from)),
  effective_to partial_date check (is_valid(effective_to)),
  area_id bigint not null references area,
  mou_id bigint references mou,
  issuer text not null,
  addressee text,
  scope text,
  workers quantity check (is_valid(workers)),
  funding text,
  follow_up text,
  note text,
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  check ((effective_from).first_day <= (effective_to).last_day),
  constraint follow_up_instrument_number_text check (says_something(number) and length(number) <= 200),
  constraint follow_up_instrument_issuer_text check (says_something(issuer) and length(issuer) <= 200),
  constraint follow_up_instrument_addressee_text check (says_something(addressee) and length(addressee) <= 200),
  constraint follow_up_instrument_scope_text check (says_something(scope) and length(scope) <= 4000),
  constraint follow_up_instrument_funding_text check (says_something(funding) and length(funding) <= 4000),
  constraint follow_up_instrument_note_text check (says_something(note) and length(note) <= 4000)
);
create index on follow_up_instrument (area_id);
create index on follow_up_instrument (mou_id);
create index on follow_up_instrument (source_id);

create table mou_event (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  at timestamptz not null,
  occurred_at timestamptz not null,
  kind mou_event_kind not null,
  version int not null,
  -- Of an end: its last day, within how many days that is, and from which day on what renews the agreement holds.
  ends_on date,
  within_days int,
  renewed_from date,
  check ((kind in ('EXPIRING', 'EXPIRED')) = (ends_on is not null)),
  check ((kind = 'EXPIRING') = (within_days is not null)),
  check (renewed_from is null or kind = 'EXPIRED'),
  -- Each end is told once, however often the clock strikes. An end that was moved is another one.
  unique (mou_id, kind, ends_on)
);
create index on mou_event (mou_id, at desc, id desc);
create index on mou_event (at, id);

create table document (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  title text not null,
  url text not null,
  is_public boolean not null default false,
  unique (mou_id, url)
);

create table mou_note (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  author_id bigint references actor,
  at timestamptz not null,
  words text not null check (words <> '' and length(words) <= 4000),
  constraint mou_note_words_text check (says_something(words))
);
create index on mou_note (mou_id, at);
create index on mou_note (author_id);

-- Who collects the contributions of a market's traders; it may rest on an agreement.
create table market_collection (
  id bigint generated always as identity primary key,
  market_id bigint not null references market,
  frequency collection_frequency not null,
  collector text not null,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  known tstzrange not null default tstzrange(null, null) check (not isempty(known)),
  mou_id bigint references mou,
  exclude using gist (market_id with =, valid with &&, known with &&),
  constraint market_collection_collector_text check (says_something(collector) and length(collector) <= 200)
);
create index on market_collection (source_id);
create index on market_collection (mou_id);
