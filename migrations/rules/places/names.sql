-- What areas are called, by which codes other systems know them, and where they sit: all by day.

/* The name that held on a day, in a language or else in Indonesian; where names are known only for other days, the
   earliest of those. Where no language is given, it is the one that the request asks for. */
create function name_of(area_id bigint, language language, at date) returns text stable
  return coalesce(
    (select n.name from area_name n
      where n.area_id = name_of.area_id and n.language = coalesce(name_of.language, asked_language(), 'ID')
        and not n.is_alias and n.valid @> at),
    (select n.name from area_name n
      where n.area_id = name_of.area_id and n.language = 'ID' and not n.is_alias and n.valid @> at),
    (select n.name from area_name n
      where n.area_id = name_of.area_id and not n.is_alias
      order by n.valid limit 1));
comment on function name_of is 'What an area is called. @notNull';

call describe('area_name', 'Names of areas with the days they hold; aliases beside them.', '{
  "id": "Surrogate key.",
  "area_id": "The area.",
  "language": "Language of the name.",
  "name": "Full name.",
  "short_name": "Without Kabupaten or Kota.",
  "is_alias": "Another spelling, not the official name.",
  "valid": "Days on which it is the name.",
  "verification": "How sure it is.",
  "note": "Remarks of the seed data."}');
call protect('area_name', everybody_reads => true);

call describe('area_code', 'Codes of areas in official systems. Kemendagri and BPS differ for 23 of Kalimantan''s 56: '
  'never derive one from the other.', '{
  "id": "Surrogate key.",
  "area_id": "The area.",
  "system": "Whose code.",
  "code": "The code.",
  "valid": "Days on which it holds.",
  "verification": "How sure it is.",
  "note": "Basis given by the seed data."}');
call protect('area_code', everybody_reads => true);

call describe('area_seat', 'Capital of a province or local government, seat of an office.', '{
  "id": "Surrogate key.",
  "area_id": "The area.",
  "name": "Town, or address of an office.",
  "valid": "Days on which it is the seat.",
  "verification": "How sure it is.",
  "note": "Source or remark of the seed data."}');
call protect('area_seat', everybody_reads => true);
