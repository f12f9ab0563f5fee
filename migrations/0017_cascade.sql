-- How a governor's agreement comes down: one slot for each regency and city of the day, derived and never a row of its own.
create type cascade_status as enum ('NOT_STARTED', 'IN_PREPARATION', 'COVERED', 'LAPSED', 'UNKNOWN');
create type cascade_slot as (local_government_id bigint, status cascade_status, mou_id bigint);
comment on column cascade_slot.local_government_id is 'The regency or city. @notNull';
comment on column cascade_slot.status is 'How far it is. @notNull';
comment on column cascade_slot.mou_id is 'The agreement that says so; null where there is none.';
/* The standing of an agreement as that of a slot. */
create function slot_status(status mou_status) returns cascade_status immutable
  return (case when status in ('SIGNED', 'ACTIVE', 'EXPIRING') then 'COVERED' when status in ('PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED') then 'IN_PREPARATION'
    when status in ('EXPIRED', 'RENEWED', 'SUSPENDED', 'TERMINATED', 'CANCELLED') then 'LAPSED' else 'UNKNOWN' end)::cascade_status;
/* Each local government with the furthest of its government's agreements on that day: covered before in preparation before lapsed. One may be older than the governor's. */
create function cascade_slots(area_id bigint, at date) returns setof cascade_slot stable
begin atomic
  select a.id, coalesce(b.status, 'NOT_STARTED'), b.id
  from local_governments_below(cascade_slots.area_id, cascade_slots.at) a
  left join lateral (select m.id, slot_status((standing_of(m.id, cascade_slots.at)).status) as status
    from mou_current m
    where m.area_id = a.id and m.instrument not in ('LAUNCH', 'MARKET_PROGRAMME') and (m.event_on).first_day <= cascade_slots.at
      and exists (select from mou_party p where p.mou_id = m.id and p.role = 'GOVERNMENT')
    order by array_position('{COVERED,IN_PREPARATION,LAPSED,UNKNOWN}', slot_status((standing_of(m.id, cascade_slots.at)).status)), (m.event_on).last_day desc, m.id limit 1) b on true;
end;

create type cascade_month as (month date, expected int, covered int);
comment on column cascade_month.month is 'First day of the month. @notNull';
comment on column cascade_month.expected is 'Regencies and cities at its end. @notNull';
comment on column cascade_month.covered is 'Those covered at its end. @notNull';
/* Month by month, as it stood at the end of each: what is over later still was then. */
create function cascade_history(area_id bigint, from_month date, months int) returns setof cascade_month stable
begin atomic
  select m.month, count(a.id)::int, count(a.id) filter (where is_covered(a.id, m.last_day))::int
  from (select s::date as month, (s + interval '1 month - 1 day')::date as last_day from generate_series(from_month, from_month + make_interval(months => cascade_history.months - 1), '1 month') s) m
  left join lateral local_governments_below(cascade_history.area_id, m.last_day) a on true
  group by m.month;
end;
call settle_routines();
