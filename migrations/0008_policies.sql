-- Who sees and changes which rows. The API's roles own nothing; every table has row-level security, forced on its owner too.
/* What every table needs: row-level security, forced on its owner too; what is written to it in a request is written down, and the
   version of the data rises with it, once in a transaction. `everybody_reads` where nothing in it is anybody's secret. `is_data` where it can show in an answer
   and is not worked out of what does. */
create procedure protect(relation regclass, everybody_reads boolean default false, is_data boolean default true, is_logged boolean default true) language plpgsql set search_path = app, pg_temp as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  -- The owner loads the seed, and its SECURITY DEFINER functions read past the policies that ask them; also where it is no superuser.
  execute format('create policy owner on %s to current_user using (true) with check (true)', relation);
  execute format('grant select on %s to anonymous, authenticated', relation);
  if everybody_reads then execute format('create policy public_reads on %s for select using (true)', relation); end if;
  if is_logged then execute format('create trigger write_audit after insert or update or delete on %s for each row when (is_audited()) execute function write_audit()', relation); end if;
  if exists (select from pg_attribute a where a.attrelid = relation and a.attname = 'known') then
    execute format('create trigger stamp_known before insert or update on %s for each row execute function stamp_known()', relation);
    -- Where it does not hold for the operator too.
    if not exists (select from pg_trigger t where t.tgrelid = relation and t.tgname = 'only_close') then
      execute format('create trigger only_close before update or delete on %s for each row when (is_audited()) execute function only_close()', relation);
    end if;
  end if;
  if is_data then
    execute format('create trigger raise_version after insert or update or delete on %s for each row execute function raise_version()', relation);
  end if;
  call settle_citations();
end $$;
/* is_cited: is a source cited by a row that the viewer sees, in whatever table has a foreign key to it? Never inlined into a statement, as most
   sources are the operator's and need no asking. */
create procedure settle_citations() language plpgsql set search_path = app, pg_temp as $$
begin
  execute (select format('create or replace function is_cited(source_id bigint) returns boolean language plpgsql stable
      set search_path = app, pg_temp as %L',
      'begin return ' || string_agg(format('exists (select from %s c where c.%I = is_cited.source_id%s)', f.conrelid::regclass, a.attname,
        -- What is known only later cites nothing yet.
        case when k.attname is not null then ' and coalesce(lower(c.known), ''-infinity'') <= known_at()' else '' end),
        ' or ' order by f.conrelid::regclass::text) || '; end')
    from pg_constraint f
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    left join pg_attribute k on k.attrelid = f.conrelid and k.attname = 'known'
    where f.confrelid = 'source'::regclass and f.contype = 'f');
end $$;

do $$
declare relation text; moments text;
begin
  foreach relation in array '{area,area_name,area_code,area_seat,membership,person,office,office_term,legal_basis,programme,benefit,segment_scheme,
    segment_definition,sub_segment,channel,sanction,sanction_count,branch,market,figure,target,potential}'::text[] loop
    call protect(relation::regclass, everybody_reads => true);
  end loop;
  foreach relation in array '{source,claim,outreach_activity,market_manager,market_collection,market_closure,mou,mou_version,mou_party,commitment,milestone,follow_up_instrument,document}'::text[] loop
    call protect(relation::regclass);
  end loop;
  foreach relation in array '{mou_event,mou_note,actor,actor_grant,api_key}'::text[] loop
    call protect(relation::regclass);
  end loop;
  call protect('api_key_hash', is_data => false);
  call protect('role_capability', everybody_reads => true, is_logged => false);
  -- The log is not logged, nor are the version, the answers kept, and what is worked out.
  foreach relation in array '{audit_log,request_outcome,dataset,area_within,figure_tally,source_citation}'::text[] loop
    call protect(relation::regclass, everybody_reads => relation in ('dataset', 'area_within', 'figure_tally', 'source_citation'),
      is_data => false, is_logged => false);
  end loop;
  for relation, moments in values ('mou_note', 'at'), ('source', 'recorded_at'), ('market', 'recorded_at'), ('actor', 'created_at'), ('actor_grant', 'granted_at, ended_at'), ('api_key', 'created_at, revoked_at') loop
    execute format('create trigger stamp_moments before insert or update on %s for each row execute function stamp_moments(%s)', relation, moments);
  end loop;
  -- What became known on a day is not seen before it.
  foreach relation in array '{claim,outreach_activity,market_manager,market_collection,market_closure}'::text[] loop
    execute format('create policy known_by_then on %I for select using (is_current(known))', relation);
  end loop;
  -- What hangs on an agreement is seen with a version of it, then as now: what was there while all was a draft stays so for whoever looks back.
  -- What stands alone for an area is seen by all.
  foreach relation in array '{mou_party,commitment,milestone,follow_up_instrument}'::text[] loop
    execute format('create policy known_with_mou on %I for select using (is_current(known) and (%s exists (select from mou_version v where v.mou_id = %I.mou_id and is_current(v))))',
      relation, case relation when 'follow_up_instrument' then 'mou_id is null or' else '' end, relation);
  end loop;
end $$;

-- The area is looked at in the row itself: one that is just being inserted cannot be looked up yet.
create policy readers on mou for select using (is_public or may('READ_INTERNAL', area_id) or may_with('READ_INTERNAL', id));
create policy readers on mou_version for select using (is_public or may_with('READ_INTERNAL', mou_id));
-- Each looked up by itself: as "exists", the planner may read all versions for a page of events.
create policy with_version on mou_event for select using ((select true from mou_version v where v.mou_id = mou_event.mou_id and v.version = mou_event.version));
create policy readers on document for select using (case when is_public
  then exists (select from mou_version v where v.mou_id = document.mou_id and is_current(v)) else may_with('READ_INTERNAL', mou_id) end);
create policy readers on mou_note for select using (at <= known_at() and may_with('READ_INTERNAL', mou_id));

create policy readers on source for select using (reporter_id is null or reporter_id = viewer_actor() or is_cited(id));

create policy readers on actor for select using (id = viewer_actor() or may('READ_ACCESS', area_id));
create policy readers on actor_grant for select using (actor_id = viewer_actor() or may('READ_ACCESS', area_id));
create policy readers on api_key for select using (exists (select from actor a where a.id = actor_id));
create policy readers on audit_log for select using (at <= known_at() and may('READ_AUDIT', area_id));

grant select on mou_current, figure_current, target_stated, target_current, potential_current to anonymous, authenticated;
-- Hashes of keys and kept answers are nobody's business.
revoke all on request_outcome, api_key_hash from anonymous, authenticated;

-- Who writes. A row goes in where the viewer may write about its area; what was said is closed by those who correct.
grant insert on source, figure, target, potential, market_collection, outreach_activity, mou, mou_version, mou_party, commitment, milestone,
  follow_up_instrument, document, mou_note, actor, actor_grant, api_key, api_key_hash to authenticated;
-- A row that is closed is no longer seen, so what is seen only while it is known cannot be closed by whom its policy shows it.
grant update (known) on figure, target, potential, mou_version to authenticated;
grant update (edits, note) on market to authenticated;
grant update (is_public) on document to authenticated;
grant update (ended_at) on actor_grant to authenticated;
grant update (revoked_at) on api_key to authenticated;

create policy figure_writers_cite on source for insert to authenticated with check (may_somewhere('WRITE_FIGURE') and reporter_id = viewer_actor());
create policy recorders on figure for insert to authenticated with check (may(case when revision = 1 then 'WRITE_FIGURE' else 'CORRECT_FIGURE' end::capability, area_id));
create policy correctors on figure for update to authenticated using (may('CORRECT_FIGURE', area_id));
create policy planners on target for insert to authenticated with check (may('WRITE_TARGET', area_id));
create policy planners_close on target for update to authenticated using (may('WRITE_TARGET', area_id));
create policy planners on potential for insert to authenticated with check (may('WRITE_TARGET', area_id));
create policy planners_close on potential for update to authenticated using (may('WRITE_TARGET', area_id));
create policy keepers on market for update to authenticated using (may('WRITE_MARKET', area_id));
create policy keepers on market_collection for insert to authenticated with check (may('WRITE_MARKET', market_id));
create policy hosts on outreach_activity for insert to authenticated with check (may('WRITE_OUTREACH', area_id));

create policy writers on mou for insert to authenticated with check (may('WRITE_MOU', area_id) and not is_public);
/* A draft is made public by being signed, or by those who publish. */
create policy writers on mou_version for insert to authenticated with check (may_with('WRITE_MOU', mou_id)
  and (not is_public or stage = 'SIGNED' or may_with('PUBLISH', mou_id) or exists (select from mou m where m.id = mou_id and m.is_public)));
create policy writers_close on mou_version for update to authenticated using (may_with('WRITE_MOU', mou_id));
create policy writers on mou_party for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
create policy writers on commitment for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
create policy writers on milestone for insert to authenticated with check (may_with('WRITE_MOU', mou_id));
create policy writers on follow_up_instrument for insert to authenticated with check (may('WRITE_MOU', area_id) and (mou_id is null or may_with('WRITE_MOU', mou_id)));
create policy writers on document for insert to authenticated with check (may_with('WRITE_MOU', mou_id) and (not is_public or may_with('PUBLISH', mou_id)));
create policy publishers on document for update to authenticated using (may_with('PUBLISH', mou_id));
create policy authors on mou_note for insert to authenticated with check (author_id = viewer_actor() and may_with('COMMENT', mou_id));

-- What is taken back or confirmed stays so: no update makes it nothing again.
create policy managers on actor for insert to authenticated
  with check (may('MANAGE_ACCESS', area_id) and created_by = viewer_actor() and (issuer is null or everywhere('MANAGE_ACCESS')));
create policy managers on actor_grant for insert to authenticated with check (may_grant(role, area_id) and manages(actor_id) and granted_by = viewer_actor());
create policy managers_end on actor_grant for update to authenticated using (may_grant(role, area_id)) with check (ended_at is not null);
create policy managers on api_key for insert to authenticated with check (manages(actor_id) and created_by = viewer_actor());
create policy managers on api_key_hash for insert to authenticated with check (exists (select from api_key k where k.id = key_id and manages(k.actor_id)));
create policy owners_revoke on api_key for update to authenticated using (actor_id = viewer_actor() or manages(actor_id)) with check (revoked_at is not null);

/* What the API's roles may call: everything that runs as themselves, and of what runs as the owner only what policies and fields ask.
   Every migration that makes functions ends with it. */
create procedure settle_routines() language plpgsql set search_path = app, pg_temp as $$
declare routine regprocedure;
begin
  for routine in select p.oid from pg_proc p where p.pronamespace = 'app'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
    execute format('revoke execute on routine %s from public', routine);
    if routine::text !~ '^(describe|protect|settle_citations|settle_routines|authenticate|replay|remember|record_use|on_schedule|record_expiries)\(' then
      execute format('grant execute on routine %s to anonymous, authenticated, app_api', routine);
    end if;
  end loop;
end $$;
call settle_routines();
grant execute on function authenticate, replay, record_use to app_api;
grant execute on function remember to anonymous, authenticated;
-- Nobody but the owner needs temporary tables here, and on a pooled connection they would outlive the request.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then raise notice 'Not the database''s owner: PUBLIC may still make temporary tables.';
end $$;
-- Nor large objects: they outlive the request as well, and lie outside of what is logged.
do $$
declare routine regprocedure;
begin
  for routine in select p.oid from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^lo(_|read$|write$)' and pg_has_role(p.proowner, 'usage') loop
    execute format('revoke execute on function %s from public', routine);
  end loop;
  if has_function_privilege('app_api', 'lo_from_bytea(oid, bytea)', 'execute') then raise notice 'Not the server''s owner: PUBLIC may still make large objects.'; end if;
end $$;
