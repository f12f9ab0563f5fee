import { tryOperations } from './operations.ts';

// 600: test/slow/operations.
tryOperations(50);
