select concat('"region":', coalesce((select concat('{"targets":', (select coalesce('[' || string_agg(concat('{"measure":"', "t1"."measure",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."value"::text)::text, 'null'), '}'),
  ',"workersPerEmployer":', concat('{"value":', coalesce(to_json(((targeted_employer_size("t1"."id")))."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || ((targeted_employer_size("t1"."id")))."precision" || '"', 'null'),
  ',"numerator":', case when not (((targeted_employer_size("t1"."id")))."numerator" is null) then concat('{"unit":"', (((targeted_employer_size("t1"."id")))."numerator")."unit",
  '"}') else 'null' end,
  ',"denominator":', case when not (((targeted_employer_size("t1"."id")))."denominator" is null) then concat('{"unit":"', (((targeted_employer_size("t1"."id")))."denominator")."unit",
  '"}') else 'null' end, '}'),
  ',"linked":', (select coalesce('[' || string_agg(concat('{"measure":"', "t2"."measure",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t2"."quantity", null, null, null, array["t2"."source_id"])))."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t2"."measure" asc, "t2"."id" asc) || ']', '[]')
 from linked_targets("t1"."id") as "t2"), '}'), ','
 order by "t1"."period" desc, "t1"."segment" asc, "t1"."measure" asc, "t1"."id" asc) || ']', '[]')
 from "target" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."segment" = 'FORMAL') and ("t1"."period" @> $1::date)), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $2::text)
 limit 1), 'null'))
