/** A bar beside a number in a table. The number stands in text beside it, so readers skip the bar. */
import { round } from './scale.ts';

const WIDTH = 100;

/**
 * @param value what is drawn; of a bound the end that is known
 * @param most the end of the scale: the greatest of all values in the column
 * @param low of an interval: it is drawn from here to `value`
 * @param mark a place that is worth a line, such as 100 %
 */
export function Bar({ value, most, low, mark }: { value: number; most: number; low?: number; mark?: number }) {
  const at = (number: number) => (most > 0 ? round((WIDTH * number) / most) : 0);
  const from = low === undefined ? 0 : at(low);
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width={WIDTH} height="8" />
      <rect
        class={low === undefined ? 'fill' : 'fill interval'}
        x={from}
        width={Math.max(0.5, at(value) - from)}
        height="8"
      />
      {mark !== undefined && <rect class="mark" x={Math.min(WIDTH - 1, at(mark))} width="1" height="8" />}
    </svg>
  );
}
