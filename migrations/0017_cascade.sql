-- How a governor's agreement comes down: one slot for each regency and city of the day, derived and never a row of its own.
create type cascade_slot as (local_government_id bigint, status cascade_status, mou_id bigint);
comment on column cascade_slot.local_government_id is 'The regency or city. @notNull';
comment on column cascade_slot.status is 'How far it is. @notNull';
comment on column cascade_slot.mou_id is 'The agreement that says so; null where there is none.';
/* Each local government with the furthest of its government's agreements on that day: covered before in preparation before lapsed. One may be older than the governor's. */
create function cascade_slots(area_id bigint, at date) returns setof cascade_slot stable
begin atomic
  with below as materialized (select a.id from local_governments_below(cascade_slots.area_id, cascade_slots.at) a),
    furthest as materialized (
      select distinct on (m.area_id) m.area_id, m.id as mou_id, s as status
      from below b cross join lateral agreements_of(b.id) m cross join lateral cascade_standing(m, cascade_slots.at) s
      order by m.area_id, array_position('{COVERED,IN_PREPARATION,LAPSED,UNKNOWN}', s), (m.event_on).last_day desc, m.id)
  select b.id, coalesce(f.status, 'NOT_STARTED'), f.mou_id from below b left join furthest f on f.area_id = b.id;
end;

create type cascade_month as (month date, expected int, covered int);
comment on column cascade_month.month is 'First day of the month. @notNull';
comment on column cascade_month.expected is 'Regencies and cities at its end. @notNull';
comment on column cascade_month.covered is 'Those covered at its end. @notNull';
/* Month by month, as it stood at the end of each: what is over later still was then. */
create function cascade_history(area_id bigint, from_month date, months int) returns setof cascade_month stable
begin atomic
  select m.month, (select count(*) from local_governments_below(cascade_history.area_id, m.last_day))::int,
    (select count(*) from covered_below(cascade_history.area_id, m.last_day))::int
  from (select s::date as month, (s + interval '1 month - 1 day')::date as last_day from generate_series(from_month, from_month + make_interval(months => cascade_history.months - 1), '1 month') s) m;
end;
call settle_routines();
