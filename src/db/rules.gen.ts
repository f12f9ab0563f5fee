// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_d4d0ff06b81d';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_d4d0ff06b81d, app, pg_temp';
