-- What an agreement promises, in workers and money, and how far that is kept: its commitments and the reports of
-- progress.

/* An agreement's progress against its commitments, by the same rule as a target's. What is wanted is what they promise
   together; the period is that in which it surely holds, up to its termination. What was reported of a day before its
   first is not its own, and nothing of a day after its last counts: of an agreement that holds from 2024-01-01 and had
   200 workers on 2023-12-01 and 500 on 2024-03-31, 300 have joined in 3 months. */
create function mou_progress_of(mou_id bigint, at date) returns setof target_progress stable
begin atomic
  select null::bigint, reading.actual, reading.gap, reading.achieved, reading.pace, reading.required_pace,
    reading.projected_date, reading.status, reading.reasons, null::bigint[]
  from mou_current m
  cross join lateral (
    select days_to_keep_it(m, mou_progress_of.at) as period, promised_workers(m.id) as workers) promise
  left join lateral (
    select with_provenance(report.workers, null, null, report.as_of_day, array[report.source_id]) as workers,
      report.as_of_day
    from mou_progress_report report
    where report.mou_id = m.id
      and report.as_of_day <= mou_progress_of.at
      and (report.as_of_day >= upper(promise.period)) is not true
    order by report.as_of_day desc, report.id desc
    limit 1) latest on true
  left join lateral (
    select report.workers
    from mou_progress_report report
    where report.mou_id = m.id and report.as_of_day < (m.effective_from).first_day
    order by report.as_of_day desc, report.id desc
    limit 1) before on true
  cross join lateral (
    select
      case when before.workers is null then latest.workers else minus(latest.workers, before.workers) end as workers,
      months_until(lower(promise.period) - 1, latest.as_of_day + 1) as months,
      unit_per_month((latest.workers).unit) as unit_of_pace) joined
  cross join lateral (
    select
      case
        when promise.workers is null then 'NO_DENOMINATOR'
        when isempty(promise.period) then 'NO_BASELINE'
        else 'NO_FIGURE'
      end as code,
      case
        when promise.workers is null then said('PROMISE_WITHOUT_NUMBER')
        when isempty(promise.period) then said('PERHAPS_NEVER_HELD')
        when latest.as_of_day is null then said('NO_PROGRESS_REPORTED')
      end as reason) missing
  cross join lateral reading_of(
    jsonb_populate_record(null::target, jsonb_build_object('period', promise.period)), 'LITERAL', null,
    promise.workers, latest.workers, latest.as_of_day,
    case when latest.as_of_day >= lower(promise.period) and joined.unit_of_pace is not null
      then times(joined.workers, 1 / joined.months, joined.unit_of_pace) end,
    mou_progress_of.at, missing.code::not_computable_code, missing.reason) reading
  where m.id = mou_progress_of.mou_id;
end;

/* The days in which an agreement's promises are to be kept: those on which it holds, up to the day on which it was
   ended, as far as it was by a day. Empty where it may have been ended before it held. */
create function days_to_keep_it(m mou_current, at date) returns daterange stable
  return case
    when m.stage = 'TERMINATED' and (m.event_on).first_day <= at
      then daterange(
        (m.effective_from).first_day,
        greatest(least((m.effective_to).last_day + 1, (m.event_on).first_day), (m.effective_from).first_day))
    else daterange((m.effective_from).first_day, (m.effective_to).last_day, '[]')
  end;

/* How many workers the commitments of an agreement promise together; null where none names a number. */
create function promised_workers(mou_id bigint) returns quantity stable
  return (
    select total(c.workers order by c.id)
    from commitment c
    where c.mou_id = promised_workers.mou_id and not (c.workers is null));

/* Is a payer one of those asked for? APBD and DBH sawit that pay together are each of them. */
create function pays(payer payer, asked payer[]) returns boolean immutable
  return payer = any(asked) or payer = 'APBD_AND_DBH_SAWIT' and asked && '{APBD,DBH_SAWIT}';

comment on function pays is 'Is this payer one of those asked for? @notNull';

call describe('commitment', 'What an agreement promises: workers to be covered, by whom paid.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "words": "The promise in the source''s words.",
  "segment": "Which workers.",
  "programmes": "Which programmes, where named.",
  "workers": "How many.",
  "payer": "Who pays the contributions.",
  "budget": "Money set aside, in rupiah.",
  "source_id": "Where that is from.",
  "known": "From when until when this was what the system knew."}');
call protect('commitment');
create policy known_with_mou on commitment for select using (
  is_current(known)
  and (exists (select from mou_version v where v.mou_id = commitment.mou_id and is_current(v))));
create policy writers on commitment for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on commitment to authenticated;

call describe('mou_progress_report', 'How many workers an agreement covers by a day, as reported; append-only.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "as_of": "When it was true.",
  "as_of_day": "Last day of as_of, to order by.",
  "workers": "How many are covered.",
  "spent": "Rupiah of the budget that were spent up to then.",
  "note": "Remarks.",
  "source_id": "Who says it.",
  "known": "From when until when this was what the system knew."}');
call protect('mou_progress_report');
create trigger only_close before update or delete on mou_progress_report for each row execute function only_close();
create policy with_mou on mou_progress_report for select using (
  is_current(known)
  and exists (select from mou_version v where v.mou_id = mou_progress_report.mou_id and is_current(v)));
create policy writers on mou_progress_report for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on mou_progress_report to authenticated;
