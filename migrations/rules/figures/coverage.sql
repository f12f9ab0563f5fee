create view potential_current with (security_invoker = true) as
  select id, area_id, segment, kind, as_of, as_of_day, counted(quantity, null, scheme_at(as_of_day), as_of_day, array[source_id]) as quantity, source_id, verification,
    note, published_scope, known
  from potential where is_current(known);

call describe('potential_current', 'Potentials as known at the moment the operation looks at.', '{
  "id": "Key. @notNull", "area_id": "Where. @notNull", "segment": "Which workers. @notNull", "kind": "Kind of potential. @notNull", "as_of": "When. @notNull", "as_of_day": "Last day of as_of. @notNull", "quantity": "How many. @notNull",
  "source_id": "Who said it. @notNull", "verification": "Published or derived. @notNull", "note": "Remarks.", "published_scope": "Scope as published. @notNull", "known": "When it was known. @notNull"}');

/* The potential of an enrollment's area and segment nearest in time to a day, or to the day looked at where none is given; none of later than that. */
create function potential_near(scope enrollment, kind potential_kind, near date, out quantity quantity, out as_of_day date) returns setof record stable
begin atomic
  select c.quantity, c.as_of_day from (
    -- The nearest before and after, one look into the index each: how many years are known does not matter.
    (select q.quantity, q.as_of_day, q.id, 1 as stated from potential_current q
      where q.area_id = (scope).area_id and q.segment = (scope).segment and q.kind = potential_near.kind and (q.quantity).unit = 'WORKERS'
        and q.as_of_day <= coalesce(near, (scope).until)
      order by q.segment desc, q.kind desc, q.as_of_day desc, q.id desc limit 1)
    union all
    (select q.quantity, q.as_of_day, q.id, 1 from potential_current q
      where q.area_id = (scope).area_id and q.segment = (scope).segment and q.kind = potential_near.kind and (q.quantity).unit = 'WORKERS'
        and q.as_of_day > near and q.as_of_day <= (scope).until
      order by q.segment, q.kind, q.as_of_day, q.id desc limit 1)
    union all
    -- For ALL also a whole division of one source summed, as with participants.
    select total(q.quantity order by q.segment), q.as_of_day, max(q.id), 0 from potential_current q
    where (scope).segment = 'ALL' and q.area_id = (scope).area_id and q.segment in ('FORMAL', 'INFORMAL', 'PU', 'BPU', 'JAKON') and q.kind = potential_near.kind
      and (q.quantity).unit = 'WORKERS' and q.as_of_day <= (scope).until
    group by q.source_id, q.as_of_day having is_whole(array_agg(q.segment order by q.segment))) c
  order by abs(c.as_of_day - coalesce(near, (scope).until)), c.stated desc, c.id desc limit 1;
end;

/* Participants, the potential nearest to them, and what both make as a whole: UNENROLLED and ADDRESSABLE are taken as what is left and added to the participants. */
create function coverage_inputs(scope enrollment, denominator potential_kind, out participants quantity, out participants_day date, out doubts figure_flag[],
  out potential quantity, out potential_day date, out whole quantity) returns setof record stable
begin atomic
  select e.quantity, e.as_of_day, e.flags, p.quantity, p.as_of_day, case when denominator in ('UNENROLLED', 'ADDRESSABLE') then plus(e.quantity, p.quantity) else p.quantity end
  from (select 1) always
  left join lateral last_enrolled(scope, 'PARTICIPANTS') e on true
  left join lateral potential_near(scope, denominator, e.as_of_day) p on true;
end;

create function coverage_from(participants quantity, participants_day date, doubts figure_flag[], potential quantity, potential_day date, whole quantity,
  denominator potential_kind) returns ratio stable
  return case
    when participants is null then no_ratio('NO_FIGURE', 'No number of participants is known for this area, segment and day.', null, null)
    when potential is null then no_ratio('NO_DENOMINATOR', 'No potential of this kind is known for this area and segment up to this day.', participants, null)
    when abs(potential_day - participants_day) > 366 then no_ratio('NO_DENOMINATOR',
      'The nearest potential of this kind is of ' || to_char(potential_day, 'YYYY-MM-DD') || ', more than a year from the figure of ' || to_char(participants_day, 'YYYY-MM-DD') || '.', participants, null)
    else ratio_of(participants, coalesce(whole, potential), array_remove(array[
      case when denominator in ('UNENROLLED', 'ADDRESSABLE') then 'POTENTIAL_TAKEN_AS_REMAINDER' end,
      case when month_of(potential_day) <> month_of(participants_day) then 'DATES_DIFFER' end,
      case when 'AMBIGUOUS' = any(doubts) then 'AMBIGUOUS_INPUT' end,
      case when low_of(participants) > high_of(whole) then 'DENOMINATOR_SUSPECT' end]::ratio_flag[], null)) end;

create function coverage_of(scope enrollment, denominator potential_kind) returns setof ratio stable
begin atomic
  select (r.coverage).* from (
    select coverage_from(i.participants, i.participants_day, i.doubts, i.potential, i.potential_day, i.whole, denominator) as coverage from coverage_inputs(scope, denominator) i offset 0) r;
end;

/* What a target would take of a potential of the same workers, and what would be left of it. */
create type potential_use as (potential_id bigint, share ratio, remainder quantity, reason text);

comment on column potential_use.potential_id is 'The potential; null where none is known.';

comment on column potential_use.share is 'The target over it. @notNull';

comment on column potential_use.remainder is 'What would be left.';

comment on column potential_use.reason is 'Why nothing can be said of what is left.';

create function potential_use_of(target_id bigint, kind potential_kind, at date) returns potential_use stable
  return (select row(p.id, case when p.id is null then no_ratio('NO_DENOMINATOR', 'No potential of this kind is known for this area and segment up to this day.', t.quantity, null)
        else ratio_of(least_of(t.quantity), p.quantity) end, minus(p.quantity, least_of(t.quantity)),
      case when p.id is null then 'No potential of this kind is known.' when minus(p.quantity, least_of(t.quantity)) is null then 'They do not count the same.' end)::potential_use
    from target_stated t
    left join lateral (select q.* from potential_current q where q.area_id = t.area_id and q.segment = t.segment and q.kind = potential_use_of.kind and (q.quantity).unit = (t.quantity).unit
      and q.as_of_day <= potential_use_of.at order by q.as_of_day desc, q.id desc limit 1) p on true
    where t.id = potential_use_of.target_id);

grant select on potential_current to anonymous, authenticated;

call describe('potential', 'Workers there are to be covered. Only the eligible workforce is a denominator of coverage.', '{
  "id": "Surrogate key.", "area_id": "Where.", "segment": "Which workers.", "kind": "Whole workforce, or an estimate of who is left.", "as_of": "When.", "as_of_day": "Last day of as_of.",
  "quantity": "How many, or for PERCENT which share of the employed.", "source_id": "Who said it.", "verification": "Published or derived.", "note": "Remarks.", "published_scope": "Scope in the source''s words.", "known": "From when until when this was what the system knew."}');
call protect('potential', everybody_reads => true);
create trigger only_close before update or delete on potential for each row execute function only_close();
create trigger note_citations after insert on potential referencing new table as added for each statement execute function note_citations();
create policy planners on potential for insert to authenticated with check (may('WRITE_TARGET', area_id));
create policy planners_close on potential for update to authenticated using (may('WRITE_TARGET', area_id));
grant insert on potential to authenticated;
grant update (known) on potential to authenticated;
