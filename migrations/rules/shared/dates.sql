-- Dates: months, dates of which only the month or the year is known, and days counted in UTC.

/* The first and the last day of the month of a day, or of one given as '2014-07'. A day is taken as a timestamp first,
   because date_trunc of a date depends on the time zone and so is not immutable. What is immutable is worked out before
   a statement is planned, so that an index is searched from it. */
create function month_of(day date) returns date immutable return date_trunc('month', day::timestamp)::date;

create function month_end(day date) returns date immutable
  return (month_of(day) + interval '1 month - 1 day')::date;

create function month_end(month text) returns date immutable
  return month_end(make_date(left(month, 4)::int, right(month, 2)::int, 1));
comment on function month_end(text) is 'The last day of a month that is written 2014-07. @notNull';

/* Months from the end of a day to the end of a period, given as the first day after it: 5 from 2014-07-31 to
   2015-01-01. Days that are left over count as thirtieths. */
create function months_until(as_of date, period_end date) returns numeric immutable
  return (
    select extract(year from span) * 12 + extract(month from span) + extract(day from span) / 30.0
    from age(period_end, as_of + 1) span);

/* A date as exact as said, from '2014', '2014-07' or '2014-08-21', with the days it may mean. What is more exact than
   that is cut off: '2014-07-15' as a MONTH is '2014-07'. A YEAR_TO_DATE begins on 1 January. */
create function partial_date_of(value text, exactness date_precision) returns partial_date immutable
  return case
    when value is null then row(null, 'UNKNOWN', null, null)::partial_date
    else row(
      case exactness
        when 'YEAR' then left(value, 4)
        when 'MONTH' then left(value, 7)
        else value end,
      exactness,
      case exactness
        when 'YEAR' then (left(value, 4) || '-01-01')::date
        when 'MONTH' then (left(value, 7) || '-01')::date
        when 'YEAR_TO_DATE' then (left(value, 4) || '-01-01')::date
        else value::date end,
      case exactness
        when 'YEAR' then (left(value, 4) || '-12-31')::date
        when 'MONTH' then month_end(left(value, 7))
        else value::date end)::partial_date end;

/* The same from a caller's text, as exact as it is long; null where it is no date from 1900 to 2199. */
create function partial_date_from(value text) returns partial_date immutable
  return case
    when value ~ '^(19|2[01])\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'
      and (length(value) < 10 or pg_input_is_valid(value, 'date'))
    then partial_date_of(value,
      (case length(value) when 4 then 'YEAR' when 7 then 'MONTH' else 'DAY' end)::date_precision) end;

/* As JSON, for a change of an agreement; JSON's null where no date is given. */
create function partial_date_json(value text) returns jsonb immutable
  return case when value is null then 'null' else to_jsonb(partial_date_from(value)) end;

/* Which of these fields of an input is given and is no date; a refusal, or nothing. */
create function refusal_of_dates(input jsonb, variadic fields text[]) returns outcome stable
  return (select refused('INVALID_INPUT', 'NOT_A_DATE', array['input', f])
    from unnest(fields) f where input ->> f is not null and partial_date_from(input ->> f) is null limit 1);

/* A month or a year in which something happened, without the days on which it cannot have happened: those before
   `first_day`, the day of the step that it follows, and those after `last_day`, which is today. */
create function narrowed(d partial_date, first_day date, last_day date) returns partial_date immutable
  return case when d is not null then row((d).value, (d).precision,
    greatest((d).first_day, first_day), least((d).last_day, last_day))::partial_date end;

/* Does it hold on a day? The planner guesses that `valid @> day` is true of one row in two hundred, and that a coalesce
   is true of every second row, which is nearer: so it plans joins better. */
create function holds(valid daterange, day date) returns boolean immutable return coalesce(valid @> day, false);

create function utc_day(at timestamptz) returns date immutable return (at at time zone 'UTC')::date;

/* The moment at which a day begins in UTC. */
create function utc_midnight(day date) returns timestamptz immutable return day::timestamp at time zone 'UTC';

comment on column partial_date.value is 'ISO 8601, as exact as known; null where unknown.';
comment on column partial_date.precision is 'How exact it is. @notNull';
comment on column partial_date.first_day is 'First day it can mean.';
comment on column partial_date.last_day is 'Last day it can mean.';
