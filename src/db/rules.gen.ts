// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_671cd270959d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_671cd270959d, app, pg_temp';
