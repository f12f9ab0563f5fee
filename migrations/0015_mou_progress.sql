-- How far an agreement has come against what it promises.
create table mou_progress_report (
  id bigint generated always as identity primary key,
  mou_id bigint not null references mou,
  as_of partial_date not null check (is_valid(as_of) and (as_of).last_day is not null),
  as_of_day date not null generated always as ((as_of).last_day) stored,
  workers quantity not null check (is_valid(workers) and (workers).unit in ('WORKERS', 'TRADERS')),
  spent quantity check (is_valid(spent) and ((spent).unit = 'RUPIAH') is not false),
  note text,
  source_id bigint not null references source,
  known tstzrange not null check (not isempty(known)),
  unique (mou_id, as_of, source_id, known)
);
create index on mou_progress_report (mou_id, as_of_day desc);
create index on mou_progress_report (source_id);
call describe('mou_progress_report', 'How many workers an agreement covers by a day, as reported; append-only.', '{
  "id": "Surrogate key.", "mou_id": "The agreement.", "as_of": "When it was true.", "as_of_day": "Last day of as_of, to order by.", "workers": "How many are covered.", "spent": "Rupiah of the budget that were spent up to then.", "note": "Remarks.", "source_id": "Who says it.", "known": "From when until when this was what the system knew."}');
call protect('mou_progress_report');
create policy with_mou on mou_progress_report for select using (is_current(known) and exists (select from mou_version v where v.mou_id = mou_progress_report.mou_id and is_current(v)));
create policy writers on mou_progress_report for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
grant insert on mou_progress_report to authenticated;
create or replace trigger only_close before update or delete on mou_progress_report for each row execute function only_close();

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
  left join lateral (select counted(p.workers, null, null, p.as_of_day, array[p.source_id]) as workers, p.as_of_day from mou_progress_report p
    where p.mou_id = m.id and p.as_of_day <= mou_progress_of.at and (p.as_of_day >= upper(d.period)) is not true order by p.as_of_day desc, p.id desc limit 1) last on true
  left join lateral (select p.workers from mou_progress_report p
    where p.mou_id = m.id and p.as_of_day < (m.effective_from).first_day order by p.as_of_day desc, p.id desc limit 1) before on true
  cross join lateral reading_of(jsonb_populate_record(null::target, jsonb_build_object('period', d.period)), 'LITERAL', null, d.promised, last.workers, last.as_of_day,
    case when last.as_of_day >= lower(d.period) and a_month((last.workers).unit) is not null
      then times(case when before.workers is null then last.workers else minus(last.workers, before.workers) end,
        1 / months_until(lower(d.period) - 1, last.as_of_day + 1), a_month((last.workers).unit)) end, mou_progress_of.at,
    case when d.promised is null then 'NO_DENOMINATOR' when isempty(d.period) then 'NO_BASELINE' else 'NO_FIGURE' end::not_computable_code,
    case when d.promised is null then 'Its commitments name no number of workers.' when isempty(d.period) then 'It may have been ended before the first day that it holds.'
      when last.as_of_day is null then 'No progress is reported for it up to this day.' end) r
  where m.id = mou_progress_of.mou_id;
end;

/* {"mou", "asOf", "workers", "spent", "note", "source"} */
create function record_mou_progress(input jsonb) returns outcome language plpgsql set search_path = app, pg_temp as $$
declare
  about bigint;
  true_of partial_date := partial_date_from(input ->> 'asOf');
begin
  select m.id into about from mou m where m.code = input ->> 'mou';
  if about is null then return refused('INVALID_INPUT', 'There is no such agreement, or it is not yours to see: take its id from `mous`.', '{input,mou}'); end if;
  if true_of is null or (true_of).last_day > today_in((select m.area_id from mou m where m.id = about)) then
    return refused('INVALID_INPUT', 'This is no date, or one still to come: write 2026-07 or 2026-07-31.', '{input,asOf}');
  end if;
  if quantity_from(input -> 'workers', 'WORKERS') is null then return refused('INVALID_INPUT', 'Not a number of workers: whole, 0 or more.', '{input,workers}'); end if;
  if input ->> 'spent' is not null and quantity_from(input -> 'spent', 'RUPIAH') is null then return refused('INVALID_INPUT', 'Not an amount of rupiah: 0 or more.', '{input,spent}'); end if;
  insert into mou_progress_report (mou_id, as_of, workers, spent, note, source_id)
  values (about, true_of, quantity_from(input -> 'workers', 'WORKERS'), case when input ->> 'spent' is not null then quantity_from(input -> 'spent', 'RUPIAH') end, input ->> 'note', coalesce(source_for(input -> 'source'), source_of_viewer()));
  return done(about);
exception
  when insufficient_privilege then return refused('FORBIDDEN', 'You may write agreements only of areas of your grant and below.', '{input,mou}');
  when check_violation then return refused('INVALID_INPUT', 'Days from 1900 to 2199.', '{input,asOf}');
end $$;

call settle_routines();
