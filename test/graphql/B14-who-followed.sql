select concat('"region":', coalesce((select concat('{"mouProgress":', coalesce((select concat('{"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t1"."area_id", "t1"."at") as "a"))::text, 'null'),
  ',"covered":', coalesce(((select "n"."covered"
 from cascade_counts("t1"."area_id", "t1"."at") as "n"))::text, 'null'),
  ',"ratio":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'), '}')
 from mou_coverage("t1"."area_id", "t1"."at") as "t2"
 limit 1), 'null'), '}')
 from (select "t0"."id" as "area_id", $1::date as "at") as "t1"
 limit 1), 'null'),
  ',"provinces":', (select coalesce('[' || string_agg(concat('{"name":', coalesce(to_json((name_of("t3"."id", null, day_in("t3"."zone")))::text)::text, 'null'),
  ',"mouProgress":', coalesce((select concat('{"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t4"."area_id", "t4"."at") as "a"))::text, 'null'),
  ',"covered":', coalesce(((select "n"."covered"
 from cascade_counts("t4"."area_id", "t4"."at") as "n"))::text, 'null'),
  ',"byStatus":', (select coalesce('[' || string_agg(concat('{"status":"', "t5"."status",
  '","count":', "t5"."count"::text, '}'), ','
 order by "t5"."status" asc) || ']', '[]')
 from status_counts("t4"."area_id", "t4"."at") as "t5"), '}')
 from (select "t3"."id" as "area_id", $2::date as "at") as "t4"
 limit 1), 'null'), '}'), ','
 order by "t3"."code" asc, "t3"."id" asc) || ']', '[]')
 from (select "a".*
 from "membership" as "m" inner join "area" as "a" on "a"."id" = "m"."child_id"
 where "m"."kind" = 'REGION' and "m"."parent_id" = "t0"."id" and "m"."valid" @> day_in("t0"."zone") and "a"."valid" @> day_in("t0"."zone")) as "t3"
 where ("t3"."kind" = 'PROVINCE')), '}')
 from "area" as "t0"
 where ("t0"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $3::text and "a"."kind" in ('REGION')), area_otherwise_named($4::text, 'Region'))))
 limit 1), 'null'))
