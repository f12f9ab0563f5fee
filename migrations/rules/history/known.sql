-- What was known when. A fact has a range `known`: from the stamp of the transaction that wrote it (see dataset.sql) to
-- that of the one that superseded it. Facts are never changed, so that what was answered at a moment can be answered
-- again.

/* The moment that the operation looks at: all that became known up to it counts. It is a stamp of the data.
   app.known_seconds says it as seconds since the epoch: it is read for each row that is looked at, and to read a date
   as text would take three times as long. To the microsecond, a double precision number is exact until the year 2106.
   app.known_at says it as a date: Workers of before set only that, and policies and triggers serve them too.
   There is no coalesce: the planner does not take a comparison with one for safe to make before row-level security is
   asked, and would read no index by it. */
create function known_at() returns timestamptz stable
  return case
    when current_setting('app.known_seconds', true) <> ''
      then to_timestamp(current_setting('app.known_seconds', true)::float8)
    when current_setting('app.known_at', true) <> '' then current_setting('app.known_at', true)::timestamptz
    else now() end;
comment on function known_at is 'Up to when things are known to the operation. @notNull';

/* The moment whose day is today, by the clock. Unlike known_at() it goes on when nothing is written. */
create function present() returns timestamptz stable
  return case when current_setting('app.at', true) <> '' then current_setting('app.at', true)::timestamptz
    else now() end;
comment on function present is 'The moment whose day is today to the operation. @notNull';

/* Is a row what was known at the moment looked at?
   Two comparisons rather than `known @> known_at()`: an index can be read by them, and the planner has statistics of
   them. A bare `@>` is not leakproof, so row-level security hides its statistics, and the planner would expect one row
   in two hundred. */
create function is_current(known tstzrange) returns boolean stable
  return known_from(known) <= known_at() and known_until(known) > known_at();

/* When a row that is closed now was known: up to the stamp of this transaction. */
create function closing(known tstzrange) returns tstzrange volatile return tstzrange(lower(known), take_stamp());

/* Sets `known` from stamps, whatever the writer says: a row opens with the stamp of the transaction that inserts it and
   closes with that of the one that closes it.
   The operator, who is not audited, may give a range of the past instead, to build a history before anybody is told of
   it. But nothing is known ahead of its stamp. */
create function stamp_known() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.known is not distinct from old.known then return new; end if;
  if not is_audited() and new.known is not null then
    if greatest(lower(new.known), upper(new.known)) > clock_timestamp() then
      raise exception 'Nothing is known before it is written.' using errcode = '23514';
    end if;
  elsif tg_op = 'INSERT' then
    new.known := tstzrange(take_stamp(), null);
  elsif upper_inf(old.known) then
    new.known := tstzrange(lower(old.known), take_stamp());
  else
    raise exception 'What was known until some time stays so.' using errcode = '23001';
  end if;
  return new;
end $$;

/* For tables without `known`: sets the column that says when a row was made and, if there is one, the column that says
   when it was taken back. Both are named in the trigger: stamp_moments(granted_at, ended_at). The operator's own values
   stay; where he gives none, the row is made now. */
create function stamp_moments() returns trigger language plpgsql security definer set search_path from current as $$
declare
  made text := tg_argv[0];
  taken_back text := tg_argv[1];
begin
  if tg_op = 'INSERT' and is_audited() then
    new := jsonb_populate_record(new, jsonb_build_object(made, take_stamp()));
    if taken_back is not null then new := jsonb_populate_record(new, jsonb_build_object(taken_back, null)); end if;
  elsif tg_op = 'INSERT' and to_jsonb(new) ->> made is null then
    -- An `insert … on conflict do nothing` comes by here too, also when it then writes nothing. So no stamp is taken,
    -- which would tell followers of a change; any moment later than all that was told will do.
    perform await_turn();
    new := jsonb_populate_record(new, jsonb_build_object(made,
      coalesce(written_at(), (select greatest(clock_timestamp(), d.stamp + interval '1 microsecond') from dataset d))));
  elsif tg_op = 'UPDATE'
    and is_audited()
    and to_jsonb(new) -> taken_back <> to_jsonb(old) -> taken_back
    and to_jsonb(new) ->> taken_back is not null
  then
    -- What was taken back already keeps its moment.
    new := jsonb_populate_record(new, jsonb_build_object(taken_back,
      coalesce(nullif(to_jsonb(old) -> taken_back, 'null'), to_jsonb(take_stamp()))));
  end if;
  return new;
end $$;

/* Keeps facts append-only: a row may be closed, and the transaction that wrote it may delete it again; nothing else. */
create function only_close() returns trigger language plpgsql set search_path from current as $$
declare
  -- Closing changes `known`, and what others say against a row is kept beside it; the others are generated, and have no
  -- value yet in a row that is about to be written.
  not_compared constant text[] := '{known,as_of_day,of_kind,over_after,known_until,contradicted_while}';
begin
  if tg_op = 'DELETE' and lower(old.known) = written_at() then return old; end if;
  if tg_op = 'DELETE'
    or to_jsonb(new) - not_compared <> to_jsonb(old) - not_compared
    or new.known <> old.known and (not upper_inf(old.known) or lower(new.known) <> lower(old.known))
  then
    raise exception 'Facts are append-only: close the row''s known range and insert a correction.'
      using errcode = '23001';
  end if;
  return new;
end $$;
