// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_cc4048e4cb78';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_cc4048e4cb78, app, pg_temp';
