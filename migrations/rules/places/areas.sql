-- Areas: places and offices that figures, targets and agreements can be about, and which of them belongs to which on
-- a day. What lies below each area is kept ready: see area-within.sql.

/* The areas that ids name, each once. An id is a type of the API and a code: `Region:64` names none, as 64 is a
   province. A market is there once it was registered by the moment that the operation looks at. Where one names none,
   the operation ends. */
create function areas_named(types text[], codes text[]) returns setof bigint stable
begin atomic
  select distinct coalesce(a.id, area_otherwise_named(named.code, named.type))
  from unnest(types, codes) as named(type, code)
    left join area a on a.code = named.code
      and named.type = area_type(a.kind)
      and (a.kind <> 'MARKET'
        or exists (select from market m where m.area_id = a.id and m.recorded_at <= known_at()));
end;

/* The area and everything below it on a day, by all ways that do not lead over the kinds of membership in `not_via`.
   What merely lies in a province, an office of the agency, is not below it: a grant for the province does not reach
   it. */
create function areas_below(area_id bigint, at date, not_via membership_kind[] default '{OFFICE_LOCATION}')
returns setof bigint stable
begin atomic
  select distinct w.descendant_id
  from area_within w
  where w.ancestor_id = areas_below.area_id
    and w.valid @> areas_below.at
    and not w.via && areas_below.not_via;
end;

/* Does an area belong to an office: is it the office's own, or does it lie below it, today or on a day? A branch
   reports the month in which it served a government after it has gone to another one. To the office of the nation
   belong all. */
create function belongs_to_office(area_id bigint, office bigint, day date) returns boolean
language plpgsql stable set search_path from current as $$
begin
  return exists (
      select from area_within w
      where w.descendant_id = belongs_to_office.area_id and w.ancestor_id = office and not w.via && '{OFFICE_LOCATION}'
        and (w.valid @> day or w.valid @> today_in(office)))
    or exists (select from area a where a.id = office and a.kind = 'NATION');
end $$;

/* What an area belongs to in one order of things on a day; null where that is not known. */
create function parent_of(child bigint, kind membership_kind, at date) returns bigint stable
  return (
    select m.parent_id from membership m
    where m.child_id = parent_of.child and m.kind = parent_of.kind and holds(m.valid, at));

/* The local governments below an area that a sum over the area needs. An office that lies in a province brings it
   none, and a branch has those of its own working area: those of a pioneer branch below it belong to the pioneer.
   */
create function local_governments_below(area_id bigint, at date) returns setof area_row stable
begin atomic
  select a.* from area_row a
  where a.kind in ('REGENCY', 'CITY')
    and a.valid @> local_governments_below.at
    and exists (
      select from area_within w
      where w.ancestor_id = local_governments_below.area_id
        and w.descendant_id = a.id
        and w.valid @> local_governments_below.at
        and not w.via && '{OFFICE_LOCATION,PARENT_BRANCH}');
end;

/* The columns of `area` that these rules know. A function whose body is SQL gives rows of this view, not of the table:
   once a later migration adds a column to the table, such a function would fail for Workers that still run by these
   rules. The same holds for `figure_row`, `source_row` and `target_row`. */
create view area_row with (security_invoker = true) as
  select
    id, kind, code, valid, valid_verification, time_zone, time_zone_verification, zone, island_group, note
  from area;
call describe('area', 'A place or office that figures, targets and MoUs can be about.', '{
  "id": "Surrogate key.",
  "kind": "What it is.",
  "code": "Its public code: ID, VII, 64, 64.71, KC-BALIKPAPAN, PASAR-KAHAYAN.",
  "valid": "Days on which it exists; open where unknown.",
  "valid_verification": "How sure these days are, where there are any.",
  "time_zone": "IANA zone of a province: WIB, WITA or WIT; of a regional office, that of its seat, where known.",
  "time_zone_verification": "How sure the zone is.",
  "zone": "The zone its days are counted in; kept by trigger (derived_zone).",
  "island_group": "Island group of a province, where the seed names it.",
  "note": "Remarks of the seed data."}');
call protect('area', everybody_reads => true);

call describe('membership', 'Which area belongs to which, by day: a local government to its province and to the '
  'branch that serves it, a province to its region. LOCATION is where a market lies; OFFICE_LOCATION where an office '
  'of the agency does, which the province does not own.', '{
  "id": "Surrogate key.",
  "kind": "In which order of things.",
  "child_id": "The lower area.",
  "parent_id": "The upper area.",
  "valid": "Days on which it belongs there.",
  "verification": "How sure it is.",
  "note": "Source or remark of the seed data."}');
call protect('membership', everybody_reads => true);

call describe_alike('area_row', 'area');
grant select on area_row to anonymous, authenticated;
