create type mou_change as (field text, before jsonb, after jsonb);

comment on column mou_change.field is 'Which field. @notNull';

comment on column mou_change.before is 'What it was.';

comment on column mou_change.after is 'What it became.';

/* What hung on an agreement at a moment, of which a version is not later. Reads past the policies that show only what is known now, of agreements that the viewer sees. */
create function hung_on(version_id bigint, at timestamptz) returns jsonb language sql stable security definer set search_path from current
begin atomic
  select coalesce((select jsonb_build_object(
    'commitments', (select jsonb_agg(jsonb_build_object(
        'words', c.words, 'segment', c.segment, 'programmes', c.programmes, 'workers', (c.workers).value::text, 'payer', c.payer, 'budget', (c.budget).value::text)
      order by c.words) from commitment c where c.mou_id = v.mou_id and c.known @> hung_on.at),
    'parties', (select jsonb_agg(jsonb_build_object('role', p.role, 'office', p.office, 'area', (select a.code from area a where a.id = p.area_id),
        'signatory', p.signatory, 'attendee', p.attendee, 'capacity', p.capacity)
      order by p.position) from mou_party p where p.mou_id = v.mou_id and p.known @> hung_on.at),
    'milestones', (select jsonb_agg(jsonb_build_object('title', s.title, 'dueOn', s.due_on, 'metOn', s.met_on) order by s.title)
      from milestone s where s.mou_id = v.mou_id and s.known @> hung_on.at),
    'responsible_agency', (select jsonb_agg(jsonb_build_object('agency', g.agency, 'since', lower(g.valid)) order by g.valid)
      from mou_agency g where g.mou_id = v.mou_id and g.known @> hung_on.at))
    from mou_version v where v.id = version_id and hung_on.at >= lower(v.known) and (v.is_public or may_with('READ_INTERNAL', v.mou_id))), '{}');
end;

/* What a version says, and what hung on it at a moment, with codes for numbers of rows: only of what the viewer sees. */
create function words_of(version mou_version, at timestamptz) returns jsonb stable
  return to_jsonb(version) - '{id,mou_id,mou_area_id,version,reason,reason_code,also_changed,begun_on,over_after,known,known_until,parent_id,renews_id,source_id}'::text[] || jsonb_build_object(
    'parent', (select m.code from mou m where m.id = (version).parent_id), 'renews', (select m.code from mou m where m.id = (version).renews_id),
    'source', (select citation_of(s.kind, s.citation) from source s where s.id = (version).source_id)) || hung_on((version).id, words_of.at);

/* What differs between two versions of an agreement. Where one of them is not there, or not the viewer's to see, only that is said. */
create function mou_diff(mou_id bigint, from_version int, to_version int) returns setof mou_change stable
begin atomic
  select camel(a.key), nullif(a.value, 'null'), nullif(b.value, 'null')
  from mou_version o join mou_version n on n.mou_id = o.mou_id
  cross join lateral jsonb_each(words_of(o, lower(o.known))) a join lateral jsonb_each(words_of(n, lower(n.known))) b on b.key = a.key
  where o.mou_id = mou_diff.mou_id and o.version = from_version and n.version = to_version and a.value <> b.value
    and greatest(lower(o.known), lower(n.known)) <= known_at()
  union all
  select 'version', to_jsonb(seen.one), to_jsonb(seen.other)
  from (select (select v.version from mou_version v where v.mou_id = mou_diff.mou_id and v.version = from_version and lower(v.known) <= known_at()) as one,
    (select v.version from mou_version v where v.mou_id = mou_diff.mou_id and v.version = to_version and lower(v.known) <= known_at()) as other) seen
  where seen.one is null or seen.other is null
  order by 1;
end;

/* What changed after a version, up to another: its own fields, and what hangs on it. */
create function changed_since(mou_id bigint, from_version int, to_version int) returns text[] stable
  return array(select d.field from mou_diff(changed_since.mou_id, from_version, to_version) d where d.field <> 'version'
    union select f from mou_version v cross join unnest(v.also_changed) f
      where v.mou_id = changed_since.mou_id and v.version > from_version and v.version <= to_version order by 1);

/* What came of an act, or a refusal where nothing is otherwise by it than just before; who its persons are counts too, though no difference names them.
   Reads past the policies, as what was there before is not seen. */
create function unless_idle(result outcome, before int) returns outcome language sql security definer set search_path from current
  return case when may_with('WRITE_MOU', (result).id) and not exists (select from mou_version o join mou_version n on n.mou_id = o.mou_id and n.version = before + 1
      where o.mou_id = (result).id and o.version = before and (words_of(o, known_at() - interval '1 microsecond'), persons_of(o.mou_id, known_at() - interval '1 microsecond'))
        is distinct from (words_of(n, known_at()), persons_of(n.mou_id, known_at())))
    then refused('INVALID_INPUT', 'NOTHING_CHANGED', '{input}') else result end;
