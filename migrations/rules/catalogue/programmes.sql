-- The catalogue: programmes and their benefits, the laws they rest on, how workers are divided into segments, the
-- channels they register and pay through, and sanctions against employers.

/* The scheme by which workers were divided on a day: up to June 2015 the press's formal and informal sector, since then
   the agency's own PU, BPU and others. */
create function scheme_at(day date) returns text stable
  return (select s.code from segment_scheme s where s.valid @> day);

call describe('legal_basis', 'Laws and regulations the domain rests on.', '{
  "code": "Short citation such as PP 86/2013.",
  "title": "What it is.",
  "says": "What it says, in a sentence.",
  "valid": "Days in force, as far as known.",
  "source_id": "Where that is from."}');
call protect('legal_basis', everybody_reads => true);

call describe('programme', 'Insurance programmes and the days they exist.', '{
  "code": "JKK, JKM, JHT, JP or JKP.",
  "name_id": "Indonesian name.",
  "name_en": "English name.",
  "description": "What it gives.",
  "valid": "Days it exists.",
  "source_id": "Where that is from."}');
call protect('programme', everybody_reads => true);

call describe('benefit', 'What a programme pays, additional benefits among them.', '{
  "code": "Short code.",
  "programme": "Of which programme.",
  "purpose": "What it is for: on any day a programme has one benefit for a purpose.",
  "name_id": "Indonesian name.",
  "name_en": "English name.",
  "valid": "Days it exists.",
  "source_id": "Where that is from.",
  "note": "Conditions."}');
call protect('benefit', everybody_reads => true);

call describe(
  'segment_scheme', 'How workers are divided, one way in any era: figures of different schemes are not one series.', '{
  "code": "Short code.",
  "name": "What it is called.",
  "valid": "Days it was in use.",
  "note": "How it relates to the others."}');
call protect('segment_scheme', everybody_reads => true);

call describe('segment_definition', 'Segments of workers and the rule each is under.', '{
  "segment": "The segment.",
  "scheme": "The scheme that has it.",
  "name_id": "Indonesian name.",
  "name_en": "English name.",
  "meaning": "Who is in it.",
  "enforcement": "Can the agency compel enrolment?",
  "pays": "Who pays the contribution.",
  "has_employers": "Are employers counted beside workers?",
  "source_id": "Where that is from."}');
call protect('segment_definition', everybody_reads => true);

call describe('sub_segment', 'Groups of informal workers by how long they stay in their work.', '{
  "code": "Short code.",
  "segment": "Part of which segment.",
  "name_id": "Indonesian name.",
  "name_en": "English name.",
  "permanence": "How long they stay in the work.",
  "reason": "Why.",
  "source_id": "Where that is from."}');
call protect('sub_segment', everybody_reads => true);

call describe('channel', 'Ways to register or pay.', '{
  "id": "Surrogate key.",
  "code": "Short code.",
  "name": "Name.",
  "operator": "Who runs it.",
  "purpose": "What it is for; payment is not assumed from registration.",
  "valid": "Days it is open, as far as known.",
  "source_id": "Where that is from.",
  "note": "Remarks."}');
call protect('channel', everybody_reads => true);

call describe('sanction', 'Sanctions against employers who do not enrol their workers.', '{
  "code": "Short code.",
  "kind": "Institutional or administrative.",
  "name_id": "Indonesian name.",
  "name_en": "English name.",
  "description": "What it is and its limits.",
  "imposed_by": "Who imposes it.",
  "legal_basis": "The regulation.",
  "article": "Its article.",
  "step": "Order in which they follow each other."}');
call protect('sanction', everybody_reads => true);

call describe('sanction_count', 'How many employers were sanctioned in an area: aggregates only, never names.', '{
  "id": "Surrogate key.",
  "area_id": "Where.",
  "sanction": "Which sanction.",
  "period": "In which days.",
  "employers": "How many employers.",
  "source_id": "Where that is from."}');
call protect('sanction_count', everybody_reads => true);
