-- Amending an agreement: what it says and its parts are changed, and its stage stays.

/* {"mou", "version", "reason", and any of "title", "number", "instrument", "scope", "funding", "note",
   "effectiveFrom", "effectiveTo", "parent", "signedOn", "parties", "signatories",
   "responsibleAgency": {"name", "since"}, "milestones": [{"title", "dueOn", "metOn"}]}.
   What is not given stays. Of the fields before "signedOn", null takes out what is there, except the instrument, which
   every agreement has. */
create function amend_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  parent mou := find_mou(input ->> 'parent');
  expected_version int := (input ->> 'version')::int;
  refusal outcome := refusal_to_write(agreement);
  changes jsonb;
  signature record;
  amended outcome;
  written outcome;
begin
  if refusal.kind is not null then return refusal; end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then
    return refused('INVALID_INPUT', 'AMENDMENT_WITHOUT_REASON', '{input,reason}');
  end if;
  refusal := refusal_of_dates(input, 'effectiveFrom', 'effectiveTo', 'signedOn');
  if refusal.kind is not null then return refusal; end if;
  changes := amended_columns(input);
  if input ? 'signedOn' then
    signature := signature_on_other_day(agreement, partial_date_from(input ->> 'signedOn'));
    if (signature.refusal).kind is not null then return signature.refusal; end if;
    changes := changes || signature.changes;
  end if;
  if input ->> 'parent' is not null then
    refusal := refusal_of_parent(parent, agreement.id, agreement.area_id);
    if refusal.kind is not null then return refusal; end if;
  end if;
  if input ? 'parent' then changes := changes || jsonb_build_object('parent_id', parent.id); end if;
  if changes -> 'instrument' = 'null' then
    return refused('INVALID_INPUT', 'INSTRUMENT_MISSING', '{input,instrument}');
  end if;
  -- The version comes before the parts: of two who write at once the second waits here, and is told what the first has
  -- changed before it changes any part.
  amended := write_next_version(agreement.id, expected_version, changes, input ->> 'reason', amended_parts(input));
  if amended.kind <> 'DONE' then return amended; end if;
  written := write_parts(agreement.id, input);
  if written.kind <> 'DONE' then return written; end if;
  if input ->> 'parties' is not null and not has_counterparty(agreement.id) then
    return refused('INVALID_INPUT', 'PARTY_MISSING', '{input,parties}');
  end if;
  return unless_unchanged(amended, expected_version);
end $$;

/* The columns of a version that an amendment names, with their new values: {"title": null} where it takes the title
   out. The parent and the day of signature are not among them, as they depend on more than the input. */
create function amended_columns(input jsonb) returns jsonb immutable
  return (
    select coalesce(jsonb_object_agg(named.column_name, named.value), '{}')
    from (values
      ('title', 'title', input -> 'title'),
      ('number', 'number', input -> 'number'),
      ('instrument', 'instrument', input -> 'instrument'),
      ('scope', 'scope', input -> 'scope'),
      ('funding', 'funding', input -> 'funding'),
      ('note', 'note', input -> 'note'),
      ('effectiveFrom', 'effective_from', partial_date_json(input ->> 'effectiveFrom')),
      ('effectiveTo', 'effective_to', partial_date_json(input ->> 'effectiveTo'))) named(field, column_name, value)
    where input ? named.field);

/* The parts that an amendment changes, as readers of the agreement call them: signatories belong to its parties. An
   empty list changes nothing, except of parties, which it takes out. */
create function amended_parts(input jsonb) returns text[] immutable
  return array(
    select case part when 'signatories' then 'parties' else part end
    from unnest('{parties,signatories,responsibleAgency,milestones}'::text[]) with ordinality parts(part, n)
    where input ->> part is not null and (part = 'parties' or input -> part <> '[]')
    order by n);
