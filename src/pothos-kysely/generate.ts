/**
 * Reads what a database has, and writes it as TypeScript: the rows of its tables for the types of a schema, its functions
 * for those who call them, and the catalog that a schema is checked against when it is built. For Node, not for a Worker.
 */
import type { Catalog, CatalogTable } from './catalog.ts';

/** Runs a query and gives its rows. */
export type Query = (sql: string, parameters: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

export interface GenerateOptions {
  /** The schemas to read, in the order in which names are looked up. */
  schemas: readonly string[];
  /** Names of tables, views and composite types that are left out. @default none */
  without?: readonly string[];
  /** Where the generated files import the plugin from. @default 'pothos-kysely' */
  plugin?: string;
}

interface TypeName {
  type: string;
  /** b(ase), e(num), c(omposite), p(seudo), r(ange), m(ultirange), d(omain) */
  kind: string;
  array: boolean;
}
interface Column extends TypeName {
  relation: string;
  name: string;
  required: boolean;
}
interface Key {
  relation: string;
  type: 'p' | 'u' | 'f';
  columns: string[];
  target: string | null;
  references: string[] | null;
}
interface Parameter extends TypeName {
  /** Empty where it has none. */
  name: string;
  /** i(n), o(ut), b(oth), v(ariadic), t(able) */
  mode: string;
}
interface Routine {
  name: string;
  parameters: Parameter[];
  /** How many of the last parameters may be left out. */
  defaults: number;
  result: TypeName;
  required: boolean;
}

const RELATIONS = `
  select c.oid, c.relname, c.relkind
  from pg_class c
  where c.relnamespace = any ($1::regnamespace[]) and c.relkind in ('r', 'p', 'v', 'm', 'c') and c.relname <> all ($2)`;
const COLUMNS = `
  with relation as (${RELATIONS})
  select r.relname as relation, a.attname as name, coalesce(e.typname, t.typname) as type,
    coalesce(e.typtype, t.typtype) as kind, t.typcategory = 'A' as array,
    a.attnotnull or coalesce(d.description like '%@notNull', false) as required
  from relation r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    left join pg_description d on d.objoid = r.oid and d.objsubid = a.attnum and d.classoid = 'pg_class'::regclass
  order by r.relname collate "C", a.attnum`;
const KEYS = `
  with relation as (${RELATIONS})
  select r.relname as relation, k.contype as type, f.relname as target,
    (select array_agg(a.attname::text order by n.o)
     from unnest(k.conkey) with ordinality n(a, o)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.a) as columns,
    (select array_agg(a.attname::text order by n.o)
     from unnest(k.confkey) with ordinality n(a, o)
       join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.a) as "references"
  from relation r
    join pg_constraint k on k.conrelid = r.oid
    left join pg_class f on f.oid = k.confrelid
  where k.contype in ('p', 'u', 'f')
  order by r.relname collate "C", k.contype, k.conname collate "C"`;
const ENUMS = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = any ($1::regnamespace[])
  group by t.typname
  order by t.typname collate "C"`;
/** Of each view how many tables PostgreSQL plans for it, those of the views it stands on too. */
const VIEWS = `
  with recursive used as (
    select distinct r.ev_class as view, d.refobjid as relation, c.relkind as kind
    from pg_rewrite r
      join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
      join pg_class c on c.oid = d.refobjid and c.oid <> r.ev_class
    where c.relnamespace = any ($1::regnamespace[])),
  planned as (
    select view, relation, kind from used
    union all
    select p.view, u.relation, u.kind from planned p join used u on u.view = p.relation where p.kind = 'v')
  select c.relname as view, count(*)::int as relations
  from planned p join pg_class c on c.oid = p.view
  where p.kind in ('r', 'p', 'm')
  group by 1
  order by 1`;
/** A comment that ends with @notNull says that a function, or a column of a view or composite type, never gives null. */
const ROUTINES = `
  select p.proname as name, p.pronargdefaults as defaults,
    coalesce(d.description like '%@notNull', false) as required,
    json_build_object(
      'type', coalesce(re.typname, r.typname), 'kind', coalesce(re.typtype, r.typtype),
      'array', r.typcategory = 'A') as result,
    coalesce((
      select json_agg(json_build_object(
        'name', coalesce(p.proargnames[a.n], ''), 'mode', coalesce(p.proargmodes[a.n], 'i'),
        'type', coalesce(e.typname, t.typname), 'kind', coalesce(e.typtype, t.typtype),
        'array', t.typcategory = 'A') order by a.n)
      from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a(type, n)
        join pg_type t on t.oid = a.type
        left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'), '[]') as parameters
  from pg_proc p
    join pg_type r on r.oid = p.prorettype
    left join pg_type re on re.oid = r.typelem and r.typcategory = 'A'
    left join pg_description d on d.objoid = p.oid and d.classoid = 'pg_proc'::regclass
  where p.pronamespace = any ($1::regnamespace[]) and p.prokind = 'f' and r.typname not in ('trigger', 'event_trigger')
  order by p.proname collate "C", p.oid`;

/** @returns the texts of three modules: types.ts, catalog.ts and functions.ts, which import each other by these names */
export async function generate(
  query: Query,
  { schemas, without = [], plugin = 'pothos-kysely' }: GenerateOptions,
): Promise<Record<'types' | 'catalog' | 'functions', string>> {
  const rowsOf = async <Row>(sql: string, ...parameters: unknown[]) => (await query(sql, parameters)).rows as Row[];
  const columns = await rowsOf<Column>(COLUMNS, schemas, without);
  const keys = await rowsOf<Key>(KEYS, schemas, without);
  const enums = await rowsOf<{ name: string; labels: string[] }>(ENUMS, schemas);
  const views = await rowsOf<{ view: string; relations: number }>(VIEWS, schemas);
  const routines = await rowsOf<Routine>(ROUTINES, schemas);
  const relations = [...new Set(columns.map((column) => column.relation))];
  return {
    types: typesText(relations, columns, enums, plugin),
    catalog: catalogText(relations, columns, keys, enums, views, plugin),
    functions: functionsText(relations, routines, plugin),
  };
}

/** The first line of each generated file. */
export const HEADER = '// Generated from the database. Do not edit.\n';
/** As JSON, what holds nothing but plain values on a line of its own. */
export const printed = (value: unknown): string =>
  JSON.stringify(value, null, 1).replace(/[[{][^[\]{}]*[\]}]/g, (leaf) => leaf.replace(/\s+/g, ' '));
const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_match, _start, letter: string) => letter.toUpperCase());

/** The types of PostgreSQL that TypeScript has a type for; every other is told apart by its name. */
const PLAIN: Readonly<Record<string, string>> = {
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  name: 'string',
  regproc: 'string',
};
/** What PostgreSQL also takes for a parameter of a type, without being asked. */
const WIDER: Readonly<Record<string, string>> = {
  int8: ' | number',
  numeric: ' | number | bigint',
  float8: ' | number | bigint',
};

/** The type of one value, where a row is an interface of types.ts. */
function valueType({ type, kind, array }: TypeName): string {
  const base =
    kind === 'e'
      ? pascal(type)
      : kind === 'c'
        ? `${pascal(type)}Row`
        : kind === 'p'
          ? 'unknown'
          : (PLAIN[type] ?? `Pg<'${type}'>`);
  return array ? `${base}[]` : base;
}

function typesText(
  relations: string[],
  columns: Column[],
  enums: { name: string; labels: string[] }[],
  plugin: string,
): string {
  const unions = enums.map(
    ({ name, labels }) => `export type ${pascal(name)} = ${labels.map((label) => `'${label}'`).join(' | ')};`,
  );
  const interfaces = relations.map((relation) => {
    const fields = columns
      .filter((column) => column.relation === relation)
      .map((column) => `  ${column.name}: ${valueType(column)}${column.required ? '' : ' | null'};`);
    return `export interface ${pascal(relation)}Row {\n${fields.join('\n')}\n}`;
  });
  const rows = relations.map((relation) => `  ${relation}: ${pascal(relation)}Row;`);
  const db = `export interface DB {\n${rows.join('\n')}\n}`;
  return `${HEADER}import type { Pg } from '${plugin}';\n\n${unions.join('\n')}\n\n${interfaces.join('\n\n')}\n\n${db}\n`;
}

function catalogText(
  relations: string[],
  columns: Column[],
  keys: Key[],
  enums: { name: string; labels: string[] }[],
  views: { view: string; relations: number }[],
  plugin: string,
): string {
  const table = (relation: string): CatalogTable => {
    const own = keys.filter((key) => key.relation === relation);
    const planned = views.find(({ view }) => view === relation)?.relations;
    const primaryKey = own.find((key) => key.type === 'p')?.columns;
    const uniques = own.filter((key) => key.type === 'u').map((key) => key.columns);
    const foreignKeys = own
      .filter((key) => key.type === 'f')
      .map((key) => ({ columns: key.columns, table: key.target ?? '', references: key.references ?? [] }));
    return {
      ...(planned === undefined ? {} : { relations: planned }),
      columns: Object.fromEntries(
        columns
          .filter((column) => column.relation === relation)
          .map(({ name, type, array, required }) => [name, { type, nullable: !required, ...(array ? { array } : {}) }]),
      ),
      ...(primaryKey ? { primaryKey } : {}),
      ...(uniques.length ? { uniques } : {}),
      ...(foreignKeys.length ? { foreignKeys } : {}),
    };
  };
  const catalog: Catalog = {
    tables: Object.fromEntries(relations.map((relation) => [relation, table(relation)])),
    enums: Object.fromEntries(enums.map(({ name, labels }) => [name, labels])),
  };
  return `${HEADER}import type { Catalog } from '${plugin}';\n\nexport const catalog: Catalog = ${printed(catalog)};\n`;
}

function functionsText(relations: string[], routines: Routine[], plugin: string): string {
  const used = new Set<string>();
  const named = (type: TypeName) => {
    const text = valueType(type);
    if (type.kind === 'e' || type.kind === 'c') used.add(text.replace('[]', ''));
    return text;
  };
  const lines = routines.map(({ name, parameters, defaults, result, required }) => {
    const taken = parameters.filter(({ mode }) => mode === 'i' || mode === 'b' || mode === 'v');
    const given = parameters.filter(({ mode }) => mode === 'o' || mode === 'b' || mode === 't');
    const list = taken.map((parameter, i) => {
      if (parameter.mode === 'v') {
        return `...${argumentName(parameter.name, i)}: Arg<${named({ ...parameter, array: false })}>[]`;
      }
      const wider = parameter.array ? '' : (WIDER[parameter.type] ?? '');
      const optional = i >= taken.length - defaults ? '?' : '';
      return `${argumentName(parameter.name, i)}${optional}: Arg<${named(parameter)}${wider}>`;
    });
    const row =
      given.length > 1 &&
      `{ ${given.map((column, i) => `${column.name || `column${i + 1}`}: ${named(column)} | null`).join('; ')} }`;
    const isRow = result.kind === 'c' && !result.array && relations.includes(result.type);
    const value = row || (result.type === 'void' ? 'null' : named(result) + (required || isRow ? '' : ' | null'));
    return `  ${name}(${list.join(', ')}): RawBuilder<${value}>;`;
  });
  const types = [...used].sort().join(', ');
  return `${HEADER}import type { RawBuilder } from 'kysely';\nimport type { Arg, Pg } from '${plugin}';\nimport type { ${types} } from './types.ts';\n\n/** The functions of the database. */\nexport interface Functions {\n${lines.join('\n')}\n}\n`;
}

const RESERVED = new Set([
  'in',
  'from',
  'function',
  'default',
  'new',
  'this',
  'case',
  'with',
  'for',
  'if',
  'else',
  'class',
  'delete',
  'void',
]);
const argumentName = (name: string, i: number) => {
  if (!name) return `argument${i + 1}`;
  return RESERVED.has(name) ? `${name}_` : name;
};
