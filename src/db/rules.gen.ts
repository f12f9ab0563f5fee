// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_030695b6e92f';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_030695b6e92f, app, pg_temp';
