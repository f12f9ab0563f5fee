-- What ends, and when: told by a clock once, and as a calendar.
/* Writes, once for each end, that an agreement is about to end and that it is over: from local midnight in its own zone on. What was missed
   is made up for; what was suspended, renewed or given another end by then is not told. Gives how many events it wrote. They are known from when they are
   written, however late the clock struck. */
create function record_expiries(moment timestamptz) returns int language plpgsql set search_path = app, pg_temp as $$
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
create function on_schedule(moment timestamptz) returns int language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if (moment between now() - interval '2 days' and now() + interval '5 minutes') is not true then
    raise exception 'The clock strikes now, at most two days late.' using errcode = '22023';
  end if;
  perform set_config('app.viewer', '', true), set_config('app.request_id', 'clock ' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), true);
  return record_expiries(moment);
end $$;

/* The kind of paper as an Indonesian reader calls it. */
create function instrument_words(instrument mou_instrument) returns text immutable
  return case instrument when 'MOU' then 'MoU' when 'PKS' then 'PKS' when 'ADDENDUM' then 'Adendum' when 'COOPERATION' then 'Kerja sama' when 'LAUNCH' then 'Peluncuran'
    when 'MARKET_PROGRAMME' then 'Program pasar' else initcap(replace(instrument::text, '_', ' ')) end;

create type calendar_entry as (mou_id bigint, ends_on date, uid text, summary text, description text, stamp timestamptz, revision int);
comment on column calendar_entry.mou_id is 'The agreement. @notNull';
comment on column calendar_entry.ends_on is 'Its last day. @notNull';
comment on column calendar_entry.uid is 'Its name in calendars, the same for ever. @notNull';
comment on column calendar_entry.summary is 'Title, in Indonesian. @notNull';
comment on column calendar_entry.description is 'What ends, in Indonesian. @notNull';
comment on column calendar_entry.stamp is 'When this became known. @notNull';
comment on column calendar_entry.revision is 'How often it was changed. @notNull';
/* The last days of what will end in an area and below, as far as the viewer sees it; what several of these areas have signed ends once. */
create function calendar_of(area_id bigint, from_day date, to_day date) returns setof calendar_entry stable
begin atomic
  select m.id, m.end_day, m.code || '@jangkau', 'Berakhir: ' || coalesce(m.title, instrument_words(m.instrument)) || ' – ' || name_of(m.area_id, 'ID', m.end_day),
    concat_ws(E'\n', m.code || coalesce(', nomor ' || m.number, ''), 'Hari terakhir: ' || (m.effective_to).value
      || case (m.effective_to).precision when 'MONTH' then ' (hanya bulannya yang diketahui)' when 'YEAR' then ' (hanya tahunnya yang diketahui)' else '' end, m.scope),
    lower(m.known), m.version - 1
  from mou_current m cross join lateral ending(m)
  where m.id = any(array(select own.id from agreements_within(calendar_of.area_id, today_in(calendar_of.area_id), from_day) own(id))) and m.end_day between from_day and to_day;
end;

/* RFC 5545 3.3.11: text, with what has a meaning of its own escaped. Other control characters cannot be in it. */
create function ical_text(words text) returns text immutable
  return regexp_replace(replace(regexp_replace(words, '([\\;,])', '\\\1', 'g'), E'\n', '\n'), '[\x01-\x1f\x7f]', '', 'g');
/* RFC 5545 3.1: a line of at most 75 octets, continued on lines that begin with a space; no character is cut. */
create function ical_line(words text) returns text language plpgsql immutable set search_path = app, pg_temp as $$
declare
  folded text := '';
  room int := 75;
  letter text;
begin
  if octet_length(words) <= 75 then return words || E'\r\n'; end if;
  foreach letter in array string_to_array(words, null) loop
    if octet_length(letter) > room then
      folded := folded || E'\r\n ';
      room := 74;
    end if;
    folded := folded || letter;
    room := room - octet_length(letter);
  end loop;
  return folded || E'\r\n';
end $$;
/* The calendar of an area as iCalendar text: what ended in the last year, and all that is to come. Null where there is no such area. */
create function calendar_ics(area_code text) returns text stable
  return (select string_agg(ical_line(line), '' order by ends_on nulls first, uid, n) || E'END:VCALENDAR\r\n'
    from (select a.id, a.zone, today_in(a.id) as today, name_of(a.id, 'ID', today_in(a.id)) as name from area a where a.code = area_code) a
    cross join lateral (
      select null::date as ends_on, '' as uid, h.n, h.line
      from (select 'TZOFFSETFROM:' || o as line_from, 'TZOFFSETTO:' || o as line_to, 'TZNAME:' || name as line_name
        from (values ('Asia/Jakarta', '+0700', 'WIB'), ('Asia/Makassar', '+0800', 'WITA'), ('Asia/Jayapura', '+0900', 'WIT')) as zones(zone, o, name) where zones.zone = a.zone) z
      cross join lateral unnest(array['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Jangkau//Kalender kesepakatan//ID', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
        'X-WR-CALNAME:' || ical_text('Berakhirnya kesepakatan – ' || a.name),
        -- RFC 5545 3.6: a calendar has a component, also where nothing ends. Indonesia's zones have had no summer time since 1970.
        'BEGIN:VTIMEZONE', 'TZID:' || a.zone, 'BEGIN:STANDARD', 'DTSTART:19700101T000000', z.line_from, z.line_to, z.line_name, 'END:STANDARD', 'END:VTIMEZONE'])
        with ordinality h(line, n)
      union all
      select e.ends_on, e.uid, l.n, l.line from calendar_of(a.id, a.today - 366, date '2199-12-31') e
      cross join lateral unnest(array['BEGIN:VEVENT', 'UID:' || ical_text(e.uid), 'DTSTAMP:' || to_char(e.stamp at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"'),
        'DTSTART;VALUE=DATE:' || to_char(e.ends_on, 'YYYYMMDD'), 'SEQUENCE:' || e.revision, 'SUMMARY:' || ical_text(e.summary), 'DESCRIPTION:' || ical_text(e.description),
        'TRANSP:TRANSPARENT', 'END:VEVENT']) with ordinality l(line, n)) lines
    group by a.id);

call settle_routines();
grant execute on function on_schedule to app_api;
