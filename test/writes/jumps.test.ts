import { expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, report, useActs } from './acts.ts';

const { asOwner, send: act } = useActs();
const send = (name: string, input: Input, office: Office, field = 'figure { id }') => act(name, input, office, field);
const lastOf = async (area: string, month: string) =>
  `Figure:${(await asOwner(`select max(f.id) as id from figure f join area a on a.id = f.area_id where a.code = '${area}' and (f.as_of).value = '${month}'`))[0]?.id}`;

test('a jump is seen against what follows, and of a correction against the others, or else against what it corrects', async () => {
  const of = (asOf: string, value: string) =>
    send(
      'recordFigure',
      report({ area: 'LocalGovernment:63.03', asOf, quantity: { value } }),
      'region',
      'figure { id }',
    );
  const correct = async (revision: number, value: string) =>
    (
      await send(
        'correctFigure',
        { figure: await lastOf('63.03', '2025-06'), revision, quantity: { value }, reason: 'x' },
        'region',
        'figure { id }',
      )
    ).__typename;
  await of('2025-06', '100');
  expect(await correct(1, '100000')).toBe('UnacknowledgedWarning');
  expect((await of('2025-01', '100000')).__typename).toBe('UnacknowledgedWarning');
  expect((await of('2025-01', '90')).__typename).toBe('RecordFigureSuccess');
  // A part in nine of what it corrects, but near the other.
  expect(await correct(1, '280')).toBe('UnacknowledgedWarning');
  expect(await correct(1, '270')).toBe('CorrectFigureSuccess');
  expect(await correct(2, '31')).toBe('CorrectFigureSuccess');
});

test('a jump is not seen between a year and a month of additions, nor between segments that are divided in another way', async () => {
  const of = (measure: string, asOf: string, value: string, segment = 'BPU') =>
    send(
      'recordFigure',
      report({ area: 'LocalGovernment:63.04', measure, segment, asOf, quantity: { value } }),
      'region',
    );
  expect((await of('JOINED', '2024', '12000')).__typename).toBe('RecordFigureSuccess');
  expect((await of('JOINED', '2025-01', '1000')).__typename).toBe('RecordFigureSuccess');
  expect((await of('JOINED', '2025-02', '11000')).__typename).toBe('UnacknowledgedWarning');
  expect((await of('PARTICIPANTS', '2014-01', '60000', 'INFORMAL')).__typename).toBe('RecordFigureSuccess');
  expect((await of('PARTICIPANTS', '2020-01', '500', 'INFORMAL')).__typename).toBe('RecordFigureSuccess');
  expect((await of('PARTICIPANTS', '2014-02', '500', 'INFORMAL')).__typename).toBe('UnacknowledgedWarning');
});

test('a jump is seen also between ranges; a coverage above 100 is kept and flagged, above 10,000 it is none', async () => {
  const of = (more: Input) =>
    send(
      'recordFigure',
      report({ area: 'LocalGovernment:63.02', ...more }),
      'region',
      'figure { flags quantity { value } }',
    );
  await of({ asOf: '2025-01', quantity: { value: '1000' } });
  const jump = await of({ asOf: '2025-02', quantity: { low: '50000', high: '60000', precision: 'RANGE' } });
  expect(jump).toMatchObject({ __typename: 'UnacknowledgedWarning' });
  const coverage = (value: string, asOf: string) =>
    of({ measure: 'COVERAGE', asOf, quantity: { value }, acknowledge: ['JUMP'] });
  expect((await coverage('150', '2025-03')).figure).toMatchObject({ flags: ['DENOMINATOR_SUSPECT'] });
  expect((await coverage('100', '2025-04')).figure).toMatchObject({ flags: [] });
  const flagged = (await coverage('90', '2025-06')).figure;
  expect(flagged.flags).toEqual([]);
  const correct = (id: string, revision: number, value: string) =>
    send(
      'correctFigure',
      { figure: id, revision, quantity: { value }, reason: 'x', acknowledge: ['JUMP'] },
      'region',
      'figure { id flags }',
    );
  const above = (await correct(await lastOf('63.02', '2025-06'), 1, '150')).figure;
  expect(above.flags).toEqual(['DENOMINATOR_SUSPECT']);
  expect((await correct(above.id, 2, '90')).figure.flags).toEqual([]);
  expect(await coverage('10000.01', '2025-05')).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['input', 'quantity'],
  });
});
