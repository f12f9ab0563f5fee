// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_b2f409a4a8ac';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_b2f409a4a8ac, app, pg_temp';
