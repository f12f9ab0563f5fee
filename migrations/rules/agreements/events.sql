create function record_event() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into mou_event (mou_id, at, occurred_at, kind, version, words) values (new.mou_id, lower(new.known), lower(new.known),
    case when new.version = 1 then 'RECORDED' else 'AMENDED' end::mou_event_kind, new.version, coalesce(new.reason, 'First recorded.'));
  return null;
end $$;

-- What ends, and when: told by a clock once, and as a calendar.
/* Writes, once for each end, that an agreement is about to end and that it is over: from local midnight in its own zone on. What was missed
   is made up for; what was suspended, renewed or given another end by then is not told. Gives how many events it wrote. They are known from when they are
   written, however late the clock struck. */
create function record_expiries(moment timestamptz) returns int language plpgsql set search_path from current as $$
declare
  written int;
begin
  perform await_turn();
  insert into mou_event (mou_id, at, occurred_at, kind, version, words, ends_on)
  select m.id, take_stamp(), e.day::timestamp at time zone zone_of(m.area_id), e.kind, m.version, e.reason, m.end_day
  from mou_current m
  cross join lateral (select (moment at time zone zone_of(m.area_id))::date as today offset 0) t
  cross join lateral (
    -- On the first day that counts, or, where it did not stand so then, today.
    select distinct on (k.kind) k.kind, s.reason, d.day
    from (values ('EXPIRING'::mou_event_kind, array['EXPIRING']::mou_status[], greatest(m.end_day - expiring_days(), m.signed_day, surely_from(m.effective_from)), m.end_day),
      ('EXPIRED', '{EXPIRED,GAP}', m.end_day + 1, null)) as k(kind, statuses, first_day, last_day)
    cross join lateral (values (1, k.first_day), (2, t.today)) as d(n, day)
    cross join lateral standing(m, d.day) s
    where d.day between k.first_day and coalesce(least(k.last_day, t.today), t.today) and s.status = any (k.statuses)
    order by k.kind, d.n) e
  where m.end_day is not null
    and not exists (select from mou_event there where (there.mou_id, there.kind, there.ends_on) = (m.id, e.kind, m.end_day));
  get diagnostics written = row_count;
  return written;
end $$;

/* What the clock does: the Worker calls it, and knows no more of it. It strikes up to two days late, and no clock is more than five minutes fast; the log says
   which stroke it was. */
create function on_schedule(moment timestamptz) returns int language plpgsql security definer set search_path from current as $$
begin
  if (moment between now() - interval '2 days' and now() + interval '5 minutes') is not true then
    raise exception 'The clock strikes now, at most two days late.' using errcode = '22023';
  end if;
  perform set_config('app.viewer', '', true), set_config('app.request_id', 'clock ' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), true);
  return record_expiries(moment);
end $$;

revoke execute on function on_schedule from anonymous, authenticated;
revoke execute on function record_expiries from anonymous, authenticated, app_api;

call describe('mou_event', 'What happened to an agreement: to its record, written by trigger; that it ends, written by the clock.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "at": "When it became known.", "occurred_at": "When it took place: of an end, as the day began from which it was near or past; of the record, when that was made.", "kind": "Recorded first or amended; about to end, or over.", "version": "The version that came of it, or holds.",
  "words": "In words.", "ends_on": "The last day that is near or past."}');
call protect('mou_event');
-- Each looked up by itself: as "exists", the planner may read all versions for a page of events.
create policy with_version on mou_event for select using ((select true from mou_version v where v.mou_id = mou_event.mou_id and v.version = mou_event.version));
