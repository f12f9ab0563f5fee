/* What LIKE calls a text that has these words somewhere. Always asked for as "(select anywhere(words))", once: a plan that is kept would work it out anew for
   each row, and the longer the text, the longer that takes. */
create function anywhere(words text) returns text immutable return '%' || regexp_replace(btrim(searchable(words)), '([\\%_])', '\\\1', 'g') || '%';

/* The public agreements with a text in them: found by index, which policies do not let a text be, as LIKE is not leakproof. So it reads past them, and tells what
   everybody sees. */
create function public_agreements_saying(words text) returns setof bigint stable security definer set search_path from current rows 20
begin atomic
  select s.mou_id from (
    select v.mou_id from mou_version v where v.is_public and is_current(v)
      and searchable(v.title, v.number, v.scope, v.note, v.published_government) like (select anywhere(words))
    union select m.id from mou m where m.area_id = any (array(select n.area_id from area_name n where searchable(n.name) like (select anywhere(words))))
    union select p.mou_id from mou_party p where is_current(p.known) and searchable(p.office, p.signatory, p.attendee) like (select anywhere(words))) s
  -- Each looked up by itself: as "exists", the planner may read all versions.
  where (select true from mou_version v where v.mou_id = s.mou_id and v.is_public and is_current(v));
end;

/* The agreements with a text in them that the viewer sees: of drafts there are few. */
create function agreements_saying(words text) returns setof bigint stable rows 20
begin atomic
  select public_agreements_saying(words)
  union select m.id from mou_current m where not m.is_public and (searchable(m.title, m.number, m.scope, m.note, m.published_government) like (select anywhere(words))
    or m.area_id in (select n.area_id from area_name n where searchable(n.name) like (select anywhere(words)))
    or exists (select from mou_party p where p.mou_id = m.id and searchable(p.office, p.signatory, p.attendee) like (select anywhere(words))));
end;
