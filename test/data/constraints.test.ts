import { describe, expect, test } from 'vitest';
import { useSeeded } from './support.ts';

const { refusal, value } = useSeeded();
const CHECK = '23514';
const NOT_NULL = '23502';
const UNIQUE = '23505';
const OVERLAP = '23P01';
const FOREIGN_KEY = '23503';
const APPEND_ONLY = '23001';

const area = (code: string) => `(select id from area where code = '${code}')`;
const figure = (change: Record<string, string> = {}) => {
  const row: Record<string, string> = {
    area_id: area('63.71'),
    segment: "'BPU'",
    measure: "'PARTICIPANTS'",
    basis: "'ACTIVE'",
    as_of: "partial_date_of('2024-05', 'MONTH')",
    quantity: "quantity_of(100, 'WORKERS')",
    source_id: '(select min(id) from source)',
    published_scope: "'test'",
    known: "tstzrange('2024-06-01', null)",
    ...change,
  };
  return `insert into figure (${Object.keys(row)}) values (${Object.values(row)})`;
};
const sourceNo = (n: number) => `(select id from source order by id offset ${n} limit 1)`;

describe('figures', () => {
  test.each([
    ['31 December 1899', "partial_date_of('1899-12-31', 'DAY')", CHECK],
    ['1 January 1900', "partial_date_of('1900-01-01', 'DAY')", undefined],
    ['31 December 2199', "partial_date_of('2199-12-31', 'DAY')", undefined],
    ['1 January 2200', "partial_date_of('2200-01-01', 'DAY')", CHECK],
    ['an unknown day', "partial_date_of(null, 'UNKNOWN')", NOT_NULL],
  ])('as of %s', async (_, as_of, code) => {
    expect(await refusal(figure({ as_of }))).toBe(code);
  });

  test.each([
    ['0 workers', "quantity_of(0, 'WORKERS')", undefined],
    ['-1 workers', "quantity_of(-1, 'WORKERS')", CHECK],
    ['8.5 workers', "quantity_of(8.5, 'WORKERS')", CHECK],
    ['150.87 percent', "quantity_of(150.87, 'PERCENT')", undefined],
    ['not a number', "quantity_of('NaN', 'PERCENT')", CHECK],
    ['infinity', "quantity_of('Infinity', 'RUPIAH')", CHECK],
    ['a range without end', "make_quantity(null, 1, 'Infinity', 'PERCENT', 'RANGE')", CHECK],
    ['the largest safe count', "quantity_of(9007199254740991, 'WORKERS')", undefined],
    ['one more than that', "quantity_of(9007199254740992, 'WORKERS')", CHECK],
    ['more rupiah than that', "quantity_of(9007199254740992, 'RUPIAH')", undefined],
    ['a range', "make_quantity(null, 1, 2, 'WORKERS', 'RANGE')", undefined],
    ['a range of one number', "make_quantity(null, 2, 2, 'WORKERS', 'RANGE')", undefined],
    ['a range that runs backwards', "make_quantity(null, 2, 1, 'WORKERS', 'RANGE')", CHECK],
    ['a range with a value', "make_quantity(1, 1, 2, 'WORKERS', 'RANGE')", CHECK],
    ['a number with a lower end', "make_quantity(1, 1, null, 'WORKERS', 'EXACT')", CHECK],
    ['a number without unit', "make_quantity(1, null, null, null, 'EXACT')", CHECK],
    ['a number without precision', "make_quantity(1, null, null, 'WORKERS', null)", CHECK],
  ])('%s', async (_, quantity, code) => {
    expect(await refusal(figure({ quantity }))).toBe(code);
  });

  test('one preferred figure for the same thing, day and time of knowing', async () => {
    const twice = (change: Record<string, string>) => `${figure()}; ${figure({ source_id: sourceNo(5), ...change })}`;
    expect(await refusal(twice({}))).toBe(OVERLAP);
    expect(await refusal(twice({ preferred: 'false', preferred_reason: "'why'" }))).toBeUndefined();
    expect(await refusal(twice({ preferred: 'false' }))).toBe(CHECK);
    expect(await refusal(twice({ known: "tstzrange('2024-05-01', '2024-06-01')" }))).toBeUndefined();
    expect(await refusal(twice({ known: "tstzrange('2024-05-01', '2024-06-01', '[]')" }))).toBe(OVERLAP);
    expect(await refusal(twice({ basis: "'REGISTERED'" }))).toBeUndefined();
  });

  test('the same source says a thing once', async () => {
    expect(await refusal(`${figure()}; ${figure({ preferred: 'false', preferred_reason: "'why'" })}`)).toBe(UNIQUE);
  });

  test('a correction closes the row and gives its reason', async () => {
    const close = "update figure set known = tstzrange(lower(known), '2024-07-01') where published_scope = 'test'";
    const next = {
      revision: '2',
      previous_id: "(select id from figure where published_scope = 'test')",
      revision_reason: "'Counted twice.'",
      known: "tstzrange('2024-07-01', null)",
      quantity: "quantity_of(90, 'WORKERS')",
    };
    expect(await refusal(`${figure()}; ${close}; ${figure(next)}`)).toBeUndefined();
    expect(await refusal(`${figure()}; ${close}; ${figure({ ...next, revision_reason: 'null' })}`)).toBe(CHECK);
    expect(await refusal(`${figure()}; ${close}; ${figure({ ...next, previous_id: 'null' })}`)).toBe(CHECK);
    expect(await refusal(`${figure()}; ${figure(next)}`)).toBe(OVERLAP);
  });

  test('nothing is overwritten or deleted', async () => {
    const one = '(select id from figure where (quantity).value = 441177)';
    expect(await refusal(`update figure set note = 'x' where id = ${one}`)).toBe(APPEND_ONLY);
    expect(await refusal(`update figure set quantity.value = 1 where id = ${one}`)).toBe(APPEND_ONLY);
    expect(await refusal(`update figure set known = tstzrange('2000-01-01', null) where id = ${one}`)).toBe(
      APPEND_ONLY,
    );
    expect(await refusal(`delete from figure where id = ${one}`)).toBe(APPEND_ONLY);
    expect(await refusal(`update figure set known = tstzrange(lower(known), now()) where id = ${one}`)).toBeUndefined();
    for (const table of ['target', 'potential', 'mou_version']) {
      expect(await refusal(`update ${table} set note = 'x'`)).toBe(APPEND_ONLY);
      expect(await refusal(`delete from ${table}`)).toBe(APPEND_ONLY);
      expect(
        await refusal(`update ${table} set known = tstzrange(lower(known), now()) where upper_inf(known)`),
      ).toBeUndefined();
    }
  });
});

describe('catalogues', () => {
  const on = (table: string, day: string) =>
    value(`select string_agg(code, ' ' order by code) from ${table} where valid @> date '${day}'`);

  test('the last day of a file is included, and the next one begins the day after', async () => {
    expect(await on('benefit', '2016-12-31')).toBe('UANG-MUKA-RUMAH');
    expect(await on('benefit', '2017-01-01')).toBe('MLT-KPR MLT-PRP MLT-PUMP');
    expect(await on('segment_scheme', '2015-06-30')).toBe('PRESS-2014');
    expect(await on('segment_scheme', '2015-07-01')).toBe('BPJS-2015');
  });

  test('a programme has one benefit for a purpose, and there is one scheme, on any day', async () => {
    const longer = (table: string, code: string, until: string) =>
      refusal(`update ${table} set valid = daterange(lower(valid), '${until}', '[]') where code = '${code}'`);
    expect(await longer('benefit', 'UANG-MUKA-RUMAH', '2016-12-31')).toBeUndefined();
    expect(await longer('benefit', 'UANG-MUKA-RUMAH', '2017-01-01')).toBe(OVERLAP);
    expect(await longer('segment_scheme', 'PRESS-2014', '2015-06-30')).toBeUndefined();
    expect(await longer('segment_scheme', 'PRESS-2014', '2015-07-01')).toBe(OVERLAP);
  });
});

describe('places', () => {
  const branch = (from: string, to: string) =>
    `insert into membership (kind, child_id, parent_id, valid, verification) values
     ('WORKING_AREA', ${area('63.09')}, ${area('KC-BALIKPAPAN')}, daterange(${from}, ${to}, '[]'), 'PUBLISHED')`;

  test('a local government has one branch on any day: overlap refused, the next day accepted', async () => {
    expect(
      await value(`select upper(valid) from membership where kind = 'WORKING_AREA' and child_id = ${area('63.09')}
      and parent_id = ${area('KC-TANJUNG')}`),
    ).toBe('2025-03-01');
    const move = `update membership set valid = daterange(lower(valid), '2026-01-01')
      where kind = 'WORKING_AREA' and child_id = ${area('63.09')} and upper_inf(valid)`;
    expect(await refusal(branch("'2026-01-01'", 'null'))).toBe(OVERLAP);
    expect(await refusal(`${move}; ${branch("'2025-12-31'", 'null')}`)).toBe(OVERLAP);
    expect(await refusal(`${move}; ${branch("'2026-01-01'", 'null')}`)).toBeUndefined();
  });

  test('validity ends before 2200 and begins after 1899', async () => {
    const move = (valid: string) =>
      `update membership set valid = ${valid} where id = (select min(id) from membership)`;
    expect(await refusal(move("daterange('1899-12-31', null)"))).toBe(CHECK);
    expect(await refusal(move("daterange('1900-01-01', '2200-01-01')"))).toBeUndefined();
    expect(await refusal(move("daterange('1900-01-01', '2200-01-02')"))).toBe(CHECK);
    expect(await refusal(move("daterange('1900-01-01', '1900-01-01')"))).toBe(CHECK);
  });

  test('a code means one place on any day', async () => {
    const code = (from: string) =>
      `insert into area_code (area_id, system, code, valid, verification) values (${area('61.01')}, 'KEMENDAGRI', '99.99', daterange(${from}, null), 'PUBLISHED')`;
    expect(await refusal(code("'2020-01-01'"))).toBe(OVERLAP);
  });
});

describe('agreements', () => {
  const mou = "(select id from mou where code = '64:2020-06-15')";

  test('the end is not before the beginning; one day is enough', async () => {
    const version = (from: string, to: string) =>
      `insert into mou (code, area_id) values ('TEST', ${area('64')});
       insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, effective_from, effective_to, source_id, known)
       select id, 1, 'MOU', 'MoU', 'SIGNED', true, partial_date_of('2024-01-01', 'DAY'), partial_date_of('${from}', 'DAY'), partial_date_of('${to}', 'DAY'), ${sourceNo(0)}, tstzrange('2024-01-01', null)
       from mou where code = 'TEST'`;
    expect(await refusal(version('2024-02-01', '2024-02-01'))).toBeUndefined();
    expect(await refusal(version('2024-02-02', '2024-02-01'))).toBe(CHECK);
    expect(await refusal(version('1899-12-31', '2024-02-01'))).toBe(CHECK);
  });

  test('a second version needs a reason, and the first closed', async () => {
    const close = `update mou_version set known = tstzrange(lower(known), '2026-01-01') where mou_id = ${mou}`;
    const next = (reason: string) =>
      `insert into mou_version (mou_id, version, instrument, published_instrument, stage, is_public, event_on, source_id, known, reason)
       select mou_id, 2, instrument, published_instrument, 'TERMINATED', true, partial_date_of('2026-01-01', 'DAY'), source_id, tstzrange('2026-01-01', null), ${reason} from mou_version where mou_id = ${mou}`;
    expect(await refusal(next("'Ended.'"))).toBe(OVERLAP);
    expect(await refusal(`${close}; ${next('null')}`)).toBe(CHECK);
    expect(await refusal(`${close}; ${next("'Ended.'")}`)).toBeUndefined();
  });

  test('an agreement keeps its area, and what hangs on it has the same', async () => {
    expect(await refusal(`update mou set area_id = ${area('63')} where id = ${mou}`)).toBe(FOREIGN_KEY);
    for (const table of ['mou_version', 'mou_party'])
      expect(
        await refusal(
          `alter table ${table} disable trigger user; update ${table} set mou_area_id = ${area('63')} where mou_id = ${mou}`,
        ),
      ).toBe(FOREIGN_KEY);
    expect(
      await refusal(
        `insert into mou (code, area_id) values ('TEST', ${area('64')}); update mou set area_id = ${area('63')} where code = 'TEST'`,
      ),
    ).toBeUndefined();
  });

  test('an influential person is never named', async () => {
    const party = (signatory: string) =>
      `insert into mou_party (mou_id, position, role, office, signatory, capacity, known) values (${mou}, 9, 'INFLUENTIAL_PERSON', 'Tokoh pasar', ${signatory}, 'UNKNOWN', tstzrange('2024-01-01', null))`;
    expect(await refusal(party('null'))).toBeUndefined();
    expect(await refusal(party("'Somebody'"))).toBe(CHECK);
  });
});
