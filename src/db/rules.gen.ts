// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_4e8526e7635d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_4e8526e7635d, app, pg_temp';
