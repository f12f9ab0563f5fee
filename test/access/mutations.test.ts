import { tryEveryMutation } from './every-mutation.ts';

// All of them, and a province: test/slow/mutations.
tryEveryMutation(2);
