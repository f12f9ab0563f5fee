select concat('"series":', (select coalesce('[' || string_agg(concat('{"area":', case when "t1"."id" is not null then concat('{"code":', to_json("t1"."code"::text), '}') else 'null' end,
  ',"measure":"', "t0"."measure",
  '","segment":"', "t0"."segment",
  '","points":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t2"."bucket", 'YYYY-MM'))::text)::text, 'null'),
  ',"quantity":', concat('{"value":', coalesce(to_json(("t2"."quantity")."value"::text)::text, 'null'), '}'),
  ',"cumulative":', case when not ("t2"."cumulative" is null) then concat('{"value":', coalesce(to_json(("t2"."cumulative")."value"::text)::text, 'null'), '}') else 'null' end, '}'), ','
 order by "t2"."bucket" asc) || ']', '[]')
 from series_points(row("t0"."area_id", "t0"."measure", "t0"."segment", "t0"."basis", "t0"."from_day", "t0"."to_day", "t0"."every")::series) as "t2"), '}'), ','
 order by ((select "a"."code"
 from "area" as "a"
 where "a"."id" = "t0"."area_id")) asc, "t0"."measure" asc, "t0"."segment" asc, "t0"."area_id" asc) || ']', '[]')
 from series_asked($1::text[], $2::text[], $3::measure[], $4::segment[], null, ($5::text || '-01')::date, month_end($6::text), 'QUARTER') as "t0"
 left join "area" as "t1" on "t1"."id" = "t0"."area_id"),
  ',"compare":', (select coalesce('[' || string_agg(concat('{"area":', case when "t4"."id" is not null then concat('{"code":', to_json("t4"."code"::text), '}') else 'null' end,
  ',"measure":"', "t3"."measure",
  '","figure":', case when "t5"."id" is not null then concat('{"quantity":', concat('{"value":', coalesce(to_json(((quantity_of_figure("t5"."quantity", "t5"."measure", "t5"."basis", scheme_at("t5"."as_of_day"), "t5"."as_of_day", array["t5"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((quantity_of_figure("t5"."quantity", "t5"."measure", "t5"."basis", scheme_at("t5"."as_of_day"), "t5"."as_of_day", array["t5"."source_id"])))."precision",
  '"}'), '}') else 'null' end, '}'), ','
 order by ((select "a"."code"
 from "area" as "a"
 where "a"."id" = "t3"."area_id")) asc, "t3"."measure" asc, "t3"."area_id" asc) || ']', '[]')
 from compared($7::text[], $8::text[], $9::measure[], 'ALL', null, month_end($10::text)) as "t3"
 left join "area" as "t4" on "t4"."id" = "t3"."area_id"
 left join "figure" as "t5" on "t5"."id" = "t3"."figure_id"),
  ',"reporting":', (select coalesce('[' || string_agg(concat('{"branch":', case when "t7"."id" is not null then concat('{"code":', to_json("t7"."code"::text), '}') else 'null' end, '}'), ','
 order by "t6"."branch_id" asc) || ']', '[]')
 from branch_reports(($11::text || '-01')::date, (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $12::text and "a"."kind" in ('REGION')), area_otherwise_named($13::text, 'Region')))) as "t6"
 left join "area" as "t7" on "t7"."id" = "t6"."branch_id"
 where ("t6"."status" = any($14::text[]))))
 where ((select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $15::text and "a"."kind" in ('REGION')), area_otherwise_named($16::text, 'Region')))) is not null
