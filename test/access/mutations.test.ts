import { tryEveryMutation } from './every-mutation.ts';

// On all areas: test/slow/mutations.
tryEveryMutation(1);
