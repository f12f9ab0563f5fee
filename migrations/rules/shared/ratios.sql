-- Ratios: one quantity over another, with what it was worked out from, or with the reason why it cannot be.

create type not_computable as (code not_computable_code, reason sentence);

create type ratio as (
  value numeric,
  low numeric,
  high numeric,
  numerator quantity,
  denominator quantity,
  precision quantity_precision,
  flags ratio_flag[],
  not_computable not_computable,
  -- Those that its numbers are made of.
  figures bigint[],
  -- Those that it divides by.
  potentials bigint[]
);

/* A ratio as a fraction, rounded half up to six places; it may be above 1. By the algebra of quantities.sql:
   1 of 4 is 0.25, at least 1 of 4 is at least 0.25, and 1 to 2 of 4 is 0.25 to 0.5. The figures that make the numbers
   are those that `doubts_about_ratio` asks about. */
create function ratio_of(
  numerator quantity, denominator quantity, flags ratio_flag[] default '{}', figures bigint[] default '{}',
  potentials bigint[] default '{}')
returns ratio immutable language plpgsql set search_path from current as $$
begin
  return case
    when numerator is null then no_ratio('NO_FIGURE', said('NOTHING_TO_DIVIDE'), numerator, denominator)
    when denominator is null
      then no_ratio('NO_DENOMINATOR', said('NOTHING_TO_DIVIDE_BY'), numerator, denominator)
    when high_of(denominator) = 0
      then no_ratio('NO_DENOMINATOR', said('DIVISOR_IS_ZERO'), numerator, denominator)
    when not is_comparable(numerator, denominator)
      then no_ratio((why_incomparable(numerator, denominator)).code, (why_incomparable(numerator, denominator)).reason,
        numerator, denominator)
    -- Both are one number: the worse of their precisions is at most ESTIMATE.
    when greatest((numerator).precision, (denominator).precision) <= 'ESTIMATE'
      then row(round((numerator).value / (denominator).value, 6), null, null, numerator, denominator,
        greatest((numerator).precision, (denominator).precision), flags, null, figures, potentials)::ratio
    when high_of(numerator) = 'Infinity' and high_of(denominator) = 'Infinity'
      then no_ratio('UNBOUNDED', said('NEITHER_HAS_UPPER_END'), numerator, denominator)
    -- The ratio has no upper end.
    when high_of(numerator) = 'Infinity' or low_of(denominator) = 0
      then row(round(low_of(numerator) / high_of(denominator), 6), null, null, numerator, denominator,
        case when (numerator).precision = 'MORE_THAN' then 'MORE_THAN' else 'AT_LEAST' end, flags, null, figures,
        potentials)::ratio
    -- What is below 0 is the lower the less it is divided by.
    else row(null,
      case
        when low_of(numerator) < 0 then round(low_of(numerator) / low_of(denominator), 6)
        when high_of(denominator) = 'Infinity' then 0
        else round(low_of(numerator) / high_of(denominator), 6) end,
      case
        when high_of(numerator) >= 0 then round(high_of(numerator) / low_of(denominator), 6)
        when high_of(denominator) = 'Infinity' then 0
        else round(high_of(numerator) / high_of(denominator), 6) end,
      numerator, denominator, 'RANGE', flags, null, figures, potentials)::ratio end;
end $$;

/* All that may be meant by a ratio that is one number, by what the two that it divides may mean; null where both mean
   what they say. */
create function ratio_meant(r ratio, numerator_meant quantity, denominator_meant quantity) returns quantity
language plpgsql immutable set search_path from current as $$
declare
  above quantity;
  below quantity;
begin
  if (r).value is null or (r).precision > 'ESTIMATE' or numerator_meant is null and denominator_meant is null then
    return null;
  end if;
  above := case when numerator_meant is null then (r).numerator else numerator_meant end;
  below := case when denominator_meant is null then (r).denominator else denominator_meant end;
  return make_quantity(null,
    least((r).value, low_of(above) / nullif(high_of(below), 0)),
    case when low_of(below) > 0 then greatest((r).value, high_of(above) / low_of(below)) else 'Infinity' end,
    'PERCENT', 'RANGE');
end $$;

/* The ratio with no more digits than that leaves. */
create function ratio_in_sure_digits(r ratio, numerator_meant quantity, denominator_meant quantity)
returns ratio language plpgsql immutable set search_path from current as $$
declare
  meant constant quantity := ratio_meant(r, numerator_meant, denominator_meant);
begin
  return case when meant is null then r
    else with_digits_of(r, in_sure_digits((r).value, width_of(meant) / 2) * 100) end;
end $$;

/* A ratio that was worked out in percent, too, with no more digits than that has. */
create function with_digits_of(r ratio, percent numeric)
returns ratio immutable language plpgsql set search_path from current as $$
begin
  return case when percent is null or (r).value is null then r
    else row(round(percent / 100, 6), (r).low, (r).high, (r).numerator, (r).denominator, (r).precision, (r).flags,
      (r).not_computable, (r).figures, (r).potentials)::ratio end;
end $$;

create function no_ratio(code not_computable_code, reason sentence, numerator quantity, denominator quantity)
returns ratio immutable
  return row(null, null, null, numerator, denominator, null, '{}'::ratio_flag[],
    row(code, reason)::not_computable, '{}'::bigint[], '{}'::bigint[])::ratio;

/* Why two numbers are not comparable (see is_comparable); null where they are. */
create function why_incomparable(a quantity, b quantity)
returns not_computable immutable language plpgsql set search_path from current as $$
begin
  return case
    when (a).basis <> (b).basis
      then row('BASIS_DIFFERS',
        case
          when (a).basis = 'UNSPECIFIED' then said('ONE_DOES_NOT_SAY_BASIS', 'other', (b).basis::text)
          when (b).basis = 'UNSPECIFIED' then said('ONE_DOES_NOT_SAY_BASIS', 'other', (a).basis::text)
          else said('ONE_COUNTS_OTHERS', 'one', (a).basis::text, 'other', (b).basis::text) end)::not_computable
    when (a).scheme <> (b).scheme
      then row('SCHEME_DIFFERS',
        said('ONE_DIVIDES_OTHERWISE', 'one', (a).scheme, 'other', (b).scheme))::not_computable end;
end $$;

/* DATES_DIFFER where two numbers are of different months. */
create function date_flags(a date, b date)
returns ratio_flag[] immutable language plpgsql set search_path from current as $$
begin
  return case when month_of(a) <> month_of(b) then '{DATES_DIFFER}' else '{}' end::ratio_flag[];
end $$;

/* The doubts about the numbers that a ratio is worked out from, as doubts about the ratio. */
create function input_flags(doubts figure_flag[])
returns ratio_flag[] immutable language plpgsql set search_path from current as $$
begin
  return array_remove(array[
    case when 'AMBIGUOUS' = any(doubts) then 'AMBIGUOUS_INPUT' end,
    case when 'CONTRADICTED' = any(doubts) then 'CONTRADICTED_INPUT' end,
    case when 'DOES_NOT_ADD_UP' = any(doubts) then 'INPUT_DOES_NOT_ADD_UP' end,
    case when 'BASIS_CHANGES' = any(doubts) then 'BASIS_CHANGES' end]::ratio_flag[], null);
end $$;

comment on column not_computable.code is 'Why, for programs. @notNull';
comment on column not_computable.reason is 'Why, for people. @notNull';

comment on column ratio.flags is 'Doubts about it. @notNull';
