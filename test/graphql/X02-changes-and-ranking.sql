select concat('"changes":', (select concat('{"totalCount":', (changes_since($1::timestamptz)),
  ',"pageInfo":', concat('{"hasNextPage":', ((count(*) > $2::int4 or false))::text, '}'),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $3::int4) || ']', '[]'), '}')
 from (select concat('{"kind":"', "t0"."kind",
  '","at":', coalesce(to_json(to_char("t0"."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'),
  ',"area":', case when "t1"."id" is not null then concat('{"code":', to_json("t1"."code"::text), '}') else 'null' end,
  ',"figure":', case when "t2"."id" is not null then concat('{"quantity":', concat('{"value":', coalesce(to_json(((quantity_of_figure("t2"."quantity", "t2"."measure", "t2"."basis", scheme_at("t2"."as_of_day"), "t2"."as_of_day", array["t2"."source_id"])))."value"::text)::text, 'null'), '}'), '}') else 'null' end,
  ',"words":', coalesce(to_json((told("t0"."said"))::text)::text, 'null'), '}') as "e0", row_number() over (order by "t0"."at" asc, "t0"."place" asc, "t0"."id" asc) as i
 from (select "t0".*
 from "change" as "t0"
 where ("t0"."at" >= $4::timestamptz)
 order by "t0"."at" asc, "t0"."place" asc, "t0"."id" asc
 limit $5::int4 + 1) as "t0"
 left join "area" as "t1" on "t1"."id" = "t0"."area_id"
 left join "figure" as "t2" on "t2"."id" = "t0"."figure_id") as p),
  ',"ranking":', (select coalesce('[' || string_agg(concat('{"rank":', "t3"."rank"::text,
  ',"area":', case when "t4"."id" is not null then concat('{"name":', coalesce(to_json((name_of("t4"."id", null, month_end($6::text)))::text)::text, 'null'), '}') else 'null' end,
  ',"quantity":', case when not ("t3"."quantity" is null) then concat('{"value":', coalesce(to_json(("t3"."quantity")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."quantity")."precision",
  '"}') else 'null' end,
  ',"figure":', case when "t5"."id" is not null then concat('{"asOf":', concat('{"value":', coalesce(to_json(("t5"."as_of")."value"::text)::text, 'null'), '}'), '}') else 'null' end, '}'), ','
 order by "t3"."place" asc, "t3"."area_id" asc) || ']', '[]')
 from (select "t3".*
 from ranked_areas('COVERAGE', 'ALL', null, $7::area_kind[], (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $8::text and "a"."kind" in ('REGION')), area_otherwise_named($9::text, 'Region'))), month_end($10::text), null, null) as "t3"
 where ("t3"."place" > $11::int4)
 order by "t3"."place" asc, "t3"."area_id" asc
 limit $12::int4) as "t3"
 left join "area" as "t4" on "t4"."id" = "t3"."area_id"
 left join "figure" as "t5" on "t5"."id" = "t3"."figure_id"))
 where ((select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $13::text and "a"."kind" in ('REGION')), area_otherwise_named($14::text, 'Region')))) is not null
