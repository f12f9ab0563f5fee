select concat('"region":', coalesce((select concat('{"figures":', (select concat('{"totalCount":', ((select count(*) as "count"
 from "figure" as "f"
 where (coalesce("f"."known" @> (select known_at()), false) and "f"."area_id" = "t0"."id"))),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"id":', to_json(concat('Figure:', "t1"."id")), '}') as "e0", row_number() over (order by "t1"."as_of_day" desc, "t1"."id" desc) as i
 from (select "t1".*
 from "figure" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known"))
 order by "t1"."as_of_day" desc, "t1"."id" desc
 limit $2::int4 + 1) as "t1") as p),
  ',"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t3"."value"::text)::text, 'null'), '}')
 from enrolled(row("t2"."area_id", "t2"."segment", "t2"."basis", "t2"."until")::enrollment, 'PARTICIPANTS') as "t3"
 limit 1), 'null'), '}')
 from (select "t0"."id" as "area_id", 'ALL'::segment as "segment", null::basis as "basis", present()::date as "until") as "t2"
 limit 1), 'null'),
  ',"mous":', concat('{"totalCount":', (select count(*)
 from agreements_of("t0"."id") as "t4"), '}'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $3::text)
 limit 1), 'null'))
