-- Figures, written: recorded, corrected, and chosen among rivals. A correction or a choice is another revision: a new
-- row, and the row before it is closed. The policies say who may.

/* A figure that is this many times another one of its kind, or less than one part in as many of it, is recorded only
   when the caller acknowledges that it is meant. */
create function jump_factor() returns numeric immutable return 3;

/* The largest number that a quantity names: 100 of "at least 100", which has no upper end. */
create function largest_named(q quantity) returns numeric immutable return coalesce((q).high, (q).value);

/* The doubts about a number: those there are, and DENOMINATOR_SUSPECT where it is a coverage above 100 %. */
create function doubts_of(measure measure, number quantity, others figure_flag[] default '{}') returns figure_flag[]
immutable
  return array_remove(others, 'DENOMINATOR_SUSPECT') || case
    when measure = 'COVERAGE' and low_of(number) > 100 then '{DENOMINATOR_SUSPECT}'
    else '{}' end::figure_flag[];

/* The refusal of what is no number of a unit. */
create function refusal_of_number(unit unit) returns outcome stable
  return case refusal_of_number.unit
    when 'PERCENT' then refused('INVALID_INPUT', 'NOT_A_PERCENTAGE', '{input,quantity}')
    else refused('INVALID_INPUT', 'NOT_A_COUNT', '{input,quantity}',
      jsonb_build_object('unit', refusal_of_number.unit)) end;

/* The refusal of a number of employers where the workers of a segment have none; null for other numbers. */
create function refusal_of_employers(measure measure, segment segment) returns outcome stable
  return case
    when measure = 'EMPLOYERS' and (
      select bool_or(d.has_employers) from segment_definition d where d.segment = refusal_of_employers.segment
    ) is false
    then refused('INVALID_INPUT', 'NO_EMPLOYERS', '{input,measure}') end;

/* The warning that a number is far from the nearest figures of its kind: the last one before it or of the same day,
   and the next one after it. Null where neither is far from it.
   Of its kind is a figure of the same area, segment and measure that counts on the same basis and divides workers in
   the same way; additions and leavers are also over as long, a month or a year.
   A correction is held against the other figures; where there are none, against the figure it corrects. */
create function jump_warning(proposed figure, corrected_id bigint default null) returns outcome stable
  return (
    with of_its_kind as (
      select f.id, f.quantity, f.as_of,
        f.id is not distinct from corrected_id as is_the_corrected,
        f.as_of_day > ((proposed).as_of).last_day as is_later,
        abs(f.as_of_day - ((proposed).as_of).last_day) as days_away
      from figure f
      where f.area_id = (proposed).area_id and f.segment = (proposed).segment and f.measure = (proposed).measure
        and f.basis = (proposed).basis
        and ((proposed).measure not in ('JOINED', 'LEFT') or (f.as_of).precision = ((proposed).as_of).precision)
        and scheme_at(f.as_of_day) = scheme_at(((proposed).as_of).last_day)
        and f.preferred and upper_inf(f.known)),
    by_nearness as (
      select k.*,
        row_number() over (partition by k.is_later order by k.is_the_corrected, k.days_away) as nearness,
        count(*) filter (where not k.is_the_corrected) over () as others
      from of_its_kind k)
    select case
        when (n.quantity).value is not null
        then refused('UNACKNOWLEDGED', 'JUMP', '{input,quantity}',
          jsonb_build_object('factor', jump_factor(), 'value', (n.quantity).value, 'as_of', (n.as_of).value,
            'figure', n.id),
          details => '{JUMP}')
        else refused('UNACKNOWLEDGED', 'JUMP_FROM_RANGE', '{input,quantity}',
          jsonb_build_object('factor', jump_factor(), 'low', (n.quantity).low, 'high', (n.quantity).high,
            'as_of', (n.as_of).value, 'figure', n.id),
          details => '{JUMP}') end
    from by_nearness n
    where n.nearness = 1
      and (not n.is_the_corrected or n.others = 0)
      and (low_of((proposed).quantity) > jump_factor() * largest_named(n.quantity)
        or largest_named((proposed).quantity) * jump_factor() < low_of(n.quantity))
    order by n.days_away limit 1);

/* Why a new figure is not the one to show first for its day; null where it is. It gives way to another source's figure
   for the same days, and to a figure that somebody chose. A figure of 31 July and one of July do not give way to each
   other: both are shown, that of the day first, unless somebody chose. */
create function reason_to_give_way(proposed figure) returns choice_reason stable
  return (
    select case
        when (f.as_of).first_day = ((proposed).as_of).first_day then 'OTHER_SOURCE_FIRST'
        else 'OTHER_WAS_CHOSEN' end::choice_reason
    from figure f
    where f.area_id = (proposed).area_id and f.segment = (proposed).segment and f.measure = (proposed).measure
      and f.basis = (proposed).basis and f.as_of_day = ((proposed).as_of).last_day
      and ((f.as_of).first_day = ((proposed).as_of).first_day
        or f.preferred_reason is not null
          and days_counted((proposed).measure, f.as_of) = days_counted((proposed).measure, (proposed).as_of))
      and f.preferred and upper_inf(f.known)
    order by (f.as_of).first_day <> ((proposed).as_of).first_day limit 1);

/* {"area", "segment", "measure", "basis", "asOf", "quantity", "source", "publishedScope", "note", "acknowledge": []} */
create function record_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  proposed figure;
  area_kind area_kind;
  days_there daterange;
  unit unit;
  recorded figure;
  refusal outcome;
  warning outcome;
  new_id bigint;
begin
  select a.id, a.kind, case a.kind when 'MARKET' then market_days(a.id, a.valid) else a.valid end
  into proposed.area_id, area_kind, days_there
  from area a where a.code = input ->> 'area';
  proposed.segment := input ->> 'segment';
  proposed.measure := input ->> 'measure';
  proposed.basis := input ->> 'basis';
  proposed.as_of := partial_date_from(input ->> 'asOf');
  unit := unit_of(proposed.measure, area_kind);
  proposed.quantity := quantity_from(input -> 'quantity', unit);

  if proposed.area_id is null then return refused('INVALID_INPUT', 'NO_SUCH_AREA', '{input,area}'); end if;
  if proposed.as_of is null then return refused('INVALID_INPUT', 'NOT_A_DATE', '{input,asOf}'); end if;
  if (proposed.as_of).last_day >= today_in(proposed.area_id) then
    return refused('INVALID_INPUT', 'DAY_NOT_OVER', '{input,asOf}');
  end if;
  if not days_there @> (proposed.as_of).last_day then
    return case
      when lower(days_there) is null then refused('INVALID_INPUT', 'AREA_NO_LONGER_THERE', '{input,asOf}',
        jsonb_build_object('last_day', upper(days_there) - 1))
      when upper(days_there) is null then refused('INVALID_INPUT', 'AREA_NOT_THERE_YET', '{input,asOf}',
        jsonb_build_object('first_day', lower(days_there)))
      else refused('INVALID_INPUT', 'AREA_NOT_THERE_THEN', '{input,asOf}',
        jsonb_build_object('first_day', lower(days_there), 'last_day', upper(days_there) - 1)) end;
  end if;
  refusal := refusal_of_employers(proposed.measure, proposed.segment);
  if refusal.kind is not null then return refusal; end if;
  if proposed.quantity is null then return refusal_of_number(unit); end if;
  if not may('WRITE_FIGURE', proposed.area_id) then
    return refused('FORBIDDEN', 'FIGURE_FORBIDDEN', '{input,area}');
  end if;

  proposed.source_id := source_for(input -> 'source');
  if proposed.source_id is null then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}'); end if;
  if (select (s.published).last_day < (proposed.as_of).first_day from source s where s.id = proposed.source_id) then
    return refused('INVALID_INPUT', 'SOURCE_BEFORE_FIGURE', '{input,source}');
  end if;

  select f.* into recorded from figure f
  where f.area_id = proposed.area_id and f.segment = proposed.segment and f.measure = proposed.measure
    and f.basis = proposed.basis and f.as_of = proposed.as_of and f.source_id = proposed.source_id
    and upper_inf(f.known);
  if found then
    return refused('CONFLICT', 'FIGURE_THERE_ALREADY', '{input,asOf}',
      jsonb_build_object('revision', recorded.revision, 'figure', recorded.id), recorded.revision,
      case when recorded.quantity <> proposed.quantity then '{quantity}' else '{}' end::text[]);
  end if;
  warning := jump_warning(proposed);
  if warning.kind is not null and not coalesce(input -> 'acknowledge', '[]') ? 'JUMP' then return warning; end if;

  proposed.choice := reason_to_give_way(proposed);
  insert into figure (
    area_id, segment, measure, basis, as_of, quantity, source_id,
    preferred, choice, flags, note, published_scope)
  values (
    proposed.area_id, proposed.segment, proposed.measure, proposed.basis, proposed.as_of, proposed.quantity,
    proposed.source_id, proposed.choice is null, proposed.choice,
    doubts_of(proposed.measure, proposed.quantity), input ->> 'note',
    coalesce(input ->> 'publishedScope', name_of(proposed.area_id, 'ID', (proposed.as_of).last_day)))
  returning figure.id into new_id;
  return done(new_id);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'FIGURE_FORBIDDEN', '{input,area}');
  when unique_violation or exclusion_violation then
    return refused('CONFLICT', 'FIGURE_BEING_RECORDED', '{input,asOf}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;

/* Closes a figure that is still open at the expected revision, and gives its row; null where it is not. Of two
   writers of one figure the second waits here, and then gets null. */
create function close_figure(figure_id bigint, expected_revision int) returns figure language sql
set search_path from current
begin atomic
  update figure set known = closing(known)
  where id = figure_id and revision = expected_revision and upper_inf(known)
  returning figure.*;
end;

/* The last revision of a figure. */
create function last_revision(figure_id bigint) returns figure stable language sql set search_path from current
begin atomic
  select latest.*
  from figure f
  join figure latest on (latest.area_id, latest.segment, latest.measure, latest.basis, latest.as_of, latest.source_id)
    = (f.area_id, f.segment, f.measure, f.basis, f.as_of, f.source_id)
  where f.id = last_revision.figure_id
  order by latest.revision desc limit 1;
end;

/* Adds the next revision of a figure: as the old one, but for {"quantity", "note", "preferred", "preferredReason"}. */
create function revise_figure(old figure, changes jsonb, reason text) returns bigint language sql
set search_path from current
begin atomic
  with revised as (
    select
      case when changes ? 'quantity' then quantity_from(changes -> 'quantity', (old.quantity).unit)
        else old.quantity end as quantity,
      coalesce((changes ->> 'preferred')::boolean, old.preferred) as preferred,
      case when changes ? 'preferredReason' then changes ->> 'preferredReason'
        else old.preferred_reason end as preferred_reason,
      case when not changes ? 'preferredReason' then old.choice end as choice,
      case when changes ? 'note' then changes ->> 'note' else old.note end as note)
  insert into figure (
    area_id, segment, measure, basis, as_of, quantity, source_id, preferred, preferred_reason, choice,
    flags, note, published_scope, revision, revision_reason, previous_id)
  select
    old.area_id, old.segment, old.measure, old.basis, old.as_of, r.quantity, old.source_id, r.preferred,
    r.preferred_reason, r.choice,
    case when changes ? 'quantity' then doubts_of(old.measure, r.quantity, old.flags) else old.flags end,
    r.note, old.published_scope, old.revision + 1, reason, old.id
  from revised r
  returning id;
end;

/* {"figure", "revision", "quantity", "note", "reason", "acknowledge": []} */
create function correct_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  expected_revision int := (input ->> 'revision')::int;
  old figure;
  proposed figure;
  latest figure;
  differing text[];
  warning outcome;
begin
  select f.* into old from figure f where f.id::text = input ->> 'figure';
  if not found then return refused('INVALID_INPUT', 'NO_SUCH_FIGURE', '{input,figure}'); end if;
  if not may('CORRECT_FIGURE', old.area_id) then
    return refused('FORBIDDEN', 'CORRECTION_FORBIDDEN', '{input,figure}');
  end if;
  if is_blank(input ->> 'reason') then
    return refused('INVALID_INPUT', 'CORRECTION_WITHOUT_REASON', '{input,reason}');
  end if;
  proposed := old;
  proposed.quantity := quantity_from(input -> 'quantity', (old.quantity).unit);
  if proposed.quantity is null then return refusal_of_number((old.quantity).unit); end if;
  warning := jump_warning(proposed, old.id);
  if warning.kind is not null and not coalesce(input -> 'acknowledge', '[]') ? 'JUMP' then return warning; end if;
  if proposed.quantity = old.quantity and upper_inf(old.known)
    and (not input ? 'note' or input ->> 'note' is not distinct from old.note)
  then
    return refused('INVALID_INPUT', 'FIGURE_SAYS_THAT_ALREADY', '{input,quantity}');
  end if;
  proposed := close_figure(old.id, expected_revision);
  if proposed.id is null then
    latest := last_revision(old.id);
    differing := array_remove(array[
      case when latest.quantity <> old.quantity then 'quantity' end,
      case when latest.note is distinct from old.note then 'note' end,
      case when latest.preferred <> old.preferred then 'preferred' end], null);
    if latest.revision = expected_revision then
      return refused('CONFLICT', 'FIGURE_IS_OTHER', '{input,figure}',
        jsonb_build_object('revision', latest.revision, 'last', latest.id, 'figure', old.id),
        latest.revision, differing);
    end if;
    return refused('CONFLICT', 'REVISION_IS_OTHER', '{input,revision}',
      jsonb_build_object('revision', latest.revision, 'last', latest.id, 'expected', expected_revision),
      latest.revision, differing);
  end if;
  return done(revise_figure(old, input, input ->> 'reason'));
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'CORRECTION_FORBIDDEN', '{input,figure}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_IMPOSSIBLE', '{input,quantity}');
end $$;

/* The other figures for the same thing and the same days, of which one is shown first. */
create function rivals_for_the_day(wanted figure) returns setof figure stable language sql set search_path from current
begin atomic
  select f.* from figure f
  where (f.area_id, f.segment, f.measure, f.basis, f.as_of_day, days_counted(f.measure, f.as_of))
      = (wanted.area_id, wanted.segment, wanted.measure, wanted.basis, wanted.as_of_day,
        days_counted(wanted.measure, wanted.as_of))
    and f.id <> wanted.id and upper_inf(f.known);
end;

/* {"figure", "reason"}: of the rivals for a day this one is shown first from now on, and the reason is kept with it. A
   figure that is shown first already gets the new reason. */
create function prefer_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  reason text := input ->> 'reason';
  wanted figure;
  rival figure;
  any_stood_down boolean := false;
begin
  select f.* into wanted from figure f where f.id::text = input ->> 'figure' and upper_inf(f.known);
  if not found then return refused('INVALID_INPUT', 'NO_CURRENT_FIGURE', '{input,figure}'); end if;
  if not may('CORRECT_FIGURE', wanted.area_id) then
    return refused('FORBIDDEN', 'CHOICE_FORBIDDEN', '{input,figure}');
  end if;
  if is_blank(reason) then return refused('INVALID_INPUT', 'CHOICE_WITHOUT_REASON', '{input,reason}'); end if;
  if not exists (select from rivals_for_the_day(wanted)) then
    return refused('INVALID_INPUT', 'NO_RIVAL', '{input,figure}');
  end if;
  for rival in select f.* from rivals_for_the_day(wanted) f where f.preferred loop
    rival := close_figure(rival.id, rival.revision);
    exit when rival.id is null;
    any_stood_down := true;
    perform revise_figure(rival, jsonb_build_object('preferred', false, 'preferredReason', reason), reason);
  end loop;
  if wanted.preferred and not any_stood_down and wanted.preferred_reason = reason then return done(wanted.id); end if;
  wanted := close_figure(wanted.id, wanted.revision);
  if wanted.id is null then return refused('CONFLICT', 'FIGURE_CORRECTED_MEANWHILE', '{input,figure}'); end if;
  return done(revise_figure(wanted, jsonb_build_object('preferred', true, 'preferredReason', reason), reason));
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'CHOICE_FORBIDDEN', '{input,figure}');
  when exclusion_violation then return refused('CONFLICT', 'RIVAL_CHANGED_MEANWHILE', '{input,figure}');
end $$;
