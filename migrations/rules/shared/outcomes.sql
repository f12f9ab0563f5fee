-- Who gives access to whom. The policies decide; these functions put their decision, and every other expected refusal, into an outcome.
create type outcome as (kind text, message text, path text[], id bigint, secret text, version int, details text[]);

comment on column outcome.kind is 'DONE, or which refusal: FORBIDDEN, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION, UNACKNOWLEDGED. @notNull';

comment on column outcome.message is 'What, why, and how to mend it; empty when done. @notNull';

comment on column outcome.path is 'The argument a refusal is about. @notNull';

comment on column outcome.id is 'The row that was written.';

comment on column outcome.secret is 'What is shown this once.';

comment on column outcome.version is 'Of a conflict: the version that is there now.';

comment on column outcome.details is 'Of a conflict: the fields that changed; of an illegal transition: the stages allowed; of a warning: what to acknowledge. @notNull';

create function done(id bigint, secret text default null) returns outcome immutable return row('DONE', '', '{}', id, secret, null, '{}')::outcome;

create function refused(kind text, message text, path text[] default '{}', version int default null, details text[] default '{}') returns outcome immutable
  return row(kind, message, path, null, null, version, details)::outcome;

/* Runs a function of ours that takes its input as JSON and gives an outcome; whatever a refusal had written until then is undone.
   One after the other: what is written takes the one stamp of the data, so writers wait for each other in any case; waiting first, each sees what the one
   before has made, and no two can wait for each other.
   A source is looked up, or made, here: as whom asks, who may name only what they see, also where the act runs as the owner. */
create function attempt(act regproc, input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  result outcome;
  cited bigint;
begin
  result := bad_text(input);
  if result.kind is not null then return result; end if;
  perform await_turn();
  if input -> 'source' <> 'null' then
    begin
      cited := source_for(input -> 'source');
    exception
      when insufficient_privilege then return refused('FORBIDDEN', 'You may bring new sources only as an office that records figures.', '{input,source}');
      when check_violation then return refused('INVALID_INPUT', 'A source has a citation and a publisher; its address begins with http:// or https://, its day is not ahead, nor before 1900.', '{input,source}');
    end;
    if cited is null then return refused('INVALID_INPUT', 'There is no such source: take its id from `sources`, or describe a new one.', '{input,source}'); end if;
    input := input || jsonb_build_object('source', jsonb_build_object('id', cited));
  end if;
  execute format('select * from %s($1)', act) into result using input;
  if result.kind <> 'DONE' then raise exception using errcode = 'JK000', message = 'refused'; end if;
  return result;
exception when sqlstate 'JK000' then
  return result;
end $$;
