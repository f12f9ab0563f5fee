/* Finds what a write came to that was sent before, for it not to be run again; refuses another write under the same key. Else a
   place is kept for its outcome. Whose key it is, the credential tells, not a setting. */
create function replay(credential jsonb, key text, fingerprint text) returns void
language plpgsql security definer set search_path from current as $$
declare
  sender bigint := authenticate(credential) ->> 'actor';
  kept request_outcome;
begin
  -- The same request twice at once: the second waits here until the first has committed.
  perform pg_advisory_xact_lock(hashtextextended('request_outcome ' || sender || ' ' || key, 0));
  delete from request_outcome o where o.at < now() - interval '2 days' or o.actor_id = sender and o.key = replay.key and o.answer is null;
  insert into request_outcome as o (actor_id, key, fingerprint) values (sender, replay.key, replay.fingerprint)
  on conflict on constraint request_outcome_pkey do nothing;
  if found then return; end if;
  select o.* into kept from request_outcome o where o.actor_id = sender and o.key = replay.key;
  if kept.fingerprint <> replay.fingerprint then raise exception 'Another request used this key.' using errcode = 'JK409'; end if;
  perform set_config('app.replayed', kept.answer, true);
end $$;

/* Keeps what a write came to in the place that replay kept in this transaction, if it did; gives it back. A new API key is never kept. */
create function remember(answer text) returns text language plpgsql security definer set search_path from current as $$
begin
  update request_outcome o set answer = replace(remember.answer, coalesce(nullif(current_setting('app.fresh_key', true), '')::jsonb ->> 'secret', ''), '(shown once)')
  where o.writer = pg_current_xact_id() and o.answer is null;
  return remember.answer;
end $$;

revoke execute on function replay from anonymous, authenticated;
revoke execute on function remember from app_api;

call describe('request_outcome', 'Outcomes of writes that came with an idempotency key, kept for two days.', '{
  "actor_id": "Who sent it.", "key": "The caller''s key.", "fingerprint": "Hash of the field and its arguments.",
  "answer": "What the write came to, its row of outcome, without secrets; none while it is being written.",
  "writer": "The transaction that writes.", "at": "When."}');
call protect('request_outcome', is_data => false, is_logged => false);
revoke all on request_outcome from anonymous, authenticated;
