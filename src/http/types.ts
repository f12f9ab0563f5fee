import type { Outcome, Timing } from '../context.ts';
import type { Bindings } from '../env.ts';

/** What Hono knows of a request, for all middleware and routes. */
export interface AppTypes {
  Bindings: Bindings;
  Variables: {
    requestId: string;
    /** Aborts when the client goes away. */
    client: AbortSignal;
    /** What came of the request, for the log; undefined when it was refused before the database was asked. */
    request: { outcome: Outcome; timing: Pick<Timing, 'roundTrips'> } | undefined;
  };
}
