select concat('"region":', coalesce((select concat('{"name":', coalesce(to_json((name_of("t0"."id", null, day_in("t0"."zone")))::text)::text, 'null'),
  ',"numeral":', coalesce(to_json(((select "c"."code"
 from "area_code" as "c"
 where "c"."area_id" = "t0"."id" and "c"."system" = 'OFFICE'
 limit 1))::text)::text, 'null'),
  ',"head":', coalesce((select concat('{"holder":', coalesce(to_json(((select "p"."name"
 from "person" as "p"
 where "p"."id" = "t1"."person_id"))::text)::text, 'null'),
  ',"title":', coalesce(to_json((coalesce(in_indonesian("t1"."title"), (select "o"."title"
 from "office" as "o"
 where "o"."id" = "t1"."office_id")))::text)::text, 'null'), '}')
 from (select "t".*
 from "office_term" as "t" inner join "office" as "o" on "o"."id" = "t"."office_id"
 where "o"."area_id" = "t0"."id" and "t"."seen_day" <= day_in("t0"."zone")
 order by "t"."seen_day" desc, "t"."id" desc
 limit 1) as "t1"
 limit 1), 'null'),
  ',"provinces":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t2"."code"::text),
  ',"name":', coalesce(to_json((name_of("t2"."id", null, day_in("t2"."zone")))::text)::text, 'null'),
  ',"capital":', coalesce(to_json(((select "s"."name"
 from "area_seat" as "s"
 where "s"."area_id" = "t2"."id" and "s"."valid" @> day_in("t2"."zone")))::text)::text, 'null'),
  ',"governor":', coalesce((select concat('{"holder":', coalesce(to_json(((select "p"."name"
 from "person" as "p"
 where "p"."id" = "t3"."person_id"))::text)::text, 'null'),
  ',"acting":', "t3"."acting"::text, '}')
 from (select "t".*
 from "office_term" as "t" inner join "office" as "o" on "o"."id" = "t"."office_id"
 where "o"."area_id" = "t2"."id" and "t"."seen_day" <= day_in("t2"."zone")
 order by "t"."seen_day" desc, "t"."id" desc
 limit 1) as "t3"
 limit 1), 'null'),
  ',"mous":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t4"."code"::text),
  ',"status":', coalesce('"' || ((standing_of("t4"."id", $2::date))."status") || '"', 'null'),
  ',"children":', (select concat('{"totalCount":', (select count(*)
 from "mou_current" as "t5"
 where "t5"."parent_id" = "t4"."id"),
  ',"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $3::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t5"."code"::text),
  ',"area":', case when "t6"."id" is not null then concat('{"name":', coalesce(to_json((name_of("t6"."id", null, day_in("t6"."zone")))::text)::text, 'null'), '}') else 'null' end, '}') as "e0", row_number() over (order by "t5"."code" asc, "t5"."id" asc) as i
 from (select "t5".*
 from "mou_current" as "t5"
 where "t5"."parent_id" = "t4"."id"
 order by "t5"."code" asc, "t5"."id" asc
 limit $4::int4 + 1) as "t5"
 left join "area" as "t6" on "t6"."id" = "t5"."area_id") as p), '}') as "e0", row_number() over (order by "t4"."code" asc, "t4"."id" asc) as i
 from (select "t4".*
 from agreements_of("t2"."id") as "t4"
 order by "t4"."code" asc, "t4"."id" asc
 limit $5::int4 + 1) as "t4") as p),
  ',"localGovernments":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t7"."code"::text),
  ',"kind":"', "t7"."kind",
  '","enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t9"."value"::text)::text, 'null'),
  ',"precision":"', "t9"."precision",
  '"}')
 from enrolled(row("t8"."area_id", "t8"."segment", "t8"."basis", "t8"."until")::enrollment, 'PARTICIPANTS') as "t9"
 limit 1), 'null'),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"publisher":', to_json("t10"."publisher"::text), '}'), ','
 order by "t10"."publisher" asc, "t10"."id" asc) || ']', '[]')
 from enrollment_sources(row("t8"."area_id", "t8"."segment", "t8"."basis", "t8"."until")::enrollment) as "t10"), '}')
 from (select "t7"."id" as "area_id", 'INFORMAL'::segment as "segment", null::basis as "basis", present()::date as "until") as "t8"
 limit 1), 'null'), '}'), ','
 order by "t7"."code" asc, "t7"."id" asc) || ']', '[]')
 from (select "a".*
 from "membership" as "m" inner join "area" as "a" on "a"."id" = "m"."child_id"
 where "m"."kind" = 'ADMINISTRATIVE' and "m"."parent_id" = "t2"."id" and "m"."valid" @> day_in("t2"."zone") and "a"."valid" @> day_in("t2"."zone")) as "t7"), '}'), ','
 order by "t2"."code" asc, "t2"."id" asc) || ']', '[]')
 from (select "a".*
 from "membership" as "m" inner join "area" as "a" on "a"."id" = "m"."child_id"
 where "m"."kind" = 'REGION' and "m"."parent_id" = "t0"."id" and "m"."valid" @> day_in("t0"."zone") and "a"."valid" @> day_in("t0"."zone")) as "t2"
 where ("t2"."kind" = 'PROVINCE')), '}')
 from "area" as "t0"
 where ("t0"."id" = (select coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $6::text and "a"."kind" in ('REGION')), area_otherwise_named($7::text, 'Region'))))
 limit 1), 'null'))
