// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_1c81a7b8f3d1';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_1c81a7b8f3d1, app, pg_temp';
