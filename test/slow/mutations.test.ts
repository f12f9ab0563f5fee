/** Every mutation on a province, two cities of its region and a city of another one: test/access/mutations tries two. */
import { tryEveryMutation } from '../access/every-mutation.ts';

tryEveryMutation(4);
