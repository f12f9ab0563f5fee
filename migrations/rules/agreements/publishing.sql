-- Making a draft public before it is signed.

/* {"mou", "version", "reason"}: the draft as it stands, for everybody to read. */
create function make_mou_public(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  refusal outcome := refusal_to_write(agreement);
begin
  if refusal.kind is not null then return refusal; end if;
  if not may_with('PUBLISH', agreement.id) then
    return forbidden('PUBLICATION_FORBIDDEN', 'PUBLISH', '{input,mou}');
  end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then
    return refused('INVALID_INPUT', 'REASON_MISSING', '{input,reason}');
  end if;
  if agreement.is_public then return refused('CONFLICT', 'PUBLIC_ALREADY', '{input,mou}'); end if;
  return write_next_version(agreement.id, (input ->> 'version')::int, '{"is_public": true}', input ->> 'reason');
end $$;
