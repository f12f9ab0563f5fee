// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_149227f6d9aa';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_149227f6d9aa, app, pg_temp';
