select concat('"channels":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t0"."code"::text),
  ',"purpose":"', "t0"."purpose",
  '","note":', coalesce(to_json("t0"."note"::text)::text, 'null'),
  ',"source":', case when "t1"."id" is not null then concat('{"publisher":', to_json("t1"."publisher"::text), '}') else 'null' end, '}'), ','
 order by "t0"."code" asc) || ']', '[]')
 from "channel" as "t0"
 left join "source" as "t1" on "t1"."id" = "t0"."source_id"
 where ("t0"."valid" @> $1::date)),
  ',"localGovernment":', coalesce((select concat('{"outreach":', (select coalesce('[' || string_agg(concat('{"place":', to_json("t3"."place"::text),
  ',"result":', coalesce(to_json("t3"."result"::text)::text, 'null'),
  ',"audience":"', "t3"."audience",
  '","heldOn":', concat('{"value":', coalesce(to_json(("t3"."held_on")."value"::text)::text, 'null'), '}'), '}'), ','
 order by "t3"."held_on" asc, "t3"."id" asc) || ']', '[]')
 from "outreach_activity" as "t3"
 where "t3"."area_id" = "t2"."id"),
  ',"statements":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t4"."code"::text),
  ',"words":', to_json("t4"."words"::text), '}'), ','
 order by "t4"."code" asc) || ']', '[]')
 from "claim" as "t4"
 where "t4"."area_id" = "t2"."id"), '}')
 from "area" as "t2"
 where ("t2"."kind" in ('REGENCY', 'CITY')) and ("t2"."code" = $2::text)
 limit 1), 'null'))
