-- Promises of agreements, written: a commitment made or replaced, and progress reported against what was promised.

/* {"mou", "version", "words", "segment", "programmes", "workers", "payer", "budget"}: a commitment, in place of the one
   in the same words where there is one. */
create function set_commitment(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  expected_version int := (input ->> 'version')::int;
  workers quantity := quantity_from(input -> 'workers', 'WORKERS');
  budget quantity := quantity_from(input -> 'budget', 'RUPIAH');
  programmes jsonb := coalesce(nullif(input -> 'programmes', 'null'), '[]');
  refusal outcome := refusal_to_write(agreement);
  written outcome;
begin
  if refusal.kind is not null then return refusal; end if;
  if input ->> 'workers' is not null and workers is null then
    return refusal_of_number(input -> 'workers', 'WORKERS', '{input,workers}');
  end if;
  if workers.value = 0 then return refused('INVALID_INPUT', 'PROMISE_OF_NOBODY', '{input,workers}'); end if;
  if input ->> 'budget' is not null and budget is null then
    return refusal_of_number(input -> 'budget', 'RUPIAH', '{input,budget}');
  end if;
  -- The version comes first, as in amend_mou: who comes too late is told what others have changed, not this commitment.
  written := write_next_version(
    agreement.id, expected_version, '{"reason_code": "COMMITMENT_SET"}', left(input ->> 'words', 200), '{commitments}');
  if written.kind <> 'DONE' then return written; end if;
  perform close_commitment(agreement.id, input ->> 'words');
  insert into commitment (mou_id, words, segment, programmes, workers, payer, budget, source_id)
  values (
    agreement.id, input ->> 'words', (input ->> 'segment')::segment,
    array(select distinct code::programme_code from jsonb_array_elements_text(programmes) code order by 1),
    workers, (input ->> 'payer')::payer, budget, source_of_viewer());
  return unless_unchanged(written, expected_version);
exception
  when check_violation or not_null_violation then return refused('INVALID_INPUT', 'COMMITMENT_IMPOSSIBLE', '{input}');
end $$;

/* Closes the commitment in these words, or in those in which it is told in Indonesian, so that another can take its
   place. Runs as the owner, as the policies let nobody close a row. */
create function close_commitment(mou_id bigint, words text) returns void
language plpgsql security definer set search_path from current as $$
begin
  if not may_with('WRITE_MOU', close_commitment.mou_id) then
    raise exception 'Not yours to write.' using errcode = '42501';
  end if;
  update commitment c set known = closing(c.known)
  where c.mou_id = close_commitment.mou_id and close_commitment.words in (c.words, in_indonesian(c.words))
    and upper_inf(c.known);
end $$;

/* {"mou", "asOf", "workers", "spent", "note", "source"} */
create function record_mou_progress(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
  as_of partial_date := partial_date_from(input ->> 'asOf');
  workers quantity := quantity_from(input -> 'workers', 'WORKERS');
  spent quantity := quantity_from(input -> 'spent', 'RUPIAH');
begin
  if agreement.id is null then return no_such_mou(); end if;
  if as_of is null or (as_of).last_day > today_in(agreement.area_id) then
    return refused('INVALID_INPUT', 'PROGRESS_DAY_IMPOSSIBLE', '{input,asOf}');
  end if;
  if workers is null then
    return refusal_of_number(input -> 'workers', 'WORKERS', '{input,workers}');
  end if;
  if input ->> 'spent' is not null and spent is null then
    return refusal_of_number(input -> 'spent', 'RUPIAH', '{input,spent}');
  end if;
  insert into mou_progress_report (mou_id, as_of, workers, spent, note, source_id)
  values (
    agreement.id, as_of, workers, spent, input ->> 'note',
    coalesce(source_for(input -> 'source'), source_of_viewer()));
  return done(agreement.id);
exception
  when insufficient_privilege then return may_not_write_mou();
  when check_violation then return refused('INVALID_INPUT', 'DAY_OUT_OF_RANGE', '{input,asOf}');
end $$;
