select concat('"dataset":', coalesce((select concat('{"knownAt":', coalesce(to_json(to_char((known_at()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'),
  ',"figures":', coalesce((figures_known())::text, 'null'), '}')
 from "dataset" as "t0"
 limit 1), 'null'),
  ',"region":', coalesce((select concat('{"figures":', (select concat('{"totalCount":', ((select count(*) as "count"
 from "figure" as "f"
 where (coalesce("f"."known" @> (select known_at()), false) and "f"."area_id" = "t1"."id" and "f"."of_kind" = any(figure_kinds(null, 'INFORMAL', null))))),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t2"."quantity", "t2"."basis", scheme_at("t2"."as_of_day"), "t2"."as_of_day", array["t2"."source_id"])))."value"::text)::text, 'null'), '}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t2"."as_of")."value"::text)::text, 'null'), '}'),
  ',"knownFrom":', coalesce(to_json(to_char((lower("t2"."known")) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'),
  ',"revision":', "t2"."revision"::text,
  ',"previous":', case when "t3"."id" is not null then concat('{"id":', to_json(concat('Figure:', "t3"."id")), '}') else 'null' end, '}') as "e0", row_number() over (order by "t2"."as_of_day" desc, "t2"."id" desc) as i
 from (select "t2".*
 from "figure" as "t2"
 where "t2"."area_id" = "t1"."id" and (is_current("t2"."known")) and ("t2"."of_kind" = any(figure_kinds(null, 'INFORMAL', null)))
 order by "t2"."as_of_day" desc, "t2"."id" desc
 limit $2::int4 + 1) as "t2"
 left join "figure" as "t3" on "t3"."id" = "t2"."previous_id") as p), '}')
 from "area" as "t1"
 where ("t1"."kind" = 'REGION') and ("t1"."code" = $3::text)
 limit 1), 'null'))
