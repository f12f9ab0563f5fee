/* What the whole operation takes to be known: all that became known up to this moment, which is a stamp of the data (see dataset). No coalesce: with one the planner does not take a comparison for safe to make before
   row-level security is asked, and reads no index by it. */
create function known_at() returns timestamptz stable
  return case when current_setting('app.known_at', true) <> '' then current_setting('app.known_at', true)::timestamptz else now() end;

/* The moment whose day is today: by the clock, whatever was known last. */
create function present() returns timestamptz stable
  return case when current_setting('app.at', true) <> '' then current_setting('app.at', true)::timestamptz else now() end;

/* Is it what was known at the moment looked at? As two comparisons, which an index can be read by and of which the planner has statistics: those of a bare `@>`
   are hidden from it by row-level security, as it is not leakproof, and it would expect one row in two hundred. */
create function is_current(known tstzrange) returns boolean stable return known_from(known) <= known_at() and known_until(known) > known_at();

/* When a row that is closed now was known. */
create function closing(known tstzrange) returns tstzrange volatile return tstzrange(lower(known), take_stamp());

/* A row is known from the stamp of the transaction that makes it to that of the one that closes it, whatever the writer says. Only the operator brings what was
   known before, to build a history before anybody is told of it; but nothing is known ahead of its stamp. */
create function stamp_known() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.known is not distinct from old.known then return new; end if;
  if not is_audited() and new.known is not null then
    if greatest(lower(new.known), upper(new.known)) > clock_timestamp() then raise exception 'Nothing is known before it is written.' using errcode = '23514'; end if;
  elsif tg_op = 'INSERT' then
    new.known := tstzrange(take_stamp(), null);
  elsif upper_inf(old.known) then
    new.known := tstzrange(lower(old.known), take_stamp());
  else
    raise exception 'What was known until some time stays so.' using errcode = '23001';
  end if;
  return new;
end $$;

/* Sets the column that says when a row was made and, where there is one, the column that says when it was taken back; of the operator only where nothing is given. */
create function stamp_moments() returns trigger language plpgsql security definer set search_path from current as $$
declare
  made text := tg_argv[0];
  taken_back text := tg_argv[1];
begin
  if tg_op = 'INSERT' and is_audited() then
    new := jsonb_populate_record(new, jsonb_build_object(made, take_stamp()));
    if taken_back is not null then new := jsonb_populate_record(new, jsonb_build_object(taken_back, null)); end if;
  elsif tg_op = 'INSERT' and to_jsonb(new) ->> made is null then
    -- A row that is there already is not written, and nothing is to be known anew: later than all that was told is enough.
    perform await_turn();
    new := jsonb_populate_record(new, jsonb_build_object(made,
      coalesce(written_at(), (select greatest(clock_timestamp(), d.stamp + interval '1 microsecond') from dataset d))));
  elsif tg_op = 'UPDATE' and is_audited() and to_jsonb(new) -> taken_back <> to_jsonb(old) -> taken_back and to_jsonb(new) ->> taken_back is not null then
    -- What was taken back stays so since the moment it was.
    new := jsonb_populate_record(new, jsonb_build_object(taken_back, coalesce(to_jsonb(old) ->> taken_back, take_stamp()::text)));
  end if;
  return new;
end $$;

/* Facts are never changed: a row may only be closed, or taken out again by the transaction that wrote it. */
create function only_close() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' and lower(old.known) = written_at() then return old; end if;
  -- What is generated is not yet there in a row that is about to be written.
  if tg_op = 'DELETE' or to_jsonb(new) - '{known,as_of_day,of_kind,over_after,known_until}'::text[] <> to_jsonb(old) - '{known,as_of_day,of_kind,over_after,known_until}'::text[]
    or not upper_inf(old.known) or lower(new.known) <> lower(old.known) then
    raise exception 'Facts are append-only: close the row''s known range and insert a correction.' using errcode = '23001';
  end if;
  return new;
end $$;
