// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_f270b3a72f9a';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_f270b3a72f9a, app, pg_temp';
