-- What is kept ready: tables that a rule fills so that readers need not work out what they say, such as the tally of
-- figures by day or the areas below each area. A change of such a rule makes its table stale.
--
-- The rules that keep something ready stand in one file, with a procedure rebuild_<name> that fills it anew; triggers
-- that call them may stand beside other tables. The table `maker` of this schema holds a hash of the definitions in
-- that file, of all that they mention and of those triggers. The table `kept` holds the hash of those that filled it.
-- Where the two differ, other rules filled it:
-- - what is large is rebuilt in steps after the deployment; until then its readers, who ask is_ready, work it out;
-- - what is small is rebuilt during the deployment (make_ready), and its readers need not ask.

/* Was it filled by the rules of this schema? Readers ask once in a statement, `(select is_ready('…'))`, and plan
   neither this nor their long way round: both are plpgsql. */
create function is_ready(kept_name text) returns boolean
language plpgsql stable set search_path from current as $$
begin
  return exists (
    select from kept k join maker m on m.name = k.name and m.hash = k.made_by where k.name = is_ready.kept_name);
end $$;

/* Records that the rules of this schema filled it. */
create procedure mark_ready(kept_name text) language sql
begin atomic
  insert into kept (name, made_by)
  select m.name, m.hash from maker m where m.name = mark_ready.kept_name
  on conflict (name) do update set made_by = excluded.made_by;
end;

/* Rebuilds it, where other rules filled it, while the deployment holds the tables locked. Only for what is small, such
   as what lies below some hundred areas: requests wait as long as it takes. */
create procedure make_ready(kept_name text) language plpgsql as $$
begin
  if is_ready(kept_name) then return; end if;
  execute format('call rebuild_%s()', kept_name);
  call mark_ready(kept_name);
end $$;
revoke execute on procedure mark_ready, make_ready from anonymous, authenticated, app_api;

call describe('kept', 'What is kept ready for readers, and which rules made it.', '{
  "name": "Name of what is kept.",
  "made_by": "Hash of the definitions that made it."}');
call protect('kept', everybody_reads => true, is_data => false, is_logged => false);

call describe('rules_release', 'Which rules were built and deployed; those deployed last are in force.', '{
  "schema": "The schema that holds them.",
  "migration": "The last migration when they were built.",
  "built_at": "When they were built.",
  "deployed_at": "When they were last put in force; null where they never were."}');
call protect('rules_release', everybody_reads => true, is_data => false, is_logged => false);
