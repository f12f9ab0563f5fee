/** Which area an id means, and which areas were there by the moment the operation looks at. */
import type { Expression } from 'kysely';
import { type ArgumentRules, ruled } from '../../src/pothos-kysely/index.ts';
import type { AreaKind, AreaRow } from '../generated/types.ts';
import { eb, fn, sql } from '../shared/sql.ts';

/** The type of each kind of area. */
export const AREA_TYPES = {
  NATION: 'Nation',
  REGION: 'Region',
  PROVINCE: 'Province',
  REGENCY: 'LocalGovernment',
  CITY: 'LocalGovernment',
  BRANCH: 'Branch',
  MARKET: 'Market',
} as const satisfies Record<AreaKind, string>;
type AreaType = (typeof AREA_TYPES)[AreaKind];
/** The kinds of area that a type is made of. */
export const kindsOf = (typename: AreaType): AreaKind[] =>
  (Object.keys(AREA_TYPES) as AreaKind[]).filter((kind) => AREA_TYPES[kind] === typename);

/** Of which type an area is whose code looks like this; a code that looks like none of these is a region's. */
const FORMS: readonly [form: RegExp, type: AreaType][] = [
  [/^ID$/, 'Nation'],
  [/^\d\d$/, 'Province'],
  [/^\d/, 'LocalGovernment'],
  [/^KCP?-/, 'Branch'],
  [/^PASAR-/, 'Market'],
];
/**
 * The id that a code stands for: `64` is `Province:64`. Codes are written in capitals: `kc-tanjung` is
 * `Branch:kc-tanjung` and `vii` is `Region:vii`, which are none, so that the answer names the nearest. So it does for a
 * name, which is taken for the code of an area of one of the types that may be named.
 */
export const idOfCode = (code: string, types: readonly string[] = []): string | undefined => {
  const inCapitals = code.toUpperCase();
  const isOfRegion = code === inCapitals || /^[a-z-]{2,}$/.test(code);
  const type = /^[A-Z0-9][A-Z0-9.-]*$/.test(inCapitals)
    ? (FORMS.find(([form]) => form.test(inCapitals))?.[1] ?? (isOfRegion ? 'Region' : undefined))
    : undefined;
  const named = type ?? (NAME.test(code) ? types[0] : undefined);
  return named && `${named}:${code}`;
};
/** A name of an area, as people write it: `Kalimantan Timur`, `Kota Balikpapan`. */
const NAME = /^\p{L}[\p{L}\p{M} .,'’()/-]+$/u;
/** A code of each type, to show what codes look like. */
const EXAMPLES: Readonly<Record<'Area' | AreaType, string>> = {
  Area: '64',
  Nation: 'ID',
  Region: 'VII',
  Province: '64',
  LocalGovernment: '64.71',
  Branch: 'KC-BALIKPAPAN',
  Market: 'PASAR-KAHAYAN',
};
const byIdOrCode = (type: 'Area' | AreaType) => `y its id, or by its code as text, such as \`${EXAMPLES[type]}\`.`;
const rulesOf = (type: 'Area' | AreaType): ArgumentRules => ({ types: [type], byCode: true });

/** Options of an argument or input field that names one area of a type, by its id or code. */
export const namesArea = (description: string, type: 'Area' | AreaType = 'Area') => ({
  ...ruled(rulesOf(type)),
  description: `${description} B${byIdOrCode(type)}`,
});
/** Options of an argument that names several areas, each by its id or code. */
export const namesAreas = (description: string, maxItems: number) => ({
  ...ruled({ ...rulesOf('Area'), maxItems }),
  description: `${description} At most ${maxItems}, each b${byIdOrCode('Area')}`,
});

type AreaId = { typename: string; key: Expression<string> };
const areaOf = ({ typename, key }: AreaId) =>
  eb
    .selectFrom('area as a')
    .where('a.code', '=', key)
    .where('a.kind', 'in', kindsOf(typename as AreaType))
    .$if(typename === AREA_TYPES.MARKET, (areas) => areas.where(({ ref }) => registeredMarket(() => ref('a.id'))));
/**
 * The key of the area that an id or a code means: by the code of this API, or else by the official code of the
 * operation's day. The operation ends as NOT_FOUND where there is none by the moment it looks at: `Region:64` is no
 * region, and a market is there once it is registered.
 */
export const areaIdOf = (id: AreaId) =>
  sql<bigint>`(select coalesce(${areaOf(id).select('a.id').$asScalar()}, ${fn.area_otherwise_named(id.key, id.typename)}))`;
/** The code of that area; the id itself where there is none, for a write that refuses it. */
export const areaCodeOf = (id: AreaId) =>
  sql<string>`(select coalesce(${areaOf(id).select('a.code').$asScalar()}, ${fn.code_otherwise_named(id.key, id.typename)}))`;

/** The code of an area, to order by. */
export const codeOf = (area: Expression<bigint>) =>
  eb.selectFrom('area as a').select('a.code').where('a.id', '=', area).$asScalar();

/** Is a market one that was registered by the moment the operation looks at? */
export const registeredMarket = (row: AreaColumn<'id'>) =>
  eb.exists(
    eb.selectFrom('market as m').where('m.area_id', '=', row('id')).where('m.recorded_at', '<=', fn.known_at()),
  );
/** Columns of a row of areas. */
export type AreaColumn<Column extends keyof AreaRow> = <C extends Column>(column: C) => Expression<AreaRow[C]>;
