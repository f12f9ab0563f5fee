-- Movement: who joined, who left, and what remains of it, in one month or from January to the end of it.

/* The net is given only where both are known, are of the same days, and count the same. */
create type movement as (joined quantity, left_ quantity, net quantity, reason sentence);

comment on column movement.joined is 'Who joined.';
comment on column movement.left_ is 'Who left.';
comment on column movement.net is 'Who joined less who left.';
comment on column movement.reason is 'Why there is no net.';

create function movement_of(area_id bigint, segment segment, basis basis, month date, to_date boolean)
returns movement stable
  return (
    select row(
      flow.joined,
      flow.left_,
      case when (flow.joined).as_of = (flow.left_).as_of then change_of(flow.left_, flow.joined) end,
      case
        when flow.joined is null and flow.left_ is null
          then said('NEITHER_FLOW_KNOWN' || of_period.suffix)
        when flow.joined is null then said('JOINED_UNKNOWN' || of_period.suffix)
        when flow.left_ is null then said('LEFT_UNKNOWN' || of_period.suffix)
        when (flow.joined).as_of <> (flow.left_).as_of
          then said('FLOWS_OF_OTHER_DAYS',
            'joined_day', (flow.joined).as_of::text, 'left_day', (flow.left_).as_of::text)
        when minus(flow.joined, flow.left_) is null
          then coalesce((why_incomparable(flow.joined, flow.left_)).reason, said('LEFT_HAS_NO_UPPER_END')) end
      )::movement
    from (
      select
        flow_of(movement_of.area_id, 'JOINED', movement_of.segment, movement_of.basis, month, to_date) as joined,
        flow_of(movement_of.area_id, 'LEFT', movement_of.segment, movement_of.basis, month, to_date) as left_
      -- So that each is worked out once, however often it is named above.
      offset 0) flow
    cross join (
      select case
        when to_date then '_IN_YEAR'
        when has_year_to_date(movement_of.area_id, movement_of.segment, month) then '_IN_MONTH_BUT_YEAR'
        else '_IN_MONTH' end as suffix) of_period);

/* Additions or leavers of a month, or from January to its end. The latter is what is reported for the year up to then,
   or the sum of its months; of a whole year also what is reported for the year. */
create function flow_of(area_id bigint, measure measure, segment segment, basis basis, month date, to_date boolean)
returns quantity stable
  return (
    select
      case
        when step.every = 'YEAR' then p.quantity
        when to_date then p.cumulative
        when (p.as_of).precision = 'MONTH' then p.quantity end
    from (
      select case when to_date and extract(month from month) = 12 then 'YEAR' else 'MONTH' end::series_interval
        as every) step
    cross join lateral series_points(
      row(
        flow_of.area_id,
        flow_of.measure,
        flow_of.segment,
        flow_of.basis,
        case when to_date then date_trunc('year', month)::date else month end,
        month_end(month),
        step.every)::series) p
    where p.bucket = date_trunc(step.every::text, month)::date);

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
