/* Is a payer one of those asked for? Two that pay together are each of them. */
create function pays(payer payer, asked payer[]) returns boolean immutable
  return payer = any(asked) or payer = 'APBD_AND_DBH_SAWIT' and asked && '{APBD,DBH_SAWIT}';

/* What all commitments of an agreement promise together, in workers; null where none says a number. */
create function promised_by(mou_id bigint) returns quantity stable
  return (select total(c.workers order by c.id) from commitment c where c.mou_id = promised_by.mou_id and not (c.workers is null));

/* An agreement's progress against its commitments, by the same rule as a target's: what is wanted is what they promise, over the days it surely holds, up to
   its termination. The pace is that since its first day; what was reported before that day is not its own, nor what is true of one after its last. */
create function mou_progress_of(mou_id bigint, at date) returns setof target_progress stable
begin atomic
  select null::bigint, r.actual, r.gap, r.achieved, r.pace, r.required_pace, r.projected_date, r.status, r.reason
  from mou_current m
  cross join lateral (select case when m.stage = 'TERMINATED' and (m.event_on).first_day <= mou_progress_of.at
      -- Empty where it was ended before it held.
      then daterange((m.effective_from).first_day, greatest(least((m.effective_to).last_day + 1, (m.event_on).first_day), (m.effective_from).first_day))
      else daterange((m.effective_from).first_day, (m.effective_to).last_day, '[]') end as period, promised_by(m.id) as promised) d
  left join lateral (select with_provenance(p.workers, null, null, p.as_of_day, array[p.source_id]) as workers, p.as_of_day from mou_progress_report p
    where p.mou_id = m.id and p.as_of_day <= mou_progress_of.at and (p.as_of_day >= upper(d.period)) is not true order by p.as_of_day desc, p.id desc limit 1) last on true
  left join lateral (select p.workers from mou_progress_report p
    where p.mou_id = m.id and p.as_of_day < (m.effective_from).first_day order by p.as_of_day desc, p.id desc limit 1) before on true
  cross join lateral reading_of(jsonb_populate_record(null::target, jsonb_build_object('period', d.period)), 'LITERAL', null, d.promised, last.workers, last.as_of_day,
    case when last.as_of_day >= lower(d.period) and unit_per_month((last.workers).unit) is not null
      then times(case when before.workers is null then last.workers else minus(last.workers, before.workers) end,
        1 / months_until(lower(d.period) - 1, last.as_of_day + 1), unit_per_month((last.workers).unit)) end, mou_progress_of.at,
    case when d.promised is null then 'NO_DENOMINATOR' when isempty(d.period) then 'NO_BASELINE' else 'NO_FIGURE' end::not_computable_code,
    case when d.promised is null then 'Its commitments name no number of workers.' when isempty(d.period) then 'It may have been ended before the first day that it holds.'
      when last.as_of_day is null then 'No progress is reported for it up to this day.' end) r
  where m.id = mou_progress_of.mou_id;
end;

/* {"mou", "asOf", "workers", "spent", "note", "source"} */
create function record_mou_progress(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  about bigint;
  true_of partial_date := partial_date_from(input ->> 'asOf');
begin
  select m.id into about from mou m where m.code = input ->> 'mou';
  if about is null then return refused('INVALID_INPUT', 'NO_SUCH_AGREEMENT', '{input,mou}'); end if;
  if true_of is null or (true_of).last_day > today_in((select m.area_id from mou m where m.id = about)) then
    return refused('INVALID_INPUT', 'PROGRESS_DAY_IMPOSSIBLE', '{input,asOf}');
  end if;
  if quantity_from(input -> 'workers', 'WORKERS') is null then return refused('INVALID_INPUT', 'NOT_A_NUMBER_OF_WORKERS', '{input,workers}'); end if;
  if input ->> 'spent' is not null and quantity_from(input -> 'spent', 'RUPIAH') is null then return refused('INVALID_INPUT', 'NOT_AN_AMOUNT', '{input,spent}'); end if;
  insert into mou_progress_report (mou_id, as_of, workers, spent, note, source_id)
  values (about, true_of, quantity_from(input -> 'workers', 'WORKERS'), case when input ->> 'spent' is not null then quantity_from(input -> 'spent', 'RUPIAH') end, input ->> 'note', coalesce(source_for(input -> 'source'), source_of_viewer()));
  return done(about);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'AGREEMENT_FORBIDDEN', '{input,mou}');
  when check_violation then return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,asOf}');
end $$;

/* Closes a commitment in these words, for another to take its place. Reads past the policy that shows only what is known. */
create function close_commitment(mou_id bigint, words text) returns void language plpgsql security definer set search_path from current as $$
begin
  if not may_with('WRITE_MOU', close_commitment.mou_id) then raise exception 'Not yours to write.' using errcode = '42501'; end if;
  update commitment c set known = closing(c.known)
  where c.mou_id = close_commitment.mou_id and c.words = close_commitment.words and upper_inf(c.known);
end $$;

/* {"mou", "version", "words", "segment", "programmes", "workers", "payer", "budget"}: a promise, or another in place of one in the same words. */
create function set_commitment(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  target record := writable_mou(input ->> 'mou');
  result outcome;
begin
  if (target.refusal).kind is not null then return target.refusal; end if;
  if input ->> 'workers' is not null and quantity_from(input -> 'workers', 'WORKERS') is null then
    return refused('INVALID_INPUT', 'NOT_A_NUMBER_OF_WORKERS', '{input,workers}');
  end if;
  if (quantity_from(input -> 'workers', 'WORKERS')).value = 0 then
    return refused('INVALID_INPUT', 'PROMISE_OF_NOBODY', '{input,workers}');
  end if;
  if input ->> 'budget' is not null and quantity_from(input -> 'budget', 'RUPIAH') is null then return refused('INVALID_INPUT', 'NOT_AN_AMOUNT', '{input,budget}'); end if;
  -- The version first, as in amend_mou: who comes too late is told of what others have changed, not of this.
  result := next_mou_version((target.agreement).id, (input ->> 'version')::int, '{}', 'Commitment: ' || left(input ->> 'words', 200), '{commitments}');
  if result.kind <> 'DONE' then return result; end if;
  perform close_commitment((target.agreement).id, input ->> 'words');
  insert into commitment (mou_id, words, segment, programmes, workers, payer, budget, source_id)
  values ((target.agreement).id, input ->> 'words', (input ->> 'segment')::segment,
    array(select distinct p::programme_code from jsonb_array_elements_text(coalesce(nullif(input -> 'programmes', 'null'), '[]')) p order by 1),
    case when input ->> 'workers' is not null then quantity_from(input -> 'workers', 'WORKERS') end, (input ->> 'payer')::payer,
    case when input ->> 'budget' is not null then quantity_from(input -> 'budget', 'RUPIAH') end, source_of_viewer());
  return unless_idle(result, (input ->> 'version')::int);
exception
  when check_violation or not_null_violation then return refused('INVALID_INPUT', 'COMMITMENT_IMPOSSIBLE', '{input}');
end $$;

call describe('commitment', 'What an agreement promises: workers to be covered, by whom paid.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "words": "The promise in the source''s words.", "segment": "Which workers.", "programmes": "Which programmes, where named.", "workers": "How many.",
  "payer": "Who pays the contributions.", "budget": "Money set aside, in rupiah.", "source_id": "Where that is from.", "known": "From when until when this was what the system knew."}');
call protect('commitment');
create policy known_with_mou on commitment for select using (is_current(known)
  and (exists (select from mou_version v where v.mou_id = commitment.mou_id and is_current(v))));
create policy writers on commitment for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on commitment to authenticated;

call describe('mou_progress_report', 'How many workers an agreement covers by a day, as reported; append-only.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "as_of": "When it was true.", "as_of_day": "Last day of as_of, to order by.", "workers": "How many are covered.", "spent": "Rupiah of the budget that were spent up to then.", "note": "Remarks.", "source_id": "Who says it.", "known": "From when until when this was what the system knew."}');
call protect('mou_progress_report');
create trigger only_close before update or delete on mou_progress_report for each row execute function only_close();
create policy with_mou on mou_progress_report for select using (is_current(known) and exists (select from mou_version v where v.mou_id = mou_progress_report.mou_id and is_current(v)));
create policy writers on mou_progress_report for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on mou_progress_report to authenticated;
