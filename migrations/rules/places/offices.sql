-- Posts that sign agreements, and who was seen in them.

call describe('person', 'A public official, by name only: no other data about people is kept.', '{
  "id": "Surrogate key.",
  "name": "As printed."}');
call protect('person', everybody_reads => true);

call describe('office', 'A post that signs: the party of an MoU is the office, whoever holds it.', '{
  "id": "Surrogate key.",
  "kind": "Which post.",
  "area_id": "Of which area.",
  "title": "Title in Indonesian."}');
call protect('office', everybody_reads => true);

call describe('office_term', 'Who a source shows in an office, from when until when; the true term may be longer.', '{
  "id": "Surrogate key.",
  "office_id": "The office.",
  "person_id": "The holder.",
  "title": "The title then, where it differs.",
  "acting": "Pj or Plt, not elected or appointed in full.",
  "seen_from": "The first time this source shows the person in office; never earlier than what it shows.",
  "seen_to": "The last time; never later than its publication.",
  "seen_day": "Last day seen_from can mean: by then the person was seen.",
  "source_id": "Where that is from.",
  "note": "Remarks."}');
call protect('office_term', everybody_reads => true);
