-- Agreements by a text in them.
create extension if not exists pg_trgm schema app;
-- One that was there before may be in another schema.
select set_config('search_path', 'app, ' || quote_ident(n.nspname), true) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
/* Words to look in, in one case. */
create function in_lower_case(variadic words text[]) returns text immutable return lower(array_to_string(words, ' '));
/* What LIKE calls a text that has these words somewhere. Always asked for as "(select anywhere(words))", once: a plan that is kept would work it out anew for
   each row, and the longer the text, the longer that takes. */
create function anywhere(words text) returns text immutable return '%' || regexp_replace(lower(words), '([\\%_])', '\\\1', 'g') || '%';
create index on mou_version using gin (in_lower_case(title, number, scope, note, published_government) gin_trgm_ops) where is_public;
create index on mou_party using gin (in_lower_case(office, signatory, attendee) gin_trgm_ops);
create index on area_name using gin (in_lower_case(name) gin_trgm_ops);

/* The public agreements with a text in them: found by index, which policies do not let a text be, as LIKE is not leakproof. So it reads past them, and tells what
   everybody sees. */
create function public_agreements_saying(words text) returns setof bigint stable security definer set search_path = app, pg_temp rows 20
begin atomic
  select s.mou_id from (
    select v.mou_id from mou_version v where v.is_public and is_current(v)
      and in_lower_case(v.title, v.number, v.scope, v.note, v.published_government) like (select anywhere(words))
    union select m.id from mou m where m.area_id = any (array(select n.area_id from area_name n where in_lower_case(n.name) like (select anywhere(words))))
    union select p.mou_id from mou_party p where is_current(p.known) and in_lower_case(p.office, p.signatory, p.attendee) like (select anywhere(words))) s
  -- Each looked up by itself: as "exists", the planner may read all versions.
  where (select true from mou_version v where v.mou_id = s.mou_id and v.is_public and is_current(v));
end;
create index on mou_version (mou_id) where not is_public;
/* The agreements with a text in them that the viewer sees: of drafts there are few. */
create function agreements_saying(words text) returns setof bigint stable rows 20
begin atomic
  select public_agreements_saying(words)
  union select m.id from mou_current m where not m.is_public and (in_lower_case(m.title, m.number, m.scope, m.note, m.published_government) like (select anywhere(words))
    or m.area_id in (select n.area_id from area_name n where in_lower_case(n.name) like (select anywhere(words)))
    or exists (select from mou_party p where p.mou_id = m.id and in_lower_case(p.office, p.signatory, p.attendee) like (select anywhere(words))));
end;

call settle_routines();
