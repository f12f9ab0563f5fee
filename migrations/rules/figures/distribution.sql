create type comparison as (area_id bigint, measure measure, quantity quantity, figure_id bigint);

comment on column comparison.area_id is 'The area. @notNull';

comment on column comparison.measure is 'What is counted. @notNull';

comment on column comparison.quantity is 'The number.';

comment on column comparison.figure_id is 'The figure; null where there is none, or the number is a sum of segments.';

create type distribution as (scope enrollment, measure measure, over roll_up_over, areas int, counted int, earliest date, latest date, minimum quantity, p25 quantity, median quantity,
  p75 quantity, maximum quantity, not_computable not_computable);

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

comment on column distribution.not_computable is 'Why there are none.';

/* How the last numbers of an area's parts lie, interpolated (percentile_cont): points as exact as the worst of them; where some are ranges or bounds, what lies
   between where their lower and their upper ends do. Numbers on different bases, or by different schemes, do not lie beside each other. */
create function distribution_of(scope enrollment, over roll_up_over, measure measure) returns distribution stable
  return (select row(scope, distribution_of.measure, over, d.areas, d.counted, d.earliest, d.latest,
      q.quantiles[1], q.quantiles[2], q.quantiles[3], q.quantiles[4], q.quantiles[5],
      case when d.bases > 1 then row('BASIS_DIFFERS', 'The areas count on different bases, ' || d.all_bases || ': ask for one with `basis`.')::not_computable
        when d.schemes > 1 then row('SCHEME_DIFFERS', 'The areas divide workers in different ways.')::not_computable
        when d.counted = 0 then row('NO_FIGURE', 'None of the areas has a figure.')::not_computable end)::distribution
    from (select count(*)::int as areas, count(f.as_of_day)::int as counted, min(f.as_of_day) as earliest, max(f.as_of_day) as latest, count(distinct (f.quantity).basis) as bases,
        string_agg(distinct (f.quantity).basis::text, ', ') as all_bases, count(distinct (f.quantity).scheme) as schemes, min((f.quantity).basis) as basis, min((f.quantity).scheme) as scheme,
        max((f.quantity).precision) filter (where (f.quantity).precision <= 'APPROXIMATE') as exactness, max((f.quantity).value) filter (where (f.quantity).precision = 'MORE_THAN') as more_than, bool_and((f.quantity).precision = 'MORE_THAN') as all_more_than,
        percentile_cont('{0,0.25,0.5,0.75,1}'::float8[]) within group (order by low_of(f.quantity)::float8) as lows, percentile_cont('{0,0.25,0.5,0.75,1}'::float8[]) within group (order by high_of(f.quantity)::float8) as highs
      from parts_of((scope).area_id, over, (scope).until) p
        left join lateral last_enrolled(row(p.id, (scope).segment, (scope).basis, (scope).until)::enrollment, distribution_of.measure) f on true) d
    cross join lateral (select array_agg(with_provenance(quantity_between(trim_scale(x.low::numeric), trim_scale(x.high::numeric), d.all_more_than or x.n = 5 and x.low = d.more_than, unit_of(distribution_of.measure),
          case when x.low = x.high then d.exactness else 'RANGE' end), d.basis, d.scheme, d.latest, null) order by x.n) as quantiles
      -- Between two numbers without an upper end float arithmetic says NaN.
      from (select e.low, coalesce(nullif(e.high, 'NaN'), 'Infinity') as high, e.n from unnest(d.lows, d.highs) with ordinality as e(low, high, n)) x where d.bases = 1 and d.schemes <= 1) q);
