import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, undone, value } = useSeeded();
const area = (code: string) => `(select id from area where code = '${code}')`;
/** The day it is there: in the evening in Greenwich, the next one. */
const today = (code: string) => `today_in(${area(code)})`;
const figure = (code: string, number: string, asOf = '2026-01', basis = 'ACTIVE') =>
  rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    values (${area(code)}, 'PMI', 'PARTICIPANTS', '${basis}', partial_date_of('${asOf}', 'MONTH'), ${number}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
const workers = (n: number) => `quantity_of(${n}, 'WORKERS')`;
const sum = async (code: string, day = '2026-01-31', over = 'LOCAL_GOVERNMENT') =>
  (
    await rows(`select (r.sum).value, (r.sum).precision, (r.residual).value as residual, r.counted, r.expected, r.is_complete as complete, (r.not_computable).code
      from roll_up_of(row(${area(code)}, 'PMI', null, '${day}')::enrollment, 'PARTICIPANTS', '${over}') r`)
  )[0];
const KALTARA = ['65.01', '65.02', '65.03', '65.04', '65.71'];

describe('a sum over an area', () => {
  test('is complete when every part has a figure of the month, and then has a residual', async () => {
    await undone(async () => {
      for (const code of KALTARA) await figure(code, workers(10));
      expect(await sum('65')).toEqual({
        value: '50',
        precision: 'EXACT',
        residual: null,
        counted: '5',
        expected: '5',
        complete: 't',
        code: null,
      });
      await figure('65', workers(55));
      expect((await sum('65'))?.residual).toBe('5');
    });
  });

  test('says that it is not complete when one is missing, or is of another month; a missing one is not 0', async () => {
    await undone(async () => {
      for (const code of KALTARA.slice(1)) await figure(code, workers(10));
      await figure('65.01', workers(10), '2025-12');
      await figure('65', workers(55));
      expect(await sum('65')).toMatchObject({ value: '40', residual: '15', counted: '4', complete: 'f' });
    });
  });

  test('takes the worst precision, and adds nothing of another basis', async () => {
    await undone(async () => {
      await figure('65.01', "quantity_of(10, 'WORKERS', 'AT_LEAST')");
      await figure('65.02', "make_quantity(null, 1, 3, 'WORKERS', 'RANGE')");
      expect(await sum('65')).toMatchObject({ value: '11', precision: 'AT_LEAST' });
      await figure('65.03', workers(1), '2026-01', 'REGISTERED');
      expect(await sum('65')).toMatchObject({ value: null, code: 'BASIS_DIFFERS' });
    });
  });

  test('takes the basis of the number that is shown, and so does completeness', async () => {
    const shown = async () =>
      (
        await rows(`select (e.quantity).basis, (e.quantity).value, c.reported, c.expected
          from last_enrolled(row(${area('65')}, 'PMI', null, '2026-01-31')::enrollment, 'PARTICIPANTS') e,
            completeness_of(row(${area('65')}, 'PMI', null, '2026-01-31')::enrollment) c`)
      )[0];
    await undone(async () => {
      // All five have registered ones, four of them also active ones: only the first make a number.
      for (const code of KALTARA) await figure(code, workers(10), '2026-01', 'REGISTERED');
      for (const code of KALTARA.slice(1)) await figure(code, workers(6));
      expect(await shown()).toEqual({ basis: 'REGISTERED', value: '50', reported: '5', expected: '5' });
      expect(await sum('65')).toMatchObject({ value: '50', counted: '5', complete: 't', code: null });
      await figure('65.01', workers(6));
      expect(await shown()).toEqual({ basis: 'ACTIVE', value: '30', reported: '5', expected: '5' });
      expect(await sum('65')).toMatchObject({ value: '30', counted: '5', complete: 't' });
    });
    await undone(async () => {
      // A reported whole says which parts are added up beside it.
      await figure('65', workers(40), '2026-01', 'REGISTERED');
      for (const code of KALTARA.slice(1)) await figure(code, workers(6));
      await figure('65.01', workers(9), '2026-01', 'REGISTERED');
      expect(await shown()).toEqual({ basis: 'REGISTERED', value: '40', reported: '1', expected: '5' });
      expect(await sum('65')).toMatchObject({ value: '9', residual: '31', counted: '1', complete: 'f' });
    });
    await undone(async () => {
      // Registered ones give way to active ones of the month before, in parts as in the whole.
      for (const code of KALTARA) {
        await figure(code, workers(6), '2025-12');
        await figure(code, workers(10), '2026-01', 'REGISTERED');
      }
      expect(await shown()).toEqual({ basis: 'ACTIVE', value: '30', reported: '0', expected: '5' });
      expect(await sum('65')).toMatchObject({ value: null, counted: '0', code: 'NO_FIGURE' });
    });
  });

  test('differs from what is reported of the area: that is flagged there, in what is summed of it, and in no other', async () => {
    const flags = async (code: string) =>
      value(
        `select doubts_about_enrolled(s.scope, 'PARTICIPANTS', e.quantity, e.figures)
         from (select row(${area(code)}, 'PMI', 'ACTIVE', '2026-01-31')::enrollment as scope) s, last_enrolled(s.scope, 'PARTICIPANTS') e`,
      );
    const none = '{}';
    const odd = '{DOES_NOT_ADD_UP}';
    for (const [reported, parts, expected] of [
      [workers(50), KALTARA, none],
      [workers(51), KALTARA, odd],
      [workers(49), KALTARA, odd],
      // It may be what they come to; and parts of which one is not known are no whole.
      ["quantity_of(50, 'WORKERS', 'AT_LEAST')", KALTARA, none],
      [workers(51), KALTARA.slice(1), none],
    ] as const)
      await undone(async () => {
        for (const code of parts) await figure(code, workers(10));
        for (const code of ['61', '62', '63', '64']) await figure(code, workers(7));
        await figure('65', reported);
        expect([reported, await flags('65'), await flags('VII')]).toEqual([reported, expected, expected]);
        expect([await flags('64'), await flags('65.02')]).toEqual([none, none]);
      });
  });

  test('stands for a segment, with its share where all segments are there', async () => {
    const segments = () =>
      rows(
        `select s.segment, s.figure_id is null as summed, (s.participants).value, (s.share).value as share
         from segments_of(row(${area('65')}, 'ALL', null, '2026-01-31')::enrollment) s`,
      );
    const of = (segment: string, code: string, n: number) =>
      rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        values (${area(code)}, '${segment}', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2026-01', 'MONTH'), ${workers(n)}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
    await undone(async () => {
      for (const code of KALTARA) {
        await of('PU', code, 10);
        await of('BPU', code, 6);
      }
      expect(await segments()).toEqual([
        { segment: 'PU', summed: 't', value: '50', share: null },
        { segment: 'BPU', summed: 't', value: '30', share: null },
      ]);
      // Beside what is reported of the area itself.
      await of('JAKON', '65', 20);
      expect(await segments()).toEqual([
        { segment: 'PU', summed: 't', value: '50', share: '0.500000' },
        { segment: 'BPU', summed: 't', value: '30', share: '0.300000' },
        { segment: 'JAKON', summed: 'f', value: '20', share: '0.200000' },
      ]);
    });
  });

  test('of a branch goes by its working area of the day; nobody is counted twice on the day of a change', async () => {
    await undone(async () => {
      // 65.04 leaves Tarakan for Berau on 1 January 2026.
      await rows(
        `update membership set valid = daterange(lower(valid), '2026-01-01') where kind = 'WORKING_AREA' and child_id = ${area('65.04')}`,
      );
      await rows(
        `insert into membership (kind, child_id, parent_id, valid, verification) values ('WORKING_AREA', ${area('65.04')}, ${area('KC-BERAU')}, '[2026-01-01,)', 'UNVERIFIED')`,
      );
      for (const month of ['2025-12', '2026-01'])
        for (const code of [...KALTARA, '64.03']) await figure(code, workers(10), month);
      const of = async (code: string, day: string) => (await sum(code, day))?.value;
      expect([await of('KC-TARAKAN', '2025-12-31'), await of('KC-BERAU', '2025-12-31')]).toEqual(['50', '10']);
      expect([await of('KC-TARAKAN', '2026-01-31'), await of('KC-BERAU', '2026-01-31')]).toEqual(['40', '20']);
      expect([await of('VII', '2025-12-31'), await of('VII', '2026-01-31')]).toEqual(['60', '60']);
      const parts = (code: string) =>
        value(
          `select count(*) from parts_of(${area(code)}, 'LOCAL_GOVERNMENT', '2026-01-01') p where p.code = '65.04'`,
        );
      expect([await parts('KC-TARAKAN'), await parts('KC-BERAU')]).toEqual(['0', '1']);
    });
  });
});

describe('where not all parts are known, a sum is complete only if it is what is reported for the whole', () => {
  // About as many, or at least, leaves open that there are more.
  test.each([
    ['nothing is reported', null, 'f'],
    ['at least as many are', "quantity_of(10, 'WORKERS', 'AT_LEAST')", 'f'],
    ['about as many are', "quantity_of(10, 'WORKERS', 'APPROXIMATE')", 'f'],
    ['more are', workers(11), 'f'],
    ['just as many are', workers(10), 't'],
  ])('of branches: %s', async (_name, whole, complete) => {
    await undone(async () => {
      await figure('KC-TARAKAN', workers(10));
      if (whole) await figure('65', whole);
      expect(await sum('65', '2026-01-31', 'BRANCH')).toMatchObject({ counted: '1', expected: '1', complete });
    });
  });

  test.each([
    // That it is just what is reported for the whole is no proof that there are no more.
    [null, false, 'f'],
    [workers(50), false, 'f'],
    [null, true, 't'],
    [workers(51), true, 't'],
  ])(
    'of what a branch serves it is where a source says so: %s reported, closed %s',
    async (whole, closed, complete) => {
      await undone(async () => {
        if (closed)
          await rows(`insert into closed_working_area (branch_id, valid, source_id, known)
          values (${area('KC-TARAKAN')}, '[2026-01-31,2026-02-01)', (select min(id) from source), tstzrange('2014-01-01', null))`);
        for (const code of KALTARA) await figure(code, workers(10));
        if (whole) await figure('KC-TARAKAN', whole);
        expect(await sum('KC-TARAKAN')).toMatchObject({
          value: '50',
          precision: closed ? 'EXACT' : 'AT_LEAST',
          complete,
        });
        expect(await sum('KC-TARAKAN', '2026-01-30')).toMatchObject({ complete: 'f' });
        const reason = await value(
          `select told(c.reason) from completeness_of(row(${area('KC-TARAKAN')}, 'PMI', null, '2026-01-31')::enrollment) c`,
        );
        expect(reason ?? '').toMatch(closed ? /^$/ : /^All that sources name .* whether there are more, none says/);
      });
    },
  );
});

test('where the month is not over, what is added up and counted is of the last month of which there is a number', async () => {
  await undone(async () => {
    const months = async (until: string, code = '65') =>
      (
        await rows(`select ((r.scope).until) as until, (r.sum).value, r.counted, c.reported, ((c.scope).until) as of
          from roll_up_of(row(${area(code)}, 'PMI', null, ${until})::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r,
            completeness_of(row(${area(code)}, 'PMI', null, ${until})::enrollment) c`)
      )[0];
    // Of a province without a number, the last month that is over.
    expect(await months(today('64'), '64')).toMatchObject({ value: null, counted: '0', reported: '0' });
    expect((await months(today('64'), '64'))?.until).toBe(await value(`select month_of(today_in(${area('64')})) - 1`));
    for (const code of [...KALTARA, '65']) await figure(code, workers(10), '2025-12');
    const december = { until: '2025-12-31', value: '50', counted: '5', reported: '5', of: '2025-12-31' };
    expect(await months(today('65'))).toEqual(december);
    expect(await months("'2999-12-31'")).toEqual(december);
    // What can count in no month does not change it: a year, or a day of the month that is running.
    const other = (day: string, precision: string) =>
      rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        select ${area('65')}, 'PMI', 'PARTICIPANTS', 'ACTIVE', partial_date_of(${day}, '${precision}'), ${workers(1)}, min(id), 'test', tstzrange('2014-01-01', null) from source`);
    await other("'2026'", 'YEAR');
    await other(`month_of(today_in(${area('65')}))::text`, 'DAY');
    expect(await months(today('65'))).toEqual(december);
    // Asked for, that month is what was asked; but for its last day, which is also that of who asks for none.
    const [{ end, last }] = (await rows(
      `select month_end(d) as end, d = month_end(d) as last from today_in(${area('65')}) d`,
    )) as [Record<string, string>];
    if (last === 'f') expect(await months(`'${end}'`)).toMatchObject({ until: end, value: null, counted: '0' });
    expect(await months("'2999-12-31'")).toEqual(december);
    for (const code of KALTARA.slice(1)) await figure(code, workers(11), '2026-01');
    expect(await months(today('65'))).toMatchObject({ until: '2026-01-31', value: '44', counted: '4' });
    // A part of a division is no number of the whole.
    const all = () =>
      value(
        `select (r.scope).until from roll_up_of(row(${area('65')}, 'ALL', 'ACTIVE', ${today('65')})::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r`,
      );
    const before = await all();
    await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      select ${area('65.01')}, 'BPU', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2026-03', 'MONTH'), ${workers(1)}, min(id), 'test', tstzrange('2014-01-01', null) from source`);
    expect(await all()).toBe(before);
    expect(await months("'2025-12-31'")).toEqual(december);
  });
});

test('what became a part later does not choose the month', async () => {
  await undone(async () => {
    // Jayawijaya came to Papua Pegunungan in 2022.
    await figure('95.01', workers(10), '2021-05');
    const [found] = await rows(
      `select (r.scope).until, r.expected from roll_up_of(row(${area('95')}, 'PMI', null, ${today('95')})::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r`,
    );
    expect(found).toEqual({ until: await value(`select month_of(today_in(${area('95')})) - 1`), expected: '8' });
  });
});

test('a local government is its own part, and the sum and who has reported say the same', async () => {
  await undone(async () => {
    const both = async () => [
      await sum('64.08'),
      (
        await rows(
          `select c.expected, c.reported as counted, c.reason is null as complete from completeness_of(row(${area('64.08')}, 'PMI', null, '2026-01-31')::enrollment) c`,
        )
      )[0],
    ];
    const none = { expected: '1', counted: '0', complete: 'f' };
    expect(await both()).toMatchObject([none, none]);
    await figure('64.08', workers(10));
    const own = { expected: '1', counted: '1', complete: 't' };
    expect(await both()).toMatchObject([{ ...own, value: '10', residual: '0' }, own]);
  });
});

test('branches are those that a source names by the moment looked at', async () => {
  await undone(async () => {
    const branches = () =>
      value(
        `select r.expected from roll_up_of(row(${area('64')}, 'PU', null, '2020-06-30')::enrollment, 'PARTICIPANTS', 'BRANCH') r`,
      );
    expect(await branches()).toBe('4');
    await rows("select look_at('2014-08-22T00:00:00Z')");
    expect(await branches()).toBe('1');
  });
});

describe('of formal and informal', () => {
  const part = (code: string, segment: string, number: string, asOf = '2013-05') =>
    rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      values (${area(code)}, '${segment}', 'PARTICIPANTS', 'ACTIVE', partial_date_of('${asOf}', 'MONTH'), ${number}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);

  test('the whole is seen by every sum, ranking and count of who has reported; a range of a part is one of the whole', async () => {
    await undone(async () => {
      await part('65.01', 'FORMAL', workers(100));
      await part('65.01', 'INFORMAL', "make_quantity(null, 40, 60, 'WORKERS', 'RANGE')");
      const [found] = await rows(`select (r.sum).low, (r.sum).high, r.counted, c.reported,
          (select string_agg(concat_ws(' ', a.code, (k.quantity).low, k.figure_id), ',') from ranked_areas('PARTICIPANTS', 'ALL', null, '{REGENCY}', ${area('65')}, '2013-05-31', null) k join area a on a.id = k.area_id) as ranked,
          (select string_agg((s.share).low::text, ',' order by s.segment) from segments_of(row(${area('65.01')}, 'ALL', null, '2013-05-31')::enrollment) s) as shares
        from roll_up_of(row(${area('65')}, 'ALL', null, '2013-05-31')::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r,
          completeness_of(row(${area('65')}, 'ALL', null, '2013-05-31')::enrollment) c`);
      expect(found).toEqual({
        low: '140',
        high: '160',
        counted: '1',
        reported: '1',
        ranked: '65.01 140',
        shares: '0.625000,0.250000',
      });
    });
  });

  test('coverages do not add up', async () => {
    await undone(async () => {
      for (const code of KALTARA)
        await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
          values (${area(code)}, 'PMI', 'COVERAGE', 'ACTIVE', partial_date_of('2026-01', 'MONTH'), quantity_of(80, 'PERCENT'), (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
      const [found] = await rows(`select (r.sum).value as sum, (r.not_computable).code, r.counted
        from roll_up_of(row(${area('65')}, 'PMI', null, '2026-01-31')::enrollment, 'COVERAGE', 'LOCAL_GOVERNMENT') r`);
      expect(found).toEqual({ sum: null, code: 'UNIT_DIFFERS', counted: '5' });
    });
  });

  test('additions are those of the month: not of a day in it, nor of the year to date', async () => {
    const joined = (code: string, asOf: string, precision: string) =>
      rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        values (${area(code)}, 'PMI', 'JOINED', 'ACTIVE', partial_date_of('${asOf}', '${precision}'), ${workers(10)}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
    await undone(async () => {
      await joined('65.01', '2025-12', 'MONTH');
      await joined('65.02', '2025-12-15', 'DAY');
      await joined('65.03', '2029', 'YEAR');
      await joined('65.04', '2025-12-31', 'YEAR_TO_DATE');
      await joined('65.71', '2029-11', 'MONTH');
      const [found] = await rows(`select (r.sum).value as sum, r.counted,
          (select string_agg(a.code, ',') from ranked_areas('JOINED', 'PMI', null, '{REGENCY,CITY}', ${area('65')}, '2025-12-31', null) k join area a on a.id = k.area_id) as ranked
        from roll_up_of(row(${area('65')}, 'PMI', null, '2025-12-31')::enrollment, 'JOINED', 'LOCAL_GOVERNMENT') r`);
      expect(found).toEqual({ sum: '10', counted: '1', ranked: '65.01' });
    });
  });

  test('the residual of branches, of which there may be more, says so', async () => {
    await undone(async () => {
      await figure('64', workers(60));
      for (const code of ['KC-SAMARINDA', 'KC-BALIKPAPAN', 'KC-BONTANG', 'KC-BERAU']) await figure(code, workers(10));
      const [found] = await rows(
        `select (r.residual).value, told(r.residual_reason) as why, r.counted = r.expected as all from roll_up_of(row(${area('64')}, 'PMI', null, '2026-01-31')::enrollment, 'PARTICIPANTS', 'BRANCH') r`,
      );
      expect(found).toEqual({
        value: '20',
        why: 'It holds what areas have that no source names, if there are any.',
        all: 't',
      });
    });
  });

  test('no residual says why: another basis, or nothing to compare; of a sum that is not complete, what else it holds', async () => {
    const why = async () =>
      (
        await rows(`select told(r.residual_reason) as why, told((r.not_computable).reason) as sum
          from roll_up_of(row(${area('65')}, 'PMI', null, '2026-01-31')::enrollment, 'PARTICIPANTS', 'LOCAL_GOVERNMENT') r`)
      )[0];
    await undone(async () => {
      const neither = 'Neither the sum of the parts nor the number of the whole is known.';
      expect((await why())?.why).toBe(neither);
      for (const code of KALTARA) await figure(code, workers(10));
      await figure('65', workers(55), '2026-01', 'REGISTERED');
      expect((await why())?.why).toBe('One counts registered participants, the other active participants.');
    });
    await undone(async () => {
      await figure('65', workers(55));
      expect((await why())?.why).toBe(
        'The sum of the parts is not known, so neither is how far the number of the whole lies from it.',
      );
    });
    await undone(async () => {
      await figure('65.01', workers(10));
      expect((await why())?.why).toBe(
        'The number of the whole is not known, so neither is how far it lies from the sum of the parts.',
      );
      await figure('65', workers(55));
      expect((await why())?.why).toBe(
        'The difference also contains the numbers of the areas that are missing from the sum.',
      );
      await figure('65.02', workers(10), '2026-01', 'REGISTERED');
      // Another basis than that of the whole is not added up beside it; without a whole nothing is.
      expect((await why())?.why).toBe(
        'The difference also contains the numbers of the areas that are missing from the sum.',
      );
      await rows(
        `update figure set known = tstzrange(lower(known), now()) where area_id = ${area('65')} and segment = 'PMI'`,
      );
      expect((await why())?.sum).toBe(
        'The areas count on different bases (active participants and registered participants): ask for one with `basis`.',
      );
      expect((await why())?.why).toBe('Neither the sum of the parts nor the number of the whole is known.');
    });
  });
});
