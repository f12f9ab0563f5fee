-- Texts that are written: they say something, and are no longer than they are meant to be.
/* How many characters a text of this name has at most: what is a name or a place is short, what may be read as a title longer, everything else is prose. */
create function text_limit(field text) returns int immutable
  return case when field in ('title', 'citation') then 500
    when field in ('name', 'number', 'office', 'person', 'signatory', 'attendee', 'manager', 'collector', 'issuer', 'addressee', 'place', 'topic', 'publisher', 'speaker') then 200
    else 4000 end;
/* Does a text say something? Blanks, punctuation and what is not seen do not: controls, Unicode's format characters, its code points
   that are no characters, and what looks blank. */
create function says_something(words text) returns boolean immutable return
  words ~ ('[^' || unseen() || blanks() || '\u0001-\u001F\u007F-\u009F!-/:-@\[-`{-~\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\uFDD0-\uFDEF\uFFF9-\uFFFC\uFFFE\uFFFF\U0001FFFE\U0001FFFF'
    '\U000110BD\U000110CD\U00013430-\U0001343F\U00013441\U00013442\U00016FE4\U0001D159]');
/* The first text of an input that says nothing, or is too long, as a refusal that points to it; or nothing. */
create function bad_text(input jsonb) returns outcome immutable
begin atomic
  with recursive part(path, field, value) as (
    select array['input'], 'input', input
    union all
    select p.path || m.key, coalesce(m.field, p.field), m.value from part p cross join lateral (
      select o.key, o.key as field, o.value from jsonb_each(case jsonb_typeof(p.value) when 'object' then p.value end) o
      union all select (e.n - 1)::text, null, e.value from jsonb_array_elements(case jsonb_typeof(p.value) when 'array' then p.value end) with ordinality e(value, n)) m)
  select case when not says_something(p.value #>> '{}') then refused('INVALID_INPUT', 'This says nothing: write something, or leave it out where it may be.', p.path)
    else refused('INVALID_INPUT', 'This has ' || length(p.value #>> '{}') || ' characters: at most ' || text_limit(p.field) || ' are kept.', p.path) end
  from part p where jsonb_typeof(p.value) = 'string' and (not says_something(p.value #>> '{}') or length(p.value #>> '{}') > text_limit(p.field))
  order by p.path limit 1;
end;

do $$
declare relation text; field text;
begin
  for relation, field in select r, c from (values ('mou_version', '{title,number,scope,funding,note,reason}'), ('mou_party', '{office,signatory,attendee}'), ('mou_person', '{name}'),
    ('commitment', '{words}'), ('milestone', '{title}'), ('mou_progress_report', '{note}'), ('follow_up_instrument', '{number,issuer,addressee,scope,funding,note}'),
    ('market', '{note}'), ('market_manager', '{manager}'), ('market_collection', '{collector}'), ('outreach_activity', '{place,topic,result}')) as t(r, columns) cross join unnest(columns::text[]) c loop
    execute format('alter table %I add constraint %I check (says_something(%I) and length(%I) <= %s)', relation, relation || '_' || field || '_text', field, field, text_limit(field));
  end loop;
  -- Their length is looked after where they are.
  for relation, field in select r, c from (values ('source', '{citation,publisher}'), ('area_name', '{name}'), ('actor', '{name}'), ('api_key', '{label}'),
    ('mou_note', '{words}'), ('mou_agency', '{agency}'), ('target', '{issuer,instrument}')) as t(r, columns) cross join unnest(columns::text[]) c loop
    execute format('alter table %I add constraint %I check (says_something(%I))', relation, relation || '_' || field || '_text', field);
  end loop;
end $$;

call settle_routines();
