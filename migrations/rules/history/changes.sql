-- Changes: what became known, in order of time: figures, agreements and targets.

-- Each part of the union is one table whose index gives its rows in the order of `at`. So a page is read in order,
-- however much lies before it.
create view change with (security_invoker = true) as
select c.*
from (
  select
    lower(f.known) as at,
    f.id as place,
    'figure-' || f.id as id,
    case
      when f.revision = 1 then 'FIGURE_PUBLISHED'
      -- The same number with the same note: only which of several rivals is preferred was changed.
      when exists (
        select from figure p
        where p.id = f.previous_id and p.quantity = f.quantity and p.note is not distinct from f.note)
        then 'FIGURE_CHOSEN'
      else 'FIGURE_CORRECTED' end::change_kind as kind,
    f.area_id,
    f.id as figure_id,
    null::bigint as mou_id,
    null::bigint as target_id,
    coalesce(as_written(f.revision_reason), said('FIRST_PUBLISHED')) as said
  from figure f
  union all
  select
    e.at,
    e.id,
    'mou-' || e.id,
    ('MOU_' || e.kind)::change_kind,
    (select m.area_id from mou m where m.id = e.mou_id),
    null,
    e.mou_id,
    null,
    event_sentence(e.kind, e.mou_id, e.version, e.ends_on, e.within_days, e.renewed_from)
  from mou_event e
  union all
  select
    lower(t.known),
    t.id,
    'target-' || t.id,
    case when t.previous_id is null then 'TARGET_SET' else 'TARGET_CHANGED' end::change_kind,
    t.area_id,
    null,
    null,
    t.id,
    said(case when t.previous_id is null then 'FIRST_SET' else 'SET_ANEW' end)
  from target t) c
where c.at <= known_at();

/* How many changes there are from a moment on, that moment included, up to the moment looked at. */
create function changes_since(since timestamptz) returns bigint stable
  return
    -- figures_opened counts those before a moment; stamps differ by a microsecond at least.
    greatest(0, figures_opened(known_at() + interval '1 microsecond') - figures_opened(since))
    + (select count(*) from mou_event e where e.at >= since and e.at <= known_at())
    + (select count(*) from target t where lower(t.known) >= since and lower(t.known) <= known_at());
comment on function changes_since is 'How many changes there are from a moment on. @notNull';

call describe('change', 'What became known, in order of time: figures, agreements and targets.', '{
  "id": "Key. @notNull",
  "at": "When it became known. @notNull",
  "place": "Order among those of one moment. @notNull",
  "kind": "What happened. @notNull",
  "area_id": "About which area. @notNull",
  "figure_id": "The figure, if one.",
  "mou_id": "The agreement, if one.",
  "target_id": "The target, if one.",
  "said": "As a sentence. @notNull"}');

grant select on change to anonymous, authenticated;
