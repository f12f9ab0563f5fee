select concat('"region":', coalesce((select concat('{"informal":', coalesce((select concat('{"unit":', coalesce('"' || (unit_of("t1"."measure", (select "a"."kind"
 from "area" as "a"
 where "a"."id" = "t1"."area_id"))) || '"', 'null'),
  ',"points":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t2"."bucket", 'YYYY-MM'))::text)::text, 'null'),
  ',"quantity":', concat('{"value":', coalesce(to_json(("t2"."quantity")."value"::text)::text, 'null'),
  ',"precision":"', ("t2"."quantity")."precision",
  '"}'),
  ',"basis":"', "t2"."basis",
  '","figure":', case when "t3"."id" is not null then concat('{"source":', case when "t4"."id" is not null then concat('{"publisher":', to_json("t4"."publisher"::text), '}') else 'null' end, '}') else 'null' end, '}'), ','
 order by "t2"."bucket" asc) || ']', '[]')
 from series_points(row("t1"."area_id", "t1"."measure", "t1"."segment", "t1"."basis", "t1"."from_day", "t1"."to_day", "t1"."every")::series) as "t2"
 left join "figure" as "t3" on "t3"."id" = "t2"."figure_id"
 left join "source" as "t4" on "t4"."id" = "t3"."source_id"),
  ',"breaks":', (select coalesce('[' || string_agg(concat('{"before":', coalesce(to_json((to_char("t5"."before", 'YYYY-MM'))::text)::text, 'null'),
  ',"after":', coalesce(to_json((to_char("t5"."after", 'YYYY-MM'))::text)::text, 'null'),
  ',"cause":"', "t5"."cause",
  '","reason":', to_json("t5"."reason"::text), '}'), ','
 order by "t5"."after" asc, "t5"."cause" asc) || ']', '[]')
 from series_breaks(row("t1"."area_id", "t1"."measure", "t1"."segment", "t1"."basis", "t1"."from_day", "t1"."to_day", "t1"."every")::series) as "t5"), '}')
 from (select "t0"."id" as "area_id", 'PARTICIPANTS'::measure as "measure", 'INFORMAL'::segment as "segment", null::basis as "basis", null::date as "from_day", null::date as "to_day", 'MONTH'::series_interval as "every") as "t1"
 limit 1), 'null'),
  ',"bpu":', coalesce((select concat('{"points":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t7"."bucket", 'YYYY-MM'))::text)::text, 'null'),
  ',"quantity":', concat('{"value":', coalesce(to_json(("t7"."quantity")."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t7"."bucket" asc) || ']', '[]')
 from series_points(row("t6"."area_id", "t6"."measure", "t6"."segment", "t6"."basis", "t6"."from_day", "t6"."to_day", "t6"."every")::series) as "t7"),
  ',"breaks":', (select coalesce('[' || string_agg(concat('{"after":', coalesce(to_json((to_char("t8"."after", 'YYYY-MM'))::text)::text, 'null'), '}'), ','
 order by "t8"."after" asc, "t8"."cause" asc) || ']', '[]')
 from series_breaks(row("t6"."area_id", "t6"."measure", "t6"."segment", "t6"."basis", "t6"."from_day", "t6"."to_day", "t6"."every")::series) as "t8"), '}')
 from (select "t0"."id" as "area_id", 'PARTICIPANTS'::measure as "measure", 'BPU'::segment as "segment", null::basis as "basis", null::date as "from_day", null::date as "to_day", 'YEAR'::series_interval as "every") as "t6"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $1::text)
 limit 1), 'null'))
