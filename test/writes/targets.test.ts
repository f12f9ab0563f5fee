import { describe, expect, test } from 'vitest';
import { type Input, report, SOURCE, useActs } from './acts.ts';

const { api, asOwner, send } = useActs();

describe('setTarget', () => {
  const target = (more: Input = {}): Input => ({
    area: 'Branch:KC-BANJARMASIN',
    segment: 'BPU',
    measure: 'PARTICIPANTS',
    kind: 'ADDITION',
    quantity: { value: '500', precision: 'AT_LEAST' },
    from: '2026-01-01',
    to: '2026-12-31',
    basis: 'OFFICE',
    interpretation: 'WHOLE_PERIOD',
    source: SOURCE,
    ...more,
  });
  const set = (input: Input, office: 'region' | 'branch' = 'region') =>
    send('setTarget', input, office, 'target { id quantity { value precision } }');

  test('two plans in one source are two targets', async () => {
    const plan = (issuer: string, value: string) =>
      set(
        target({ segment: 'PMI', basis: 'REGIONAL_PLAN', issuer, instrument: `Perda ${issuer}`, quantity: { value } }),
      );
    const [a, b] = [await plan('Bappeda A', '100'), await plan('Bappeda B', '200')];
    expect([a.__typename, b.__typename]).toEqual(['SetTargetSuccess', 'SetTargetSuccess']);
    expect((await plan('Bappeda A', '300')).__typename).toBe('ConflictError');
    const { json } = await api.query(
      '{ branch(code: "KC-BANJARMASIN") { targets(filter: { segment: PMI }) { issuer quantity { value } } } }',
    );
    expect(
      json.data.branch.targets.filter(({ issuer }: { issuer: string | null }) => issuer?.startsWith('Bappeda')),
    ).toHaveLength(2);
  });

  test('numbers that count a worker elsewhere say nothing of a target', async () => {
    const area = 'LocalGovernment:63.10';
    const PROGRESS =
      'progress(at: "2026-10-31") { actual { value } status reason achieved { value notComputable { code } } }';
    const put = async (more: Input) =>
      (
        await send(
          'setTarget',
          target({ area, kind: 'STOCK', interpretation: 'LITERAL', quantity: { value: '100' }, ...more }),
          'region',
          `target { id attribution ${PROGRESS} }`,
        )
      ).target;
    const record = (attribution: string, asOf: string, value: string, more: Input = {}) =>
      send(
        'recordFigure',
        report({ area, asOf, attribution, quantity: { value }, acknowledge: ['JUMP'], ...more }),
        'region',
        'figure { id }',
      );
    const progress = async (id: string) =>
      (await api.query(`{ node(id: "${id}") { ... on Target { ${PROGRESS} } } }`)).json.data.node.progress;
    await record('RESIDENCE', '2026-06', '80');
    const registered = await put({ attribution: 'REGISTRATION' });
    expect(registered).toEqual({
      id: registered.id,
      attribution: 'REGISTRATION',
      progress: {
        actual: null,
        status: 'NOT_COMPUTABLE',
        reason:
          'The target counts workers by place of registration, but the numbers that are known by place of residence, so how far it is reached cannot be said.',
        achieved: { value: null, notComputable: { code: 'ATTRIBUTION_DIFFERS' } },
      },
    });
    const { json } = await api.query(
      `query @language(is: ID) { node(id: "${registered.id}") { ... on Target { readings(at: "2026-10-31") { reason } } } }`,
    );
    expect(json.data.node.readings).toEqual([
      {
        reason:
          'Target menghitung pekerja menurut tempat pendaftaran pemberi kerja, sedangkan angka yang diketahui menurut tempat tinggal sehingga capaiannya tidak dapat dihitung.',
      },
    ]);
    // One that does not say, or says the same, is compared.
    expect((await put({ basis: 'RKP' })).progress).toMatchObject({ actual: { value: '80' } });
    expect((await put({ basis: 'RPJMN', attribution: 'RESIDENCE' })).progress).toMatchObject({
      actual: { value: '80' },
    });
    await record('REGISTRATION', '2026-05', '60');
    expect(await progress(registered.id)).toMatchObject({ actual: { value: '60' }, achieved: { value: '0.600000' } });
    await record('UNSAID', '2026-07', '70');
    expect(await progress(registered.id)).toMatchObject({ actual: { value: '70' } });
    // Another version counts as the one before, where it does not say otherwise.
    expect((await put({ replaces: registered.id, quantity: { value: '200' } })).attribution).toBe('REGISTRATION');

    // Additions likewise; a month that counts elsewhere is one of which nothing is known.
    const added = await put({ kind: 'ADDITION', interpretation: 'WHOLE_PERIOD', attribution: 'REGISTRATION' });
    const joined = (attribution: string, asOf: string) => record(attribution, asOf, '10', { measure: 'JOINED' });
    await joined('RESIDENCE', '2026-01');
    expect((await progress(added.id)).achieved.notComputable).toEqual({ code: 'ATTRIBUTION_DIFFERS' });
    await joined('REGISTRATION', '2026-02');
    await send(
      'recordFigure',
      report({
        area,
        asOf: '2026-01',
        attribution: 'REGISTRATION',
        measure: 'JOINED',
        basis: 'REGISTERED',
        quantity: { value: '7' },
      }),
      'region',
      'figure { id }',
    );
    expect(await progress(added.id)).toMatchObject({ actual: { value: '7' } });
  });

  test('what is to be more than a number is not reached by the number itself', async () => {
    const figure = (value: string, asOf: string) =>
      send(
        'recordFigure',
        {
          area: 'Branch:KC-PONTIANAK',
          segment: 'BPU',
          measure: 'PARTICIPANTS',
          basis: 'ACTIVE',
          asOf,
          quantity: { value },
          source: SOURCE,
          acknowledge: ['JUMP'],
        },
        'admin',
        'figure { id }',
      );
    const stock = { area: 'Branch:KC-PONTIANAK', kind: 'STOCK', interpretation: 'LITERAL', to: '2026-08-31' };
    await send(
      'setTarget',
      target({ ...stock, quantity: { value: '1000', precision: 'MORE_THAN' } }),
      'admin',
      'target { id }',
    );
    const progress = async (at: string) =>
      (
        await api.query(
          `{ branch(code: "KC-PONTIANAK") { targets(filter: { segment: BPU }) { progress(at: "${at}") { status gap { value precision } } } } }`,
        )
      ).json.data.branch.targets[0].progress;
    await figure('1000', '2026-06');
    expect(await progress('2026-06-30')).toMatchObject({ gap: { value: '0', precision: 'MORE_THAN' } });
    expect((await progress('2026-06-30')).status).not.toBe('ACHIEVED');
    await figure('1001', '2026-07');
    expect(await progress('2026-07-31')).toEqual({ status: 'REACHED_SO_FAR', gap: { value: '0', precision: 'EXACT' } });
  });

  test('a changed target keeps its versions', async () => {
    const first = await set(target());
    expect(first.target.quantity).toEqual({ value: '500', precision: 'AT_LEAST' });
    expect((await set(target({ quantity: { value: '600' } }))).__typename).toBe('ConflictError');
    const then = (
      await asOwner('select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as at')
    )[0]?.at;
    await set(
      target({
        quantity: { value: '600' },
        replaces: first.target.id,
        issuer: 'Kanwil Kalimantan',
        instrument: 'Keputusan 7/2026',
      }),
    );
    const { json } = await api.query(
      '{ branch(code: "KC-BANJARMASIN") { targets(filter: { segment: BPU }) { issuer instrument versions { quantity { value } } } } }',
    );
    expect(json.data.branch.targets).toEqual([
      {
        issuer: 'Kanwil Kalimantan',
        instrument: 'Keputusan 7/2026',
        versions: [{ quantity: { value: '500' } }, { quantity: { value: '600' } }],
      },
    ]);
    const at = async (directive: string) =>
      (
        await api.query(
          `query ${directive} { branch(code: "KC-BANJARMASIN") { targets(filter: { segment: BPU }) { quantity { value } } } }`,
        )
      ).json.data.branch.targets.map(({ quantity }: { quantity: { value: string } }) => quantity.value);
    expect(await at('')).toEqual(['600']);
    expect(await at(`@asKnownAt(at: "${then}")`)).toEqual(['500']);
    expect((await set(target({ quantity: { value: '700' }, replaces: first.target.id }))).__typename).toBe(
      'ConflictError',
    );
  });

  test('a version before keeps its progress; a node of later is not there when looking back', async () => {
    const first = await set(target({ segment: 'JAKON' }));
    const then = (
      await asOwner('select to_char(clock_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\') as at')
    )[0]?.at;
    const second = await set(target({ segment: 'JAKON', quantity: { value: '900' }, replaces: first.target.id }));
    const { json } = await api.query(
      `{ node(id: "${second.target.id}") { ... on Target { versions { quantity { value } progress { status reason } readings { reading } } } } }`,
    );
    expect(json.data.node.versions).toMatchObject([
      { quantity: { value: '500' }, progress: { status: 'NOT_COMPUTABLE' }, readings: [{ reading: 'WHOLE_PERIOD' }] },
      { quantity: { value: '900' }, progress: { status: 'NOT_COMPUTABLE' }, readings: [{ reading: 'WHOLE_PERIOD' }] },
    ]);
    const back = await api.query(`query @asKnownAt(at: "${then}") { node(id: "${second.target.id}") { id } }`);
    expect(back.json.data.node).toBeNull();
    const feed = await api.query(
      `{ changes(since: "${then}") { totalCount nodes { kind target { quantity { value } } } } }`,
    );
    expect(feed.json.data.changes).toMatchObject({
      totalCount: 1,
      nodes: [{ kind: 'TARGET_CHANGED', target: { quantity: { value: '900' } } }],
    });
  });

  test('replaces only what it is a version of, and is of a kind that fits what is counted', async () => {
    const stock = await set(target({ segment: 'JAKON', kind: 'STOCK', interpretation: 'LITERAL' }));
    const other = target({ segment: 'JAKON', measure: 'EMPLOYERS', replaces: stock.target.id });
    expect((await set(other)).__typename).toBe('ConflictError');
    for (const [more, path] of [
      [{ kind: 'COVERAGE', interpretation: 'LITERAL' }, 'measure'],
      [{ kind: 'STOCK', measure: 'COVERAGE', interpretation: 'LITERAL' }, 'measure'],
      [{ interpretation: 'LITERAL' }, 'interpretation'],
      [{ kind: 'STOCK', interpretation: 'REMAINING' }, 'interpretation'],
    ] as const)
      expect(await set(target(more))).toMatchObject({ __typename: 'InvalidInputError', path: ['input', path] });
  });

  test('another source may set another target for the same: both are there', async () => {
    const rival = { new: { citation: 'another plan', publisher: 'another' } };
    const of = target({ segment: 'PU', basis: 'KEMENDAGRI' });
    expect((await set(of)).__typename).toBe('SetTargetSuccess');
    expect((await set({ ...of, quantity: { value: '900' }, source: rival })).__typename).toBe('SetTargetSuccess');
    const { json } = await api.query(
      '{ branch(code: "KC-BANJARMASIN") { targets(filter: { segment: PU }) { quantity { value } basis versions { id } } } }',
    );
    expect(json.data.branch.targets).toMatchObject([
      { quantity: { value: '500' }, basis: 'KEMENDAGRI', versions: [{}] },
      { quantity: { value: '900' }, basis: 'KEMENDAGRI', versions: [{}] },
    ]);
  });

  test('refuses what cannot be, and whoever may not', async () => {
    expect(await set(target({ to: '2025-12-31' }))).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'to'],
    });
    expect((await set(target({ basis: 'MOU' }), 'branch')).__typename).toBe('ForbiddenError');
  });
});
