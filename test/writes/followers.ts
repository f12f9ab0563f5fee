/** Many write while others follow the data and keep what they see. */
import { expect } from 'vitest';
import worker from '../../src/index.ts';
import { PEPPER } from '../support/api.ts';
import { type Input, report, useActs } from './acts.ts';

const PAGE = 20;

interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query
  data: any;
  extensions: { dataset: Dataset };
}
export interface Dataset {
  version: string;
  knownAt: string;
  at: string;
}
const CHANGE = 'nodes { at kind figure { id } mou { code version } target { id } } pageInfo { endCursor hasNextPage }';
type Change = { at: string; kind: string; figure?: { id: string }; mou?: { code: string }; target?: { id: string } };
/** What a change is about. */
const about = ({ kind, figure, mou, target }: Change) => `${kind} ${figure?.id ?? mou?.code ?? target?.id}`;
const SEEN = `
  dataset { knownAt figures mous }
  changes(since: "2026-11-01T00:00:00Z", first: 1) { totalCount }
  latest: figures(filter: { segment: JAKON }, first: 20) { totalCount nodes { id revision quantity { value } knownFrom } }
  mous(filter: { text: "Following" }, first: 20) { totalCount nodes { code version stage status title versions { version knownFrom knownTo } notes(first: 3) { totalCount } events(first: 5) { totalCount nodes { at kind } } } }
  sources(first: 1) { totalCount }
  auditLog(first: 1) { totalCount }`;
const MONTHS = Array.from(
  { length: 22 },
  (_, n) => `${2025 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
);
const AREAS = ['64.71', '64.72', '63.71', '63.07', '64.01', '64.02', '64.03', '61.01'];
const missed = (done: Set<string>, seen: Set<string>) => [...done].filter((what) => !seen.has(what));

/** Sets the file up: a database of its own, what asks and writes there, and the test of those who follow. */
export function useFollowers() {
  const { api, apiUrl, bearer, asOwner, sign } = useActs();
  /** Answers what is asked; sent again where it was nobody's turn in time, as nothing was written then. */
  const query = async (
    document: string,
    variables: object = {},
    office: 'region' | 'admin' = 'region',
  ): Promise<Answered> => {
    const { json } = await api.query(document, variables as Record<string, unknown>, {}, bearer(office));
    if (json.errors?.[0].extensions.code === 'TRY_AGAIN') return query(document, variables, office);
    if (json.errors) throw new Error(JSON.stringify(json.errors));
    return json as Answered;
  };

  /** Asks for what is new since the moment that the answer before told of. */
  async function followSince(since: string, goOn: () => boolean, seen: Set<string>) {
    for (let last = false; ; last = !goOn()) {
      let after: string | undefined;
      let next: string | undefined;
      do {
        const { data, extensions } = await query(
          `query ($since: DateTime!, $after: String) { changes(since: $since, first: ${PAGE}, after: $after) { ${CHANGE} } }`,
          { since, after },
        );
        next ??= extensions.dataset.knownAt;
        for (const node of data.changes.nodes) seen.add(about(node));
        after = data.changes.pageInfo.hasNextPage ? data.changes.pageInfo.endCursor : undefined;
      } while (after);
      since = next;
      if (last) return;
    }
  }
  /** Asks for what comes after the last change it has. */
  async function followCursor(since: string, goOn: () => boolean, seen: Set<string>) {
    let after: string | null = null;
    for (let last = false; ; ) {
      const { data } = await query(
        `query ($since: DateTime!, $after: String) { changes(since: $since, first: ${PAGE}, after: $after) { ${CHANGE} } }`,
        { since, after },
      );
      for (const node of data.changes.nodes) seen.add(about(node));
      after = data.changes.pageInfo.endCursor ?? after;
      if (data.changes.pageInfo.hasNextPage) continue;
      if (last) return;
      last = !goOn();
    }
  }

  /** Keeps what it sees, to be asked again with the moment and the day it was told. */
  async function keepSnapshots(goOn: () => boolean, kept: [Dataset, string][]) {
    do {
      const { data, extensions } = await query(`{ ${SEEN} }`);
      kept.push([extensions.dataset, JSON.stringify(data)]);
    } while (goOn());
  }
  const asKnown = async ({ knownAt, at }: Dataset) => {
    const { data, extensions } = await query(`query @asKnownAt(at: "${knownAt}", on: "${at}") { ${SEEN} }`);
    expect(extensions.dataset).toMatchObject({ knownAt, at });
    return JSON.stringify(data);
  };

  const mutate = async (name: string, input: Input, success: string) => {
    const title = name.replace(/^./, (letter) => letter.toUpperCase());
    const { data, extensions } = await query(
      `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename ... on MutationError { message } ... on ${title}Success { ${success} } } }`,
      { input },
    );
    return { ...data[name], dataset: extensions.dataset };
  };
  /** The writes of one writer, one after the other, of every kind that is followed, and refused ones; tells what is to be found. */
  async function write(writer: number, count: number, done: Set<string>, versions: bigint[]) {
    const area = `LocalGovernment:${AREAS[writer % AREAS.length]}`;
    const source = { new: { citation: `Following ${writer}`, publisher: 'KC' } };
    let figure: { id: string; revision: number } | undefined;
    let mou: { id: string; code: string; version: number } | undefined;
    for (let n = 0; n < count; n++) {
      let result: Answered['data'];
      let what: string | undefined;
      const kind = n % 6;
      if (kind === 0 || (kind === 1 && !figure)) {
        const asOf = MONTHS[((n / 6) % MONTHS.length) | 0];
        const input = report({
          area,
          segment: 'JAKON',
          basis: writer < AREAS.length ? 'ACTIVE' : 'REGISTERED',
          asOf,
          source,
          acknowledge: ['JUMP'],
        });
        result = await mutate('recordFigure', input, 'figure { id revision }');
        figure = result.figure;
        what = `FIGURE_PUBLISHED ${figure?.id}`;
      } else if (kind === 1 && figure) {
        const input = {
          figure: figure.id,
          revision: figure.revision,
          quantity: { value: String(1001 + n) },
          reason: 'x',
        };
        result = await mutate('correctFigure', input, 'figure { id revision }');
        what = `FIGURE_CORRECTED ${result.figure.id}`;
      } else if (kind === 2) {
        const input = {
          area,
          segment: 'BPU',
          measure: 'PARTICIPANTS',
          kind: 'STOCK',
          quantity: { value: '10' },
          from: `${1950 + n}-01-01`,
          to: `${1950 + n}-12-31`,
          basis: 'OFFICE',
          interpretation: 'LITERAL',
          source,
        };
        result = await mutate('setTarget', input, 'target { id }');
        what = `TARGET_SET ${result.target.id}`;
      } else if (kind === 3) {
        const input = {
          area,
          instrument: 'MOU',
          title: `Following ${writer} ${n}`,
          proposedOn: '2026-03-02',
          parties: [{ role: 'GOVERNMENT', office: 'Kepala daerah', area }],
        };
        result = await mutate('proposeMou', input, 'mou { id code version }');
        mou = result.mou;
        what = `MOU_RECORDED ${mou?.code}`;
      } else if (kind === 4 && mou) {
        result = await mutate('commentOnMou', { mou: mou.id, words: 'x' }, 'mou { id }');
      } else {
        // Of a version that is not there: refused, and nothing is written.
        result = await mutate(
          'amendMou',
          { mou: mou?.id ?? 'Mou:64:2020-06-15', version: 9, reason: 'x', title: 'y' },
          'mou { code }',
        );
        expect(result.__typename).toBe('ConflictError');
      }
      if (what) done.add(what);
      if (result.__typename.endsWith('Success')) versions.push(BigInt(result.dataset.version));
    }
  }

  /**
   * So many write so many times, and the clock strikes late: followers miss nothing, and no snapshot changes.
   * @param others who follow besides, while it goes on
   */
  async function followWriters(
    writers: number,
    writes: number,
    ...others: ((goOn: () => boolean) => Promise<unknown>)[]
  ) {
    // What the clock is to tell of, one after the other: each begins to be near its end while the others write.
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const ending: { id: string; code: string }[] = [];
    for (const area of ['64.07', '64.08', '64.09', '64.11'])
      ending.push(await sign(`LocalGovernment:${area}`, { signedOn: '2026-02-01', effectiveFrom: '2026-02-01' }));
    const { extensions } = await query('{ dataset { version } }');
    const start = extensions.dataset.knownAt;
    const done = new Set<string>();
    const versions: bigint[] = [];
    const [bySince, byCursor] = [new Set<string>(), new Set<string>()];
    const kept: [Dataset, string][] = [];
    let writing = true;
    const goOn = () => writing;
    const followers = [
      followSince(start, goOn, bySince),
      followCursor(start, goOn, byCursor),
      keepSnapshots(goOn, kept),
      ...others.map((follow) => follow(goOn)),
    ];
    const clock = async () => {
      for (const { id, code } of ending) {
        const amended = await mutate(
          'amendMou',
          { mou: id, version: 3, effectiveTo: soon, reason: 'Adendum' },
          'mou { code }',
        );
        expect(amended.__typename).toBe('AmendMouSuccess');
        done.add(`MOU_AMENDED ${code}`).add(`MOU_EXPIRING ${code}`);
        const DATABASE_URL = `postgres://app_api:x@127.0.0.1:${api.endpoint().port}/seeded`;
        const scheduledTime = Date.now() - 4_000;
        await worker.scheduled({ scheduledTime, cron: '0 15,16,17 * * *' }, { DATABASE_URL, API_KEY_PEPPER: PEPPER });
      }
    };
    const each = Math.ceil(writes / writers);
    await Promise.all([clock(), ...Array.from({ length: writers }, (_, n) => write(n, each, done, versions))]);
    writing = false;
    await Promise.all(followers);

    const changed: string[] = [];
    for (const [dataset, data] of kept) if ((await asKnown(dataset)) !== data) changed.push(dataset.knownAt);
    expect({
      missedBySince: missed(done, bySince),
      missedByCursor: missed(done, byCursor),
      changedSnapshots: changed,
    }).toEqual({ missedBySince: [], missedByCursor: [], changedSnapshots: [] });
    // They did follow while the others wrote.
    expect(kept.length).toBeGreaterThan(writes / 25);
    expect(done.size).toBeGreaterThan(writes * 0.6);
    // Each transaction has a version and a stamp of its own.
    expect(new Set(versions).size).toBe(versions.length);
    const [row] = await asOwner(
      `select count(distinct e.at)::int as stamps, count(distinct v.mou_id)::int as told, bool_and(e.at > e.occurred_at) as late
     from mou_event e left join mou_version v on v.mou_id = e.mou_id and v.reason = 'Adendum' where e.ends_on is not null`,
    );
    expect(row).toEqual({ stamps: ending.length, told: ending.length, late: true });
  }
  return { query, mutate, asOwner, bearer, apiUrl, followWriters };
}
