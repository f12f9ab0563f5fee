select concat('"regions":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t0"."code"::text),
  ',"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'), '}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS') as "t2"
 limit 1), 'null'),
  ',"target":', (select coalesce('[' || string_agg(concat('{"status":"', "t3"."status",
  '","achieved":', concat('{"value":', coalesce(to_json(("t3"."achieved")."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t3"."target_id" asc) || ']', '[]')
 from enrollment_targets(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t3"), '}')
 from (select "t0"."id" as "area_id", 'PU'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'),
  ',"provinces":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t4"."code"::text),
  ',"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t6"."value"::text)::text, 'null'), '}')
 from enrolled(row("t5"."area_id", "t5"."segment", "t5"."basis", "t5"."until")::enrollment, 'PARTICIPANTS') as "t6"
 limit 1), 'null'),
  ',"rollUp":', coalesce((select concat('{"sum":', case when not ("t7"."sum" is null) then concat('{"value":', coalesce(to_json(("t7"."sum")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"residual":', case when not ("t7"."residual" is null) then concat('{"value":', coalesce(to_json(("t7"."residual")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"counted":', "t7"."counted"::text,
  ',"expected":', "t7"."expected"::text, '}')
 from roll_up_of(row("t5"."area_id", "t5"."segment", "t5"."basis", "t5"."until")::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT', false) as "t7"
 limit 1), 'null'), '}')
 from (select "t4"."id" as "area_id", 'PU'::segment as "segment", null::basis as "basis", month_end($2::text) as "until") as "t5"
 limit 1), 'null'), '}'), ','
 order by "t4"."code" asc, "t4"."id" asc) || ']', '[]')
 from (select "a".*
 from "membership" as "m" inner join "area" as "a" on "a"."id" = "m"."child_id"
 where "m"."kind" = 'REGION' and "m"."parent_id" = "t0"."id" and "m"."valid" @> day_in("t0"."zone") and "a"."valid" @> day_in("t0"."zone")) as "t4"
 where ("t4"."kind" = 'PROVINCE')), '}'), ','
 order by "t0"."code" asc, "t0"."id" asc) || ']', '[]')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."valid" @> today_in(null))))
