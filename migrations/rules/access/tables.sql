-- Comments are the schema's own documentation; this says a table's and all its columns' in one statement.
create procedure describe(relation regclass, words text, columns jsonb) language plpgsql as $$
declare col record;
begin
  execute format('comment on %s %s is %L',
    case (select relkind from pg_class where oid = relation) when 'v' then 'view' else 'table' end, relation, words);
  for col in select * from jsonb_each_text(columns) loop
    execute format('comment on column %s.%I is %L', relation, col.key, col.value);
  end loop;
end $$;

-- Who sees and changes which rows. The API's roles own nothing; every table has row-level security, forced on its owner too.
/* What every table needs: row-level security, forced on its owner too; what is written to it in a request is written down, and the
   version of the data rises with it, once in a transaction. `everybody_reads` where nothing in it is anybody's secret. `is_data` where it can show in an answer
   and is not worked out of what does. */
create procedure protect(relation regclass, everybody_reads boolean default false, is_data boolean default true, is_logged boolean default true) language plpgsql set search_path from current as $$
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
end $$;

-- They are the deployment's.
revoke execute on procedure describe, protect from anonymous, authenticated, app_api;
