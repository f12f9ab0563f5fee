/**
 * A page that draws a series, with a table of the same numbers: `npm exec -- vite examples` beside `npm run dev`. No line is
 * drawn across a break, and what is not known is a gap.
 */
import { type SeriesQuery, series } from './client.gen.ts';

const WIDTH = 600;
const HEIGHT = 240;
type Points = NonNullable<SeriesQuery['area']>['series']['points'];

/** The parts of the line: a point that cannot be compared to the one before begins another part. */
export function partsOf(points: Points): Points[] {
  const parts: Points[] = [];
  for (const point of points) {
    const part = parts.at(-1);
    if (part && point.change?.comparable) part.push(point);
    else parts.push([point]);
  }
  return parts;
}

const numberOf = ({ quantity: { value } }: Points[number]) => (value === null ? null : Number(value));
const monthOf = ({ month }: Points[number]) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

function svg(name: string, attributes: Record<string, string>, text = ''): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

function draw(points: Points): SVGElement {
  const months = points.map(monthOf);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const most = Math.max(...points.map((point) => numberOf(point) ?? 0));
  const place = (point: Points[number]) => {
    const x = (WIDTH * (monthOf(point) - first)) / Math.max(1, last - first);
    return `${x.toFixed(1)},${(HEIGHT * (1 - (numberOf(point) ?? 0) / most)).toFixed(1)}`;
  };
  const chart = svg('svg', {
    viewBox: `-8 -8 ${WIDTH + 16} ${HEIGHT + 16}`,
    role: 'img',
    'aria-label': 'Peserta per bulan',
  });
  for (const part of partsOf(points)) {
    const known = part.filter((point) => numberOf(point) !== null);
    chart.append(svg('polyline', { points: known.map(place).join(' '), fill: 'none', stroke: 'currentColor' }));
    for (const point of known) {
      const [cx = '', cy = ''] = place(point).split(',');
      const mark = svg('circle', { cx, cy, r: '4' });
      mark.append(svg('title', {}, `${point.month}: ${point.quantity.value} (${point.quantity.precision})`));
      chart.append(mark);
    }
  }
  return chart;
}

function table(points: Points): HTMLTableElement {
  const element = document.createElement('table');
  for (const { month, quantity } of points) {
    const row = element.insertRow();
    for (const text of [month, quantity.value ?? 'tidak ada data', quantity.precision])
      row.insertCell().textContent = text;
  }
  return element;
}

const figure = globalThis.document?.getElementById('series');
if (figure) {
  const address = new URLSearchParams(location.search).get('api') ?? 'http://localhost:8787';
  try {
    const { area } = await series({ address }, { area: 'Region:VII', segment: 'INFORMAL' });
    const points = area?.series.points ?? [];
    figure.append(draw(points), table(points));
  } catch (error) {
    figure.textContent = `${address}: ${(error as Error).message}`;
  }
}
