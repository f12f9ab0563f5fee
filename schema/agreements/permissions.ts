/** What the viewer may do with an agreement. */
import { permissionsType } from '../shared/permissions.ts';
import { fn } from '../shared/sql.ts';
import { Mou } from './mou.ts';

const MouPermissions = permissionsType('MouPermissions', {
  table: 'mou_current',
  description: 'What you may do with an agreement. The database decides.',
  ask: (capability, id) => fn.may_with(capability, id),
  can: {
    readInternal: ['READ_INTERNAL', 'Whether you may read its drafts, its notes, and its papers that are not public.'],
    comment: ['COMMENT', 'Whether you may write notes.'],
    confirmMilestone: ['CONFIRM_MILESTONE', 'Whether you may confirm that a step was taken.'],
    amend: ['WRITE_MOU', 'Whether you may record a new version, a stage, or an instrument that follows.'],
    publish: ['PUBLISH', 'Whether you may make drafts and papers public.'],
  },
});

Mou.extend((t) => ({
  viewerCan: t.embed({ type: MouPermissions, description: 'What you may do with the agreement.' }),
}));
