-- Facts about enrolment, append-only: what was said, when it became known, how sure. A correction closes a row and opens
-- the next one; nothing is overwritten. Sums, ratios and progress are functions of the next file.
create type measure as enum ('PARTICIPANTS', 'EMPLOYERS', 'JOINED', 'LEFT', 'COVERAGE', 'MARKETS');
create type figure_flag as enum ('AMBIGUOUS', 'CONTRADICTED', 'DOES_NOT_ADD_UP', 'DENOMINATOR_SUSPECT', 'OTHER_ERA', 'ESTIMATE');
create type target_kind as enum ('ADDITION', 'STOCK', 'COVERAGE', 'MARKETS');
create type target_basis as enum ('OFFICE', 'RPJPN', 'RPJMN', 'RKP', 'KEMENDAGRI', 'REGIONAL_PLAN', 'MOU', 'UNSTATED');
create type interpretation as enum ('REMAINING', 'WHOLE_PERIOD', 'UNCLEAR', 'LITERAL');
create type potential_kind as enum ('ELIGIBLE_WORKFORCE', 'LABOUR_FORCE', 'ADDRESSABLE', 'UNENROLLED');
create type progress_status as enum ('ACHIEVED', 'ON_TRACK', 'BEHIND', 'MISSED', 'NOT_COMPUTABLE');
create type not_computable_code as enum ('NO_FIGURE', 'NO_DENOMINATOR', 'NO_BASELINE', 'UNCLEAR_TARGET', 'BASIS_DIFFERS', 'SCHEME_DIFFERS', 'UNIT_DIFFERS', 'UNBOUNDED');
create type ratio_flag as enum ('DENOMINATOR_SUSPECT', 'DATES_DIFFER', 'POTENTIAL_TAKEN_AS_REMAINDER', 'AMBIGUOUS_INPUT');
create type series_interval as enum ('MONTH', 'QUARTER', 'YEAR');

/* Since when something is known, and when it ceased to be what is known: infinity while it is. */
create function known_from(known tstzrange) returns timestamptz immutable return coalesce(lower(known), '-infinity');
create function known_until(known tstzrange) returns timestamptz immutable return coalesce(upper(known), 'infinity');
/* Is it what was known at the moment looked at? As two comparisons, which an index can be read by and of which the planner has statistics: those of a bare `@>`
   are hidden from it by row-level security, as it is not leakproof, and it would expect one row in two hundred. */
create function is_current(known tstzrange) returns boolean stable return known_from(known) <= known_at() and known_until(known) > known_at();

/* What a figure is of, as one number, and the numbers of all kinds that a filter asks for (null for any). A list is read kind by kind along an index; by the enums
   themselves the planner would not: row-level security lets it work with what leaks nothing, as numbers being equal, and enums it takes for leaking. */
create function figure_kind(measure measure, segment segment, basis basis) returns int immutable
  return 100 * array_position('{PARTICIPANTS,EMPLOYERS,JOINED,LEFT,COVERAGE,MARKETS}'::measure[], measure)
    + 10 * array_position('{ALL,FORMAL,INFORMAL,PU,BPU,PU_BPU,JAKON,PMI}'::segment[], segment)
    + array_position('{ACTIVE,REGISTERED,UNSPECIFIED}'::basis[], basis);
create function figure_kinds(measure measure, segment segment, basis basis) returns int[] immutable
  return array(select figure_kind(m, s, b) from unnest('{PARTICIPANTS,EMPLOYERS,JOINED,LEFT,COVERAGE,MARKETS}'::measure[]) m,
      unnest('{ALL,FORMAL,INFORMAL,PU,BPU,PU_BPU,JAKON,PMI}'::segment[]) s, unnest('{ACTIVE,REGISTERED,UNSPECIFIED}'::basis[]) b
    where m = coalesce(figure_kinds.measure, m) and s = coalesce(figure_kinds.segment, s) and b = coalesce(figure_kinds.basis, b));

create table figure (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  segment segment not null,
  measure measure not null,
  basis basis not null,
  as_of partial_date not null check (is_valid(as_of) and (as_of).last_day is not null),
  as_of_day date not null generated always as ((as_of).last_day) stored,
  quantity quantity not null check (is_valid(quantity)),
  source_id bigint not null references source,
  preferred boolean not null default true,
  preferred_reason text,
  flags figure_flag[] not null default '{}',
  note text,
  published_scope text not null,
  revision int not null default 1 check (revision > 0),
  revision_reason text,
  previous_id bigint unique references figure,
  known tstzrange not null check (not isempty(known) and lower_inc(known)),
  -- A measure, segment or basis that is new has to get its number first.
  of_kind int not null generated always as (figure_kind(measure, segment, basis)) stored,
  check ((revision = 1) = (previous_id is null)),
  check (revision = 1 or revision_reason is not null),
  check (preferred or preferred_reason is not null),
  -- One for the same days: a day, a month and a year that end together are three. Of expressions, so that the planner, to whom row-level security hides how many rows a condition leaves, does not take it for an index to read by.
  exclude using gist ((area_id + 0) with =, segment with =, measure with =, basis with =, (as_of_day + 0) with =, (as_of_day - (as_of).first_day) with =, (known * tstzrange(null, null)) with &&)
    where (preferred)
);
-- The source first, and the area as an expression: what is asked for by area is answered by the indexes below, in their order.
create unique index on figure (source_id, (area_id + 0), segment, measure, basis, as_of, revision);
-- The order of figure_for, so that the last figure of something is the first entry: of those that end on a day that of the day before that of its month. When each
-- was known comes last, here and below: what is superseded, or not known yet, is passed over in the index.
create index on figure (area_id, measure, segment, as_of_day desc, basis, ((as_of).first_day) desc, id desc, (known_from(known)), (known_until(known))) where preferred;
create index on figure (area_id, as_of_day desc, id desc, (known_from(known)), (known_until(known)));
-- What is known of an area is counted in the index alone, and what became known later is not read.
create index on figure (area_id, (known_from(known))) include (known);
-- A list of figures is read kind by kind: in one order of all, what is rare or long ago would be looked for among everything.
create index on figure (of_kind, as_of_day desc, id desc, (known_from(known)), (known_until(known)));
create index on figure (lower(known), id);
create index on figure (upper(known)) where not upper_inf(known);
call describe('figure', 'One published or reported number about an area, with everything needed to trust or doubt it.', '{
  "id": "Surrogate key.", "area_id": "What it is about.", "segment": "Which workers, as published.", "measure": "What is counted.", "basis": "Active or ever registered participants, or not said.",
  "as_of": "When it was true, as exactly as said.", "as_of_day": "Last day of as_of, to order by.", "quantity": "The number with its unit and precision.", "source_id": "Who said it.",
  "preferred": "Of rival figures for the same thing, the one to show first.", "preferred_reason": "Why, where there are rivals.", "flags": "Known doubts.", "note": "Remarks of the seed data.",
  "published_scope": "Scope in the source''s words.", "revision": "1 for the first statement, then counting corrections.", "revision_reason": "Why it was corrected.", "previous_id": "The row this one corrects.",
  "known": "From when until when this was what the system knew.", "of_kind": "Measure, segment and basis as one number, to list by."}');

create table target (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  segment segment not null,
  measure measure not null,
  kind target_kind not null,
  quantity quantity not null check (is_valid(quantity)),
  period daterange not null check (is_bounded(period) and not isempty(period)),
  basis target_basis not null,
  issuer text check (issuer <> ''),
  instrument text check (instrument <> ''),
  interpretation interpretation not null,
  source_id bigint not null references source,
  note text,
  check (case kind when 'COVERAGE' then measure = 'COVERAGE' when 'MARKETS' then measure = 'MARKETS' else measure in ('PARTICIPANTS', 'EMPLOYERS') end),
  check (kind in ('MARKETS') or (kind = 'ADDITION') = (interpretation <> 'LITERAL')),
  previous_id bigint unique references target,
  known tstzrange not null check (not isempty(known)),
  -- Two plans in one source are two targets.
  unique nulls not distinct (area_id, segment, measure, kind, period, basis, source_id, issuer, instrument, known)
);
create index on target (area_id, period);
create index on target (source_id);
create index on target (lower(known), id);
call describe('target', 'What was to be reached, in whose plan, and how the words may be read.', '{
  "id": "Surrogate key.", "area_id": "For which area.", "segment": "Which workers.", "measure": "What is counted.", "kind": "An addition, a stock, a coverage or a number of markets.",
  "quantity": "How much.", "period": "Over which days.", "basis": "Whose plan.", "issuer": "Who set it, where said.", "instrument": "The legal instrument it stands in, where said.", "interpretation": "How the wording may be read.", "source_id": "Who said it.", "note": "Remarks.", "previous_id": "The version this one replaces.", "known": "From when until when this was what the system knew."}');

create table potential (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  segment segment not null,
  kind potential_kind not null,
  as_of partial_date not null check (is_valid(as_of) and (as_of).last_day is not null),
  as_of_day date not null generated always as ((as_of).last_day) stored,
  quantity quantity not null check (is_valid(quantity)),
  source_id bigint not null references source,
  verification verification not null,
  note text,
  published_scope text not null,
  known tstzrange not null check (not isempty(known)),
  unique (area_id, segment, kind, as_of, source_id, quantity)
);
create index on potential (area_id, segment, kind, as_of_day, id);
create index on potential (source_id);
call describe('potential', 'Workers there are to be covered. Only the eligible workforce is a denominator of coverage.', '{
  "id": "Surrogate key.", "area_id": "Where.", "segment": "Which workers.", "kind": "Whole workforce, or an estimate of who is left.", "as_of": "When.", "as_of_day": "Last day of as_of.",
  "quantity": "How many, or for PERCENT which share of the employed.", "source_id": "Who said it.", "verification": "Published or derived.", "note": "Remarks.", "published_scope": "Scope in the source''s words.", "known": "From when until when this was what the system knew."}');

create table claim (
  code text primary key,
  area_id bigint not null references area,
  subject text not null,
  predicate text not null,
  words text not null,
  number numeric,
  unit text,
  precision text,
  as_of partial_date not null check (is_valid(as_of)),
  scope text not null,
  needs_interpretation boolean not null,
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known))
);
create index on claim (area_id);
create index on claim (source_id);
call describe('claim', 'Statements of the founding article in their own words, numbers or not: "quite keen" stays words.', '{
  "code": "F01 to F18.", "area_id": "About which area.", "subject": "Of what it speaks.", "predicate": "What it says of it.", "words": "The Indonesian words.", "number": "The number in them, if any.",
  "unit": "Its unit.", "precision": "How exact the words are.", "as_of": "When.", "scope": "Scope in the article''s words.", "needs_interpretation": "Can it be read in more than one way?", "source_id": "The article.", "known": "From when until when this was what the system knew."}');

create table dataset (
  singleton boolean primary key default true check (singleton),
  version bigint not null default 1,
  stamp timestamptz not null default clock_timestamp(),
  writer xid8 not null default pg_current_xact_id()
);
insert into dataset default values;
call describe('dataset', 'One row: the version of all data, and the stamp of what was written last. Every transaction that writes has one of its own.', '{
  "singleton": "Always true: there is one row.", "version": "Raised once by every transaction that changes an answer.",
  "stamp": "When what was written last became known: later than everything before it.", "writer": "The transaction that wrote last."}');
/* Whoever changes the row takes the next version and stamp, once; who had them before has committed, as the row is locked until then. So stamps rise in the
   order of commits, and a snapshot with a stamp has all that was written up to it, and nothing else. */
create function next_version() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  if old.writer = pg_current_xact_id() then
    new.version := old.version;
    new.stamp := old.stamp;
  else
    new.version := old.version + 1;
    new.stamp := greatest(clock_timestamp(), old.stamp + interval '1 microsecond');
  end if;
  new.writer := pg_current_xact_id();
  return new;
end $$;
create trigger next_version before update on dataset for each row execute function next_version();
/* Waits for its turn to write: from then on all is known that others wrote before, and nobody else writes. */
create function await_turn() returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('writers', 0));
  perform set_config('app.known_at', (select d.stamp from dataset d)::text, true);
end $$;
/* The stamp of this transaction, from which on what it writes is known, to itself too. No caller chooses it: of one transaction it is one, and what is undone
   gives it back. */
create function take_stamp() returns timestamptz language plpgsql security definer set search_path = app, pg_temp as $$
declare
  taken timestamptz;
begin
  select d.stamp into taken from dataset d where d.writer = pg_current_xact_id();
  if found then return taken; end if;
  perform await_turn();
  update dataset set writer = pg_current_xact_id() returning stamp into taken;
  perform set_config('app.known_at', taken::text, true);
  return taken;
end $$;
/* The stamp that this transaction has taken; null where it has none. Not what is looked at: that is a setting of the caller. */
create function written_at() returns timestamptz stable
  return (select d.stamp from dataset d where d.writer = pg_current_xact_id_if_assigned());
/* When a row that is closed now was known. */
create function closing(known tstzrange) returns tstzrange volatile return tstzrange(lower(known), take_stamp());

/* Of what does not say itself when it was known. Once per transaction that really writes: a statement that changes no row fires no row trigger. */
create function raise_version() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  -- Asked here too, as it is asked of each row of a load.
  if not exists (select from dataset d where d.writer = pg_current_xact_id()) then perform take_stamp(); end if;
  return null;
end $$;
/* A row is known from the stamp of the transaction that makes it to that of the one that closes it, whatever the writer says. Only the operator brings what was
   known before, to build a history before anybody is told of it; but nothing is known ahead of its stamp. */
create function stamp_known() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.known is not distinct from old.known then return new; end if;
  if not is_audited() and new.known is not null then
    if greatest(lower(new.known), upper(new.known)) > clock_timestamp() then raise exception 'Nothing is known before it is written.' using errcode = '23514'; end if;
  elsif tg_op = 'INSERT' then
    new.known := tstzrange(take_stamp(), null);
  elsif upper_inf(old.known) then
    new.known := tstzrange(lower(old.known), take_stamp());
  else
    raise exception 'What was known until some time stays so.' using errcode = '23001';
  end if;
  return new;
end $$;
/* Sets the column that says when a row was made and, where there is one, the column that says when it was taken back; of the operator only where nothing is given. */
create function stamp_moments() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  made text := tg_argv[0];
  taken_back text := tg_argv[1];
begin
  if tg_op = 'INSERT' and is_audited() then
    new := jsonb_populate_record(new, jsonb_build_object(made, take_stamp()));
    if taken_back is not null then new := jsonb_populate_record(new, jsonb_build_object(taken_back, null)); end if;
  elsif tg_op = 'INSERT' and to_jsonb(new) ->> made is null then
    -- A row that is there already is not written, and nothing is to be known anew: later than all that was told is enough.
    perform await_turn();
    new := jsonb_populate_record(new, jsonb_build_object(made,
      coalesce(written_at(), (select greatest(clock_timestamp(), d.stamp + interval '1 microsecond') from dataset d))));
  elsif tg_op = 'UPDATE' and is_audited() and to_jsonb(new) -> taken_back <> to_jsonb(old) -> taken_back and to_jsonb(new) ->> taken_back is not null then
    -- What was taken back stays so since the moment it was.
    new := jsonb_populate_record(new, jsonb_build_object(taken_back, coalesce(to_jsonb(old) ->> taken_back, take_stamp()::text)));
  end if;
  return new;
end $$;

/* Facts are never changed: a row may only be closed, or taken out again by the transaction that wrote it. */
create function only_close() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  if tg_op = 'DELETE' and lower(old.known) = written_at() then return old; end if;
  -- What is generated is not yet there in a row that is about to be written.
  if tg_op = 'DELETE' or to_jsonb(new) - '{known,as_of_day,of_kind,over_after,known_until}'::text[] <> to_jsonb(old) - '{known,as_of_day,of_kind,over_after,known_until}'::text[]
    or not upper_inf(old.known) or lower(new.known) <> lower(old.known) then
    raise exception 'Facts are append-only: close the row''s known range and insert a correction.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger only_close before update or delete on figure for each row execute function only_close();
create trigger only_close before update or delete on target for each row execute function only_close();
create trigger only_close before update or delete on potential for each row execute function only_close();

-- How many figures became known and were superseded on each day (UTC), so that counting them does not take longer the more there are.
create table figure_tally (
  day date primary key,
  opened bigint not null default 0,
  closed bigint not null default 0
);
call describe('figure_tally', 'How many figures became known on a day, and how many were superseded; kept by trigger.', '{
  "day": "Day in UTC.", "opened": "Figures that became known.", "closed": "Figures that were superseded."}');
create function utc_day(at timestamptz) returns date immutable return (at at time zone 'UTC')::date;
create function tally_opened() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into figure_tally as t (day, opened) select utc_day(lower(known)), count(*) from added group by 1 order by 1
  on conflict (day) do update set opened = t.opened + excluded.opened;
  return null;
end $$;
create function tally_closed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into figure_tally as t (day, closed) select utc_day(upper(known)), count(*) from closed group by 1 order by 1
  on conflict (day) do update set closed = t.closed + excluded.closed;
  return null;
end $$;
create trigger tally_opened after insert on figure referencing new table as added for each statement execute function tally_opened();
create trigger tally_closed after update on figure referencing new table as closed for each statement execute function tally_closed();
/* Figures that became known, or were superseded, before a moment. */
create function figures_opened(before timestamptz) returns bigint stable
  return (select coalesce(sum(t.opened), 0) from figure_tally t where t.day < utc_day(before))
    + (select count(*) from figure f where lower(f.known) >= utc_day(before)::timestamp at time zone 'UTC' and lower(f.known) < before);
create function figures_closed(before timestamptz) returns bigint stable
  return (select coalesce(sum(t.closed), 0) from figure_tally t where t.day < utc_day(before))
    + (select count(*) from figure f where upper(f.known) >= utc_day(before)::timestamp at time zone 'UTC' and upper(f.known) < before and not upper_inf(f.known));

-- Since when each source is cited by what everybody sees, so that nobody reads all that cites it. No foreign key: it is a key of what cites, not a citation itself.
create table source_citation (
  source_id bigint primary key,
  since timestamptz not null
);
call describe('source_citation', 'Since when a source is known by the figures, targets and potentials that cite it; kept by trigger.', '{
  "source_id": "The source.", "since": "When the first of them became known."}');
create function note_citations() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  -- Nearly always it is cited already.
  if exists (select from added a where not exists (select from source_citation c where c.source_id = a.source_id and c.since <= lower(a.known))) then
    insert into source_citation as c (source_id, since)
    select a.source_id, min(lower(a.known)) from added a where lower(a.known) is not null group by 1 order by 1
    on conflict (source_id) do update set since = excluded.since where excluded.since < c.since;
  end if;
  return null;
end $$;
create trigger note_citations after insert on figure referencing new table as added for each statement execute function note_citations();
create trigger note_citations after insert on target referencing new table as added for each statement execute function note_citations();
create trigger note_citations after insert on potential referencing new table as added for each statement execute function note_citations();

create view figure_current with (security_invoker = true) as
  select id, area_id, segment, measure, basis, as_of, as_of_day, counted(quantity, basis, scheme_at(as_of_day), as_of_day, array[source_id]) as quantity, source_id,
    preferred, preferred_reason, flags, note, published_scope, revision, revision_reason, previous_id, known
  from figure where is_current(known);
call describe('figure_current', 'Figures as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "What it is about. @notNull", "segment": "Which workers. @notNull", "measure": "What is counted. @notNull", "basis": "Active, registered or not said. @notNull", "as_of": "When it was true. @notNull",
  "as_of_day": "Last day of as_of. @notNull", "quantity": "The number. @notNull", "source_id": "Who said it. @notNull", "preferred": "The one of rivals to show. @notNull", "preferred_reason": "Why.", "flags": "Known doubts. @notNull",
  "note": "Remarks.", "published_scope": "Scope as published. @notNull", "revision": "Counting corrections. @notNull", "revision_reason": "Why corrected.", "previous_id": "The row this one corrects.", "known": "When it was known. @notNull"}');
/* Every version of a target known by the moment looked at, with its number as it is counted. */
create view target_stated with (security_invoker = true) as
  select id, area_id, segment, measure, kind, counted(quantity, null, null, null, array[source_id]) as quantity, period, basis, issuer, instrument, interpretation, source_id, note, previous_id, known
  from target where lower(known) <= known_at();
create view target_current with (security_invoker = true) as select * from target_stated where is_current(known);
call describe('target_stated', 'Versions of targets known by the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "For which area. @notNull", "segment": "Which workers. @notNull", "measure": "What is counted. @notNull", "kind": "Kind of target. @notNull", "quantity": "How much. @notNull", "period": "Over which days. @notNull",
  "basis": "Whose plan. @notNull", "issuer": "Who set it.", "instrument": "The legal instrument it stands in.", "interpretation": "How the wording may be read. @notNull", "source_id": "Who said it. @notNull", "note": "Remarks.", "previous_id": "The version this one replaces.", "known": "When it was known. @notNull"}');
call describe('target_current', 'Targets as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "For which area. @notNull", "segment": "Which workers. @notNull", "measure": "What is counted. @notNull", "kind": "Kind of target. @notNull", "quantity": "How much. @notNull", "period": "Over which days. @notNull",
  "basis": "Whose plan. @notNull", "issuer": "Who set it.", "instrument": "The legal instrument it stands in.", "interpretation": "How the wording may be read. @notNull", "source_id": "Who said it. @notNull", "note": "Remarks.", "previous_id": "The version this one replaces.", "known": "When it was known. @notNull"}');
create view potential_current with (security_invoker = true) as
  select id, area_id, segment, kind, as_of, as_of_day, counted(quantity, null, scheme_at(as_of_day), as_of_day, array[source_id]) as quantity, source_id, verification,
    note, published_scope, known
  from potential where is_current(known);
call describe('potential_current', 'Potentials as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "Where. @notNull", "segment": "Which workers. @notNull", "kind": "Kind of potential. @notNull", "as_of": "When. @notNull", "as_of_day": "Last day of as_of. @notNull", "quantity": "How many. @notNull",
  "source_id": "Who said it. @notNull", "verification": "Published or derived. @notNull", "note": "Remarks.", "published_scope": "Scope as published. @notNull", "known": "When it was known. @notNull"}');
