-- Agreements with governments, market managers, banks and associations. What was agreed is a version, append-only like a
-- figure; where an agreement stands on a day is worked out from its dates and never stored.
create type mou_instrument as enum ('MOU', 'NOTA_KESEPAHAMAN', 'KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN', 'PKS', 'COOPERATION', 'LAUNCH', 'MARKET_PROGRAMME');
create type mou_stage as enum ('UNKNOWN', 'IDENTIFIED', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'SIGNED', 'LAUNCHED', 'SUSPENDED', 'TERMINATED', 'CANCELLED');
create type mou_status as enum ('UNKNOWN', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'SIGNED', 'LAUNCHED', 'ACTIVE', 'EXPIRING', 'EXPIRED', 'RENEWED', 'SUSPENDED', 'TERMINATED', 'CANCELLED');
create type mou_warning as enum ('RETROACTIVE', 'SIGNED_BY_PROXY', 'GAP_BEFORE_RENEWAL', 'DATE_UNKNOWN', 'INSTRUMENT_UNCLEAR');
create type party_role as enum ('GOVERNMENT', 'AGENCY', 'MARKET_MANAGER', 'BANK', 'ASSOCIATION', 'INFLUENTIAL_PERSON', 'OTHER', 'WITNESS');
create type signing_capacity as enum ('IN_OFFICE', 'ACTING', 'PROXY', 'UNKNOWN', 'NOT_SIGNED');
create type payer as enum ('SELF', 'EMPLOYER', 'APBD', 'DBH_SAWIT', 'APBD_AND_DBH_SAWIT', 'CSR', 'UNKNOWN');
create type follow_up_kind as enum ('PKS', 'PERGUB', 'PERBUP', 'PERWALI', 'PERDA', 'SK', 'CIRCULAR', 'APBD_LINE');

create table mou (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9_.:-]*$'),
  area_id bigint not null references area,
  is_public boolean not null default false
);
create index on mou (area_id);
call describe('mou', 'An agreement, whatever has been agreed in it since.', '{"id": "Surrogate key.", "code": "Its public code: area, date and instrument.", "area_id": "The area it is for.", "is_public": "Has a version of it been public? Set by trigger; never taken back."}');

create table mou_version (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
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
  known tstzrange not null check (not isempty(known)),
  unique (mou_id, version),
  check (version = 1 or reason is not null),
  -- Only what a source says was signed has a day of signature; "is null" would ask for every part of the date.
  check (signed_on is not distinct from null or stage in ('SIGNED', 'SUSPENDED', 'TERMINATED', 'CANCELLED')),
  check ((effective_from).first_day <= (effective_to).last_day),
  check (parent_id <> mou_id and renews_id <> mou_id),
  exclude using gist (mou_id with =, known with &&)
);
create index on mou_version (parent_id);
create index on mou_version (renews_id);
create index on mou_version (source_id);
create index on mou_version (lower(known));
call describe('mou_version', 'What an agreement says, and from when until when that was known.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "version": "Counting from 1.", "instrument": "What kind of paper it is.", "published_instrument": "The kind in the source''s words.", "number": "Its number.", "title": "Title as signed.",
  "published_government": "The other side, witnesses and those present in the words of the seed data.", "published_agency": "The agency''s side, likewise.",
  "stage": "How far its making or unmaking has come, as recorded.", "is_public": "May everybody read this version? Drafts are not public, also later, when the agreement is.", "event_on": "When what the source reports took place: the signing, a meeting, a launch.", "signed_on": "When it was signed.", "effective_from": "From when it holds; may lie before the signature.", "effective_to": "Last day it holds.",
  "parent_id": "The agreement it follows from.", "renews_id": "The agreement it renews.", "scope": "What and whom it covers, in the source''s words.", "funding": "Who pays, in the source''s words.", "note": "Remarks of the seed data.",
  "source_id": "Where that is from.", "reason": "Why this version was made.", "known": "From when until when this was what the system knew."}');

create table mou_party (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
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
  exclude using gist (mou_id with =, position with =, known with &&)
);
create index on mou_party (mou_id);
create index on mou_party (area_id);
call describe('mou_party', 'The offices that agree, and witnesses; who signed for them may be acting or a proxy.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "position": "Order among the parties.", "role": "What kind of party.", "office": "The office: a natural person is only ever shown by role.",
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
  exclude using gist (mou_id with =, words with =, known with &&)
);
create index on commitment (source_id);
/* Is a payer one of those asked for? Two that pay together are each of them. */
create function pays(payer payer, asked payer[]) returns boolean immutable
  return payer = any(asked) or payer = 'APBD_AND_DBH_SAWIT' and asked && '{APBD,DBH_SAWIT}';
call describe('commitment', 'What an agreement promises: workers to be covered, by whom paid.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "words": "The promise in the source''s words.", "segment": "Which workers.", "programmes": "Which programmes, where named.", "workers": "How many.",
  "payer": "Who pays the contributions.", "budget": "Money set aside, in rupiah.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');
create table milestone (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  title text not null,
  due_on date check (is_bounded(due_on)),
  met_on date check (is_bounded(met_on)),
  known tstzrange not null check (not isempty(known)),
  unique (mou_id, title)
);
call describe('milestone', 'Steps an agreement announces.', '{"id": "Surrogate key.", "mou_id": "The agreement.", "title": "The step in words.", "due_on": "Day by which; unknown where not said.", "met_on": "Day it was taken.", "known": "From when until when this was what the system knew."}');
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
  known tstzrange not null check (not isempty(known))
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

create type mou_event_kind as enum ('RECORDED', 'AMENDED');
create table mou_event (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  at timestamptz not null,
  kind mou_event_kind not null,
  version int not null,
  words text not null
);
create index on mou_event (mou_id, at desc, id desc);
create index on mou_event (at, id);
call describe('mou_event', 'What happened to an agreement''s record, written by trigger.', '{"id": "Surrogate key.", "mou_id": "The agreement.", "at": "When it became known.", "kind": "Recorded first, or amended.", "version": "The version that came of it.", "words": "In words."}');
create function record_event() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into mou_event (mou_id, at, kind, version, words) values (new.mou_id, lower(new.known),
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
    v.parent_id, v.renews_id, v.scope, v.funding, v.note, v.source_id, (v.signed_on).last_day as signed_day, (v.effective_to).last_day as end_day, v.known
  from mou m join mou_version v on v.mou_id = m.id and v.known @> known_at();
call describe('mou_current', 'Agreements with the version known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "code": "Public code. @notNull", "area_id": "Its area. @notNull", "version": "Counting from 1. @notNull", "instrument": "Kind of paper. @notNull", "published_instrument": "Kind as published. @notNull", "published_government": "The other side as published.", "published_agency": "The agency''s side as published.", "number": "Its number.", "title": "Title as signed.",
  "stage": "As recorded. @notNull", "is_public": "May everybody read it? @notNull", "event_on": "When what the source reports took place. @notNull", "signed_on": "When signed.", "effective_from": "From when it holds.", "effective_to": "Last day it holds.", "parent_id": "What it follows from.", "renews_id": "What it renews.", "scope": "What it covers.", "funding": "Who pays.",
  "note": "Remarks.", "source_id": "Where that is from. @notNull", "signed_day": "Last day signed_on can mean, to order by.", "end_day": "Last day it can hold.", "known": "When it was known. @notNull"}');

/* How many days before its end an agreement counts as expiring. */
create function expiring_days() returns int immutable return 90;

/* A term given in months is whole months, from the first of the first to the last of the last. A year as a start or an end is
   inexact: the day by which it surely holds, and the last on which it surely does. */
create function surely_from(d partial_date) returns date immutable return case (d).precision when 'MONTH' then (d).first_day else (d).last_day end;
create function surely_to(d partial_date) returns date immutable return case (d).precision when 'YEAR' then (d).first_day else (d).last_day end;
create function between_words(d partial_date) returns text immutable return 'on some day from ' || (d).first_day || ' to ' || (d).last_day;

/* Where an agreement stands at the end of a day of its own time zone; with the rule that says so.
   A stage counts from the day of what it records; before that a signed agreement stands by its dates, any other is unknown.
   Where that day is only known to lie in a month or a year, nothing is said of the days in between. */
create type mou_standing as (status mou_status, reason text);
create function standing_of(mou_id bigint, at date) returns mou_standing stable
  return (select case
      when m.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') and (m.event_on).last_day <= at then row(m.stage::text::mou_status, 'Recorded as ' || lower(m.stage::text) || '.')::mou_standing
      when m.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') and (m.event_on).first_day <= at
        then row('UNKNOWN', 'It was ' || lower(m.stage::text) || ' ' || between_words(m.event_on) || '; whether by this day is not known.')::mou_standing
      when (m.signed_on).first_day > at then row('UNKNOWN', 'It was signed later than this day; how far it had come by then is not recorded.')::mou_standing
      when (m.signed_on).last_day > at then row('UNKNOWN', 'It was signed ' || between_words(m.signed_on) || '; whether by this day is not known.')::mou_standing
      when m.stage <> 'UNKNOWN' and (m.signed_on).first_day is null and (m.event_on).first_day > at
        then row('UNKNOWN', 'What is recorded of it took place later than this day.')::mou_standing
      when m.stage <> 'UNKNOWN' and (m.signed_on).first_day is null and (m.event_on).last_day > at
        then row('UNKNOWN', 'What is recorded of it took place ' || between_words(m.event_on) || '; whether by this day is not known.')::mou_standing
      when exists (select from mou_current r where r.renews_id = m.id and r.stage = 'SIGNED' and (r.signed_on).last_day <= at and surely_from(coalesce(r.effective_from, r.signed_on)) <= at)
        then row('RENEWED', 'Another agreement renews it.')::mou_standing
      when m.stage = 'UNKNOWN' then row('UNKNOWN', 'That it exists is said or implied; no date, number or signature is known.')::mou_standing
      when m.stage in ('IDENTIFIED', 'PROPOSED') then row('PROPOSED', 'Proposed; no draft is recorded.')::mou_standing
      when m.stage in ('DRAFTING', 'LEGAL_REVIEW', 'AGREED') then row(m.stage::text::mou_status, 'Recorded at this stage; not signed.')::mou_standing
      when (m.effective_to).last_day < at then row('EXPIRED', 'Its last day was ' || (m.effective_to).last_day || '.')::mou_standing
      when surely_to(m.effective_to) < at then row('UNKNOWN', 'It ends ' || between_words(m.effective_to) || '; whether by this day is not known.')::mou_standing
      when surely_from(m.effective_from) > at then row(begun.status, begun.words || case when (m.effective_from).first_day > at
        then '; it holds from ' || (m.effective_from).value || '.' else '; it holds from a day not known in ' || (m.effective_from).value || ', so whether yet is not known.' end)::mou_standing
      when (m.effective_to).last_day is not null and (m.effective_to).last_day - at <= expiring_days()
        then row('EXPIRING', 'It ends on ' || (m.effective_to).last_day || ', within ' || expiring_days() || ' days.')::mou_standing
      when (m.effective_from).first_day is not null then row('ACTIVE', 'It holds since ' || (m.effective_from).value ||
        case when (m.effective_to).last_day is null then '; no end is known.' else ' until ' || (m.effective_to).last_day || '.' end)::mou_standing
      else row(begun.status, begun.words || '; from when and until when it holds is not known.')::mou_standing end
    from mou_current m
    cross join lateral (select (case m.stage when 'LAUNCHED' then 'LAUNCHED' else 'SIGNED' end)::mou_status as status,
      case m.stage when 'LAUNCHED' then 'Begun or announced in public, no signature is known of' else 'Signed' end as words) begun
    where m.id = standing_of.mou_id);

create function warnings_of(mou_id bigint) returns mou_warning[] stable
  return (select array_remove(array[
      case when (m.effective_from).last_day < (m.signed_on).first_day then 'RETROACTIVE' end,
      case when exists (select from mou_party p where p.mou_id = m.id and p.capacity = 'PROXY') then 'SIGNED_BY_PROXY' end,
      case when exists (select from mou_current r where r.id = m.renews_id and (r.effective_to).last_day + 1 < (m.effective_from).first_day) then 'GAP_BEFORE_RENEWAL' end,
      case when m.stage in ('SIGNED', 'LAUNCHED') and (m.effective_from).first_day is null then 'DATE_UNKNOWN' end,
      case when m.published_instrument ~ '[+/]' then 'INSTRUMENT_UNCLEAR' end]::mou_warning[], null)
    from mou_current m where m.id = warnings_of.mou_id);

/* Agreements that count for a local government in the cascade: surely signed by then, by its government, not a market's or an association's. */
create function agreements_of(local_government_id bigint, at date) returns setof mou_current stable
begin atomic
  select m.* from mou_current m where m.area_id = local_government_id and m.instrument not in ('LAUNCH', 'MARKET_PROGRAMME')
    and m.stage not in ('UNKNOWN', 'IDENTIFIED', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED', 'LAUNCHED') and (m.signed_on).last_day <= agreements_of.at
    and exists (select from mou_party p where p.mou_id = m.id and p.role = 'GOVERNMENT');
end;
create function is_covered(local_government_id bigint, at date) returns boolean stable
  return exists (select from agreements_of(local_government_id, is_covered.at) m
    where (standing_of(m.id, is_covered.at)).status in ('SIGNED', 'ACTIVE', 'EXPIRING'));

/* Local governments covered over those known below an area: at least so many, as an agreement that no source names may be there. */
create function mou_coverage(area_id bigint, at date) returns ratio stable
  return (select case
      when c.expected = 0 then no_ratio('NO_DENOMINATOR', 'No local governments are known below this area, so how many agreements are owed is not known.', null, null)
      else ratio_of(quantity_of(c.covered, 'LOCAL_GOVERNMENTS', 'AT_LEAST'), quantity_of(c.expected, 'LOCAL_GOVERNMENTS')) end
    from (select count(*) as expected, count(*) filter (where is_covered(a.id, mou_coverage.at)) as covered
      from local_governments_below(mou_coverage.area_id, mou_coverage.at) a) c);

create type mou_progress as (area_id bigint, at date);
comment on column mou_progress.area_id is 'The area looked at. @notNull';
comment on column mou_progress.at is 'The day looked at. @notNull';
create type mou_status_count as (status mou_status, count int);
comment on column mou_status_count.status is 'The status. @notNull';
comment on column mou_status_count.count is 'How many agreements of local governments have it. @notNull';
create function status_counts(area_id bigint, at date) returns setof mou_status_count stable
begin atomic
  select (standing_of(m.id, status_counts.at)).status, count(*)::int
  from local_governments_below(status_counts.area_id, status_counts.at) a join mou_current m on m.area_id = a.id and m.instrument not in ('LAUNCH', 'MARKET_PROGRAMME')
  where (m.event_on).first_day <= status_counts.at
  group by 1 order by 1;
end;

create type market_target as (required int, achieved int, unknown_manager int, met boolean, reason text);
comment on column market_target.required is 'Government-managed markets a branch owes. @notNull';
comment on column market_target.achieved is 'How many are known to take part; null where its working area is not known.';
comment on column market_target.unknown_manager is 'How many more take part of which nobody says who manages them.';
comment on column market_target.met is 'Enough of them? Null where that is not known: no list of markets is complete, so fewer known than owed is no proof.';
comment on column market_target.reason is 'The rule in words. @notNull';
/* "Setidaknya dua" government-managed traditional markets for each branch (founding article, 2014-08-21); private ones do not
   count. A market takes part once its agreement was signed or its programme launched. */
create function market_target_of(branch_id bigint, at date) returns setof market_target stable
begin atomic
  select 2, n.achieved, n.unknown, case when n.achieved >= 2 then true end,
    case when n.achieved is null then 'Its working area on this day is not known, so neither are its markets.'
      else 'Government-managed markets in its known working area that are known to take part: ' || n.achieved || '; of ' || n.unknown || ' more nobody says who manages them; whether there are others no source says.' end
  from (select count(*) > 0 as known from membership w where w.kind = 'WORKING_AREA' and w.parent_id = branch_id and w.valid @> market_target_of.at) area
  cross join lateral (select count(distinct k.area_id) filter (where k.manager_kind = 'GOVERNMENT') as government, count(distinct k.area_id) filter (where k.manager_kind = 'UNKNOWN') as unknown
    from membership w join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id and l.valid @> market_target_of.at
    join market k on k.area_id = l.child_id join area a on a.id = k.area_id and a.valid @> market_target_of.at
    join mou_current m on m.area_id = k.area_id and m.stage in ('SIGNED', 'LAUNCHED') and (coalesce(m.signed_on, m.event_on)).last_day <= market_target_of.at
    where w.kind = 'WORKING_AREA' and w.parent_id = branch_id and w.valid @> market_target_of.at) c
  cross join lateral (select case when area.known then c.government::int end as achieved, case when area.known then c.unknown::int end as unknown) n;
end;

/* Was a source there by the moment looked at? By its publication's last day; where that is not known, once something it says is known; where
   nothing tells, only who looks at now sees it. */
create function is_known(published partial_date, source_id bigint) returns boolean stable
  return coalesce((published).last_day <= today_in(null), (select bool_or(f.since <= known_at()) from (
    select lower(f.known) as since from figure f where f.source_id = is_known.source_id
    union all select lower(t.known) from target t where t.source_id = is_known.source_id
    union all select lower(p.known) from potential p where p.source_id = is_known.source_id
    union all select lower(v.known) from mou_version v where v.source_id = is_known.source_id) f), known_at() >= now());

create type change_kind as enum ('FIGURE_PUBLISHED', 'FIGURE_CORRECTED', 'MOU_RECORDED', 'MOU_AMENDED');
create view change with (security_invoker = true) as
  select 'figure-' || f.id as id, lower(f.known) as at, case when f.revision = 1 then 'FIGURE_PUBLISHED' else 'FIGURE_CORRECTED' end::change_kind as kind,
    f.area_id, f.id as figure_id, null::bigint as mou_id, coalesce(f.revision_reason, 'First published.') as words
  from figure f where lower(f.known) <= known_at()
  union all
  select 'mou-' || e.id, e.at, case e.kind when 'RECORDED' then 'MOU_RECORDED' else 'MOU_AMENDED' end::change_kind, m.area_id, null, m.id, e.words
  from mou_event e join mou m on m.id = e.mou_id where e.at <= known_at();
call describe('change', 'What became known, in order of time: figures and agreements.', '{
  "id": "Key. @notNull", "at": "When it became known. @notNull", "kind": "What happened. @notNull", "area_id": "About which area. @notNull", "figure_id": "The figure, if one.", "mou_id": "The agreement, if one.", "words": "In words. @notNull"}');
