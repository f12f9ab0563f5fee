-- Branches: which are in a province, what each reports of a month, and when it is late.

/* The branches in a province on a day: those whose office lies there, and those whose working area has a local
   government of the province. */
create function branches_in(province_id bigint, at date) returns setof area_row stable
begin atomic
  select b.* from area_row b
  where b.kind = 'BRANCH' and b.id in (
    select o.child_id from membership o
    where o.kind = 'OFFICE_LOCATION' and o.parent_id = province_id and holds(o.valid, branches_in.at)
    union
    select w.parent_id from membership g join membership w on w.child_id = g.child_id
    where g.kind = 'ADMINISTRATIVE' and g.parent_id = province_id and holds(g.valid, branches_in.at)
      and w.kind = 'WORKING_AREA' and holds(w.valid, branches_in.at));
end;

/* The last day to report a month: so many days after its end (the setting dataset.report_days). It is the 21st of the
   next month, as July 2014 was quoted on 21 August (founding article), until an operator says otherwise. */
create function report_due(month date) returns date stable
  return month_end(month) + (select d.report_days from dataset d);

/* Is a figure one of this month? One of a whole year is not. */
create function is_of_month(as_of_day date, as_of partial_date, month date) returns boolean immutable
  return is_of_month.as_of_day between month_of(is_of_month.month) and month_end(is_of_month.month)
    and (is_of_month.as_of).precision in ('MONTH', 'DAY');

create type branch_report as (
  branch_id bigint, month date, due_on date, reported_at timestamptz, figures int, status text, reason sentence,
  missing_segments segment[], missing_ids bigint[]);

comment on column branch_report.branch_id is 'The branch. @notNull';
comment on column branch_report.month is 'First day of the month. @notNull';
comment on column branch_report.due_on is 'Last day to report it. @notNull';
comment on column branch_report.reported_at is
  'When the first figure of the month became known; a correction of it later does not count.';
comment on column branch_report.figures is
  'How many figures of the month the branch and its local governments have. @notNull';
comment on column branch_report.status is 'REPORTED, PARTIAL, DUE, LATE or UNKNOWN. @notNull';
comment on column branch_report.reason is 'Why it has the status. @notNull';
comment on column branch_report.missing_segments is 'What its own total lacks, where it has one of two. @notNull';
comment on column branch_report.missing_ids is
  'The local governments that lack wage earners or self-paying workers of the month. @notNull';

/* Which branches have reported a month, which owe it, and which are late: all of them, or those below an area. It is
   areas that are reported, whoever records them: a month is there when the branch itself has its wage earners and its
   self-paying workers, or each local government of a working area that is known whole has both, or the sum of all. */
create function branch_reports(month date, within_id bigint) returns setof branch_report stable
begin atomic
  -- The month is worked out once: where it comes of a setting, an index is searched from it only so.
  with due as materialized (
    select branch_reports.month as month, report_due(branch_reports.month) as due_on),
  asked as materialized (
    select b.id, b.zone, month_end(branch_reports.month) as last_day, due.due_on,
      -- Before a source first names it nobody knows whether it was there.
      b.id not in (
        select k.area_id from branch k where (k.first_seen).first_day > month_end(branch_reports.month)) as is_named
    from due cross join area b
    where b.kind = 'BRANCH'
      and b.valid @> month_end(branch_reports.month)
      and (within_id is null or b.id in (
        select w.descendant_id from area_within w
        where w.ancestor_id = within_id and w.valid @> (select d.due_on from due d)))),
  -- Which areas each is told by: the branch, and the local_governments_below it. Of all branches at once, as looking
  -- them up one by one reads more than the figures. `+ 0` keeps the planner from an index that reads the whole country.
  told_by as (
    select a.id as branch_id, a.id as area_id from asked a
    union
    select w.ancestor_id, w.descendant_id
    from area_within w
    where w.ancestor_id = any (array(select a.id from asked a))
      and w.descendant_id + 0 = any (array(
        select p.id from area p where p.kind in ('REGENCY', 'CITY') and p.valid @> month_end(branch_reports.month)))
      and w.valid @> month_end(branch_reports.month) and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}'),
  counted as materialized (
    select t.branch_id,
      min(f.segments) filter (where t.area_id = t.branch_id) as segments,
      coalesce(array_agg(t.area_id order by t.area_id) filter (where t.area_id <> t.branch_id), '{}') as part_ids,
      coalesce(
        array_agg(t.area_id order by t.area_id)
          filter (where t.area_id <> t.branch_id and not has_all_workers(coalesce(f.segments, '{}'))), '{}')
        as missing_ids,
      bool_or(t.area_id <> t.branch_id and f.segments && '{PU,BPU,PU_BPU,FORMAL,INFORMAL,ALL}') is true
        as is_any_part_begun,
      sum(f.figures)::int as figures,
      min(f.reported_at) as reported_at
    from told_by t
    cross join due
    cross join lateral (
      select array_agg(distinct n.segment) filter (where n.measure = 'PARTICIPANTS') as segments,
        count(*) as figures,
        -- Only a figure that is not the first has earlier ones to look for.
        min(case when n.revision = 1 then lower(n.known) else first_recorded(n.id) end) as reported_at
      from figure_current n
      where n.area_id = t.area_id and is_of_month(n.as_of_day, n.as_of, due.month)) f
    group by t.branch_id),
  judged as (
    select a.*, c.part_ids, c.missing_ids, c.is_any_part_begun, c.figures, c.reported_at,
      day_in(a.zone) >= month_of(a.last_day) as has_begun,
      segments_unreported(coalesce(c.segments, '{}')) as missing_segments
    from asked a join counted c on c.branch_id = a.id
    offset 0),
  decided as (
    select j.*,
      case
        when j.missing_segments = '{}' then 'REPORTED'
        when cardinality(j.part_ids) > 0 and j.missing_ids = '{}' and is_working_area_closed(j.id, j.last_day)
          then 'REPORTED'
        when cardinality(j.missing_segments) = 1 or j.is_any_part_begun then 'PARTIAL'
        when not j.has_begun or not j.is_named or j.part_ids = '{}' then 'UNKNOWN'
        when day_in(j.zone) > j.due_on then 'LATE'
        else 'DUE' end as status
    from judged j offset 0)
  select d.id, month_of(d.last_day), d.due_on, d.reported_at, d.figures, d.status,
    report_reason(
      d.status, d.missing_segments, cardinality(d.missing_ids), cardinality(d.part_ids), d.has_begun, d.is_named,
      d.due_on),
    case when cardinality(d.missing_segments) = 1 then d.missing_segments else '{}' end,
    case when d.status = 'REPORTED' then '{}' else d.missing_ids end
  from decided d;
end;

/* Of wage earners and self-paying workers, what a branch's own figures lack: one, both or none. In the words of 2014
   they are the formal and the informal; PU_BPU is both at once. */
create function segments_unreported(segments segment[]) returns segment[] immutable
  return case when segments && '{FORMAL,INFORMAL}' and not segments && '{PU,BPU,PU_BPU}'
      then array(select unnest('{FORMAL,INFORMAL}'::segment[]) except select unnest(segments) order by 1)
    when 'PU_BPU' = any (segments) then '{}'
    else array(select unnest('{PU,BPU}'::segment[]) except select unnest(segments) order by 1) end;

/* Are all workers of a local government there, by the segments of which it has participants? Builders or migrant
   workers alone are not. */
create function has_all_workers(segments segment[]) returns boolean immutable
  return 'ALL' = any (segments) or segments_unreported(segments) = '{}';

/* Why a branch's report has its status. */
create function report_reason(
  status text, missing_segments segment[], missing int, expected int, has_begun boolean, is_named boolean,
  due_on date)
returns sentence stable
  return case
    when status = 'REPORTED' and missing_segments = '{}'
      then said('REPORTED_BY_BRANCH')
    when status = 'REPORTED' then said('REPORTED_BY_PARTS')
    when status = 'PARTIAL' and cardinality(missing_segments) = 1
      then said('SEGMENT_MISSING', 'segment', missing_segments[1]::text)
    when status = 'PARTIAL' and missing = 0
      then said('NAMED_PARTS_REPORTED')
    when status = 'PARTIAL'
      then said('PARTS_MISSING', 'missing', missing::text, 'expected', expected::text)
    when status = 'UNKNOWN' and not has_begun then said('MONTH_NOT_BEGUN')
    when status = 'UNKNOWN' and not is_named then said('BRANCH_NOT_NAMED_YET')
    when status = 'UNKNOWN' then said('NOTHING_KNOWN_OF_BRANCH')
    when status = 'DUE' then said('NOTHING_REPORTED_YET', 'due_on', due_on::text)
    else said('NOTHING_REPORTED', 'due_on', due_on::text) end;

call describe('branch', 'What sources say of an office on the ground. The list is not complete.', '{
  "area_id": "The branch as an area.",
  "kind": "Main or pioneer office.",
  "area_words": "Its working area in the source''s words.",
  "first_seen": "First evidence.",
  "source_id": "Where that is from.",
  "note": "Remarks of the seed data."}');
call protect('branch', everybody_reads => true);
