// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_82db2ed819ff';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_82db2ed819ff, app, pg_temp';
