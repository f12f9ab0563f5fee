-- Agreements by a text in them.
create extension if not exists pg_trgm schema app;
-- One that was there before may be in another schema.
select set_config('search_path', 'app, ' || quote_ident(n.nspname), true) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
/* Characters that are not seen, as the inside of a regular expression's brackets: Unicode's Default_Ignorable_Code_Point, soft hyphen and marks of direction
   among them. */
create function unseen() returns text immutable return
  '\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8'
  '\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF';
/* Unicode's White_Space, likewise. */
create function blanks() returns text immutable return
  '\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000';
/* Words to look in, or for, alike however they are written: in one case, one space for blanks of any kind and number, composed letters, nothing unseen. */
create function searchable(variadic words text[]) returns text immutable return
  lower(normalize(regexp_replace(regexp_replace(array_to_string(words, ' '), '[' || unseen() || ']+', '', 'g'), '[' || blanks() || ']+', ' ', 'g'), NFC));
/* What LIKE calls a text that has these words somewhere. Always asked for as "(select anywhere(words))", once: a plan that is kept would work it out anew for
   each row, and the longer the text, the longer that takes. */
create function anywhere(words text) returns text immutable return '%' || regexp_replace(btrim(searchable(words)), '([\\%_])', '\\\1', 'g') || '%';
create index on mou_version using gin (searchable(title, number, scope, note, published_government) gin_trgm_ops) where is_public;
create index on mou_party using gin (searchable(office, signatory, attendee) gin_trgm_ops);
create index on area_name using gin (searchable(name) gin_trgm_ops);

/* The public agreements with a text in them: found by index, which policies do not let a text be, as LIKE is not leakproof. So it reads past them, and tells what
   everybody sees. */
create function public_agreements_saying(words text) returns setof bigint stable security definer set search_path = app, pg_temp rows 20
begin atomic
  select s.mou_id from (
    select v.mou_id from mou_version v where v.is_public and is_current(v)
      and searchable(v.title, v.number, v.scope, v.note, v.published_government) like (select anywhere(words))
    union select m.id from mou m where m.area_id = any (array(select n.area_id from area_name n where searchable(n.name) like (select anywhere(words))))
    union select p.mou_id from mou_party p where is_current(p.known) and searchable(p.office, p.signatory, p.attendee) like (select anywhere(words))) s
  -- Each looked up by itself: as "exists", the planner may read all versions.
  where (select true from mou_version v where v.mou_id = s.mou_id and v.is_public and is_current(v));
end;
create index on mou_version (mou_id) where not is_public;
/* The agreements with a text in them that the viewer sees: of drafts there are few. */
create function agreements_saying(words text) returns setof bigint stable rows 20
begin atomic
  select public_agreements_saying(words)
  union select m.id from mou_current m where not m.is_public and (searchable(m.title, m.number, m.scope, m.note, m.published_government) like (select anywhere(words))
    or m.area_id in (select n.area_id from area_name n where searchable(n.name) like (select anywhere(words)))
    or exists (select from mou_party p where p.mou_id = m.id and searchable(p.office, p.signatory, p.attendee) like (select anywhere(words))));
end;

call settle_routines();
