// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_15a668d41aaf';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_15a668d41aaf, app, pg_temp';
