/** Every cell of the table of who may do what, tried in SQL as its viewer, in a database with drafts. */
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { keyProof } from '../../src/auth/api-key.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { useAccess } from '../support/access.ts';
import { PEPPER } from '../support/api.ts';
import { CELLS, type Cell, type Viewer } from './policy.ts';
import {
  GRANT_PROBES,
  isAllowedBy,
  isRegion,
  type Numbers,
  numbersOf,
  OWN_FIGURES,
  PROBES,
  type Probe,
  REGION_PROBES,
  takesGrants,
} from './probes.ts';

export const CITE =
  "insert into source (citation, publisher, published, verification) values ('probe', 'x', partial_date_of(null, 'UNKNOWN'), 'UNVERIFIED')";
const probesOf = ({ operation, area }: Cell): readonly Probe[] => [
  ...PROBES[operation],
  ...(operation === 'MANAGE_ACCESS' && takesGrants(area) ? GRANT_PROBES : []),
  ...(operation === 'MANAGE_ACCESS' && isRegion(area) ? REGION_PROBES : []),
];
const everything = CELLS.flatMap((cell) => probesOf(cell).map((probe) => ({ cell, probe })));

/** Connections of the file that runs: the API's role, and the owner. */
export let api: Client;
export let owner: Client;

/** Runs something in a transaction that is undone. */
export async function undone<T>(client: Client, act: () => Promise<T>): Promise<T> {
  await client.query('begin');
  return act().finally(() => client.query('rollback'));
}

/** Opens a database for the tests of a file. */
export function useCells() {
  const opened = useAccess();
  const { access, asOwner } = opened;
  const numbers: Record<string, Numbers> = {};
  beforeAll(async () => {
    api = new Client({ connectionString: access().apiUrl });
    owner = new Client({ connectionString: access().url });
    await Promise.all([api.connect(), owner.connect(), asOwner(OWN_FIGURES)]);
    for (const { area } of CELLS) numbers[area] ??= await numbersOf(owner, area);
  });
  afterAll(() => Promise.all([api?.end(), owner?.end()]));

  /** Runs something as a viewer, in a transaction that is undone. */
  async function as<T>(client: Client, viewer: Viewer, act: () => Promise<T>): Promise<T> {
    const credential = viewer === 'anonymous' ? {} : { credential: keyProof(access().keys[viewer], PEPPER) };
    await client.query(`select ${RULES_SCHEMA}.begin_request(null, $1)`, [JSON.stringify(credential)]);
    return act();
  }
  /**
   * The cells whose outcome is not what the table says.
   * @param which those to try
   * @param about a table that was changed: what names it is tried first, and the first that is red is enough
   */
  async function redCells(client: Client, viewer: Viewer, which = (_cell: Cell) => true, about?: string) {
    const red: string[] = [];
    const names = new RegExp(`\\b${about}\\b`);
    const tried = everything
      .filter(({ cell }) => cell.viewer === viewer && which(cell))
      .toSorted((a, b) => Number(names.test(String(b.probe))) - Number(names.test(String(a.probe))));
    await client.query('savepoint viewer');
    await as(client, viewer, async () => {
      for (const { cell, probe } of tried) {
        const found = await isAllowedBy(client, probe, numbers[cell.area] as Numbers);
        if (found === cell.allowed) continue;
        red.push(
          `${viewer} ${cell.operation} ${cell.relation} (${cell.area}): ${found ? 'allowed' : 'denied'}: ${probe}`,
        );
        if (about) break;
      }
    });
    await client.query('rollback to savepoint viewer');
    return red;
  }
  return { ...opened, numbers, as, redCells };
}
