select concat('"region":', coalesce((select concat('{"targets":', (select coalesce('[' || string_agg(concat('{"segment":"', "t1"."segment",
  '","measure":"', "t1"."measure",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."precision",
  '"}'),
  ',"interpretation":"', "t1"."interpretation",
  '","progress":', coalesce((select concat('{"status":"', "t2"."status",
  '","reason":', to_json("t2"."reason"::text),
  ',"achieved":', concat('{"notComputable":', case when not (("t2"."achieved")."not_computable" is null) then concat('{"code":"', (("t2"."achieved")."not_computable")."code",
  '"}') else 'null' end, '}'), '}')
 from progress_of("t1"."id", $1::date) as "t2"
 limit 1), 'null'),
  ',"readings":', (select coalesce('[' || string_agg(concat('{"reading":"', "t3"."reading",
  '","baseline":', case when not ("t3"."baseline" is null) then concat('{"value":', coalesce(to_json(("t3"."baseline")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."baseline")."precision",
  '"}') else 'null' end,
  ',"wanted":', case when not ("t3"."wanted" is null) then concat('{"value":', coalesce(to_json(("t3"."wanted")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."wanted")."precision",
  '"}') else 'null' end,
  ',"actual":', case when not ("t3"."actual" is null) then concat('{"value":', coalesce(to_json(("t3"."actual")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"gap":', case when not ("t3"."gap" is null) then concat('{"value":', coalesce(to_json(("t3"."gap")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."gap")."precision",
  '"}') else 'null' end,
  ',"achieved":', concat('{"value":', coalesce(to_json(("t3"."achieved")."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || ("t3"."achieved")."precision" || '"', 'null'),
  ',"notComputable":', case when not (("t3"."achieved")."not_computable" is null) then concat('{"code":"', (("t3"."achieved")."not_computable")."code",
  '","reason":', to_json((("t3"."achieved")."not_computable")."reason"::text), '}') else 'null' end, '}'),
  ',"requiredPace":', case when not ("t3"."required_pace" is null) then concat('{"value":', coalesce(to_json(("t3"."required_pace")."value"::text)::text, 'null'),
  ',"unit":"', ("t3"."required_pace")."unit",
  '","precision":"', ("t3"."required_pace")."precision",
  '"}') else 'null' end,
  ',"status":"', "t3"."status",
  '","reason":', to_json("t3"."reason"::text), '}'), ','
 order by "t3"."reading" asc) || ']', '[]')
 from readings_of("t1"."id", $2::date) as "t3"), '}'), ','
 order by "t1"."period" desc, "t1"."segment" asc, "t1"."measure" asc, "t1"."id" asc) || ']', '[]')
 from "target" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."kind" = 'ADDITION')), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $3::text)
 limit 1), 'null'))
