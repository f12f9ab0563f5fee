select concat('"market":', coalesce((select concat('{"name":', coalesce(to_json((name_of("t0"."id", 'ID', day_in("t0"."zone")))::text)::text, 'null'),
  ',"managerKind":', coalesce('"' || (manager_kind_on("t0"."id", day_in("t0"."zone"))) || '"', 'null'),
  ',"collection":', coalesce((select concat('{"frequency":"', "t1"."frequency",
  '","collector":', to_json("t1"."collector"::text),
  ',"underMou":', case when "t2"."id" is not null then concat('{"code":', to_json("t2"."code"::text), '}') else 'null' end, '}')
 from (select "c".*
 from "market_collection" as "c"
 where "c"."market_id" = "t0"."id" and "c"."valid" @> day_in("t0"."zone")) as "t1"
 left join "mou_current" as "t2" on "t2"."id" = "t1"."mou_id"
 limit 1), 'null'),
  ',"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t3"."code"::text),
  ',"parties":', (select coalesce('[' || string_agg(concat('{"role":"', "t4"."role",
  '","office":', to_json("t4"."office"::text),
  ',"signatory":', coalesce(to_json("t4"."signatory"::text)::text, 'null'), '}'), ','
 order by "t4"."position" asc, "t4"."id" asc) || ']', '[]')
 from "mou_party" as "t4"
 where "t4"."mou_id" = "t3"."id"), '}') as "e0", row_number() over (order by "t3"."signed_day" desc nulls last, "t3"."id" desc) as i
 from (select "t3".*
 from agreements_of("t0"."id") as "t3"
 order by "t3"."signed_day" desc nulls last, "t3"."id" desc
 limit $2::int4 + 1) as "t3") as p), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'MARKET') and ("t0"."code" = $3::text) and (exists (select
 from "market" as "m"
 where "m"."area_id" = "t0"."id" and "m"."recorded_at" <= known_at()))
 limit 1), 'null'),
  ',"region":', coalesce((select concat('{"statements":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t6"."code"::text),
  ',"subject":', to_json("t6"."subject"::text),
  ',"words":', to_json("t6"."words"::text), '}'), ','
 order by "t6"."code" asc) || ']', '[]')
 from "claim" as "t6"
 where "t6"."area_id" = "t5"."id"), '}')
 from "area" as "t5"
 where ("t5"."kind" = 'REGION') and ("t5"."code" = $4::text)
 limit 1), 'null'))
