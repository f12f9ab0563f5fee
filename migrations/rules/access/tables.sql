-- What every table gets: comments, which are the schema's own documentation, and protection. The API's roles own
-- nothing; each table has row-level security, forced on its owner too.

/* Comments on a table or view and on its columns, in one statement. */
create procedure describe(relation regclass, words text, columns jsonb)
language plpgsql set search_path from current as $$
declare
  col record;
begin
  execute format('comment on %s %s is %L',
    case (select relkind from pg_class where oid = relation) when 'v' then 'view' else 'table' end, relation, words);
  for col in select * from jsonb_each_text(columns) loop
    execute format('comment on column %s.%I is %L', relation, col.key, col.value);
  end loop;
end $$;

/* Comments on a view that has the columns of a table, or of another view: those of that one. */
create procedure describe_alike(relation regclass, described regclass)
language plpgsql set search_path from current as $$
declare
  col record;
begin
  execute format('comment on view %s is %L', relation, obj_description(described, 'pg_class'));
  for col in
    select a.attname, concat(col_description(described, t.attnum), case when t.attnotnull then ' @notNull' end) as words
    from pg_attribute a join pg_attribute t on t.attrelid = described and t.attname = a.attname
    where a.attrelid = relation and a.attnum > 0
  loop
    execute format('comment on column %s.%I is %L', relation, col.attname, col.words);
  end loop;
end $$;

/* Row-level security, the triggers that every table has, and the right to select. A policy still has to say who
   sees which rows, unless `everybody_reads`: where nothing in the table is anybody's secret. What a request writes
   is written down in audit_log where it `is_logged`. The version of the data rises with a write, once in a
   transaction, where it `is_data`: not where the table shows in no answer, or holds only what is worked out of
   others. */
create procedure protect(
  relation regclass,
  everybody_reads boolean default false,
  is_data boolean default true,
  is_logged boolean default true)
language plpgsql set search_path from current as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  -- The owner loads the seed, and its SECURITY DEFINER functions read past the policies that ask them: also where the
  -- owner is no superuser.
  execute format('create policy owner on %s to current_user using (true) with check (true)', relation);
  execute format('grant select on %s to anonymous, authenticated', relation);
  if everybody_reads then
    execute format('create policy public_reads on %s for select using (true)', relation);
  end if;
  if is_logged then
    execute format('create trigger write_audit after update or delete on %s
      for each row when (is_audited()) execute function write_audit()', relation);
    execute format('create trigger write_audit_of_added after insert on %s referencing new table as added
      for each statement when (is_audited()) execute function write_audit_of_added()', relation);
  end if;
  if exists (select from pg_attribute a where a.attrelid = relation and a.attname = 'known') then
    execute format('create trigger stamp_known before insert or update on %s
      for each row execute function stamp_known()', relation);
    -- Some tables have a trigger of this name already, which holds for the operator too.
    if not exists (select from pg_trigger t where t.tgrelid = relation and t.tgname = 'only_close') then
      execute format('create trigger only_close before update or delete on %s
        for each row when (is_audited()) execute function only_close()', relation);
    end if;
  end if;
  if is_data then
    execute format('create trigger raise_version after insert or update or delete on %s
      for each row execute function raise_version()', relation);
  end if;
end $$;

/* Lets requests with a credential add rows, as policies say which. The number of a row is the table's to give: who
   could choose one would take that of the next. */
create procedure let_insert(relation regclass) language plpgsql set search_path from current as $$
begin
  execute (
    select format('grant insert (%s) on %s to authenticated', string_agg(quote_ident(a.attname), ', '), relation)
    from pg_attribute a
    where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attidentity = '');
end $$;

-- They are the deployment's.
revoke execute on procedure describe, describe_alike, protect, let_insert from anonymous, authenticated, app_api;
