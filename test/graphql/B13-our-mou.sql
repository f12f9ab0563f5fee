select concat('"provinces":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t0"."code"::text),
  ',"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t1"."code"::text), '}') as "e0", row_number() over (order by "t1"."signed_day" desc nulls last, "t1"."id" desc) as i
 from (select "t1".*
 from agreements_of("t0"."id") as "t1"
 where (("t1"."signed_on")."last_day" <= $2::date)
 order by "t1"."signed_day" desc nulls last, "t1"."id" desc
 limit $3::int4 + 1) as "t1") as p), '}'), ','
 order by "t0"."code" asc, "t0"."id" asc) || ']', '[]')
 from "area" as "t0"
 where ("t0"."kind" = 'PROVINCE') and ("t0"."valid" @> today_in(null))),
  ',"implied":', (select concat('{"totalCount":', (select count(*)
 from "mou_current" as "t2"
 where (exists (select
 from "mou_current" as "s" inner join "area" as "a" on "a"."id" = "s"."area_id" cross join lateral standing_as(s, day_in("a"."zone"), $4::mou_status[]) as "standing"
 where "s"."id" = "t2"."id" and "s"."id" = any(array(select own.id
 from (select (select "a"."id"
 from "area" as "a"
 where "a"."code" = $5::text and "a"."kind" in ('REGION')) as id offset 0) place cross join lateral agreements_within(place.id, present()::date, least_over_after($6::mou_status[], present()::date - 1)) own(id)))))),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $7::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t2"."code"::text),
  ',"area":', case when "t3"."id" is not null then concat('{"name":', coalesce(to_json((name_of("t3"."id", 'ID', day_in("t3"."zone")))::text)::text, 'null'), '}') else 'null' end,
  ',"status":', coalesce('"' || ((standing_of("t2"."id", today_in("t2"."area_id")))."status") || '"', 'null'),
  ',"statusReason":', coalesce(to_json(((standing_of("t2"."id", today_in("t2"."area_id")))."reason")::text)::text, 'null'),
  ',"signedOn":', case when not ("t2"."signed_on" is null) then concat('{"value":', coalesce(to_json(("t2"."signed_on")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"source":', case when "t4"."id" is not null then concat('{"publisher":', to_json("t4"."publisher"::text), '}') else 'null' end, '}') as "e0", row_number() over (order by "t2"."code" asc, "t2"."id" asc) as i
 from (select "t2".*
 from "mou_current" as "t2"
 where (exists (select
 from "mou_current" as "s" inner join "area" as "a" on "a"."id" = "s"."area_id" cross join lateral standing_as(s, day_in("a"."zone"), $8::mou_status[]) as "standing"
 where "s"."id" = "t2"."id" and "s"."id" = any(array(select own.id
 from (select (select "a"."id"
 from "area" as "a"
 where "a"."code" = $9::text and "a"."kind" in ('REGION')) as id offset 0) place cross join lateral agreements_within(place.id, present()::date, least_over_after($10::mou_status[], present()::date - 1)) own(id)))))
 order by "t2"."code" asc, "t2"."id" asc
 limit $11::int4 + 1) as "t2"
 left join "area" as "t3" on "t3"."id" = "t2"."area_id"
 left join "source" as "t4" on "t4"."id" = "t2"."source_id") as p),
  ',"kalbar":', coalesce((select concat('{"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $12::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t6"."code"::text),
  ',"instrument":"', "t6"."instrument",
  '","status":', coalesce('"' || ((standing_of("t6"."id", $13::date))."status") || '"', 'null'),
  ',"signedOn":', case when not ("t6"."signed_on" is null) then concat('{"value":', coalesce(to_json(("t6"."signed_on")."value"::text)::text, 'null'),
  ',"precision":"', ("t6"."signed_on")."precision",
  '"}') else 'null' end,
  ',"note":', coalesce(to_json("t6"."note"::text)::text, 'null'), '}') as "e0", row_number() over (order by "t6"."code" asc, "t6"."id" asc) as i
 from (select "t6".*
 from agreements_of("t5"."id") as "t6"
 order by "t6"."code" asc, "t6"."id" asc
 limit $14::int4 + 1) as "t6") as p), '}')
 from "area" as "t5"
 where ("t5"."kind" = 'PROVINCE') and ("t5"."code" = $15::text)
 limit 1), 'null'))
