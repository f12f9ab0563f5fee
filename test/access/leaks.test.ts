/** Ways by which something of a draft could come out beside the rows of the draft itself. */
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import type { Office } from '../support/access.ts';
import { type Input, useActs } from '../writes/acts.ts';

const { access, api, bearer, asOwner, send, propose, agreed, signed } = useActs();
const ask = async (document: string, office?: Office) => {
  const { json } = await api.query(document, undefined, {}, office ? bearer(office) : {});
  expect(json.errors).toBeUndefined();
  return json.data;
};
/** The numbers of the sources with a citation that somebody sees, by the list and by id. */
async function seen(citation: string, office?: Office): Promise<number> {
  const ids = (
    await asOwner(
      `select 'Source:' || id as id from source where citation_of(kind, citation) = '${citation}' order by id`,
    )
  ).map(({ id }) => id);
  const { nodes } = await ask(`{ nodes(ids: ${JSON.stringify(ids)}) { ... on Source { citation } } }`, office);
  let listed = 0;
  for (let after: string | null = null; ; ) {
    const { sources } = await ask(
      `{ sources(first: 100, after: ${JSON.stringify(after)}) { nodes { citation } pageInfo { hasNextPage endCursor } } }`,
      office,
    );
    listed += sources.nodes.filter((source: { citation: string }) => source.citation === citation).length;
    if (!sources.pageInfo.hasNextPage) break;
    after = sources.pageInfo.endCursor;
  }
  const found = nodes.filter(Boolean).length;
  expect(listed).toBe(found);
  return found;
}
const progress = (mou: string, citation: string, office: Office = 'region') =>
  send(
    'recordMouProgress',
    { mou, asOf: '2026-03', workers: { value: '1' }, source: { new: { citation, publisher: 'x' } } },
    office,
  );

describe('a source', () => {
  test('that only a draft cites is seen by those who see the draft, and by all once it is signed', async () => {
    const draft = await agreed();
    expect((await progress(draft.id, 'LEAK one')).__typename).toBe('RecordMouProgressSuccess');
    for (const office of ['region', 'mayor', 'governor', 'auditor'] as const)
      expect(await seen('LEAK one', office)).toBe(1);
    for (const office of ['branch', 'elsewhere', undefined] as const) expect(await seen('LEAK one', office)).toBe(0);
    await send('signMou', { mou: draft.id, version: 2, signedOn: '2026-04-10' });
    expect(await seen('LEAK one')).toBe(1);
  });

  test('that a proposal makes of its office is no news to anybody', async () => {
    await propose({}, 'admin');
    expect(await seen('Reported by Office of admin')).toBe(0);
    expect(await seen('Reported by Office of admin', 'mayor')).toBe(1);
  });

  test('is brought by two offices without either learning of the other', async () => {
    const [here, there] = [await propose(), await propose({ area: 'LocalGovernment:35.78', parties: [] }, 'elsewhere')];
    await progress(here.id, 'LEAK two');
    expect((await progress(there.id, 'LEAK two', 'elsewhere')).__typename).toBe('RecordMouProgressSuccess');
    expect([await seen('LEAK two', 'region'), await seen('LEAK two', 'elsewhere'), await seen('LEAK two')]).toEqual([
      1, 1, 0,
    ]);
    // Nor is it named by a number that one does not see, also where the act runs as the owner.
    const [{ id } = {}] = await asOwner(
      "select 'Source:' || s.id as id from source s join actor a on a.id = s.reporter_id where s.citation = 'LEAK two' and a.code = 'region'",
    );
    const market = { localGovernment: 'LocalGovernment:35.78', name: 'Pasar Leak', managerKind: 'GOVERNMENT' };
    expect(await send('registerMarket', { ...market, source: { id } }, 'elsewhere', 'market { code }')).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'source'],
    });
  });

  test('is shown by the rows of every table that cites sources', async () => {
    const tables = await asOwner(
      "select conrelid::regclass::text as name from pg_constraint where confrelid = 'source'::regclass and contype = 'f'",
    );
    const [{ text } = {}] = await asOwner("select prosrc as text from pg_proc where proname = 'is_cited'");
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) expect(String(text)).toContain(`from ${name} c `);
  });
});

test('what was added to a draft stays unseen for whoever looks back at that time', async () => {
  const draft = await agreed();
  await send(
    'addFollowUp',
    { mou: draft.id, kind: 'SK', number: 'LEAK', issuedOn: '2026', issuer: 'LEAK' },
    'region',
    'followUp { code }',
  );
  await send('setCommitment', { mou: draft.id, version: 2, words: 'LEAK', segment: 'ALL', payer: 'SELF' });
  await progress(draft.id, 'LEAK three');
  const [{ at } = {}] = await asOwner(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  await send('signMou', { mou: draft.id, version: 3, signedOn: '2026-04-10' });
  const instruments = '{ localGovernment(code: "64.71") { instruments { issuer } } }';
  const issuers = async (document: string, office?: Office) =>
    (await ask(document, office)).localGovernment.instruments.map(({ issuer }: { issuer: string }) => issuer);
  const then = `query @asKnownAt(at: "${at}") ${instruments}`;
  expect(await issuers(instruments)).toContain('LEAK');
  expect(await issuers(then, 'mayor')).toContain('LEAK');
  expect(await issuers(then)).not.toContain('LEAK');
  // Tables that no field reads without their agreement: asked of the database.
  const client = new Client({ connectionString: access().apiUrl });
  await client.connect();
  const count = async (relation: string, when: unknown) => {
    await client.query('begin');
    await client.query(`select ${RULES_SCHEMA}.begin_request($1)`, [when]);
    const text = `select from ${relation} where mou_id = (select id from mou where code = $1)`;
    const { rowCount } = await client.query(text, [draft.code]);
    await client.query('rollback');
    return rowCount;
  };
  for (const relation of ['mou_party', 'commitment', 'follow_up_instrument', 'mou_progress_report'])
    expect([relation, await count(relation, at), (await count(relation, null)) !== 0]).toEqual([relation, 0, true]);
  await client.end();
});

test('the difference of two versions names no row by its number, and no draft', async () => {
  const [draft, mou] = [await propose(), await signed()];
  await send('amendMou', { mou: mou.id, version: 3, parent: draft.id, reason: 'x' });
  const document = `{ mou(by: { id: "${mou.id}" }) { parent { code } diff(from: 3, to: 4) { field before after } } }`;
  expect((await ask(document)).mou).toEqual({ parent: null, diff: [] });
  expect((await ask(document, 'region')).mou).toEqual({
    parent: { code: draft.code },
    diff: [{ field: 'parent', before: null, after: draft.code }],
  });
});

test("the data's version tells of each write that it took place, once, and of what is refused nothing", async () => {
  const version = async () => Number((await ask('{ dataset { version } }')).dataset.version);
  const { id } = await propose();
  const before = await version();
  await send('commentOnMou', { mou: id, words: 'x' });
  expect(await version()).toBe(before + 1);
  await send('amendMou', { mou: id, version: 9, reason: 'x', title: 'y' });
  expect(await version()).toBe(before + 1);
});

describe('what cannot be is refused and keeps nothing', () => {
  const source = (more: Input) => ({ new: { citation: 'Kept?', publisher: 'x', ...more } });
  const market = (more: Input) =>
    send(
      'registerMarket',
      { localGovernment: 'LocalGovernment:64.71', name: 'Pasar Kept', managerKind: 'GOVERNMENT', ...more },
      'region',
      'market { code }',
    );
  test.each([
    ['an address that is a script', { url: 'javascript:alert(1)' }],
    ['an address of another kind', { url: 'data:text/html,x' }],
    ['no citation', { citation: ' ' }],
    ['no publisher', { publisher: '' }],
    ['a day out of all bounds', { publishedOn: '0001-01-01' }],
  ])('a source with %s', async (_name, more) => {
    expect(await market({ source: source(more) })).toMatchObject({
      __typename: 'InvalidInputError',
      path: expect.arrayContaining(['input', 'source']),
    });
    expect(
      await asOwner(
        "select 1 from source where citation = 'Kept?' union all select 1 from area where code = 'PASAR-KEPT'",
      ),
    ).toEqual([]);
  });
  test('a source that is not there', async () => {
    expect(await market({ source: { id: 'Source:0' } })).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'source'],
    });
  });
  test('a party without an office', async () => {
    const parties = [{ role: 'GOVERNMENT', office: ' ' }];
    expect((await send('proposeMou', { area: 'LocalGovernment:64.71', instrument: 'MOU', parties })).__typename).toBe(
      'InvalidInputError',
    );
  });
});
