-- The ground that all facts stand on: roles, the text and date rules that tables check, quantities, and the one row
-- that says how far the data has come. The functions here are those that tables themselves need: their checks,
-- generated columns and indexes. Everything else is a rule: see rules/.
create extension if not exists btree_gist schema app;
create extension if not exists pg_trgm schema app;

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
-- Nobody but the owner needs temporary tables here, and on a pooled connection they would outlive the request.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise notice 'Not the database''s owner: PUBLIC may still make temporary tables.';
end $$;
-- Nor large objects: they outlive the request as well, and lie outside of what is logged.
do $$
declare routine regprocedure;
begin
  for routine in
    select p.oid from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^lo(_|read$|write$)'
      and pg_has_role(p.proowner, 'usage')
  loop
    execute format('revoke execute on function %s from public', routine);
  end loop;
  if has_function_privilege('app_api', 'lo_from_bytea(oid, bytea)', 'execute') then
    raise notice 'Not the server''s owner: PUBLIC may still make large objects.';
  end if;
end $$;

/* Characters that are not seen, written as the inside of a regular expression's brackets: Unicode's
   Default_Ignorable_Code_Point. Soft hyphens and marks of direction are among them. */
create function unseen() returns text immutable return
  '\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164'
  '\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8'
  '\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF';

/* Unicode's White_Space, likewise. */
create function blanks() returns text immutable return
  '\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000';

/* Words in the form in which they are searched, and searched for: lower case, one space for any number and kind of
   blanks, composed letters, nothing unseen. So two ways to write the same words are found alike. */
create function searchable(variadic words text[]) returns text immutable return
  lower(normalize(
    regexp_replace(
      regexp_replace(array_to_string(words, ' '), '[' || unseen() || ']+', '', 'g'),
      '[' || blanks() || ']+', ' ', 'g'),
    NFC));

/* Does a text say something? Blanks, punctuation, controls, Unicode's format characters, its code points that are no
   characters, and what looks blank do not. */
create function says_something(words text) returns boolean immutable return
  words ~ ('[^' || unseen() || blanks()
    || '\u0001-\u001F\u007F-\u009F!-/:-@\[-`{-~'
    || '\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\uFDD0-\uFDEF\uFFF9-\uFFFC\uFFFE\uFFFF\U0001FFFE\U0001FFFF'
    || '\U000110BD\U000110CD\U00013430-\U0001343F\U00013441\U00013442\U00016FE4\U0001D159]');

create type language as enum ('ID', 'EN');
create type verification as enum ('PUBLISHED', 'DERIVED', 'UNVERIFIED');
create type segment as enum ('ALL', 'FORMAL', 'INFORMAL', 'PU', 'BPU', 'PU_BPU', 'JAKON', 'PMI');
create type payer as enum ('SELF', 'EMPLOYER', 'APBD', 'DBH_SAWIT', 'APBD_AND_DBH_SAWIT', 'CSR', 'UNKNOWN');
create type quantity_precision as enum ('EXACT', 'APPROXIMATE', 'AT_LEAST', 'MORE_THAN', 'RANGE');
create type unit as enum (
  'WORKERS', 'EMPLOYERS', 'TRADERS', 'MARKETS', 'PROJECTS', 'PERCENT', 'RUPIAH', 'LOCAL_GOVERNMENTS',
  'WORKERS_PER_MONTH', 'EMPLOYERS_PER_MONTH', 'TRADERS_PER_MONTH', 'PERCENT_PER_MONTH');
create type basis as enum ('ACTIVE', 'REGISTERED', 'UNSPECIFIED');
create type date_precision as enum ('DAY', 'MONTH', 'YEAR', 'YEAR_TO_DATE', 'UNKNOWN');
create type change_kind as enum (
  'FIGURE_PUBLISHED', 'FIGURE_CORRECTED', 'FIGURE_CHOSEN', 'MOU_RECORDED', 'MOU_AMENDED', 'MOU_EXPIRING',
  'MOU_EXPIRED', 'TARGET_SET', 'TARGET_CHANGED');

-- A number with how sure it is, what it counts, when it was true and who says so. In a table, basis, scheme, as_of and
-- sources are columns beside it and empty in here; what is worked out carries them along.
create type quantity as (
  value numeric, low numeric, high numeric, unit unit, precision quantity_precision,
  basis basis, scheme text, as_of date, sources bigint[]);

-- A day that knows how exact it is: 2014-07 is every day from 1 to 31 July.
create type partial_date as (value text, precision date_precision, first_day date, last_day date);

/* A day that the system can hold: nothing here happened before 1900 or is planned after 2199. */
create function is_bounded(day date) returns boolean immutable
  return day is null or (day >= date '1900-01-01' and day < date '2200-01-01');

create function is_bounded(days daterange) returns boolean immutable
  return is_bounded(lower(days)) and (upper(days) is null or upper(days) <= date '2200-01-01');

/* A quantity that a table can hold. */
create function is_valid(q quantity) returns boolean immutable
  return q is null or (
    (q).unit is not null and (q).precision is not null
    and case (q).precision
      when 'RANGE' then (q).value is null and (q).low >= 0 and (q).low <= (q).high
      else (q).value >= 0 and (q).low is null and (q).high is null end
    and ((q).basis, (q).scheme, (q).as_of, (q).sources) is null
    -- PostgreSQL sorts infinity and NaN above every number, so the upper bound keeps both out.
    and greatest((q).value, (q).low, (q).high) < 'Infinity'
    and ((q).unit <> 'PERCENT' or greatest((q).value, (q).low, (q).high) <= 10000)
    -- What is counted is whole: "8.000" is eight thousand somewhere, never eight. And it is safe as a JSON number.
    and (
      (q).unit in (
        'PERCENT', 'RUPIAH', 'WORKERS_PER_MONTH', 'EMPLOYERS_PER_MONTH', 'TRADERS_PER_MONTH', 'PERCENT_PER_MONTH')
      or (coalesce(scale((q).value), 0), coalesce(scale((q).low), 0), coalesce(scale((q).high), 0)) = (0, 0, 0)
        and greatest((q).value, (q).low, (q).high) < 9007199254740992)) is true;

create function is_valid(d partial_date) returns boolean immutable
  return d is null or (
    (d).precision is not null
    and is_bounded((d).first_day) and is_bounded((d).last_day)
    and ((d).precision = 'UNKNOWN' or (d).first_day <= (d).last_day)) is true;

/* The days that lie between two partial dates, whichever days they mean; none where they overlap. */
create function sure_days(since partial_date, until partial_date) returns daterange immutable
  return case
    when (since).last_day <= (until).first_day then daterange((since).last_day, (until).first_day, '[]')
    else 'empty'::daterange end;

/* Since when something is known, and until when it was what is known: infinity while it is. */
create function known_from(known tstzrange) returns timestamptz immutable return coalesce(lower(known), '-infinity');

create function known_until(known tstzrange) returns timestamptz immutable return coalesce(upper(known), 'infinity');

-- One row: how far the data has come. Every transaction that writes takes a version and a stamp of its own here.
create table dataset (
  singleton boolean primary key default true check (singleton),
  version bigint not null default 1,
  stamp timestamptz not null default clock_timestamp(),
  writer xid8 not null default pg_current_xact_id(),
  expiring_days int not null default 90 check (expiring_days between 0 and 3660)
);

insert into dataset default values;

-- What is kept ready for readers (tallies, what lies below an area), and which rules made it. Rules that differ do not
-- read it: they work it out, until the deployment has made it anew.
create table kept (
  name text primary key,
  made_by text not null
);

-- Which rules were deployed, and when: each has a schema of its own.
create table rules_release (
  schema text primary key,
  migration text not null,
  built_at timestamptz not null default now(),
  deployed_at timestamptz
);
