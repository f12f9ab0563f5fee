select concat('"region":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'),
  ',"precision":"', "t2"."precision",
  '"}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS') as "t2"
 limit 1), 'null'),
  ',"employers":', coalesce((select concat('{"value":', coalesce(to_json("t3"."value"::text)::text, 'null'),
  ',"unit":"', "t3"."unit",
  '","precision":"', "t3"."precision",
  '","basis":', coalesce('"' || "t3"."basis" || '"', 'null'),
  ',"scheme":', case when "t4"."code" is not null then concat('{"code":', to_json("t4"."code"::text), '}') else 'null' end,
  ',"asOf":', coalesce(to_json("t3"."as_of"::text)::text, 'null'),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"publisher":', to_json("t5"."publisher"::text),
  ',"url":', coalesce(to_json("t5"."url"::text)::text, 'null'), '}'), ','
 order by "t5"."publisher" asc, "t5"."id" asc) || ']', '[]')
 from (select "s".*
 from "source" as "s"
 where "s"."id" = any("t3"."sources")) as "t5"), '}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'EMPLOYERS') as "t3"
 left join "segment_scheme" as "t4" on "t4"."code" = "t3"."scheme"
 limit 1), 'null'),
  ',"workersPerEmployer":', coalesce((select concat('{"value":', coalesce(to_json("t6"."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || "t6"."precision" || '"', 'null'), '}')
 from employer_size(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t6"
 limit 1), 'null'),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"publisher":', to_json("t7"."publisher"::text), '}'), ','
 order by "t7"."publisher" asc, "t7"."id" asc) || ']', '[]')
 from enrollment_sources(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t7"), '}')
 from (select "t0"."id" as "area_id", 'FORMAL'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $2::text)
 limit 1), 'null'))
