/** Reads the facts and rules of a database and writes it as TypeScript types and as the plugin's runtime catalog. */
import { Client } from 'pg';

interface Column {
  relation: string;
  name: string;
  type: string;
  kind: string;
  array: boolean;
  required: boolean;
  comment: string | null;
}
interface Key {
  relation: string;
  type: 'p' | 'u' | 'f';
  columns: string[];
  target: string | null;
  references: string[] | null;
}

const COLUMNS = `
  select c.relname as relation, a.attname as name, coalesce(e.typname, t.typname) as type, coalesce(e.typtype, t.typtype) as kind,
    t.typcategory = 'A' as array, a.attnotnull or coalesce(d.description like '%@notNull', false) as required, d.description as comment
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  left join pg_description d on d.objoid = c.oid and d.objsubid = a.attnum and d.classoid = 'pg_class'::regclass
  where (c.relnamespace = 'app'::regnamespace and c.relname not like 'kysely%' or c.relnamespace = current_schema()::regnamespace and c.relname <> 'maker')
    and c.relkind in ('r', 'v', 'c')
  order by c.relname collate "C", a.attnum`;
const KEYS = `
  select c.relname as relation, k.contype as type, f.relname as target,
    (select array_agg(a.attname::text order by n.o) from unnest(k.conkey) with ordinality n(a, o) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.a) as columns,
    (select array_agg(a.attname::text order by n.o) from unnest(k.confkey) with ordinality n(a, o) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.a) as "references"
  from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class f on f.oid = k.confrelid
  where c.relnamespace = 'app'::regnamespace and k.contype in ('p', 'u', 'f') and c.relname not like 'kysely%'
  order by c.relname collate "C", k.contype, k.conname collate "C"`;
const ENUMS = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'app'::regnamespace group by t.typname order by t.typname collate "C"`;

/** What a column's value is in TypeScript. Values never pass through JavaScript; this is for the checks of the compiler. */
const TYPES: Readonly<Record<string, string>> = {
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  json: 'unknown',
  jsonb: 'unknown',
};

/** Of each view how many tables PostgreSQL plans for it, those of the views it stands on too. */
const RELATIONS = `
  with recursive used as (
    select distinct r.ev_class as view, d.refobjid as relation, c.relkind as kind
    from pg_rewrite r
    join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
    join pg_class c on c.oid = d.refobjid and c.oid <> r.ev_class
    where c.relnamespace in ('app'::regnamespace, current_schema()::regnamespace)),
  tables as (
    select view, relation, kind from used
    union all
    select t.view, u.relation, u.kind from tables t join used u on u.view = t.relation where t.kind = 'v')
  select c.relname as view, count(*)::int as relations
  from tables t join pg_class c on c.oid = t.view where t.kind = 'r' group by 1 order by 1`;

const CAPABILITIES = `
  select capability, array_agg(role::text order by role) as roles from app.role_capability group by 1 order by 1`;

/**
 * @param schema that holds the rules
 * @returns the texts of types.gen.ts, catalog.gen.ts, capabilities.gen.ts and rules.gen.ts in src/db
 */
export async function generateTypes(
  connectionString: string,
  schema: string,
): Promise<Record<'types' | 'catalog' | 'capabilities' | 'rules', string>> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(`set search_path to ${schema}, app, pg_temp`);
  const columns: Column[] = (await client.query(COLUMNS)).rows;
  const keys: Key[] = (await client.query(KEYS)).rows;
  const enums: { name: string; labels: string[] }[] = (await client.query(ENUMS)).rows;
  const views: { view: string; relations: number }[] = (await client.query(RELATIONS)).rows;
  const capabilities: { capability: string; roles: string[] }[] = (await client.query(CAPABILITIES)).rows;
  await client.end();
  const relations = [...new Set(columns.map((column) => column.relation))];
  return {
    types: typesText(relations, columns, enums),
    catalog: catalogText(relations, columns, keys, enums, views),
    capabilities: capabilitiesText(capabilities),
    rules: rulesText(schema),
  };
}

const HEADER = '// Generated from the database by `npm run codegen`. Do not edit.\n';
/** As JSON, what holds nothing but plain values on a line of its own. */
const printed = (value: unknown) =>
  JSON.stringify(value, null, 1).replace(/[[{][^[\]{}]*[\]}]/g, (leaf) => leaf.replace(/\s+/g, ' '));
const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_match, _start, letter: string) => letter.toUpperCase());

function typesText(relations: string[], columns: Column[], enums: { name: string; labels: string[] }[]): string {
  const unions = enums.map(
    ({ name, labels }) => `export type ${pascal(name)} = ${labels.map((label) => `'${label}'`).join(' | ')};`,
  );
  const interfaces = relations.map((relation) => {
    const fields = columns
      .filter((column) => column.relation === relation)
      .map(({ name, type, kind, array, required }) => {
        const base =
          kind === 'e' || kind === 'c' ? pascal(type) + (kind === 'c' ? 'Row' : '') : (TYPES[type] ?? 'string');
        return `  ${name}: ${base}${array ? '[]' : ''}${required ? '' : ' | null'};`;
      });
    return `export interface ${pascal(relation)}Row {\n${fields.join('\n')}\n}`;
  });
  const db = `export interface DB {\n${relations.map((relation) => `  ${relation}: ${pascal(relation)}Row;`).join('\n')}\n}`;
  return `${HEADER}\n${unions.join('\n')}\n\n${interfaces.join('\n\n')}\n\n${db}\n`;
}

function catalogText(
  relations: string[],
  columns: Column[],
  keys: Key[],
  enums: { name: string; labels: string[] }[],
  views: { view: string; relations: number }[],
): string {
  const tables = Object.fromEntries(
    relations.map((relation) => {
      const own = keys.filter((key) => key.relation === relation);
      const uniques = own.filter((key) => key.type === 'u').map((key) => key.columns);
      const foreignKeys = own
        .filter((key) => key.type === 'f')
        .map(({ columns: from, target, references }) => ({ columns: from, table: target, references }));
      return [
        relation,
        {
          relations: views.find(({ view }) => view === relation)?.relations,
          columns: Object.fromEntries(
            columns
              .filter((column) => column.relation === relation)
              .map(({ name, type, array, required }) => [
                name,
                { type, nullable: !required, ...(array ? { array } : {}) },
              ]),
          ),
          primaryKey: own.find((key) => key.type === 'p')?.columns,
          ...(uniques.length ? { uniques } : {}),
          ...(foreignKeys.length ? { foreignKeys } : {}),
        },
      ];
    }),
  );
  const labels = Object.fromEntries(enums.map(({ name, labels: all }) => [name, all]));
  return `${HEADER}import type { Catalog } from '../pothos-kysely/index.ts';\n\nexport const catalog: Catalog = ${printed({ tables, enums: labels })};\n`;
}

function capabilitiesText(capabilities: { capability: string; roles: string[] }[]): string {
  const roles = Object.fromEntries(capabilities.map(({ capability, roles }) => [capability, roles]));
  return `${HEADER}import type { Capability, ViewerRole } from './types.gen.ts';\n\n/** Which roles can do what. */\nexport const ROLES: Readonly<Record<Capability, readonly ViewerRole[]>> = ${printed(roles)};\n`;
}

const rulesText = (schema: string) => `${HEADER}
/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = '${schema}';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = '${schema}, app, pg_temp';
`;
