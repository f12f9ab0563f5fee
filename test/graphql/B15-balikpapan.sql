select concat('"localGovernment":', coalesce((select concat('{"name":', coalesce(to_json((name_of("t0"."id", 'EN', day_in("t0"."zone")))::text)::text, 'null'),
  ',"headTitle":', coalesce(to_json(((select "o"."title"
 from "office" as "o"
 where "o"."area_id" = "t0"."id"))::text)::text, 'null'),
  ',"potential":', (select coalesce('[' || string_agg(concat('{"segment":"', "t1"."segment",
  '","kind":"', "t1"."kind",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", null, scheme_at("t1"."as_of_day"), "t1"."as_of_day", array["t1"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t1"."quantity", null, scheme_at("t1"."as_of_day"), "t1"."as_of_day", array["t1"."source_id"])))."precision",
  '","unit":"', ((with_provenance("t1"."quantity", null, scheme_at("t1"."as_of_day"), "t1"."as_of_day", array["t1"."source_id"])))."unit",
  '"}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t1"."as_of")."value"::text)::text, 'null'),
  ',"precision":"', ("t1"."as_of")."precision",
  '"}'),
  ',"source":', case when "t2"."id" is not null then concat('{"publisher":', to_json("t2"."publisher"::text),
  ',"speaker":', coalesce(to_json("t2"."speaker"::text)::text, 'null'),
  ',"publishedOn":', concat('{"value":', coalesce(to_json(("t2"."published")."value"::text)::text, 'null'), '}'), '}') else 'null' end, '}'), ','
 order by "t1"."as_of_day" desc, "t1"."id" desc) || ']', '[]')
 from "potential" as "t1"
 left join "source" as "t2" on "t2"."id" = "t1"."source_id"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."as_of_day" <= month_end($1::text))), '}')
 from "area" as "t0"
 where ("t0"."kind" in ('REGENCY', 'CITY')) and ("t0"."code" = $2::text)
 limit 1), 'null'))
