-- Where an agreement stands on a day: its status, with the rule that says so. A status is never stored: it follows from
-- the stages recorded of the agreement, from its dates, and from what renews it.

create type mou_standing as (status mou_status, reason sentence);

comment on column mou_standing.status is 'The status. @notNull';

comment on column mou_standing.reason is 'The rule that says so. @notNull';

/* Where an agreement stands at the end of a day of its own time zone. The first of these rules whose condition is met
   counts. A recorded stage counts from the day of what it records. Before that day a signed agreement stands by its
   dates, and any other is UNKNOWN. A date of which only the month or year is known may be any day of it, whichever date
   it is. While it may have come or not, nobody knows what it decides: of an agreement that was terminated in 2024-06,
   UNKNOWN from 1 to 29 June; of one that ends in 2024-06, POSSIBLY_ACTIVE from 2 to 30 June. */
create function standing(m mou_current, at date) returns setof mou_standing stable
begin atomic
  -- A rule is its status, and the code and parameters of the sentence that says why.
  select (first_met.rule)[1]::mou_status, row(first_met.rule[2], jsonb_object(first_met.rule[3:]))::sentence
  from (
    select case
        -- It was stopped. What is suspended ends on its last day all the same, by the rules for its end.
        when it_is.stopped and it_is.reached and not it_is.ended_while_suspended
          then array[reached.stage::text, 'RECORDED_AS', 'status', reached.stage::text, 'day', (reached.event_on).value]
        when it_is.stopped and it_is.perhaps_reached
          then not_known('PERHAPS_STOPPED', reached.event_on) || array['status', reached.stage::text]

        -- It is on its way to a signature.
        when it_is.proposed and it_is.reached and it_is.unsigned
          then array['PROPOSED', 'ONLY_PROPOSED']
        when it_is.drafted and it_is.reached and it_is.unsigned
          then array[reached.stage::text, 'AT_STAGE_UNSIGNED']
        when (it_is.proposed or it_is.drafted) and it_is.perhaps_reached and it_is.signed_later
          then not_known('PERHAPS_AT_STAGE', reached.event_on) || array['stage', reached.stage::text]

        -- It was signed, or what is recorded of one without a signature took place, later than this day.
        when it_is.signed_later
          then array['UNKNOWN', 'SIGNED_LATER']
        when it_is.perhaps_signed
          then not_known('PERHAPS_SIGNED', m.signed_on)
        when it_is.undated and reached.stage <> 'UNKNOWN' and it_is.reached_later
          then array['UNKNOWN', 'RECORDED_LATER']
        when it_is.undated and reached.stage <> 'UNKNOWN' and it_is.perhaps_reached
          then not_known('PERHAPS_RECORDED', reached.event_on)
        when reached.stage = 'UNKNOWN'
          then array['UNKNOWN', 'ONLY_IMPLIED']

        -- It is over: renewed by another, also before its last day, or past its last day.
        when renewal.signed_day <= at and renewal.surely_from <= at
          then array['RENEWED', 'RENEWED_BY_ANOTHER']
        when it_is.past_its_end and renewal.first_from > at
          then array['GAP', 'ENDED_BEFORE_GAP' || within(m.effective_to), 'last_day', (m.effective_to).value,
            'renewed_from', renewal.first_from::text]
        when it_is.past_its_end
          then array['EXPIRED', 'ENDED' || within(m.effective_to), 'last_day', (m.effective_to).value]

        -- It was suspended, and is in force again from a day that is not known exactly.
        when it_is.resumed and it_is.perhaps_reached
          then not_known('PERHAPS_RESUMED', reached.event_on)

        -- It does not hold yet.
        when (m.effective_from).first_day > at
          then array[begun.status, begun.status || '_HOLDS_FROM', 'from', (m.effective_from).value]

        -- It holds for certain. Within 90 days: what ends on 31 December is EXPIRING from 2 October on. How many days
        -- these are is looked up only for what has an end.
        when (m.effective_from).last_day <= at and (m.effective_to).first_day >= at
          then case
            when (m.effective_to).first_day = at
              then array['EXPIRING', 'ENDS_TODAY' || within(m.effective_to), 'last_day', (m.effective_to).value]
            when (m.effective_to).first_day - at <= (select expiring_days())
              then array['EXPIRING', 'ENDS_SOON' || within(m.effective_to), 'last_day', (m.effective_to).value,
                'days', ((m.effective_to).first_day - at)::text]
            else array['ACTIVE', 'HOLDS_UNTIL', 'from', (m.effective_from).value,
              'last_day', (m.effective_to).value] end
        -- Without an end it holds for certain on the day on which it began, was signed, or was taken up again.
        when (m.effective_from).last_day <= at and (m.effective_to).last_day is null
            and at <= greatest((m.effective_from).last_day, (m.signed_on).last_day, (reached.event_on).last_day)
          then array['ACTIVE', 'HOLDS_SINCE', 'from', (m.effective_from).value]

        -- It may hold, or not yet, or not any more.
        else begun.perhaps || may_hold(begun.status, m.effective_from, m.effective_to, at)
      end as rule
    from stage_on(m, standing.at) reached
    cross join lateral (
      select
        -- What is recorded of the stage took place by this day: surely, perhaps, or surely only later.
        (reached.event_on).last_day <= standing.at as reached,
        (reached.event_on).first_day <= standing.at and (reached.event_on).last_day > standing.at as perhaps_reached,
        (reached.event_on).first_day > standing.at as reached_later,
        reached.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') as stopped,
        (reached.stage = 'SUSPENDED' and (m.effective_to).last_day < standing.at) is true as ended_while_suspended,
        reached.stage in ('IDENTIFIED', 'PROPOSED') as proposed,
        reached.stage in ('DRAFTING', 'LEGAL_REVIEW', 'AGREED') as drafted,
        (m.signed_on).first_day > standing.at as signed_later,
        (m.signed_on).first_day <= standing.at and (m.signed_on).last_day > standing.at as perhaps_signed,
        -- Surely not signed by this day, or no day of a signature is known.
        ((m.signed_on).first_day > standing.at) is not false as unsigned,
        (m.signed_on).first_day is null as undated,
        (m.effective_to).last_day < standing.at as past_its_end,
        -- Recorded as in force by something other than the signature, and not before it.
        reached.stage in ('SIGNED', 'LAUNCHED') and reached.event_on <> m.signed_on
          and (reached.event_on).first_day >= (m.signed_on).last_day as resumed) it_is
    cross join lateral (
      select case reached.stage when 'LAUNCHED' then 'LAUNCHED' else 'SIGNED' end as status,
        case reached.stage when 'LAUNCHED' then 'LAUNCHED' else 'POSSIBLY_ACTIVE' end as perhaps) begun
    left join lateral renewal_of(m, standing.at) renewal on true) first_met;
end;

/* The rule of a day on which nobody knows whether something has happened, as its date is known only to a month or year:
   it happened on some day from the first to the last of that.
   Stable, as a date as text is: PostgreSQL does not inline an immutable function that calls a stable one. */
create function not_known(code text, date_of_it partial_date) returns text[] stable
  return array['UNKNOWN', code, 'first', (date_of_it).first_day::text, 'last', (date_of_it).last_day::text];

/* Why it is not known whether an agreement that has begun, or may have, and may not be over, holds on a day. */
create function may_hold(begun text, effective_from partial_date, effective_to partial_date, at date)
returns text[] stable
  return case
    when (effective_from).last_day > at
      then array[begun || '_HOLDS_FROM_WITHIN', 'from', (effective_from).value]
    when (effective_from).last_day is not null and (effective_to).last_day is not null
      then array[begun || '_ENDS_WITHIN', 'last_day', (effective_to).value]
    when (effective_from).last_day is not null
      then array[begun || '_MAY_STILL_HOLD', 'from', (effective_from).value]
    when (effective_to).last_day is not null
      then array[begun || '_HOLDS_UNTIL', 'last_day', (effective_to).value]
    else array[begun || '_UNDATED'] end;

/* For how many days before the first day that may be its last an agreement is EXPIRING. */
create function expiring_days() returns int stable return (select d.expiring_days from dataset d);

create type mou_stage_reached as (stage mou_stage, event_on partial_date);

/* How far an agreement had come by a day: the stage, and the date of what was recorded with it. The last of its
   versions counts that tells of something not surely later than that day; where no such version is seen, what the
   agreement says now. */
create function stage_on(m mou_current, at date) returns setof mou_stage_reached stable
begin atomic
  select coalesce(earlier.stage, m.stage), coalesce(earlier.event_on, m.event_on)
  from (select) always
  left join lateral (
    select v.stage, v.event_on
    from mou_version v
    -- Looked up only where what the agreement says now is not of that day or before it.
    where ((m.event_on).first_day <= stage_on.at) is not true
      and v.mou_id = m.id
      and lower(v.known) <= known_at()
      and (v.event_on).first_day <= stage_on.at
      -- Where the day of the signature was put right to a later one, it was not yet signed by that day: versions that
      -- say so do not count.
      and (((m.signed_on).first_day > stage_on.at) is not true or (v.signed_on).last_day is null)
    order by v.version desc
    limit 1) earlier on true;
end;

create type mou_renewal as (signed_day date, surely_from date, first_from date);

/* What renews an agreement, as far as it does on a day: the day by which it was surely signed, the day from which it
   surely holds, and the first day from which it may. */
create function renewal_of(m mou_current, at date) returns setof mou_renewal stable rows 1
begin atomic
  select (r.signed_on).last_day,
    -- Where nothing says from when it holds: once it is signed and the old one is over.
    coalesce((r.effective_from).last_day, greatest((r.signed_on).last_day, (m.effective_to).last_day + 1)),
    (coalesce(r.effective_from, r.signed_on)).first_day as first_from
  from mou_current r
  cross join lateral stage_on(r, renewal_of.at) reached
  where r.renews_id = m.id
    and (r.signed_on).last_day is not null
    -- What was over before the old one began renews nothing.
    and ((r.effective_to).last_day < (coalesce(m.effective_from, m.signed_on)).first_day) is not true
    -- Nor does what is suspended, ended or given up by that day.
    and not (reached.stage in ('SUSPENDED', 'TERMINATED', 'CANCELLED') and (reached.event_on).last_day <= renewal_of.at)
  order by first_from
  limit 1;
end;

/* Where an agreement stands on a day, if it stands in one of these ways; else no row. */
create function standing_as(m mou_current, at date, statuses mou_status[]) returns setof mou_standing stable
begin atomic
  select s.*
  from standing(m, standing_as.at) s
  where s.status = any(statuses) and m.over_after >= least_over_after(statuses, standing_as.at);
end;

/* The least `over_after` of an agreement that can stand in one of these ways on a day, so that others are not read. Who
   asks for what is ACTIVE on 2024-07-01 need not look at what was over by its own dates before: it is RENEWED, GAP or
   EXPIRED. Who asks for one of these must look at all. */
create function least_over_after(statuses mou_status[], at date) returns date immutable
  return case when statuses && '{RENEWED,GAP,EXPIRED}' then '-infinity' else least_over_after.at end;

create function standing_of(mou_id bigint, at date) returns mou_standing stable
  return (select s from mou_current m cross join lateral standing(m, standing_of.at) s where m.id = standing_of.mou_id);

/* The rule that gives the status of an agreement on a day. */
create function status_reason(mou_id bigint, at date) returns sentence stable
  return (standing_of(mou_id, status_reason.at)).reason;

/* How an agreement that will end by its dates stands on the last day that can be its last. No row of one that has no
   end, is stopped before it or is renewed by then; what is suspended ends all the same. The calendar and all that looks
   ahead go by it. */
create function standing_at_end(m mou_current) returns setof mou_standing stable
begin atomic
  select s.*
  from standing(m, m.end_day) s
  where m.end_day is not null
    and m.stage in ('SIGNED', 'LAUNCHED', 'SUSPENDED')
    and ((m.signed_on).last_day <= m.end_day) is not false
    and s.status in ('SIGNED', 'LAUNCHED', 'ACTIVE', 'EXPIRING', 'POSSIBLY_ACTIVE', 'SUSPENDED');
end;

/* What a reader of an agreement's dates and parties should be told. */
create function warnings_of(mou_id bigint) returns mou_warning[] stable
  return (
    select array_remove(array[
      case when (m.effective_from).last_day < (m.signed_on).first_day then 'RETROACTIVE' end,
      case when exists (select from mou_party p where p.mou_id = m.id and p.capacity = 'PROXY')
        then 'SIGNED_BY_PROXY' end,
      case when exists (select from mou_current renewed where renewed.id = m.renews_id
          and (renewed.effective_to).last_day + 1 < (m.effective_from).first_day)
        then 'GAP_BEFORE_RENEWAL' end,
      case when m.stage in ('SIGNED', 'LAUNCHED') and (m.effective_from).first_day is null then 'DATE_UNKNOWN' end,
      case when m.stage in ('SIGNED', 'LAUNCHED') and (m.effective_from).first_day is not null
          and (m.effective_to).last_day is null
        then 'END_UNKNOWN' end,
      case when 'DAY' <> any (array[
          (m.signed_on).precision, (m.effective_from).precision, (m.effective_to).precision])
        then 'DATE_INEXACT' end,
      case when (m.effective_to).last_day + 1 < (m.effective_from).first_day + interval '1 year' then 'SHORT_TERM' end,
      case when m.published_instrument ~ '[+/]' then 'INSTRUMENT_UNCLEAR' end]::mou_warning[], null)
    from mou_current m
    where m.id = warnings_of.mou_id);

comment on function warnings_of is 'The warnings of an agreement that the viewer sees. @notNull';
