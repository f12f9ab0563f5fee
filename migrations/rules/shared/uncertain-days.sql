-- Has a date come by a day? One that is known only to its month or year may or may not have: 2014-06 has surely come by
-- 30 June, surely not by 31 May, and on the days between nobody knows. Each of these tests is null where there is no
-- date, or nothing is known of it.

/* Had it surely come by the end of the day? */
create function surely_by(d partial_date, day date) returns boolean immutable return (d).last_day <= day;

/* Had it surely come before the day began? */
create function surely_before(d partial_date, day date) returns boolean immutable return (d).last_day < day;

/* Was it surely still to come at the end of the day? */
create function surely_after(d partial_date, day date) returns boolean immutable return (d).first_day > day;

/* Is it unknown whether it had come by the end of the day? */
create function perhaps_by(d partial_date, day date) returns boolean immutable
  return (d).first_day <= day and (d).last_day > day;
