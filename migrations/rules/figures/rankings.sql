create type rankable_area as (area_id bigint, figure_id bigint, quantity quantity, ratio ratio, sort_by numeric, low numeric, high numeric, unit unit, reason text);

/* Areas of some kinds with their last preferred figure up to a day, and its ratio to a base where one is named: only workers are a part of workers, or
   come with employers. What has two ends counts by its middle. */
create function rankable_areas(measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base) returns setof rankable_area stable
begin atomic
  select a.id, case when cardinality(n.figures) = 1 then n.figures[1] end, n.quantity, r.ratio,
    coalesce(k.value, (k.low + k.high) / 2),
    -- What holds its ends may be as large as what is there: by less than any digit that is kept it overlaps that.
    case when k.precision <= 'APPROXIMATE' then k.value else coalesce(k.low, k.value) - case when k.precision <> 'MORE_THAN' then 1e-9 else 0 end end,
    case when k.precision <= 'APPROXIMATE' then k.value when k.precision = 'RANGE' then k.high + 1e-9 else 'Infinity' end, case when base is null then (n.quantity).unit end,
    case when not (n.quantity is null) then ((r.ratio).not_computable).reason else 'No figure of it is known ' || case when rankable_areas.measure in ('JOINED', 'LEFT') then 'of that month' else 'up to then' end || coalesce(' that counts ' || rankable_areas.basis, '') || '.' end
  from area a
  cross join lateral (select row(a.id, rankable_areas.segment, rankable_areas.basis, rankable_areas.until)::enrollment as scope) of_area
  left join lateral last_enrolled(of_area.scope, rankable_areas.measure) n on true
  left join lateral last_enrolled(of_area.scope, 'EMPLOYERS') m on base = 'EMPLOYERS'
  left join lateral last_enrolled(row(a.id, 'ALL', rankable_areas.basis, rankable_areas.until)::enrollment, 'PARTICIPANTS') w on base = 'ALL_SEGMENTS'
  left join lateral potential_near(of_area.scope, 'ELIGIBLE_WORKFORCE', n.as_of_day) p on base = 'ELIGIBLE_WORKFORCE'
  cross join lateral (select case when base is null then null
    when rankable_areas.measure not in ('PARTICIPANTS', 'JOINED', 'LEFT') then no_ratio('UNIT_DIFFERS', 'Only workers are a part of workers, or come with employers.', n.quantity, null)
    when base = 'ELIGIBLE_WORKFORCE' and rankable_areas.measure = 'PARTICIPANTS'
      then coverage_from(n.quantity, n.as_of_day, n.flags, p.quantity, p.as_of_day, p.quantity, 'ELIGIBLE_WORKFORCE')
    else ratio_of(n.quantity, case base when 'EMPLOYERS' then m.quantity when 'ALL_SEGMENTS' then w.quantity else p.quantity end,
        date_flags(n.as_of_day, case base when 'EMPLOYERS' then m.as_of_day when 'ALL_SEGMENTS' then w.as_of_day else p.as_of_day end)
      || case when base = 'ALL_SEGMENTS' and low_of(n.quantity) > high_of(w.quantity) then '{DENOMINATOR_SUSPECT}' else '{}' end::ratio_flag[]) end as ratio offset 0) r
  cross join lateral (select case when base is null then (n.quantity).value else (r.ratio).value end as value, case when base is null then (n.quantity).low else (r.ratio).low end as low,
    case when base is null then (n.quantity).high else (r.ratio).high end as high, case when base is null then (n.quantity).precision else (r.ratio).precision end as precision) k
  where a.kind = any (kinds) and a.valid @> rankable_areas.until
    and (within_id is null or exists (select from area_within w where w.ancestor_id = within_id and w.descendant_id = a.id and w.valid @> rankable_areas.until))
    and (a.kind <> 'MARKET' or is_listed_market(a.id, rankable_areas.until));
end;

create type ranked_area as (rank int, place int, area_id bigint, figure_id bigint, quantity quantity, ratio ratio, reason text);

comment on column ranked_area.place is 'Which one it is from the first, equal ones by their key. @notNull';

comment on column ranked_area.rank is 'Place; equal numbers share one. @notNull';

comment on column ranked_area.area_id is 'The area. @notNull';

comment on column ranked_area.figure_id is 'Its figure; null where a ratio rests on a sum of several.';

comment on column ranked_area.quantity is 'The number of the figure.';

comment on column ranked_area.ratio is 'The ratio it is ranked by, where one is asked for.';

comment on column ranked_area.reason is 'Why the places do not say which is larger; null where they do.';

/* Largest first. Whoever has nothing to be ranked by is not the last: see unranked_areas. */
create function ranked_areas(measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base) returns setof ranked_area stable
begin atomic
  select (rank() over (order by a.sort_by desc, a.high desc))::int, (row_number() over (order by a.sort_by desc, a.high desc, a.area_id))::int, a.area_id, a.figure_id, a.quantity, a.ratio,
    case when min((a.quantity).basis) over () <> max((a.quantity).basis) over () then 'The areas count on different bases, ' || concat_ws(', ', case when bool_or((a.quantity).basis = 'ACTIVE') over () then 'ACTIVE' end,
        case when bool_or((a.quantity).basis = 'REGISTERED') over () then 'REGISTERED' end, case when bool_or((a.quantity).basis = 'UNSPECIFIED') over () then 'UNSPECIFIED' end) || ': ask for one with `basis`.'
      when min((a.quantity).scheme) over () <> max((a.quantity).scheme) over () then 'Some of the areas divide workers by ' || min((a.quantity).scheme) over ()
        || ', others by ' || max((a.quantity).scheme) over () || ': ask for a later month.'
      when min(a.unit) over () <> max(a.unit) over () then 'Some of the areas count ' || lower((min(a.unit) over ())::text) || ', others ' || lower((max(a.unit) over ())::text) || '.'
      when min(a.low) over (order by a.sort_by desc, a.high desc, a.area_id rows between unbounded preceding and 1 preceding) < a.high
        or max(a.high) over (order by a.sort_by, a.high, a.area_id desc rows between unbounded preceding and 1 preceding) > a.low
        then 'It is a range or a bound, or stands beside one that holds its number too: which is larger is not known.' end
  from rankable_areas(ranked_areas.measure, ranked_areas.segment, ranked_areas.basis, kinds, within_id, ranked_areas.until, base) a where a.sort_by is not null;
end;

create type unranked_area as (area_id bigint, code text, reason text);

comment on column unranked_area.area_id is 'The area. @notNull';

comment on column unranked_area.code is 'Its code, to order by. @notNull';

comment on column unranked_area.reason is 'Why it has no place. @notNull';

create function unranked_areas(measure measure, segment segment, basis basis, kinds area_kind[], within_id bigint, until date, base ratio_base) returns setof unranked_area stable
begin atomic
  select a.id, a.code, r.reason from rankable_areas(unranked_areas.measure, unranked_areas.segment, unranked_areas.basis, kinds, within_id, unranked_areas.until, base) r join area a on a.id = r.area_id where r.sort_by is null;
end;
