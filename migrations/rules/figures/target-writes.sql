-- Targets, written: set, or replaced by a new version; the version before stays, closed. The policies say who may.

/* {"area", "segment", "measure", "kind", "quantity", "from", "to", "basis", "issuer", "instrument", "interpretation",
   "attribution", "source", "note", "replaces", "holdsFrom"}: a target, or with `replaces` a new version of one, which
   may hold in its place only from a day on. */
create function set_target(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  wanted target;
  area_kind area_kind;
  unit unit;
  recorded target;
  refusal outcome;
  new_id bigint;
begin
  select a.id, a.kind into wanted.area_id, area_kind from area a where a.code = input ->> 'area';
  wanted.segment := input ->> 'segment';
  wanted.measure := input ->> 'measure';
  wanted.kind := input ->> 'kind';
  wanted.basis := input ->> 'basis';
  wanted.interpretation := input ->> 'interpretation';
  wanted.attribution := coalesce(
    (input ->> 'attribution')::attribution,
    (select t.attribution from target t where t.id::text = input ->> 'replaces'),
    'UNSAID');
  unit := unit_of(wanted.measure, area_kind);
  wanted.quantity := quantity_from(input -> 'quantity', unit);

  if wanted.area_id is null then return no_such_area(input ->> 'area', '{input,area}'); end if;
  if wanted.quantity is null then
    return refusal_of_number(input -> 'quantity', unit, '{input,quantity}');
  end if;
  refusal := refusal_of_employers(wanted.measure, wanted.segment);
  if refusal.kind is not null then return refusal; end if;
  if (input ->> 'to')::date < (input ->> 'from')::date then
    return refused('INVALID_INPUT', 'LAST_DAY_BEFORE_FIRST', '{input,to}');
  end if;
  if (wanted.kind, wanted.measure) not in (
    ('COVERAGE', 'COVERAGE'), ('MARKETS', 'MARKETS'),
    ('ADDITION', 'PARTICIPANTS'), ('ADDITION', 'EMPLOYERS'), ('STOCK', 'PARTICIPANTS'), ('STOCK', 'EMPLOYERS'))
  then
    return refused('INVALID_INPUT', 'KIND_NOT_OF_MEASURE', '{input,measure}');
  end if;
  if (wanted.kind = 'ADDITION') = (wanted.interpretation = 'LITERAL') then
    return refused('INVALID_INPUT', 'INTERPRETATION_NOT_OF_KIND', '{input,interpretation}');
  end if;
  if not may('WRITE_TARGET', wanted.area_id) then
    return forbidden('TARGET_FORBIDDEN', 'WRITE_TARGET', '{input,area}');
  end if;
  wanted.period := daterange((input ->> 'from')::date, (input ->> 'to')::date, '[]');
  wanted.holds_from := input ->> 'holdsFrom';
  if wanted.holds_from is not null and input ->> 'replaces' is null then
    return refused('INVALID_INPUT', 'HOLDS_IN_PLACE_OF_NONE', '{input,holdsFrom}');
  end if;
  if not wanted.period @> wanted.holds_from then
    return refused('INVALID_INPUT', 'HOLDS_OUTSIDE_PERIOD', '{input,holdsFrom}');
  end if;
  wanted.source_id := source_for(input -> 'source');
  if wanted.source_id is null then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}'); end if;

  select t.* into recorded from target t
  where t.area_id = wanted.area_id and t.segment = wanted.segment and t.measure = wanted.measure
    and t.kind = wanted.kind and t.period = wanted.period and t.basis = wanted.basis
    and t.source_id = wanted.source_id
    and (t.issuer, t.instrument) is not distinct from (input ->> 'issuer', input ->> 'instrument')
    and upper_inf(t.known);
  if recorded.id is not null and recorded.id::text is distinct from input ->> 'replaces' then
    return refused('CONFLICT', 'TARGET_THERE_ALREADY', '{input,replaces}', details => '{quantity}');
  end if;
  if input ->> 'replaces' is not null then
    update target set known = closing(known)
    where id::text = input ->> 'replaces' and upper_inf(known)
      and (area_id, segment, measure, kind, basis)
        = (wanted.area_id, wanted.segment, wanted.measure, wanted.kind, wanted.basis)
    returning id into wanted.previous_id;
    if wanted.previous_id is null then
      return refused('CONFLICT', 'NO_TARGET_TO_REPLACE', '{input,replaces}');
    end if;
  end if;

  insert into target (
    area_id, segment, measure, kind, quantity, period, basis, issuer, instrument, interpretation,
    source_id, note, previous_id, holds_from, attribution)
  values (
    wanted.area_id, wanted.segment, wanted.measure, wanted.kind, wanted.quantity, wanted.period, wanted.basis,
    input ->> 'issuer', input ->> 'instrument', wanted.interpretation,
    wanted.source_id, input ->> 'note', wanted.previous_id, wanted.holds_from, wanted.attribution)
  returning target.id into new_id;
  return done(new_id);
exception
  when insufficient_privilege then return forbidden('TARGET_FORBIDDEN', 'WRITE_TARGET', '{input,area}');
  when unique_violation then return refused('CONFLICT', 'TARGET_BEING_SET', '{input,replaces}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;
