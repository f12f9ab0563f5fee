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

/* What an enrollment would be of a part of its area in its very month: a sum adds up what is true of one month only. */
create function of_month(area_id bigint, scope enrollment, measure measure, out quantity quantity, out as_of_day date, out flags figure_flag[], out figures bigint[]) returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.flags, e.figures
  from last_enrolled(row(of_month.area_id, (scope).segment, (scope).basis, (scope).until)::enrollment, of_month.measure, month_of((scope).until)) e
  where not (e.quantity is null);
end;

/* Workers for each employer that takes part. */
create function employer_size(scope enrollment) returns setof ratio stable
begin atomic
  select (r.size).* from (select ratio_of(w.quantity, e.quantity, apart(w.as_of_day, e.as_of_day)) as size from (select 1) always
    left join lateral last_enrolled(scope, 'PARTICIPANTS') w on true left join lateral last_enrolled(scope, 'EMPLOYERS') e on true offset 0) r;
end;
