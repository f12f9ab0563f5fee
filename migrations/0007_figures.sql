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
create type break_cause as enum ('BASIS', 'SCHEME', 'SOURCE', 'GEOGRAPHY', 'PERIOD');
-- Sums over areas, beside what is reported for the whole; and areas beside each other.
create type roll_up_over as enum ('LOCAL_GOVERNMENT', 'PROVINCE', 'REGION', 'BRANCH');
/* What a measure is divided by, for areas of different size to be compared. */
create type ratio_base as enum ('EMPLOYERS', 'ELIGIBLE_WORKFORCE', 'ALL_SEGMENTS');

/* What a figure is of, as one number, and the numbers of all kinds that a filter asks for (null for any). A list is read kind by kind along an index; by the enums
   themselves the planner would not: row-level security lets it work with what leaks nothing, as numbers being equal, and enums it takes for leaking. */
create function figure_kind(measure measure, segment segment, basis basis) returns int immutable
  return 100 * array_position('{PARTICIPANTS,EMPLOYERS,JOINED,LEFT,COVERAGE,MARKETS}'::measure[], measure)
    + 10 * array_position('{ALL,FORMAL,INFORMAL,PU,BPU,PU_BPU,JAKON,PMI}'::segment[], segment)
    + array_position('{ACTIVE,REGISTERED,UNSPECIFIED}'::basis[], basis);

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

-- How many figures became known and were superseded on each day (UTC), so that counting them does not take longer the more there are.
create table figure_tally (
  day date primary key,
  opened bigint not null default 0,
  closed bigint not null default 0
);

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
  unique nulls not distinct (area_id, segment, measure, kind, period, basis, source_id, issuer, instrument, known),
  constraint target_issuer_text check (says_something(issuer)),
  constraint target_instrument_text check (says_something(instrument))
);
create index on target (area_id, period);
create index on target (source_id);
create index on target (lower(known), id);

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
