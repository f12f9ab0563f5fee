// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_7a82157d90eb';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_7a82157d90eb, app, pg_temp';
