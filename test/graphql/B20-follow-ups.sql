select concat('"province":', coalesce((select concat('{"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t1"."code"::text),
  ',"followUps":', (select coalesce('[' || string_agg(concat('{"kind":"', "t2"."kind",
  '","number":', coalesce(to_json("t2"."number"::text)::text, 'null'),
  ',"issuedOn":', concat('{"value":', coalesce(to_json(("t2"."issued_on")."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t2"."code" asc, "t2"."id" asc) || ']', '[]')
 from "follow_up_instrument" as "t2"
 where "t2"."mou_id" = "t1"."id"),
  ',"milestones":', (select coalesce('[' || string_agg(concat('{"title":', to_json("t3"."title"::text), '}'), ','
 order by "t3"."due_on" asc, "t3"."id" asc) || ']', '[]')
 from "milestone" as "t3"
 where "t3"."mou_id" = "t1"."id"), '}') as "e0", row_number() over (order by "t1"."code" asc, "t1"."id" asc) as i
 from (select "t1".*
 from agreements_of("t0"."id") as "t1"
 order by "t1"."code" asc, "t1"."id" asc
 limit $2::int4 + 1) as "t1") as p),
  ',"instruments":', (select coalesce('[' || string_agg(concat('{"kind":"', "t4"."kind",
  '","number":', coalesce(to_json("t4"."number"::text)::text, 'null'),
  ',"issuer":', to_json("t4"."issuer"::text),
  ',"issuedOn":', concat('{"value":', coalesce(to_json(("t4"."issued_on")."value"::text)::text, 'null'),
  ',"precision":"', ("t4"."issued_on")."precision",
  '"}'),
  ',"scope":', coalesce(to_json("t4"."scope"::text)::text, 'null'),
  ',"workers":', case when not ("t4"."workers" is null) then concat('{"value":', coalesce(to_json(("t4"."workers")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"mou":', case when "t5"."id" is not null then concat('{"code":', to_json("t5"."code"::text), '}') else 'null' end,
  ',"source":', case when "t6"."id" is not null then concat('{"publisher":', to_json("t6"."publisher"::text), '}') else 'null' end, '}'), ','
 order by "t4"."code" asc, "t4"."id" asc) || ']', '[]')
 from "follow_up_instrument" as "t4"
 left join "mou_current" as "t5" on "t5"."id" = "t4"."mou_id"
 left join "source" as "t6" on "t6"."id" = "t4"."source_id"
 where "t4"."area_id" = "t0"."id"), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'PROVINCE') and ("t0"."code" = $3::text)
 limit 1), 'null'))
