// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_e8a9436d767c';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_e8a9436d767c, app, pg_temp';
