select concat('"region":', coalesce((select concat('{"figures":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"segment":"', "t1"."segment",
  '","measure":"', "t1"."measure",
  '","quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", "t1"."basis", scheme_at("t1"."as_of_day"), "t1"."as_of_day", array["t1"."source_id"])))."value"::text)::text, 'null'), '}'),
  ',"knownFrom":', coalesce(to_json(to_char((lower("t1"."known")) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'),
  ',"revision":', "t1"."revision"::text,
  ',"revisions":', (select coalesce('[' || string_agg(concat('{"revision":', "t2"."revision"::text,
  ',"revisionReason":', coalesce(to_json("t2"."revision_reason"::text)::text, 'null'),
  ',"knownFrom":', coalesce(to_json(to_char((lower("t2"."known")) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'), '}'), ','
 order by "t2"."revision" asc, "t2"."id" asc) || ']', '[]')
 from revisions_of("t1"."id") as "t2"
 where (lower("t2"."known") <= known_at())),
  ',"rivals":', (select coalesce('[' || string_agg(concat('{"id":', to_json(concat('Figure:', "t3"."id")), '}'), ','
 order by "t3"."id" asc) || ']', '[]')
 from rivals_of("t1"."id") as "t3"), '}') as "e0", row_number() over (order by "t1"."as_of_day" asc, "t1"."id" asc) as i
 from (select "t1".*
 from "figure" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."as_of_day" >= month_of(month_end($2::text))) and ("t1"."as_of_day" <= month_end($3::text))
 order by "t1"."as_of_day" asc, "t1"."id" asc
 limit $4::int4 + 1) as "t1") as p), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $5::text)
 limit 1), 'null'))
