select concat('"ranking":', (select coalesce('[' || string_agg(concat('{"rank":', "t0"."rank"::text,
  ',"area":', case when "t1"."id" is not null then concat('{"code":', to_json("t1"."code"::text),
  ',"name":', coalesce(to_json((name_of("t1"."id", $1::language, day_in("t1"."zone")))::text)::text, 'null'), '}') else 'null' end,
  ',"ratio":', case when not ("t0"."ratio" is null) then concat('{"value":', coalesce(to_json(("t0"."ratio")."value"::text)::text, 'null'),
  ',"precision":', coalesce('"' || ("t0"."ratio")."precision" || '"', 'null'), '}') else 'null' end, '}'), ','
 order by "t0"."rank" asc, "t0"."area_id" asc) || ']', '[]')
 from (select "t0".*
 from ranked_areas($2::measure, $3::segment, $4::basis, array[$5]::area_kind[], null, month_end($6::text), $7::ratio_base) as "t0"
 order by "t0"."rank" asc, "t0"."area_id" asc
 limit $8::int4) as "t0"
 left join "area" as "t1" on "t1"."id" = "t0"."area_id"),
  ',"unranked":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t2"."code"::text), '}'), ','
 order by "t2"."code" asc, "t2"."id" asc) || ']', '[]')
 from (select "t2".*
 from unranked_areas($9::measure, $10::segment, $11::basis, array[$12]::area_kind[], null, month_end($13::text), $14::ratio_base) as "t2"
 order by "t2"."code" asc, "t2"."id" asc
 limit $15::int4) as "t2"),
  ',"node":', coalesce((select concat('{"distribution":', coalesce((select concat('{"areas":', "t4"."areas"::text,
  ',"counted":', "t4"."counted"::text,
  ',"latest":', coalesce(to_json("t4"."latest"::text)::text, 'null'),
  ',"median":', case when not ("t4"."median" is null) then concat('{"value":', coalesce(to_json(("t4"."median")."value"::text)::text, 'null'),
  ',"precision":"', ("t4"."median")."precision",
  '"}') else 'null' end,
  ',"maximum":', case when not ("t4"."maximum" is null) then concat('{"value":', coalesce(to_json(("t4"."maximum")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"notComputable":', case when not ("t4"."not_computable" is null) then concat('{"code":"', ("t4"."not_computable")."code",
  '"}') else 'null' end, '}')
 from distribution_of(row("t3"."id", $16::segment, $17::basis, month_end($18::text))::enrollment, $19::roll_up_over, $20::measure) as "t4"
 limit 1), 'null'), '}')
 from "area" as "t3"

 where "t3"."code" = $21::text::text and ("t3"."kind" in ('NATION'))
 limit 1), 'null'))
