-- Markets, written: registered as areas of their own, and updated from a day on. What was so before that day stays.

/* What a market's name is recognised by: 'Pasar  Baru!' and 'PASAR BARU' are both BARU. A letter with a mark counts as
   that letter, one of another form (ﬁ, Ⅱ, ¹) as what it stands for, and what is not seen as nothing. A long one is
   cut, and ends in a hash of the whole. */
create function market_slug(name text) returns text immutable
  return (
    with plain as (
      select upper(regexp_replace(normalize(searchable(name), NFKD), '[\u0300-\u036f]', '', 'g')) as letters),
    hyphenated as (
      select btrim(regexp_replace(letters, '[^A-Z0-9]+', '-', 'g'), '-') as words from plain),
    without_pasar as (
      select regexp_replace(words, '^PASAR-(?=.)', '') as slug from hyphenated)
    select case when length(slug) <= 50 then slug else left(slug, 43) || '-' || upper(left(md5(slug), 6)) end
    from without_pasar);

/* {"localGovernment", "name", "managerKind", "manager", "source"}: a market as an area of its own, in its regency or
   city. It runs with the owner's rights, because nobody else may add an area. */
create function register_market(input jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  local_government bigint;
  market_name text := as_seen(input ->> 'name');
  source bigint;
  new_id bigint;
begin
  select a.id into local_government from area a
  where a.code = input ->> 'localGovernment' and a.kind in ('REGENCY', 'CITY');
  if local_government is null then
    return refused('INVALID_INPUT', 'NO_SUCH_LOCAL_GOVERNMENT', '{input,localGovernment}');
  end if;
  if not may('WRITE_MARKET', local_government) then
    return forbidden('MARKET_REGISTRATION_FORBIDDEN', 'WRITE_MARKET', '{input,localGovernment}');
  end if;
  if market_slug(market_name) in ('', 'PASAR') then
    return refused('INVALID_INPUT', 'MARKET_NAME_WITHOUT_LATIN', '{input,name}');
  end if;
  if exists (
    select from membership located
    join area_name n on n.area_id = located.child_id
    where located.kind = 'LOCATION' and located.parent_id = local_government
      and market_slug(n.name) = market_slug(market_name)
  ) then
    return refused('CONFLICT', 'MARKET_NAME_TAKEN', '{input,name}');
  end if;
  insert into area (kind, code)
  values ('MARKET', 'PASAR-' || (input ->> 'localGovernment') || '-' || market_slug(market_name))
  returning id into new_id;
  insert into area_name (area_id, language, name) values (new_id, 'ID', market_name);
  insert into membership (kind, child_id, parent_id, verification)
  values ('LOCATION', new_id, local_government, 'PUBLISHED');
  source := coalesce(source_for(input -> 'source'), source_of_viewer());
  insert into market (area_id, source_id) values (new_id, source);
  insert into market_manager (market_id, kind, manager, source_id)
  values (new_id, (input ->> 'managerKind')::manager_kind, input ->> 'manager', source);
  return done(new_id);
exception
  when unique_violation then return refused('CONFLICT', 'MARKET_NAME_TAKEN', '{input,name}');
  when check_violation then return refused('INVALID_INPUT', 'MANAGER_NAME_IMPOSSIBLE', '{input,manager}');
end $$;

/* {"market", "version", "since", "managerKind", "manager", "closedOn", "traders",
   "collection": {"frequency", "collector", "mou"}, "note", "source"}: what is different from the day `since` on. What
   was so before that day stays, and a field that says what is recorded already changes nothing.
   It runs with the owner's rights, because it closes rows of managers, collections and closures, which no policy lets
   anybody do; so it asks itself who may. */
create function update_market(input jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  place area;
  about market;
  current_version int;
  since date;
  last_day date := (input ->> 'closedOn')::date;
  traders quantity := quantity_from(input -> 'traders', 'TRADERS');
  agreement_id bigint;
  manager market_manager;
  closure market_closure;
  collection market_collection;
  changed text[];
  source bigint;
  refusal outcome;
begin
  select a.* into place from area a where a.code = input ->> 'market' and a.kind = 'MARKET';
  -- Of two writers at once the second waits here, and then reads what the first has made of it.
  select k.* into about from market k where k.area_id = place.id for update;
  if about.area_id is null then return refused('INVALID_INPUT', 'NO_SUCH_MARKET', '{input,market}'); end if;
  if not may('WRITE_MARKET', place.id) then
    return forbidden('MARKET_UPDATE_FORBIDDEN', 'WRITE_MARKET', '{input,market}');
  end if;
  current_version := cardinality(about.edits);
  if current_version <> (input ->> 'version')::int then
    return refused('CONFLICT', 'VERSION_IS_OTHER', '{input,version}',
      jsonb_build_object('version', current_version, 'expected', input -> 'version'), current_version,
      fields_edited_since((input ->> 'version')::int, about.edits));
  end if;
  since := coalesce((input ->> 'since')::date, today_in(place.id));
  if since > today_in(place.id) then return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,since}'); end if;
  if input ->> 'traders' is not null and traders is null then
    return refusal_of_number(input -> 'traders', 'TRADERS', '{input,traders}');
  end if;
  if input -> 'collection' ->> 'mou' is not null then
    select m.id into agreement_id from mou m
    where m.code = input -> 'collection' ->> 'mou' and m.area_id = place.id
      and (m.is_public or may_with('READ_INTERNAL', m.id));
    if agreement_id is null then
      return refused('INVALID_INPUT', 'NO_SUCH_MARKET_AGREEMENT', '{input,collection,mou}');
    end if;
  end if;

  select g.* into manager from market_manager g
  where g.market_id = place.id and upper_inf(g.known) and upper_inf(g.valid);
  closure := closure_to_change(place.id, last_day);
  select c.* into collection from market_collection c
  where c.market_id = place.id and upper_inf(c.known) and upper_inf(c.valid);
  changed := array_remove(array[
    case when changes_manager_kind(input, since, manager) then 'managerKind' end,
    case when changes_manager(input, since, manager) then 'manager' end,
    case when changes_closing(input, closure) then 'closedOn' end,
    case when changes_traders(place.id, since, traders) then 'traders' end,
    case when changes_collection(input -> 'collection', since, agreement_id, collection) then 'collection' end,
    case when input ? 'note' and input ->> 'note' is distinct from about.note then 'note' end], null);
  if changed = '{}' then return refused('INVALID_INPUT', 'NOTHING_CHANGED', '{input}'); end if;
  source := coalesce(source_for(input -> 'source'), source_of_viewer());

  if 'closedOn' = any(changed) then
    refusal := change_closing(place.id, since, last_day, closure, source);
    if refusal.kind is not null then return refusal; end if;
  end if;
  if changed && '{managerKind,manager,traders,collection}' and exists (
    select from market_closure c where c.market_id = place.id and upper_inf(c.known) and c.valid @> since
  ) then
    return refused('INVALID_INPUT', 'MARKET_CLOSED', '{input,since}', jsonb_build_object('day', since));
  end if;
  if changed && '{managerKind,manager}' then
    if lower(manager.valid) > since then
      return refused('CONFLICT', 'MANAGER_RECORDED_LATER', '{input,since}', version => current_version);
    end if;
    perform change_manager(place.id, since,
      coalesce((input ->> 'managerKind')::manager_kind, manager.kind, 'UNKNOWN'),
      case
        when input ? 'manager' then input ->> 'manager'
        -- Another kind of manager is another manager, whose name is not known.
        when not 'managerKind' = any(changed) then manager.manager end,
      manager, source);
  end if;
  if 'traders' = any(changed) then perform change_traders(place, since, traders, source); end if;
  if 'collection' = any(changed) then
    if lower(collection.valid) > since then
      return refused('CONFLICT', 'COLLECTION_RECORDED_LATER', '{input,since}', version => current_version);
    end if;
    perform change_collection(place.id, since, input -> 'collection', agreement_id, collection, source);
  end if;
  update market k
  set edits = k.edits || array_to_string(changed, ','),
    note = case when input ? 'note' then input ->> 'note' else k.note end
  where k.area_id = place.id;
  return done(place.id);
exception
  when exclusion_violation then return refused('CONFLICT', 'MARKET_DAY_RECORDED', '{input,since}');
  when unique_violation then return refused('CONFLICT', 'TRADERS_RECORDED', '{input,traders}');
  when check_violation or data_exception then return refused('INVALID_INPUT', 'MARKET_VALUE_IMPOSSIBLE', '{input}');
end $$;

/* Which fields were edited after a version. There is an entry for each edit, so the third, of version 3, may be
   'manager,traders'. */
create function fields_edited_since(version int, edits text[]) returns text[] immutable
  return array(
    select distinct field
    from unnest(edits[greatest(version, 0) + 1:]) edit, string_to_table(edit, ',') field
    order by field);

/* The closure that another last day changes: the one that lasts; or one that has ended, where it began after that very
   day: 'closed on 31 July' said again means that the market did not open after that. */
create function closure_to_change(market_id bigint, last_day date) returns market_closure stable
  return (
    select c from market_closure c
    where c.market_id = closure_to_change.market_id and upper_inf(c.known)
      and (upper_inf(c.valid) or lower(c.valid) = last_day + 1)
    order by c.valid desc limit 1);

-- What an input changes: each compares it with what is recorded as the last there is.

create function changes_manager_kind(input jsonb, since date, manager market_manager) returns boolean stable
  return (input ->> 'managerKind')::manager_kind <> coalesce((manager).kind, 'UNKNOWN')
    or input ->> 'managerKind' is not null and lower((manager).valid) > since;

create function changes_manager(input jsonb, since date, manager market_manager) returns boolean stable
  return input ? 'manager'
    and (input ->> 'manager' is distinct from (manager).manager or lower((manager).valid) > since);

/* A closure begins on the day after the last day on which the market was open. One that has ended is changed also by
   its own day, as then it lasts. */
create function changes_closing(input jsonb, closure market_closure) returns boolean stable
  return input ? 'closedOn'
    and ((input ->> 'closedOn')::date + 1 is distinct from lower((closure).valid) or not upper_inf((closure).valid));

create function changes_traders(market_id bigint, since date, traders quantity) returns boolean stable
  return not (traders is null) and not exists (
    select from potential p
    where p.area_id = changes_traders.market_id and p.kind = 'ELIGIBLE_WORKFORCE' and p.as_of_day = since
      and p.quantity = changes_traders.traders and upper_inf(p.known));

create function changes_collection(given jsonb, since date, agreement_id bigint, collection market_collection)
returns boolean stable
  return jsonb_typeof(given) = 'object'
    and (((collection).frequency::text, (collection).collector, (collection).mou_id)
        is distinct from (given ->> 'frequency', given ->> 'collector', agreement_id)
      or lower((collection).valid) > since);

-- The changes themselves, each from the day `since` on.

/* The last day on which the market was open by what is recorded: it got a manager or a way of collecting then, opened
   again, had its traders counted, or its agreement signed or launched. */
create function last_day_seen_open(market_id bigint, but_for_closure bigint) returns date stable
begin atomic
  select max(seen.day) from (
    select lower(g.valid) as day from market_manager g
    where g.market_id = last_day_seen_open.market_id and upper_inf(g.known)
    union all
    select lower(c.valid) from market_collection c
    where c.market_id = last_day_seen_open.market_id and upper_inf(c.known)
    union all
    select upper(c.valid) from market_closure c
    where c.market_id = last_day_seen_open.market_id and upper_inf(c.known)
      and c.id is distinct from but_for_closure
    union all
    select p.as_of_day from potential p
    where p.area_id = last_day_seen_open.market_id and upper_inf(p.known)
    union all
    select coalesce((v.signed_on).first_day, (v.event_on).first_day)
    from mou m join mou_version v on v.mou_id = m.id and upper_inf(v.known)
    where m.area_id = last_day_seen_open.market_id and v.stage in ('SIGNED', 'LAUNCHED')) seen;
end;

/* Closes a market after its last day, or opens it again from `since` on where there is none; a refusal, or null.
   Another day takes the place of the one recorded before. A market that opens again was closed until then, or never
   where it is opened from its last day on. */
create function change_closing(market_id bigint, since date, last_day date, closure market_closure, source bigint)
returns outcome language plpgsql set search_path from current as $$
declare
  seen_open date;
  closed_days daterange := case
    when last_day is null then daterange(lower(closure.valid), greatest(since, lower(closure.valid)))
    else daterange(last_day + 1, null) end;
begin
  if last_day is null and lower(closure.valid) - 1 > since then
    return refused('INVALID_INPUT', 'MARKET_CLOSED_LATER', '{input,since}',
      jsonb_build_object('last_day', lower(closure.valid) - 1));
  end if;
  if last_day > today_in(market_id) then return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,closedOn}'); end if;
  seen_open := last_day_seen_open(market_id, closure.id);
  if last_day < seen_open then
    return refused('INVALID_INPUT', 'MARKET_OPEN_LATER', '{input,closedOn}', jsonb_build_object('day', seen_open));
  end if;
  update market_closure c set known = closing(c.known) where c.id = closure.id;
  insert into market_closure (market_id, valid, source_id)
  select change_closing.market_id, closed_days, source where not isempty(closed_days);
  return null;
end $$;

/* Who manages a market from `since` on, in place of the manager recorded last. */
create function change_manager(
  market_id bigint, since date, kind manager_kind, name text, recorded market_manager, source bigint
) returns void
begin atomic
  update market_manager g set known = closing(g.known) where g.id = (recorded).id;
  insert into market_manager (market_id, kind, manager, valid, source_id)
  select change_manager.market_id, (recorded).kind, (recorded).manager, days_before, (recorded).source_id
  from (select daterange(lower((recorded).valid), since) as days_before) before
  where (recorded).id is not null and not isempty(days_before);
  insert into market_manager (market_id, kind, manager, valid, source_id)
  values (change_manager.market_id, change_manager.kind, change_manager.name, daterange(since, null), source);
end;

/* How many traders a market has on the day `since`, in place of another number for that day. */
create function change_traders(place area, since date, traders quantity, source bigint) returns void
begin atomic
  update potential p set known = closing(p.known)
  where p.area_id = (place).id and p.kind = 'ELIGIBLE_WORKFORCE' and p.as_of_day = since and upper_inf(p.known);
  insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope)
  values ((place).id, 'BPU', 'ELIGIBLE_WORKFORCE', partial_date_of(since::text, 'DAY'), traders, source, 'PUBLISHED',
    (place).code);
end;

/* How contributions are collected in a market from `since` on, in place of the way recorded last. */
create function change_collection(
  market_id bigint, since date, given jsonb, agreement_id bigint, recorded market_collection, source bigint
) returns void
begin atomic
  update market_collection c set known = closing(c.known) where c.id = (recorded).id;
  insert into market_collection (market_id, frequency, collector, valid, source_id, mou_id)
  select change_collection.market_id, (recorded).frequency, (recorded).collector, days_before, (recorded).source_id,
    (recorded).mou_id
  from (select daterange(lower((recorded).valid), since) as days_before) before
  where (recorded).id is not null and not isempty(days_before);
  insert into market_collection (market_id, frequency, collector, valid, source_id, mou_id)
  values (change_collection.market_id, (given ->> 'frequency')::collection_frequency, given ->> 'collector',
    daterange(since, null), source, agreement_id);
end;

revoke execute on function change_closing, change_manager, change_traders, change_collection
from anonymous, authenticated, app_api;
