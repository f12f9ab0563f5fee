// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_3e579d2b9279';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_3e579d2b9279, app, pg_temp';
