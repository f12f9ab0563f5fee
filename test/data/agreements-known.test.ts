import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { rows, value, undone } = useSeeded();
const knownAt = (moment: string) => rows(`select look_at('${moment}')`);
const standing = (code: string, at: string) =>
  value(`select (standing_of(id, '${at}')).status from mou where code = '${code}'`);

describe('what is known of an agreement', () => {
  test('on the day of the article all five governors have one, of unknown standing', async () => {
    const found = await undone(async () => {
      await knownAt('2014-08-21T17:00:00+08:00');
      return rows(
        `select a.code, m.version, (standing_of(m.id, '2014-08-21')).status from mou_current m join area a on a.id = m.area_id order by 1`,
      );
    });
    expect(found).toEqual(['61', '62', '63', '64', '65'].map((code) => ({ code, version: '1', status: 'UNKNOWN' })));
  });

  test("the report on Kalbar's is a second version of the same agreement", async () => {
    expect(
      await rows(
        "select version, instrument, stage, effective_from, effective_to from mou_current where code = '61:2014'",
      ),
    ).toEqual([
      {
        version: '2',
        instrument: 'NOTA_KESEPAHAMAN',
        stage: 'SIGNED',
        effective_from: '(2015,YEAR,2015-01-01,2015-12-31)',
        effective_to: null,
      },
    ]);
    expect(
      await rows(
        "select e.kind, e.version from mou_event e join mou m on m.id = e.mou_id where m.code = '61:2014' order by e.version",
      ),
    ).toEqual([
      { kind: 'RECORDED', version: '1' },
      { kind: 'AMENDED', version: '2' },
    ]);
    // Signed some day of 2014, and it holds from some day of 2015.
    expect(await standing('61:2014', '2014-01-01')).toBe('UNKNOWN');
    expect(await standing('61:2014', '2014-12-30')).toBe('UNKNOWN');
    expect(await standing('61:2014', '2014-12-31')).toBe('SIGNED');
    expect(await standing('61:2014', '2015-01-01')).toBe('POSSIBLY_ACTIVE');
    expect(await standing('61:2014', '2015-12-31'), 'it has begun, and is not over as it begins').toBe('ACTIVE');
    expect(await standing('61:2014', '2016-01-01')).toBe('POSSIBLY_ACTIVE');
  });

  test('a change is told once it is known', async () => {
    const count = (moment: string) =>
      undone(async () => {
        await knownAt(moment);
        return Number(
          await value("select count(*) from change c join mou m on m.id = c.mou_id where m.code = '61:2014'"),
        );
      });
    expect(await count('2014-08-20T16:59:59Z')).toBe(0);
    expect(await count('2014-08-20T17:00:00Z')).toBe(1);
    expect(await count('2014-12-30T17:00:00Z')).toBe(2);
  });
});

describe('what hangs on agreements is seen only once it is known', () => {
  const seen = (moment: string, sql: string) =>
    undone(async () => {
      await rows('set local role anonymous');
      await knownAt(moment);
      return rows(sql);
    });
  const before = '2014-08-20T16:59:59Z';
  const after = '2014-08-20T17:00:00Z';

  test("on the day of the article Kalbar's has the parties it implies; the report's come with the report", async () => {
    const parties = `select office from mou_party where mou_id = (select id from mou where code = '61:2014') order by position`;
    expect(await seen(before, parties)).toEqual([]);
    expect(await seen(after, parties)).toEqual([{ office: 'Gubernur' }, { office: 'Kantor Wilayah VII Kalimantan' }]);
    expect(await seen('2014-12-30T17:00:00Z', parties)).toEqual([
      { office: 'Pemerintah Provinsi Kalimantan Barat' },
      { office: 'Kantor Wilayah Kalimantan' },
    ]);
  });

  test.each([
    ['commitment', '0', '20'],
    ['milestone', '0', '6'],
    ['follow_up_instrument', '0', '8'],
    ['outreach_activity', '1', '4'],
    ['claim', '18', '18'],
  ])('%s: %s on the day of the article, %s now', async (table, then, now) => {
    const count = `select count(*) as n from ${table}`;
    expect(await seen(before, count)).toEqual([{ n: '0' }]);
    expect(await seen(after, count)).toEqual([{ n: then }]);
    expect(await seen('2026-11-01T00:00:00Z', count)).toEqual([{ n: now }]);
  });
});

test('only what announces a step is a milestone; other texts on what followed are remarks', async () => {
  const titles = (await rows('select title from milestone order by 1')).map((row) => row.title);
  expect(titles).toContain('cooperation agreements (PKS) with three offices (dinas)');
  expect(
    titles.filter((title) => /\d{2}|target|planned|reached|run in|continued|awaited/.test(title as string)),
  ).toEqual([]);
  expect(await value("select note from mou_current where code = '62.71:2022-12-19'")).toBe(
    'follow-up: run in 122 branches',
  );
});
