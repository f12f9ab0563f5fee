-- Distributions and comparisons: the last numbers of several areas beside each other; of an area's parts as quantiles
-- or on a map, of chosen areas one by one.

create type comparison as (
  area_id bigint, measure measure, quantity quantity, figure_id bigint, is_derived boolean, scope enrollment,
  figures bigint[]);

comment on column comparison.area_id is 'The area. @notNull';
comment on column comparison.measure is 'What is counted. @notNull';
comment on column comparison.quantity is 'The number.';
comment on column comparison.figure_id is 'The figure; null where there is none, or the number is a sum.';
comment on column comparison.is_derived is 'Is the number a sum?';
comment on column comparison.scope is 'What of the area is looked at. @notNull';
comment on column comparison.figures is 'The figures that make the number.';

/* Chosen areas beside each other: each with every measure. */
create function compared(
  area_types text[], area_codes text[], measures measure[], segment segment, basis basis, until date)
returns setof comparison stable
begin atomic
  select a.id, m.measure, last.quantity, case when not last.is_derived then last.figures[1] end,
    last.is_derived, looked_at.scope, last.figures
  from areas_named(area_types, area_codes) a(id)
    cross join unnest(measures) as m(measure)
    cross join lateral (
      select row(a.id, compared.segment, compared.basis, compared.until)::enrollment as scope) looked_at
    left join lateral last_enrolled(looked_at.scope, m.measure) last on true;
end;

/* All parts of an area beside each other, each with one measure. */
create function mapped(scope enrollment, over roll_up_over, measure measure) returns setof comparison stable
begin atomic
  with part as materialized (select p.id from parts_of((scope).area_id, over, (scope).until) p),
  -- Materialized, so that the numbers of all are not worked out again for each.
  last as materialized (
    select e.*
    from (select array_agg(p.id) as areas from part p) all_of
    cross join lateral all_enrolled(
      all_of.areas, (scope).segment, (scope).basis, (scope).until, mapped.measure) e)
  select p.id, mapped.measure, last.quantity, case when not last.is_derived then last.figures[1] end,
    last.is_derived, row(p.id, (scope).segment, (scope).basis, (scope).until)::enrollment, last.figures
  from part p
  left join last on last.area_id = p.id;
end;

create type distribution as (
  scope enrollment,
  measure measure,
  over roll_up_over,
  areas int,
  counted int,
  earliest date,
  latest date,
  minimum quantity,
  p25 quantity,
  median quantity,
  p75 quantity,
  maximum quantity,
  not_computable not_computable);

comment on column distribution.scope is 'What of each area is looked at. @notNull';
comment on column distribution.measure is 'What is counted. @notNull';
comment on column distribution.over is 'Over which areas. @notNull';
comment on column distribution.areas is 'How many areas there are. @notNull';
comment on column distribution.counted is 'How many of them have a figure. @notNull';
comment on column distribution.earliest is 'As-of day of the oldest of their figures.';
comment on column distribution.latest is 'As-of day of the latest.';
comment on column distribution.minimum is 'The least.';
comment on column distribution.p25 is 'A quarter lies below.';
comment on column distribution.median is 'Half lies below.';
comment on column distribution.p75 is 'Three quarters lie below.';
comment on column distribution.maximum is 'The most.';
comment on column distribution.not_computable is 'Why there are no quantiles.';

/* The number below which this share of numbers lies, which come sorted; between two of them it is interpolated as
   percentile_cont does, which knows no numeric and loses the last digits of large numbers. Nothing is interpolated
   between equal numbers, such as two infinite ends. */
create function quantile(sorted numeric[], share numeric) returns numeric immutable
  return (
    select trim_scale(
      case when below.number = above.number then below.number
        else below.number + (above.number - below.number) * (rank.exact - floor(rank.exact)) end)
    from (select 1 + share * (cardinality(sorted) - 1) as exact) rank
      cross join lateral (select sorted[floor(rank.exact)::int] as number) below
      cross join lateral (select sorted[ceil(rank.exact)::int] as number) above);

/* How the last numbers of an area's parts are distributed: quantiles, interpolated where need be (see quantile). A
   quantile of points is as exact as the worst of them. Where some numbers are ranges or bounds, a quantile is the range
   from the quantile of the lower ends to that of the upper ends. Numbers on different bases, by different schemes or
   attributed in different ways have no quantiles. */
create function distribution_of(scope enrollment, over roll_up_over, measure measure) returns distribution stable
  return (
    with part as materialized (select p.id from parts_of((scope).area_id, over, (scope).until) p),
    figure as materialized (
      select e.*
      from (select array_agg(p.id) as areas from part p) all_of
      cross join lateral all_enrolled(
        all_of.areas, (scope).segment, (scope).basis, (scope).until, distribution_of.measure) e),
    parts as (
      select
        count(*)::int as areas,
        count(figure.as_of_day)::int as counted,
        min(figure.as_of_day) as earliest,
        max(figure.as_of_day) as latest,
        -- The first and the last are compared, as counting different ones would sort all numbers for each.
        min((figure.quantity).basis) as basis,
        max((figure.quantity).basis) as last_basis,
        array_agg((figure.quantity).basis) as bases,
        min((figure.quantity).scheme) as scheme,
        max((figure.quantity).scheme) as last_scheme,
        min(figure.attribution) as attribution,
        max(figure.attribution) as last_attribution,
        array_agg(figure.attribution) as attributions,
        max((figure.quantity).precision) filter (where (figure.quantity).precision <= 'ESTIMATE')
          as worst_of_points,
        max((figure.quantity).value) filter (where (figure.quantity).precision = 'MORE_THAN') as greatest_more_than,
        bool_and((figure.quantity).precision = 'MORE_THAN') as all_more_than,
        array_agg(low_of(figure.quantity) order by low_of(figure.quantity))
          filter (where not (figure.quantity is null)) as lows,
        array_agg(high_of(figure.quantity) order by high_of(figure.quantity))
          filter (where not (figure.quantity is null)) as highs
      from part
      left join figure on figure.area_id = part.id),
    -- The two ends of each quantile: n is 1 for the minimum and 5 for the maximum.
    ends as (
      select of_five.n,
        quantile(parts.lows, (of_five.n - 1) / 4.0) as low,
        quantile(parts.highs, (of_five.n - 1) / 4.0) as high
      from parts, generate_series(1, 5) as of_five(n)
      where parts.basis = parts.last_basis
        and (parts.scheme = parts.last_scheme) is not false
        and parts.attribution = parts.last_attribution),
    quantiles as (
      select array_agg(
        with_provenance(
          quantity_between(
            ends.low,
            ends.high,
            -- It is more than its lower end, not at least that, where all numbers are MORE_THAN. So is the maximum
            -- where its lower end is that of a number that is MORE_THAN.
            parts.all_more_than or ends.n = 5 and ends.low = parts.greatest_more_than,
            unit_of(distribution_of.measure),
            case when ends.low = ends.high then parts.worst_of_points else 'RANGE' end),
          parts.basis,
          parts.scheme,
          parts.latest,
          null)
        order by ends.n) as of_all
      from parts, ends)
    select row(
      scope,
      distribution_of.measure,
      over,
      parts.areas,
      parts.counted,
      parts.earliest,
      parts.latest,
      quantiles.of_all[1],
      quantiles.of_all[2],
      quantiles.of_all[3],
      quantiles.of_all[4],
      quantiles.of_all[5],
      case
        when parts.basis <> parts.last_basis
          then row('BASIS_DIFFERS', bases_differ(names_once(parts.bases::text[])))::not_computable
        when parts.scheme <> parts.last_scheme
          then row('SCHEME_DIFFERS', said('AREAS_DIVIDE_OTHERWISE'))::not_computable
        when parts.attribution <> parts.last_attribution
          then row('ATTRIBUTION_DIFFERS', attributions_differ(names_once(parts.attributions::text[])))::not_computable
        when parts.counted = 0 then row('NO_FIGURE', said('NO_AREA_HAS_FIGURE'))::not_computable
      end)::distribution
    from parts, quantiles);

/* The parts of an area that have no number, so that they are not in its distribution. */
create function distribution_left_out(scope enrollment, over roll_up_over, measure measure)
returns setof area_row stable
begin atomic
  select part.* from parts_of((scope).area_id, over, (scope).until) part
  where not exists (
    select from last_enrolled(
      row(part.id, (scope).segment, (scope).basis, (scope).until)::enrollment, distribution_left_out.measure));
end;
