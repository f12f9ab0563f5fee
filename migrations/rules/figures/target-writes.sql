/* {"area", "segment", "measure", "kind", "quantity", "from", "to", "basis", "issuer", "instrument", "interpretation", "source", "note", "replaces"}: a target, or a new version of one. */
create function set_target(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  place bigint;
  counted measure := (input ->> 'measure')::measure;
  unit unit := unit_of(counted, (select a.kind from area a where a.code = input ->> 'area'));
  number quantity := quantity_from(input -> 'quantity', unit);
  days daterange;
  said_by bigint;
  old target;
  closed bigint;
  made bigint;
begin
  select a.id into place from area a where a.code = input ->> 'area';
  if place is null then return refused('INVALID_INPUT', 'NO_SUCH_AREA', '{input,area}'); end if;
  if number is null then return no_number(unit); end if;
  if (no_employers(counted, (input ->> 'segment')::segment)).kind is not null then return no_employers(counted, (input ->> 'segment')::segment); end if;
  if (input ->> 'to')::date < (input ->> 'from')::date then return refused('INVALID_INPUT', 'LAST_DAY_BEFORE_FIRST', '{input,to}'); end if;
  if (input ->> 'kind', input ->> 'measure') not in (('COVERAGE', 'COVERAGE'), ('MARKETS', 'MARKETS'), ('ADDITION', 'PARTICIPANTS'), ('ADDITION', 'EMPLOYERS'), ('STOCK', 'PARTICIPANTS'), ('STOCK', 'EMPLOYERS')) then
    return refused('INVALID_INPUT', 'KIND_NOT_OF_MEASURE', '{input,measure}');
  end if;
  if (input ->> 'kind' = 'ADDITION') = (input ->> 'interpretation' = 'LITERAL') then
    return refused('INVALID_INPUT', 'INTERPRETATION_NOT_OF_KIND', '{input,interpretation}');
  end if;
  if not may('WRITE_TARGET', place) then return refused('FORBIDDEN', 'TARGET_FORBIDDEN', '{input,area}'); end if;
  days := daterange((input ->> 'from')::date, (input ->> 'to')::date, '[]');
  said_by := source_for(input -> 'source');
  if said_by is null then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}'); end if;
  select t.* into old from target t
  where t.area_id = place and t.segment = (input ->> 'segment')::segment and t.measure = counted and t.kind = (input ->> 'kind')::target_kind and t.period = days
    and t.basis = (input ->> 'basis')::target_basis and t.source_id = said_by and (t.issuer, t.instrument) is not distinct from (input ->> 'issuer', input ->> 'instrument') and upper_inf(t.known);
  if old.id is not null and old.id::text is distinct from input ->> 'replaces' then
    return refused('CONFLICT', 'TARGET_THERE_ALREADY', '{input,replaces}', details => '{quantity}');
  end if;
  if input ->> 'replaces' is not null then
    update target set known = closing(known) where id::text = input ->> 'replaces' and upper_inf(known)
      and (area_id, segment, measure, kind, basis) = (place, (input ->> 'segment')::segment, counted, (input ->> 'kind')::target_kind, (input ->> 'basis')::target_basis) returning id into closed;
    if closed is null then return refused('CONFLICT', 'NO_TARGET_TO_REPLACE', '{input,replaces}'); end if;
  end if;
  insert into target (area_id, segment, measure, kind, quantity, period, basis, issuer, instrument, interpretation, source_id, note, previous_id)
  values (place, (input ->> 'segment')::segment, counted, (input ->> 'kind')::target_kind, number, days, (input ->> 'basis')::target_basis, input ->> 'issuer', input ->> 'instrument', (input ->> 'interpretation')::interpretation,
    said_by, input ->> 'note', closed) returning target.id into made;
  return done(made);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'TARGET_FORBIDDEN', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'TARGET_BEING_SET', '{input,replaces}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;
