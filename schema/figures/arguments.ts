/** Arguments that many fields of figures take: what is said of them. */
import type { Expression } from 'kysely';
import type * as db from '../generated/types.ts';
import { fn, sql } from '../shared/sql.ts';

export const MEASURE =
  'What is counted. When not given, the first of PARTICIPANTS, COVERAGE and EMPLOYERS of which this area itself has a number of any time; PARTICIPANTS where it has none.';
interface Asked {
  measure?: db.Measure | null;
  segment?: db.Segment | null;
  basis?: db.Basis | null;
}
/**
 * What is counted in an area, by these arguments. The measure is looked for in a subquery: as a call it would be made
 * again wherever a rule that is written out names it.
 */
export const measureOf = (area: Expression<bigint>, { measure, segment, basis }: Asked) =>
  measure ?? sql<db.Measure>`(select ${fn.measure_to_show(area, segment ?? 'ALL', basis ?? null)})`;
/** What it costs to look for the measure. */
export const measureCost = ({ measure }: Asked): number => (measure ? 0 : 20);

export const SEGMENT = 'Which workers are counted.';
export const BASIS =
  'Take only figures on this basis, for example those that count active participants. When not given, figures on any basis are taken. But a figure of registered participants is passed over if active ones are known for one of the months before (`dataset { comparableMonths }`).';
export const IS_DERIVED =
  'Whether the number is worked out: a sum of segments, of all parts of the area, or of the months of a step. Null where there is no number.';
export const FLAGS =
  'Known doubts about the number; where it is a sum, about any of its figures. Null where there is no number.';
export const KNOWN_FROM =
  'The moment from which all figures behind the number are known. Null where there is no number.';
export const UP_TO_MONTH =
  'Take the latest figure up to the end of this month (`2014-07`). When not given, the latest of all. JOINED and LEFT are different: only a figure of this very month is taken, so name the month.';
