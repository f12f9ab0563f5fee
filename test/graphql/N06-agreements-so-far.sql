select concat('"region":', coalesce((select concat('{"mouProgress":', coalesce((select concat('{"byStatus":', (select coalesce('[' || string_agg(concat('{"status":"', "t2"."status",
  '","count":', "t2"."count"::text, '}'), ','
 order by "t2"."status" asc) || ']', '[]')
 from status_counts("t1"."area_id", "t1"."at") as "t2"),
  ',"history":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t3"."month", 'YYYY-MM'))::text)::text, 'null'),
  ',"covered":', "t3"."covered"::text, '}'), ','
 order by "t3"."month" asc) || ']', '[]')
 from cascade_history("t1"."area_id", ($1::text || '-01')::date, $2::int4) as "t3"), '}')
 from (select "t0"."id" as "area_id", $3::date as "at") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $4::text and "a"."kind" in ('REGION')), area_otherwise_named($5::text, 'Region'))))
 limit 1), 'null'))
