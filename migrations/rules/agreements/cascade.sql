-- The cascade: how far a governor's agreement has come down to regents and mayors. A local government is covered while
-- an agreement of its own holds, and possibly covered while one may hold; which agreements are its own, how far each
-- is, and from them slots, counts, coverage and history.

create type cascade_slot as (local_government_id bigint, status cascade_status, mou_id bigint);

comment on column cascade_slot.local_government_id is 'The regency or city. @notNull';

comment on column cascade_slot.status is 'How far it is. @notNull';

comment on column cascade_slot.mou_id is 'The agreement that says so; null where there is none.';

/* Each local government below an area with the one of its agreements that was furthest on that day: covered before
   possibly covered, signed, in preparation and lapsed; of those that are as far, the last by cascade_day. It may be
   older than the governor's.
   What was over by its own dates has lapsed, and is looked up only for a local government where nothing holds or is on
   its way: there may be many of it. */
create function cascade_slots(area_id bigint, at date) returns setof cascade_slot stable
begin atomic
  with local_government as materialized (
    select a.id from local_governments_below(cascade_slots.area_id, cascade_slots.at) a)
  select local_government.id, coalesce(furthest.status, 'NOT_STARTED'), furthest.mou_id
  from local_government
  left join lateral (
    select m.id as mou_id, standing.status, last.day
    from cascade_agreements(local_government.id, cascade_slots.at, cascade_slots.at) m
    -- "offset 0": worked out once for each agreement, not each time it is named.
    cross join lateral (select s as status from cascade_standing(m, cascade_slots.at) s offset 0) standing
    cross join lateral cascade_day(m, standing.status, cascade_slots.at) last(day)
    order by array_position(
        '{COVERED,POSSIBLY_COVERED,SIGNED,IN_PREPARATION,LAPSED,UNKNOWN}', standing.status), day desc nulls last, m.id
    limit 1) not_over on true
  left join lateral (
    select not_over.status, not_over.mou_id
    where not_over.status in ('COVERED', 'POSSIBLY_COVERED', 'SIGNED', 'IN_PREPARATION')
    union all (
      select 'LAPSED', lapsed.mou_id
      from (
        select not_over.mou_id, not_over.day
        where not_over.status = 'LAPSED'
        union all
        select m.id, last.day
        from cascade_agreements(local_government.id, cascade_slots.at) m
        cross join lateral cascade_day(m, 'LAPSED', cascade_slots.at) last(day)
        where m.over_after < cascade_slots.at) lapsed
      order by lapsed.day desc nulls last, lapsed.mou_id
      limit 1)
    union all
    select not_over.status, not_over.mou_id
    where not_over.status = 'UNKNOWN'
    limit 1) furthest on true;
end;

/* The agreements of a local government that count in the cascade, of those known of by that day: its government is a
   party that was not left unsigned by then, and the paper begins something. One for a market is the market's, not its
   city's. A party without an area of its own is the government of the agreement's area. What was over by its own dates
   before `since` is left out. */
create function cascade_agreements(area_id bigint, at date, since date default '-infinity')
  returns setof mou_current stable rows 10
begin atomic
  select m.*
  from agreements_of(cascade_agreements.area_id, cascade_agreements.since, cascade_agreements.at) m
  where m.instrument not in ('LAUNCH', 'MARKET_PROGRAMME', 'ADDENDUM')
    and (least((m.event_on).first_day, (m.signed_on).first_day) <= cascade_agreements.at
      or exists (
        select from mou_version v
        where v.mou_id = m.id and lower(v.known) <= known_at() and (v.event_on).first_day <= cascade_agreements.at))
    -- Scalar subqueries, not joins: looked up by index for each agreement, so that what there is elsewhere is not read.
    and (select a.kind <> 'MARKET' from area a where a.id = m.area_id)
    and (
      select bool_or(coalesce(p.area_id, m.area_id) = cascade_agreements.area_id
        and (p.capacity <> 'NOT_SIGNED' or ((m.signed_on).first_day <= cascade_agreements.at) is not true))
      from mou_party p
      where p.mou_id = m.id and p.role = 'GOVERNMENT');
end;

/* How far an agreement is on a day. Only what was signed by then, and holds on that day, covers for certain: what holds
   from a later day does not yet, so that the gap before a renewal is seen. What is or may be signed and may hold covers
   possibly. What was launched is said to have begun, so how far it is is UNKNOWN. */
create function cascade_standing(m mou_current, at date) returns setof cascade_status stable
begin atomic
  select (
    case
      when s.status in ('ACTIVE', 'EXPIRING') and (m.signed_on).last_day <= at then 'COVERED'
      when s.status = 'POSSIBLY_ACTIVE' or s.status = 'UNKNOWN' and (m.signed_on).first_day <= at
        then 'POSSIBLY_COVERED'
      when s.status = 'SIGNED' and (m.signed_on).last_day <= at then 'SIGNED'
      when s.status in ('PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED') then 'IN_PREPARATION'
      when s.status in ('EXPIRED', 'GAP', 'RENEWED', 'SUSPENDED', 'TERMINATED', 'CANCELLED') then 'LAPSED'
      else 'UNKNOWN'
    end)::cascade_status
  -- "offset 0": worked out once, not each time it is named.
  from (select own.status from standing(m, cascade_standing.at) own offset 0) s;
end;

/* The day by which agreements that are as far as each other are put in order. Of one that has lapsed it is the day on
   which it did: its last day, or the day on which it was stopped or renewed, whichever came first. Of any other it is
   that of the last thing recorded of it by then, as later news must not change what an earlier day says. */
create function cascade_day(m mou_current, status cascade_status, at date) returns setof date stable rows 1
begin atomic
  select case
    when cascade_day.status <> 'LAPSED' then (reached.event_on).last_day
    else least(
      (m.effective_to).last_day,
      case when reached.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') then (reached.event_on).last_day end,
      (
        select greatest(renewal.signed_day, renewal.surely_from)
        from renewal_of(m, cascade_day.at) renewal
        where greatest(renewal.signed_day, renewal.surely_from) <= cascade_day.at))
    end
  from stage_on(m, cascade_day.at) reached;
end;

/* How a local government is covered on a day: for certain (COVERED), or possibly (POSSIBLY_COVERED); null where it
   is not. What was over by its own dates covers nobody and is not read. */
create function covering(local_government_id bigint, at date) returns setof cascade_status stable rows 1
begin atomic
  select min(standing.status)
  from cascade_agreements(local_government_id, covering.at, covering.at) m
  cross join lateral (select s as status from cascade_standing(m, covering.at) s offset 0) standing
  where standing.status in ('COVERED', 'POSSIBLY_COVERED') and m.over_after >= covering.at;
end;

/* The local governments below an area that are covered on a day neither for certain nor possibly. */
create function pending_below(area_id bigint, at date) returns setof area_row stable
begin atomic
  with local_government as materialized (
    select a.* from local_governments_below(pending_below.area_id, pending_below.at) a)
  select local_government.*
  from local_government
  where (select how from covering(local_government.id, pending_below.at) how) is null;
end;

create type cascade_count as (expected int, covered int, possibly_covered int);

/* How many local governments are known below an area on a day, and how many of them are covered for certain and
   possibly. With a search path of its own it is planned by itself, once in a session, and not within each statement. */
create function cascade_counts(area_id bigint, at date) returns setof cascade_count stable rows 1
set search_path from current
begin atomic
  with local_government as materialized (
    select a.id from local_governments_below(cascade_counts.area_id, cascade_counts.at) a)
  select count(*)::int,
    count(*) filter (where how = 'COVERED')::int,
    count(*) filter (where how = 'POSSIBLY_COVERED')::int
  from local_government
  left join lateral covering(local_government.id, cascade_counts.at) how on true;
end;

/* Which part of the local governments known below an area is covered: from those that are for certain to those that
   possibly are as well. Where none is possibly covered, at least so many are: others may have an agreement that no
   source names. */
create function mou_coverage(area_id bigint, at date) returns ratio stable
  return (
    select coverage_of_counts(n.expected, n.covered, n.possibly_covered)
    from cascade_counts(mou_coverage.area_id, mou_coverage.at) n);

create function coverage_of_counts(expected int, covered int, possibly_covered int) returns ratio stable
  return case
    when expected = 0 then no_ratio('NO_DENOMINATOR', said('NO_LOCAL_GOVERNMENTS_KNOWN'), null, null)
    else ratio_of(
      case when possibly_covered = 0 then quantity_of(covered, 'LOCAL_GOVERNMENTS', 'AT_LEAST')
        else make_quantity(null, covered, covered + possibly_covered, 'LOCAL_GOVERNMENTS', 'RANGE') end,
      quantity_of(expected, 'LOCAL_GOVERNMENTS')) end;

/* The same of many areas. A local government that lies below several of them is looked at once. */
create function mou_coverages(area_ids bigint[], at date, out area_id bigint, out ratio ratio)
returns setof record stable
begin atomic
  with below as materialized (
    select area.id as area_id, own.id as local_government_id
    from unnest(area_ids) area(id)
    cross join lateral local_governments_below(area.id, mou_coverages.at) own),
  looked_at as materialized (
    select one.id, how
    from (select distinct b.local_government_id as id from below b offset 0) one
    cross join lateral covering(one.id, mou_coverages.at) how)
  select area.id,
    coverage_of_counts(
      count(b.local_government_id)::int,
      count(*) filter (where l.how = 'COVERED')::int,
      count(*) filter (where l.how = 'POSSIBLY_COVERED')::int)
  from unnest(area_ids) area(id)
  left join below b on b.area_id = area.id
  left join looked_at l on l.id = b.local_government_id
  group by area.id;
end;

create type mou_progress as (area_id bigint, at date);

comment on column mou_progress.area_id is 'The area looked at. @notNull';

comment on column mou_progress.at is 'The day looked at. @notNull';

create type mou_status_count as (status mou_status, count int);

comment on column mou_status_count.status is 'The status. @notNull';

comment on column mou_status_count.count is 'How many agreements of local governments have it. @notNull';

/* How many agreements of local governments below an area stand in each way. One that several of them have signed counts
   once. */
create function status_counts(area_id bigint, at date) returns setof mou_status_count stable
begin atomic
  with local_government as materialized (
    select a.id from local_governments_below(status_counts.area_id, status_counts.at) a)
  select s.status, count(distinct m.id)::int
  from local_government
  cross join lateral (select own.* from cascade_agreements(local_government.id, status_counts.at) own offset 0) m
  cross join lateral standing(m, status_counts.at) s
  group by 1
  order by 1;
end;

create type cascade_month as (month date, expected int, covered int, possibly_covered int);

comment on column cascade_month.month is 'First day of the month. @notNull';

comment on column cascade_month.expected is 'Regencies and cities at its end. @notNull';

comment on column cascade_month.covered is 'Those covered at its end for certain. @notNull';

comment on column cascade_month.possibly_covered is 'Those possibly covered at its end, and no more. @notNull';

/* How many local governments below an area were covered at the end of each month, for certain and possibly: by what
   held then, also where it is over today. */
create function cascade_history(area_id bigint, from_month date, months int) returns setof cascade_month stable
begin atomic
  select m.first_day, n.expected, n.covered, n.possibly_covered
  from (
    select start::date as first_day, (start + interval '1 month - 1 day')::date as last_day
    from generate_series(
      from_month, from_month + make_interval(months => cascade_history.months - 1), '1 month') start) m
  cross join lateral cascade_counts(cascade_history.area_id, m.last_day) n;
end;

/* The agreements of an area and of what lies below it that may end within so many days after a day: of one that is
   known to end in a month or year, any day of that counts. Left out is what is stopped or renewed before its last day
   (standing_at_end). */
create function agreements_ending(area_id bigint, at date, days int) returns setof mou_current stable
begin atomic
  select m.*
  from mou_current m
  where m.id = any(array(
      select own.id
      from agreements_within(agreements_ending.area_id, agreements_ending.at, agreements_ending.at) own(id)))
    and m.end_day >= agreements_ending.at
    and (m.effective_to).first_day - agreements_ending.at <= agreements_ending.days
    and exists (select from standing_at_end(m));
end;
