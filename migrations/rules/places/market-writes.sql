/* What a name of a market is known by: 'Pasar  Baru!' and 'PASAR BARU' are one, and a letter with a mark is that letter; one that is long ends in
   what tells it apart. */
create function market_slug(name text) returns text immutable
  return (select case when length(slug) <= 50 then slug else left(slug, 43) || '-' || upper(left(md5(slug), 6)) end from (select regexp_replace(btrim(regexp_replace(upper(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '[^A-Z0-9]+', '-', 'g'), '-'), '^PASAR-(?=.)', '') as slug) s);

/* {"localGovernment", "name", "managerKind", "manager", "source"}: a market as an area of its own, in its regency or city. */
create function register_market(input jsonb) returns outcome language plpgsql security definer set search_path from current as $$
declare
  home bigint;
  made bigint;
  source bigint;
  called text := btrim(regexp_replace(input ->> 'name', '[[:space:]]+', ' ', 'g'));
begin
  select a.id into home from area a where a.code = input ->> 'localGovernment' and a.kind in ('REGENCY', 'CITY');
  if home is null then return refused('INVALID_INPUT', 'NO_SUCH_LOCAL_GOVERNMENT', '{input,localGovernment}'); end if;
  if not may('WRITE_MARKET', home) then return refused('FORBIDDEN', 'MARKET_REGISTRATION_FORBIDDEN', '{input,localGovernment}'); end if;
  if market_slug(called) in ('', 'PASAR') then return refused('INVALID_INPUT', 'MARKET_NAME_WITHOUT_LATIN', '{input,name}'); end if;
  if exists (select from membership l join area_name n on n.area_id = l.child_id where l.kind = 'LOCATION' and l.parent_id = home and market_slug(n.name) = market_slug(called)) then
    return refused('CONFLICT', 'MARKET_NAME_TAKEN', '{input,name}');
  end if;
  insert into area (kind, code) values ('MARKET', 'PASAR-' || (input ->> 'localGovernment') || '-' || market_slug(called)) returning id into made;
  insert into area_name (area_id, language, name) values (made, 'ID', called);
  insert into membership (kind, child_id, parent_id, verification) values ('LOCATION', made, home, 'PUBLISHED');
  source := coalesce(source_for(input -> 'source'), source_of_viewer());
  insert into market (area_id, source_id) values (made, source);
  insert into market_manager (market_id, kind, manager, source_id)
  values (made, (input ->> 'managerKind')::manager_kind, input ->> 'manager', source);
  return done(made);
exception
  when unique_violation then return refused('CONFLICT', 'MARKET_NAME_TAKEN', '{input,name}');
  when check_violation then return refused('INVALID_INPUT', 'MANAGER_NAME_IMPOSSIBLE', '{input,manager}');
end $$;

/* {"market", "version", "since", "managerKind", "manager", "closedOn", "traders", "collection": {"frequency", "collector", "mou"}, "note", "source"}: what is
   otherwise from a day on; what was so before stays, and what says what is there already changes nothing. Reads past the policies, as a market is an area and
   rows are closed: so it asks what they would. */
create function update_market(input jsonb) returns outcome language plpgsql security definer set search_path from current as $$
declare
  about market;
  place area;
  since date;
  last_day date := (input ->> 'closedOn')::date;
  later date;
  source bigint;
  under bigint;
  traders quantity := quantity_from(input -> 'traders', 'TRADERS');
  collects jsonb := input -> 'collection';
  changed text[];
  manager market_manager;
  closed market_closure;
  collection market_collection;
  there int;
begin
  select a.* into place from area a where a.code = input ->> 'market' and a.kind = 'MARKET';
  -- Two at once: the second waits here, and then reads what the first has made of it.
  select k.* into about from market k where k.area_id = place.id for update;
  if about.area_id is null then return refused('INVALID_INPUT', 'NO_SUCH_MARKET', '{input,market}'); end if;
  if not may('WRITE_MARKET', about.area_id) then return refused('FORBIDDEN', 'MARKET_UPDATE_FORBIDDEN', '{input,market}'); end if;
  there := cardinality(about.edits);
  if there <> (input ->> 'version')::int then
    return refused('CONFLICT', 'VERSION_IS_OTHER', '{input,version}', jsonb_build_object('version', there, 'expected', input -> 'version'), version => there,
      details => array(select distinct f from unnest(about.edits[greatest((input ->> 'version')::int, 0) + 1:]) e, string_to_table(e, ',') f order by f));
  end if;
  since := coalesce((input ->> 'since')::date, today_in(place.id));
  if since > today_in(place.id) then return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,since}'); end if;
  if input ->> 'traders' is not null and traders is null then return refused('INVALID_INPUT', 'NOT_A_NUMBER_OF_TRADERS', '{input,traders}'); end if;
  if collects ->> 'mou' is not null then
    select m.id into under from mou m where m.code = collects ->> 'mou' and m.area_id = place.id and (m.is_public or may_with('READ_INTERNAL', m.id));
    if under is null then return refused('INVALID_INPUT', 'NO_SUCH_MARKET_AGREEMENT', '{input,collection,mou}'); end if;
  end if;
  select g.* into manager from market_manager g where g.market_id = place.id and upper_inf(g.known) and upper_inf(g.valid);
  -- Closed on its day again, it did not open after that.
  select c.* into closed from market_closure c where c.market_id = place.id and upper_inf(c.known) and (upper_inf(c.valid) or lower(c.valid) = last_day + 1);
  select c.* into collection from market_collection c where c.market_id = place.id and upper_inf(c.known) and upper_inf(c.valid);
  changed := array_remove(array[
    case when (input ->> 'managerKind')::manager_kind <> coalesce(manager.kind, 'UNKNOWN') or input ->> 'managerKind' is not null and lower(manager.valid) > since then 'managerKind' end,
    case when input ? 'manager' and (input ->> 'manager' is distinct from manager.manager or lower(manager.valid) > since) then 'manager' end,
    case when input ? 'closedOn' and (last_day + 1 is distinct from lower(closed.valid) or not upper_inf(closed.valid)) then 'closedOn' end,
    case when not (traders is null) and not exists (select from potential p
      where p.area_id = place.id and p.kind = 'ELIGIBLE_WORKFORCE' and p.as_of_day = since and p.quantity = traders and upper_inf(p.known)) then 'traders' end,
    case when jsonb_typeof(collects) = 'object' and ((collection.frequency::text, collection.collector, collection.mou_id) is distinct from (collects ->> 'frequency', collects ->> 'collector', under)
      or lower(collection.valid) > since) then 'collection' end,
    case when input ? 'note' and input ->> 'note' is distinct from about.note then 'note' end], null);
  if changed = '{}' then return refused('INVALID_INPUT', 'NOTHING_CHANGED', '{input}'); end if;
  source := coalesce(source_for(input -> 'source'), source_of_viewer());
  if 'closedOn' = any(changed) then
    if last_day is null and lower(closed.valid) - 1 > since then
      return refused('INVALID_INPUT', 'MARKET_CLOSED_LATER', '{input,since}', jsonb_build_object('last_day', lower(closed.valid) - 1));
    end if;
    if last_day > today_in(place.id) then return refused('INVALID_INPUT', 'DAY_TO_COME', '{input,closedOn}'); end if;
    select max(d.day) into later from (
      select lower(g.valid) as day from market_manager g where g.market_id = place.id and upper_inf(g.known)
      union all select lower(c.valid) from market_collection c where c.market_id = place.id and upper_inf(c.known)
      union all select upper(c.valid) from market_closure c where c.market_id = place.id and upper_inf(c.known) and c.id is distinct from closed.id
      union all select p.as_of_day from potential p where p.area_id = place.id and upper_inf(p.known)
      union all select coalesce((v.signed_on).first_day, (v.event_on).first_day) from mou m join mou_version v on v.mou_id = m.id and upper_inf(v.known)
        where m.area_id = place.id and v.stage in ('SIGNED', 'LAUNCHED')) d;
    if last_day < later then
      return refused('INVALID_INPUT', 'MARKET_OPEN_LATER', '{input,closedOn}', jsonb_build_object('day', later));
    end if;
    -- Another day for the same closing takes its place; what opens again was closed until then, or never where it is from its last day on.
    update market_closure c set known = closing(c.known) where c.id = closed.id;
    insert into market_closure (market_id, valid, source_id)
    select place.id, d.valid, source
    from (select case when last_day is null then daterange(lower(closed.valid), greatest(since, lower(closed.valid))) else daterange(last_day + 1, null) end as valid) d where not isempty(d.valid);
  end if;
  if changed && '{managerKind,manager,traders,collection}' and exists (select from market_closure c where c.market_id = place.id and upper_inf(c.known) and c.valid @> since) then
    return refused('INVALID_INPUT', 'MARKET_CLOSED', '{input,since}', jsonb_build_object('day', since));
  end if;
  if changed && '{managerKind,manager}' then
    if lower(manager.valid) > since then return refused('CONFLICT', 'MANAGER_RECORDED_LATER', '{input,since}', version => there); end if;
    update market_manager g set known = closing(g.known) where g.id = manager.id;
    insert into market_manager (market_id, kind, manager, valid, source_id)
    select place.id, manager.kind, manager.manager, before, manager.source_id
    from (select daterange(lower(manager.valid), since) as before) b where manager.id is not null and not isempty(before);
    insert into market_manager (market_id, kind, manager, valid, source_id)
    values (place.id, coalesce((input ->> 'managerKind')::manager_kind, manager.kind, 'UNKNOWN'),
      case when input ? 'manager' then input ->> 'manager' when not 'managerKind' = any(changed) then manager.manager end, daterange(since, null), source);
  end if;
  if 'traders' = any(changed) then
    update potential p set known = closing(p.known)
    where p.area_id = place.id and p.kind = 'ELIGIBLE_WORKFORCE' and p.as_of_day = since and upper_inf(p.known);
    insert into potential (area_id, segment, kind, as_of, quantity, source_id, verification, published_scope)
    values (place.id, 'BPU', 'ELIGIBLE_WORKFORCE', partial_date_of(since::text, 'DAY'), traders, source, 'PUBLISHED', place.code);
  end if;
  if 'collection' = any(changed) then
    if lower(collection.valid) > since then return refused('CONFLICT', 'COLLECTION_RECORDED_LATER', '{input,since}', version => there); end if;
    update market_collection c set known = closing(c.known) where c.id = collection.id;
    insert into market_collection (market_id, frequency, collector, valid, source_id, mou_id)
    select place.id, collection.frequency, collection.collector, before, collection.source_id, collection.mou_id
    from (select daterange(lower(collection.valid), since) as before) b where collection.id is not null and not isempty(before);
    insert into market_collection (market_id, frequency, collector, valid, source_id, mou_id)
    values (place.id, (collects ->> 'frequency')::collection_frequency, collects ->> 'collector', daterange(since, null), source, under);
  end if;
  update market k set edits = k.edits || array_to_string(changed, ','), note = case when input ? 'note' then input ->> 'note' else k.note end where k.area_id = place.id;
  return done(place.id);
exception
  when exclusion_violation then return refused('CONFLICT', 'MARKET_DAY_RECORDED', '{input,since}');
  when unique_violation then return refused('CONFLICT', 'TRADERS_RECORDED', '{input,traders}');
  when check_violation or data_exception then
    return refused('INVALID_INPUT', 'MARKET_VALUE_IMPOSSIBLE', '{input}');
end $$;
