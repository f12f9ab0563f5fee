// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_1e5ffaa090de';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_1e5ffaa090de, app, pg_temp';
