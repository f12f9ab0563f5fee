// Generated from the database by `npm run codegen`. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_53162b80d646';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_53162b80d646, app, pg_temp';
