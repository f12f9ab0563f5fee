import { test } from 'vitest';
import { useMirror } from '../writes/mirrors.ts';

const { mirrorWriters } = useMirror();

// 500 times: test/slow/writers.
test('a mirror has what the API has after 8 wrote 60 times', () => mirrorWriters(8, 60), 120_000);
