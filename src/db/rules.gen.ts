// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_d58935c6c34b';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_d58935c6c34b, app, pg_temp';
