// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_dde0a76dd9af';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_dde0a76dd9af, app, pg_temp';
