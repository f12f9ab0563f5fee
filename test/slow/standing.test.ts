/** How agreements stand, one of every stage with every kind of date, and which of them a filter finds. */
import { expect, test } from 'vitest';
import { useSeeded } from '../data/support.ts';

const { rows, value, undone } = useSeeded();

test('asking for those that stand in one way finds those that stand so, whatever their stage and dates, on the days around them', async () => {
  await undone(async () => {
    const dates =
      "array[null, partial_date_of(null, 'UNKNOWN'), partial_date_of('2025', 'YEAR'), partial_date_of('2025-03', 'MONTH'), partial_date_of('2025-03-10', 'DAY'), partial_date_of('2025-09-01', 'DAY')]";
    const days =
      "'{2024-12-31,2025-03-09,2025-03-10,2025-03-11,2025-03-31,2025-04-01,2025-09-01,2025-09-02,2026-01-01}'::date[]";
    // Without rows of their own, as only what is recorded of them counts here.
    await rows(`create temporary table tried on commit drop as
      select m, day::date from (
          select (jsonb_populate_record(null::mou_current, jsonb_build_object('id', 0, 'stage', stage, 'event_on', event_on, 'signed_on', signed_on, 'effective_from', effective_from, 'effective_to', effective_to,
            'end_day', (effective_to).last_day, 'over_after', over_after_of(stage, event_on, signed_on, effective_to)))) as m
          from unnest(enum_range(null::mou_stage)) stage, unnest(${dates}) event_on, unnest(${dates}) signed_on, unnest(${dates}) effective_to,
            unnest(array[null, partial_date_of('2025-03-10', 'DAY'), partial_date_of('2025-04', 'MONTH')]) effective_from
          where event_on is not null) made,
        unnest(${days}) day`);
    const found =
      await rows(`select status, count(*) as stand, count(*) filter (where asked) as asked, count(*) filter (where over) as over
      from (select s.status, exists (select from standing_as(m, day, array[s.status])) as asked, (m).over_after < day as over from tried cross join lateral standing(m, day) s) t
      group by 1 order by 1`);
    expect(found.map((row) => row.asked)).toEqual(found.map((row) => row.stand));
    expect(found.filter((row) => row.over !== '0').map((row) => row.status)).toEqual(['EXPIRED']);
    // All but those that need another agreement.
    expect(found.map((row) => row.status).sort()).toEqual(
      (await rows('select unnest(enum_range(null::mou_status)) as status'))
        .map((row) => row.status)
        .filter((status) => !['RENEWED', 'GAP'].includes(status as string))
        .sort(),
    );
    expect(
      await value(
        'select count(*) from tried cross join lateral standing_as(m, day, enum_range(null::mou_status)::mou_status[]) s',
      ),
    ).toBe(await value('select count(*) from tried'));
  });
});
