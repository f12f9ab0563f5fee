/** What test/access/walk asks, by all ways of three steps, asked by everybody, and as known at another moment too. */
import { describe } from 'vitest';
import { allAsks } from '../access/asks.ts';
import { askGuarded, MOMENTS, useViewers, walkEverything } from '../access/everything.ts';
import { VIEWERS } from '../access/policy.ts';

const as = useViewers();

describe('everything that anybody may ask', () => {
  walkEverything(as, VIEWERS, Object.keys(MOMENTS) as (keyof typeof MOMENTS)[], allAsks());
});

askGuarded(as, VIEWERS);
