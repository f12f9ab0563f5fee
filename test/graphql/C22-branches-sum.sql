select concat('"province":', coalesce((select concat('{"june":', coalesce((select concat('{"workers":', coalesce((select concat('{"sum":', case when not ("t2"."sum" is null) then concat('{"value":', coalesce(to_json(("t2"."sum")."value"::text)::text, 'null'),
  ',"unit":"', ("t2"."sum")."unit",
  '","precision":"', ("t2"."sum")."precision",
  '"}') else 'null' end,
  ',"reported":', case when not ("t2"."reported" is null) then concat('{"value":', coalesce(to_json(("t2"."reported")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"residual":', case when not ("t2"."residual" is null) then concat('{"value":', coalesce(to_json(("t2"."residual")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"expected":', "t2"."expected"::text,
  ',"counted":', "t2"."counted"::text,
  ',"isComplete":', "t2"."is_complete"::text,
  ',"reason":', coalesce(to_json((told("t2"."reason"))::text)::text, 'null'),
  ',"parts":', (select coalesce('[' || string_agg(concat('{"area":', case when "t4"."id" is not null then concat('{"code":', to_json("t4"."code"::text), '}') else 'null' end,
  ',"quantity":', concat('{"value":', coalesce(to_json(((quantity_of_figure("t3"."quantity", "t3"."measure", "t3"."basis", scheme_at("t3"."as_of_day"), "t3"."as_of_day", array["t3"."source_id"])))."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t3"."area_id" asc, "t3"."id" asc) || ']', '[]')
 from roll_up_parts("t2"."scope", "t2"."measure", "t2"."over") as "t3"
 left join "area" as "t4" on "t4"."id" = "t3"."area_id"), '}')
 from roll_up_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS', 'BRANCH', false) as "t2"
 limit 1), 'null'),
  ',"employers":', coalesce((select concat('{"sum":', case when not ("t5"."sum" is null) then concat('{"value":', coalesce(to_json(("t5"."sum")."value"::text)::text, 'null'),
  ',"unit":"', ("t5"."sum")."unit",
  '"}') else 'null' end,
  ',"reported":', case when not ("t5"."reported" is null) then concat('{"value":', coalesce(to_json(("t5"."reported")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"isComplete":', "t5"."is_complete"::text,
  ',"reason":', coalesce(to_json((told("t5"."reason"))::text)::text, 'null'), '}')
 from roll_up_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'EMPLOYERS', 'BRANCH', false) as "t5"
 limit 1), 'null'),
  ',"regencies":', coalesce((select concat('{"sum":', case when not ("t6"."sum" is null) then concat('{"value":', coalesce(to_json(("t6"."sum")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"reported":', case when not ("t6"."reported" is null) then concat('{"value":', coalesce(to_json(("t6"."reported")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"residual":', case when not ("t6"."residual" is null) then concat('{"value":', coalesce(to_json(("t6"."residual")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"expected":', "t6"."expected"::text,
  ',"counted":', "t6"."counted"::text,
  ',"isComplete":', "t6"."is_complete"::text,
  ',"reason":', coalesce(to_json((told("t6"."reason"))::text)::text, 'null'),
  ',"missing":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t7"."code"::text), '}'), ','
 order by "t7"."code" asc, "t7"."id" asc) || ']', '[]')
 from roll_up_missing("t6"."scope", "t6"."measure", "t6"."over") as "t7"),
  ',"notComputable":', case when not ("t6"."not_computable" is null) then concat('{"code":"', ("t6"."not_computable")."code",
  '","reason":', coalesce(to_json((told(("t6"."not_computable")."reason"))::text)::text, 'null'), '}') else 'null' end, '}')
 from roll_up_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT', false) as "t6"
 limit 1), 'null'), '}')
 from (select "t0"."id" as "area_id", 'PU'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $2::text and "a"."kind" in ('PROVINCE')), area_otherwise_named($3::text, 'Province'))))
 limit 1), 'null'),
  ',"region":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"rollUp":', coalesce((select concat('{"sum":', case when not ("t10"."sum" is null) then concat('{"value":', coalesce(to_json(("t10"."sum")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"reported":', case when not ("t10"."reported" is null) then concat('{"value":', coalesce(to_json(("t10"."reported")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"expected":', "t10"."expected"::text,
  ',"counted":', "t10"."counted"::text,
  ',"isComplete":', "t10"."is_complete"::text,
  ',"reason":', coalesce(to_json((told("t10"."reason"))::text)::text, 'null'), '}')
 from roll_up_of(row("t9"."area_id", "t9"."segment", "t9"."basis", "t9"."until")::enrollment, 'PARTICIPANTS', 'BRANCH', false) as "t10"
 limit 1), 'null'), '}')
 from (select "t8"."id" as "area_id", 'PU'::segment as "segment", null::basis as "basis", month_end($4::text) as "until") as "t9"
 limit 1), 'null'), '}')
 from "area" as "t8"
 where ("t8"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $5::text and "a"."kind" in ('REGION')), area_otherwise_named($6::text, 'Region'))))
 limit 1), 'null'))
