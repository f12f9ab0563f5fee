/**
 * Who may do what with a row, by how its area stands to the area of the role's grant. This table, not the code, is
 * what the access tests hold the database and the API to.
 */
import type { DRAFT_AREAS, Office } from '../support/access.ts';

export const OPERATIONS = [
  'READ_DRAFT',
  'READ_NOTE',
  'READ_PAPER',
  'COMMENT',
  'CONFIRM_MILESTONE',
  'WRITE_MOU',
  'WRITE_MARKET',
  'WRITE_OUTREACH',
  'SUBMIT_FIGURE',
  'WRITE_FIGURE',
  'CORRECT_FIGURE',
  'CORRECT_OWN_FIGURE',
  'WRITE_TARGET',
  'PUBLISH',
  'READ_ACCESS',
  'MANAGE_ACCESS',
  'READ_AUDIT',
] as const;
export type Operation = (typeof OPERATIONS)[number];
export const RELATIONS = ['self', 'descendant', 'ancestor', 'sibling', 'cousin', 'otherRegion', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];
export type Viewer = Office | 'anonymous';

const AGREEMENTS = ['READ_DRAFT', 'READ_NOTE', 'READ_PAPER', 'COMMENT', 'CONFIRM_MILESTONE'] as const;
const OFFICE_WORK = [
  ...AGREEMENTS,
  'WRITE_MOU',
  'WRITE_MARKET',
  'WRITE_OUTREACH',
  'SUBMIT_FIGURE',
  // In a region that lets its branches, as the branch's here; see test/writes/submissions.
  'WRITE_FIGURE',
  'CORRECT_OWN_FIGURE',
] as const;

/** What a role may do at all; everything else it may not, anywhere. */
export const MAY: Readonly<Record<string, readonly Operation[]>> = {
  PUBLIC: [],
  GOVERNMENT: AGREEMENTS,
  BRANCH: OFFICE_WORK,
  REGION: OPERATIONS,
  AUDITOR: ['READ_DRAFT', 'READ_NOTE', 'READ_PAPER', 'READ_ACCESS', 'READ_AUDIT'],
  ADMIN: OPERATIONS,
};
/** Roles that are granted for the whole nation. */
export const NATIONAL_ROLES: readonly string[] = ['AUDITOR', 'ADMIN'];
/** And where: in the area of the grant and what lies below it that day, nowhere else. */
export const WHERE: readonly Relation[] = ['self', 'descendant'];

/** For each viewer an area that stands to its grant in the relation; a viewer without some relation has no such area. */
export const PLACES: Readonly<Record<Viewer, Partial<Record<Relation, (typeof DRAFT_AREAS)[number]>>>> = {
  anonymous: { none: '64.71' },
  mayor: { self: '64.71', ancestor: '64', sibling: '64.72', cousin: '63.71', otherRegion: '35.78' },
  governor: { self: '64', descendant: '64.71', ancestor: 'VII', cousin: '63.71', otherRegion: '35.78' },
  branch: {
    self: 'KC-BANJARMASIN',
    descendant: '63.71',
    ancestor: 'VII',
    sibling: '63.07',
    cousin: '64.71',
    otherRegion: '35.78',
  },
  region: { self: 'VII', descendant: '64.71', ancestor: 'ID', sibling: 'JAWA-TIMUR', otherRegion: '35.78' },
  elsewhere: { self: 'JAWA-TIMUR', descendant: '35.78', ancestor: 'ID', sibling: 'VII', otherRegion: '64.71' },
  auditor: { self: 'ID', descendant: '64.71' },
  admin: { self: 'ID', descendant: '64.71' },
};
export const ROLE: Readonly<Record<Viewer, string>> = {
  anonymous: 'PUBLIC',
  mayor: 'GOVERNMENT',
  governor: 'GOVERNMENT',
  branch: 'BRANCH',
  region: 'REGION',
  elsewhere: 'REGION',
  auditor: 'AUDITOR',
  admin: 'ADMIN',
};
export const VIEWERS = Object.keys(ROLE) as Viewer[];

export const isAllowed = (viewer: Viewer, relation: Relation, operation: Operation): boolean =>
  (MAY[ROLE[viewer]] ?? []).includes(operation) && WHERE.includes(relation);

export interface Cell {
  viewer: Viewer;
  relation: Relation;
  area: string;
  operation: Operation;
  allowed: boolean;
}
export const CELLS: readonly Cell[] = VIEWERS.flatMap((viewer) =>
  Object.entries(PLACES[viewer]).flatMap(([relation, area]) =>
    OPERATIONS.map((operation) => ({
      viewer,
      relation: relation as Relation,
      area,
      operation,
      allowed: isAllowed(viewer, relation as Relation, operation),
    })),
  ),
);
/** The areas whose drafts a viewer reads. */
export const draftsOf = (viewer: Viewer, areas: readonly string[], below: (area: string) => readonly string[]) =>
  MAY[ROLE[viewer]]?.includes('READ_DRAFT') && PLACES[viewer].self
    ? areas.filter((area) => below(PLACES[viewer].self as string).includes(area))
    : [];
