select concat('"nodes":', (select coalesce('[' || string_agg(case "t0"."typename" when 'Branch' then coalesce((select concat('{"__typename":"Branch","id":', to_json(concat('Branch:', "t1"."code")),
  ',"en":', coalesce(to_json((name_of("t1"."id", 'EN', day_in("t1"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t1"."id", 'ID', day_in("t1"."zone")))::text)::text, 'null'),
  ',"kind":"', "t1"."kind",
  '"}')
 from "area" as "t1"

 where "t1"."code" = "t0"."key"::text and ("t1"."kind" in ('BRANCH'))
 limit 1), 'null') when 'LocalGovernment' then coalesce((select concat('{"__typename":"LocalGovernment","id":', to_json(concat('LocalGovernment:', "t2"."code")),
  ',"en":', coalesce(to_json((name_of("t2"."id", 'EN', day_in("t2"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t2"."id", 'ID', day_in("t2"."zone")))::text)::text, 'null'),
  ',"kind":"', "t2"."kind",
  '","province":', coalesce((select concat('{"name":', coalesce(to_json((name_of("t3"."id", 'ID', day_in("t3"."zone")))::text)::text, 'null'), '}')
 from (select "a".*
 from "area" as "a"
 where "a"."id" = parent_of("t2"."id", 'ADMINISTRATIVE', day_in("t2"."zone"))) as "t3"
 limit 1), 'null'), '}')
 from "area" as "t2"

 where "t2"."code" = "t0"."key"::text and ("t2"."kind" in ('REGENCY', 'CITY'))
 limit 1), 'null') when 'Market' then coalesce((select concat('{"__typename":"Market","id":', to_json(concat('Market:', "t4"."code")),
  ',"en":', coalesce(to_json((name_of("t4"."id", 'EN', day_in("t4"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t4"."id", 'ID', day_in("t4"."zone")))::text)::text, 'null'),
  ',"kind":"', "t4"."kind",
  '","managerKind":', coalesce('"' || (manager_kind_on("t4"."id", day_in("t4"."zone"))) || '"', 'null'), '}')
 from "area" as "t4"

 where "t4"."code" = "t0"."key"::text and (("t4"."kind" in ('MARKET') and exists (select
 from "market" as "m"
 where "m"."area_id" = "t4"."id" and "m"."recorded_at" <= known_at())))
 limit 1), 'null') when 'Nation' then coalesce((select concat('{"__typename":"Nation","id":', to_json(concat('Nation:', "t5"."code")),
  ',"en":', coalesce(to_json((name_of("t5"."id", 'EN', day_in("t5"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t5"."id", 'ID', day_in("t5"."zone")))::text)::text, 'null'),
  ',"kind":"', "t5"."kind",
  '"}')
 from "area" as "t5"

 where "t5"."code" = "t0"."key"::text and ("t5"."kind" in ('NATION'))
 limit 1), 'null') when 'Province' then coalesce((select concat('{"__typename":"Province","id":', to_json(concat('Province:', "t6"."code")),
  ',"en":', coalesce(to_json((name_of("t6"."id", 'EN', day_in("t6"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t6"."id", 'ID', day_in("t6"."zone")))::text)::text, 'null'),
  ',"kind":"', "t6"."kind",
  '"}')
 from "area" as "t6"

 where "t6"."code" = "t0"."key"::text and ("t6"."kind" in ('PROVINCE'))
 limit 1), 'null') when 'Region' then coalesce((select concat('{"__typename":"Region","id":', to_json(concat('Region:', "t7"."code")),
  ',"en":', coalesce(to_json((name_of("t7"."id", 'EN', day_in("t7"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t7"."id", 'ID', day_in("t7"."zone")))::text)::text, 'null'),
  ',"kind":"', "t7"."kind",
  '"}')
 from "area" as "t7"

 where "t7"."code" = "t0"."key"::text and ("t7"."kind" in ('REGION'))
 limit 1), 'null') else 'null' end, ','
 order by "t0"."ordinal") || ']', '[]')

 from unnest($1::text[], $2::text[]) with ordinality as "t0"(typename, key, ordinal)),
  ',"area":', coalesce((select concat('{"en":', coalesce(to_json((name_of("t8"."id", 'EN', day_in("t8"."zone")))::text)::text, 'null'),
  ',"name":', coalesce(to_json((name_of("t8"."id", 'ID', day_in("t8"."zone")))::text)::text, 'null'),
  ',"kind":"', "t8"."kind",
  '","codes":', (select coalesce('[' || string_agg(concat('{"system":"', "t9"."system",
  '","code":', to_json("t9"."code"::text),
  ',"verification":"', "t9"."verification",
  '"}'), ','
 order by "t9"."system" asc, "t9"."id" asc) || ']', '[]')
 from "area_code" as "t9"
 where "t9"."area_id" = "t8"."id"), case when "t8"."kind"::text in ('REGENCY', 'CITY') then concat(',"formerNames":', (select coalesce('[' || string_agg(concat('{"name":', to_json("t10"."name"::text),
  ',"validTo":', coalesce(to_json((upper("t10"."valid") - 1)::text)::text, 'null'), '}'), ','
 order by "t10"."valid" asc, "t10"."id" asc) || ']', '[]')
 from "area_name" as "t10"
 where "t10"."area_id" = "t8"."id" and (not "t10"."is_alias") and (upper("t10"."valid") - 1 < day_in("t8"."zone")))) else '' end, '}')
 from "area" as "t8"
 where (("t8"."id" = (select "c"."area_id"
 from "area_code" as "c"
 where "c"."system" = 'BPS' and "c"."code" = $3::text and "c"."valid" @> present()::date) and ("t8"."kind" <> 'MARKET' or exists (select
 from "market" as "m"
 where "m"."area_id" = "t8"."id" and "m"."recorded_at" <= known_at()))))
 limit 1), 'null'),
  ',"__typename":"Query"')
