-- The signature of an agreement: recorded, and its day put right afterwards.

/* {"mou", "version", "signedOn", "effectiveFrom", "effectiveTo", "number", "title",
   "signatories": [{"position", "signatory", "capacity"}]}: signed, and public from then on. */
create function sign_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  refusal outcome := refusal_of_dates(input, 'signedOn', 'effectiveFrom', 'effectiveTo');
  signed outcome;
begin
  if refusal.kind is not null then return refusal; end if;
  signed := move_to_stage(input, 'SIGNED', 'signedOn',
    jsonb_strip_nulls(jsonb_build_object(
      'is_public', true,
      'effective_from', partial_date_json(input ->> 'effectiveFrom'),
      'effective_to', partial_date_json(input ->> 'effectiveTo'),
      'number', input -> 'number',
      'title', input -> 'title',
      'reason_code', 'SIGNED')),
    null);
  if signed.kind <> 'DONE' then return signed; end if;
  if not has_counterparty(signed.id) then return refused('INVALID_INPUT', 'OTHER_SIDE_MISSING', '{input,mou}'); end if;
  if input ->> 'signatories' is null then return signed; end if;
  return set_signatories(signed.id, input -> 'signatories');
end $$;

/* What changes in the latest version of a signed agreement when its signature is put right to another day; or why that
   cannot be its day. Where the signature is the last step, the day of the step moves with it. */
create function signature_on_other_day(agreement mou, day partial_date, out changes jsonb, out refusal outcome)
language plpgsql stable set search_path from current as $$
declare
  latest mou_version := latest_version((agreement).id);
  before_signature mou_version;
  today date := today_in((agreement).area_id);
begin
  select v.* into before_signature
  from mou_version v
  where v.mou_id = (agreement).id
    and v.version < (
      select min(s.version) from mou_version s where s.mou_id = v.mou_id and (s.signed_on).last_day is not null)
  order by v.version desc
  limit 1;
  -- A month that the step before lies in means its days from that step on.
  day := narrowed(day,
    case
      when before_signature.stage <> 'UNKNOWN' and (before_signature.event_on).first_day <= (day).last_day
        then (before_signature.event_on).first_day end,
    today);
  changes := jsonb_build_object('signed_on', day);
  if latest.stage = 'SIGNED' and latest.event_on is not distinct from latest.signed_on then
    changes := changes || jsonb_build_object('event_on', day);
  end if;
  refusal := case
    when (latest.signed_on).last_day is null then refused('INVALID_INPUT', 'NOT_SIGNED_YET', '{input,signedOn}')
    when (day).last_day is null then refused('INVALID_INPUT', 'SIGNATURE_DAY_MISSING', '{input,signedOn}')
    when (day).first_day > today then refused('INVALID_INPUT', 'DAY_TO_COME', '{input,signedOn}')
    when before_signature.stage <> 'UNKNOWN' and (day).last_day < (before_signature.event_on).first_day
      then refused('INVALID_INPUT', 'BEFORE_THE_STEP_BEFORE', '{input,signedOn}',
        jsonb_build_object('stage', before_signature.stage, 'day', (before_signature.event_on).value))
    when not changes ? 'event_on' and (day).first_day > (latest.event_on).last_day
      then refused('INVALID_INPUT', 'AFTER_THE_STEP_AFTER', '{input,signedOn}',
        jsonb_build_object('stage', latest.stage, 'day', (latest.event_on).value)) end;
end $$;
