select concat('"region":', coalesce((select concat('{"provinces":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t1"."code"::text),
  ',"name":', coalesce(to_json((name_of("t1"."id", 'ID', day_in("t1"."zone")))::text)::text, 'null'),
  ',"enrollment":', coalesce((select concat('{"participants":', coalesce((select concat('{"value":', coalesce(to_json("t3"."value"::text)::text, 'null'), '}')
 from enrolled(row("t2"."area_id", "t2"."segment", "t2"."basis", "t2"."until")::enrollment, 'PARTICIPANTS') as "t3"
 limit 1), 'null'),
  ',"completeness":', coalesce((select concat('{"expected":', "t4"."expected"::text,
  ',"reported":', "t4"."reported"::text,
  ',"isComplete":', coalesce(("t4"."reason" is null)::text, 'null'), '}')
 from completeness_of(row("t2"."area_id", "t2"."segment", "t2"."basis", "t2"."until")::enrollment) as "t4"
 limit 1), 'null'), '}')
 from (select "t1"."id" as "area_id", 'INFORMAL'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t2"
 limit 1), 'null'), '}'), ','
 order by "t1"."code" asc, "t1"."id" asc) || ']', '[]')
 from (select "a".*
 from "membership" as "m" inner join "area" as "a" on "a"."id" = "m"."child_id"
 where "m"."kind" = 'REGION' and "m"."parent_id" = "t0"."id" and "m"."valid" @> $2::date and "a"."valid" @> $3::date) as "t1"
 where ("t1"."kind" = 'PROVINCE')), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $4::text)
 limit 1), 'null'))
