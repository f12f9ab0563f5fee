/** `recordFigures`: many figures in one write, all of them or none, each refused in the words of a single one. */
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/access.ts';
import { type Input, report, SOURCE, useActs } from './acts.ts';

const { api, asOwner, bearer, send } = useActs();

const FIGURE = 'id revision preferred publishedScope note knownFrom area { code } segment quantity { value precision }';
const record = (input: Input, office: Office = 'region', field = `recorded figures(first: 250) { ${FIGURE} }`) =>
  send('recordFigures', input, office, field);
const one = (input: Input, office: Office = 'region') => send('recordFigure', input, office, 'figure { id }');
const row = (more: Input = {}): Input => ({
  area: '63.71',
  segment: 'BPU',
  measure: 'PARTICIPANTS',
  quantity: { value: '1000' },
  ...more,
});
const list = (rows: Input[], more: Input = {}): Input => ({
  source: SOURCE,
  basis: 'ACTIVE',
  asOf: '2026-07',
  rows,
  ...more,
});
/** All that a write leaves. */
const left = async () =>
  (
    await asOwner(
      'select (select count(*) from figure) as figures, (select count(*) from source) as sources, (select count(*) from audit_log) as logged, (select version from dataset) as version, (select sum(opened) from figure_tally) as tallied',
    )
  )[0] as Record<'figures' | 'sources' | 'logged' | 'version' | 'tallied', string>;

test('a list is one write: one version, one stamp, a line of the log for each row, and followers are told of each', async () => {
  const before = await left();
  const { extensions } = (await api.query('{ dataset { version } }')).json;
  const rows = [
    row(),
    row({ area: '63.72', quantity: { value: '70', precision: 'AT_LEAST' }, note: 'Counted by hand.' }),
    row({ area: '63', segment: 'PU', quantity: { low: '10', high: '20' }, publishedScope: 'Kalsel' }),
    row({ segment: 'PU', measure: 'EMPLOYERS', quantity: { value: '0' } }),
  ];
  const { recorded, figures } = await record(list(rows));
  expect(recorded).toBe(4);
  expect(figures).toMatchObject([
    { area: { code: '63.71' }, revision: 1, preferred: true, note: null, publishedScope: 'Kota Banjarmasin' },
    { area: { code: '63.72' }, quantity: { value: '70', precision: 'AT_LEAST' }, note: 'Counted by hand.' },
    { area: { code: '63' }, segment: 'PU', quantity: { value: null, precision: 'RANGE' }, publishedScope: 'Kalsel' },
    { area: { code: '63.71' }, quantity: { value: '0' } },
  ]);
  const moments = new Set(figures.map(({ knownFrom }: { knownFrom: string }) => knownFrom));
  expect(moments.size).toBe(1);
  const after = await left();
  expect({
    figures: Number(after.figures) - Number(before.figures),
    sources: Number(after.sources) - Number(before.sources),
    logged: Number(after.logged) - Number(before.logged),
    version: Number(after.version) - Number(before.version),
    tallied: Number(after.tallied) - Number(before.tallied),
  }).toEqual({ figures: 4, sources: 1, logged: 5, version: 1, tallied: 4 });
  const ids = figures.map(({ id }: { id: string }) => id);
  const changes = `{ dataset { knownAt } changes(since: "${extensions.dataset.knownAt}") { nodes { at kind figure { id } } } }`;
  const { data } = (await api.query(changes)).json;
  expect(data.changes.nodes).toEqual(
    ids.map((id: string) => ({ at: data.dataset.knownAt, kind: 'FIGURE_PUBLISHED', figure: { id } })),
  );
  expect([...moments]).toEqual([data.dataset.knownAt]);
  // The log has each row as it is, in the order of the list, as of the same moment and request, and who wrote it.
  const logged = await asOwner(
    `select l.row_key, l.area_id = f.area_id as same_area, l.after = to_jsonb(f) as same_row, l.at = lower(f.known) as same_moment, l.request_id <> '' as has_request, a.code as actor
     from audit_log l join actor a on a.id = l.actor_id join figure f on f.id::text = l.row_key
     where l.relation = 'figure' and l.action = 'INSERT' and l.before is null and 'Figure:' || l.row_key = any ('{${ids}}'::text[]) order by l.id`,
  );
  expect(logged).toEqual(
    ids.map((id: string) => ({
      row_key: id.replace('Figure:', ''),
      same_area: true,
      same_row: true,
      same_moment: true,
      has_request: true,
      actor: 'region',
    })),
  );
});

const REFUSED: [string, Input, string[], string][] = [
  ['an area that is not there', { area: '99.99' }, ['area'], 'InvalidInputError'],
  ['an area whose code is longer than any', { area: 'y'.repeat(201) }, ['area'], 'InvalidInputError'],
  ['an area as long as a request', { area: 'y'.repeat(900_000) }, ['area'], 'InvalidInputError'],
  ['an id in place of a code', { area: 'LocalGovernment:63.71' }, ['area'], 'InvalidInputError'],
  ['employers of the self-employed', { measure: 'EMPLOYERS' }, ['measure'], 'InvalidInputError'],
  ['less than nothing', { quantity: { value: '-1' } }, ['quantity'], 'InvalidInputError'],
  ['half a worker', { quantity: { value: '0.5' } }, ['quantity'], 'InvalidInputError'],
  ['2^53 workers', { quantity: { value: '9007199254740992' } }, ['quantity'], 'InvalidInputError'],
  ['no number', { quantity: {} }, ['quantity'], 'InvalidInputError'],
  ['a range upside down', { quantity: { low: '2', high: '1' } }, ['quantity'], 'InvalidInputError'],
  [
    'a coverage above 10,000 %',
    { measure: 'COVERAGE', quantity: { value: '10000.1' } },
    ['quantity'],
    'InvalidInputError',
  ],
  ['an area outside of the grant', { area: '35.78' }, ['area'], 'ForbiddenError'],
];
const FINDINGS = 'recorded';
test.each(REFUSED)(
  'a row is refused for %s, and nothing of the list is kept',
  async (_name, more, column, typename) => {
    const before = await left();
    const fresh = { source: { new: { citation: `Refused ${_name}`, publisher: 'KC' } }, asOf: '2026-06' };
    const refusal = await record(list([row({ area: '63.72' }), row(more)], fresh), 'region', FINDINGS);
    expect(refusal).toMatchObject({
      __typename: 'RowsRefusedError',
      code: 'ROWS_REFUSED',
      path: ['input', 'rows'],
      findings: [{ __typename: typename, path: ['input', 'rows', '1', ...column] }],
    });
    expect(refusal.message).toMatch(/^Of 2 rows 1 is refused/);
    expect(refusal.findings[0].message).toMatch(/\w .*\.$/);
    expect(await left()).toEqual(before);
  },
);

test('of a code that is longer than any the length is told, and of a shorter one what is like it', async () => {
  const told = async (length: number) =>
    (await record(list([row({ area: 'y'.repeat(length) })]), 'region', FINDINGS)).findings[0].message;
  expect(await told(200)).toMatch(/^There is no such area as y{60}\. Similar codes: /);
  expect(await told(201)).toBe('This text has 201 characters. At most 200 are allowed.');
});

test('what is wrong with the whole list is said of the whole list', async () => {
  const before = await left();
  for (const [more, field] of [
    [{ asOf: '2026-02-30' }, 'asOf'],
    [{ asOf: 'Juli 2026' }, 'asOf'],
    [{ source: { id: 'Source:999999' } }, 'source'],
    [{ source: { new: { citation: 'x', publisher: 'x', publishedOn: '2026-06-30' } } }, 'source'],
    [{ source: { new: { citation: ' ', publisher: 'x' } } }, 'source'],
    [{ rows: [] }, 'rows'],
  ] as const) {
    const refusal = await record(list([row(), row({ segment: 'PU' })], more), 'region', FINDINGS);
    expect([more, refusal.__typename, refusal.path.slice(0, 2)]).toEqual([more, 'InvalidInputError', ['input', field]]);
  }
  // A text that says nothing is wrong with its row.
  const blank = await record(list([row(), row({ segment: 'PU', note: '…' })]), 'region', FINDINGS);
  expect(blank).toMatchObject({
    __typename: 'RowsRefusedError',
    findings: [{ __typename: 'InvalidInputError', path: ['input', 'rows', '1', 'note'] }],
  });
  expect(await left()).toEqual(before);
});

test('the findings of a mixed list name their rows, and are those that each row alone would get', async () => {
  await one(report({ area: 'LocalGovernment:63.03', asOf: '2026-04' }));
  await one(report({ area: 'LocalGovernment:63.04', asOf: '2026-03', quantity: { value: '10' } }));
  const rows = [
    row({ area: '63.02' }),
    row({ area: '63.03', quantity: { value: '1001' } }),
    row({ area: '35.78' }),
    row({ area: '63.05' }),
    row({ area: '63.04' }),
    row({ area: '65' }),
    row({ area: '63.02', segment: 'PU', measure: 'EMPLOYERS', quantity: { value: '1.5' } }),
    row({ area: '63.05', quantity: { value: '7' } }),
  ];
  const before = await left();
  // First what can be said of rows alone: others are looked at when that is mended.
  const first = await record(list(rows, { asOf: '2026-04' }), 'region', FINDINGS);
  expect(first.findings.map(({ path }: { path: string[] }) => path.slice(2))).toEqual([
    ['2', 'area'],
    ['6', 'quantity'],
    ['7'],
  ]);
  expect(first.findings[2]).toMatchObject({ __typename: 'InvalidInputError' });
  const mended = rows.filter((_row, i) => ![2, 6, 7].includes(i));
  const second = await record(list(mended, { asOf: '2026-04' }), 'region', FINDINGS);
  expect(second.findings).toMatchObject([
    {
      __typename: 'ConflictError',
      path: ['input', 'rows', '1'],
      currentVersion: 1,
      changedFields: ['quantity'],
    },
    { __typename: 'UnacknowledgedWarning', path: ['input', 'rows', '3', 'quantity'], warnings: ['JUMP'] },
  ]);
  expect(await left()).toEqual(before);
  const findings = [...first.findings, ...second.findings];
  const alone = [2, 6, 1, 4].map((i) => rows[i] as Input);
  const told = [];
  for (const { area, ...more } of alone) {
    const kind = String(area).length > 2 ? 'LocalGovernment' : 'Province';
    told.push(await one(report({ area: `${kind}:${area}`, asOf: '2026-04', ...more })));
  }
  expect(told.map(({ __typename, message }) => [__typename, message])).toEqual(
    [0, 1, 3, 4].map((i) => [findings[i].__typename, findings[i].message]),
  );
  const rest = mended.filter((_row, i) => i !== 1);
  expect(await record(list(rest, { asOf: '2026-04', acknowledge: ['JUMP'] }))).toMatchObject({ recorded: 4 });
});

test('a list takes up to 250 rows and shows up to 250 figures; an empty one and a longer one are refused', async () => {
  const governments = "select code from area where kind in ('REGENCY', 'CITY') and code like '6%' order by code";
  const areas = (await asOwner(governments)).map(({ code }) => String(code));
  const rows = ['BPU', 'PU', 'PMI', 'JAKON', 'ALL'].flatMap((segment) => areas.map((area) => row({ area, segment })));
  const many = list(rows.slice(0, 250), { asOf: '2025-09', acknowledge: ['JUMP', 'DOES_NOT_ADD_UP'] });
  const before = await left();
  const { recorded, figures } = await record(many);
  expect([recorded, figures.length]).toEqual([250, 250]);
  const told = figures.map((f: { area: { code: string }; segment: string }) => `${f.area.code} ${f.segment}`);
  expect(told).toEqual(rows.slice(0, 250).map(({ area, segment }) => `${area} ${segment}`));
  expect(Number((await left()).version) - Number(before.version)).toBe(1);
  const over = list(rows.slice(0, 251), { asOf: '2025-10' });
  const document =
    'mutation ($input: RecordFiguresInput!) { recordFigures(input: $input) { ... on RecordFiguresSuccess { recorded } } }';
  const { json } = await api.query(document, { input: over }, {}, bearer('region'));
  expect(json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect(json.errors[0].message).toMatch(/250/);
});

test('days, numbers and jumps pass and are refused on both sides of their bounds', async () => {
  const at = (more: Input, numbers: Input[], extra: Input = {}) =>
    record(
      list(
        numbers.map((quantity, i) => row({ area: `61.0${i + 1}`, quantity, ...more })),
        {
          acknowledge: ['JUMP'],
          source: { new: { citation: 'Bounds', publisher: 'KC', publishedOn: '2026-10-31' } },
          ...extra,
        },
      ),
      'region',
      FINDINGS,
    );
  const [{ yesterday, today }] = (await asOwner(
    "select to_char(now() at time zone 'Asia/Pontianak' - interval '1 day', 'YYYY-MM-DD') as yesterday, to_char(now() at time zone 'Asia/Pontianak', 'YYYY-MM-DD') as today",
  )) as [Record<string, string>];
  const unpublished = { source: { new: { citation: 'Bounds, undated', publisher: 'KC' } } };
  expect((await at({}, [{ value: '1' }], { ...unpublished, asOf: today })).__typename).toBe('RowsRefusedError');
  expect((await at({}, [{ value: '1' }], { ...unpublished, asOf: yesterday })).__typename).toBe('RecordFiguresSuccess');
  const largest = [{ value: '0' }, { value: '9007199254740991' }];
  expect(await at({ segment: 'PMI' }, largest, { asOf: '2026-01' })).toMatchObject({ recorded: 2 });
  // Published on a day of the month before the numbers, and on the first day of theirs.
  expect((await at({}, [{ value: '1' }], { asOf: '2026-11-01' })).__typename).toBe('InvalidInputError');
  expect((await at({}, [{ value: '1' }], { asOf: '2026-10-31' })).__typename).toBe('RecordFiguresSuccess');
  const jump = { segment: 'JAKON', measure: 'LEFT' };
  const unseen = { acknowledge: [] };
  expect(await at(jump, [{ value: '300' }, { value: '300' }], { ...unseen, asOf: '2025-01' })).toMatchObject({
    recorded: 2,
  });
  const far = await at(jump, [{ value: '901' }, { value: '99' }], { ...unseen, asOf: '2025-02' });
  expect(far.findings).toMatchObject([{ warnings: ['JUMP'] }, { warnings: ['JUMP'] }]);
  // It may be acknowledged in the row itself.
  const seen = await at({ ...jump, acknowledge: ['JUMP'] }, [{ value: '901' }], { ...unseen, asOf: '2025-03' });
  expect(seen).toMatchObject({ recorded: 1 });
  expect(await at(jump, [{ value: '900' }, { value: '100' }], { ...unseen, asOf: '2025-02' })).toMatchObject({
    recorded: 2,
  });
});

test('of rivals the one that was there is shown first, also where the other comes in a list', async () => {
  const rows = [row({ area: '62.01' }), row({ area: '62.02' })];
  await record(list(rows.slice(0, 1), { asOf: '2026-05' }));
  const { figures } = await record(
    list(rows, { asOf: '2026-05', source: { new: { citation: 'Another report', publisher: 'Dinas' } } }),
  );
  expect(figures.map(({ preferred }: { preferred: boolean }) => preferred)).toEqual([false, true]);
});

test('nobody records in a list what they may not record alone', async () => {
  const rows = [row({ area: '63.71' }), row({ area: '64.71' })];
  const input = list(rows, { asOf: '2026-03', source: { id: 'Source:1' } });
  const before = await left();
  for (const [office, places] of [
    ['branch', ['1']],
    ['elsewhere', ['0', '1']],
  ] as const) {
    const { findings } = await record(input, office, FINDINGS);
    expect([
      office,
      findings.map((f: { __typename: string; path: string[] }) => `${f.__typename} ${f.path[2]}`),
    ]).toEqual([office, places.map((place) => `ForbiddenError ${place}`)]);
  }
  expect(await left()).toEqual(before);
});

describe('who may record nowhere is told so, and no row is looked at', () => {
  const rows = [row({ area: '63.71' }), row({ area: 'y'.repeat(100_000) })];
  test.each(['mayor', 'auditor'] as const)('%s', async (office) => {
    const before = await left();
    const input = list(rows, { asOf: '2026-03', source: { id: 'Source:1' } });
    expect(await record(input, office, FINDINGS)).toMatchObject({
      __typename: 'ForbiddenError',
      path: ['input', 'rows'],
    });
    // They bring no source in, either.
    const brought = { ...input, source: { new: { citation: `Of ${office}`, publisher: 'Wali Kota' } } };
    expect((await record(brought, office, FINDINGS)).__typename).toBe('ForbiddenError');
    expect(await left()).toEqual(before);
  });
});

test('a character that cannot be stored is refused before anything is asked of the database', async () => {
  const document = 'mutation ($input: RecordFiguresInput!) { recordFigures(input: $input) { __typename } }';
  const input = list([row({ note: 'a\u0000b' })]);
  const { json, stats } = await api.query(document, { input }, {}, bearer('region'));
  expect([json.errors[0].extensions.code, stats.http]).toEqual(['BAD_USER_INPUT', 0]);
});

test('the same list again is a conflict in each row; under an idempotency key it is told the same, and written once', async () => {
  const rows = [row({ area: '62.03' }), row({ area: '62.04' })];
  const input = list(rows, { asOf: '2026-02' });
  const document =
    'mutation ($input: RecordFiguresInput!) { recordFigures(input: $input) { __typename ... on RecordFiguresSuccess { figures { id } } ... on RowsRefusedError { findings { path } } } }';
  const under = (key: string) =>
    api.query(document, { input }, {}, { ...bearer('region'), 'idempotency-key': `"${key}"` }).then(({ json }) => json);
  const first = await under('a list');
  const version = (await left()).version;
  const second = await under('a list');
  expect(first.data.recordFigures.figures).toHaveLength(2);
  expect(second.data).toEqual(first.data);
  expect((await left()).version).toBe(version);
  const other = await under('another');
  expect(other.data.recordFigures.findings.map(({ path }: { path: string[] }) => path)).toEqual([
    ['input', 'rows', '0'],
    ['input', 'rows', '1'],
  ]);
  expect((await under('another')).data).toEqual(other.data);
});

test('8 writers of lists and single figures at once: what is acknowledged is there, once, and of what is refused nothing', async () => {
  const WRITERS = 8;
  const EACH = 6;
  const AREAS = ['61.01', '61.02', '61.03', '61.04', '61.05', '61.06'];
  const before = await left();
  const { extensions } = (await api.query('{ dataset { version } }')).json;
  const kept: { id: string; area: string; asOf: string }[] = [];
  const refused: string[] = [];
  const versions = new Set<string>();
  const document = `mutation ($input: RecordFiguresInput!) { recordFigures(input: $input) { __typename
    ... on RecordFiguresSuccess { figures { id area { code } asOf { value } } } ... on RowsRefusedError { findings { __typename path } } } }`;
  const single = `mutation ($input: RecordFigureInput!) { recordFigure(input: $input) { __typename ... on RecordFigureSuccess { figure { id area { code } asOf { value } } } } }`;
  const ask = async (text: string, input: Input) => {
    const { json } = await api.query(text, { input }, {}, bearer('region'));
    expect(json.errors).toBeUndefined();
    return json;
  };
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < EACH; n++) {
        // Two writers name the same areas, source and month: one of the two wins all rows.
        const asOf = `20${10 + (writer >> 1)}-${String(n + 1).padStart(2, '0')}`;
        const source = { new: { citation: `At once ${writer >> 1}`, publisher: 'KC' } };
        const input = list(
          AREAS.map((area) => row({ area, segment: 'JAKON', quantity: { value: String(1000 + writer) } })),
          { source, asOf, acknowledge: ['JUMP'] },
        );
        const { data, extensions } = await ask(document, input);
        const result = data.recordFigures;
        if (result.__typename === 'RecordFiguresSuccess') {
          expect(result.figures).toHaveLength(AREAS.length);
          versions.add(extensions.dataset.version);
          for (const { id, area, asOf } of result.figures) kept.push({ id, area: area.code, asOf: asOf.value });
        } else {
          expect(result.findings.map((f: { __typename: string }) => f.__typename)).toEqual(
            AREAS.map(() => 'ConflictError'),
          );
          refused.push(asOf);
        }
        const alone = await ask(single, {
          ...report({ segment: 'PMI', asOf: `${1950 + writer}-${String(n + 1).padStart(2, '0')}` }),
          acknowledge: ['JUMP'],
        });
        const { figure } = alone.data.recordFigure;
        versions.add(alone.extensions.dataset.version);
        kept.push({ id: figure.id, area: figure.area.code, asOf: figure.asOf.value });
      }
    }),
  );
  // Of each two writers one recorded the month, and the other was told.
  expect(refused).toHaveLength((WRITERS / 2) * EACH);
  const writes = (WRITERS / 2) * EACH + WRITERS * EACH;
  expect(versions.size).toBe(writes);
  const after = await left();
  expect(Number(after.figures) - Number(before.figures)).toBe(kept.length);
  expect(Number(after.tallied) - Number(before.tallied)).toBe(kept.length);
  expect(Number(after.version) - Number(before.version)).toBe(writes);
  const stored = await asOwner(
    `select 'Figure:' || f.id as id, a.code as area, (f.as_of).value as "asOf" from figure f join area a on a.id = f.area_id where 'Figure:' || f.id = any ('{${kept.map(({ id }) => id)}}'::text[])`,
  );
  const byId = (x: { id?: unknown }, y: { id?: unknown }) => String(x.id).localeCompare(String(y.id));
  expect(stored.toSorted(byId)).toEqual(kept.toSorted(byId));
  // Whoever follows is told of all of them, a list at one moment.
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: string = cursor ? `, after: "${cursor}"` : '';
    const { data } = (
      await api.query(
        `{ changes(since: "${extensions.dataset.knownAt}", first: 100${page}) { nodes { at figure { id } } pageInfo { endCursor hasNextPage } } }`,
      )
    ).json;
    // The write before these is of that very moment.
    for (const { at, figure } of data.changes.nodes) if (at > extensions.dataset.knownAt) seen.push(figure.id);
    cursor = data.changes.pageInfo.hasNextPage ? data.changes.pageInfo.endCursor : null;
  } while (cursor);
  expect(seen.toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
  const [row1] = await asOwner(
    `select count(*)::int as torn from (select from figure f join source s on s.id = f.source_id where s.citation like 'At once %' group by s.id, f.as_of having count(*) <> ${AREAS.length} or count(distinct lower(f.known)) <> 1) t`,
  );
  expect(row1).toEqual({ torn: 0 });
}, 60_000);
