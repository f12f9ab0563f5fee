-- Renewing an agreement: a draft of another one. Both stay, and so does a gap between the last day of the one and the
-- first day of the other.

/* {"mou", "version", "title", "proposedOn"} */
create function renew_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  latest mou_version := latest_version(agreement.id);
  expected_version int := (input ->> 'version')::int;
  refusal outcome := refusal_to_write(agreement);
begin
  if refusal.kind is not null then return refusal; end if;
  if latest.version <> expected_version then
    return version_conflict(agreement.id, expected_version, latest.version);
  end if;
  if latest.stage not in ('SIGNED', 'SUSPENDED', 'TERMINATED', 'LAUNCHED') then
    return refused('ILLEGAL_TRANSITION', 'RENEWAL_OF_UNSIGNED', '{input,mou}',
      jsonb_build_object('stage', latest.stage), details => next_stages(latest)::text[]);
  end if;
  if (input ->> 'proposedOn')::date < (latest.signed_on).first_day then
    return refused('INVALID_INPUT', 'RENEWAL_BEFORE_SIGNATURE', '{input,proposedOn}',
      jsonb_build_object('signed_on', (latest.signed_on).value));
  end if;
  return propose_mou(proposal_to_renew(latest)
    || jsonb_strip_nulls(jsonb_build_object('title', input -> 'title', 'proposedOn', input -> 'proposedOn')));
exception
  when exclusion_violation then
    return refused('CONFLICT', 'RENEWAL_UNDER_WAY', '{input,mou}', version => latest.version);
end $$;

/* What propose_mou is given to renew an agreement: what it says, its agency of today and its parties. */
create function proposal_to_renew(latest mou_version) returns jsonb stable
  return jsonb_build_object(
    'renews', (latest).mou_id,
    'area', (select a.code from area a where a.id = (latest).mou_area_id),
    'instrument', (latest).instrument,
    'title', (latest).title,
    'scope', (latest).scope,
    'funding', (latest).funding,
    'parent', (select m.code from mou m where m.id = (latest).parent_id),
    'responsibleAgency', (
      select jsonb_build_object('name', g.agency)
      from mou_agency g
      where g.mou_id = (latest).mou_id and upper_inf(g.known) and g.valid @> today_in((latest).mou_area_id)),
    'parties', named_parties((latest).mou_id));
