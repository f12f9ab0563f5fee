select concat('"dataset":', coalesce((select concat('{"knownAt":', coalesce(to_json(to_char((known_at()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'null'),
  ',"figures":', coalesce((select count(*)
 from "figure" as "t1"
 where ("t1"."known" @> known_at()))::text, 'null'), '}')
 from "dataset" as "t0"
 limit 1), 'null'),
  ',"region":', coalesce((select concat('{"figures":', (select concat('{"totalCount":', (select count(*)
 from "figure" as "t3"
 where "t3"."area_id" = "t2"."id" and ("t3"."known" @> known_at()) and ("t3"."segment" = $1::segment)),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $2::int4) || ']', '[]'), '}')
 from (select concat('{"quantity":', concat('{"value":', coalesce(to_json(((counted("t3"."quantity", "t3"."basis", scheme_at("t3"."as_of_day"), "t3"."as_of_day", array["t3"."source_id"])))."value"::text)::text, 'null'), '}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t3"."as_of")."value"::text)::text, 'null'), '}'),
  ',"knownFrom":', coalesce(to_json(to_char((lower("t3"."known")) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'null'),
  ',"revision":', "t3"."revision"::text,
  ',"previous":', case when "t4"."id" is not null then concat('{"id":', to_json(concat('Figure:', "t4"."id")), '}') else 'null' end, '}') as "e0", row_number() over (order by "t3"."as_of_day" desc, "t3"."id" desc) as i
 from (select "t3".*
 from "figure" as "t3"
 where "t3"."area_id" = "t2"."id" and ("t3"."known" @> known_at()) and ("t3"."segment" = $3::segment)
 order by "t3"."as_of_day" desc, "t3"."id" desc
 limit $4::int4 + 1) as "t3"
 left join "figure" as "t4" on "t4"."id" = "t3"."previous_id") as p), '}')
 from "area" as "t2"
 where ("t2"."kind" = 'REGION' and "t2"."code" = $5::text)
 limit 1), 'null'))
