-- What all acts on an agreement share: finding it, whether the viewer may write it, its next version, its parts, and
-- what it follows from. Each kind of act has a file of its own: drafting, stages, signing, amending, ending, renewing,
-- publishing.

/* The agreement of a code, where there is one that the viewer sees. */
create function find_mou(code text) returns mou stable
  return (select m from mou m where m.code = find_mou.code);

/* The version of an agreement that no other has followed. */
create function latest_version(mou_id bigint) returns mou_version stable
  return (select v from mou_version v where v.mou_id = latest_version.mou_id and upper_inf(v.known));

/* Today where the agreement is. */
create function today_of_mou(mou_id bigint) returns date stable
  return today_in((select m.area_id from mou m where m.id = today_of_mou.mou_id));

create function no_such_mou() returns outcome immutable
  return refused('INVALID_INPUT', 'NO_SUCH_AGREEMENT', '{input,mou}');

create function may_not_write_mou() returns outcome stable
  return forbidden('AGREEMENT_FORBIDDEN', 'WRITE_MOU', '{input,mou}');

/* Why the viewer may not write an agreement; null where they may. That they see it is asked here too, as some acts run
   as the owner, who sees all: an agreement that the viewer does not see is told as one that is not there. */
create function refusal_to_write(agreement mou) returns outcome stable
  return case
    when (agreement).id is null
      or not ((agreement).is_public or may_with('READ_INTERNAL', (agreement).id)) then no_such_mou()
    when not may_with('WRITE_MOU', (agreement).id) then may_not_write_mou() end;

/* The conflict of an act that was decided on a version which others have followed, with the fields they changed. */
create function version_conflict(mou_id bigint, expected_version int, latest_version int) returns outcome stable
  return refused('CONFLICT', 'VERSION_IS_OTHER', '{input,version}',
    jsonb_build_object('version', latest_version, 'expected', expected_version),
    version => latest_version,
    details => changed_since(mou_id, expected_version, latest_version));

/* Closes the latest version of an agreement and writes the next: the same with `changes`, which name columns of
   mou_version. A conflict where `expected_version` is not the latest. `also_changed` names the parts, such as
   'parties', that the act changes besides. */
create function write_next_version(
  mou_id bigint, expected_version int, changes jsonb, reason text, also_changed text[] default '{}'
) returns outcome language plpgsql set search_path from current as $$
declare
  closed mou_version;
  next mou_version;
  refusal outcome;
  -- All but those that the database fills itself.
  columns text := (
    select string_agg(quote_ident(a.attname), ', ')
    from pg_attribute a
    where a.attrelid = 'mou_version'::regclass
      and a.attnum > 0
      and not a.attisdropped
      and a.attgenerated = ''
      and a.attname <> 'id');
begin
  update mou_version v set known = closing(v.known)
  where v.mou_id = write_next_version.mou_id
    and v.version = expected_version
    and upper_inf(v.known)
  returning v.* into closed;
  if closed.id is null then
    return version_conflict(mou_id, expected_version, (latest_version(mou_id)).version);
  end if;
  next := jsonb_populate_record(closed, changes);
  refusal := refusal_of_next_version(closed.stage, next, changes);
  if refusal.kind is not null then return refusal; end if;
  execute format('insert into mou_version (%s) select %s from jsonb_populate_record($1, $2)', columns, columns)
    using closed, changes || jsonb_build_object(
      'version', expected_version + 1,
      'reason', reason,
      'reason_code', changes -> 'reason_code',
      'also_changed', also_changed,
      -- What an office writes is in the language of its choice.
      'text_language', case when not changes ?| '{scope,funding,note}' then closed.text_language end,
      'known', null);
  return done(mou_id);
exception
  when insufficient_privilege then return may_not_write_mou();
  when check_violation then return refused('INVALID_INPUT', 'AGREEMENT_DATES_IMPOSSIBLE', '{input}');
end $$;

/* Why a version cannot follow one of a stage; null where it can. What was given up or ended stays as it was then, but
   can still be made public. */
create function refusal_of_next_version(stage_before mou_stage, next mou_version, changes jsonb) returns outcome stable
  return case
    when stage_before in ('CANCELLED', 'TERMINATED') and not changes ? 'is_public'
      then refused('INVALID_INPUT', 'AGREEMENT_ENDED', '{input,mou}', jsonb_build_object('stage', stage_before))
    when ((next).effective_from).first_day > ((next).effective_to).last_day
      then refused('INVALID_INPUT', 'AGREEMENT_ENDS_BEFORE_IT_BEGINS',
        array['input', case when changes ? 'effective_to' then 'effectiveTo' else 'effectiveFrom' end],
        jsonb_build_object('first_day', ((next).effective_from).value, 'last_day', ((next).effective_to).value))
    -- A signature may be later than the last day, as some are signed late; what follows a signature may not.
    when changes ? 'effective_to'
      and ((next).effective_to).last_day < ((next).event_on).first_day
      and ((next).stage = 'SUSPENDED' or (next).event_on <> (next).signed_on)
      then refused('INVALID_INPUT', 'ENDS_BEFORE_LAST_STEP', '{input,effectiveTo}',
        jsonb_build_object('stage', (next).stage, 'day', ((next).event_on).value)) end;

/* Writes the parts of an agreement that the input gives, up to the first that is refused. */
create function write_parts(mou_id bigint, input jsonb) returns outcome
language plpgsql set search_path from current as $$
declare
  part text;
  written outcome := done(mou_id);
begin
  foreach part in array '{parties,signatories,responsibleAgency,milestones}'::text[] loop
    continue when input ->> part is null;
    written := case part
      when 'parties' then set_parties(mou_id, input -> part)
      when 'signatories' then set_signatories(mou_id, input -> part)
      when 'responsibleAgency' then set_agency(mou_id, input -> part)
      when 'milestones' then set_milestones(mou_id, input -> part) end;
    exit when written.kind <> 'DONE';
  end loop;
  return written;
end $$;

/* Why an agreement cannot follow from `parent`; null where it can. `mou_id` is null of one that is still to be
   written, in the area `area_id`. */
create function refusal_of_parent(parent mou, mou_id bigint, area_id bigint) returns outcome stable
  return case
    when (parent).id is null then refused('INVALID_INPUT', 'NO_SUCH_PARENT', '{input,parent}')
    when follows_from((parent).id, mou_id) then refused('INVALID_INPUT', 'PARENT_OF_ITSELF', '{input,parent}')
    when not exists (
        select from area_within w
        where w.ancestor_id = (parent).area_id and w.descendant_id = refusal_of_parent.area_id)
      and not share_province((parent).area_id, refusal_of_parent.area_id)
      then refused('INVALID_INPUT', 'PARENT_OF_OTHER_PROVINCE', '{input,parent}') end;

/* Is one agreement another, or does it follow from it, also by way of others? */
create function follows_from(mou_id bigint, other_id bigint) returns boolean stable
  return exists (
    with recursive line as (
      select follows_from.mou_id as id
      union
      select v.parent_id
      from line
      join mou_version v on v.mou_id = line.id and upper_inf(v.known)
      where v.parent_id is not null)
    select from line where line.id = other_id);

/* Are two areas of one province on a day; where no day is given, were they ever? */
create function share_province(area_id bigint, other_id bigint, on_day date default null) returns boolean stable
  return exists (
    select
    from area_within w
    join area_within o on o.ancestor_id = w.ancestor_id
    join area province on province.id = w.ancestor_id and province.kind = 'PROVINCE'
    where w.descendant_id = share_province.area_id
      and o.descendant_id = other_id
      and (on_day is null or w.valid @> on_day and o.valid @> on_day));
