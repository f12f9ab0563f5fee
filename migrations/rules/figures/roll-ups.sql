/* What a sum over an area adds up, as it is on that day: a regency that changes its branch on a day is counted once, where it is that day. */
create function parts_of(area_id bigint, over roll_up_over, at date) returns setof area stable
begin atomic
  select a.* from area a
  -- A local government is its own only one.
  where (a.id <> parts_of.area_id or over = 'LOCAL_GOVERNMENT') and a.valid @> parts_of.at
    -- Of branches those that a source names by the moment looked at.
    and (over <> 'BRANCH' or exists (select from branch k where k.area_id = a.id and (k.first_seen).first_day <= known_at()::date))
    and a.kind = any (case over when 'LOCAL_GOVERNMENT' then '{REGENCY,CITY}' when 'PROVINCE' then '{PROVINCE}' when 'REGION' then '{REGION}' else '{BRANCH}' end::area_kind[])
    and exists (select from area_within w where w.ancestor_id = parts_of.area_id and w.descendant_id = a.id and w.valid @> parts_of.at
      and not w.via && case over when 'BRANCH' then '{PARENT_BRANCH}' else '{OFFICE_LOCATION,PARENT_BRANCH}' end::membership_kind[]);
end;

/* The last day of the month that is added up or counted: of the one asked for; where that is not over there and nothing of it is known, or none is asked for, of the last one
   of which the area or one of its parts has a number; where none has, of the last that is over. */
create function last_month_of(scope enrollment, measure measure, over roll_up_over) returns date stable
  return (select coalesce(month_end(max(f.as_of_day)), max(t.last_month))
    from (select case when (scope).until > d.today and (scope).until <= month_end(d.today) then (scope).until else month_of(d.today) - 1 end as last_day, month_of(d.today) - 1 as last_month from (select today_in((scope).area_id) as today) d offset 0) t
    cross join lateral (select (scope).area_id as id, true as is_whole union all select p.id, false from parts_of((scope).area_id, over, t.last_day) p) a
    -- As it is counted: of a month or a day, of ALL also a whole division; of what was a part on that day.
    left join lateral last_enrolled(row(a.id, (scope).segment, (scope).basis, t.last_day)::enrollment, last_month_of.measure, '1900-01-01') f
      on a.is_whole or exists (select from parts_of((scope).area_id, over, f.as_of_day) p where p.id = a.id));

create function month_reported(scope enrollment, measure measure, over roll_up_over) returns date stable
  return case when month_end((scope).until) < today_in((scope).area_id) then (scope).until else last_month_of(scope, measure, over) end;

/* Is it known of which parts an area is made? Of the branches, and of the working area of one, only what sources name is. */
create function knows_parts(area_id bigint, branches boolean default false) returns boolean stable
  return not branches and (select a.kind <> 'BRANCH' from area a where a.id = knows_parts.area_id);

/* Why a sum over an area is not complete; null where it is. */
create function incomplete_reason(expected int, counted int, parts text, knows_parts boolean) returns text immutable
  return case when expected = 0 then 'No ' || parts || ' are known below this area, so what a sum over it needs is not known.'
    when counted < expected then (expected - counted) || ' of ' || expected || ' ' || parts || ' have no figure of that month.'
    when not knows_parts then 'All that sources name here (' || parts || ': ' || expected || ') have a figure of that month; whether there are more, none says.' end;

create type roll_up as (scope enrollment, measure measure, over roll_up_over, sum quantity, reported quantity, residual quantity, residual_reason text, expected int, counted int, is_complete boolean, reason text,
  not_computable not_computable);

comment on column roll_up.scope is 'What of each area is looked at, up to the end of the month. @notNull';

comment on column roll_up.over is 'Over which areas. @notNull';

comment on column roll_up.measure is 'What is counted. @notNull';

comment on column roll_up.sum is 'The sum of those that have a figure of the month.';

comment on column roll_up.reported is 'What is reported for the whole in that month.';

comment on column roll_up.residual is 'Reported less the sum.';

comment on column roll_up.residual_reason is 'Why there is no residual, or what it also holds.';

comment on column roll_up.expected is 'How many areas are known. @notNull';

comment on column roll_up.counted is 'How many of them have a figure of the month. @notNull';

comment on column roll_up.is_complete is 'Do all, and is it known that they are all? @notNull';

comment on column roll_up.reason is 'Why it is not complete.';

comment on column roll_up.not_computable is 'Why there is no sum.';

/* The sum over an area's parts, as the aggregate `total` would give it. What counts on another basis or by another scheme does not add up; a part
   without a figure of the month makes the sum incomplete, never 0. Where not all parts are known, it is complete if it is exactly what is reported for the whole. */
create function roll_up_of(scope enrollment, measure measure, over roll_up_over) returns setof roll_up stable
begin atomic
  select (r.roll_up).* from (select row(row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, roll_up_of.measure, over, s.sum, r.quantity, d.residual,
      case when s.sum is null or r.quantity is null then 'One of the two is not known.'
        when d.residual is null then coalesce((why_incomparable(r.quantity, s.sum)).reason, 'The sum has no upper end.')
        when s.counted < s.expected then 'It holds what the areas have that are missing in the sum.'
        when d.reason is not null then 'It holds what areas have that no source names, if there are any.' end,
      s.expected, s.counted, d.reason is null, d.reason,
      case when roll_up_of.measure = 'COVERAGE' then row('UNIT_DIFFERS', 'Coverages do not add up: take the participants, and divide.')::not_computable
        when s.bases > 1 then row('BASIS_DIFFERS', 'The areas count on different bases, ' || s.all_bases || ': ask for one with `basis`.')::not_computable
        when s.schemes > 1 then row('SCHEME_DIFFERS', 'The areas divide workers in different ways that month.')::not_computable
        when s.counted = 0 then row('NO_FIGURE', 'None of the areas has a figure of that month.')::not_computable end)::roll_up as roll_up
    from (select month_reported(scope, roll_up_of.measure, over) as until offset 0) l
    cross join lateral (select p.*, case when p.bases = 1 and p.schemes <= 1 and p.units = 1 and roll_up_of.measure <> 'COVERAGE'
        then with_provenance(quantity_between(p.low, p.high, p.strict, p.unit, p.exactness), p.basis, p.scheme, p.as_of, p.sources) end as sum
      from (select count(*)::int as expected, count(f.as_of_day)::int as counted, count(distinct (f.quantity).basis) as bases, string_agg(distinct (f.quantity).basis::text, ', ') as all_bases,
          count(distinct (f.quantity).scheme) as schemes, count(distinct (f.quantity).unit) as units, min((f.quantity).unit) as unit, min((f.quantity).basis) as basis,
          min((f.quantity).scheme) as scheme, sum(low_of(f.quantity)) as low, sum(high_of(f.quantity)) as high, bool_or((f.quantity).precision = 'MORE_THAN') as strict,
          max((f.quantity).precision) as exactness, max(f.as_of_day) as as_of, array_agg(distinct ((f.quantity).sources)[1]) filter (where f.as_of_day is not null) as sources
        from parts_of((scope).area_id, over, l.until) a left join lateral enrolled_in_month(a.id, row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, roll_up_of.measure) f on true) p) s
    left join lateral enrolled_in_month((scope).area_id, row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, roll_up_of.measure) r on true
    cross join lateral (select w.residual, incomplete_reason(s.expected, s.counted, 'areas', knows_parts((scope).area_id, over = 'BRANCH') or coalesce((w.residual).value = 0 and (w.residual).precision = 'EXACT', false)) as reason
      from (select minus(r.quantity, s.sum) as residual) w) d offset 0) r;
end;

create type completeness as (scope enrollment, expected int, reported int, reason text);

comment on column completeness.scope is 'What of each area is looked at, up to the end of the month. @notNull';

comment on column completeness.expected is 'Local governments known below the area on that day. @notNull';

comment on column completeness.reported is 'How many of them have a figure of that month. @notNull';

comment on column completeness.reason is 'Why a sum over them is not complete; null where it is.';

/* The same as a sum over the local governments says of them; a function of its own, called only where it is asked. */
create function sum_incomplete_reason(scope enrollment) returns text stable return (select r.reason from roll_up_of(scope, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r);

create function completeness_of(scope enrollment) returns setof completeness stable
begin atomic
  select row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, c.expected, c.reported,
    case when c.reported = c.expected and c.expected > 0 and not knows_parts((scope).area_id) then sum_incomplete_reason(scope)
      else incomplete_reason(c.expected, c.reported, 'local governments', true) end
  from (select month_reported(scope, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') as until offset 0) l
  cross join lateral (select count(*)::int as expected, (count(*) filter (where e.as_of_day is not null))::int as reported
    from local_governments_below((scope).area_id, l.until) a
      left join lateral enrolled_in_month(a.id, row((scope).area_id, (scope).segment, (scope).basis, l.until)::enrollment, 'PARTICIPANTS') e on true) c;
end;
