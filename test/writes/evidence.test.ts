/** Nothing is stronger than its evidence: what stands beside a number, or is worked out of it, is as doubtful as it is. */
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, send } = useActs();
const source = (words: string) => ({ new: { citation: words, publisher: words } });
const record = async (more: Input, office: Office = 'admin') =>
  (
    await send(
      'recordFigure',
      {
        area: 'LocalGovernment:61.01',
        measure: 'PARTICIPANTS',
        basis: 'ACTIVE',
        source: source('A'),
        acknowledge: ['JUMP'],
        ...more,
        quantity: typeof more.quantity === 'number' ? { value: String(more.quantity) } : more.quantity,
      },
      office,
      'figure { id revision preferred flags }',
    )
  ).figure;
const data = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};

describe('segments', () => {
  test('construction workers stand beside formal ones of the same day; none of the two is lost', async () => {
    const { branch } = await data(`{ branch(code: "KC-SAMARINDA") {
      all: enrollment(at: "2008-12") { bySegment { segment participants { value asOf } share { notComputable { code } } } }
      one: enrollment(at: "2008-12", segment: JAKON) { bySegment { segment participants { value } } }
    } }`);
    const share = { notComputable: { code: 'NO_DENOMINATOR' } };
    expect(branch).toEqual({
      all: {
        bySegment: [
          { segment: 'FORMAL', participants: { value: '81821', asOf: '2008-12-31' }, share },
          { segment: 'JAKON', participants: { value: '34431', asOf: '2008-12-31' }, share },
        ],
      },
      one: { bySegment: [{ segment: 'JAKON', participants: { value: '34431' } }] },
    });
  });

  test('beside a whole that they are no part of they have no share', async () => {
    for (const [segment, quantity] of [
      ['FORMAL', 60],
      ['INFORMAL', 40],
      ['JAKON', 30],
    ] as const)
      await record({ area: 'LocalGovernment:61.02', segment, quantity, asOf: '2014-09' });
    const { localGovernment } = await data(
      '{ localGovernment(code: "61.02") { enrollment(at: "2014-09") { participants { value } bySegment { segment share { value notComputable { reason } } } } } }',
    );
    const reason = 'This segment is named beside the whole, and its workers may be in other segments as well.';
    expect(localGovernment.enrollment).toEqual({
      participants: { value: '100' },
      bySegment: [
        { segment: 'FORMAL', share: { value: '0.600000', notComputable: null } },
        { segment: 'INFORMAL', share: { value: '0.400000', notComputable: null } },
        { segment: 'JAKON', share: { value: null, notComputable: { reason } } },
      ],
    });
  });

  test('of an earlier month than the total say so, each with its own day', async () => {
    const segments = async (at: string) => {
      const { enrollment } = (
        await data(
          `{ region(code: "VII") { enrollment(at: "${at}") { participants { value asOf } bySegment { participants { value asOf } share { value flags } } } } }`,
        )
      ).region;
      return enrollment;
    };
    const of = (value: string, share: string, flags: string[]) => ({
      participants: { value, asOf: '2014-07-31' },
      share: { value: share, flags },
    });
    expect(await segments('2015-12')).toEqual({
      participants: { value: '1060000', asOf: '2015-12-31' },
      bySegment: [
        of('999637', '0.693800', ['DATES_DIFFER', 'AMBIGUOUS_INPUT']),
        of('441177', '0.306200', ['DATES_DIFFER', 'AMBIGUOUS_INPUT']),
      ],
    });
    // Up to the month before, the total is that of the segments.
    expect(await segments('2015-11')).toEqual({
      participants: { value: '1440814', asOf: '2014-07-31' },
      bySegment: [of('999637', '0.693800', ['AMBIGUOUS_INPUT']), of('441177', '0.306200', ['AMBIGUOUS_INPUT'])],
    });
  });
});

describe('workers for each employer', () => {
  const size = async (at: string, segment = 'ALL') =>
    (
      await data(
        `{ region(code: "VII") { enrollment(at: "${at}", segment: ${segment}) { workersPerEmployer { value numerator { value } denominator { value } flags notComputable { code reason } } } } }`,
      )
    ).region.enrollment.workersPerEmployer;

  test('are wage earners: who pays for himself has no employer', async () => {
    const wageEarners = { value: '30.679350', numerator: { value: '1953661' }, denominator: { value: '63680' } };
    expect(await size('2024-11')).toEqual({ ...wageEarners, flags: [], notComputable: null });
    expect(await size('2024-11', 'PU')).toMatchObject(wageEarners);
    for (const segment of ['BPU', 'INFORMAL', 'PMI'])
      expect(await size('2024-11', segment)).toMatchObject({
        value: null,
        notComputable: { code: 'UNIT_DIFFERS', reason: expect.stringMatching(/^Those who pay for themselves/) },
      });
    expect(await size('2024-11', 'JAKON'), 'contractors are counted apart').toMatchObject({
      notComputable: { code: 'NO_DENOMINATOR' },
    });
    expect(await size('2014-07')).toMatchObject({ numerator: { value: '999637' }, denominator: { value: '8000' } });
    await record({ area: 'Region:VII', segment: 'PU', basis: 'UNSPECIFIED', asOf: '2024-12', quantity: 2000000 });
    expect(await size('2024-12')).toMatchObject({ numerator: { value: '2000000' }, flags: ['DATES_DIFFER'] });
  });

  test('rank areas by a segment of wage earners only', async () => {
    const ranking = (segment: string) =>
      data(`{
        ranking(measure: PARTICIPANTS, segment: ${segment}, per: EMPLOYERS, among: REGION, at: "2024-11") { area { code } ratio { value } }
        unranked(measure: PARTICIPANTS, segment: ${segment}, per: EMPLOYERS, among: REGION, within: "Nation:ID", at: "2024-11") { nodes { area { code } reasonSentence { code } } }
      }`);
    expect((await ranking('PU')).ranking).toEqual([{ area: { code: 'VII' }, ratio: { value: '30.679350' } }]);
    const { ranking: ranked, unranked } = await ranking('ALL');
    expect(ranked).toEqual([]);
    expect(unranked.nodes).toContainEqual({
      area: { code: 'VII' },
      reasonSentence: { code: 'SELF_PAYING_HAVE_NO_EMPLOYERS' },
    });
  });
});
