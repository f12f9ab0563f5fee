// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_6d3b77e2f26c';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_6d3b77e2f26c, app, pg_temp';
