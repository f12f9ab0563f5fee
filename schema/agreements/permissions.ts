/** What the viewer may do with an agreement. */
import { builder } from '../builder.ts';
import { mayBy } from '../shared/permissions.ts';
import { fn } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const may = mayBy(fn.may_with);
const MouPermissions = builder.kyselyObject('MouPermissions', { table: 'mou_current' });
MouPermissions.implement({
  description: 'What you may do with an agreement. The database decides.',
  fields: (t) => ({
    readInternal: t.expression(
      may('READ_INTERNAL', 'Whether you may read its drafts, its notes, and its papers that are not public.'),
    ),
    comment: t.expression(may('COMMENT', 'Whether you may write notes.')),
    confirmMilestone: t.expression(may('CONFIRM_MILESTONE', 'Whether you may confirm that a step was taken.')),
    amend: t.expression(
      may('WRITE_MOU', 'Whether you may record a new version, a stage, or an instrument that follows.'),
    ),
    publish: t.expression(may('PUBLISH', 'Whether you may make drafts and papers public.')),
  }),
});

Mou.extend((t) => ({
  viewerCan: t.embed({ type: MouPermissions, description: 'What you may do with the agreement.' }),
}));
