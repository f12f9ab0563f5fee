import { test } from 'vitest';
import { useMirror } from '../writes/mirrors.ts';

const { mirrorWriters } = useMirror();

// 500 times: test/slow/writers.
test('a mirror has what the API has after 8 wrote 24 times', () => mirrorWriters(8, 24), 120_000);
