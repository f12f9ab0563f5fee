select concat('"region":', coalesce((select concat('{"targets":', (select coalesce('[' || string_agg(concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."precision",
  '","sources":', (select coalesce('[' || string_agg(concat('{"publisher":', to_json("t2"."publisher"::text), '}'), ','
 order by "t2"."publisher" asc, "t2"."id" asc) || ']', '[]')
 from (select "s".*
 from "source" as "s"
 where "s"."id" = any(((with_provenance("t1"."quantity", null, null, null, array["t1"."source_id"])))."sources")) as "t2"), '}'),
  ',"kind":"', "t1"."kind",
  '","periodFrom":', coalesce(to_json((lower("t1"."period"))::text)::text, 'null'),
  ',"periodTo":', coalesce(to_json((upper("t1"."period") - 1)::text)::text, 'null'),
  ',"interpretation":"', "t1"."interpretation",
  '","note":', coalesce(to_json("t1"."note"::text)::text, 'null'),
  ',"potential":', coalesce((select concat('{"share":', concat('{"value":', coalesce(to_json(("t3"."share")."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || ("t3"."share")."precision" || '"', 'null'), '}'),
  ',"remainder":', case when not ("t3"."remainder" is null) then concat('{"value":', coalesce(to_json(("t3"."remainder")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."remainder")."precision",
  '"}') else 'null' end, '}')
 from potential_use_of("t1"."id", 'ADDRESSABLE', $1::date) as "t3"
 limit 1), 'null'),
  ',"unenrolled":', coalesce((select concat('{"potential":', case when "t5"."id" is not null then concat('{"id":', to_json(concat('Potential:', "t5"."id")), '}') else 'null' end,
  ',"share":', concat('{"notComputable":', case when not (("t4"."share")."not_computable" is null) then concat('{"code":"', (("t4"."share")."not_computable")."code",
  '"}') else 'null' end, '}'),
  ',"reason":', coalesce(to_json("t4"."reason"::text)::text, 'null'), '}')
 from potential_use_of("t1"."id", 'UNENROLLED', $2::date) as "t4"
 left join "potential" as "t5" on "t5"."id" = "t4"."potential_id"
 limit 1), 'null'), '}'), ','
 order by "t1"."period" desc, "t1"."segment" asc, "t1"."measure" asc, "t1"."id" asc) || ']', '[]')
 from "target" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."segment" = 'INFORMAL') and ("t1"."measure" = 'PARTICIPANTS') and ("t1"."period" @> $3::date)),
  ',"potential":', (select coalesce('[' || string_agg(concat('{"kind":"', "t6"."kind",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t6"."quantity", null, scheme_at("t6"."as_of_day"), "t6"."as_of_day", array["t6"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t6"."quantity", null, scheme_at("t6"."as_of_day"), "t6"."as_of_day", array["t6"."source_id"])))."precision",
  '","scheme":', case when "t7"."code" is not null then concat('{"code":', to_json("t7"."code"::text), '}') else 'null' end, '}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t6"."as_of")."value"::text)::text, 'null'), '}'),
  ',"note":', coalesce(to_json("t6"."note"::text)::text, 'null'), '}'), ','
 order by "t6"."as_of_day" desc, "t6"."id" desc) || ']', '[]')
 from "potential" as "t6"
 left join "segment_scheme" as "t7" on "t7"."code" = ((with_provenance("t6"."quantity", null, scheme_at("t6"."as_of_day"), "t6"."as_of_day", array["t6"."source_id"])))."scheme"
 where "t6"."area_id" = "t0"."id" and (is_current("t6"."known")) and ("t6"."segment" = 'INFORMAL') and ("t6"."as_of_day" <= month_end($4::text))), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $5::text)
 limit 1), 'null'))
