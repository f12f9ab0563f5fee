// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_b75b5b455b6e';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_b75b5b455b6e, app, pg_temp';
