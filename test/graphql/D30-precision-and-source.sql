select concat('"figures":', (select concat('{"totalCount":', (select count(*)
 from "figure" as "t0"
 where (is_current("t0"."known")) and ("t0"."measure" = $1::measure) and ("t0"."as_of_day" <= month_end($2::text)) and (exists (select
 from area_within w
     
 where w.ancestor_id = (select a.id
 from area a
 where a.code = $3::text and a.kind in ('REGION')) and w.descendant_id = "t0"."area_id" and w.valid @> "t0"."as_of_day"))),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $4::int4) || ']', '[]'), '}')
 from (select concat('{"quantity":', concat('{"value":', coalesce(to_json(((counted("t0"."quantity", "t0"."basis", scheme_at("t0"."as_of_day"), "t0"."as_of_day", array["t0"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((counted("t0"."quantity", "t0"."basis", scheme_at("t0"."as_of_day"), "t0"."as_of_day", array["t0"."source_id"])))."precision",
  '","unit":"', ((counted("t0"."quantity", "t0"."basis", scheme_at("t0"."as_of_day"), "t0"."as_of_day", array["t0"."source_id"])))."unit",
  '"}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t0"."as_of")."value"::text)::text, 'null'), '}'),
  ',"source":', case when "t1"."id" is not null then concat('{"citation":', to_json("t1"."citation"::text),
  ',"url":', coalesce(to_json("t1"."url"::text)::text, 'null'),
  ',"verification":"', "t1"."verification",
  '"}') else 'null' end,
  ',"area":', case when "t2"."id" is not null then concat('{"__typename":"', case "t2"."kind"::text when 'NATION' then 'Nation' when 'REGION' then 'Region' when 'PROVINCE' then 'Province' when 'REGENCY' then 'LocalGovernment' when 'CITY' then 'LocalGovernment' when 'BRANCH' then 'Branch' when 'MARKET' then 'Market' end,
  '","code":', to_json("t2"."code"::text), '}') else 'null' end,
  ',"publishedScope":', to_json("t0"."published_scope"::text), '}') as "e0", row_number() over (order by "t0"."as_of_day" desc, "t0"."id" desc) as i
 from (select "t0".*
 from "figure" as "t0"
 where (is_current("t0"."known")) and ("t0"."measure" = $5::measure) and ("t0"."as_of_day" <= month_end($6::text)) and (exists (select
 from area_within w
     
 where w.ancestor_id = (select a.id
 from area a
 where a.code = $7::text and a.kind in ('REGION')) and w.descendant_id = "t0"."area_id" and w.valid @> "t0"."as_of_day"))
 order by "t0"."as_of_day" desc, "t0"."id" desc
 limit $8::int4 + 1) as "t0"
 left join "source" as "t1" on "t1"."id" = "t0"."source_id"
 left join "area" as "t2" on "t2"."id" = "t0"."area_id") as p),
  ',"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $9::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t3"."code"::text),
  ',"commitments":', (select coalesce('[' || string_agg(concat('{"words":', to_json("t4"."words"::text),
  ',"workers":', case when not ("t4"."workers" is null) then concat('{"value":', coalesce(to_json(("t4"."workers")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"budget":', case when not ("t4"."budget" is null) then concat('{"value":', coalesce(to_json(("t4"."budget")."value"::text)::text, 'null'),
  ',"unit":"', ("t4"."budget")."unit",
  '"}') else 'null' end,
  ',"payer":"', "t4"."payer",
  '"}'), ','
 order by "t4"."words" asc, "t4"."id" asc) || ']', '[]')
 from "commitment" as "t4"
 where "t4"."mou_id" = "t3"."id"), '}') as "e0", row_number() over (order by "t3"."signed_day" desc nulls last, "t3"."id" desc) as i
 from (select "t3".*
 from "mou_current" as "t3"
 where (exists (select
 from commitment c
 where c.mou_id = "t3"."id" and pays(c.payer, $10::payer[]))) and ("t3"."id" = any(array(select own.id
 from agreements_saying($11::text) own(id))))
 order by "t3"."signed_day" desc nulls last, "t3"."id" desc
 limit $12::int4 + 1) as "t3") as p))
