-- The dataset: one row with the version of all data and the stamp of what was written last. A stamp is the moment from
-- which on something is known. Every transaction that writes takes one of its own, and stamps rise in the order in
-- which transactions commit: so a snapshot whose last stamp is S holds all that was written up to S, and nothing later.

/* The stamp of this transaction, taken when it is first asked for. What the transaction writes is known from then on,
   to the transaction itself too. No caller chooses it: a transaction has one stamp, and a rollback gives it back. */
create function take_stamp() returns timestamptz language plpgsql security definer set search_path from current as $$
declare
  stamp timestamptz;
begin
  select d.stamp into stamp from dataset d where d.writer = pg_current_xact_id();
  if found then return stamp; end if;
  perform await_turn();
  update dataset set writer = pg_current_xact_id() returning dataset.stamp into stamp;
  perform look_at(stamp);
  return stamp;
end $$;

/* Makes known_at() a moment, for the rest of the transaction; of null it is now() again. The date has its offset, so
   that every session reads it as the same moment, whatever DateStyle and zone are. */
create function look_at(moment timestamptz) returns text[] volatile
  return array[
    set_config('app.known_at', coalesce(to_jsonb(moment) #>> '{}', ''), true),
    set_config('app.known_seconds', coalesce(extract(epoch from moment)::text, ''), true)];

/* Waits until this transaction may write. From then on it sees all that others wrote before it, and nobody else writes
   until it ends. */
create function await_turn() returns void language plpgsql security definer set search_path from current as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('writers', 0));
  perform look_at(d.stamp) from dataset d;
end $$;

/* Gives the row the next version and stamp when a transaction first updates it. The row stays locked until that
   transaction ends, so whoever had the version before has committed; this is what makes stamps rise in the order of
   commits. Further updates by the same transaction change neither. */
create function next_version() returns trigger language plpgsql set search_path from current as $$
begin
  if old.writer = pg_current_xact_id() then
    new.version := old.version;
    new.stamp := old.stamp;
  else
    new.version := old.version + 1;
    -- A clock may stand still or go back; a stamp may not.
    new.stamp := greatest(clock_timestamp(), old.stamp + interval '1 microsecond');
  end if;
  new.writer := pg_current_xact_id();
  return new;
end $$;

/* The stamp that this transaction has taken; null where it has taken none. Unlike known_at(), no setting of the caller
   changes it. */
create function written_at() returns timestamptz stable
  return (select d.stamp from dataset d where d.writer = pg_current_xact_id_if_assigned());

/* Takes a stamp also for a change of rows that do not say themselves when they were known. It is a row trigger, as that
   does not fire for a statement that changes no row. */
create function raise_version() returns trigger language plpgsql security definer set search_path from current as $$
begin
  -- take_stamp asks this too; asked here, a load of many rows spares a call for each row after the first.
  if not exists (select from dataset d where d.writer = pg_current_xact_id()) then perform take_stamp(); end if;
  return null;
end $$;

call describe(
  'dataset',
  'One row: the version of all data, and the stamp of what was written last. Each transaction takes its own.',
  '{
  "singleton": "Always true: there is one row.",
  "version": "Raised once by every transaction that changes an answer.",
  "stamp": "When what was written last became known: later than everything before it.",
  "writer": "The transaction that wrote last."}');
comment on column dataset.expiring_days is 'How many days before its end an agreement counts as expiring.';
comment on column dataset.undo_days is
  'How many days an office may correct or withdraw a figure that it recorded itself.';
comment on column dataset.report_days is 'How many days after the end of a month its figures are due.';
comment on column dataset.comparable_months is
  'How many months older than others a number may be and still be compared with them.';
call protect('dataset', everybody_reads => true, is_data => false, is_logged => false);
create trigger next_version before update on dataset for each row execute function next_version();
-- A request reads this before it has a role.
grant select on dataset to app_api;
