// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_ac3309b602ec';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_ac3309b602ec, app, pg_temp';
