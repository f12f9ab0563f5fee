select concat('"programmes":', (select coalesce('[' || string_agg(concat('{"code":"', "t0"."code",
  '","nameId":', to_json("t0"."name_id"::text),
  ',"name":', to_json("t0"."name_en"::text),
  ',"benefits":', (select coalesce('[' || string_agg(concat('{"nameId":', to_json("t1"."name_id"::text),
  ',"name":', to_json("t1"."name_en"::text), '}'), ','
 order by "t1"."code" asc) || ']', '[]')
 from "benefit" as "t1"
 where "t1"."programme" = "t0"."code" and ("t1"."valid" @> $1::date)),
  ',"source":', case when "t2"."id" is not null then concat('{"publisher":', to_json("t2"."publisher"::text), '}') else 'null' end, '}'), ','
 order by "t0"."code" asc) || ']', '[]')
 from "programme" as "t0"
 left join "source" as "t2" on "t2"."id" = "t0"."source_id"
 where ("t0"."valid" @> $2::date)))
