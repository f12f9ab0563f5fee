/** Enums of what changed. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

export const ChangeKind = enumOf<db.ChangeKind>('ChangeKind', 'What became known.', {
  FIGURE_PUBLISHED: 'A figure.',
  FIGURE_CORRECTED: 'A correction of a figure.',
  FIGURE_CHOSEN: 'Which of rival figures is shown first: told of the one chosen, and of the one that no longer is.',
  MOU_RECORDED: 'An MoU.',
  MOU_AMENDED: 'A new version of an MoU.',
  MOU_EXPIRING: 'An MoU is about to end.',
  MOU_EXPIRED: 'The last day of an MoU has passed.',
  TARGET_SET: 'A target was set.',
  TARGET_CHANGED: 'A new version of a target was set.',
});
