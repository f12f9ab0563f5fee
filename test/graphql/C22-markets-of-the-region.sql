select concat('"region":', coalesce((select concat('{"marketTarget":', coalesce((select concat('{"branches":', "t1"."branches"::text,
  ',"required":', "t1"."required"::text,
  ',"achieved":', "t1"."achieved"::text,
  ',"branchesMet":', "t1"."branches_met"::text,
  ',"branchesUnknown":', "t1"."branches_unknown"::text,
  ',"reason":', to_json("t1"."reason"::text), '}')
 from region_market_target_of("t0"."id", $1::date) as "t1"
 limit 1), 'null'),
  ',"targets":', (select coalesce('[' || string_agg(concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t2"."quantity", null, null, null, array["t2"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t2"."quantity", null, null, null, array["t2"."source_id"])))."precision",
  '"}'),
  ',"readings":', (select coalesce('[' || string_agg(concat('{"wanted":', case when not ("t3"."wanted" is null) then concat('{"value":', coalesce(to_json(("t3"."wanted")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."wanted")."precision",
  '"}') else 'null' end,
  ',"status":"', "t3"."status",
  '","reason":', to_json("t3"."reason"::text), '}'), ','
 order by "t3"."reading" asc) || ']', '[]')
 from readings_of("t2"."id", $2::date) as "t3"), '}'), ','
 order by "t2"."period" desc, "t2"."segment" asc, "t2"."measure" asc, "t2"."id" asc) || ']', '[]')
 from "target" as "t2"
 where "t2"."area_id" = "t0"."id" and (is_current("t2"."known")) and ("t2"."kind" = 'MARKETS')), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $3::text)
 limit 1), 'null'))
