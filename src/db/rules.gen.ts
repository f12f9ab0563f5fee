// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_5f5b763cb27b';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_5f5b763cb27b, app, pg_temp';
