select concat('"segments":', (select coalesce('[' || string_agg(concat('{"segment":"', "t0"."segment",
  '","enforcement":"', "t0"."enforcement",
  '","pays":', to_json("t0"."pays"::text),
  ',"hasEmployers":', "t0"."has_employers"::text,
  ',"scheme":', case when "t1"."code" is not null then concat('{"code":', to_json("t1"."code"::text), '}') else 'null' end,
  ',"subSegments":', (select coalesce('[' || string_agg(concat('{"name":', to_json("t2"."name_en"::text),
  ',"permanence":"', "t2"."permanence",
  '","reason":', to_json("t2"."reason"::text), '}'), ','
 order by "t2"."code" asc) || ']', '[]')
 from "sub_segment" as "t2"
 where "t2"."segment" = "t0"."segment"), '}'), ','
 order by "t0"."segment" asc) || ']', '[]')
 from "segment_definition" as "t0"
 left join "segment_scheme" as "t1" on "t1"."code" = "t0"."scheme"
 where (exists (select
 from "segment_scheme" as "s"
 where "s"."code" = "t0"."scheme" and "s"."valid" @> $1::date))),
  ',"sanctions":', (select coalesce('[' || string_agg(concat('{"step":', "t3"."step"::text,
  ',"kind":"', "t3"."kind",
  '","nameId":', to_json("t3"."name_id"::text),
  ',"imposedBy":', to_json("t3"."imposed_by"::text),
  ',"article":', to_json("t3"."article"::text),
  ',"legalBasis":', case when "t4"."code" is not null then concat('{"code":', to_json("t4"."code"::text),
  ',"title":', to_json("t4"."title"::text), '}') else 'null' end, '}'), ','
 order by "t3"."step" asc, "t3"."code" asc) || ']', '[]')
 from "sanction" as "t3"
 left join "legal_basis" as "t4" on "t4"."code" = "t3"."legal_basis"))
