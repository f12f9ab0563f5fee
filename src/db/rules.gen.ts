// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_c8e33f3ee6ee';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_c8e33f3ee6ee, app, pg_temp';
