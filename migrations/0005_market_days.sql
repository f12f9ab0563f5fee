-- Markets by the day: who manages one, when it is open, whether it takes part, and what a branch owes.
create table market_closure (
  id bigint generated always as identity primary key,
  market_id bigint not null references market,
  valid daterange not null check (is_bounded(valid) and not isempty(valid)),
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  exclude using gist (market_id with =, valid with &&, known with &&)
);
create index on market_closure (source_id);
call describe('market_closure', 'On which days a market is closed: it may open again, and its history stays.', '{
  "id": "Surrogate key.", "market_id": "The market.", "valid": "Days it is closed, open where it has not opened again.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');

create type market_target as (required int, achieved int, unknown_manager int, met boolean, reason text);
comment on column market_target.required is 'Government-managed markets a branch owes. @notNull';
comment on column market_target.achieved is 'How many are known to take part; null where its working area is not known.';
comment on column market_target.unknown_manager is 'How many more take part of which nobody says who manages them.';
comment on column market_target.met is 'Enough of them? Null where that is not known: no list of markets is complete, so fewer known than owed is no proof.';
comment on column market_target.reason is 'The rule in words. @notNull';
create function manager_kind_on(market_id bigint, at date) returns manager_kind stable
  return coalesce((select g.kind from market_manager g
    where g.market_id = manager_kind_on.market_id and g.valid @> manager_kind_on.at and is_current(g.known)), 'UNKNOWN');
/* Is a market open? It may have closed and opened again. */
create function is_open_on(market_id bigint, at date) returns boolean stable
  return not exists (select from market_closure c where c.market_id = is_open_on.market_id and c.valid @> is_open_on.at);
/* The days on which a market is there: as an area, and until it closed for good, as far as that is known. */
create function market_days(market_id bigint, valid daterange) returns daterange stable
  return market_days.valid * coalesce((select daterange(null, lower(c.valid)) from market_closure c
    where c.market_id = market_days.market_id and upper_inf(c.valid) and is_current(c.known)), daterange(null, null));
create type market_status as enum ('REGISTERED', 'IN_PREPARATION', 'TAKES_PART', 'CLOSED');
/* A market takes part once its agreement was signed or its programme launched, and while neither is suspended or over. */
create function market_status_on(market_id bigint, at date) returns market_status stable
  return (select (case when not is_open_on(a.id, market_status_on.at) then 'CLOSED'
      when m.taken then 'TAKES_PART' when m.begun then 'IN_PREPARATION' else 'REGISTERED' end)::market_status
    from area a cross join lateral (
      select bool_or(s.stage in ('SIGNED', 'LAUNCHED') and (coalesce(m.signed_on, s.event_on)).last_day <= market_status_on.at
          and ((m.effective_to).last_day < market_status_on.at) is not true) as taken,
        bool_or(s.stage in ('PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED') and (s.event_on).first_day <= market_status_on.at) as begun
      from mou_current m cross join lateral step_on(m, market_status_on.at) s where m.area_id = a.id) m
    where a.id = market_status_on.market_id);
/* "Setidaknya dua" government-managed traditional markets for each branch (founding article, 2014-08-21); private ones do not
   count, nor those that closed: from the day they do. */
create function market_target_of(branch_id bigint, at date) returns setof market_target stable
begin atomic
  select 2, n.achieved, n.unknown, case when n.achieved >= 2 then true end,
    case when n.achieved is null then 'Its working area on this day is not known, so neither are its markets.'
      else 'Government-managed markets in its known working area that are known to take part: ' || n.achieved || '; of ' || n.unknown
        || ' more nobody says who manages them; whether there are others no source says.' end
  from (select count(*) > 0 as known from membership w where w.kind = 'WORKING_AREA' and w.parent_id = branch_id and w.valid @> market_target_of.at) area
  cross join lateral (select count(*) filter (where k.kind = 'GOVERNMENT') as government, count(*) filter (where k.kind = 'UNKNOWN') as unknown
    from (select distinct l.child_id as id, manager_kind_on(l.child_id, market_target_of.at) as kind
      from membership w join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id and l.valid @> market_target_of.at
      join market k on k.area_id = l.child_id
      where w.kind = 'WORKING_AREA' and w.parent_id = branch_id and w.valid @> market_target_of.at
        and market_status_on(l.child_id, market_target_of.at) = 'TAKES_PART') k) c
  cross join lateral (select case when area.known then c.government::int end as achieved, case when area.known then c.unknown::int end as unknown) n;
end;
