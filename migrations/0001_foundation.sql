-- Roles, words and the ground everything stands on: places, their names, codes, seats and who belongs to whom.
create extension if not exists btree_gist schema app;

-- Roles belong to the whole server: another database's migration may make them at the same moment.
do $$ begin
  if not exists (select from pg_roles where rolname = 'anonymous') then create role anonymous nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = 'app_api') then create role app_api login noinherit; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role('app_api', 'anonymous', 'member') then grant anonymous to app_api; end if;
  if not pg_has_role('app_api', 'authenticated', 'member') then grant authenticated to app_api; end if;
exception when unique_violation then null;
end $$;
grant usage on schema app to anonymous, authenticated, app_api;

-- Comments are the schema's own documentation; this says a table's and all its columns' in one statement.
create procedure describe(relation regclass, words text, columns jsonb) language plpgsql as $$
declare col record;
begin
  execute format('comment on %s %s is %L',
    case (select relkind from pg_class where oid = relation) when 'v' then 'view' else 'table' end, relation, words);
  for col in select * from jsonb_each_text(columns) loop
    execute format('comment on column %s.%I is %L', relation, col.key, col.value);
  end loop;
end $$;
revoke execute on procedure describe from public;

create type area_kind as enum ('NATION', 'REGION', 'PROVINCE', 'REGENCY', 'CITY', 'BRANCH', 'MARKET');
create type language as enum ('ID', 'EN');
create type code_system as enum ('KEMENDAGRI', 'BPS', 'ISO_3166_2', 'OFFICE');
create type verification as enum ('PUBLISHED', 'DERIVED', 'UNVERIFIED');
create type quantity_precision as enum ('EXACT', 'APPROXIMATE', 'AT_LEAST', 'MORE_THAN', 'RANGE');
create type unit as enum ('WORKERS', 'EMPLOYERS', 'TRADERS', 'MARKETS', 'PROJECTS', 'PERCENT', 'RUPIAH', 'LOCAL_GOVERNMENTS', 'WORKERS_PER_MONTH', 'EMPLOYERS_PER_MONTH', 'TRADERS_PER_MONTH', 'PERCENT_PER_MONTH');
create type date_precision as enum ('DAY', 'MONTH', 'YEAR', 'YEAR_TO_DATE', 'UNKNOWN');

create type basis as enum ('ACTIVE', 'REGISTERED', 'UNSPECIFIED');

-- A number that knows how sure it is, what it counts, when it was true and who says so; a day that knows how exact it is.
-- In a table the last four are columns beside it; what is worked out carries them along.
create type quantity as (value numeric, low numeric, high numeric, unit unit, precision quantity_precision, basis basis, scheme text, as_of date, sources bigint[]);
create type partial_date as (value text, precision date_precision, first_day date, last_day date);

comment on column quantity.value is 'The number; null for a range.';
comment on column quantity.low is 'Lower end of a range.';
comment on column quantity.high is 'Upper end of a range.';
comment on column quantity.unit is 'What is counted. @notNull';
comment on column quantity.precision is 'How sure the number is. @notNull';
comment on column quantity.basis is 'Active or registered participants, or not said; null where that is no question.';
comment on column quantity.scheme is 'How workers are divided where it was counted; null where that is no question.';
comment on column quantity.as_of is 'Last day it can be true of; of what is worked out, the later of its inputs''.';
comment on column quantity.sources is 'Who says so: all sources of its inputs.';
comment on column partial_date.value is 'ISO 8601, as exact as known; null where unknown.';
comment on column partial_date.precision is 'How exact it is. @notNull';
comment on column partial_date.first_day is 'First day it can mean.';
comment on column partial_date.last_day is 'Last day it can mean.';

/* A day the system can hold: nothing here happened before 1900 or is planned after 2199. */
create function is_bounded(day date) returns boolean immutable
  return day is null or (day >= date '1900-01-01' and day < date '2200-01-01');
create function is_bounded(days daterange) returns boolean immutable
  return is_bounded(lower(days)) and (upper(days) is null or upper(days) <= date '2200-01-01');

create function is_valid(q quantity) returns boolean immutable
  return q is null or ((q).unit is not null and (q).precision is not null and case (q).precision
    when 'RANGE' then (q).value is null and (q).low >= 0 and (q).low <= (q).high
    else (q).value >= 0 and (q).low is null and (q).high is null end
    and ((q).basis, (q).scheme, (q).as_of, (q).sources) is null
    -- PostgreSQL sorts infinity and NaN above every number, so the upper bound keeps both out.
    and greatest((q).value, (q).low, (q).high) < 'Infinity'
    and ((q).unit <> 'PERCENT' or greatest((q).value, (q).low, (q).high) <= 10000)
    -- What is counted is whole, "8.000" is eight thousand somewhere, never eight, and safe as a JSON number.
    and ((q).unit in ('PERCENT', 'RUPIAH', 'WORKERS_PER_MONTH', 'EMPLOYERS_PER_MONTH', 'TRADERS_PER_MONTH', 'PERCENT_PER_MONTH')
      or (coalesce(scale((q).value), 0), coalesce(scale((q).low), 0), coalesce(scale((q).high), 0)) = (0, 0, 0)
        and greatest((q).value, (q).low, (q).high) < 9007199254740992)) is true;

create function make_quantity(value numeric, low numeric, high numeric, unit unit, exactness quantity_precision) returns quantity immutable
  return row(value, low, high, unit, exactness, null, null, null, null)::quantity;
create function quantity_of(value numeric, unit unit, exactness quantity_precision default 'EXACT') returns quantity immutable
  return case when value is not null then make_quantity(value, null, null, unit, exactness) end;
/* A number with what it counts, when it was true and who says so. */
create function counted(q quantity, basis basis, scheme text, as_of date, sources bigint[]) returns quantity immutable
  return row((q).value, (q).low, (q).high, (q).unit, (q).precision, basis, scheme, as_of, sources)::quantity;

/* The first and the last day of a day's month, or of one given as '2014-07'. Unlike date_trunc of a date, which goes by the time zone, they are worked out
   before a statement is planned, so that an index is searched from them. */
create function month_of(day date) returns date immutable return date_trunc('month', day::timestamp)::date;
create function month_end(day date) returns date immutable return (month_of(day) + interval '1 month - 1 day')::date;
create function month_end(month text) returns date immutable return month_end((month || '-01')::date);

/* '2014', '2014-07' or '2014-08-21' with the days it spans. */
create function partial_date_of(value text, exactness date_precision) returns partial_date immutable
  return case when value is null then row(null, 'UNKNOWN', null, null)::partial_date else row(
    case exactness when 'YEAR' then left(value, 4) when 'MONTH' then left(value, 7) else value end, exactness,
    case exactness when 'YEAR' then (left(value, 4) || '-01-01')::date when 'MONTH' then (left(value, 7) || '-01')::date
      when 'YEAR_TO_DATE' then (left(value, 4) || '-01-01')::date else value::date end,
    case exactness when 'YEAR' then (left(value, 4) || '-12-31')::date
      when 'MONTH' then month_end(left(value, 7)) else value::date end)::partial_date end;

create function is_valid(d partial_date) returns boolean immutable
  return d is null or ((d).precision is not null and is_bounded((d).first_day) and is_bounded((d).last_day)
    and ((d).precision = 'UNKNOWN' or (d).first_day <= (d).last_day)) is true;

/* What the whole operation takes to be known: all that became known up to this moment, which is a stamp of the data (see dataset). No coalesce: with one the planner does not take a comparison for safe to make before
   row-level security is asked, and reads no index by it. */
create function known_at() returns timestamptz stable
  return case when current_setting('app.known_at', true) <> '' then current_setting('app.known_at', true)::timestamptz else now() end;
/* The moment whose day is today: by the clock, whatever was known last. */
create function present() returns timestamptz stable
  return case when current_setting('app.at', true) <> '' then current_setting('app.at', true)::timestamptz else now() end;

/* Does it hold on a day? Of a coalesce the planner expects half of the rows, which a join can be planned on. */
create function holds(valid daterange, day date) returns boolean immutable return coalesce(valid @> day, false);

create table source (
  id bigint generated always as identity primary key,
  citation text not null check (btrim(citation) <> '' and length(citation) <= 1000),
  publisher text not null check (btrim(publisher) <> ''),
  title text,
  url text check (url ~ '^https?://'),
  published partial_date not null check (is_valid(published)),
  speaker text,
  verification verification not null,
  licence text,
  note text,
  reporter_id bigint,
  recorded_at timestamptz not null,
  unique nulls not distinct (citation, reporter_id)
);
call describe('source', 'Where a statement comes from.', '{
  "id": "Surrogate key.", "citation": "The address or title exactly as the seed data gives it.", "publisher": "Who published it; for press, the outlet''s host.",
  "title": "Headline, where known.", "url": "Address, where the citation is a single one.", "published": "When it was published, as exactly as known.",
  "speaker": "Who is quoted.", "verification": "PUBLISHED as printed, DERIVED by arithmetic, UNVERIFIED own knowledge.",
  "licence": "Licence of data taken over as a set.", "note": "Anything else about it.", "reporter_id": "Which office brought it in a request; empty for the operator.", "recorded_at": "When it was recorded. Set by trigger."}');

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
call describe('area', 'A place or office that figures, targets and MoUs can be about.', '{
  "id": "Surrogate key.", "kind": "What it is.", "code": "Its public code: ID, VII, 64, 64.71, KC-BALIKPAPAN, PASAR-KAHAYAN.",
  "valid": "Days on which it exists; open where unknown.", "time_zone": "IANA zone of a province: WIB, WITA or WIT; of a regional office, that of its seat, where known.",
  "time_zone_verification": "How sure the zone is.", "zone": "The zone its days are counted in; kept by trigger (counted_in).", "island_group": "Island group of a province, where the seed names it.", "note": "Remarks of the seed data."}');

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
  exclude using gist (area_id with =, language with =, valid with &&) where (not is_alias)
);
create index on area_name (area_id);
call describe('area_name', 'Names of areas with the days they hold; aliases beside them.', '{
  "id": "Surrogate key.", "area_id": "The area.", "language": "Language of the name.", "name": "Full name.", "short_name": "Without Kabupaten or Kota.",
  "is_alias": "Another spelling, not the official name.", "valid": "Days on which it is the name.", "verification": "How sure it is.", "note": "Remarks of the seed data."}');

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
call describe('area_code', 'Codes of areas in official systems. Kemendagri and BPS differ for 23 of Kalimantan''s 56: never derive one from the other.', '{
  "id": "Surrogate key.", "area_id": "The area.", "system": "Whose code.", "code": "The code.", "valid": "Days on which it holds.",
  "verification": "How sure it is.", "note": "Basis given by the seed data."}');

create table area_seat (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  name text not null check (name <> ''),
  valid daterange not null default daterange(null, null) check (is_bounded(valid) and not isempty(valid)),
  verification verification not null,
  note text,
  exclude using gist (area_id with =, valid with &&)
);
call describe('area_seat', 'Capital of a province or local government, seat of an office.', '{
  "id": "Surrogate key.", "area_id": "The area.", "name": "Town, or address of an office.", "valid": "Days on which it is the seat.",
  "verification": "How sure it is.", "note": "Source or remark of the seed data."}');

create type membership_kind as enum ('ADMINISTRATIVE', 'REGION', 'WORKING_AREA', 'PARENT_BRANCH', 'LOCATION', 'OFFICE_LOCATION');
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
call describe('membership', 'Which area belongs to which, by day: a local government to its province and to the branch that serves it, a province to its region. LOCATION is where a market lies; OFFICE_LOCATION where an office of the agency does, which the province does not own.', '{
  "id": "Surrogate key.", "kind": "In which order of things.", "child_id": "The lower area.", "parent_id": "The upper area.",
  "valid": "Days on which it belongs there.", "verification": "How sure it is.", "note": "Source or remark of the seed data."}');

-- Memberships followed all the way, so that what lies below an area is one look at an index however large the country is.
create table area_within (
  ancestor_id bigint not null references area,
  descendant_id bigint not null references area,
  valid daterange not null,
  via membership_kind[] not null,
  primary key (ancestor_id, descendant_id, valid, via)
);
create index on area_within (descendant_id);
call describe('area_within', 'Every area with everything below it, itself included; kept by trigger.', '{
  "ancestor_id": "The upper area.", "descendant_id": "The lower area, or the same.", "valid": "Days on which it lies below.", "via": "The kinds of membership on the way."}');
/* Follows the memberships above an area anew, and above all that lies below it. OFFICE_LOCATION is a way of one step: what an office
   serves is not the province's it lies in. */
create function follow_membership() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  moved bigint[] := array(select distinct w.descendant_id from area_within w where w.ancestor_id in (new.child_id, old.child_id));
begin
  delete from area_within w where w.descendant_id = any (moved) and w.ancestor_id <> w.descendant_id;
  insert into area_within (ancestor_id, descendant_id, valid, via)
  with recursive up as (
    select d as descendant_id, d as ancestor_id, daterange(null, null) as valid, '{}'::membership_kind[] as via from unnest(moved) d
    union
    select u.descendant_id, m.parent_id, u.valid * m.valid, case when m.kind = any (u.via) then u.via else u.via || m.kind end
    from up u join membership m on m.child_id = u.ancestor_id
    where not isempty(u.valid * m.valid) and (m.kind <> 'OFFICE_LOCATION' or u.ancestor_id = u.descendant_id))
  select ancestor_id, descendant_id, valid, via from up where ancestor_id <> descendant_id;
  -- A branch counts its days as what it serves does.
  perform follow_zones(moved || new.parent_id || old.parent_id || array(select m.parent_id from membership m where m.child_id = any (moved) and m.kind = 'WORKING_AREA'));
  return null;
end $$;
create trigger follow_membership after insert or update or delete on membership for each row execute function follow_membership();
create function follow_new_area() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into area_within (ancestor_id, descendant_id, valid, via) values (new.id, new.id, daterange(null, null), '{}');
  return null;
end $$;
create trigger follow_new_area after insert on area for each row execute function follow_new_area();

/* The area and everything below it on a day. What merely lies in a province, an office of the agency, is not below it: a grant
   for the province does not reach it. */
create function areas_below(area_id bigint, at date, apart_from membership_kind[] default '{OFFICE_LOCATION}') returns setof bigint stable
begin atomic
  select distinct w.descendant_id from area_within w where w.ancestor_id = areas_below.area_id and w.valid @> areas_below.at and not w.via && areas_below.apart_from;
end;
create function parent_of(child bigint, kind membership_kind, at date) returns bigint stable
  return (select m.parent_id from membership m where m.child_id = parent_of.child and m.kind = parent_of.kind and m.valid @> at);

/* The zone a day is counted in: its own or that of its seat, else of the province it lies in, directly (an office, a local
   government) or through its city (a market), else of its working area, else of the region it belongs to, else the capital's (WIB). */
create function counted_in(area_id bigint) returns text stable
  return coalesce((select a.time_zone from area a where a.id = counted_in.area_id),
    (select p.time_zone from membership m join area p on p.id = m.parent_id
      where m.child_id = counted_in.area_id and m.kind in ('ADMINISTRATIVE', 'OFFICE_LOCATION') and p.time_zone is not null order by m.id limit 1),
    (select p.time_zone from membership m join membership n on n.child_id = m.parent_id and n.kind = 'ADMINISTRATIVE' join area p on p.id = n.parent_id
      where m.child_id = counted_in.area_id and m.kind = 'LOCATION' and p.time_zone is not null order by n.id limit 1),
    (select p.time_zone from membership m join membership n on n.child_id = m.child_id and n.kind = 'ADMINISTRATIVE' join area p on p.id = n.parent_id
      where m.parent_id = counted_in.area_id and m.kind = 'WORKING_AREA' and p.time_zone is not null order by m.id, n.id limit 1),
    (select r.time_zone from membership m join area r on r.id = m.parent_id
      where m.child_id = counted_in.area_id and m.kind = 'REGION' and r.time_zone is not null order by m.id limit 1),
    'Asia/Jakarta');
create function follow_zones(areas bigint[]) returns void
begin atomic
  update area a set zone = counted_in(a.id) where a.id = any (areas) and a.zone <> counted_in(a.id);
end;
create function follow_time_zone() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform follow_zones(array(select w.descendant_id from area_within w where w.ancestor_id = new.id
    union select m.parent_id from membership m join area_within w on w.descendant_id = m.child_id where w.ancestor_id = new.id and m.kind = 'WORKING_AREA'));
  return null;
end $$;
create trigger follow_time_zone after insert or update of time_zone on area for each row execute function follow_time_zone();
/* The capital's zone where no area is asked about. */
create function zone_of(area_id bigint) returns text stable return coalesce((select a.zone from area a where a.id = zone_of.area_id), 'Asia/Jakarta');
/* The day it is in a zone. */
create function day_in(zone text) returns date stable return (present() at time zone zone)::date;
create function today_in(area_id bigint) returns date stable return day_in(zone_of(area_id));

/* The name that held on a day; where names are only known for other days, the nearest. */
create function name_of(area_id bigint, language language, at date) returns text stable
  return coalesce(
    (select n.name from area_name n where n.area_id = name_of.area_id and n.language = name_of.language and not n.is_alias and n.valid @> at),
    (select n.name from area_name n where n.area_id = name_of.area_id and n.language = 'ID' and not n.is_alias and n.valid @> at),
    (select n.name from area_name n where n.area_id = name_of.area_id and not n.is_alias order by n.valid limit 1));

/* The days between two partial dates, whatever days of theirs are meant; none where they overlap. */
create function sure_days(since partial_date, until partial_date) returns daterange immutable
  return case when (since).last_day <= (until).first_day then daterange((since).last_day, (until).first_day, '[]') else 'empty'::daterange end;

create type office_kind as enum ('REGION_HEAD', 'GOVERNOR', 'REGENT', 'MAYOR', 'BRANCH_HEAD');
create table person (
  id bigint generated always as identity primary key,
  name text not null unique check (name <> '')
);
call describe('person', 'A public official, by name only: no other data about people is kept.', '{"id": "Surrogate key.", "name": "As printed."}');
create table office (
  id bigint generated always as identity primary key,
  kind office_kind not null,
  area_id bigint not null references area,
  title text not null,
  unique (kind, area_id)
);
create index on office (area_id);
call describe('office', 'A post that signs: the party of an MoU is the office, whoever holds it.', '{
  "id": "Surrogate key.", "kind": "Which post.", "area_id": "Of which area.", "title": "Title in Indonesian."}');
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
call describe('office_term', 'Who a source shows in an office, from when until when; the true term may be longer.', '{
  "id": "Surrogate key.", "office_id": "The office.", "person_id": "The holder.", "title": "The title then, where it differs.", "acting": "Pj or Plt, not elected or appointed in full.",
  "seen_from": "The first time this source shows the person in office; never earlier than what it shows.", "seen_to": "The last time; never later than its publication.", "seen_day": "Last day seen_from can mean: by then the person was seen.", "source_id": "Where that is from.", "note": "Remarks."}');
