-- Facts about enrolment, append-only: what was said, when it became known, how sure. A correction closes a row and opens
-- the next one; nothing is overwritten. Sums, ratios and progress are functions below.
create type measure as enum ('PARTICIPANTS', 'EMPLOYERS', 'JOINED', 'LEFT', 'COVERAGE', 'MARKETS');
create type basis as enum ('ACTIVE', 'REGISTERED', 'UNSPECIFIED');
create type figure_flag as enum ('AMBIGUOUS', 'CONTRADICTED', 'DOES_NOT_ADD_UP', 'DENOMINATOR_SUSPECT', 'OTHER_ERA', 'ESTIMATE');
create type target_kind as enum ('ADDITION', 'STOCK', 'COVERAGE', 'MARKETS');
create type target_basis as enum ('OFFICE', 'NATIONAL_PLAN', 'MINISTRY', 'MOU', 'UNSTATED');
create type interpretation as enum ('REMAINING', 'WHOLE_PERIOD', 'UNCLEAR', 'LITERAL');
create type potential_kind as enum ('ELIGIBLE_WORKFORCE', 'LABOUR_FORCE', 'ADDRESSABLE', 'UNENROLLED');
create type progress_status as enum ('ACHIEVED', 'ON_TRACK', 'BEHIND', 'MISSED', 'NOT_COMPUTABLE');
create type not_computable_code as enum ('NO_FIGURE', 'NO_DENOMINATOR', 'NO_BASELINE', 'UNCLEAR_TARGET', 'BASIS_DIFFERS', 'NOT_YET_SUPPORTED');
create type ratio_flag as enum ('DENOMINATOR_SUSPECT', 'DATES_DIFFER', 'POTENTIAL_TAKEN_AS_REMAINDER', 'AMBIGUOUS_INPUT');
create type series_interval as enum ('MONTH', 'QUARTER', 'YEAR');

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
  unique (area_id, segment, measure, basis, as_of, source_id, revision),
  check ((revision = 1) = (previous_id is null)),
  check (revision = 1 or revision_reason is not null),
  exclude using gist (area_id with =, segment with =, measure with =, basis with =, as_of_day with =, known with &&) where (preferred)
);
create index on figure (area_id, measure, segment, as_of_day desc, id desc);
create index on figure (as_of_day desc, id desc);
create index on figure (source_id);
create index on figure (lower(known));
call describe('figure', 'One published or reported number about an area, with everything needed to trust or doubt it.', '{
  "id": "Surrogate key.", "area_id": "What it is about.", "segment": "Which workers, as published.", "measure": "What is counted.", "basis": "Active or ever registered participants, or not said.",
  "as_of": "When it was true, as exactly as said.", "as_of_day": "Last day of as_of, to order by.", "quantity": "The number with its unit and precision.", "source_id": "Who said it.",
  "preferred": "Of rival figures for the same thing, the one to show first.", "preferred_reason": "Why, where there are rivals.", "flags": "Known doubts.", "note": "Remarks of the seed data.",
  "published_scope": "Scope in the source''s words.", "revision": "1 for the first statement, then counting corrections.", "revision_reason": "Why it was corrected.", "previous_id": "The row this one corrects.",
  "known": "From when until when this was what the system knew."}');

create table target (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  segment segment not null,
  measure measure not null,
  kind target_kind not null,
  quantity quantity not null check (is_valid(quantity)),
  period daterange not null check (is_bounded(period) and not isempty(period)),
  basis target_basis not null,
  interpretation interpretation not null,
  source_id bigint not null references source,
  note text,
  known tstzrange not null check (not isempty(known)),
  unique (area_id, segment, measure, kind, period, source_id, known)
);
create index on target (area_id, period);
create index on target (source_id);
call describe('target', 'What was to be reached, in whose plan, and how the words may be read.', '{
  "id": "Surrogate key.", "area_id": "For which area.", "segment": "Which workers.", "measure": "What is counted.", "kind": "An addition, a stock, a coverage or a number of markets.",
  "quantity": "How much.", "period": "Over which days.", "basis": "Whose plan.", "interpretation": "How the wording may be read.", "source_id": "Who said it.", "note": "Remarks.", "known": "From when until when this was what the system knew."}');

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
create index on potential (area_id, segment, kind, as_of_day desc);
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
  source_id bigint not null references source
);
create index on claim (area_id);
create index on claim (source_id);
call describe('claim', 'Statements of the founding article in their own words, numbers or not: "quite keen" stays words.', '{
  "code": "F01 to F18.", "area_id": "About which area.", "subject": "Of what it speaks.", "predicate": "What it says of it.", "words": "The Indonesian words.", "number": "The number in them, if any.",
  "unit": "Its unit.", "precision": "How exact the words are.", "as_of": "When.", "scope": "Scope in the article''s words.", "needs_interpretation": "Can it be read in more than one way?", "source_id": "The article."}');

create table dataset (
  singleton boolean primary key default true check (singleton),
  version bigint not null
);
insert into dataset values (true, 1);
call describe('dataset', 'One row: the version of all data, which every write raises.', '{"singleton": "Always true: there is one row.", "version": "Raised by every statement that writes facts."}');
create function raise_version() returns trigger language plpgsql set search_path = app as $$
begin
  update dataset set version = version + 1;
  return null;
end $$;
create trigger raise_version after insert or update or delete on figure for each statement execute function raise_version();
create trigger raise_version after insert or update or delete on target for each statement execute function raise_version();
create trigger raise_version after insert or update or delete on potential for each statement execute function raise_version();

/* Facts are never changed: a row may only be closed. */
create function only_close() returns trigger language plpgsql set search_path = app as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'known') <> (to_jsonb(old) - 'known') or not upper_inf(old.known) then
    raise exception 'Facts are append-only: close the row''s known range and insert a correction.' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger only_close before update or delete on figure for each row execute function only_close();
create trigger only_close before update or delete on target for each row execute function only_close();
create trigger only_close before update or delete on potential for each row execute function only_close();

create view figure_current with (security_invoker = true) as select * from figure where known @> known_at();
call describe('figure_current', 'Figures as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "What it is about. @notNull", "segment": "Which workers. @notNull", "measure": "What is counted. @notNull", "basis": "Active, registered or not said. @notNull", "as_of": "When it was true. @notNull",
  "as_of_day": "Last day of as_of. @notNull", "quantity": "The number. @notNull", "source_id": "Who said it. @notNull", "preferred": "The one of rivals to show. @notNull", "preferred_reason": "Why.", "flags": "Known doubts. @notNull",
  "note": "Remarks.", "published_scope": "Scope as published. @notNull", "revision": "Counting corrections. @notNull", "revision_reason": "Why corrected.", "previous_id": "The row this one corrects.", "known": "When it was known. @notNull"}');
create view target_current with (security_invoker = true) as select * from target where known @> known_at();
call describe('target_current', 'Targets as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "For which area. @notNull", "segment": "Which workers. @notNull", "measure": "What is counted. @notNull", "kind": "Kind of target. @notNull", "quantity": "How much. @notNull", "period": "Over which days. @notNull",
  "basis": "Whose plan. @notNull", "interpretation": "How the wording may be read. @notNull", "source_id": "Who said it. @notNull", "note": "Remarks.", "known": "When it was known. @notNull"}');
create view potential_current with (security_invoker = true) as select * from potential where known @> known_at();
call describe('potential_current', 'Potentials as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "Where. @notNull", "segment": "Which workers. @notNull", "kind": "Kind of potential. @notNull", "as_of": "When. @notNull", "as_of_day": "Last day of as_of. @notNull", "quantity": "How many. @notNull",
  "source_id": "Who said it. @notNull", "verification": "Published or derived. @notNull", "note": "Remarks.", "published_scope": "Scope as published. @notNull", "known": "When it was known. @notNull"}');

-- The arithmetic of quantities: the worst precision wins, ranges are intervals, nothing plus something is nothing.
create function low_of(q quantity) returns numeric immutable return coalesce((q).low, (q).value);
create function high_of(q quantity) returns numeric immutable return coalesce((q).high, (q).value);
create function plus(a quantity, b quantity) returns quantity immutable
  return case when a is null or b is null or (a).unit <> (b).unit then null
    when 'RANGE' in ((a).precision, (b).precision) then row(null, low_of(a) + low_of(b), high_of(a) + high_of(b), (a).unit, 'RANGE')::quantity
    else row((a).value + (b).value, null, null, (a).unit, greatest((a).precision, (b).precision))::quantity end;

create type not_computable as (code not_computable_code, reason text);
comment on column not_computable.code is 'Why, for programs. @notNull';
comment on column not_computable.reason is 'Why, for people. @notNull';
create type ratio as (value numeric, numerator quantity, denominator quantity, precision quantity_precision, flags ratio_flag[], not_computable not_computable);
comment on column ratio.flags is 'Doubts about it. @notNull';
create function no_ratio(code not_computable_code, reason text, numerator quantity, denominator quantity) returns ratio immutable
  return row(null, numerator, denominator, null, '{}'::ratio_flag[], row(code, reason)::not_computable)::ratio;
/* A ratio as a fraction rounded half up to six places; above 1 it is kept and flagged. */
create function ratio_of(numerator quantity, denominator quantity, flags ratio_flag[] default '{}') returns ratio immutable
  return case
    when numerator is null then no_ratio('NO_FIGURE', 'There is no figure to divide.', numerator, denominator)
    when denominator is null or (denominator).value = 0 then no_ratio('NO_DENOMINATOR', 'There is no figure to divide by.', numerator, denominator)
    when (numerator).value is null or (denominator).value is null then no_ratio('NOT_YET_SUPPORTED', 'One of the inputs is a range.', numerator, denominator)
    else row(round((numerator).value / (denominator).value, 6), numerator, denominator,
      case when (numerator).precision = 'EXACT' and (denominator).precision = 'EXACT' then 'EXACT' else 'APPROXIMATE' end::quantity_precision,
      flags || case when (numerator).value > (denominator).value then '{DENOMINATOR_SUSPECT}' else '{}' end::ratio_flag[], null)::ratio end;

/* The preferred figure for something on a day, or the last before it. */
create function figure_for(area_id bigint, measure measure, segment segment, basis basis, until date) returns setof figure_current stable
begin atomic
  select f.* from figure_current f
  where f.area_id = figure_for.area_id and f.measure = figure_for.measure and f.segment = figure_for.segment
    and (figure_for.basis is null or f.basis = figure_for.basis) and f.as_of_day <= figure_for.until
  order by f.as_of_day desc, f.preferred desc, f.id desc limit 1;
end;

/* What an enrollment looks at; its parts are worked out when they are asked for. */
create type enrollment as (area_id bigint, segment segment, basis basis, until date);
comment on column enrollment.area_id is 'Which area. @notNull';
comment on column enrollment.segment is 'Which workers. @notNull';
comment on column enrollment.until is 'The last figure up to this day counts. @notNull';

/* Participants or employers: the figure reported for the segment; for ALL also FORMAL plus INFORMAL of one source and day. The later one wins. */
create function enrolled(scope enrollment, measure measure) returns quantity stable
  return (select c.quantity from (
    select f.as_of_day, 1 as reported, f.quantity from figure_for((scope).area_id, enrolled.measure, (scope).segment, (scope).basis, (scope).until) f
    union all
    (select f.as_of_day, 0, plus(f.quantity, i.quantity) from figure_current f
      join figure_current i on i.area_id = f.area_id and i.measure = f.measure and i.as_of = f.as_of and i.basis = f.basis and i.source_id = f.source_id and i.segment = 'INFORMAL'
      where (scope).segment = 'ALL' and f.segment = 'FORMAL' and f.area_id = (scope).area_id and f.measure = enrolled.measure
        and f.as_of_day <= (scope).until and ((scope).basis is null or f.basis = (scope).basis) and f.preferred and i.preferred
      order by f.as_of_day desc limit 1)) c order by c.as_of_day desc, c.reported desc limit 1);

create type segment_share as (figure_id bigint, segment segment, participants quantity, share ratio);
comment on column segment_share.figure_id is 'The figure. @notNull';
comment on column segment_share.segment is 'The segment. @notNull';
comment on column segment_share.participants is 'Its participants. @notNull';
comment on column segment_share.share is 'Its part of all segments of that statement. @notNull';
/* The segments of the last day on which one source divided the participants, with their shares. */
create function segments_of(scope enrollment) returns setof segment_share stable
begin atomic
  select f.id, f.segment, f.quantity, ratio_of(f.quantity, quantity_of(sum((f.quantity).value) over (), (f.quantity).unit, max((f.quantity).precision) over ()),
    case when 'AMBIGUOUS' = any(f.flags) or bool_or('AMBIGUOUS' = any(f.flags)) over () then '{AMBIGUOUS_INPUT}' else '{}' end::ratio_flag[])
  from figure_current f
  where f.area_id = (scope).area_id and f.measure = 'PARTICIPANTS' and f.segment in ('FORMAL', 'INFORMAL', 'PU', 'BPU', 'JAKON', 'PMI') and f.preferred
    and ((scope).segment = 'ALL' or f.segment = (scope).segment)
    and (f.as_of_day, f.source_id) = (select g.as_of_day, g.source_id from figure_current g
      where g.area_id = (scope).area_id and g.measure = 'PARTICIPANTS' and g.segment in ('FORMAL', 'INFORMAL', 'PU', 'BPU', 'JAKON', 'PMI') and g.preferred
        and ((scope).basis is null or g.basis = (scope).basis) and g.as_of_day <= (scope).until
        and ((scope).segment = 'ALL' or g.segment = (scope).segment)
      order by g.as_of_day desc, g.id desc limit 1)
  order by f.segment;
end;

/* Participants over a potential of the same segment; UNENROLLED and ADDRESSABLE are taken as what is left and added to the participants. */
create function coverage_of(scope enrollment, denominator potential_kind) returns ratio stable
  return (select case
      when e.quantity is null then no_ratio('NO_FIGURE', 'No number of participants is known for this area, segment and day.', null, null)
      when p.quantity is null then no_ratio('NO_DENOMINATOR', 'No potential of this kind is known for this area and segment up to this day.', e.quantity, null)
      else ratio_of(e.quantity, case when denominator in ('UNENROLLED', 'ADDRESSABLE') then plus(e.quantity, p.quantity) else p.quantity end,
        case when denominator in ('UNENROLLED', 'ADDRESSABLE') then '{POTENTIAL_TAKEN_AS_REMAINDER}' else '{}' end::ratio_flag[]
        || case when date_trunc('month', p.as_of_day) <> date_trunc('month', e.as_of_day) then '{DATES_DIFFER}' else '{}' end::ratio_flag[]) end
    from (select enrolled(scope, 'PARTICIPANTS') as quantity, (select max(f.as_of_day) from figure_current f where f.area_id = (scope).area_id and f.measure = 'PARTICIPANTS'
        and (f.segment = (scope).segment or (scope).segment = 'ALL') and f.as_of_day <= (scope).until) as as_of_day) e
    left join lateral (select q.quantity, q.as_of_day from potential_current q
      where q.area_id = (scope).area_id and q.segment = (scope).segment and q.kind = denominator and (q.quantity).unit = 'WORKERS' and q.as_of_day <= (scope).until
      order by q.as_of_day desc, q.id desc limit 1) p on true);

create type completeness as (area_id bigint, expected int, reported int, until date, segment segment);
comment on column completeness.expected is 'Local governments below the area on that day. @notNull';
comment on column completeness.reported is 'How many of them have a figure of that month. @notNull';
/* Local governments below an area that a sum over it would need. */
create function local_governments_below(area_id bigint, at date) returns setof area stable
begin atomic
  select a.* from area a where a.kind in ('REGENCY', 'CITY') and a.valid @> local_governments_below.at and exists (select from area_within w
    where w.ancestor_id = local_governments_below.area_id and w.descendant_id = a.id and w.valid @> local_governments_below.at);
end;
create function has_figure(area_id bigint, segment segment, until date) returns boolean stable
  return exists (select from figure_current f where f.area_id = has_figure.area_id and f.measure = 'PARTICIPANTS' and f.segment = has_figure.segment
    and f.as_of_day between date_trunc('month', has_figure.until)::date and has_figure.until);
create function completeness_of(scope enrollment) returns setof completeness stable
begin atomic
  select (scope).area_id, count(*)::int, (count(*) filter (where has_figure(a.id, (scope).segment, (scope).until)))::int, (scope).until, (scope).segment
  from local_governments_below((scope).area_id, (scope).until) a;
end;

create type target_progress as (target_id bigint, actual quantity, gap quantity, achieved ratio, pace quantity, required_pace quantity, projected_date date, status progress_status, reason text);
comment on column target_progress.achieved is 'Actual over target. @notNull';
comment on column target_progress.status is 'Where it stands. @notNull';
comment on column target_progress.reason is 'The rule in words. @notNull';
/* A first, plain version: additions said to be for the whole period, against gross additions reported within it. Everything else says why not. */
create function progress_of(target_id bigint, at date) returns setof target_progress stable
begin atomic
  select t.id, j.quantity,
    case when j.quantity is not null then quantity_of(greatest((t.quantity).value - (j.quantity).value, 0), (t.quantity).unit, greatest((t.quantity).precision, (j.quantity).precision)) end,
    case when why.code is not null then no_ratio(why.code, why.reason, j.quantity, t.quantity) else ratio_of(j.quantity, t.quantity) end,
    null::quantity, null::quantity, null::date,
    (case when why.code is not null then 'NOT_COMPUTABLE' when (j.quantity).value >= (t.quantity).value then 'ACHIEVED' when progress_of.at >= upper(t.period) then 'MISSED'
      when (j.quantity).value / (t.quantity).value >= (j.as_of_day - lower(t.period) + 1)::numeric / (upper(t.period) - lower(t.period)) then 'ON_TRACK' else 'BEHIND' end)::progress_status,
    coalesce(why.reason, 'Gross additions reported up to ' || j.as_of_day || ' over the addition wanted in the whole period; on track means not behind an even pace.')
  from target_current t
  left join lateral (select f.quantity, f.as_of_day from figure_current f
    where t.kind = 'ADDITION' and t.interpretation = 'WHOLE_PERIOD' and f.area_id = t.area_id and f.segment = t.segment and f.measure = 'JOINED' and t.measure = 'PARTICIPANTS'
      and f.as_of_day <@ t.period and f.as_of_day <= progress_of.at and f.preferred order by f.as_of_day desc limit 1) j on true
  cross join lateral (select case when j.quantity is not null then null
      when t.interpretation = 'UNCLEAR' then 'UNCLEAR_TARGET' when t.kind = 'ADDITION' then 'NO_BASELINE' else 'NOT_YET_SUPPORTED' end::not_computable_code as code,
    case when j.quantity is not null then null
      when t.interpretation = 'UNCLEAR' then 'The words can be read in two ways: still to be added, or to be added in the whole year. The first needs the stock it was said of, the second the stock at the start of the period, which is not known.'
      when t.kind = 'ADDITION' then 'No additions are reported within the period, and the stock at its start is not known.'
      when t.kind = 'MARKETS' then 'The target is per branch: see each branch''s market target.'
      else 'Progress of this kind of target is not worked out yet.' end as reason) why
  where t.id = progress_of.target_id;
end;

create type series as (area_id bigint, measure measure, segment segment, basis basis, from_day date, to_day date, every series_interval);
comment on column series.area_id is 'Of which area. @notNull';
comment on column series.measure is 'What is counted. @notNull';
comment on column series.segment is 'Which workers. @notNull';
comment on column series.every is 'How long a step is. @notNull';
create function unit_of(measure measure) returns unit immutable
  return case measure when 'EMPLOYERS' then 'EMPLOYERS' when 'COVERAGE' then 'PERCENT' when 'MARKETS' then 'MARKETS' else 'WORKERS' end::unit;
create type series_point as (figure_id bigint, bucket date, quantity quantity, basis basis, source_id bigint);
comment on column series_point.figure_id is 'The figure of the point. @notNull';
comment on column series_point.bucket is 'First day of the month, quarter or year. @notNull';
comment on column series_point.quantity is 'The number. @notNull';
comment on column series_point.basis is 'Active, registered or not said. @notNull';
comment on column series_point.source_id is 'Who said it. @notNull';
/* The last preferred figure of each month, quarter or year; nothing is filled in between. */
create function series_points(scope series) returns setof series_point stable
begin atomic
  select distinct on (date_trunc((scope).every::text, f.as_of_day)) f.id, date_trunc((scope).every::text, f.as_of_day)::date, f.quantity, f.basis, f.source_id
  from figure_current f
  where f.area_id = (scope).area_id and f.measure = (scope).measure and f.segment = (scope).segment and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis)
    and ((scope).from_day is null or f.as_of_day >= (scope).from_day) and ((scope).to_day is null or f.as_of_day <= (scope).to_day)
  order by date_trunc((scope).every::text, f.as_of_day), f.as_of_day desc, f.id desc;
end;
create type break_cause as enum ('BASIS', 'SOURCE');
create type series_break as (before date, after date, cause break_cause, reason text);
comment on column series_break.before is 'The last point before the break. @notNull';
comment on column series_break.after is 'The first point after it. @notNull';
comment on column series_break.cause is 'What changes there. @notNull';
comment on column series_break.reason is 'In words. @notNull';
/* Where two neighbouring points must not be joined by a line. */
create function series_breaks(scope series) returns setof series_break stable
begin atomic
  select p.last_bucket, p.bucket, (case when p.basis <> p.last_basis then 'BASIS' else 'SOURCE' end)::break_cause,
    case when p.basis <> p.last_basis then 'The basis changes from ' || p.last_basis || ' to ' || p.basis || '.'
      else 'Another source: nothing shows that it counts in the same way.' end
  from (select s.bucket, s.basis, c.publisher, lag(s.bucket) over w as last_bucket, lag(s.basis) over w as last_basis, lag(c.publisher) over w as last_publisher
    from series_points(scope) s
    join source c on c.id = s.source_id window w as (order by s.bucket)) p
  where p.last_bucket is not null and (p.basis <> p.last_basis or p.publisher <> p.last_publisher)
  order by p.bucket;
end;

create type ranked_area as (rank int, area_id bigint, figure_id bigint, quantity quantity);
comment on column ranked_area.rank is 'Place; equal numbers share one. @notNull';
comment on column ranked_area.area_id is 'The area. @notNull';
comment on column ranked_area.figure_id is 'The figure it is ranked by. @notNull';
comment on column ranked_area.quantity is 'The number. @notNull';
/* Areas by their last preferred figure up to a day, largest first; a range counts by its middle. Areas without a figure are not ranked. */
create function ranked_areas(measure measure, segment segment, kinds area_kind[], within_id bigint, until date) returns setof ranked_area stable
begin atomic
  select (rank() over (order by coalesce((f.quantity).value, ((f.quantity).low + (f.quantity).high) / 2) desc))::int, a.id, f.id, f.quantity
  from area a cross join lateral figure_for(a.id, ranked_areas.measure, ranked_areas.segment, null, ranked_areas.until) f
  where a.kind = any (kinds) and (within_id is null or exists (select from area_within w where w.ancestor_id = within_id and w.descendant_id = a.id and w.valid @> ranked_areas.until));
end;
