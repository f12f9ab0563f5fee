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

/* A target under one reading of its words: what there was, what is wanted, what there is. */
create type target_reading as (target_id bigint, reading interpretation, baseline quantity, wanted quantity, actual quantity, gap quantity, achieved ratio,
  pace quantity, required_pace quantity, projected_date date, status progress_status, reason text);

comment on column target_reading.reading is 'The reading. @notNull';

comment on column target_reading.achieved is 'What there is over what is wanted. @notNull';

comment on column target_reading.status is 'Where it stands. @notNull';

comment on column target_reading.reason is 'The rule in words. @notNull';

/* What a reading comes to, by the last number of the period. Reached is what is wanted at its lower end ("at least"), or all of a range; of several numbers that are meant, all must say so.
   On track is who does not go slower, on average over the period up to now, than the rest needs. */
create function reading_of(target target, reading interpretation, baseline quantity, wanted quantity, actual quantity, as_of date, pace quantity, at date,
  missing_code not_computable_code, missing text, doubts figure_flag[] default '{}') returns setof target_reading stable
begin atomic
  select (r.reading).* from (select case when missing is not null
      then row((target).id, reading, baseline, wanted, actual, null, no_ratio(missing_code, missing, actual, wanted), null, null, null, 'NOT_COMPUTABLE', missing)::target_reading
    else row((target).id, reading, baseline, wanted, actual, case when c.reached then out_of(quantity_of(0, (wanted).unit, (case when 'APPROXIMATE' in ((wanted).precision, (actual).precision) then 'APPROXIMATE' else 'EXACT' end)::quantity_precision), wanted, actual) else not_negative(c.gap) end, ratio_of(actual, least_of(wanted), case when 'AMBIGUOUS' = any(doubts) then '{AMBIGUOUS_INPUT}' else '{}' end::ratio_flag[]), pace, c.needed,
      -- A day farther off than a lifetime says nothing.
      case when c.owed > 0 and (pace).value > 0 and c.owed / (pace).value < 1200 then as_of + ceil(c.owed / (pace).value * 30.4375)::int end,
      (case when c.reached then 'ACHIEVED' when c.is_open or c.over and as_of < upper((target).period) - 1 then 'NOT_COMPUTABLE' when c.over then 'MISSED'
        when low_of(pace) >= high_of(least_of(c.needed)) then 'ON_TRACK' when high_of(pace) < low_of(c.needed) then 'BEHIND' else 'NOT_COMPUTABLE' end)::progress_status,
      case when c.reached then 'What is wanted was reached by ' || as_of || '.'
        when c.gap is null then coalesce((unlike(actual, wanted)).reason, 'The number has no upper end, so what is still owed has no lower one.')
        when c.is_open then 'The numbers leave open whether it was reached by ' || as_of || '.'
        when c.over and as_of < upper((target).period) - 1 then 'The last number is of ' || as_of || '; how the period ended is not known.'
        when c.over then 'The period is over, and the number of its end is below what was wanted.'
        when pace is null then 'Not reached by ' || as_of || '; the numbers of the period that are known say nothing of the pace.'
        when upper((target).period) is null then 'Not reached by ' || as_of || '; no end is known, so nothing says what the pace should be.'
        when c.needed is null then 'Not reached by ' || as_of || '; the period is over, or its pace is not counted by the month.'
        else 'Up to ' || as_of || ' ' || said(pace) || ' a month on average; ' || said(c.needed) || ' a month are needed to the end.' end)::target_reading end as reading
    from (select g.gap, g.reached, (at >= upper((target).period) or as_of >= upper((target).period) - 1) is true as over, low_of(g.gap) as owed, g.gap is null or low_of(g.gap) <= 0 and not g.is_short as is_open,
        case when (low_of(g.gap) > 0 or g.is_short) and as_of < upper((target).period) - 1 and a_month((g.gap).unit) is not null
          then times(g.gap, 1 / months_until(as_of, upper((target).period)), a_month((g.gap).unit)) end as needed
      from (select minus(wanted, actual) as gap, ((actual).unit = (wanted).unit and goes_with(actual, wanted)
          and case when (wanted).precision = 'MORE_THAN' and (actual).precision <> 'MORE_THAN' then low_of(actual) > low_of(wanted)
            else low_of(actual) >= case when (wanted).precision = 'RANGE' then (wanted).high else low_of(wanted) end end) is true as reached,
        -- Exactly what more is wanted than.
        ((wanted).precision = 'MORE_THAN' and high_of(actual) <= (wanted).value) is true as is_short) g) c offset 0) r;
end;

/* A target of markets is owed by each branch: no list of markets is complete, so fewer known than owed is no proof. One with more than it owes
   makes up for no other. Branches are those known that day. */
create function markets_reading_of(target target, at date) returns target_reading stable
  return (select row((target).id, 'LITERAL', null, times((target).quantity, b.branches, 'MARKETS'), quantity_of(b.known, 'MARKETS', 'AT_LEAST'), null,
      case when b.branches = 0 then no_ratio('NO_DENOMINATOR', 'No branches are known here on that day.', null, null)
        else ratio_of(quantity_of(b.known, 'MARKETS', 'AT_LEAST'), least_of(times((target).quantity, b.branches, 'MARKETS'))) end, null, null, null,
      case when b.branches > 0 and b.met = b.branches then 'ACHIEVED' else 'NOT_COMPUTABLE' end::progress_status,
      b.met || ' of the ' || b.branches || ' branches known are known to have ' || said((target).quantity) || ', as each owes; whether others have, no source says.')::target_reading
    from (select count(*) as branches, coalesce(sum(case when m.achieved is not null then least(m.achieved, low_of((target).quantity)) end), 0) as known, count(*) filter (where m.achieved >= low_of((target).quantity)) as met
      from areas_below((target).area_id, at) d(id) join area a on a.id = d.id and a.kind = 'BRANCH' and a.valid @> at and exists (select from branch k where k.area_id = a.id and (k.first_seen).first_day <= known_at()::date)
      left join lateral market_target_of(a.id, at) m on true) b);

/* Who joined from the first day of a period on, the latest that is known: as reported from that day, or the sum of its months; where some are missing after the
   first, of the others, if these are enough. */
create function added_since(area_id bigint, segment segment, period daterange, at date, enough numeric, out quantity quantity, out as_of_day date) returns setof record stable
begin atomic
  with joined as materialized (
    select f.* from figure_current f where f.area_id = added_since.area_id and f.segment = added_since.segment and f.measure = 'JOINED' and f.preferred
      and f.as_of_day >= lower(period) and f.as_of_day < upper(period) and f.as_of_day <= added_since.at),
  monthly as (
    select j.*, row_number() over (partition by j.basis order by j.as_of_day) as place,
      extract(year from age(date_trunc('month', j.as_of_day::timestamp), lower(period)::timestamp)) * 12 + extract(month from age(date_trunc('month', j.as_of_day::timestamp), lower(period)::timestamp)) + 1 as month
    from joined j where (j.as_of).precision = 'MONTH' and extract(day from lower(period)) = 1)
  select d.quantity, d.as_of_day from (
    select j.quantity, j.as_of_day, 1 as reported from joined j where (j.as_of).first_day = lower(period) and (j.as_of).precision <> 'MONTH'
    union all select total(m.quantity order by m.as_of_day), max(m.as_of_day), 0 from monthly m where m.month = m.place group by m.basis
    union all select counted(quantity_of(low_of(s.sum), (s.sum).unit, 'AT_LEAST'), (s.sum).basis, (s.sum).scheme, (s.sum).as_of, (s.sum).sources), s.as_of_day, 0
      from (select total(m.quantity order by m.as_of_day) as sum, max(m.as_of_day) as as_of_day from monthly m group by m.basis having min(m.month) = 1 and max(m.month) > count(*)) s where low_of(s.sum) >= enough) d
  where not (d.quantity is null) order by d.as_of_day desc, d.reported desc, (d.quantity).basis limit 1;
end;

/* Every reading that a target's words allow (article.md A1: 60,293 still to come, or in the whole year).
   REMAINING      to be added to the stock known when it was said; of one that is only known to be said after its period, to that on the day before it
   WHOLE_PERIOD   gross additions reported from the first day on; else how much the stock has grown since the day before it
   LITERAL        a stock or coverage to be reached */
create function readings_of(target_id bigint, at date) returns setof target_reading stable
begin atomic
  with t as (select t.*, case when s.said_on < upper(t.period) then s.said_on else lower(t.period) - 1 end as said_on
    from target_stated t join source o on o.id = t.source_id
      cross join lateral (select least((o.published).first_day, (lower(t.known) at time zone zone_of(t.area_id))::date) as said_on) s where t.id = readings_of.target_id),
  stock as (select f.id, f.as_of, f.as_of_day, f.basis, f.quantity, f.flags from t join figure_current f on f.area_id = t.area_id and f.segment = t.segment and f.preferred and f.as_of_day between lower(t.period) - 366 and least(readings_of.at, upper(t.period) - 1)
    and f.measure = case t.kind when 'COVERAGE' then 'COVERAGE' else t.measure end
    -- Of ALL also a whole division, as everywhere: after a number reported for the same day, so below 0, as no id is.
    union all select -d.figures[1], d.as_of, (d.as_of).last_day, d.basis, d.total, d.flags from t cross join lateral divisions(row(t.area_id, 'ALL', null, null)::enrollment, t.measure, lower(t.period) - 366,
        least(readings_of.at, upper(t.period) - 1)) d where t.segment = 'ALL' and t.kind <> 'COVERAGE' and not (d.total is null))
  select r.* from t cross join lateral (
    select p.* from (select 1) always
      left join lateral (select s.* from stock s where s.as_of_day <= t.said_on and s.as_of_day >= lower(t.period) - 366 order by s.as_of_day desc, s.id < 0, s.basis, (s.as_of).first_day desc, s.id desc limit 1) base on true
      left join lateral (select s.* from stock s where s.basis = base.basis and s.as_of_day >= base.as_of_day order by s.as_of_day desc, s.id < 0, (s.as_of).first_day desc, s.id desc limit 1) last on true
      left join lateral (select s.* from stock s where s.basis = base.basis and s.as_of_day >= lower(t.period) - 1 and s.as_of_day < last.as_of_day order by s.as_of_day, s.id < 0, (s.as_of).first_day desc, s.id desc limit 1) first on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'REMAINING', base.quantity, plus(base.quantity, t.quantity), last.quantity, last.as_of_day,
        case when a_month((last.quantity).unit) is not null then times(minus(last.quantity, first.quantity), 1 / nullif(months_until(first.as_of_day, last.as_of_day + 1), 0), a_month((last.quantity).unit)) end, readings_of.at,
        'NO_BASELINE', case when base.id is null then 'What there was when it was said is not known.' end, base.flags || last.flags) p
      where t.kind = 'ADDITION' and t.interpretation in ('REMAINING', 'UNCLEAR')
    union all
    select p.* from (select 1) always
      left join lateral (select d.* from added_since(t.area_id, t.segment, t.period, readings_of.at, coalesce((t.quantity).high, (t.quantity).value)) d where t.measure = 'PARTICIPANTS') joined on true
      left join lateral (select s.* from stock s where s.as_of_day = lower(t.period) - 1 and joined.as_of_day is null order by s.id < 0, s.basis, (s.as_of).first_day desc, s.id desc limit 1) base on true
      left join lateral (select s.* from stock s where s.basis = base.basis and s.as_of_day > base.as_of_day order by s.as_of_day desc, s.id < 0, (s.as_of).first_day desc, s.id desc limit 1) last on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'WHOLE_PERIOD', base.quantity,
        t.quantity, coalesce(joined.quantity, minus(last.quantity, base.quantity)), coalesce(joined.as_of_day, last.as_of_day),
        case when joined.as_of_day is not null then times(joined.quantity, 1 / nullif(months_until(lower(t.period) - 1, joined.as_of_day + 1), 0), a_month((joined.quantity).unit))
          when a_month((last.quantity).unit) is not null then times(minus(last.quantity, base.quantity), 1 / nullif(months_until(base.as_of_day, last.as_of_day + 1), 0), a_month((last.quantity).unit)) end, readings_of.at,
        case when base.id is null then 'NO_BASELINE' else 'NO_FIGURE' end::not_computable_code, case when joined.as_of_day is null and base.id is null then 'No additions are reported from the start of the period on, and the stock at its start is not known.'
          when joined.as_of_day is null and last.id is null then 'No number is known since the period began.' end, base.flags || last.flags) p
      where t.kind = 'ADDITION' and t.interpretation in ('WHOLE_PERIOD', 'UNCLEAR')
    union all
    select p.* from (select 1) always
      left join lateral (select s.* from stock s where s.as_of_day >= lower(t.period) - 1 order by s.as_of_day desc, s.id < 0, s.basis, (s.as_of).first_day desc, s.id desc limit 1) last on true
      left join lateral (select s.* from stock s where s.basis = last.basis and s.as_of_day >= lower(t.period) - 1 and s.as_of_day < last.as_of_day order by s.as_of_day, s.id < 0, (s.as_of).first_day desc, s.id desc limit 1) first on true
      cross join lateral reading_of((select x from target x where x.id = t.id), 'LITERAL', first.quantity, t.quantity, last.quantity, last.as_of_day,
        case when a_month((last.quantity).unit) is not null then times(minus(last.quantity, first.quantity), 1 / nullif(months_until(first.as_of_day, last.as_of_day + 1), 0), a_month((last.quantity).unit)) end, readings_of.at,
        'NO_FIGURE', case when last.id is null then 'No number of this kind is known in the period.' end, last.flags) p
      where t.kind in ('STOCK', 'COVERAGE')
    union all
    select p.* from markets_reading_of((select x from target x where x.id = t.id), readings_of.at) p
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
  from target_stated t
  cross join lateral (select no_ratio('UNCLEAR_TARGET', 'The words can be read in two ways: still to be added, or to be added in the whole period. `readings` has where it stands under each.', null, t.quantity) as ratio) u
  -- Of no target where there are two: a condition on what comes of it would work both out first.
  left join lateral readings_of(case when t.kind = 'ADDITION' and t.interpretation = 'UNCLEAR' then null else t.id end, progress_of.at) r on true
  where t.id = progress_of.target_id;
end;

/* Targets whose period holds the day an enrollment looks at, each with where it stands: for its segment, or for ALL of every segment. */
create function enrollment_targets(scope enrollment) returns setof target_progress stable
begin atomic
  select p.* from target_current t cross join lateral progress_of(t.id, (scope).until) p
  where t.area_id = (scope).area_id and t.period @> (scope).until and ((scope).segment = 'ALL' or t.segment = (scope).segment);
end;

/* Every version of a target, those before it and those after. */
create function target_versions(target_id bigint) returns setof target stable
begin atomic
  with recursive version as (
    select t.* from target t where t.id = target_versions.target_id
    union
    select o.* from version v join target o on o.id = v.previous_id or o.previous_id = v.id)
  select * from version;
end;

/* What was set in the same breath: same source, area, segment and days, as workers with the employers they come with. */
create function linked_targets(target_id bigint) returns setof target stable
begin atomic
  select o.* from target t join target o on (o.area_id, o.segment, o.kind, o.period, o.basis, o.source_id, o.known) = (t.area_id, t.segment, t.kind, t.period, t.basis, t.source_id, t.known)
  where t.id = linked_targets.target_id and o.id <> t.id;
end;

/* Workers for each employer in targets that were set together. */
create function targeted_size(target_id bigint) returns ratio stable
  return (select ratio_of(w.quantity, e.quantity) from (select 1) always
    left join target_stated w on w.measure = 'PARTICIPANTS' and w.id in (select targeted_size.target_id union all select l.id from linked_targets(targeted_size.target_id) l)
    left join target_stated e on e.measure = 'EMPLOYERS' and e.id in (select targeted_size.target_id union all select l.id from linked_targets(targeted_size.target_id) l));

grant select on target_stated to anonymous, authenticated;

grant select on target_current to anonymous, authenticated;

call describe('target', 'What was to be reached, in whose plan, and how the words may be read.', '{
  "id": "Surrogate key.", "area_id": "For which area.", "segment": "Which workers.", "measure": "What is counted.", "kind": "An addition, a stock, a coverage or a number of markets.",
  "quantity": "How much.", "period": "Over which days.", "basis": "Whose plan.", "issuer": "Who set it, where said.", "instrument": "The legal instrument it stands in, where said.", "interpretation": "How the wording may be read.", "source_id": "Who said it.", "note": "Remarks.", "previous_id": "The version this one replaces.", "known": "From when until when this was what the system knew."}');
call protect('target', everybody_reads => true);
create trigger only_close before update or delete on target for each row execute function only_close();
create trigger note_citations after insert on target referencing new table as added for each statement execute function note_citations();
create policy planners on target for insert to authenticated with check (may('WRITE_TARGET', area_id));
create policy planners_close on target for update to authenticated using (may('WRITE_TARGET', area_id));
grant insert on target to authenticated;
grant update (known) on target to authenticated;
