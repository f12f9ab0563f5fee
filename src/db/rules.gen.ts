// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_2cd77318d2bc';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_2cd77318d2bc, app, pg_temp';
