select concat('"province":', coalesce((select concat('{"timeZone":', to_json("t0"."zone"::text),
  ',"timeZoneVerification":', coalesce('"' || "t0"."time_zone_verification" || '"', 'null'),
  ',"seats":', (select coalesce('[' || string_agg(concat('{"name":', to_json("t1"."name"::text),
  ',"verification":"', "t1"."verification",
  '"}'), ','
 order by "t1"."valid" asc, "t1"."id" asc) || ']', '[]')
 from "area_seat" as "t1"
 where "t1"."area_id" = "t0"."id"),
  ',"branches":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t2"."code"::text),
  ',"province":', coalesce((select concat('{"code":', to_json("t3"."code"::text), '}')
 from (select "a".*
 from "area" as "a"
 where "a"."id" = parent_of("t2"."id", 'OFFICE_LOCATION', day_in("t2"."zone"))) as "t3"
 limit 1), 'null'),
  ',"mouProgress":', coalesce((select concat('{"at":', to_json("t4"."at"::text),
  ',"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t4"."area_id", "t4"."at") as "a"))::text, 'null'), '}')
 from (select "t2"."id" as "area_id", day_in("t2"."zone") as "at") as "t4"
 limit 1), 'null'),
  ',"marketTarget":', coalesce((select concat('{"required":', "t5"."required"::text,
  ',"achieved":', coalesce("t5"."achieved"::text, 'null'),
  ',"unknownManager":', coalesce("t5"."unknown_manager"::text, 'null'),
  ',"met":', coalesce("t5"."met"::text, 'null'),
  ',"reason":', to_json("t5"."reason"::text), '}')
 from market_target_of("t2"."id", day_in("t2"."zone")) as "t5"
 limit 1), 'null'), '}'), ','
 order by "t2"."code" asc, "t2"."id" asc) || ']', '[]')
 from branches_in("t0"."id", day_in("t0"."zone")) as "t2"
 where (exists (select
 from "branch" as "b"
 where "b"."area_id" = "t2"."id" and ("b"."first_seen")."first_day" <= cast(known_at() as date)))),
  ',"mouProgress":', coalesce((select concat('{"expected":', coalesce(((select count(*) as "rows"
 from local_governments_below("t6"."area_id", "t6"."at") as "a"))::text, 'null'), '}')
 from (select "t0"."id" as "area_id", day_in("t0"."zone") as "at") as "t6"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'PROVINCE') and ("t0"."code" = $1::text)
 limit 1), 'null'),
  ',"figures":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $2::int4) || ']', '[]'), '}')
 from (select concat('{"area":', case when "t8"."id" is not null then concat('{"code":', to_json("t8"."code"::text), '}') else 'null' end,
  ',"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t7"."quantity", "t7"."basis", scheme_at("t7"."as_of_day"), "t7"."as_of_day", array["t7"."source_id"])))."value"::text)::text, 'null'), '}'), '}') as "e0", row_number() over (order by "t7"."as_of_day" desc, "t7"."id" desc) as i
 from (select "t7".*
 from (select distinct "w"."descendant_id"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $3::text and "a"."kind" in ('PROVINCE'))) as "t9"(part) cross join lateral (select "t7".*
 from "figure" as "t7"
 where (is_current("t7"."known")) and ("t7"."of_kind" = any(figure_kinds('PARTICIPANTS', 'PU', null))) and ("t7"."as_of_day" >= month_of(month_end($4::text))) and ("t7"."as_of_day" <= month_end($5::text)) and (coalesce((select true as "is_within"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $6::text and "a"."kind" in ('PROVINCE')) and "w"."descendant_id" = "t7"."area_id" and "w"."valid" @> "t7"."as_of_day"
 limit 1), false)) and (("t7"."area_id" = "t9"."part" and "t7"."as_of_day" >= (select min(coalesce(lower("w"."valid"), '-infinity')) as "day"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $7::text and "a"."kind" in ('PROVINCE')) and "w"."descendant_id" = "t9"."part") and "t7"."as_of_day" <= (select max(coalesce(upper("w"."valid") - 1, 'infinity')) as "day"
 from "area_within" as "w"
 where "w"."ancestor_id" = (select "a"."id"
 from "area" as "a"
 where "a"."code" = $8::text and "a"."kind" in ('PROVINCE')) and "w"."descendant_id" = "t9"."part")))
 order by "t7"."as_of_day" desc, "t7"."id" desc
 limit $9::int4 + 1) as "t7"
 order by "t7"."as_of_day" desc, "t7"."id" desc
 limit $10::int4 + 1) as "t7"
 left join "area" as "t8" on "t8"."id" = "t7"."area_id") as p),
  ',"ranking":', (select coalesce('[' || string_agg(concat('{"rank":', "t10"."rank"::text,
  ',"area":', case when "t11"."id" is not null then concat('{"code":', to_json("t11"."code"::text), '}') else 'null' end, '}'), ','
 order by "t10"."place" asc, "t10"."area_id" asc) || ']', '[]')
 from (select "t10".*
 from ranked_areas('PARTICIPANTS', 'PU', null, $11::area_kind[], coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $12::text and "a"."kind" in ('PROVINCE')), 0), month_end($13::text), null) as "t10"
 where ("t10"."place" > $14::int4)
 order by "t10"."place" asc, "t10"."area_id" asc
 limit $15::int4) as "t10"
 left join "area" as "t11" on "t11"."id" = "t10"."area_id"),
  ',"launched":', coalesce((select concat('{"stage":"', "t12"."stage",
  '","status":', coalesce('"' || ((standing_of("t12"."id", today_in("t12"."area_id")))."status") || '"', 'null'),
  ',"statusReason":', coalesce(to_json(((standing_of("t12"."id", today_in("t12"."area_id")))."reason")::text)::text, 'null'),
  ',"signedOn":', case when not ("t12"."signed_on" is null) then concat('{"value":', coalesce(to_json(("t12"."signed_on")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"parties":', (select coalesce('[' || string_agg(concat('{"role":"', "t13"."role",
  '","office":', to_json("t13"."office"::text),
  ',"signatory":', coalesce(to_json("t13"."signatory"::text)::text, 'null'),
  ',"attendee":', coalesce(to_json("t13"."attendee"::text)::text, 'null'),
  ',"capacity":"', "t13"."capacity",
  '"}'), ','
 order by "t13"."position" asc, "t13"."id" asc) || ']', '[]')
 from "mou_party" as "t13"
 where "t13"."mou_id" = "t12"."id"), '}')
 from "mou_current" as "t12"
 where ("t12"."code" = $16::text)
 limit 1), 'null'),
  ',"market":', coalesce((select concat('{"facts":', case when "t15"."area_id" is not null then concat('{"manager":', coalesce(to_json(((select "g"."manager"
 from "market_manager" as "g"
 where "g"."market_id" = "t15"."area_id" and "g"."valid" @> today_in("t15"."area_id")))::text)::text, 'null'),
  ',"note":', coalesce(to_json("t15"."note"::text)::text, 'null'),
  ',"source":', case when "t16"."id" is not null then concat('{"publisher":', to_json("t16"."publisher"::text), '}') else 'null' end, '}') else 'null' end, '}')
 from "area" as "t14"
 left join "market" as "t15" on "t15"."area_id" = "t14"."id"
 left join "source" as "t16" on "t16"."id" = "t15"."source_id"
 where ("t14"."kind" = 'MARKET') and ("t14"."code" = $17::text) and (exists (select
 from "market" as "m"
 where "m"."area_id" = "t14"."id" and "m"."recorded_at" <= known_at()))
 limit 1), 'null'))
