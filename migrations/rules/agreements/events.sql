-- What happened to agreements: that their record was made or changed, which a trigger writes; that they end, which the
-- clock writes. An event keeps codes and days; its sentence is made when it is read.

/* Why a version was made: in the words of the one who made it, else by the act that made it; null where nothing says
   why. */
create function version_reason(reason text, reason_code version_reason, stage mou_stage) returns sentence stable
  return case
    when reason_code = 'COMMITMENT_SET' then said('COMMITMENT_MADE', 'words', reason)
    when reason is not null then as_written(reason)
    when reason_code = 'SIGNED' then said('VERSION_SIGNED')
    when reason_code = 'STAGE_RECORDED' then said('STAGE_REACHED', 'stage', stage::text) end;

/* What follows the code of a sentence about a date of which only the month or the year is known. */
create function within(date_of_it partial_date) returns text immutable
  return case (date_of_it).precision when 'DAY' then '' else '_WITHIN' end;

/* An event as a sentence. */
create function event_sentence(
  kind mou_event_kind, mou_id bigint, version int, within_days int, renewed_from date)
returns sentence stable
  return coalesce((
    select case
      when kind = 'EXPIRING'
        then said(
          'END_IS_NEAR' || within(v.effective_to), 'last_day', (v.effective_to).value, 'days', within_days::text)
      when kind = 'EXPIRED' and renewed_from is null
        then said('ENDED' || within(v.effective_to), 'last_day', (v.effective_to).value)
      when kind = 'EXPIRED'
        then said('ENDED_BEFORE_GAP' || within(v.effective_to),
          'last_day', (v.effective_to).value, 'renewed_from', renewed_from::text)
      else version_reason(v.reason, v.reason_code, v.stage) end
    from mou_version v
    where v.mou_id = event_sentence.mou_id and v.version = event_sentence.version), said('FIRST_RECORDED'));

comment on function event_sentence is 'An event as a sentence. @notNull';

/* What an event is to the viewer. The first version that they see is to them the record of the agreement: they know of
   no draft before it. */
create function kind_seen(kind mou_event_kind, mou_id bigint, version int) returns mou_event_kind stable
  return case
    when kind = 'AMENDED' and not exists (
      select from mou_version v where v.mou_id = kind_seen.mou_id and v.version = kind_seen.version - 1)
      then 'RECORDED'::mou_event_kind
    else kind end;
comment on function kind_seen is 'What an event is to the viewer. @notNull';

create function record_event() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into mou_event (mou_id, at, occurred_at, kind, version)
  values (new.mou_id, lower(new.known), lower(new.known),
    case when new.version = 1 then 'RECORDED' else 'AMENDED' end::mou_event_kind, new.version);
  return null;
end $$;

/* Writes, once for each end, that an agreement is about to end (EXPIRING) and that it is over (EXPIRED); gives how
   many events it wrote. An end counts from the local midnight of its own time zone. What an earlier run missed is made
   up for; what was suspended, renewed or given another end by then is not told. However late the clock strikes, an
   event is known from the moment at which it is written. */
create function record_expiries(moment timestamptz) returns int
language plpgsql set search_path from current as $$
declare
  written int;
begin
  perform await_turn();
  insert into mou_event (mou_id, at, occurred_at, kind, version, ends_on, within_days, renewed_from)
  select m.id, take_stamp(), found.day::timestamp at time zone zone_of(m.area_id), found.kind, m.version, m.end_day,
    case when found.kind = 'EXPIRING' then expiring_days() end,
    case when found.status = 'GAP' then (select r.first_from from renewal_of(m, found.day) r) end
  from mou_current m
  cross join lateral (select (moment at time zone zone_of(m.area_id))::date as today offset 0) clock
  cross join lateral (
    -- The first day that counts is tried first. Where the agreement did not stand so on that day, today is tried.
    select distinct on (ending.kind) ending.kind, s.status, try.day
    from (values
        ('EXPIRING'::mou_event_kind, array['EXPIRING']::mou_status[],
          greatest((m.effective_to).first_day - expiring_days(), m.signed_day, (m.effective_from).last_day),
          (m.effective_to).first_day),
        ('EXPIRED', '{EXPIRED, GAP}', m.end_day + 1, null)) as ending(kind, statuses, first_day, last_day)
      cross join lateral (values (1, ending.first_day), (2, clock.today)) as try(n, day)
      cross join lateral standing(m, try.day) s
    where try.day between ending.first_day and least(ending.last_day, clock.today)
      and s.status = any (ending.statuses)
    order by ending.kind, try.n) found
  where m.end_day is not null
    and not exists (
      select from mou_event e where (e.mou_id, e.kind, e.ends_on) = (m.id, found.kind, m.end_day));
  get diagnostics written = row_count;
  return written;
end $$;

/* What the Worker calls when its clock strikes; it knows no more of it. A stroke may come up to two days late, and no
   clock is more than five minutes fast. The log says which stroke it was. */
create function on_schedule(moment timestamptz) returns int
language plpgsql security definer set search_path from current as $$
begin
  if (moment between now() - interval '2 days' and now() + interval '5 minutes') is not true then
    raise exception 'The clock strikes now, at most two days late.' using errcode = '22023';
  end if;
  perform set_config('app.viewer', '', true),
    set_config('app.request_id', 'clock ' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), true);
  return record_expiries(moment);
end $$;

revoke execute on function on_schedule from anonymous, authenticated;
revoke execute on function record_expiries from anonymous, authenticated, app_api;

call describe('mou_event', 'What happened to an agreement: its record was made or changed, or it ends.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "at": "When it became known.",
  "occurred_at": "When it took place. Of an end: as the day began on which it was near or past.",
  "kind": "Recorded first or amended; about to end, or over.",
  "version": "The version that was made, or that holds.",
  "ends_on": "The last day that is near or past.",
  "within_days": "Of EXPIRING: how many days before the end an agreement counted as expiring.",
  "renewed_from": "Of EXPIRED: from which day on what renews it holds, where that leaves a gap."}');
call protect('mou_event');
-- Each version is looked up by itself: with `exists`, the planner may read all versions for a page of events.
create policy with_version on mou_event for select using (
  (select true from mou_version v where v.mou_id = mou_event.mou_id and v.version = mou_event.version));
create trigger record_event after insert on mou_version for each row execute function record_event();
