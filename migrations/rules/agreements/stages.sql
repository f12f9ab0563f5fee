-- The stages that an agreement goes through, from PROPOSED to SIGNED, and how one is recorded.

/* {"mou", "version", "stage", "on", "note"}. What is suspended is taken up again by recording SIGNED or LAUNCHED. */
create function record_mou_stage(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  latest mou_version := latest_version((find_mou(input ->> 'mou')).id);
  refusal outcome := refusal_of_dates(input, 'on');
begin
  if input ->> 'stage' in ('SUSPENDED', 'TERMINATED', 'CANCELLED', 'UNKNOWN')
    or (input ->> 'stage' in ('SIGNED', 'LAUNCHED') and latest.stage <> 'SUSPENDED') then
    return refused('INVALID_INPUT', 'STAGE_HAS_ITS_ACT', '{input,stage}');
  end if;
  if refusal.kind is not null then return refusal; end if;
  return move_to_stage(input, (input ->> 'stage')::mou_stage, 'on',
    jsonb_strip_nulls(jsonb_build_object('note', input -> 'note', 'reason_code', 'STAGE_RECORDED')),
    input ->> 'note');
end $$;

/* Writes the version of an agreement that brings it to a stage, on the day that the field `day_field` of the input
   gives. `changes` are what changes with the stage. */
create function move_to_stage(
  input jsonb, to_stage mou_stage, day_field text, changes jsonb, reason text
) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  latest mou_version := latest_version(agreement.id);
  expected_version int := (input ->> 'version')::int;
  day partial_date := partial_date_from(input ->> day_field);
  refusal outcome := refusal_to_write(agreement);
begin
  if refusal.kind is not null then return refusal; end if;
  if latest.version = expected_version then
    refusal := case
      when to_stage <> all (next_stages(latest))
        then refused('ILLEGAL_TRANSITION', 'STAGE_NOT_NEXT', '{input}',
          jsonb_build_object('stage', latest.stage, 'wanted', to_stage), details => next_stages(latest)::text[])
      else refusal_of_step_day(latest, to_stage, day, day_field, today_in(agreement.area_id)) end;
    if refusal.kind is not null then return refusal; end if;
  end if;
  day := narrowed(day,
    case when latest.stage <> 'UNKNOWN' then (latest.event_on).first_day end, today_in(agreement.area_id));
  changes := changes || jsonb_build_object('stage', to_stage, 'event_on', day);
  if day_field = 'signedOn' then changes := changes || jsonb_build_object('signed_on', day); end if;
  return write_next_version(agreement.id, expected_version, changes, reason);
end $$;

/* To which stages a version may go on. What is suspended is taken up as what it was: as SIGNED where it has a day of
   signature, else as LAUNCHED. */
create function next_stages(latest mou_version) returns mou_stage[] stable
  return array(
    select t.to_stage
    from mou_transition t
    where t.from_stage = (latest).stage
      and not ((latest).stage = 'SUSPENDED'
        and t.to_stage = case when ((latest).signed_on).last_day is null then 'SIGNED' else 'LAUNCHED' end::mou_stage)
    order by 1);

/* Why a step cannot have been taken on a day; null where it can: it comes before the step that it follows, it is still
   to come, or the agreement that it ends or suspends was over by then. Where nothing is known of an agreement but that
   it exists (UNKNOWN), it follows no step. */
create function refusal_of_step_day(
  latest mou_version, to_stage mou_stage, day partial_date, day_field text, today date
) returns outcome stable
  return case
    when (latest).stage <> 'UNKNOWN' and (day).last_day < ((latest).event_on).first_day
      then refused('INVALID_INPUT', 'BEFORE_THE_STEP_BEFORE', array['input', day_field],
        jsonb_build_object('stage', (latest).stage, 'day', ((latest).event_on).value))
    when (day).first_day > today and to_stage = 'TERMINATED'
      then refused('INVALID_INPUT', 'TERMINATION_TO_COME', array['input', day_field])
    when (day).first_day > today
      then refused('INVALID_INPUT', 'ACT_TO_COME', array['input', day_field])
    when to_stage in ('SUSPENDED', 'TERMINATED') and (day).first_day > ((latest).effective_to).last_day
      then refused('INVALID_INPUT', 'OVER_BY_THEN', array['input', day_field],
        jsonb_build_object('last_day', ((latest).effective_to).value)) end;

call describe('mou_transition',
  'From which stage an agreement may go to which: Permendagri 22/2020''s order, with steps back and steps left out.', '{
  "from_stage": "Where it is.",
  "to_stage": "Where it may go."}');
call protect('mou_transition', everybody_reads => true, is_logged => false);
