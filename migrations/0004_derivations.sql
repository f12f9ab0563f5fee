-- What is worked out from figures, targets and potentials: sums, ratios, progress, series and rankings.
-- The arithmetic of quantities: the worst precision wins, ranges are intervals, nothing plus something is nothing.
-- The algebra. A quantity is an interval: EXACT and APPROXIMATE a point, AT_LEAST [v, ∞), MORE_THAN (v, ∞), RANGE [low, high].
--   sum         point + point: their sum, the worse precision          range + point or range: RANGE of the sums of the ends
--               with a bound: a bound, of the sums of the lower ends; MORE_THAN where either is
--   difference  a - b = [low(a) - high(b), high(a) - low(b)]: nothing where b has no upper end, a bound where only a has none
--   ratio       a / b = [low(a) / high(b), high(a) / low(b)]: nothing where neither has an upper end
--   precision   the worst wins: EXACT, APPROXIMATE, AT_LEAST, MORE_THAN, RANGE is from best to worst
--   basis, scheme   those of its inputs; a number without one (a target, a potential) goes with any
--   as of, sources  the later day; all sources of both
-- Nothing is never 0: where one is nothing, or units, bases or schemes of a sum or difference differ, there is none.
create function low_of(q quantity) returns numeric immutable return coalesce((q).low, (q).value);
/* The upper end; infinity for a bound. */
create function high_of(q quantity) returns numeric immutable
  return case when (q).precision in ('AT_LEAST', 'MORE_THAN') then 'Infinity' else coalesce((q).high, (q).value) end;
/* The quantity that an interval is: a bound where it has no upper end, a point where both ends are one, else a range. */
create function quantity_between(low numeric, high numeric, strict boolean, unit unit, otherwise quantity_precision) returns quantity immutable
  return case when low is null or high is null then null
    when high = 'Infinity' then quantity_of(low, unit, case when strict then 'MORE_THAN' else 'AT_LEAST' end::quantity_precision)
    when otherwise = 'RANGE' then make_quantity(null, low, high, unit, 'RANGE')
    else quantity_of(low, unit, otherwise) end;
/* Do both count the same, as far as they say what they count? */
create function goes_with(a quantity, b quantity) returns boolean immutable
  return coalesce((a).basis = (b).basis, true) and coalesce((a).scheme = (b).scheme, true);
/* A result with what its inputs count, when they were true and who says so. */
create function out_of(result quantity, a quantity, b quantity) returns quantity immutable
  return case when result is null then null
    else counted(result, coalesce((a).basis, (b).basis), coalesce((a).scheme, (b).scheme), greatest((a).as_of, (b).as_of), (a).sources || (b).sources) end;
create function plus(a quantity, b quantity) returns quantity immutable
  return case when a is null or b is null or (a).unit is distinct from (b).unit or not goes_with(a, b) then null
    else out_of(quantity_between(low_of(a) + low_of(b), high_of(a) + high_of(b), 'MORE_THAN' in ((a).precision, (b).precision), (a).unit,
      greatest((a).precision, (b).precision)), a, b) end;
create function minus(a quantity, b quantity) returns quantity immutable
  return case when a is null or b is null or (a).unit is distinct from (b).unit or not goes_with(a, b) or high_of(b) = 'Infinity' then null
    else out_of(quantity_between(low_of(a) - high_of(b), high_of(a) - low_of(b), (a).precision = 'MORE_THAN', (a).unit,
      greatest((a).precision, (b).precision)), a, b) end;
create function times(a quantity, factor numeric, unit unit) returns quantity immutable
  return case when not (a is null) then counted(make_quantity(trim_scale(round((a).value * factor, 6)), trim_scale(round((a).low * factor, 6)),
    trim_scale(round((a).high * factor, 6)), unit, (a).precision), (a).basis, (a).scheme, (a).as_of, (a).sources) end;
/* The sum of those that are there; nothing as soon as one does not go with the others: being strict, it stays so. */
create function add_up(sum quantity, part quantity) returns quantity immutable strict return plus(sum, part);
create aggregate total(quantity) (sfunc = add_up, stype = quantity);

create type not_computable as (code not_computable_code, reason text);
comment on column not_computable.code is 'Why, for programs. @notNull';
comment on column not_computable.reason is 'Why, for people. @notNull';
create type ratio as (value numeric, low numeric, high numeric, numerator quantity, denominator quantity, precision quantity_precision, flags ratio_flag[],
  not_computable not_computable);
comment on column ratio.flags is 'Doubts about it. @notNull';
create function no_ratio(code not_computable_code, reason text, numerator quantity, denominator quantity) returns ratio immutable
  return row(null, null, null, numerator, denominator, null, '{}'::ratio_flag[], row(code, reason)::not_computable)::ratio;
/* Why two numbers cannot be put together; null where they can. */
create function unlike(a quantity, b quantity) returns not_computable immutable
  return case when (a).basis <> (b).basis then row('BASIS_DIFFERS', 'One counts ' || (a).basis || ', the other ' || (b).basis || '.')::not_computable
    when (a).scheme <> (b).scheme then row('SCHEME_DIFFERS', 'One divides workers by ' || (a).scheme || ', the other by ' || (b).scheme || '.')::not_computable end;
/* A ratio as fractions rounded half up to six places; above 1 it is kept. */
create function ratio_of(numerator quantity, denominator quantity, flags ratio_flag[] default '{}') returns ratio immutable
  return case
    when numerator is null then no_ratio('NO_FIGURE', 'There is no figure to divide.', numerator, denominator)
    when denominator is null or high_of(denominator) = 0 then no_ratio('NO_DENOMINATOR', 'There is no figure to divide by.', numerator, denominator)
    when not goes_with(numerator, denominator)
      then no_ratio((unlike(numerator, denominator)).code, (unlike(numerator, denominator)).reason, numerator, denominator)
    -- The worse of two points is at most APPROXIMATE.
    when greatest((numerator).precision, (denominator).precision) <= 'APPROXIMATE' then row(round((numerator).value / (denominator).value, 6), null, null,
      numerator, denominator, greatest((numerator).precision, (denominator).precision), flags, null)::ratio
    when high_of(numerator) = 'Infinity' and high_of(denominator) = 'Infinity'
      then no_ratio('UNBOUNDED', 'Neither number has an upper end, so the ratio has no bound.', numerator, denominator)
    when high_of(numerator) = 'Infinity' or low_of(denominator) = 0 then row(round(low_of(numerator) / high_of(denominator), 6), null, null, numerator, denominator,
      case when (numerator).precision = 'MORE_THAN' then 'MORE_THAN' else 'AT_LEAST' end, flags, null)::ratio
    else row(null, case when high_of(denominator) = 'Infinity' then 0 else round(low_of(numerator) / high_of(denominator), 6) end,
      round(high_of(numerator) / low_of(denominator), 6), numerator, denominator, 'RANGE', flags, null)::ratio end;

/* The preferred figure for something on a day, or the last before it; where no basis is asked for, active before registered. */
create function figure_for(area_id bigint, measure measure, segment segment, basis basis, until date) returns setof figure_current stable
begin atomic
  select f.* from figure_current f
  where f.area_id = figure_for.area_id and f.measure = figure_for.measure and f.segment = figure_for.segment and f.preferred
    and (figure_for.basis is null or f.basis = figure_for.basis) and f.as_of_day <= figure_for.until
  order by f.as_of_day desc, f.basis, f.id desc limit 1;
end;

/* What other sources say of the same thing in the same month. */
create function rivals_of(figure_id bigint) returns setof figure stable
begin atomic
  select r.* from figure f join figure r on (r.area_id, r.segment, r.measure, r.basis) = (f.area_id, f.segment, f.measure, f.basis) and r.source_id <> f.source_id
    and r.as_of_day between date_trunc('month', f.as_of_day)::date and (date_trunc('month', f.as_of_day) + interval '1 month - 1 day')::date and r.known @> known_at()
  where f.id = rivals_of.figure_id;
end;

/* What an enrollment looks at; its parts are worked out when they are asked for. */
create type enrollment as (area_id bigint, segment segment, basis basis, until date);
comment on column enrollment.area_id is 'Which area. @notNull';
comment on column enrollment.segment is 'Which workers. @notNull';
comment on column enrollment.until is 'The last figure up to this day counts. @notNull';

/* How sources divided participants or employers on a day. Only a whole division has a total: formal and informal, or today's segments with construction. */
create function divisions_on(scope enrollment, measure measure, day date, out source_id bigint, out segments segment[], out figures bigint[],
  out total quantity, out flags figure_flag[]) returns setof record stable
begin atomic
  select f.source_id, array_agg(f.segment order by f.segment), array_agg(f.id),
    case when array_agg(f.segment order by f.segment) in ('{FORMAL,INFORMAL}', '{PU,BPU,JAKON}', '{PU,BPU,JAKON,PMI}') and bool_and((f.quantity).value is not null)
      then counted(quantity_of(sum((f.quantity).value), (f.quantity).unit, max((f.quantity).precision)), f.basis, scheme_at(divisions_on.day), divisions_on.day, array[f.source_id]) end,
    case when bool_or('AMBIGUOUS' = any(f.flags)) then '{AMBIGUOUS}' else '{}' end::figure_flag[]
  from figure_current f
  where f.area_id = (scope).area_id and f.measure = divisions_on.measure and f.segment in ('FORMAL', 'INFORMAL', 'PU', 'BPU', 'JAKON', 'PMI') and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis) and f.as_of_day = divisions_on.day
  group by f.source_id, f.as_of, f.basis, (f.quantity).unit;
end;
/* Days up to the end of a scope on which a segment has a figure, the last first. */
create function days_of(scope enrollment, measure measure, segment segment) returns setof date stable
begin atomic
  select f.as_of_day from figure_current f
  where f.area_id = (scope).area_id and f.measure = days_of.measure and f.segment = days_of.segment and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis) and f.as_of_day <= (scope).until
  order by f.as_of_day desc;
end;

/* Participants or employers: the figure reported for the segment; for ALL also a whole division summed, every one of which has INFORMAL or BPU. The later one wins. */
create function last_enrolled(scope enrollment, measure measure, out quantity quantity, out as_of_day date, out flags figure_flag[], out figures bigint[]) returns setof record stable
begin atomic
  select c.quantity, c.as_of_day, c.flags, c.figures from (
    select f.quantity, f.as_of_day, f.flags, array[f.id] as figures, 1 as reported from figure_for((scope).area_id, last_enrolled.measure, (scope).segment, (scope).basis, (scope).until) f
    union all
    select d.total, d.as_of_day, d.flags, d.figures, 0 from unnest('{INFORMAL,BPU}'::segment[]) as part(segment)
      cross join lateral (select n.day as as_of_day, o.* from days_of(scope, last_enrolled.measure, part.segment) as n(day)
        cross join lateral divisions_on(scope, last_enrolled.measure, n.day) o where (o.total).value is not null order by n.day desc limit 1) d
      where (scope).segment = 'ALL') c
  order by c.as_of_day desc, c.reported desc limit 1;
end;
create function enrolled(scope enrollment, measure measure) returns quantity stable
  return (select e.quantity from last_enrolled(scope, enrolled.measure) e);
/* Exactly the sources that the participants and employers of an enrollment come from. */
create function enrollment_sources(scope enrollment) returns setof source stable
begin atomic
  select s.* from source s where s.id in (select f.source_id from figure f
    join (select * from last_enrolled(scope, 'PARTICIPANTS') union all select * from last_enrolled(scope, 'EMPLOYERS')) e on f.id = any(e.figures));
end;

create type segment_share as (figure_id bigint, segment segment, participants quantity, share ratio);
comment on column segment_share.figure_id is 'The figure. @notNull';
comment on column segment_share.segment is 'The segment. @notNull';
comment on column segment_share.participants is 'Its participants. @notNull';
comment on column segment_share.share is 'Its part of all segments of that statement. @notNull';
/* The segments of the last day on which one source divided the participants, with their shares; where one alone was named since, that one. */
create function segments_of(scope enrollment) returns setof segment_share stable
begin atomic
  select f.id, f.segment, f.quantity,
    case when (d.total).value is null then no_ratio('NO_DENOMINATOR', 'The source does not give all segments for that day, so their sum is not the whole.', f.quantity, null)
      else ratio_of(f.quantity, d.total, case when 'AMBIGUOUS' = any(d.flags) then '{AMBIGUOUS_INPUT}' else '{}' end::ratio_flag[]) end
  from (select d.* from (
      select max(n.day) as day from unnest(case when (scope).segment = 'ALL' then '{FORMAL,INFORMAL,PU,BPU,JAKON,PMI}' else array[(scope).segment] end) as part(segment)
        cross join lateral (select n.day from days_of(scope, 'PARTICIPANTS', part.segment) as n(day) limit 1) n) last
      cross join lateral divisions_on(scope, 'PARTICIPANTS', last.day) d where (scope).segment = 'ALL' or (scope).segment = any(d.segments)
      order by cardinality(d.segments) desc, d.figures desc limit 1) d
    join figure_current f on f.id = any(d.figures)
  where (scope).segment in ('ALL', f.segment)
  order by f.segment;
end;

/* Participants over the potential of the same segment nearest in time; UNENROLLED and ADDRESSABLE are taken as what is left and added to the participants. */
create function coverage_of(scope enrollment, denominator potential_kind) returns ratio stable
  return (select case
      when e.quantity is null then no_ratio('NO_FIGURE', 'No number of participants is known for this area, segment and day.', null, null)
      when p.quantity is null then no_ratio('NO_DENOMINATOR', 'No potential of this kind is known for this area and segment up to this day.', e.quantity, null)
      when abs(p.as_of_day - e.as_of_day) > 366
        then no_ratio('NO_DENOMINATOR', 'The nearest potential of this kind is of ' || p.as_of_day || ', more than a year from the figure of ' || e.as_of_day || '.', e.quantity, null)
      else ratio_of(e.quantity, p.whole, array_remove(array[
        case when denominator in ('UNENROLLED', 'ADDRESSABLE') then 'POTENTIAL_TAKEN_AS_REMAINDER' end,
        case when date_trunc('month', p.as_of_day) <> date_trunc('month', e.as_of_day) then 'DATES_DIFFER' end,
        case when 'AMBIGUOUS' = any(e.flags) then 'AMBIGUOUS_INPUT' end,
        case when (e.quantity).value > (p.whole).value then 'DENOMINATOR_SUSPECT' end]::ratio_flag[], null)) end
    from (select 1) always
    left join lateral (select * from last_enrolled(scope, 'PARTICIPANTS')) e on true
    left join lateral (select q.quantity, q.as_of_day, case when denominator in ('UNENROLLED', 'ADDRESSABLE') then plus(e.quantity, q.quantity) else q.quantity end as whole
      from potential_current q
      where q.area_id = (scope).area_id and q.segment = (scope).segment and q.kind = denominator and (q.quantity).unit = 'WORKERS' and q.as_of_day <= (scope).until
      order by abs(q.as_of_day - e.as_of_day), q.id desc limit 1) p on true);

create type completeness as (area_id bigint, expected int, reported int, until date, segment segment);
comment on column completeness.expected is 'Local governments known below the area on that day. @notNull';
comment on column completeness.reported is 'How many of them have a figure of that month. @notNull';
/* Local governments below an area that a sum over it would need. An office that lies in a province brings it none, and a
   branch has those of its own working area: a pioneer branch's belong to the pioneer. */
create function local_governments_below(area_id bigint, at date) returns setof area stable
begin atomic
  select a.* from areas_below(local_governments_below.area_id, local_governments_below.at, '{OFFICE_LOCATION,PARENT_BRANCH}') b(id) join area a on a.id = b.id
  where a.kind in ('REGENCY', 'CITY') and a.valid @> local_governments_below.at;
end;
create function has_figure(area_id bigint, segment segment, until date) returns boolean stable
  return exists (select from figure_current f where f.area_id = has_figure.area_id and f.measure = 'PARTICIPANTS' and f.segment = has_figure.segment
    and f.as_of_day between date_trunc('month', has_figure.until)::date and has_figure.until);
create function completeness_of(scope enrollment) returns setof completeness stable
begin atomic
  select (scope).area_id, count(*)::int, (count(*) filter (where has_figure(a.id, (scope).segment, (scope).until)))::int, (scope).until, (scope).segment
  from local_governments_below((scope).area_id, (scope).until) a;
end;
/* Why a sum over an area is not complete; null where it is. Where no local government is known, nothing says that there is none. */
create function incomplete_reason(expected int, reported int) returns text immutable
  return case when expected = 0 then 'No local governments are known below this area, so what a sum over it needs is not known.'
    when reported < expected then (expected - reported) || ' of ' || expected || ' local governments have no figure of that month.' end;

create type series as (area_id bigint, measure measure, segment segment, basis basis, from_day date, to_day date, every series_interval);
comment on column series.area_id is 'Of which area. @notNull';
comment on column series.measure is 'What is counted. @notNull';
comment on column series.segment is 'Which workers. @notNull';
comment on column series.every is 'How long a step is. @notNull';
create function unit_of(measure measure) returns unit immutable
  return case measure when 'EMPLOYERS' then 'EMPLOYERS' when 'COVERAGE' then 'PERCENT' when 'MARKETS' then 'MARKETS' else 'WORKERS' end::unit;
/* A change between two figures; in percent of the first. Nothing where one of them is a range or not there. */
create type series_change as (since date, absolute numeric, percent numeric, precision quantity_precision, comparable boolean, reason text);
comment on column series_change.since is 'First day of the step it is counted from. @notNull';
comment on column series_change.absolute is 'The one less the other.';
comment on column series_change.percent is 'In percent of the first, rounded to four places.';
comment on column series_change.precision is 'The worse of the two.';
comment on column series_change.comparable is 'Is nothing between them that forbids it? @notNull';
comment on column series_change.reason is 'What forbids it.';
create function change_between(since date, before quantity, after quantity, reason text) returns series_change immutable
  return case when not (before is null) then row(since, (after).value - (before).value, round(((after).value - (before).value) / nullif((before).value, 0) * 100, 4),
    greatest((before).precision, (after).precision), reason is null, reason)::series_change end;

create type series_point as (figure_id bigint, bucket date, as_of partial_date, quantity quantity, basis basis, source_id bigint, change series_change, year_on_year series_change, cumulative numeric);
comment on column series_point.figure_id is 'The figure of the point. @notNull';
comment on column series_point.bucket is 'First day of the month, quarter or year. @notNull';
comment on column series_point.as_of is 'When it was true, as exactly as said. @notNull';
comment on column series_point.quantity is 'The number. @notNull';
comment on column series_point.basis is 'Active, registered or not said. @notNull';
comment on column series_point.source_id is 'Who said it. @notNull';
comment on column series_point.change is 'Since the point before.';
comment on column series_point.year_on_year is 'Since the same step of the year before.';
comment on column series_point.cumulative is 'Of additions and leavers: the sum since January.';
create type series_step as (figure_id bigint, bucket date, as_of partial_date, quantity quantity, basis basis, source_id bigint);
create function series_figures(scope series) returns setof figure_current stable
begin atomic
  select f.* from figure_current f
  where f.area_id = (scope).area_id and f.measure = (scope).measure and f.segment = (scope).segment and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis)
    and ((scope).from_day is null or f.as_of_day >= (scope).from_day) and ((scope).to_day is null or f.as_of_day <= (scope).to_day);
end;
/* Does a figure of which only the year is known have a place in a series of this step? */
create function has_place(as_of partial_date, every series_interval) returns boolean immutable
  return (as_of).precision <> 'YEAR' or every = 'YEAR';
create function series_unplaced(scope series) returns setof figure_current stable
begin atomic
  select f.* from series_figures(scope) f where not has_place(f.as_of, (scope).every);
end;
/* The last preferred figure of each month, quarter or year; nothing is filled in between. */
create function series_steps(scope series) returns setof series_step stable
begin atomic
  select distinct on (date_trunc((scope).every::text, f.as_of_day)) f.id, date_trunc((scope).every::text, f.as_of_day)::date, f.as_of, f.quantity, f.basis, f.source_id
  from series_figures(scope) f
  where has_place(f.as_of, (scope).every)
  order by date_trunc((scope).every::text, f.as_of_day), f.as_of_day desc, f.basis, f.id desc;
end;
create type break_cause as enum ('BASIS', 'SCHEME', 'SOURCE', 'GEOGRAPHY');
create type series_break as (before date, after date, cause break_cause, reason text);
comment on column series_break.before is 'The last point before the break. @notNull';
comment on column series_break.after is 'The first point after it. @notNull';
comment on column series_break.cause is 'What changes there. @notNull';
comment on column series_break.reason is 'In words. @notNull';
/* The last day up to the later on which a local government came to an area or left it since the earlier, one that was there before and after:
   a regency that is split off another stays in the province. Null where none did. */
create function last_move(area_id bigint, since date, until date) returns date stable
  return (select max(d.day) from area_within w join area a on a.id = w.descendant_id and a.kind in ('REGENCY', 'CITY')
      cross join lateral (values (lower(w.valid)), (upper(w.valid))) as d(day)
    where w.ancestor_id = last_move.area_id and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}' and d.day > since and d.day <= until and a.valid @> d.day and a.valid @> d.day - 1
      -- One way ends where another begins, and the area has what it had.
      and not (exists (select from area_within o where (o.ancestor_id, o.descendant_id) = (w.ancestor_id, w.descendant_id) and o.valid @> d.day)
        and exists (select from area_within o where (o.ancestor_id, o.descendant_id) = (w.ancestor_id, w.descendant_id) and o.valid @> d.day - 1)));
/* Where two neighbouring points must not be joined by a line, with every cause. */
create function series_breaks(scope series) returns setof series_break stable
begin atomic
  select p.last_bucket, p.bucket, c.cause::break_cause, c.reason
  from (select s.bucket, s.basis, o.publisher, (s.quantity).scheme, (s.as_of).last_day as day, lag(s.bucket) over w as last_bucket, lag(s.basis) over w as last_basis,
      lag(o.publisher) over w as last_publisher, lag((s.quantity).scheme) over w as last_scheme, lag((s.as_of).last_day) over w as last_day
    from series_steps(scope) s
    join source o on o.id = s.source_id window w as (order by s.bucket)) p
  left join lateral last_move((scope).area_id, p.last_day, p.day) as moved(day) on true
  cross join lateral (values
    ('BASIS', p.basis <> p.last_basis, 'The basis changes from ' || p.last_basis || ' to ' || p.basis || '.'),
    ('SCHEME', p.scheme <> p.last_scheme, 'How workers are divided changes from ' || p.last_scheme || ' to ' || p.scheme || ': the segments are defined anew.'),
    ('SOURCE', p.publisher <> p.last_publisher, 'Another source: nothing shows that it counts in the same way.'),
    ('GEOGRAPHY', moved.day is not null, 'A local government came to the area or left it on ' || moved.day || ': the two are not of the same area.')) as c (cause, holds, reason)
  where p.last_bucket is not null and c.holds
  order by p.bucket, c.cause;
end;

/* The steps with how they changed. Additions and leavers add up over the year: a figure for the year to date is its own sum, and a month that is missing leaves the sum unknown. */
create function series_points(scope series) returns setof series_point stable
begin atomic
  with step as materialized (select * from series_steps(scope)),
  break as materialized (select * from series_breaks(scope)),
  run as (select t.*, lag(t.bucket) over w as last_bucket, lag(t.quantity) over w as last_quantity, count(*) over y as in_year, sum((t.quantity).value) over y as sum_in_year,
      count(*) filter (where (t.as_of).precision = 'YEAR_TO_DATE') over y as year_to_date
    from step t window w as (order by t.bucket), y as (partition by date_trunc('year', t.bucket) order by t.bucket))
  select s.figure_id, s.bucket, s.as_of, s.quantity, s.basis, s.source_id,
    change_between(s.last_bucket, s.last_quantity, s.quantity,
      (select string_agg(b.reason, ' ' order by b.after, b.cause) from break b where b.before >= s.last_bucket and b.after <= s.bucket)),
    change_between(y.bucket, y.quantity, s.quantity,
      (select string_agg(b.reason, ' ' order by b.after, b.cause) from break b where b.before >= y.bucket and b.after <= s.bucket)),
    case when (scope).measure in ('JOINED', 'LEFT') then case
      when (s.as_of).precision = 'YEAR_TO_DATE' then (s.quantity).value
      when (scope).every = 'MONTH' and s.in_year = extract(month from s.bucket) and s.year_to_date = 0 then s.sum_in_year end end
  from run s left join step y on y.bucket = (s.bucket - interval '1 year')::date;
end;

/* Who joined, who left, and what remains of it, in one month; net only where both are known and count the same. */
create type movement as (joined quantity, left_ quantity, net quantity, reason text);
comment on column movement.joined is 'Who joined.';
comment on column movement.left_ is 'Who left.';
comment on column movement.net is 'The one less the other.';
comment on column movement.reason is 'Why there is no net.';
create function flow_of(area_id bigint, measure measure, segment segment, basis basis, month date) returns quantity stable
  return (select f.quantity from figure_current f where f.area_id = flow_of.area_id and f.measure = flow_of.measure and f.segment = flow_of.segment and f.preferred
    and (flow_of.basis is null or f.basis = flow_of.basis) and (f.as_of).precision = 'MONTH' and f.as_of_day = month_end(to_char(month, 'YYYY-MM')) order by f.basis limit 1);
create function movement_of(area_id bigint, segment segment, basis basis, month date) returns movement stable
  return (select row(m.joined, m.left_, minus(m.joined, m.left_),
      case when m.joined is null and m.left_ is null then 'Neither who joined nor who left is known for this month.' when m.joined is null then 'Who joined is not known for this month.'
        when m.left_ is null then 'Who left is not known for this month.' when minus(m.joined, m.left_) is null then coalesce((unlike(m.joined, m.left_)).reason, 'Who left has no upper end.') end)::movement
    from (select flow_of(movement_of.area_id, 'JOINED', movement_of.segment, movement_of.basis, month) as joined,
      flow_of(movement_of.area_id, 'LEFT', movement_of.segment, movement_of.basis, month) as left_) m);

