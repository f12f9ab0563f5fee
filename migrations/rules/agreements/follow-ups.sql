-- Instruments that follow an agreement, or stand alone for an area: regulations, circulars, decrees (Perbup, SE, SK).

/* {"mou" or "area", "kind", "number", "issuedOn", "effectiveFrom", "effectiveTo", "issuer", "addressee", "scope",
   "funding", "note", "workers", "source"} */
create function add_follow_up(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  place bigint := (select a.id from area a where a.code = input ->> 'area');
  issued_on partial_date := partial_date_from(input ->> 'issuedOn');
  effective_from partial_date := partial_date_from(input ->> 'effectiveFrom');
  effective_to partial_date := partial_date_from(input ->> 'effectiveTo');
  workers quantity := quantity_from(input -> 'workers', 'WORKERS');
  refusal outcome;
  code text;
  added_id bigint;
begin
  if input ->> 'mou' is not null then
    refusal := refusal_to_write(agreement);
    if refusal.kind is not null then return refusal; end if;
  end if;
  if place is null and input ? 'area' then return no_such_area(input ->> 'area', '{input,area}'); end if;
  if place <> agreement.area_id then
    return refused('INVALID_INPUT', 'INSTRUMENT_OF_OTHER_AREA', '{input,area}');
  end if;
  place := coalesce(agreement.area_id, place);
  if place is null then return refused('INVALID_INPUT', 'INSTRUMENT_WITHOUT_AREA', '{input,area}'); end if;
  if not may('WRITE_MOU', place) then return forbidden('INSTRUMENT_FORBIDDEN', 'WRITE_MOU', '{input,area}'); end if;
  if input ->> 'number' !~ '[A-Za-z0-9]' then
    return refused('INVALID_INPUT', 'INSTRUMENT_NUMBER_EMPTY', '{input,number}');
  end if;
  if input ->> 'workers' is not null and workers is null then
    return refusal_of_number(input -> 'workers', 'WORKERS', '{input,workers}');
  end if;
  refusal := refusal_of_dates(input, 'issuedOn', 'effectiveFrom', 'effectiveTo');
  if refusal.kind is not null then return refusal; end if;
  if (issued_on).first_day > today_in(place) then
    return refused('INVALID_INPUT', 'INSTRUMENT_TO_COME', '{input,issuedOn}');
  end if;
  if (effective_from).first_day > (effective_to).last_day then
    return refused('INVALID_INPUT', 'INSTRUMENT_ENDS_BEFORE_IT_BEGINS', '{input,effectiveTo}');
  end if;
  code := free_follow_up_code(place,
    (select a.code from area a where a.id = place) || ':' || (input ->> 'issuedOn') || ':' || (input ->> 'kind'),
    input ->> 'number');
  insert into follow_up_instrument (
    code, kind, published_kind, number, area_id, mou_id, issued_on, effective_from, effective_to,
    issuer, addressee, scope, workers, funding, note, source_id)
  values (
    code, (input ->> 'kind')::follow_up_kind, input ->> 'kind', input ->> 'number',
    place, agreement.id, issued_on, effective_from, effective_to,
    input ->> 'issuer', input ->> 'addressee', input ->> 'scope', workers, input ->> 'funding', input ->> 'note',
    coalesce(source_for(input -> 'source'), source_of_viewer()))
  returning id into added_id;
  return done(added_id);
exception
  when insufficient_privilege then return forbidden('INSTRUMENT_FORBIDDEN', 'WRITE_MOU', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'INSTRUMENT_THERE_ALREADY', '{input,number}');
  when check_violation then return refused('INVALID_INPUT', 'INSTRUMENT_IMPOSSIBLE', '{input}');
end $$;

/* The code of an instrument: `stem` says area, day and kind, and its number, if it has one, comes after:
   '64.71:2026-07-31:PERBUP' and '12/2026' make '64.71:2026-07-31:PERBUP:12-2026'. Without a number it is the stem, and
   the stem with '.2' where there is one already. Null where the viewer may not write agreements of the area. Reads past
   the policies, as instruments that the viewer does not see have codes too. */
create function free_follow_up_code(place bigint, stem text, number text) returns text
stable security definer set search_path from current
  return case
    when not may('WRITE_MOU', place) then null
    when number is not null then stem || ':' || btrim(regexp_replace(upper(number), '[^A-Z0-9]+', '-', 'g'), '-')
    else (
      select candidate.code
      from (select n, stem || case n when 1 then '' else '.' || n end as code from generate_series(1, 1000) n) candidate
      where not exists (select from follow_up_instrument f where f.code = candidate.code)
      order by candidate.n
      limit 1) end;

call describe('follow_up_instrument',
  'Regulations, circulars and decrees that follow an agreement or stand alone for an area.', '{
  "id": "Surrogate key.",
  "code": "Its public code.",
  "kind": "What kind of instrument.",
  "published_kind": "The kind in the source''s words.",
  "number": "Its number.",
  "issued_on": "When it was issued.",
  "effective_from": "From when it holds.",
  "effective_to": "Last day it holds.",
  "area_id": "For which area.",
  "mou_id": "The agreement it follows, where there is one.",
  "issuer": "Who issued it.",
  "addressee": "Who else is named.",
  "scope": "What it orders.",
  "workers": "How many workers it covers.",
  "funding": "Who pays.",
  "follow_up": "What is to follow it.",
  "note": "Remarks of the seed data.",
  "source_id": "Where that is from.",
  "known": "From when until when this was what the system knew."}');
call protect('follow_up_instrument');
create policy known_with_mou on follow_up_instrument for select using (
  is_current(known)
  and (mou_id is null
    or exists (select from mou_version v where v.mou_id = follow_up_instrument.mou_id and is_current(v))));
create policy writers on follow_up_instrument for insert to authenticated
  with check (may('WRITE_MOU', area_id) and (mou_id is null or may_with('WRITE_MOU', mou_id)));
grant insert on follow_up_instrument to authenticated;
