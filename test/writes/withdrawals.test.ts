/** Undoing: a figure that is withdrawn is not known any more, and leaves nothing behind but what it was. */
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();
const FIGURE =
  'figure { id revision revisionReason preferred preferredReason quantity { value } withdrawal { reason } }';
const source = (words: string) => ({ new: { citation: words, publisher: words } });
const record = async (more: Input, office: Office = 'branch') =>
  send(
    'recordFigure',
    {
      area: 'LocalGovernment:63.71',
      measure: 'PARTICIPANTS',
      segment: 'BPU',
      basis: 'ACTIVE',
      source: source('A'),
      acknowledge: ['JUMP'],
      ...more,
      quantity: { value: String(more.quantity) },
    },
    office,
    FIGURE,
  );
const withdraw = (figure: { id: string; revision: number }, office: Office = 'branch', more: Input = {}) =>
  send(
    'withdrawFigure',
    { figure: figure.id, revision: figure.revision, reason: 'wrong sheet', ...more },
    office,
    FIGURE,
  );
const correct = (figure: { id: string; revision: number }, value: string, office: Office = 'branch') =>
  send(
    'correctFigure',
    { figure: figure.id, revision: figure.revision, quantity: { value }, reason: 'x', acknowledge: ['JUMP'] },
    office,
    FIGURE,
  );
const data = async (query: string) => {
  const { json } = await api.query(query);
  expect(json.errors).toBeUndefined();
  return json.data;
};
/** What is shown of BPU in Banjarmasin in a month. */
const shown = async (month: string) =>
  (
    await data(
      `{ localGovernment(code: "63.71") { enrollment(segment: BPU, basis: ACTIVE, at: "${month}") { participants { value asOf } } } }`,
    )
  ).localGovernment.enrollment.participants;

describe('withdrawing', () => {
  test('a figure is not known from then on, and is before; the feed tells it, the revisions keep it', async () => {
    const { figure } = await record({ asOf: '2025-03', quantity: 500 });
    const { json } = await api.query('{ dataset { knownAt } }');
    const before = json.data.dataset.knownAt;
    expect((await shown('2025-03')).value).toBe('500');
    const result = await withdraw(figure);
    expect(result).toEqual({
      __typename: 'WithdrawFigureSuccess',
      // What is not said any more is not shown first either.
      figure: { ...figure, preferred: false, withdrawal: { reason: 'wrong sheet' } },
    });
    expect(await shown('2025-03')).toBeNull();
    const then = await data(
      `query @asKnownAt(at: "${before}") { localGovernment(code: "63.71") { enrollment(segment: BPU, basis: ACTIVE, at: "2025-03") { participants { value } } figures(filter: { from: "2025-03", to: "2025-03" }) { nodes { preferred withdrawal { reason } } } } }`,
    );
    expect(then.localGovernment).toEqual({
      enrollment: { participants: { value: '500' } },
      figures: { nodes: [{ preferred: true, withdrawal: null }] },
    });
    const { changes, node } = await data(`{
      changes(since: "${before}", first: 10) { totalCount nodes { kind words area { code } figure { id withdrawal { reason } } } }
      node(id: "${figure.id}") { ... on Figure { preferred revisions { revision quantity { value } withdrawal { reason } } } } }`);
    expect(node.preferred).toBe(false);
    const told = { area: { code: '63.71' }, figure: { id: figure.id, withdrawal: { reason: 'wrong sheet' } } };
    expect(changes.nodes).toContainEqual({ kind: 'FIGURE_WITHDRAWN', words: 'wrong sheet', ...told });
    expect(changes.totalCount).toBe(changes.nodes.length);
    expect(node.revisions).toEqual([
      { revision: 1, quantity: { value: '500' }, withdrawal: { reason: 'wrong sheet' } },
    ]);
  });

  test('its source may say the number again: that is the next revision, and those before do not come back', async () => {
    const { figure } = await record({ asOf: '2025-04', quantity: 500 });
    const { figure: corrected } = await correct(figure, '510');
    await withdraw(corrected);
    const again = await record({ asOf: '2025-04', quantity: 700 });
    expect(again.figure).toMatchObject({
      revision: 3,
      revisionReason: 'Recorded again after it was withdrawn. It had been withdrawn with these words: wrong sheet',
      preferred: true,
      withdrawal: null,
    });
    expect((await shown('2025-04')).value).toBe('700');
    const told = async (language: string) =>
      (
        await data(
          `query @language(is: ${language}) { changes(since: "2000-01-01T00:00:00Z", last: 1) { nodes { kind words figure { id revisionReason revisionReasonSentence { code } } } } }`,
        )
      ).changes.nodes[0];
    const inEnglish = await told('EN');
    expect(inEnglish).toEqual({
      kind: 'FIGURE_PUBLISHED',
      words: again.figure.revisionReason,
      figure: {
        id: again.figure.id,
        revisionReason: again.figure.revisionReason,
        revisionReasonSentence: { code: 'RECORDED_AGAIN' },
      },
    });
    const inIndonesian = await told('ID');
    expect(inIndonesian.words).toBe('Dicatat kembali setelah ditarik. Alasan penarikannya: wrong sheet');
    expect(inIndonesian.figure.revisionReason).toBe(inIndonesian.words);
    const { node } = await data(
      `{ node(id: "${again.figure.id}") { ... on Figure { previous { id } revisions { revision quantity { value } } } } }`,
    );
    expect(node).toEqual({
      previous: { id: corrected.id },
      revisions: [
        { revision: 1, quantity: { value: '500' } },
        { revision: 2, quantity: { value: '510' } },
        { revision: 3, quantity: { value: '700' } },
      ],
    });
    await withdraw(again.figure);
    expect(await shown('2025-04')).toBeNull();
  });

  test('a rival that had given way is shown from then on, also one of another office', async () => {
    const { figure } = await record({ asOf: '2025-05', quantity: 500 });
    const second = await record({ asOf: '2025-05', quantity: 520, source: source('B') }, 'region');
    const third = await record({ asOf: '2025-05', quantity: 540, source: source('C') }, 'region');
    expect([second.figure.preferred, third.figure.preferred]).toEqual([false, false]);
    await withdraw(figure);
    expect((await shown('2025-05')).value).toBe('520');
    // A rival that is not shown changes nothing when it goes.
    await withdraw(third.figure, 'region');
    expect((await shown('2025-05')).value).toBe('520');
  });

  test('is refused without a reason, at another revision, and when it was done already', async () => {
    const { figure } = await record({ asOf: '2025-06', quantity: 500 });
    expect(await withdraw(figure, 'branch', { reason: ' ' })).toMatchObject({
      __typename: 'InvalidInputError',
      message: expect.stringMatching(/^This reason says nothing/),
    });
    expect(await withdraw({ ...figure, revision: 2 })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 1,
    });
    await withdraw(figure);
    const message = `The figure was withdrawn, as ${figure.id}. If its source says the number, record it again with \`recordFigure\`.`;
    expect(await withdraw(figure)).toMatchObject({ __typename: 'ConflictError', message });
    expect(await correct(figure, '1')).toMatchObject({ __typename: 'ConflictError', message });
    expect(await withdraw({ id: 'Figure:999999999', revision: 1 })).toMatchObject({ __typename: 'InvalidInputError' });
  });
});

describe('whose figure it is', () => {
  /** A figure that the branch recorded so many days ago. */
  const recordedBefore = async (days: number, asOf: string) => {
    const rows = await asOwner(`
      insert into figure (area_id, segment, measure, basis, as_of, quantity, source_id, published_scope, recorded_by, known)
      select a.id, 'BPU', 'PARTICIPANTS', 'ACTIVE', partial_date_of('${asOf}', 'MONTH'), quantity_of(400, 'WORKERS'), (select min(id) from source), 'x',
        (select id from actor where code = 'branch'), tstzrange(now() - interval '${days} days' + interval '1 minute', null)
      from area a where a.code = '63.71' returning id`);
    return { id: `Figure:${rows[0]?.id}`, revision: 1 };
  };

  test('an office corrects and withdraws what it recorded itself, for as many days as the operator says', async () => {
    const { figure } = await record({ asOf: '2025-07', quantity: 500 });
    const corrected = await correct(figure, '510');
    expect(corrected.__typename).toBe('CorrectFigureSuccess');
    expect((await withdraw(corrected.figure)).__typename).toBe('WithdrawFigureSuccess');
    const FORBIDDEN = {
      __typename: 'ForbiddenError',
      message: 'You may withdraw figures only of areas in your region; one that you recorded yourself, for 30 days.',
    };
    expect(await withdraw(await recordedBefore(30, '2024-01-01'))).toMatchObject({
      __typename: 'WithdrawFigureSuccess',
    });
    const older = await recordedBefore(31, '2024-02-01');
    expect(await withdraw(older)).toMatchObject(FORBIDDEN);
    expect((await correct(older, '1')).__typename).toBe('ForbiddenError');
    // The region always may.
    expect((await withdraw(older, 'region')).__typename).toBe('WithdrawFigureSuccess');
    expect((await data('{ dataset { undoDays } }')).dataset.undoDays).toBe(30);
  });

  test('nobody undoes what another recorded, but the region; once it has, the office may no more', async () => {
    const { figure } = await record({ asOf: '2025-08', quantity: 500 }, 'region');
    expect((await withdraw(figure)).__typename).toBe('ForbiddenError');
    const own = await record({ asOf: '2025-09', quantity: 500 });
    for (const office of ['governor', 'mayor', 'elsewhere', 'auditor'] as const)
      expect([office, (await withdraw(own.figure, office)).__typename]).toEqual([office, 'ForbiddenError']);
    const byRegion = await correct(own.figure, '505', 'region');
    expect((await correct(byRegion.figure, '506')).__typename).toBe('ForbiddenError');
    expect((await withdraw(byRegion.figure)).__typename).toBe('ForbiddenError');
  });

  test('a correction does not begin the days anew', async () => {
    const late = await recordedBefore(30, '2024-03-01');
    const corrected = await correct(late, '410');
    expect(corrected.__typename).toBe('CorrectFigureSuccess');
    await asOwner('update dataset set undo_days = 29');
    expect((await withdraw(corrected.figure)).__typename).toBe('ForbiddenError');
    await asOwner('update dataset set undo_days = 30');
    expect((await withdraw(corrected.figure)).__typename).toBe('WithdrawFigureSuccess');
  });
});

describe('the feed', () => {
  type Told = {
    kind: string;
    area: { id: string };
    figure: { measure: string } | null;
    target: { measure: string } | null;
  };
  const pages = async (filter: string) => {
    const told: Told[] = [];
    for (let after = ''; ; ) {
      const { changes } = await data(
        `{ changes(since: "2000-01-01T00:00:00Z", first: 100, filter: ${filter} ${after && `after: "${after}"`}) { totalCount pageInfo { endCursor hasNextPage } nodes { kind area { id } figure { measure } target { measure } } } }`,
      );
      told.push(...changes.nodes);
      if (!changes.pageInfo.hasNextPage) {
        expect(changes.totalCount).toBe(told.length);
        return told;
      }
      after = changes.pageInfo.endCursor;
    }
  };

  test('is narrowed to a place, to kinds and to measures: the same as all, without the others, in the same order', async () => {
    const all = await pages('{}');
    expect(all.length).toBeGreaterThan(100);
    const below = async (area: string) =>
      new Set(
        (
          await asOwner(
            `select distinct public_id as id from area_within w join area a on a.id = w.descendant_id cross join lateral (select case a.kind when 'REGENCY' then 'LocalGovernment' when 'CITY' then 'LocalGovernment' else initcap(a.kind::text) end || ':' || a.code as public_id) p where w.ancestor_id = (select id from area where code = '${area}')`,
          )
        ).map(({ id }) => String(id)),
      );
    const measured = ({ figure, target }: Told) => (figure ?? target)?.measure ?? '';
    const inKalsel = await below('63');
    const narrowed: [string, (told: Told) => boolean][] = [
      ['{ within: "Province:63" }', ({ area }) => inKalsel.has(area.id)],
      ['{ within: "Nation:ID" }', () => true],
      ['{ kinds: [FIGURE_WITHDRAWN] }', ({ kind }) => kind === 'FIGURE_WITHDRAWN'],
      ['{ kinds: [FIGURE_CORRECTED, FIGURE_CHOSEN] }', ({ kind }) => /_CORRECTED|_CHOSEN/.test(kind)],
      ['{ kinds: [MOU_RECORDED, TARGET_SET] }', ({ kind }) => /^MOU_RECORDED|^TARGET_SET/.test(kind)],
      ['{ measures: [COVERAGE, EMPLOYERS] }', (told) => /COVERAGE|EMPLOYERS/.test(measured(told))],
      [
        '{ within: "Province:63", kinds: [FIGURE_PUBLISHED], measures: [PARTICIPANTS] }',
        (told) => inKalsel.has(told.area.id) && told.kind === 'FIGURE_PUBLISHED' && measured(told) === 'PARTICIPANTS',
      ],
    ];
    for (const [filter, has] of narrowed) {
      const wanted = all.filter(has);
      expect([filter, wanted.length > 0]).toEqual([filter, true]);
      expect([filter, await pages(filter)]).toEqual([filter, wanted]);
    }
  });
});
