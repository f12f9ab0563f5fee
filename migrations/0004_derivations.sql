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
/* The doubt about two numbers that are of different months. */
create function apart(a date, b date) returns ratio_flag[] immutable return case when month_of(a) <> month_of(b) then '{DATES_DIFFER}' else '{}' end::ratio_flag[];
/* A ratio as fractions rounded half up to six places; above 1 it is kept. */
create function ratio_of(numerator quantity, denominator quantity, flags ratio_flag[] default '{}') returns ratio immutable
  return case
    when numerator is null then no_ratio('NO_FIGURE', 'There is no figure to divide.', numerator, denominator)
    when denominator is null then no_ratio('NO_DENOMINATOR', 'There is no figure to divide by.', numerator, denominator)
    when high_of(denominator) = 0 then no_ratio('NO_DENOMINATOR', 'What it is to be divided by is 0.', numerator, denominator)
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

-- Where figures are wanted in order they are sorted by measure and segment first, although all have the same: under row-level security the planner does
-- not conclude from `measure = 'EMPLOYERS'` (an equality of enums is not leakproof) that an index on both is in the order of what follows.
/* The preferred figure for something on a day, or the last before it; where no basis is asked for, active before registered. From a first day on,
   only what is known to be true of a day or a month: a number of a year, or of additions since January, is not one of its last month, and additions
   of a day are not those of its month. */
create function figure_for(area_id bigint, measure measure, segment segment, basis basis, until date, since date default null) returns setof figure_current stable
begin atomic
  select f.* from
    -- The year before is looked at first: an index is read by the page, also by who wants one row of it, and the last figure is seldom older.
    unnest(case when figure_for.since is null then array[figure_for.until - 366, '-infinity'] else array[figure_for.since] end) with ordinality as reach(first_day, n)
    cross join lateral (select f.* from figure_current f
      where f.area_id = figure_for.area_id and f.measure = figure_for.measure and f.segment = figure_for.segment and f.preferred
        and (figure_for.basis is null or f.basis = figure_for.basis) and f.as_of_day <= figure_for.until
        and f.as_of_day >= reach.first_day and (figure_for.since is null or (f.as_of).precision = 'MONTH' or (f.as_of).precision = 'DAY' and f.measure not in ('JOINED', 'LEFT'))
      order by f.measure, f.segment, f.as_of_day desc, f.basis, (f.as_of).first_day desc, f.id desc limit 1) f
  order by reach.n limit 1;
end;

/* What other sources say of the same thing in the same month. */
create function rivals_of(figure_id bigint) returns setof figure stable
begin atomic
  select r.* from figure f join figure r on (r.area_id, r.segment, r.measure, r.basis) = (f.area_id, f.segment, f.measure, f.basis) and r.source_id <> f.source_id
    and r.as_of_day between month_of(f.as_of_day) and month_end(f.as_of_day) and is_current(r.known)
  where f.id = rivals_of.figure_id;
end;

/* What an enrollment looks at; its parts are worked out when they are asked for. */
create type enrollment as (area_id bigint, segment segment, basis basis, until date);
comment on column enrollment.area_id is 'Which area. @notNull';
comment on column enrollment.segment is 'Which workers. @notNull';
comment on column enrollment.until is 'The last figure up to this day counts. @notNull';

/* Do these segments, in order, make a whole: formal and informal, or today's, with construction or with migrant workers too? */
create function is_whole(segments segment[]) returns boolean immutable return segments in ('{FORMAL,INFORMAL}', '{PU,BPU,JAKON}', '{PU,BPU,JAKON,PMI}');
/* Is a segment one of the two that the press of 2014 divides workers into? The others are those of the regulations. */
create function is_of_2014(segment segment) returns boolean immutable return segment in ('FORMAL', 'INFORMAL');
/* The segments that a whole is divided into. */
create function dividing() returns segment[] immutable return '{FORMAL,INFORMAL,PU,BPU,JAKON,PMI}'::segment[];
/* How long a number is of, for two that end on one day to be rivals: of what there is on a day its month says the same as the day itself. */
create function rival_days(measure measure, as_of partial_date) returns int immutable
  return case when measure not in ('JOINED', 'LEFT') and (as_of).precision in ('DAY', 'MONTH') then 0 else (as_of).last_day - (as_of).first_day end;
/* How participants or employers are divided over some days: of each segment the figure that is shown, whoever gives it, by each way to divide workers. Only a whole
   division has a total. */
create function divisions(scope enrollment, measure measure, since date, until date, out as_of partial_date, out days int, out basis basis, out segments segment[],
  out figures bigint[], out total quantity, out flags figure_flag[]) returns setof record stable
begin atomic
  select (array_agg(f.as_of order by (f.as_of).first_day desc))[1], f.days, f.basis, array_agg(f.segment order by f.segment), array_agg(f.id),
    case when is_whole(array_agg(f.segment order by f.segment)) then total(f.quantity order by f.segment) end,
    case when bool_or('AMBIGUOUS' = any(f.flags)) then '{AMBIGUOUS}' else '{}' end::figure_flag[]
  from (select distinct on (f.as_of_day, r.days, f.basis, f.segment) f.*, r.days from figure_current f cross join lateral (select rival_days(f.measure, f.as_of) as days) r
    where f.area_id = (scope).area_id and f.measure = divisions.measure and f.segment = any(dividing()) and f.preferred
      and ((scope).basis is null or f.basis = (scope).basis) and f.as_of_day between divisions.since and divisions.until
    order by f.as_of_day, r.days, f.basis, f.segment, (f.as_of).first_day desc) f
  group by f.as_of_day, f.days, f.basis, (f.quantity).unit, is_of_2014(f.segment);
end;
/* The last day up to the end of a scope on which a segment has a figure. */
create function last_day_of(scope enrollment, measure measure, segment segment) returns setof date stable
begin atomic
  select f.as_of_day from figure_current f
  where f.area_id = (scope).area_id and f.measure = last_day_of.measure and f.segment = last_day_of.segment and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis) and f.as_of_day <= (scope).until
  order by f.measure, f.segment, f.as_of_day desc limit 1;
end;

/* Participants or employers, or another measure: the figure reported for the segment; of participants and employers for ALL also a whole division
   summed, every one of which has INFORMAL or BPU. The later one wins. Additions and leavers are those of the very month. */
create function last_enrolled(scope enrollment, measure measure, since date default null, out quantity quantity, out as_of_day date, out flags figure_flag[], out figures bigint[]) returns setof record stable
begin atomic
  select c.quantity, c.as_of_day, c.flags, c.figures
  from (select 1) always
    left join lateral figure_for((scope).area_id, last_enrolled.measure, (scope).segment, (scope).basis, (scope).until,
      coalesce(last_enrolled.since, case when last_enrolled.measure in ('JOINED', 'LEFT') then month_of((scope).until) end)) r on true
    cross join lateral (
      select r.quantity, r.as_of_day, r.flags, array[r.id] as figures where r.id is not null
      union all
      -- Only later ones are looked for: most areas have a reported figure, and a division is dear to add up.
      select d.total, d.as_of_day, d.flags, d.figures from unnest('{INFORMAL,BPU}'::segment[]) as part(segment)
        cross join lateral (select f.as_of_day, o.* from figure_current f cross join lateral divisions(scope, last_enrolled.measure, f.as_of_day, f.as_of_day) o
          where f.area_id = (scope).area_id and f.measure = last_enrolled.measure and f.segment = part.segment and f.preferred
            and ((scope).basis is null or f.basis = (scope).basis) and f.as_of_day <= (scope).until
            and f.as_of_day > coalesce(r.as_of_day, last_enrolled.since - 1, '-infinity')
            and (last_enrolled.since is null or (f.as_of).precision in ('DAY', 'MONTH')) and not (o.total is null) and o.basis = f.basis and o.days = rival_days(f.measure, f.as_of)
          order by f.measure, f.segment, f.as_of_day desc, f.basis, (f.as_of).first_day desc limit 1) d
        where (scope).segment = 'ALL' and last_enrolled.measure in ('PARTICIPANTS', 'EMPLOYERS') and (r.as_of_day < (scope).until) is not false) c
  order by c.as_of_day desc limit 1;
end;
-- What is asked of many areas at once gives its row as a set: such a function PostgreSQL reads into the statement that asks, a scalar one it calls.
create function enrolled(scope enrollment, measure measure) returns setof quantity stable
begin atomic
  select (e.quantity).* from last_enrolled(scope, enrolled.measure) e where not (e.quantity is null);
end;
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
/* The segments of the last day on which the participants were divided, with their shares; where one alone was named since, that one. What is counted
   on another basis is there too, and makes no whole with the rest. */
create function segments_of(scope enrollment) returns setof segment_share stable
begin atomic
  select f.id, f.segment, f.quantity,
    case when f.are_mixed then no_ratio('BASIS_DIFFERS', 'The segments are counted on different bases, so they have no sum.', f.quantity, null)
      when d.total is null then no_ratio('NO_DENOMINATOR', 'Not all segments are given for that day, so their sum is not the whole.', f.quantity, null)
      else ratio_of(f.quantity, d.total, case when 'AMBIGUOUS' = any(d.flags) then '{AMBIGUOUS_INPUT}' else '{}' end::ratio_flag[]) end
  from (select d.* from (
      select max(n.day) as day from unnest(case when (scope).segment = 'ALL' then dividing() else array[(scope).segment] end) as part(segment)
        cross join lateral last_day_of(scope, 'PARTICIPANTS', part.segment) as n(day)) last
      cross join lateral divisions(scope, 'PARTICIPANTS', last.day, last.day) d where (scope).segment = 'ALL' or (scope).segment = any(d.segments)
      order by cardinality(d.segments) desc, d.basis, d.days limit 1) d
    cross join lateral (select f.*, bool_or(f.segment <> all (d.segments)) over () as are_mixed from figure_current f
      where f.area_id = (scope).area_id and f.measure = 'PARTICIPANTS' and f.segment = any(dividing()) and f.preferred and f.as_of_day = (d.as_of).last_day and rival_days(f.measure, f.as_of) = d.days
        and (f.id = any(d.figures) or (scope).basis is null and f.segment <> all (d.segments) and is_of_2014(f.segment) = is_of_2014(d.segments[1]))) f
  where (scope).segment in ('ALL', f.segment)
  order by f.segment;
end;

/* The potential of an enrollment's area and segment nearest in time to a day, or to the day looked at where none is given; none of later than that. */
create function potential_near(scope enrollment, kind potential_kind, near date, out quantity quantity, out as_of_day date) returns setof record stable
begin atomic
  select c.quantity, c.as_of_day from (
    -- The nearest before and after, one look into the index each: how many years are known does not matter.
    (select q.quantity, q.as_of_day, q.id, 1 as stated from potential_current q
      where q.area_id = (scope).area_id and q.segment = (scope).segment and q.kind = potential_near.kind and (q.quantity).unit = 'WORKERS'
        and q.as_of_day <= coalesce(near, (scope).until)
      order by q.segment desc, q.kind desc, q.as_of_day desc, q.id desc limit 1)
    union all
    (select q.quantity, q.as_of_day, q.id, 1 from potential_current q
      where q.area_id = (scope).area_id and q.segment = (scope).segment and q.kind = potential_near.kind and (q.quantity).unit = 'WORKERS'
        and q.as_of_day > near and q.as_of_day <= (scope).until
      order by q.segment, q.kind, q.as_of_day, q.id desc limit 1)
    union all
    -- For ALL also a whole division of one source summed, as with participants.
    select total(q.quantity order by q.segment), q.as_of_day, max(q.id), 0 from potential_current q
    where (scope).segment = 'ALL' and q.area_id = (scope).area_id and q.segment in ('FORMAL', 'INFORMAL', 'PU', 'BPU', 'JAKON') and q.kind = potential_near.kind
      and (q.quantity).unit = 'WORKERS' and q.as_of_day <= (scope).until
    group by q.source_id, q.as_of_day having is_whole(array_agg(q.segment order by q.segment))) c
  order by abs(c.as_of_day - coalesce(near, (scope).until)), c.stated desc, c.id desc limit 1;
end;
/* Participants, the potential nearest to them, and what both make as a whole: UNENROLLED and ADDRESSABLE are taken as what is left and added to the participants. */
create function coverage_inputs(scope enrollment, denominator potential_kind, out participants quantity, out participants_day date, out doubts figure_flag[],
  out potential quantity, out potential_day date, out whole quantity) returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.flags, p.quantity, p.as_of_day, case when denominator in ('UNENROLLED', 'ADDRESSABLE') then plus(e.quantity, p.quantity) else p.quantity end
  from (select 1) always
  left join lateral last_enrolled(scope, 'PARTICIPANTS') e on true
  left join lateral potential_near(scope, denominator, e.as_of_day) p on true;
end;
create function coverage_from(participants quantity, participants_day date, doubts figure_flag[], potential quantity, potential_day date, whole quantity,
  denominator potential_kind) returns ratio stable
  return case
    when participants is null then no_ratio('NO_FIGURE', 'No number of participants is known for this area, segment and day.', null, null)
    when potential is null then no_ratio('NO_DENOMINATOR', 'No potential of this kind is known for this area and segment up to this day.', participants, null)
    when abs(potential_day - participants_day) > 366 then no_ratio('NO_DENOMINATOR',
      'The nearest potential of this kind is of ' || to_char(potential_day, 'YYYY-MM-DD') || ', more than a year from the figure of ' || to_char(participants_day, 'YYYY-MM-DD') || '.', participants, null)
    else ratio_of(participants, coalesce(whole, potential), array_remove(array[
      case when denominator in ('UNENROLLED', 'ADDRESSABLE') then 'POTENTIAL_TAKEN_AS_REMAINDER' end,
      case when month_of(potential_day) <> month_of(participants_day) then 'DATES_DIFFER' end,
      case when 'AMBIGUOUS' = any(doubts) then 'AMBIGUOUS_INPUT' end,
      case when low_of(participants) > high_of(whole) then 'DENOMINATOR_SUSPECT' end]::ratio_flag[], null)) end;
create function coverage_of(scope enrollment, denominator potential_kind) returns setof ratio stable
begin atomic
  select (r.coverage).* from (
    select coverage_from(i.participants, i.participants_day, i.doubts, i.potential, i.potential_day, i.whole, denominator) as coverage from coverage_inputs(scope, denominator) i offset 0) r;
end;

/* Local governments below an area that a sum over it would need. An office that lies in a province brings it none, and a
   branch has those of its own working area: a pioneer branch's belong to the pioneer. */
create function local_governments_below(area_id bigint, at date) returns setof area stable
begin atomic
  select a.* from area a
  where a.kind in ('REGENCY', 'CITY') and a.valid @> local_governments_below.at
    and exists (select from area_within w where w.ancestor_id = local_governments_below.area_id and w.descendant_id = a.id and w.valid @> local_governments_below.at
      and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}');
end;
/* What an enrollment would be of a part of its area in its very month: a sum adds up what is true of one month only. */
create function of_month(area_id bigint, scope enrollment, measure measure, out quantity quantity, out as_of_day date, out flags figure_flag[], out figures bigint[]) returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.flags, e.figures
  from last_enrolled(row(of_month.area_id, (scope).segment, (scope).basis, (scope).until)::enrollment, of_month.measure, month_of((scope).until)) e
  where not (e.quantity is null);
end;
/* The unit a measure is counted in; in a market who takes part is a trader. */
create function unit_of(measure measure, kind area_kind default null) returns unit immutable
  return case measure when 'EMPLOYERS' then 'EMPLOYERS' when 'COVERAGE' then 'PERCENT' when 'MARKETS' then 'MARKETS' else case kind when 'MARKET' then 'TRADERS' else 'WORKERS' end end::unit;
