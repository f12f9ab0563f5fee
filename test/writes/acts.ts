/** Writes sent as an office, and the acts of an agreement's life, for the tests of them. */
import { expect } from 'vitest';
import { type Office, useAccess } from '../support/access.ts';
import { useApi } from '../support/api.ts';

/** Sets the file up: a database of its own, and what sends. */
export function useActs() {
  const { access, apiUrl, bearer, asOwner } = useAccess();
  const api = useApi(apiUrl);

  const MOU =
    'id code version stage isPublic status title number signedOn { value } effectiveFrom { value } effectiveTo { value } parties { office role } warnings renews { code } commitments { words workers { value } budget { value } payer }';
  /** The errors that only some mutations have. */
  const own = (name: string) =>
    /^(recordMouStage|(sign|renew|suspend|terminate|cancel)Mou)$/.test(name)
      ? '... on IllegalTransitionError { allowed }'
      : /^(record|correct)Figure$/.test(name)
        ? '... on UnacknowledgedWarning { warnings }'
        : name === 'recordFigures'
          ? '... on RowsRefusedError { findings { __typename code message path ... on ConflictError { currentVersion changedFields } ... on UnacknowledgedWarning { warnings } } }'
          : '';
  const send = async (
    name: string,
    input: Input,
    office: Office = 'region',
    field = `mou { ${MOU} }`,
    alone = true,
  ) => {
    const title = name.replace(/^./, (letter) => letter.toUpperCase());
    const document = `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename
      ... on MutationError { code message path } ... on ConflictError { currentVersion changedFields }
      ${own(name)} ... on ${title}Success { ${field} } } }`;
    const { json, stats } = await api.query(document, { input }, {}, bearer(office));
    expect(json.errors).toBeUndefined();
    if (alone) expect([stats.http, stats.statements.length]).toEqual([1, 2]);
    return json.data[name];
  };
  const PROPOSAL: Input = {
    area: 'LocalGovernment:64.71',
    instrument: 'NOTA_KESEPAKATAN',
    title: 'Perlindungan pekerja rentan',
    proposedOn: '2026-03-02',
    parties: [
      { role: 'GOVERNMENT', office: 'Wali Kota Balikpapan', area: 'LocalGovernment:64.71' },
      { role: 'AGENCY', office: 'Kantor Wilayah VII' },
    ],
  };
  const propose = async (more: Input = {}, office: Office = 'region') =>
    (await send('proposeMou', { ...PROPOSAL, ...more }, office)).mou;
  const agreed = async (more: Input = {}) => {
    const { id } = await propose(more);
    return (await send('recordMouStage', { mou: id, version: 1, stage: 'AGREED', on: '2026-04-01' })).mou;
  };
  const signed = async (more: Input = {}) => {
    const before = String(more.signedOn ?? '2026-04-10');
    const draft = await propose(before < '2026-03-02' ? { proposedOn: before } : {});
    const on = before < '2026-04-01' ? before : '2026-04-01';
    const { mou } = await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on });
    return (
      await send('signMou', {
        mou: mou.id,
        version: 2,
        signedOn: '2026-04-10',
        effectiveFrom: '2026-04-10',
        effectiveTo: '2027-04-09',
        ...more,
      })
    ).mou;
  };
  /** An agreement of an area's government with what its signature says. */
  const sign = async (area: string, signature: Input, more: Input = {}) => {
    const parties = [{ role: 'GOVERNMENT', office: 'Kepala daerah', area }];
    const on = String(signature.signedOn) < '2026-01-05' ? signature.signedOn : '2026-01-05';
    const draft = await propose({ area, parties, proposedOn: on, ...more });
    const { mou } = await send('recordMouStage', { mou: draft.id, version: 1, stage: 'AGREED', on });
    return (await send('signMou', { mou: mou.id, version: 2, ...signature })).mou;
  };
  /** A promise of so many workers, with money set aside. */
  const promise = (mou: string, workers: string, version = 3) =>
    send('setCommitment', {
      mou,
      version,
      words: 'Pekerja rentan',
      segment: 'BPU',
      programmes: ['JKK', 'JKM'],
      workers: { value: workers },
      payer: 'APBD',
      budget: { value: '5060579420000' },
    });
  /** Asks, in one request to the database. */
  const ask = async (document: string, office?: Office) => {
    const { json, stats } = await api.query(document, undefined, {}, office ? bearer(office) : {});
    expect(stats.http).toBe(1);
    return json;
  };
  return { access, api, apiUrl, bearer, asOwner, send, ask, propose, agreed, signed, sign, promise };
}
export type Input = Record<string, unknown>;

/** A source that is described with a write. */
export const SOURCE = { new: { citation: 'Monthly report', publisher: 'KC Banjarmasin', publishedOn: '2026-08-03' } };
/** A figure of a month, as a branch sends it, with what is told of it instead. */
export const report = (more: Input = {}): Input => ({
  area: 'LocalGovernment:63.71',
  segment: 'BPU',
  measure: 'PARTICIPANTS',
  basis: 'ACTIVE',
  asOf: '2026-07',
  quantity: { value: '1000' },
  source: SOURCE,
  ...more,
});
