-- Movement: who joined, who left, and what remains of it, in one month or from January to the end of it.

/* The net is given only where both are known, are of the same days, and count the same. It is comparable where it
   surely has that sign: not within the rounding of the two, nor the other way round by what other sources say. */
create type movement as (
  joined quantity, left_ quantity, net quantity, comparable boolean, reason sentence, flags figure_flag[],
  figures bigint[]);

comment on column movement.joined is 'Who joined.';
comment on column movement.left_ is 'Who left.';
comment on column movement.net is 'Who joined less who left.';
comment on column movement.comparable is 'Is there a net, and surely with that sign? @notNull';
comment on column movement.reason is 'Why there is no net, or why its sign is not sure.';
comment on column movement.flags is 'Doubts about the two numbers. @notNull';
comment on column movement.figures is 'The figures that make them. @notNull';

create function movement_of(area_id bigint, segment segment, basis basis, month date, to_date boolean)
returns movement language plpgsql stable set search_path from current as $$
declare
  joined constant series_step := flow_of(
    movement_of.area_id, 'JOINED', movement_of.segment, movement_of.basis, month, to_date);
  gone constant series_step := flow_of(
    movement_of.area_id, 'LEFT', movement_of.segment, movement_of.basis, month, to_date);
  result movement;
  suffix text;
begin
  result.joined := joined.quantity;
  result.left_ := gone.quantity;
  result.flags := doubts_once(coalesce(joined.flags || gone.flags, joined.flags, gone.flags, '{}'));
  result.figures := coalesce(joined.figures || gone.figures, joined.figures, gone.figures, '{}');
  if joined.quantity is null or gone.quantity is null then
    suffix := case
      when to_date then '_IN_YEAR'
      when has_year_to_date(movement_of.area_id, movement_of.segment, month) then '_IN_MONTH_BUT_YEAR'
      else '_IN_MONTH' end;
    result.reason := case
      when not (joined.quantity is null) then said('LEFT_UNKNOWN' || suffix)
      when not (gone.quantity is null) then said('JOINED_UNKNOWN' || suffix)
      else said('NEITHER_FLOW_KNOWN' || suffix) end;
  elsif (joined.quantity).as_of <> (gone.quantity).as_of then
    result.reason := said('FLOWS_OF_OTHER_DAYS',
      'joined_day', (joined.quantity).as_of::text, 'left_day', (gone.quantity).as_of::text);
  elsif joined.attribution is distinct from gone.attribution then
    result.reason := said('FLOWS_COUNT_ELSEWHERE',
      'joined', joined.attribution::text, 'left', gone.attribution::text);
  else
    result.net := change_of(gone.quantity, joined.quantity, step_meant(gone), step_meant(joined));
    result.reason := case
      when result.net is null
        then coalesce((why_incomparable(joined.quantity, gone.quantity)).reason, said('LEFT_HAS_NO_UPPER_END'))
      when may_be_opposite(
          gone.quantity, joined.quantity, meant_by(gone.quantity), meant_by(joined.quantity))
        then said('NET_WITHIN_ROUNDING')
      when may_be_opposite(gone.quantity, joined.quantity, step_meant(gone), step_meant(joined))
        then said('RIVALS_TURN_NET') end;
  end if;
  result.comparable := result.reason is null;
  return result;
end $$;

/* Additions or leavers of a month, or from January to its end. The latter is what is reported for the year up to then,
   or the sum of its months; of a whole year also what is reported for the year. */
create function flow_of(area_id bigint, measure measure, segment segment, basis basis, month date, to_date boolean)
returns series_step language plpgsql stable set search_path from current as $$
declare
  new_year constant date := date_trunc('year', month::timestamp)::date;
  is_year constant boolean := to_date and extract(month from month) = 12;
  first_day constant date := case when is_year then new_year else month_of(month) end;
  scope constant series := row(
    flow_of.area_id, flow_of.measure, flow_of.segment, flow_of.basis,
    case when to_date then new_year else first_day end,
    month_end(month), case when is_year then 'YEAR' else 'MONTH' end::series_interval)::series;
  steps constant series_step[] := array(
    select s from series_steps(scope) s where not began_before(s.counted_from, scope) order by s.bucket);
  last constant series_step := steps[cardinality(steps)];
begin
  if last.bucket is distinct from first_day then return null; end if;
  if not to_date then
    return case when (last.as_of).precision = 'MONTH' then last end;
  end if;
  if is_year or (last.as_of).precision = 'YEAR_TO_DATE' then return last; end if;
  if cardinality(steps) <> extract(month from month) then return null; end if;
  return (
    select row(
      null, last.bucket, last.as_of, new_year, total(s.quantity order by s.bucket), last.basis,
      case when min(s.attribution) = max(s.attribution) then last.attribution end, true, union_of(s.figures),
      all_doubts(s.flags))::series_step
    from unnest(steps) s
    having bool_and((s.as_of).precision <> 'YEAR_TO_DATE') and not (total(s.quantity order by s.bucket) is null));
end $$;

/* Is there a figure of additions or leavers for the year up to a month, or up to an earlier one of that year? */
create function has_year_to_date(area_id bigint, segment segment, month date) returns boolean stable
  return exists (
    select from figure_current f
    where f.area_id = has_year_to_date.area_id
      and f.measure in ('JOINED', 'LEFT')
      and f.segment = has_year_to_date.segment
      and f.preferred
      and (f.as_of).precision = 'YEAR_TO_DATE'
      and f.as_of_day between date_trunc('year', month)::date and month_end(month));
