/** What is asked again and again is answered by plans that a session keeps: the answer is the same as without. */
import { describe, expect, test } from 'vitest';
import { SEARCH_PATH } from '../../src/db/rules.gen.ts';
import type { Office } from '../support/access.ts';
import { type Kept, useKept } from './kept.ts';

const { asOwner, ask, askAgain, inSession, kept, another } = useKept();

describe('an operation', () => {
  test('has its plan kept from the second time on, and the same answer each time', async () => {
    await inSession('discard all');
    const document = another('code name enrollment(at: "2014-07") { participants { value } }');
    const first = await ask(document);
    expect(first.statement).toMatch(/^select concat\(/);
    expect(await kept()).toEqual([]);
    for (const runs of [1, 2, 3]) {
      const again = await ask(document);
      expect(again.data).toEqual(first.data);
      expect(await kept()).toEqual([{ name: expect.stringMatching(/^kept_[0-9]+_[0-9a-f]{32}$/), runs }]);
    }
  });

  test('has one plan for all values of its variables, whatever they hold', async () => {
    const document = 'query ($code: String!) { province(code: $code) { code name } }';
    const codes = ['64', '63', "'; drop table area; --", '\\', '\\\'"', '{64,63}', '😀', '', 'null'];
    await askAgain(document.replace('$code: String!', '$code: String! = "64"'));
    for (const code of codes) {
      const { data, errors } = await ask(document, undefined, { code });
      const known = /^6[34]$/.test(code);
      expect([code, errors?.[0].extensions.code, data?.province.code]).toEqual([
        code,
        known ? undefined : 'NOT_FOUND',
        known ? code : undefined,
      ]);
    }
    const list = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    for (const ids of [['Province:64'], ['Province:63'], ['Province:"'], ['Province:63']]) {
      const { data } = await ask(list, undefined, { ids });
      expect(data.nodes).toEqual(ids[0]?.includes('"') ? [null] : [{ id: ids[0] }]);
    }
  });

  test('that mixes data with the schema is answered as before', async () => {
    const document = `{ before: province(code: "64") { code } __type(name: "Province") { name } after: province(code: "63") { code } }`;
    const [first, second, third] = [await ask(document), await ask(document), await ask(document)];
    expect(first.data).toEqual({
      before: { code: '64' },
      __type: { name: 'Province' },
      after: { code: '63' },
    });
    expect([second.data, third.data]).toEqual([first.data, first.data]);
  });

  test('that writes tells what this very write did, each time', async () => {
    const document = `mutation ($words: String!) { commentOnMou(input: { mou: "Mou:64.71:DRAFT", words: $words }) {
      ... on CommentOnMouSuccess { mou { notes(first: 50) { nodes { words } } } } } }`;
    for (const words of ['first', 'second', 'third', 'fourth']) {
      const { data } = await ask(document, 'mayor', { words });
      const notes = data.commentOnMou.mou.notes.nodes.map((note: { words: string }) => note.words);
      expect(notes).toContain(words);
    }
  });
});

// Where all rules were deployed anew: test/slow/kept-plans.
describe('the answer stays right', () => {
  test('where the session was reset meanwhile', async () => {
    const document = another();
    const { data } = await askAgain(document);
    for (const reset of ['discard all', 'deallocate all', 'discard plans', 'reset all']) {
      await inSession(reset);
      expect((await ask(document)).data).toEqual(data);
    }
  });

  test('where somebody prepared something else under its name', async () => {
    const document = another();
    await inSession('discard all');
    const { data } = await askAgain(document);
    const [plan] = (await kept()) as [Kept];
    await inSession(`set search_path to ${SEARCH_PATH}`);
    const [[text] = []] = await inSession(`select statement from pg_prepared_statements where name = '${plan.name}'`);
    for (const forged of [
      `prepare ${plan.name} as select '"forged":true'`,
      `prepare ${plan.name} as select '"forged":true', 'more'`,
      `prepare ${plan.name}(text) as select $1`,
      // The same, but for what a comparison of beginnings, or without regard to case, would not see.
      `${text} -- more`,
      String(text).replace('prepare', 'PREPARE'),
    ]) {
      await inSession(`deallocate ${plan.name}`);
      await inSession(forged);
      expect([forged, (await ask(document)).data]).toEqual([forged, data]);
      expect(await inSession(`select statement from pg_prepared_statements where name = '${plan.name}'`)).toEqual([
        [text],
      ]);
    }
  });

  test('where one session serves those who see more and those who see less', async () => {
    const document = `{ mou(by: { code: "64.71:DRAFT" }) { code title } ofThisTestOnly: province(code: "64") { code } }`;
    const seen = async (office?: Office) => (await ask(document, office)).data.mou?.code ?? null;
    for (let round = 0; round < 3; round++) {
      expect(await seen('mayor')).toBe('64.71:DRAFT');
      expect(await seen()).toBeNull();
      expect(await seen('branch')).toBeNull();
      expect(await seen('region')).toBe('64.71:DRAFT');
    }
  });

  test('where it is asked at other moments', async () => {
    const document = (at: string) =>
      `query @asKnownAt(at: "${at}") { mou(by: { code: "64.71:DRAFT" }) { version } province(code: "64") { name } }`;
    const versions = [];
    for (const at of ['2025-12-31T00:00:00Z', '2026-06-01T00:00:00Z', '2025-12-31T00:00:00Z', '2026-06-01T00:00:00Z'])
      versions.push((await ask(document(at), 'mayor')).data.mou?.version ?? null);
    expect(versions).toEqual([null, 1, null, 1]);
  });

  test('where it failed while it was prepared', async () => {
    const document = another('name');
    const { data } = await ask(document);
    await asOwner('alter table area rename to area_elsewhere');
    const failed = await ask(document);
    expect(failed.errors[0].extensions.code).toBe('INTERNAL');
    await asOwner('alter table area_elsewhere rename to area');
    for (let round = 0; round < 3; round++) expect(await ask(document)).toMatchObject({ data, errors: undefined });
  });

  test('where it failed while it ran by a plan that is kept', async () => {
    const document = '{ apiKeys: actors(first: 1) { nodes { code } } }';
    for (const office of ['admin', 'branch', 'admin', 'branch', 'admin'] as const) {
      const { errors } = await ask(document, office);
      expect([office, errors?.[0].extensions.code]).toEqual([office, office === 'admin' ? undefined : 'FORBIDDEN']);
    }
  });
});

describe('what a session keeps', () => {
  // Its bound: test/slow/kept-plans.
  test('of others it leaves alone', async () => {
    await inSession("prepare kept_by_others as select 'theirs'");
    for (let i = 0; i < 3; i++) await askAgain(another());
    expect(await inSession('execute kept_by_others')).toEqual([['theirs']]);
  });
});
