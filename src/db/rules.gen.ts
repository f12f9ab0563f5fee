// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_5fce1c15e0ca';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_5fce1c15e0ca, app, pg_temp';
