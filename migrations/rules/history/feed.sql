-- The feed of an area: what became known of it and of what lies below it, as Atom text (RFC 4287) for feed readers.

/* The last changes of an area and of what lies below it: of the last 100 days at most 100, the newest first.
   area_code: such as `64`; origin: where this API is, such as `https://api.example`; kinds: only these; measures: only
   figures and targets that count one of these. Null where there is no such area. */
create function feed_atom(area_code text, origin text, kinds change_kind[], measures measure[]) returns text stable
  return (
    with place as (
      select a.id, name_of(a.id, null, today_in(a.id)) as name, area_address(origin, a.code) as page,
        feed_address(origin, a.code, kinds, measures) as address
      from area a
      where a.code = area_code),
    entry as (
      select c.id, c.at, c.place, c.kind,
        concat_ws(' ', told(coalesce(figure_sentence(f), target_sentence(t))), told(c.said)) as words,
        concat_ws(': ',
          change_name(c.kind) || ' – ' || name_of(c.area_id, null, today_in(c.area_id)),
          coalesce(m.title, m.code, counted(c.measure, coalesce(f.segment, t.segment)))) as title,
        case when c.mou_id is not null then agreement_address(origin, m.code)
          else area_address(origin, a.code) end as address
      from place
      cross join lateral (
        select c.*
        from change c
        where c.at > known_at() - interval '100 days'
          and (kinds is null or c.part = any(change_parts(kinds)) and c.kind = any(kinds))
          and (measures is null or c.measure = any(measures))
          and c.area_id = any(array(
            select w.descendant_id from area_within w
            where w.ancestor_id = place.id and holds(w.valid, today_in(place.id))))
        order by c.at desc, c.place desc
        limit 100) c
      join area a on a.id = c.area_id
      left join mou_current m on m.id = c.mou_id
      left join figure f on f.id = c.figure_id
      left join target t on t.id = c.target_id),
    written as (
      select string_agg(
        '<entry><id>' || xml_text(origin || '/changes/' || entry.id) || '</id>'
          || '<title>' || xml_text(entry.title) || '</title>'
          || '<updated>' || rfc3339(entry.at) || '</updated>'
          || '<category term="' || entry.kind || '"/>'
          || '<link href="' || xml_text(entry.address) || '"/>'
          || '<summary>' || xml_text(entry.words) || '</summary></entry>',
        E'\n' order by entry.at desc, entry.place desc) as entries
      from entry)
    select '<?xml version="1.0" encoding="utf-8"?>' || E'\n'
      || '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="' || lower(spoken_language()) || '">'
      || '<id>' || xml_text(place.address) || '</id>'
      || '<title>Jangkau – ' || xml_text(place.name) || '</title>'
      || '<author><name>Jangkau</name></author>'
      || '<updated>' || rfc3339(known_at()) || '</updated>'
      || '<link rel="self" href="' || xml_text(place.address) || '"/>'
      || '<link rel="alternate" type="text/html" href="' || xml_text(place.page) || '"/>' || E'\n'
      || coalesce(written.entries || E'\n', '') || E'</feed>\n'
    from place cross join written);

/* What is counted, and of which workers, in the language spoken; null where nothing is. */
create function counted(measure measure, segment segment) returns text stable
  return case when measure is not null then labels_of(spoken_language(), 'Measure', measure::text) || ', '
    || labels_of(spoken_language(), 'Segment', segment::text) end;

/* A figure as a sentence; null where there is none. */
create function figure_sentence(f figure) returns sentence stable
  return case when f.id is not null then said('FIGURE_TOLD',
    'measure', f.measure::text, 'segment', f.segment::text,
    'quantity', as_parameter(f.quantity, 6), 'unit', (f.quantity).unit::text,
    'as_of', (f.as_of).value, 'source', publisher_of(f.source_id)) end;

/* A target as a sentence; null where there is none. */
create function target_sentence(t target) returns sentence stable
  return case when t.id is not null then said('TARGET_TOLD',
    'measure', t.measure::text, 'segment', t.segment::text,
    'quantity', as_parameter(t.quantity, 6), 'unit', (t.quantity).unit::text,
    'from', lower(t.period)::text, 'to', (upper(t.period) - 1)::text, 'source', publisher_of(t.source_id)) end;

/* Who published a source. */
create function publisher_of(source_id bigint) returns text stable
begin atomic
  select s.publisher from source s where s.id = publisher_of.source_id;
end;

/* Where the feed is, which is also what readers know it by: in each language it is another one. Without `lang` it is
   Indonesian. */
create function feed_address(origin text, area_code text, kinds change_kind[], measures measure[]) returns text stable
  return origin || '/feed/' || area_code || '.atom' || coalesce('?' || nullif(concat_ws('&',
    case spoken_language() when 'EN' then 'lang=en' end,
    'kinds=' || array_to_string(kinds, ','), 'measures=' || array_to_string(measures, ',')), ''), '');

/* The page of an area, in the language spoken. */
create function area_address(origin text, code text) returns text stable
  return origin || '/' || lower(spoken_language()) || '/wilayah/' || code;

/* A kind of change as the title of an entry. */
create function change_name(kind change_kind) returns text stable
begin atomic
  select upper(left(l.label, 1)) || substr(l.label, 2)
  from labels_of(spoken_language(), 'ChangeKind', kind::text) l(label);
end;

/* A text within XML 1.0. Characters that cannot be in it are left out. */
create function xml_text(words text) returns text immutable
  return replace(replace(replace(replace(
    regexp_replace(words, '[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', '', 'g'),
    '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;');
