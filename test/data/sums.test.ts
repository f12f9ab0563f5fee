/** Sums that are kept ready are what figures come to, at every moment, whatever was written in which order. */
import { expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, undone } = useSeeded();
/** The same numbers in each run, from 0 up to 1. */
const dice = (seed: number) => () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};
const KALTARA = ['65.01', '65.02', '65.03', '65.04', '65.71'];
const SEGMENTS = ['PU', 'BPU', 'JAKON'];

/** What is kept at a moment and is not worked out so, and the other way round. */
const differing = (moment: string) =>
  rows(`
    with looked as materialized (select look_at('${moment}')),
    worked_out as (
      select s.*
      from looked
      cross join area a
      cross join unnest('{PU,BPU,JAKON,ALL}'::segment[]) of_segment(segment)
      cross join unnest('{ACTIVE,REGISTERED}'::basis[]) of_basis(basis)
      cross join lateral sum_in_month(a.id, 'PARTICIPANTS', of_segment.segment, of_basis.basis, '2026-01-01', false) s
      where a.code in ('65', 'KC-TARAKAN', 'VII')),
    kept as (
      select s.* from looked cross join figure_sum s
      where s.while_known @> '${moment}'::timestamptz and s.month = '2026-01-01')
    select 'not kept' as what, w.area_id, w.segment, w.basis, (w.quantity).value from worked_out w
    where not exists (select from kept k where is_same_sum(row(k.*)::figure_sum, row(w.*)::complete_sum))
    union all
    select 'not so', k.area_id, k.segment, k.basis, (k.quantity).value from kept k
    where not exists (select from worked_out w where is_same_sum(row(k.*)::figure_sum, row(w.*)::complete_sum))`);

test.each([1, 3])('after random figures, corrections and working areas (%i)', async (seed) => {
  const random = dice(seed);
  const oneOf = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const area = (code: string) => `(select id from area where code = '${code}')`;
  let recorded = 0;
  /** A figure that is known from some day of February to August on. */
  const record = (code: string, segment: string, basis = 'ACTIVE') =>
    rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, attribution, published_scope, known)
      values (${area(code)}, '${segment}', 'PARTICIPANTS', '${basis}', partial_date_of('2026-01', 'MONTH'),
        quantity_of(${Math.floor(random() * 1000)}, 'WORKERS', '${oneOf(['EXACT', 'EXACT', 'AT_LEAST'])}'),
        (select id from source order by id offset ${recorded++ % 20} limit 1), '${random() < 0.98 ? 'UNSAID' : 'RESIDENCE'}', 'dice',
        tstzrange('2026-0${2 + Math.floor(random() * 7)}-${10 + Math.floor(random() * 18)}', null))
      on conflict do nothing`);
  /** A figure is superseded, and mostly corrected: the same ones in each run, whatever their ids. */
  const correct = () =>
    rows(`with closed as (
        update figure set known = tstzrange(lower(known), lower(known) + interval '${1 + Math.floor(random() * 40)} days')
        where id = (select id from figure where published_scope = 'dice' and upper_inf(known)
          order by md5(concat(area_id, segment, basis, revision, '${random()}')), id limit 1)
        returning *)
      insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, attribution, published_scope, revision, revision_reason, previous_id, known)
      select area_id, segment, measure, basis, as_of, quantity_of(${Math.floor(random() * 1000)}, 'WORKERS'), source_id, 'UNSAID', 'dice', revision + 1, 'test', id, tstzrange(upper(known), null)
      from closed where ${random() < 0.8}`);
  /** A local government leaves its branch, or comes back to it. */
  const move = () =>
    rows(`update membership set valid = case when upper_inf(valid) then daterange(lower(valid), '2025-12-01') else daterange(lower(valid), null) end
      where kind = 'WORKING_AREA' and child_id = ${area(oneOf(KALTARA))}`);
  await undone(async () => {
    await rows(`insert into closed_working_area (branch_id, valid, source_id, known)
      values (${area('KC-TARAKAN')}, '[2026-01-01,)', (select min(id) from source), tstzrange('2026-02-01', null))`);
    for (const code of [...KALTARA, '61', '62', '63', '64'])
      for (const segment of SEGMENTS) await record(code, segment);
    for (let i = 0; i < 60; i++) {
      const chance = random();
      if (chance < 0.3)
        await record(oneOf([...KALTARA, '65', 'VII']), oneOf(['ALL', ...SEGMENTS]), oneOf(['ACTIVE', 'REGISTERED']));
      else if (chance < 0.85) await correct();
      else await move();
    }
    const [found] = await rows(
      "select count(distinct a.kind) as kinds, count(*) filter (where not upper_inf(s.while_known)) > 0 as some_superseded from figure_sum s join area a on a.id = s.area_id where s.month = '2026-01-01'",
    );
    expect(found).toEqual({ kinds: '3', some_superseded: 't' });
    for (const moment of ['2026-03-20', '2026-06-11', '2026-08-20', '2026-11-29'])
      expect(await differing(`${moment} 12:00:00+00`)).toEqual([]);
  });
});
