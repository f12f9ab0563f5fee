// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_bc0faa602d44';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_bc0faa602d44, app, pg_temp';
