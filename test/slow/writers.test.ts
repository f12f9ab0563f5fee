/** Many write at once: those who follow, a mirror, and two who write about one agreement (a shorter one: test/writes/mous). */
import { describe, test } from 'vitest';
import { useActs } from '../writes/acts.ts';
import { useFollowers } from '../writes/followers.ts';
import { useMirror } from '../writes/mirrors.ts';
import { race } from '../writes/race.ts';

describe('following', () => {
  const { followWriters } = useFollowers();
  test('16 write 500 times: followers miss nothing, and no snapshot changes', () => followWriters(16, 500), 120_000);
});

describe('a mirror', () => {
  const { mirrorWriters } = useMirror();
  test('has what the API has after 16 wrote 500 times', () => mirrorWriters(16, 500), 180_000);
});

describe('one agreement', () => {
  const acts = useActs();
  test(
    'two writers, 500 rounds: the version counts the acknowledged writes, and every loser was told',
    () => race(acts, 500),
    120_000,
  );
});
