select concat('"mou":', coalesce((select concat('{"id":', to_json(concat('Mou:', "t0"."code")),
  ',"instrument":"', "t0"."instrument",
  '","signedOn":', case when not ("t0"."signed_on" is null) then concat('{"value":', coalesce(to_json(("t0"."signed_on")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"effectiveFrom":', case when not ("t0"."effective_from" is null) then concat('{"value":', coalesce(to_json(("t0"."effective_from")."value"::text)::text, 'null'),
  ',"precision":"', ("t0"."effective_from")."precision",
  '"}') else 'null' end,
  ',"effectiveTo":', case when not ("t0"."effective_to" is null) then concat('{"value":', coalesce(to_json(("t0"."effective_to")."value"::text)::text, 'null'), '}') else 'null' end,
  ',"warnings":', coalesce(array_to_json((warnings_of("t0"."id"))::text[])::text, 'null'),
  ',"status":', coalesce('"' || ((standing_of("t0"."id", $1::date))."status") || '"', 'null'),
  ',"after":', coalesce('"' || ((standing_of("t0"."id", $2::date))."status") || '"', 'null'),
  ',"parties":', (select coalesce('[' || string_agg(concat('{"role":"', "t1"."role",
  '","office":', to_json("t1"."office"::text),
  ',"signatory":', coalesce(to_json("t1"."signatory"::text)::text, 'null'),
  ',"capacity":"', "t1"."capacity",
  '","area":', case when "t2"."id" is not null then concat('{"code":', to_json("t2"."code"::text), '}') else 'null' end, '}'), ','
 order by "t1"."position" asc, "t1"."id" asc) || ']', '[]')
 from "mou_party" as "t1"
 left join "area" as "t2" on "t2"."id" = "t1"."area_id"
 where "t1"."mou_id" = "t0"."id"),
  ',"commitments":', (select coalesce('[' || string_agg(concat('{"words":', to_json("t3"."words"::text),
  ',"segment":"', "t3"."segment",
  '","programmes":', coalesce(array_to_json("t3"."programmes"::text[])::text, 'null'),
  ',"workers":', case when not ("t3"."workers" is null) then concat('{"value":', coalesce(to_json(("t3"."workers")."value"::text)::text, 'null'),
  ',"precision":"', ("t3"."workers")."precision",
  '"}') else 'null' end,
  ',"payer":"', "t3"."payer",
  '"}'), ','
 order by "t3"."words" asc, "t3"."id" asc) || ']', '[]')
 from "commitment" as "t3"
 where "t3"."mou_id" = "t0"."id"),
  ',"version":', "t0"."version"::text,
  ',"viewerCan":', concat('{"amend":', coalesce((may_with('WRITE_MOU', "t0"."id"))::text, 'null'), '}'), '}')
 from "mou_current" as "t0"
 where ("t0"."code" = $3::text)
 limit 1), 'null'))
