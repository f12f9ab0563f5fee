-- How a request begins in the database: the session is made plain, the caller is authenticated, and role, moment and
-- time limits are set, all for one transaction.

/* First statement of every request: who asks, as which role, which moment is looked at and which day is today, for this
   transaction only. What is known is all up to the last stamp, or to the moment given where that is earlier. Today is
   that of the clock, or of that moment, unless `on` names another.
   request: {"requestId", "on", "language", "cost" (of a read), "credential", "idempotency": {"key", "fingerprint"},
     "freshKey": {"code", "secret", "hash"}, "statementMs", "transactionMs" (how long each may take; no limit when not
     given), "waitMs" (for how long a lock is waited for; as long as reset_settings says when not given)}. Both moments
   are answered as RFC 3339 writes them, in UTC.
   Of dear reads only a few run at once. Each holds one of a few advisory locks to its end; one that finds none free is
   refused at once. There are two ranges of costs, with places of their own: so those in between neither take the places
   of the dearest nor wait for them. Writers have eight places: one writes, and the others wait for their turn; whoever
   finds none waits outside, so that no session waits with it. Who writes without a credential is refused before
   anything is looked at (attempt), and takes no place. All places together are fewer than the sessions that a pool in
   front of the database has (Neon's 20), so that what is cheap finds a session free. */
create function begin_request(known_at timestamptz default null, request jsonb default '{}',
  out version text, out known text, out at text, out actor bigint, out unrecorded_key bigint)
language plpgsql as $$
declare
  me pg_catalog.oid;
  known_until timestamptz;
  today timestamptz;
  viewer jsonb;
  cost numeric := coalesce((request ->> 'cost')::numeric, 0);
  is_write boolean := not current_setting('transaction_read_only')::boolean and request ? 'credential';
  kind text := case
    when is_write then 'writers' when cost > 2000 then 'dear requests' when cost > 150 then 'middling requests' end;
  places int := case kind when 'writers' then 8 when 'middling requests' then 5 else 2 end;
begin
  -- Somebody may have set the session otherwise: no name is looked up before the path is set. Temporary tables are
  -- looked up last, so that none stands for one of ours.
  get diagnostics me = pg_routine_oid;
  perform pg_catalog.set_config(
    'search_path', pg_catalog.format('%s, app, pg_temp', p.pronamespace::pg_catalog.regnamespace), true)
  from pg_catalog.pg_proc p where p.oid operator(pg_catalog.=) me;
  -- The request is UTF-8, and such a session has read it as something else. This state makes the Worker send it again,
  -- with a statement before it that sets the encoding, as it may be given the same session.
  if current_setting('client_encoding') <> 'UTF8' then
    raise exception 'The session speaks no UTF-8.' using errcode = '57P03';
  end if;
  perform
    reset_settings(),
    set_config('app.request_id', coalesce(request ->> 'requestId', ''), true),
    set_config('app.language', coalesce(request ->> 'language', ''), true),
    set_config('app.fresh_key', coalesce(request ->> 'freshKey', ''), true);
  if request ? 'waitMs' then perform set_config('lock_timeout', request ->> 'waitMs', true); end if;
  -- The gate: whoever changes the rules locks this table, and who waits here holds nothing yet that they could wait
  -- for.
  perform from dataset;
  if request ? 'credential' then
    viewer := authenticate(request -> 'credential');
    perform set_config('app.viewer', viewer::text, true);
  end if;
  -- Only now, so that a credential that is refused takes no place.
  if kind is not null then
    for place in 1 .. places + 1 loop
      if place > places then
        raise exception 'As many % run as may.', kind
          using errcode = case when is_write then 'JK425' else 'JK503' end;
      end if;
      exit when pg_try_advisory_xact_lock(hashtext(kind), place);
    end loop;
  end if;
  if request ? 'idempotency' then
    perform claim_idempotency_key(
      request -> 'credential', request -> 'idempotency' ->> 'key', request -> 'idempotency' ->> 'fingerprint');
  end if;
  select d.version, least(begin_request.known_at, d.stamp) into version, known_until from dataset d;
  today := coalesce((request ->> 'on')::timestamptz, least(begin_request.known_at, now()));
  perform
    set_config('role', case when viewer is null then 'anonymous' else 'authenticated' end, true),
    look_at(known_until),
    set_config('app.at', today::text, true),
    set_config('statement_timeout', coalesce(request ->> 'statementMs', '0'), true),
    set_config('transaction_timeout', coalesce(request ->> 'transactionMs', '0'), true);
  known := rfc3339(known_until);
  at := rfc3339(today);
  actor := viewer ->> 'actor';
  unrecorded_key := case when (viewer ->> 'unrecorded')::boolean then viewer ->> 'key' end;
end $$;

comment on function begin_request is 'First statement of every request: authenticates, sets role, schema, the moment '
  'looked at and today, for this transaction only; answers the data''s version and both moments.';

/* A moment as RFC 3339 writes it, in UTC, to the microsecond. */
create function rfc3339(moment timestamptz) returns text stable
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

/* Takes back, for this transaction, what a caller may have set in a session that the pool now gives to another:
   every setting of PostgreSQL 18 that changes how a statement is read, what it answers or stores, or what a commit
   promises. Not reset is what changes only how long a statement takes or what is logged (planner, memory, vacuum),
   what only tables being made follow (default_tablespace, check_function_bodies), and what nothing here uses (lc_*,
   default_text_search_config, timezone_abbreviations, xmloption). One expression, so that PostgreSQL puts it in the
   place of the call. */
create function reset_settings() returns text[] volatile
  return array[
    set_config('role', 'none', true),
    set_config('row_security', 'on', true),
    -- How a statement and its literals are read. What a session has parsed of a plpgsql function it keeps: see the
    -- test of literals.
    set_config('standard_conforming_strings', 'on', true),
    set_config('backslash_quote', 'safe_encoding', true),
    set_config('transform_null_equals', 'off', true),
    set_config('array_nulls', 'on', true),
    set_config('plpgsql.extra_errors', 'none', true),
    -- How values are written and read.
    set_config('TimeZone', 'UTC', true),
    set_config('DateStyle', 'ISO, MDY', true),
    set_config('IntervalStyle', 'postgres', true),
    set_config('extra_float_digits', '1', true),
    set_config('bytea_output', 'hex', true),
    set_config('quote_all_identifiers', 'off', true),
    -- Which rows are found.
    set_config('gin_fuzzy_search_limit', '0', true),
    set_config('restrict_nonsystem_relation_kind', '', true),
    -- What is confirmed is on the disk.
    set_config('synchronous_commit', 'on', true),
    -- An error ends a statement, not the session.
    set_config('exit_on_error', 'off', true),
    -- How long one waits for another who writes (so long the Worker goes on asking for a place, too: WAIT_MS), and
    -- between two statements.
    set_config('lock_timeout', '3s', true),
    -- A timer that runs is not moved by another time, but ended by none: whoever sets one sets it after this.
    set_config('transaction_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true),
    -- Of a request before this one.
    set_config('app.viewer', '', true),
    set_config('app.known_at', '', true),
    set_config('app.known_seconds', '', true),
    set_config('app.at', '', true),
    set_config('app.request_id', '', true),
    set_config('app.language', '', true),
    set_config('app.replayed', '', true),
    set_config('app.fresh_key', '', true)];

/* Turns a credential into a viewer (see viewer.sql), or refuses it without saying why. It is {"key", "hash"} of an API
   key, or {"issuer", "subject"} of a token that the Worker has verified. */
create function authenticate(credential jsonb) returns jsonb
language plpgsql stable security definer set search_path from current as $$
declare
  used_key api_key;
  sender bigint;
begin
  if credential ? 'key' then
    select k.* into used_key
    from api_key k join api_key_hash h on h.key_id = k.id
    where k.code = credential ->> 'key'
      and h.hash = decode(credential ->> 'hash', 'hex')
      and k.revoked_at is null
      and k.expires_at > now();
    sender := used_key.actor_id;
  else
    select a.id into sender from actor a
    where a.issuer = credential ->> 'issuer' and a.subject = credential ->> 'subject';
  end if;
  if sender is null then raise exception 'The credential is refused.' using errcode = 'JK401'; end if;
  return (
    with valid_grant as (
      select g.id, g.role, g.area_id, g.area_kind = 'NATION' as is_everywhere,
        (now() at time zone zone_of(g.area_id))::date as today
      from actor_grant g
      where g.actor_id = sender
        and g.ended_at is null
        and g.valid @> (now() at time zone zone_of(g.area_id))::date),
    allowed as (
      select c.capability, c.as_party, array_agg(g.id order by g.id) as grant_ids
      from valid_grant g join role_capability c on c.role = g.role
      where not g.is_everywhere
        and (not c.where_branches_release or exists (
          select from branches_release r join area_within w on w.ancestor_id = r.region_id
          where w.descendant_id = g.area_id and w.valid @> g.today))
      group by 1, 2),
    -- The areas of grants and all below them, written as an array: worked out once for all that the same grants allow.
    reach as (
      select same.grant_ids, (
        select array_agg(distinct b.id)::text
        from valid_grant g cross join lateral areas_below(g.area_id, g.today) b(id)
        where g.id = any (same.grant_ids)) as area_ids
      from (select distinct a.grant_ids from allowed a) same),
    reaches as (
      select a.as_party, jsonb_object_agg(a.capability, r.area_ids) as areas
      from allowed a join reach r using (grant_ids)
      group by 1)
    select jsonb_build_object(
      'actor', sender,
      'key', used_key.id,
      -- Is the use of the key not noted for today yet?
      'unrecorded', coalesce(used_key.last_used_on < (now() at time zone 'UTC')::date, false),
      'roles', (select coalesce(jsonb_agg(distinct g.role), '[]') from valid_grant g),
      'everywhere', (
        select coalesce(jsonb_agg(distinct c.capability), '[]')
        from valid_grant g join role_capability c on c.role = g.role
        where g.is_everywhere),
      'areas', coalesce((select r.areas from reaches r where not r.as_party), '{}'),
      'parties', coalesce((select r.areas from reaches r where r.as_party), '{}')));
end $$;

/* Notes the day of a key's use: once a day, after the answer. */
create function record_use(key_id bigint) returns void security definer set search_path from current
begin atomic
  -- The gate, as in begin_request.
  select from dataset;
  update api_key set last_used_on = (now() at time zone 'UTC')::date
  where id = key_id and last_used_on < (now() at time zone 'UTC')::date;
end;

revoke execute on function authenticate, record_use from anonymous, authenticated;
