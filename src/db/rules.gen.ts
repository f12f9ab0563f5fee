// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_3b9dba585524';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_3b9dba585524, app, pg_temp';
