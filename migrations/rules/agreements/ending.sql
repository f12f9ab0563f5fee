-- How an agreement stops before its last day: suspended, from which it can be taken up again, terminated, or given up
-- before it was signed. Each says why: {"mou", "version", "on", "reason"}.

create function suspend_mou(input jsonb) returns outcome language sql set search_path from current
  return stop_mou(input, 'SUSPENDED');

create function terminate_mou(input jsonb) returns outcome language sql set search_path from current
  return stop_mou(input, 'TERMINATED');

create function cancel_mou(input jsonb) returns outcome language sql set search_path from current
  return stop_mou(input, 'CANCELLED');

create function stop_mou(input jsonb, to_stage mou_stage) returns outcome
language plpgsql set search_path from current as $$
declare
  refusal outcome := refusal_of_dates(input, 'on');
begin
  if btrim(coalesce(input ->> 'reason', '')) = '' then
    return refused('INVALID_INPUT', 'REASON_MISSING', '{input,reason}');
  end if;
  if refusal.kind is not null then return refusal; end if;
  return move_to_stage(input, to_stage, 'on', '{}', input ->> 'reason');
end $$;
