select concat('"kalbar":', coalesce((select concat('{"figures":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $1::int4) || ']', '[]'), '}')
 from (select concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t1"."quantity", "t1"."basis", scheme_at("t1"."as_of_day"), "t1"."as_of_day", array["t1"."source_id"])))."value"::text)::text, 'null'),
  ',"precision":"', ((with_provenance("t1"."quantity", "t1"."basis", scheme_at("t1"."as_of_day"), "t1"."as_of_day", array["t1"."source_id"])))."precision",
  '"}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t1"."as_of")."value"::text)::text, 'null'), '}'),
  ',"flags":', coalesce(array_to_json("t1"."flags"::text[])::text, 'null'),
  ',"note":', coalesce(to_json("t1"."note"::text)::text, 'null'),
  ',"source":', case when "t2"."id" is not null then concat('{"publisher":', to_json("t2"."publisher"::text), '}') else 'null' end,
  ',"preferred":', "t1"."preferred"::text, '}') as "e0", row_number() over (order by "t1"."as_of_day" desc, "t1"."id" desc) as i
 from (select "t1".*
 from "figure" as "t1"
 where "t1"."area_id" = "t0"."id" and (is_current("t1"."known")) and ("t1"."of_kind" = any(figure_kinds('COVERAGE', null, null))) and ("t1"."as_of_day" >= month_of(month_end($2::text)))
 order by "t1"."as_of_day" desc, "t1"."id" desc
 limit $3::int4 + 1) as "t1"
 left join "source" as "t2" on "t2"."id" = "t1"."source_id") as p), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'PROVINCE') and ("t0"."code" = $4::text)
 limit 1), 'null'),
  ',"kutim":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"coverage":', coalesce((select concat('{"value":', coalesce(to_json("t5"."value"::text)::text, 'null'),
  ',"flags":', coalesce(array_to_json("t5"."flags"::text[])::text, 'null'),
  ',"numerator":', case when not ("t5"."numerator" is null) then concat('{"value":', coalesce(to_json(("t5"."numerator")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"denominator":', case when not ("t5"."denominator" is null) then concat('{"value":', coalesce(to_json(("t5"."denominator")."value"::text)::text, 'null'), '}') else 'null' end, '}')
 from coverage_of(row("t4"."area_id", "t4"."segment", "t4"."basis", "t4"."until")::enrollment, 'ELIGIBLE_WORKFORCE') as "t5"
 limit 1), 'null'), '}')
 from (select "t3"."id" as "area_id", 'INFORMAL'::segment as "segment", null::basis as "basis", month_end($5::text) as "until") as "t4"
 limit 1), 'null'), '}')
 from "area" as "t3"
 where ("t3"."kind" in ('REGENCY', 'CITY')) and ("t3"."code" = $6::text)
 limit 1), 'null'),
  ',"kaltim":', coalesce((select concat('{"figures":', (select concat('{"nodes":', coalesce('[' || string_agg("p"."e0", ','
 order by p.i) filter (where p.i <= $7::int4) || ']', '[]'), '}')
 from (select concat('{"quantity":', concat('{"value":', coalesce(to_json(((with_provenance("t7"."quantity", "t7"."basis", scheme_at("t7"."as_of_day"), "t7"."as_of_day", array["t7"."source_id"])))."value"::text)::text, 'null'), '}'),
  ',"asOf":', concat('{"value":', coalesce(to_json(("t7"."as_of")."value"::text)::text, 'null'), '}'),
  ',"flags":', coalesce(array_to_json("t7"."flags"::text[])::text, 'null'),
  ',"preferred":', "t7"."preferred"::text,
  ',"preferredReason":', coalesce(to_json(((select reason
 from why_preferred("t7"."id") reason))::text)::text, 'null'), '}') as "e0", row_number() over (order by "t7"."as_of_day" desc, "t7"."id" desc) as i
 from (select "t7".*
 from "figure" as "t7"
 where "t7"."area_id" = "t6"."id" and (is_current("t7"."known")) and ("t7"."of_kind" = any(figure_kinds('PARTICIPANTS', 'PU', null)))
 order by "t7"."as_of_day" desc, "t7"."id" desc
 limit $8::int4 + 1) as "t7") as p), '}')
 from "area" as "t6"
 where ("t6"."kind" = 'PROVINCE') and ("t6"."code" = $9::text)
 limit 1), 'null'))
