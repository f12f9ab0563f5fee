-- Targets: what was to be reached, in whose plan, and where it stands under every reading that its words allow.

/* Every version of a target known by the moment looked at, with its number as it is counted. */
create view target_stated with (security_invoker = true) as
  select id, area_id, segment, measure, kind,
    with_provenance(quantity, null, null, null, array[source_id]) as quantity, period, basis, issuer, instrument,
    interpretation, source_id, note, previous_id, known, holds_from, attribution
  from target where lower(known) <= known_at();

create view target_current with (security_invoker = true) as select * from target_stated where is_current(known);

/* A target under one reading of its words: what there was, what is wanted, what there is. */
create type target_reading as (
  target_id bigint,
  reading interpretation,
  baseline quantity,
  wanted quantity,
  actual quantity,
  gap quantity,
  achieved ratio,
  pace quantity,
  required_pace quantity,
  projected_date date,
  status progress_status,
  reasons sentence[],
  figures bigint[]
);

create type target_progress as (
  target_id bigint,
  actual quantity,
  gap quantity,
  achieved ratio,
  pace quantity,
  required_pace quantity,
  projected_date date,
  status progress_status,
  reasons sentence[],
  figures bigint[]
);

/* The version of a target that is in force on a day: itself, or where it holds in place of another only from a later
   day on, that other one. */
create function target_in_force(target_id bigint, at date) returns bigint
language plpgsql stable set search_path from current as $$
declare
  replaced bigint;
begin
  select t.previous_id into replaced from target t
  where t.id = target_in_force.target_id and t.holds_from > target_in_force.at;
  if not found then return target_in_force.target_id; end if;
  return target_in_force(replaced, target_in_force.at);
end $$;

/* The version that holds in place of a target on a day, and since when; none where the target itself still holds. It is
   plpgsql, so that statements are not planned with it: mostly a target is known still (`known`), and none is. */
create function replaced_by(target_id bigint, known tstzrange, at date, out id bigint, out since date)
returns setof record rows 1 language plpgsql stable set search_path from current as $$
begin
  if is_current(replaced_by.known) then return; end if;
  return query
  select r.id, coalesce(r.holds_from, lower(r.period))
  from target_stated r
  where r.previous_id = replaced_by.target_id and (r.holds_from is null or r.holds_from <= replaced_by.at);
end $$;

/* What there is over what a target wanted that another one holds in place of: only that one says. */
create function ratio_of_replaced(wanted quantity, by_target bigint, since date) returns ratio immutable
  return no_ratio('TARGET_REPLACED',
    said('TARGET_REPLACED', 'day', since::text, 'target', 'Target:' || by_target), null, wanted);

/* The targets of an area; of a day, each in the version in force on it. */
create function targets_of(area_id bigint, at date) returns setof target_row stable
begin atomic
  select t.*
  from target_current c
    -- "offset 0": looked up by its key. Joined, all targets would be read, as row-level security is asked first.
    cross join lateral (
      select v.* from target_row v
      where v.id = case when targets_of.at is null then c.id else target_in_force(c.id, targets_of.at) end
      offset 0) t
  where c.area_id = targets_of.area_id;
end;

/* Where a target stands: as its one reading says. Where its words have two readings, none is chosen for the reader. Of
   one that another holds in place of by then, only that one says where it stands. */
create function progress_of(target_id bigint, at date) returns setof target_progress stable
begin atomic
  select t.id, r.actual, r.gap, coalesce(r.achieved, unclear.ratio), r.pace, r.required_pace, r.projected_date,
    coalesce(r.status, 'NOT_COMPUTABLE'), coalesce(r.reasons, array[((unclear.ratio).not_computable).reason]),
    r.figures
  -- "offset 0": looked up by its key, as in targets_of.
  from (
    select v.* from target_stated v where v.id = target_in_force(progress_of.target_id, progress_of.at) offset 0) t
    left join lateral replaced_by(t.id, t.known, progress_of.at) later on true
    cross join lateral (
      select case
        when later.id is null then no_ratio('UNCLEAR_TARGET', said('TARGET_OF_TWO_READINGS'), null, t.quantity)
        else ratio_of_replaced(t.quantity, later.id, later.since) end as ratio) unclear
    -- Where there are two readings, those of no target are asked for: with a condition on what comes out, both would be
    -- worked out first.
    left join lateral readings_of(
      case when t.kind = 'ADDITION' and t.interpretation = 'UNCLEAR' then null else t.id end, progress_of.at) r on true;
end;

/* Every reading that a target's words allow. In the founding article 60,293 workers are to be added in 2014: on top of
   what there was in July, or in the whole year?
   REMAINING      a stock to come to: so many more than were known when it was said; where it is only known to have been
                  said after its period, than on the day before the period
   WHOLE_PERIOD   gross additions reported from the first day on; else, or where by a later day that is enough, what the
                  growth of the stock since the day before says of them (see added_by_growth)
   LITERAL        a stock, a coverage or a number of markets to be reached
   A stock or a coverage is meant for the end of the period: what was reached in June may be lost by December. What was
   added stays added.
   Numbers that count a worker elsewhere than the target does say nothing of it; those of one reading count alike. Of a
   target that another holds in place of by then no reading says anything but that. */
create function readings_of(target_id bigint, at date) returns setof target_reading stable
begin atomic
  with subject as (
    select t.*,
      case when said.on_day < upper(t.period) then said.on_day else lower(t.period) - 1 end as last_baseline_day
    from target_stated t
      join source o on o.id = t.source_id
      cross join lateral (
        select least((o.published).first_day, (lower(t.known) at time zone zone_of(t.area_id))::date) as on_day) said
    where t.id = target_in_force(readings_of.target_id, readings_of.at)),
  stock as (
    select s.*,
      -- Among those of one day: what is reported before what is summed, active before registered, a day before a month.
      row_number() over (order by s.is_sum, s.basis, (s.as_of).first_day desc, s.id desc) as place
    from (
      -- A sum over parts, which is no figure, has the id 0.
      select coalesce(n.figure_id, 0) as id, n.as_of, n.as_of_day, n.basis, n.quantity, n.flags, n.attribution,
        n.figure_id is null as is_sum, n.figures
      from subject t
        cross join lateral numbers_of(
          row(t.area_id, t.segment, null, least(readings_of.at, upper(t.period) - 1))::enrollment,
          case t.kind when 'COVERAGE' then 'COVERAGE' else t.measure end, lower(t.period) - 366) n
      where are_attributed_alike(n.attribution, t.attribution)
      union all
      -- Of ALL also a whole division, as everywhere.
      select -d.figures[1], d.as_of, (d.as_of).last_day, d.basis, d.total, d.flags, d.attribution, true, d.figures
      from subject t
        cross join lateral divisions(row(t.area_id, 'ALL', null, null)::enrollment, t.measure,
          lower(t.period) - 366, least(readings_of.at, upper(t.period) - 1)) d
      where t.segment = 'ALL' and t.kind <> 'COVERAGE' and not (d.total is null)
        and are_attributed_alike(d.attribution, t.attribution)) s),
  remaining as (
    select r.*
    from subject t
      left join lateral (
        select s.* from stock s
        where s.as_of_day between lower(t.period) - 366 and t.last_baseline_day
        order by s.as_of_day desc, s.place limit 1) baseline on true
      left join lateral (
        select s.* from stock s
        where s.basis = baseline.basis and s.attribution = baseline.attribution and s.as_of_day >= baseline.as_of_day
        order by s.as_of_day desc, s.place limit 1) latest on true
      left join lateral (
        select s.* from stock s
        where s.basis = baseline.basis and s.attribution = baseline.attribution and s.as_of_day >= lower(t.period) - 1
          and s.as_of_day < latest.as_of_day
        order by s.as_of_day, s.place limit 1) earliest on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'REMAINING',
        baseline.quantity, plus(baseline.quantity, t.quantity), latest.quantity, latest.as_of_day,
        pace_between(earliest.quantity, earliest.as_of_day, latest.quantity, latest.as_of_day), readings_of.at,
        'NO_BASELINE', case when baseline.id is null then said('BASELINE_UNKNOWN') end,
        baseline.flags || latest.flags, true, baseline.figures || latest.figures,
        by_rivals(latest.quantity, latest.flags, latest.figures)) r
    where t.kind = 'ADDITION' and t.interpretation in ('REMAINING', 'UNCLEAR')),
  -- What is reported to have joined; and what the stock has grown by, which is at least what was added.
  added as materialized (
    select t.*, joined.quantity as joined, joined.as_of_day as joined_day, joined.flags as joined_flags,
      baseline.quantity as before, baseline.as_of_day as before_day, latest.quantity as after,
      latest.as_of_day as after_day, latest.basis as stock_basis,
      joined.figures as joined_figures,
      baseline.flags || latest.flags as stock_flags, baseline.figures || latest.figures as stock_figures,
      against.quantity as against, against.as_of_day as against_day, against.flags as against_flags,
      against.figures as against_figures,
      growth.quantity as growth, at_joined.growth as growth_at_joined,
      joined.as_of_day is null
        or latest.as_of_day > joined.as_of_day and is_reached(growth.quantity, t.quantity)
          and not is_reached(joined.quantity, t.quantity) as is_by_growth,
      (low_of(at_joined.growth) > highest_of(joined.quantity)) is true as is_joined_too_low,
      against.as_of_day is not null as is_against
    from subject t
      left join lateral (
        select a.* from additions_since(t.area_id, t.segment, t.period, readings_of.at,
          coalesce((t.quantity).high, (t.quantity).value), t.attribution) a
        where t.measure = 'PARTICIPANTS') joined on true
      left join lateral additions_against(
        t.area_id, t.segment, t.period, (joined.quantity).basis, joined.of_whom, joined.quantity, joined.as_of_day)
        against on true
      left join lateral (
        select s.* from stock s
        where s.as_of_day = lower(t.period) - 1
        order by s.place limit 1) baseline on true
      left join lateral (
        select s.* from stock s
        where s.basis = baseline.basis and s.attribution = baseline.attribution and s.as_of_day > baseline.as_of_day
        order by s.as_of_day desc, s.place limit 1) latest on true
      cross join lateral (
        select added_by_growth(baseline.quantity, latest.quantity, latest.basis) as quantity offset 0) growth
      -- As far as rounding leaves it sure, up to the day of those who joined.
      left join lateral (
        select added_by_growth(meant_by(baseline.quantity), meant_by(s.quantity), s.basis) as growth
        from stock s
        where s.basis = baseline.basis and s.attribution = baseline.attribution
          and s.as_of_day > baseline.as_of_day and s.as_of_day <= joined.as_of_day
        order by s.as_of_day desc, s.place limit 1) at_joined on true
    where t.kind = 'ADDITION' and t.interpretation in ('WHOLE_PERIOD', 'UNCLEAR')),
  whole_period as (
    select r.target_id, r.reading, r.baseline, r.wanted, r.actual,
      case when not doubt.is_open then r.gap end, r.achieved,
      case when not doubt.is_open then r.pace end,
      case when not doubt.is_open then r.required_pace end,
      case when not doubt.is_open then r.projected_date end,
      -- A pace says nothing of months of which nothing is known. Only if what is known is enough for these, too, it is
      -- on track.
      case
        when doubt.is_open then 'NOT_COMPUTABLE'
        when cardinality(known.missing) > 0 and (r.status = 'BEHIND' or r.status = 'ON_TRACK'
          and (greatest(known.at_least, low_of(t.joined)) / months_until(lower(t.period) - 1, known.through + 1)
            >= highest_of(threshold_of(t.quantity)) / months_until(lower(t.period) - 1, upper(t.period))) is not true)
        then 'NOT_COMPUTABLE' else r.status end::progress_status,
      case
        when doubt.is_open then '{}'
        when (r.reasons[1]).code = 'OWED_HAS_NO_LOWER_END' and t.is_by_growth
        then array[said('GROWTH_IS_LEAST_ADDED', 'day', t.after_day::text,
          'growth', trim_scale(low_of(t.growth))::text)]
        else r.reasons end
      || case when t.is_joined_too_low
        then array[said('JOINED_BELOW_GROWTH', 'day', t.joined_day::text, 'joined', as_parameter(t.joined),
          'growth', trim_scale(low_of(t.growth_at_joined))::text)] else '{}' end
      || case when t.is_against
        then array[said('ADDITIONS_DISAGREE', 'day', t.joined_day::text, 'joined', as_parameter(t.joined),
          'other_day', t.against_day::text, 'others', as_parameter(t.against))] else '{}' end
      || case when cardinality(known.missing) > 0
        then array[said('ADDITIONS_MISSING', 'months', array_to_string(known.missing, ', '))] else '{}' end,
      r.figures
    from added t
      left join lateral months_without_additions(
        t.area_id, t.segment, t.period, readings_of.at, t.attribution, t.joined_day) known
        on t.measure = 'PARTICIPANTS'
      cross join lateral reading_of((select x from target x where x.id = t.id), 'WHOLE_PERIOD',
        case when t.is_by_growth or t.is_joined_too_low then t.before end, t.quantity,
        case when t.is_by_growth then t.growth else t.joined end,
        case when t.is_by_growth then t.after_day else t.joined_day end,
        case when t.is_by_growth then per_month(t.growth, months_until(t.before_day, t.after_day + 1))
          else per_month(t.joined, months_until(lower(t.period) - 1, t.joined_day + 1)) end,
        readings_of.at,
        case when t.before is null then 'NO_BASELINE' else 'NO_FIGURE' end::not_computable_code,
        case
          when t.joined_day is null and t.before is null
            then said('NEITHER_ADDITIONS_NOR_STOCK')
          when t.joined_day is null and t.after is null
            then said('NO_NUMBER_SINCE_START')
          when t.joined_day is null and t.growth is null and t.stock_basis = 'REGISTERED'
            then said('REGISTERED_STOCK_FELL', 'day', t.after_day::text)
          when t.joined_day is null and t.growth is null
            then said('STOCK_HAS_NOT_GROWN', 'day', t.after_day::text) end,
        t.joined_flags || case when t.is_by_growth or t.is_joined_too_low then t.stock_flags else '{}' end
          || case when t.is_against then t.against_flags else '{}' end
          || case when t.is_joined_too_low or t.is_against then '{DOES_NOT_ADD_UP}' else '{}' end::figure_flag[],
        figures => t.joined_figures
          || case when t.is_by_growth or t.is_joined_too_low then t.stock_figures else '{}' end
          || case when t.is_against then t.against_figures else '{}' end) r
      -- Where fewer are said to have joined than the stock has grown by, or than otherwise are said to have joined, one
      -- of the two is wrong: only what both say of the target is sure.
      cross join lateral (
        select t.is_joined_too_low and not is_reached(t.joined, t.quantity)
          or t.is_against and not (is_reached(t.joined, t.quantity) and is_reached(t.against, t.quantity))
            and not (t.against_day = t.joined_day and t.joined_day = upper(t.period) - 1
              and is_surely_short(minus(t.quantity, t.joined), t.joined, t.quantity)
              and is_surely_short(minus(t.quantity, t.against), t.against, t.quantity)) as is_open offset 0) doubt),
  literal as (
    select r.*
    from subject t
      left join lateral (
        select s.* from stock s
        where s.as_of_day >= lower(t.period) - 1
          -- As everywhere where no basis is asked for: see gives_way_to_active.
          and (s.basis <> 'REGISTERED' or not exists (
            select from stock a
            where a.basis = 'ACTIVE' and a.as_of_day between first_comparable(s.as_of_day) and s.as_of_day))
        order by s.as_of_day desc, s.place limit 1) latest on true
      left join lateral (
        select s.* from stock s
        where s.basis = latest.basis and s.attribution = latest.attribution and s.as_of_day >= lower(t.period) - 1
          and s.as_of_day < latest.as_of_day
        order by s.as_of_day, s.place limit 1) earliest on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'LITERAL',
        earliest.quantity, t.quantity, latest.quantity, latest.as_of_day,
        pace_between(earliest.quantity, earliest.as_of_day, latest.quantity, latest.as_of_day), readings_of.at,
        'NO_FIGURE', case when latest.id is null then said('NO_NUMBER_IN_PERIOD') end,
        latest.flags || case
          when basis_before(row(t.area_id, t.segment, null, null)::enrollment, t.measure, latest.quantity) is not null
          then '{BASIS_CHANGES}' else '{}' end::figure_flag[],
        true, latest.figures, by_rivals(latest.quantity, latest.flags, latest.figures)) r
    where t.kind in ('STOCK', 'COVERAGE')),
  markets as (
    select r.*
    from subject t
      cross join lateral markets_reading_of((select x from target x where x.id = t.id), readings_of.at) r
    where t.kind = 'MARKETS')
  select r.target_id, r.reading,
    case when later.id is null then r.baseline end,
    r.wanted,
    case when later.id is null then r.actual end,
    case when later.id is null then r.gap end,
    case when later.id is null then r.achieved else ratio_of_replaced(r.wanted, later.id, later.since) end,
    case when later.id is null then r.pace end,
    case when later.id is null then r.required_pace end,
    case when later.id is null then r.projected_date end,
    case when later.id is null then r.status else 'NOT_COMPUTABLE' end,
    case when later.id is null then r.reasons
      else array[((ratio_of_replaced(r.wanted, later.id, later.since)).not_computable).reason] end,
    case when later.id is null then r.figures end
  from (
    select * from remaining
    union all select * from whole_period
    union all select * from literal
    union all select * from markets) r
  left join subject s on s.id = r.target_id
  left join lateral replaced_by(s.id, s.known, readings_of.at) later on true
  order by r.reading;
end;

/* Do a number and a target count a worker in one place, as far as they say? */
create function are_attributed_alike(number attribution, target attribution) returns boolean immutable
  return number = target or 'UNSAID' in (number, target);

/* Why the numbers of a target's area and period say nothing of it: the last of them counts a worker elsewhere. Null
   where none does. It is plpgsql, so that it is not planned with each statement. */
create function why_counted_elsewhere(target target, at date) returns sentence
language plpgsql stable set search_path from current as $$
begin
  if (target).attribution = 'UNSAID' then return null; end if;
  return (
    select said('NUMBERS_COUNT_ELSEWHERE', 'target', (target).attribution::text, 'numbers', n.attribution::text)
    from unnest(
      case (target).kind when 'ADDITION' then array[(target).measure, 'JOINED'] else array[(target).measure] end)
      of_measure(measure)
    cross join lateral numbers_of(
      row((target).area_id, (target).segment, null, least(why_counted_elsewhere.at, upper((target).period) - 1))
        ::enrollment,
      of_measure.measure, lower((target).period) - 1) n
    where not are_attributed_alike(n.attribution, (target).attribution)
    order by n.as_of_day desc limit 1);
end $$;

/* A pace as the parameter of a sentence: whole, and below ten with a decimal. */
create function pace_as_parameter(pace quantity) returns text immutable
  return as_parameter(pace, case when abs(low_of(pace)) >= 10 then 0 else 1 end);

/* A reading, from the numbers that it compares: `baseline` is what there was, `actual` what there is by `as_of`, the
   last day known up to `at`, and `pace` what was added a month up to then. Where `missing_reason` says what is not
   known, nothing is worked out; the reason may also be that what is known counts a worker elsewhere.
   A target is ON_TRACK where the pace up to now, on average over the period, is not below the one that the rest of the
   period needs. Where it `means_end`, what is reached before is REACHED_SO_FAR, and once the period is over only the
   number of its end counts. An approximate number decides nothing within its rounding. The status stands by the number
   that is shown; where by those of other sources it may be another (`actual_by_rivals`), the reasons say so.
   Each step ends in `offset 0`, which keeps PostgreSQL from working out its columns again wherever they are used. */
create function reading_of(
  target target, reading interpretation, baseline quantity, wanted quantity, actual quantity, as_of date,
  pace quantity, at date, missing_code not_computable_code, missing_reason sentence, doubts figure_flag[] default '{}',
  means_end boolean default false, figures bigint[] default '{}', actual_by_rivals quantity default null)
returns setof target_reading stable
begin atomic
  with compared as (
    select minus(wanted, actual) as gap, is_reached(actual, wanted) as is_reached,
      upper((target).period) as period_end offset 0),
  judged as (
    select c.gap, c.is_reached, c.period_end,
      is_surely_short(c.gap, actual, wanted) as is_short,
      (at >= c.period_end or as_of >= c.period_end - 1) is true as is_over,
      as_of < c.period_end - 1 as has_days_left,
      not (actual_by_rivals is null) and (
        c.is_reached and not is_reached(actual_by_rivals, wanted)
        or is_surely_short(c.gap, actual, wanted) and not is_surely_short(c.gap, actual_by_rivals, wanted))
        as is_disputed
    from compared c offset 0),
  timed as (
    select j.*,
      case when j.is_short and j.has_days_left and not j.is_over then months_until(as_of, j.period_end) end
        as months_left,
      means_end and j.has_days_left as is_before_end
    from judged j offset 0),
  paced as (
    select t.*, with_digits_of_range(per_month(t.gap, t.months_left), t.required_pace_meant) as required_pace
    from (
      select t.*,
        per_month(minus(meant_by(threshold_of(wanted)), meant_by(actual)), t.months_left) as required_pace_meant
      from timed t offset 0) t
    offset 0)
  select (target).id, reading, baseline, wanted, actual,
    case when p.is_reached then nothing_owed(wanted, actual) else floored_at_zero(p.gap) end,
    ratio_in_sure_digits(
      ratio_of(actual, threshold_of(wanted), input_flags(doubts), coalesce(figures, '{}')),
      coalesce(actual_by_rivals, meant_if_rounded(actual)), meant_if_rounded(threshold_of(wanted))),
    pace, p.required_pace,
    case when not p.is_over then day_reached(low_of(p.gap), (pace).value, as_of, p.period_end) end,
    case
      when p.is_reached and p.is_before_end
        then case when p.is_over then 'NOT_COMPUTABLE' else 'REACHED_SO_FAR' end
      when p.is_reached then 'ACHIEVED'
      when not p.is_short or p.is_over and p.has_days_left then 'NOT_COMPUTABLE'
      when p.is_over then 'MISSED'
      when lowest_of(pace) >= high_of(p.required_pace_meant) then 'ON_TRACK'
      when highest_of(pace) < low_of(p.required_pace_meant) then 'BEHIND'
      else 'NOT_COMPUTABLE' end::progress_status,
    array[case
      when p.is_reached and p.is_before_end and p.is_over
        then said('REACHED_BUT_END_UNKNOWN', 'day', as_of::text)
      when p.is_reached and p.is_before_end then said('REACHED_SO_FAR', 'day', as_of::text)
      when p.is_reached then said('TARGET_REACHED', 'day', as_of::text)
      when p.gap is null
        then coalesce((why_incomparable(actual, wanted)).reason, said('OWED_HAS_NO_LOWER_END'))
      when not p.is_short then said('PERHAPS_REACHED', 'day', as_of::text)
      when p.is_over and p.has_days_left
        then said('END_OF_PERIOD_UNKNOWN', 'day', as_of::text)
      when p.is_over then said('TARGET_MISSED')
      when pace is null
        then said('PACE_UNKNOWN', 'day', as_of::text)
      when p.period_end is null
        then said('END_UNKNOWN', 'day', as_of::text)
      when p.required_pace is null
        then said('PACE_NOT_BY_MONTH', 'day', as_of::text)
      else said('PACE_AND_NEED', 'day', as_of::text,
        'pace', pace_as_parameter(pace), 'needed', pace_as_parameter(p.required_pace),
        'unit', (pace).unit::text) end]
      || case when p.is_disputed then array[said('RIVALS_TURN_TARGET')] else '{}' end,
    figures
  from paced p
  where missing_reason is null
  union all
  select (target).id, reading, baseline, wanted, actual,
    null, no_ratio(why.code, why.reason, actual, wanted), null, null, null, 'NOT_COMPUTABLE', array[why.reason],
    figures
  from (
    select coalesce(elsewhere.reason, missing_reason) as reason,
      case when elsewhere.reason is null then missing_code else 'ATTRIBUTION_DIFFERS' end::not_computable_code as code
    from (select why_counted_elsewhere(target, at) as reason where missing_reason is not null) elsewhere
    offset 0) why;
end;

/* Is what is wanted surely there? Where "at least 100" is wanted it takes 100, for "more than 100" more than 100, for
   "100 to 120" 120, for "about 100" the highest that may be meant by it. Where several numbers may be meant by what
   there is, the lowest has to reach that. */
create function is_reached(actual quantity, wanted quantity) returns boolean immutable
  return (
    (actual).unit = (wanted).unit and is_comparable(actual, wanted)
    and case
      when (wanted).precision = 'MORE_THAN' and (actual).precision <> 'MORE_THAN'
        then lowest_of(actual) > (wanted).value
      else lowest_of(actual) >= highest_of(threshold_of(wanted)) end) is true;

/* Is something surely owed? So it is where the most that may be there is below the least that may be wanted, and where
   more than 100 is wanted and there are 100 at most. Not where the gap is not known. */
create function is_surely_short(gap quantity, actual quantity, wanted quantity) returns boolean immutable
  return not (gap is null)
    and (highest_of(actual) < lowest_of(wanted)
      or ((wanted).precision = 'MORE_THAN' and highest_of(actual) <= (wanted).value) is true);

/* What a number may be where those of other sources are counted, too; null where none contradicts it. */
create function by_rivals(number quantity, flags figure_flag[], figures bigint[]) returns quantity stable
  return case when 'CONTRADICTED' = any (flags) then meant_by_figures(number, figures, true) end;

create function nothing_owed(wanted quantity, actual quantity) returns quantity immutable
  return with_provenance_of(
    quantity_of(0, (wanted).unit,
      case
        when 'ESTIMATE' in ((wanted).precision, (actual).precision) then 'ESTIMATE'
        when 'APPROXIMATE' in ((wanted).precision, (actual).precision) then 'APPROXIMATE'
        else 'EXACT' end::quantity_precision),
    wanted, actual);

/* What the growth of a stock says of how many were added: of those ever registered, whom nobody leaves, the number; of
   others, who leave, the least, where the stock has grown at all. Null where it says nothing, as where it fell. */
create function added_by_growth(before quantity, after quantity, basis basis)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case
    when basis = 'REGISTERED' and high_of(minus(after, before)) >= 0 then floored_at_zero(change_of(before, after))
    when low_of(minus(after, before)) > 0
      then with_provenance_of(
        quantity_of(low_of(minus(after, before)), (after).unit, 'AT_LEAST'), after, before) end;
end $$;

/* How much a stock grew a month, on average, from the end of one day to the end of another. */
create function pace_between(earlier quantity, earlier_day date, later quantity, later_day date)
returns quantity immutable language plpgsql set search_path from current as $$
declare
  months constant numeric := months_until(earlier_day, later_day + 1);
begin
  return with_digits_of_range(
    per_month(minus(later, earlier), months), per_month(minus(meant_by(later), meant_by(earlier)), months));
end $$;

/* The day by whose end so much will have been added at this pace, in months and days as months_until counts them; null
   where that is 100 years away or more, which says nothing. It is in the period where the pace is enough for that, and
   else after it, although months are not equally long and a pace is rounded. */
create function day_reached(owed numeric, pace numeric, as_of date, period_end date) returns date
language plpgsql immutable set search_path from current as $$
declare
  months numeric := case when owed > 0 and pace > 0 then owed / pace end;
  -- Without the last digits of a quotient: 17 days that come out as 17.0000001 are no 18.
  days int := ceil(round(months % 1 * 30, 2));
  day date;
begin
  if (months < 1200) is not true then return null; end if;
  day := (as_of + 1 + make_interval(months => trunc(months)::int, days => days))::date - 1;
  return case when pace >= round(owed / months_until(as_of, period_end), 6) then least(day, period_end - 1)
    else greatest(day, period_end) end;
end $$;

/* The reading of a target of markets, so many of which each branch owes. No list of markets is complete, so a branch of
   which fewer are known has not surely missed it. One with more than it owes makes up for no other. Branches are those
   known by the moment looked at. Nor is any list of branches complete (30 exist in Kalimantan, of which 14 are named):
   but for a target of a branch at least so much is owed, so that there is no share of it. */
create function markets_reading_of(target target, at date) returns target_reading stable
  return (
    with branches as (
      select count(*) as number,
        coalesce(sum(least(m.achieved, low_of((target).quantity))) filter (where m.achieved is not null), 0)
          as known_markets,
        count(*) filter (where m.achieved >= low_of((target).quantity)) as that_met
      from areas_below((target).area_id, at) below(id)
        join area a on a.id = below.id and a.kind = 'BRANCH' and a.valid @> at
          and exists (select from branch b where b.area_id = a.id and (b.first_seen).first_day <= known_at()::date)
        left join lateral market_target_of(a.id, at) m on true),
    owed as (
      select times((target).quantity, b.number, 'MARKETS') as by_these,
        exists (select from area a where a.id = (target).area_id and a.kind = 'BRANCH') as is_all
      from branches b)
    select row((target).id, 'LITERAL', null,
      case when o.is_all then o.by_these else quantity_of(low_of(o.by_these), 'MARKETS', 'AT_LEAST') end,
      quantity_of(b.known_markets, 'MARKETS', 'AT_LEAST'), null,
      case when b.number = 0
        then no_ratio('NO_DENOMINATOR', said('NO_BRANCHES_KNOWN'), null, null)
        when not o.is_all
        then no_ratio('UNBOUNDED', said('BRANCHES_NOT_ALL_KNOWN', 'branches', b.number::text),
          quantity_of(b.known_markets, 'MARKETS', 'AT_LEAST'), quantity_of(low_of(o.by_these), 'MARKETS', 'AT_LEAST'))
        else ratio_of(quantity_of(b.known_markets, 'MARKETS', 'AT_LEAST'), threshold_of(o.by_these)) end,
      null, null, null,
      case when o.is_all and b.that_met = b.number and b.number > 0 then 'ACHIEVED' else 'NOT_COMPUTABLE' end
        ::progress_status,
      said('BRANCHES_WITH_MARKETS', 'met', b.that_met::text, 'branches', b.number::text,
          'owed', as_parameter((target).quantity))
        || case when o.is_all then '{}' else array[said('LIST_OF_BRANCHES_NOT_COMPLETE')] end,
      null)::target_reading
    from branches b cross join owed o);

/* Who joined from the first day of a period on, up to the latest day that is known: as reported for the days since
   then, or the sum of its months; as far as they count a worker where the target does. Where months are missing after
   the first, the sum of the others is a lower bound, and is given if it is `enough` for the target. */
create function additions_since(
  area_id bigint, segment segment, period daterange, at date, enough numeric, attribution attribution,
  out quantity quantity, out as_of_day date, out of_whom attribution, out flags figure_flag[], out figures bigint[])
returns setof record stable
begin atomic
  with joined as materialized (
    select n.*
    from numbers_of(
      row(additions_since.area_id, additions_since.segment, null, least(additions_since.at, upper(period) - 1))
        ::enrollment,
      'JOINED', lower(period)) n
    where are_attributed_alike(n.attribution, additions_since.attribution)),
  -- Which month of the period each is of, from 1, and its place among those that are known: while none is missing, both
  -- are the same.
  monthly as (
    select j.*, row_number() over (partition by j.basis, j.attribution order by j.as_of_day) as place,
      extract(year from since_start.span) * 12 + extract(month from since_start.span) + 1 as month
    from joined j
      cross join lateral (
        select age(date_trunc('month', j.as_of_day::timestamp), lower(period)::timestamp) as span) since_start
    where (j.as_of).precision = 'MONTH' and extract(day from lower(period)) = 1),
  with_gaps as (
    select total(m.quantity order by m.as_of_day) as sum, max(m.as_of_day) as as_of_day, m.attribution,
      all_doubts(m.flags) as flags, union_of(m.figures) as figures
    from monthly m
    group by m.basis, m.attribution
    having min(m.month) = 1 and max(m.month) > count(*)),
  candidates as (
    select j.quantity, j.as_of_day, j.attribution, j.flags, j.figures, true as is_reported
    from joined j
    where (j.as_of).first_day = lower(period) and (j.as_of).precision <> 'MONTH'
    union all
    select total(m.quantity order by m.as_of_day), max(m.as_of_day), m.attribution, all_doubts(m.flags),
      union_of(m.figures), false
    from monthly m
    where m.month = m.place
    group by m.basis, m.attribution
    union all
    select with_provenance(quantity_of(low_of(g.sum), (g.sum).unit, 'AT_LEAST'),
      (g.sum).basis, (g.sum).scheme, (g.sum).as_of, (g.sum).sources), g.as_of_day, g.attribution, g.flags, g.figures,
      false
    from with_gaps g
    where low_of(g.sum) >= enough)
  select c.quantity, c.as_of_day, c.attribution, c.flags, c.figures from candidates c
  where not (c.quantity is null)
  order by c.as_of_day desc, c.is_reported desc, (c.quantity).basis limit 1;
end;

/* What is said of who joined in a period, up to some day, that cannot be where so many did up to another: fewer up to
   this day or a later one, or more up to it or an earlier one. It is said of the days since the first of the period, or
   follows from months, also of those after what is said up to some day; now, whatever day is looked at, as who has
   joined stays added. The one of which the least have joined; none where all fit.
   It is plpgsql, so that statements are not planned with it. */
create function additions_against(
  area_id bigint, segment segment, period daterange, basis basis, attribution attribution, joined quantity,
  joined_day date, out quantity quantity, out as_of_day date, out flags figure_flag[], out figures bigint[])
returns setof record language plpgsql stable strict set search_path from current as $$
begin
  -- Mostly only months are known, which fit each other.
  if not exists (
      select from figure f
      where f.area_id = additions_against.area_id and f.measure = 'JOINED' and f.segment = additions_against.segment
        and f.basis = additions_against.basis and f.preferred
        and f.as_of_day >= lower(period) and f.as_of_day < upper(period)
        and (f.as_of).precision in ('YEAR', 'YEAR_TO_DATE'))
  then
    return;
  end if;
  return query
  with number as materialized (
    select n.*
    from numbers_of(
      row(additions_against.area_id, additions_against.segment, additions_against.basis, upper(period) - 1)::enrollment,
      'JOINED', lower(period)) n
    where n.attribution = additions_against.attribution),
  reported as (
    select n.as_of_day as day, least_of(n.quantity) as at_least, highest_of(n.quantity) as at_most, n.flags, n.figures
    from number n
    where (n.as_of).first_day = lower(period) and (n.as_of).precision <> 'MONTH'),
  statement as (
    select r.* from reported r
    union all
    select n.as_of_day, b.at_least + sum(least_of(n.quantity)) over since,
      case when (b.day + 1 + make_interval(months => (count(*) over since)::int))::date = n.as_of_day + 1
        then b.at_most + sum(highest_of(n.quantity)) over since end,
      b.flags || n.flags, b.figures || union_of(n.figures) over since
    from (
      select * from reported
      union all
      select lower(period) - 1, 0, 0, '{}', '{}') b
    join number n on (n.as_of).precision = 'MONTH' and (n.as_of).first_day > b.day
    window since as (partition by b.day order by n.as_of_day))
  select
    quantity_between(s.at_least, coalesce(s.at_most, 'Infinity'), false, (joined).unit,
      case when s.at_least = s.at_most then 'EXACT' else 'RANGE' end::quantity_precision),
    s.day, s.flags, s.figures
  from statement s
  where s.day <= joined_day and s.at_least > highest_of(joined)
    or s.day >= joined_day and s.at_most < least_of(joined)
  order by s.at_least, s.day limit 1;
end $$;

/* The months of a period of which no additions are known, though they are of a later one; or though those up to a day
   are (`known_until`) and the month should have been reported by now. Null where there is none. `at_least` were added
   up to the end of `through`, the last month looked at, even if nobody was in the missing ones. */
create function months_without_additions(
  area_id bigint, segment segment, period daterange, at date, attribution attribution, known_until date,
  out missing text[], out at_least numeric, out through date)
returns setof record stable rows 1
begin atomic
  with known as materialized (
    select month_of(n.as_of_day) as month, n.basis, n.attribution, low_of(n.quantity) as added
    from numbers_of(
      row(months_without_additions.area_id, months_without_additions.segment, null,
        least(months_without_additions.at, upper(period) - 1))::enrollment,
      'JOINED', lower(period)) n
    where (n.as_of).precision = 'MONTH'
      and are_attributed_alike(n.attribution, months_without_additions.attribution)),
  looked_at as (
    select greatest(
      (select max(k.month) from known k),
      case when known_until is not null
        then least(last_month_due(months_without_additions.at), month_of(upper(period) - 1)) end) as last)
  select
    (
      select array_agg(to_char(month.day, 'YYYY-MM') order by month.day)
      from generate_series(month_of(lower(period))::timestamp, l.last::timestamp, '1 month') month(day)
      where month.day::date not in (select k.month from known k)
        and (known_until is null or month.day::date > known_until)),
    (
      select max(of_basis.added)
      from (select sum(k.added) as added from known k group by k.basis, k.attribution) of_basis),
    month_end(l.last)
  from looked_at l;
end;

/* The last month whose numbers are late by a day, where they are not there yet. */
create function last_month_due(at date) returns date stable
  return (month_of(at - (select d.report_days from dataset d)) - interval '1 month')::date;

/* Targets whose period holds the day an enrollment looks at, each with where it stands: for its segment, or for ALL of
   every segment. */
create function enrollment_targets(scope enrollment) returns setof target_progress stable
begin atomic
  select p.* from target_current t
    cross join lateral progress_of(t.id, (scope).until) p
  where t.area_id = (scope).area_id and t.period @> (scope).until
    and ((scope).segment = 'ALL' or t.segment = (scope).segment);
end;

/* Every version of a target, those before it and those after. */
create function target_versions(target_id bigint) returns setof target_row stable
begin atomic
  with recursive version as (
    select t.* from target_row t where t.id = target_versions.target_id
    union
    select o.* from version v join target_row o on o.id = v.previous_id or o.previous_id = v.id)
  select * from version;
end;

/* What was set in the same breath, such as workers and the employers they come with: by the same source and for the
   same area, segment, kind, period and plan. */
create function linked_targets(target_id bigint) returns setof target_row stable
begin atomic
  select o.* from target t
    join target_row o on (o.area_id, o.segment, o.kind, o.period, o.basis, o.source_id, o.known)
      = (t.area_id, t.segment, t.kind, t.period, t.basis, t.source_id, t.known)
  where t.id = linked_targets.target_id and o.id <> t.id;
end;

/* Workers for each employer in targets that were set together. */
create function targeted_employer_size(target_id bigint) returns ratio stable
  return (
    with linked as (
      select targeted_employer_size.target_id as id
      union all select l.id from linked_targets(targeted_employer_size.target_id) l)
    select case when workers.segment <> all(wage_segments(workers.segment)) then no_employers(workers.quantity)
      else workers_by_employers(workers.quantity, employers.quantity) end
    from (select 1) always
      left join target_stated workers
        on workers.measure = 'PARTICIPANTS' and workers.id in (select l.id from linked l)
      left join target_stated employers
        on employers.measure = 'EMPLOYERS' and employers.id in (select l.id from linked l));

call describe('target_stated', 'Versions of targets known by the moment the operation looks at.', '{
  "id": "Key. @notNull",
  "area_id": "For which area. @notNull",
  "segment": "Which workers. @notNull",
  "measure": "What is counted. @notNull",
  "kind": "Kind of target. @notNull",
  "quantity": "How much. @notNull",
  "period": "Over which days. @notNull",
  "basis": "Whose plan. @notNull",
  "issuer": "Who set it.",
  "instrument": "The legal instrument it stands in.",
  "interpretation": "How the wording may be read. @notNull",
  "source_id": "Who said it. @notNull",
  "note": "Remarks.",
  "previous_id": "The version this one replaces.",
  "known": "When it was known. @notNull",
  "holds_from": "From when on it holds in place of that version.",
  "attribution": "Where a worker is counted. @notNull"}');
grant select on target_stated to anonymous, authenticated;

call describe_alike('target_current', 'target_stated');
comment on view target_current is 'Targets as known at the moment the operation looks at.';
grant select on target_current to anonymous, authenticated;

comment on column target_reading.reading is 'The reading. @notNull';
comment on column target_reading.achieved is 'What there is over what is wanted. @notNull';
comment on column target_reading.status is 'Where it stands. @notNull';
comment on column target_reading.reasons is 'The rule in words. @notNull';

comment on column target_reading.figures is 'The figures that it compares; null where it compares none.';

comment on column target_progress.achieved is 'Actual over target. @notNull';
comment on column target_progress.status is 'Where it stands. @notNull';
comment on column target_progress.reasons is 'The rule in words. @notNull';
comment on column target_progress.figures is 'The figures that it compares; null where it compares none.';

/* See `area_row`. */
create view target_row with (security_invoker = true) as
  select
    id, area_id, segment, measure, kind, quantity, period, basis, issuer, instrument, interpretation, source_id, note,
    previous_id, known, holds_from, attribution
  from target;
call describe('target', 'What was to be reached, in whose plan, and how the words may be read.', '{
  "id": "Surrogate key.",
  "area_id": "For which area.",
  "segment": "Which workers.",
  "measure": "What is counted.",
  "kind": "An addition, a stock, a coverage or a number of markets.",
  "quantity": "How much.",
  "period": "Over which days.",
  "basis": "Whose plan.",
  "issuer": "Who set it, where said.",
  "instrument": "The legal instrument it stands in, where said.",
  "interpretation": "How the wording may be read.",
  "source_id": "Who said it.",
  "note": "Remarks.",
  "previous_id": "The version this one replaces.",
  "known": "From when until when this was what the system knew.",
  "holds_from": "From when on it holds in place of the version it replaces.",
  "attribution": "Where a worker is counted, if the source says so."}');
call protect('target', everybody_reads => true);

create trigger only_close before update or delete on target for each row execute function only_close();
create trigger note_citations after insert on target referencing new table as added
  for each statement execute function note_citations();

create policy planners on target for insert to authenticated with check (may('WRITE_TARGET', area_id));
create policy planners_close on target for update to authenticated using (may('WRITE_TARGET', area_id));

call let_insert('target');
grant update (known) on target to authenticated;

call describe_alike('target_row', 'target');
grant select on target_row to anonymous, authenticated;
