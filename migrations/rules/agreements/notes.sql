-- What lies beside an agreement: notes of those who work on it, which are never public, and its papers.

/* {"mou", "words"} */
create function comment_on_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  agreement mou := find_mou(input ->> 'mou');
begin
  if agreement.id is null then return no_such_mou(); end if;
  insert into mou_note (mou_id, author_id, words) values (agreement.id, viewer_actor(), input ->> 'words');
  return done(agreement.id);
exception
  when insufficient_privilege then return forbidden('COMMENT_FORBIDDEN', 'COMMENT', '{input,mou}');
  when check_violation then return refused('INVALID_INPUT', 'NOTE_IMPOSSIBLE', '{input,words}');
end $$;

call describe('mou_note', 'What those who work on an agreement tell each other; never public.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "author_id": "Who wrote it.",
  "at": "When.",
  "words": "The note."}');
call protect('mou_note');
create trigger stamp_moments before insert or update on mou_note for each row execute function stamp_moments(at);
create policy readers on mou_note for select using (at <= known_at() and may_with('READ_INTERNAL', mou_id));
create policy authors on mou_note for insert to authenticated
  with check (author_id = viewer_actor() and may_with('COMMENT', mou_id));
call let_insert('mou_note');

call describe('document', 'Papers of an agreement.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "title": "What it is.",
  "url": "Where it lies.",
  "is_public": "May everybody see it?"}');
call protect('document');
create policy readers on document for select using (
  case when is_public
    then exists (select from mou_version v where v.mou_id = document.mou_id and is_current(v))
    else may_with('READ_INTERNAL', mou_id) end);
create policy writers on document for insert to authenticated
  with check (may_with('WRITE_MOU', mou_id) and (not is_public or may_with('PUBLISH', mou_id)));
create policy publishers on document for update to authenticated using (may_with('PUBLISH', mou_id));
call let_insert('document');
grant update (is_public) on document to authenticated;
