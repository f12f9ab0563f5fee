/** What was known by the moment the operation looks at. Facts are never overwritten: each row says when it was known. */
import type { Expression } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { eb, fn, knownFrom } from './sql.ts';

/** Was a row known by the moment looked at? It may have been superseded since. */
export const wasKnown = ({ row }: { row: (column: 'known') => Expression<Pg<'tstzrange'>> }) =>
  eb(knownFrom(row('known')), '<=', fn.known_at());

/** Options of a field: since when the figures in a column are known. */
export const knownFromFigures = <C extends string>(column: C, description: string) => ({
  type: 'DateTime' as const,
  nullable: true as const,
  cost: 0.3,
  planning: 5,
  description,
  sql: ({ row }: { row: (column: C) => Expression<bigint[] | null> }) => fn.known_since(row(column)),
});
