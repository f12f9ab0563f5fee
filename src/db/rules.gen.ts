// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_8dca2d264c5e';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_8dca2d264c5e, app, pg_temp';
