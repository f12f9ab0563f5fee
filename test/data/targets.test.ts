import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, undone } = useSeeded();
const VII = "(select id from area where code = 'VII')";
const stock = (asOf: string, value: number, basis = 'UNSPECIFIED', measure = 'PARTICIPANTS', unit = 'WORKERS') =>
  rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
    values (${VII}, 'INFORMAL', '${measure}', '${basis}', partial_date_of('${asOf}', 'MONTH'), quantity_of(${value}, '${unit}'), (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
/** The readings of the article's informal target, 60,293. */
const readings = (at: string, quantity = 60293) =>
  rows(`select r.reading, r.status, (r.wanted).value as wanted, (r.gap).value as gap, (r.gap).precision, (r.achieved).value as achieved, (r.pace).value as pace,
    (r.required_pace).value as needed, r.projected_date as projected from target t cross join lateral readings_of(t.id, '${at}') r where (t.quantity).value = ${quantity}`);
const remaining = async (at: string) => (await readings(at)).find(({ reading }) => reading === 'REMAINING');

describe('60,293 more informal workers, said on 21 August 2014', () => {
  test('still to come: 501,470 in the end, 12,058.6 a month; in the whole year: not to be said', async () => {
    expect(await readings('2014-08-21')).toEqual([
      {
        reading: 'REMAINING',
        status: 'NOT_COMPUTABLE',
        wanted: '501470',
        gap: '60293',
        precision: 'AT_LEAST',
        achieved: '0.879767',
        pace: null,
        needed: '12058.6',
        projected: null,
      },
      {
        reading: 'WHOLE_PERIOD',
        status: 'NOT_COMPUTABLE',
        wanted: '60293',
        gap: null,
        precision: null,
        achieved: null,
        pace: null,
        needed: null,
        projected: null,
      },
    ]);
  });

  test('on track is who goes as fast as the rest needs, behind who goes slower', async () => {
    // From July on: two months of 12,058.6 are 24,117.2.
    for (const [value, status] of [
      [465295, 'ON_TRACK'],
      [465294, 'BEHIND'],
    ] as const)
      await undone(async () => {
        await stock('2014-09', value);
        expect((await remaining('2014-10-15'))?.status).toBe(status);
      });
  });

  test('met when what is wanted is there, and not one below; missed only once the number of the end is known', async () => {
    for (const [asOf, value, at, status] of [
      ['2014-12', 501470, '2014-12-31', 'ACHIEVED'],
      ['2014-12', 501469, '2015-01-01', 'MISSED'],
      ['2014-11', 501469, '2015-01-01', 'NOT_COMPUTABLE'],
      ['2014-11', 501470, '2014-12-31', 'REACHED_SO_FAR'],
      // What was there in November may be gone by the end.
      ['2014-11', 501470, '2015-01-01', 'NOT_COMPUTABLE'],
    ] as const)
      await undone(async () => {
        await stock(asOf, value);
        expect([asOf, value, (await remaining(at))?.status]).toEqual([asOf, value, status]);
      });
  });

  test('a number on another basis does not count', async () => {
    await undone(async () => {
      await stock('2014-09', 600000, 'REGISTERED');
      expect(await remaining('2014-10-15')).toMatchObject({ gap: '60293', pace: null });
    });
  });

  test('the whole year is worked out once the stock before it is known', async () => {
    await undone(async () => {
      await stock('2013-12', 400000);
      const whole = (await readings('2014-08-21')).find(({ reading }) => reading === 'WHOLE_PERIOD');
      // 41,177 more in seven months. People leave, so at least as many were added: what is missing is not known.
      expect(whole).toMatchObject({
        wanted: '60293',
        gap: null,
        // 41,177 / 60,293: of what is to be added, not of the stock.
        achieved: '0.682948',
        pace: '5882.428571',
        needed: null,
        status: 'NOT_COMPUTABLE',
      });
    });
    await undone(async () => {
      // Nobody leaves those who were ever registered.
      await stock('2013-12', 400000, 'REGISTERED');
      await stock('2014-07', 441177, 'REGISTERED');
      const whole = (await readings('2014-08-21')).find(({ reading }) => reading === 'WHOLE_PERIOD');
      expect(whole).toMatchObject({ gap: '19116', pace: '5882.428571', needed: '3823.2', status: 'ON_TRACK' });
      expect(whole?.projected).toBe('2014-11-08');
    });
    await undone(async () => {
      // A stock that fell says nothing of what was added.
      await stock('2013-12', 441178);
      const whole = (await readings('2014-08-21')).find(({ reading }) => reading === 'WHOLE_PERIOD');
      expect(whole).toMatchObject({ gap: null, achieved: null, pace: null, status: 'NOT_COMPUTABLE' });
    });
  });

  test('registered participants that became fewer say nothing of what was added; as many say that nobody was', async () => {
    for (const [december, outcome] of [
      [399999, { status: 'NOT_COMPUTABLE', gap: null, achieved: null, pace: null }],
      [400000, { status: 'MISSED', gap: '60293', achieved: '0.000000' }],
    ] as const)
      await undone(async () => {
        await stock('2013-12', 400000, 'REGISTERED');
        await stock('2014-12', december, 'REGISTERED');
        const whole = (await readings('2015-01-01')).find(({ reading }) => reading === 'WHOLE_PERIOD');
        expect(whole).toMatchObject(outcome);
      });
  });
});

describe('other kinds of targets', () => {
  const set = (kind: string, quantity: string, measure = 'PARTICIPANTS') =>
    rows(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
      values (${VII}, 'INFORMAL', '${measure}', '${kind}', ${quantity}, '[2014-01-01,2015-01-01)', 'KEMENDAGRI', 'LITERAL', (select min(id) from source), tstzrange('2014-01-01', null))`);

  test('a stock of all is measured against what they add up to', async () => {
    await undone(async () => {
      await rows(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
        values (${VII}, 'ALL', 'PARTICIPANTS', 'STOCK', quantity_of(1500000, 'WORKERS'), '[2014-01-01,2015-01-01)', 'KEMENDAGRI', 'LITERAL', (select min(id) from source), tstzrange('2014-01-01', null))`);
      expect(await readings('2014-08-21', 1500000)).toMatchObject([{ gap: '59186', achieved: '0.960543' }]);
      // What is reported for the whole that month comes before a sum, also of shorter numbers that end with it.
      for (const [segment, n] of [
        ['FORMAL', 1],
        ['INFORMAL', 2],
      ])
        await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
          values (${VII}, '${segment}', 'PARTICIPANTS', 'UNSPECIFIED', partial_date_of('2014-07-31', 'DAY'), quantity_of(${n}, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
      expect(await readings('2014-08-21', 1500000)).toMatchObject([{ gap: '1499997' }]);
      await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        values (${VII}, 'ALL', 'PARTICIPANTS', 'UNSPECIFIED', partial_date_of('2014-07', 'MONTH'), quantity_of(1500000, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
      expect(await readings('2014-08-21', 1500000)).toMatchObject([{ gap: '0', status: 'REACHED_SO_FAR' }]);
    });
  });

  test('a stock is measured against the stock', async () => {
    await undone(async () => {
      await set('STOCK', "quantity_of(441178, 'WORKERS')");
      expect(await readings('2014-08-21', 441178)).toMatchObject([
        { reading: 'LITERAL', gap: '1', achieved: '0.999998', needed: '0.2' },
      ]);
    });
  });

  test('a coverage against the coverage', async () => {
    await undone(async () => {
      await set('COVERAGE', "quantity_of(40, 'PERCENT')", 'COVERAGE');
      expect((await readings('2014-08-21', 40))[0]?.status).toBe('NOT_COMPUTABLE');
      await stock('2014-06', 39.5, 'UNSPECIFIED', 'COVERAGE', 'PERCENT');
      // About 39.5 may be 39.45: of 40 that is 98.6 %.
      expect(await readings('2014-08-21', 40)).toMatchObject([{ gap: '0.5', achieved: '0.988000' }]);
      // A coverage is an estimate: 40 may be 39.5.
      await stock('2014-07', 40, 'UNSPECIFIED', 'COVERAGE', 'PERCENT');
      expect((await readings('2014-08-21', 40))[0]?.status).toBe('NOT_COMPUTABLE');
      await stock('2014-08', 40.1, 'UNSPECIFIED', 'COVERAGE', 'PERCENT');
      expect((await readings('2014-08-31', 40))[0]?.status).toBe('REACHED_SO_FAR');
    });
  });

  test('rivals for one area and period are all there', async () => {
    await undone(async () => {
      await set('STOCK', "quantity_of(441178, 'WORKERS')");
      const found = await rows(
        `select t.basis from target t where t.area_id = ${VII} and t.segment = 'INFORMAL' and t.period @> date '2014-08-21' order by 1`,
      );
      expect(found.map(({ basis }) => basis)).toEqual(expect.arrayContaining(['KEMENDAGRI', 'OFFICE']));
    });
  });
});

describe('what is known only by its ends', () => {
  const set = (kind: string, quantity: string, reading = 'LITERAL') =>
    rows(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
      values (${VII}, 'PMI', 'PARTICIPANTS', '${kind}', ${quantity}, '[2014-01-01,2015-01-01)', 'KEMENDAGRI', '${reading}', (select min(id) from source), tstzrange('2014-01-01', null))`);
  const pmi = (asOf: string, number: string, measure = 'PARTICIPANTS') =>
    rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
      values (${VII}, 'PMI', '${measure}', 'ACTIVE', partial_date_of('${asOf}', 'MONTH'), ${number}, (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
  const reading = async (at: string) =>
    (
      await rows(`select r.status, told_together(r.reasons) as reason, r.projected_date as projected, (r.achieved).value as achieved, (r.actual).value as actual, (r.gap).value as gap, (r.gap).precision as exactness
        from target t cross join lateral readings_of(t.id, '${at}') r where t.segment = 'PMI' and t.basis = 'KEMENDAGRI'`)
    )[0];

  test('an approximate number decides nothing within its rounding: three digits at most, and up to the last that is not 0', async () => {
    for (const [value, wanted, status] of [
      [1999, 2000, 'NOT_COMPUTABLE'],
      [2004, 2000, 'NOT_COMPUTABLE'],
      [2005, 2000, 'ACHIEVED'],
      [1990, 2000, 'MISSED'],
      [8000, 8500, 'NOT_COMPUTABLE'],
      [8000, 8501, 'MISSED'],
    ] as const)
      await undone(async () => {
        await set('STOCK', `quantity_of(${wanted}, 'WORKERS')`);
        await pmi('2014-12', `quantity_of(${value}, 'WORKERS', 'APPROXIMATE')`);
        expect([value, wanted, (await reading('2015-01-01'))?.status]).toEqual([value, wanted, status]);
      });
    // A pace of about 8,333.3 may be one of 8,333.5.
    const pace = "quantity_of(8333.3, 'WORKERS_PER_MONTH', 'APPROXIMATE')";
    expect(
      await rows(`select trim_scale(lowest_of(${pace})) as lowest, trim_scale(highest_of(${pace})) as highest`),
    ).toEqual([{ lowest: '8328.3', highest: '8338.3' }]);
  });

  test('nor does an approximate target within its own: "about 2,000" may be any number from 1,500 to 2,500', async () => {
    for (const [value, status] of [
      [1499, 'MISSED'],
      [1500, 'NOT_COMPUTABLE'],
      [1999, 'NOT_COMPUTABLE'],
      [2000, 'NOT_COMPUTABLE'],
      [2499, 'NOT_COMPUTABLE'],
      [2500, 'ACHIEVED'],
    ] as const)
      await undone(async () => {
        await set('STOCK', "quantity_of(2000, 'WORKERS', 'APPROXIMATE')");
        await pmi('2014-12', `quantity_of(${value}, 'WORKERS')`);
        expect([value, (await reading('2015-01-01'))?.status]).toEqual([value, status]);
      });
    // Of "about 3,000", 500 to 1,500 are left for 6 months: 83.33 to 250 a month.
    for (const [january, status] of [
      [1584, 'BEHIND'],
      [1583, 'NOT_COMPUTABLE'],
      [751, 'NOT_COMPUTABLE'],
      [750, 'ON_TRACK'],
    ] as const)
      await undone(async () => {
        await set('STOCK', "quantity_of(3000, 'WORKERS', 'APPROXIMATE')");
        await pmi('2014-01', `quantity_of(${january}, 'WORKERS')`);
        await pmi('2014-06', "quantity_of(2000, 'WORKERS')");
        expect([january, (await reading('2014-07-01'))?.status]).toEqual([january, status]);
      });
  });

  test('the day that is projected is in the period where the pace is enough, and after it where it is not', async () => {
    for (const [january, status, projected] of [
      [1100, 'ON_TRACK', '2014-12-31'],
      [1099, 'BEHIND', '2015-01-04'],
    ] as const)
      await undone(async () => {
        await set('STOCK', "quantity_of(2200, 'WORKERS')");
        await pmi('2013-12', "quantity_of(1000, 'WORKERS')");
        await pmi('2014-01', `quantity_of(${january}, 'WORKERS')`);
        expect(await reading('2014-02-01')).toMatchObject({ status, projected });
      });
    // From 15 January to the end of February is a month and 16 days, which at 30 a month are 46.
    const day = (owed: number) => rows(`select day_reached(${owed}, 30, '2026-01-15', '2026-03-01') as day`);
    expect([await day(46), await day(47)]).toEqual([[{ day: '2026-02-28' }], [{ day: '2026-03-04' }]]);
  });

  test('where the number of another source would turn the status, the reason says so', async () => {
    const DISPUTED = / With the numbers of other sources, the conclusion could be different\.$/;
    for (const [value, rival, status, isDisputed] of [
      [1001, 999, 'ACHIEVED', true],
      [1001, 1000, 'ACHIEVED', false],
      [999, 1000, 'MISSED', true],
      [999, 998, 'MISSED', false],
    ] as const)
      await undone(async () => {
        await set('STOCK', "quantity_of(1000, 'WORKERS')");
        await pmi('2014-12', `quantity_of(${value}, 'WORKERS')`);
        await rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known, preferred, preferred_reason)
          values (${VII}, 'PMI', 'PARTICIPANTS', 'ACTIVE', partial_date_of('2014-12', 'MONTH'), quantity_of(${rival}, 'WORKERS'), (select max(id) from source), 'test', tstzrange('2014-01-01', null), false, 'test')`);
        const found = await reading('2015-01-01');
        expect([value, rival, found?.status, DISPUTED.test(found?.reason ?? '')]).toEqual([
          value,
          rival,
          status,
          isDisputed,
        ]);
      });
  });

  test('once the period is over nothing is projected, nor needed a month; and a month of additions between others is named', async () => {
    await undone(async () => {
      await set('STOCK', "quantity_of(1000, 'WORKERS')");
      await pmi('2014-01', "quantity_of(100, 'WORKERS')");
      await pmi('2014-06', "quantity_of(600, 'WORKERS')");
      const running = await reading('2014-12-31');
      expect(running).toMatchObject({ status: 'ON_TRACK', projected: '2014-10-31' });
      expect(await reading('2015-01-01')).toMatchObject({
        status: 'NOT_COMPUTABLE',
        projected: null,
        reason: 'The last number that is known is of 30 June 2014; how the period ended is not known.',
      });
    });
    await undone(async () => {
      await set('ADDITION', "quantity_of(1000, 'WORKERS')", 'WHOLE_PERIOD');
      for (const month of ['01', '02', '04', '06']) await pmi(`2014-${month}`, "quantity_of(100, 'WORKERS')", 'JOINED');
      expect((await reading('2014-06-30'))?.reason).toMatch(/ Additions of March 2014 and May 2014 are missing\.$/);
      expect((await reading('2014-02-28'))?.reason).not.toMatch(/missing/);
    });
    // Of January alone nothing is known of the months after it, once they should have been reported.
    await undone(async () => {
      await set('ADDITION', "quantity_of(1000, 'WORKERS')", 'WHOLE_PERIOD');
      await pmi('2014-01', "quantity_of(100, 'WORKERS')", 'JOINED');
      expect(await reading('2014-02-28')).toMatchObject({ status: 'ON_TRACK' });
      const due = (await reading('2014-03-21')) as { status: string; reason: string };
      expect([due.status, due.reason]).toEqual(['ON_TRACK', expect.not.stringContaining('missing')]);
      const late = (await reading('2014-03-22')) as { status: string; reason: string };
      expect([late.status, late.reason]).toEqual([
        'NOT_COMPUTABLE',
        expect.stringMatching(/ Additions of February 2014 are missing\.$/),
      ]);
      expect((await reading('2014-06-30'))?.reason).toMatch(
        / Additions of February 2014, March 2014, April 2014 and May 2014 are missing\.$/,
      );
      // Enough for all months up to then, even if nobody joined in the others.
      await pmi('2014-02', "quantity_of(317, 'WORKERS')", 'JOINED');
      expect((await reading('2014-06-30'))?.status).toBe('ON_TRACK');
    });
    await undone(async () => {
      await set('ADDITION', "quantity_of(1000, 'WORKERS')", 'WHOLE_PERIOD');
      for (const [month, n] of [
        ['01', 100],
        ['02', 316],
      ] as const)
        await pmi(`2014-${month}`, `quantity_of(${n}, 'WORKERS')`, 'JOINED');
      expect((await reading('2014-06-30'))?.status).toBe('NOT_COMPUTABLE');
    });
  });

  test('a pace that is a range is on track or behind only where all of it is', async () => {
    for (const [from, to, status] of [
      ["quantity_of(100, 'WORKERS')", "make_quantity(null, 200, 300, 'WORKERS', 'RANGE')", 'BEHIND'],
      ["quantity_of(0, 'WORKERS')", "make_quantity(null, 950, 980, 'WORKERS', 'RANGE')", 'ON_TRACK'],
      ["quantity_of(300, 'WORKERS')", "make_quantity(null, 500, 900, 'WORKERS', 'RANGE')", 'NOT_COMPUTABLE'],
    ] as const)
      await undone(async () => {
        await set('STOCK', "quantity_of(1000, 'WORKERS')");
        await pmi('2014-01', from);
        await pmi('2014-06', to);
        const found = await reading('2014-07-01');
        expect([to, found?.status]).toEqual([to, status]);
        expect(found?.reason).toMatch(
          / it grew by \d+ to \d+ workers per month on average; [\d.]+ to [\d.]+ workers per month are needed until the end\.$/,
        );
      });
  });

  test('at least what is wanted is reached; a day beyond a lifetime is not told', async () => {
    await undone(async () => {
      await set('STOCK', "quantity_of(1000, 'WORKERS')");
      await pmi('2014-03', "quantity_of(1500, 'WORKERS', 'AT_LEAST')");
      expect(await reading('2014-07-01')).toMatchObject({ status: 'REACHED_SO_FAR', achieved: '1.500000', gap: '0' });
    });
    for (const precision of ['EXACT', 'APPROXIMATE'])
      await undone(async () => {
        await set('STOCK', "quantity_of(1000, 'WORKERS')");
        await pmi('2014-03', `quantity_of(1500, 'WORKERS', '${precision}')`);
        expect(await reading('2014-07-01')).toMatchObject({ gap: '0', exactness: precision });
      });
    await undone(async () => {
      await set('STOCK', "quantity_of(9007199254740991, 'WORKERS')");
      await pmi('2014-01', "quantity_of(1, 'WORKERS')");
      await pmi('2014-02', "quantity_of(2, 'WORKERS')");
      expect(await reading('2014-07-01')).toMatchObject({ status: 'BEHIND', projected: null });
    });
  });

  test('as many as more is wanted than are a miss, and one more is none', async () => {
    for (const [n, status, gap] of [
      [501, 'MISSED', '0'],
      [502, 'ACHIEVED', '0'],
    ] as const)
      await undone(async () => {
        await set('STOCK', "quantity_of(501, 'WORKERS', 'MORE_THAN')");
        await pmi('2014-12', `quantity_of(${n}, 'WORKERS')`);
        expect(await reading('2015-01-01')).toMatchObject({ status, gap });
      });
    await undone(async () => {
      await set('STOCK', "quantity_of(501, 'WORKERS', 'MORE_THAN')");
      await pmi('2014-11', "make_quantity(null, 500, 502, 'WORKERS', 'RANGE')");
      expect(await reading('2014-12-01')).toMatchObject({ status: 'NOT_COMPUTABLE' });
    });
  });

  test('where the stock before a period is known and nothing since, it is the number that is missing', async () => {
    await undone(async () => {
      await set('ADDITION', "quantity_of(90, 'WORKERS')", 'WHOLE_PERIOD');
      const code = async () =>
        (
          await rows(
            `select ((r.achieved).not_computable).code from target t cross join lateral readings_of(t.id, '2014-03-01') r where t.segment = 'PMI' and t.basis = 'KEMENDAGRI'`,
          )
        )[0]?.code;
      expect(await code()).toBe('NO_BASELINE');
      await pmi('2013-12', "quantity_of(500, 'WORKERS')");
      expect(await code()).toBe('NO_FIGURE');
      await pmi('2014-02', "quantity_of(501, 'WORKERS')");
      expect(await reading('2014-03-01')).toMatchObject({ actual: '1', gap: null, achieved: '0.011111' });
    });
  });

  test('additions of a year are the sum of its months as far as none is missing, or of the others where these are enough', async () => {
    const WHOLE = "quantity_of(1000, 'WORKERS')";
    await undone(async () => {
      await set('ADDITION', WHOLE, 'WHOLE_PERIOD');
      for (const [month, n] of [
        ['01', 100],
        ['02', 100],
        ['03', 150],
        ['05', 500],
      ] as const)
        await pmi(`2014-${month}`, `quantity_of(${n}, 'WORKERS')`, 'JOINED');
      expect(await reading('2014-06-30')).toMatchObject({ actual: '350', status: 'ON_TRACK' });
      expect(await reading('2014-02-28')).toMatchObject({ actual: '200' });
      await pmi('2014-06', "quantity_of(149, 'WORKERS')", 'JOINED');
      expect(await reading('2014-06-30')).toMatchObject({ actual: '350', status: 'ON_TRACK' });
      await pmi('2014-07', "quantity_of(1, 'WORKERS')", 'JOINED');
      expect(await reading('2014-07-31')).toMatchObject({ actual: '1000', status: 'ACHIEVED', achieved: '1.000000' });
    });
  });

  test('what a year and its months say of who joined has to fit, or only what both say is sure', async () => {
    const over = (asOf: string, exactness: string, number: number) =>
      rows(`insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, known)
        values (${VII}, 'PMI', 'JOINED', 'ACTIVE', partial_date_of('${asOf}', '${exactness}'), quantity_of(${number}, 'WORKERS'), (select min(id) from source), 'test', tstzrange('2014-01-01', null))`);
    const months = async (each: number, ...of: string[]) => {
      for (const month of of) await pmi(`2014-${month}`, `quantity_of(${each}, 'WORKERS')`, 'JOINED');
    };
    const [MARCH, END] = ['2014-03-31', '2014-12-31'];
    const DISAGREE =
      /By 31 December 2014 \d+ are reported to have joined, but by 31 (March|December) 2014 \d+: the two do not fit\.$/;
    const flags = async () =>
      (
        await rows(`select doubts_about_ratio((r.achieved).flags, (r.achieved).figures)::text as flags
          from target t cross join lateral readings_of(t.id, '${END}') r where t.segment = 'PMI' and t.basis = 'KEMENDAGRI'`)
      )[0]?.flags;
    // 250 are wanted; 300 joined by March, and of the year it is said that it were fewer.
    for (const [year, march, end, doubts] of [
      [300, 'ACHIEVED', 'ACHIEVED', '{}'],
      [299, 'ACHIEVED', 'ACHIEVED', '{INPUT_DOES_NOT_ADD_UP}'],
      [250, 'ACHIEVED', 'ACHIEVED', '{INPUT_DOES_NOT_ADD_UP}'],
      [249, 'NOT_COMPUTABLE', 'NOT_COMPUTABLE', '{INPUT_DOES_NOT_ADD_UP}'],
    ] as const)
      await undone(async () => {
        await set('ADDITION', "quantity_of(250, 'WORKERS')", 'WHOLE_PERIOD');
        await months(100, '01', '02', '03');
        expect(await reading(MARCH)).toMatchObject({ status: 'ACHIEVED', actual: '300' });
        await over('2014', 'YEAR', year);
        const last = await reading(END);
        expect([year, (await reading(MARCH))?.status, last?.status, await flags()]).toEqual([year, march, end, doubts]);
        expect([year, last?.reason]).toEqual([
          year,
          year < 300 ? expect.stringMatching(DISAGREE) : expect.not.stringMatching(DISAGREE),
        ]);
      });
    // Twelve months of 20 are 240: fewer than the year, of which both say that it is too few up to 249.
    for (const [year, end] of [
      [240, 'MISSED'],
      [249, 'MISSED'],
      [250, 'NOT_COMPUTABLE'],
    ] as const)
      await undone(async () => {
        await set('ADDITION', "quantity_of(250, 'WORKERS')", 'WHOLE_PERIOD');
        await months(20, ...Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')));
        await over('2014', 'YEAR', year);
        const last = await reading(END);
        expect([year, last?.status]).toEqual([year, end]);
        expect([year, last?.reason]).toEqual([
          year,
          year > 240 ? expect.stringMatching(DISAGREE) : expect.not.stringMatching(DISAGREE),
        ]);
      });
    // January to July, and a month after it, beside the year.
    for (const [august, year, end] of [
      [50, 299, 'ACHIEVED'],
      [51, 299, 'ACHIEVED'],
      [1, 249, 'NOT_COMPUTABLE'],
    ] as const)
      await undone(async () => {
        await set('ADDITION', "quantity_of(250, 'WORKERS')", 'WHOLE_PERIOD');
        await over('2014-07-31', 'YEAR_TO_DATE', 249);
        await months(august, '08');
        await over('2014', 'YEAR', year);
        const last = await reading(END);
        expect([august, last?.status]).toEqual([august, end]);
        expect(/do not fit/.test(last?.reason ?? '')).toBe(august !== 50);
      });
  });

  test('what is still to come is counted from the day it was said, not from the day it was entered', async () => {
    await undone(async () => {
      await rows(
        `insert into source (citation, publisher, published, verification) values ('said', 'test', partial_date_of('2014-02-15', 'DAY'), 'PUBLISHED')`,
      );
      await rows(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
        values (${VII}, 'PMI', 'PARTICIPANTS', 'ADDITION', quantity_of(60, 'WORKERS'), '[2014-01-01,2015-01-01)', 'KEMENDAGRI', 'REMAINING', (select id from source where citation = 'said'), tstzrange('2014-11-01', null))`);
      await pmi('2014-01', "quantity_of(100, 'WORKERS')");
      await pmi('2014-06', "quantity_of(200, 'WORKERS')");
      expect(await reading('2014-11-30')).toMatchObject({ status: 'REACHED_SO_FAR', achieved: '1.250000' });
    });
  });

  test('additions of months say nothing of a period that begins within one', async () => {
    await undone(async () => {
      await rows(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
        values (${VII}, 'PMI', 'PARTICIPANTS', 'ADDITION', quantity_of(500, 'WORKERS'), '[2014-01-15,2015-01-01)', 'KEMENDAGRI', 'WHOLE_PERIOD', (select min(id) from source), tstzrange('2014-01-01', null))`);
      for (const month of ['01', '02', '03']) await pmi(`2014-${month}`, "quantity_of(100, 'WORKERS')", 'JOINED');
      expect(await reading('2014-06-30')).toMatchObject({ status: 'NOT_COMPUTABLE', actual: null });
    });
  });

  test('a number of markets that is a range is said as one', async () => {
    await undone(async () => {
      await rows(`insert into target (area_id, segment, measure, kind, quantity, period, basis, interpretation, source_id, known)
        values (${VII}, 'PMI', 'MARKETS', 'MARKETS', make_quantity(null, 2, 3, 'MARKETS', 'RANGE'), '[2014-01-01,2015-01-01)', 'KEMENDAGRI', 'LITERAL', (select min(id) from source), tstzrange('2014-01-01', null))`);
      expect((await reading('2014-12-31'))?.reason).toMatch(/have 2 to 3 markets, as each must/);
    });
  });
});
