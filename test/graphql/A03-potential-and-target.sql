select concat('"region":', coalesce((select concat('{"targets":', (select coalesce('[' || string_agg(concat('{"quantity":', concat('{"value":', coalesce(to_json(("t1"."quantity")."value"::text)::text, 'null'),
  ',"precision":"', ("t1"."quantity")."precision",
  '"}'),
  ',"kind":"', "t1"."kind",
  '","periodFrom":', coalesce(to_json((lower("t1"."period"))::text)::text, 'null'),
  ',"periodTo":', coalesce(to_json((upper("t1"."period") - 1)::text)::text, 'null'),
  ',"interpretation":"', "t1"."interpretation",
  '","source":', case when "t2"."id" is not null then concat('{"publisher":', to_json("t2"."publisher"::text), '}') else 'null' end,
  ',"note":', coalesce(to_json("t1"."note"::text)::text, 'null'), '}'), ','
 order by "t1"."period" desc, "t1"."segment" asc, "t1"."measure" asc, "t1"."id" asc) || ']', '[]')
 from "target" as "t1"
 left join "source" as "t2" on "t2"."id" = "t1"."source_id"
 where "t1"."area_id" = "t0"."id" and ("t1"."known" @> known_at()) and ("t1"."segment" = $1::segment) and ("t1"."measure" = $2::measure) and ("t1"."period" @> $3::date)),
  ',"potential":', (select coalesce('[' || string_agg(concat('{"kind":"', "t3"."kind",
  '","quantity":', concat('{"value":', coalesce(to_json(("t3"."quantity")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."quantity")."precision",
  '"}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t3"."as_of")."value"::text)::text, 'null'), '}'),
  ',"note":', coalesce(to_json("t3"."note"::text)::text, 'null'),
  ',"source":', case when "t4"."id" is not null then concat('{"publisher":', to_json("t4"."publisher"::text), '}') else 'null' end, '}'), ','
 order by "t3"."as_of_day" desc, "t3"."id" desc) || ']', '[]')
 from "potential" as "t3"
 left join "source" as "t4" on "t4"."id" = "t3"."source_id"
 where "t3"."area_id" = "t0"."id" and ("t3"."known" @> known_at()) and ("t3"."segment" = $4::segment) and ("t3"."as_of_day" <= month_end($5::text))), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION' and "t0"."code" = $6::text)
 limit 1), 'null'))
