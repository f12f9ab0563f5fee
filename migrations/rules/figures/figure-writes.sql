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
create function jump_warning(
  area_id bigint, segment segment, measure measure, basis basis, as_of partial_date, quantity quantity,
  corrected_id bigint default null) returns outcome stable
begin atomic
  with others as (
    select f.id, f.quantity, f.as_of, abs(f.as_of_day - (jump_warning.as_of).last_day) as days_away
    from nearest_figures(
      jump_warning.area_id, jump_warning.segment, jump_warning.measure, jump_warning.basis, jump_warning.as_of,
      corrected_id) f),
  held_against as (
    select o.* from others o
    union all
    select f.id, f.quantity, f.as_of, 0
    from figure f
    where f.id = corrected_id and f.preferred and upper_inf(f.known) and not exists (select from others))
  select case
      when low_of(jump_warning.quantity) > jump_factor() * largest_named(h.quantity)
      then refused('UNACKNOWLEDGED', 'JUMP', '{input,quantity}',
        jsonb_build_object('factor', jump_factor(), 'value', as_parameter(h.quantity), 'as_of', (h.as_of).value,
          'figure', h.id, 'warnings', 'JUMP'),
        details => '{JUMP}')
      else refused('UNACKNOWLEDGED', 'JUMP_DOWN', '{input,quantity}',
        jsonb_build_object('factor', jump_factor(), 'value', as_parameter(h.quantity), 'as_of', (h.as_of).value,
          'figure', h.id, 'warnings', 'JUMP'),
        details => '{JUMP}') end
  from held_against h
  where low_of(jump_warning.quantity) > jump_factor() * largest_named(h.quantity)
    or largest_named(jump_warning.quantity) * jump_factor() < low_of(h.quantity)
  order by h.days_away limit 1;
end;

/* The last figure of a kind up to a day and the next one after it, but for one figure; see jump_warning. Each is the
   first entry of an index that fits: the order begins with `measure` and `segment` for the reason that figure_for
   has. */
create function nearest_figures(
  area_id bigint, segment segment, measure measure, basis basis, as_of partial_date, but_for bigint)
returns setof figure_row stable
begin atomic
  with scheme as (
    select coalesce(lower(s.valid), '-infinity') as first_day, coalesce(upper(s.valid), 'infinity') as end_day
    from segment_scheme s where s.valid @> (nearest_figures.as_of).last_day)
  select f.*
  from scheme
  cross join lateral (
    select f.* from figure_row f
    where f.area_id = nearest_figures.area_id and f.measure = nearest_figures.measure
      and f.segment = nearest_figures.segment and f.basis = nearest_figures.basis
      and f.as_of_day >= scheme.first_day and f.as_of_day <= (nearest_figures.as_of).last_day
      and is_over_as_long(f.measure, f.as_of, nearest_figures.as_of)
      and f.preferred and upper_inf(f.known) and f.id is distinct from nearest_figures.but_for
    order by f.measure, f.segment, f.as_of_day desc limit 1) f
  union all
  select f.*
  from scheme
  cross join lateral (
    select f.* from figure_row f
    where f.area_id = nearest_figures.area_id and f.measure = nearest_figures.measure
      and f.segment = nearest_figures.segment and f.basis = nearest_figures.basis
      and f.as_of_day > (nearest_figures.as_of).last_day and f.as_of_day < scheme.end_day
      and is_over_as_long(f.measure, f.as_of, nearest_figures.as_of)
      and f.preferred and upper_inf(f.known) and f.id is distinct from nearest_figures.but_for
    order by f.measure desc, f.segment desc, f.as_of_day limit 1) f;
end;

/* Can two numbers be held against each other: do additions, and leavers, count over the same kind of time? What there
   is on a day needs none. */
create function is_over_as_long(measure measure, as_of partial_date, other partial_date) returns boolean immutable
  return measure not in ('JOINED', 'LEFT') or (as_of).precision = (other).precision;

/* Why a new figure is not the one to show first for its day; null where it is. It gives way to another source's figure
   for the same days, and to a figure that somebody chose. A figure of 31 July and one of July do not give way to each
   other: both are shown, that of the day first, unless somebody chose. */
create function reason_to_give_way(
  area_id bigint, segment segment, measure measure, basis basis, as_of partial_date) returns choice_reason stable
  return (
    select case
        when (f.as_of).first_day = (reason_to_give_way.as_of).first_day then 'OTHER_SOURCE_FIRST'
        else 'OTHER_WAS_CHOSEN' end::choice_reason
    from figure f
    where f.area_id = reason_to_give_way.area_id and f.segment = reason_to_give_way.segment
      and f.measure = reason_to_give_way.measure and f.basis = reason_to_give_way.basis
      and f.as_of_day = (reason_to_give_way.as_of).last_day
      and ((f.as_of).first_day = (reason_to_give_way.as_of).first_day
        or f.preferred_reason is not null
          and days_counted(f.measure, f.as_of) = days_counted(f.measure, reason_to_give_way.as_of))
      and f.preferred and upper_inf(f.known)
    order by (f.as_of).first_day <> (reason_to_give_way.as_of).first_day limit 1);

/* The refusal of a day on which an area is not there. */
create function refusal_of_day(day date, days_there daterange) returns outcome stable
  return case
    when days_there @> day then null
    when lower(days_there) is null then refused('INVALID_INPUT', 'AREA_NO_LONGER_THERE', '{input,asOf}',
      jsonb_build_object('last_day', upper(days_there) - 1))
    when upper(days_there) is null then refused('INVALID_INPUT', 'AREA_NOT_THERE_YET', '{input,asOf}',
      jsonb_build_object('first_day', lower(days_there)))
    else refused('INVALID_INPUT', 'AREA_NOT_THERE_THEN', '{input,asOf}',
      jsonb_build_object('first_day', lower(days_there), 'last_day', upper(days_there) - 1)) end;

/* The refusal of a source that was published before the time that its number would be true of. */
create function refusal_of_source(source_id bigint, as_of partial_date) returns outcome stable
  return case
    when (select (s.published).last_day < (refusal_of_source.as_of).first_day
      from source s where s.id = refusal_of_source.source_id)
    then refused('INVALID_INPUT', 'SOURCE_BEFORE_FIGURE', '{input,source}') end;

-- A figure that is to be recorded. `place` counts from 1 in the list that it came in; `refusal` has all that is wrong
-- with it (all_as_one), null where nothing is.
create type figure_proposal as (
  place bigint, area_id bigint, segment segment, measure measure, basis basis, as_of partial_date, quantity quantity,
  source_id bigint, published_scope text, note text, refusal outcome, attribution attribution
);

/* The refusal of a figure of an area for a day; null where it may be given. Submitted is what belongs to the office
   that submits, whoever sends it: a region that sends for a branch gives no numbers of another branch in its name.
   Recorded at once is what is the viewer's; whoever may only submit is a branch whose region does not let it record. */
create function refusal_of_place(area_id bigint, day date, office bigint) returns outcome
language plpgsql stable set search_path from current as $$
begin
  return case
    when office is not null and not belongs_to_office(area_id, office, day)
    then (
      select refused('FORBIDDEN', 'AREA_OF_ANOTHER_OFFICE', '{input,area}',
        jsonb_build_object('code', a.code, 'name', a.code))
      from area a where a.id = refusal_of_place.area_id)
    when office is not null or may('WRITE_FIGURE', area_id) then null
    when may('SUBMIT_FIGURE', area_id) then refused('FORBIDDEN', 'BRANCHES_SUBMIT', '{input,area}')
    else forbidden('FIGURE_FORBIDDEN', 'WRITE_FIGURE', '{input,area}') end;
end $$;

/* The refusal of a number of which another row says what it is, too. */
create function figure_twice(other_row bigint) returns outcome immutable
  return refused('INVALID_INPUT', 'FIGURE_TWICE', '{input}', jsonb_build_object('row', other_row));

/* What is to be recorded, from a list of {"area", "segment", "measure", "quantity", "publishedScope", "note"} that one
   source gives on one basis for one time, attributed in one way: recorded by the viewer, or submitted by an office.
   Refused is what can be refused whatever others write meanwhile; what depends on that is for refusal_among. */
create function proposed_figures(
  rows jsonb, basis basis, as_of partial_date, source_id bigint, attribution attribution, office bigint)
returns setof figure_proposal stable
begin atomic
  with given as materialized (
    select g.*, a.id as area_id, unit_of(g.measure, a.kind) as unit,
      quantity_from(g.number, unit_of(g.measure, a.kind)) as quantity,
      case a.kind when 'MARKET' then market_days(a.id, a.valid) else a.valid end as days_there,
      first_value(g.place) over (partition by a.id, g.segment, g.measure order by g.place) as first_place
    from rows from (
      jsonb_to_recordset(proposed_figures.rows) as (
        area text, segment segment, measure measure, quantity jsonb, "publishedScope" text, note text))
      with ordinality g(area, segment, measure, number, scope, note, place)
    left join area own on own.code = g.area
    -- Until 2012 65.02 was 64.06: what has no code of this API may have had one of the time that the number is of.
    left join lateral (
      select c.area_id from area_code c
      where own.id is null and c.code = g.area and c.system in ('KEMENDAGRI', 'OFFICE')
        and c.valid @> (proposed_figures.as_of).last_day
      limit 1) former on true
    left join area a on a.id = coalesce(own.id, former.area_id)),
  -- Which codes are near one takes a while to find: of many, the first ones show what is wrong.
  unknown as materialized (
    select first.code, no_such_area(first.code, '{input,area}', office) as refusal
    from (
      select g.area as code from given g where g.area_id is null group by 1 order by min(g.place) limit 10) first)
  select row(
    g.place, g.area_id, g.segment, g.measure, proposed_figures.basis, proposed_figures.as_of, g.quantity,
    proposed_figures.source_id,
    coalesce(g.scope, name_of(g.area_id, 'ID', (proposed_figures.as_of).last_day)),
    g.note,
    all_as_one(array[
      case
        when not says_something(g.area) then refused('INVALID_INPUT', 'TEXT_SAYS_NOTHING', '{input,area}')
        when g.area_id is null
        then coalesce(u.refusal, refused('INVALID_INPUT', 'NO_SUCH_AREA_OF_MANY', '{input,area}',
          jsonb_build_object('code', left(g.area, 60)))) end,
      case
        when proposed_figures.as_of is null then refused('INVALID_INPUT', 'NOT_A_DATE', '{input,asOf}')
        when g.area_id is null then null
        when (proposed_figures.as_of).last_day >= today_in(g.area_id)
        then refused('INVALID_INPUT', 'DAY_NOT_OVER', '{input,asOf}')
        else refusal_of_day((proposed_figures.as_of).last_day, g.days_there) end,
      refusal_of_employers(g.measure, g.segment),
      refusal_of_text('{input,publishedScope}', g.scope, text_limit('publishedScope')),
      refusal_of_text('{input,note}', g.note, text_limit('note')),
      case when g.quantity is null then refusal_of_number(g.number, g.unit, '{input,quantity}') end,
      case when g.area_id is not null
        then refusal_of_place(g.area_id, (proposed_figures.as_of).last_day, proposed_figures.office) end,
      -- The same of all.
      (select refusal_of_source(proposed_figures.source_id, proposed_figures.as_of)),
      case when g.first_place < g.place and num_nulls(g.area_id, g.segment, g.measure) = 0
        then figure_twice(coalesce(
          (proposed_figures.rows -> (g.first_place - 1)::int ->> 'line')::bigint, g.first_place)) end]),
    coalesce(proposed_figures.attribution, 'UNSAID')
    )::figure_proposal
  from given g left join unknown u on u.code = g.area
  order by g.place;
end;

/* The refusal of one of some figures because of what is recorded already, or of the others; null where there is none.
   A market is asked for once more, as it may have been closed meanwhile. `acknowledged` are the warnings that count no
   more. */
create function refusal_among(
  p figure_proposal, all_of_them figure_proposal[], misfits misfit[], acknowledged jsonb)
returns outcome stable
  return coalesce(
    (select refusal_of_day((p.as_of).last_day, market_days(a.id, a.valid))
      from area a where a.id = p.area_id and a.kind = 'MARKET'),
    (select refused('CONFLICT', 'FIGURE_THERE_ALREADY', '{input,asOf}',
        jsonb_build_object('revision', f.revision, 'figure', f.id), f.revision,
        case when f.quantity <> p.quantity then '{quantity}' else '{}' end::text[])
      from figure f
      where (f.source_id, f.area_id + 0, f.segment, f.measure, f.basis, f.as_of)
          = (p.source_id, p.area_id + 0, p.segment, p.measure, p.basis, p.as_of)
        and upper_inf(f.known)),
    warning_among(p, all_of_them, misfits, acknowledged));

/* Two warnings as one, which says what the first does and names both, so that both are acknowledged at once; null where
   there is neither. */
create function both_warnings(one outcome, other outcome) returns outcome immutable
  return case
    when (one).kind is null then other
    when (other).kind is null then one
    else (
      select refused('UNACKNOWLEDGED', code, path,
        parameters || jsonb_build_object('warnings', array_to_string(details || (other).details, ', ')),
        details => details || (other).details)
      from (select (one).*) said_first) end;

/* What does not fit of some figures, which are of one basis and time, with those given `before` (see misfits_of);
   nothing where that is acknowledged of all of them. */
create function misfits_among(proposals figure_proposal[], acknowledged jsonb, before figure_proposal[] default '{}')
returns setof misfit stable
begin atomic
  select m.*
  from (
    select p.basis, p.as_of, p.attribution
    from unnest(proposals) p
    where p.basis is not null and not acknowledged ? 'DOES_NOT_ADD_UP' limit 1) common
  cross join lateral misfits_of(proposals, before, common.basis, common.as_of, common.attribution) m;
end;

/* What is odd about a figure, beside those that are there and those that are to be recorded with it; null where nothing
   is, or where it is acknowledged: ["JUMP", "DOES_NOT_ADD_UP"]. `misfits` are those of all of them (misfits_of). */
create function warning_among(
  p figure_proposal, all_of_them figure_proposal[], misfits misfit[], acknowledged jsonb)
returns outcome stable
  return both_warnings(
    case when not acknowledged ? 'JUMP' then
      jump_warning(p.area_id, p.segment, p.measure, p.basis, p.as_of, p.quantity) end,
    case when not acknowledged ? 'DOES_NOT_ADD_UP' then misfit_warning(p, all_of_them, misfits) end);

/* The warnings that are acknowledged of a row: for all rows, or in the row itself. */
create function acknowledged_of(common jsonb, rows jsonb, place bigint) returns jsonb immutable
  return coalesce(common -> 'acknowledge', '[]') || coalesce(rows -> (place - 1)::int -> 'acknowledge', '[]');

/* Records a list of figures, all of them or none: see proposed_figures. `common` is {"basis", "attribution", "asOf",
   "source", "acknowledge": []}. Gives what came of each: done; or where any was refused, its refusal, and null for the
   others. What nobody else changes is looked at before the turn to write, so that others wait no longer than they
   must. */
create function record_rows(rows jsonb, common jsonb) returns outcome[]
language plpgsql set search_path from current as $$
declare
  proposals figure_proposal[];
  misfits misfit[];
  results outcome[];
begin
  proposals := array(
    select p from proposed_figures(
      rows, (common ->> 'basis')::basis, partial_date_from(common ->> 'asOf'), source_for(common -> 'source'),
      (common ->> 'attribution')::attribution, null) p);
  results := array(select p.refusal from unnest(proposals) p order by p.place);
  if is_any_refused(results) then return results; end if;

  perform await_turn();
  misfits := array(select m from misfits_among(proposals, coalesce(common -> 'acknowledge', '[]')) m);
  results := array(
    select refusal_among(p, proposals, misfits, acknowledged_of(common, rows, p.place))
    from unnest(proposals) p order by p.place);
  if is_any_refused(results) then return results; end if;

  return array(
    select done(r.id) from unnest(insert_figures(proposals, viewer_actor())) with ordinality r(id, n) order by n);
end $$;

/* Adds figures; gives their ids, in the order of the proposals. */
create function insert_figures(proposals figure_proposal[], recorder bigint) returns bigint[]
language plpgsql set search_path from current as $$
declare
  added bigint[];
begin
  with recorded as (
    insert into figure (
      area_id, segment, measure, basis, as_of, quantity, source_id, preferred, choice, flags, note, published_scope,
      recorded_by, revision, revision_reason, previous_id, attribution)
    select
      p.area_id, p.segment, p.measure, p.basis, p.as_of, p.quantity, p.source_id, c.choice is null, c.choice,
      doubts_of(p.measure, p.quantity), p.note, p.published_scope,
      recorder, coalesce(w.revision + 1, 1), w.reason, w.id, p.attribution
    from unnest(proposals) p
    cross join lateral reason_to_give_way(p.area_id, p.segment, p.measure, p.basis, p.as_of) c(choice)
    left join lateral last_withdrawn(p) w on true
    order by p.place
    returning figure.id)
  select array_agg(r.id order by r.id) into added from recorded r;
  return coalesce(added, '{}');
end $$;

/* What the source of a figure said of the same before, if that was withdrawn: the figure is its next revision. */
create function last_withdrawn(p figure_proposal, out id bigint, out revision int, out reason text)
returns setof record stable
begin atomic
  select f.id, f.revision, w.reason
  from figure f join figure_withdrawal w on w.figure_id = f.id
  where (f.source_id, f.area_id + 0, f.segment, f.measure, f.basis, f.as_of)
    = (p.source_id, p.area_id + 0, p.segment, p.measure, p.basis, p.as_of)
  order by f.revision desc limit 1;
end;

create function is_any_refused(results outcome[]) returns boolean immutable
  return exists (select from unnest(results) r where r.kind is not null);

/* {"area", "segment", "measure", "basis", "attribution", "asOf", "quantity", "source", "publishedScope", "note",
   "acknowledge": []} */
create function record_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
begin
  return (record_rows(jsonb_build_array(input), input))[1];
exception
  when insufficient_privilege then return forbidden('FIGURE_FORBIDDEN', 'WRITE_FIGURE', '{input,area}');
  when unique_violation or exclusion_violation then
    return refused('CONFLICT', 'FIGURE_BEING_RECORDED', '{input,asOf}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;

/* Many figures of one source, basis and time, all of them or none:
   {"source", "basis", "attribution", "asOf", "acknowledge": [], "rows": [{"area", "segment", "measure", "quantity",
     "publishedScope", "note", "acknowledge": []}]} */
create function record_figures(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  as_of partial_date := partial_date_from(input ->> 'asOf');
  refusal outcome := refusal_of_source(source_for(input -> 'source'), as_of);
  results outcome[];
begin
  if as_of is null then return refused('INVALID_INPUT', 'NOT_A_DATE', '{input,asOf}'); end if;
  if refusal.kind is not null then return refusal; end if;
  if input -> 'rows' = '[]' then return refused('INVALID_INPUT', 'NO_ROWS', '{input,rows}'); end if;
  results := record_rows(input -> 'rows', input);
  if (results[1]).kind = 'DONE' then
    return done(array(select r.id from unnest(results) r order by r.id));
  end if;
  return refused_rows(results, '{area,segment,measure,quantity,publishedScope,note}');
exception
  when insufficient_privilege then return forbidden('FIGURE_FORBIDDEN', 'WRITE_FIGURE', '{input,rows}');
  when unique_violation or exclusion_violation then
    return refused('CONFLICT', 'FIGURE_BEING_RECORDED', '{input,rows}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;

/* Closes a figure that is still open at the expected revision, and gives its row; null where it is not. Of two
   writers of one figure the second waits here, and then gets null. */
create function close_figure(figure_id bigint, expected_revision int) returns figure
language plpgsql set search_path from current as $$
declare
  closed figure;
begin
  update figure f set known = closing(f.known)
  where f.id = figure_id and f.revision = expected_revision and upper_inf(f.known)
  returning f.* into closed;
  return closed;
end $$;

/* The last revision of a figure. */
create function last_revision(figure_id bigint) returns figure
language plpgsql stable set search_path from current as $$
declare
  last figure;
begin
  select latest.* into last
  from figure f
  join figure latest on (latest.area_id, latest.segment, latest.measure, latest.basis, latest.as_of, latest.source_id)
    = (f.area_id, f.segment, f.measure, f.basis, f.as_of, f.source_id)
  where f.id = last_revision.figure_id
  order by latest.revision desc limit 1;
  return last;
end $$;

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
    flags, note, published_scope, revision, revision_reason, previous_id, recorded_by, attribution)
  select
    old.area_id, old.segment, old.measure, old.basis, old.as_of, r.quantity, old.source_id, r.preferred,
    r.preferred_reason, r.choice,
    case when changes ? 'quantity' then doubts_of(old.measure, r.quantity, old.flags) else old.flags end,
    r.note, old.published_scope, old.revision + 1, reason, old.id,
    -- Who only chooses among rivals has not recorded the number.
    case when changes ? 'quantity' then viewer_actor() else old.recorded_by end,
    old.attribution
  from revised r
  returning id;
end;

/* The refusal to let somebody correct or withdraw a figure. */
create function refusal_to_undo(code text) returns outcome stable
  return case
    when has_role_for('CORRECT_OWN_FIGURE')
    then refused('FORBIDDEN', code, '{input,figure}',
      jsonb_build_object('days', (select d.undo_days from dataset d)))
    else forbidden(code, 'CORRECT_FIGURE', '{input,figure}') end;

/* The refusal to change a figure of which there is another revision by now, or which was withdrawn. */
create function refusal_of_revision(old figure, expected_revision int) returns outcome
language plpgsql stable set search_path from current as $$
declare
  latest constant figure := last_revision(old.id);
  differing constant text[] := array_remove(array[
    case when latest.quantity <> old.quantity then 'quantity' end,
    case when latest.note is distinct from old.note then 'note' end,
    case when latest.preferred <> old.preferred then 'preferred' end], null);
begin
  if is_withdrawn(latest.id) then
    return refused('CONFLICT', 'FIGURE_WITHDRAWN', '{input,figure}',
      jsonb_build_object('last', latest.id), latest.revision, differing);
  end if;
  if latest.revision = expected_revision then
    return refused('CONFLICT', 'FIGURE_IS_OTHER', '{input,figure}',
      jsonb_build_object('revision', latest.revision, 'last', latest.id, 'figure', old.id),
      latest.revision, differing);
  end if;
  return refused('CONFLICT', 'REVISION_IS_OTHER', '{input,revision}',
    jsonb_build_object('revision', latest.revision, 'last', latest.id, 'expected', expected_revision),
    latest.revision, differing);
end $$;

/* {"figure", "revision", "quantity", "note", "reason", "acknowledge": []} */
create function correct_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  expected_revision int := (input ->> 'revision')::int;
  old figure;
  proposed figure;
  proposal figure_proposal;
  acknowledged constant jsonb := coalesce(input -> 'acknowledge', '[]');
  warning outcome;
begin
  select f.* into old from figure f where f.id::text = input ->> 'figure';
  if not found then return refused('INVALID_INPUT', 'NO_SUCH_FIGURE', '{input,figure}'); end if;
  if not may_correct_figure(old.id) then return refusal_to_undo('CORRECTION_FORBIDDEN'); end if;
  if is_blank(input ->> 'reason') then
    return refused('INVALID_INPUT', 'CORRECTION_WITHOUT_REASON', '{input,reason}');
  end if;
  proposed := old;
  proposed.quantity := quantity_from(input -> 'quantity', (old.quantity).unit);
  if proposed.quantity is null then
    return refusal_of_number(input -> 'quantity', (old.quantity).unit, '{input,quantity}');
  end if;
  proposal := row(
    1, old.area_id, old.segment, old.measure, old.basis, old.as_of, proposed.quantity, null, null, null, null,
    old.attribution);
  warning := both_warnings(
    case when not acknowledged ? 'JUMP' then
      jump_warning(old.area_id, old.segment, old.measure, old.basis, old.as_of, proposed.quantity, old.id) end,
    case when not acknowledged ? 'DOES_NOT_ADD_UP' then
      misfit_warning(proposal, array[proposal], array(select m from misfits_among(array[proposal], '[]') m)) end);
  if warning.kind is not null then return warning; end if;
  if proposed.quantity = old.quantity and upper_inf(old.known)
    and (not input ? 'note' or input ->> 'note' is not distinct from old.note)
  then
    return refused('INVALID_INPUT', 'FIGURE_SAYS_THAT_ALREADY', '{input,quantity}');
  end if;
  proposed := close_figure(old.id, expected_revision);
  if proposed.id is null then return refusal_of_revision(old, expected_revision); end if;
  return done(revise_figure(old, input, input ->> 'reason'));
exception
  when insufficient_privilege then return refusal_to_undo('CORRECTION_FORBIDDEN');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_IMPOSSIBLE', '{input,quantity}');
end $$;

/* {"figure", "revision", "reason"}: the figure is not known any more from now on. Nothing is put in its place but a
   rival that had given way to it (see show_next_rival). */
create function withdraw_figure(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  expected_revision int := (input ->> 'revision')::int;
  old figure;
  closed figure;
begin
  select f.* into old from figure f where f.id::text = input ->> 'figure';
  if not found then return refused('INVALID_INPUT', 'NO_SUCH_FIGURE', '{input,figure}'); end if;
  if not may_correct_figure(old.id) then return refusal_to_undo('WITHDRAWAL_FORBIDDEN'); end if;
  closed := close_figure(old.id, expected_revision);
  if closed.id is null then return refusal_of_revision(old, expected_revision); end if;
  insert into figure_withdrawal (figure_id, reason) values (old.id, input ->> 'reason');
  return done(old.id);
exception
  when insufficient_privilege then return refusal_to_undo('WITHDRAWAL_FORBIDDEN');
end $$;

/* Of the rivals that had given way to a figure that is withdrawn, the one that was recorded first is shown from now on.
   It is a trigger, so that who withdraws their own figure needs no right to change those of others. */
create function show_next_rival() returns trigger language plpgsql security definer set search_path from current as $$
declare
  withdrawn figure;
  rival figure;
begin
  select f.* into withdrawn from figure f where f.id = new.figure_id;
  if not withdrawn.preferred then return null; end if;
  select r.* into rival from rivals_for_the_day(withdrawn) r order by first_recorded(r.id), r.id limit 1;
  if found then
    rival := close_figure(rival.id, rival.revision);
    perform revise_figure(rival, jsonb_build_object('preferred', true, 'preferredReason', null), new.reason);
  end if;
  return null;
end $$;

/* The other figures for the same thing and the same days, of which one is shown first. */
create function rivals_for_the_day(wanted figure) returns setof figure
language plpgsql stable set search_path from current as $$
begin
  return query select f.* from figure f
  where (f.area_id, f.segment, f.measure, f.basis, f.as_of_day, days_counted(f.measure, f.as_of))
      = (wanted.area_id, wanted.segment, wanted.measure, wanted.basis, wanted.as_of_day,
        days_counted(wanted.measure, wanted.as_of))
    and f.id <> wanted.id and upper_inf(f.known);
end $$;

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
    return forbidden('CHOICE_FORBIDDEN', 'CORRECT_FIGURE', '{input,figure}');
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
  when insufficient_privilege then return forbidden('CHOICE_FORBIDDEN', 'CORRECT_FIGURE', '{input,figure}');
  when exclusion_violation then return refused('CONFLICT', 'RIVAL_CHANGED_MEANWHILE', '{input,figure}');
end $$;

call describe('figure_withdrawal', 'A figure that is no longer said, since its row was closed.', '{
  "figure_id": "The figure.",
  "reason": "Why, in the words of the one who withdrew it.",
  "withdrawn_at": "From when on it is not known any more."}');
call protect('figure_withdrawal', everybody_reads => true);
create policy correctors on figure_withdrawal for insert to authenticated with check (may_correct_figure(figure_id));
grant insert on figure_withdrawal to authenticated;
create trigger stamp_moments before insert or update on figure_withdrawal
  for each row execute function stamp_moments('withdrawn_at');
create trigger show_next_rival after insert on figure_withdrawal for each row execute function show_next_rival();
