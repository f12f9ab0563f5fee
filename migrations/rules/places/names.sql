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

/* An area as the parameter of a sentence, by its code: what it is called today, in the language of whoever reads it.
   What is no code is what an earlier release kept: the name as it was told. */
create function area_in(code text) returns text stable
  return coalesce((select name_of(a.id, null, present()::date) from area a where a.code = area_in.code), code);

/* The same of several codes, given with a comma and a space between them: each with its name. */
create function areas_in(codes text) returns text stable
  return (
    select listed_in(spoken_language(),
      array_agg(c.code || coalesce(' (' || name_of(a.id, null, present()::date) || ')', '') order by c.n))
    from string_to_table(codes, ', ') with ordinality c(code, n)
    left join area a on a.code = c.code);

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
