// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_ea3a6d1aa041';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_ea3a6d1aa041, app, pg_temp';
