select concat('"ranking":', (select coalesce('[' || string_agg(concat('{"rank":', "t0"."rank"::text,
  ',"area":', case when "t1"."id" is not null then concat('{"code":', to_json("t1"."code"::text),
  ',"name":', coalesce(to_json((name_of("t1"."id", null, month_end($1::text)))::text)::text, 'null'), '}') else 'null' end,
  ',"ratio":', case when not ("t0"."ratio" is null) then concat('{"value":', coalesce(to_json(("t0"."ratio")."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || ("t0"."ratio")."precision" || '"', 'null'), '}') else 'null' end, '}'), ','
 order by "t0"."place" asc, "t0"."area_id" asc) || ']', '[]')
 from (select "t0".*
 from ranked_areas('PARTICIPANTS', 'BPU', null, $2::area_kind[], null, month_end($3::text), 'ELIGIBLE_WORKFORCE', null) as "t0"
 where ("t0"."place" > $4::int4)
 order by "t0"."place" asc, "t0"."area_id" asc
 limit $5::int4) as "t0"
 left join "area" as "t1" on "t1"."id" = "t0"."area_id"),
  ',"unranked":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $6::int4) || ']', '[]'), '}')
 from (select concat('{"area":', case when "t3"."id" is not null then concat('{"code":', to_json("t3"."code"::text), '}') else 'null' end, '}') as "e0", row_number() over (order by "t2"."code" asc, "t2"."area_id" asc) as i
 from (select "t2".*
 from unranked_areas('PARTICIPANTS', 'BPU', null, $7::area_kind[], null, month_end($8::text), 'ELIGIBLE_WORKFORCE', null) as "t2"
 order by "t2"."code" asc, "t2"."area_id" asc
 limit $9::int4 + 1) as "t2"
 left join "area" as "t3" on "t3"."id" = "t2"."area_id") as p),
  ',"node":', coalesce((select concat('{"distribution":', coalesce((select concat('{"areas":', "t5"."areas"::text,
  ',"counted":', "t5"."counted"::text,
  ',"latest":', coalesce(to_json("t5"."latest"::text)::text, 'null'),
  ',"median":', case when not ("t5"."median" is null) then concat('{"value":', coalesce(to_json(("t5"."median")."value"::text)::text, 'null'),
  ',"precision":"', ("t5"."median")."precision",
  '"}') else 'null' end,
  ',"maximum":', case when not ("t5"."maximum" is null) then concat('{"value":', coalesce(to_json(("t5"."maximum")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"notComputable":', case when not ("t5"."not_computable" is null) then concat('{"code":"', ("t5"."not_computable")."code",
  '"}') else 'null' end, '}')
 from distribution_of(row("t4"."id", 'BPU', null, month_end($10::text))::enrollment, 'LOCAL_GOVERNMENT', 'PARTICIPANTS') as "t5"
 limit 1), 'null'), '}')
 from "area" as "t4"

 where "t4"."code" = $11::text::text and ("t4"."kind" in ('NATION'))
 limit 1), 'null'))
