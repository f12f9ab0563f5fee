-- Which language is spoken, and how it writes numbers and dates.

/* The language that the request asks for, by its directive or header; null where it asks for none. begin_request keeps
   it in the setting app.language. */
create function asked_language() returns language stable
  return nullif(current_setting('app.language', true), '')::language;

/* The language of sentences: English where none is asked for. Names are Indonesian then (see name_of). */
create function spoken_language() returns text stable
  return coalesce(nullif(current_setting('app.language', true), ''), 'EN');
comment on function spoken_language is 'The language of sentences. @notNull';

/* A name that the data have in both languages, in one of them; where none is given, in the one that the request asks
   for, or else in Indonesian. */
create function name_in(language language, indonesian text, english text) returns text stable
  return case coalesce(name_in.language, asked_language(), 'ID') when 'EN' then english else indonesian end;
comment on function name_in is 'A name in a language. @notNull';

/* A text of the data in Indonesian, as catalogue-texts.json has it. What it has not, such as a name, stays as it is. */
create function in_indonesian(english text) returns text stable
  return coalesce((select t.indonesian from catalogue_text t where t.english = in_indonesian.english), english);
comment on function in_indonesian is 'A text of the data in Indonesian. @notNull';

/* A text of the data in the language of sentences; null where there is none. */
create function text_spoken(english text) returns text stable
  return case when english is null or spoken_language() = 'EN' then english else in_indonesian(english) end;

/* The same of a text that says which language it was written in: what an office wrote stays as it is. */
create function text_told(written text, written_in language) returns text stable
  return case written_in when 'EN' then text_spoken(written) else written end;

/* In which language text_told tells these texts; null where nobody knows. */
create function language_told(written_in language, variadic written text[]) returns language stable
  return case
    when written_in = 'EN' and spoken_language() = 'ID'
      and not exists (
        select from unnest(written) w(words)
        where w.words is not null and not exists (select from catalogue_text t where t.english = w.words))
    then 'ID'
    else written_in end;

/* 1234567.5 as '1,234,567.5' in English and '1.234.567,5' in Indonesian. */
create function number_in(language text, number numeric) returns text immutable
  return case when language = 'ID' then translate(with_commas(number), ',.', '.,') else with_commas(number) end;

create function with_commas(number numeric) returns text immutable
  return rtrim(to_char(number, 'FM999,999,999,999,999,999,999,990.999999'), '.');

/* '2026-08-31' as '31 August 2026', '2026-08' as 'August 2026', '2026' as it is; in Indonesian '31 Agustus 2026' and
   'tahun 2026': "sejak tahun 2026", "pada tahun 2026". */
create function date_in(language text, day text) returns text immutable
  return concat_ws(' ',
    nullif(ltrim(substr(day, 9, 2), '0'), ''),
    case when language = 'ID' and length(day) = 4 then 'tahun' end,
    case when length(day) >= 7 then (case language
      when 'ID' then '{Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember}'
      else '{January,February,March,April,May,June,July,August,September,October,November,December}'
    end::text[])[substr(day, 6, 2)::int] end,
    left(day, 4));

/* Several words or dates: 'Juli, Agustus, dan September' with a comma before the last of three or more in Indonesian,
   'July, August and September' without in English; 'July and August' of two. `before_last` has the word in both. */
create function listed_in(language text, items text[], before_last text[] default '{dan,and}') returns text immutable
  return case when items is not null then concat(
    array_to_string(items[:cardinality(items) - 1], ', '),
    case when cardinality(items) > 1 then
      case when language = 'ID' and cardinality(items) > 2 then ', ' else ' ' end
        || before_last[case language when 'ID' then 1 else 2 end] || ' ' end,
    items[cardinality(items)]) end;

/* Several dates, given with a comma and a space between them. */
create function dates_in(language text, given text) returns text immutable
  return (
    select listed_in(dates_in.language, array_agg(date_in(dates_in.language, d.value) order by d.n))
    from string_to_table(given, ', ') with ordinality d(value, n));

/* A quantity as the parameter of a sentence: '12..14', '>=60293', '>60293', '~60000' or '60293', with so many decimals
   at most. */
create function as_parameter(q quantity, decimals int default 1) returns text immutable
  return case (q).precision
    when 'RANGE' then trim_scale(round((q).low, decimals)) || '..' || trim_scale(round((q).high, decimals))
    when 'AT_LEAST' then '>=' || trim_scale(round((q).value, decimals))
    when 'MORE_THAN' then '>' || trim_scale(round((q).value, decimals))
    when 'APPROXIMATE' then '~' || trim_scale(round((q).value, decimals))
    when 'ESTIMATE' then '~' || trim_scale(round((q).value, decimals))
    else trim_scale(round((q).value, decimals))::text end;

/* The same in words: '12 to 14', 'at least 60,293', 'more than 60,293', 'about 60,000'. */
create function quantity_in(language text, given text) returns text immutable
  return case
    when given like '%..%'
      then number_in(language, split_part(given, '..', 1)::numeric)
        || case language when 'ID' then ' sampai ' else ' to ' end
        || number_in(language, split_part(given, '..', 2)::numeric)
    else case language || substring(given from '^[>=~]*')
        when 'ID>=' then 'sedikitnya '
        when 'ID>' then 'lebih dari '
        when 'ID~' then 'sekitar '
        when 'EN>=' then 'at least '
        when 'EN>' then 'more than '
        when 'EN~' then 'about '
        else '' end
      || number_in(language, ltrim(given, '>=~')::numeric) end;
