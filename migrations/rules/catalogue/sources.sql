-- Sources: where statements come from. Who sees one, since when it is known, and how a write names or brings one.

/* Is a source cited by a row that the viewer sees, in whatever table has a foreign key to sources? This procedure
   writes the function is_cited from the catalog. It is plpgsql, so that it is never inlined into a statement: most
   sources are the operator's, and need no asking. */
create procedure settle_citations() language plpgsql set search_path from current as $$
declare
  is_cited_in_a_table text := (
    select string_agg(
      format('exists (select from %s c where c.%I = is_cited.source_id%s)', f.conrelid::regclass, cites.attname,
        -- What is known, or was recorded, only later cites nothing yet.
        case since.attname
          when 'known' then ' and coalesce(lower(c.known), ''-infinity'') <= known_at()'
          when 'recorded_at' then ' and c.recorded_at <= known_at()'
          else ''
        end),
      ' or ' order by f.conrelid::regclass::text)
    from pg_constraint f
      join pg_attribute cites on cites.attrelid = f.conrelid and cites.attnum = f.conkey[1]
      left join pg_attribute since on since.attrelid = f.conrelid and since.attname in ('known', 'recorded_at')
    where f.confrelid = 'source'::regclass and f.contype = 'f');
begin
  execute format('create or replace function is_cited(source_id bigint) returns boolean language plpgsql stable
      set search_path from current as %L', 'begin return ' || is_cited_in_a_table || '; end');
end $$;

call settle_citations();
revoke execute on procedure settle_citations from anonymous, authenticated, app_api;

/* Was a source known by the moment looked at? Once it was recorded. One of the operator's, who builds the history,
   also since the last day on which it can have been published, or since something that it says is known. */
create function is_known(published partial_date, source_id bigint, recorded_at timestamptz, reporter_id bigint)
returns boolean stable
  return is_known.recorded_at <= known_at()
    or is_known.reporter_id is null and (
      coalesce((published).last_day <= (known_at() at time zone zone_of(null))::date, false)
      or case
        when (select is_ready('source_citation')) then exists (
          select from source_citation c where c.source_id = is_known.source_id and c.since <= known_at())
        else is_cited_by_then(is_known.source_id) end
      or exists (
        select from mou_version v where v.source_id = is_known.source_id and lower(v.known) <= known_at()));

/* Did something that everybody sees cite a source by the moment looked at? The long way, while source_citation is made
   anew. It is plpgsql, so that statements are not planned with it. */
create function is_cited_by_then(source_id bigint) returns boolean
language plpgsql stable set search_path from current as $$
begin
  return exists (select from cited_since(is_cited_by_then.source_id) since where since <= known_at());
end $$;

/* The citation as it is shown. */
create function citation_of(kind source_kind, citation text) returns text stable
  return case kind when 'OFFICE_REPORT' then told(said('REPORTED_BY', 'office', citation)) else citation end;
comment on function citation_of is 'The citation as it is shown. @notNull';

/* The source that a caller names by number, or describes:
   {"id"} or {"new": {"citation", "publisher", "title", "url", "publishedOn", "speaker"}}. One that is there already
   with this citation is taken. Null where nothing is named, or there is no such source. */
create function source_for(named jsonb) returns bigint language plpgsql set search_path from current as $$
declare
  given jsonb := coalesce(nullif(named -> 'new', 'null'), named);
  named_kind source_kind := coalesce(named ->> 'kind', 'PUBLICATION');
begin
  if given is null or given = 'null' then return null; end if;
  if given ->> 'id' is not null then return (select s.id from source s where s.id::text = given ->> 'id'); end if;
  if not exists (select from source s where s.citation = given ->> 'citation' and s.kind = named_kind) then
    -- Nothing was published on a day that has begun nowhere in Indonesia yet.
    if given ->> 'publishedOn' is not null
      and ((partial_date_from(given ->> 'publishedOn')).first_day <= day_in('Asia/Jayapura')) is not true
    then raise check_violation; end if;
    insert into source (kind, citation, publisher, title, url, published, speaker, verification)
    values (
      named_kind, given ->> 'citation', given ->> 'publisher', given ->> 'title', given ->> 'url',
      coalesce(partial_date_from(given ->> 'publishedOn'), partial_date_of(null, 'UNKNOWN')), given ->> 'speaker',
      'PUBLISHED')
    -- Another request may bring it in at this moment.
    on conflict do nothing;
  end if;
  return (
    select s.id from source s
    where s.citation = given ->> 'citation' and s.kind = named_kind
    order by s.reporter_id nulls first limit 1);
end $$;

/* The source of what an office states through the API itself. */
create function source_of_viewer() returns bigint language plpgsql set search_path from current as $$
begin
  return source_for(jsonb_build_object('kind', 'OFFICE_REPORT', 'citation', actor_name(viewer_actor()),
    'publisher', actor_name(viewer_actor())));
end $$;

/* Since when a source is known by the figures, targets and potentials that cite it; no row where none does. It is
   kept in source_citation. */
create function cited_since(source_id bigint) returns setof timestamptz stable
begin atomic
  select min(c.since)
  from (
    select min(lower(f.known)) as since from figure f where f.source_id = cited_since.source_id
    union all
    select min(lower(t.known)) from target t where t.source_id = cited_since.source_id
    union all
    select min(lower(p.known)) from potential p where p.source_id = cited_since.source_id) c
  having min(c.since) is not null;
end;

/* After rows that cite sources were added: notes those sources that were not known by citations as early. */
create function note_citations() returns trigger language plpgsql security definer set search_path from current as $$
begin
  -- Nearly always all of them are noted already, as early.
  if exists (
    select from added a
    where not exists (
      select from source_citation c where c.source_id = a.source_id and c.since <= lower(a.known)))
  then
    insert into source_citation as c (source_id, since)
    select a.source_id, min(lower(a.known)) from added a
    where lower(a.known) is not null
    group by 1
    -- In one order, so that no two transactions wait for each other.
    order by 1
    on conflict (source_id) do update set since = excluded.since where excluded.since < c.since;
  end if;
  return null;
end $$;

/* Makes source_citation anew, some hundred sources at a time: between two steps others write, and their triggers
   keep it. */
create procedure rebuild_source_citation() language plpgsql as $$
declare
  sources bigint[];
  last_done bigint := 0;
begin
  loop
    sources := array(select s.id from source s where s.id > last_done order by s.id limit 500);
    exit when sources = '{}';
    perform await_turn();
    delete from source_citation c where c.source_id > last_done and c.source_id <= sources[cardinality(sources)];
    insert into source_citation (source_id, since)
    select s, since from unnest(sources) s cross join lateral cited_since(s) since;
    last_done := sources[cardinality(sources)];
    commit;
  end loop;
end $$;
revoke execute on procedure rebuild_source_citation from anonymous, authenticated, app_api;

/* See `area_row`. */
create view source_row with (security_invoker = true) as
  select
    id, kind, citation, publisher, title, url, published, speaker, verification, licence, note, reporter_id,
    recorded_at
  from source;
call describe('source', 'Where a statement comes from.', '{
  "id": "Surrogate key.",
  "kind": "A publication, or what an office states through the API.",
  "citation": "The address or title exactly as the seed data gives it.",
  "publisher": "Who published it; for press, the outlet''s host.",
  "title": "Headline, where known.",
  "url": "Address, where the citation is a single one.",
  "published": "When it was published, as exactly as known.",
  "speaker": "Who is quoted.",
  "verification": "PUBLISHED as printed, DERIVED by arithmetic, UNVERIFIED own knowledge.",
  "licence": "Licence of data taken over as a set.",
  "note": "Anything else about it.",
  "reporter_id": "Which office brought it in a request; empty for the operator.",
  "recorded_at": "When it was recorded. Set by trigger."}');
call protect('source');
create trigger stamp_moments before insert or update on source for each row execute function stamp_moments(recorded_at);
create policy readers on source for select
  using (reporter_id is null or reporter_id = viewer_actor()
    -- What figures cite is seen by all, and told by one look; is_cited looks into some thirty tables.
    or (select is_ready('source_citation'))
      and exists (select from source_citation c where c.source_id = source.id and c.since <= known_at())
    or is_cited(id)
    -- Who is to release figures reads where they are from.
    or exists (select from submission s where s.source_id = source.id));
create policy figure_writers_cite on source for insert to authenticated
  with check (may_somewhere('SUBMIT_FIGURE') and reporter_id = viewer_actor());
call let_insert('source');

call describe('source_citation', 'Since when a source is known by the figures, targets and potentials that cite it; '
  'kept by trigger.', '{
  "source_id": "The source.",
  "since": "When the first of them became known."}');
call protect('source_citation', everybody_reads => true, is_data => false, is_logged => false);

call describe_alike('source_row', 'source');
grant select on source_row to anonymous, authenticated;
