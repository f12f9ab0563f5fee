-- Agreements with governments, market managers, banks and associations. What was agreed is a version, append-only like a
-- figure; where an agreement stands on a day is worked out from its dates and never stored.
create type mou_instrument as enum ('MOU', 'NOTA_KESEPAHAMAN', 'KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN', 'PKS', 'ADDENDUM', 'COOPERATION', 'LAUNCH', 'MARKET_PROGRAMME');
create type mou_stage as enum ('UNKNOWN', 'IDENTIFIED', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'SIGNED', 'LAUNCHED', 'SUSPENDED', 'TERMINATED', 'CANCELLED');
create type mou_status as enum ('UNKNOWN', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'SIGNED', 'LAUNCHED', 'ACTIVE', 'EXPIRING', 'EXPIRED', 'GAP', 'RENEWED', 'SUSPENDED', 'TERMINATED', 'CANCELLED');
create type mou_warning as enum ('RETROACTIVE', 'SIGNED_BY_PROXY', 'GAP_BEFORE_RENEWAL', 'DATE_UNKNOWN', 'END_UNKNOWN', 'DATE_INEXACT', 'SHORT_TERM', 'INSTRUMENT_UNCLEAR');
create type party_role as enum ('GOVERNMENT', 'AGENCY', 'MARKET_MANAGER', 'BANK', 'ASSOCIATION', 'INFLUENTIAL_PERSON', 'OTHER', 'WITNESS');
create type signing_capacity as enum ('IN_OFFICE', 'ACTING', 'PROXY', 'UNKNOWN', 'NOT_SIGNED');
create type payer as enum ('SELF', 'EMPLOYER', 'APBD', 'DBH_SAWIT', 'APBD_AND_DBH_SAWIT', 'CSR', 'UNKNOWN');
create type follow_up_kind as enum ('PKS', 'PERGUB', 'PERBUP', 'PERWALI', 'PERDA', 'SK', 'CIRCULAR', 'APBD_LINE');

create table mou (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9_.:-]*$'),
  area_id bigint not null references area,
  is_public boolean not null default false,
  unique (id, area_id)
);
create index on mou (area_id);
call describe('mou', 'An agreement, whatever has been agreed in it since.', '{"id": "Surrogate key.", "code": "Its public code: area, date and instrument.", "area_id": "The area it is for.", "is_public": "Has a version of it been public? Set by trigger; never taken back."}');

/* The last day of what is over by its own dates alone: later it is RENEWED, GAP or EXPIRED, whatever else is known of it. Infinity for all else. */
create function over_after_of(stage mou_stage, event_on partial_date, signed_on partial_date, effective_to partial_date) returns date immutable
  return case when stage = 'SIGNED' and (signed_on).last_day <= (effective_to).last_day and (event_on).first_day <= (effective_to).last_day
    then (effective_to).last_day else 'infinity' end;
/* Rows of an agreement carry its area, which their foreign keys keep from changing, so that those of an area are found by one index. */
create function carry_area() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  select m.area_id into new.mou_area_id from mou m where m.id = new.mou_id;
  return new;
end $$;
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
  reason text,
  also_changed text[] not null default '{}',
  begun_on date not null,
  over_after date not null generated always as (over_after_of(stage, event_on, signed_on, effective_to)) stored,
  known tstzrange not null check (not isempty(known)),
  known_until timestamptz not null generated always as (known_until(known)) stored,
  unique (mou_id, version),
  check (version = 1 or reason is not null),
  -- Only what a source says was signed has a day of signature; "is null" would ask for every part of the date.
  check (signed_on is not distinct from null or stage in ('SIGNED', 'SUSPENDED', 'TERMINATED', 'CANCELLED')),
  check ((effective_from).first_day <= (effective_to).last_day),
  check (parent_id <> mou_id and renews_id <> mou_id),
  -- Renewed once at a time: by another one where that was given up or ended.
  constraint one_renewal exclude using gist ((renews_id + 0) with =, (known * tstzrange(null, null)) with &&) where (renews_id is not null and stage not in ('CANCELLED', 'TERMINATED')),
  -- Of expressions, as for figures: an agreement's version is read by the indexes below.
  exclude using gist ((mou_id + 0) with =, (known * tstzrange(null, null)) with &&)
);
/* The same of a version, told by a column: where a policy is to be asked first, an index is read by a comparison with a column, not with what a function makes of one. */
create function is_current(v mou_version) returns boolean stable return v.known_until > known_at() and known_from(v.known) <= known_at();
create index on mou_version (mou_id, known_until);
-- Of an area those that are not over by a day, told from the index alone: with what the policy and agreement_ids ask.
create index on mou_version (mou_area_id, known_until, over_after) include (mou_id, is_public, known, begun_on);
create trigger carry_area before insert on mou_version for each row execute function carry_area();
/* So that what had not begun by a day is told without the versions before. */
create function carry_begun_on() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  new.begun_on := least(coalesce(least((new.event_on).first_day, (new.signed_on).first_day), '-infinity'),
    (select min(v.begun_on) from mou_version v where v.mou_id = new.mou_id and v.version < new.version));
  return new;
end $$;
create trigger carry_begun_on before insert on mou_version for each row execute function carry_begun_on();
create index on mou_version (parent_id);
create index on mou_version (renews_id);
create index on mou_version (source_id, (lower(known)));
create index on mou_version (lower(known));
-- The orders of lists of agreements.
create index on mou_version (((signed_on).last_day) desc nulls last, mou_id desc);
create index on mou_version (((effective_to).last_day), mou_id);
call describe('mou_version', 'What an agreement says, and from when until when that was known.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "mou_area_id": "The area that is for. Set by trigger.", "version": "Counting from 1.", "instrument": "What kind of paper it is.", "published_instrument": "The kind in the source''s words.", "number": "Its number.", "title": "Title as signed.",
  "published_government": "The other side, witnesses and those present in the words of the seed data.", "published_agency": "The agency''s side, likewise.",
  "stage": "How far its making or unmaking has come, as recorded.", "is_public": "May everybody read this version? Drafts are not public, also later, when the agreement is.", "event_on": "When what the source reports took place: the signing, a meeting, a launch.", "signed_on": "When it was signed.", "effective_from": "From when it holds; may lie before the signature.", "effective_to": "Last day it holds.",
  "parent_id": "The agreement it follows from.", "renews_id": "The agreement it renews.", "scope": "What and whom it covers, in the source''s words.", "funding": "Who pays, in the source''s words.", "note": "Remarks of the seed data.",
  "source_id": "Where that is from.", "begun_on": "First day on which something that this version or one before it tells of may have been; -infinity where none is known. Set by trigger.", "over_after": "Last day of what is over by its own dates; infinity for all else.", "reason": "Why this version was made.", "also_changed": "What hangs on the agreement and changed with it: commitments, milestones, responsibleAgency.", "known": "From when until when this was what the system knew.", "known_until": "When that ended; infinity until it does."}');

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
  constraint party_once exclude using gist (mou_id with =, role with =, md5(office) with =, (coalesce(area_id, 0)) with =, known with &&)
);
create index on mou_party (mou_id);
-- Those of an area's agreements are found with them; by this, those that its government has agreed to for another.
create index on mou_party (area_id) where area_id <> mou_area_id;
create trigger carry_area before insert on mou_party for each row execute function carry_area();
call describe('mou_party', 'The offices that agree, and witnesses; who signed for them may be acting or a proxy.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "mou_area_id": "The area that is for. Set by trigger.", "position": "Order among the parties.", "role": "What kind of party.", "office": "The office: a natural person is only ever shown by role.",
  "area_id": "The office''s area.", "signatory": "Public official who signed, where named.", "attendee": "Public official named as taking part in something that was not signed, or as a witness.", "capacity": "In office, acting, or by power of attorney; or that nobody signed for it.", "known": "From when until when this was what the system knew."}');

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
  exclude using gist (mou_id with =, md5(words) with =, known with &&)
);
create index on commitment (source_id);
/* Is a payer one of those asked for? Two that pay together are each of them. */
create function pays(payer payer, asked payer[]) returns boolean immutable
  return payer = any(asked) or payer = 'APBD_AND_DBH_SAWIT' and asked && '{APBD,DBH_SAWIT}';
call describe('commitment', 'What an agreement promises: workers to be covered, by whom paid.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "words": "The promise in the source''s words.", "segment": "Which workers.", "programmes": "Which programmes, where named.", "workers": "How many.",
  "payer": "Who pays the contributions.", "budget": "Money set aside, in rupiah.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');
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
  exclude using gist (mou_id with =, md5(title) with =, known with &&)
);
create index on milestone (mou_id);
create type milestone_status as enum ('DUE', 'MET', 'LATE');
/* Met from the day it was; else late from the day after it was due. One without a day is due, and never late. */
create function milestone_status_on(due_on date, met_on date, at date) returns milestone_status immutable
  return (case when met_on <= at then 'MET' when due_on < at then 'LATE' else 'DUE' end)::milestone_status;
call describe('milestone', 'Steps an agreement announces; another day for one is another row of it.', '{"row_id": "Surrogate key.", "id": "The step, whatever has been said of it since.", "mou_id": "The agreement.", "title": "The step in words.", "due_on": "Day by which; unknown where not said.", "met_on": "Day it was taken.", "known": "From when until when this was what the system knew."}');
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
  check ((effective_from).first_day <= (effective_to).last_day)
);
create index on follow_up_instrument (area_id);
create index on follow_up_instrument (mou_id);
create index on follow_up_instrument (source_id);
call describe('follow_up_instrument', 'Regulations, circulars and decrees that follow an agreement or stand alone for an area.', '{
  "id": "Surrogate key.", "code": "Its public code.", "kind": "What kind of instrument.", "published_kind": "The kind in the source''s words.", "number": "Its number.", "issued_on": "When it was issued.", "effective_from": "From when it holds.", "effective_to": "Last day it holds.",
  "area_id": "For which area.", "mou_id": "The agreement it follows, where there is one.", "issuer": "Who issued it.", "addressee": "Who else is named.", "scope": "What it orders.", "workers": "How many workers it covers.", "funding": "Who pays.", "follow_up": "What is to follow it.", "note": "Remarks of the seed data.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');

-- A market's collection may rest on an agreement; only here is there one to point at.
alter table market_collection add column mou_id bigint references mou;
create index on market_collection (mou_id);
comment on column market_collection.mou_id is 'The agreement it rests on, where known.';

create type mou_event_kind as enum ('RECORDED', 'AMENDED', 'EXPIRING', 'EXPIRED');
create table mou_event (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  at timestamptz not null,
  occurred_at timestamptz not null,
  kind mou_event_kind not null,
  version int not null,
  words text not null,
  ends_on date,
  check ((kind in ('EXPIRING', 'EXPIRED')) = (ends_on is not null)),
  -- Of each end once, however often the clock strikes; an end that was moved is another one.
  unique (mou_id, kind, ends_on)
);
create index on mou_event (mou_id, at desc, id desc);
create index on mou_event (at, id);
call describe('mou_event', 'What happened to an agreement: to its record, written by trigger; that it ends, written by the clock.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "at": "When it became known.", "occurred_at": "When it took place: of an end, as the day began from which it was near or past; of the record, when that was made.", "kind": "Recorded first or amended; about to end, or over.", "version": "The version that came of it, or holds.",
  "words": "In words.", "ends_on": "The last day that is near or past."}');
create function record_event() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into mou_event (mou_id, at, occurred_at, kind, version, words) values (new.mou_id, lower(new.known), lower(new.known),
    case when new.version = 1 then 'RECORDED' else 'AMENDED' end::mou_event_kind, new.version, coalesce(new.reason, 'First recorded.'));
  return null;
end $$;
create trigger record_event after insert on mou_version for each row execute function record_event();
create trigger only_close before update or delete on mou_version for each row execute function only_close();

/* What has been public stays public: otherwise a draft of an amendment would hide what was signed. */
create function publish_mou() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.is_public then update mou set is_public = true where id = new.mou_id and not is_public;
  elsif exists (select from mou m where m.id = new.mou_id and m.is_public) then
    raise exception 'This agreement is public already: its next version cannot be a draft.' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger publish_mou after insert on mou_version for each row execute function publish_mou();

create table document (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  title text not null,
  url text not null,
  is_public boolean not null default false,
  unique (mou_id, url)
);
call describe('document', 'Papers of an agreement.', '{"id": "Surrogate key.", "mou_id": "The agreement.", "title": "What it is.", "url": "Where it lies.", "is_public": "May everybody see it?"}');

create view mou_current with (security_invoker = true) as
  select m.id, m.code, m.area_id, v.version, v.instrument, v.published_instrument, v.published_government, v.published_agency, v.number, v.title, v.stage, v.is_public, v.event_on, v.signed_on, v.effective_from, v.effective_to,
    v.parent_id, v.renews_id, v.scope, v.funding, v.note, v.source_id, (v.signed_on).last_day as signed_day, (v.effective_to).last_day as end_day, v.over_after, v.known
  from mou m join mou_version v on v.mou_id = m.id and is_current(v);
call describe('mou_current', 'Agreements with the version known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "code": "Public code. @notNull", "area_id": "Its area. @notNull", "version": "Counting from 1. @notNull", "instrument": "Kind of paper. @notNull", "published_instrument": "Kind as published. @notNull", "published_government": "The other side as published.", "published_agency": "The agency''s side as published.", "number": "Its number.", "title": "Title as signed.",
  "stage": "As recorded. @notNull", "is_public": "May everybody read it? @notNull", "event_on": "When what the source reports took place. @notNull", "signed_on": "When signed.", "effective_from": "From when it holds.", "effective_to": "Last day it holds.", "parent_id": "What it follows from.", "renews_id": "What it renews.", "scope": "What it covers.", "funding": "Who pays.",
  "note": "Remarks.", "source_id": "Where that is from. @notNull", "signed_day": "Last day signed_on can mean, to order by.", "end_day": "Last day it can hold.", "over_after": "Last day of what is over by its own dates; infinity for all else. @notNull", "known": "When it was known. @notNull"}');
