select concat('"region":', coalesce((select concat('{"mouProgress":', coalesce((select concat('{"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t1"."area_id", "t1"."at") as "a"))::text, 'null'),
  ',"covered":', coalesce(((select "n"."covered"
 from cascade_counts("t1"."area_id", "t1"."at") as "n"))::text, 'null'),
  ',"ratio":', coalesce((select concat('{"value":', coalesce(to_json("t2"."value"::text)::text, 'null'), '}')
 from mou_coverage("t1"."area_id", "t1"."at") as "t2"
 limit 1), 'null'),
  ',"slots":', (select coalesce('[' || string_agg(concat('{"status":"', "t3"."status",
  '","localGovernment":', coalesce((select concat('{"code":', to_json("t4"."code"::text), '}')
 from (select "a".*
 from "area" as "a"
 where "a"."id" = "t3"."local_government_id") as "t4"
 limit 1), 'null'), '}'), ','
 order by "t3"."local_government_id" asc) || ']', '[]')
 from cascade_slots("t1"."area_id", "t1"."at") as "t3"),
  ',"pending":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t5"."code"::text), '}'), ','
 order by "t5"."code" asc, "t5"."id" asc) || ']', '[]')
 from pending_below("t1"."area_id", "t1"."at") as "t5"),
  ',"expiringWithin":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t6"."code"::text), '}'), ','
 order by "t6"."end_day" asc, "t6"."id" asc) || ']', '[]')
 from agreements_ending("t1"."area_id", "t1"."at", $1::int4) as "t6"), '}')
 from (select "t0"."id" as "area_id", $2::date as "at") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $3::text and "a"."kind" in ('REGION')), area_otherwise_named($4::text, 'Region'))))
 limit 1), 'null'),
  ',"nation":', coalesce((select concat('{"mouProgress":', coalesce((select concat('{"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t8"."area_id", "t8"."at") as "a"))::text, 'null'),
  ',"covered":', coalesce(((select "n"."covered"
 from cascade_counts("t8"."area_id", "t8"."at") as "n"))::text, 'null'), '}')
 from (select "t7"."id" as "area_id", $5::date as "at") as "t8"
 limit 1), 'null'), '}')
 from "area" as "t7"
 where ("t7"."kind" = 'NATION')
 limit 1), 'null'),
  ',"active":', (select concat('{"totalCount":', (select count(*)
 from "mou_current" as "t9"
 where (exists (select
 from "mou_current" as "s" inner join "area" as "a" on "a"."id" = "s"."area_id" cross join lateral standing_as(s, $6::date, $7::mou_status[]) as "standing"
 where "s"."id" = "t9"."id" and "s"."id" = any(array(select own.id
 from (select (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $8::text and "a"."kind" in ('PROVINCE')), area_otherwise_named($9::text, 'Province'))) as id offset 0) place cross join lateral agreements_within(place.id, $10::date, least_over_after($11::mou_status[], $12::date)) own(id)))))),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $13::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t9"."code"::text),
  ',"daysLeft":', coalesce((case when ("t9"."effective_to")."precision" = 'DAY' then ("t9"."end_day" - $14::date) end)::text, 'null'),
  ',"effectiveTo":', case when not ("t9"."effective_to" is null) then concat('{"value":', coalesce(to_json(("t9"."effective_to")."value"::text)::text, 'null'), '}') else 'null' end, '}') as "e0", row_number() over (order by "t9"."signed_day" desc nulls last, "t9"."id" desc) as i
 from (select "t9".*
 from "mou_current" as "t9"
 where (exists (select
 from "mou_current" as "s" inner join "area" as "a" on "a"."id" = "s"."area_id" cross join lateral standing_as(s, $15::date, $16::mou_status[]) as "standing"
 where "s"."id" = "t9"."id" and "s"."id" = any(array(select own.id
 from (select (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $17::text and "a"."kind" in ('PROVINCE')), area_otherwise_named($18::text, 'Province'))) as id offset 0) place cross join lateral agreements_within(place.id, $19::date, least_over_after($20::mou_status[], $21::date)) own(id)))))
 order by "t9"."signed_day" desc nulls last, "t9"."id" desc
 limit $22::int4 + 1) as "t9") as p),
  ',"named":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $23::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t10"."code"::text), '}') as "e0", row_number() over (order by "t10"."signed_day" desc nulls last, "t10"."id" desc) as i
 from (select "t10".*
 from "mou_current" as "t10"
 where (exists (select
 from "mou_current" as "s" inner join "area" as "a" on "a"."id" = "s"."area_id" cross join lateral standing_as(s, $24::date, $25::mou_status[]) as "standing"
 where "s"."id" = "t10"."id")) and ("t10"."id" = any(array(select own.id
 from agreements_saying($26::text) own(id))))
 order by "t10"."signed_day" desc nulls last, "t10"."id" desc
 limit $27::int4 + 1) as "t10") as p))
 where ((select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $28::text and "a"."kind" in ('PROVINCE')), area_otherwise_named($29::text, 'Province')))) is not null
