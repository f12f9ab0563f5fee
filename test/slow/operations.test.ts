/** Many random operations; test/contract/random tries some. */
import { tryOperations } from '../contract/operations.ts';

tryOperations(600);
