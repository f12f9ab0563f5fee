-- Reporting: figures recorded, corrected and preferred, targets set. The policies say who may; nothing is overwritten.

/* A figure this many times the last one of its kind, or less than one part in as many of it, must be meant: it is acknowledged. */
create function jump_factor() returns numeric immutable return 3;

/* What is doubtful about a number itself, beside other doubts: a coverage above 100 %. */
create function doubts_of(measure measure, number quantity, others figure_flag[] default '{}') returns figure_flag[] immutable
  return array_remove(others, 'DENOMINATOR_SUSPECT') || case when measure = 'COVERAGE' and low_of(number) > 100 then '{DENOMINATOR_SUSPECT}' else '{}' end::figure_flag[];

/* The refusal of what is no number of a unit. */
create function no_number(unit unit) returns outcome stable
  return case no_number.unit when 'PERCENT' then refused('INVALID_INPUT', 'NOT_A_PERCENTAGE', '{input,quantity}')
    else refused('INVALID_INPUT', 'NOT_A_COUNT', '{input,quantity}', jsonb_build_object('unit', no_number.unit)) end;

/* The warning of a number that is far from the nearest of its kind, before or after it or of the same day; nothing where none is. Of its kind is what counts on the
   same basis, divides workers in the same way and, of additions and leavers, is over as long. A correction is held against the others; where there are none, against what it corrects. */
create function jump_of(area_id bigint, segment segment, measure measure, basis basis, as_of partial_date, quantity quantity, corrected bigint default null) returns outcome stable
  return (select case when (n.quantity).value is not null
      then refused('UNACKNOWLEDGED', 'JUMP', '{input,quantity}',
        jsonb_build_object('factor', jump_factor(), 'value', (n.quantity).value, 'as_of', (n.as_of).value, 'figure', n.id), details => '{JUMP}')
      else refused('UNACKNOWLEDGED', 'JUMP_FROM_RANGE', '{input,quantity}',
        jsonb_build_object('factor', jump_factor(), 'low', (n.quantity).low, 'high', (n.quantity).high, 'as_of', (n.as_of).value, 'figure', n.id), details => '{JUMP}') end
    from (select f.*, count(*) filter (where f.id is distinct from corrected) over () as others,
        row_number() over (partition by f.as_of_day > (jump_of.as_of).last_day order by f.id is not distinct from corrected, abs(f.as_of_day - (jump_of.as_of).last_day)) as nearness
      from figure f where f.area_id = jump_of.area_id and f.segment = jump_of.segment and f.measure = jump_of.measure and f.basis = jump_of.basis
        and (jump_of.measure not in ('JOINED', 'LEFT') or (f.as_of).precision = (jump_of.as_of).precision)
        and scheme_at(f.as_of_day) = scheme_at((jump_of.as_of).last_day)
        and upper_inf(f.known) and f.preferred) n
    where n.nearness = 1 and (n.id is distinct from corrected or n.others = 0)
      and (low_of(jump_of.quantity) > jump_factor() * coalesce((n.quantity).high, (n.quantity).value)
        or coalesce((jump_of.quantity).high, (jump_of.quantity).value) * jump_factor() < low_of(n.quantity))
    order by abs(n.as_of_day - (jump_of.as_of).last_day) limit 1);

/* The refusal of a number of employers of workers who have none; nothing for others. */
create function no_employers(counted measure, segment segment) returns outcome stable
  return case when counted = 'EMPLOYERS' and (select bool_or(d.has_employers) from segment_definition d where d.segment = no_employers.segment) is false
    then refused('INVALID_INPUT', 'NO_EMPLOYERS', '{input,measure}') end;

/* {"area", "segment", "measure", "basis", "asOf", "quantity", "source", "publishedScope", "note", "acknowledge": []} */
create function record_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  place bigint;
  existed daterange;
  true_of partial_date := partial_date_from(input ->> 'asOf');
  counted measure := (input ->> 'measure')::measure;
  unit unit := unit_of(counted, (select a.kind from area a where a.code = input ->> 'area'));
  number quantity := quantity_from(input -> 'quantity', unit);
  said_by bigint;
  there figure;
  odd outcome;
  why_not choice_reason;
  made bigint;
begin
  select a.id, case a.kind when 'MARKET' then market_days(a.id, a.valid) else a.valid end into place, existed
  from area a where a.code = input ->> 'area';
  if place is null then return refused('INVALID_INPUT', 'NO_SUCH_AREA', '{input,area}'); end if;
  if true_of is null then return refused('INVALID_INPUT', 'NOT_A_DATE', '{input,asOf}'); end if;
  if (true_of).last_day >= today_in(place) then return refused('INVALID_INPUT', 'DAY_NOT_OVER', '{input,asOf}'); end if;
  if not existed @> (true_of).last_day then
    return case when lower(existed) is null then refused('INVALID_INPUT', 'AREA_NO_LONGER_THERE', '{input,asOf}', jsonb_build_object('last_day', upper(existed) - 1))
      when upper(existed) is null then refused('INVALID_INPUT', 'AREA_NOT_THERE_YET', '{input,asOf}', jsonb_build_object('first_day', lower(existed)))
      else refused('INVALID_INPUT', 'AREA_NOT_THERE_THEN', '{input,asOf}', jsonb_build_object('first_day', lower(existed), 'last_day', upper(existed) - 1)) end;
  end if;
  if (no_employers(counted, (input ->> 'segment')::segment)).kind is not null then return no_employers(counted, (input ->> 'segment')::segment); end if;
  if number is null then return no_number(unit); end if;
  if not may('WRITE_FIGURE', place) then return refused('FORBIDDEN', 'FIGURE_FORBIDDEN', '{input,area}'); end if;
  said_by := source_for(input -> 'source');
  if said_by is null then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}'); end if;
  if (select (s.published).last_day < (true_of).first_day from source s where s.id = said_by) then
    return refused('INVALID_INPUT', 'SOURCE_BEFORE_FIGURE', '{input,source}');
  end if;
  select f.* into there from figure f
  where f.area_id = place and f.segment = (input ->> 'segment')::segment and f.measure = counted and f.basis = (input ->> 'basis')::basis and f.as_of = true_of
    and f.source_id = said_by and upper_inf(f.known);
  if found then
    return refused('CONFLICT', 'FIGURE_THERE_ALREADY', '{input,asOf}', jsonb_build_object('revision', there.revision, 'figure', there.id), version => there.revision, details => case when there.quantity <> number then '{quantity}' else '{}' end::text[]);
  end if;
  odd := jump_of(place, (input ->> 'segment')::segment, counted, (input ->> 'basis')::basis, true_of, number);
  if odd.kind is not null and not coalesce(input -> 'acknowledge', '[]') ? 'JUMP' then return odd; end if;
  -- Of one for the day beside one for its month both are shown, the day's first, unless somebody chose.
  select case when (f.as_of).first_day = (true_of).first_day then 'OTHER_SOURCE_FIRST' else 'OTHER_WAS_CHOSEN' end
  into why_not
  from figure f where f.area_id = place and f.segment = (input ->> 'segment')::segment and f.measure = counted and f.basis = (input ->> 'basis')::basis and f.as_of_day = (true_of).last_day
    and ((f.as_of).first_day = (true_of).first_day or f.preferred_reason is not null and days_counted(counted, f.as_of) = days_counted(counted, true_of)) and f.preferred and upper_inf(f.known)
  order by (f.as_of).first_day <> (true_of).first_day limit 1;
  insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, preferred, choice, flags, note, published_scope)
  values (place, (input ->> 'segment')::segment, counted, (input ->> 'basis')::basis, true_of, number, said_by, why_not is null, why_not,
    doubts_of(counted, number), input ->> 'note', coalesce(input ->> 'publishedScope', name_of(place, 'ID', (true_of).last_day)))
  returning figure.id into made;
  return done(made);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'FIGURE_FORBIDDEN', '{input,area}');
  when unique_violation or exclusion_violation then return refused('CONFLICT', 'FIGURE_BEING_RECORDED', '{input,asOf}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;

/* Closes a figure that is still open at the expected revision; null where it is not. Serialises writers of one figure. */
create function close_figure(figure_id bigint, expected int) returns figure language sql set search_path from current
  begin atomic
    update figure set known = closing(known) where id = figure_id and revision = expected and upper_inf(known) returning figure.*;
  end;

/* The open revision that a figure came to. */
create function last_revision(figure_id bigint) returns figure stable language sql set search_path from current
  begin atomic
    select l.* from figure f join figure l on (l.area_id, l.segment, l.measure, l.basis, l.as_of, l.source_id) = (f.area_id, f.segment, f.measure, f.basis, f.as_of, f.source_id)
    where f.id = last_revision.figure_id order by l.revision desc limit 1;
  end;

/* The next revision of a figure, with what changes: {"quantity", "note", "preferred", "preferredReason"}. */
create function revise_figure(old figure, changes jsonb, reason text) returns bigint language sql set search_path from current
  begin atomic
    insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, preferred, preferred_reason, choice, flags, note, published_scope, revision, revision_reason, previous_id)
    values (old.area_id, old.segment, old.measure, old.basis, old.as_of, case when changes ? 'quantity' then quantity_from(changes -> 'quantity', (old.quantity).unit) else old.quantity end,
      old.source_id, coalesce((changes ->> 'preferred')::boolean, old.preferred), case when changes ? 'preferredReason' then changes ->> 'preferredReason' else old.preferred_reason end,
      case when not changes ? 'preferredReason' then old.choice end,
      case when changes ? 'quantity' then doubts_of(old.measure, quantity_from(changes -> 'quantity', (old.quantity).unit), old.flags) else old.flags end, case when changes ? 'note' then changes ->> 'note' else old.note end, old.published_scope, old.revision + 1, reason, old.id)
    returning id;
  end;

/* {"figure", "revision", "quantity", "note", "reason", "acknowledge": []} */
create function correct_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  old figure;
  last figure;
  differing text[];
  number quantity;
  odd outcome;
begin
  select f.* into old from figure f where f.id::text = input ->> 'figure';
  if not found then return refused('INVALID_INPUT', 'NO_SUCH_FIGURE', '{input,figure}'); end if;
  if not may('CORRECT_FIGURE', old.area_id) then return refused('FORBIDDEN', 'CORRECTION_FORBIDDEN', '{input,figure}'); end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'CORRECTION_WITHOUT_REASON', '{input,reason}'); end if;
  number := quantity_from(input -> 'quantity', (old.quantity).unit);
  if number is null then return no_number((old.quantity).unit); end if;
  odd := jump_of(old.area_id, old.segment, old.measure, old.basis, old.as_of, number, old.id);
  if odd.kind is not null and not coalesce(input -> 'acknowledge', '[]') ? 'JUMP' then return odd; end if;
  if number = old.quantity and upper_inf(old.known) and (not input ? 'note' or input ->> 'note' is not distinct from old.note) then
    return refused('INVALID_INPUT', 'FIGURE_SAYS_THAT_ALREADY', '{input,quantity}');
  end if;
  old := close_figure(old.id, (input ->> 'revision')::int);
  if old.id is null then
    last := last_revision((input ->> 'figure')::bigint);
    differing := (select array_remove(array[case when last.quantity <> f.quantity then 'quantity' end, case when last.note is distinct from f.note then 'note' end,
        case when last.preferred <> f.preferred then 'preferred' end], null) from figure f where f.id::text = input ->> 'figure');
    if last.revision = (input ->> 'revision')::int then
      return refused('CONFLICT', 'FIGURE_IS_OTHER', '{input,figure}', jsonb_build_object('revision', last.revision, 'last', last.id, 'figure', input ->> 'figure'), last.revision, differing);
    end if;
    return refused('CONFLICT', 'REVISION_IS_OTHER', '{input,revision}', jsonb_build_object('revision', last.revision, 'last', last.id, 'expected', input -> 'revision'), last.revision, differing);
  end if;
  return done(revise_figure(old, input, input ->> 'reason'));
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'CORRECTION_FORBIDDEN', '{input,figure}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_IMPOSSIBLE', '{input,quantity}');
end $$;

/* The other figures for the same thing and day. */
create function others_of_the_day(wanted figure) returns setof figure stable language sql set search_path from current
  begin atomic
    select f.* from figure f
    where (f.area_id, f.segment, f.measure, f.basis, f.as_of_day, days_counted(f.measure, f.as_of)) = (wanted.area_id, wanted.segment, wanted.measure, wanted.basis, wanted.as_of_day, days_counted(wanted.measure, wanted.as_of))
      and f.id <> wanted.id and upper_inf(f.known);
  end;

/* Of rival figures for the same thing and day, shows this one first from now on, and says why; also of one that is, where it gets another reason. {"figure", "reason"} */
create function prefer_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  wanted figure;
  rival figure;
  closed bigint[] := '{}';
begin
  select f.* into wanted from figure f where f.id::text = input ->> 'figure' and upper_inf(f.known);
  if not found then return refused('INVALID_INPUT', 'NO_CURRENT_FIGURE', '{input,figure}'); end if;
  if not may('CORRECT_FIGURE', wanted.area_id) then return refused('FORBIDDEN', 'CHOICE_FORBIDDEN', '{input,figure}'); end if;
  if btrim(coalesce(input ->> 'reason', '')) = '' then return refused('INVALID_INPUT', 'CHOICE_WITHOUT_REASON', '{input,reason}'); end if;
  if not exists (select from others_of_the_day(wanted)) then
    return refused('INVALID_INPUT', 'NO_RIVAL', '{input,figure}');
  end if;
  for rival in select f.* from others_of_the_day(wanted) f where f.preferred loop
    rival := close_figure(rival.id, rival.revision);
    exit when rival.id is null;
    closed := closed || rival.id;
    perform revise_figure(rival, jsonb_build_object('preferred', false, 'preferredReason', input ->> 'reason'), input ->> 'reason');
  end loop;
  if wanted.preferred and closed = '{}' and wanted.preferred_reason = input ->> 'reason' then return done(wanted.id); end if;
  wanted := close_figure(wanted.id, wanted.revision);
  if wanted.id is null then return refused('CONFLICT', 'FIGURE_CORRECTED_MEANWHILE', '{input,figure}'); end if;
  return done(revise_figure(wanted, jsonb_build_object('preferred', true, 'preferredReason', input ->> 'reason'), input ->> 'reason'));
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'CHOICE_FORBIDDEN', '{input,figure}');
  when exclusion_violation then return refused('CONFLICT', 'RIVAL_CHANGED_MEANWHILE', '{input,figure}');
end $$;
