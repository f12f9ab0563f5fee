/** Words of the arguments that many fields of figures take. */

export const SEGMENT = 'Which workers are counted.';
export const BASIS =
  'Take only figures on this basis, for example those that count active participants. When not given, a figure on any basis is taken; but one of registered participants is passed over if active ones are known for one of the months before (`dataset { comparableMonths }`).';
export const IS_DERIVED =
  'Whether the number is worked out: a sum of segments, of all parts of the area, or of the months of a step. Null where there is no number.';
export const FLAGS =
  'Known doubts about the number; where it is a sum, about any of its figures. Null where there is no number.';
export const UP_TO_MONTH =
  'Take the latest figure up to the end of this month (`2014-07`). When not given, the latest of all. JOINED and LEFT are different: only a figure of this very month is taken, so name the month.';
