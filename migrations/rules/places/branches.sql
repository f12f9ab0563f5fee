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

/* The last day to report a month: the 21st of the next, as July 2014 was quoted on 21 August (founding article). */
create function report_due(month date) returns date immutable return month_end(month) + 21;

/* Is a figure one of this month? One of a whole year is not. */
create function is_of_month(as_of_day date, as_of partial_date, month date) returns boolean immutable
  return is_of_month.as_of_day between month_of(is_of_month.month) and month_end(is_of_month.month)
    and (is_of_month.as_of).precision in ('MONTH', 'DAY');

create type branch_report as (
  branch_id bigint, month date, due_on date, reported_at timestamptz, figures int, status text);

comment on column branch_report.branch_id is 'The branch. @notNull';

comment on column branch_report.month is 'First day of the month. @notNull';

comment on column branch_report.due_on is 'Last day to report it. @notNull';

comment on column branch_report.reported_at is
  'When its first figure of the month became known; a correction of it later does not count.';

comment on column branch_report.figures is 'How many figures of the month it has. @notNull';

comment on column branch_report.status is 'REPORTED, DUE or LATE. @notNull';

/* Which branches have reported a month, which owe it, and which are late: all of them, or those below an area. A
   branch has reported when a figure of its own is of that month. */
create function branch_reports(month date, within_id bigint) returns setof branch_report stable
begin atomic
  select b.id, month_of(branch_reports.month), report_due(branch_reports.month),
    (select min(lower(f.known)) from figure f
      where f.area_id = b.id
        and lower(f.known) <= known_at()
        and is_of_month(f.as_of_day, f.as_of, branch_reports.month)),
    reported.figures,
    case
      when reported.figures > 0 then 'REPORTED'
      when today_in(b.id) > report_due(branch_reports.month) then 'LATE'
      else 'DUE'
    end
  from area b
  cross join lateral (
    select count(*)::int as figures from figure_current f
    where f.area_id = b.id and is_of_month(f.as_of_day, f.as_of, branch_reports.month)) reported
  where b.kind = 'BRANCH'
    and b.valid @> month_end(branch_reports.month)
    and (within_id is null or exists (
      select from area_within w
      where w.ancestor_id = within_id and w.descendant_id = b.id and w.valid @> report_due(branch_reports.month)));
end;

call describe('branch', 'What sources say of an office on the ground. The list is not complete.', '{
  "area_id": "The branch as an area.",
  "kind": "Main or pioneer office.",
  "area_words": "Its working area in the source''s words.",
  "first_seen": "First evidence.",
  "source_id": "Where that is from.",
  "note": "Remarks of the seed data."}');
call protect('branch', everybody_reads => true);
