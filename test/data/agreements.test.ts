import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { refusal, rows, value, undone } = useSeeded();
const area = (code: string) => `(select id from area where code = '${code}')`;
const standing = (code: string, at: string) =>
  value(`select (standing_of(id, '${at}')).status from mou where code = '${code}'`);

const reason = (code: string, at: string) =>
  value(`select told((standing_of(id, '${at}')).reason) from mou where code = '${code}'`);

/** How a local government is covered: for certain, possibly or not. */
const covering = (code: string, at: string) => value(`select (select covering(${area(code)}, '${at}'))`);

interface Made {
  stage?: string;
  eventOn?: string;
  signedOn?: string;
  from?: string;
  to?: string;
  renews?: string;
  role?: string;
}
/** Makes an agreement for a while, with one party. */
async function agree(code: string, areaCode: string, made: Made): Promise<void> {
  const day = (text?: string) =>
    text ? `partial_date_of('${text}', '${{ 4: 'YEAR', 7: 'MONTH' }[text.length] ?? 'DAY'}')` : 'null';
  await rows(`insert into mou (code, area_id) values ('${code}', ${area(areaCode)})`);
  await rows(`insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, effective_from, effective_to, renews_id, source_id, known)
    select id, 1, 'MOU', 'MoU', '${made.stage ?? 'SIGNED'}', true, ${day(made.eventOn ?? made.signedOn ?? '2024-01-01')}, ${day(made.signedOn)}, ${day(made.from)}, ${day(made.to)},
      (select id from mou where code = '${made.renews ?? ''}'), (select min(id) from source), tstzrange('2024-01-01', null) from mou where code = '${code}'`);
  await rows(`insert into mou_party (mou_id, position, role, office, capacity, known)
    select id, 1, '${made.role ?? 'GOVERNMENT'}', 'Bupati', 'IN_OFFICE', tstzrange('2024-01-01', null) from mou where code = '${code}'`);
}

describe('where an agreement stands', () => {
  test('before it was signed nobody knows, even where it holds retroactively', async () => {
    expect(
      await value(
        "select (signed_on).first_day > (effective_from).last_day from mou_current where code = '64:2020-06-15'",
      ),
    ).toBe('t');
    expect(await standing('64:2020-06-15', '2020-06-14')).toBe('UNKNOWN');
    expect(await standing('64:2020-06-15', '2020-06-15')).toBe('ACTIVE');
    expect(await value("select warnings_of(id) from mou where code = '64:2020-06-15'")).toBe(
      '{RETROACTIVE,SIGNED_BY_PROXY,END_UNKNOWN,DATE_INEXACT}',
    );
  });

  test('a stage counts from its day', async () => {
    expect(await standing('61.04:2025-06-02', '2025-06-01')).toBe('UNKNOWN');
    expect(await standing('61.04:2025-06-02', '2025-06-02')).toBe('LEGAL_REVIEW');
  });

  test.each(['TERMINATED', 'SUSPENDED', 'CANCELLED'])('%s from its day on; before, by its dates', async (stage) => {
    await undone(async () => {
      await agree('T', '61.01', {
        stage,
        eventOn: '2024-06-01',
        signedOn: '2024-01-01',
        from: '2024-01-01',
        to: '2025-12-31',
      });
      expect(await standing('T', '2024-05-31')).toBe('ACTIVE');
      expect(await standing('T', '2024-06-01')).toBe(stage);
    });
  });

  test('what was over before it began does not renew it', async () => {
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-01-01', from: '2024-01-01', to: '2025-12-31' });
      await agree('U', '61.01', { signedOn: '1940-01-01', from: '1940-01-01', to: '1945-12-31', renews: 'T' });
      expect(await standing('T', '2024-06-01')).toBe('ACTIVE');
    });
  });

  test('a day known only by its month or year says nothing before its last one', async () => {
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-02', from: '2024-02', to: '2024-06' });
      expect(await standing('T', '2024-01-31')).toBe('UNKNOWN');
      expect(await standing('T', '2024-02-28')).toBe('UNKNOWN');
      expect(await reason('T', '2024-02-28')).toBe(
        'It was signed on some day from 1 February 2024 to 29 February 2024; whether by this day is not known.',
      );
      expect(await covering('61.01', '2024-01-31')).toBe(null);
      expect(await covering('61.01', '2024-02-28')).toBe('POSSIBLY_COVERED');
      expect(await standing('T', '2024-02-29')).toBe('ACTIVE');
      expect(await covering('61.01', '2024-02-29')).toBe('COVERED');
      expect(await standing('T', '2024-03-02')).toBe('ACTIVE');
      expect(await standing('T', '2024-03-03'), '90 days before the first day that may be its last').toBe('EXPIRING');
      expect(await standing('T', '2024-06-01')).toBe('EXPIRING');
      expect(await standing('T', '2024-06-02'), 'it may end on any day of the month').toBe('POSSIBLY_ACTIVE');
      expect(await covering('61.01', '2024-06-30')).toBe('POSSIBLY_COVERED');
      expect(await standing('T', '2024-07-01')).toBe('EXPIRED');
      expect(await reason('T', '2024-07-01')).toBe('Its last day was in June 2024.');
      expect(await covering('61.01', '2024-07-01')).toBe(null);
    });
    // A month and a year are one rule.
    for (const [from, to, first, begun, sure, last] of [
      ['2024', '2025', '2024-01-01', '2024-12-31', '2025-01-01', '2025-12-31'],
      ['2024-04', '2024-09', '2024-04-01', '2024-04-30', '2024-09-01', '2024-09-30'],
    ] as const)
      await undone(async () => {
        await agree('T', '61.01', { signedOn: '2023-12-30', from, to });
        const beside = (day: string, days: number) =>
          new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
        const asked = [
          beside(first, -1),
          first,
          beside(begun, -1),
          begun,
          sure,
          beside(sure, 1),
          last,
          beside(last, 1),
        ];
        expect(await Promise.all(asked.map((day) => standing('T', day)))).toEqual([
          'SIGNED',
          'POSSIBLY_ACTIVE',
          'POSSIBLY_ACTIVE',
          from === '2024' ? 'EXPIRING' : 'ACTIVE',
          'EXPIRING',
          'POSSIBLY_ACTIVE',
          'POSSIBLY_ACTIVE',
          'EXPIRED',
        ]);
        const [inFrom, inTo] = from === '2024' ? [from, to] : ['April 2024', 'September 2024'];
        expect(await reason('T', first)).toBe(
          `Signed. It takes effect in ${inFrom} (the day is not known), so whether it has yet is unknown.`,
        );
        expect(await reason('T', last)).toBe(
          `Signed. It ends in ${inTo} (the day is not known), so whether it still holds is unknown.`,
        );
      });
    await undone(async () => {
      await agree('T', '61.01', {
        stage: 'TERMINATED',
        eventOn: '2024-06',
        signedOn: '2024-01-01',
        from: '2024-01-01',
        to: '2025-12-31',
      });
      expect(await standing('T', '2024-05-31')).toBe('ACTIVE');
      expect(await standing('T', '2024-06-29')).toBe('UNKNOWN');
      expect(await standing('T', '2024-06-30')).toBe('TERMINATED');
    });
  });

  test('without an end it is active on the day it was signed; from then on nobody knows', async () => {
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-02-01', from: '2024-01-01' });
      expect(await standing('T', '2024-02-01')).toBe('ACTIVE');
      expect(await covering('61.01', '2024-02-01')).toBe('COVERED');
      expect(await standing('T', '2024-02-02')).toBe('POSSIBLY_ACTIVE');
      expect(await covering('61.01', '2024-02-02')).toBe('POSSIBLY_COVERED');
      expect(await reason('T', '2024-02-02')).toBe(
        'Signed. In force since 1 January 2024; no last day is known, so whether it still holds is unknown.',
      );
    });
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-02-01' });
      expect(await standing('T', '2024-02-01')).toBe('POSSIBLY_ACTIVE');
      expect(await reason('T', '2024-02-01')).toBe('Signed. Its first and last day are unknown.');
    });
  });

  test('expiring for the last 90 days, its last day included', async () => {
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-01-01', from: '2024-01-01', to: '2024-12-31' });
      expect(await standing('T', '2024-10-01')).toBe('ACTIVE');
      expect(await standing('T', '2024-10-02')).toBe('EXPIRING');
      expect(await standing('T', '2024-12-31')).toBe('EXPIRING');
      expect(await standing('T', '2025-01-01')).toBe('EXPIRED');
    });
  });

  test('expiring says how many days are left, and of the last day that it is today', async () => {
    const why = (code: string, day: string) =>
      value(
        `select told((s.reason)) from mou_current m, standing(m, '${day}') s where m.code = '${code}'`,
      ) as Promise<string>;
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-01-01', from: '2024-01-01', to: '2024-12-31' });
      await agree('Y', '61.02', { signedOn: '2024-01-01', from: '2024-01-01', to: '2025' });
      await rows("select set_config('app.language', 'ID', true)");
      expect(await why('T', '2024-10-02')).toBe('Berakhir pada 31 Desember 2024, 90 hari lagi.');
      expect(await why('T', '2024-12-30')).toBe('Berakhir pada 31 Desember 2024, 1 hari lagi.');
      expect(await why('T', '2024-12-31')).toBe('Berakhir hari ini, 31 Desember 2024.');
      expect(await why('Y', '2024-12-30')).toBe(
        'Berakhir pada tahun 2025 (harinya tidak diketahui), paling cepat 2 hari lagi.',
      );
      expect(await why('Y', '2025-01-01')).toBe(
        'Berakhir pada tahun 2025 (harinya tidak diketahui), paling cepat hari ini.',
      );
      await rows("select set_config('app.language', 'EN', true)");
      expect(await why('T', '2024-12-30')).toBe('It ends on 31 December 2024, in 1 day.');
      expect(await why('T', '2024-12-31')).toBe('It ends today, 31 December 2024.');
    });
  });

  test('renewed once the renewal is signed and holds; a draft renews nothing; a gap stays', async () => {
    const old: Made = { signedOn: '2023-01-01', from: '2023-01-01', to: '2024-06-30' };
    await undone(async () => {
      await agree('OLD', '61.01', old);
      await agree('DRAFT', '61.01', { stage: 'DRAFTING', from: '2024-07-01', renews: 'OLD' });
      expect(await standing('OLD', '2024-07-01')).toBe('EXPIRED');
    });
    await undone(async () => {
      await agree('OLD', '61.01', old);
      await agree('NEXT', '61.01', { signedOn: '2024-06-01', from: '2024-07-01', renews: 'OLD' });
      expect(await standing('OLD', '2024-06-30')).toBe('EXPIRING');
      expect(await standing('OLD', '2024-07-01')).toBe('RENEWED');
      expect(await value("select warnings_of(id) from mou where code = 'NEXT'")).toBe('{END_UNKNOWN}');
    });
    await undone(async () => {
      await agree('OLD', '61.01', old);
      await agree('NEXT', '61.01', { signedOn: '2024-06-01', from: '2024-07-02', renews: 'OLD' });
      expect(await standing('OLD', '2024-07-01')).toBe('GAP');
      expect(await standing('OLD', '2024-07-02')).toBe('RENEWED');
      expect(await value("select warnings_of(id) from mou where code = 'NEXT'")).toBe(
        '{GAP_BEFORE_RENEWAL,END_UNKNOWN}',
      );
    });
  });
});

describe('only what a source says was signed is signed', () => {
  test('launches, cooperation and market programmes have no day of signature', async () => {
    expect(
      await rows(`select instrument, string_agg(distinct stage::text, ',') as stages, count((signed_on).value) as dated from mou_current
        where code not like '%IMPLIED' group by 1 order by 1`),
    ).toEqual([
      { instrument: 'MOU', stages: 'SIGNED', dated: '2' },
      { instrument: 'NOTA_KESEPAHAMAN', stages: 'SIGNED', dated: '4' },
      { instrument: 'KESEPAKATAN_BERSAMA', stages: 'SIGNED', dated: '2' },
      { instrument: 'NOTA_KESEPAKATAN', stages: 'LEGAL_REVIEW,SIGNED', dated: '2' },
      { instrument: 'PKS', stages: 'SIGNED', dated: '1' },
      { instrument: 'COOPERATION', stages: 'LAUNCHED', dated: '0' },
      { instrument: 'LAUNCH', stages: 'LAUNCHED', dated: '0' },
      { instrument: 'MARKET_PROGRAMME', stages: 'LAUNCHED', dated: '0' },
    ]);
  });

  test('what was launched stands by its dates; without any it is only launched', async () => {
    expect(await standing('62.08:2023-06-22', '2023-06-21')).toBe('UNKNOWN');
    expect(await standing('62.08:2023-06-22', '2023-06-22')).toBe('LAUNCHED');
    expect(await reason('62.08:2023-06-22', '2023-06-22')).toContain('no signature is known');
    expect(await covering('62.08', '2023-06-22')).toBe(null);
    expect(await standing('65:2023-08-08', '2023-08-07')).toBe('UNKNOWN');
    expect(await standing('65:2023-08-08', '2023-08-08')).toBe('LAUNCHED');
    expect(await standing('65:2023-08-08', '2023-08-31')).toBe('ACTIVE');
    expect(await standing('65:2023-08-08', '2023-12-01')).toBe('EXPIRING');
    expect(await standing('65:2023-08-08', '2023-12-31')).toBe('LAUNCHED');
    expect(await standing('65:2023-08-08', '2024-01-01')).toBe('EXPIRED');
  });

  test('nobody is a signatory of what was not signed, nor who only came', async () => {
    expect(
      await rows(`select m.code, p.office from mou_party p join mou_current m on m.id = p.mou_id
        where upper_inf(p.known) and (p.signatory is not null or p.capacity <> 'NOT_SIGNED')
          and (m.stage in ('LAUNCHED', 'LEGAL_REVIEW') or p.role = 'WITNESS' or p.office ~ '\\((hadir|saksi)')`),
    ).toEqual([]);
    expect(await rows("select office, role, attendee from mou_party where role = 'WITNESS' order by id")).toEqual([
      { office: 'Gubernur Kalimantan Utara (saksi)', role: 'WITNESS', attendee: 'Zainal Paliwang' },
      { office: 'Kepala Kantor Wilayah Kalimantan (hadir)', role: 'WITNESS', attendee: 'Erfan Kurniawan' },
      { office: 'Kepala Kantor Wilayah Kalimantan (hadir)', role: 'WITNESS', attendee: 'Erfan Kurniawan' },
    ]);
  });

  test('the database refuses a day of signature before signing, and a witness who signed', async () => {
    const CHECK = '23514';
    const signed = (stage: string) =>
      refusal(`insert into mou (code, area_id) values ('T', ${area('61.01')});
        insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, signed_on, source_id, known)
        select id, 1, 'MOU', 'MoU', '${stage}', true, partial_date_of('2024', 'YEAR'), partial_date_of('2024', 'YEAR'), (select min(id) from source), tstzrange('2024-01-01', null) from mou where code = 'T'`);
    expect(await signed('SIGNED')).toBeUndefined();
    expect(await signed('LAUNCHED')).toBe(CHECK);
    expect(await signed('AGREED')).toBe(CHECK);
    const party = (set: string) => refusal(`update mou_party set ${set} where role = 'WITNESS'`);
    expect(await party("attendee = 'X'")).toBeUndefined();
    expect(await party("signatory = 'X'")).toBe(CHECK);
    expect(await party("capacity = 'IN_OFFICE'")).toBe(CHECK);
  });
});

describe('the cascade to regents and mayors', () => {
  const covered = (province: string, at: string) =>
    value(
      `select count(*) from local_governments_below(${area(province)}, '${at}') a where 'COVERED' in (select covering(a.id, '${at}'))`,
    );

  test('nobody has followed by the day of the article', async () => {
    for (const province of ['61', '62', '63', '64', '65']) expect(await covered(province, '2014-08-21')).toBe('0');
  });

  test('covers while the agreement holds, and not after', async () => {
    // Signed some day of October.
    expect(await covered('64', '2021-10-30')).toBe('0');
    expect(await covered('64', '2021-10-31')).toBe('1');
    expect(await covered('64', '2022-12-01')).toBe('1');
    // Until some day of December 2022.
    expect(await covered('64', '2022-12-02')).toBe('0');
    expect(await covering('64.02', '2022-12-31')).toBe('POSSIBLY_COVERED');
    expect(await covering('64.02', '2023-01-01')).toBe(null);
  });

  test('an association, a launch or a market programme does not cover its government', async () => {
    await undone(async () => {
      await agree('T', '61.01', { signedOn: '2024-01-01', from: '2024-01-01', to: '2025-12-31', role: 'ASSOCIATION' });
      expect(await covering('61.01', '2024-06-01')).toBe(null);
      await rows("update mou_party set role = 'GOVERNMENT' where mou_id = (select id from mou where code = 'T')");
      expect(await covering('61.01', '2024-06-01')).toBe('COVERED');
    });
    expect(await covering('64.08', '2024-06-01'), 'a launch').toBe(null);
    expect(await covering('64.71', '2018-01-01'), 'a market programme').toBe(null);
  });
});

describe("only government-managed markets count towards a branch's two", () => {
  const target = async (branch = 'KC-PALANGKA-RAYA', at = '2023-01-01') =>
    (
      await rows(
        `select achieved, unknown_manager as unknown, met from market_target_of(${area(branch)}, '${at}') where required = 2`,
      )
    )[0];
  const manage = (kind: string) =>
    rows(`update market_manager set kind = '${kind}' where market_id = ${area('PASAR-KAHAYAN')}`);
  /** Another market at the branch, with a programme. */
  const another = async (code: string) => {
    await rows(`insert into area (kind, code) values ('MARKET', '${code}')`);
    await rows(
      `insert into membership (kind, child_id, parent_id, verification) values ('LOCATION', ${area(code)}, ${area('62.71')}, 'DERIVED')`,
    );
    await rows(
      `with made as (insert into market (area_id, source_id) select ${area(code)}, min(id) from source returning area_id, source_id)
       insert into market_manager (market_id, kind, source_id) select area_id, 'GOVERNMENT', source_id from made`,
    );
    await agree(code, code, { stage: 'LAUNCHED', eventOn: '2022-12-20' });
  };

  test('from the day they take part', async () => {
    expect(await target(), 'who manages Pasar Kahayan is not said').toEqual({ achieved: '0', unknown: '1', met: null });
    await undone(async () => {
      await manage('GOVERNMENT');
      expect(await target('KC-PALANGKA-RAYA', '2022-12-18')).toEqual({ achieved: '0', unknown: '0', met: null });
      expect(await target('KC-PALANGKA-RAYA', '2022-12-19')).toEqual({ achieved: '1', unknown: '0', met: null });
      await manage('PRIVATE');
      expect(await target()).toEqual({ achieved: '0', unknown: '0', met: null });
    });
  });

  test('met by two; not known where one of unknown manager would decide', async () => {
    await undone(async () => {
      await another('PASAR-T');
      expect(await target()).toEqual({ achieved: '1', unknown: '1', met: null });
      await manage('GOVERNMENT');
      expect(await target()).toEqual({ achieved: '2', unknown: '0', met: 't' });
    });
  });

  test('where its working area is not known, nothing is: that is not none', async () => {
    expect(await target('KC-BALIKPAPAN')).toEqual({ achieved: null, unknown: null, met: null });
    expect(await value(`select told(reason) from market_target_of(${area('KC-BALIKPAPAN')}, '2023-01-01')`)).toContain(
      'not known',
    );
    expect(await target('KC-PALANGKA-RAYA', '2020-06-29')).toEqual({ achieved: null, unknown: null, met: null });
    expect(await target('KC-PALANGKA-RAYA', '2020-06-30')).toEqual({ achieved: '0', unknown: '0', met: null });
  });
});
