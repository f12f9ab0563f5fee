/* The first and the last day of a day's month, or of one given as '2014-07'. Unlike date_trunc of a date, which goes by the time zone, they are worked out
   before a statement is planned, so that an index is searched from them. */
create function month_of(day date) returns date immutable return date_trunc('month', day::timestamp)::date;

create function month_end(day date) returns date immutable return (month_of(day) + interval '1 month - 1 day')::date;

create function month_end(month text) returns date immutable return month_end((month || '-01')::date);

/* '2014', '2014-07' or '2014-08-21' with the days it spans. */
create function partial_date_of(value text, exactness date_precision) returns partial_date immutable
  return case when value is null then row(null, 'UNKNOWN', null, null)::partial_date else row(
    case exactness when 'YEAR' then left(value, 4) when 'MONTH' then left(value, 7) else value end, exactness,
    case exactness when 'YEAR' then (left(value, 4) || '-01-01')::date when 'MONTH' then (left(value, 7) || '-01')::date
      when 'YEAR_TO_DATE' then (left(value, 4) || '-01-01')::date else value::date end,
    case exactness when 'YEAR' then (left(value, 4) || '-12-31')::date
      when 'MONTH' then month_end(left(value, 7)) else value::date end)::partial_date end;

/* Does it hold on a day? Of a coalesce the planner expects half of the rows, which a join can be planned on. */
create function holds(valid daterange, day date) returns boolean immutable return coalesce(valid @> day, false);

create function utc_day(at timestamptz) returns date immutable return (at at time zone 'UTC')::date;

/* A term given in months is whole months, from the first of the first to the last of the last. A year as a start or an end is
   inexact: the day by which it surely holds, and the last on which it surely does. */
create function surely_from(d partial_date) returns date immutable return case (d).precision when 'MONTH' then (d).first_day else (d).last_day end;

create function surely_to(d partial_date) returns date immutable return case (d).precision when 'YEAR' then (d).first_day else (d).last_day end;

create function between_words(d partial_date) returns text immutable return 'on some day from ' || (d).first_day || ' to ' || (d).last_day;

-- Where targets stand, under every reading that their words allow.
/* Months from a day to the first day after a period: 5 from the end of July to the end of the year; a part of a month by its days. */
create function months_until(as_of date, period_end date) returns numeric immutable
  return (select extract(year from d) * 12 + extract(month from d) + extract(day from d) / 30.0 from age(period_end, as_of + 1) d);

/* '2014', '2014-07' or '2014-08-21' as a partial date; null where it is none. */
create function partial_date_from(value text) returns partial_date immutable
  return case when value ~ '^(19|2[01])\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$' and (length(value) < 10 or pg_input_is_valid(value, 'date'))
    then partial_date_of(value, (case length(value) when 4 then 'YEAR' when 7 then 'MONTH' else 'DAY' end)::date_precision) end;

/* What is recorded of a month or a year has taken place by now, and not before the step it follows. */
create function narrowed(d partial_date, first_day date, last_day date) returns partial_date immutable
  return case when d is not null then row((d).value, (d).precision, greatest((d).first_day, first_day), least((d).last_day, last_day))::partial_date end;

/* Which of these fields of an input is given and is no date; a refusal, or nothing. */
create function bad_day(input jsonb, variadic fields text[]) returns outcome stable
  return (select refused('INVALID_INPUT', 'NOT_A_DATE', array['input', f])
    from unnest(fields) f where input ->> f is not null and partial_date_from(input ->> f) is null limit 1);

create function on_day(value text) returns jsonb immutable return case when value is null then 'null' else to_jsonb(partial_date_from(value)) end;
