-- Writes that are safe to send again: under an idempotency key (draft-ietf-httpapi-idempotency-key-header) the
-- outcome of a write is kept, and who sends it again is told that outcome. What they select from it is read anew.

/* Looks for the outcome of a write that was sent before under this key, and puts it into the setting app.replayed, so
   that the write is not run again. Where there is none, a place for the outcome is made, which keep_outcome fills.
   Another write under the same key is refused.
   Whose key it is comes from the credential: a session's settings could be somebody else's. */
create function claim_idempotency_key(credential jsonb, key text, fingerprint text) returns void
language plpgsql security definer set search_path from current as $$
declare
  sender bigint := authenticate(credential) ->> 'actor';
  kept request_outcome;
begin
  -- Of two that send it at once the second waits here until the first has committed.
  perform pg_advisory_xact_lock(hashtextextended('request_outcome ' || sender || ' ' || key, 0));
  delete from request_outcome o
  where o.at < now() - interval '2 days'
    or o.actor_id = sender and o.key = claim_idempotency_key.key and o.answer is null;
  insert into request_outcome as o (actor_id, key, fingerprint)
  values (sender, claim_idempotency_key.key, claim_idempotency_key.fingerprint)
  on conflict on constraint request_outcome_pkey do nothing;
  if found then return; end if;
  select o.* into kept from request_outcome o where o.actor_id = sender and o.key = claim_idempotency_key.key;
  if kept.fingerprint <> claim_idempotency_key.fingerprint then
    raise exception 'Another request used this key.' using errcode = 'JK409';
  end if;
  perform set_config('app.replayed', kept.answer, true);
end $$;

/* Keeps the outcome of a write in the place that claim_idempotency_key made in this transaction, where it made one, and
   gives it back. The secret of a new API key is never kept. */
create function keep_outcome(answer text) returns text
language plpgsql security definer set search_path from current as $$
declare
  secret text := coalesce(nullif(current_setting('app.fresh_key', true), '')::jsonb ->> 'secret', '');
begin
  update request_outcome o set answer = replace(keep_outcome.answer, secret, '(shown once)')
  where o.writer = pg_current_xact_id() and o.answer is null;
  return keep_outcome.answer;
end $$;

revoke execute on function claim_idempotency_key from anonymous, authenticated;
revoke execute on function keep_outcome from app_api;

call describe('request_outcome', 'Outcomes of writes that came with an idempotency key, kept for two days.', '{
  "actor_id": "Who sent it.",
  "key": "The caller''s key.",
  "fingerprint": "Hash of the field and its arguments.",
  "answer": "What the write came to, its row of outcome, without secrets; none while it is being written.",
  "writer": "The transaction that writes.",
  "at": "When."}');
call protect('request_outcome', is_data => false, is_logged => false);
revoke all on request_outcome from anonymous, authenticated;
