-- The log of writes: who wrote what, and when. Triggers write it, so that no way of writing forgets it.

/* Is this write to be logged: one of a request, of the clock, or of anything else that the API's login does?
   Whoever skips begin_request is not spared. */
create function is_audited() returns boolean stable
  return session_user = 'app_api'
    or viewer() is not null
    or current_user in ('anonymous', 'authenticated', 'app_api')
    or coalesce(starts_with(current_setting('app.request_id', true), 'clock '), false);

/* What a row is called in the log, by the first of these columns that its table has. */
create function logged_key(logged jsonb) returns text immutable
  return coalesce(logged ->> 'code', logged ->> 'id', logged ->> 'area_id', logged ->> 'key_id',
    logged ->> 'figure_id', logged ->> 'region_id');

/* The area that a row is about, likewise. */
create function logged_area(relation name, logged jsonb) returns bigint stable
  return case
    when relation = 'area' then (logged ->> 'id')::bigint
    else coalesce(
      (logged ->> 'area_id')::bigint,
      (logged ->> 'market_id')::bigint,
      (logged ->> 'region_id')::bigint,
      (select m.area_id from mou m where m.id = (logged ->> 'mou_id')::bigint),
      (select f.area_id from figure f where f.id = (logged ->> 'figure_id')::bigint),
      (select a.area_id from actor a where a.id = (logged ->> 'actor_id')::bigint)) end;

/* For rows that are changed or deleted. */
create function write_audit() returns trigger language plpgsql security definer set search_path from current as $$
declare
  -- What others say against a figure is kept beside it by a trigger; nobody writes it.
  not_logged constant text[] := '{hash,contradicted_while}';
  old_row jsonb := to_jsonb(old) - not_logged;
  new_row jsonb := case when tg_op = 'UPDATE' then to_jsonb(new) - not_logged end;
  any_row jsonb := coalesce(new_row, old_row);
begin
  if old_row = new_row then return null; end if;
  insert into audit_log (actor_id, request_id, action, relation, row_key, area_id, before, after)
  values (
    viewer_actor(), nullif(current_setting('app.request_id', true), ''), tg_op, tg_table_name,
    logged_key(any_row), logged_area(tg_table_name, any_row), old_row, new_row);
  return null;
end $$;

/* For all rows that a statement adds at once: many take less time together than one by one. */
create function write_audit_of_added() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into audit_log (actor_id, request_id, action, relation, row_key, area_id, after)
  select
    (select viewer_actor()), nullif(current_setting('app.request_id', true), ''), 'INSERT', tg_table_name,
    logged_key(a.logged), logged_area(tg_table_name, a.logged), a.logged
  from (select to_jsonb(added) - 'hash' as logged from added offset 0) a;
  return null;
end $$;

create function refuse_change() returns trigger language plpgsql set search_path from current as $$
begin
  raise exception 'The audit log is append-only.' using errcode = '23001';
end $$;

call describe('audit_log', 'Who wrote what, and when: append-only, written by triggers.', '{
  "id": "Surrogate key.",
  "at": "When.",
  "actor_id": "Who.",
  "request_id": "In which request.",
  "action": "What happened to the row.",
  "relation": "In which table.",
  "row_key": "To which row.",
  "area_id": "About which area, where the row has one.",
  "before": "The row before, without secrets.",
  "after": "The row after, without secrets."}');
call protect('audit_log', is_data => false, is_logged => false);
create trigger append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_log for each statement execute function refuse_change();
create policy readers on audit_log for select using (at <= known_at() and may('READ_AUDIT', area_id));
create trigger stamp_moments before insert or update on audit_log for each row execute function stamp_moments(at);
