select concat('"region":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'),
  ',"unit":"', "t2"."unit",
  '","precision":"', "t2"."precision",
  '"}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS') as "t2"
 limit 1), 'null'),
  ',"bySegment":', (select coalesce('[' || string_agg(concat('{"segment":"', "t3"."segment",
  '","participants":', concat('{"value":', coalesce(to_json(("t3"."participants")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."participants")."precision",
  '"}'),
  ',"share":', concat('{"value":', coalesce(to_json(("t3"."share")."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || ("t3"."share")."precision" || '"', 'null'),
  ',"flags":', coalesce(array_to_json(("t3"."share")."flags"::text[])::text, 'null'), '}'),
  ',"figure":', case when "t4"."id" is not null then concat('{"asOf":', concat('{"value":', coalesce(to_json(("t4"."as_of")."value"::text)::text, 'null'),
  ',"precision":"', ("t4"."as_of")."precision",
  '"}'),
  ',"source":', case when "t5"."id" is not null then concat('{"publisher":', to_json("t5"."publisher"::text),
  ',"url":', coalesce(to_json("t5"."url"::text)::text, 'null'),
  ',"publishedOn":', concat('{"value":', coalesce(to_json(("t5"."published")."value"::text)::text, 'null'), '}'),
  ',"speaker":', coalesce(to_json("t5"."speaker"::text)::text, 'null'), '}') else 'null' end,
  ',"flags":', coalesce(array_to_json("t4"."flags"::text[])::text, 'null'),
  ',"note":', coalesce(to_json("t4"."note"::text)::text, 'null'), '}') else 'null' end, '}'), ','
 order by "t3"."segment" asc, "t3"."figure_id" asc) || ']', '[]')
 from segments_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t3"
 left join "figure" as "t4" on "t4"."id" = "t3"."figure_id"
 left join "source" as "t5" on "t5"."id" = "t4"."source_id"), '}')
 from (select "t0"."id" as "area_id", 'ALL'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $2::text)
 limit 1), 'null'))
