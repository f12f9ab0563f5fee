/* The agreements of a local government that count in the cascade, of what is known by that day: its government is a party that has not been left unsigned by then, and
   the paper begins something. One with a market is the market's, not its city's; a party without an area is the government of the agreement's own. */
create function cascade_agreements(area_id bigint, at date, since date default '-infinity') returns setof mou_current stable rows 10
begin atomic
  select m.* from agreements_of(cascade_agreements.area_id, cascade_agreements.since, cascade_agreements.at) m
  where m.instrument not in ('LAUNCH', 'MARKET_PROGRAMME', 'ADDENDUM') and (least((m.event_on).first_day, (m.signed_on).first_day) <= cascade_agreements.at
      or exists (select from mou_version v where v.mou_id = m.id and lower(v.known) <= known_at() and (v.event_on).first_day <= cascade_agreements.at))
    -- Looked up for each by index, not joined: what there is elsewhere is not read.
    and (select a.kind <> 'MARKET' from area a where a.id = m.area_id)
    and (select bool_or(coalesce(p.area_id, m.area_id) = cascade_agreements.area_id and (p.capacity <> 'NOT_SIGNED' or ((m.signed_on).first_day <= cascade_agreements.at) is not true))
      from mou_party p where p.mou_id = m.id and p.role = 'GOVERNMENT');
end;

/* How far an agreement is. What was only launched is said to be, not signed. */
create function cascade_standing(m mou_current, at date) returns setof cascade_status stable
begin atomic
  select (case when s.status in ('SIGNED', 'ACTIVE', 'EXPIRING') and (m.signed_on).last_day <= at then 'COVERED'
    when s.status in ('PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED') then 'IN_PREPARATION'
    when s.status in ('EXPIRED', 'GAP', 'RENEWED', 'SUSPENDED', 'TERMINATED', 'CANCELLED') then 'LAPSED' else 'UNKNOWN' end)::cascade_status
  from standing(m, cascade_standing.at) s;
end;

/* The agreements that cover a local government: what is over covers nobody, and is not looked at further. */
create function covering_agreements(area_id bigint, at date) returns setof mou_current stable rows 10
begin atomic
  select m.* from cascade_agreements(covering_agreements.area_id, covering_agreements.at, covering_agreements.at) m
  cross join lateral cascade_standing(m, covering_agreements.at) s
  where s = 'COVERED' and m.over_after >= covering_agreements.at;
end;

create function is_covered(local_government_id bigint, at date) returns boolean stable
  return exists (select from covering_agreements(local_government_id, is_covered.at));

create function covered_below(area_id bigint, at date) returns setof area stable
begin atomic
  with below as materialized (select a.* from local_governments_below(covered_below.area_id, covered_below.at) a)
  select b.* from below b where exists (select from covering_agreements(b.id, covered_below.at));
end;

/* Local governments covered over those known below an area: at least so many, as an agreement that no source names may be there. */
create function mou_coverage(area_id bigint, at date) returns ratio stable
  return (select case
      when c.expected = 0 then no_ratio('NO_DENOMINATOR', 'No local governments are known below this area, so how many agreements are owed is not known.', null, null)
      else ratio_of(quantity_of(c.covered, 'LOCAL_GOVERNMENTS', 'AT_LEAST'), quantity_of(c.expected, 'LOCAL_GOVERNMENTS')) end
    from (select (select count(*) from local_governments_below(mou_coverage.area_id, mou_coverage.at)) as expected,
      (select count(*) from covered_below(mou_coverage.area_id, mou_coverage.at)) as covered) c);

create type mou_progress as (area_id bigint, at date);

comment on column mou_progress.area_id is 'The area looked at. @notNull';

comment on column mou_progress.at is 'The day looked at. @notNull';

create type mou_status_count as (status mou_status, count int);

comment on column mou_status_count.status is 'The status. @notNull';

comment on column mou_status_count.count is 'How many agreements of local governments have it. @notNull';

create function status_counts(area_id bigint, at date) returns setof mou_status_count stable
begin atomic
  -- One that several of them have signed is one.
  with below as materialized (select a.id from local_governments_below(status_counts.area_id, status_counts.at) a)
  select s.status, count(distinct m.id)::int
  from below a cross join lateral (select c.* from cascade_agreements(a.id, status_counts.at) c offset 0) m cross join lateral standing(m, status_counts.at) s
  group by 1 order by 1;
end;

create type cascade_slot as (local_government_id bigint, status cascade_status, mou_id bigint);

comment on column cascade_slot.local_government_id is 'The regency or city. @notNull';

comment on column cascade_slot.status is 'How far it is. @notNull';

comment on column cascade_slot.mou_id is 'The agreement that says so; null where there is none.';

/* The day by which agreements that are as far as each other come one after the other: of one that has lapsed, on which it did (its last, or that on which it was
   stopped or renewed); of any other, that of the last thing known of it by then. Later news does not change what an earlier day says. */
create function cascade_day(m mou_current, status cascade_status, at date) returns setof date stable rows 1
begin atomic
  select case when cascade_day.status <> 'LAPSED' then (s.event_on).last_day else least((m.effective_to).last_day,
    case when s.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') then (s.event_on).last_day end,
    (select greatest(n.signed_by, n.surely_from) from renewal_of(m, cascade_day.at) n where greatest(n.signed_by, n.surely_from) <= cascade_day.at)) end
  from step_on(m, cascade_day.at) s;
end;

/* Each local government with the furthest of its government's agreements on that day: covered before in preparation before lapsed, and of those the last. One may be
   older than the governor's. What is over by its dates has lapsed: it is only looked for where nothing holds or is on its way. */
create function cascade_slots(area_id bigint, at date) returns setof cascade_slot stable
begin atomic
  with below as materialized (select a.id from local_governments_below(cascade_slots.area_id, cascade_slots.at) a)
  select b.id, coalesce(f.status, 'NOT_STARTED'), f.mou_id
  from below b left join lateral (
    -- Worked out once for each, not for each time it is named.
    select m.id, o.status, d.day
    from cascade_agreements(b.id, cascade_slots.at, cascade_slots.at) m cross join lateral (select s as status from cascade_standing(m, cascade_slots.at) s offset 0) o
    cross join lateral cascade_day(m, o.status, cascade_slots.at) d(day)
    order by array_position('{COVERED,IN_PREPARATION,LAPSED,UNKNOWN}', o.status), day desc nulls last, m.id limit 1) now on true
  left join lateral (
    select now.status, now.id as mou_id where now.status in ('COVERED', 'IN_PREPARATION')
    union all (select 'LAPSED', l.id from (
        select now.id, now.day where now.status = 'LAPSED'
        union all select m.id, d.day from cascade_agreements(b.id, cascade_slots.at) m cross join lateral cascade_day(m, 'LAPSED', cascade_slots.at) d(day)
        where m.over_after < cascade_slots.at) l
      order by l.day desc nulls last, l.id limit 1)
    union all select now.status, now.id where now.status = 'UNKNOWN'
    limit 1) f on true;
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
  from (select s::date as month, (s + interval '1 month - 1 day')::date as last_day
    from generate_series(from_month, from_month + make_interval(months => cascade_history.months - 1), '1 month') s) m;
end;
