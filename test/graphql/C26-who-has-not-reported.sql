select concat('"province":', coalesce((select concat('{"enrollment":', coalesce((select concat('{"completeness":', coalesce((select concat('{"expected":', "t2"."expected"::text,
  ',"reported":', "t2"."reported"::text,
  ',"isComplete":', coalesce(("t2"."reason" is null)::text, 'null'),
  ',"reason":', coalesce(to_json("t2"."reason"::text)::text, 'null'),
  ',"missing":', (select coalesce('[' || string_agg(concat('{"code":', to_json("t3"."code"::text), '}'), ','
 order by "t3"."code" asc, "t3"."id" asc) || ']', '[]')
 from completeness_missing("t2"."scope") as "t3"), '}')
 from completeness_of(row("t1"."area_id", "t1"."segment", "t1"."basis", "t1"."until")::enrollment) as "t2"
 limit 1), 'null'), '}')
 from (select "t0"."id" as "area_id", 'INFORMAL'::segment as "segment", null::basis as "basis", month_end($1::text) as "until") as "t1"
 limit 1), 'null'), '}')
 from "area" as "t0"
 where ("t0"."kind" = 'PROVINCE') and ("t0"."code" = $2::text)
 limit 1), 'null'),
  ',"reporting":', (select coalesce('[' || string_agg(concat('{"branch":', case when "t5"."id" is not null then concat('{"code":', to_json("t5"."code"::text), '}') else 'null' end,
  ',"status":', coalesce('"' || ("t4"."status") || '"', 'null'),
  ',"dueOn":', to_json("t4"."due_on"::text),
  ',"figures":', "t4"."figures"::text, '}'), ','
 order by "t4"."branch_id" asc) || ']', '[]')
 from branch_reports(($3::text || '-01')::date, coalesce((select "a"."id"
 from "area" as "a"
 where "a"."code" = $4::text and "a"."kind" in ('REGION')), 0)) as "t4"
 left join "area" as "t5" on "t5"."id" = "t4"."branch_id"
 where ("t4"."status" = any($5::text[]))))
