select concat('"branch":', coalesce((select concat('{"name":', coalesce(to_json((name_of("t0"."id", 'ID', day_in("t0"."zone")))::text)::text, 'null'),
  ',"marketTarget":', coalesce((select concat('{"required":', "t1"."required"::text,
  ',"achieved":', coalesce("t1"."achieved"::text, 'null'),
  ',"met":', coalesce("t1"."met"::text, 'null'), '}')
 from market_target_of("t0"."id", $1::date) as "t1"
 limit 1), 'null'),
  ',"workingArea":', (select coalesce('[' || string_agg(concat('{"name":', coalesce(to_json((name_of("t2"."id", 'ID', day_in("t2"."zone")))::text)::text, 'null'), '}'), ','
 order by "t2"."code" asc, "t2"."id" asc) || ']', '[]')
 from (select "a".*
 from "membership" as "m" inner join "area" as "a" on "a"."id" = "m"."child_id"
 where "m"."kind" = 'WORKING_AREA' and "m"."parent_id" = "t0"."id" and "m"."valid" @> $2::date and "a"."valid" @> $3::date) as "t2"),
  ',"markets":', (select coalesce('[' || string_agg(concat('{"name":', coalesce(to_json((name_of("t3"."id", 'ID', day_in("t3"."zone")))::text)::text, 'null'),
  ',"managerKind":', coalesce('"' || (manager_kind_on("t3"."id", day_in("t3"."zone"))) || '"', 'null'),
  ',"enrolledTraders":', coalesce((select concat('{"value":', coalesce(to_json("t4"."value"::text)::text, 'null'), '}')
 from enrolled_traders_of("t3"."id") as "t4"
 limit 1), 'null'), '}'), ','
 order by "t3"."code" asc, "t3"."id" asc) || ']', '[]')
 from markets_of_branch("t0"."id", day_in("t0"."zone")) as "t3"
 where (exists (select
 from "market" as "m"
 where "m"."area_id" = "t3"."id" and "m"."recorded_at" <= known_at()))),
  ',"facts":', case when "t5"."area_id" is not null then concat('{"kind":"', "t5"."kind",
  '","areaWords":', coalesce(to_json("t5"."area_words"::text)::text, 'null'),
  ',"firstSeen":', concat('{"value":', coalesce(to_json(("t5"."first_seen")."value"::text)::text, 'null'), '}'), '}') else 'null' end, '}')
 from "area" as "t0"
 left join "branch" as "t5" on "t5"."area_id" = "t0"."id"
 where ("t0"."kind" = 'BRANCH') and ("t0"."code" = $4::text)
 limit 1), 'null'))
