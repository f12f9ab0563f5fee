-- Looking for agreements by words: in their titles, numbers, scopes and notes, in the names of their areas, in those of
-- their parties. What is told in Indonesian is found by those words too, in whatever language somebody asks.

/* The agreements with a text in them that the viewer sees. Drafts are looked through one by one, as there are few. */
create function agreements_saying(words text) returns setof bigint stable rows 20
begin atomic
  select public_agreements_saying(words)
  union
  select m.id
  from mou_current m
  where not m.is_public
    and (searchable(m.title, m.number, m.scope, m.note, m.published_government) like (select anywhere(words))
      or exists (
        select from catalogue_text t
        where t.english in (m.scope, m.note, m.published_government)
          and t.sought like (select anywhere(words)))
      or m.area_id in (select n.area_id from area_name n where searchable(n.name) like (select anywhere(words)))
      or exists (
        select from mou_party p
        where p.mou_id = m.id and searchable(p.office, p.signatory, p.attendee) like (select anywhere(words))));
end;

/* The public agreements with a text in them. They are found by an index over texts, which row-level security would keep
   from being used: LIKE is not leakproof, so policies would have to be asked before it, of every row. Therefore this
   reads past the policies, and gives only what everybody may see. */
create function public_agreements_saying(words text) returns setof bigint
  stable security definer set search_path from current rows 20
begin atomic
  select found.mou_id
  from (
    select v.mou_id
    from mou_version v
    where v.is_public
      and is_current(v)
      and searchable(v.title, v.number, v.scope, v.note, v.published_government) like (select anywhere(words))
    union
    select v.mou_id
    from catalogue_text t
    join mou_version v
      on searchable(v.title, v.number, v.scope, v.note, v.published_government) like anywhere(t.english)
    where t.sought like (select anywhere(words))
      and v.is_public
      and is_current(v)
      and t.english in (v.scope, v.note, v.published_government)
    union
    select m.id
    from mou m
    where m.area_id = any (array(
      select n.area_id from area_name n where searchable(n.name) like (select anywhere(words))))
    union
    select p.mou_id
    from mou_party p
    where is_current(p.known) and searchable(p.office, p.signatory, p.attendee) like (select anywhere(words))) found
  -- A scalar subquery looks up each by itself: for "exists" the planner may read all versions.
  where (select true from mou_version v where v.mou_id = found.mou_id and v.is_public and is_current(v));
end;

/* The pattern of LIKE for a text that has these words somewhere. Always write "(select anywhere(words))": it is then
   worked out once for a statement. A kept plan would else work it out anew for each row, which takes the longer, the
   longer the text is. */
create function anywhere(words text) returns text immutable
  return '%' || regexp_replace(btrim(searchable(words)), '([\\%_])', '\\\1', 'g') || '%';
