-- Channels are for the whole nation, so who manages access everywhere ends one.

/* {"channel", "lastDay"}: the channel is open on that day for the last time. Asked here, as no policy lets anybody
   change the catalogue. */
create function end_channel(input jsonb) returns outcome
language plpgsql security definer set search_path from current as $$
declare
  ending channel;
  last_day date := (input ->> 'lastDay')::date;
begin
  select c.* into ending from channel c where c.code = input ->> 'channel' for update;
  if ending.id is null then return refused('INVALID_INPUT', 'NO_SUCH_CHANNEL', '{input,channel}'); end if;
  if not everywhere('MANAGE_ACCESS') then return refused('FORBIDDEN', 'CHANNEL_FORBIDDEN', '{input,channel}'); end if;
  if last_day not between '1900-01-01' and '2199-12-31' then
    return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,lastDay}');
  end if;
  if last_day < lower(ending.valid) then
    return refused('INVALID_INPUT', 'LAST_DAY_BEFORE_FIRST', '{input,lastDay}');
  end if;
  if upper(ending.valid) = last_day + 1 then return refused('CONFLICT', 'NOTHING_CHANGED', '{input,lastDay}'); end if;
  update channel c set valid = daterange(lower(ending.valid), last_day + 1) where c.id = ending.id;
  return done(ending.id);
end $$;
