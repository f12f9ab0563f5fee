select concat('"apbd":', coalesce((select concat('{"total":', coalesce(to_json((contribution_total(row("t0"."workers", "t0"."programmes", "t0"."payer", "t0"."sector", "t0"."first_month", "t0"."months")::contribution_scope))::text)::text, 'null'),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"citation":', coalesce(to_json((citation_of("t1"."kind", "t1"."citation"))::text)::text, 'null'), '}'), ','
 order by "t1"."id" asc) || ']', '[]')
 from contribution_sources(row("t0"."workers", "t0"."programmes", "t0"."payer", "t0"."sector", "t0"."first_month", "t0"."months")::contribution_scope) as "t1"), '}')
 from (select $1::int8 as "workers", $2::programme_code[] as "programmes", 'APBD'::payer as "payer", 'OTHER'::contribution_sector as "sector", ($3::text || '-01')::date as "first_month", $4::int4 as "months") as "t0"
 limit 1), 'null'),
  ',"oneWorker":', coalesce((select concat('{"total":', coalesce(to_json((contribution_total(row("t2"."workers", "t2"."programmes", "t2"."payer", "t2"."sector", "t2"."first_month", "t2"."months")::contribution_scope))::text)::text, 'null'), '}')
 from (select $5::int8 as "workers", $6::programme_code[] as "programmes", 'APBD'::payer as "payer", 'OTHER'::contribution_sector as "sector", ($7::text || '-01')::date as "first_month", $8::int4 as "months") as "t2"
 limit 1), 'null'),
  ',"ojek":', coalesce((select concat('{"total":', coalesce(to_json((contribution_total(row("t3"."workers", "t3"."programmes", "t3"."payer", "t3"."sector", "t3"."first_month", "t3"."months")::contribution_scope))::text)::text, 'null'),
  ',"monthly":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t4"."month", 'YYYY-MM'))::text)::text, 'null'),
  ',"rate":', coalesce(to_json("t4"."rate"::text)::text, 'null'),
  ',"discount":', to_json("t4"."discount"::text),
  ',"amount":', coalesce(to_json("t4"."amount"::text)::text, 'null'), '}'), ','
 order by "t4"."month" asc) || ']', '[]')
 from contribution_months(row("t3"."workers", "t3"."programmes", "t3"."payer", "t3"."sector", "t3"."first_month", "t3"."months")::contribution_scope) as "t4"),
  ',"sources":', (select coalesce('[' || string_agg(concat('{"citation":', coalesce(to_json((citation_of("t5"."kind", "t5"."citation"))::text)::text, 'null'), '}'), ','
 order by "t5"."id" asc) || ']', '[]')
 from contribution_sources(row("t3"."workers", "t3"."programmes", "t3"."payer", "t3"."sector", "t3"."first_month", "t3"."months")::contribution_scope) as "t5"), '}')
 from (select $9::int8 as "workers", $10::programme_code[] as "programmes", 'SELF'::payer as "payer", 'TRANSPORT'::contribution_sector as "sector", ($11::text || '-01')::date as "first_month", $12::int4 as "months") as "t3"
 limit 1), 'null'),
  ',"threeProgrammes":', coalesce((select concat('{"total":', coalesce(to_json((contribution_total(row("t6"."workers", "t6"."programmes", "t6"."payer", "t6"."sector", "t6"."first_month", "t6"."months")::contribution_scope))::text)::text, 'null'), '}')
 from (select $13::int8 as "workers", $14::programme_code[] as "programmes", 'SELF'::payer as "payer", 'OTHER'::contribution_sector as "sector", ($15::text || '-01')::date as "first_month", $16::int4 as "months") as "t6"
 limit 1), 'null'),
  ',"discountEnds":', coalesce((select concat('{"total":', coalesce(to_json((contribution_total(row("t7"."workers", "t7"."programmes", "t7"."payer", "t7"."sector", "t7"."first_month", "t7"."months")::contribution_scope))::text)::text, 'null'),
  ',"monthly":', (select coalesce('[' || string_agg(concat('{"month":', coalesce(to_json((to_char("t8"."month", 'YYYY-MM'))::text)::text, 'null'),
  ',"discount":', to_json("t8"."discount"::text), '}'), ','
 order by "t8"."month" asc) || ']', '[]')
 from contribution_months(row("t7"."workers", "t7"."programmes", "t7"."payer", "t7"."sector", "t7"."first_month", "t7"."months")::contribution_scope) as "t8"), '}')
 from (select $17::int8 as "workers", $18::programme_code[] as "programmes", 'SELF'::payer as "payer", 'OTHER'::contribution_sector as "sector", ($19::text || '-01')::date as "first_month", $20::int4 as "months") as "t7"
 limit 1), 'null'),
  ',"before":', coalesce((select concat('{"total":', coalesce(to_json((contribution_total(row("t9"."workers", "t9"."programmes", "t9"."payer", "t9"."sector", "t9"."first_month", "t9"."months")::contribution_scope))::text)::text, 'null'),
  ',"monthly":', (select coalesce('[' || string_agg(concat('{"reason":', coalesce(to_json("t10"."reason"::text)::text, 'null'), '}'), ','
 order by "t10"."month" asc) || ']', '[]')
 from contribution_months(row("t9"."workers", "t9"."programmes", "t9"."payer", "t9"."sector", "t9"."first_month", "t9"."months")::contribution_scope) as "t10"), '}')
 from (select $21::int8 as "workers", $22::programme_code[] as "programmes", 'APBD'::payer as "payer", 'OTHER'::contribution_sector as "sector", ($23::text || '-01')::date as "first_month", $24::int4 as "months") as "t9"
 limit 1), 'null'))
