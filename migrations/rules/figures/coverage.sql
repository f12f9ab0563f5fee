-- Coverage: participants over the workers there are to be covered (potentials), and what a target would take of them.

/* Nobody counts who works, or looks for work: a survey of some households estimates it (Sakernas). A market's traders
   are counted, by its manager. Who is left is as sure as the source says. */
create function is_surveyed(kind potential_kind, unit unit) returns boolean immutable
  return kind in ('ELIGIBLE_WORKFORCE', 'LABOUR_FORCE') and unit <> 'TRADERS';

/* The number of a potential, with its provenance; an ESTIMATE at best where it is that of a survey. */
create function quantity_of_potential(
  q quantity, kind potential_kind, scheme text, as_of_day date, source_id bigint)
returns quantity immutable
  return row((q).value, (q).low, (q).high, (q).unit,
    case when is_surveyed(kind, (q).unit) then greatest((q).precision, 'ESTIMATE') else (q).precision end,
    null, scheme, as_of_day, array[source_id])::quantity;

/* Who is included in a potential; null where only its source can say, as of a segment: the survey asks nobody by which
   programme they could be insured. */
create function who_is_included(kind potential_kind, unit unit, segment segment) returns sentence immutable
  return case
    when not is_surveyed(kind, unit) or segment <> 'ALL' then null
    when kind = 'LABOUR_FORCE' then said('LABOUR_FORCE_OF_SURVEY')
    else said('WORKFORCE_OF_SURVEY') end;

-- The scheme is looked up as in figure_current.
create view potential_current with (security_invoker = true) as
  select id, area_id, segment, kind, as_of, as_of_day,
    quantity_of_potential(
      quantity, kind, (select s.code from segment_scheme s where s.valid @> as_of_day), as_of_day, source_id)
      as quantity,
    source_id,
    verification, note, published_scope, known
  from potential where is_current(known);

create function coverage_of(scope enrollment, denominator potential_kind) returns setof ratio stable
begin atomic
  select (r.coverage).*
  from (
    select coverage_from(i.participants, i.participants_day, i.doubts, i.figures, i.potential, i.potential_day, i.whole,
      denominator, i.potentials) as coverage
    from coverage_inputs(scope, denominator) i
    offset 0) r;
end;

/* Is a potential only what is left, so that participants have to be added to it for the whole? */
create function is_remainder(kind potential_kind) returns boolean immutable
  return kind in ('UNENROLLED', 'ADDRESSABLE');

/* Participants, the potential nearest to them in time, and the whole that they are a part of. */
create function coverage_inputs(
  scope enrollment, denominator potential_kind,
  out participants quantity, out participants_day date, out doubts figure_flag[], out figures bigint[],
  out potential quantity, out potential_day date, out whole quantity, out potentials bigint[])
returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.flags, e.figures, p.quantity, p.as_of_day,
    case when is_remainder(denominator) then plus(e.quantity, p.quantity) else p.quantity end,
    p.potentials
  from (select 1) always
    left join lateral last_enrolled(scope, 'PARTICIPANTS') e on true
    left join lateral potential_near(scope, denominator, e.as_of_day) p on true;
end;

create function coverage_from(
  participants quantity, participants_day date, doubts figure_flag[], figures bigint[],
  potential quantity, potential_day date, whole quantity, denominator potential_kind, potentials bigint[])
returns ratio stable
  return case
    when participants is null
      then no_ratio('NO_FIGURE', said('NO_PARTICIPANTS_KNOWN'), null, null)
    when potential is null
      then no_ratio('NO_DENOMINATOR', said('NO_POTENTIAL_UP_TO_DAY'), participants, null)
    when abs(potential_day - participants_day) > 366
      then no_ratio('NO_DENOMINATOR',
        said('POTENTIAL_TOO_FAR', 'potential_day', to_char(potential_day, 'YYYY-MM-DD'),
          'figure_day', to_char(participants_day, 'YYYY-MM-DD')),
        participants, null)
    else ratio_of(participants, coalesce(whole, potential),
      case when is_remainder(denominator) then '{POTENTIAL_TAKEN_AS_REMAINDER}' else '{}' end::ratio_flag[]
        || date_flags(potential_day, participants_day)
        || input_flags(doubts)
        || case when low_of(participants) > high_of(whole) then '{DENOMINATOR_SUSPECT}' else '{}' end
          ::ratio_flag[],
      figures, potentials) end;

/* The potential of an enrollment's area and segment that is nearest in time to a day, or to the end of the enrollment
   where no day is given; none of a later day than that end. */
create function potential_near(
  scope enrollment, kind potential_kind, near date, out quantity quantity, out as_of_day date,
  out potentials bigint[])
returns setof record stable
begin atomic
  select nearest.quantity, nearest.as_of_day, nearest.potentials
  from (
    -- The nearest before and the nearest after, with one look into the index each: how many years are known does not
    -- matter.
    (
      select p.quantity, p.as_of_day, p.id, 1 as stated, array[p.id] as potentials
      from potential_current p
      where p.area_id = (scope).area_id and p.segment = (scope).segment and p.kind = potential_near.kind
        and (p.quantity).unit = 'WORKERS' and p.as_of_day <= coalesce(near, (scope).until)
      order by p.segment desc, p.kind desc, p.as_of_day desc, p.id desc limit 1)
    union all
    (
      select p.quantity, p.as_of_day, p.id, 1, array[p.id]
      from potential_current p
      where p.area_id = (scope).area_id and p.segment = (scope).segment and p.kind = potential_near.kind
        and (p.quantity).unit = 'WORKERS' and p.as_of_day > near and p.as_of_day <= (scope).until
      order by p.segment, p.kind, p.as_of_day, p.id desc limit 1)
    union all
    -- For ALL also a whole division by one source, summed, as with participants.
    select total(p.quantity order by p.segment), p.as_of_day, max(p.id), 0, array_agg(p.id)
    from potential_current p
    where (scope).segment = 'ALL' and p.area_id = (scope).area_id
      and p.segment in ('FORMAL', 'INFORMAL', 'PU', 'BPU', 'JAKON') and p.kind = potential_near.kind
      and (p.quantity).unit = 'WORKERS' and p.as_of_day <= (scope).until
    group by p.source_id, p.as_of_day
    having is_whole_division(array_agg(p.segment order by p.segment))) nearest
  order by abs(nearest.as_of_day - coalesce(near, (scope).until)), nearest.stated desc, nearest.id desc limit 1;
end;

/* Since when the figures and potentials of a ratio are known; null where it has none. */
create function ratio_known_since(figures bigint[], potentials bigint[]) returns timestamptz stable
  return greatest(
    known_since(figures),
    (select max(lower(p.known)) from potential p where p.id = any (potentials)));

/* What a target would take of a potential of the same workers, and what would be left of it. */
create type potential_use as (potential_id bigint, share ratio, remainder quantity, reason sentence);

create function potential_use_of(target_id bigint, kind potential_kind, at date) returns potential_use stable
  return (
    select row(p.id,
      case
        when p.id is null
          then no_ratio('NO_DENOMINATOR', said('NO_POTENTIAL_UP_TO_DAY'), t.quantity, null)
        else ratio_of(threshold_of(t.quantity), p.quantity, potentials => array[p.id]) end,
      minus(p.quantity, threshold_of(t.quantity)),
      case
        when p.id is null then said('NO_POTENTIAL')
        when minus(p.quantity, threshold_of(t.quantity)) is null then said('COUNT_OTHER_THINGS')
        end)::potential_use
    from target_stated t
      left join lateral (
        select c.* from potential_current c
        where c.area_id = t.area_id and c.segment = t.segment and c.kind = potential_use_of.kind
          and (c.quantity).unit = (t.quantity).unit and c.as_of_day <= potential_use_of.at
        order by c.as_of_day desc, c.id desc limit 1) p on true
    where t.id = potential_use_of.target_id);

call describe('potential_current', 'Potentials as known at the moment the operation looks at.', '{
  "id": "Key. @notNull",
  "area_id": "Where. @notNull",
  "segment": "Which workers. @notNull",
  "kind": "Kind of potential. @notNull",
  "as_of": "When. @notNull",
  "as_of_day": "Last day of as_of. @notNull",
  "quantity": "How many. @notNull",
  "source_id": "Who said it. @notNull",
  "verification": "Published or derived. @notNull",
  "note": "Remarks.",
  "published_scope": "Scope as published. @notNull",
  "known": "When it was known. @notNull"}');
grant select on potential_current to anonymous, authenticated;

comment on column potential_use.potential_id is 'The potential; null where none is known.';
comment on column potential_use.share is 'The target over it. @notNull';
comment on column potential_use.remainder is 'What would be left.';
comment on column potential_use.reason is 'Why nothing can be said of what is left.';

call describe('potential',
  'Workers there are to be covered. Only the eligible workforce is a denominator of coverage.', '{
  "id": "Surrogate key.",
  "area_id": "Where.",
  "segment": "Which workers.",
  "kind": "Whole workforce, or an estimate of who is left.",
  "as_of": "When.",
  "as_of_day": "Last day of as_of.",
  "quantity": "How many, or for PERCENT which share of the employed.",
  "source_id": "Who said it.",
  "verification": "Published or derived.",
  "note": "Remarks.",
  "published_scope": "Scope in the source''s words.",
  "known": "From when until when this was what the system knew."}');
call protect('potential', everybody_reads => true);

create trigger only_close before update or delete on potential for each row execute function only_close();
create trigger note_citations after insert on potential referencing new table as added
  for each statement execute function note_citations();

create policy planners on potential for insert to authenticated with check (may('WRITE_TARGET', area_id));
create policy planners_close on potential for update to authenticated using (may('WRITE_TARGET', area_id));

grant insert on potential to authenticated;
grant update (known) on potential to authenticated;
