-- What a write comes to: done, or refused. The policies decide who may write what; the functions that write turn their
-- decision, and every other refusal that can be expected, into an outcome.
create type outcome as (
  kind text, code text, parameters jsonb, path text[], id bigint, secret text, version int, details text[]
);

comment on column outcome.kind is
  'DONE, or which refusal: FORBIDDEN, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION, UNACKNOWLEDGED. @notNull';

comment on column outcome.code is
  'Of a refusal: which sentence says what, why, and how to mend it. refusal_message(code, parameters) tells it.';

comment on column outcome.parameters is 'Of a refusal: the numbers, days and codes that its sentence names. @notNull';

comment on column outcome.path is 'The argument a refusal is about. @notNull';

comment on column outcome.id is 'The row that was written.';

comment on column outcome.secret is 'What is shown this once.';

comment on column outcome.version is 'Of a conflict: the version that is there now.';

comment on column outcome.details is
  'Of a conflict: the fields that changed; of an illegal transition: the stages allowed; of a warning: what to '
  'acknowledge. @notNull';

create function done(id bigint, secret text default null) returns outcome immutable
  return row('DONE', null, '{}', '{}', id, secret, null, '{}')::outcome;

/* The sentence of a code stands in words/, with a place in braces for each parameter. */
create function refused(
  kind text, code text, path text[] default '{}', parameters jsonb default '{}',
  version int default null, details text[] default '{}'
) returns outcome immutable
  return row(kind, code, parameters, path, null, null, version, details)::outcome;

/* Runs a function that takes its input as JSON and gives an outcome. A refusal undoes whatever the function had
   written before it refused.
   Writers take turns, and wait for their turn before they read anything. They would wait in any case, as each takes
   the one stamp of the data; waiting first, each sees what the one before it wrote, and no two can wait for each
   other.
   A source that the input names is looked up or made here, with the rights of whoever asks: nobody may name a
   source that they do not see, not even where the function runs with the owner's rights. */
create function attempt(act regproc, input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  result outcome;
  source_id bigint;
begin
  result := refusal_of_texts(input);
  if result.kind is not null then return result; end if;
  perform await_turn();
  if input -> 'source' <> 'null' then
    begin
      source_id := source_for(input -> 'source');
    exception
      when insufficient_privilege then return refused('FORBIDDEN', 'NEW_SOURCE_FORBIDDEN', '{input,source}');
      when check_violation then return refused('INVALID_INPUT', 'SOURCE_IMPOSSIBLE', '{input,source}');
    end;
    if source_id is null then return refused('INVALID_INPUT', 'NO_SUCH_SOURCE', '{input,source}'); end if;
    input := input || jsonb_build_object('source', jsonb_build_object('id', source_id));
  end if;
  execute format('select * from %s($1)', act) into result using input;
  -- Raised and caught below, so that PostgreSQL rolls back to the beginning of this block.
  if result.kind <> 'DONE' then raise exception using errcode = 'JK000', message = 'refused'; end if;
  return result;
exception when sqlstate 'JK000' then
  return result;
end $$;
