-- What differs between two versions of an agreement: in its own fields, and in what is attached to it (commitments,
-- parties, milestones, the agency that is responsible), as each was known when the version became known.

create type mou_change as (field text, before jsonb, after jsonb);

comment on column mou_change.field is 'Which field. @notNull';

comment on column mou_change.before is 'What it was.';

comment on column mou_change.after is 'What it became.';

/* What differs between two versions of an agreement. Where one of them is not there, or not the viewer's to see, only
   that is said: as a change of the field "version", with the number on the side where there is one. */
create function mou_diff(mou_id bigint, from_version int, to_version int) returns setof mou_change stable
begin atomic
  select camel(before.key), content_spoken(nullif(before.value, 'null')), content_spoken(nullif(after.value, 'null'))
  from mou_version older
  join mou_version newer on newer.mou_id = older.mou_id
  cross join lateral jsonb_each(version_content(older, lower(older.known))) before
  join lateral jsonb_each(version_content(newer, lower(newer.known))) after on after.key = before.key
  where older.mou_id = mou_diff.mou_id
    and older.version = from_version
    and newer.version = to_version
    and before.value <> after.value
    and greatest(lower(older.known), lower(newer.known)) <= known_at()
  union all
  select 'version', to_jsonb(seen.older), to_jsonb(seen.newer)
  from (
    select
      (
        select v.version from mou_version v
        where v.mou_id = mou_diff.mou_id and v.version = from_version and lower(v.known) <= known_at()) as older,
      (
        select v.version from mou_version v
        where v.mou_id = mou_diff.mou_id and v.version = to_version and lower(v.known) <= known_at()) as newer) seen
  where seen.older is null or seen.newer is null
  order by 1;
end;

/* What stands in a version, with all texts of the data in it in the language of sentences. */
create function content_spoken(content jsonb) returns jsonb
language plpgsql stable set search_path from current as $$
begin
  if spoken_language() = 'EN' then return content; end if;
  return coalesce(
    case jsonb_typeof(content)
      when 'string' then to_jsonb(text_spoken(content #>> '{}'))
      when 'array' then (
        select jsonb_agg(content_spoken(item.value) order by item.n)
        from jsonb_array_elements(content) with ordinality item(value, n))
      when 'object' then (
        select jsonb_object_agg(member.key, content_spoken(member.value)) from jsonb_each(content) member) end,
    content);
end $$;

/* What a version says, and what was attached to its agreement at a moment; with codes in place of the numbers of rows.
   Only of what the viewer sees. */
create function version_content(version mou_version, at timestamptz) returns jsonb stable
  return to_jsonb(version)
    - '{id,mou_id,mou_area_id,version,reason,reason_code,also_changed,begun_on,over_after,known,known_until,'
      'parent_id,renews_id,source_id,text_language}'::text[]
    || jsonb_build_object(
      'parent', (select m.code from mou m where m.id = (version).parent_id),
      'renews', (select m.code from mou m where m.id = (version).renews_id),
      'source', (select citation_of(s.kind, s.citation) from source s where s.id = (version).source_id))
    || attached_to((version).id, version_content.at);

/* What was attached to a version's agreement at a moment; empty for a moment before the version, and where the viewer
   may not see it. Reads past the policies, as they show only what is known now. */
create function attached_to(version_id bigint, at timestamptz) returns jsonb
  language sql stable security definer set search_path from current
begin atomic
  select coalesce((
    select jsonb_build_object(
      'commitments', (
        select jsonb_agg(
          jsonb_build_object(
            'words', c.words,
            'segment', c.segment,
            'programmes', c.programmes,
            'workers', (c.workers).value::text,
            'payer', c.payer,
            'budget', (c.budget).value::text)
          order by c.words)
        from commitment c
        where c.mou_id = v.mou_id and c.known @> attached_to.at),
      'parties', (
        select jsonb_agg(
          jsonb_build_object(
            'role', p.role,
            'office', p.office,
            'area', (select a.code from area a where a.id = p.area_id),
            'signatory', p.signatory,
            'attendee', p.attendee,
            'capacity', p.capacity)
          order by p.position)
        from mou_party p
        where p.mou_id = v.mou_id and p.known @> attached_to.at),
      'milestones', (
        select jsonb_agg(
          jsonb_build_object('title', s.title, 'dueOn', s.due_on, 'metOn', s.met_on)
          order by s.title)
        from milestone s
        where s.mou_id = v.mou_id and s.known @> attached_to.at),
      'responsible_agency', (
        select jsonb_agg(
          jsonb_build_object('agency', g.agency, 'since', lower(g.valid))
          order by g.valid)
        from mou_agency g
        where g.mou_id = v.mou_id and g.known @> attached_to.at))
    from mou_version v
    where v.id = version_id
      and attached_to.at >= lower(v.known)
      and (v.is_public or may_with('READ_INTERNAL', v.mou_id))), '{}');
end;

/* Which fields changed after a version, up to another: the agreement's own, and what is attached to it. */
create function changed_since(mou_id bigint, from_version int, to_version int) returns text[] stable
  return array(
    select d.field
    from mou_diff(changed_since.mou_id, from_version, to_version) d
    where d.field <> 'version'
    union
    select attached
    from mou_version v
    cross join unnest(v.also_changed) attached
    where v.mou_id = changed_since.mou_id and v.version > from_version and v.version <= to_version
    order by 1);

/* What came of an act; or a refusal, where the version it made says the same as the one before. The persons of an
   agreement count too, though no difference names them. Reads past the policies, as they do not show what was there
   before. */
create function unless_unchanged(result outcome, version_before int) returns outcome
  language sql security definer set search_path from current
  return case
    when may_with('WRITE_MOU', (result).id) and not exists (
        select from mou_version older
        join mou_version newer on newer.mou_id = older.mou_id and newer.version = version_before + 1
        where older.mou_id = (result).id
          and older.version = version_before
          -- The stamp of this act is known_at(): a microsecond earlier is just before it.
          and (
            version_content(older, known_at() - interval '1 microsecond'),
            persons_of(older.mou_id, known_at() - interval '1 microsecond'))
          is distinct from (
            version_content(newer, known_at()),
            persons_of(newer.mou_id, known_at())))
      then refused('INVALID_INPUT', 'NOTHING_CHANGED', '{input}')
    else result end;
