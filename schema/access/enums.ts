/** Enums of access. */
import type * as db from '../generated/types.ts';
import { enumOf } from '../shared/enum-of.ts';

/** PUBLIC is everybody's; the database knows the others. */
export const ViewerRole = enumOf<db.ViewerRole | 'PUBLIC'>(
  'ViewerRole',
  'What an actor may do, in the area of its grant and below.',
  {
    PUBLIC: 'Everybody, with or without a credential: reads what is public.',
    GOVERNMENT:
      'A government (_pemda_) of a province, regency or city: reads drafts and notes of agreements it is a party to, comments on them and confirms their milestones.',
    BRANCH:
      'A branch (_kantor cabang_), in its working area: records figures, markets, outreach and the stages of agreements.',
    REGION:
      'A regional office (_kantor wilayah_): all that a branch may, for the whole region; corrects, sets targets, publishes, and gives access to the offices below it.',
    AUDITOR: 'Reads everything, writes nothing.',
    ADMIN: 'Everything.',
  },
);
export const AuditAction = enumOf<'INSERT' | 'UPDATE' | 'DELETE'>('AuditAction', 'What a write did to a row.', {
  INSERT: 'It was added.',
  UPDATE: 'It was changed: closed, confirmed or ended.',
  DELETE: 'It was removed.',
});
