// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_75a9e727b05c';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_75a9e727b05c, app, pg_temp';
