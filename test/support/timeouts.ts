import { afterEach, beforeEach, vi } from 'vitest';

/** Time limits (`AbortSignal.timeout`) that end when the test says so, and not by the clock. */
export function useTimeouts() {
  /** What was asked for since the test began. */
  let given: { ms: number; end(): void }[] = [];
  beforeEach(() => {
    given = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const controller = new AbortController();
      given.push({ ms, end: () => controller.abort(new DOMException('The time is over.', 'TimeoutError')) });
      return controller.signal;
    });
  });
  afterEach(() => void vi.mocked(AbortSignal.timeout).mockRestore());
  return {
    /** The time limits that were asked for, in milliseconds. */
    limits: () => given.map(({ ms }) => ms),
    /** All of that time passes. */
    pass: () => {
      for (const { end } of given) end();
    },
  };
}
