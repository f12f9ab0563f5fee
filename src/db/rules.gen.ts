// Generated from the database. Do not edit.

/** The schema with the rules that this code was written for. */
export const RULES_SCHEMA = 'rules_6e49e70828df';
/** Where names are looked up: rules, then facts. */
export const SEARCH_PATH = 'rules_6e49e70828df, app, pg_temp';
