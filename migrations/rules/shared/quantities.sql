comment on column quantity.value is 'The number; null for a range.';

comment on column quantity.low is 'Lower end of a range.';

comment on column quantity.high is 'Upper end of a range.';

comment on column quantity.unit is 'What is counted. @notNull';

comment on column quantity.precision is 'How sure the number is. @notNull';

comment on column quantity.basis is 'Active or registered participants, or not said; null where that is no question.';

comment on column quantity.scheme is 'How workers are divided where it was counted; null where that is no question.';

comment on column quantity.as_of is 'Last day it can be true of; of what is worked out, the later of its inputs''.';

comment on column quantity.sources is 'Who says so: all sources of its inputs.';

comment on column partial_date.value is 'ISO 8601, as exact as known; null where unknown.';

comment on column partial_date.precision is 'How exact it is. @notNull';

comment on column partial_date.first_day is 'First day it can mean.';

comment on column partial_date.last_day is 'Last day it can mean.';

create function make_quantity(value numeric, low numeric, high numeric, unit unit, exactness quantity_precision) returns quantity immutable
  return row(value, low, high, unit, exactness, null, null, null, null)::quantity;

create function quantity_of(value numeric, unit unit, exactness quantity_precision default 'EXACT') returns quantity immutable
  return case when value is not null then make_quantity(value, null, null, unit, exactness) end;

/* A number with what it counts, when it was true and who says so. */
create function counted(q quantity, basis basis, scheme text, as_of date, sources bigint[]) returns quantity immutable
  return row((q).value, (q).low, (q).high, (q).unit, (q).precision, basis, scheme, as_of, sources)::quantity;

-- What is worked out from figures, targets and potentials: sums, ratios, progress, series and rankings.
-- The arithmetic of quantities: the worst precision wins, ranges are intervals, nothing plus something is nothing.
-- The algebra. A quantity is an interval: EXACT and APPROXIMATE a point, AT_LEAST [v, ∞), MORE_THAN (v, ∞), RANGE [low, high].
--   sum         point + point: their sum, the worse precision          range + point or range: RANGE of the sums of the ends
--               with a bound: a bound, of the sums of the lower ends; MORE_THAN where either is
--   difference  a - b = [low(a) - high(b), high(a) - low(b)]: nothing where b has no upper end, a bound where only a has none
--   ratio       a / b = [low(a) / high(b), high(a) / low(b)]: nothing where neither has an upper end
--   precision   the worst wins: EXACT, APPROXIMATE, AT_LEAST, MORE_THAN, RANGE is from best to worst
--   basis, scheme   those of its inputs; a number without one (a target, a potential) goes with any
--   as of, sources  the later day; all sources of both
-- Nothing is never 0: where one is nothing, or units, bases or schemes of a sum or difference differ, there is none.
create function low_of(q quantity) returns numeric immutable return coalesce((q).low, (q).value);

/* The upper end; infinity for a bound. */
create function high_of(q quantity) returns numeric immutable
  return case when (q).precision in ('AT_LEAST', 'MORE_THAN') then 'Infinity' else coalesce((q).high, (q).value) end;

/* The quantity that an interval is: a bound where it has no upper end, a point where both ends are one, else a range. */
create function quantity_between(low numeric, high numeric, strict boolean, unit unit, otherwise quantity_precision) returns quantity immutable
  return case when low is null or high is null then null
    when high = 'Infinity' then quantity_of(low, unit, case when strict then 'MORE_THAN' else 'AT_LEAST' end::quantity_precision)
    when otherwise = 'RANGE' then make_quantity(null, low, high, unit, 'RANGE')
    else quantity_of(low, unit, otherwise) end;

/* Do both count the same, as far as they say what they count? */
create function goes_with(a quantity, b quantity) returns boolean immutable
  return coalesce((a).basis = (b).basis, true) and coalesce((a).scheme = (b).scheme, true);

/* A result with what its inputs count, when they were true and who says so. */
create function out_of(result quantity, a quantity, b quantity) returns quantity immutable
  return case when result is null then null
    else counted(result, coalesce((a).basis, (b).basis), coalesce((a).scheme, (b).scheme), greatest((a).as_of, (b).as_of), (a).sources || (b).sources) end;

create function plus(a quantity, b quantity) returns quantity immutable
  return case when a is null or b is null or (a).unit is distinct from (b).unit or not goes_with(a, b) then null
    else out_of(quantity_between(low_of(a) + low_of(b), high_of(a) + high_of(b), 'MORE_THAN' in ((a).precision, (b).precision), (a).unit,
      greatest((a).precision, (b).precision)), a, b) end;

create function minus(a quantity, b quantity) returns quantity immutable
  return case when a is null or b is null or (a).unit is distinct from (b).unit or not goes_with(a, b) or high_of(b) = 'Infinity' then null
    else out_of(quantity_between(low_of(a) - high_of(b), high_of(a) - low_of(b), (a).precision = 'MORE_THAN', (a).unit,
      greatest((a).precision, (b).precision)), a, b) end;

create function times(a quantity, factor numeric, unit unit) returns quantity immutable
  return case when not (a is null) then counted(make_quantity(trim_scale(round((a).value * factor, 6)), trim_scale(round((a).low * factor, 6)),
    trim_scale(round((a).high * factor, 6)), unit, (a).precision), (a).basis, (a).scheme, (a).as_of, (a).sources) end;

/* The sum of those that are there; nothing as soon as one does not go with the others: being strict, it stays so. */
create function add_up(sum quantity, part quantity) returns quantity immutable strict return plus(sum, part);

create aggregate total(quantity) (sfunc = add_up, stype = quantity);

/* The unit a measure is counted in; in a market who takes part is a trader. */
create function unit_of(measure measure, kind area_kind default null) returns unit immutable
  return case measure when 'EMPLOYERS' then 'EMPLOYERS' when 'COVERAGE' then 'PERCENT' when 'MARKETS' then 'MARKETS' else case kind when 'MARKET' then 'TRADERS' else 'WORKERS' end end::unit;

create function a_month(unit unit) returns unit immutable 
  return case unit when 'WORKERS' then 'WORKERS_PER_MONTH' when 'EMPLOYERS' then 'EMPLOYERS_PER_MONTH' when 'TRADERS' then 'TRADERS_PER_MONTH' when 'PERCENT' then 'PERCENT_PER_MONTH' end::unit;

/* The number to reach where "at least" so much is wanted. */
create function least_of(q quantity) returns quantity immutable
  return case when (q).precision in ('AT_LEAST', 'MORE_THAN')
    then counted(quantity_of((q).value, (q).unit), (q).basis, (q).scheme, (q).as_of, (q).sources) else q end;

create function not_negative(number numeric) returns numeric immutable return case when number < 0 then 0 else number end;

create function not_negative(q quantity) returns quantity immutable
  return case when not (q is null) then counted(make_quantity(not_negative((q).value), not_negative((q).low), not_negative((q).high), (q).unit, (q).precision),
    (q).basis, (q).scheme, (q).as_of, (q).sources) end;

/* A number in a sentence. */
create function said(q quantity) returns text stable
  return case (q).precision when 'RANGE' then trim_scale(round((q).low, 1)) || ' to ' || trim_scale(round((q).high, 1)) when 'AT_LEAST' then 'at least ' || trim_scale(round((q).value, 1))
    when 'MORE_THAN' then 'more than ' || trim_scale(round((q).value, 1)) else trim_scale(round((q).value, 1))::text end;

/* {"value"} or {"low", "high"} with "precision", as a quantity of the unit; null where it cannot be one. */
create function quantity_from(given jsonb, unit unit) returns quantity immutable
  return (select case when is_valid(q) then q end from (select make_quantity((given ->> 'value')::numeric, (given ->> 'low')::numeric, (given ->> 'high')::numeric, unit,
    coalesce(given ->> 'precision', case when given ->> 'low' is not null then 'RANGE' else 'EXACT' end)::quantity_precision) as q) made);

/* What is doubtful about a number itself, beside other doubts: a coverage above 100 %. */
create function doubts_of(measure measure, number quantity, others figure_flag[] default '{}') returns figure_flag[] immutable
  return array_remove(others, 'DENOMINATOR_SUSPECT') || case when measure = 'COVERAGE' and low_of(number) > 100 then '{DENOMINATOR_SUSPECT}' else '{}' end::figure_flag[];

/* The refusal of what is no number of a unit. */
create function no_number(unit unit) returns outcome stable
  return case no_number.unit when 'PERCENT' then refused('INVALID_INPUT', 'NOT_A_PERCENTAGE', '{input,quantity}')
    else refused('INVALID_INPUT', 'NOT_A_COUNT', '{input,quantity}', jsonb_build_object('unit', no_number.unit)) end;
