select concat('"node":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'),
  ',"precision":"', "t2"."precision",
  '","basis":', coalesce('"' || "t2"."basis" || '"', 'null'),
  ',"asOf":', coalesce(to_json("t2"."as_of"::text)::text, 'null'), '}')
 from enrolled(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS') as "t2"
 limit 1), 'null'),
  ',"bySegment":', (select coalesce('[' || string_agg(concat('{"segment":"', "t3"."segment",
  '","share":', concat('{"value":', coalesce(to_json(("t3"."share")."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t3"."segment" asc, "t3"."figure_id" asc) || ']', '[]')
 from segments_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t3"),
  ',"coverage":', coalesce((select concat('{"value":', coalesce(to_json("t4"."value"::text)::text, 'null'),
  ',"flags":', coalesce(array_to_json((doubts_about_ratio("t4"."flags", "t4"."figures"))::text[])::text, 'null'),
  ',"notComputable":', case when not ("t4"."not_computable" is null) then concat('{"code":"', ("t4"."not_computable")."code",
  '"}') else 'null' end, '}')
 from coverage_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'ELIGIBLE_WORKFORCE') as "t4"
 limit 1), 'null'),
  ',"provinces":', coalesce((select concat('{"sum":', case when not ("t5"."sum" is null) then concat('{"value":', coalesce(to_json(("t5"."sum")."value"::text)::text, 'null'),
  ',"precision":"', ("t5"."sum")."precision",
  '"}') else 'null' end,
  ',"reported":', case when not ("t5"."reported" is null) then concat('{"value":', coalesce(to_json(("t5"."reported")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"residual":', case when not ("t5"."residual" is null) then concat('{"value":', coalesce(to_json(("t5"."residual")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"expected":', "t5"."expected"::text,
  ',"counted":', "t5"."counted"::text,
  ',"isComplete":', "t5"."is_complete"::text, '}')
 from roll_up_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS', 'PROVINCE', false) as "t5"
 limit 1), 'null'),
  ',"localGovernments":', coalesce((select concat('{"sum":', case when not ("t6"."sum" is null) then concat('{"value":', coalesce(to_json(("t6"."sum")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"expected":', "t6"."expected"::text,
  ',"counted":', "t6"."counted"::text,
  ',"isComplete":', "t6"."is_complete"::text,
  ',"notComputable":', case when not ("t6"."not_computable" is null) then concat('{"code":"', ("t6"."not_computable")."code",
  '"}') else 'null' end, '}')
 from roll_up_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT', false) as "t6"
 limit 1), 'null'),
  ',"completeness":', coalesce((select concat('{"expected":', "t7"."expected"::text,
  ',"reported":', "t7"."reported"::text, '}')
 from completeness_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t7"
 limit 1), 'null'), '}')
 from (select "t0"."id" as "area_id", 'ALL'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'),
  ',"series":', coalesce((select concat('{"points":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t9"."bucket", 'YYYY-MM'))::text)::text, 'null'),
  ',"quantity":', concat('{"value":', coalesce(to_json(("t9"."quantity")."value"::text)::text, 'null'), '}'),
  ',"change":', case when not ("t9"."change" is null) then concat('{"percent":', coalesce(to_json(("t9"."change")."percent"::text)::text, 'null'),
  ',"comparable":', ("t9"."change")."comparable"::text, '}') else 'null' end,
  ',"yearOnYear":', case when not ("t9"."year_on_year" is null) then concat('{"percent":', coalesce(to_json(("t9"."year_on_year")."percent"::text)::text, 'null'), '}') else 'null' end, '}'), ','
 order by "t9"."bucket" asc) || ']', '[]')
 from series_points(row("t8"."area_id", "t8"."measure", "t8"."segment", "t8"."basis", "t8"."from_day", "t8"."to_day", "t8"."every")::series) as "t9"),
  ',"breaks":', (select coalesce('[' || string_agg(concat('{"after":', coalesce(to_json((to_char("t10"."after", 'YYYY-MM'))::text)::text, 'null'),
  ',"cause":"', "t10"."cause",
  '"}'), ','
 order by "t10"."after" asc, "t10"."cause" asc) || ']', '[]')
 from series_breaks(row("t8"."area_id", "t8"."measure", "t8"."segment", "t8"."basis", "t8"."from_day", "t8"."to_day", "t8"."every")::series) as "t10"), '}')
 from (select "t0"."id" as "area_id", 'PARTICIPANTS'::measure as "measure", 'ALL'::segment as "segment", null::basis as "basis", ($2::text || '-01')::date as "from_day", month_end($3::text) as "to_day", 'MONTH'::series_interval as "every") as "t8"
 limit 1), 'null'), '}')
 from "area" as "t0"

 where "t0"."code" = $4::text::text and ("t0"."kind" in ('NATION'))
 limit 1), 'null'))
