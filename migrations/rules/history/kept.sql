-- What is kept ready for readers, so that they need not work it out: tallies, what lies below an area. The rules that keep
-- something stand in one file, with a procedure rebuild_<name> that makes it anew. The table `maker` of this schema has a
-- hash of that file; `kept` says which one made what is there now.

/* Is it there as these rules make it? Where not, readers work it out. */
create function is_ready(kept_name text) returns boolean stable
  return exists (
    select from kept k join maker m on m.name = k.name and m.hash = k.made_by where k.name = is_ready.kept_name);

/* Says that it was made by these rules. */
create procedure mark_ready(kept_name text) language sql
begin atomic
  insert into kept (name, made_by) select m.name, m.hash from maker m where m.name = mark_ready.kept_name
  on conflict (name) do update set made_by = excluded.made_by;
end;

/* Makes anew what other rules made, while the tables are locked: for what is little. What is much the deployment makes
   afterwards, in steps. */
create procedure make_ready(kept_name text) language plpgsql as $$
begin
  if is_ready(kept_name) then return; end if;
  execute format('call rebuild_%s()', kept_name);
  call mark_ready(kept_name);
end $$;
revoke execute on procedure mark_ready, make_ready from anonymous, authenticated, app_api;

call describe('kept', 'What is kept ready for readers, and which rules made it.', '{
  "name": "Name of what is kept.", "made_by": "Hash of the file of rules that made it."}');
call protect('kept', everybody_reads => true, is_data => false, is_logged => false);

call describe('rules_release', 'Which rules were built and deployed: those deployed last are in force.', '{
  "schema": "The schema that holds them.", "migration": "The last migration when they were built.",
  "built_at": "When they were built.", "deployed_at": "When they were put in force, last; null where they never were."}');
call protect('rules_release', everybody_reads => true, is_data => false, is_logged => false);
