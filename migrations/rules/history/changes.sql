-- Changes: what became known, in order of time: figures, agreements, targets, and working areas that are known whole.

-- Each part of the union is one table whose indexes give its rows in the order of `at`, of all areas or of one. So a
-- page is read in order, however much lies before it. What is known beforehand of all rows of a part stands in it as a
-- constant, so that a part of which nothing is asked for is not read.
-- The planner reads a part in the order that is asked of the whole only where the part has no join and no condition of
-- its own. So which figures belong to a part is a column, `belongs`, that is asked outside; and parts with a join are
-- put in order themselves.
create view change with (security_invoker = true) as
select c.part, c.at, c.place, c.id, c.kind, c.area_id, c.measure, c.figure_id, c.mou_id, c.target_id, c.said
from (
  select
    'FIGURE_PUBLISHED' as part,
    f.revision = 1 as belongs,
    lower(f.known) as at,
    f.id as place,
    'figure-' || f.id as id,
    'FIGURE_PUBLISHED'::change_kind as kind,
    f.area_id,
    f.measure,
    f.id as figure_id,
    null::bigint as mou_id,
    null::bigint as target_id,
    said('FIRST_PUBLISHED') as said
  from figure f
  union all
  select
    'FIGURE_REVISED',
    f.revision > 1,
    lower(f.known),
    f.id,
    'figure-' || f.id,
    case
      when is_withdrawn(f.previous_id) then 'FIGURE_PUBLISHED'
      -- The same number with the same note: only which of several rivals is preferred was changed.
      when exists (
        select from figure p
        where p.id = f.previous_id and p.quantity = f.quantity and p.note is not distinct from f.note)
        then 'FIGURE_CHOSEN'
      else 'FIGURE_CORRECTED' end::change_kind,
    f.area_id,
    f.measure,
    f.id,
    null,
    null,
    why_revised(f.previous_id, f.recorded_by, f.revision_reason)
  from figure f
  union all
  (
    select
      'FIGURE_WITHDRAWN', true, w.withdrawn_at, w.figure_id, 'withdrawal-' || w.figure_id, 'FIGURE_WITHDRAWN',
      f.area_id, f.measure, f.id, null, null, as_written(w.reason)
    from figure_withdrawal w join figure f on f.id = w.figure_id
    order by w.withdrawn_at, w.figure_id)
  union all
  select
    'MOU',
    true,
    e.at,
    e.id,
    'mou-' || e.id,
    ('MOU_' || kind_seen(e.kind, e.mou_id, e.version))::change_kind,
    e.area_id,
    null,
    null,
    e.mou_id,
    null,
    event_sentence(e.kind, e.mou_id, e.version, e.within_days, e.renewed_from)
  from (
    -- Put in order without what is worked out of each, so that this is done for those alone that are read.
    select e.*, m.area_id
    from mou_event e join mou m on m.id = e.mou_id
    order by e.at, e.id) e
  union all
  select
    'TARGET',
    true,
    lower(t.known),
    t.id,
    'target-' || t.id,
    case when t.previous_id is null then 'TARGET_SET' else 'TARGET_CHANGED' end::change_kind,
    t.area_id,
    t.measure,
    null,
    null,
    t.id,
    said(case when t.previous_id is null then 'FIRST_SET' else 'SET_ANEW' end)
  from target t
  union all
  select
    'WORKING',
    -- Not what is left of one that was opened again.
    not exists (
      select from opened_working_area o where o.branch_id = w.branch_id and lower(o.known) = lower(w.known)),
    lower(w.known),
    w.id,
    'working-area-' || w.id,
    'WORKING_AREA_CLOSED'::change_kind,
    w.branch_id,
    null,
    null,
    null,
    null,
    case when upper_inf(w.valid) then said('WORKING_AREA_CLOSED_SINCE', 'first_day', lower(w.valid)::text)
      else said('WORKING_AREA_CLOSED_FOR',
        'first_day', lower(w.valid)::text, 'last_day', (upper(w.valid) - 1)::text) end
  from closed_working_area w
  union all
  select
    'WORKING',
    true,
    lower(w.known),
    w.id,
    'opened-working-area-' || w.id,
    'WORKING_AREA_OPENED'::change_kind,
    w.branch_id,
    null,
    null,
    null,
    null,
    said('WORKING_AREA_OPENED_SINCE', 'day', w.opened_from::text,
      'source', (select citation_of(s.kind, s.citation) from source s where s.id = w.source_id))
  from opened_working_area w) c
where c.belongs and c.at <= known_at();

/* The parts of `change` in which there may be changes of these kinds; null is any. */
create function change_parts(kinds change_kind[]) returns text[] immutable
  return array(
    select distinct p.part
    from unnest(coalesce(kinds, enum_range(null::change_kind))) kind
      cross join lateral (
        select unnest(case
          when kind = 'FIGURE_PUBLISHED' then '{FIGURE_PUBLISHED,FIGURE_REVISED}'::text[]
          when kind in ('FIGURE_CHOSEN', 'FIGURE_CORRECTED') then '{FIGURE_REVISED}'
          when kind = 'FIGURE_WITHDRAWN' then '{FIGURE_WITHDRAWN}'
          else array[split_part(kind::text, '_', 1)] end) as part) p);
comment on function change_parts is 'The parts of the feed in which there may be changes of these kinds. @notNull';

/* How many changes there are from a moment on, that moment included, up to the moment looked at. */
create function changes_since(since timestamptz) returns bigint stable
  return
    -- figures_opened counts those before a moment; stamps differ by a microsecond at least.
    greatest(0, figures_opened(known_at() + interval '1 microsecond') - figures_opened(since))
    + (select count(*) from figure_withdrawal w where w.withdrawn_at >= since and w.withdrawn_at <= known_at())
    + (select count(*) from mou_event e where e.at >= since and e.at <= known_at())
    + (select count(*) from target t where lower(t.known) >= since and lower(t.known) <= known_at())
    + (select count(*) from closed_working_area w
      where lower(w.known) >= since and lower(w.known) <= known_at()
        and not exists (
          select from opened_working_area o where o.branch_id = w.branch_id and lower(o.known) = lower(w.known)))
    + (select count(*) from opened_working_area w where lower(w.known) >= since and lower(w.known) <= known_at());
comment on function changes_since is 'How many changes there are from a moment on. @notNull';

call describe('change', 'What became known, in order of time: figures, agreements, targets, working areas.', '{
  "id": "Key. @notNull",
  "at": "When it became known. @notNull",
  "place": "Order among those of one moment. @notNull",
  "kind": "What happened. @notNull",
  "area_id": "About which area. @notNull",
  "part": "From which part of the union it is. @notNull",
  "measure": "Of a figure or target: what is counted.",
  "figure_id": "The figure, if one.",
  "mou_id": "The agreement, if one.",
  "target_id": "The target, if one.",
  "said": "As a sentence. @notNull"}');

grant select on change to anonymous, authenticated;
