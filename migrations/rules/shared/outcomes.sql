-- What a write comes to: done, or refused. The policies decide who may write what; the functions that write turn their
-- decision, and every other refusal that can be expected, into an outcome.
create type outcome as (
  kind text, code text, parameters jsonb, path text[], id bigint, secret text, version int, details text[],
  ids bigint[], findings jsonb
);

comment on column outcome.kind is
  'DONE, or which refusal: FORBIDDEN, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION, UNACKNOWLEDGED, ROWS_REFUSED. '
  '@notNull';

comment on column outcome.code is
  'Of a refusal: which sentence says what, why, and how to mend it. refusal_sentence makes it.';

comment on column outcome.parameters is 'Of a refusal: the numbers, days and codes that its sentence names. @notNull';

comment on column outcome.path is 'The argument a refusal is about. @notNull';

comment on column outcome.id is 'The row that was written.';

comment on column outcome.secret is 'What is shown this once.';

comment on column outcome.version is 'Of a conflict: the version that is there now.';

comment on column outcome.details is
  'Of a conflict: the fields that changed; of an illegal transition: the stages allowed; of a warning: what to '
  'acknowledge. @notNull';

comment on column outcome.ids is 'The rows that were written, of a write of many.';

comment on column outcome.findings is 'Of a list of which rows are refused: the refusal of each of them, an outcome.';

create function done(id bigint, secret text default null) returns outcome immutable
  return row('DONE', null, '{}', '{}', id, secret, null, '{}', null, null)::outcome;

create function done(ids bigint[]) returns outcome immutable
  return row('DONE', null, '{}', '{}', null, null, null, '{}', ids, null)::outcome;

/* The sentence of a code stands in a file of words/, with a place in braces for each parameter. */
create function refused(
  kind text, code text, path text[] default '{}', parameters jsonb default '{}',
  version int default null, details text[] default '{}', findings jsonb default null
) returns outcome immutable
  return row(kind, code, parameters, path, null, null, version, details, null, findings)::outcome;

/* The refusal of {"value", "low", "high", "precision"}, of which quantity_from makes no number of a unit. Of several
   things that are wrong it tells the first: what is missing, then what a number cannot be. What it names of the number
   it names as it was written. */
create function refusal_of_number(given jsonb, unit unit, path text[]) returns outcome immutable
  return (
    select case
        when num_nonnulls(n.value, n.low, n.high) = 0 then refused('INVALID_INPUT', 'NUMBER_MISSING', path)
        when n.value is not null and num_nonnulls(n.low, n.high) > 0
        then refused('INVALID_INPUT', 'NUMBER_AND_RANGE', path)
        when n.value is not null and n.precision = 'RANGE' then refused('INVALID_INPUT', 'RANGE_WITHOUT_ENDS', path)
        when n.value is null and num_nulls(n.low, n.high) = 1 then refused('INVALID_INPUT', 'HALF_OF_RANGE', path)
        when n.value is null and n.precision <> 'RANGE'
        then refused('INVALID_INPUT', 'RANGE_OF_OTHER_PRECISION', path, jsonb_build_object('precision', n.precision))
        when least(n.value, n.low, n.high) < 0
        then refused('INVALID_INPUT', 'NUMBER_BELOW_ZERO', path,
          jsonb_build_object('number', left(least(n.value, n.low, n.high)::text, 60)))
        when largest > 10000 and refusal_of_number.unit = 'PERCENT'
        then refused('INVALID_INPUT', 'NUMBER_TOO_LARGE', path,
          jsonb_build_object('number', left(largest::text, 60), 'limit', 10000))
        when broken is not null and refusal_of_number.unit not in ('PERCENT', 'RUPIAH')
        then refused('INVALID_INPUT', 'NUMBER_NOT_WHOLE', path, jsonb_build_object('number', left(broken::text, 60)))
        when n.low > n.high
        then refused('INVALID_INPUT', 'RANGE_UPSIDE_DOWN', path, jsonb_build_object('low', n.low, 'high', n.high))
        else refused('INVALID_INPUT', 'NUMBER_TOO_LARGE', path,
          jsonb_build_object('number', left(largest::text, 60), 'limit', 9007199254740991)) end
    from jsonb_to_record(coalesce(given, '{}')) n(value numeric, low numeric, high numeric, precision text)
    cross join lateral (
      select greatest(n.value, n.low, n.high) as largest,
        (select each from unnest(array[n.value, n.low, n.high]) each where scale(each) > 0 limit 1) as broken) of);

/* The refusal of a list because of some of its rows. `refusals` has a place for each row, null where nothing is wrong
   with it. A path that a refusal has for the row alone, {input,quantity}, becomes that in the list:
   {input,rows,3,quantity} for the fourth. What it says of something that is no column of the rows is said of the whole
   row. */
create function refused_rows(refusals outcome[], columns text[]) returns outcome immutable
  return (
    select refused('ROWS_REFUSED', 'ROWS_REFUSED', '{input,rows}',
      jsonb_build_object('count', count(distinct r.place), 'of', cardinality(refusals)),
      findings => jsonb_agg(finding_of_row(e, r.place, columns) order by r.place))
    from unnest(refusals) with ordinality
      r(kind, code, parameters, path, id, secret, version, details, ids, findings, place)
    cross join lateral each_of(
      row(r.kind, r.code, r.parameters, r.path, r.id, r.secret, r.version, r.details, r.ids, r.findings)::outcome) e
    where r.kind is not null);

/* What is wrong with a row of a list, with its place in the list. */
create function finding_of_row(refusal outcome, place bigint, columns text[]) returns jsonb immutable
  return to_jsonb(refusal) || jsonb_build_object('path', array['input', 'rows', (place - 1)::text]
    || case when (refusal).path[2] = any (columns) then (refusal).path[2:] else '{}' end);

/* All that is wrong with a row as one refusal: the first, and where there are several all of them as its findings. Null
   where nothing is wrong. */
create function all_as_one(refusals outcome[]) returns outcome
language plpgsql immutable set search_path from current as $$
declare
  wrong constant outcome[] := array(select r from unnest(refusals) r where r.kind is not null);
  told outcome := wrong[1];
begin
  if cardinality(wrong) > 1 then told.findings := to_jsonb(wrong); end if;
  return told;
end $$;

/* The refusals that stand in one of a row. */
create function each_of(refusal outcome) returns setof outcome immutable
begin atomic
  select (refusal).* where (refusal).kind is not null and (refusal).findings is null
  union all
  select f.* from jsonb_populate_recordset(null::outcome, (refusal).findings) f;
end;

/* The sentence of a refusal. */
create function refusal_sentence(code text, parameters jsonb) returns sentence immutable
  return row(code, parameters)::sentence;
comment on function refusal_sentence is 'The sentence of a refusal. @notNull';

/* What refused_rows has found. */
create function findings_in(findings jsonb) returns setof outcome stable
begin atomic
  select f.* from jsonb_populate_recordset(null::outcome, findings_in.findings) f;
end;

/* Runs a function that takes its input as JSON and gives an outcome. A refusal undoes whatever the function had
   written before it refused.
   Writers take turns, and wait for their turn before they read anything. They would wait in any case, as each takes
   the one stamp of the data; waiting first, each sees what the one before it wrote, and no two can wait for each
   other. An act that is not begun `in_turn` waits itself (await_turn), after it has looked at what no other act
   changes and before it looks at anything else: so others wait for less. An act that has rows says itself of each what
   is wrong with its texts.
   A source that the input names is looked up or made here, with the rights of whoever asks: nobody may name a
   source that they do not see, not even where the function runs with the owner's rights. */
create function attempt(act regproc, input jsonb, in_turn boolean default true) returns outcome
language plpgsql set search_path from current as $$
declare
  result outcome;
  source_id bigint;
begin
  result := refusal_of_texts(input - 'rows');
  if result.kind is not null then return result; end if;
  if in_turn then perform await_turn(); end if;
  if input -> 'source' <> 'null' then
    begin
      source_id := source_for(input -> 'source');
    exception
      when insufficient_privilege then
        return forbidden('NEW_SOURCE_FORBIDDEN', 'SUBMIT_FIGURE', '{input,source}');
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
