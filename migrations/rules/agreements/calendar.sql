-- The calendar of what ends: as rows for the API, and as iCalendar text (RFC 5545) for calendar programmes, which also
-- has the steps of agreements that are due, in the language spoken.

create type calendar_entry as (
  mou_id bigint, may_end_from date, ends_on date, uid text, summary text, description text, stamp timestamptz,
  revision int);

comment on column calendar_entry.mou_id is 'The agreement. @notNull';

comment on column calendar_entry.may_end_from is 'First day that may be its last. @notNull';

comment on column calendar_entry.ends_on is 'Last day that may be its last. @notNull';

comment on column calendar_entry.uid is 'Its name in calendars, the same for ever. @notNull';

comment on column calendar_entry.summary is 'Title. @notNull';

comment on column calendar_entry.description is 'What ends. @notNull';

comment on column calendar_entry.stamp is 'When this became known. @notNull';

comment on column calendar_entry.revision is 'How often it was changed. @notNull';

/* The last days of the agreements of an area and of what lies below it, as far as the viewer sees them and they will
   end (standing_at_end). One that ends in a month or year of which the day is not known may end on each day of it. An
   agreement that several of these areas have signed is one entry. */
create function calendar_of(area_id bigint, from_day date, to_day date) returns setof calendar_entry stable
begin atomic
  select m.id, (m.effective_to).first_day, m.end_day, m.code || '@jangkau',
    told(case
      when m.title is not null then said('CALENDAR_ENTRY', 'title', m.title, 'area', of_area.name)
      else said('CALENDAR_ENTRY_UNTITLED', 'instrument', m.instrument::text, 'area', of_area.name) end),
    concat_ws(E'\n',
      numbered(m.code, m.number),
      told(said(
        case (m.effective_to).precision
          when 'MONTH' then 'CALENDAR_LAST_MONTH'
          when 'YEAR' then 'CALENDAR_LAST_YEAR'
          else 'CALENDAR_LAST_DAY' end,
        'day', (m.effective_to).value)),
      text_spoken(m.scope)),
    lower(m.known), m.version - 1
  from mou_current m
  cross join lateral standing_at_end(m)
  cross join lateral (select name_of(m.area_id, null, m.end_day) as name) of_area
  where m.id = any(array(
      select own.id
      from agreements_within(calendar_of.area_id, today_in(calendar_of.area_id), from_day) own(id)))
    and m.end_day >= from_day and (m.effective_to).first_day <= to_day;
end;

/* An agreement's code, with its number where one is known. */
create function numbered(code text, number text) returns text stable
  return case when number is null then code
    else told(said('CALENDAR_NUMBER', 'code', code, 'number', number)) end;

/* The steps that are due from a day on and were not taken yet, of the public agreements of an area and of what lies
   below it, from the proposal on. Of what was cancelled or terminated nobody takes a step any more. */
create function steps_due(area_id bigint, from_day date) returns setof calendar_entry stable
begin atomic
  select m.id, s.due_on, s.due_on, m.code || '/' || s.id || '@jangkau',
    told(said('CALENDAR_STEP', 'title', s.title, 'area', name_of(m.area_id, null, s.due_on))),
    concat_ws(E'\n', numbered(m.code, m.number), m.title),
    lower(m.known), m.version - 1
  from agreements_within(steps_due.area_id, today_in(steps_due.area_id)) own(id)
  join mou_current m on m.id = own.id
  join milestone s on s.mou_id = m.id
  where m.is_public and m.stage not in ('CANCELLED', 'TERMINATED') and s.due_on >= from_day and s.met_on is null;
end;

/* The calendar of an area as iCalendar text: what ended or was due in the last year, and all that is to come. Each has
   an alarm 30 days before, and the address of its agreement.
   origin: where this API is, such as `https://api.example`. Null where there is no such area. */
create function calendar_ics(area_code text, origin text) returns text stable
  return (
    with place as (
      select a.id, a.zone, today_in(a.id) as today, name_of(a.id, null, today_in(a.id)) as name
      from area a
      where a.code = area_code),
    -- The head of the calendar, before all that has a day.
    head as (
      select null::date as ends_on, '' as uid, lines.n, lines.line
      from place
      cross join lateral (
        select 'TZOFFSETFROM:' || utc_offset as offset_from, 'TZOFFSETTO:' || utc_offset as offset_to,
          'TZNAME:' || name as zone_name
        from (values
            ('Asia/Jakarta', '+0700', 'WIB'), ('Asia/Makassar', '+0800', 'WITA'), ('Asia/Jayapura', '+0900', 'WIT'))
          as zones(zone, utc_offset, name)
        where zones.zone = place.zone) z
      cross join lateral unnest(array[
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        case spoken_language() when 'EN' then 'PRODID:-//Jangkau//Calendar of agreements//EN'
          else 'PRODID:-//Jangkau//Kalender kesepakatan//ID' end,
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'X-WR-CALNAME:' || ical_text(told(said('CALENDAR_TITLE', 'area', place.name))),
        -- RFC 5545 3.6: a calendar has a component, also where nothing ends.
        'BEGIN:VTIMEZONE',
        'TZID:' || place.zone,
        -- One offset is enough: Indonesia's zones have had no summer time since 1970.
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        z.offset_from,
        z.offset_to,
        z.zone_name,
        'END:STANDARD',
        'END:VTIMEZONE']) with ordinality lines(line, n)),
    entry as (
      select entry.*, m.code
      from place
      cross join lateral (
        select * from calendar_of(place.id, place.today - 366, date '2199-12-31')
        union all
        select * from steps_due(place.id, place.today - 366)) entry
      join mou m on m.id = entry.mou_id),
    events as (
      select entry.ends_on, entry.uid, lines.n, lines.line
      from entry
      cross join lateral unnest(array[
        'BEGIN:VEVENT',
        'UID:' || ical_text(entry.uid),
        'DTSTAMP:' || to_char(entry.stamp at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"'),
        'DTSTART;VALUE=DATE:' || to_char(entry.may_end_from, 'YYYYMMDD'),
        case when entry.may_end_from < entry.ends_on
          then 'DTEND;VALUE=DATE:' || to_char(entry.ends_on + 1, 'YYYYMMDD') end,
        'SEQUENCE:' || entry.revision,
        'SUMMARY:' || ical_text(entry.summary),
        'DESCRIPTION:' || ical_text(entry.description),
        'URL:' || agreement_address(origin, entry.code),
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:' || ical_text(entry.summary),
        'TRIGGER:-P30D',
        'END:VALARM',
        'END:VEVENT']) with ordinality lines(line, n)
      where lines.line is not null)
    select string_agg(ical_line(lines.line), '' order by lines.ends_on nulls first, lines.uid, lines.n)
      || E'END:VCALENDAR\r\n'
    from (select * from head union all select * from events) lines);

/* The page of an agreement, in the language spoken. What codes are made of needs no escapes in an address. */
create function agreement_address(origin text, code text) returns text stable
  return origin || '/' || lower(spoken_language()) || '/mou/' || code;

/* RFC 5545 3.3.11: text, in which backslashes, semicolons, commas and new lines are escaped. Other control characters
   cannot be in it and are left out. */
create function ical_text(words text) returns text immutable
  return regexp_replace(
    replace(regexp_replace(words, '([\\;,])', '\\\1', 'g'), E'\n', '\n'), '[\x01-\x1f\x7f]', '', 'g');

/* RFC 5545 3.1: a line of at most 75 octets, continued on lines that begin with a space; no character is cut. */
create function ical_line(words text) returns text language plpgsql immutable set search_path from current as $$
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
