select concat('"region":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"official":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'),
  ',"numerator":', case when not ("t2"."numerator" is null) then concat('{"value":', coalesce(to_json(("t2"."numerator")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"notComputable":', case when not ("t2"."not_computable" is null) then concat('{"code":"', ("t2"."not_computable")."code",
  '","reason":', to_json(("t2"."not_computable")."reason"::text), '}') else 'null' end, '}')
 from coverage_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'ELIGIBLE_WORKFORCE') as "t2"
 limit 1), 'null'),
  ',"ifPotentialIsWhatIsLeft":', coalesce((select concat('{"value":', coalesce(to_json("t3"."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || "t3"."precision" || '"', 'null'),
  ',"flags":', coalesce(array_to_json("t3"."flags"::text[])::text, 'null'),
  ',"numerator":', case when not ("t3"."numerator" is null) then concat('{"value":', coalesce(to_json(("t3"."numerator")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"denominator":', case when not ("t3"."denominator" is null) then concat('{"value":', coalesce(to_json(("t3"."denominator")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."denominator")."precision",
  '"}') else 'null' end, '}')
 from coverage_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'ADDRESSABLE') as "t3"
 limit 1), 'null'), '}')
 from (select "t0"."id" as "area_id", 'INFORMAL'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $2::text)
 limit 1), 'null'))
