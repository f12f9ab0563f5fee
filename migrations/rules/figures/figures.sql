-- Figures: what was published or reported of an area. A figure is of a measure (PARTICIPANTS, JOINED ...), a segment, a
-- basis and a day, month or year; of rivals one is preferred.

-- The scheme of each is looked up in place: a function that does so would be called for each.
create view figure_current with (security_invoker = true) as
  select id, area_id, segment, measure, basis, as_of, as_of_day,
    quantity_of_figure(
      quantity, measure, basis, (select s.code from segment_scheme s where s.valid @> as_of_day), as_of_day,
      array[source_id]) as quantity,
    source_id,
    preferred, preferred_reason, doubts_known(flags, contradicted_while) as flags, note, note_language, published_scope,
    revision, revision_reason, previous_id, known, attribution, of_kind
  from figure where is_current(known);

-- Where figures are wanted in order they are sorted by measure and segment first, although all of them have the same.
-- The index is in that order, and under row-level security the planner does not conclude from `measure = 'EMPLOYERS'`
-- (an equality of enums is not leakproof) that what it reads of the index is in the order of what follows.

/* The preferred figure for something on a day, or the last before it. Where no basis is asked for, active comes before
   registered, also one of the months before (see gives_way_to_active). With `since` only figures that are surely true
   of a day or a month from then on: a number of a year, or of additions since January, is not one of its last month,
   and additions of a day are not those of its month. */
create function figure_for(
  area_id bigint, measure measure, segment segment, basis basis, until date, since date default null)
returns setof figure_current stable
begin atomic
  select f.* from
    -- Without `since` the year before is looked at first, and all time only where it has none: the last figure is
    -- seldom older, and an index is read by the page, however few of its rows are wanted.
    unnest(case when figure_for.since is null then array[figure_for.until - 366, '-infinity']
      else array[figure_for.since] end) with ordinality as reach(first_day, n)
    cross join lateral (
      select f.* from figure_current f
      where f.area_id = figure_for.area_id and f.measure = figure_for.measure and f.segment = figure_for.segment
        and f.preferred and (figure_for.basis is null or f.basis = figure_for.basis)
        and f.as_of_day <= figure_for.until and f.as_of_day >= reach.first_day
        and (figure_for.since is null or (f.as_of).precision = 'MONTH'
          or (f.as_of).precision = 'DAY' and f.measure not in ('JOINED', 'LEFT'))
        and (f.basis <> 'REGISTERED' or figure_for.basis is not null or figure_for.since is not null
          or not gives_way_to_active(f.area_id, f.measure, f.segment, f.as_of_day))
      order by f.measure, f.segment, f.as_of_day desc, f.basis, (f.as_of).first_day desc, f.id desc limit 1) f
  order by reach.n limit 1;
end;

/* Is there a number of active ones not much older than a number of registered ones of a day? Then the latter is shown
   only where it is asked for: many more were ever registered, so the number would seem to jump. Neither who joined or
   left in a month nor what is reported of the very month asked for is held against another month.
   It is plpgsql, so that statements are not planned with it: most figures are not of registered ones. */
create function gives_way_to_active(area_id bigint, measure measure, segment segment, day date) returns boolean
language plpgsql stable set search_path from current as $$
begin
  return gives_way_to_active.measure not in ('JOINED', 'LEFT') and exists (
    select from last_enrolled(
      row(gives_way_to_active.area_id, gives_way_to_active.segment, 'ACTIVE', gives_way_to_active.day)::enrollment,
      gives_way_to_active.measure, first_comparable(gives_way_to_active.day)));
end $$;

/* The first day of those whose numbers may be compared with one of a day. */
create function first_comparable(day date) returns date stable
  return month_of(day) - make_interval(months => (select d.comparable_months from dataset d));

/* All doubts about the numbers of a group, each once. */
create function doubts_once(doubts figure_flag[])
returns figure_flag[] immutable language plpgsql set search_path from current as $$
begin
  if cardinality(doubts) <= 1 then return doubts; end if;
  return array(select distinct f from unnest(doubts) f order by f);
end $$;

create aggregate all_doubts(figure_flag[])
  (sfunc = array_cat, stype = figure_flag[], initcond = '{}', finalfunc = doubts_once);

/* Since when all of some figures are known; null where there are none. */
create function known_since(figures bigint[]) returns timestamptz stable
  return (select max(lower(f.known)) from figure f where f.id = any (figures));

/* What other sources say of the same thing in the same month. */
create function rivals_of(figure_id bigint) returns setof figure_row stable
begin atomic
  select r.* from figure f
    join figure_row r on (r.area_id, r.segment, r.measure, r.basis) = (f.area_id, f.segment, f.measure, f.basis)
      and r.source_id <> f.source_id and r.as_of_day between month_of(f.as_of_day) and month_end(f.as_of_day)
      and is_current(r.known)
  where f.id = rivals_of.figure_id;
end;

/* All revisions of a figure, earlier and later ones: what its source has said of the same thing. `area_id + 0` and
   `offset 0` keep the planner to the index that begins with the source: by others it would read many more figures. */
create function revisions_of(figure_id bigint) returns setof figure_row stable
begin atomic
  select revision.*
  from figure f
  cross join lateral (
    select r.* from figure_row r
    where (r.source_id, r.area_id + 0, r.segment, r.measure, r.basis, r.as_of)
      = (f.source_id, f.area_id + 0, f.segment, f.measure, f.basis, f.as_of)
    offset 0) revision
  where f.id = revisions_of.figure_id;
end;

/* A reason in the words of whoever recorded the figure; those of the data that this API began with are texts of the
   catalogue. */
create function reason_of(recorded_by bigint, reason text) returns sentence immutable
  return case when recorded_by is null then given_with_data(reason) else as_written(reason) end;

/* Why a figure is shown first, or is not: in the words of whoever chose, or by the rule where nobody did. No row where
   no other figure is for the same day. */
create function why_preferred(figure_id bigint) returns setof sentence stable rows 1
begin atomic
  select (why.reason).*
  from figure f
  cross join lateral (select coalesce(
    -- Who chose had seen a rival: before there was one, nothing was chosen.
    case when exists (select from rivals_of(f.id)) then reason_of(f.recorded_by, f.preferred_reason) end,
    why_other_is_first(f.choice),
    case when f.preferred then (
      select said(case when r.preferred then 'SHORTEST_TIME_FIRST' else 'RECORDED_FIRST' end)
      from rivals_of(f.id) r
      where r.as_of_day = f.as_of_day and days_counted(r.measure, r.as_of) = days_counted(f.measure, f.as_of)
      order by r.preferred desc limit 1) end) as reason
    offset 0) why
  where f.id = why_preferred.figure_id and (why.reason).code is not null;
end;

/* Why another figure is shown first, where nobody chose. */
create function why_other_is_first(choice choice_reason) returns sentence immutable
  return case choice
    when 'OTHER_SOURCE_FIRST' then said('OTHER_SOURCE_FIRST')
    when 'OTHER_WAS_CHOSEN' then said('OTHER_WAS_CHOSEN') end;

/* Over how many days a number counts, less one. Of two numbers that end on the same day only those that count over as
   long are rivals: additions of July and additions since January are not. What there is on a day, such as participants,
   counts over none, and a month says of it the same as its last day. */
create function days_counted(measure measure, as_of partial_date) returns int immutable
  return case
    when measure not in ('JOINED', 'LEFT') and (as_of).precision in ('DAY', 'MONTH') then 0
    else (as_of).last_day - (as_of).first_day end;

/* The kinds of figures, as `figure.of_kind` numbers them, that have this measure, segment and basis; null is any. */
create function figure_kinds(measure measure, segment segment, basis basis) returns int[] immutable
  return array(
    select figure_kind(m, s, b)
    from unnest('{PARTICIPANTS,EMPLOYERS,JOINED,LEFT,COVERAGE,MARKETS}'::measure[]) m,
      unnest('{ALL,FORMAL,INFORMAL,PU,BPU,PU_BPU,JAKON,PMI}'::segment[]) s,
      unnest('{ACTIVE,REGISTERED,UNSPECIFIED}'::basis[]) b
    where m = coalesce(figure_kinds.measure, m) and s = coalesce(figure_kinds.segment, s)
      and b = coalesce(figure_kinds.basis, b));
comment on function figure_kinds is 'The kinds of figures with this measure, segment and basis. @notNull';

call describe('figure_current', 'Figures as known at the moment the operation looks at.', '{
  "id": "Key. @notNull",
  "area_id": "What it is about. @notNull",
  "segment": "Which workers. @notNull",
  "measure": "What is counted. @notNull",
  "basis": "Active, registered or not said. @notNull",
  "as_of": "When it was true. @notNull",
  "as_of_day": "Last day of as_of. @notNull",
  "quantity": "The number. @notNull",
  "source_id": "Who said it. @notNull",
  "preferred": "The one of rivals to show. @notNull",
  "preferred_reason": "Why.",
  "flags": "Known doubts. @notNull",
  "note": "Remarks.",
  "note_language": "In which language, where that is known.",
  "published_scope": "Scope as published. @notNull",
  "revision": "Counting corrections. @notNull",
  "revision_reason": "Why corrected.",
  "previous_id": "The row this one corrects.",
  "known": "When it was known. @notNull",
  "attribution": "Where a worker is counted. @notNull",
  "of_kind": "Measure, segment and basis as one number. @notNull"}');
grant select on figure_current to anonymous, authenticated;

/* Was the figure withdrawn, whatever moment is looked at? */
create function is_withdrawn(figure_id bigint) returns boolean stable
  return exists (select from figure_withdrawal w where w.figure_id = is_withdrawn.figure_id);

/* Is a figure the one to show first of its day? One that is withdrawn by the moment looked at no longer is. */
create function is_shown_first(figure_id bigint, preferred boolean, known tstzrange) returns boolean stable
  return preferred and (upper_inf(known) or not exists (
    select from figure_withdrawal w where w.figure_id = is_shown_first.figure_id and w.withdrawn_at <= known_at()));
comment on function is_shown_first is 'Is it the one to show first? @notNull';

/* Why a figure was revised, by the revision before it: in the words of whoever revised it. What was recorded again
   after it was withdrawn says so; its own reason is that of the withdrawal. */
create function why_revised(previous_id bigint, recorded_by bigint, reason text) returns sentence stable
  return case
    when is_withdrawn(previous_id) then said('RECORDED_AGAIN', 'reason', reason)
    else reason_of(recorded_by, reason) end;

/* May the viewer correct or withdraw a figure: as one of the region's, or as the office that recorded it, for some days
   after it first did? It reads past the policies, as they ask it. */
create function may_correct_figure(figure_id bigint) returns boolean
stable security definer set search_path from current
  return exists (
    select from figure f cross join dataset d
    where f.id = may_correct_figure.figure_id
      and (may('CORRECT_FIGURE', f.area_id)
        or f.recorded_by = viewer_actor()
          and may('CORRECT_OWN_FIGURE', f.area_id)
          and first_recorded(f.id) > now() - make_interval(days => d.undo_days)));

/* When a figure was first recorded: its first revision, or the first one after the last time it was withdrawn. */
create function first_recorded(figure_id bigint) returns timestamptz stable
  return (
    select min(lower(r.known)) from revisions_of(first_recorded.figure_id) r
    where not exists (
      select from revisions_of(first_recorded.figure_id) later
      where later.revision >= r.revision and later.revision < (
          select f.revision from figure f where f.id = first_recorded.figure_id)
        and is_withdrawn(later.id)));

/* See `area_row`. */
create view figure_row with (security_invoker = true) as
  select
    id, area_id, segment, measure, basis, as_of, as_of_day, quantity, source_id, preferred, preferred_reason, choice,
    flags, note, note_language, published_scope, revision, revision_reason, previous_id, known, of_kind, recorded_by,
    attribution, contradicted_while
  from figure;
call describe('figure', 'One published or reported number about an area, with everything needed to trust or doubt it.',
  '{
  "id": "Surrogate key.",
  "area_id": "What it is about.",
  "segment": "Which workers, as published.",
  "measure": "What is counted.",
  "basis": "Active or ever registered participants, or not said.",
  "as_of": "When it was true, as exactly as said.",
  "as_of_day": "Last day of as_of, to order by.",
  "quantity": "The number with its unit and precision.",
  "source_id": "Who said it.",
  "preferred": "Of rival figures for the same thing, the one to show first.",
  "preferred_reason": "Why, in the words of the one who chose.",
  "choice": "Why another one is preferred, where nobody chose.",
  "flags": "Known doubts.",
  "note": "Remarks.",
  "note_language": "In which language the note is; null where that is not known, as of what offices write.",
  "published_scope": "Scope in the source''s words.",
  "revision": "1 for the first statement, then counting corrections.",
  "revision_reason": "Why it was corrected.",
  "previous_id": "The row this one corrects.",
  "known": "From when until when this was what the system knew.",
  "recorded_by": "Who recorded it through the API; null for the seed.",
  "of_kind": "Measure, segment and basis as one number, to list by.",
  "contradicted_while": "While which moments another source was known that says otherwise.",
  "attribution": "Where a worker is counted: where the employer is registered, where the work is, or at home."}');
call protect('figure', everybody_reads => true);

create trigger only_close before update or delete on figure for each row execute function only_close();
create trigger note_citations after insert on figure referencing new table as added
  for each statement execute function note_citations();

create policy recorders on figure for insert to authenticated
  with check (case
    when revision = 1 or is_withdrawn(previous_id) then may('WRITE_FIGURE', area_id)
    else may_correct_figure(previous_id) end);
create policy correctors on figure for update to authenticated using (may_correct_figure(id));

grant insert on figure to authenticated;
grant update (known) on figure to authenticated;

call describe('claim',
  'Statements of the founding article in their own words, numbers or not: "quite keen" stays words.', '{
  "code": "F01 to F18.",
  "area_id": "About which area.",
  "subject": "Of what it speaks.",
  "predicate": "What it says of it.",
  "words": "The Indonesian words.",
  "number": "The number in them, if any.",
  "unit": "Its unit.",
  "precision": "How exact the words are.",
  "as_of": "When.",
  "scope": "Scope in the article''s words.",
  "needs_interpretation": "Can it be read in more than one way?",
  "source_id": "The article.",
  "known": "From when until when this was what the system knew."}');
call protect('claim');
create policy known_by_then on claim for select using (is_current(known));

call describe_alike('figure_row', 'figure');
grant select on figure_row to anonymous, authenticated;
