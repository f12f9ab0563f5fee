/* Who joined, who left, and what remains of it, in one month or from January to its end; net only where both are known, of the same days, and count the same. */
create type movement as (joined quantity, left_ quantity, net quantity, reason text);

comment on column movement.joined is 'Who joined.';

comment on column movement.left_ is 'Who left.';

comment on column movement.net is 'The one less the other.';

comment on column movement.reason is 'Why there is no net.';

/* Of a month; or from January to its end: as reported or summed by months, of a whole year also as reported for it. */
create function flow_of(area_id bigint, measure measure, segment segment, basis basis, month date, to_date boolean) returns quantity stable
  return (select case when t.every = 'YEAR' then p.quantity when to_date then p.cumulative when (p.as_of).precision = 'MONTH' then p.quantity end
    from (select case when to_date and extract(month from month) = 12 then 'YEAR' else 'MONTH' end::series_interval as every) t
    cross join lateral series_points(row(flow_of.area_id, flow_of.measure, flow_of.segment, flow_of.basis, case when to_date then date_trunc('year', month)::date else month end, month_end(month), t.every)::series) p
    where p.bucket = date_trunc(t.every::text, month)::date);

create function movement_of(area_id bigint, segment segment, basis basis, month date, to_date boolean) returns movement stable
  return (select row(m.joined, m.left_, case when (m.joined).as_of = (m.left_).as_of then minus(m.joined, m.left_) end, case
      when m.joined is null and m.left_ is null then 'Neither who joined nor who left is known for this ' || m.time || m.more when m.joined is null then 'Who joined is not known for this ' || m.time || m.more
      when m.left_ is null then 'Who left is not known for this ' || m.time || m.more
      when (m.joined).as_of <> (m.left_).as_of then 'Who joined is known up to ' || (m.joined).as_of || ', who left up to ' || (m.left_).as_of || '.'
      when minus(m.joined, m.left_) is null then coalesce((why_incomparable(m.joined, m.left_)).reason, 'Who left has no upper end.') end)::movement
    from (select flow_of(movement_of.area_id, 'JOINED', movement_of.segment, movement_of.basis, month, to_date) as joined, flow_of(movement_of.area_id, 'LEFT', movement_of.segment, movement_of.basis, month, to_date) as left_,
      case when to_date then 'year up to then' else 'month' end as time, case when not to_date and exists (select from figure_current f where f.area_id = movement_of.area_id and f.measure in ('JOINED', 'LEFT') and f.segment = movement_of.segment and f.preferred
          and (f.as_of).precision = 'YEAR_TO_DATE' and f.as_of_day between date_trunc('year', month)::date and month_end(month)) then '; `yearToDate` has what is known since January.' else '.' end as more) m);
