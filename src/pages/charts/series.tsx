/**
 * Numbers over time. A line joins neighbouring steps that count the same: across a break there is none, nor over steps
 * without a number. An exact number is a filled mark, an approximate one a hollow one, a range a bar between its
 * ends, a bound a mark with an arrow that way.
 */
import { dateText, shortText } from '../format.ts';
import { type PartialDate, type Quantity, type Reported, tells } from '../number.tsx';
import type { View } from '../page.ts';
import { round, scaleFromZero } from './scale.ts';

export interface Point extends Reported {
  /** The first month of its step. */
  month: string;
  asOf: PartialDate;
  quantity: Quantity;
}
export interface Break {
  before: string;
  after: string;
}

const WIDTH = 640;
const HEIGHT = 280;
const LEFT = 78;
const RIGHT = 24;
const TOP = 16;
const BOTTOM = 40;
/** So many marks have room for their full size. */
const FEW = 30;
/** At most so many years are written below the axis. */
const MOST_YEARS = 6;

/** Where a number of a series is drawn: at its day or month; that of a whole year in the middle of it. */
const dateOf = (point: Point): string => (toldDate(point).length > 4 ? toldDate(point) : `${toldDate(point)}-07`);

/** The day, month or year that a number is of, as exactly as it is known. */
export const toldDate = ({ asOf, month }: Point): string => asOf.value ?? month;

/** The last month of a day, month or year: until it is over, its number is not told. */
export const lastMonth = (date: string): string => (date.length === 4 ? `${date}-12` : date.slice(0, 7));

/** Half a year on each side, so that a single number stands in the middle. */
const MARGIN = 6;

/** How many months lie between neighbouring steps. */
const STEP: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const ends = ({ value, low, high }: Quantity): [low: number, high: number] =>
  value === null ? [Number(low ?? high ?? 0), Number(high ?? low ?? 0)] : [Number(value), Number(value)];

/**
 * @param points oldest first
 * @param every the length of a step: MONTH, QUARTER or YEAR
 * @param named what is drawn, for who does not see it
 * @param chosen the month that the page looks at; null for the present one, which is not drawn
 */
export function SeriesChart({
  view,
  points,
  breaks,
  every,
  named,
  chosen,
}: {
  view: View;
  points: readonly Point[];
  breaks: readonly Break[];
  every: string;
  named: string;
  chosen: string | null;
}) {
  const isJoined = (before: Point, after: Point) =>
    monthNumber(after.month) - monthNumber(before.month) <= (STEP[every] ?? 1) &&
    !breaks.some((found) => found.before === before.month && found.after === after.month);
  const months = points.map((point) => monthNumber(dateOf(point)));
  const first = Math.min(...months) - MARGIN;
  const last = Math.max(...months) + MARGIN;
  const unit = points[0]?.quantity.unit ?? '';
  const y = scaleFromZero(Math.max(...points.map(({ quantity }) => ends(quantity)[1])), HEIGHT - BOTTOM, TOP);
  const x = (month: number) => round(LEFT + ((WIDTH - LEFT - RIGHT) * (month - first)) / (last - first));
  const at = (value: number) => round(y.at(value));
  return (
    <svg class="series" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={named} data-keys="line">
      {y.ticks.map((tick) => (
        <g aria-hidden="true">
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={at(tick)} y2={at(tick)} />
          <text class="tick" x={LEFT - 8} y={at(tick)} dy="0.32em" text-anchor="end">
            {shortText(view, tick, unit)}
          </text>
        </g>
      ))}
      {ticksOf(view, points, first, last).map(({ month, text }) => (
        <g aria-hidden="true">
          <line class="grid" x1={x(month)} x2={x(month)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 5} />
          <text class="tick" x={x(month)} y={HEIGHT - BOTTOM + 27} text-anchor="middle">
            {text}
          </text>
        </g>
      ))}
      {chosen && isDrawn(points, chosen) && (
        <g class="chosen" aria-hidden="true">
          <line x1={x(monthNumber(chosen))} x2={x(monthNumber(chosen))} y1={TOP} y2={HEIGHT - BOTTOM} />
          <path d={`M${x(monthNumber(chosen)) - 6} ${TOP - 10}h12l-6 10z`} />
        </g>
      )}
      {placesOf(breaks, points).map((place) => (
        <line class="break" x1={x(place)} x2={x(place)} y1={TOP} y2={HEIGHT - BOTTOM} aria-hidden="true" />
      ))}
      {points.map((point, i) => {
        const before = points[i - 1];
        if (!before || !isJoined(before, point)) return null;
        const [from, to] = [before, point].map((each) => ({
          x: x(monthNumber(dateOf(each))),
          y: at((ends(each.quantity)[0] + ends(each.quantity)[1]) / 2),
        })) as [{ x: number; y: number }, { x: number; y: number }];
        return <line class="joined" x1={from.x} y1={from.y} x2={to.x} y2={to.y} aria-hidden="true" />;
      })}
      {points.map((point) => (
        <Mark
          view={view}
          point={point}
          x={x(monthNumber(dateOf(point)))}
          at={at}
          size={points.length > FEW ? 3 : 5}
          isLookedAt={chosen !== null && lookedAt(points, chosen) === point}
        />
      ))}
    </svg>
  );
}

function Mark({
  view,
  point,
  x,
  at,
  size,
  isLookedAt,
}: {
  view: View;
  point: Point;
  x: number;
  at: (value: number) => number;
  size: number;
  isLookedAt: boolean;
}) {
  const { quantity } = point;
  const text = tells(view, dateText(view, toldDate(point).slice(0, 7)), point);
  const [low, high] = ends(quantity).map(at) as [number, number];
  const isBound = quantity.precision === 'AT_LEAST' || quantity.precision === 'MORE_THAN';
  return (
    <g
      class={`point${quantity.precision === 'EXACT' ? ' exact' : ''}${isLookedAt ? ' looked-at' : ''}`}
      role="img"
      aria-label={text}
      data-tells={text}
    >
      <title>{text}</title>
      {low !== high && <path class="interval" d={`M${x - 6} ${low}h12M${x} ${low}V${high}M${x - 6} ${high}h12`} />}
      {isBound && <path class="interval" d={`M${x} ${low - 5}v-16m-4 5l4 -5l4 5`} />}
      {low === high && <circle cx={x} cy={low} r={size} />}
      {/* What is pointed at is larger than what is seen. */}
      <circle class="target" cx={x} cy={(low + high) / 2} r="14" />
    </g>
  );
}

/** The last number up to a month: the one that the page tells when that month is chosen. Undefined where there is none. */
export const lookedAt = (points: readonly Point[], chosen: string): Point | undefined =>
  points.findLast((point) => lastMonth(toldDate(point)) <= chosen);

/** Is a month within the chart? One far from all numbers would press them together; it is told in words. */
export function isDrawn(points: readonly Point[], chosen: string): boolean {
  const months = points.map((point) => monthNumber(dateOf(point)));
  const at = monthNumber(chosen);
  return at >= Math.min(...months) - MARGIN && at <= Math.max(...months) + MARGIN;
}

/** What is written below the axis: years, or where there is but one the first and last of what is drawn. */
function ticksOf(view: View, points: readonly Point[], first: number, last: number) {
  const years = yearsOf(first, last);
  if (years.length > 1) return years.map((year) => ({ month: year * 12, text: String(year) }));
  const ends = [points[0] as Point, points.at(-1) as Point].map((point) => ({
    month: monthNumber(dateOf(point)),
    text: dateText(view, toldDate(point).slice(0, 7)),
  }));
  return ends.filter(({ month }, i) => month !== ends[i - 1]?.month);
}

/** Januaries between two months, at most so many as there is room for. */
function yearsOf(first: number, last: number): number[] {
  const from = Math.ceil(first / 12);
  const to = Math.floor(last / 12);
  const step = Math.ceil((to - from + 1) / MOST_YEARS);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter((_, i) => i % step === 0);
}

/** Where breaks are drawn: halfway, once for all that happened between the same two numbers. */
const placesOf = (breaks: readonly Break[], points: readonly Point[]): number[] => [
  ...new Set(
    breaks.map(({ before, after }) => {
      const [from, to] = [before, after].map((month) => monthNumber(ofStep(points, month, dateOf))) as [number, number];
      return (from + to) / 2;
    }),
  ),
];

/** A date of the number of a step; the month itself where the step has none. */
export function ofStep(points: readonly Point[], month: string, date: (point: Point) => string): string {
  const point = points.find((each) => each.month === month);
  return point ? date(point) : month;
}
