-- Series: no line is drawn across a change of what is counted, and nothing is filled in.
create type series as (area_id bigint, measure measure, segment segment, basis basis, from_day date, to_day date, every series_interval);

comment on column series.area_id is 'Of which area. @notNull';

comment on column series.measure is 'What is counted. @notNull';

comment on column series.segment is 'Which workers. @notNull';

comment on column series.every is 'How long a step is. @notNull';

/* How a number changed, by the algebra of quantities; in percent of the first where both are one number. */
create type series_change as (since date, absolute quantity, percent numeric, precision quantity_precision, comparable boolean, reason text);

comment on column series_change.since is 'First day of the step it is counted from. @notNull';

comment on column series_change.absolute is 'The one less the other.';

comment on column series_change.percent is 'In percent of the first, rounded to four places.';

comment on column series_change.precision is 'The worse of the two.';

comment on column series_change.comparable is 'Is nothing between them that forbids it? @notNull';

comment on column series_change.reason is 'What forbids it.';

create type series_point as (figure_id bigint, bucket date, as_of partial_date, quantity quantity, basis basis, change series_change, year_on_year series_change, cumulative quantity);

comment on column series_point.figure_id is 'The figure of the point; null where it is a sum of segments.';

comment on column series_point.bucket is 'First day of the month, quarter or year. @notNull';

comment on column series_point.as_of is 'When it was true, as exactly as said. @notNull';

comment on column series_point.quantity is 'The number. @notNull';

comment on column series_point.basis is 'Active, registered or not said. @notNull';

comment on column series_point.change is 'Since the point before.';

comment on column series_point.year_on_year is 'Since the same step of the year before.';

comment on column series_point.cumulative is 'Of additions and leavers: the sum since January.';

/* Since is the first day that the number is of: of additions and leavers the first on which they are counted, of what there was that very day. */
create type series_step as (figure_id bigint, bucket date, as_of partial_date, since date, quantity quantity, basis basis);

create function series_figures(scope series) returns setof figure_current stable
begin atomic
  select f.* from figure_current f
  where f.area_id = (scope).area_id and f.measure = (scope).measure and f.segment = (scope).segment and f.preferred
    and ((scope).basis is null or f.basis = (scope).basis)
    -- Not "is null or": a condition that an index can be read by, although the days are worked out only when the statement runs.
    and f.as_of_day between coalesce((scope).from_day, '-infinity') and coalesce((scope).to_day, 'infinity');
end;

/* Has a figure a place in a series of this step? One of which only the year is known, only among years; additions and leavers are of the days they
   say: of a month, or of the year up to it, among months, of a whole year among years. */
create function has_place(as_of partial_date, scope series) returns boolean immutable
  return case when (scope).measure not in ('JOINED', 'LEFT') then (as_of).precision <> 'YEAR' or (scope).every = 'YEAR'
    when (scope).every = 'MONTH' then (as_of).precision in ('MONTH', 'YEAR_TO_DATE')
    else (scope).every = 'YEAR' and ((as_of).precision = 'YEAR' or (as_of).precision = 'YEAR_TO_DATE' and extract(month from (as_of).last_day) = 12) end;

/* Additions and leavers of a quarter or a year are the sum of its months, if all of them are there. */
create function summed_steps(scope series) returns setof series_step stable
begin atomic
  select (array_agg(f.id order by f.as_of_day desc))[1], date_trunc((scope).every::text, f.as_of_day)::date, (array_agg(f.as_of order by f.as_of_day desc))[1],
    min((f.as_of).first_day), total(f.quantity order by f.as_of_day), f.basis
  from series_figures(scope) f
  where (scope).measure in ('JOINED', 'LEFT') and (scope).every <> 'MONTH' and (f.as_of).precision = 'MONTH'
  group by date_trunc((scope).every::text, f.as_of_day), f.basis
  having count(distinct f.as_of_day) = case (scope).every when 'YEAR' then 12 else 3 end and not (total(f.quantity order by f.as_of_day) is null);
end;

/* Participants and employers of ALL are also a whole division, summed. */
create function divided_steps(scope series) returns setof series_step stable
begin atomic
  select null::bigint, date_trunc((scope).every::text, (d.as_of).last_day)::date, d.as_of, (d.as_of).last_day, d.total, d.basis
  from divisions(row((scope).area_id, 'ALL', (scope).basis, null)::enrollment, (scope).measure, coalesce((scope).from_day, '-infinity'), coalesce((scope).to_day, 'infinity')) d
  where (scope).segment = 'ALL' and (scope).measure in ('PARTICIPANTS', 'EMPLOYERS') and has_place(d.as_of, scope) and not (d.total is null);
end;

/* The last preferred figure of each month, quarter or year, or the sum of its months or segments; nothing is filled in between. */
create function series_steps(scope series) returns setof series_step stable
begin atomic
  select distinct on (s.bucket) s.figure_id, s.bucket, s.as_of, s.since, s.quantity, s.basis
  from (select f.id as figure_id, date_trunc((scope).every::text, f.as_of_day)::date as bucket, f.as_of,
        case when (scope).measure in ('JOINED', 'LEFT') then (f.as_of).first_day else f.as_of_day end as since, f.quantity, f.basis, false as is_sum
      from series_figures(scope) f where has_place(f.as_of, scope)
    union all select s.*, true from summed_steps(scope) s
    union all select s.*, true from divided_steps(scope) s) s
  order by s.bucket, (s.as_of).last_day desc, s.is_sum, s.basis, (s.as_of).first_day desc, s.figure_id desc;
end;

/* Does it also count days before the first one asked for? Then it is not what was asked for. */
create function began_before(since date, scope series) returns boolean immutable
  return (since < (scope).from_day and (scope).measure in ('JOINED', 'LEFT')) is true;

/* Figures that no step shows, nor a sum of months; of what there was on a day the last of a step stands for those before it. */
create function series_unplaced(scope series) returns setof figure_current stable
begin atomic
  select f.* from series_figures(scope) f
  where case when not has_place(f.as_of, scope)
      then not exists (select from series_steps(scope) s where s.bucket = date_trunc((scope).every::text, f.as_of_day)::date and s.basis = f.basis and (s.as_of).precision = 'MONTH' and (f.as_of).precision = 'MONTH')
    else began_before((f.as_of).first_day, scope) or (scope).measure in ('JOINED', 'LEFT') and not exists (select from series_steps(scope) s where s.figure_id = f.id) end;
end;

create type series_break as (before date, after date, cause break_cause, reason text);

comment on column series_break.before is 'The last point before the break. @notNull';

comment on column series_break.after is 'The first point after it. @notNull';

comment on column series_break.cause is 'What changes there. @notNull';

comment on column series_break.reason is 'In words. @notNull';

/* Days on which a local government came to an area or left it, one that was there before and after: a regency that is split off another stays
   in the province. A branch has those that sources name from the day on which they first do. */
create type series_move as (day date, reason text);

create function moves_of(area_id bigint) returns setof series_move stable
begin atomic
  select distinct d.day, case of_area.kind when 'BRANCH' then 'What is known of its working area changes on ' || d.day || ': the two may not be of the same area.'
    else 'A local government came to the area or left it on ' || d.day || ': the two are not of the same area.' end
  from area of_area join area_within w on w.ancestor_id = of_area.id join area a on a.id = w.descendant_id and a.kind in ('REGENCY', 'CITY')
    cross join lateral (values (lower(w.valid)), (upper(w.valid))) as d(day)
  where of_area.id = moves_of.area_id and w.valid <> '(,)' and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}' and d.day is not null and a.valid @> d.day and a.valid @> d.day - 1
    -- One way ends where another begins, and the area has what it had.
    and not (exists (select from area_within o where (o.ancestor_id, o.descendant_id) = (w.ancestor_id, w.descendant_id) and not o.via && '{OFFICE_LOCATION,PARENT_BRANCH}' and o.valid @> d.day)
      and exists (select from area_within o where (o.ancestor_id, o.descendant_id) = (w.ancestor_id, w.descendant_id) and not o.via && '{OFFICE_LOCATION,PARENT_BRANCH}' and o.valid @> d.day - 1));
end;

create function months_in(step series_step) returns int immutable
  return (extract(year from age(((step).as_of).last_day + 1, (step).since)) * 12 + extract(month from age(((step).as_of).last_day + 1, (step).since)))::int;

/* In which month of its step a number is, from 0. */
create function month_within(step series_step) returns int immutable
  return extract(year from age(month_of(((step).as_of).last_day), (step).bucket)) * 12 + extract(month from age(month_of(((step).as_of).last_day), (step).bucket));

/* What forbids to put two steps of a series beside each other: what they are themselves, and moves between them. A sum of several publishers goes with none. */
create function differences(earlier series_step, later series_step, moves series_move[], out cause break_cause, out reason text) returns setof record stable
begin atomic
  select c.cause::break_cause, c.reason
  from (select array_agg(distinct o.publisher) as all_of_them from source o where o.id = any(((earlier).quantity).sources || ((later).quantity).sources)) p
  cross join lateral (select months_in(earlier) as before, months_in(later) as after) months
  left join lateral (select m.reason from unnest(moves) m where m.day > (earlier).since and m.day <= ((later).as_of).last_day order by m.day desc limit 1) moved on true
  cross join lateral (values
    ('BASIS', (earlier).basis <> (later).basis, 'The basis changes from ' || (earlier).basis || ' to ' || (later).basis || '.'),
    ('SCHEME', ((earlier).quantity).scheme <> ((later).quantity).scheme,
      'How workers are divided changes from ' || ((earlier).quantity).scheme || ' to ' || ((later).quantity).scheme || ': the segments are defined anew.'),
    ('SOURCE', cardinality(p.all_of_them) > 1, 'Another source: nothing shows that it counts in the same way.'),
    ('GEOGRAPHY', moved.reason is not null, moved.reason),
    ('PERIOD', months.before <> months.after or month_within(earlier) <> month_within(later), case when months.before <> months.after then 'How many months are counted changes from ' || months.before || ' to ' || months.after || '.'
      else 'One is of month ' || month_within(earlier) + 1 || ' of its time, the other of month ' || month_within(later) + 1 || ' of its own.' end)) as c (cause, holds, reason)
  where c.holds;
end;

/* Where two neighbouring points must not be joined by a line, with every cause. */
create function series_breaks(scope series) returns setof series_break stable
begin atomic
  select (p.earlier).bucket, (p.later).bucket, d.cause, d.reason
  from (select t as later, lag(t) over (order by t.bucket) as earlier from series_steps(scope) t where not began_before(t.since, scope)) p
  cross join (select array_agg(m) as moves from moves_of((scope).area_id) m) of_area
  cross join lateral differences(p.earlier, p.later, of_area.moves) d
  where (p.earlier).bucket is not null
  order by 2, 3;
end;

/* How a step changed since an earlier one; one row, of nothing where there is none. What is not counted over as long has no difference. */
create function change_between(earlier series_step, later series_step, moves series_move[]) returns setof series_change stable
begin atomic
  select (earlier).bucket, case when months_in(earlier) = months_in(later) then minus((later).quantity, (earlier).quantity) end,
    case when months_in(earlier) = months_in(later) and ((earlier).quantity).unit = ((later).quantity).unit and greatest(((earlier).quantity).precision, ((later).quantity).precision) <= 'APPROXIMATE' and is_comparable((earlier).quantity, (later).quantity)
      then round((((later).quantity).value - ((earlier).quantity).value) / nullif(((earlier).quantity).value, 0) * 100, 4) end,
    greatest(((earlier).quantity).precision, ((later).quantity).precision), count(d.cause) = 0 and not (minus((later).quantity, (earlier).quantity) is null),
    coalesce(string_agg(d.reason, ' ' order by d.cause), case when ((earlier).quantity).unit <> ((later).quantity).unit then 'One counts ' || lower(((earlier).quantity).unit::text) || ', the other ' || lower(((later).quantity).unit::text) || '.'
      when minus((later).quantity, (earlier).quantity) is null then 'The earlier number has no upper end, so how much it changed has no bound.' end)
  from differences(earlier, later, moves) d;
end;

/* The same series from a year earlier on, by whole steps. */
create function with_year_before(scope series) returns series immutable
  return row((scope).area_id, (scope).measure, (scope).segment, (scope).basis, (date_trunc((scope).every::text, (scope).from_day) - interval '1 year')::date, (scope).to_day, (scope).every)::series;

/* The steps with how they changed, with the same step of the year before, and with what the year came to: additions and leavers add up over it, a figure for the
   year to date is its own sum, and a month that is missing leaves the sum unknown. Both also look at the year before the first day asked for. What is joined is
   one of a kind, so that whoever does not ask for it does not pay for it: the planner leaves the join out. */
create function series_points(scope series) returns setof series_point stable
begin atomic
  select (s.step).figure_id, s.bucket, (s.step).as_of, (s.step).quantity, (s.step).basis,
    case when c.since is not null then row(c.since, c.absolute, c.percent, c.precision, c.comparable, c.reason)::series_change end,
    case when o.since is not null then row(o.since, o.absolute, o.percent, o.precision, o.comparable, o.reason)::series_change end,
    case when (scope).measure in ('JOINED', 'LEFT') then case
      when ((s.step).as_of).precision = 'YEAR_TO_DATE' then (s.step).quantity
      when (scope).every = 'MONTH' and r.months = extract(month from s.bucket) and r.year_to_date = 0 then r.sum end end
  from (select t.bucket, t as step, lag(t) over (order by t.bucket) as earlier from series_steps(scope) t where not began_before(t.since, scope)) s
    left join (select array_agg(m) as moves from moves_of((scope).area_id) m) of_area on true
    left join change_between(s.earlier, s.step, of_area.moves) c on true
    left join (select distinct on (t.bucket) t.bucket, t as step from series_steps(with_year_before(scope)) t order by t.bucket) y
      on y.bucket = (s.bucket - interval '1 year')::date
    left join change_between(y.step, s.step, of_area.moves) o on true
    left join (select distinct on (t.bucket) t.bucket, count(*) over w as months, total(t.quantity) over w as sum, count(*) filter (where (t.as_of).precision = 'YEAR_TO_DATE') over w as year_to_date
      from series_steps(with_year_before(scope)) t window w as (partition by date_trunc('year', t.bucket) order by t.bucket) order by t.bucket) r on r.bucket = s.bucket;
end;
