-- Quantities: numbers that say how sure they are, and their arithmetic. A quantity is an interval:
--   EXACT, APPROXIMATE, ESTIMATE   one number    [value, value]
--   AT_LEAST             no upper end            [value, ∞)
--   MORE_THAN            no upper end, strict    (value, ∞)
--   RANGE                                        [low, high]
--
-- What comes of two quantities:
--   sum         [low(a) + low(b), high(a) + high(b)]; MORE_THAN where either is.
--   difference  [low(a) - high(b), high(a) - low(b)]; null where b has no upper end: it would have no lower one.
--   ratio       [low(a) / high(b), high(a) / low(b)]; not computable where neither has an upper end (see ratios.sql).
--   precision   the worse of the two; from best to worst EXACT, APPROXIMATE, ESTIMATE, AT_LEAST, MORE_THAN,
--               RANGE.
--   basis, scheme    those of the inputs. A number that has none, such as a target or a potential, goes with any.
--   as of, sources   the later day, and all sources of both.
-- Null is never 0: a sum or a difference is null where one of the two is null, or where units, bases or schemes differ.
--
-- What is asked of each row of a list, and is too large to be read into the statement that asks, is plpgsql: its
-- expression is kept ready in the session. As SQL it would be made ready in each call, which takes ten times as long.

create function low_of(q quantity) returns numeric immutable return coalesce((q).low, (q).value);

/* The upper end; infinity where there is none. */
create function high_of(q quantity) returns numeric immutable
  return case
    when (q).precision in ('AT_LEAST', 'MORE_THAN') then 'Infinity'
    else coalesce((q).high, (q).value) end;

/* How far an approximate number may be from what it stands for. It is taken for rounded, to its last digit that is not
   0 and to three digits at most: "about 8,000" is within 500, "about 1,999" within 5. What a survey
   estimates is sure to three digits at most: 40 % is within 0.5, 1,870,000 within 5,000. */
create function half_rounding_of(q quantity)
returns numeric immutable language plpgsql set search_path from current as $$
begin
  return case when (q).precision in ('APPROXIMATE', 'ESTIMATE') and (q).value <> 0 then
    power(10::numeric, greatest(
      -- The place of the last digit that is not 0.
      case when (q).value = trunc((q).value) and (q).precision = 'APPROXIMATE' then length(trunc(abs((q).value))::text)
          - length(rtrim(trunc(abs((q).value))::text, '0'))
        else -scale(trim_scale((q).value)) end,
      floor(log(abs((q).value))) - 2)) / 2
    else 0 end;
end $$;

/* The lowest and the highest number that may be meant, where a decision hangs on it: with the rounding of an
   approximate one. */
create function lowest_of(q quantity) returns numeric immutable
  return case when (q).precision in ('APPROXIMATE', 'ESTIMATE') then low_of(q) - half_rounding_of(q) else low_of(q) end;
create function highest_of(q quantity) returns numeric immutable
  return case when (q).precision in ('APPROXIMATE', 'ESTIMATE') then high_of(q) + half_rounding_of(q)
    else high_of(q) end;

/* All that may be meant by a number, as a range. */
create function meant_by(q quantity) returns quantity immutable
  return make_quantity(null, lowest_of(q), highest_of(q), (q).unit, 'RANGE');

/* The same of a number that is rounded; null of others, which mean what they say. */
create function meant_if_rounded(q quantity)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case when (q).precision in ('APPROXIMATE', 'ESTIMATE') then meant_by(q) end;
end $$;

/* A number that may be off by so much, rounded to the digit that this leaves nearly sure: -3.7736 within 0.95 is -4,
   and 85 within 16 is 90. The first digit stays, however unsure. */
create function in_sure_digits(number numeric, off_by numeric)
returns numeric immutable language plpgsql set search_path from current as $$
begin
  return case when off_by > 0
    then round(number, -least(round(log(off_by)), coalesce(floor(log(abs(nullif(number, 0)))), 0))::int)
    else number end;
end $$;

create function make_quantity(value numeric, low numeric, high numeric, unit unit, exactness quantity_precision)
returns quantity immutable
  return row(value, low, high, unit, exactness, null, null, null, null)::quantity;

create function quantity_of(value numeric, unit unit, exactness quantity_precision default 'EXACT')
returns quantity immutable
  return case when value is not null then make_quantity(value, null, null, unit, exactness) end;

/* The quantity that has these two ends. Without an upper end it is MORE_THAN if `strict`, else AT_LEAST; with one it is
   as exact as `exactness` says. */
create function quantity_between(low numeric, high numeric, strict boolean, unit unit, exactness quantity_precision)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case
    when low is null or high is null then null
    when high = 'Infinity'
      then quantity_of(low, unit, case when strict then 'MORE_THAN' else 'AT_LEAST' end::quantity_precision)
    when exactness = 'RANGE' then make_quantity(null, low, high, unit, 'RANGE')
    else quantity_of(low, unit, exactness) end;
end $$;

/* The same number, with what it counts, when it was true and who says so. */
create function with_provenance(q quantity, basis basis, scheme text, as_of date, sources bigint[])
returns quantity immutable
  return row((q).value, (q).low, (q).high, (q).unit, (q).precision, basis, scheme, as_of, sources)::quantity;

/* The same number, with the provenance of the two that it was worked out from. */
create function with_provenance_of(result quantity, a quantity, b quantity)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case
    when result is null then null
    else with_provenance(result, coalesce((a).basis, (b).basis), coalesce((a).scheme, (b).scheme),
      greatest((a).as_of, (b).as_of), (a).sources || (b).sources) end;
end $$;

/* A number of figures with its provenance. A coverage is an ESTIMATE at best, whoever published it, as nobody counts
   the workers there are to cover. */
create function quantity_of_figure(
  q quantity, measure measure, basis basis, scheme text, as_of date, sources bigint[])
returns quantity immutable
  return row((q).value, (q).low, (q).high, (q).unit,
    case when measure = 'COVERAGE' then greatest((q).precision, 'ESTIMATE') else (q).precision end,
    basis, scheme, as_of, sources)::quantity;

/* Do both count on the same basis and by the same scheme, as far as they say? */
create function is_comparable(a quantity, b quantity) returns boolean immutable
  return coalesce((a).basis = (b).basis, true) and coalesce((a).scheme = (b).scheme, true);

create function plus(a quantity, b quantity)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case
    when a is null or b is null or (a).unit is distinct from (b).unit or not is_comparable(a, b) then null
    else with_provenance_of(
      quantity_between(low_of(a) + low_of(b), high_of(a) + high_of(b), 'MORE_THAN' in ((a).precision, (b).precision),
        (a).unit, greatest((a).precision, (b).precision)),
      a, b) end;
end $$;

create function minus(a quantity, b quantity)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case
    when a is null or b is null or (a).unit is distinct from (b).unit or not is_comparable(a, b)
      or high_of(b) = 'Infinity' then null
    else with_provenance_of(
      quantity_between(low_of(a) - high_of(b), high_of(a) - low_of(b), (a).precision = 'MORE_THAN',
        (a).unit, greatest((a).precision, (b).precision)),
      a, b) end;
end $$;

/* How much a number changed, with no more digits than what the two may mean leaves. */
create function change_of(
  earlier quantity, later quantity, earlier_meant quantity default null, later_meant quantity default null)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return with_sure_digits(
    minus(later, earlier),
    (width_of(coalesce(later_meant, meant_by(later))) + width_of(coalesce(earlier_meant, meant_by(earlier)))) / 2);
end $$;

create function width_of(q quantity) returns numeric immutable return high_of(q) - low_of(q);

/* A number that was worked out and may be off by so much, with no more digits than that leaves. */
create function with_sure_digits(q quantity, off_by numeric)
returns quantity immutable language plpgsql set search_path from current as $$
declare
  in_digits constant numeric := in_sure_digits((q).value, off_by);
begin
  return case when (q).precision <= 'ESTIMATE' and in_digits <> (q).value
    then with_provenance(
      quantity_of(in_digits, (q).unit, greatest((q).precision, 'APPROXIMATE')),
      (q).basis, (q).scheme, (q).as_of, (q).sources)
    else q end;
end $$;

/* The same of a number that may be anything in a range. */
create function with_digits_of_range(q quantity, range quantity)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return with_sure_digits(q, width_of(range) / 2);
end $$;

create function times(a quantity, factor numeric, unit unit)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case when not (a is null) then with_provenance(
    make_quantity(
      trim_scale(round((a).value * factor, 6)),
      trim_scale(round((a).low * factor, 6)),
      trim_scale(round((a).high * factor, 6)),
      unit, (a).precision),
    (a).basis, (a).scheme, (a).as_of, (a).sources) end;
end $$;

/* A step of `total`. Being strict it leaves nulls out, and keeps a sum null once two numbers do not go together. Steps
   of aggregates are plpgsql, or PostgreSQL's own: a function in SQL is started anew for each row. */
create function add_up(sum quantity, part quantity)
returns quantity immutable strict language plpgsql set search_path from current as $$
begin
  return plus(sum, part);
end $$;

create aggregate total(quantity) (sfunc = add_up, stype = quantity);

/* All elements of the arrays of a group, each once, in order. */
create function each_once(elements bigint[])
returns bigint[] immutable language plpgsql set search_path from current as $$
begin
  if cardinality(elements) <= 1 then return elements; end if;
  return array(select distinct e from unnest(elements) e order by e);
end $$;

create aggregate union_of(bigint[]) (sfunc = array_cat, stype = bigint[], finalfunc = each_once);

/* What there is at least, where more may come to it. */
create function at_least(q quantity) returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case when not (q is null) then with_provenance(
    quantity_between(low_of(q), 'Infinity', (q).precision = 'MORE_THAN', (q).unit, 'AT_LEAST'),
    (q).basis, (q).scheme, (q).as_of, (q).sources) end;
end $$;

/* The number that must be reached where "at least" or "more than" so much is wanted. */
create function threshold_of(q quantity) returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case
    when (q).precision in ('AT_LEAST', 'MORE_THAN')
      then with_provenance(quantity_of((q).value, (q).unit), (q).basis, (q).scheme, (q).as_of, (q).sources)
    else q end;
end $$;

create function floored_at_zero(number numeric) returns numeric immutable
  return case when number < 0 then 0 else number end;

create function floored_at_zero(q quantity) returns quantity immutable
  return case when not (q is null) then with_provenance(
    make_quantity(floored_at_zero((q).value), floored_at_zero((q).low), floored_at_zero((q).high),
      (q).unit, (q).precision),
    (q).basis, (q).scheme, (q).as_of, (q).sources) end;

/* The unit that a measure is counted in. Those who take part in a market are its traders. */
create function unit_of(measure measure, kind area_kind default null) returns unit immutable
  return case measure
    when 'EMPLOYERS' then 'EMPLOYERS'
    when 'COVERAGE' then 'PERCENT'
    when 'MARKETS' then 'MARKETS'
    else case kind when 'MARKET' then 'TRADERS' else 'WORKERS' end end::unit;
comment on function unit_of is 'What a measure counts in an area of this kind. @notNull';

/* The unit of a pace; null where nothing is counted by the month, as with markets. */
create function unit_per_month(unit unit) returns unit immutable language plpgsql set search_path from current as $$
begin
  return case unit
    when 'WORKERS' then 'WORKERS_PER_MONTH'
    when 'EMPLOYERS' then 'EMPLOYERS_PER_MONTH'
    when 'TRADERS' then 'TRADERS_PER_MONTH'
    when 'PERCENT' then 'PERCENT_PER_MONTH' end::unit;
end $$;

/* A change over some months as a pace; null where no time passed, or where its unit has no pace. */
create function per_month(change quantity, months numeric)
returns quantity immutable language plpgsql set search_path from current as $$
begin
  return case when months > 0 and unit_per_month((change).unit) is not null
    then times(change, 1 / months, unit_per_month((change).unit)) end;
end $$;

/* {"value"} or {"low", "high"} with "precision", as a quantity of the unit; null where it cannot be one. */
create function quantity_from(given jsonb, unit unit) returns quantity immutable
  return (
    select case when is_valid(made.quantity) then made.quantity end
    from (
      select make_quantity(
        (given ->> 'value')::numeric, (given ->> 'low')::numeric, (given ->> 'high')::numeric, unit,
        coalesce(given ->> 'precision', case when given ->> 'low' is not null then 'RANGE' else 'EXACT' end)
          ::quantity_precision) as quantity) made);

comment on column quantity.value is 'The number; null for a range.';
comment on column quantity.low is 'Lower end of a range.';
comment on column quantity.high is 'Upper end of a range.';
comment on column quantity.unit is 'What is counted. @notNull';
comment on column quantity.precision is 'How sure the number is. @notNull';
comment on column quantity.basis is 'Active or registered participants, or not said; null where that is no question.';
comment on column quantity.scheme is 'How workers are divided where it was counted; null where that is no question.';
comment on column quantity.as_of is 'Last day it can be true of; of what is worked out, the later of its inputs''.';
comment on column quantity.sources is 'Who says so: all sources of its inputs.';
