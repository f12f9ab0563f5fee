/** How much of plans a session keeps, and that other rules end them. What else of kept plans is promised: test/http/kept-plans. */
import { expect, test } from 'vitest';
import { deploy } from '../../migrations/deploy.ts';
import { RULES_SCHEMA } from '../../src/db/rules.gen.ts';
import { type Kept, useKept } from '../http/kept.ts';

const { access, asOwner, ask, askAgain, inSession, kept, another } = useKept();
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

test('the answer stays right where all rules were deployed anew', async () => {
  const document = another('name');
  const { data } = await askAgain(document);
  await asOwner(`drop schema ${RULES_SCHEMA} cascade`);
  const { errors } = await ask(document);
  expect(errors[0].extensions.code).toBe('UNAVAILABLE');
  await deploy(access().url, () => {});
  expect(await ask(document)).toMatchObject({ data, errors: undefined });
});
