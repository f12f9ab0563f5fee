/** What `npm run codegen` writes of a deployed database. */
import { Client } from 'pg';
import { generate, HEADER, printed } from '../src/pothos-kysely/generate.ts';

const CAPABILITIES = `
  select capability, array_agg(role::text order by role) as roles, bool_or(where_branches_release) as where_released
  from app.role_capability group by 1 order by 1`;

/**
 * @param schema that holds the rules
 * @returns by path: the rows, functions and catalog that schema/ stands on, who has which capability, and the rules' name
 */
export async function generateTypes(connectionString: string, schema: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString });
  await client.connect();
  const { types, catalog, functions } = await generate((sql, parameters) => client.query(sql, parameters), {
    schemas: [schema, 'app'],
    without: ['kysely_migration', 'kysely_migration_lock', 'maker', 'wording'],
    plugin: '../../src/pothos-kysely/index.ts',
  });
  const { rows } = await client.query<{ capability: string; roles: string[]; where_released: boolean }>(CAPABILITIES);
  await client.end();
  const roles = Object.fromEntries(rows.map(({ capability, roles }) => [capability, roles]));
  const whereReleased = rows.filter((row) => row.where_released).map(({ capability }) => capability);
  return {
    'schema/generated/types.ts': types,
    'schema/generated/catalog.ts': catalog,
    'schema/generated/functions.ts': functions,
    'schema/generated/capabilities.ts': `${HEADER}import type { Capability, ViewerRole } from './types.ts';

/** Which roles can do what. */
export const ROLES: Readonly<Record<Capability, readonly ViewerRole[]>> = ${printed(roles)};
/** What a branch can do only where its region lets branches record figures themselves. */
export const WHERE_BRANCHES_RELEASE: readonly Capability[] = ${printed(whereReleased)};
`,
    'src/db/rules.gen.ts': `${HEADER}
/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = '${schema}';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = '${schema}, app, pg_temp';
`,
  };
}
