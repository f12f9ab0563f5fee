/** What the page of an area may be asked: by its code which parts it has, by its query string what is counted. */
import { idOfCode } from '../../../schema/places/area-ids.ts';
import { monthOf } from '../format.ts';
import type { View } from '../page.ts';

export const MEASURES = ['PARTICIPANTS', 'COVERAGE', 'EMPLOYERS', 'JOINED', 'LEFT'] as const;
export const SEGMENTS = ['ALL', 'FORMAL', 'INFORMAL', 'PU', 'BPU', 'PU_BPU', 'JAKON', 'PMI'] as const;

/** Is it counted over a time, such as who joined in a month, and not on a day? */
export const isFlow = (measure: string): boolean => ['JOINED', 'LEFT'].includes(measure.toUpperCase());

/** Codes have capital letters alone; who writes small ones is led to the same page with them. */
export const inCapitals = (below: string) => (parameter: (name: string) => string) => {
  const code = parameter('code');
  return /^[a-z0-9.-]*[a-z][a-z0-9.-]*$/.test(code) ? `/wilayah/${code.toUpperCase()}${below}` : undefined;
};

/** What the parts of an area can be, by its type; the first is shown unless another one is asked for. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Nation: ['PROVINCE', 'REGION', 'LOCAL_GOVERNMENT'],
  Region: ['LOCAL_GOVERNMENT', 'PROVINCE', 'BRANCH'],
  Province: ['LOCAL_GOVERNMENT', 'BRANCH'],
  Branch: ['LOCAL_GOVERNMENT'],
};
const typeOf = (code: string): string => idOfCode(code)?.split(':')[0] ?? '';
/** What the parts of an area can be; nothing where it has none. */
export const partsOf = (code: string): readonly string[] => PARTS[typeOf(code)] ?? [];

/** A regency or city stands among those of its province, any other area's parts among each other. */
const provinceOf = (code: string): string => code.slice(0, 2);

/** What the parts are, where nothing else is asked for. */
const overOf = (code: string, given: ReadonlyMap<string, string>) =>
  given.get('over') ?? partsOf(code)[0] ?? 'LOCAL_GOVERNMENT';
const areaAndOver = (code: string, given: ReadonlyMap<string, string>) => ({
  area: code,
  ...(given.has('over') ? {} : { over: overOf(code, given) }),
});

/** The values of the variables of `coverage` that follow from the code of the area, and from what else is asked. */
export function coverageValues(code: string, given: ReadonlyMap<string, string>): Record<string, string> {
  const at = given.get('at');
  const on: Record<string, string> = at && /^\d{4}-\d\d$/.test(at) ? { on: lastDayOf(at) } : {};
  // The number of a quarter is the last one in it; who joined or left is of each month.
  const every: Record<string, string> = given.has('every')
    ? {}
    : { every: isFlow(given.get('measure') ?? '') ? 'MONTH' : 'QUARTER' };
  return { ...areaAndOver(code, given), ...on, ...every };
}

/** The same of `parts`. */
export function partsValues(code: string, given: ReadonlyMap<string, string>): Record<string, string> {
  const isLocal = typeOf(code) === 'LocalGovernment';
  return {
    ...areaAndOver(code, given),
    within: isLocal ? provinceOf(code) : code,
    among: kindsOf(overOf(code, given)),
  };
}

/** The kinds of area that parts are, as an address writes them. */
export const kindsOf = (over: string): string => (over === 'LOCAL_GOVERNMENT' ? 'REGENCY,CITY' : over);

/** The last day of a month: `2014-07-31`. */
const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** What is asked, as the page and its links need it. */
export interface Asked {
  area: string;
  /** The code of the province that a regency or city lies in, among whose it is ranked; else undefined. */
  province: string | undefined;
  over: string;
  measure: string;
  segment: string;
  basis: string | null;
  /** The step of the series; empty on a page without one. */
  every: string;
  /** The month asked for; null for the present one. */
  at: string | null;
  /** The month that is looked at. */
  month: string;
}
/** @param measure what is counted, where the address names none */
export function askedOf({ variables, dataset }: View, measure = ''): Asked {
  const text = (name: string) =>
    variables[name] === undefined || variables[name] === null ? null : String(variables[name]);
  const area = text('area') ?? '';
  return {
    area,
    province: typeOf(area) === 'LocalGovernment' ? provinceOf(area) : undefined,
    over: text('over') ?? '',
    measure: text('measure') ?? measure,
    segment: text('segment') ?? '',
    basis: text('basis'),
    every: text('every') ?? '',
    at: text('at'),
    month: text('at') ?? monthOf(dataset?.at ?? new Date(0).toISOString()),
  };
}
