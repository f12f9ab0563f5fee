/** How much of plans a session keeps. What else of kept plans is promised: test/http/kept-plans. */
import { expect, test } from 'vitest';
import { type Kept, useKept } from '../http/kept.ts';

const { ask, askAgain, inSession, kept, another } = useKept();
const MOST_KILOBYTES = 40_000;
const kilobytesOf = ({ name }: Kept) => Number(name.split('_')[1]);

test('what a session keeps has a bound: those go first that were not asked for the longest', {
  timeout: 90_000,
}, async () => {
  await inSession('discard all');
  const often = another('name region { name }');
  await askAgain(often);
  const [favourite] = (await kept()) as [Kept];
  let most = 0;
  let [first]: Kept[] = [];
  for (let i = 0; i < 45; i++) {
    await askAgain(
      another('enrollment { coverage { value } target { status } rollUp { sum { value } } completeness { expected } }'),
    );
    await ask(often);
    const plans = await kept();
    first ??= plans[1];
    most = Math.max(
      most,
      plans.reduce((sum, plan) => sum + kilobytesOf(plan), 0),
    );
  }
  const plans = await kept();
  expect(most).toBeLessThanOrEqual(MOST_KILOBYTES);
  expect(most).toBeGreaterThan(MOST_KILOBYTES / 2);
  expect(plans.length).toBeLessThan(45);
  expect(plans.map(({ name }) => name)).toContain(favourite.name);
  expect(plans.map(({ name }) => name)).not.toContain(first?.name);
});
