/** What was known by the moment the operation looks at. Facts are never overwritten: each row says when it was known. */
import type { Expression } from 'kysely';
import type { Pg } from '../../src/pothos-kysely/index.ts';
import { eb, fn, knownFrom } from './sql.ts';

/** Was a row known by the moment looked at? It may have been superseded since. */
export const wasKnown = ({ row }: { row: (column: 'known') => Expression<Pg<'tstzrange'>> }) =>
  eb(knownFrom(row('known')), '<=', fn.known_at());
