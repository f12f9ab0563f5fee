select concat('"nation":', coalesce((select concat('{"targets":', (select coalesce('[' || string_agg(concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."value"::text)::text, 'null'),
  ',"unit":"', ((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."unit",
  '"}'),
  ',"basis":"', "t1"."basis",
  '","issuer":', coalesce(to_json("t1"."issuer"::text)::text, 'null'),
  ',"instrument":', coalesce(to_json("t1"."instrument"::text)::text, 'null'),
  ',"periodTo":', coalesce(to_json((upper("t1"."period") - 1)::text)::text, 'null'),
  ',"note":', coalesce(to_json("t1"."note"::text)::text, 'null'),
  ',"versions":', (select coalesce('[' || string_agg(concat('{"knownFrom":', coalesce(to_json(to_char((lower("t2"."known")) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'), '}'), ','
 order by (lower("t2"."known")) asc, "t2"."id" asc) || ']', '[]')
 from target_versions("t1"."id") as "t2"
 where (lower("t2"."known") <= known_at())),
  ',"progress":', coalesce((select concat('{"actual":', case when not ("t3"."actual" is null) then concat('{"value":', coalesce(to_json(("t3"."actual")."value"::text)::text, 'null'),
  ',"asOf":', coalesce(to_json(("t3"."actual")."as_of"::text)::text, 'null'),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"publisher":', to_json("t4"."publisher"::text), '}'), ','
 order by "t4"."publisher" asc, "t4"."id" asc) || ']', '[]')
 from (select "s".*
 from "source" as "s"
 where "s"."id" = any(("t3"."actual")."sources")) as "t4"), '}') else 'null' end,
  ',"gap":', case when not ("t3"."gap" is null) then concat('{"value":', coalesce(to_json(("t3"."gap")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"achieved":', concat('{"value":', coalesce(to_json(("t3"."achieved")."value"::text)::text, 'null'), '}'),
  ',"requiredPace":', case when not ("t3"."required_pace" is null) then concat('{"value":', coalesce(to_json(("t3"."required_pace")."value"::text)::text, 'null'),
  ',"unit":"', ("t3"."required_pace")."unit",
  '"}') else 'null' end,
  ',"status":"', "t3"."status",
  '","reason":', to_json("t3"."reason"::text), '}')
 from progress_of("t1"."id", $1::date) as "t3"
 limit 1), 'null'), '}'), ','
 order by "t1"."period" desc, "t1"."segment" asc, "t1"."measure" asc, "t1"."id" asc) || ']', '[]')
 from "target" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."kind" = 'COVERAGE') and ("t1"."period" @> $2::date)), '}')
 from "area" as "t0"

 where "t0"."code" = $3::text::text and ("t0"."kind" in ('NATION'))
 limit 1), 'null'))
