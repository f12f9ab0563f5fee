-- How an area is named: by the code of this API, which never changes, or by the official code of the operation's day.
-- Of what is no name of an area it is told what may have been meant.

/* The type of the API that areas of a kind are. */
create function area_type(kind area_kind) returns text immutable
  return case when kind in ('REGENCY', 'CITY') then 'LocalGovernment' else initcap(kind::text) end;

/* The area of a type whose official code this is on the day that the operation looks at; null where there is none.
   Until 2012 64.04 was Bulungan, which is 65.01 since. */
create function official_area(code text, area_type text) returns bigint stable
  return (
    select a.id
    from area_code c join area a on a.id = c.area_id
    where c.system in ('KEMENDAGRI', 'OFFICE') and c.code = official_area.code and c.valid @> present()::date
      and area_type(a.kind) = official_area.area_type);

/* The area that is meant by what is no code of this API. Where there is none, the operation ends (JK404). */
create function area_otherwise_named(code text, area_type text) returns bigint stable
  return coalesce(official_area(code, area_type), end_without_area(code));

/* The area that has a code in an official system on the day that the operation looks at. Where there is none, the
   operation ends (JK404). */
create function area_of_official_code(system code_system, code text) returns bigint stable
  return coalesce(
    (select c.area_id from area_code c
      where c.system = area_of_official_code.system and c.code = area_of_official_code.code
        and c.valid @> present()::date),
    end_without_area(code));

/* Ends the operation, as no area is named so (JK404). */
create function end_without_area(code text) returns bigint
language plpgsql stable set search_path from current as $$
declare
  nothing constant outcome := no_such_area(code, '{}');
begin
  raise exception '%', told(refusal_sentence(nothing.code, nothing.parameters)) using errcode = 'JK404';
end $$;

/* The code of the area that is meant by what is no code of this API; where there is none, what was given. */
create function code_otherwise_named(code text, area_type text) returns text stable
  return coalesce(
    (select a.code from area a where a.id = official_area(code_otherwise_named.code, code_otherwise_named.area_type)),
    code_otherwise_named.area_type || ':' || code_otherwise_named.code);

/* The refusal of a name that no area has: an id, `Province:99`, or a code. A code that is one of another kind of area
   says of which: 64 is a province, and no local government. A code of which the last 0 is missing was kept as a number:
   63.10 is 63.1 then. An id of the right kind is no code, where a code is asked for. Where an office is to name an area
   of its own, those are what is offered first. */
create function no_such_area(named text, path text[], office bigint default null) returns outcome stable
  return (
    select case
        when a.id is not null and named = area_type(a.kind) || ':' || a.code
        then refused('INVALID_INPUT', 'ID_IS_NO_CODE', path, jsonb_build_object('id', named, 'code', a.code))
        when a.id is not null
        then refused('INVALID_INPUT', 'AREA_OF_ANOTHER_KIND', path,
          jsonb_build_object('code', a.code, 'kind', a.kind, 'name', a.code))
        else refused('INVALID_INPUT',
          case when exists (select from area z where z.code = asked.code || '0' and asked.code ~ '^\d\d\.\d$')
            then 'NO_SUCH_AREA_BUT_A_NUMBER'
            else 'NO_SUCH_AREA' end, path,
          jsonb_build_object('code', left(asked.code, 60), 'nearest', nearest_areas(asked.code, office))) end
    from split_part(named, ':', -1) asked(code)
    -- A market may not be registered yet by the moment looked at; nearest_areas sees to that.
    left join area a on a.code = asked.code and a.kind <> 'MARKET');

/* The codes of the three areas that are nearest to a code that is none: those of the office that names it, where one
   does; of these 63.03 to 63.3, and those that have, or had, it as another official code, before those of the most
   alike code or name. A code is alike only where it is about as long: 62.01 to 62.9, and not 62. */
create function nearest_areas(code text, office bigint default null) returns text stable
  return (
    select string_agg(near.code, ', ')
    from (
      select a.code
      from area a
      left join (
        select n.area_id, max(alike(nearest_areas.code, n.name)) as alike from area_name n group by 1) named
        on named.area_id = a.id
      where a.kind <> 'MARKET'
        or exists (select from market m where m.area_id = a.id and m.recorded_at <= known_at())
      order by
        office is not null and belongs_to_office(a.id, office, null) desc,
        a.code = regexp_replace(nearest_areas.code, '\.(\d)$', '.0\1') desc,
        exists (select from area_code c where c.area_id = a.id and c.code = nearest_areas.code) desc,
        greatest(
          named.alike,
          case when abs(length(nearest_areas.code) - length(a.code)) < 2
            then alike(nearest_areas.code, a.code) end) desc nulls last,
        a.code
      limit 3) near);
