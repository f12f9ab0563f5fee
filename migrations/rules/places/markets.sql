-- Traditional markets over time: who manages one, whether it takes part, on which days it is there, and how many the
-- branches owe.

/* Who manages a market on a day, as far as known. */
create function manager_kind_on(market_id bigint, at date) returns manager_kind stable
  return coalesce(
    (select g.kind from market_manager g
      where g.market_id = manager_kind_on.market_id and g.valid @> manager_kind_on.at and is_current(g.known)),
    'UNKNOWN');
comment on function manager_kind_on is 'What kind of manager a market has on a day. @notNull';

/* Is a market open on a day? It may have closed and opened again. */
create function is_open_on(market_id bigint, at date) returns boolean stable
  return not exists (
    select from market_closure c where c.market_id = is_open_on.market_id and c.valid @> is_open_on.at);

/* The days on which a market is there: as an area, and until it closed for good, as far as that is known. */
create function market_days(market_id bigint, valid daterange) returns daterange stable
  return market_days.valid * coalesce(
    (select daterange(null, lower(c.valid)) from market_closure c
      where c.market_id = market_days.market_id and upper_inf(c.valid) and is_current(c.known)),
    daterange(null, null));
comment on function market_days is 'The days on which a market is there. @notNull';

/* Is a market one to list on a day: registered by the moment looked at, and not closed for good by then? */
create function is_listed_market(market_id bigint, at date) returns boolean stable
  return exists (
      select from market m
      where m.area_id = is_listed_market.market_id and m.recorded_at <= known_at())
    and market_days(is_listed_market.market_id, daterange(null, null)) @> is_listed_market.at;

/* Where a market stands on a day. It takes part once its agreement was signed or its programme launched, and while
   neither is suspended or over. */
create function market_status_on(market_id bigint, at date) returns market_status stable
  return (
    select (
      case
        when not is_open_on(a.id, market_status_on.at) then 'CLOSED'
        when agreements.takes_part then 'TAKES_PART'
        when agreements.is_prepared then 'IN_PREPARATION'
        else 'REGISTERED'
      end)::market_status
    from area a
    cross join lateral (
      select
        bool_or(
          s.stage in ('SIGNED', 'LAUNCHED')
          and (coalesce(m.signed_on, s.event_on)).last_day <= market_status_on.at
          -- Where its end is not known, it goes on.
          and ((m.effective_to).last_day < market_status_on.at) is not true) as takes_part,
        bool_or(
          s.stage in ('PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED')
          and (s.event_on).first_day <= market_status_on.at) as is_prepared
      from mou_current m cross join lateral stage_on(m, market_status_on.at) s
      where m.area_id = a.id) agreements
    where a.id = market_status_on.market_id);
comment on function market_status_on is 'Where a market stands on a day. @notNull';

/* How many traders a market has, and how many of them take part: the last number that is known of each. */
create function traders_of(market_id bigint) returns setof quantity stable
begin atomic
  select (p.quantity).* from potential_current p
  where p.area_id = traders_of.market_id and p.kind = 'ELIGIBLE_WORKFORCE'
  order by p.as_of_day desc, p.id desc limit 1;
end;

create function enrolled_traders_of(market_id bigint) returns setof quantity stable
begin atomic
  select (f.quantity).* from figure_current f
  where f.area_id = enrolled_traders_of.market_id and f.measure = 'PARTICIPANTS' and f.preferred
  order by f.as_of_day desc, f.id desc limit 1;
end;

/* The markets in the working area of a branch that are open on a day. */
create function markets_of_branch(branch_id bigint, at date) returns setof area_row stable
begin atomic
  select a.*
  from membership w
    join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id and holds(l.valid, markets_of_branch.at)
    join area_row a on a.id = l.child_id and a.valid @> markets_of_branch.at
  where w.kind = 'WORKING_AREA' and w.parent_id = branch_id and holds(w.valid, markets_of_branch.at)
    and is_open_on(a.id, markets_of_branch.at);
end;

create type market_target as (required int, achieved int, unknown_manager int, met boolean, reason sentence);

comment on column market_target.required is 'Government-managed markets a branch owes. @notNull';

comment on column market_target.achieved is
  'How many are known to take part; null where its working area is not known.';

comment on column market_target.unknown_manager is 'How many more take part of which nobody says who manages them.';

comment on column market_target.met is
  'Enough of them? Null where that is not known: no list of markets is complete, so fewer known than owed is no proof.';

comment on column market_target.reason is 'The rule. @notNull';

/* How far a branch is with the "setidaknya dua" (at least two) government-managed traditional markets that each
   branch owes (founding article, 2014-08-21). Private ones do not count, nor those that closed, from the day they
   do. */
create function market_target_of(branch_id bigint, at date) returns setof market_target stable
begin atomic
  select 2, achieved.government, achieved.unknown_manager, case when achieved.government >= 2 then true end,
    case
      when achieved.government is null then said('WORKING_AREA_UNKNOWN')
      else said('MARKETS_OF_BRANCH', 'managed', achieved.government::text, 'unknown', achieved.unknown_manager::text)
    end
  from (
    select count(*) > 0 as is_known from membership w
    where w.kind = 'WORKING_AREA' and w.parent_id = branch_id and holds(w.valid, market_target_of.at)) working_area
  cross join lateral (
    select
      count(*) filter (where m.manager_kind = 'GOVERNMENT') as government,
      count(*) filter (where m.manager_kind = 'UNKNOWN') as unknown_manager
    from (
      select distinct l.child_id as id, manager_kind_on(l.child_id, market_target_of.at) as manager_kind
      from membership w
        join membership l on l.kind = 'LOCATION' and l.parent_id = w.child_id and holds(l.valid, market_target_of.at)
        join market k on k.area_id = l.child_id
      where w.kind = 'WORKING_AREA'
        and w.parent_id = branch_id
        and holds(w.valid, market_target_of.at)
        and market_status_on(l.child_id, market_target_of.at) = 'TAKES_PART') m) taking_part
  cross join lateral (
    select case when working_area.is_known then taking_part.government::int end as government,
      case when working_area.is_known then taking_part.unknown_manager::int end as unknown_manager) achieved;
end;

create type region_market_target as (
  branches int, required int, achieved int, branches_met int, branches_unknown int, reason sentence);

comment on column region_market_target.branches is 'Branches known on the day. @notNull';

comment on column region_market_target.required is 'What they owe together. @notNull';

comment on column region_market_target.achieved is
  'Government-managed markets known to take part, of branches whose working area is known. @notNull';

comment on column region_market_target.branches_met is 'Branches known to have enough. @notNull';

comment on column region_market_target.branches_unknown is
  'Branches whose working area, and so whose markets, are not known. @notNull';

comment on column region_market_target.reason is 'What the sum says. @notNull';

/* What the branches of a region owe together: a market too many at one makes up for none at another. */
create function region_market_target_of(region_id bigint, at date) returns setof region_market_target stable
begin atomic
  select count(*)::int, coalesce(sum(t.required), 0)::int, coalesce(sum(t.achieved), 0)::int,
    count(*) filter (where t.met)::int,
    count(*) filter (where t.achieved is null)::int,
    case
      when count(*) filter (where t.met) > 0
        then said('MARKETS_OF_REGION',
          'met', (count(*) filter (where t.met))::text,
          'branches', count(*)::text,
          'unknown', (count(*) filter (where t.achieved is null))::text)
      else said('MARKETS_OF_REGION_NOT_MET',
        'branches', count(*)::text,
        'unknown', (count(*) filter (where t.achieved is null))::text) end
  from membership w
    join area b on b.id = w.child_id and b.kind = 'BRANCH' and b.valid @> region_market_target_of.at
    join branch k on k.area_id = b.id and (k.first_seen).first_day <= known_at()::date
  cross join lateral market_target_of(b.id, region_market_target_of.at) t
  where w.kind = 'REGION' and w.parent_id = region_id and holds(w.valid, region_market_target_of.at);
end;

call describe('market', 'A traditional market that takes part, or is asked to.', '{
  "area_id": "The market as an area.",
  "source_id": "Where that is from.",
  "note": "Remarks.",
  "edits": "What each version of its entry changed, the first one first: as many versions as there are.",
  "recorded_at": "When it was registered; the operator''s have always been there."}');
call protect('market', everybody_reads => true);
create trigger stamp_moments before insert or update on market for each row execute function stamp_moments(recorded_at);
create policy keepers on market for update to authenticated using (may('WRITE_MARKET', area_id));
grant update (edits, note) on market to authenticated;

call describe('market_manager', 'Who manages a market, with the days: one that turns private stops counting, and its '
  'history stays.', '{
  "id": "Surrogate key.",
  "market_id": "The market.",
  "kind": "Only government-managed markets count towards a branch''s two.",
  "manager": "Who, where named.",
  "valid": "Days it does; open where not known.",
  "source_id": "Where that is from.",
  "known": "From when until when this was what the system knew."}');
call protect('market_manager');
create policy known_by_then on market_manager for select using (is_current(known));

call describe('market_collection', 'Who collects traders'' contributions, and how often.', '{
  "id": "Surrogate key.",
  "market_id": "The market.",
  "frequency": "How often.",
  "collector": "Who collects.",
  "valid": "Days it runs.",
  "source_id": "Where that is from.",
  "known": "From when until when this was what the system knew."}');
comment on column market_collection.mou_id is 'The agreement it rests on, where known.';
call protect('market_collection');
create policy known_by_then on market_collection for select using (is_current(known));
create policy keepers on market_collection for insert to authenticated with check (may('WRITE_MARKET', market_id));
call let_insert('market_collection');

call describe('market_closure', 'On which days a market is closed: it may open again, and its history stays.', '{
  "id": "Surrogate key.",
  "market_id": "The market.",
  "valid": "Days it is closed, open where it has not opened again.",
  "source_id": "Where that is from.",
  "known": "From when until when this was what the system knew."}');
call protect('market_closure');
create policy known_by_then on market_closure for select using (is_current(known));
