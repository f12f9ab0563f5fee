select concat('"region":', coalesce((select concat('{"statements":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t1"."code"::text),
  ',"subject":', to_json("t1"."subject"::text),
  ',"predicate":', to_json("t1"."predicate"::text),
  ',"words":', to_json("t1"."words"::text),
  ',"number":', coalesce(to_json("t1"."number"::text)::text, 'null'),
  ',"precision":', coalesce(to_json("t1"."precision"::text)::text, 'null'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t1"."as_of")."value"::text)::text, 'null'), '}'),
  ',"needsInterpretation":', "t1"."needs_interpretation"::text,
  ',"source":', case when "t2"."id" is not null then concat('{"publisher":', to_json("t2"."publisher"::text), '}') else 'null' end, '}'), ','
 order by "t1"."code" asc) || ']', '[]')
 from "claim" as "t1"
 left join "source" as "t2" on "t2"."id" = "t1"."source_id"
 where "t1"."area_id" = "t0"."id"), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'REGION') and ("t0"."code" = $1::text)
 limit 1), 'null'))
