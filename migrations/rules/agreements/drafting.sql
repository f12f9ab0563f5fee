-- How an agreement begins: as a draft, which only those who work on it see until it is signed or published.

/* {"area", "instrument", "stage", "title", "scope", "funding", "note", "parent", "renews", "proposedOn",
   "responsibleAgency": {"name", "since"}, "milestones": [{"title", "dueOn"}],
   "parties": [{"role", "office", "area", "person"}]} */
create function propose_mou(input jsonb) returns outcome language plpgsql set search_path from current as $$
declare
  place bigint := (select a.id from area a where a.code = input ->> 'area');
  parent mou := find_mou(input ->> 'parent');
  proposed_on partial_date;
  refusal outcome;
  draft_id bigint;
begin
  if place is null then return no_such_area(input ->> 'area', '{input,area}'); end if;
  if not may('WRITE_MOU', place) then return forbidden('PROPOSAL_FORBIDDEN', 'WRITE_MOU', '{input,area}'); end if;
  proposed_on := partial_date_of(coalesce(input ->> 'proposedOn', today_in(place)::text), 'DAY');
  if (proposed_on).first_day > today_in(place) then
    return refused('INVALID_INPUT', 'ACT_TO_COME', '{input,proposedOn}');
  end if;
  if coalesce(input ->> 'stage', 'PROPOSED') not in ('IDENTIFIED', 'PROPOSED') then
    return refused('INVALID_INPUT', 'BEGINS_AT_OTHER_STAGE', '{input,stage}');
  end if;
  if input ->> 'parent' is not null then
    refusal := refusal_of_parent(parent, null, place);
    if refusal.kind is not null then return refusal; end if;
  end if;
  insert into mou (code, area_id)
  values (free_mou_code(input ->> 'area', (proposed_on).first_day), place)
  returning id into draft_id;
  insert into mou_version (
    mou_id, version, is_public, stage, event_on, instrument, published_instrument,
    title, scope, funding, note, parent_id, renews_id, source_id)
  values (
    draft_id, 1, false, coalesce((input ->> 'stage')::mou_stage, 'PROPOSED'), proposed_on,
    (input ->> 'instrument')::mou_instrument, input ->> 'instrument',
    input ->> 'title', input ->> 'scope', input ->> 'funding', input ->> 'note',
    parent.id, (input ->> 'renews')::bigint, source_of_viewer());
  return write_parts(draft_id, input);
exception
  when insufficient_privilege then return forbidden('PROPOSAL_FORBIDDEN', 'WRITE_MOU', '{input,area}');
  when check_violation then return refused('INVALID_INPUT', 'PROPOSAL_IMPOSSIBLE', '{input}');
end $$;

/* A code that no agreement has: '64.71:2026-07-31', and '64.71:2026-07-31:2' where there is one of that area and day.
   Null where the viewer may not write agreements of the area. Reads past the policies, as drafts that the viewer does
   not see have codes too. */
create function free_mou_code(area_code text, on_day date) returns text
stable security definer set search_path from current
  return (
    select candidate.code
    from (
      select n, area_code || ':' || on_day || case n when 1 then '' else ':' || n end as code
      from generate_series(1, 1000) n) candidate
    where may('WRITE_MOU', (select a.id from area a where a.code = area_code))
      and not exists (select from mou m where m.code = candidate.code)
    order by candidate.n
    limit 1);
