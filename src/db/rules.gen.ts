// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_a45985d74ebe';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_a45985d74ebe, app, pg_temp';
