-- Plans that a session keeps, for statements that are asked again and again.

/* The answer of a statement of one cell, by a plan that is kept: the session prepares the statement when it is asked
   for it the first time, and from then on only runs it. In between, the pool in front of the database gives the session
   to others.

   Row-level security plans for a role, and the rules are those of a schema: both are in the name of what is prepared.
   The name is no proof: whoever had the session may have prepared something else under it. So the text is compared each
   time.

   planning: what planning the statement costs, as the compiler counts it. The memory that a plan takes grows with it:
   about 130 KB and 2 KB for each unit, as measured on the acceptance queries. When a new plan does not fit into what a
   session may keep, those go that were not asked for the longest: the setting app.kept_plans has the names, the last
   used one first. */
create function answer(statement text, planning int, parameters text[]) returns text
language plpgsql as $$
declare
  most_kilobytes constant int := 40000;
  kilobytes constant int := 130 + 2 * planning;
  plan_name constant text :=
    format('kept_%s_%s', kilobytes, md5(concat_ws(' ', current_schema(), current_user, statement)));
  preparation constant text := format('prepare %s as %s', plan_name, statement);
  used_before constant text[] :=
    array_remove(string_to_array(current_setting('app.kept_plans', true), ' '), plan_name);
  is_prepared boolean;
  unused text;
  arguments text;
  result text;
begin
  select p.from_sql and p.statement = preparation into is_prepared
  from pg_prepared_statements p where p.name = plan_name;
  if is_prepared is distinct from true then
    if not is_prepared then execute format('deallocate %s', plan_name); end if;
    for unused in
      with plan as (
        select p.name, split_part(p.name, '_', 2)::int as size,
          row_number() over (order by array_position(used_before, p.name), p.prepare_time desc) as place
        from pg_prepared_statements p
        where p.name ~ '^kept_[0-9]{1,6}_[0-9a-f]{32}$'),
      together as (select p.name, sum(p.size) over (order by p.place) as size from plan p)
      select t.name from together t where t.size > most_kilobytes - kilobytes
    loop
      execute format('deallocate %s', unused);
    end loop;
    execute preparation;
  end if;
  perform
    set_config('app.kept_plans', array_to_string(plan_name || used_before, ' '), false),
    -- One plan for all values, for the rest of the transaction. As measured, none of the acceptance queries is slower.
    set_config('plan_cache_mode', 'force_generic_plan', true);
  select string_agg(quote_nullable(p.value), ', ' order by p.place) into arguments
  from unnest(parameters) with ordinality as p(value, place);
  execute format('execute %s%s', plan_name, '(' || arguments || ')') into result;
  return result;
end $$;

comment on function answer is 'The answer of a statement of one cell, by a plan that the session keeps.';
