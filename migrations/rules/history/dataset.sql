/* Whoever changes the row takes the next version and stamp, once; who had them before has committed, as the row is locked until then. So stamps rise in the
   order of commits, and a snapshot with a stamp has all that was written up to it, and nothing else. */
create function next_version() returns trigger language plpgsql set search_path from current as $$
begin
  if old.writer = pg_current_xact_id() then
    new.version := old.version;
    new.stamp := old.stamp;
  else
    new.version := old.version + 1;
    new.stamp := greatest(clock_timestamp(), old.stamp + interval '1 microsecond');
  end if;
  new.writer := pg_current_xact_id();
  return new;
end $$;

/* Waits for its turn to write: from then on all is known that others wrote before, and nobody else writes. */
create function await_turn() returns void language plpgsql security definer set search_path from current as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('writers', 0));
  perform set_config('app.known_at', (select d.stamp from dataset d)::text, true);
end $$;

/* The stamp of this transaction, from which on what it writes is known, to itself too. No caller chooses it: of one transaction it is one, and what is undone
   gives it back. */
create function take_stamp() returns timestamptz language plpgsql security definer set search_path from current as $$
declare
  taken timestamptz;
begin
  select d.stamp into taken from dataset d where d.writer = pg_current_xact_id();
  if found then return taken; end if;
  perform await_turn();
  update dataset set writer = pg_current_xact_id() returning stamp into taken;
  perform set_config('app.known_at', taken::text, true);
  return taken;
end $$;

/* The stamp that this transaction has taken; null where it has none. Not what is looked at: that is a setting of the caller. */
create function written_at() returns timestamptz stable
  return (select d.stamp from dataset d where d.writer = pg_current_xact_id_if_assigned());

/* Of what does not say itself when it was known. Once per transaction that really writes: a statement that changes no row fires no row trigger. */
create function raise_version() returns trigger language plpgsql security definer set search_path from current as $$
begin
  -- Asked here too, as it is asked of each row of a load.
  if not exists (select from dataset d where d.writer = pg_current_xact_id()) then perform take_stamp(); end if;
  return null;
end $$;

call describe('dataset', 'One row: the version of all data, and the stamp of what was written last. Every transaction that writes has one of its own.', '{
  "singleton": "Always true: there is one row.", "version": "Raised once by every transaction that changes an answer.",
  "stamp": "When what was written last became known: later than everything before it.", "writer": "The transaction that wrote last."}');
comment on column dataset.expiring_days is 'How many days before its end an agreement counts as expiring.';
call protect('dataset', everybody_reads => true, is_data => false, is_logged => false);
create trigger next_version before update on dataset for each row execute function next_version();
-- Before a request has a role, it looks at this.
grant select on dataset to app_api;
