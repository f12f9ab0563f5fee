import { freshKey } from '../auth/api-key.ts';
import type { Looked, RequestContext } from '../context.ts';
import type { Dataset, Deadline, Opening } from '../db/database.ts';
import { DatabaseError, notRun } from '../db/errors.ts';
import { digest } from '../digest.ts';
import ERRORS from '../errors.json' with { type: 'json' };
import { type Batch, said } from '../pothos-kysely/index.ts';

/** What one operation does with the database: each batch begins with who asks, and what is looked at. */
export class Session {
  readonly #context: RequestContext;
  readonly #looked: Looked;
  /** As the last batch saw it. */
  dataset: Dataset | undefined;
  #writes = 0;
  /** One for all batches: an operation of many fields takes no longer than another. */
  #deadline: Deadline | undefined;
  /** Has a write been lost sight of? Then nothing may follow on it. */
  #lost = false;

  /** @param looked the moments that the operation is asked at */
  constructor(context: RequestContext, looked: Looked) {
    this.#context = context;
    this.#looked = looked;
  }

  /** Runs a batch; gives the cells of its row. */
  async run(batch: Batch): Promise<readonly (string | null)[]> {
    const { database, requestId, credential, timing, outcome, waitUntil, signal } = this.#context;
    const opening = { ...this.#looked, requestId, language: outcome.language, credential };
    if (this.#lost) throw notRun(said(ERRORS.NOT_RUN));
    this.#deadline ??= database.deadline();
    const started = performance.now();
    timing.roundTrips++;
    const opened = batch.readOnly ? { ...opening, cost: outcome.cost } : await this.#writing(batch, opening);
    const running = database.run(batch, opened, this.#deadline, batch.readOnly ? signal : undefined);
    // A write that was sent is finished, whether or not anybody waits for the answer.
    if (!batch.readOnly) waitUntil(running.catch(() => {}));
    const ran = await running
      .catch((error) => {
        this.#lost = error instanceof DatabaseError && error.code === 'UNKNOWN_OUTCOME';
        throw error;
      })
      .finally(() => {
        timing.db += performance.now() - started;
      });
    this.dataset = ran.dataset;
    outcome.actor = ran.actor;
    if (ran.unrecordedKey !== null) waitUntil(database.recordUse(ran.unrecordedKey));
    return ran.rows[0] ?? [];
  }

  /** A write brings a key that it may give to somebody, and what its outcome is kept under where the caller named it. */
  async #writing({ asked }: Batch, opening: Opening): Promise<Opening> {
    const { idempotencyKey, credential, pepper } = this.#context;
    const full = { ...opening, freshKey: freshKey(pepper) };
    if (!idempotencyKey || !credential) return full;
    // The fields of one operation are writes of their own.
    const key = `${idempotencyKey} ${this.#writes++}`;
    return { ...full, idempotency: { key, fingerprint: await digest(asked) } };
  }
}
