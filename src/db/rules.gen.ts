// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_a0e0c8cb2027';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_a0e0c8cb2027, app, pg_temp';
