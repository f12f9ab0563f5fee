-- Texts that are written: each says something, and is no longer than a text of its name is meant to be.

/* Words as a reader sees them: without characters that are not seen, and with one space for any number and kind of
   blanks. */
create function as_seen(words text) returns text immutable
  return btrim(regexp_replace(
    regexp_replace(words, '[' || unseen() || ']+', '', 'g'), '[' || blanks() || ']+', ' ', 'g'));

/* 'effective_from' as the API writes it: 'effectiveFrom'. */
create function camel(name text) returns text immutable
  return lower(left(name, 1)) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2);

/* Is nothing written there, or only spaces? */
create function is_blank(words text) returns boolean immutable return btrim(coalesce(words, '')) = '';

/* How many characters a text of this name has at most: a name or a place is short, what may be read as a title is
   longer, everything else is prose. */
create function text_limit(field text) returns int immutable
  return case
    when field in ('title', 'citation') then 500
    when field in (
      'name', 'number', 'office', 'person', 'signatory', 'attendee', 'manager', 'collector', 'issuer', 'addressee',
      'place', 'topic', 'publisher', 'speaker'
    ) then 200
    else 4000 end;

/* The refusal of a text that says nothing or is too long; null where it is neither, or there is none. Of a reason and a
   remark it says what is to be written there. */
create function refusal_of_text(path text[], words text, max_length int) returns outcome immutable
  return case
    when not says_something(words) then refused('INVALID_INPUT',
      case path[cardinality(path)]
        when 'reason' then 'REASON_SAYS_NOTHING'
        when 'remark' then 'REMARK_SAYS_NOTHING'
        else 'TEXT_SAYS_NOTHING' end, path)
    when length(words) > max_length
      then refused('INVALID_INPUT', 'TEXT_TOO_LONG', path,
        jsonb_build_object('length', length(words), 'limit', max_length)) end;

/* The refusal of the first text in an input that says nothing or is too long, by its path; null where there is none. */
create function refusal_of_texts(input jsonb) returns outcome stable
begin atomic
  with recursive part(path, field, value) as (
    select array['input'], 'input', input
    union all
    -- The members of an object, and the items of a list: an item has the name of its list, and the limit of that.
    select p.path || child.key, coalesce(child.field, p.field), child.value
    from part p
    cross join lateral (
      select member.key, member.key as field, member.value
      from jsonb_each(case jsonb_typeof(p.value) when 'object' then p.value end) member
      union all
      select (item.n - 1)::text, null, item.value
      from jsonb_array_elements(case jsonb_typeof(p.value) when 'array' then p.value end)
        with ordinality item(value, n)) child),
  written as (
    select p.path, p.value #>> '{}' as words, text_limit(p.field) as max_length
    from part p where jsonb_typeof(p.value) = 'string')
  select refusal_of_text(w.path, w.words, w.max_length)
  from written w
  where not says_something(w.words) or length(w.words) > w.max_length
  order by w.path limit 1;
end;
