-- Roll-ups: the figures of an area's parts (its local governments, provinces, regions or branches) in one month, added
-- up and put beside what is reported for the whole. A part without a figure leaves the sum incomplete; it never counts
-- as 0.

create type roll_up as (
  scope enrollment,
  measure measure,
  over roll_up_over,
  sum quantity,
  reported quantity,
  residual quantity,
  residual_reason sentence,
  expected int,
  counted int,
  is_complete boolean,
  reason sentence,
  not_computable not_computable,
  sum_figures bigint[],
  reported_figures bigint[]);

comment on column roll_up.scope is 'What of each area is looked at, up to the end of the month. @notNull';
comment on column roll_up.over is 'Over which areas. @notNull';
comment on column roll_up.measure is 'What is counted. @notNull';
comment on column roll_up.sum is 'The sum of those that have a figure of the month.';
comment on column roll_up.reported is 'What is reported for the whole in that month.';
comment on column roll_up.residual is 'Reported less the sum.';
comment on column roll_up.residual_reason is 'Why there is no residual, or what it also holds.';
comment on column roll_up.expected is 'How many areas are known. @notNull';
comment on column roll_up.counted is 'How many of them have a figure of the month. @notNull';
comment on column roll_up.is_complete is 'Do all have one, and is it known that there are no more areas? @notNull';
comment on column roll_up.reason is 'Why it is not complete.';
comment on column roll_up.not_computable is 'Why there is no sum.';
comment on column roll_up.sum_figures is 'The figures that are added up; null where there is no sum.';
comment on column roll_up.reported_figures is 'The figures that make what is reported of the whole.';

/* The sum over an area's parts in the month of the scope, as the aggregate `total` would give it. Figures on different
   bases or by different schemes have no sum.
   A sum is complete when every part has a number and all parts are known. Where sources name only some of the branches
   of an area, it is complete only if it is exactly what is reported for the whole. Of the working area of a branch it
   is complete only where a source says that the area is whole; else the sum is what the branch has at least. */
create function roll_up_of(scope enrollment, measure measure, over roll_up_over, of_parts boolean default false)
returns setof roll_up stable
begin atomic
  select (result.roll_up).*
  from (
    select row(
        row((scope).area_id, (scope).segment, parts.basis, month.last_day)::enrollment,
        roll_up_of.measure,
        over,
        case when is_known_whole.area then parts.sum else at_least(parts.sum) end,
        whole.quantity,
        rest.residual,
        case
          when parts.sum is null and whole.quantity is null then said('SUM_AND_WHOLE_UNKNOWN')
          when parts.sum is null then said('SUM_OF_PARTS_UNKNOWN')
          when whole.quantity is null then said('WHOLE_UNKNOWN')
          when rest.why_none is not null then rest.why_none
          when completeness.gap is not null and is_comparable(whole.quantity, parts.sum)
            and highest_of(whole.quantity) < least_of(parts.sum)
            then said('PARTS_ABOVE_WHOLE')
          when rest.residual is null
            then coalesce((why_incomparable(whole.quantity, parts.sum)).reason, said('SUM_HAS_NO_UPPER_END'))
          when parts.reporting < parts.expected then said('RESIDUAL_HOLDS_MISSING')
          when completeness.gap is not null then said('RESIDUAL_HOLDS_UNNAMED')
        end,
        parts.expected,
        parts.reporting,
        completeness.gap is null,
        completeness.gap,
        parts.not_computable,
        case when not (parts.sum is null) then parts.figures end,
        whole.figures)::roll_up as roll_up
    from (select month_reported(scope, roll_up_of.measure, over, of_parts) as last_day offset 0) month
    -- What is shown of the area itself in that month.
    left join lateral last_enrolled(
      row((scope).area_id, (scope).segment, (scope).basis, month.last_day)::enrollment, roll_up_of.measure,
      month_of(month.last_day)) shown on true
    -- Where no basis is asked for, all is counted on the basis of the area, if any part has a number on it. Mostly that
    -- is what the parts show; only where they show another is it looked for.
    cross join lateral parts_added_up(
      row((scope).area_id, (scope).segment, (scope).basis, month.last_day)::enrollment, roll_up_of.measure, over)
      as_shown
    left join lateral (
      select p.*
      from parts_on_basis(
        row((scope).area_id, (scope).segment, (shown.quantity).basis, month.last_day)::enrollment,
        roll_up_of.measure, over) p
      where (scope).basis is null and not (shown.quantity is null) and as_shown.reporting > 0
        and (as_shown.sum).basis is distinct from (shown.quantity).basis
      offset 0) on_basis on true
    cross join lateral (
      select
        coalesce((scope).basis, case when (as_shown.sum).basis = (shown.quantity).basis then (as_shown.sum).basis end)
          as basis,
        as_shown.expected, as_shown.reporting, as_shown.sum, as_shown.attribution, as_shown.not_computable,
        as_shown.figures
      where on_basis.reporting is null
      union all
      select
        (shown.quantity).basis,
        on_basis.expected, on_basis.reporting, on_basis.sum, on_basis.attribution, on_basis.not_computable,
        on_basis.figures
      where on_basis.reporting > 0) parts
    cross join lateral (
      select knows_parts((scope).area_id, month.last_day) as area offset 0) is_known_whole
    -- What is reported for the whole on the basis of the parts. Mostly that is what is shown of it.
    cross join lateral (
      select coalesce((parts.sum).basis, parts.basis) as basis, shown.as_of_day is not null as is_there,
        not shown.is_derived
          and (shown.quantity).basis = coalesce((parts.sum).basis, parts.basis, (shown.quantity).basis) as is_shown
      offset 0) reported
    left join lateral (
      select shown.quantity, shown.attribution, shown.figures
      where reported.is_shown
      union all
      select b.quantity, b.attribution, b.figures
      from reported_beside(
        row((scope).area_id, (scope).segment, reported.basis, month.last_day)::enrollment, (scope).basis,
        roll_up_of.measure) b
      where reported.is_there and not reported.is_shown) whole on true
    cross join lateral (
      select
        case when whole.attribution = parts.attribution then minus(whole.quantity, parts.sum) end as residual,
        case when whole.attribution <> parts.attribution
          then said('WHOLE_COUNTS_ELSEWHERE', 'whole', whole.attribution::text, 'parts', parts.attribution::text) end
          as why_none) rest
    cross join lateral (
      select incomplete_reason(
          parts.expected,
          parts.reporting,
          is_known_whole.area and (
            over <> 'BRANCH'
            or coalesce((rest.residual).value = 0 and (rest.residual).precision = 'EXACT', false))) as gap) completeness
    offset 0) result;
end;

/* What the parts of an area have in the month that the scope ends in. There is no sum where their figures do not go
   together; `not_computable` then says why. The sum is as of the latest of their days. */
create function parts_added_up(
  scope enrollment, measure measure, over roll_up_over,
  out expected int, out reporting int, out sum quantity, out attribution attribution,
  out not_computable not_computable, out figures bigint[])
returns setof record stable
begin atomic
  select
    cardinality(parts.ids),
    found.reporting,
    case when found.basis = found.last_basis
        and (found.scheme = found.last_scheme) is not false
        and found.unit = found.last_unit
        and found.attribution = found.last_attribution
        and parts_added_up.measure <> 'COVERAGE'
      then with_provenance(
        quantity_between(found.low, found.high, found.any_more_than, found.unit, found.worst_precision),
        found.basis, found.scheme, found.as_of, found.sources) end,
    case when found.attribution = found.last_attribution then found.attribution end,
    case when parts_added_up.measure = 'COVERAGE'
        then row('UNIT_DIFFERS', said('COVERAGES_DO_NOT_ADD_UP'))::not_computable
      when found.basis <> found.last_basis
        then row('BASIS_DIFFERS', bases_differ(names_once(found.bases::text[])))::not_computable
      when found.scheme <> found.last_scheme
        then row('SCHEME_DIFFERS', said('AREAS_DIVIDE_OTHERWISE_IN_MONTH'))::not_computable
      when found.attribution <> found.last_attribution
        then row('ATTRIBUTION_DIFFERS', attributions_differ(names_once(found.attributions::text[])))::not_computable
      when found.reporting = 0
        then row('NO_FIGURE', said('NO_AREA_HAS_FIGURE_OF_MONTH'))::not_computable end,
    found.figures
  from (
    select array(select part.id from parts_of((scope).area_id, over, (scope).until) part) as ids offset 0) parts
  cross join lateral (
    -- The first and the last are compared, as counting different ones would sort all numbers for each.
    select
      count(*)::int as reporting,
      min((figure.quantity).basis) as basis,
      max((figure.quantity).basis) as last_basis,
      array_agg((figure.quantity).basis) as bases,
      min((figure.quantity).scheme) as scheme,
      max((figure.quantity).scheme) as last_scheme,
      min((figure.quantity).unit) as unit,
      max((figure.quantity).unit) as last_unit,
      min(figure.attribution) as attribution,
      max(figure.attribution) as last_attribution,
      array_agg(figure.attribution) as attributions,
      sum(low_of(figure.quantity)) as low,
      sum(high_of(figure.quantity)) as high,
      bool_or((figure.quantity).precision = 'MORE_THAN') as any_more_than,
      max((figure.quantity).precision) as worst_precision,
      max(figure.as_of_day) as as_of,
      union_of((figure.quantity).sources) as sources,
      union_of(figure.figures) as figures
    from all_enrolled_in_month(parts.ids, scope, parts_added_up.measure) figure) found;
end;

/* The parts that a sum lacks: those without a figure of the month. */
create function roll_up_missing(scope enrollment, measure measure, over roll_up_over) returns setof area_row stable
begin atomic
  select part.* from parts_of((scope).area_id, over, (scope).until) part
  where not exists (select from enrolled_in_month(part.id, scope, roll_up_missing.measure));
end;

/* The figures that a sum adds up: one of each part, or those of its segments, or those of its own parts. */
create function roll_up_parts(scope enrollment, measure measure, over roll_up_over) returns setof figure_row stable
begin atomic
  select f.*
  from parts_of((scope).area_id, over, (scope).until) part
    cross join lateral enrolled_in_month(part.id, scope, roll_up_parts.measure) added
    join figure_row f on f.id = any (added.figures);
end;

/* Names of enumerated values, each once. */
create function names_once(names text[]) returns text immutable
  return (select string_agg(distinct n, ', ') from unnest(names) n);

/* Why numbers on different bases are not put together. */
create function bases_differ(basis_names text) returns sentence immutable
  return said('AREAS_COUNT_ON_OTHER_BASES', 'bases', basis_names);

/* Why numbers that are attributed in different ways are not put together. */
create function attributions_differ(attribution_names text) returns sentence immutable
  return said('AREAS_COUNT_IN_OTHER_PLACES', 'attributions', attribution_names);

/* The parts of an area that a sum over it adds up, on one day. Only that day counts: a regency that goes from one
   branch to another on 1 March is, on 31 March, a part of the new one only. */
create function parts_of(area_id bigint, over roll_up_over, at date) returns setof area_row stable
begin atomic
  select a.* from area_row a
  -- A local government is the one local government that it has itself.
  where (a.id <> parts_of.area_id or over = 'LOCAL_GOVERNMENT')
    and a.valid @> parts_of.at
    -- A branch counts from the day on which a source first names it, and only once that is known.
    and (over <> 'BRANCH' or exists (
      select from branch k where k.area_id = a.id and (k.first_seen).first_day <= known_at()::date))
    and a.kind = any (kinds_over(over))
    and exists (
      select from area_within w
      where w.ancestor_id = parts_of.area_id and w.descendant_id = a.id and w.valid @> parts_of.at
        and not w.via && ways_left_out(over));
end;

/* The kinds of area that a sum goes over. */
create function kinds_over(over roll_up_over) returns area_kind[] immutable
  return case over
    when 'LOCAL_GOVERNMENT' then '{REGENCY,CITY}'::area_kind[]
    when 'PROVINCE' then '{PROVINCE}'
    when 'REGION' then '{REGION}'
    else '{BRANCH}' end;

/* The memberships that make nothing a part. A branch does not have what its pioneer branches serve, and a province does
   not have what an office that merely lies in it serves. Branches themselves, though, belong to the province that they
   lie in. */
create function ways_left_out(over roll_up_over) returns membership_kind[] immutable
  return case over
    when 'BRANCH' then '{PARENT_BRANCH}'::membership_kind[]
    else '{OFFICE_LOCATION,PARENT_BRANCH}' end;

/* The same on a basis; no row where no part has a number on it. It is plpgsql, so that it is not planned with each
   statement. */
create function parts_on_basis(
  scope enrollment, measure measure, over roll_up_over,
  out expected int, out reporting int, out sum quantity, out attribution attribution,
  out not_computable not_computable, out figures bigint[])
returns setof record language plpgsql stable set search_path from current as $$
begin
  return query
  select p.* from parts_added_up(scope, parts_on_basis.measure, over) p where p.reporting > 0;
end $$;

/* What is reported for the whole in the month that the scope ends in: on the basis of the scope, or else on the one
   that is asked for, or any, so that it is said why the two do not go together. */
create function reported_beside(
  scope enrollment, asked basis, measure measure, out quantity quantity, out attribution attribution,
  out figures bigint[])
returns record language plpgsql stable set search_path from current as $$
declare
  basis_looked_at basis;
  found_one record;
begin
  foreach basis_looked_at in array array[(scope).basis, asked] loop
    select r.quantity, r.attribution, r.figures into found_one
    from last_reported(
      row((scope).area_id, (scope).segment, basis_looked_at, (scope).until)::enrollment, reported_beside.measure,
      month_of((scope).until)) r;
    exit when found or asked is not distinct from basis_looked_at;
  end loop;
  quantity := found_one.quantity;
  attribution := found_one.attribution;
  figures := found_one.figures;
end $$;

/* The last day of the month that is added up: of the month that the scope ends in if that month is over in the area;
   otherwise see `last_month_with_figure`. A scope of which no month was asked ends today, as UTC counts days: with
   `of_parts` that is no month that is over, though it may be the last day of one and be over in the area. */
create function month_reported(scope enrollment, measure measure, over roll_up_over, of_parts boolean)
returns date stable
  return case
    when month_end((scope).until) < case when of_parts then present()::date else today_in((scope).area_id) end
      then (scope).until
    else last_month_with_figure(scope, measure, over, of_parts) end;

/* The last day of the latest month of which the area or one of its parts has a figure; with `of_parts` one of its
   parts. Looked at are
   - the month that the scope ends in, if it is this month and ends today or later: on 10 June a figure of June is taken
     where it is known already;
   - else all months that are over.
   Where no figure is found, it is the last day of the last month that is over. */
create function last_month_with_figure(scope enrollment, measure measure, over roll_up_over, of_parts boolean)
returns date stable
  return (
    select coalesce(month_end(max(figure.as_of_day)), max(month.last_over))
    from (
      select
        case when (scope).until > here.today and (scope).until <= month_end(here.today) then (scope).until
          else month_of(here.today) - 1 end as last_day,
        month_of(here.today) - 1 as last_over
      from (select today_in((scope).area_id) as today) here
      offset 0) month
    cross join lateral (
      select (scope).area_id as id, true as is_whole where not of_parts
      union all
      select part.id, false from parts_of((scope).area_id, over, month.last_day) part) area
    -- From 1900 on: with a first day only figures of a month or a day are found, and for ALL also a whole division.
    -- A figure counts only if its area was a part on the figure's own day.
    left join lateral last_enrolled(
        row(area.id, (scope).segment, (scope).basis, month.last_day)::enrollment,
        last_month_with_figure.measure, '1900-01-01') figure
      on area.is_whole
        or exists (select from parts_of((scope).area_id, over, figure.as_of_day) part where part.id = area.id));

/* Are all local governments of an area known on a day? The administrative division is; of what a branch serves, only
   what sources name is known, unless one says that this is all. */
create function knows_parts(area_id bigint, at date) returns boolean stable
  return (
    select a.kind <> 'BRANCH' or is_working_area_closed(a.id, knows_parts.at)
    from area a where a.id = knows_parts.area_id);

/* Why a sum over an area is not complete; null where it is. */
create function incomplete_reason(expected int, reporting int, all_parts_known boolean) returns sentence stable
  return case
    when expected = 0
      then said('NO_PARTS_KNOWN')
    when reporting = 0
      then said('NO_PART_HAS_FIGURE', 'expected', expected::text)
    when reporting < expected
      then said('PARTS_WITHOUT_FIGURE', 'missing', (expected - reporting)::text, 'expected', expected::text)
    when not all_parts_known
      then said('ALL_NAMED_PARTS_REPORT', 'expected', expected::text) end;

create type completeness as (scope enrollment, expected int, reported int, reason sentence);

comment on column completeness.scope is 'What of each area is looked at, up to the end of the month. @notNull';
comment on column completeness.expected is 'Local governments known below the area on that day. @notNull';
comment on column completeness.reported is 'How many of them have a figure of that month. @notNull';
comment on column completeness.reason is 'Why a sum over them is not complete; null where it is.';

/* How many local governments of an area have reported participants. */
create function completeness_of(scope enrollment) returns setof completeness stable
begin atomic
  select r.scope, r.expected, r.counted, r.reason
  from roll_up_of(completeness_of.scope, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r;
end;
