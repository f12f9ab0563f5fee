select concat('"region":', coalesce((select concat('{"mouProgress":', coalesce((select concat('{"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t1"."area_id", "t1"."at") as "a"))::text, 'null'),
  ',"covered":', coalesce(((select "n"."covered"
 from cascade_counts("t1"."area_id", "t1"."at") as "n"))::text, 'null'),
  ',"possiblyCovered":', coalesce(((select "n"."possibly_covered"
 from cascade_counts("t1"."area_id", "t1"."at") as "n"))::text, 'null'),
  ',"ratio":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'),
  ',"low":', coalesce(to_json("t2"."low"::text)::text, 'null'),
  ',"high":', coalesce(to_json("t2"."high"::text)::text, 'null'),
  ',"precision":', coalesce('"' || "t2"."precision" || '"', 'null'), '}')
 from mou_coverage("t1"."area_id", "t1"."at") as "t2"
 limit 1), 'null'),
  ',"byStatus":', (select coalesce('[' || string_agg(concat('{"status":"', "t3"."status",
  '","count":', "t3"."count"::text, '}'), ','
 order by "t3"."status" asc) || ']', '[]')
 from status_counts("t1"."area_id", "t1"."at") as "t3"),
  ',"history":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t4"."month", 'YYYY-MM'))::text)::text, 'null'),
  ',"covered":', "t4"."covered"::text,
  ',"possiblyCovered":', "t4"."possibly_covered"::text, '}'), ','
 order by "t4"."month" asc) || ']', '[]')
 from cascade_history("t1"."area_id", ($1::text || '-01')::date, $2::int4) as "t4"), '}')
 from (select "t0"."id" as "area_id", $3::date as "at") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $4::text and "a"."kind" in ('REGION')), area_otherwise_named($5::text, 'Region'))))
 limit 1), 'null'),
  ',"sanggau":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $6::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t5"."code"::text),
  ',"status":', coalesce('"' || ((standing_of("t5"."id", $7::date))."status") || '"', 'null'),
  ',"statusReason":', coalesce(to_json((told((standing_of("t5"."id", $8::date))."reason"))::text)::text, 'null'), '}') as "e0", row_number() over (order by "t5"."signed_day" desc nulls last, "t5"."id" desc) as i
 from (select "t5".*
 from "mou_current" as "t5"
 where ("t5"."id" = any(array(select own.id
 from (select (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $9::text and "a"."kind" in ('REGENCY', 'CITY')), area_otherwise_named($10::text, 'LocalGovernment'))) as id offset 0) place cross join lateral agreements_within(place.id, present()::date) own(id))))
 order by "t5"."signed_day" desc nulls last, "t5"."id" desc
 limit $11::int4 + 1) as "t5") as p),
  ',"gunungMas":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $12::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t6"."code"::text),
  ',"first":', coalesce('"' || ((standing_of("t6"."id", $13::date))."status") || '"', 'null'),
  ',"firstReason":', coalesce(to_json((told((standing_of("t6"."id", $14::date))."reason"))::text)::text, 'null'),
  ',"begun":', coalesce('"' || ((standing_of("t6"."id", $15::date))."status") || '"', 'null'),
  ',"today":', coalesce('"' || ((standing_of("t6"."id", $16::date))."status") || '"', 'null'),
  ',"todayReason":', coalesce(to_json((told((standing_of("t6"."id", $17::date))."reason"))::text)::text, 'null'), '}') as "e0", row_number() over (order by "t6"."signed_day" desc nulls last, "t6"."id" desc) as i
 from (select "t6".*
 from "mou_current" as "t6"
 where ("t6"."id" = any(array(select own.id
 from (select (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $18::text and "a"."kind" in ('REGENCY', 'CITY')), area_otherwise_named($19::text, 'LocalGovernment'))) as id offset 0) place cross join lateral agreements_within(place.id, present()::date) own(id))))
 order by "t6"."signed_day" desc nulls last, "t6"."id" desc
 limit $20::int4 + 1) as "t6") as p),
  ',"kukar":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $21::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t7"."code"::text),
  ',"effectiveTo":', case when not ("t7"."effective_to" is null) then concat('{"value":', coalesce(to_json(("t7"."effective_to")."value"::text)::text, 'null'),
  ',"precision":"', ("t7"."effective_to")."precision",
  '"}') else 'null' end,
  ',"daysLeft":', coalesce((case when ("t7"."effective_to")."precision" = 'DAY' then ("t7"."end_day" - $22::date) end)::text, 'null'),
  ',"near":', coalesce('"' || ((standing_of("t7"."id", $23::date))."status") || '"', 'null'),
  ',"nearReason":', coalesce(to_json((told((standing_of("t7"."id", $24::date))."reason"))::text)::text, 'null'),
  ',"perhaps":', coalesce('"' || ((standing_of("t7"."id", $25::date))."status") || '"', 'null'),
  ',"over":', coalesce('"' || ((standing_of("t7"."id", $26::date))."status") || '"', 'null'),
  ',"overReason":', coalesce(to_json((told((standing_of("t7"."id", $27::date))."reason"))::text)::text, 'null'), '}') as "e0", row_number() over (order by "t7"."signed_day" desc nulls last, "t7"."id" desc) as i
 from (select "t7".*
 from "mou_current" as "t7"
 where ("t7"."id" = any(array(select own.id
 from (select (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $28::text and "a"."kind" in ('REGENCY', 'CITY')), area_otherwise_named($29::text, 'LocalGovernment'))) as id offset 0) place cross join lateral agreements_within(place.id, present()::date) own(id))))
 order by "t7"."signed_day" desc nulls last, "t7"."id" desc
 limit $30::int4 + 1) as "t7") as p))
 where ((select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $31::text and "a"."kind" in ('REGENCY', 'CITY')), area_otherwise_named($32::text, 'LocalGovernment')))) is not null and ((select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $33::text and "a"."kind" in ('REGENCY', 'CITY')), area_otherwise_named($34::text, 'LocalGovernment')))) is not null and ((select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $35::text and "a"."kind" in ('REGENCY', 'CITY')), area_otherwise_named($36::text, 'LocalGovernment')))) is not null
