// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_cb0d684e9a5d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_cb0d684e9a5d, app, pg_temp';
