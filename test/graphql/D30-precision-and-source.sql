select concat('"figures":', (select concat('{"totalCount":', ((select count(*) as "count"
 from "figure" as "f"
 where (coalesce("f"."known" @> (select known_at()), false) and "f"."area_id" = any(array((select distinct "w"."descendant_id"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $1::text and "a"."kind" in ('REGION'))))) and "f"."of_kind" = any(figure_kinds('EMPLOYERS', null, null)) and "f"."as_of_day" <= month_end($2::text) and exists (select
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $3::text and "a"."kind" in ('REGION')) and "w"."descendant_id" = "f"."area_id" and "w"."valid" @> "f"."as_of_day")))),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $4::int4) || ']', '[]'), '}')
 from (select concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t0"."quantity", "t0"."basis", scheme_at("t0"."as_of_day"), "t0"."as_of_day", array["t0"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t0"."quantity", "t0"."basis", scheme_at("t0"."as_of_day"), "t0"."as_of_day", array["t0"."source_id"])))."precision",
  '","unit":"', ((with_provenance("t0"."quantity", "t0"."basis", scheme_at("t0"."as_of_day"), "t0"."as_of_day", array["t0"."source_id"])))."unit",
  '"}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t0"."as_of")."value"::text)::text, 'null'), '}'),
  ',"source":', case when "t1"."id" is not null then concat('{"citation":', coalesce(to_json((citation_of("t1"."kind", "t1"."citation"))::text)::text, 'null'),
  ',"url":', coalesce(to_json("t1"."url"::text)::text, 'null'),
  ',"verification":"', "t1"."verification",
  '"}') else 'null' end,
  ',"area":', case when "t2"."id" is not null then concat('{"__typename":"', case "t2"."kind"::text when 'NATION' then 'Nation' when 'REGION' then 'Region' when 'PROVINCE' then 'Province' when 'REGENCY' then 'LocalGovernment' when 'CITY' then 'LocalGovernment' when 'BRANCH' then 'Branch' when 'MARKET' then 'Market' end,
  '","code":', to_json("t2"."code"::text), '}') else 'null' end,
  ',"publishedScope":', to_json("t0"."published_scope"::text), '}') as "e0", row_number() over (order by "t0"."as_of_day" desc, "t0"."id" desc) as i
 from (select "t0".*
 from (select distinct "w"."descendant_id"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $5::text and "a"."kind" in ('REGION'))) as "t3"(part) cross join lateral (select "t0".*
 from "figure" as "t0"
 where (is_current("t0"."known")) and ("t0"."of_kind" = any(figure_kinds('EMPLOYERS', null, null))) and ("t0"."as_of_day" <= month_end($6::text)) and (coalesce((select true as "is_within"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $7::text and "a"."kind" in ('REGION')) and "w"."descendant_id" = "t0"."area_id" and "w"."valid" @> "t0"."as_of_day"
 limit 1), false)) and (("t0"."area_id" = "t3"."part" and "t0"."as_of_day" >= (select min(coalesce(lower("w"."valid"), '-infinity')) as "day"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $8::text and "a"."kind" in ('REGION')) and "w"."descendant_id" = "t3"."part") and "t0"."as_of_day" <= (select max(coalesce(upper("w"."valid") - 1, 'infinity')) as "day"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $9::text and "a"."kind" in ('REGION')) and "w"."descendant_id" = "t3"."part")))
 order by "t0"."as_of_day" desc, "t0"."id" desc
 limit $10::int4 + 1) as "t0"
 order by "t0"."as_of_day" desc, "t0"."id" desc
 limit $11::int4 + 1) as "t0"
 left join "source" as "t1" on "t1"."id" = "t0"."source_id"
 left join "area" as "t2" on "t2"."id" = "t0"."area_id") as p),
  ',"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $12::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t4"."code"::text),
  ',"commitments":', (select coalesce('[' || string_agg(concat('{"words":', to_json("t5"."words"::text),
  ',"workers":', case when not ("t5"."workers" is null) then concat('{"value":', coalesce(to_json(("t5"."workers")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"budget":', case when not ("t5"."budget" is null) then concat('{"value":', coalesce(to_json(("t5"."budget")."value"::text)::text, 'null'),
  ',"unit":"', ("t5"."budget")."unit",
  '"}') else 'null' end,
  ',"payer":"', "t5"."payer",
  '"}'), ','
 order by "t5"."words" asc, "t5"."id" asc) || ']', '[]')
 from "commitment" as "t5"
 where "t5"."mou_id" = "t4"."id"), '}') as "e0", row_number() over (order by "t4"."signed_day" desc nulls last, "t4"."id" desc) as i
 from (select "t4".*
 from "mou_current" as "t4"
 where (exists (select
 from "commitment" as "c"
 where "c"."mou_id" = "t4"."id" and pays("c"."payer", $13::payer[]))) and ("t4"."id" = any(array(select own.id
 from agreements_saying($14::text) own(id))))
 order by "t4"."signed_day" desc nulls last, "t4"."id" desc
 limit $15::int4 + 1) as "t4") as p))
