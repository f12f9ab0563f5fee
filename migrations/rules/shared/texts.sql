/* 'effective_from' as the API writes it: 'effectiveFrom'. */
create function camel(name text) returns text immutable return lower(left(name, 1)) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2);

-- Texts that are written: they say something, and are no longer than they are meant to be.
/* How many characters a text of this name has at most: what is a name or a place is short, what may be read as a title longer, everything else is prose. */
create function text_limit(field text) returns int immutable
  return case when field in ('title', 'citation') then 500
    when field in ('name', 'number', 'office', 'person', 'signatory', 'attendee', 'manager', 'collector', 'issuer', 'addressee', 'place', 'topic', 'publisher', 'speaker') then 200
    else 4000 end;

/* The first text of an input that says nothing, or is too long, as a refusal that points to it; or nothing. */
create function bad_text(input jsonb) returns outcome stable
begin atomic
  with recursive part(path, field, value) as (
    select array['input'], 'input', input
    union all
    select p.path || m.key, coalesce(m.field, p.field), m.value from part p cross join lateral (
      select o.key, o.key as field, o.value from jsonb_each(case jsonb_typeof(p.value) when 'object' then p.value end) o
      union all select (e.n - 1)::text, null, e.value from jsonb_array_elements(case jsonb_typeof(p.value) when 'array' then p.value end) with ordinality e(value, n)) m)
  select case when not says_something(p.value #>> '{}') then refused('INVALID_INPUT', 'TEXT_SAYS_NOTHING', p.path)
    else refused('INVALID_INPUT', 'TEXT_TOO_LONG', p.path, jsonb_build_object('length', length(p.value #>> '{}'), 'limit', text_limit(p.field))) end
  from part p where jsonb_typeof(p.value) = 'string' and (not says_something(p.value #>> '{}') or length(p.value #>> '{}') > text_limit(p.field))
  order by p.path limit 1;
end;
