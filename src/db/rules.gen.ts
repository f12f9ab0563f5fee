// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_992d04c4f7e5';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_992d04c4f7e5, app, pg_temp';
