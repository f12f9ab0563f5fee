-- How a request begins, and what it may read. Authentication and row-level security come on top of this.
create function begin_request(known_at timestamptz default null, out version text, out known timestamptz) language plpgsql as $$
begin
  perform set_config('role', 'anonymous', true), set_config('search_path', 'app', true), set_config('TimeZone', 'UTC', true),
    set_config('app.known_at', coalesce(begin_request.known_at, now())::text, true);
  select d.version::text, app.known_at() into begin_request.version, begin_request.known from app.dataset d;
end $$;
comment on function begin_request is 'First statement of every request: sets role, schema and the moment looked at, for this transaction only; answers the data''s version and that moment.';

create type viewer as (role text);
comment on column viewer.role is 'The database role the request runs as. @notNull';

grant select on all tables in schema app to anonymous;
-- The migrator's own bookkeeping is nobody's business.
revoke all on kysely_migration, kysely_migration_lock from anonymous;
-- What hangs on an agreement or stands alone became known on a day like everything else: nobody sees it before.
do $$
declare relation text;
begin
  foreach relation in array '{mou_party,commitment,milestone,follow_up_instrument,outreach_activity,claim}'::text[] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy known_by_then on %I for select using (known @> known_at())', relation);
  end loop;
end $$;
-- Papers are not all public, and their policies are not written yet: nobody reads the others.
alter table document enable row level security;
alter table document force row level security;
create policy public_documents on document for select using (is_public);
