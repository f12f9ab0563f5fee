// Generated from the database. Do not edit.
import type { Capability, ViewerRole } from './types.ts';

/** Which roles can do what. */
export const ROLES: Readonly<Record<Capability, readonly ViewerRole[]>> = {
 "READ_INTERNAL": [ "GOVERNMENT", "BRANCH", "REGION", "AUDITOR", "ADMIN" ],
 "COMMENT": [ "GOVERNMENT", "BRANCH", "REGION", "ADMIN" ],
 "CONFIRM_MILESTONE": [ "GOVERNMENT", "BRANCH", "REGION", "ADMIN" ],
 "WRITE_MOU": [ "BRANCH", "REGION", "ADMIN" ],
 "WRITE_MARKET": [ "BRANCH", "REGION", "ADMIN" ],
 "WRITE_OUTREACH": [ "BRANCH", "REGION", "ADMIN" ],
 "SUBMIT_FIGURE": [ "BRANCH", "REGION", "ADMIN" ],
 "WRITE_FIGURE": [ "BRANCH", "REGION", "ADMIN" ],
 "CORRECT_FIGURE": [ "REGION", "ADMIN" ],
 "CORRECT_OWN_FIGURE": [ "BRANCH", "REGION", "ADMIN" ],
 "WRITE_TARGET": [ "REGION", "ADMIN" ],
 "PUBLISH": [ "REGION", "ADMIN" ],
 "READ_ACCESS": [ "REGION", "AUDITOR", "ADMIN" ],
 "MANAGE_ACCESS": [ "REGION", "ADMIN" ],
 "READ_AUDIT": [ "REGION", "AUDITOR", "ADMIN" ]
};
/** What a branch can do only where its region lets branches record figures themselves. */
export const WHERE_BRANCHES_RELEASE: readonly Capability[] = [ "WRITE_FIGURE" ];
