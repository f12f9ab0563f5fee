-- What branches do on the ground, written: outreach and markets.
/* {"area", "heldOn", "place", "audience", "topic", "result", "source"} */
create function record_outreach(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  at_area bigint;
  made bigint;
begin
  select a.id into at_area from area a where a.code = input ->> 'area';
  if at_area is null then return refused('INVALID_INPUT', 'There is no area with this id: take it from an `id` field of an area.', '{input,area}'); end if;
  if partial_date_from(input ->> 'heldOn') is null then return refused('INVALID_INPUT', 'This is no date: write 2026, 2026-07 or 2026-07-31.', '{input,heldOn}'); end if;
  if (partial_date_from(input ->> 'heldOn')).first_day > today_in(at_area) then return refused('INVALID_INPUT', 'That day is still to come.', '{input,heldOn}'); end if;
  insert into outreach_activity (area_id, held_on, place, audience, topic, result, source_id)
  values (at_area, partial_date_from(input ->> 'heldOn'), input ->> 'place', (input ->> 'audience')::segment, input ->> 'topic', input ->> 'result',
    coalesce(source_for(input -> 'source'), source_of_viewer())) returning id into made;
  return done(made);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may record outreach only in areas of your grant and below.', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'This activity is recorded already.', '{input,place}');
  when check_violation then return refused('INVALID_INPUT', 'Days from 1900 to 2199.', '{input,heldOn}');
end $$;

/* What a name of a market is known by: 'Pasar  Baru!' and 'PASAR BARU' are one, and a letter with a mark is that letter; one that is long ends in
   what tells it apart. */
create function market_slug(name text) returns text immutable
  return (select case when length(slug) <= 50 then slug else left(slug, 43) || '-' || upper(left(md5(slug), 6)) end from (select regexp_replace(btrim(regexp_replace(upper(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '[^A-Z0-9]+', '-', 'g'), '-'), '^PASAR-(?=.)', '') as slug) s);
/* {"localGovernment", "name", "managerKind", "manager", "source"}: a market as an area of its own, in its regency or city. */
create function register_market(input jsonb) returns outcome language plpgsql security definer set search_path = app, pg_temp as $$
declare
  home bigint;
  made bigint;
  source bigint;
  called text := btrim(regexp_replace(input ->> 'name', '\s+', ' ', 'g'));
begin
  select a.id into home from area a where a.code = input ->> 'localGovernment' and a.kind in ('REGENCY', 'CITY');
  if home is null then return refused('INVALID_INPUT', 'There is no regency or city with this id.', '{input,localGovernment}'); end if;
  if not may('WRITE_MARKET', home) then return refused('FORBIDDEN', 'You may register markets only in areas of your grant and below.', '{input,localGovernment}'); end if;
  if market_slug(called) in ('', 'PASAR') then return refused('INVALID_INPUT', 'Its code is made of its name: write it in Latin letters or digits.', '{input,name}'); end if;
  if exists (select from membership l join area_name n on n.area_id = l.child_id where l.kind = 'LOCATION' and l.parent_id = home and market_slug(n.name) = market_slug(called)) then
    return refused('CONFLICT', 'This regency or city has a market of this name already.', '{input,name}');
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
  when unique_violation then return refused('CONFLICT', 'This regency or city has a market of this name already.', '{input,name}');
  when check_violation then return refused('INVALID_INPUT', 'The name of a manager has 1 to 200 characters.', '{input,manager}');
end $$;

call settle_routines();
