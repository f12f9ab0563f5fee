// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_7833f797c6de';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_7833f797c6de, app, pg_temp';
