create function expiring_days() returns int stable return (select d.expiring_days from dataset d);

/* How far an agreement had come on a day: the last version about something not later than it; where none is seen, what is there now. */
create type mou_step as (stage mou_stage, event_on partial_date);

create function step_on(m mou_current, at date) returns setof mou_step stable
begin atomic
  select coalesce(v.stage, m.stage), coalesce(v.event_on, m.event_on)
  from (select) one left join lateral (select v.stage, v.event_on from mou_version v
    where ((m.event_on).first_day <= step_on.at) is not true and v.mou_id = m.id and lower(v.known) <= known_at() and (v.event_on).first_day <= step_on.at
      -- A signature put right to a later day was none before it.
      and (((m.signed_on).first_day > step_on.at) is not true or (v.signed_on).last_day is null)
    order by v.version desc limit 1) v on true;
end;

/* What renews an agreement, as far as it does on a day: by when it was signed, from when it surely holds, and from when it is said to. */
create type mou_renewal as (signed_by date, surely_from date, holds_from date);

create function renewal_of(m mou_current, at date) returns setof mou_renewal stable rows 1
begin atomic
  select (r.signed_on).last_day,
    -- Of one of which nothing says from when it holds: once the old one is over.
    case when (r.effective_from).first_day is null then greatest(surely_from(r.signed_on), (m.effective_to).last_day + 1) else surely_from(r.effective_from) end,
    (coalesce(r.effective_from, r.signed_on)).first_day as holds_from
  -- What is suspended, ended or given up on that day renews nothing on it, nor does what was over before this one began.
  from mou_current r cross join lateral step_on(r, renewal_of.at) t
  where r.renews_id = m.id and (r.signed_on).last_day is not null
    and ((r.effective_to).last_day < (coalesce(m.effective_from, m.signed_on)).first_day) is not true
    and not (t.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') and (t.event_on).last_day <= renewal_of.at) order by holds_from limit 1;
end;

/* Where an agreement stands at the end of a day of its own time zone; with the rule that says so.
   A stage counts from the day of what it records; before that a signed agreement stands by its dates, any other is unknown.
   Where that day is only known to lie in a month or a year, nothing is said of the days in between. */
create type mou_standing as (status mou_status, reason text);

create function standing(m mou_current, at date) returns setof mou_standing stable
begin atomic
  select (r.rule)[1]::mou_status, (r.rule)[2] from (select case
      -- What is suspended ends on its last day all the same.
      when s.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') and (s.event_on).last_day <= at and (s.stage = 'SUSPENDED' and (m.effective_to).last_day < at) is not true then array[s.stage::text, 'Recorded as ' || lower(s.stage::text) || '.']
      when s.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') and (s.event_on).first_day <= at and (s.event_on).last_day > at
        then array['UNKNOWN', 'It was ' || lower(s.stage::text) || ' ' || possible_days_in_words(s.event_on) || '; whether by this day is not known.']
      when s.stage in ('IDENTIFIED', 'PROPOSED') and (s.event_on).last_day <= at and ((m.signed_on).first_day > at) is not false
        then array['PROPOSED', 'Proposed; no draft is recorded by this day.']
      when s.stage in ('DRAFTING', 'LEGAL_REVIEW', 'AGREED') and (s.event_on).last_day <= at and ((m.signed_on).first_day > at) is not false
        then array[s.stage::text, 'Recorded at this stage; not signed by this day.']
      when (m.signed_on).first_day > at and s.stage in ('IDENTIFIED', 'PROPOSED', 'DRAFTING', 'LEGAL_REVIEW', 'AGREED') and (s.event_on).first_day <= at
        then array['UNKNOWN', 'It came to ' || s.stage || ' ' || possible_days_in_words(s.event_on) || '; whether by this day is not known.']
      when (m.signed_on).first_day > at then array['UNKNOWN', 'It was signed later than this day; how far it had come by then is not recorded.']
      when (m.signed_on).last_day > at then array['UNKNOWN', 'It was signed ' || possible_days_in_words(m.signed_on) || '; whether by this day is not known.']
      when s.stage <> 'UNKNOWN' and (m.signed_on).first_day is null and (s.event_on).first_day > at
        then array['UNKNOWN', 'What is recorded of it took place later than this day.']
      when s.stage <> 'UNKNOWN' and (m.signed_on).first_day is null and (s.event_on).last_day > at
        then array['UNKNOWN', 'What is recorded of it took place ' || possible_days_in_words(s.event_on) || '; whether by this day is not known.']
      when s.stage = 'UNKNOWN' then array['UNKNOWN', 'That it exists is said or implied; no date, number or signature is known.']
      when next.signed_by <= at and next.surely_from <= at then array['RENEWED', 'Another agreement renews it.']
      when (m.effective_to).last_day < at and next.holds_from > at
        then array['GAP', 'Its last day was ' || (m.effective_to).last_day || '; what renews it holds only from ' || next.holds_from || '.']
      when (m.effective_to).last_day < at then array['EXPIRED', 'Its last day was ' || (m.effective_to).last_day || '.']
      when surely_to(m.effective_to) < at then array['UNKNOWN', 'It ends ' || possible_days_in_words(m.effective_to) || '; whether by this day is not known.']
      when s.stage in ('SIGNED', 'LAUNCHED') and s.event_on <> m.signed_on and (s.event_on).first_day >= (m.signed_on).last_day and (s.event_on).first_day <= at and (s.event_on).last_day > at
        then array['UNKNOWN', 'It was taken up again ' || possible_days_in_words(s.event_on) || '; whether by this day is not known.']
      when surely_from(m.effective_from) > at then array[begun.status, begun.words || case when (m.effective_from).first_day > at
        then '; it holds from ' || (m.effective_from).value || '.' else '; it holds from a day not known in ' || (m.effective_from).value || ', so whether yet is not known.' end]
      when (m.effective_to).last_day is not null and (m.effective_to).last_day - at <= expiring_days()
        then array['EXPIRING', 'It ends on ' || (m.effective_to).last_day || ', within ' || expiring_days() || ' days.']
      when (m.effective_from).first_day is not null then array['ACTIVE', 'It holds since ' || (m.effective_from).value ||
        case when (m.effective_to).last_day is null then '; no end is known.' else ' until ' || (m.effective_to).last_day || '.' end]
      else array[begun.status, begun.words || case when (m.effective_to).last_day is null then '; from when and until when it holds is not known.'
        else '; it holds until ' || (m.effective_to).last_day || ', from when is not known.' end] end as rule
    from step_on(m, standing.at) s
    cross join lateral (select case s.stage when 'LAUNCHED' then 'LAUNCHED' else 'SIGNED' end as status,
      case s.stage when 'LAUNCHED' then 'Begun or announced in public, no signature is known of' else 'Signed' end as words) begun
    left join lateral renewal_of(m, standing.at) next on true) r;
end;

/* From which day on must one not be over by its own dates, to stand in one of these ways on a day? None where what is over may. */
create function not_over_before(statuses mou_status[], at date) returns date immutable
  return case when statuses && '{RENEWED,GAP,EXPIRED}' then '-infinity' else not_over_before.at end;

/* Where an agreement stands on a day, if it stands in one of these ways. */
create function standing_as(m mou_current, at date, statuses mou_status[]) returns setof mou_standing stable
begin atomic
  select s.* from standing(m, standing_as.at) s
  where s.status = any(statuses) and m.over_after >= not_over_before(statuses, standing_as.at);
end;

create function standing_of(mou_id bigint, at date) returns mou_standing stable
  return (select s from mou_current m cross join lateral standing(m, standing_of.at) s where m.id = standing_of.mou_id);

/* How what holds and will end on its last day stands on that day; no row of what has none, ends before it or is renewed by then. What rests ends
   all the same, and so does what is known to end in a year. The calendar and all that looks ahead go by it. */
create function ending(m mou_current) returns setof mou_standing stable
begin atomic
  select s.* from standing(m, m.end_day) s
  where m.end_day is not null and m.stage in ('SIGNED', 'LAUNCHED', 'SUSPENDED') and ((m.signed_on).last_day <= m.end_day) is not false
    and (s.status in ('SIGNED', 'LAUNCHED', 'ACTIVE', 'EXPIRING', 'SUSPENDED') or s.status = 'UNKNOWN' and surely_to(m.effective_to) < m.end_day);
end;

create function warnings_of(mou_id bigint) returns mou_warning[] stable
  return (select array_remove(array[
      case when (m.effective_from).last_day < (m.signed_on).first_day then 'RETROACTIVE' end,
      case when exists (select from mou_party p where p.mou_id = m.id and p.capacity = 'PROXY') then 'SIGNED_BY_PROXY' end,
      case when exists (select from mou_current r where r.id = m.renews_id and (r.effective_to).last_day + 1 < (m.effective_from).first_day) then 'GAP_BEFORE_RENEWAL' end,
      case when m.stage in ('SIGNED', 'LAUNCHED') and (m.effective_from).first_day is null then 'DATE_UNKNOWN' end,
      case when m.stage in ('SIGNED', 'LAUNCHED') and (m.effective_from).first_day is not null and (m.effective_to).last_day is null then 'END_UNKNOWN' end,
      case when 'DAY' <> any (array[(m.signed_on).precision, (m.effective_from).precision, (m.effective_to).precision]) then 'DATE_INEXACT' end,
      case when (m.effective_to).last_day + 1 < (m.effective_from).first_day + interval '1 year' then 'SHORT_TERM' end,
      case when m.published_instrument ~ '[+/]' then 'INSTRUMENT_UNCLEAR' end]::mou_warning[], null)
    from mou_current m where m.id = warnings_of.mou_id);
