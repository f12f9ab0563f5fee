select concat('"onTheDay":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"code":', to_json("t0"."code"::text),
  ',"effectiveTo":', case when not ("t0"."effective_to" is null) then concat('{"value":', coalesce(to_json(("t0"."effective_to")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"daysLeft":', coalesce((("t0"."end_day" - $2::date))::text, 'null'),
  ',"status":', coalesce('"' || ((standing_of("t0"."id", $3::date))."status") || '"', 'null'), '}') as "e0", row_number() over (order by "t0"."signed_day" desc nulls last, "t0"."id" desc) as i
 from (select "t0".*
 from "mou_current" as "t0"
 where ("t0"."id" = any(array(select own.id
 from (select (select "a"."id"
 from "area" as "a"
 where "a"."code" = $4::text and "a"."kind" in ('PROVINCE')) as id offset 0) place cross join lateral agreements_within(place.id, $5::date) own(id)))) and (("t0"."end_day" - $6::date) between 0 and $7::int4) and (exists (select
 from "mou_current" as "s" cross join lateral standing_at_end(s) as "standing"
 where "s"."id" = "t0"."id"))
 order by "t0"."signed_day" desc nulls last, "t0"."id" desc
 limit $8::int4 + 1) as "t0") as p),
  ',"lastDay":', coalesce((select concat('{"status":', coalesce('"' || ((standing_of("t1"."id", $9::date))."status") || '"', 'null'),
  ',"daysLeft":', coalesce((("t1"."end_day" - $10::date))::text, 'null'), '}')
 from "mou_current" as "t1"
 where ("t1"."code" = $11::text)
 limit 1), 'null'),
  ',"dayAfter":', coalesce((select concat('{"status":', coalesce('"' || ((standing_of("t2"."id", $12::date))."status") || '"', 'null'),
  ',"statusReason":', coalesce(to_json(((standing_of("t2"."id", $13::date))."reason")::text)::text, 'null'),
  ',"daysLeft":', coalesce((("t2"."end_day" - $14::date))::text, 'null'), '}')
 from "mou_current" as "t2"
 where ("t2"."code" = $15::text)
 limit 1), 'null'))
