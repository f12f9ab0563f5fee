select concat('"region":', coalesce((select concat('{"targets":', (select coalesce('[' || string_agg(concat('{"segment":"', "t1"."segment",
  '","measure":"', "t1"."measure",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."value"::text)::text, 'null'),
  ',"unit":"', ((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."unit",
  '","precision":"', ((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."precision",
  '"}'),
  ',"progress":', coalesce((select concat('{"status":"', "t2"."status",
  '","reason":', to_json("t2"."reason"::text),
  ',"actual":', case when not ("t2"."actual" is null) then concat('{"value":', coalesce(to_json(("t2"."actual")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"gap":', case when not ("t2"."gap" is null) then concat('{"value":', coalesce(to_json(("t2"."gap")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"achieved":', concat('{"value":', coalesce(to_json(("t2"."achieved")."value"::text)::text, 'null'),
  ',"notComputable":', case when not (("t2"."achieved")."not_computable" is null) then concat('{"code":"', (("t2"."achieved")."not_computable")."code",
  '","reason":', to_json((("t2"."achieved")."not_computable")."reason"::text), '}') else 'null' end, '}'),
  ',"pace":', case when not ("t2"."pace" is null) then concat('{"value":', coalesce(to_json(("t2"."pace")."value"::text)::text, 'null'), '}') else 'null' end, '}')
 from progress_of("t1"."id", $1::date) as "t2"
 limit 1), 'null'), '}'), ','
 order by "t1"."period" desc, "t1"."segment" asc, "t1"."measure" asc, "t1"."id" asc) || ']', '[]')
 from "target" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."period" @> $2::date)), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $3::text)
 limit 1), 'null'))
