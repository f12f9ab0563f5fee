select concat('"region":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'),
  ',"precision":"', "t2"."precision",
  '"}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS') as "t2"
 where ("t2"."unit" is not null)
 limit 1), 'null'),
  ',"employers":', coalesce((select concat('{"value":', coalesce(to_json("t3"."value"::text)::text, 'null'),
  ',"unit":"', "t3"."unit",
  '","precision":"', "t3"."precision",
  '"}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'EMPLOYERS') as "t3"
 where ("t3"."unit" is not null)
 limit 1), 'null'),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"publisher":', to_json("t4"."publisher"::text),
  ',"url":', coalesce(to_json("t4"."url"::text)::text, 'null'), '}'), ','
 order by "t4"."publisher" asc, "t4"."id" asc) || ']', '[]')
 from enrollment_sources(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t4"), '}')
 from (select "t0"."id" as area_id, $1::segment as segment, $2::basis as basis, month_end($3::text) as until) as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION' and "t0"."code" = $4::text)
 limit 1), 'null'))
