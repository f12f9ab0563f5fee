-- Where targets stand, under every reading that their words allow.
/* Months from a day to the first day after a period: 5 from the end of July to the end of the year; a part of a month by its days. */
create function months_until(as_of date, period_end date) returns numeric immutable
  return (select extract(year from d) * 12 + extract(month from d) + extract(day from d) / 30.0 from age(period_end, as_of + 1) d);
create function a_month(unit unit) returns unit immutable return case unit when 'WORKERS' then 'WORKERS_PER_MONTH' when 'EMPLOYERS' then 'EMPLOYERS_PER_MONTH' end::unit;

/* A target under one reading of its words: what there was, what is wanted, what there is. */
create type target_reading as (target_id bigint, reading interpretation, baseline quantity, wanted quantity, actual quantity, gap quantity, achieved ratio,
  pace quantity, required_pace quantity, projected_date date, status progress_status, reason text);
comment on column target_reading.reading is 'The reading. @notNull';
comment on column target_reading.achieved is 'What there is over what is wanted. @notNull';
comment on column target_reading.status is 'Where it stands. @notNull';
comment on column target_reading.reason is 'The rule in words. @notNull';
/* What a reading comes to. On track is who does not go slower, on average over the period up to now, than the rest needs. */
create function reading_of(target target, reading interpretation, baseline quantity, wanted quantity, actual quantity, as_of date, pace quantity, at date,
  missing_code not_computable_code, missing text) returns target_reading stable
  return (select case when missing is not null then row((target).id, reading, baseline, wanted, actual, null, no_ratio(missing_code, missing, actual, wanted), null, null, null, 'NOT_COMPUTABLE', missing)::target_reading
    else row((target).id, reading, baseline, wanted, actual, case when low_of(c.gap) < 0 then row(0, null, null, (c.gap).unit, (c.gap).precision)::quantity else c.gap end,
      ratio_of(actual, wanted), pace, c.needed, case when (c.gap).value > 0 and (pace).value > 0 then as_of + ceil((c.gap).value / (pace).value * 30.4375)::int end,
      (case when (c.gap).value <= 0 then 'ACHIEVED' when c.over and as_of < upper((target).period) - 1 then 'NOT_COMPUTABLE' when c.over then 'MISSED'
        when pace is null or c.needed is null then 'NOT_COMPUTABLE' when (pace).value >= (c.needed).value then 'ON_TRACK' else 'BEHIND' end)::progress_status,
      case when (c.gap).value <= 0 then 'What is wanted was reached by ' || as_of || '.' when c.over and as_of < upper((target).period) - 1 then 'The last number is of ' || as_of || '; how the period ended is not known.'
        when c.over then 'The period is over, and the number of its end is below what was wanted.'
        when pace is null then 'Not reached by ' || as_of || '; one number in the period says nothing of the pace.'
        else 'Up to ' || as_of || ' ' || round((pace).value, 1) || ' a month on average; ' || round((c.needed).value, 1) || ' a month are needed to the end.' end)::target_reading end
    from (select g.gap, at >= upper((target).period) as over,
        case when (g.gap).value > 0 and as_of < upper((target).period) - 1 and a_month((g.gap).unit) is not null
          then times(g.gap, 1 / months_until(as_of, upper((target).period)), a_month((g.gap).unit)) end as needed
      from (select minus(wanted, actual) as gap) g) c);

/* Every reading that a target's words allow (article.md A1: 60,293 still to come, or in the whole year).
   REMAINING      to be added to the stock known when it was said
   WHOLE_PERIOD   gross additions reported from the first day on; else to be added to the stock on the day before it
   LITERAL        a stock or coverage to be reached */
create function readings_of(target_id bigint, at date) returns setof target_reading stable
begin atomic
  with t as (select t.*, (lower(t.known) at time zone zone_of(t.area_id))::date as said_on from target_current t where t.id = readings_of.target_id),
  stock as (select f.* from t join figure_current f on f.area_id = t.area_id and f.segment = t.segment and f.preferred and f.as_of_day <= readings_of.at
    and f.measure = case t.kind when 'COVERAGE' then 'COVERAGE' else t.measure end)
  select r.* from t cross join lateral (
    select p.* from (select 1) always
      left join lateral (select s.* from stock s where s.as_of_day <= t.said_on and s.as_of_day >= lower(t.period) - 366 order by s.as_of_day desc, s.basis limit 1) base on true
      left join lateral (select s.* from stock s where s.basis = base.basis and s.as_of_day >= base.as_of_day order by s.as_of_day desc limit 1) last on true
      left join lateral (select s.* from stock s where s.basis = base.basis and s.as_of_day >= lower(t.period) - 1 and s.as_of_day < last.as_of_day order by s.as_of_day limit 1) first on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'REMAINING', base.quantity, plus(base.quantity, t.quantity), last.quantity, last.as_of_day,
        case when a_month((last.quantity).unit) is not null then times(minus(last.quantity, first.quantity), 1 / nullif(months_until(first.as_of_day, last.as_of_day + 1), 0), a_month((last.quantity).unit)) end, readings_of.at,
        'NO_BASELINE', case when base.id is null then 'What there was when it was said is not known.' end) p
      where t.kind = 'ADDITION' and t.interpretation in ('REMAINING', 'UNCLEAR')
    union all
    select p.* from (select 1) always
      left join lateral (select f.* from figure_current f where f.area_id = t.area_id and f.segment = t.segment and f.measure = 'JOINED' and t.measure = 'PARTICIPANTS'
        and (f.as_of).first_day = lower(t.period) and f.as_of_day <@ t.period and f.as_of_day <= readings_of.at and f.preferred and (f.quantity).value is not null
        order by f.as_of_day desc limit 1) joined on true
      left join lateral (select s.* from stock s where s.as_of_day = lower(t.period) - 1 and joined.id is null order by s.basis limit 1) base on true
      left join lateral (select s.* from stock s where s.basis = base.basis and s.as_of_day > base.as_of_day order by s.as_of_day desc limit 1) last on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'WHOLE_PERIOD', base.quantity,
        case when joined.id is not null then t.quantity else plus(base.quantity, t.quantity) end, coalesce(joined.quantity, last.quantity), coalesce(joined.as_of_day, last.as_of_day),
        case when joined.id is not null then times(joined.quantity, 1 / nullif(months_until(lower(t.period) - 1, joined.as_of_day + 1), 0), a_month((joined.quantity).unit))
          when a_month((last.quantity).unit) is not null then times(minus(last.quantity, base.quantity), 1 / nullif(months_until(base.as_of_day, last.as_of_day + 1), 0), a_month((last.quantity).unit)) end, readings_of.at,
        'NO_BASELINE', case when joined.id is null and base.id is null then 'No additions are reported from the start of the period on, and the stock at its start is not known.'
          when joined.id is null and last.id is null then 'No number is known since the period began.' end) p
      where t.kind = 'ADDITION' and t.interpretation in ('WHOLE_PERIOD', 'UNCLEAR')
    union all
    select p.* from (select 1) always
      left join lateral (select s.* from stock s where s.as_of_day >= lower(t.period) - 1 order by s.as_of_day desc, s.basis limit 1) last on true
      left join lateral (select s.* from stock s where s.basis = last.basis and s.as_of_day >= lower(t.period) - 1 and s.as_of_day < last.as_of_day order by s.as_of_day limit 1) first on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'LITERAL', first.quantity, t.quantity, last.quantity, last.as_of_day,
        case when a_month((last.quantity).unit) is not null then times(minus(last.quantity, first.quantity), 1 / nullif(months_until(first.as_of_day, last.as_of_day + 1), 0), a_month((last.quantity).unit)) end, readings_of.at,
        'NO_FIGURE', case when last.id is null then 'No number of this kind is known in the period.' end) p
      where t.kind in ('STOCK', 'COVERAGE')
    union all
    select p.* from reading_of((select x from target x where x.id = t.id), 'LITERAL', null, t.quantity, null, null, null, readings_of.at,
      'NOT_YET_SUPPORTED', 'The target is per branch: see each branch''s market target.') p
      where t.kind = 'MARKETS') r
  order by r.reading;
end;

create type target_progress as (target_id bigint, actual quantity, gap quantity, achieved ratio, pace quantity, required_pace quantity, projected_date date, status progress_status, reason text);
comment on column target_progress.achieved is 'Actual over target. @notNull';
comment on column target_progress.status is 'Where it stands. @notNull';
comment on column target_progress.reason is 'The rule in words. @notNull';
/* Where a target stands: its one reading; where its words have two, neither is chosen for the reader. */
create function progress_of(target_id bigint, at date) returns setof target_progress stable
begin atomic
  select t.id, r.actual, r.gap, coalesce(r.achieved, u.ratio), r.pace, r.required_pace, r.projected_date, coalesce(r.status, 'NOT_COMPUTABLE'), coalesce(r.reason, ((u.ratio).not_computable).reason)
  from target_current t
  cross join lateral (select no_ratio('UNCLEAR_TARGET', 'The words can be read in two ways: still to be added, or to be added in the whole period. `readings` has where it stands under each.', null, t.quantity) as ratio) u
  left join lateral (select x.* from readings_of(t.id, progress_of.at) x where not (t.kind = 'ADDITION' and t.interpretation = 'UNCLEAR')) r on true
  where t.id = progress_of.target_id;
end;

/* Targets whose period holds the day an enrollment looks at, each with where it stands: for its segment, or for ALL of every segment. */
create function enrollment_targets(scope enrollment) returns setof target_progress stable
begin atomic
  select p.* from target_current t cross join lateral progress_of(t.id, (scope).until) p
  where t.area_id = (scope).area_id and t.period @> (scope).until and ((scope).segment = 'ALL' or t.segment = (scope).segment);
end;

call settle_routines();
