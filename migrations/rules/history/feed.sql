-- The feed of an area: what became known of it and of what lies below it, as Atom text (RFC 4287) for feed readers.

/* The last changes of an area and of what lies below it: of the last 100 days at most 100, the newest first.
   area_code: such as `64`; origin: where this API is, such as `https://api.example`; kinds: only these; measures: only
   figures and targets that count one of these. Null where there is no such area. */
create function feed_atom(area_code text, origin text, kinds change_kind[], measures measure[]) returns text stable
  return (
    with place as (
      select a.id, name_of(a.id, null, today_in(a.id)) as name, feed_address(origin, a.code, kinds, measures) as address
      from area a
      where a.code = area_code),
    entry as (
      select c.id, c.at, c.place, c.kind, told(c.said) as words, m.code, m.title,
        change_name(c.kind) || ' – ' || name_of(c.area_id, null, today_in(c.area_id)) as heading,
        case when c.mou_id is not null then agreement_address(origin, m.code) else origin || '/q/changes?since='
          || rfc3339(c.at) end as address
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
      left join mou_current m on m.id = c.mou_id),
    written as (
      select string_agg(
        '<entry><id>' || xml_text(origin || '/changes/' || entry.id) || '</id>'
          || '<title>' || xml_text(concat_ws(': ', entry.heading, coalesce(entry.title, entry.code))) || '</title>'
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
      || '<link rel="self" href="' || xml_text(place.address) || '"/>' || E'\n'
      || coalesce(written.entries || E'\n', '') || E'</feed>\n'
    from place cross join written);

/* Where the feed is, which is also what readers know it by. */
create function feed_address(origin text, area_code text, kinds change_kind[], measures measure[]) returns text
immutable
  return origin || '/feed/' || area_code || '.atom' || coalesce('?' || nullif(concat_ws('&',
    'kinds=' || array_to_string(kinds, ','), 'measures=' || array_to_string(measures, ',')), ''), '');

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
