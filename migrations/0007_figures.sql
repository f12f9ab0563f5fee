-- What is said of enrolment: figures, targets, potentials. They are append-only: what was said, when it became known,
-- how sure it is. A correction closes a row and opens the next one; nothing is overwritten.
create type measure as enum ('PARTICIPANTS', 'EMPLOYERS', 'JOINED', 'LEFT', 'COVERAGE', 'MARKETS');
create type figure_flag as enum (
  'AMBIGUOUS', 'CONTRADICTED', 'DOES_NOT_ADD_UP', 'DENOMINATOR_SUSPECT', 'OTHER_ERA', 'ESTIMATE');
create type choice_reason as enum ('OTHER_SOURCE_FIRST', 'OTHER_WAS_CHOSEN');
create type target_kind as enum ('ADDITION', 'STOCK', 'COVERAGE', 'MARKETS');
create type target_basis as enum ('OFFICE', 'RPJPN', 'RPJMN', 'RKP', 'KEMENDAGRI', 'REGIONAL_PLAN', 'MOU', 'UNSTATED');
create type interpretation as enum ('REMAINING', 'WHOLE_PERIOD', 'UNCLEAR', 'LITERAL');
create type potential_kind as enum ('ELIGIBLE_WORKFORCE', 'LABOUR_FORCE', 'ADDRESSABLE', 'UNENROLLED');
create type progress_status as enum ('ACHIEVED', 'ON_TRACK', 'BEHIND', 'MISSED', 'NOT_COMPUTABLE');
create type not_computable_code as enum (
  'NO_FIGURE', 'NO_DENOMINATOR', 'NO_BASELINE', 'UNCLEAR_TARGET', 'BASIS_DIFFERS', 'SCHEME_DIFFERS', 'UNIT_DIFFERS',
  'UNBOUNDED');
create type ratio_flag as enum (
  'DENOMINATOR_SUSPECT', 'DATES_DIFFER', 'POTENTIAL_TAKEN_AS_REMAINDER', 'AMBIGUOUS_INPUT');
create type series_interval as enum ('MONTH', 'QUARTER', 'YEAR');
create type break_cause as enum ('BASIS', 'SCHEME', 'SOURCE', 'GEOGRAPHY', 'PERIOD');
create type roll_up_over as enum ('LOCAL_GOVERNMENT', 'PROVINCE', 'REGION', 'BRANCH');
create type ratio_base as enum ('EMPLOYERS', 'ELIGIBLE_WORKFORCE', 'ALL_SEGMENTS');

/* What a figure is of, as one number: measure, segment and basis. Lists of figures are read kind by kind along an
   index, and row-level security lets the planner use an index only by comparisons that leak nothing. It takes the
   equality of numbers for such a one, that of enums not. A measure, segment or basis that is new gets its number here
   first. */
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
  -- Why it is preferred or not: in the words of the one who chose, or what decided where nobody did.
  preferred_reason text,
  choice choice_reason,
  flags figure_flag[] not null default '{}',
  note text,
  published_scope text not null,
  revision int not null default 1 check (revision > 0),
  revision_reason text,
  previous_id bigint unique references figure,
  known tstzrange not null check (not isempty(known) and lower_inc(known)),
  of_kind int not null generated always as (figure_kind(measure, segment, basis)) stored,
  check ((revision = 1) = (previous_id is null)),
  check (revision = 1 or revision_reason is not null),
  check (preferred or preferred_reason is not null or choice is not null),
  -- One is preferred for the same days. A day, a month and a year that end together are three different spans of days.
  -- Of expressions, as row-level security hides from the planner how many rows a condition leaves: it would take this
  -- for an index to read by.
  exclude using gist (
    (area_id + 0) with =, segment with =, measure with =, basis with =, (as_of_day + 0) with =,
    (as_of_day - (as_of).first_day) with =, (known * tstzrange(null, null)) with &&)
    where (preferred)
);
-- The source first, and the area as an expression: what is asked for by area is answered by the indexes below, in their
-- order.
create unique index on figure (source_id, (area_id + 0), segment, measure, basis, as_of, revision);
-- The order of figure_for: the last figure of something is the first entry. Of figures that end on one day, that of the
-- day comes before that of its month. When each was known comes last, here and below: what is superseded, or not known
-- yet, is passed over in the index.
create index on figure (
  area_id, measure, segment, as_of_day desc, basis, ((as_of).first_day) desc, id desc,
  (known_from(known)), (known_until(known)))
  where preferred;
create index on figure (area_id, as_of_day desc, id desc, (known_from(known)), (known_until(known)));
-- What is known of an area is counted in the index alone, and what became known later is not read.
create index on figure (area_id, (known_from(known))) include (known);
-- A list of figures is read kind by kind. In one order of all, what is rare or long ago would be looked for among
-- everything.
create index on figure (of_kind, as_of_day desc, id desc, (known_from(known)), (known_until(known)));
create index on figure (lower(known), id);
create index on figure (upper(known)) where not upper_inf(known);

-- How many figures became known and were superseded on each day (UTC), kept ready by trigger: counting them does not
-- take longer the more there are.
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
  check (case kind
    when 'COVERAGE' then measure = 'COVERAGE'
    when 'MARKETS' then measure = 'MARKETS'
    else measure in ('PARTICIPANTS', 'EMPLOYERS') end),
  check (kind = 'MARKETS' or (kind = 'ADDITION') = (interpretation <> 'LITERAL')),
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
