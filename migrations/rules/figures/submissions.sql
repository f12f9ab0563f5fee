-- Figures on their way in. An office submits rows; whoever may record figures for its area releases them, or returns
-- them with a remark. Until then they are no figures, and nobody sees them but the office and those above it.

/* How many rows are released in one act. As revisions so many take half a second of CPU, and others who write wait for
   three seconds at most, also where the machine is busy. */
create function released_at_once() returns int immutable return 500;

/* Forgets how this session has planned its statements, where it is to write many rows. It may have done so when there
   were few figures or rows, and would read all of them for each row now. */
create function plan_anew(rows int) returns void language plpgsql set search_path from current as $$
begin
  if rows >= 500 then execute 'discard plans'; end if;
end $$;

/* How a submission stands at the moment looked at: what was done with it last. */
create function state_of(submission_id bigint) returns submission_state stable
  return (
    select a.state from submission_act a
    where a.submission_id = state_of.submission_id and a.at <= known_at()
    order by a.id desc limit 1);
comment on function state_of is 'How a submission stands at the moment looked at. @notNull';

/* The submission of an id that the viewer sees; null where there is none. */
create function find_submission(named text) returns submission
language plpgsql stable set search_path from current as $$
declare
  found submission;
begin
  select s.* into found from submission s where s.id::text = named;
  return found;
end $$;

create function no_such_submission() returns outcome immutable
  return refused('INVALID_INPUT', 'NO_SUCH_SUBMISSION', '{input,submission}');

/* The refusal to do something with a submission that is not waiting to be released. */
create function refusal_of_state(submission_id bigint) returns outcome stable
  return (
    select case when state is distinct from 'SUBMITTED'
      then refused('CONFLICT', 'SUBMISSION_IS_NOT_WAITING', '{input,submission}', jsonb_build_object('state', state))
      end
    from state_of(submission_id) state);

/* Of an area that is to submit: the one named, or that of the viewer's office. */
create function submitting_area(named text) returns bigint stable
  return case
    when named is null then (select a.area_id from actor a where a.id = viewer_actor())
    else (select a.id from area a where a.code = named) end;

/* The office that did something with a submission. Who sees the submission may know that, also where it is not theirs
   to know who else there is: a branch is told which office has returned its figures. */
create function office_of_act(act_id bigint) returns text stable security definer set search_path from current
  return (
    select a.name
    from submission_act d
    join submission s on s.id = d.submission_id
    join actor a on a.id = d.actor_id
    where d.id = office_of_act.act_id and may('SUBMIT_FIGURE', s.area_id));
comment on function office_of_act is 'The office that did something with a submission. @notNull';

/* What is wrong with each of the rows of a submission, null where nothing is. A figure that is there already is
   nothing wrong: it is revised when the submission is released. A warning may be acknowledged for all rows, or in the
   row itself. `made` is the submission that has the rows of the same file that came before these; null where there are
   none. */
create function refusals_of_rows(proposals figure_proposal[], rows jsonb, acknowledged jsonb, made bigint)
returns outcome[] stable
  return array(
    select coalesce(
      case when r.given ? 'line' then refusal_in_sheet(p.refusal, r.given -> 'unread') else p.refusal end,
      case when p.segment = any (s.segments_before) then figure_twice((
        select coalesce((b.given ->> 'line')::int, b.place) from submission_row b
        where b.submission_id = made and b.refusal_code is null
          and (b.area_id, b.segment, b.measure) = (p.area_id, p.segment, p.measure))) end,
      warning_among(
        p, coalesce(s.proposals, '{}'), beside.misfits, acknowledged || coalesce(r.given -> 'acknowledge', '[]')))
    from (
      select array(
        select m
        from misfits_among(proposals, acknowledged, array(select b from taken_before(made) b)) m) as misfits
      offset 0) beside
    cross join unnest(proposals) p
    join jsonb_array_elements(rows) with ordinality r(given, place) using (place)
    -- Of each only those that it may disagree with: looking at all of thousands would take minutes.
    left join (
      select o.area_id, o.measure, array_agg(o.proposal) as proposals,
        array_agg(o.segment) filter (where o.is_before) as segments_before
      from (
        select q.area_id, q.measure, q.segment, q as proposal, false as is_before
        from unnest(proposals) q where (q.refusal).kind is null
        union all
        select b.area_id, b.measure, b.segment, b, true from taken_before(made) b) o
      group by 1, 2) s using (area_id, measure)
    order by place);

/* All that is wrong with a row that is kept, of which the first thing has a column of its own. */
create function findings_of_row(given jsonb, first_finding sentence) returns setof sentence stable
begin atomic
  select f.code, f.parameters from findings_in(findings_of_row.given -> 'unread') f
  union all
  select (first_finding).code, (first_finding).parameters where not findings_of_row.given ? 'unread';
end;

/* All that is wrong with a row of a sheet: which of its cells cannot be read (`unread`: rows_of_sheet), and what is
   wrong with what the others say. A cell that is a number loses the last digit of a code. */
create function refusal_in_sheet(refusal outcome, unread jsonb) returns outcome
language plpgsql immutable set search_path from current as $$
declare
  cells constant outcome[] := array(select f from findings_in(unread) f);
  columns constant text[] := array(select c.path[2] from unnest(cells) c);
begin
  if cells = '{}' and refusal.kind is null then return null; end if;
  return all_as_one(cells || array(
    select case
        when f.code = 'NO_SUCH_AREA_BUT_A_NUMBER'
        then refused('INVALID_INPUT', 'NO_SUCH_AREA_BUT_A_NUMBER_CELL', f.path,
          jsonb_build_object('code', f.parameters ->> 'code', 'nearest', f.parameters ->> 'nearest'))
        -- The time is that of the whole sheet.
        when f.code in ('AREA_NOT_THERE_YET', 'AREA_NO_LONGER_THERE', 'AREA_NOT_THERE_THEN')
        then row(f.kind, f.code, f.parameters, '{input,area}', f.id, f.secret, f.version, f.details, f.ids, f.findings)
          ::outcome
        else f end
    from each_of(refusal) f
    where f.path[2] <> all (columns)
      -- Of a formula nothing more is said.
      and not exists (select from unnest(cells) c where c.code = 'CELL_IS_FORMULA')
      -- Of what measure a number is has to be known, and all of it be read, before it can be wrong.
      and not (f.path[2] = 'quantity' and columns && '{value,low,high,precision,measure}')));
end $$;

/* What earlier rows of a submission say. Numbers of all of them make those of areas above. */
create function taken_before(made bigint) returns setof figure_proposal stable
begin atomic
  select row(
    r.place, r.area_id, r.segment, r.measure, null, null, r.quantity, null, null, null, null, null)::figure_proposal
  from submission_row r
  where r.submission_id = made and r.refusal_code is null;
end;

/* The submission in which an office sent the same before, unless it was returned or withdrawn. One that is still being
   sent (a draft) is found for whoever began it alone, who goes on with it. */
create function submission_sent_before(office bigint, fingerprint bytea) returns bigint
language plpgsql volatile set search_path from current as $$
begin
  return (
    select s.id from submission s cross join lateral state_of(s.id) state
    where s.area_id = office and s.fingerprint = submission_sent_before.fingerprint
      and (state in ('SUBMITTED', 'RELEASED') or state = 'DRAFT' and s.made_by = viewer_actor())
    order by state = 'DRAFT' limit 1);
end $$;

/* How many rows of a file a submission has by now. */
create function rows_taken(submission_id bigint) returns int
language plpgsql volatile set search_path from current as $$
begin
  return coalesce((select max(r.place) from submission_row r where r.submission_id = rows_taken.submission_id), 0);
end $$;

/* {"office", "source", "basis", "attribution", "asOf", "rows": [{"area", "segment", "measure", "quantity",
     "publishedScope", "note", "acknowledge": []}], "acknowledge": [], "acceptPartial"}: takes in the rows, all of them
   or, where a part is wanted too, those that nothing is wrong with. What was sent before is the submission that it
   was, unless that was returned or withdrawn.
   The rows of a large file come in several calls, in order. Each says how many came `before` and whether it `isLast`;
   the `fingerprint` of the file, in hexadecimal, tells that they belong together. Until the last one the submission is
   a draft, and wrong rows are kept in it; only the last call refuses the file for them. Rows that were taken already
   are not taken again, so that a file that was cut off may be sent once more from its beginning. */
create function submit_figures(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  as_of constant partial_date := partial_date_from(input ->> 'asOf');
  rows constant jsonb := input -> 'rows';
  before constant int := coalesce((input ->> 'before')::int, 0);
  is_last constant boolean := coalesce((input ->> 'isLast')::boolean, true);
  office constant bigint := submitting_area(input ->> 'office');
  print constant bytea := coalesce(decode(input ->> 'fingerprint', 'hex'), sha256(convert_to(input::text, 'UTF8')));
  source_id constant bigint := source_for(input -> 'source');
  refusal outcome := refusal_of_source(source_id, as_of);
  proposals figure_proposal[];
  refusals outcome[];
  made bigint;
begin
  if not may_somewhere('SUBMIT_FIGURE') then
    return forbidden('SUBMISSION_FORBIDDEN', 'SUBMIT_FIGURE', '{input,office}');
  end if;
  if as_of is null then return refused('INVALID_INPUT', 'NOT_A_DATE', '{input,asOf}'); end if;
  if refusal.kind is not null then return refusal; end if;
  if rows = '[]' then return refused('INVALID_INPUT', 'NO_ROWS', '{input,rows}'); end if;
  if office is null then return no_such_area(input ->> 'office', '{input,office}'); end if;
  if not may('SUBMIT_FIGURE', office) then
    return forbidden('SUBMISSION_FORBIDDEN', 'SUBMIT_FIGURE', '{input,office}');
  end if;
  made := submission_sent_before(office, print);
  if rows_taken(made) > before then
    -- Who took them may only just have done so: it is told as it stands by then.
    perform await_turn();
    return done(made);
  end if;

  perform plan_anew(jsonb_array_length(rows));
  proposals := array(
    select p from proposed_figures(
      rows, (input ->> 'basis')::basis, as_of, source_id, (input ->> 'attribution')::attribution, office) p);
  refusals := refusals_of_rows(proposals, rows, coalesce(input -> 'acknowledge', '[]'), made);
  if is_last then
    refusal := refusal_of_all(made, refusals, coalesce((input ->> 'acceptPartial')::boolean, false));
    if refusal.kind is not null then return refusal; end if;
  end if;

  -- Rows are looked at before the turn to write: thousands of them take seconds, and nothing is recorded of them yet.
  perform await_turn();
  made := submission_sent_before(office, print);
  if rows_taken(made) > before then return done(made); end if;
  if rows_taken(made) < before then return refused('CONFLICT', 'ROWS_BEFORE_MISSING', '{input}'); end if;
  if made is null then
    insert into submission (area_id, source_id, basis, attribution, as_of, fingerprint, acknowledged, made_by)
    values (office, source_id, (input ->> 'basis')::basis,
      coalesce((input ->> 'attribution')::attribution, 'UNSAID'), as_of, print,
      array(select w from unnest('{JUMP,DOES_NOT_ADD_UP}'::text[]) w where input -> 'acknowledge' ? w), viewer_actor())
    returning id into made;
    if not is_last then
      insert into submission_act (submission_id, state, actor_id) values (made, 'DRAFT', viewer_actor());
    end if;
  end if;
  insert into submission_row (
    submission_id, place, given, area_id, segment, measure, quantity, published_scope, note, refusal_code,
    refusal_parameters, refusal_path)
  select
    made, before + p.place, g.given || case when r.findings is not null then jsonb_build_object('unread', r.findings)
      else '{}' end, p.area_id, p.segment, p.measure, p.quantity, p.published_scope, p.note,
    r.code, case when r.kind is not null then r.parameters end,
    case when r.kind is not null then r.path end
  from unnest(proposals) p
  join jsonb_array_elements(rows) with ordinality g(given, place) using (place)
  join unnest(refusals) with ordinality
    r(kind, code, parameters, path, id, secret, version, details, ids, findings, place) on r.place = p.place;
  if is_last then
    insert into submission_act (submission_id, state, actor_id) values (made, 'SUBMITTED', viewer_actor());
  end if;
  return done(made);
exception
  when insufficient_privilege then return forbidden('SUBMISSION_FORBIDDEN', 'SUBMIT_FIGURE', '{input,office}');
  when check_violation then return refused('INVALID_INPUT', 'VALUE_OR_SOURCE_IMPOSSIBLE', '{input}');
end $$;

/* The refusal of all rows of a submission, those that it has already and the last ones, because some are wrong: any
   at all, or where a part is wanted too, every single one. Null where it is taken. */
create function refusal_of_all(made bigint, refusals outcome[], accepts_part boolean) returns outcome
language plpgsql stable set search_path from current as $$
declare
  before constant submission_count := (select c from count_of_rows(made) c);
  wrong constant int := before.rejected + (select count(*) from unnest(refusals) r where r.kind is not null);
  read constant int := before.read + cardinality(refusals);
  refusal outcome;
begin
  if wrong = 0 or accepts_part and wrong < read then return null; end if;
  refusal := refused_rows(
    refusals, '{area,segment,measure,quantity,value,low,high,precision,publishedScope,note,acknowledge}');
  refusal.parameters := jsonb_build_object('count', wrong, 'of', read);
  return refusal;
end $$;

/* Was nothing done with a submission but that its rows were taken in? */
create function is_only_begun(submission_id bigint) returns boolean
language plpgsql stable security definer set search_path from current as $$
begin
  -- As it is now, and not at the moment looked at: a draft that was taken back meanwhile is kept.
  return not exists (
    select from submission_act a where a.submission_id = is_only_begun.submission_id and a.state <> 'DRAFT');
end $$;
revoke execute on function is_only_begun from anonymous;

/* Forgets what the viewer has begun to send: of a file that is refused nothing is kept. */
create function forget_draft(fingerprint bytea) returns void
language plpgsql security definer set search_path from current as $$
declare
  forgotten constant bigint[] := array(
    select s.id from submission s
    where s.made_by = viewer_actor() and s.fingerprint = forget_draft.fingerprint and is_only_begun(s.id));
begin
  delete from submission_row r where r.submission_id = any (forgotten);
  delete from submission_act a where a.submission_id = any (forgotten);
  delete from submission s where s.id = any (forgotten);
end $$;
revoke execute on function forget_draft from anonymous;

/* {"submission", "reason", "acknowledge": []}: makes figures of the rows that are none yet, up to released_at_once() of
   them, in the order in which they were sent. So many of a long one are released each time that it is asked for, as an
   act of its own and each time all or none of them; it is RELEASED when all are. What the source has said of the same
   before is revised where a row says anything else, and the reason is kept with it; where it says the same nothing is
   written but that. Rows are looked at once more, as others may have released what their own check could not see. */
create function release_submission(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  released constant submission := find_submission(input ->> 'submission');
  reason constant text := input ->> 'reason';
  refusal outcome;
  waiting submission_row[];
  proposals figure_proposal[];
  there figure_there[];
  changed figure_there[];
  part int;
  is_all boolean;
begin
  if released.id is null then return no_such_submission(); end if;
  if not may('WRITE_FIGURE', released.area_id) then
    return forbidden('RELEASE_FORBIDDEN', 'WRITE_FIGURE', '{input,submission}');
  end if;
  refusal := refusal_of_state(released.id);
  if refusal.kind is not null then return refusal; end if;

  waiting := array(
    select r from submission_row r
    where r.submission_id = released.id and r.refusal_code is null and r.figure_id is null
    order by r.place limit released_at_once());
  perform plan_anew(cardinality(waiting));
  proposals := array(select p from proposals_again(released, waiting) p order by p.place);
  refusal := refusal_of_release(waiting, array(
    select row(p.place, p.refusal)::refused_row from unnest(proposals) p where (p.refusal).kind is not null));
  if refusal.kind is not null then return refusal; end if;

  -- Somebody else may have done something with it, or released some of these rows, before it is this one's turn.
  perform await_turn();
  refusal := refusal_of_state(released.id);
  if refusal.kind is not null then return refusal; end if;
  proposals := not_released_yet(released.id, proposals);
  part := cardinality(proposals);

  there := array(select t from figures_there(proposals, waiting) t);
  changed := array(select t from unnest(there) t where not t.is_same order by t.place);
  perform note_released(released.id, array(select t from unnest(there) t where t.is_same));
  proposals := not_released_yet(released.id, proposals);
  refusal := refusal_of_release(
    waiting,
    array(select r from refusals_to_replace(changed) r)
    || array(select r from warnings_by_now(
      proposals, waiting, to_jsonb(released.acknowledged) || coalesce(input -> 'acknowledge', '[]')) r));
  if refusal.kind is not null then return refusal; end if;
  if changed <> '{}' and is_blank(reason) then
    return refused('INVALID_INPUT', 'RELEASE_WITHOUT_REASON', '{input,reason}',
      jsonb_build_object('row', (select row_sent(w) from unnest(waiting) w where w.place = (changed[1]).place)));
  end if;
  perform note_released(released.id, revise_as_proposed(proposals, waiting, changed, reason));

  proposals := not_released_yet(released.id, proposals);
  perform note_released(released.id, array(
    select row(p.place, a.figure_id, false)::figure_there
    from unnest(insert_figures(proposals, released.made_by)) with ordinality a(figure_id, n)
    join unnest(proposals) with ordinality
      p(place, area_id, segment, measure, basis, as_of, quantity, source_id, scope, note, refusal, attribution, n)
      using (n)));
  is_all := not exists (
    select from submission_row r
    where r.submission_id = released.id and r.refusal_code is null and r.figure_id is null);
  if part > 0 or is_all then
    insert into submission_act (submission_id, state, actor_id, remark, released)
    values (
      released.id, case when is_all then 'RELEASED' else 'SUBMITTED' end::submission_state, viewer_actor(), reason,
      nullif(part, 0));
  end if;
  return done(released.id);
exception
  when insufficient_privilege then return forbidden('RELEASE_FORBIDDEN', 'WRITE_FIGURE', '{input,submission}');
  when check_violation then return refused('INVALID_INPUT', 'REASON_SAYS_NOTHING', '{input,reason}');
end $$;

/* Where a row stands in the list, or in the file, that was sent. */
create function row_sent(r submission_row) returns bigint immutable
  return coalesce(((r).given ->> 'line')::bigint, (r).place);

-- A row of a submission that is not released, by its place, and why.
create type refused_row as (place bigint, refusal outcome);

/* The refusal to release rows of a submission because of some of them, of which it names the first ten; null where
   there are none. Where they are no more than odd they may be acknowledged. */
create function refusal_of_release(waiting submission_row[], rows refused_row[]) returns outcome immutable
  return (
    select case
        when told.kinds = '{UNACKNOWLEDGED}'
        then refused('ROWS_REFUSED', 'ROWS_ODD_BY_NOW', '{input,submission}',
          jsonb_build_object('count', told.count, 'rows', told.places, 'warnings', told.warnings),
          findings => told.findings)
        else refused('ROWS_REFUSED', 'ROWS_NOT_RELEASED', '{input,submission}',
          jsonb_build_object('count', told.count, 'rows', told.places), findings => told.findings) end
    from (
      select count(*), array_agg(distinct (r.refusal).kind) as kinds,
        concat(
          array_to_string((array_agg(r.place order by r.place))[:10], ', '),
          case when count(*) > 10 then ', …' end) as places,
        (select string_agg(distinct w.warning, ', ')
          from unnest(rows) u, unnest((u.refusal).details) w(warning)) as warnings,
        (
          select jsonb_agg(
            finding_of_row(e, row_sent(w), '{area,segment,measure,quantity}') order by row_sent(w))
          from unnest(rows) u
          join unnest(waiting) w using (place)
          cross join lateral each_of(u.refusal) e) as findings
      from (
        select row_sent(w) as place, u.refusal from unnest(rows) u join unnest(waiting) w using (place)) r
      having count(*) > 0) told);

/* The refusals to replace figures that are not the viewer's to correct. */
create function refusals_to_replace(changed figure_there[]) returns setof refused_row stable
begin atomic
  select row(c.place, refused('FORBIDDEN', 'FIGURE_NOT_YOURS_TO_REPLACE', '{input,quantity}',
    jsonb_build_object('figure', c.figure_id, 'days', (select d.undo_days from dataset d))))::refused_row
  from unnest(changed) c
  where not may_correct_figure(c.figure_id);
end;

/* What is odd about rows beside the figures that are there by now, but for what was acknowledged: for all rows, or of a
   row when it was submitted. */
create function warnings_by_now(proposals figure_proposal[], rows submission_row[], acknowledged jsonb)
returns setof refused_row stable
begin atomic
  with looked_at as (
    select p.place,
      warning_among(
        p, s.proposals, beside.misfits, acknowledged || coalesce(r.given -> 'acknowledge', '[]')) as refusal
    from (
      select array(select m from misfits_among(warnings_by_now.proposals, acknowledged) m) as misfits
      offset 0) beside
    cross join unnest(warnings_by_now.proposals) p
    join (
      select q.area_id, q.measure, array_agg(q) as proposals
      from unnest(warnings_by_now.proposals) q group by 1, 2) s using (area_id, measure)
    join unnest(warnings_by_now.rows) r on r.place = p.place)
  select row(l.place, l.refusal)::refused_row from looked_at l where (l.refusal).kind is not null;
end;

-- The figure that there is of what a row of a submission says, and whether it is wholly the same.
create type figure_there as (place bigint, figure_id bigint, is_same boolean);

/* The figures that there are of what rows of a submission say. What a row leaves out, its remark, its scope or where a
   worker is counted, it does not say otherwise. */
create function figures_there(proposals figure_proposal[], rows submission_row[]) returns setof figure_there stable
begin atomic
  select row(p.place, f.id,
    f.quantity = p.quantity
      and coalesce(p.note, f.note) is not distinct from f.note
      and coalesce(r.given ->> 'publishedScope', f.published_scope) = f.published_scope
      and p.attribution in (f.attribution, 'UNSAID'))::figure_there
  from unnest(figures_there.proposals) p
  join unnest(figures_there.rows) r using (place)
  join figure f on (f.source_id, f.area_id + 0, f.segment, f.measure, f.basis, f.as_of)
      = (p.source_id, p.area_id + 0, p.segment, p.measure, p.basis, p.as_of)
    and upper_inf(f.known);
end;

/* Replaces figures by next revisions with what is proposed; what a row leaves out stays as it was. Gives what has
   become of each. */
create function revise_as_proposed(
  proposals figure_proposal[], rows submission_row[], changed figure_there[], reason text)
returns figure_there[] language plpgsql set search_path from current as $$
declare
  closed bigint[];
  revised figure_there[];
begin
  if changed = '{}' then return '{}'; end if;
  with closed_now as (
    update figure f set known = closing(f.known)
    where f.id in (select c.figure_id from unnest(changed) c) and upper_inf(f.known)
    returning f.id)
  select array_agg(c.id) into closed from closed_now c;
  with added as (
    insert into figure (
      area_id, segment, measure, basis, as_of, quantity, source_id, preferred, preferred_reason, choice, flags, note,
      published_scope, revision, revision_reason, previous_id, recorded_by, attribution)
    select
      old.area_id, old.segment, old.measure, old.basis, old.as_of, p.quantity, old.source_id, old.preferred,
      old.preferred_reason, old.choice, doubts_of(old.measure, p.quantity, old.flags), coalesce(p.note, old.note),
      coalesce(r.given ->> 'publishedScope', old.published_scope), old.revision + 1, reason, old.id, viewer_actor(),
      coalesce(nullif(p.attribution, 'UNSAID'), old.attribution)
    from unnest(changed) c
    join unnest(proposals) p using (place)
    join unnest(rows) r using (place)
    join figure old on old.id = c.figure_id
    where old.id = any (closed)
    order by c.place
    returning figure.id, figure.previous_id)
  select array_agg(row(c.place, a.id, false)::figure_there) into revised
  from added a join unnest(changed) c on c.figure_id = a.previous_id;
  return coalesce(revised, '{}');
end $$;

/* Those of some proposals whose rows are no figures yet. */
create function not_released_yet(submission_id bigint, proposals figure_proposal[]) returns figure_proposal[]
language plpgsql volatile set search_path from current as $$
declare
  last_place constant bigint := (select max(p.place) from unnest(proposals) p);
  waiting constant bigint[] := array(
    select r.place from submission_row r
    where r.submission_id = not_released_yet.submission_id and r.refusal_code is null and r.figure_id is null
      and r.place <= last_place);
begin
  return array(select p from unnest(proposals) p where p.place in (select unnest(waiting)) order by p.place);
end $$;

/* Notes which figures rows of a submission have become. */
create function note_released(submission_id bigint, there figure_there[]) returns void
language plpgsql set search_path from current as $$
begin
  update submission_row r set figure_id = t.figure_id, unchanged = t.is_same
  from unnest(there) t
  where r.submission_id = note_released.submission_id and r.place = t.place;
end $$;

/* What rows of a submission propose, looked at again: since it was sent an area may have ended, or somebody's role. */
create function proposals_again(made submission, rows submission_row[]) returns setof figure_proposal stable
begin atomic
  select row(
    r.place, p.area_id, p.segment, p.measure, p.basis, p.as_of, r.quantity, p.source_id, p.published_scope, p.note,
    p.refusal, p.attribution)::figure_proposal
  from (
    select jsonb_agg(
      jsonb_build_object('area', a.code, 'segment', r.segment, 'measure', r.measure, 'quantity', to_jsonb(r.quantity),
        'publishedScope', r.published_scope, 'note', r.note) order by r.place) as given
    from unnest(proposals_again.rows) r join area a on a.id = r.area_id) again
  cross join lateral proposed_figures(
    again.given, (made).basis, (made).as_of, (made).source_id, (made).attribution, null) p
  join (
    select r.place, r.quantity, row_number() over (order by r.place) as n from unnest(proposals_again.rows) r) r
    on r.n = p.place;
end;

/* {"submission", "remark"}: what is wrong is for the office to mend and send again. What of it is released already
   stays, and says the same when it is sent again. */
create function return_submission(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  returned constant submission := find_submission(input ->> 'submission');
  refusal outcome;
begin
  if returned.id is null then return no_such_submission(); end if;
  if not may('WRITE_FIGURE', returned.area_id) then
    return forbidden('RETURN_FORBIDDEN', 'WRITE_FIGURE', '{input,submission}');
  end if;
  refusal := refusal_of_state(returned.id);
  if refusal.kind is not null then return refusal; end if;
  insert into submission_act (submission_id, state, actor_id, remark)
  values (returned.id, 'RETURNED', viewer_actor(), input ->> 'remark');
  return done(returned.id);
exception
  when check_violation then return refused('INVALID_INPUT', 'REMARK_SAYS_NOTHING', '{input,remark}');
end $$;

/* {"submission", "remark"}: the office takes back what it has sent. Offices above it return it
   with a remark; but what does not come to its end they may take back too. */
create function withdraw_submission(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  withdrawn constant submission := find_submission(input ->> 'submission');
  refusal outcome;
begin
  if withdrawn.id is null then return no_such_submission(); end if;
  -- One of which no more rows come may be taken back too.
  if state_of(withdrawn.id) <> 'DRAFT' then
    refusal := refusal_of_state(withdrawn.id);
  end if;
  if refusal.kind is null and state_of(withdrawn.id) <> 'DRAFT' and withdrawn.made_by <> viewer_actor()
    and withdrawn.area_id is distinct from submitting_area(null)
  then
    refusal := refused('CONFLICT', 'WITHDRAWN_BY_ANOTHER_OFFICE', '{input,submission}');
  end if;
  if refusal.kind is not null then return refusal; end if;
  insert into submission_act (submission_id, state, actor_id, remark)
  values (withdrawn.id, 'WITHDRAWN', viewer_actor(), input ->> 'remark');
  return done(withdrawn.id);
exception
  when insufficient_privilege then return forbidden('SUBMISSION_FORBIDDEN', 'SUBMIT_FIGURE', '{input,submission}');
  when check_violation then return refused('INVALID_INPUT', 'REMARK_SAYS_NOTHING', '{input,remark}');
end $$;

-- How many rows a submission has.
create type submission_count as (read int, accepted int, rejected int, released int, unchanged int);
comment on column submission_count.read is 'All rows that were sent. @notNull';
comment on column submission_count.accepted is 'Those that nothing is wrong with. @notNull';
comment on column submission_count.rejected is 'Those that something is wrong with. @notNull';
comment on column submission_count.released is 'Those that are figures. @notNull';
comment on column submission_count.unchanged is 'Of these, those that were figures already, wholly the same. @notNull';

create function count_of_rows(submission_id bigint) returns setof submission_count stable
begin atomic
  select count(*)::int, count(*) filter (where r.refusal_code is null)::int, count(r.refusal_code)::int,
    count(r.figure_id)::int, count(*) filter (where r.unchanged)::int
  from submission_row r where r.submission_id = count_of_rows.submission_id;
end;

/* {"region", "allowed"}: may the branches of a region record figures themselves? */
create function let_branches_release(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  region constant bigint := (select a.id from area a where a.code = input ->> 'region' and a.kind = 'REGION');
begin
  if region is null then return no_such_area(input ->> 'region', '{input,region}'); end if;
  if not may('MANAGE_ACCESS', region) then
    return forbidden('RELEASE_SETTING_FORBIDDEN', 'MANAGE_ACCESS', '{input,region}');
  end if;
  if (input ->> 'allowed')::boolean then
    insert into branches_release (region_id) values (region) on conflict do nothing;
  else
    delete from branches_release b where b.region_id = region;
  end if;
  return done(region);
end $$;

call describe('branches_release',
  'Regions whose branches record figures themselves; in others the region releases them.', '{
  "region_id": "The region.",
  "area_kind": "Its kind, so that it is one."}');
call protect('branches_release', everybody_reads => true);
create policy managers_add on branches_release for insert to authenticated
  with check (may('MANAGE_ACCESS', region_id));
create policy managers_remove on branches_release for delete to authenticated
  using (may('MANAGE_ACCESS', region_id));
call let_insert('branches_release');
grant delete on branches_release to authenticated;

call describe('submission', 'Figures that an office has sent, which are none until they are released.', '{
  "id": "Surrogate key.",
  "area_id": "The area of the office that sent them.",
  "source_id": "Who says the numbers.",
  "basis": "Active or ever registered participants, or not said.",
  "attribution": "Where a worker is counted.",
  "as_of": "The day, month or year that the numbers are true of.",
  "fingerprint": "SHA-256 of what was sent.",
  "acknowledged": "The warnings that whoever sent them had seen, for all rows: JUMP, DOES_NOT_ADD_UP.",
  "made_by": "Who sent it.",
  "made_at": "When."}');
-- Not logged: what is in the log is seen by others. It is never changed, and what is done with it are rows.
call protect('submission', is_logged => false);
create trigger stamp_moments before insert or update on submission
  for each row execute function stamp_moments(made_at);
-- As `may` says, but looked up once and not for each row: a list may go through all submissions.
create policy readers on submission for select using (
  made_at <= known_at()
  and ((select everywhere('SUBMIT_FIGURE')) or area_id = any ((select areas_for('SUBMIT_FIGURE'))::bigint[])));
create policy offices on submission for insert to authenticated
  with check (made_by = viewer_actor() and may('SUBMIT_FIGURE', area_id));
call let_insert('submission');

call describe('submission_act', 'What was done with a submission. The last one is how it stands.', '{
  "id": "Surrogate key.",
  "submission_id": "The submission.",
  "state": "How it stands since then.",
  "remark": "What whoever did it has to say.",
  "actor_id": "Who.",
  "at": "When.",
  "released": "How many rows it made figures of."}');
call protect('submission_act', is_logged => false);
create trigger stamp_moments before insert or update on submission_act
  for each row execute function stamp_moments(at);
create policy readers on submission_act for select
  using (at <= known_at() and exists (select from submission s where s.id = submission_id));
create policy actors on submission_act for insert to authenticated
  with check (actor_id = viewer_actor() and exists (
    select from submission s
    where s.id = submission_id
      and may(
        case when state in ('RELEASED', 'RETURNED') or released is not null then 'WRITE_FIGURE'
          else 'SUBMIT_FIGURE' end::capability,
        s.area_id)));
call let_insert('submission_act');

call describe('submission_row', 'A row of a submission: as it was sent, and as it was understood.', '{
  "submission_id": "The submission.",
  "place": "Its place, counted from 1.",
  "given": "As it was sent.",
  "area_id": "The area.",
  "segment": "Which workers.",
  "measure": "What is counted.",
  "quantity": "The number.",
  "published_scope": "Scope in the source''s words.",
  "note": "Remarks.",
  "refusal_code": "Why it is not taken: the code of a sentence.",
  "refusal_parameters": "The numbers, days and codes that the sentence names.",
  "refusal_path": "What of the row it is about.",
  "figure_id": "The figure that it became.",
  "unchanged": "Was the figure there already, wholly the same? @notNull"}');
call protect('submission_row', is_logged => false);
create policy readers on submission_row for select using (exists (select from submission s where s.id = submission_id));
-- What was sent has the rows that it was sent with, and what became of one is said once.
create policy offices on submission_row for insert to authenticated
  with check (figure_id is null and exists (
    select from submission s where s.id = submission_id and s.made_by = viewer_actor() and is_only_begun(s.id)));
create policy releasers on submission_row for update to authenticated
  using (figure_id is null and exists (
    select from submission s where s.id = submission_id and may('WRITE_FIGURE', s.area_id)))
  with check (figure_id is not null);
call let_insert('submission_row');
grant update (figure_id, unchanged) on submission_row to authenticated;
