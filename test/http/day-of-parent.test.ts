import { expect, test } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();
const ask = async (query: string, variables?: Record<string, unknown>) => {
  const { json, stats } = await api.query(query, variables);
  expect([json.errors, stats.http]).toEqual([undefined, 1]);
  return json.data;
};

test('the benefits of a programme are those of its day', async () => {
  const benefits = async (rest: string) =>
    (await ask(`{ programmes(at: "2014-08-21") { code benefits${rest} { code validFrom } } }`)).programmes.flatMap(
      ({ benefits }: { benefits: { validFrom: string | null }[] }) => benefits,
    );
  const then = await benefits('');
  expect(then.filter(({ validFrom }: { validFrom: string | null }) => (validFrom ?? '') > '2014-08-21')).toEqual([]);
  // A day of its own counts before the parent's, and null is today.
  expect(await benefits('(at: "2014-08-21")')).toEqual(then);
  expect((await benefits('(at: "2026-11-29")')).length).toBeGreaterThan(then.length);
  expect(await benefits('(at: null)')).toEqual(await benefits('(at: "2026-11-29")'));
});

test.each([
  ['a literal', '"2026-11-29"', undefined],
  ['a variable', '$day', { day: '2026-11-29' }],
])('statuses of listed agreements are those of the day of the list, by %s', async (_name, day, variables) => {
  const { mous } = await ask(
    `query ${variables ? '($day: Date)' : ''} { mous(filter: { status: [EXPIRED], at: ${day}, within: "Province:64" }) { nodes { status then: status(at: "2022-06-01") parent { status } } } }`,
    variables,
  );
  expect(mous.nodes.length).toBeGreaterThan(0);
  for (const { status, then } of mous.nodes) expect([status, then]).toEqual(['EXPIRED', 'ACTIVE']);
});

test('a day is handed down through any number of fields and fragments, up to the next that is given', async () => {
  const { region, today } = await ask(`{
    region(code: "VII") { provinces(at: "2012-01-01") { code ...below } }
    today: localGovernment(code: "65.01") { province { code } } }
    fragment below on Province { localGovernments { code province { code } ... on LocalGovernment { since: province(at: "2013-01-01") { code } } } }`);
  expect(region.provinces.map(({ code }: { code: string }) => code)).toEqual(['61', '62', '63', '64']);
  const kaltim = region.provinces.find(({ code }: { code: string }) => code === '64').localGovernments;
  expect(kaltim.find(({ code }: { code: string }) => code === '65.01')).toEqual({
    code: '65.01',
    province: { code: '64' },
    since: { code: '65' },
  });
  expect(today).toEqual({ province: { code: '65' } });
});

test('a month is handed down as its last day, and a day as the last month that is over', async () => {
  const { ranking } = await ask(
    '{ ranking(measure: COVERAGE, among: [REGENCY], within: "61", at: "2014-06", first: 1) { area { code } } province(code: "64") { mouProgress(at: "2014-08-21") { slots { localGovernment { code enrollment { participants { asOf } } } } } } region(code: "VII") { provinces(at: "2014-08-21") { enrollment(segment: INFORMAL) { participants { asOf } } } } }',
  );
  expect(ranking).toEqual(expect.any(Array));
  const of = async (at: string, kind: string) =>
    (
      await ask(
        `{ nation { regions(at: "${at}") { code enrollment(segment: ${kind}) { participants { asOf value } } } } }`,
      )
    ).nation.regions.find(({ code }: { code: string }) => code === 'VII').enrollment.participants;
  // Told of July, which is over from 31 July on.
  expect(await of('2014-07-31', 'INFORMAL')).toEqual({ asOf: '2014-07-31', value: '441177' });
  expect(await of('2014-08-21', 'INFORMAL')).toEqual({ asOf: '2014-07-31', value: '441177' });
  expect(await of('2014-07-30', 'INFORMAL')).toBeNull();
});
