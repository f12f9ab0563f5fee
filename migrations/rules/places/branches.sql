-- Branches: which are in a province, what each reports of a month, and when it is late.

/* The branches in a province on a day: those whose office lies there, and those whose working area has a local
   government of the province. */
create function branches_in(province_id bigint, at date) returns setof area_row stable
begin atomic
  select b.* from area_row b
  where b.kind = 'BRANCH' and b.id in (
    select o.child_id from membership o
    where o.kind = 'OFFICE_LOCATION' and o.parent_id = province_id and o.valid @> branches_in.at
    union
    select w.parent_id from membership g join membership w on w.child_id = g.child_id
    where g.kind = 'ADMINISTRATIVE' and g.parent_id = province_id and g.valid @> branches_in.at
      and w.kind = 'WORKING_AREA' and w.valid @> branches_in.at);
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
comment on column branch_report.missing_ids is 'The local governments without participants of the month. @notNull';

/* Which branches have reported a month, which owe it, and which are late: all of them, or those below an area. It is
   areas that are reported, whoever records them: a month is there when the branch itself has its wage earners and its
   self-paying workers, or each local government of a working area that is known whole has its participants. */
create function branch_reports(month date, within_id bigint) returns setof branch_report stable
begin atomic
  with asked as (
    select b.id, month_end(branch_reports.month) as last_day, report_due(branch_reports.month) as due_on,
      -- Before a source first names it nobody knows whether it was there.
      coalesce((k.first_seen).first_day <= month_end(branch_reports.month), true) as is_named
    from area b
    left join branch k on k.area_id = b.id
    where b.kind = 'BRANCH'
      and b.valid @> month_end(branch_reports.month)
      and (within_id is null or exists (
        select from area_within w
        where w.ancestor_id = within_id and w.descendant_id = b.id and w.valid @> report_due(branch_reports.month)))),
  found as (
    select a.*,
      array(select part.id from local_governments_below(a.id, a.last_day) part order by part.code) as part_ids
    from asked a offset 0),
  counted as (
    select f.*, own.segments, reported.ids as reported_ids, reported.figures, reported.reported_at
    from found f
    cross join lateral (
      select coalesce(array_agg(distinct n.segment), '{}') as segments
      from figure_current n
      where n.area_id = f.id and n.measure = 'PARTICIPANTS' and is_of_month(n.as_of_day, n.as_of, f.last_day)) own
    cross join lateral (
      select array_agg(distinct n.area_id) filter (where n.measure = 'PARTICIPANTS' and n.area_id <> f.id) as ids,
        count(*)::int as figures,
        min(first_recorded(n.id)) as reported_at
      from figure_current n
      where n.area_id = any (f.id || f.part_ids) and is_of_month(n.as_of_day, n.as_of, f.last_day)) reported),
  judged as (
    select c.*,
      segments_unreported(c.segments) as missing_segments,
      array(
        select part.id from unnest(c.part_ids) part(id) where part.id <> all (coalesce(c.reported_ids, '{}')))
        as missing_ids
    from counted c offset 0),
  decided as (
    select j.*,
      case
        when j.missing_segments = '{}' then 'REPORTED'
        when cardinality(j.part_ids) > 0 and j.missing_ids = '{}' and is_working_area_closed(j.id, j.last_day)
          then 'REPORTED'
        when cardinality(j.missing_segments) = 1 or cardinality(j.missing_ids) < cardinality(j.part_ids)
          then 'PARTIAL'
        when not j.is_named or j.part_ids = '{}' then 'UNKNOWN'
        when today_in(j.id) > j.due_on then 'LATE'
        else 'DUE' end as status
    from judged j offset 0)
  select d.id, month_of(d.last_day), d.due_on, d.reported_at, d.figures, d.status,
    report_reason(
      d.status, d.missing_segments, cardinality(d.missing_ids), cardinality(d.part_ids), d.is_named, d.due_on),
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

/* Why a branch's report has its status. */
create function report_reason(
  status text, missing_segments segment[], missing int, expected int, is_named boolean, due_on date)
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
    when status = 'UNKNOWN' and not is_named then said('BRANCH_NOT_NAMED_YET')
    when status = 'UNKNOWN' then said('NOTHING_KNOWN_OF_BRANCH')
    else said('NOTHING_REPORTED', 'due_on', due_on::text) end;

call describe('branch', 'What sources say of an office on the ground. The list is not complete.', '{
  "area_id": "The branch as an area.",
  "kind": "Main or pioneer office.",
  "area_words": "Its working area in the source''s words.",
  "first_seen": "First evidence.",
  "source_id": "Where that is from.",
  "note": "Remarks of the seed data."}');
call protect('branch', everybody_reads => true);
