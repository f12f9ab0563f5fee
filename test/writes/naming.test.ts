import { describe, expect, test } from 'vitest';
import { report, useActs } from './acts.ts';

const { api, bearer, propose, send, ask } = useActs();

test('a write takes the code of an area for its id', async () => {
  const mou = await propose({
    area: '64.71',
    parties: [{ role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: '64.71' }],
  });
  const { data } = await ask(`{ mou(by: { id: "${mou.id}" }) { area { code } parties { area { code } } } }`, 'region');
  expect(data.mou).toEqual({ area: { code: '64.71' }, parties: [{ area: { code: '64.71' } }] });
  const { figure } = await send('recordFigure', report({ area: '63.71' }), 'region', 'figure { area { code } }');
  expect(figure.area).toEqual({ code: '63.71' });
});

test.each([
  ['an unknown code', '64.99', /^There is no such area as 64\.99\. Similar codes: 64/],
  ['a name', 'Kota Balikpapan', /^There is no such area as Kota Balikpapan\. Similar codes: 64\.71 \(/],
  ['an unknown id', 'Province:99', /^There is no such area as 99\./],
  [
    'a code that has lost its 0',
    '63.1',
    / It may be 63\.10 that is meant: a code that is kept as a number loses the 0 at its end\.$/,
  ],
  [
    'a code that is not there with a 0 either',
    '63.3',
    /^There is no such area as 63\.3\. Similar codes: 63\.03 \([^.]+\), 63\.\d\d \([^.]+\) and 63\.\d\d \([^.]+\)\.$/,
  ],
])('%s is refused, with what is nearest', async (_name, area, message) => {
  for (const refused of [
    await send('recordFigure', report({ area }), 'region', 'figure { id }'),
    await send('proposeMou', {
      area,
      instrument: 'MOU',
      proposedOn: '2026-01-05',
      parties: [{ role: 'GOVERNMENT', office: 'x' }],
    }),
  ])
    expect(refused).toMatchObject({
      __typename: 'InvalidInputError',
      code: 'INVALID_INPUT',
      path: ['input', 'area'],
      message: expect.stringMatching(message),
    });
});

describe('what a payload asks for by a code', () => {
  const among = (filter: string) => `figure { area { figures(filter: ${filter}) { totalCount } } }`;
  const recorded = async () =>
    (await ask('{ localGovernment(code: "63.72") { figures(filter: { measure: LEFT }) { totalCount } } }')).data
      .localGovernment.figures.totalCount;

  test('is there, or nothing is written and the answer names the nearest', async () => {
    const before = await recorded();
    const { json } = await api.query(
      `mutation ($input: RecordFigureInput!) { recordFigure(input: $input) { ... on RecordFigureSuccess { ${among('{ within: "64.99" }')} } } }`,
      { input: report({ area: '63.72', measure: 'LEFT' }) },
      {},
      bearer('region'),
    );
    expect(json.data ?? null).toBeNull();
    expect(json.errors).toMatchObject([
      {
        message: expect.stringMatching(/^There is no such area as 64\.99\. Similar codes: 64/),
        extensions: { code: 'NOT_FOUND' },
      },
    ]);
    expect(await recorded()).toBe(before);
  });

  test('is counted where it is there', async () => {
    const { figure } = await send(
      'recordFigure',
      report({ area: '63.72', measure: 'LEFT' }),
      'region',
      among('{ within: "63.72", measure: LEFT }'),
    );
    expect(figure.area.figures.totalCount).toBe(1);
  });
});
