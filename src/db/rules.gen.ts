// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_0107ba7e036b';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_0107ba7e036b, app, pg_temp';
