/** A right input of every mutation. */
import { seatOf } from '../support/access.ts';
import { type Input, useActs } from './acts.ts';

/** Sets the file up: a database of its own, what sends, and inputs of every mutation. */
export function useInputs() {
  const acts = useActs();
  const { asOwner, propose, agreed, signed, send } = acts;
  const SOURCE = { new: { citation: 'Monthly report', publisher: 'KC' } };
  const id = async (sql: string) => String((await asOwner(`select ${sql} as id`))[0]?.id);
  const figure = (asOf: string) => ({
    area: 'LocalGovernment:64.72',
    segment: 'BPU',
    measure: 'PARTICIPANTS',
    asOf,
    quantity: { value: '10' },
    source: SOURCE,
    basis: 'ACTIVE',
  });
  const recorded = async (asOf: string) =>
    (await send('recordFigure', figure(asOf), 'region', 'figure { id }')).figure.id;
  const submission = (asOf: string) => {
    const { area: _, segment, measure, quantity, ...common } = figure(asOf);
    return { ...common, rows: [{ area: '64.72', segment, measure, quantity }] };
  };
  const submitted = async (asOf: string) =>
    (await send('submitFigures', submission(asOf), 'region', 'submission { id }')).submission.id;
  const target = (year: number) => ({
    area: 'LocalGovernment:64.72',
    segment: 'BPU',
    measure: 'PARTICIPANTS',
    kind: 'STOCK',
    quantity: { value: '10' },
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    basis: 'OFFICE',
    interpretation: 'LITERAL',
    source: SOURCE,
  });
  const market = async (name: string) =>
    (
      await send(
        'registerMarket',
        { localGovernment: 'LocalGovernment:64.72', name, managerKind: 'GOVERNMENT' },
        'region',
        'market { id }',
      )
    ).market.id;
  const seat = (area: string) => `Actor:${seatOf(area)}`;

  /** What is sent, and another input that the same key must not take. */
  const INPUTS: Readonly<Record<string, () => Promise<[one: Input, other: Input]>>> = {
    registerActor: async () => [
      { code: 'twice.one', name: 'One', area: 'LocalGovernment:64.71' },
      { code: 'twice.two', name: 'Two', area: 'LocalGovernment:64.71' },
    ],
    createApiKey: async () => [
      { actor: seat('64.71'), label: 'one' },
      { actor: seat('64.71'), label: 'two' },
    ],
    revokeApiKey: async () => {
      const key = async (area: string) =>
        id(
          `(select 'ApiKey:' || k.code from api_key k join actor a on a.id = k.actor_id where a.code = '${seatOf(area)}' order by k.id limit 1)`,
        );
      return [{ apiKey: await key('64.71') }, { apiKey: await key('64.72') }];
    },
    grantRole: async () => {
      const grant = (from: string) => ({
        actor: seat('64.71'),
        role: 'GOVERNMENT',
        area: 'LocalGovernment:64.71',
        from,
        to: from,
      });
      return [grant('2041-01-01'), grant('2042-01-01')];
    },
    endGrant: async () => {
      const grant = (area: string) =>
        id(
          `(select 'Grant:' || g.id from actor_grant g join actor a on a.id = g.actor_id where a.code = '${seatOf(area)}' order by g.id limit 1)`,
        );
      return [{ grant: await grant('64.71') }, { grant: await grant('64.72') }];
    },
    recordFigure: async () => [figure('2026-01'), figure('2026-02')],
    recordFigures: async () => {
      const list = (month: string) => {
        const { segment, measure, quantity, area: _, ...common } = figure(month);
        return { ...common, rows: ['64.01', '64.02'].map((area) => ({ area, segment, measure, quantity })) };
      };
      return [list('2026-03'), list('2026-04')];
    },
    correctFigure: async () => {
      const correction = { figure: await recorded('2025-01'), revision: 1, quantity: { value: '11' }, reason: 'x' };
      return [correction, { ...correction, reason: 'y' }];
    },
    withdrawFigure: async () => {
      const withdrawal = { figure: await recorded('2025-02'), revision: 1, reason: 'x' };
      return [withdrawal, { ...withdrawal, reason: 'y' }];
    },
    preferFigure: async () => {
      const rival = { ...figure('2025-01'), source: { new: { citation: 'Rival', publisher: 'Dinas' } } };
      const preferred = {
        figure: (await send('recordFigure', rival, 'region', 'figure { id }')).figure.id,
        reason: 'x',
      };
      return [preferred, { ...preferred, reason: 'y' }];
    },
    setTarget: async () => [target(2030), target(2031)],
    proposeMou: async () => {
      const draft = { area: 'LocalGovernment:64.72', instrument: 'MOU', parties: [] };
      return [draft, { ...draft, title: 'Other' }];
    },
    recordMouStage: async () => {
      const stage = { mou: (await propose()).id, version: 1, stage: 'DRAFTING', on: '2026-03-05' };
      return [stage, { ...stage, stage: 'AGREED' }];
    },
    signMou: async () => {
      const signature = { mou: (await agreed()).id, version: 2, signedOn: '2026-04-10' };
      return [signature, { ...signature, number: '1' }];
    },
    amendMou: async () => {
      const amendment = { mou: (await signed()).id, version: 3, title: 'x', reason: 'x' };
      return [amendment, { ...amendment, title: 'y' }];
    },
    renewMou: async () => {
      const renewal = { mou: (await signed()).id, version: 3, proposedOn: '2026-11-01' };
      return [renewal, { ...renewal, title: 'y' }];
    },
    ...Object.fromEntries(
      ['suspendMou', 'terminateMou'].map((name) => [
        name,
        async () => {
          const act = { mou: (await signed()).id, version: 3, on: '2026-05-01', reason: 'x' };
          return [act, { ...act, reason: 'y' }] as [Input, Input];
        },
      ]),
    ),
    cancelMou: async () => {
      const act = { mou: (await propose()).id, version: 1, on: '2026-05-01', reason: 'x' };
      return [act, { ...act, reason: 'y' }];
    },
    publishMou: async () => {
      const act = { mou: (await propose()).id, version: 1, reason: 'x' };
      return [act, { ...act, reason: 'y' }];
    },
    addFollowUp: async () => {
      const followUp = {
        mou: (await signed()).id,
        kind: 'SK',
        issuedOn: '2026-06-01',
        issuer: 'Wali Kota',
        number: '1',
      };
      return [followUp, { ...followUp, number: '2' }];
    },
    setCommitment: async () => {
      const commitment = { mou: (await signed()).id, version: 3, words: 'x', segment: 'BPU', payer: 'APBD' };
      return [commitment, { ...commitment, words: 'y' }];
    },
    recordMouProgress: async () => {
      const progress = { mou: (await signed()).id, asOf: '2026-05', workers: { value: '10' } };
      return [progress, { ...progress, workers: { value: '11' } }];
    },
    confirmMilestone: async () => {
      const { id: mou, code } = await signed();
      await send('amendMou', { mou, version: 3, reason: 'x', milestones: [{ title: 'Perwali' }] });
      const milestone = await id(
        `(select 'Milestone:' || s.id from milestone s join mou m on m.id = s.mou_id where m.code = '${code}')`,
      );
      return [
        { milestone, metOn: '2026-05-01' },
        { milestone, metOn: '2026-05-02' },
      ];
    },
    commentOnMou: async () => {
      const mou = (await signed()).id;
      return [
        { mou, words: 'x' },
        { mou, words: 'y' },
      ];
    },
    registerMarket: async () => {
      const place = { localGovernment: 'LocalGovernment:64.72', managerKind: 'GOVERNMENT' };
      return [
        { ...place, name: 'Pasar Twice' },
        { ...place, name: 'Pasar Other' },
      ];
    },
    submitFigures: async () => [submission('2025-01'), submission('2025-02')],
    releaseSubmission: async () => [
      { submission: await submitted('2025-03') },
      { submission: await submitted('2025-04') },
    ],
    returnSubmission: async () => {
      const returned = { submission: await submitted('2025-05'), remark: 'x' };
      return [returned, { ...returned, remark: 'y' }];
    },
    withdrawSubmission: async () => [
      { submission: await submitted('2025-06') },
      { submission: await submitted('2025-07') },
    ],
    letBranchesRelease: async () => [
      { region: 'VII', allowed: false },
      { region: 'VII', allowed: true },
    ],
    moveLocalGovernment: async () => {
      const move = { localGovernment: '64.72', branch: 'KC-SAMARINDA', from: '2041-01-01', reason: 'x' };
      return [move, { ...move, from: '2042-01-01' }];
    },
    closeWorkingArea: async () => {
      const closure = { branch: 'KC-BANJARMASIN', from: '2041-01-01', to: '2041-12-31', source: SOURCE };
      return [closure, { ...closure, to: '2042-12-31' }];
    },
    openWorkingArea: async () => {
      const branch = 'KC-BANJARMASIN';
      await send(
        'closeWorkingArea',
        { branch, from: '2051-01-01', to: '2052-12-31', source: SOURCE },
        'region',
        'branch { code }',
      );
      const opening = { branch, from: '2052-01-01', source: SOURCE };
      return [opening, { ...opening, from: '2051-12-01' }];
    },
    endChannel: async () => [
      { channel: 'BRI', lastDay: `${years++}-01-01` },
      { channel: 'BRI', lastDay: `${years++}-01-01` },
    ],
    updateMarket: async () => {
      const change = { market: await market('Pasar Update'), version: 1, note: 'x' };
      return [change, { ...change, note: 'y' }];
    },
    recordOutreach: async () => {
      const activity = { area: 'LocalGovernment:64.72', heldOn: '2026-05-05', audience: 'BPU', topic: 'JKK' };
      return [
        { ...activity, place: 'Pasar' },
        { ...activity, place: 'Aula' },
      ];
    },
  };

  /** So that each end of a channel is another one. */
  let years = 2041;
  return { ...acts, INPUTS, id, figure, seat };
}
