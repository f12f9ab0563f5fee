/** What of an area is looked at, as a form whose choices stand in the address: so every view can be sent as a link. */
import { capital, heading } from '../format.ts';
import type { View } from '../page.ts';
import { type Asked, MEASURES, partsOf, SEGMENTS } from './asked.ts';

const INTERVALS = ['MONTH', 'QUARTER', 'YEAR'];

export function Filters({ view, asked }: { view: View; asked: Asked }) {
  const { words } = view;
  const parts = partsOf(asked.area);
  return (
    <form class="filters" method="get">
      <Choice
        view={view}
        name="measure"
        of="Measure"
        word={words.coverage.measure}
        values={MEASURES}
        now={asked.measure}
      />
      <Choice
        view={view}
        name="segment"
        of="Segment"
        word={words.coverage.segment}
        values={SEGMENTS}
        now={asked.segment}
      />
      <label>
        {words.coverage.month}
        <input type="month" name="at" value={asked.at ?? ''} min="2000-01" max="2199-12" placeholder="2024-12" />
      </label>
      {asked.every && (
        <Choice
          view={view}
          name="every"
          of="Interval"
          word={words.coverage.every}
          values={INTERVALS}
          now={asked.every}
        />
      )}
      {parts.length > 1 && (
        <Choice view={view} name="over" of="RollUpOver" word={words.coverage.over} values={parts} now={asked.over} />
      )}
      <button type="submit">{words.coverage.show}</button>
    </form>
  );
}

/** A list of values of an enum, by what they are called. */
function Choice({
  view,
  name,
  of,
  word,
  values,
  now,
}: {
  view: View;
  name: string;
  of: string;
  word: string;
  values: readonly string[];
  now: string;
}) {
  return (
    <label>
      {capital(word)}
      <select name={name}>
        {values.map((value) => (
          <option value={value} selected={value === now}>
            {heading(view, of, value)}
          </option>
        ))}
      </select>
    </label>
  );
}
