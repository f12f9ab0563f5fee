-- Sentences. Rules give a code and parameters, which are kept and may be compared; a sentence is made of them last, in
-- the language of whoever reads it. The texts stand in the .json files of this folder, a file for each topic.

create type sentence as (code text, parameters jsonb);

comment on column sentence.code is 'Which sentence. @notNull';
comment on column sentence.parameters is 'The dates, numbers and words that it names. @notNull';

create function said(code text) returns sentence immutable return row(code, '{}')::sentence;

/* A sentence with its parameters, each a name and a text: said('HOLDS_SINCE', 'from', '2020-01'). */
create function said(code text, variadic parameters text[]) returns sentence immutable
  return row(code, jsonb_object(parameters))::sentence;

/* What somebody has written, which is told as it is in every language; null where nothing is written. */
create function as_written(words text) returns sentence immutable
  return case when words is not null then said('AS_WRITTEN', 'words', words) end;

/* A reason of the data that this API began with, which catalogue-texts.json has in Indonesian. */
create function given_with_data(reason text) returns sentence immutable
  return case when reason is not null then said('GIVEN_WITH_DATA', 'reason', reason) end;

/* The text of a sentence in the language spoken. Where a parameter is missing its place stays there in braces, and a
   code that these rules do not know is told as it is: so an outcome that other rules kept can be told too. In PL/pgSQL,
   whose plans are kept: a function of SQL that is not written out where it is called takes twice the time. */
create function told(s sentence) returns text stable language plpgsql set search_path from current as $$
declare
  w record;
  words text;
begin
  if (s).code is null then return null; end if;
  select k.language, k.texts, k.names, k.kinds into w
  from wording k
  where k.code = (s).code and k.language = spoken_language();
  if not found then return (s).code; end if;
  words := w.texts[1];
  for n in 1 .. cardinality(w.names) loop
    words := words
      || coalesce(spoken(w.language, w.kinds[n], (s).parameters ->> w.names[n]), '{' || w.names[n] || '}')
      || w.texts[n + 1];
  end loop;
  return words;
end $$;

/* The texts of several sentences, one after the other; null where there are none. */
create function told_together(sentences sentence[]) returns text stable
  return (
    select string_agg(told(row(s.code, s.parameters)::sentence), ' ' order by s.n)
    from unnest(sentences) with ordinality s(code, parameters, n));

/* Several sentences, as rows in the order in which they are told. */
create function sentences_in(sentences sentence[]) returns setof sentence stable
begin atomic
  select s.code, s.parameters from unnest(sentences) with ordinality s(code, parameters, n) order by s.n;
end;

/* A parameter as it is written in a sentence; null where it is missing. PostgreSQL writes this out where it is called,
   which halves the time of a sentence: it does so only while no subquery stands in it. */
create function spoken(language text, kind text, given text) returns text stable
  return case kind
    when 'text' then given
    when 'texts' then listed_in(language, string_to_array(given, ', '))
    when 'one of texts' then listed_in(language, string_to_array(given, ', '), '{atau,or}')
    when 'area' then area_in(given)
    when 'areas' then areas_in(given)
    when 'date' then date_in(language, given)
    when 'dates' then dates_in(language, given)
    when 'number' then number_in(language, given::numeric)
    when 'quantity' then quantity_in(language, given)
    when 'scheme' then scheme_in(language, given)
    when 'enum' then values_in(language, given)
    when 'catalogue' then case when language = 'EN' then given else in_indonesian(given) end
    else case
      when kind like 'one of %' then choice_in(language, substr(kind, 8), given)
      when kind like 'code of %' then given
      when kind like '%|%' then split_part(kind, '|', case when given::numeric = 1 then 1 else 2 end)
      else labels_of(language, kind, given) end end;

/* What values of an enum are called: 'ACTIVE' or 'ACTIVE, REGISTERED' as 'active participants and registered ones'. */
create function labels_of(language text, of_enum text, given text) returns text stable
  return (
    select listed_in(labels_of.language, array_agg(coalesce(t.label, v.value) order by v.n))
    from string_to_table(given, ', ') with ordinality v(value, n)
    left join term t on t.enum = labels_of.of_enum and t.value = v.value and t.language = labels_of.language);

/* How a scheme divides workers: 'PRESS-2014' as 'Formal and informal sector'; what is no scheme as it is given. */
create function scheme_in(language text, given text) returns text stable
  return coalesce(
    (select case scheme_in.language when 'EN' then s.name else in_indonesian(s.name) end
      from segment_scheme s where s.code = scheme_in.given),
    given);

/* Values of an enum among which there is a choice: 'BRANCH, ADMIN' as 'branch (BRANCH) or administrator (ADMIN)'. */
create function choice_in(language text, of_enum text, given text) returns text stable
  return (
    select listed_in(choice_in.language, array_agg(t.label || ' (' || v.value || ')' order by v.n), '{atau,or}')
    from string_to_table(given, ', ') with ordinality v(value, n)
    left join term t on t.enum = choice_in.of_enum and t.value = v.value and t.language = choice_in.language);

/* All values of an enum: 'FigureWarning' as 'JUMP (jump) or DOES_NOT_ADD_UP (does not add up)'; what names none as it
   is given. */
create function values_in(language text, of_enum text) returns text stable
  return coalesce(
    (select listed_in(values_in.language,
        array_agg(t.value || ' (' || split_part(t.label, ' (', 1) || ')' order by t.place), '{atau,or}')
      from term t where t.enum = values_in.of_enum and t.language = values_in.language),
    of_enum);

/* The value of an enum that somebody means: by its name or by what it is called, in either language and in any case. */
create function value_meant(of_enum text, given text) returns text stable
  return (
    select min(t.value) from term t
    where t.enum = value_meant.of_enum
      and upper(value_meant.given) in (t.value, upper(t.label), upper(split_part(t.label, ' (', 1))));

/* The name of an enum, as it is given. Where no enum has it, the operation ends (JK404) and names all. */
create function enum_named(name text) returns text language plpgsql stable set search_path from current as $$
begin
  if not exists (select from term t where t.enum = enum_named.name) then
    raise exception '%', told(said('NO_SUCH_ENUM', 'name', left(name, 60),
        'names', (select string_agg(distinct t.enum, ', ' order by t.enum) from term t)))
      using errcode = 'JK404';
  end if;
  return name;
end $$;
comment on function enum_named is 'The name of an enum, as it is given. @notNull';

create type sentence_parameter as (name text, kind text, enum text, value text);

comment on column sentence_parameter.name is 'Its name. @notNull';
comment on column sentence_parameter.kind is 'AREA, AREAS, DATE, DATES, NUMBER, QUANTITY, TEXT or VALUE. @notNull';
comment on column sentence_parameter.enum is 'Of a VALUE: of which enum.';
comment on column sentence_parameter.value is 'What it is, for programs. @notNull';

/* The enum of which a parameter is a value, as its kind says: `Segment`, `one of Segment` or `code of
   Segment`; null of another kind. */
create function enum_of(kind text) returns text immutable
  return case when kind <> lower(kind) then regexp_replace(kind, '^(one|code) of ', '') end;

/* The parameters of a sentence, by name. */
create function parameters_of(s sentence) returns setof sentence_parameter stable
begin atomic
  select given.name,
    case
      when coalesce(k.kind, 'scheme') in ('texts', 'one of texts', 'scheme', 'enum', 'catalogue') then 'TEXT'
      when enum_of(k.kind) is not null then 'VALUE'
      else upper(k.kind) end,
    enum_of(k.kind),
    given.value
  from jsonb_each_text((s).parameters) given(name, value)
  left join lateral (
    select w.parameters ->> given.name as kind from wording w where w.code = (s).code and w.language = 'EN') k on true
  where given.value is not null
  order by given.name;
end;
